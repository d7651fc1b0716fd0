"""The lines of a PDF's pages, with where they stand: in the order in which the file draws them, each cell of a table's
row by itself. Watermarks and what else runs aslant are left out."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, islice, pairwise
from statistics import median
from typing import Any, NamedTuple

_SIGNS = {
    "\ufffe": "-", "\x02": "-",  # how the reader marks a hyphen at the end of a line
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_FIXED = "\u00a0\u202f"  # spaces at which no line ends
_RAISED = 0.82  # of the size of the line: what is smaller, and stands higher, is an index
# gaps between words, in sizes of the line: of two cells at any rate; of two cells where the file has no space there and
# the other gaps of the line are smaller by so much; as far as a line that is stretched to fit goes
_APART, _CELLS, _WIDER, _STRETCHED = 1.5, 0.55, 1.8, 2.5
_EVEN = 0.3  # points by which the gaps of a stretched line differ at most
_BOLD = 600
_MOST_OBJECTS = 20_000  # on a page that is no map
_CALL = re.compile(r"[\d*†‡]{1,3}|[ivx]{1,5}|\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}(?:, ?\d{1,3})+")
_ORDINAL = re.compile(r"(?:er|re|[iè]?[eè]me|e|nde?|d|o|os)s?(?=\W|$).*", re.DOTALL)  # 1er
_UNIT = re.compile(r"(?:^|[\d\s(/])[kcdm]?m$")  # 12 km²
BULLET = re.compile(r"(?:[•●▪◦‣·*–—■□►➢✓\uf0b7\uf0a7-]|\(?\d{1,2}[.)°]|[a-z]\))(?=\s|$)")


class Line(NamedTuple):
    """A line of type, or a cell's part of one. Its page goes from 0 up to `height`. `calls` are the raised signs that
    stood in it, which call notes; `mark` is the one it began with, where it is a note."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    calls: tuple[str, ...]
    mark: str
    height: float


class _Glyph(NamedTuple):
    """A character of the page; `sign` is empty where it is struck out. `gap` is what stands before it: nothing, a space
    of the file's, or ? for one that is only seen."""

    at: int
    sign: str
    left: float
    right: float
    base: float
    size: float
    gap: str


def lines_of(page: Any, number: int) -> list[Line]:
    """The lines of a page as its file draws them."""
    glyphs = _Glyphs(page)
    try:
        rows = list(_rows(glyphs))
        begins = Counter(round(cell[0].left) for row in rows for cell in list(_cells(row))[1:])
        columns = {left for left, n in begins.items() if n > 1}
        return [line for row in rows for cell in _cells(row, columns) for line in glyphs.line(cell, number)]
    finally:
        glyphs.close()


