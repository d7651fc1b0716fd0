"""Where the user's own library is."""

from __future__ import annotations

import os
from pathlib import Path

from ..folders import data_folder

BUNDLED = "bundled"  # the name of the library that comes with the tool
_FILE = "library.db"


def library_path(asked: str | None = None) -> Path:
    """Where the library is, or will be: as asked, as TIMELINE_LIBRARY says, else in the user's data folder."""
    named = asked or os.environ.get("TIMELINE_LIBRARY")
    if not named:
        return data_folder() / _FILE
    path = Path(named).expanduser()
    return path / _FILE if path.is_dir() else path


def has_own() -> bool:
    """Whether the user has begun a library, where one is looked for when none is asked for."""
    return os.environ.get("TIMELINE_LIBRARY") != BUNDLED and library_path().exists()
