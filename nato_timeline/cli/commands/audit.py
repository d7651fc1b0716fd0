"""`timeline audit`: what the texts say that became no fact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...render.rows import Table
from ..app import Command, new_app
from ..given import one_of, whole
from ..listing import show_rows
from ..options import OUTPUT_ONLY, Paths, Request, takes_request
from ..reading import counted, documents, library, stored_documents
from ..session import Session

if TYPE_CHECKING:
    from ...audit import Silent
    from ...render.page import Page

app = new_app()
FIELDS = ("source", "published", "start", "end", "sentence", "dates", "numbers", "names", "remarks")
HELD = ("date", "number", "name")


@app.command(cls=Command)
@partial(takes_request, only=("source", *OUTPUT_ONLY))
def audit(
    ctx: typer.Context,
    request: Request,
    paths: Paths = None,
    holding: Annotated[
        list[str] | None, typer.Option("--holding", metavar="WHAT", help="Only those with a date, number or name.")
    ] = None,
) -> None:
    """Sentences that hold a date, a number or a known name, but gave no fact. Exit code 5 where there are some.

    timeline audit
    timeline audit communique.txt --holding date,number
    timeline audit --source 003 --format json
    """
    from ... import pipeline
    from ...audit import silent

    session: Session = ctx.obj
    asked = [part.strip() for value in holding or () for part in value.split(",") if part.strip()]
    wanted = frozenset(one_of('a sentence holds no "{name}".', name, HELD) for name in asked) or frozenset(HELD)
    texts = documents(session, paths) if paths else _of_library(session, request)
    most = whole(request.limit, "--limit") if request.limit else 0
    read = sentences = 0
    found: list[Silent] = []
    for parse in pipeline.side_by_side(counted(session, texts)):
        read, sentences = read + 1, sentences + len(parse.sentences)
        found += [one for one in silent(parse) if wanted & one.holds]
        if most and len(found) >= most:
            break

    def row(one: Silent, names: Sequence[str]) -> dict[str, Any]:
        full = {**one._asdict(), "remarks": list(one.remarks)}
        return {name: list(value) if isinstance(value := full[name], tuple) else value for name in names}

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.audited import audited

        audited(page, rows)

    show_rows(session, request, found, lambda rows: Table(rows, FIELDS, (FIELDS[0], *FIELDS[2:8]), row), draw)
    words = session.words
    said = words.count(len(found), "{n} sentence gave no fact", "{n} sentences gave no fact")
    session.note(words("{said}, of {all} read", said=said, all=words.number(sentences)))
    if read < len(texts):
        session.note(
            words("{n} of {all} texts read, as far as --limit", n=words.number(read), all=words.number(len(texts)))
        )
    if found:
        raise typer.Exit(5)


def _of_library(session: Session, request: Request) -> Sequence[Any]:
    from ... import lookup

    known = library(session)
    asked = (name.strip() for value in request.source or () for name in value.split(",") if name.strip())
    ids = [lookup.paper(known, name).id for name in asked]
    return stored_documents(known, ids)
