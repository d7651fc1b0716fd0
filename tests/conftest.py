"""What holds for all tests: no library of whoever runs them is read or written."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_library_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty place for the user's data."""
    folder = tmp_path_factory.getbasetemp() / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder.with_name("config")))
    monkeypatch.delenv("TIMELINE_LIBRARY", raising=False)
    return folder
