"""`timeline who`: a person, under any name; without one, everyone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...facts import EVENT_KINDS, EVENT_STATUS, FIGURE_KINDS, FIGURE_STATUS, QUOTE_KINDS, ROLE_KINDS
from ...query import Query, select
from ...render import fields
from ...shelves import about, in_order
from .. import completing
from ..app import Command, new_app
from ..given import query_of
from ..listing import show_facts, show_rows
from ..options import Request, takes_request
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...render.page import Page

app = new_app()
KINDS = (*EVENT_KINDS, *FIGURE_KINDS, *QUOTE_KINDS[:1], *ROLE_KINDS)
STATUSES = tuple(dict.fromkeys((*EVENT_STATUS, *FIGURE_STATUS)))


@app.command(cls=Command)
@takes_request
def who(
    ctx: typer.Context,
    request: Request,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", help="A name, a surname, a role.", autocompletion=completing.people),
    ] = None,
) -> None:
    """A person: roles, meetings, words, figures. Without a name, everyone, with counts.

    timeline who Stoltenberg
    timeline who "ministre de la Défense" --since 2024
    """
    session: Session = ctx.obj
    known = library(session)
    query = query_of(request, known, session.words, KINDS, STATUSES)._replace(by_layer=True)
    if name:
        from ... import lookup

        person = lookup.person(known, " ".join(name))

        def draw(page: Page, rows: Sequence[Any]) -> None:
            from ...render.card import card

            card(page, known, person, rows)

        facts = about(known.facts, person.id)
        show_facts(session, request, known, facts, query, lambda rows: fields.facts(known, rows, fields.MIXED), draw)
        return

    def draw_all(page: Page, rows: Sequence[Any]) -> None:
        from ...render.lists import people

        people(page, known, rows)

    everyone = in_order(known.people)
    if query != Query(sort=query.sort, reverse=query.reverse, by_layer=True):
        taking_part = {id for fact in select(known, known.facts, query).facts for id in fact.people}
        everyone = tuple(person for person in everyone if person.id in taking_part)
    if query.reverse:
        everyone = everyone[::-1]
    show_rows(session, request, everyone, lambda rows: fields.people(known, rows), draw_all)
