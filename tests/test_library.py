"""A library of one's own: what goes in comes out, however and in whichever order it was added."""

from __future__ import annotations

import json
import random
import sqlite3
from functools import partial
from pathlib import Path

import pytest
from own_library import RULES, content, put, rows, write

from nato_timeline import store
from nato_timeline.library.again import outdated, rebuild
from nato_timeline.library.workers import mapped
from nato_timeline.library.writer import Writer
from nato_timeline.shelves import of_layer
from nato_timeline.store.own import stored
from nato_timeline.store.schema import memory


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write(tmp_path / "textes")


# ---------------------------------------------------------------- the same as merging all at once


@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_gives_what_all_at_once_gives(texts: Path, tmp_path: Path, seed: int) -> None:
    from nato_timeline.text import load

    files = sorted(texts.iterdir())
    at_once = store.parsed([load(file) for file in files])
    random.Random(seed).shuffle(files)
    path = tmp_path / "library.db"
    for file in files[:3]:
        put(path, file)
    put(path, *files[3:])
    own = stored(path)
    assert content([f for f in own.facts if f.layer != "role"]) == content(
        [f for f in at_once.facts if f.layer != "role"]
    )
    assert {f.id for f in of_layer(own.facts, "role")} == {f.id for f in of_layer(at_once.facts, "role")}
    assert {p.id: p.facts for p in own.people.values()} == {p.id: p.facts for p in at_once.people.values()}
    assert {p.id: p.facts for p in own.papers.values()} == {p.id: p.facts for p in at_once.papers.values()}
    assert own.topics == at_once.topics
    summits = [f for f in own.facts if f.kind == "summit" and "Vilnius" in f.title]
    assert max(len(f.sources) for f in summits) >= 3, "documents of one event make one fact"


def test_taking_documents_out_leaves_what_never_having_them_leaves(texts: Path, tmp_path: Path) -> None:
    files = sorted(texts.iterdir())
    put(tmp_path / "all.db", *files)
    put(tmp_path / "some.db", *files[2:])
    writer = Writer(tmp_path / "all.db", RULES)
    with writer.batch():
        for file in files[:2]:
            (key,) = writer.db.execute("SELECT key FROM documents WHERE path = ?", (str(file),)).fetchone()
            writer.remove(key)
    writer.close()
    one, other = stored(tmp_path / "all.db"), stored(tmp_path / "some.db")
    assert content(one.facts) == content(other.facts)
    assert set(one.people) == set(other.people)
    assert rows(tmp_path / "all.db") == rows(tmp_path / "some.db")


def test_every_span_is_the_text_at_its_place(texts: Path, tmp_path: Path) -> None:
    put(tmp_path / "library.db", texts)
    own = stored(tmp_path / "library.db")
    assert len(own.facts) > 60
    for fact in own.facts:
        for source in fact.sources:
            text = own.papers[source.paper].text
            if fact.layer in ("figure", "quote", "statement"):
                assert text[source.start : source.end] == fact.title
            assert source.sentence[0] <= source.start < source.end <= source.sentence[1]


# ---------------------------------------------------------------- adding


def test_the_same_content_changes_nothing(texts: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    first = put(path, texts)
    assert {one.state for one in first} == {"added"}
    before = rows(path)
    (texts / "autre-nom.txt").write_bytes((texts / "annee.txt").read_bytes())
    again = put(path, texts)
    assert {one.state for one in again} == {"unchanged"}
    assert rows(path) == before


def test_changed_content_is_a_new_version_with_what_it_changes(texts: Path, tmp_path: Path) -> None:
    path, file = tmp_path / "library.db", texts / "vilnius-avant.txt"
    put(path, file)
    file.write_text(file.read_text("utf-8").replace("1 500 blindés", "2 000 blindés"), "utf-8")
    (one,) = put(path, file)
    assert (one.state, one.id) == ("changed", "vilnius-avant")
    assert [fact[2] for fact in one.gained if fact[0] == "figure"] == ["2 000 blindés"]
    assert [fact[2] for fact in one.lost if fact[0] == "figure"] == ["1 500 blindés"]
    db = sqlite3.connect(path)
    assert db.execute("SELECT version, text FROM documents").fetchone()[0] == 2
    assert "1 500" in db.execute("SELECT text FROM versions").fetchone()[0]
    assert len(stored(path).papers) == 1


def test_what_the_user_says_of_a_document_goes_before_what_it_says(tmp_path: Path) -> None:
    file, path = tmp_path / "a.txt", tmp_path / "library.db"
    file.write_text("La ministre se rendra demain à Kiev.", "utf-8")
    put(path, file)
    assert [f.when for f in of_layer(stored(path).facts, "event")] == [None]
    (one,) = put(path, file, date="2024-06-12", title="Visite", publisher="Ministère")
    assert one.state == "set"
    own = stored(path)
    (paper,) = own.papers.values()
    assert (paper.published, paper.title, paper.publisher, paper.basis) == (
        "2024-06-12",
        "Visite",
        "Ministère",
        "metadata",
    )
    assert [f.when for f in of_layer(own.facts, "event")] == ["2024-06-13"]


def test_documents_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Communiqué du 3 mai.txt").write_text(f"Texte {folder}.", "utf-8")
    told = put(tmp_path / "library.db", tmp_path / "a", tmp_path / "b")
    assert [one.id for one in told] == ["communique-du-3-mai", "communique-du-3-mai-2"]


def test_rules_that_changed_read_everything_again(texts: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    put(path, texts)
    before = content(stored(path).facts)
    writer = Writer(path, "other rules")
    keys = outdated(writer.db, "other rules")
    assert len(keys) == len(list(texts.iterdir()))
    told: list[int] = []
    assert rebuild(writer, keys, lambda done, all: told.append(done), partial(mapped, jobs=1)) == []
    assert outdated(writer.db, "other rules") == []
    writer.close()
    assert content(stored(path).facts) == before
    assert told[-1] == len(keys)


def test_the_tables_open_without_the_tool(texts: Path, tmp_path: Path) -> None:
    put(tmp_path / "library.db", texts)
    db = sqlite3.connect(tmp_path / "library.db")
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert json.loads(db.execute("SELECT people FROM facts WHERE people != '[]'").fetchone()[0])
    found = db.execute("SELECT document FROM search JOIN sentences ON key = search.rowid WHERE search MATCH 'blindes'")
    assert len(found.fetchall()) == 2
    assert memory().execute("SELECT count(*) FROM documents").fetchone() == (0,)
