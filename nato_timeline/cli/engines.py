"""What reads documents for a library: processes here, or a cluster. The options that say so, on every command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ..errors import UserError
from . import completing, given

if TYPE_CHECKING:
    from ..library.workers import Engine, Lost

ENGINES = ("local", "dask")
Jobs = Annotated[str, typer.Option("--jobs", metavar="N", help="Processes to use; else all cores.")]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="ENGINE",
        help="What reads them: local, or dask, on a cluster.",
        autocompletion=completing.one_of(*ENGINES),
    ),
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Where the cluster's scheduler listens.")
]
Work = TypeVar("Work")
Result = TypeVar("Result")


def engine(name: str, scheduler: str | None, jobs: str, command: str) -> Engine:
    """What the options ask for; `command` is what they stand behind. Raises UserError where they do not go together."""
    processes = given.whole(jobs, "--jobs")
    if given.one_of('there is no engine "{name}".', name, ENGINES) == "local":
        if scheduler:
            raise UserError("{option} is for {other}.", option="--scheduler", other="--engine dask", code=2)

        def here(do: Callable[[Work], Result], work: Iterable[Work]) -> Iterator[tuple[Work, Result | Lost]]:
            from ..library.workers import mapped

            return mapped(do, work, processes or None)

        return here
    if processes:
        raise UserError("{option} is for {other}.", option="--jobs", other="--engine local", code=2)
    if not scheduler:
        raise UserError(
            "a cluster is found by its scheduler's address.",
            hint="Say where it listens:",
            command=f"timeline {command} --engine dask --scheduler tcp://HOST:8786",
            code=2,
        )
    address = scheduler

    def there(do: Callable[[Work], Result], work: Iterable[Work]) -> Iterator[tuple[Work, Result | Lost]]:
        from ..library.cluster import mapped_on

        return mapped_on(address, do, work)

    return there
