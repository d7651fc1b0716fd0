"""`timeline add`: documents into the user's own library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...errors import UserError
from ...render.rows import Table
from .. import engines
from ..app import Command, new_app
from ..engines import EngineName, Jobs, Scheduler
from ..listing import show_rows
from ..options import OUTPUT_ONLY, Request, takes_request
from ..session import Session

if TYPE_CHECKING:
    from ...library.digest import Failure
    from ...library.writer import Stored, Writer
    from ...render.page import Page

app = new_app()
FIELDS = ("state", "id", "published", "facts", "title", "file", "gained", "lost")


@app.command(cls=Command)
@partial(takes_request, only=OUTPUT_ONLY)
def add(
    ctx: typer.Context,
    request: Request,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…|-", help="Files, folders, patterns; - for standard input.")
    ],
    day: Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day they were published.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Their title.")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Where they were found.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="TEXT", help="Who published them.")] = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    jobs: Jobs = "0",
    engine: EngineName = "local",
    scheduler: Scheduler = None,
) -> None:
    """Reads documents into your own library: text, Markdown, HTML, PDF, DOCX, ODT. The same content changes nothing.

    timeline add communiques/
    timeline add page.html --date 2024-06-12
    curl -s https://example.org/discours.html | timeline add - --url https://example.org/discours.html
    """
    from ...library.add import add as add_files
    from ...library.writer import Stored
    from ..own import progress
    from ..reading import given_day

    session: Session = ctx.obj
    on = given_day(day)
    said = {"date": on.isoformat() if on else None, "title": title, "url": url, "publisher": publisher}
    mapped = engines.engine(engine, scheduler, jobs, "add PATH…")
    stored: list[Stored] = []
    failed: list[Failure] = []
    bar = progress(session)

    def told(outcome: Stored | Failure) -> None:
        (stored if isinstance(outcome, Stored) else failed).append(outcome)  # type: ignore[arg-type]
        bar(len(stored) + len(failed))

    with _writer(session, dry) as writer:
        add_files(
            writer,
            paths,
            {name: value for name, value in said.items() if value},
            told,
            mapped,
            dry=dry,
        )
    bar.done()
    if len(failed) == 1 and not stored:
        raise _error(failed[0])
    _report(session, request, stored, failed)
    if failed:
        raise typer.Exit(4)


@contextmanager
def _writer(session: Session, dry: bool) -> Iterator[Writer]:
    """The library to write; for a trial without one, one that is thrown away."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from ..own import path_to_change, writing

    path = path_to_change(session)
    with ExitStack() as stack:
        if dry and not path.exists():
            path = Path(stack.enter_context(TemporaryDirectory())) / "library.db"
        yield stack.enter_context(writing(path))


def _error(failure: Failure) -> UserError:
    values: dict[str, Any] = dict(failure.values)
    return UserError(
        failure.template,
        hint=failure.hint,
        command=failure.command,
        given=failure.name if failure.nearest else None,
        nearest=failure.nearest,
        **values,
    )


def _report(session: Session, request: Request, stored: Sequence[Stored], failed: Sequence[Failure]) -> None:
    words = session.words

    def row(one: Stored, names: Sequence[str]) -> dict[str, Any]:
        full = {**one._asdict(), "file": one.name}
        for change in ("gained", "lost"):
            full[change] = [dict(zip(("layer", "kind", "title", "when"), fact, strict=True)) for fact in full[change]]
        return {name: full[name] for name in names}

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ...render.added import added

        added(page, rows)

    show_rows(session, request, stored, lambda rows: Table(rows, FIELDS, FIELDS[:5], row), draw)
    for failure in failed:
        session.note(f"{failure.name}: {words(failure.template, **failure.values)}")
        if failure.hint or failure.command:
            hint = words(failure.hint) if failure.hint else ""
            session.note(f"  {hint} {failure.command or ''}".rstrip())
    counts = {state: sum(one.state == state for one in stored) for state in ("added", "changed", "set", "unchanged")}
    parts = [
        words.count(counts["added"], "{n} document added", "{n} documents added"),
        words.count(counts["changed"], "{n} in a new version", "{n} in a new version") if counts["changed"] else "",
        words.count(counts["set"], "{n} told otherwise", "{n} told otherwise") if counts["set"] else "",
        words.count(counts["unchanged"], "{n} there already", "{n} there already") if counts["unchanged"] else "",
        words.count(len(failed), "{n} failed", "{n} failed") if failed else "",
    ]
    session.note(", ".join(part for part in parts if part))
