#!/usr/bin/python3
"""Starts a Roundcube on loopback, prints one line of JSON, runs until a signal or until stdin (a pipe) closes.
Users: rep@ (HTML composer, HTML signature), plain@ (plain text, signature), nosig@ (HTML, no signature), all of
brightwater.example (people.py). Each has one mail from jane.doe@widgets.co.uk to answer."""
import os
import shutil
import sqlite3

from mailhost import MailHost, free_port, wait_for_port
from people import PROSPECT, REPS, incoming

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDCUBE = "/var/lib/roundcube"


def settings(host):
    # Sessions in files: in SQLite, requests that overlap lose the compose session.
    return f"""<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///{host.path("roundcube.db")}?mode=0600';
$config['imap_host'] = '127.0.0.1:{host.imap_port}';
$config['smtp_host'] = '127.0.0.1:{host.smtp_port}';
$config['smtp_user'] = '';
$config['smtp_pass'] = '';
$config['des_key'] = 'abcdefghijklmnopqrstuvwx';
$config['plugins'] = [];
$config['session_storage'] = 'php';
$config['skin'] = 'elastic';
$config['language'] = 'en_US';
$config['enable_spellcheck'] = false;
$config['enable_installer'] = false;
$config['log_dir'] = '{host.path("logs")}/';
$config['temp_dir'] = '{host.path("tmp")}/';
$config['draft_autosave'] = 0;
$config['reply_mode'] = 1;  // the caret and the signature stand above the quote
$config['sig_below'] = false;
$config['create_default_folders'] = false;
$config['sent_mbox'] = 'Sent';
$config['drafts_mbox'] = 'Drafts';
$config['trash_mbox'] = 'Trash';
"""


def fill_database(path):
    db = sqlite3.connect(path)
    with open("/usr/share/roundcube/SQL/sqlite.initial.sql", encoding="utf-8") as schema:
        db.executescript(schema.read())
    for address, (name, html, signature, html_signature) in REPS.items():
        preferences = f'a:1:{{s:10:"htmleditor";i:{html};}}'
        user = db.execute(
            "INSERT INTO users (username, mail_host, language, preferences) VALUES (?, '127.0.0.1', 'en_US', ?)",
            (address, preferences),
        ).lastrowid
        db.execute(
            "INSERT INTO identities (user_id, standard, name, email, signature, html_signature) VALUES (?, 1, ?, ?, ?, ?)",
            (user, name, address, signature, html_signature),
        )
    db.commit()
    db.close()


def main():
    host = MailHost([*REPS, PROSPECT], "fairreach-webmail-")
    host.start()
    for address in REPS:
        host.deliver(host.maildir(address), incoming(address))
    host.write("config/config.inc.php", settings(host))
    for name in ("defaults.inc.php", "mimetypes.php"):
        os.symlink("/etc/roundcube/" + name, host.path("config", name))
    for name in ("logs", "tmp", "sessions"):
        os.mkdir(host.path(name))
    fill_database(host.path("roundcube.db"))

    port = free_port()
    options = ["-d", "error_reporting=0", "-d", "session.save_path=" + host.path("sessions")]
    host.spawn(
        "php",
        [shutil.which("php"), *options, "-S", f"127.0.0.1:{port}", "-t", ROUNDCUBE, os.path.join(HERE, "router.php")],
        env={**os.environ, "ROUNDCUBE_CONFIG_DIR": host.path("config"), "PHP_CLI_SERVER_WORKERS": "4"},
    )
    wait_for_port(port)
    host.serve("Roundcube", f"http://127.0.0.1:{port}/", "rcmloginuser")


main()
