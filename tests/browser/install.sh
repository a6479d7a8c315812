#!/bin/sh
# Installs what the browser tests need: Chromium and Firefox ESR with their languages, OpenSSL (a certificate for the fixture
# server), a Japanese font.
set -eu
cd "$(dirname "$0")/../.."
packages="openssl fonts-noto-cjk"
# Ubuntu's packages of these names are stubs for snaps, which a test cannot drive: there the driver's own installer fetches them.
if grep -qs '^ID=ubuntu' /etc/os-release; then
  [ -x "${CHROMIUM:-}" ] || [ -d target/browsers/chromium ] || {
    echo "Fetching Chromium into target/browsers"
    node_modules/.bin/browsers install chromium@latest --install-deps --path target/browsers
  }
  [ -x "${FIREFOX:-}" ] || [ -d target/browsers/firefox ] || {
    echo "Fetching Firefox ESR into target/browsers"
    node_modules/.bin/browsers install firefox@esr --install-deps --path target/browsers
  }
else
  # Firefox as the manifest asks for it.
  firefox=$(sed -n 's/.*"strict_min_version": "\([0-9]*\).*/\1/p' extension/manifest.firefox.json | head -n 1)
  packages="$packages chromium=120 chromium-l10n firefox-esr=$firefox firefox-esr-l10n-de=$firefox firefox-esr-l10n-ja=$firefox"
fi
# shellcheck disable=SC2086  # a list of package names
sh tests/apt.sh $packages
