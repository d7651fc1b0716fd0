"""Libraries that former versions made, brought to the tables of today: step by step, all in one transaction.

Whoever changes a table in `schema` raises VERSION there and adds the step that leads to it here. What SQL cannot fill
in a step leaves to the rules: `UPDATE papers SET rules = ''` has every document read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

# from which version, the statements that lead to the next
STEPS: Mapping[int, Sequence[str]] = {
    1: (  # passages know their page
        "ALTER TABLE sources ADD COLUMN page INTEGER",
        "ALTER TABLE tellings ADD COLUMN page INTEGER",
        *(
            f"UPDATE {table} SET page = (SELECT count(*) + 1 FROM documents d, json_each(d.pages) WHERE d.key = "
            "document AND value <= start) WHERE document IN (SELECT key FROM documents WHERE pages != '[]')"
            for table in ("sources", "tellings")
        ),
    ),
}


def upgrade(db: sqlite3.Connection, to: int) -> None:
    """Brings a library to a version, unless another process has just done so: wholly, or it raises sqlite3.Error."""
    db.execute("BEGIN IMMEDIATE")
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        for step in range(version, to):
            for statement in STEPS[step]:
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {to}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
