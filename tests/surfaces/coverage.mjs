// docs/coverage.md: what held on which surface in which browser, out of the last runs. `node tests/surfaces/coverage.mjs`
// compares it, with FAIRREACH_WRITE=1 it writes it anew.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../browser/lib/launch.mjs";
import { COLUMNS } from "./promises.mjs";

const FOLDER = join(ROOT, "target/coverage");
const TABLE = join(ROOT, "docs/coverage.md");
const BROWSERS = ["chromium", "firefox"];

/** Keeps what a suite found in a browser: a row a surface, `{name, [column]: "yes" | "–"}`. */
export function record(suite, browser, rows) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${suite}-${browser}.json`), JSON.stringify(rows));
}

function table() {
  const seen = {};
  for (const file of existsSync(FOLDER) ? readdirSync(FOLDER).sort() : []) {
    const browser = BROWSERS.find((name) => file.endsWith(`-${name}.json`));
    for (const { name, ...held } of JSON.parse(readFileSync(join(FOLDER, file), "utf8"))) {
      seen[name] ??= {};
      seen[name][browser] = held;
    }
  }
  const cell = (held, column) => {
    const both = BROWSERS.map((browser) => held[browser]?.[column] ?? "not seen");
    return both[0] === both[1] ? both[0] : BROWSERS.map((browser, at) => `${browser}: ${both[at]}`).join(", ");
  };
  const rows = Object.keys(seen)
    .sort((a, b) => a.localeCompare(b, "en"))
    .map((name) => `| ${[name, ...COLUMNS.map((column) => cell(seen[name], column))].join(" | ")} |`);
  return `# What was seen to work, and where
Written by the tests (\`./build.sh test\`; \`FAIRREACH_WRITE=1 node tests/surfaces/coverage.mjs\` writes it anew). "yes": seen in Chromium and in
Firefox. "–": does not apply there. Roundcube and SOGo are real servers, and the mail that arrived was read; the other sites are pages built after
their structure; editors are the real engines on a page of a webmail of no known make.

| Surface | ${COLUMNS.join(" | ")} |
|---|${COLUMNS.map(() => "---|").join("")}
${rows.join("\n")}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fresh = table();
  if (process.env.FAIRREACH_WRITE) writeFileSync(TABLE, fresh);
  const stale = !existsSync(TABLE) || readFileSync(TABLE, "utf8") !== fresh;
  if (stale) {
    console.error(`docs/coverage.md is not what the last runs saw:\n${fresh}`);
    process.exitCode = 1;
  }
}
