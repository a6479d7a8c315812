"""A private mail host on loopback: Dovecot holds the mail (IMAP, users from a file), an SMTP sink takes what is sent.
Every mail that is sent lands in `outbox` and in its local recipients' Maildirs; nothing ever leaves the machine."""
import atexit
import grp
import json
import mailbox
import os
import pwd
import select
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request

from aiosmtpd.controller import Controller

PASSWORD = "secret"
ROOT = os.geteuid() == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, seconds=30):
    end = time.time() + seconds
    while time.time() < end:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.03)
    raise SystemExit(f"nothing listens on port {port} after {seconds} s")


class Sink:
    """Takes every mail for every address; the envelope goes on top as X-Envelope-From and X-Envelope-To."""

    def __init__(self, host):
        self.host = host

    async def handle_DATA(self, _server, _session, envelope):
        top = f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {', '.join(envelope.rcpt_tos)}\r\n"
        raw = top.encode() + envelope.content
        self.host.deliver(self.host.outbox, raw)
        for recipient in envelope.rcpt_tos:
            if recipient.lower() in self.host.users:
                self.host.deliver(self.host.maildir(recipient.lower()), raw)
        return "250 2.0.0 kept"


class MailHost:
    """Lives in a folder of its own under the temporary folder, which goes with it (KEEP=1 keeps it, logs included)."""

    def __init__(self, users, prefix):
        self.dir = tempfile.mkdtemp(prefix=prefix)
        os.chmod(self.dir, 0o755)
        self.users, self.children, self.smtp, self.stopped = users, [], None, False
        self.imap_port, self.smtp_port = free_port(), free_port()
        # Dovecot refuses to read mail as root: run by root, the mail belongs to www-data.
        self.owner = pwd.getpwnam("www-data") if ROOT else pwd.getpwuid(os.getuid())
        self.outbox = self.path("outbox")
        mailbox.Maildir(self.outbox, create=True)
        atexit.register(self.stop)

    def path(self, *parts):
        return os.path.join(self.dir, *parts)

    def maildir(self, user):
        return self.path("mail", user)

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def own(self, path):
        if ROOT:
            for top, _, files in os.walk(path):
                for each in [top, *(os.path.join(top, file) for file in files)]:
                    os.chown(each, self.owner.pw_uid, self.owner.pw_gid)

    def deliver(self, maildir, raw):
        mailbox.Maildir(maildir, create=True).add(mailbox.MaildirMessage(raw))
        self.own(maildir)

    def spawn(self, name, command, **options):
        with open(self.path(name + ".log"), "ab") as log:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **options)
        self.children.append(child)

    def start(self):
        os.mkdir(self.path("mail"))
        for user in self.users:
            mailbox.Maildir(self.maildir(user), create=True)
        self.own(self.path("mail"))
        self.write("dovecot.users", "".join(f"{user}:{{PLAIN}}{PASSWORD}\n" for user in self.users))
        self.spawn("dovecot-out", ["/usr/sbin/dovecot", "-F", "-c", self.write("dovecot.conf", self.dovecot_settings())])
        self.smtp = Controller(Sink(self), hostname="127.0.0.1", port=self.smtp_port, auth_require_tls=False, data_size_limit=None)
        self.smtp.start()
        wait_for_port(self.imap_port)

    def dovecot_settings(self):
        me = pwd.getpwuid(os.getuid()).pw_name
        return f"""
protocols = imap
listen = 127.0.0.1
base_dir = {self.path("run")}
state_dir = {self.path("state")}
log_path = {self.path("dovecot.log")}
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {"dovecot" if ROOT else me}
default_login_user = {"dovenull" if ROOT else me}
default_internal_group = {"dovecot" if ROOT else grp.getgrgid(os.getgid()).gr_name}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{self.path("mail")}/%u
passdb {{
  driver = passwd-file
  args = {self.path("dovecot.users")}
}}
userdb {{
  driver = static
  args = uid={self.owner.pw_uid} gid={self.owner.pw_gid} home={self.path("mail")}/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = subscribe
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.imap_port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""

    def serve(self, webmail, url, words):
        """Makes sure that the login page is there (it holds these words), says where, and runs until the end."""
        with urllib.request.urlopen(url, timeout=60) as answer:
            page = answer.read().decode()
        if words not in page:
            raise SystemExit(f"{webmail} did not answer with its login page: {page[:400]}")
        self.ready(url=url)
        self.wait()

    def ready(self, **more):
        """Tells the parent, in one line of JSON, where everything is."""
        maildirs = {user: self.maildir(user) for user in self.users}
        print(json.dumps({**more, "password": PASSWORD, "maildir": maildirs, "outbox": self.outbox}), flush=True)

    def wait(self):
        """Runs until a signal, or (when stdin is a pipe) until the parent closes it."""
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sign, lambda *_: sys.exit(0))
        mode = os.fstat(0).st_mode
        piped = stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)
        while True:
            if not piped:
                time.sleep(1)
            elif select.select([0], [], [], 1)[0] and not os.read(0, 4096):
                return
            for child in self.children:
                if child.poll() is not None:
                    raise SystemExit(f"{child.args[0]} ended with {child.returncode}; KEEP=1 keeps its log")

    def stop(self):
        if self.stopped:
            return
        self.stopped = True
        if self.smtp:
            self.smtp.stop()
        for child in reversed(self.children):
            try:
                os.killpg(child.pid, signal.SIGTERM)
                child.wait(5)
            except ProcessLookupError:
                pass
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        if os.environ.get("KEEP"):
            print("kept " + self.dir, file=sys.stderr)
        else:
            shutil.rmtree(self.dir, ignore_errors=True)
