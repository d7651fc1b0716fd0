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
from nato_timeline.store import hits
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


COMMON = [  # with more than two sentences: the last added first
    ("le", Query(), ["coeur", "coeur"], True),
    ("le", Query(papers=frozenset({"autre"})), ["autre", "autre"], False),
    ("le", Query(since="2024"), ["coeur", "coeur"], True),
    ("le", Query(until="2023"), ["autre", "autre"], False),
    ("le", Query(until="2021"), [], False),
    ("attendent", Query(), ["autre"], False),
]


@pytest.mark.parametrize(("few_documents", "some"), [(0, 0), (0, 5), (5, 5)])
@pytest.mark.parametrize(("typed", "query", "papers", "more"), COMMON)
def test_common_words_are_not_ranked(
    library: Library, monkeypatch: pytest.MonkeyPatch, few_documents: int, some: int, typed: str, query: Query,
    papers: list[str], more: bool,
) -> None:  # fmt: skip
    everything = list(search(library, typed, query).hits)
    monkeypatch.setattr(hits, "MANY", 2)
    monkeypatch.setattr(hits, "_SEEN", 2)
    monkeypatch.setattr(hits, "_FEW", few_documents)
    monkeypatch.setattr(hits, "_SOME", some)
    found = search(library, typed, query).hits
    assert found.common == (typed == "le")
    assert found.more == more
    assert len(found) == len(papers)
    assert sorted(found) == sorted(everything), "all can be had"
    if found.common:
        places = [(hit.paper, hit.start) for hit in found]
        db = library.papers.db  # type: ignore[attr-defined]
        key = "SELECT s.key FROM sentences s JOIN documents d ON d.key = document WHERE d.id = ? AND start = ?"
        keys = [db.execute(key, place).fetchone()[0] for place in places]
        assert keys == sorted(keys, reverse=True)
    assert found[:2] == tuple(found)[:2]
    assert found[1:3] == tuple(found)[1:3]
    assert not papers or found[0] == found[:1][0]


@pytest.mark.parametrize(
    ("lang", "told", "left"),
    [
        ("en", "in more than 2 sentences: those added last come first, unranked", "1 of more than 2 — --limit 0"),
        ("fr", "dans plus de 2 phrases : les dernières ajoutées d’abord, sans classement", "1 sur plus de 2 — --limit"),
    ],
)
def test_it_says_that_common_words_are_not_ranked(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, told: str,
    left: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(hits, "MANY", 2)
    path = library.papers.db.execute("PRAGMA database_list").fetchone()[2]  # type: ignore[attr-defined]
    assert cli.run(("--library", path, "--lang", lang, "search", "le", "-n", "1")) == 0
    err = capsys.readouterr().err
    assert told in err
    assert left in err


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
