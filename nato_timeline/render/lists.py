"""People, documents and topics on a terminal: one a row, with counts."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from ..facts import Library, Paper, Person, Topic
from ..own_topics import own_file, own_topics
from ..shelves import parts
from . import dates
from .page import Page, between, joined, linked, listed, references
from .reasons import written

_WORDS = 2  # lines of a topic's words
_POSTS = 6  # roles of somebody
_ROOMY = 100  # cells from which counts have columns


def people(page: Page, library: Library, rows: Sequence[Person]) -> None:
    """Everyone: name, what they are, how many facts; where there is room, of which sort."""
    refs = references(library)
    width = max((cell_len(p.name) for p in rows), default=0)
    titles = (page.words("events"), page.words("words"), page.words("figures")) if page.width >= _ROOMY else ()
    if titles and rows:
        page.entry(Text(), Text(), joined(("  ".join(titles), "dim")), width)
    for person in rows:
        posts = [f"{post.title} ({post.of})" if post.of else post.title for post in person.posts]
        if len(posts) > _POSTS:
            posts = [*posts[: _POSTS - 1], f"+{len(posts) - _POSTS + 1}"]
        sources = listed(refs, (paper for post in person.posts for paper in post.papers))
        about = joined((", ".join(posts), "dim"), "  " if posts else "") + sources
        count = page.words.count(person.facts, "{n} fact", "{n} facts")
        counted = _by_sort(page, library, person, titles) if titles else joined((count, "green"))
        page.entry(joined((person.name, "bold")), about, counted, width)


def _by_sort(page: Page, library: Library, person: Person, titles: Sequence[str]) -> Text:
    """How many events, quotations with statements, and figures somebody has a part in, each under its title."""
    found = parts(library, person.id)
    counts = (found.get("event", 0), found.get("quote", 0) + found.get("statement", 0), found.get("figure", 0))
    cells = (
        (page.words.number(n) if n else "·").rjust(cell_len(title)) for n, title in zip(counts, titles, strict=True)
    )
    return joined(("  ".join(cells), "green"))


def papers(page: Page, rows: Sequence[Paper], *, text: bool = False) -> None:
    """The documents: id, day of publication and how it is known, title, how many facts; with `text` the text too."""
    words = page.words
    for paper in rows:
        page.gap()
        count = words.count(paper.facts, "{n} fact", "{n} facts")
        page.sides(linked(paper.id, paper, "bold blue"), joined((count, "green")))
        if paper.title:
            page.paragraph(joined(paper.title), indent=2)
        page.paragraph(between([part for part in _published(page, paper) if part.plain]), indent=2)
        for line in paper.text.splitlines() if text else ():
            page.paragraph(joined(line), indent=2)


def _published(page: Page, paper: Paper) -> list[Text]:
    words = page.words
    out = dates.long(paper.published or paper.estimate, words)
    said = words("published {date}", date=out) if out else words("publication date unknown")
    why = f"({written(paper.why, words)})" if paper.why else ""
    updated = words("updated {date}", date=dates.long(paper.updated, words)) if paper.updated else ""
    pages = words.count(paper.pages, "{n} page", "{n} pages") if paper.pages else ""
    return [joined(said), *(joined((part, "dim")) for part in (why, updated, paper.publisher or "", pages))]


def topics(page: Page, rows: Sequence[Topic]) -> None:
    """The topics: id, name, how many facts, the words they are known by, and the user's own file if it has some."""
    own = {topic.id for topic in own_topics()}
    width = max((cell_len(t.id) for t in rows), default=0)
    for topic in rows:
        name = topic.name if page.words.language == "fr" else topic.name_en
        count = page.words.count(topic.facts, "{n} fact", "{n} facts")
        page.entry(joined((topic.id, "bold")), joined(name), joined((count, "green")), width)
        indent = width + 2 if page.width >= 60 else 2
        words = page.shorten(", ".join(topic.words), _WORDS * (page.text_width - indent))
        page.paragraph(joined((words, "dim")), indent=indent)
        if topic.id in own:
            page.paragraph(joined((page.words("with words from {path}", path=own_file()), "dim")), indent=indent)
