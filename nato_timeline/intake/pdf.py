"""PDF: the text of its pages as running text, without page numbers and repeated heads; and where its pages begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..errors import UserError
from ..text import fold
from .kinds import MOST, Intake, needs

_HYPHEN = "\ufffe"  # how the reader marks a word that was divided at the end of a line
_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:[-–—]|(?:/|sur|de)\s*\d{1,4})?", re.IGNORECASE)  # Page 3/12
_BULLET = re.compile(r"\s*(?:[•●▪◦‣·*–—-]\s|\d{1,2}[.)]\s)")
_ENDS = tuple('.!?:;»…”"')
_TOOLS = re.compile(
    r"^(?:microsoft (?:word|powerpoint)|untitled|sans titre|document\d*$)|\.(?:docx?|odt|pdf|indd|qxd)$", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t]+")
_EDGE = 4  # lines at the top and at the bottom of a page where its head and foot are
_MANY = 5
_LEAST_MARGIN = 0.6  # a line shorter than this part of the others ends a paragraph


class _Line(NamedTuple):
    page: int
    text: str


def read_pdf(data: bytes, name: str) -> Intake:
    """The text of a PDF. Raises UserError where it has none, is locked, or the reader is not installed."""
    try:
        import pypdfium2
    except ImportError:
        raise needs(name, "PDF", "pdf") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError("{name} is locked with a password.", name=name) from None
        raise UserError("{name} is damaged and cannot be read.", name=name) from None
    try:
        lines: list[_Line] = []
        characters = 0
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage().get_text_range()
            page.close()
            characters += len(text)
            if characters > 2 * MOST:
                break
            lines += (_Line(number, _SPACE.sub(" ", line).strip()) for line in text.splitlines() if line.strip())
        title = " ".join(document.get_metadata_value("Title").split())[:300]
    except pypdfium2.PdfiumError:
        raise UserError("{name} is damaged and cannot be read.", name=name) from None
    finally:
        document.close()
    if not lines:
        raise UserError(
            "{name} holds no text.", name=name, hint="Its pages may be pictures: a scan must be recognised first."
        )
    whole, pages = _joined(_without_heads(lines, lines[-1].page + 1))
    return Intake(whole, "application/pdf", title if title and not _TOOLS.search(title) else None, pages=pages)


def _without_heads(lines: Sequence[_Line], pages: int) -> list[_Line]:
    """The lines without page numbers, and without what most pages repeat but for its first time."""
    counted = pages >= _MANY  # on many pages a head with the page's number in it is seen to be one
    masked = [re.sub(r"\d+", "#", fold(line.text)) if counted else fold(line.text) for line in lines]
    at_edge = [
        n < _EDGE or n >= len(lines) - _EDGE or lines[n - _EDGE].page != line.page or lines[n + _EDGE].page != line.page
        for n, line in enumerate(lines)
    ]
    edges = {(text, line.page) for text, line, edge in zip(masked, lines, at_edge, strict=True) if edge}
    on_pages = Counter(text for text, _ in edges)
    often = {text for text, n in on_pages.items() if n >= max(2, 0.6 * pages)}
    seen: set[str] = set()
    kept = []
    for text, line, edge in zip(masked, lines, at_edge, strict=True):
        if edge and (_NUMBER.fullmatch(line.text) or (text in often and text in seen)):
            continue
        seen.add(text)
        kept.append(line)
    return kept


def _joined(lines: Sequence[_Line]) -> tuple[str, tuple[int, ...]]:
    """The lines as paragraphs, and where the second and later pages begin."""
    wide = _wide(lines)
    parts: list[str] = []
    pages: list[int] = []
    length = 0
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        if before is not None and line.page != before.page:
            pages += [length + 1] * (line.page - before.page)
        if before is None or before.text.endswith(_HYPHEN) or (before.text.endswith("-") and line.text[:1].islower()):
            glue = ""
        elif _goes_on(before.text, line.text, wide[before.page]):
            glue = " "
        else:
            glue = "\n"
        part = glue + line.text.removesuffix(_HYPHEN).replace(_HYPHEN, "")
        parts.append(part)
        length += len(part)
    return "".join(parts), tuple(pages)


def _wide(lines: Sequence[_Line]) -> dict[int, int]:
    """How long the full lines of each page are."""
    lengths: dict[int, list[int]] = {}
    for line in lines:
        lengths.setdefault(line.page, []).append(len(line.text))
    return {page: sorted(found)[int(len(found) * 0.8)] for page, found in lengths.items()}


def _goes_on(before: str, after: str, wide: int) -> bool:
    """Whether a line is full and ends no sentence, so that the next goes on with it."""
    if _BULLET.match(after) or before.endswith(_ENDS):
        return bool(before.endswith(("»", '"', "”")) and after[:1].islower())
    return len(before) >= wide * _LEAST_MARGIN or after[:1].islower()
