"""Libraries that former versions made, brought to the tables of today: step by step, all in one transaction.

Whoever changes a table in `schema` raises VERSION there and adds the step that leads to it here. What SQL cannot fill
in a step leaves to the rules: `UPDATE papers SET rules = ''` has every document read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from ..lookup import sound

# from which version, the statements that lead to the next
STEPS: Mapping[int, Sequence[str]] = {
    1: (  # passages know their page; tellings in the same words are compared as one
        "ALTER TABLE sources ADD COLUMN page INTEGER",
        "ALTER TABLE tellings ADD COLUMN page INTEGER",
        *(
            f"UPDATE {table} SET page = (SELECT count(*) + 1 FROM documents d, json_each(d.pages) WHERE d.key = "
            "document AND value <= start) WHERE document IN (SELECT key FROM documents WHERE pages != '[]')"
            for table in ("sources", "tellings")
        ),
        "CREATE TABLE wordings (signature INTEGER PRIMARY KEY, kind TEXT NOT NULL, fine INTEGER NOT NULL, first TEXT, "
        "last TEXT, place TEXT, reference TEXT)",
        "INSERT INTO wordings SELECT signature, kind, fine, first, last, place, reference FROM tellings WHERE key IN "
        "(SELECT min(key) FROM tellings GROUP BY signature)",
        "CREATE INDEX wordings_by_day ON wordings (kind, first, last) WHERE fine",
        "CREATE TABLE wording_keys (key INTEGER NOT NULL, fine INTEGER NOT NULL, signature INTEGER NOT NULL,\n"
        "  PRIMARY KEY (key, fine, signature)) WITHOUT ROWID",
        "INSERT OR IGNORE INTO wording_keys SELECT k.key, k.fine, signature FROM telling_keys k JOIN tellings t "
        "ON t.key = k.telling",
        "CREATE INDEX wording_keys_by_signature ON wording_keys (signature)",
        "DROP TABLE telling_keys",
        "DROP INDEX tellings_by_day",
        "ALTER TABLE tellings DROP COLUMN fine",
        # what is asked of large libraries has indexes of its own
        "ALTER TABLE facts ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0",
        "UPDATE facts SET lasting = coalesce(last, '9999-12-31') > day",
        *(f"DROP INDEX facts_{name}" for name in ("in_time", "by_value", "by_kind", "by_place")),
        "CREATE INDEX facts_counted ON facts (layer, undated, dropped)",
        "CREATE INDEX facts_lasting ON facts (layer, span, day, kind, lasting, dropped, undated) WHERE lasting",
        "CREATE INDEX facts_without_beginning ON facts (layer, day) WHERE first IS NULL AND NOT undated",
        "CREATE INDEX facts_in_time ON facts (layer, undated, day, span, paper, start, id, kind, last, dropped)",
        "CREATE INDEX facts_by_value ON facts (layer, unit, value, value_to, undated, dropped)",
        "CREATE INDEX facts_by_kind ON facts (layer, kind, undated, day, span, paper, start, id, last, dropped)",
        "CREATE INDEX facts_by_place ON facts (layer, place, undated, day, span, paper, start, id, last, dropped)\n"
        "  WHERE place IS NOT NULL",
        "ALTER TABLE words RENAME TO former_words",
        "CREATE TABLE words (                  -- of names and roles, and how they sound\n"
        "  word TEXT NOT NULL, person TEXT NOT NULL, sound TEXT NOT NULL, PRIMARY KEY (word, person)) WITHOUT ROWID",
        "INSERT INTO words SELECT word, person, sound(word) FROM former_words",
        "DROP TABLE former_words",
        "CREATE INDEX words_by_sound ON words (sound, word)",
    ),
}


def upgrade(db: sqlite3.Connection, to: int) -> None:
    """Brings a library to a version, unless another process has just done so: wholly, or it raises sqlite3.Error."""
    db.create_function("sound", 1, sound, deterministic=True)
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
