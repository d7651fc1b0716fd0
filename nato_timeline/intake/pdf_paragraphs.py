"""Lines of a PDF become paragraphs, over the edges of columns and pages too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from .hyphens import joined
from .pdf_columns import Edge, Row, edges, rows_and_lines
from .pdf_lines import BULLET, Line
from .pdf_margins import Note, Pages, notes_apart, usual_size, without_margins
from .table import one_line, table_row

_STOPS = re.compile(r"""[.!?:;…]["'»”)\]\s]*$""")
_ENDS = re.compile(rf"{_STOPS.pattern}|[»”]$")
_CONTENTS = re.compile(r"(?:\.\s?|…\s?){4,}\s*\d{1,4}$")  # II. La mission ........ 12
_FIRST = re.compile(r"(?:« )?\S+(?: \d{3}\b)*(?: [%€$°:;?!»]\S*)?")  # what is not parted: « 1 500, 2 %
_SIZES = 0.04  # lines whose sizes differ by more are of different paragraphs
_FARTHER = 1.25  # times the usual distance of lines: a new paragraph
_INDENT = 0.7  # sizes
_RAGGED = 0.4  # of a column's width: lines that go on end before it at most so far
_LONG = 40  # characters: a line of running text, however far it goes
_ROUGHLY = 1.2  # times a word's width, as it is reckoned from the line's
_INNER = "%€$°»),;:?!"  # what no paragraph begins with
_LARGER = 1.15  # times the usual size: the title
_TITLE = 300  # characters
_BACK = 8  # paragraphs: what a page ends with stands among so many
_BETWEEN = "\n\n"


class _Paragraph:
    """Lines that make one, in parts; where in it new pages begin. What is `closed` does not go on."""

    def __init__(self, edge: Edge, text: str = "", between: str = "") -> None:
        self.first = self.last = edge
        self.parts = [text or edge.line.text]
        self.lines = 1
        self.pages: list[tuple[int, int]] = [(0, edge.line.page)]  # part, page
        self.closed = bool(text)
        self.noted = False  # a note
        self.calls = set(edge.line.calls)
        self.between = between  # a table's rows: line breaks

    def add(self, edge: Edge, words: Container[str]) -> None:
        """Takes a line in."""
        if edge.line.page != self.last.line.page:
            self.pages.append((len(self.parts), edge.line.page))
        whole = joined(self.parts[-1], edge.line.text, words)
        if whole is None:
            self.parts[-1] += " "
            self.parts.append(edge.line.text)
        else:
            cut = len(whole) - len(edge.line.text)
            self.parts[-1] = whole[:cut]
            self.parts.append(whole[cut:])
        self.last = edge
        self.lines += 1
        self.calls.update(edge.line.calls)


def text_of(pages: Pages) -> tuple[str, tuple[int, ...], str | None]:
    """The text of a document's pages, where the second and later ones begin, and the heading of the first one."""
    head, inner = without_margins(pages)
    apart = list(notes_apart(inner))
    texts = [[line for line in lines if not _CONTENTS.search(line.text)] for lines, _ in apart]
    setter = _Setter(_words(pages), _distances(texts), usual_size(texts))
    setter.paragraphs += [_Paragraph(Edge(line, line.left, line.right), line.text) for line in head]
    right = max((line.right for lines in texts for line in lines), default=0.0)
    for number, (lines, (_, notes)) in enumerate(zip(texts, apart, strict=True), 1):
        setter.page(rows_and_lines(lines), right, notes, last=number == len(texts))
    text, starts = _whole(setter.paragraphs, len(pages))
    return text, starts, setter.heading()


def _words(pages: Pages) -> frozenset[str]:
    """The words that stand inside lines, by which divided ones are known."""
    inside = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-?$)")
    return frozenset(word for lines in pages for line in lines for word in inside.findall(line.text.lower()))


def _distances(pages: Pages) -> dict[int, float]:
    """How far apart lines of each size usually are."""
    found: dict[int, Counter[float]] = {}
    for lines in pages:
        for line, after in pairwise(lines):
            apart = line.base - after.base
            if abs(line.size - after.size) < 0.5 and 0.8 * line.size < apart < 2.6 * line.size:
                found.setdefault(round(line.size), Counter())[round(2 * apart) / 2] += 1
    return {
        size: min(apart for apart, n in counted.items() if n >= 0.2 * max(counted.values()))
        for size, counted in found.items()
    }


