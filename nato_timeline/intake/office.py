"""DOCX and ODT: the paragraphs of the one XML part that holds the text.

Read with the standard library, part by part: entities and document types are refused, and a part is never taken to be
as small as the archive claims.
"""

from __future__ import annotations

import io
import zipfile
from typing import Protocol
from xml.parsers import expat

from ..errors import UserError
from .kinds import MOST, Intake

_MOST_BYTES = 40_000_000  # of one part of a file, unpacked
_PIECE = 65_536
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_DUBLIN = "http://purl.org/dc/elements/1.1/ "


class _Handler(Protocol):
    """Hears the elements of a part, with their names as « namespace name »."""

    def start(self, name: str, given: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


class _Unsafe(Exception):
    """The part declares a document type or entities, or is too large."""


def read_office(data: bytes, name: str) -> Intake:
    """The text of a DOCX or ODT file. Raises UserError for any other archive, and for what is damaged or unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
            if "word/document.xml" in parts:
                body: _Body = _Docx()
                _parse(archive, "word/document.xml", body)
                media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                about = "docProps/core.xml"
            elif "content.xml" in parts:
                body = _Odt()
                _parse(archive, "content.xml", body)
                media_type, about = "application/vnd.oasis.opendocument.text", "meta.xml"
            else:
                raise UserError("{name} is an archive that holds no text document.", name=name)
            title = _Title()
            if about in parts:
                _parse(archive, about, title)
    except _Unsafe:
        raise UserError("{name} is refused: it unpacks into far more than it says.", name=name) from None
    except (zipfile.BadZipFile, expat.ExpatError, EOFError, RuntimeError, NotImplementedError, OSError, ValueError):
        raise UserError("{name} is damaged and cannot be read.", name=name) from None
    return Intake(body.whole(), media_type, title.found())


def _parse(archive: zipfile.ZipFile, part: str, handler: _Handler) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    read = 0
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            read += len(piece)
            if read > _MOST_BYTES:
                raise _Unsafe
            parser.Parse(piece, False)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise _Unsafe


class _Body:
    """Collects paragraphs. Inside what is skipped, elements are only counted."""

    paragraph: frozenset[str]
    skipped: frozenset[str]

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._open: list[list[str]] = []
        self._skipping = 0
        self._characters = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if self._skipping or name in self.skipped:
            self._skipping += 1
        elif name in self.paragraph:
            self._open.append([])
        else:
            self.element(name, given)

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name in self.paragraph and self._open:
            text = "".join(self._open.pop()).strip()
            if text:
                self._paragraphs.append(text)
        else:
            self.closed(name)

    def text(self, text: str) -> None:
        if not self._skipping and self._open and self.takes_text():
            self.put(text)

    def put(self, text: str) -> None:
        """Text of the innermost paragraph."""
        if self._open:
            self._characters += len(text)
            if self._characters > 2 * MOST:
                raise _Unsafe
            self._open[-1].append(text)

    def takes_text(self) -> bool:
        return True

    def element(self, name: str, given: dict[str, str]) -> None:
        """An element that is neither a paragraph nor skipped."""

    def closed(self, name: str) -> None:
        """Its end."""

    def whole(self) -> str:
        return "\n\n".join(self._paragraphs)


class _Docx(_Body):
    """Word: text stands in runs; what was deleted, field codes and the copies for older versions are skipped."""

    paragraph = frozenset({_WORD + "p"})
    skipped = frozenset(
        {_WORD + name for name in ("del", "moveFrom", "instrText", "delText", "footnote", "comment")}
        | {_COMPATIBLE + "Fallback"}
    )
    _signs = {  # noqa: RUF012 - never changed
        _WORD + "tab": " ", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "-",
        _WORD + "softHyphen": "\u00ad",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._in_text = 0

    def takes_text(self) -> bool:
        return self._in_text > 0

    def element(self, name: str, given: dict[str, str]) -> None:
        if name == _WORD + "t":
            self._in_text += 1
        elif name in self._signs:
            self.put(self._signs[name])

    def closed(self, name: str) -> None:
        if name == _WORD + "t":
            self._in_text -= 1


class _Odt(_Body):
    """LibreOffice: text stands in paragraphs and headings; notes, remarks and tracked changes are skipped."""

    paragraph = frozenset({_TEXT + "p", _TEXT + "h"})
    skipped = frozenset({
        _TEXT + "note", _TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "forms", _TEXT + "sequence-decls",
    })  # fmt: skip

    def element(self, name: str, given: dict[str, str]) -> None:
        if name == _TEXT + "s":
            count = given.get(_TEXT + "c", "1")
            self.put(" " * min(int(count) if count.isdecimal() else 1, 100))
        elif name == _TEXT + "tab":
            self.put(" ")
        elif name == _TEXT + "line-break":
            self.put("\n")


class _Title:
    """The title among the properties of a file."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._inside = False

    def start(self, name: str, given: dict[str, str]) -> None:
        self._inside = name == _DUBLIN + "title"

    def end(self, name: str) -> None:
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self._words.append(text)

    def found(self) -> str | None:
        return " ".join("".join(self._words).split())[:300] or None
