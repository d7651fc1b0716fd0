"""From bytes to characters: what a French text is written in, where nothing says it."""

from __future__ import annotations

import re

from .errors import UserError

# control characters that no text holds
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BEGINNING = 2000  # bytes in which UTF-16 without its mark is seen
# « Ã© », « â€™ », « Â« »: UTF-8 that a program has taken for Windows-1252 and written as UTF-8 once more
_TWICE = re.compile("[ÃÂÅ][\x80-¿ŒœŠšŸŽž–-›™]|â€")
# a page may say that it is in ISO 8859-15, where « œ » and « € » are other bytes; it lies if it has any of these
_LATIN_9 = re.compile(rb"charset\s*=\s*[\"']?\s*(?:iso-?8859-15|latin-?9)\b", re.IGNORECASE)
_ONLY_WINDOWS = re.compile(rb"[\x80-\x9f]")
_GOOD = 4  # characters beyond ASCII that are right, for each that is not, in damaged UTF-8


def decode(data: bytes, name: str) -> str:
    """The characters of a file: UTF-8, UTF-16, ISO 8859-15 if it says so, else Windows-1252. Line ends become `\\n`.

    UTF-8 with a few bad bytes, as in a file cut short, stays UTF-8; what was encoded twice is read back, if all of it
    can be. Raises UserError for a file that is empty or binary.
    """
    if not data.strip():
        raise UserError("{name} is empty: there is nothing to read in it.", name=name)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return _lines(data.decode(encoding))
            except UnicodeDecodeError:
                raise UserError("{name} begins as UTF-16 but cannot be read as such.", name=name) from None
    if b"\x00" in data:
        text = _utf_16(data)
        if text is None:
            raise UserError("{name} is not a text: it holds binary data.", name=name)
        return _lines(text)
    text = _once(_bytes(data))
    if len(_CONTROL.findall(text)) > len(text) // 20:
        raise UserError("{name} is not a text: it holds binary data.", name=name)
    return _lines(text)


def _bytes(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = sum(c > "\x7f" for c in text) - bad
        if good >= _GOOD * bad:
            return text
        latin_9 = _LATIN_9.search(data, 0, _BEGINNING) and not _ONLY_WINDOWS.search(data)
        return data.decode("iso-8859-15" if latin_9 else "cp1252", "replace")


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without its mark: nearly every other byte of a text in Latin letters is 0."""
    beginning = data[:_BEGINNING]
    for encoding, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = beginning[odd::2], beginning[1 - odd :: 2]
        if zeros.count(0) > 0.8 * len(zeros) and not others.count(0):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _once(text: str) -> str:
    """A text that was encoded twice as it was before; any other as it is."""
    if not _TWICE.search(text):
        return text
    try:
        return b"".join(_byte(c) for c in text).decode("utf-8")
    except UnicodeError:
        return text


def _byte(c: str) -> bytes:
    return c.encode("latin-1") if c < "\u00a0" else c.encode("cp1252")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
