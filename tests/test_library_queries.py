"""A query finds in the file of a library what it finds in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from own_library import TEXTS, put

from nato_timeline import query
from nato_timeline.everyone import Roles
from nato_timeline.everyone import everyone as everyone_of
from nato_timeline.facts import Fact, Library, in_time
from nato_timeline.history import series
from nato_timeline.intake.bundled import bundled
from nato_timeline.query import Query, each_source
from nato_timeline.render.quantities import flat
from nato_timeline.shelves import Shelf, every, of_layer, some
from nato_timeline.store import apart, cast, everyone, looking, ordered, saying
from nato_timeline.store.own import stored

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
    Query(words=("SOMMET",), since="2023", reverse=True),
    Query(words=("l’OTAN", "réunion"), kinds=frozenset({"meeting"})),
    Query(words=("blind",)),
    Query(words=("lindés",)),
    Query(words=("1500",), by_layer=True),
    Query(words=("visite",)),
    Query(words=("ukraine", "%")),
    Query(words=("ukraine",), sort="value"),
    Query(statuses=frozenset({"scheduled", "postponed"}), undated="no", until="2024-12-31", over="2024-12-31"),
    Query(statuses=frozenset({"held"}), over="2023-12-31"),
    Query(holders=frozenset({"Luxembourg"}), who=frozenset({"mark-rutte", "Luxembourg"})),
    Query(places=frozenset({"Vilnius"}), kinds=frozenset({"summit"}), sort="who", reverse=True),
    Query(as_of="2023-12-31"),
    Query(as_of="2023-12-31", since="2023-07"),
    *(
        asked._replace(as_of=day)
        for day in ("2023-07-12", "2024-06-13", "9999-12-31")
        for asked in (
            Query(),
            Query(reverse=True),
            Query(sort="value", reverse=True),
            Query(sort="source", reverse=True),
            Query(sort="who", reverse=True),
            Query(by_layer=True, reverse=True),
            Query(since="2023-07-12", until="2024-06-13"),
            Query(undated="only"),
            Query(topics=frozenset({"ukraine"}), sort="source"),
            Query(who=frozenset({"jens-stoltenberg", "Luxembourg"})),
            Query(kinds=frozenset({"summit", "meeting"}), statuses=frozenset({"scheduled", "held"})),
            Query(papers=frozenset({"annee", "copie"}), until="2024"),
            Query(words=("sommet",)),
            Query(words=("ukraine", "soutien"), since="2023"),
            Query(statuses=frozenset({"scheduled", "postponed"}), undated="no", until="2024-12-31", over="2024-12-31"),
            Query(begun="2023-07-01", undated="no"),
        )
    ),
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


@pytest.mark.parametrize("asked", QUERIES, ids=lambda q: str({k: v for k, v in q._asdict().items() if v})[:60])
@pytest.mark.parametrize("few", [0, 2_000])
def test_each_source_by_itself_is_in_the_file_what_it_is_in_memory(
    library: Library, monkeypatch: pytest.MonkeyPatch, asked: Query, few: int
) -> None:
    monkeypatch.setattr(apart, "_FEW", few)
    monkeypatch.setattr(ordered, "_SORTED", few)
    in_memory = tuple(sorted(of_layer(tuple(library.facts), "event"), key=in_time))
    kept = each_source(of_layer(library.facts, "event"))
    assert (len(kept), sorted(kept)) == (len(each_source(in_memory)), sorted(each_source(in_memory)))
    found, expected = query.select(library, kept, asked), query.select(library, each_source(in_memory), asked)
    assert sorted(found.facts) == sorted(expected.facts)
    assert (len(found.facts), found.undated) == (len(expected.facts), expected.undated)
    if asked.sort in ("date", "source"):
        key = in_time if asked.sort == "date" else lambda f: (f.sources[0].paper, f.sources[0].start)
        assert list(map(key, found.facts)) == list(map(key, expected.facts))
    again = query.select(library, kept, asked).facts
    assert again[:3] == tuple(found.facts)[:3], "a part is read as the whole"
    assert again[2:5] == tuple(found.facts)[2:5]


OPEN = (
    "Riga, le 5 mars 2024. Depuis 2014, la Norvège a livré 40 chars. D’ici 2030, l’Italie consacrera 3 milliards "
    "d’euros à la défense. À partir du 1er juillet 2024, la Belgique consacrera 2 % de son PIB à la défense. La "
    "ministre se rendra à Oslo les 30 et 31 mars 2024. L’exercice se déroulera du 28 avril au 3 mai 2024."
)


@pytest.mark.parametrize("layer", ["event", "figure", "quote"])
def test_what_is_over_is_counted_by_months_as_by_looking(tmp_path: Path, layer: str) -> None:
    (tmp_path / "open.txt").write_text(OPEN, "utf-8")
    put(tmp_path / "library.db", tmp_path / "open.txt", *(Path(d.path or "") for d in bundled()))
    library = stored(tmp_path / "library.db")
    in_memory = tuple(fact for fact in library.facts if fact.layer == layer)
    assert layer == "quote" or any(fact.first and not fact.last for fact in in_memory), "some have no end"
    bounds = {day for fact in in_memory for day in (fact.first, fact.last) if day}
    days = {*bounds, *(f"{day[:7]}-{d}" for day in bounds for d in ("01", "15", "31"))}
    assert len(days) > 5
    for day in sorted(days):
        asked = Query(undated="no", over=day)
        for one in (asked, asked._replace(statuses=frozenset({"held", "stated"})), asked._replace(sort="value")):
            found = query.select(library, of_layer(library.facts, layer), one).facts
            assert len(found) == len(query.select(library, in_memory, one).facts) == len(tuple(found)), (day, one)


@pytest.mark.parametrize("sort", ["who", "source"])
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    "asked", [Query(), Query(words=("ukraine",)), Query(undated="only"), Query(topics=frozenset({"ukraine"}))], ids=str
)
def test_going_from_name_to_name_finds_what_sorting_finds(
    library: Library, monkeypatch: pytest.MonkeyPatch, asked: Query, sort: str, reverse: bool
) -> None:
    everything = tuple(sorted(library.facts, key=in_time))
    in_memory = library._replace(facts=everything, people=dict(library.people.items()))
    wanted = asked._replace(sort=sort, reverse=reverse)
    names = [f.id for f in query.select(in_memory, everything, wanted).facts]
    sorted_ = [f.id for f in query.select(library, library.facts, wanted).facts]
    monkeypatch.setattr(ordered, "_SORTED", 0)
    walked = query.select(library, library.facts, wanted).facts[:900]
    assert [f.id for f in walked] == sorted_
    assert sorted_ == names or (sort == "source" and sorted(sorted_) == sorted(names))
    assert walked[2:5] == query.select(library, library.facts, wanted).facts[2:5]


@pytest.mark.parametrize("at_once", [(1, 2), (100, 100)], ids=str)
@pytest.mark.parametrize(("most", "common"), [(0, 0), (0, 10_000), (2, 10_000), (2, 2), (10_000, 2)])
@pytest.mark.parametrize(
    "words", [("ukraine",), ("ukraine", "soutien"), ("l’OTAN", "vilnius"), ("blindés", "le"), ("xyzzy", "le")], ids=str
)
def test_words_find_the_same_however_common_they_are(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    most: int,
    common: int,
    at_once: tuple[int, int],
) -> None:
    everything = tuple(sorted(library.facts, key=in_time))
    of_words = Query(words=words)
    for asked in (
        of_words,
        of_words._replace(since="2023-07-12"),
        of_words._replace(reverse=True),
        of_words._replace(as_of="2024-06-20"),
        of_words._replace(sort="who"),
    ):
        expected = query.select(library, everything, asked)
        monkeypatch.setattr(looking, "sooner_looked", lambda *_: most)
        monkeypatch.setattr(looking, "_AT_FIRST", at_once[0])
        monkeypatch.setattr(looking, "_AT_ONCE", at_once[1])
        monkeypatch.setattr(saying, "COMMON", common)
        monkeypatch.setattr(saying, "_FEW", common)
        found = query.select(library, library.facts, asked)
        first = found.facts[:1]
        assert not first or len(found.facts) >= 1, "what was seen counts"
        assert [f.id for f in first] == [f.id for f in expected.facts[:1]] or asked.reverse
        assert sorted(f.id for f in found.facts) == sorted(f.id for f in expected.facts)
        assert (len(found.facts), found.undated) == (len(expected.facts), expected.undated)


def test_facts_are_looked_at_only_where_many_say_the_words(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    db, layers = library.papers.db, ("event", "figure")
    assert not any(looking.sooner_looked(db, Query(words=(word,)), layers) for word in ("ukraine", "xyzzy", "%"))
    monkeypatch.setattr(looking, "_SAMPLE", 8)
    monkeypatch.setattr(looking, "_SHOWN", 1)
    of_words = Query(words=("ukraine",))
    assert looking.sooner_looked(db, of_words, layers) > 0
    assert not looking.sooner_looked(db, Query(words=("xyzzy", "ukraine")), layers)
    slow = looking.sooner_looked(db, of_words._replace(who=frozenset({"jens-stoltenberg"})), layers)
    assert slow < looking.sooner_looked(db, of_words, layers), "what costs more is looked at less"


@pytest.mark.parametrize(
    "asked",
    [
        Query(),
        Query(topics=frozenset({"ukraine"})),
        Query(since="2024"),
        Query(words=("euros",)),
        Query(minimum=1e6),
        Query(holders=frozenset({"Luxembourg"})),
        Query(units=frozenset({"EUR"}), undated="no"),
    ],
    ids=lambda q: str({k: v for k, v in q._asdict().items() if v})[:60],
)
def test_quantities_are_in_the_file_what_they_are_in_memory(library: Library, asked: Query) -> None:
    figures = of_layer(library.facts, "figure")
    assert isinstance(figures, Shelf)
    in_memory = flat(series(library, query.select(library, figures, asked).facts))
    found = figures.quantities(library, asked)
    assert [(t.number, t.statement, t.series._replace(statements=())) for t in found] == [
        (t.number, t.statement, t.series._replace(statements=())) for t in in_memory
    ]
    assert found[:3] == tuple(found)[:3]
    assert (len(found), bool(found)) == (len(in_memory), True)


@pytest.mark.parametrize("column", ["unit", "place", "id"])
def test_all_values_of_a_column(library: Library, column: str) -> None:
    everything = tuple(library.facts)
    assert every(library.facts, column)
    assert sorted(every(library.facts, column)) == every(everything, column)


ROLES = [
    Roles(),
    Roles((frozenset({"ministre"}), frozenset({"secretaire", "general"}))),
    Roles((), (frozenset({"france"}), frozenset({"luxembourg"}))),
    Roles((frozenset({"ministre"}),), (frozenset({"zembla"}),)),
    Roles((frozenset(),)),
]


@pytest.mark.parametrize("asked", QUERIES, ids=lambda q: str({k: v for k, v in q._asdict().items() if v})[:60])
@pytest.mark.parametrize("many", [0, 20_000])
def test_everyone_a_query_is_about(library: Library, monkeypatch: pytest.MonkeyPatch, asked: Query, many: int) -> None:
    monkeypatch.setattr(everyone, "_MANY", many)
    monkeypatch.setattr(everyone, "_CALLED", many)
    in_memory = library._replace(facts=tuple(library.facts), people=dict(library.people.items()))
    for roles in ROLES:
        assert [one.id for one in everyone_of(library, asked, roles)] == [
            one.id for one in everyone_of(in_memory, asked, roles)
        ]
    assert [one.id for one in everyone_of(library, asked)[:3]] == [one.id for one in everyone_of(in_memory, asked)[:3]]


@pytest.mark.parametrize("sort", ["date", "value"])
@pytest.mark.parametrize("reverse", [False, True])
def test_everyone_in_an_order(library: Library, sort: str, reverse: bool) -> None:
    in_memory = library._replace(people=dict(library.people.items()))
    asked = Query(sort=sort, reverse=reverse)
    found = [one.id for one in everyone_of(library, asked)]
    assert found == [one.id for one in everyone_of(in_memory, asked)]
    assert len(found) == len(library.people) > 3


def test_papers_are_read_at_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cast, "_FEW", 2)
    library._replace(people=dict(library.people.items()))
    ids = list(library.papers)
    assert [some(library.papers, ids[:n])[ids[0]] for n in (1, len(ids))] == [library.papers[ids[0]]] * 2
