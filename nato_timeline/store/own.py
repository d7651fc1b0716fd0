"""The user's own library as queries see it."""

from __future__ import annotations

from pathlib import Path

from ..facts import Library, Topic
from .cast import StoredPapers, StoredPeople, topics
from .schema import connect
from .shelf import StoredFacts


def stored(path: Path) -> Library:
    """A library's file as queries read it. Raises UserError where it is none."""
    db = connect(path)
    db.execute("BEGIN")  # all that a query reads is of one moment, whoever writes meanwhile
    return Library(
        papers=StoredPapers(db),
        facts=StoredFacts(db),
        people=StoredPeople(db),
        topics={row[0]: Topic(*row) for row in topics(db)},
    )
