"""Web pages saved in one file (MHTML), and messages (EML): the part that holds the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..decoding import decode
from ..errors import UserError
from .kinds import Intake

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_SAVED = "Snapshot-Content-Location"  # where a browser has saved the page from


def read_mail(data: bytes, name: str) -> Intake:
    """The page or the words of a message, with its subject and its day. Raises UserError where it holds none."""
    import email.policy
    from email.parser import BytesParser

    message = BytesParser(policy=email.policy.default).parsebytes(data)
    try:
        saved = message.get(_SAVED)
        body = message.get_body(("html", "plain") if saved else ("plain", "html"))
        held = body.get_payload(decode=True) if body is not None else None
    except (LookupError, ValueError, AttributeError, TypeError):
        body, held = None, None
    if body is None or not isinstance(held, bytes) or not held.strip():
        raise UserError("{name} is a message that holds no text.", name=name)
    text = _text(body, held, name)
    if body.get_content_type() == "text/html":
        from .html import read_html

        page = read_html(text, name)
        url = str(saved or body.get("Content-Location") or "")
        if saved or url.startswith("http"):
            return page._replace(url=page.url or (url if url.startswith("http") else None))
        text, media_type = page.text, page.media_type
    else:
        media_type = "text/plain"
    return Intake(text, media_type, _field(message, "Subject"), _sender(message), _day(message))


def _text(body: MIMEPart, held: bytes, name: str) -> str:
    """A part's characters, as it says they are written, else as they seem to be."""
    try:
        return held.decode(body.get_content_charset() or "ascii").replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decode(held, name)


def _field(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message.get(name) or "").split())[:300] or None
    except (ValueError, IndexError, AttributeError):  # what the parser of addresses makes of broken ones
        return None


def _sender(message: EmailMessage) -> str | None:
    from email.utils import parseaddr

    return parseaddr(_field(message, "From") or "")[0] or None


def _day(message: EmailMessage) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_field(message, "Date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
