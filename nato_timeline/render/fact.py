"""One fact on a terminal: what is known of it, then each source with the sentence lit in its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ..facts import Fact, Library, Source
from . import dates
from .amounts import amount
from .page import Page, between, joined, linked, names
from .reasons import draw, written
from .safe import printable
from .timeline import event_in_brief
from .yours import own_mark

if TYPE_CHECKING:
    from ..why import Reason

# how a date is known
KNOWN = {
    "text": "stated in the text",
    "inherited": "the date of what it is part of, or of the document",
    "reference": "date from the reference list",
    "estimate": "estimated",
    "publication": "the day of publication",
    "correction": "your correction",
}


def fact_page(page: Page, library: Library, fact: Fact, why: bool = False, reasons: Sequence[Reason] = ()) -> None:
    """A fact and the words that state it; with `why`, also how its date and the rest are known, and the steps to it."""
    words = page.words
    title = f"«\u00a0{fact.title}\u00a0»" if fact.layer == "quote" else fact.title
    page.paragraph(joined((title, "bold")))
    for name, text in _known(page, library, fact, why):
        page.paragraph(joined((f"{name}  ", "dim")) + text, indent=2, hang=4)
    for source in fact.sources:
        page.gap()
        _source(page, library, source)
    if reasons:
        page.gap()
        page.rule(words("why"), "bold cyan")
        draw(page, reasons)
    page.gap()
    spans = ", ".join(f"{s.paper} {s.start}–{s.end}" for s in fact.sources)
    page.paragraph(joined((words("characters: {spans}", spans=spans), "dim")))


def _known(page: Page, library: Library, fact: Fact, why: bool) -> list[tuple[str, Text]]:
    words = page.words
    date = dates.long(fact.when, words)
    when = joined((date or words("no date"), "bold"), f"  {fact.when}" if fact.when and fact.when != date else "")
    rows = [(words("when"), when)]
    if fact.layer == "event":
        rows.append((words("what"), event_in_brief(page, library, fact)))
    elif fact.layer == "figure":
        about = [fact.subject, fact.holder, words(fact.status) if fact.status else None]
        rows.append((words("amount"), joined((amount(fact, words), "bold green"))))
        rows.append((words("for"), between([joined(part) for part in about if part])))
    if fact.people and fact.layer != "event":
        verb = f" ({fact.verb})" if fact.verb else ""
        rows.append((words("who"), joined(", ".join(names(library, fact.people)) + verb)))
    if fact.topics:
        rows.append((words("topics"), joined(", ".join(fact.topics))))
    if fact.tags:
        rows.append((words("tags"), joined((", ".join(fact.tags), "magenta"))))
    if fact.corrected or fact.note:
        rows.append((words("yours"), own_mark(fact, words) + joined(f" {fact.note or ''}")))
    if why:
        known = [words(KNOWN[fact.basis]) if fact.basis in KNOWN else words("not recorded"), written(fact.why, words)]
        rows.append((words("why"), between([joined(part) for part in known if part])))
    rows.append((words("id"), joined(fact.id)))
    return [(name, text) for name, text in rows if text.plain]


def _source(page: Page, library: Library, source: Source) -> None:
    """A document's name and date, and the paragraph with the sentence lit and the words themselves underlined."""
    words = page.words
    paper = library.papers[source.paper]
    out = dates.long(paper.published or paper.estimate, words)
    about = [
        linked(paper.id, paper, "bold blue"),
        joined(paper.title or ""),
        joined((words("published {date}", date=out) if out else words("no date"), "dim")),
        joined((words("p. {n}", n=source.page) if source.page else "", "dim")),
    ]
    page.paragraph(between([part for part in about if part.plain]))
    start, end = source.paragraph
    first, last = source.sentence
    pieces = [
        (paper.text[start:first], "dim"),
        (paper.text[first : source.start], "bold"),
        (paper.text[source.start : source.end], "bold underline"),
        (paper.text[source.end : last], "bold"),
        (paper.text[last:end], "dim"),
    ]
    lit = joined(*((printable(text), style) for text, style in pieces))
    if not page.styled:  # where nothing can be lit, the sentence stands between signs
        before, *sentence, after = (text for text, _ in pieces)
        lit = joined(before, "▶", *sentence, "◀", after)
    page.paragraph(lit, indent=2)
