#!/bin/sh
# tests/apt.sh PACKAGE...: installs what is missing of these Debian or Ubuntu packages, and leaves no service running.
set -eu
missing=""
for package in "$@"; do
  dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
command -v apt-get >/dev/null || { echo "Fairreach needs these packages, and this machine has no apt-get to install them:$missing" >&2; exit 1; }

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Fairreach needs root (or sudo) once, to install:$missing" >&2; exit 1; }
  as_root="sudo"
fi
echo "Installing with apt-get:$missing"

# The packages' own daemons stay off: the tests start private ones.
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' | $as_root tee /usr/sbin/policy-rc.d >/dev/null
  $as_root chmod +x /usr/sbin/policy-rc.d
  trap '$as_root rm -f /usr/sbin/policy-rc.d' EXIT
fi
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"; }
# shellcheck disable=SC2086  # a list of package names
apt install -y -qq --no-install-recommends $missing >/dev/null 2>&1 || {
  apt update -qq
  apt install -y -qq --no-install-recommends $missing >/dev/null
}
