"""A library of one's own: what goes in comes out, however and in whichever order it was added."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from nato_timeline import cli, query, store
from nato_timeline.facts import Fact, Library, in_time
from nato_timeline.intake.bundled import bundled
from nato_timeline.library import corrections
from nato_timeline.library.add import add
from nato_timeline.library.again import outdated, rebuild
from nato_timeline.library.workers import mapped
from nato_timeline.library.writer import Stored, Writer
from nato_timeline.query import Query
from nato_timeline.shelves import every, of_layer
from nato_timeline.store.own import stored
from nato_timeline.store.schema import memory

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


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "textes"
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


def content(facts: Sequence[Fact]) -> list[object]:
    """What facts say, whatever their ids."""
    return sorted((f.layer, f.kind, f.title, f.when or "", f.people, f.topics, sorted(f.sources)) for f in facts)


def rows(path: Path) -> dict[str, int]:
    """How many rows each table has."""
    db = sqlite3.connect(path)
    tables = [
        name
        for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%'"
        )
    ]
    return {
        table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables if table != "vocabulary"
    }


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


# ---------------------------------------------------------------- the same query, in SQL and in Python

QUERIES = [
    Query(),
    Query(reverse=True),
    Query(since="2023-07-12", until="2024-06-30"),
    Query(since="2023-07-12", undated="all"),
    Query(undated="only"),
    Query(undated="no", reverse=True),
    Query(who=frozenset({"jens-stoltenberg"})),
    Query(who=frozenset({"Luxembourg", "mark-rutte"})),
    Query(topics=frozenset({"ukraine"}), sort="source"),
    Query(kinds=frozenset({"summit", "money"}), sort="value", reverse=True),
    Query(sort="value"),
    Query(sort="source", reverse=True),
    Query(sort="who"),
    Query(by_layer=True, reverse=True),
    Query(by_layer=True, sort="value"),
    Query(places=frozenset({"Bruxelles", "Vilnius"})),
    Query(papers=frozenset({"annee", "copie"})),
    Query(statuses=frozenset({"scheduled"})),
    Query(units=frozenset({"EUR"}), minimum=1e9),
    Query(maximum=100),
    Query(words=("ukraine", "soutien")),
    Query(as_of="2023-12-31"),
    Query(as_of="2023-12-31", since="2023-07"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    put(folder / "library.db", *(folder / name for name in TEXTS), *(Path(d.path or "") for d in bundled()))
    return stored(folder / "library.db")


@pytest.mark.parametrize("asked", QUERIES, ids=lambda q: str({k: v for k, v in q._asdict().items() if v})[:60])
def test_a_query_finds_in_the_file_what_it_finds_in_memory(library: Library, asked: Query) -> None:
    everything = tuple(sorted(library.facts, key=in_time))
    in_memory = library._replace(facts=everything, people=dict(library.people.items()))
    found, expected = query.select(library, library.facts, asked), query.select(in_memory, everything, asked)
    assert found.undated == expected.undated
    assert len(found.facts) == len(expected.facts)
    assert sorted(found.facts) == sorted(expected.facts)
    if asked.sort == "date":
        assert list(map(in_time, found.facts)) == list(map(in_time, expected.facts))
    else:
        key: Callable[[Fact], object] = {
            "value": lambda f: (f.unit or "", f.value) if f.value else None,
            "source": lambda f: (f.sources[0].paper, f.sources[0].start),
            "who": lambda f: f.people[:1],
        }[asked.sort]
        assert list(map(key, found.facts)) == list(map(key, expected.facts))
    assert tuple(found.facts[:5]) == tuple(found.facts)[:5], "a part is read as the whole"
    assert tuple(found.facts[3:]) == tuple(found.facts)[3:]


@pytest.mark.parametrize("column", ["unit", "place", "id"])
def test_all_values_of_a_column(library: Library, column: str) -> None:
    everything = tuple(library.facts)
    assert every(library.facts, column)
    assert sorted(every(library.facts, column)) == every(everything, column)


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


# ---------------------------------------------------------------- corrections


def fact_of(path: Path, kind: str, title: str) -> Fact:
    return next(f for f in stored(path).facts if f.kind == kind and title in f.title)


def ran(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = cli.run(args)
    return code, *capsys.readouterr()


def test_corrections_last(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "library.db"
    put(path, texts)
    on = ("--library", str(path))
    summit = fact_of(path, "summit", "Vilnius")
    fix = ("fix", summit.id, "--date", "2023-07-11", "--who", "Stoltenberg", "--note", "selon la déclaration")
    assert ran(capsys, *on, *fix)[0] == 0
    assert ran(capsys, *on, "tag", summit.id, "+budget", "+à-relire")[0] == 0
    meeting = fact_of(path, "meeting", "Stoltenberg")
    assert ran(capsys, *on, "drop", meeting.id)[0] == 0
    (texts / "nouveau.txt").write_text("Le sommet de l’OTAN s’est tenu à Vilnius les 11 et 12 juillet 2023.", "utf-8")
    put(path, texts)
    writer = Writer(path, "other rules")
    rebuild(writer, outdated(writer.db, "other rules"), lambda *_: None, partial(mapped, jobs=1))
    writer.close()
    now = fact_of(path, "summit", "Vilnius")
    assert (now.when, now.first, now.last, now.basis) == ("2023-07-11", "2023-07-11", "2023-07-11", "correction")
    assert (now.people, now.tags, now.note) == (("jens-stoltenberg",), ("budget", "à-relire"), "selon la déclaration")
    assert now.corrected == ("when", "people")
    assert len(now.sources) == len(summit.sources) + 1
    assert meeting.id not in [f.id for f in stored(path).facts]
    (row,) = json.loads(ran(capsys, *on, "list", "--text", "budget", "--kind", "summit", "-f", "json")[1])
    assert row["corrected"] == ["when", "people"]
    file = corrections.path_beside(path)
    assert [c.fact for c in corrections.read(file)] == [summit.id, meeting.id]
    assert ran(capsys, *on, "fix", meeting.id, "--undo")[0] == 0
    assert meeting.id in [f.id for f in stored(path).facts]
    file.unlink()
    with (writer := Writer(path, RULES)).batch():
        pass
    assert fact_of(path, "summit", "Vilnius").when == "2023-07-11/2023-07-12"


def test_the_same_words_in_two_documents_have_corrections_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.db"
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(
            f"Texte {name}.\n\nLes Alliés ont promis 40 blindés à l’Ukraine.", "utf-8"
        )
    put(path, *(tmp_path / f"{name}.txt" for name in "abc"))
    ids = {fact.sources[0].paper: fact.id for fact in of_layer(stored(path).facts, "figure")}
    assert ran(capsys, "--library", str(path), "drop", ids["c"])[0] == 0
    for name in "ab":
        assert ran(capsys, "--library", str(path), "fix", ids[name], "--note", f"de {name}")[0] == 0
    notes = {fact.sources[0].paper: fact.note for fact in of_layer(stored(path).facts, "figure")}
    assert notes == {"a": "de a", "b": "de b"}


@pytest.mark.parametrize("text", ['"', "\\", "\x7f\x1b[31m", "a\nb", "« é » \u202e", "]]", "#"])
def test_corrections_are_written_as_they_were_said(tmp_path: Path, text: str) -> None:
    one = corrections.Correction("abc", "event", text, text, note=text, tags=(text,), drop=True)
    corrections.write(tmp_path / "c.toml", [one])
    assert corrections.read(tmp_path / "c.toml") == (one,)


# ---------------------------------------------------------------- verify


def test_verify_says_what_became_of_each_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, folder = tmp_path / "library.db", tmp_path / "textes"
    folder.mkdir()
    said = "Le 12 juin 2024, la ministre a reçu Jens Stoltenberg à Bruxelles."
    pledge = "Les Alliés ont promis 40 milliards d’euros à l’Ukraine."
    for name in ("exact", "moved", "changed", "gone", "deleted"):
        (folder / f"{name}.txt").write_text(f"{said} {name} {pledge}", "utf-8")
    put(path, folder)
    (folder / "moved.txt").write_text(f"En-tête. {said} moved {pledge}", "utf-8")
    (folder / "changed.txt").write_text(f"{said.replace('12 juin', '13 juin')} changed {pledge}", "utf-8")
    (folder / "gone.txt").write_text("Rien.", "utf-8")
    (folder / "deleted.txt").unlink()
    code, out, _ = ran(capsys, "--library", str(path), "verify", "--all", "-f", "json")
    assert code == 5
    states: dict[str, set[str]] = {}
    for row in json.loads(out):
        states.setdefault(row["source"], set()).add(row["state"])
    assert states["exact"] == {"exact"}
    assert states["moved"] == {"moved"}
    assert "changed" in states["changed"]
    assert states["gone"] == states["deleted"] == {"gone"}
    assert ran(capsys, "--library", str(path), "verify", "exact")[:2] == (0, "")
