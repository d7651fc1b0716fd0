"""Where the tool's own data is, and where it may keep what it can compute again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """The folder `data`: the copy inside an installed package if there is one, else the one beside the package."""
    inside = PACKAGE / "data"
    return inside if inside.is_dir() else PACKAGE.parent / "data"


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/nato-timeline`, or what the system has in its place."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if Path(base).is_absolute():
        return Path(base) / "nato-timeline"
    if sys.platform == "linux":  # what platformdirs would say, without the 5 ms of importing it
        return Path.home() / ".cache" / "nato-timeline"
    from platformdirs import user_cache_path

    return user_cache_path("nato-timeline", appauthor=False)


def data_folder() -> Path:
    """`$XDG_DATA_HOME/nato-timeline`, or what the system has in its place: where the user's library is kept."""
    base = os.environ.get("XDG_DATA_HOME", "")
    if Path(base).is_absolute():
        return Path(base) / "nato-timeline"
    if sys.platform == "linux":
        return Path.home() / ".local" / "share" / "nato-timeline"
    from platformdirs import user_data_path

    return user_data_path("nato-timeline", appauthor=False)


def config_folder() -> Path:
    """`$XDG_CONFIG_HOME/nato-timeline`, or what the system has in its place: where the user's own word lists are."""
    base = os.environ.get("XDG_CONFIG_HOME", "")
    if Path(base).is_absolute():
        return Path(base) / "nato-timeline"
    if sys.platform == "linux":
        return Path.home() / ".config" / "nato-timeline"
    from platformdirs import user_config_path

    return user_config_path("nato-timeline", appauthor=False)


def replace_file(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Writes a file aside and renames it, so that whoever reads it sees the old text or the new one, whole."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if isinstance(content, bytes):
            aside.write_bytes(content)
        else:
            with aside.open("w", encoding="utf-8", newline="") as file:
                file.writelines((content,) if isinstance(content, str) else content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
