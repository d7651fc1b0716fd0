"""A page for the terminal: lines of styled text, wrapped to its width. The only door to Rich.

Text of a source enters as `Text`, never as markup (Rich would read `[de l'OTAN]` as a tag and drop it), and without
control characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from ..facts import Fact, Library, Paper
from ..shelves import Stacks
from .links import address, plain_links, without_links
from .safe import printable
from .words import Words

# what a terminal shows that knows only ASCII
_ASCII = str.maketrans({
    "●": "*", "○": "o", "◐": "+", "✕": "x", "↷": ">", "│": "|", "─": "-", "·": "-", "–": "-", "…": "...", "’": "'",
    "▏": "|", "✎": "#", "≥": ">=", "≤": "<=", "≈": "~", "×": "x", "≠": "!=", "→": "->", "↻": "~", "−": "-",
    "▶": ">", "◀": "<", "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "-", "▎": "-", "░": ":",
    "▁": ".", "▂": ":", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
})  # fmt: skip
_SOURCES = 6  # documents named beside a fact, of many
# a word with the space after it; a no-break space, a quotation mark or a high sign keeps words together: « ainsi » !
_WORD = re.compile(r"(?:« )?[^ ]+(?: [»:;!?][^ ]*)* *| +")
TEXT_WIDTH = 100  # longer lines are hard to read, however wide the terminal


class Page:
    """Where lines are collected. `styled` is whether the reader understands escape codes, `color` whether colours are
    wanted, `ascii` whether signs outside ASCII are better left out, `links` whether the terminal knows links."""

    def __init__(
        self,
        words: Words,
        width: int,
        *,
        styled: bool = False,
        color: bool = False,
        ascii: bool = False,
        links: bool = False,
    ) -> None:
        self.words = words
        self.width = max(width, 20)
        self.styled = styled
        self._color = color
        self._ascii = ascii
        self._links = links
        self._lines: list[Text] = []
        self.cut = 0  # how many texts were shortened
        self._under_heading = 0  # how many lines there were when the last heading was written

    def line(self, *parts: Text | tuple[str, str] | str) -> None:
        """One line as it is."""
        self._lines.append(joined(*parts))

    def paragraph(self, text: Text, *, indent: int = 0, hang: int | None = None) -> None:
        """Text wrapped to the page; `hang` is the indent of the lines after the first."""
        hang = indent if hang is None else hang
        for number, piece in enumerate(wrapped(text, self.text_width - indent, self.text_width - hang)):
            self._lines.append(Text(" " * (hang if number else indent)) + piece)

    def sides(self, left: Text, right: Text, *, indent: int = 0, hang: int | None = None) -> None:
        """Text on the left, wrapped, and a short text on the right of its first line, or below it on a narrow page."""
        hang = indent if hang is None else hang
        room = self.text_width - indent - (cell_len(right.plain) + 2 if right.plain else 0)
        beside = room >= min(cell_len(left.plain), 30)
        lines = list(wrapped(left, room if beside else self.text_width - indent, self.text_width - hang)) or [Text()]
        if beside and right.plain:
            lines[0] = lines[0] + " " * (room + 2 - cell_len(lines[0].plain)) + right
        elif right.plain:
            lines += wrapped(right, self.text_width - hang)
        for number, line in enumerate(lines):
            self._lines.append(Text(" " * (hang if number else indent)) + line)

    def entry(self, name: Text, about: Text, right: Text, width: int) -> None:
        """A row of a list: a name in a column of `width` cells, what there is to say, a short text on the right."""
        if self.width < 60:
            self.sides(name, right)
            self.paragraph(about, indent=2)
        else:
            padding = " " * (width + 2 - cell_len(name.plain))
            self.sides(name + padding + about, right, hang=width + 2)

    def gap(self) -> None:
        """An empty line, but not at the top nor under a heading."""
        if len(self._lines) > self._under_heading:
            self._lines.append(Text())

    def shorten(self, text: str, cells: int) -> str:
        """The text, cut where it is longer; that is counted, so that it can be said."""
        short = shortened(text, cells)
        self.cut += short != printable(text)
        return short

    @property
    def text_width(self) -> int:
        return min(self.width, TEXT_WIDTH)

    def rule(self, title: str, style: str = "bold", width: int | None = None) -> None:
        """A heading with a line to the end of the text."""
        rest = (width or self.text_width) - cell_len(title) - 1
        if rest < 0:
            self.paragraph(joined((title, style)))
        else:
            self.line((title, style), (" " + "─" * rest, "dim"))
        self._under_heading = len(self._lines)

    def __str__(self) -> str:
        if not self.styled:
            text = "".join(f"{line.plain.rstrip()}\n" for line in self._lines)
            return text.translate(_ASCII) if self._ascii else text
        out = StringIO()
        console = Console(
            file=out,
            width=10_000,
            force_terminal=True,
            color_system="standard",
            no_color=not self._color,
            legacy_windows=False,
        )
        for line in self._lines:
            line.rstrip()
            console.print(line, soft_wrap=True, highlight=False)
        return plain_links(out.getvalue()) if self._links else without_links(out.getvalue())


def joined(*parts: Text | tuple[str, str] | str) -> Text:
    """Parts in one line; strings are source text or labels, made printable, with or without a style."""
    out = Text()
    for part in parts:
        if isinstance(part, Text):
            out.append_text(part)
        elif isinstance(part, str):
            out.append(printable(part))
        else:
            out.append(printable(part[0]), part[1])
    return out


def between(parts: Sequence[Text], mark: str = " · ") -> Text:
    """Parts with a dim mark between them."""
    out = Text()
    for part in parts:
        if out:
            out.append(mark, "dim")
        out.append_text(part)
    return out


def wrapped(text: Text, width: int, rest: int | None = None) -> Iterator[Text]:
    """The text in lines of at most `width` cells, the lines after the first of `rest`; broken at plain spaces only, a
    word longer than a line anywhere."""
    rest = width if rest is None else rest
    room, used = max(width, 4), 0
    breaks: list[int] = []
    for m in _WORD.finditer(text.plain):
        size = cell_len(m[0].rstrip(" "))
        if used and used + size > room:
            breaks.append(m.start())
            room, used = max(rest, 4), 0
        at = m.start()
        while size > room:
            at += _cut(text.plain[at : m.end()], room)
            breaks.append(at)
            room = max(rest, 4)
            size = cell_len(text.plain[at : m.end()].rstrip(" "))
        used += cell_len(text.plain[at : m.end()])
    for piece in text.divide(breaks):
        piece.rstrip()
        yield piece


def _cut(word: str, room: int) -> int:
    """Where a word is cut that is longer than a line: behind a hyphen or a slash, if one is not too far back."""
    piece = chop_cells(word, room)[0]
    mark = max(piece.rfind("-"), piece.rfind("/")) + 1
    return mark if mark > len(piece) // 2 else len(piece)


def shortened(text: str, cells: int) -> str:
    """The text, cut at a word with « … » where it is longer."""
    text = printable(text)
    if cell_len(text) <= cells:
        return text
    cut = text[: max(cells - 1, 1)]
    return cut[: cut.rfind(" ")].rstrip(" ,;:") + "…" if " " in cut[cells // 2 :] else cut + "…"


def references(library: Library) -> dict[str, str]:
    """A short name for each document: the beginning of its id up to `_`, `-` or `.`, where no other begins so."""
    if isinstance(library.papers, Stacks):
        return _References(library.papers)
    heads = [_head(id) for id in library.papers]
    return {
        id: head if len(head) > 1 and heads.count(head) == 1 else shortened(id, 24)
        for id, head in zip(library.papers, heads, strict=True)
    }


def _head(id: str) -> str:
    return re.split(r"[_.-]", id, maxsplit=1)[0]


class _References(dict[str, str]):
    """Short names made when they are asked for, where there are too many documents to name them all."""

    def __init__(self, papers: Stacks) -> None:
        self._papers = papers

    def __missing__(self, id: str) -> str:
        head = _head(id)
        short = self[id] = head if len(head) > 1 and self._papers.alone(head) else shortened(id, 24)
        return short


def reference(library: Library, fact: Fact, refs: Mapping[str, str]) -> Text:
    """Which documents state a fact, the id to ask for it by, and whether the user has said something of it."""
    out = Text()
    papers = list(dict.fromkeys(source.paper for source in fact.sources))
    for id in papers[:_SOURCES]:
        out.append_text(linked(refs[id], library.papers[id], "blue"))
        out.append(" ")
    if len(papers) > _SOURCES:
        out.append(f"+{len(papers) - _SOURCES} ", style="blue")
    own = (" ✎" if fact.corrected or fact.note else "") + "".join(f" +{tag}" for tag in fact.tags)
    return out + joined((fact.id, "dim"), (own, "magenta"))


def listed(refs: Mapping[str, str], papers: Iterable[str]) -> Text:
    """Some documents by their short names: of many the first, and how many more."""
    ids = list(dict.fromkeys(papers))
    more = f" +{len(ids) - _SOURCES}" if len(ids) > _SOURCES else ""
    return joined((" ".join(refs[id] for id in ids[:_SOURCES]) + more, "blue"))


def linked(text: str, paper: Paper, style: str) -> Text:
    """The text as a link to where the document is, for terminals that know links."""
    link = address(paper)
    return joined((text, f"{style} link {link}" if link else style))


def names(library: Library, who: Iterable[str]) -> list[str]:
    """People by name, bodies and countries as they are."""
    return [library.people[id].name if id in library.people else id for id in who]
