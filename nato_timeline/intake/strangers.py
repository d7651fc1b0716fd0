"""Files that are no document which can be read here: what they are, and what to do about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import UserError

_BEGINNING = 4096
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
_HTML = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_CONVERT = "Save it as DOCX, ODT or PDF; LibreOffice does: soffice --headless --convert-to docx FILE"


class _Kind(NamedTuple):
    """A kind of file: how it begins, what is said of it, and what can be done."""

    begins: tuple[bytes, ...]
    message: str
    hint: str


_KINDS = (
    _Kind((b"{\\rtf",), "{name} is an RTF file.", _CONVERT),
    _Kind((b"\xffWPC",), "{name} is a WordPerfect file.", _CONVERT),
    _Kind((b"%!PS",), "{name} is a PostScript file.", "Convert it to PDF: ps2pdf FILE"),
    _Kind(
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"),
        "{name} is a picture.",
        "The text of a picture must be recognised first.",
    ),
    _Kind(
        (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"PK\x05\x06"),
        "{name} is an archive.",
        "Unpack it, and add what is in it.",
    ),
)
# inside the containers of old Office programs, by the name of a stream
_STREAMS = (
    ("EncryptedPackage", "{name} is locked with a password.", ""),
    ("__substg1.0_", "{name} is an Outlook message.", "Save it as EML, HTML or PDF."),
    ("WordDocument", "{name} is an old Word file.", _CONVERT),
    ("Workbook", "{name} is an old Excel file.", "Save it as PDF."),
    ("PowerPoint Document", "{name} is an old PowerPoint file.", "Save it as PDF."),
)


def refuse_others(data: bytes, name: str) -> None:
    """Raises UserError for a file that is known, and cannot be read."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        for stream, message, hint in _STREAMS:
            if stream.encode("utf-16-le") in data:
                raise UserError(message, name=name, hint=hint or None)
        raise UserError("{name} is a file of an old Office program.", name=name, hint=_CONVERT)
    for kind in _KINDS:
        if data.startswith(kind.begins):
            raise UserError(kind.message, name=name, hint=kind.hint)
    beginning = data[:_BEGINNING]
    if _XML.match(beginning) and not _HTML.search(beginning):
        raise UserError("{name} is an XML file of a kind that is not known.", name=name, hint=_CONVERT)
