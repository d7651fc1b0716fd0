"""Files that must not be lost: written aside, on the disk before the old one is replaced."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import UserError


def replace_for_good(path: Path, text: str) -> None:
    """Replaces a file; after a power cut there is the old one or the new one, whole. Raises UserError."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        raise UserError("{path} cannot be written: {why}.", path=path, why=error.strerror) from None
    finally:
        aside.unlink(missing_ok=True)
