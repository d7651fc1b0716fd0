"""DOCX and ODT: the XML parts that hold the text.

Read with the standard library, part by part: entities and document types are refused, and a part is never taken to be
as small as the archive claims.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import Protocol
from xml.parsers import expat

from ..errors import UserError
from .docx import STRICT, Docx, Links, Notes, Styles
from .kinds import Intake, own_title
from .odt import Odt
from .office_body import Body, Declared, Unsafe

_MOST_BYTES = 40_000_000  # of one part of a file, unpacked
_PIECE = 65_536
_DUBLIN = "http://purl.org/dc/elements/1.1/ "
_NUMBER = re.compile(r"\W*(?:page|p\.)?\W*\d*\W*(?:sur|de)?\W*\d*\W*", re.IGNORECASE)  # of a head, « Page sur »
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
# what an archive is that is no text: by the beginning of one of its parts, or of its kind
_OTHERS = (
    ("xl/", "{name} is a spreadsheet."), ("opendocument.spreadsheet", "{name} is a spreadsheet."),
    ("ppt/", "{name} is a presentation."), ("opendocument.presentation", "{name} is a presentation."),
    ("opendocument.graphics", "{name} is a drawing."), ("META-INF/container.xml", "{name} is a book in EPUB."),
)  # fmt: skip
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, RuntimeError, NotImplementedError, OSError, LookupError,
    ValueError,
)  # fmt: skip


class _Handler(Protocol):
    """Hears the elements of a part, with their names as « namespace name »."""

    def start(self, name: str, given: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


def read_office(data: bytes, name: str) -> Intake:
    """The text of a DOCX or ODT file. Raises UserError for any other archive, and for what is damaged or unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = _beginning(archive, "mimetype")
            if "word/document.xml" in names:
                return _docx(archive)
            if "content.xml" in names and (not kind or kind.startswith(_ODT)):
                if "encryption-data" in _beginning(archive, "META-INF/manifest.xml"):
                    raise UserError("{name} is locked with a password.", name=name)
                return _odt(archive)
    except (Unsafe, Declared, *_DAMAGE) as error:
        raise _fault(error, name) from None
    raise _other(name, kind, names)


def read_flat(data: bytes, name: str) -> Intake:
    """The text of an ODT file that is not an archive but one XML document. Raises UserError."""
    body, title = Odt(), _Title()
    try:
        for handler in (body, title):
            _hear([data], handler)
    except (Unsafe, Declared, *_DAMAGE) as error:
        raise _fault(error, name) from None
    return _intake(body, _ODT, title, body.head())


def _fault(error: Exception, name: str) -> UserError:
    if isinstance(error, Unsafe):
        return UserError("{name} is refused: it unpacks into far more than it says.", name=name)
    if isinstance(error, Declared):
        return UserError("{name} is refused: it defines entities, as no text does.", name=name)
    return UserError("{name} is damaged and cannot be read.", name=name)


def _other(name: str, kind: str, parts: Sequence[str]) -> UserError:
    for sign, message in _OTHERS:
        if sign in kind or any(part.startswith(sign) for part in parts):
            return UserError(message, name=name, hint="Save it as PDF.")
    return UserError("{name} is an archive that holds no text document.", name=name)


def _docx(archive: zipfile.ZipFile) -> Intake:
    styles, links, title = Styles(), Links(), _Title()
    _parse(archive, "word/styles.xml", styles)
    notes = Notes(styles)
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        _parse(archive, part, notes)
    body = Docx(styles, notes.found)
    _parse(archive, "word/document.xml", body)
    _parse(archive, "word/_rels/document.xml.rels", links)
    _parse(archive, "docProps/core.xml", title)
    head = Docx(styles, {})
    first = body.heads.get("first") if body.first_differs else body.heads.get("default")
    _parse(archive, links.parts.get(first or "", ""), head)
    return _intake(body, _DOCX, title, head.lines())


def _odt(archive: zipfile.ZipFile) -> Intake:
    body, title = Odt(), _Title()
    _parse(archive, "styles.xml", body)
    _parse(archive, "content.xml", body)
    _parse(archive, "meta.xml", title)
    return _intake(body, _ODT, title, body.head())


def _intake(body: Body, media_type: str, title: _Title, head: list[str]) -> Intake:
    lines = body.lines()
    above = [line for line in head if not _NUMBER.fullmatch(line) and line not in lines[:9]]
    return Intake("\n\n".join(above + lines), media_type, own_title(title.found()) or body.title or None)


# ---------------------------------------------------------------- the parts


def _beginning(archive: zipfile.ZipFile, part: str) -> str:
    """The first characters of a part; none where there is no such part."""
    if part not in archive.namelist():
        return ""
    with archive.open(part) as file:
        return file.read(_PIECE).decode("utf-8", "replace")


def _parse(archive: zipfile.ZipFile, part: str, handler: _Handler) -> None:
    """Lets a handler hear a part, if there is one."""
    if part in archive.namelist():
        with archive.open(part) as file:
            _hear(iter(lambda: file.read(_PIECE), b""), handler)


def _hear(pieces: Iterable[bytes], handler: _Handler) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, given: dict[str, str]) -> None:
        handler.start(_usual(name), {_usual(key): value for key, value in given.items()})

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: handler.end(_usual(name))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    read = 0
    for piece in pieces:
        read += len(piece)
        if read > _MOST_BYTES:
            raise Unsafe
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _usual(name: str) -> str:
    """The name that an element has in most files."""
    if name.startswith("http://purl.oclc.org/"):
        for strict, usual in STRICT:
            name = name.replace(strict, usual)
    return name


def _refuse(*_: object) -> None:
    raise Declared


class _Title:
    """The title among the properties of a file."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._inside = False

    def start(self, name: str, given: dict[str, str]) -> None:
        self._inside = name == _DUBLIN + "title" and not self._words

    def end(self, name: str) -> None:
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self._words.append(text)

    def found(self) -> str | None:
        return " ".join("".join(self._words).split())[:300] or None
