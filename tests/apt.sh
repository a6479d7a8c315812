#!/bin/sh
# tests/apt.sh PACKAGE[=MAJOR]...: installs what is missing of these Debian or Ubuntu packages, or older than the major version
# named, and leaves no service running.
set -eu
missing=""
for wanted in "$@"; do
  package=${wanted%%=*}
  oldest=0
  [ "$package" = "$wanted" ] || oldest=${wanted#*=}
  version=$(dpkg-query -W -f='${db:Status-Status} ${Version}\n' "$package" 2>/dev/null | sed -n 's/^installed //p')
  [ -n "$version" ] && dpkg --compare-versions "$version" ge "$oldest" || missing="$missing $package"
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
# An old list would bring an old browser.
apt update -qq || echo "The list of packages could not be renewed; going on with the one that is here" >&2
# shellcheck disable=SC2086  # a list of package names
apt install -y -qq --no-install-recommends $missing >/dev/null
