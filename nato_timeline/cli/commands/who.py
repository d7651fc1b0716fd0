"""`timeline who`: a person, under any name; an office on a day; without a name, everyone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...everyone import everyone
from ...facts import (
    EVENT_KINDS,
    FIGURE_KINDS,
    LAYERS,
    QUOTE_KINDS,
    ROLE_KINDS,
    STATUSES,
    Library,
)
from ...query import Query, select
from ...render import fields
from ...shelves import about, of_layer
from .. import completing
from ..app import Command, new_app
from ..given import query_of
from ..listing import ON_A_TERMINAL, show_facts, show_rows, what_is_left
from ..options import Request, takes_request, which
from ..output import form_of
from ..reading import library
from ..session import Session

if TYPE_CHECKING:
    from ...holders import Held
    from ...render.page import Page

app = new_app()
KINDS = (*EVENT_KINDS, *FIGURE_KINDS, *QUOTE_KINDS[:1], *ROLE_KINDS)
_OF_EACH = 12  # facts of each layer, where a terminal cannot show all


@app.command(cls=Command)
@takes_request
def who(
    ctx: typer.Context,
    request: Request,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]",
            help="A name, a surname, initials, a role; a role with a date.",
            autocompletion=completing.people,
        ),
    ] = None,
    day: Annotated[
        str | None, which("--on", metavar="DATE", help="Who held the office then: 2019, 2019-05-03, « mai 2019 ».")
    ] = None,
    roles: Annotated[list[str] | None, which("--role", metavar="ROLE", help="Everyone with a role.")] = None,
    countries: Annotated[
        list[str] | None, which("--country", metavar="NAME", help="Everyone with a role in a country or body.")
    ] = None,
) -> None:
    """A person: roles, meetings, words, figures. Without a name, everyone, with counts.

    timeline who Stoltenberg
    timeline who "secrétaire général" --on 2019-05-03
    timeline who --country Luxembourg
    """
    session: Session = ctx.obj
    known = library(session)
    asked = " ".join(name or ())
    if day is not None or any(c.isdigit() for c in asked):
        from ..holding import show_holders

        if show_holders(session, request, known, asked, day):
            return
    query = query_of(request, known, session.words, KINDS, STATUSES)._replace(by_layer=True)
    if asked:
        _one(session, request, known, query, asked)
    else:
        _everyone(session, request, known, query, roles or (), countries or ())


def _one(session: Session, request: Request, library: Library, query: Query, name: str) -> None:
    from ... import lookup

    person = lookup.person(library, name)
    terms: Sequence[Held] = ()
    if person.id in library.people and form_of(request) == "table" and request.fields is None:
        from ...holders import held_by

        terms = held_by(person)

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.card import card

        card(page, library, person, rows, terms)

    facts = about(library.facts, person.id)
    if form_of(request) == "table" and request.limit is None:
        sections = [select(library, of_layer(facts, layer), query).facts for layer in LAYERS]
        total = sum(map(len, sections))
        if total > ON_A_TERMINAL:  # the first of each sort, not the first sort alone
            kept = [fact for section in sections for fact in section[:_OF_EACH]]
            whole = request._replace(limit="0")
            show_rows(session, whole, kept, lambda rows: fields.facts(library, rows, fields.MIXED), draw)
            what_is_left(session, request, len(kept), total, told=False)
            return
    show_facts(session, request, library, facts, query, lambda rows: fields.facts(library, rows, fields.MIXED), draw)


def _everyone(
    session: Session,
    request: Request,
    library: Library,
    query: Query,
    roles: Sequence[str],
    countries: Sequence[str],
) -> None:
    if roles or countries:
        from ..holding import roles_of

        found = everyone(library, query, roles_of(roles, countries))
    else:
        found = everyone(library, query)

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.lists import people

        people(page, library, rows)

    show_rows(session, request, found, lambda rows: fields.people(library, rows), draw)
