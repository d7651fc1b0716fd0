"""What a query keeps and in which order; whom a name means; how a library is kept for the next time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_library import library

from nato_timeline import lookup, store
from nato_timeline.errors import UserError
from nato_timeline.facts import Fact
from nato_timeline.query import Query, each_source, select, sentence

LIBRARY = library()
EVENTS = tuple(fact for fact in LIBRARY.facts if fact.layer == "event")


def titles(query: Query, facts: tuple[Fact, ...] = EVENTS) -> list[str]:
    return [fact.title.split()[0] for fact in select(LIBRARY, facts, query).facts]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), ["Soutien", "Entrevue", "Sommet", "Exercice", "=Décision"]),
        (Query(reverse=True), ["Exercice", "Sommet", "Entrevue", "Soutien", "=Décision"]),
        (Query(since="2023-07-11"), ["Sommet", "Exercice"]),
        (Query(since="2023-07-12", until="2023-07-12"), ["Sommet"]),
        (Query(until="2023-06-30"), ["Soutien"]),
        (Query(until="2023-06-30", undated="all"), ["Soutien", "=Décision"]),
        (Query(undated="only"), ["=Décision"]),
        (Query(undated="no"), ["Soutien", "Entrevue", "Sommet", "Exercice"]),
        (Query(kinds=frozenset({"summit", "exercise"})), ["Sommet", "Exercice"]),
        (Query(statuses=frozenset({"postponed"})), ["=Décision"]),
        (Query(who=frozenset({"karl-oster"})), ["Entrevue"]),
        (Query(who=frozenset({"Suède"})), ["Soutien"]),
        (Query(topics=frozenset({"depenses"})), ["Sommet"]),
        (Query(places=frozenset({"Vilnius"})), ["Entrevue", "Sommet"]),
        (Query(papers=frozenset({"vilnius"})), ["Entrevue", "Sommet"]),
        (Query(words=("DEFENSE", "recu")), ["Entrevue"]),
        (Query(words=("nordlys", "absent")), []),
        (Query(sort="source"), ["Soutien", "Exercice", "=Décision", "Sommet", "Entrevue"]),
        (Query(sort="who"), ["Entrevue", "Soutien", "Sommet", "Exercice", "=Décision"]),
        # on 20 July only one document was out, and it knows nothing of the rest
        (Query(as_of="2023-07-20"), ["Entrevue", "Sommet"]),
        (Query(as_of="2023-07-09"), []),
    ],
)
def test_what_a_query_keeps(query: Query, expected: list[str]) -> None:
    assert titles(query) == expected


def test_what_was_not_yet_published_is_not_cited() -> None:
    (summit,) = select(LIBRARY, EVENTS, Query(as_of="2023-07-20", kinds=frozenset({"summit"}))).facts
    assert [source.paper for source in summit.sources] == ["vilnius"]
    (later,) = select(LIBRARY, EVENTS, Query(as_of="2023-09-30", kinds=frozenset({"summit"}))).facts
    assert (summit.title, summit.status, summit.differs) == ("Sommet de Vilnius", "scheduled", ())
    assert later.differs == ("2023-07",)


def test_undated_facts_that_a_period_leaves_out_are_counted() -> None:
    assert select(LIBRARY, EVENTS, Query(since="2023")).undated == 1
    assert select(LIBRARY, EVENTS, Query(since="2023", undated="no")).undated == 0


def test_values_sort_within_their_unit() -> None:
    figures = tuple(f for f in LIBRARY.facts if f.layer == "figure")
    assert [f.unit for f in select(LIBRARY, figures, Query(sort="value")).facts] == ["% du PIB", "EUR", "SEK"]
    assert [f.unit for f in select(LIBRARY, figures, Query(minimum=1e9, maximum=2e9)).facts] == ["SEK"]


def test_events_apart_have_each_document_s_wording_and_date() -> None:
    apart = [(f.title, f.when, f.status, len(f.sources)) for f in each_source(EVENTS) if f.kind == "summit"]
    assert apart == [
        ("Sommet tenu à Vilnius", "2023-07", "held", 1),
        ("Sommet de Vilnius", "2023-07-11/2023-07-12", "scheduled", 1),
    ]


def test_facts_have_ids_of_their_own_that_stay() -> None:
    ids = [fact.id for fact in LIBRARY.facts]
    assert len(set(ids)) == len(ids)
    assert ids == [fact.id for fact in library().facts]
    assert all(len(id) == 8 and id.isalnum() and id.islower() for id in ids)


def test_every_span_stands_in_its_text() -> None:
    for fact in LIBRARY.facts:
        for source in fact.sources:
            text = LIBRARY.papers[source.paper].text
            assert source.sentence[0] <= source.start < source.end <= source.sentence[1] <= len(text)
            assert source.paragraph[0] <= source.sentence[0] <= source.sentence[1] <= source.paragraph[1]
            assert text[source.start : source.end] in sentence(LIBRARY, source)


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ona Petraitė", "ona-petraite"),
        ("ona-petraite", "ona-petraite"),
        ("petraite", "ona-petraite"),
        ("PETRAITÉ", "ona-petraite"),
        ("Mme Petraitė", "ona-petraite"),
        ("la ministre Petraitė", "ona-petraite"),
        ("Petrajte", "ona-petraite"),
        ("Pettraite", "ona-petraite"),
        ("Petriate", "ona-petraite"),
        ("Petraito", "ona-petraite"),
        ("ministre de la Défense", "ona-petraite"),
        ("ministre défense Lituanie", "ona-petraite"),
        ("Karl Oster", "karl-oster"),
        ("le secrétaire général de l’OTAN", "karl-oster"),
        ("Suède", "Suède"),
        ("suede", "Suède"),
        ("Alliés", "Alliés"),
    ],
)
def test_a_person_under_any_name(name: str, id: str) -> None:
    assert [person.id for person in lookup.find_people(LIBRARY, name)] == [id]


@pytest.mark.parametrize("name", ["Petraiqe", "Stoltenberg", "président", "", "?!"])
def test_nobody_is_guessed(name: str) -> None:
    assert lookup.find_people(LIBRARY, name) == ()


@pytest.mark.parametrize(
    ("typed", "meant", "same"),
    [
        ("zelenskyy", "zelensky", True),
        ("stotlenberg", "stoltenberg", True),
        ("stoltenburg", "stoltenberg", True),
        ("stoltenberq", "stoltenberg", False),
        ("stolenburg", "stoltenberg", False),
        ("bader", "bauer", False),
        ("mark", "marc", False),
    ],
)
def test_a_slip_of_the_pen(typed: str, meant: str, same: bool) -> None:
    assert lookup.slip(typed, meant) is same


def test_the_nearest_name_comes_with_its_facts() -> None:
    with pytest.raises(UserError) as caught:
        lookup.person(LIBRARY, "Petraiqe")
    error = caught.value
    assert (error.nearest, error.count, error.code) == ("Ona Petraitė", 4, 1)
    assert error.command == 'timeline who "Ona Petraitė"'


def test_a_name_of_several_lists_them() -> None:
    with pytest.raises(UserError) as caught:
        lookup.paper(LIBRARY, "")
    assert [command for _, command in caught.value.choices] == [
        "timeline sources show vilnius",
        "timeline sources show bilan_2023",
    ]


@pytest.mark.parametrize(
    ("name", "id"), [("ukraine", "ukraine"), ("Defence spending", "depenses"), ("dépenses", "depenses")]
)
def test_a_topic_in_either_language(name: str, id: str) -> None:
    assert lookup.topic(LIBRARY, name) == id


# ---------------------------------------------------------------- kept for the next time


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "nato-timeline" / "bundled.json"


def test_a_library_comes_back_as_it_was(cache: Path) -> None:
    store.keep(LIBRARY)
    assert json.dumps(store.bundled()) == json.dumps(LIBRARY)
    assert json.dumps(store.kept(cache.parent)) == json.dumps(LIBRARY)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"papers":[[1]]}'])
def test_a_broken_cache_costs_a_second_and_no_answer(
    cache: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(LIBRARY)
    first, _, _ = cache.read_bytes().partition(b"\n")
    cache.write_bytes(first + b"\n" + damage)
    monkeypatch.setattr(store, "parsed", lambda _: LIBRARY)
    notes: list[str] = []
    assert store.bundled(lambda text, **_: notes.append(text)) is LIBRARY
    assert len(notes) == 1
    assert json.dumps(store.bundled()) == json.dumps(LIBRARY), "and it was mended"


def test_a_stale_cache_is_made_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep(LIBRARY)
    monkeypatch.setattr(store, "__version__", "9.9.9")
    monkeypatch.setattr(store, "parsed", lambda _: LIBRARY._replace(facts=()))
    assert store.bundled().facts == ()


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(store, "parsed", lambda _: LIBRARY)
    notes: list[str] = []
    assert store.bundled(lambda text, **_: notes.append(text)) is LIBRARY
    assert notes
