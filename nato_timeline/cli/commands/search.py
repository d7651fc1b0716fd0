"""`timeline search`: words in the sentences of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...render.rows import Table
from ..app import Command, new_app
from ..given import query_of, whole
from ..listing import show_rows
from ..options import OUTPUT_ONLY, Request, takes_request
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page
    from ...store.hits import Hit

app = new_app()
FIELDS = ("source", "published", "title", "url", "start", "end", "page", "sentence", "before", "after", "lit", "facts")
SHORT = ("source", "published", "sentence", "facts")


@app.command(cls=Command)
@partial(takes_request, only=("since", "until", "source", *OUTPUT_ONLY))
def search(
    ctx: typer.Context,
    request: Request,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help='All of them; "a phrase", the beginning of a word*.')
    ],
    context: Annotated[str, typer.Option("--context", metavar="N", help="With N sentences before and after.")] = "0",
) -> None:
    """Sentences with these words, the best first; blind to case, accents, ligatures, spaces in numbers.

    timeline search etats-unis "1500 soldats"
    timeline search '"commandement allié" transform*'
    """
    from ...store import hits
    from ...store import search as full_text

    session: Session = ctx.obj
    known = library(session)
    query = query_of(request, known, session.words, (), ())
    around = whole(context, "--context")
    found = full_text.search(known, " ".join(words), query)
    if found.instead:
        session.note(session.words("Nothing found; shown instead: {words}", words=found.instead))
    if found.hits.common:
        many = session.words.number(hits.MANY)
        session.note(session.words("in more than {n} sentences: those added last come first, unranked", n=many))

    def row(hit: Hit, names: Sequence[str]) -> dict[str, Any]:
        paper = known.papers[hit.paper]
        before, after = full_text.around(known, hit, around)
        full = {
            "source": paper.id,
            "published": paper.published or paper.estimate,
            "title": paper.title,
            "url": paper.url,
            "start": hit.start,
            "end": hit.end,
            "page": full_text.page_of(known, hit),
            "sentence": paper.text[hit.start : hit.end],
            "before": before,
            "after": after,
            "lit": [list(span) for span in found.lit(paper.text[hit.start : hit.end])],
            "facts": full_text.facts_in(known, hit),
        }
        return {name: full[name] for name in names}

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.hits import hits as draw_hits

        draw_hits(page, known, found, rows, around)

    show_rows(session, request, found.hits, lambda rows: Table(rows, FIELDS, SHORT, row), draw)
