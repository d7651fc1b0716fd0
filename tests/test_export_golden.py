"""The files themselves, as they are written today: a change of any of them is seen in review.

python tests/test_export_golden.py    writes them anew
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import hostile_library
import pytest

from nato_timeline import __version__
from nato_timeline.export import FORMATS, Format, View, writer
from nato_timeline.query import is_dated
from nato_timeline.render.words import Words

FOLDER = Path(__file__).resolve().parent / "exports"
LIBRARY = hostile_library.library()
TEXTS = [format for format in FORMATS if format.name != "html"]  # the page has tests of its own


def content(format: Format) -> bytes:
    """What a format makes of the hostile library; of the database, the statements that would make it again."""
    facts = tuple(
        fact
        for fact in LIBRARY.facts
        if fact.layer in format.layers
        and (not format.statuses or fact.status in format.statuses)
        and (not format.dated or is_dated(fact))
    )
    written = writer(format)(View(LIBRARY, facts, Words("fr"), format.layers))
    if format.name == "sqlite":
        assert isinstance(written, bytes)
        db = sqlite3.connect(":memory:")
        db.deserialize(written)
        written = "\n".join(db.iterdump()) + "\n"
        db.close()
    whole = written if isinstance(written, (str, bytes)) else "".join(written)
    data = whole if isinstance(whole, bytes) else whole.encode("utf-8")
    return data.replace(f"timeline {__version__}//".encode(), b"timeline VERSION//")


def file_of(format: Format) -> Path:
    return FOLDER / f"small{'.sql' if format.name == 'sqlite' else format.endings[0]}"


@pytest.mark.parametrize("format", TEXTS, ids=lambda format: format.name)
def test_a_file_is_as_it_was(format: Format) -> None:
    assert content(format).decode("utf-8") == file_of(format).read_bytes().decode("utf-8")


def test_no_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {file_of(format).name for format in TEXTS}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for format in TEXTS:
        file_of(format).write_bytes(content(format))


if __name__ == "__main__":
    main()
