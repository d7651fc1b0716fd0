"""What kind of file some bytes are, and the reader for it. The content decides, the name only where it says nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..errors import UserError
from ..model import Document
from ..text import bytes_of, decode, front_matter
from .strangers import refuse_others

MOST = 5_000_000  # characters of one document: a book of two thousand pages
_MOST_BYTES = 4 * MOST  # a page is much longer than its text
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)  # <!DOCTYPE html>
_SOME_HTML = re.compile(r"<(?:p|div|h1|h2|span|br|meta|title)\b[^<>]*>", re.IGNORECASE)  # <div class="texte">
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_FLAT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_FIELD = re.compile(rb"[!-9;-~]+:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")  # Subject: …
_OF_MAIL = re.compile(rb"^(?:mime-version|message-id|received|content-type):", re.IGNORECASE | re.MULTILINE)
_BEGINNING = 4096  # bytes in which a page says what it is


class Intake(NamedTuple):
    """A file's text and what the file says about itself. `date` is an ISO day, `pages` where later pages begin."""

    text: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()


def read(data: bytes, name: str) -> Intake:
    """The text of a file. Raises UserError where it cannot be read."""
    intake = _read(data, name)
    if not intake.text.strip():
        raise UserError("{name} holds no text.", name=name)
    if len(intake.text) > MOST:
        raise _too_long(name, len(intake.text))
    return intake


def _too_long(name: str, characters: int) -> UserError:
    return UserError("{name} is too long: {n} characters, at most {most}.", name=name, n=characters, most=MOST)


def load(path: Path) -> Document:
    """The document in a file; its id is the file's name without the ending. Raises UserError."""
    name = Path(str(path).encode("utf-8", "backslashreplace").decode())  # names of files need not be UTF-8
    intake = read(bytes_of(path), name.name)
    return document_of(intake, Document(id=name.stem, text="", path=str(name)))


def document_of(intake: Intake, document: Document) -> Document:
    """The document with the text and what the file says of itself, where it is not said already."""
    return replace(
        document,
        text=intake.text,
        title=document.title or intake.title,
        publisher=document.publisher or intake.publisher,
        url=document.url or intake.url,
        given_date=document.given_date or (date.fromisoformat(intake.date) if intake.date else None),
        pages=intake.pages,
    )


def _read(data: bytes, name: str) -> Intake:
    if b"%PDF-" in data[:1024]:
        from .pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        from .office import read_office

        return read_office(data, name)
    if _FLAT in data[:_BEGINNING]:
        from .office import read_flat

        return read_flat(data, name)
    refuse_others(data, name)
    if _is_mail(data):
        from .mail import read_mail

        return read_mail(data, name)
    if len(data) > _MOST_BYTES:
        raise _too_long(name, len(data))
    text = decode(data, name)
    if _is_html(text, name):
        from .html import read_html

        return read_html(text, name)
    front = front_matter(text)
    media_type = "text/markdown" if front or name.lower().endswith((".md", ".markdown")) else "text/plain"
    return Intake(text, media_type, front.get("title"), front.get("publisher"), None, front.get("url"))


def _is_html(text: str, name: str) -> bool:
    beginning = text[:_BEGINNING]
    if name.lower().endswith(_HTML_ENDINGS):
        return _SOME_HTML.search(beginning) is not None or _HTML.search(beginning) is not None
    return beginning.lstrip("\ufeff \t\n").startswith("<") and _HTML.search(beginning) is not None


def _is_mail(data: bytes) -> bool:
    """Whether a file begins with the fields of a message."""
    beginning = data[:_BEGINNING]
    at = found = 0
    while m := _FIELD.match(beginning, at):
        at, found = m.end(), found + 1
    return found >= 3 and len(_OF_MAIL.findall(beginning[:at])) >= 2


_PROGRAMS = re.compile(
    r"^(?:microsoft (?:word|powerpoint)|untitled|sans (?:titre|nom)|document\s?\d*$|pr[ée]sentation ?\d+$)|"
    r"\.(?:docx?|odt|pdf|indd|qxd|rtf)$",
    re.IGNORECASE,
)


def own_title(title: str | None) -> str | None:
    """The title that a file gives itself, unless a program has put it there: « Microsoft Word - projet.doc »."""
    return title if title and not _PROGRAMS.search(title) else None


def needs(name: str, kind: str, extra: str) -> UserError:
    """That a kind of file needs what is not installed, and how to install it."""
    return UserError(
        "{name} is a {kind} file, and what reads those is not installed.",
        name=name,
        kind=kind,
        hint="Install it:",
        command=f'pip install "nato-timeline[{extra}]"',
    )
