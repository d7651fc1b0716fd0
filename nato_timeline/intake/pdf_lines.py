"""The lines of a PDF's pages, with where they stand: in the order in which the file draws them, each cell of a table's
row by itself. Watermarks and what else runs aslant are left out."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, islice, pairwise
from statistics import median
from typing import Any, NamedTuple

from .pdf_strokes import Strokes, strokes_of

_SIGNS = {
    "\ufffe": "-", "\x02": "-",  # how the reader marks a hyphen at the end of a line
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_FIXED = "\u00a0\u202f"  # spaces at which no line ends
_GAPS = {"?": " ", "|": " "}
_TIGHT = 0.25  # sizes: an index so near belongs to the word
_RAISED = 0.82  # of the size of the line: what is smaller, and stands higher, is an index
# gaps between words, in sizes of the line: of two cells at any rate; of two cells where the file has no space there and
# the other gaps of the line are smaller by so much; as far as a line that is stretched to fit goes
_APART, _CELLS, _WIDER, _STRETCHED = 1.5, 0.55, 1.8, 2.5
_EVEN = 0.3  # points by which the gaps of a stretched line differ at most
_BOLD, _BOLD_NAME = 600, re.compile(rb"(?i)bold|black|heavy|gras\b")
_NAME = 200  # bytes of a font's name
_CALL = re.compile(r"[\d*†‡]{1,3}|[ivx]{1,5}|\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}(?:, ?\d{1,3})+")
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f]+")
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_LOOSE = re.compile(r"(?<=\w) (?=-$)| +(?=[.,)]( |$))| (?= )")  # « mé -», « Russie . »
_BULLET_PARTS = 4  # pieces of which a bullet is made at most
_ORDINAL = re.compile(r"(?:er|re|[iè]?[eè]me|e|nde?|d|o|os)s?(?=\W|$).*", re.DOTALL)  # 1er
_UNIT = re.compile(r"(?:^|[\d\s(/])[kcdm]?m$")  # 12 km²
BULLET = re.compile(r"(?:[•●▪◦‣·*–—■□►➢✓\uf0b7\uf0a7-]|\(?\d{1,2}[.)°]|[a-z]\))(?=\s|$)")


class Line(NamedTuple):
    """A line of type, or a cell's part of one. Its page goes from 0 up to `height`. `calls` are the raised signs that
    stood in it, which call notes; `mark` is the one it began with, where it is a note. `cell` is the bottom, the top
    and the left of the walls around it."""

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
    cell: tuple[int, int, int] | None = None


class _Piece(NamedTuple):
    """A word of the page, or a part of one that is set alike; `text` is empty where it is struck out. `gap` is what
    stands before it: nothing, a space of the file's, ? for one that is only seen, | for the wall of a cell."""

    first: int
    last: int
    text: str
    left: float
    right: float
    base: float
    size: float
    gap: str


class _Spot(NamedTuple):
    """Where a character stands."""

    left: float
    right: float
    base: float
    size: float
    struck: bool


def lines_of(page: Any, number: int) -> list[Line]:
    """The lines of a page as its file draws them."""
    type_ = _Type(page)
    try:
        rows = list(_rows(type_))
        begins = Counter(round(cell[0].left) for row in rows for cell in _cells(row)[1:])
        columns = {left for left, n in begins.items() if n > 1}
        return [line for row in rows for cell in _cells(row, columns) for line in type_.line(cell, number)]
    finally:
        type_.close()


