"""What stands around the text of a PDF's pages: running heads, feet and page numbers, which go; notes, which are set
apart from the text that calls them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from ..text import fold
from .pdf_lines import Line

_NUMBER = re.compile(  # « 3 », « — 3 — », « Page 3 sur 12 », « p. 3/12 »
    r"(?:.{0,60}\W)?(?:page|p\.)\s*\d{1,4}\s*(?:(?:/|sur|de|\|)\s*\d{1,4})?|[-–—|]?\s*\d{1,4}\s*(?:[-–—|]|(?:/|sur)\s*\d{1,4})?",
    re.IGNORECASE,
)
_STAMP = re.compile(  # what a browser prints around a page: when, and from where
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+(?:à\s+)?\d{1,2}[:h]\d{2}\b.*|(?:https?://|file:///|about:blank)\S*(?:\s+\d+\s*/\s*\d+)?|"
    r"(?:.{0,200}\s)?(?:https?://|file:///)\S+\s+\d+\s*(?:/|sur)\s*\d+(?:\s+\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}.{0,12})?"
)
_ZONE = 0.18  # of a page's height, above and below, where heads and feet are
_FOOT = 0.1  # the same where a page has nothing to be compared with
_SMALL = 0.93  # of the usual size: notes, and feet
_LEADING = 1.45  # sizes: lines farther apart are no neighbours
_SHAKY = 3.0  # points by which a head may stand higher or lower than on another page
_NOTE = re.compile(r"\(?(\d{1,3}|[ivx]{1,5}|[*†‡]{1,3})[).]?[ \u00a0]?(?=[^\W_]|[«“(])")

Pages = Sequence[Sequence[Line]]


class Note(NamedTuple):
    """A note: the sign that calls it, and its lines."""

    mark: str
    lines: list[Line]


def usual_size(pages: Pages) -> float:
    """The size in which most of a document is set."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_margins(pages: Pages) -> tuple[list[Line], list[list[Line]]]:
    """The head of the first page, and the pages without heads, feet and page numbers."""
    usual = usual_size(pages)
    often = _repeated(pages, usual)
    kept = []
    first: list[Line] = []
    for number, lines in enumerate(pages):
        rows = _rows(lines)
        called = {call for line in lines for call in line.calls}
        foot = _outer(rows[::-1], often, len(pages), usual, called)
        head = _outer(rows, often, len(pages), usual, top=True)
        if number == 0:
            first = [line for row in rows if row in head and not _is_number(row) for line in row]
        gone = {line for row in head | foot for line in row}
        kept.append([line for line in lines if line not in gone])
    return first, kept


Row = tuple[Line, ...]


def _rows(lines: Sequence[Line]) -> list[Row]:
    """The lines of a page that stand at one height, from the top."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        if rows and rows[-1][0].base - line.base < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(row) for row in rows]


def _is_number(row: Row) -> bool:
    """Whether a row says which page this is, or when and from where it was printed."""
    text = " ".join(line.text for line in row)
    return _NUMBER.fullmatch(text) is not None or _STAMP.fullmatch(text) is not None


def _repeated(pages: Pages, usual: float) -> Counter[tuple[str, int]]:
    """On how many pages something stands near an edge, by what it says and how high; and by how high alone, where it
    is small and stands above the text."""
    found: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        above = [row for row in _rows(lines) if row[0].base / row[0].height > 1 - _ZONE]
        found.update({("", _key(row)[1]) for row in above if row[0].size < _SMALL * usual})
        found.update({_key(row) for row in _rows(lines) if not _ZONE < row[0].base / row[0].height < 1 - _ZONE})
    return found


def _key(row: Row) -> tuple[str, int]:
    masked = re.sub(r"\d+|\b[ivxl]+\b", "#", " ".join(fold(line.text) for line in row))
    return masked, int(row[0].base / _SHAKY)


def _outer(
    rows: list[Row],
    often: Counter[tuple[str, int]],
    pages: int,
    usual: float,
    called: Container[str] = (),
    *,
    top: bool = False,
) -> set[Row]:
    """The rows from one edge of a page inwards that are its head or its foot."""
    found: list[tuple[Row, float]] = []  # and on which share of the pages they stand
    for row in rows:
        place = row[0].base / row[0].height
        if _ZONE < place < 1 - _ZONE or (place > 0.5) != top:
            break
        text, height = _key(row)
        small = row[0].size < _SMALL * usual
        others = sum(often["" if top and small else text, near] for near in (height - 1, height, height + 1))
        lonely = pages == 1 and not top and place < _FOOT and small and not _starts_note(row)
        if small and _note(row[0])[0] in called:
            break
        if others < 2 and not _is_number(row) and not lonely:
            break
        found.append((row, 1.0 if _is_number(row) else others / pages))
    rest = rows[len(found)] if len(found) < len(rows) else None
    while found and rest and _is_near(found[-1][0], rest) and found[-1][1] < 0.8:  # a line of the text, by chance
        rest = found.pop()[0]
    return {row for row, _ in found}


def _is_near(row: Row, other: Row) -> bool:
    """Whether two rows are set as lines of one text."""
    sizes = row[0].size, other[0].size
    return abs(row[0].base - other[0].base) < _LEADING * max(sizes) and min(sizes) > _SMALL * max(sizes)


def _starts_note(row: Row) -> bool:
    return bool(row[0].mark or _NOTE.match(row[0].text))


# ---------------------------------------------------------------- notes


def notes_apart(pages: Pages) -> Iterator[tuple[list[Line], list[Note]]]:
    """Of each page its text, and its notes: what is set smaller and begins with a sign that has been called."""
    usual = usual_size(pages)
    called: Counter[str] = Counter()
    for lines in pages:
        called.update(call for line in lines for call in line.calls)
        text: list[Line] = []
        notes: list[Note] = []
        for line in lines:
            mark, words = _note(line)
            if mark and called[mark] and line.size < _SMALL * usual:
                called[mark] -= 1
                notes.append(Note(mark, [line._replace(text=words)]))
            elif notes and _goes_on(notes[-1].lines[-1], line):
                notes[-1].lines.append(line)
            else:
                text.append(line)
        yield text, notes


def _note(line: Line) -> tuple[str, str]:
    """The sign that a line begins with, if it does, and the rest."""
    if line.mark:
        return line.mark, line.text
    m = _NOTE.match(line.text)
    return (m[1], line.text[m.end() :]) if m else ("", line.text)


def _goes_on(before: Line, line: Line) -> bool:
    return (
        abs(line.size - before.size) < 0.05 * before.size
        and 0 < before.base - line.base < _LEADING * before.size
        and line.left - before.left < 3 * line.size
    )