class _Glyphs:
    """The characters of one page, measured so that it is read upright."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._textpage = page.get_textpage()
        self._handle = self._textpage.raw
        count = raw.FPDFText_CountChars(self._handle)
        self._text: str = self._textpage.get_text_range()
        if len(self._text) != count:  # characters beyond the first plane
            self._text = "".join(chr(raw.FPDFText_GetUnicode(self._handle, at)) for at in range(count))
        self._turn = self._usual_turn()
        self._strokes = self._horizontals(page) if self._turn == 0 else {}
        self._width, self._height = page.get_size()
        if page.get_rotation() % 180:
            self._width, self._height = self._height, self._width

    def close(self) -> None:
        """Frees what the page holds."""
        self._textpage.close()

    def __iter__(self) -> Iterator[_Glyph]:
        raw, handle, turn = self._raw, self._handle, self._turn
        x, y, rect, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
        spaced = self._has_spaces()
        gap = ""
        for at, c in enumerate(self._text):
            if c.isspace():
                if gap in ("", "?"):
                    gap = c if c in _FIXED else " " if not spaced or self._is_drawn(at) else "?"
                continue
            if c < " " and c not in _SIGNS:
                continue
            raw.FPDFText_GetLooseCharBox(handle, at, rect)
            raw.FPDFText_GetCharOrigin(handle, at, x, y)
            raw.FPDFText_GetMatrix(handle, at, matrix)
            size = raw.FPDFText_GetFontSize(handle, at) * math.hypot(matrix.c, matrix.d) or 1.0
            struck = self._strokes and self._is_struck((rect.left + rect.right) / 2, y.value, size)
            left, right, base = (
                (rect.left, rect.right, y.value),
                (rect.bottom, rect.top, self._width - x.value),
                (self._width - rect.right, self._width - rect.left, self._height - y.value),
                (self._height - rect.top, self._height - rect.bottom, x.value),
            )[turn]
            yield _Glyph(at, "" if struck else _SIGNS.get(c, c), left, right, base, size, gap)
            gap = ""

    def _horizontals(self, page: Any) -> dict[int, list[tuple[float, float, float]]]:
        """The thin horizontal strokes of a page by their height: left, right, height."""
        raw = self._raw
        left, low, right, high = (ctypes.c_float() for _ in range(4))
        found: dict[int, list[tuple[float, float, float]]] = {}
        count = raw.FPDFPage_CountObjects(page.raw)
        for at in range(count if count < _MOST_OBJECTS else 0):
            each = raw.FPDFPage_GetObject(page.raw, at)
            if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_PATH:
                raw.FPDFPageObj_GetBounds(each, left, low, right, high)
                if high.value - low.value < 2 and right.value - left.value > 3:
                    middle = (high.value + low.value) / 2
                    found.setdefault(int(middle), []).append((left.value, right.value, middle))
        return found

    def _is_struck(self, x: float, base: float, size: float) -> bool:
        """Whether a stroke goes through the middle of a character: what has been deleted and still is shown."""
        low, high = base + 0.15 * size, base + 0.42 * size
        return any(
            left <= x <= right and low < y < high
            for place in range(int(low), int(high) + 1)
            for left, right, y in self._strokes.get(place, ())
        )

    def line(self, glyphs: Sequence[_Glyph], number: int) -> Iterator[Line]:
        """The glyphs as a line, if they stand upright."""
        first, last = glyphs[0], glyphs[-1]
        if self._angle(first.at) != self._turn:
            return
        text, calls, mark = _read(glyphs)
        if not text:
            return
        base, size = _base(glyphs)
        weight = self._raw.FPDFText_GetFontWeight
        bold = min(weight(self._handle, first.at), weight(self._handle, last.at)) >= _BOLD
        height = self._width if self._turn % 2 else self._height
        yield Line(number, text, first.left, max(g.right for g in glyphs), base, size, bold, calls, mark, height)

    def _angle(self, at: int) -> int | None:
        """How a character is turned, in quarters; None where it stands aslant."""
        quarters = self._raw.FPDFText_GetCharAngle(self._handle, at) / (math.pi / 2)
        return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.05 else None

    def _usual_turn(self) -> int:
        step = max(1, len(self._text) // 50)
        turns = Counter(self._angle(at) for at in range(0, len(self._text), step) if not self._text[at].isspace())
        return next((turn for turn, _ in turns.most_common() if turn is not None), 0)

    def _is_drawn(self, at: int) -> bool:
        """Whether the file itself has a space there, and not only the reader who saw a gap."""
        return self._text[at] not in "\r\n" and not self._raw.FPDFText_IsGenerated(self._handle, at)

    def _has_spaces(self) -> bool:
        """Whether the page is written with spaces; some programs only leave gaps."""
        return any(self._is_drawn(m.start()) for m in islice(re.finditer(" ", self._text), 60))


def _rows(glyphs: _Glyphs) -> Iterator[list[_Glyph]]:
    """Glyphs that follow each other on one line."""
    row: list[_Glyph] = []
    for glyph in glyphs:
        if row and not _follows(row, glyph):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _follows(row: list[_Glyph], glyph: _Glyph) -> bool:
    before = row[-1]
    if len(row) > 1 and before.size < _RAISED * glyph.size and row[0].size > before.size:
        before = next(g for g in reversed(row) if g.size >= row[0].size)  # an index ends: back to the line
    larger = max(before.size, glyph.size)
    if glyph.left < row[-1].left - 0.3 * larger:
        return False
    rise = abs(glyph.base - before.base)
    index = min(before.size, glyph.size) < _RAISED * larger
    return rise <= 0.2 * larger or (index and rise < 0.7 * larger)


def _cells(row: list[_Glyph], columns: Container[int] = ()) -> Iterator[list[_Glyph]]:
    """The parts of a row that stand farther apart than its words do, or begin where columns of a table do."""
    gaps = {at: after.left - before.right for at, (before, after) in enumerate(pairwise(row), 1) if after.gap}
    stretched = len(gaps) > 1 and max(gaps.values()) - min(gaps.values()) < _EVEN
    start = 0
    for at, gap in gaps.items():
        if start == 0 and BULLET.fullmatch("".join(g.sign for g in row[:at])):
            continue
        size, drawn = row[at].size, row[at].gap != "?"
        usual = median([other for place, other in gaps.items() if place != at] or [0.0])
        wide = gap > (_APART if drawn else _CELLS) * size and gap > _WIDER * usual
        if not stretched and (wide or gap > _STRETCHED * size or (not drawn and round(row[at].left) in columns)):
            yield row[start:at]
            start = at
    yield row[start:]


def _base(glyphs: Sequence[_Glyph]) -> tuple[float, float]:
    """The base and the size that most of a line has."""
    size = Counter(round(g.size, 1) for g in glyphs).most_common(1)[0][0]
    return next(g.base for g in glyphs if round(g.size, 1) == size), size


def _read(glyphs: Sequence[_Glyph]) -> tuple[str, tuple[str, ...], str]:
    """The text without the signs that call notes, those signs, and the one that the line begins with."""
    base, size = _base(glyphs)
    text, mark = "", ""
    calls: list[str] = []
    for raised, run in groupby(glyphs, key=lambda g: g.size < _RAISED * size and g.base > base + 0.1 * size):
        signs = list(run)
        piece = "".join(g.gap.replace("?", " ") + g.sign for g in signs)
        sign = piece.strip()
        if raised and signs[0].gap == "?" and _ORDINAL.fullmatch(sign) and text[-1:].isalnum():
            piece = piece.lstrip()
        if not raised or not _CALL.fullmatch(sign) or _UNIT.search(text[-4:]):
            text += piece
        elif text.strip():
            calls += re.findall(r"\w+|[*†‡]+", sign)
        else:
            mark = sign.strip("()[]")
    text = re.sub(r"(?<=\w) (?=-$)| +(?=[.,)]( |$))| (?= )", "", text.strip())  # « mé -», « Russie . »
    return text, tuple(calls), mark
