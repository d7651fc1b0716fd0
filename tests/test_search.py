"""Full-text search: what users type finds what stands there, and is never an error."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nato_timeline import cli
from nato_timeline.facts import Library
from nato_timeline.query import Query
from nato_timeline.searchable import searchable, with_places
from nato_timeline.store.own import stored
from nato_timeline.store.search import Result, around, search

TEXT = """Le cœur de l’œuvre commune

Bruxelles, le 12 juin 2024. Les États-Unis ont livré 1\u202f500 véhicules blindés et 40\u00a0millions d’euros à l’Ukraine.
La mise en œuvre du plan, décidée l’été dernier, se poursuit. Le commandement allié Transformation siège à Norfolk.
L’île d’Åland n’est pas concernée par l’article 5. <b>Gras</b> [de l'OTAN] =SOMME(A1).
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    from nato_timeline.library.add import add
    from nato_timeline.library.writer import Writer

    folder = tmp_path_factory.mktemp("search")
    (folder / "coeur.txt").write_text(TEXT, "utf-8")
    (folder / "autre.txt").write_text("Paris, le 3 mai 2022. Le plan a été signé. Les blindés attendent.", "utf-8")
    writer = Writer(folder / "library.db", "rules")
    add(writer, [str(folder)], {}, lambda _: None)
    writer.close()
    return stored(folder / "library.db")


def sentences(library: Library, found: Result) -> list[str]:
    return [library.papers[hit.paper].text[hit.start : hit.end] for hit in found.hits]


FOUND = [
    ("oeuvre", "œuvre"),
    ("ŒUVRE", "œuvre"),
    ("coeur", "cœur"),
    ("etats-unis", "États-Unis"),
    ("Etats Unis", "États"),
    ("1500", "1\u202f500"),
    ("1 500 véhicules", "1\u202f500"),
    ("1\u00a0500", "1\u202f500"),
    ("l'ete", "l’été"),
    ("ete", "été"),
    ("l’article 5", "l’article"),
    ('"mise en oeuvre"', "mise en œuvre"),
    ("« commandement allié »", "commandement allié"),
    ("transform*", "Transformation"),
    ("ALAND", "Åland"),
    ("blind* plan", None),
    ("plan poursuit", "plan"),
    ('"plan poursuit"', None),
    ("xyzzy", None),
]


@pytest.mark.parametrize(("typed", "lit"), FOUND, ids=[typed for typed, _ in FOUND])
def test_what_is_typed_finds_what_stands_there(library: Library, typed: str, lit: str | None) -> None:
    found = search(library, typed, Query())
    texts = sentences(library, found)
    assert found.instead is None
    assert bool(texts) == (lit is not None)
    if lit is not None:
        assert lit in [texts[0][start:end] for start, end in found.lit(texts[0])]


@pytest.mark.parametrize(
    ("typed", "instead", "count"),
    [("blindes", None, 2), ("veicules", "vehicules", 1), ("norfolc allie", "norfolk allie", 1)],
)
def test_a_slip_finds_the_nearest_word(library: Library, typed: str, instead: str | None, count: int) -> None:
    found = search(library, typed, Query())
    assert found.instead == instead
    assert len(found.hits) == count


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (Query(papers=frozenset({"autre"})), 1),
        (Query(since="2023"), 1),
        (Query(until="2023"), 1),
        (Query(until="2021"), 0),
    ],
)
def test_in_a_document_or_a_time(library: Library, query: Query, count: int) -> None:
    assert len(search(library, "blindés", query).hits) == count


def test_sentences_around(library: Library) -> None:
    (hit,) = search(library, "norfolk", Query()).hits
    before, after = around(library, hit, 1)
    assert before.startswith("La mise en œuvre")
    assert after.startswith("L’île")


@pytest.mark.parametrize(
    "hostile", ['"', "*", "a* *", "NEAR(", "AND", "x OR", "-x", "words:a", "^a", "()", "'; DROP TABLE facts;--"]
)
def test_nothing_typed_is_an_error(library: Library, hostile: str) -> None:
    assert isinstance(len(search(library, hostile, Query()).hits), int)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30))
def test_nothing_at_all_is_an_error(library: Library, typed: str) -> None:
    assert len(tuple(search(library, typed, Query()).hits)) >= 0
    words, places = with_places(typed)
    assert words == searchable(typed)
    assert len(words) == len(places)
    assert list(places) == sorted(places)


def test_the_command(library: Library, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    db = library.papers.db  # type: ignore[attr-defined]
    path = db.execute("PRAGMA database_list").fetchone()[2]
    assert cli.run(("--library", path, "search", "veicules", "-f", "json")) == 0
    out, err = capsys.readouterr()
    (row,) = json.loads(out)
    assert "vehicules" in err
    assert row["source"] == "coeur"
    assert [row["sentence"][start:end] for start, end in row["lit"]] == ["véhicules"]
    assert row["facts"]
    assert cli.run(("--library", path, "search", "gras", "-f", "table")) == 0
    assert "<b>Gras</b> [de l'OTAN] =SOMME(A1)." in capsys.readouterr().out
    assert cli.run(("--library", path, "search", "xyzzy", "--fail-empty")) == 3


def test_it_works_before_there_is_a_library(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from small_library import library as small

    from nato_timeline import store

    monkeypatch.setattr(store, "bundled", lambda *_: small())
    assert cli.run(("search", "lituanienne", "--fields", "source,facts")) == 0
    source, facts = capsys.readouterr().out.strip().split("\t")
    assert source == "vilnius"
    assert facts
