"""A library of one's own filled in a test: its texts, how they are added, and what it then holds."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from nato_timeline.facts import Fact
from nato_timeline.intake.bundled import bundled
from nato_timeline.library.add import add
from nato_timeline.library.workers import mapped
from nato_timeline.library.writer import Stored, Writer

RULES = "the rules of this test"
TEXTS = {
    "vilnius-avant.txt": "Vilnius, le 10 juillet 2023. Le sommet de l’OTAN se tiendra à Vilnius les 11 et 12 juillet 2023. "
    "Les Alliés ont promis 1 500 blindés à l’Ukraine.",
    "vilnius-apres.txt": "Paris, le 13 juillet 2023. Le sommet de l’OTAN s’est tenu à Vilnius les 11 et 12 juillet 2023. Le "
    "secrétaire général de l’OTAN, Jens Stoltenberg, a reçu le président ukrainien, Volodymyr Zelensky, le 12 juillet 2023.",
    "annee.txt": "Bruxelles, le 15 janvier 2024. Le sommet de Vilnius, en juillet 2023, a porté sur l’Ukraine. « Nous tiendrons "
    "parole », a déclaré Jens Stoltenberg.",
    "copie.txt": "Vilnius, le 10 juillet 2023. Le sommet de l’OTAN se tiendra à Vilnius les 11 et 12 juillet 2023. "
    "Les Alliés ont promis 1 500 blindés à l’Ukraine. (AFP)",
}


def write(folder: Path) -> Path:
    """Writes the texts, and those that come with the tool, into a new folder."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    for document in bundled():
        (folder / f"{document.id}.txt").write_text(document.text, "utf-8")
    return folder


def put(path: Path, *names: Path, jobs: int = 1, **given: str) -> list[Stored]:
    """Adds files and returns what became of them."""
    told: list[Stored] = []
    writer = Writer(path, RULES)
    add(writer, map(str, names), given, told.append, partial(mapped, jobs=jobs))  # type: ignore[arg-type]
    writer.close()
    return told


def content(facts: Sequence[Fact]) -> Sequence[object]:
    """What facts say, whatever their ids."""
    return sorted((f.layer, f.kind, f.title, f.when or "", f.people, f.topics, sorted(f.sources)) for f in facts)


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has, but those that are only added to."""
    db = sqlite3.connect(path)
    tables = [
        name
        for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' AND name NOT LIKE 'own_words_%' AND name NOT LIKE 'sqlite%'"
        )
    ]
    return {
        table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in tables
        if table not in ("vocabulary", "traits")
    }
