#!/usr/bin/python3
"""Starts a SOGo on loopback (as root: sogod runs as its own user), prints one line of JSON, runs until a signal or until
stdin (a pipe) closes. Users as in people.py; a private PostgreSQL and memcached; /etc/sogo is not touched."""
import glob
import http.client
import http.server
import json
import mimetypes
import os
import pwd
import subprocess
import sys
import threading
import time
import urllib.parse

from mailhost import PASSWORD, ROOT, MailHost, free_port, wait_for_port
from people import PROSPECT, REPS, incoming

RESOURCES = "/usr/lib/GNUstep/SOGo/WebServerResources"
STATIC = ("/SOGo.woa/WebServerResources/", "/SOGo/WebServerResources/")
POSTGRES = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1:]


def as_user(name):
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


def owned(host, name, user):
    os.mkdir(host.path(name), 0o700)
    os.chown(host.path(name), pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    return host.path(name)


def quote(value):
    return "'" + value.replace("'", "''") + "'"


def contents():
    sql = [
        "CREATE DATABASE sogo;\n\\c sogo",
        "CREATE TABLE users (c_uid text PRIMARY KEY, c_name text, c_password text, c_cn text, mail text);",
        "CREATE TABLE sogo_user_profile (c_uid varchar(255) PRIMARY KEY, c_defaults text, c_settings text);",
    ]
    for address, (name, html, signature, _) in {**REPS, PROSPECT: ("Jane Doe", 1, "", 0)}.items():
        uid = address.split("@")[0]
        values = ", ".join(map(quote, (uid, uid, PASSWORD, name, address)))
        sql.append(f"INSERT INTO users VALUES ({values});")
        defaults = {
            "SOGoMailComposeMessageType": "html" if html else "text",
            "SOGoMailSignaturePlacement": "above",
            "SOGoMailReplyPlacement": "above",
            "SOGoMailComposeWindow": "inline",
            "SOGoLanguage": "English",
            "SOGoMailAutoSave": "0",
            "SOGoMailIdentities": [{"email": address, "fullName": name, "signature": signature, "isDefault": 1}],
        }
        sql.append(f"INSERT INTO sogo_user_profile VALUES ({quote(uid)}, {quote(json.dumps(defaults))}, '{{}}');")
    return "\n".join(sql)


def database(host):
    [tools] = POSTGRES
    data, port, sockets = owned(host, "pg", "postgres"), free_port(), owned(host, "pgsock", "postgres")
    init = [f"{tools}/initdb", "-D", data, "-U", "sogo", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(init, check=True, stdout=subprocess.DEVNULL, cwd="/", **as_user("postgres"))
    options = ["-c", "listen_addresses=127.0.0.1", "-p", str(port), "-k", sockets, "-c", "fsync=off"]
    host.spawn("postgres", [f"{tools}/postgres", "-D", data, *options], cwd="/", **as_user("postgres"))
    at = ["-h", "127.0.0.1", "-p", str(port)]
    for _ in range(200):
        if subprocess.run([f"{tools}/pg_isready", "-q", *at], check=False).returncode == 0:
            break
        time.sleep(0.05)
    psql = ["/usr/bin/psql", "-q", "-v", "ON_ERROR_STOP=1", *at, "-U", "sogo", "postgres"]
    subprocess.run(psql, input=contents(), text=True, check=True, stdout=subprocess.DEVNULL)
    return f"postgresql://sogo:x@127.0.0.1:{port}/sogo"


def cache(host):
    port = free_port()
    host.spawn("memcached", ["/usr/bin/memcached", "-l", "127.0.0.1", "-p", str(port), "-U", "0", "-u", "nobody"])
    wait_for_port(port)
    return port


def settings(host, db, cache_port, port):
    """GNUstep reads defaults of the command line before /etc/sogo/sogo.conf."""
    return {
        "WOPort": f"127.0.0.1:{port}",
        "WOWorkersCount": "3",
        "WONoDetach": "YES",
        "WOPidFile": host.path("sogohome", "sogo.pid"),
        "WOLogFile": "-",
        "SOGoProfileURL": f"{db}/sogo_user_profile",
        "OCSFolderInfoURL": f"{db}/sogo_folder_info",
        "OCSSessionsFolderURL": f"{db}/sogo_sessions_folder",
        "OCSEMailAlarmsFolderURL": f"{db}/sogo_alarms_folder",
        "SOGoIMAPServer": f"imap://127.0.0.1:{host.imap_port}",
        "SOGoSMTPServer": f"smtp://127.0.0.1:{host.smtp_port}",
        "SOGoMailingMechanism": "smtp",
        "SOGoMemcachedHost": f"127.0.0.1:{cache_port}",
        "SOGoForceExternalLoginWithEmail": "YES",
        "SOGoMailDomain": "brightwater.example",
        "SOGoLanguage": "English",
        "SOGoTimeZone": "UTC",
        "SOGoSieveScriptsEnabled": "NO",
        "SOGoLoginModule": "Mail",
        "SOGoXSRFValidationEnabled": "NO",
        "SOGoMailCustomFromEnabled": "YES",
        "SOGoUserSources": f'({{type = sql; id = users; viewURL = "{db}/users"; canAuthenticate = YES; isAddressBook = YES; '
        "displayName = Users; userPasswordAlgorithm = plain; LoginFieldNames = (c_uid, mail); MailFieldNames = (mail);})",
    }


class Front(http.server.BaseHTTPRequestHandler):
    """The web server in front: static files, and the x-webobjects headers that SOGo needs."""

    protocol_version = "HTTP/1.1"
    behind = 0

    def log_message(self, *_):
        pass

    def answer(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def static(self, path):
        file = os.path.join(RESOURCES, path)
        if ".." in path or not os.path.isfile(file):
            return self.answer(404, [], b"")
        kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
        with open(file, "rb") as content:
            return self.answer(200, [("Content-Type", kind), ("Cache-Control", "max-age=3600")], content.read())

    def forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        port = self.server.server_address[1]
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("connection", "accept-encoding")}
        headers |= {
            "x-webobjects-server-protocol": "HTTP/1.0",
            "x-webobjects-remote-host": "127.0.0.1",
            "x-webobjects-server-name": "127.0.0.1",
            "x-webobjects-server-port": str(port),
            "x-webobjects-server-url": f"http://127.0.0.1:{port}",
        }
        up = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=120)
        up.request(self.command, self.path, body or None, headers)
        got = up.getresponse()
        hop = ("content-length", "connection", "transfer-encoding", "keep-alive")
        self.answer(got.status, [(k, v) for k, v in got.getheaders() if k.lower() not in hop], got.read())
        up.close()

    def do(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        try:
            for prefix in STATIC:
                if path.startswith(prefix):
                    return self.static(path.removeprefix(prefix))
            return self.answer(302, [("Location", "/SOGo/")], b"") if path == "/" else self.forward()
        except (ConnectionError, http.client.HTTPException) as error:
            self.close_connection = True
            print("front:", self.path, repr(error), file=sys.stderr)

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = do_OPTIONS = do


def main():
    if not ROOT or not POSTGRES:
        raise SystemExit("SOGo's tests need root and the packages of tests/webmail/install.sh")
    host = MailHost([*REPS, PROSPECT], "fairreach-sogo-")
    host.start()
    for address in REPS:
        host.deliver(host.maildir(address), incoming(address))
    port = free_port()
    options = settings(host, database(host), cache(host), port)
    command = ["/usr/sbin/sogod", *(part for key, value in options.items() for part in ("-" + key, value))]
    home = {"HOME": owned(host, "sogohome", "sogo"), "PATH": "/usr/sbin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    host.spawn("sogod", command, cwd="/", env=home, **as_user("sogo"))
    wait_for_port(port)
    Front.behind = port
    front = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Front)
    front.daemon_threads = True
    threading.Thread(target=front.serve_forever, daemon=True).start()
    host.serve("SOGo", f"http://127.0.0.1:{front.server_address[1]}/SOGo/", "SOGo Web Interface")


main()
