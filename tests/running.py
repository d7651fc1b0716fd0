"""The command line run inside a test, over a library made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nato_timeline import cli, store
from nato_timeline.facts import Library

Run = Callable[..., tuple[int, str, str]]
_HEARD = ("LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH", "COLUMNS", "FORCE_COLOR", "NO_COLOR")


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, library: Library | None = None) -> Run:
    """What runs `timeline` with some arguments: its exit code, what it prints, and what it says beside that. `library`
    stands in the place of the bundled texts."""
    if library is not None:
        monkeypatch.setattr(store, "bundled", lambda *_: library)
    for name in _HEARD:
        monkeypatch.delenv(name, raising=False)

    def run(*args: str) -> tuple[int, str, str]:
        code = cli.run(args)
        return code, *capsys.readouterr()

    return run
