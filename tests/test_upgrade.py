"""Libraries that former versions made open today: nothing of the truth changes, the tables become those of today."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from nato_timeline import cli
from nato_timeline.errors import UserError
from nato_timeline.library.writer import Writer
from nato_timeline.store import schema, upgrade
from nato_timeline.store.own import stored
from nato_timeline.store.tallies import KNOWN

FORMER = Path(__file__).parent / "libraries"  # each as that version wrote it, of a PDF of three pages and a dispatch
# of the tables as each version makes them. Another one here is a new VERSION, a step in `upgrade`, a library in FORMER
TABLES = {10: "c1ef43f3ae29d1a0"}
FACTS = {  # what the library says, and on which page
    "Entretien de Bjørn Arild Gram avec la ministre lettone": [("dossier", 1)],
    "22 chars": [("dossier", 1)],
    "Nous tiendrons parole": [("dossier", 2)],
    "Sommet de l’OTAN à Washington": [("dossier", 2), ("depeche", None)],
    "150 millions d’euros": [("dossier", 3)],
    "Visite de Bjørn Arild Gram à Riga": [("dossier", 3), ("depeche", None)],
    "42 véhicules": [("depeche", None)],
}


@pytest.fixture(params=range(1, schema.VERSION))
def former(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    path.write_bytes(gzip.decompress((FORMER / f"version-{request.param}.db.gz").read_bytes()))
    shutil.copy(FORMER / f"version-{request.param}.corrections.toml", tmp_path / "library.corrections.toml")
    return path


def truth(path: Path) -> list[object]:
    db = sqlite3.connect(path)
    return [*db.execute("SELECT * FROM documents ORDER BY key"), *db.execute("SELECT * FROM versions")]


def tables(path: Path) -> dict[str, object]:
    """The columns of each table, and the indexes."""
    db = sqlite3.connect(path)
    names = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    ]
    columns = {name: sorted(row[1:] for row in db.execute(f"PRAGMA table_info('{name}')").fetchall()) for name in names}
    indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    return {**columns, **dict(db.execute(indexes))}


def test_a_table_that_changes_makes_a_new_version() -> None:
    assert sha256((schema.TRUTH + schema.DERIVED).encode()).hexdigest()[:16] == TABLES[schema.VERSION]
    assert sorted(upgrade.STEPS) == list(range(1, schema.VERSION))
    assert sorted(int(file.name[8:-6]) for file in FORMER.glob("*.db.gz")) == list(range(1, schema.VERSION))


def test_a_former_library_becomes_one_of_today(former: Path, tmp_path: Path) -> None:
    before = truth(former)
    library = stored(former)
    found = {f.title: [(s.paper, s.page) for s in f.sources] for f in library.facts if f.layer != "role"}
    assert {title: found.get(title) for title in FACTS} == FACTS
    assert {p.id: p.pages for p in library.papers.values()} == {"dossier": 3, "depeche": None}
    assert truth(former) == before
    Writer(tmp_path / "new.db", "rules").close()
    assert tables(former) == tables(tmp_path / "new.db")
    otherwise = f"SELECT id FROM facts WHERE (first_known, last_known) != ({KNOWN})"
    assert not sqlite3.connect(former).execute(otherwise).fetchall()


def test_whoever_writes_to_it_finds_it_brought_up(former: Path) -> None:
    before = truth(former)
    Writer(former, "rules").close()
    assert truth(former) == before
    assert sqlite3.connect(former).execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_what_the_user_said_holds(former: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(("--library", str(former), "figures", "--text", "chars", "--fields", "surface,tags")) == 0
    assert capsys.readouterr().out == "22 chars\tchars\n"


def test_a_sentence_that_is_searched_has_its_page(former: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(("--library", str(former), "search", "sommet", "--fields", "source,page", "-f", "csv")) == 0
    assert sorted(capsys.readouterr().out.split()) == ["depeche,", "dossier,2", "source,page"]


def test_two_who_open_it_at_once_do_it_once(former: Path) -> None:
    db = schema._opened(former, "mode=rw")
    for _ in range(2):
        upgrade.upgrade(db, schema.VERSION)
    assert len(stored(former).papers) == 2


def test_a_step_that_fails_leaves_the_library_as_it_was(former: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (version,) = sqlite3.connect(former).execute("PRAGMA user_version").fetchone()
    before = tables(former)
    monkeypatch.setattr(upgrade, "STEPS", {version: (*upgrade.STEPS[version], "INSERT INTO nowhere VALUES (1)")})
    with pytest.raises(UserError, match="nowhere"):
        stored(former)
    assert tables(former) == before
    assert sqlite3.connect(former).execute("PRAGMA user_version").fetchone() == (version,)
