"""Who writes and who is written to on the webmails of these tests."""

PROSPECT = "jane.doe@widgets.co.uk"
# address: name, HTML composer, signature, whether the signature is HTML
REPS = {
    "rep@brightwater.example": ("Robin Rep", 1, "<p>Robin Rep<br>Brightwater Tools</p>", 1),
    "plain@brightwater.example": ("Paula Plain", 0, "Paula Plain\nBrightwater Tools", 0),
    "nosig@brightwater.example": ("Nico Nosig", 1, "", 0),
}


def incoming(to):
    """A mail of the prospect's: something to answer, HTML with a plain alternative."""
    return f"""From: Jane Doe <{PROSPECT}>\r
To: {to}\r
Subject: Torque wrenches\r
Date: Mon, 02 Nov 2026 09:00:00 +0000\r
Message-ID: <wrenches-{to}>\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary=parts\r
\r
--parts\r
Content-Type: text/plain; charset=utf-8\r
\r
Hello,\r
which of your wrenches would suit our assembly line?\r
Jane\r
--parts\r
Content-Type: text/html; charset=utf-8\r
\r
<p>Hello,</p><p>which of your wrenches would suit our <b>assembly line</b>?</p><p>Jane</p>\r
--parts--\r
""".encode()
