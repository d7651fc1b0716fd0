"""A person on a terminal: the roles and who says so, then what happened, what was said, which figures were given."""

from __future__ import annotations

from collections.abc import Sequence

from ..facts import Fact, Library, Person, Post
from . import dates
from .figures import figures
from .page import Page, joined, references
from .quotations import quotations
from .timeline import timeline


def card(page: Page, library: Library, person: Person, facts: Sequence[Fact]) -> None:
    """Everything on one person, in the order of the query."""
    words = page.words
    page.rule(person.name)
    for post in person.posts:
        _post(page, library, post)
    others = [name for name in person.names if name != person.name]
    if others:
        page.paragraph(joined((words("also written: {names}", names=", ".join(others)), "dim")), indent=2)
    by_layer = {layer: [f for f in facts if f.layer == layer] for layer in ("event", "quote", "statement", "figure")}
    for layer, one, many in (
        ("event", "{n} event", "{n} events"),
        ("quote", "{n} quotation", "{n} quotations"),
        ("statement", "{n} statement", "{n} statements"),
        ("figure", "{n} figure", "{n} figures"),
    ):
        rows = by_layer[layer]
        if not rows:
            continue
        page.gap()
        page.rule(words.count(len(rows), one, many), "bold cyan")
        if layer == "event":
            timeline(page, library, rows, by="none")
        elif layer == "figure":
            figures(page, library, rows)
        else:
            quotations(page, library, rows, speaker=False)


def _post(page: Page, library: Library, post: Post) -> None:
    """A role: as the texts put it, since when they do, and which they are."""
    words = page.words
    refs = references(library)
    title = joined(f"{post.title} ({post.of})" if post.of else post.title)
    if post.status != "current":
        title.append(f", {words(post.status)}", style="italic")
    if post.basis == "reference":
        title.append(f", {words('from the reference list')}", style="dim")
    papers = [library.papers[id] for id in post.papers]
    out = sorted(paper.published for paper in papers if paper.published)
    seen = " – ".join(dates.day(day, words, weekday=False) for day in dict.fromkeys((out[0], out[-1]))) if out else ""
    if seen:
        title.append(f"  {seen}", style="dim")
    page.sides(title, joined((" ".join(refs[id] for id in post.papers), "blue")), indent=2)
