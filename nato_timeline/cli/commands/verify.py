"""`timeline verify`: whether the files still say what is cited from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...render.rows import Table
from .. import completing
from ..app import Command, new_app
from ..listing import show_rows
from ..options import OUTPUT_ONLY, Request, takes_request
from ..session import Session

if TYPE_CHECKING:
    from ...library.verify import Checked
    from ...render.page import Page

app = new_app()
FIELDS = ("state", "source", "start", "end", "now_at", "facts", "sentence", "file")


@app.command(cls=Command)
@partial(takes_request, only=OUTPUT_ONLY)
def verify(
    ctx: typer.Context,
    request: Request,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE…]", help="These documents only.", autocompletion=completing.sources),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also the sentences that are as they were.")] = False,
) -> None:
    """Reads the files of your library again: is every cited sentence exact, moved, changed, or gone?

    timeline verify
    timeline verify communique-2024 --all --format csv
    """
    import gc

    from ... import lookup
    from ...library import verify as checks
    from ...library.again import existing
    from ...store.own import stored
    from ..own import path_to_change, progress

    gc.enable()
    session: Session = ctx.obj
    library = stored(existing(path_to_change(session)))
    papers = [lookup.paper(library, id).id for id in ids or ()]
    counts = dict.fromkeys(checks.STATES, 0)
    told: list[Checked] = []
    bar = progress(session)
    for done, checked in enumerate(checks.verify(library, papers), start=1):
        for one in checked:
            counts[one.state] += 1
            if everything or one.state != "exact":
                told.append(one)
        bar(done)
    bar.done()

    def row(one: Checked, names: Sequence[str]) -> dict[str, Any]:
        return {name: one._asdict()[name] for name in names}

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.verified import verified

        verified(page, rows)

    show_rows(session, request, told, lambda rows: Table(rows, FIELDS, FIELDS, row), draw)
    words = session.words
    session.note(
        words(
            "sentences: {exact} exact, {moved} moved, {changed} changed, {gone} gone, {unread} without a file",
            **{state: words.number(n) for state, n in counts.items()},
        )
    )
    if counts["moved"] or counts["changed"] or counts["gone"]:
        raise typer.Exit(5)
