"""The text parts of the mail on stdin, decoded, as JSON: [{"type": "text/plain", "text": ".."}]."""
import json
import sys
from email import message_from_bytes, policy

mail = message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
parts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
json.dump([{"type": part.get_content_type(), "text": part.get_content()} for part in parts], sys.stdout)
