"""What holds for all tests: no library of whoever runs them is read or written. And the commands, run inside a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import more_figures
import pytest
import small_library
from running import CLOCK, Run, runner

from nato_timeline import store

_small, _figures = cache(small_library.library), cache(more_figures.library)


@pytest.fixture(autouse=True)
def no_library_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty place for the user's data."""
    folder = tmp_path_factory.getbasetemp() / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.with_name("config")))
    monkeypatch.delenv("TIMELINE_LIBRARY", raising=False)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs commands over the small library, from an empty folder."""
    monkeypatch.chdir(tmp_path)
    return runner(capsys, monkeypatch, _small())


@pytest.fixture
def november(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Commands run over the library of figures instead, on 1 November 2024, in 100 columns."""
    monkeypatch.setattr(store, "bundled", lambda *_: _figures())
    monkeypatch.delenv("TERM", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", CLOCK)
    monkeypatch.setenv("COLUMNS", "100")
