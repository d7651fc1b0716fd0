"""A person on a terminal: name and variants; roles with their days and how each is known; meetings and visits; what was
said, by date; figures; the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ..facts import LAYERS, Fact, Library, Person, Post
from . import dates
from .figures import figures
from .page import Page, between, joined, linked, listed, names, reference, references
from .quotations import by_day
from .timeline import timeline

if TYPE_CHECKING:
    from ..holders import Held

_MEETINGS = frozenset({"meeting", "visit", "summit"})


def card(
    page: Page,
    library: Library,
    person: Person,
    facts: Sequence[Fact],
    terms: Sequence[Held] = (),
) -> None:
    """Everything on one person, each section in the order of the query. `terms` is what the reference data says."""
    words = page.words
    page.rule(person.name)
    variants = [name for name in person.names if name != person.name]
    if variants:
        page.paragraph(joined((words("also written: {names}", names=", ".join(variants)), "dim")), indent=2)
    for post in person.posts:
        _post(page, library, post)
    for term in terms:
        _term(page, term)
    by_layer = {layer: [f for f in facts if f.layer == layer] for layer in LAYERS}
    staff = [fact for fact in by_layer["role"] if person.id not in fact.people]
    if _section(page, staff, "{n} role", "{n} roles"):
        _staff(page, library, staff)
    meetings = [fact for fact in by_layer["event"] if fact.kind in _MEETINGS]
    others = [fact for fact in by_layer["event"] if fact.kind not in _MEETINGS]
    if _section(page, meetings, "{n} meeting or visit", "{n} meetings and visits"):
        timeline(page, library, meetings, by="none")
    if _section(
        page,
        others,
        "{n} other event" if meetings else "{n} event",
        "{n} other events" if meetings else "{n} events",
    ):
        timeline(page, library, others, by="none")
    if _section(page, by_layer["quote"], "{n} quotation", "{n} quotations"):
        by_day(page, library, by_layer["quote"])
    if _section(page, by_layer["statement"], "{n} statement", "{n} statements"):
        by_day(page, library, by_layer["statement"])
    stated = [fact for fact in by_layer["figure"] if person.id in fact.people]
    held = [fact for fact in by_layer["figure"] if person.id not in fact.people]
    if _section(page, stated, "{n} figure stated", "{n} figures stated"):
        figures(page, library, stated)
    if _section(page, held, "{n} figure of its own", "{n} figures of its own"):
        figures(page, library, held)
    _documents(page, library, facts)


def _section(page: Page, rows: Sequence[Fact], one: str, many: str) -> bool:
    """The heading of a section, if there is anything in it."""
    if rows:
        page.gap()
        page.rule(page.words.count(len(rows), one, many), "bold cyan")
    return bool(rows)


def _staff(page: Page, library: Library, roles: Sequence[Fact]) -> None:
    """Whom the texts call what of a country or body."""
    refs = references(library)
    who = [", ".join(names(library, fact.people)) for fact in roles]
    width = max(map(cell_len, who))
    for fact, name in zip(roles, who, strict=True):
        status = f", {page.words(fact.kind)}" if fact.kind != "current" else ""
        about = joined(fact.title.removesuffix(f" ({fact.holder})"), (status, "italic"))
        page.entry(joined((name, "bold")), about, reference(library, fact, refs), width)


def _post(page: Page, library: Library, post: Post) -> None:
    """A role: as the texts put it, since when they do, and which they are."""
    words = page.words
    refs = references(library)
    title = joined((f"{post.title} ({post.of})" if post.of else post.title, "bold"))
    if post.status != "current":
        title.append(f", {words(post.status)}", style="italic")
    if post.basis == "reference":
        title.append(f", {words('from the reference list')}", style="dim")
    papers = [library.papers[id] for id in post.papers]
    out = sorted(paper.published for paper in papers if paper.published)
    seen = " – ".join(dates.day(day, words, weekday=False) for day in dict.fromkeys((out[0], out[-1]))) if out else ""
    seen = seen or ", ".join(dict.fromkeys(dates.long(p.estimate, words) for p in papers if p.estimate))
    if seen:
        title.append("  " + words("texts: {dates}", dates=seen), style="dim")
    page.sides(title, listed(refs, post.papers), indent=2, hang=4)


def _term(page: Page, term: Held) -> None:
    """What the reference data says of an office: from when to when, and by which source."""
    title = joined((f"{term.title} ({term.of})" if term.of else term.title, "bold"), "  ")
    title.append_text(joined((term_in_words(page, term), "dim")))
    page.sides(title, joined((page.words("reference list"), "dim")), indent=2, hang=4)


def term_in_words(page: Page, term: Held) -> str:
    """The days of a term: `in office 1 October 2014 – 30 September 2024`."""
    return page.words("in office {dates}", dates=dates.long(f"{term.first}/{term.last or '..'}", page.words))


def _documents(page: Page, library: Library, facts: Sequence[Fact]) -> None:
    """Which documents say all this, in the order of their days."""
    counts = Counter(id for fact in facts for id in {source.paper for source in fact.sources})
    if not counts:
        return
    page.gap()
    page.rule(page.words.count(len(counts), "{n} document", "{n} documents"), "bold cyan")
    papers = sorted((library.papers[id] for id in counts), key=lambda p: (p.first or "9999", p.id))
    for paper in papers:
        out = dates.long(paper.published or paper.estimate, page.words) or page.words("no date")
        about = between([linked(paper.id, paper, "blue"), joined((out, "dim"))])
        count = page.words.count(counts[paper.id], "{n} fact", "{n} facts")
        page.sides(about, joined((count, "green")), hang=2)
        if paper.title:
            page.paragraph(joined(paper.title), indent=2)
