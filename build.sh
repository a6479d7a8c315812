#!/usr/bin/env bash
# Builds, tests, shows and packages Fairreach: ./build.sh help
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'END'
./build.sh            dist/chromium, dist/firefox (unpacked), dist/*.zip and the CLI target/release/fairreach
./build.sh run        builds, then shows the main job in a browser; without a display: two screenshots and the verdicts
./build.sh test       formats, lints, unit tests, both browsers, live webmail; closes with counts
./build.sh bench      speed of the engine, the WASM and the content script
./build.sh package    builds, and adds the source archive that a store's reviewer asks for
./build.sh help       this

Installs what it needs and says so: the WASM target, npm packages, and for run, test and bench browsers and a webmail.
You need rustup (https://rustup.rs) and Node 20 or later.
END
}

say() { printf '\n== %s\n' "$*"; }
fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

# once NAME FILE... -- COMMAND...: runs a command again only when one of the files has changed since.
once() {
  local stamp="target/stamps/$1" files=() state
  shift
  while [ "$1" != -- ]; do
    files+=("$1")
    shift
  done
  shift
  state=$(sha256sum "${files[@]}")
  if [ "$(cat "$stamp" 2>/dev/null)" != "$state" ]; then
    "$@"
    mkdir -p target/stamps
    printf '%s\n' "$state" >"$stamp"
  fi
}

# --- What a build needs ---

tools() {
  command -v cargo >/dev/null || fail "Rust is missing: install rustup from https://rustup.rs, then run this again"
  command -v node >/dev/null || fail "Node 20 or later is missing: https://nodejs.org"
  command -v npm >/dev/null || fail "npm is missing: it comes with Node, or as Debian's package npm"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node $(node -v) is too old: 20 or later is needed"
  [ -d node_modules ] || rm -f target/stamps/npm
  once npm package.json package-lock.json -- npm_packages
}

npm_packages() {
  say "Installing the npm packages of package-lock.json"
  npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
}

# The WASM gets a standard library of its own, built for size. rustup has its source; where rustup cannot fetch it,
# Debian has a compiler with its source.
std_source() { [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]; }

wasm_compiler() {
  std_source && return
  say "Installing the source of Rust's standard library, for the WASM"
  rustup component add rust-src && std_source && return
  say "rustup could not; installing Debian's rustc for WASM (150 MB)"
  sh tests/apt.sh rustc-web cargo-web rust-web-src libstd-rust-web-dev lld || fail "no WASM target: neither rustup nor Debian has one"
}

# --- The build ---

# wasm FEATURE OUT_DIR: one of the two modules, with its JavaScript glue.
wasm() {
  local cargo=(cargo) flags
  # No words for panics. Small functions stand where they are called: a fifth less time than opt-level z alone for 6 KB.
  flags=$'\x1f-Zunstable-options\x1f-Cpanic=immediate-abort\x1f-Zlocation-detail=none\x1f-Zfmt-debug=none'
  flags+=$'\x1f-Cllvm-args=-inline-threshold=65'
  std_source || cargo=(/usr/bin/cargo --config .cargo/debian.toml)
  RUSTC_BOOTSTRAP=1 CARGO_ENCODED_RUSTFLAGS="$CARGO_ENCODED_RUSTFLAGS$flags" "${cargo[@]}" build --config .cargo/wasm.toml \
    --locked -q -p fairreach-web --profile wasm --no-default-features --features "$1"
  target/release/xtask glue target/wasm/wasm32-unknown-unknown/wasm/fairreach_web.wasm "$2"
  # LLVM has inlined what is worth it: more of it, by whole modules, is 8 KB more gzipped. A second round takes off 1 KB.
  node node_modules/binaryen/bin/wasm-opt -O3 -O3 --skip-pass=inlining-optimizing --strip-producers --strip-target-features \
    "$2/fairreach_bg.wasm" -o "$2/fairreach.wasm"
}

build() {
  tools
  wasm_compiler
  mkdir -p target dist
  exec 9>target/build.lock
  flock 9
  # Paths of this machine stay out of what is built: the same commit gives the same bytes everywhere.
  local remap=--remap-path-prefix std
  std="$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$(rustc -vV | sed -n 's/^commit-hash: //p')"
  export CARGO_ENCODED_RUSTFLAGS="$remap=$PWD=."$'\x1f'"$remap=${CARGO_HOME:-$HOME/.cargo}=cargo"$'\x1f'"$remap=$std"

  say "Compiling the engine, the CLI and the WASM"
  cargo build --locked -q --release -p fairreach-cli -p xtask
  rm -rf target/core
  wasm background target/core
  wasm pages target/core/pages
  unset CARGO_ENCODED_RUSTFLAGS

  say "Bundling the extension"
  for browser in chromium firefox; do extension "$browser"; done
  node_modules/.bin/tsc
  ls -l dist/*.zip | awk '{print $NF, $5}'
  exec 9>&-
}

bundle() { node_modules/.bin/esbuild "$1" --bundle --minify --format=iife --target=es2022 --charset=utf8 --log-level=warning --outfile="$2" "${@:3}"; }

extension() {
  local out="target/stage/$1" version
  rm -rf "$out"
  mkdir -p "$out/pages" "$out/icons"
  target/release/xtask manifest extension/manifest.json "extension/manifest.$1.json" "$out/manifest.json"
  target/release/xtask wording crate/engine/data/wording "$out/wording"
  target/release/xtask tables "$out/tables.bin"
  cp target/core/fairreach.wasm extension/managed_schema.json extension/content/content.css "$out"
  cp -r extension/_locales "$out"
  cp extension/icons/*.png "$out/icons"
  cp extension/pages/*.html extension/pages/*.css "$out/pages"
  cp target/core/pages/fairreach.wasm "$out/pages/pages.wasm"
  bundle extension/background.ts "$out/background.js"
  bundle extension/content/main.ts "$out/content.js"
  bundle extension/content/webmail.ts "$out/webmail.js"
  bundle extension/content/linkedin.ts "$out/linkedin.js"
  bundle extension/content/panel.ts "$out/panel.js"
  # Who runs this script gets the value of its last expression.
  bundle extension/content/report.ts "$out/report.js" --global-name=fairreachReport --footer:js="fairreachReport.report()"
  bundle extension/content/check.ts "$out/check.js" --global-name=fairreachCheck --footer:js="fairreachCheck.check()"
  for page in popup options; do bundle "extension/pages/$page.ts" "$out/pages/$page.js"; done
  version=$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).version' "$out/manifest.json")
  rm -rf "dist/$1" dist/fairreach-"$1"-*.zip
  mv "$out" "dist/$1"
  target/release/xtask zip "dist/$1" "dist/fairreach-$1-$version.zip"
}

# --- Tests ---

passed=0 failed=0 skipped=0
failures=()

fails() {
  failed=$((failed + $2))
  failures+=("$1")
}

# check NAME COMMAND...: a check that passes or fails as one.
check() {
  local name=$1
  shift
  say "$name"
  if "$@"; then passed=$((passed + 1)); else fails "$name" 1; fi
}

rust_tests() {
  local log=target/test/rust.log code=0 good bad ignored
  say "Rust tests"
  # The build's own steps (xtask) are tested by what they make, in tests/package.
  cargo test --locked --workspace --exclude xtask 2>&1 | tee "$log" || code=$?
  read -r good bad ignored < <(awk '/^test result:/ { good += $4; bad += $6; ignored += $8 } END { print good + 0, bad + 0, ignored + 0 }' "$log")
  count "Rust tests" "$code" "$good" "$bad" "$ignored"
}

# node_tests NAME FILE...
node_tests() {
  local name=$1 log code=0
  shift
  log="target/test/${name// /-}.tap"
  say "$name"
  node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap --test-reporter-destination="$log" "$@" || code=$?
  of() { awk -v key="$1" '$1 == "#" && $2 == key { print $3 }' "$log" | tail -n 1; }
  count "$name" "$code" "$(of pass)" "$(of fail)" "$(($(of skipped) + $(of todo)))"
}

# count NAME EXIT_CODE PASSED FAILED SKIPPED: a run that ended badly without a failed test counts as one.
count() {
  passed=$((passed + ${3:-0}))
  skipped=$((skipped + ${5:-0}))
  if [ "${4:-0}" -gt 0 ]; then fails "$1" "$4"; elif [ "$2" -ne 0 ]; then fails "$1" 1; fi
}

# Tests are found by their names; a folder is a suite.
suite() { find "tests/$1" -name '*.test.mjs' -not -path '*/node_modules/*' | sort; }

browsers() {
  sh tests/browser/install.sh
}

run_tests() {
  local name
  build
  rm -rf target/coverage
  mkdir -p target/test
  browsers
  sh tests/webmail/install.sh

  check "Format of the Rust code" cargo fmt --all --check
  check "Lint of the Rust code" cargo clippy --locked -q --workspace --all-targets -- -D warnings
  check "Format and lint of the TypeScript and JavaScript" node_modules/.bin/biome ci
  rust_tests
  for name in border package pages reading face demo editors browser surfaces webmail; do
    # shellcheck disable=SC2046  # file names without spaces
    [ -z "$(suite "$name")" ] || node_tests "$name" $(suite "$name")
  done

  check "Table of what was seen to work" node tests/surfaces/coverage.mjs

  [ "$skipped" -eq 0 ] || printf '\n%s tests were skipped; each said why above\n' "$skipped"
  [ ${#failures[@]} -eq 0 ] || printf '\nFailed in: %s\n' "$(IFS=,; printf '%s' "${failures[*]}")"
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

# The source as the commit has it, from which a store's reviewer builds the same bytes.
package() {
  local version
  build
  version=$(cargo pkgid -p fairreach-cli | sed 's/.*[#@]//')
  git archive --format=zip --prefix="fairreach-$version/" -o "dist/fairreach-source-$version.zip" HEAD
  (cd dist && sha256sum ./*.zip | tee SHA256SUMS)
}

case "${1:-build}" in
  build) build ;;
  run)
    build
    browsers
    node tests/demo/run.mjs
    ;;
  test) run_tests ;;
  bench)
    build
    browsers
    node tests/bench/run.mjs "${@:2}"
    ;;
  package) package ;;
  help | --help | -h) usage ;;
  *)
    usage >&2
    fail "unknown command: $1"
    ;;
esac