class _Type:
    """The words of one page, measured so that it is read upright."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._textpage = page.get_textpage()
        self._handle = self._textpage.raw
        count = raw.FPDFText_CountChars(self._handle)
        self._text: str = self._textpage.get_text_range()
        if len(self._text) != count:  # characters beyond the first plane
            self._text = "".join(chr(raw.FPDFText_GetUnicode(self._handle, at)) for at in range(count))
        self._rect, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._turn = self._usual_turn()
        self._strokes = strokes_of(page) if self._turn == 0 else Strokes()
        self._width, self._height = page.get_size()
        if page.get_rotation() % 180:
            self._width, self._height = self._height, self._width

    def close(self) -> None:
        """Frees what the page holds."""
        self._textpage.close()

    def __iter__(self) -> Iterator[_Piece]:
        spaced = self._has_spaces()
        end = 0
        right = base = 0.0
        for word in _WORD.finditer(self._text):
            gap = self._gap(end, word.start(), spaced)
            end = word.end()
            for first, last, spot in self._alike(word.start(), end - 1):
                beside = gap and right < spot.left and abs(base - spot.base) < spot.size
                if beside and self._strokes.part(right, spot.left, spot.base):
                    gap = "|"
                right, base = spot.right, spot.base
                text = "" if spot.struck else _SIGN.sub(lambda m: _SIGNS.get(m[0], ""), self._text[first : last + 1])
                yield _Piece(first, last, text, spot.left, spot.right, spot.base, spot.size, gap)
                gap = ""

    def _gap(self, start: int, end: int, spaced: bool) -> str:
        """What stands between two words."""
        between = self._text[start:end]
        fixed = next((c for c in between if c in _FIXED), "")
        if fixed or not between:
            return fixed
        return " " if not spaced or any(map(self._is_drawn, range(start, end))) else "?"

    def _alike(self, first: int, last: int) -> Iterator[tuple[int, int, _Spot]]:
        """The parts of a word that stand on one base, in one size, all struck out or not at all."""
        here, there = self._spot(first), self._spot(last)
        if here[2:] == there[2:]:
            yield first, last, here._replace(right=max(here.right, there.right))
            return
        start, so_far = first, here
        for at in range(first + 1, last + 1):
            spot = self._spot(at)
            if spot[2:] != so_far[2:]:
                yield start, at - 1, so_far
                start, so_far = at, spot
            so_far = so_far._replace(right=max(so_far.right, spot.right))
        yield start, last, so_far

    def _spot(self, at: int) -> _Spot:
        raw, handle, rect, x, y, matrix = self._raw, self._handle, self._rect, self._x, self._y, self._matrix
        raw.FPDFText_GetLooseCharBox(handle, at, rect)
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        raw.FPDFText_GetMatrix(handle, at, matrix)
        size = round(raw.FPDFText_GetFontSize(handle, at) * math.hypot(matrix.c, matrix.d), 1) or 1.0
        if self._turn == 0:
            base = round(y.value, 1)
            struck = self._strokes.strike((rect.left + rect.right) / 2, base, size)
            return _Spot(rect.left, rect.right, base, size, struck)
        left, right, base = (
            (rect.bottom, rect.top, self._width - x.value),
            (self._width - rect.right, self._width - rect.left, self._height - y.value),
            (self._height - rect.top, self._height - rect.bottom, x.value),
        )[self._turn - 1]
        return _Spot(left, right, round(base, 1), size, False)

    def line(self, pieces: Sequence[_Piece], number: int) -> Iterator[Line]:
        """The pieces as a line, if they stand upright."""
        first, last = pieces[0], pieces[-1]
        if self._angle(first.first) != self._turn:
            return
        text, calls, mark = _read(pieces)
        if not text:
            return
        base, size = _base(pieces)
        bold = self._is_bold(first.first) and self._is_bold(last.last)
        height = self._width if self._turn % 2 else self._height
        right = max(p.right for p in pieces)
        cell = self._strokes.cell(first.left, right, base)
        yield Line(number, text, first.left, right, base, size, bold, calls, mark, height, cell)

    def _is_bold(self, at: int) -> bool:
        """Whether a character is of a bold font, which says its weight, or its name."""
        if self._raw.FPDFText_GetFontWeight(self._handle, at) >= _BOLD:
            return True
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(_NAME)
        self._raw.FPDFText_GetFontInfo(self._handle, at, name, _NAME, flags)
        return _BOLD_NAME.search(name.value) is not None

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


def _rows(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces that follow each other on one line."""
    row: list[_Piece] = []
    for piece in pieces:
        if row and not _follows(row, piece):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _follows(row: list[_Piece], piece: _Piece) -> bool:
    before = row[-1]
    if len(row) > 1 and before.size < _RAISED * piece.size and row[0].size > before.size:
        before = next(p for p in reversed(row) if p.size >= row[0].size)  # an index ends: back to the line
    larger = max(before.size, piece.size)
    if piece.left < row[-1].right - 0.6 * larger:
        return False
    rise = abs(piece.base - before.base)
    index = min(before.size, piece.size) < _RAISED * larger
    return rise <= 0.2 * larger or (index and rise < 0.7 * larger)


def _cells(row: list[_Piece], columns: Container[int] = ()) -> list[list[_Piece]]:
    """The parts of a row that stand farther apart than its words do, or begin where columns of a table do."""
    gaps = [(at, after.left - before.right) for at, (before, after) in enumerate(pairwise(row), 1) if after.gap]
    wide = sorted(gap for _, gap in gaps)
    stretched = len(wide) > 1 and wide[-1] - wide[0] < _EVEN
    found: list[list[_Piece]] = []
    start = 0
    for at, gap in gaps:
        size, drawn = row[at].size, row[at].gap != "?"
        if row[at].gap == "|":
            found.append(row[start:at])
            start = at
            continue
        if stretched or (gap < _CELLS * size and (drawn or round(row[at].left) not in columns)):
            continue
        if start == 0 and at < _BULLET_PARTS and BULLET.fullmatch("".join(p.text for p in row[:at])):
            continue
        others = len(wide) - 1
        usual = median(wide[:-1] if gap >= wide[-1] else wide) if others else 0.0
        apart = gap > (_APART if drawn else _CELLS) * size and gap > _WIDER * usual
        if apart or gap > _STRETCHED * size or (not drawn and round(row[at].left) in columns):
            found.append(row[start:at])
            start = at
    return [*found, row[start:]]


def _base(pieces: Sequence[_Piece]) -> tuple[float, float]:
    """The base and the size that most of a line has."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += piece.last - piece.first + 1
    size = sizes.most_common(1)[0][0]
    return next(piece.base for piece in pieces if piece.size == size), size


def _read(pieces: Sequence[_Piece]) -> tuple[str, tuple[str, ...], str]:
    """The text without the signs that call notes, those signs, and the one that the line begins with."""
    base, size = _base(pieces)
    text, mark, right = "", "", 0.0
    calls: list[str] = []
    for raised, run in groupby(pieces, key=lambda p: p.size < _RAISED * size and p.base > base + 0.1 * size):
        held = list(run)
        words = "".join(_GAPS.get(p.gap, p.gap) + p.text for p in held)
        if not raised:
            text += words
            right = held[-1].right
            continue
        sign = words.strip()
        if _ORDINAL.fullmatch(sign) and text[-1:].isalnum() and held[0].left - right < _TIGHT * size:
            words = words.lstrip()
        if not _CALL.fullmatch(sign) or _UNIT.search(text[-4:]):
            text += words
        elif text.strip():
            calls += re.findall(r"\w+|[*†‡]+", sign)
        else:
            mark = sign.strip("()[]")
    return _LOOSE.sub("", text.strip()), tuple(calls), mark