class _Setter:
    """Sets the lines of one page after the other into paragraphs."""

    def __init__(self, words: Container[str], distances: dict[int, float], usual: float) -> None:
        self.paragraphs: list[_Paragraph] = []
        self._words, self._distances, self._usual = words, distances, usual

    def page(self, items: Sequence[Row | Line], right: float, notes: Sequence[Note], *, last: bool) -> None:
        """Takes in a page, with each note behind the paragraph that calls it, but before what runs on."""
        placed = iter(edges([each for each in items if isinstance(each, Line)], right, self._usual))
        over = self._open()
        begun = len(self.paragraphs)
        table: _Paragraph | None = None
        for item in items:
            if isinstance(item, Line):
                over = self._line(next(placed), over)
                table = None
            elif table is None:
                first = item.cells[0][0]
                table = _Paragraph(Edge(first, first.left, first.right), self._row(item), "\n")
                self.paragraphs.append(table)
            else:
                table.parts.append(self._row(item))
        runs_on = None if last else self._open()
        for note in notes:
            first = note.lines[0]
            paragraph = _Paragraph(Edge(first, first.left, first.right), self._cell(note.lines))
            paragraph.noted = True
            self.paragraphs.insert(self._place(note, max(0, begun - 1), runs_on), paragraph)

    def heading(self) -> str | None:
        """What is set largest on the first page, if it is larger than the text."""
        first = [each for each in self.paragraphs if each.first.line.page == 0]
        size = max((each.first.line.size for each in first), default=0.0)
        if size < _LARGER * self._usual:
            return None
        largest = next(each for each in first if each.first.line.size == size)
        return " ".join("".join(largest.parts).split())[:_TITLE]

    # ------------------------------------------------------------ parts of a page

    def _line(self, edge: Edge, over: _Paragraph | None) -> _Paragraph | None:
        """Takes a line in; `over` is what runs over from the page before, as long as it may."""
        before = self.paragraphs[-1] if self.paragraphs else None
        if before and not before.closed and self._follows(before, edge):
            before.add(edge, self._words)
        elif over and over is not before and self._runs_over(over, edge):
            at = self._index(over)
            self.paragraphs.append(self.paragraphs.pop(at))
            over.add(edge, self._words)
            return None
        else:
            self.paragraphs.append(_Paragraph(edge))
        return over

    def _index(self, paragraph: _Paragraph) -> int:
        return next(at for at in range(len(self.paragraphs) - 1, -1, -1) if self.paragraphs[at] is paragraph)

    def _place(self, note: Note, begun: int, runs_on: _Paragraph | None) -> int:
        """Where a note goes among the paragraphs, of which those of its page begin at a place."""
        for at in range(begun, len(self.paragraphs)):
            if note.mark in self.paragraphs[at].calls:
                if self.paragraphs[at] is runs_on:
                    return at
                at += 1
                while at < len(self.paragraphs) and self.paragraphs[at].noted:
                    at += 1
                return at
        return self._index(runs_on) if runs_on else len(self.paragraphs)

    def _row(self, row: Row) -> str:
        return table_row(one_line([self._cell(cell)]) for cell in row.cells)

    def _cell(self, lines: Sequence[Line]) -> str:
        text = lines[0].text
        for line in lines[1:]:
            text = joined(text, line.text, self._words) or f"{text} {line.text}"
        return text

    def _open(self) -> _Paragraph | None:
        """The paragraph of the text so far that the next page may go on with: the last of the usual size."""
        for paragraph in self.paragraphs[: -_BACK - 1 : -1]:
            if not paragraph.closed and _is_near(paragraph.last.line.size, self._usual):
                return None if _STOPS.search(paragraph.parts[-1]) else paragraph
        return None

    # ------------------------------------------------------------ what goes on with what

    def _follows(self, paragraph: _Paragraph, edge: Edge) -> bool:
        """Whether a line goes on with the paragraph before it."""
        before, line = paragraph.last.line, edge.line
        if not _is_alike(before, line):
            return False
        apart = before.base - line.base
        if line.page != before.page or apart < 0.3 * line.size:  # the next page, the next column
            return self._runs_over(paragraph, edge)
        divided = joined(before.text, line.text, self._words) is not None
        usual = self._distances.get(round(line.size), 1.3 * line.size)
        if apart > _FARTHER * usual or divided:
            return divided and apart < 2 * usual
        indent = line.left - before.left
        if abs(indent) > _INDENT * line.size and not _is_centred(before, line):
            item = paragraph.lines == 1 and BULLET.match(before.text)
            if (indent > 0 and not item) or (indent < 0 and (paragraph.lines > 1 or item)):
                return False
        if line.text[0].islower() or line.text[0] in _INNER:
            room = paragraph.last.right - before.right
            wide = room < _RAGGED * (paragraph.last.right - before.left) or len(before.text) > _LONG
            return wide and not _STOPS.search(before.text)
        return _is_full(paragraph.last, line)

    def _runs_over(self, paragraph: _Paragraph, edge: Edge) -> bool:
        """Whether a line at the top of a page or column goes on with what ended the one before."""
        before, line = paragraph.last.line, edge.line
        if not _is_alike(before, line):
            return False
        if joined(before.text, line.text, self._words) is not None:
            return True
        if _STOPS.search(before.text):
            return False
        if line.text[:1].islower():
            return True
        usual = _is_near(line.size, self._usual)
        return usual and _is_full(paragraph.last, line) and not _ENDS.search(before.text)


def _is_near(size: float, other: float) -> bool:
    return abs(size - other) <= _SIZES * max(size, other)


def _is_alike(before: Line, line: Line) -> bool:
    """Whether two lines are set alike, and the second begins no item of a list."""
    return _is_near(before.size, line.size) and before.bold == line.bold and not BULLET.match(line.text)


def _is_centred(line: Line, below: Line) -> bool:
    """Whether two lines stand in the middle of one column."""
    return abs((line.left + line.right) - (below.left + below.right)) < 2 * line.size


def _is_full(edge: Edge, after: Line) -> bool:
    """Whether a line had no room for the next one's first word."""
    line = edge.line
    word = _FIRST.match(after.text)
    wide = (after.right - after.left) * (len(word[0] if word else "") + 1) / max(len(after.text), 1)
    room = edge.right - line.right
    if abs((line.left - edge.left) - room) < line.size:  # in the middle
        room += line.left - edge.left
    return room < _ROUGHLY * wide


def _whole(paragraphs: Sequence[_Paragraph], pages: int) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for paragraph in paragraphs:
        begins = dict(paragraph.pages)
        for n, part in enumerate(paragraph.parts):
            starts += [length] * (begins.get(n, 0) - len(starts))
            parts.append(part + (paragraph.between if n + 1 < len(paragraph.parts) else ""))
            length += len(parts[-1])
        parts.append(_BETWEEN)
        length += len(_BETWEEN)
    whole = "".join(parts[:-1])
    return whole, tuple(starts + [len(whole)] * (pages - 1 - len(starts)))
