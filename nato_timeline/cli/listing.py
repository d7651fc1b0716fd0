"""What all commands do that list facts: select, write, say what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from ..errors import UserError
from ..facts import Fact, Library
from ..query import Query, select
from ..render import rows
from ..render.template import Part, filled, parts_of
from .given import one_of, whole
from .options import Request
from .output import deliver, form_of, new_page
from .session import Session

if TYPE_CHECKING:
    from ..render.page import Page

Draw = Callable[["Page", Sequence[Any]], None]
Tabulate = Callable[[Sequence[Any]], rows.Table]
ON_A_TERMINAL = 50  # rows, unless --limit says otherwise


def show_facts(
    session: Session,
    request: Request,
    library: Library,
    facts: Sequence[Fact],
    query: Query,
    tabulate: Tabulate,
    draw: Draw,
) -> None:
    """The facts that a query keeps, in the form that was asked for."""
    selection = select(library, facts, query)
    show_rows(session, request, selection.facts, tabulate, draw)
    if selection.undated:
        without_date(session, selection.undated)


def without_date(session: Session, n: int) -> None:
    """Says how many facts were left out for having no date."""
    left = session.words.count(n, "{n} undated fact left out", "{n} undated facts left out")
    session.note(f"{left} — --undated all")


def show_rows(session: Session, request: Request, found: Sequence[Any], tabulate: Tabulate, draw: Draw) -> None:
    """Rows of any kind in the form that was asked for; then, on stderr, what was not shown."""
    form = form_of(request) if request.template is None else "template"
    cut = 0
    limit = whole(request.limit, "--limit") if request.limit is not None else ON_A_TERMINAL if form == "table" else 0
    kept = found[:limit] if limit else found
    table = tabulate(kept).in_words(session.words)
    names = fields_of(request, table)
    if request.template is not None:
        text = "".join(filled(table, template_of(request, table)))
    elif form == "table":
        page = new_page(session, request)
        if names:
            from ..render.grid import grid

            grid(page, table, names)
        else:
            draw(page, kept)
        text, cut = str(page), page.cut
    else:
        text = rows.written(table, form, names)
    if kept or form != "table" or request.output:
        deliver(session, request, text)
    what_is_left(session, request, len(kept), len(found), told=form == "table", more=getattr(found, "more", False))
    if cut:
        shortened = session.words.count(
            cut, "{n} text shortened — -f plain shows it whole", "{n} texts shortened — -f plain shows them whole"
        )
        session.note(shortened)


def what_is_left(session: Session, request: Request, kept: int, found: int, *, told: bool, more: bool = False) -> None:
    """Says how many of the rows found were not shown; of none at all if `told`, with an exit code if that is asked.
    `more`: there are more than were counted."""
    words = session.words
    if not found:
        if told:
            session.note(words("Nothing found."))
        if request.fail_empty:
            raise typer.Exit(3)
    elif kept < found or more:
        numbers = {"n": words.number(kept), "all": words.number(found)}
        session.note(
            words("{n} of more than {all} — --limit 0 for all", **numbers)
            if more
            else words("{n} of {all} — --limit 0 for all", **numbers)
        )


def fields_of(request: Request, table: rows.Table) -> list[str] | None:
    """The fields that were asked for; without a name, those there are are told instead. Raises UserError."""
    if request.fields is None:
        return None
    if not request.fields:
        print("\n".join(table.names()))
        raise typer.Exit
    asked = [name.strip() for name in request.fields.split(",") if name.strip()]
    if not asked:
        raise UserError("--fields names no field.", hint="One of: {valid}", valid=", ".join(table.names()), code=2)
    return [one_of('there is no field "{name}".', name, table.names()) for name in asked]


def template_of(request: Request, table: rows.Table) -> list[Part]:
    """The pattern of each row. Raises UserError."""
    if request.form or request.fields is not None:
        raise UserError("--template goes without --format and --fields.", code=2)
    parts = parts_of(request.template or "")
    for part in parts:
        if part.field:
            one_of('there is no field "{name}".', part.field, table.names())
    return parts
