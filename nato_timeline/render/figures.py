"""Figures on a terminal: the amounts in a column, what each is for and whose, and the sentence that gives it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from ..facts import Fact, Library
from ..query import sentence
from . import dates
from .amounts import amount
from .page import Page, between, joined, names, reference, references
from .safe import printable

_AMOUNT = 26  # cells for the amount; a longer one has a line of its own
_NARROW = 60
_SENTENCE = 2  # lines of the sentence


def figures(page: Page, library: Library, facts: Sequence[Fact]) -> None:
    """Figures in the order of the query."""
    amounts = [amount(fact, page.words) for fact in facts]
    column = max((size for size in map(cell_len, amounts) if size <= _AMOUNT), default=0)
    if page.width < _NARROW:
        column = 0
    refs = references(library)
    for fact, value in zip(facts, amounts, strict=True):
        page.gap()
        _figure(page, library, fact, value, column, reference(library, fact, refs))


def _figure(page: Page, library: Library, fact: Fact, value: str, column: int, source: Text) -> None:
    indent = column + 2 if column else 2
    subject = joined((fact.subject, "bold") if fact.subject else (page.words("for what is not said"), "dim italic"))
    if column and cell_len(value) <= column:
        page.sides(joined((value.rjust(column), "bold green"), "  ") + subject, Text(), hang=indent)
    else:
        page.line((value, "bold green"))
        page.paragraph(subject, indent=indent)
    page.sides(_about(page, library, fact), source, indent=indent)
    page.paragraph(_excerpt(page, library, fact, _SENTENCE * (page.text_width - indent)), indent=indent)


def _about(page: Page, library: Library, fact: Fact) -> Text:
    words = page.words
    parts = [joined(fact.holder)] if fact.holder else []
    if fact.status:
        parts.append(joined((words(fact.status), "italic")))
    if fact.people:
        parts.append(joined((words("according to {who}", who=", ".join(names(library, fact.people))), "dim")))
    if fact.when:
        parts.append(joined(dates.long(fact.when, words)))
    else:
        paper = library.papers[fact.sources[0].paper]
        out = dates.long(paper.published or paper.estimate, words)
        parts.append(joined((words("published {date}", date=out) if out else words("no date"), "dim")))
    return between(parts)


def _excerpt(page: Page, library: Library, fact: Fact, cells: int) -> Text:
    """The sentence around the figure, the figure lit; a long sentence is cut on both sides, at words."""
    source = fact.sources[0]
    text, at = sentence(library, source), source.start - source.sentence[0]
    end = at + source.end - source.start
    before, lit, after = printable(text[:at]), printable(text[at:end]), printable(text[end:])
    room = max(cells - cell_len(lit) - 4, 20)
    if len(before) + len(after) > room:
        keep = max(room // 2, room - len(after))
        if len(before) > keep:
            page.cut += 1
            before = "… " + before[len(before) - keep :].partition(" ")[2]
        keep = room - len(before)
        if len(after) > keep:
            page.cut += not before.startswith("… ")
            after = after[:keep].rpartition(" ")[0] + " …"
    return joined((before, "dim"), (lit, "underline"), (after, "dim"))
