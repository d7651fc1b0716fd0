"""The command line run inside a test, over a library made by hand; what it prints beside what it printed before."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from nato_timeline import cli, store
from nato_timeline.facts import Library

_HEARD = ("LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH", "COLUMNS", "FORCE_COLOR", "NO_COLOR")
_SNAPSHOTS = Path(__file__).parent / "snapshots"
CLOCK = str(int(datetime(2024, 11, 1, tzinfo=UTC).timestamp()))
FORMS = ("plain", "json", "jsonl", "csv", "tsv", "markdown")


class Ran(NamedTuple):
    """The exit code of a command, what it printed, and what it said beside that."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        """The plain lines, cut at their tabs."""
        return [line.split("\t") for line in self.out.splitlines()]


Run = Callable[..., Ran]


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, library: Library | None = None) -> Run:
    """What runs `timeline` with some arguments. `library` stands in the place of the bundled texts."""
    if library is not None:
        monkeypatch.setattr(store, "bundled", lambda *_: library)
    for name in _HEARD:
        monkeypatch.delenv(name, raising=False)

    def run(*args: str) -> Ran:
        code = cli.run(args)
        return Ran(code, *capsys.readouterr())

    return run


def same_as_before(name: str, text: str) -> None:
    """Compares with tests/snapshots; SNAPSHOTS=write writes them anew, to be read before they are committed."""
    path = _SNAPSHOTS / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
