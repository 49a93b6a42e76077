"""Mails as they travel: a head, and a text in seven bits with its encoding stated; read as the text that a program shows."""

import email
import email.policy
import html
import re
from email.message import EmailMessage

from minutes_miner.document import Warning

_TRAVELS = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){1,200}?MIME-Version:", re.IGNORECASE)
_SHOWN = ("From", "Date", "To", "Cc", "Subject")


def unpacked_mail(data: bytes) -> tuple[str, tuple[Warning, ...]] | None:
    """The head and the text of a mail, and what is not read of it; None where the bytes are no mail as it travels."""
    data = data.lstrip().replace(b"\r\n", b"\n")
    if data.startswith(b"From "):  # one of a file of many
        data = data.partition(b"\n")[2]
    if not _TRAVELS.match(data[:65_536]) and not data[:13].lower().startswith(b"mime-version:"):
        return None
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        body = mail.get_body(("plain", "html")) if isinstance(mail, EmailMessage) else None
        text = body.get_content() if body is not None else ""
        heads = [f"{name}: {mail[name]}" for name in _SHOWN if mail[name]]
        beside = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    except (LookupError, ValueError, AttributeError, TypeError, IndexError):
        return None
    if not isinstance(text, str) or not text.strip():
        return None
    told = f"Attached to the mail and not read: {', '.join(map(str, beside))}."
    warnings = (Warning("unread-part", told),) if beside else ()
    if body is not None and body.get_content_subtype() == "html":
        return f"<html><body><p>{'<br>'.join(map(html.escape, heads))}</p>{text}", warnings
    return "\n".join([*heads, "", text]), warnings
