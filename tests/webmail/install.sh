#!/bin/sh
# Installs what the webmail tests need: Roundcube and PHP to serve it, SOGo with its database and cache, Dovecot to hold their
# mail, a Python SMTP sink. Starts nothing.
set -eu
cd "$(dirname "$0")/../.."
packages="roundcube-core roundcube-sqlite3 dovecot-imapd php-cli php-sqlite3 php-mbstring php-xml php-intl php-gd php-zip php-curl python3-aiosmtpd sogo postgresql memcached"
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
# Roundcube's package would else ask for a database and set up a web server of its own.
if ! dpkg-query -W -f='${db:Status-Status}\n' roundcube-core 2>/dev/null | grep -qx installed && command -v debconf-set-selections >/dev/null; then
  printf '%s\n' 'roundcube-core roundcube/dbconfig-install boolean false' 'roundcube-core roundcube/reconfigure-webserver multiselect ' |
    $as_root debconf-set-selections
fi
# shellcheck disable=SC2086  # a list of package names
sh tests/apt.sh $packages
