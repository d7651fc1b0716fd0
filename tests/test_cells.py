"""Counts of facts by their traits and months, and by who takes part in them, are what counting each fact gives."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline.facts import Fact, Library, Source, in_time
from nato_timeline.library.parts import settle_tallies
from nato_timeline.library.rows import New, put_facts
from nato_timeline.query import Query, select
from nato_timeline.store.cells import fits
from nato_timeline.store.counted import tallied
from nato_timeline.store.everyone import taking_part
from nato_timeline.store.schema import memory
from nato_timeline.store.shelf import StoredFacts
from nato_timeline.tally import BY, tally

DAYS = st.sampled_from((
    "2021-12-31", "2022-01-01", "2022-01-31", "2022-05-10", "2022-05-11", "2022-12-31", "2023-02-28", "2024-02-29",
))  # fmt: skip
BOUNDS = st.one_of(st.none(), DAYS)
SPANS = st.tuples(BOUNDS, BOUNDS).map(lambda b: b if None in b else tuple(sorted(b)))
KINDS, STATUSES, TOPICS, WHO = ("meeting", "visit"), ("held", "scheduled", None), ("ukraine", "cyber"), ("a", "b", "c")
some = st.fixed_dictionaries({
    "layer": st.sampled_from(("event", "figure", "quote", "role")),
    "kind": st.sampled_from(KINDS),
    "status": st.sampled_from(STATUSES),
    "topics": st.lists(st.sampled_from(TOPICS), max_size=2).map(tuple),
    "people": st.lists(st.sampled_from(WHO), max_size=2, unique=True).map(tuple),
    "holder": st.sampled_from((None, *WHO)),
})  # fmt: skip
queries = st.fixed_dictionaries({
    "undated": st.sampled_from((None, "no", "only", "all")),
    "kinds": st.frozensets(st.sampled_from(KINDS), max_size=1),
    "statuses": st.frozensets(st.sampled_from(STATUSES[:2]), max_size=2),
    "topics": st.frozensets(st.sampled_from(TOPICS), max_size=2),
    "who": st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(WHO), max_size=1)),
}).map(lambda values: Query(**values))  # type: ignore[arg-type]  # fmt: skip


def all_of(db: sqlite3.Connection, asked: Query) -> set[str]:
    """Whoever takes part in the facts of a query."""
    those = taking_part(db, asked)
    assert those is not None
    everybody = "(SELECT DISTINCT who AS id FROM participants) people"
    return {who for (who,) in db.execute(f"SELECT id FROM {everybody} WHERE {those.where.sql}", those.where.values)}


def stored(facts: list[tuple[tuple[str | None, str | None], dict[str, object]]]) -> tuple[StoredFacts, list[Fact]]:
    db = memory()
    columns = "key, id, sha256, file_sha256, media_type, added, text"
    db.execute(f"INSERT INTO documents ({columns}) VALUES (1, 'd', '', '', '', '', '')")
    known = []
    for n, ((first, last), values) in enumerate(facts):
        source = Source("d", n, n + 1, (n, n + 1), (n, n + 1), "", None, first, last)
        fact = Fact(f"f{n:03}", "", "", "", None, first, last, None, None, None, (), (), None, (source,))
        known.append(fact._replace(**values))
        put_facts(db, [New(known[-1], {"d": 1})])
    settle_tallies(db)
    return StoredFacts(db), known


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SPANS, some), max_size=12), SPANS, queries)
def test_counts_are_those_of_the_facts(
    facts: list[tuple[tuple[str | None, str | None], dict[str, object]]],
    period: tuple[str | None, str | None],
    asked: Query,
) -> None:
    asked = asked._replace(since=period[0], until=period[1])
    shelf, known = stored(facts)
    library = Library({}, tuple(sorted(known, key=in_time)), {}, {})
    expected = select(library, library.facts, asked).facts
    for by in BY:
        assert list(tallied(shelf._db, asked, by)) == tally(expected, by), by
    for layer in ("event", "figure", "role"):
        assert len(shelf.of(layer).select(library, asked).facts) == sum(fact.layer == layer for fact in expected)
    everybody = {who for _, values in facts for who in values["people"]}
    assert all_of(shelf._db, asked) == {who for fact in expected for who in fact.people} <= everybody


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Query(), True),
        (Query(topics=frozenset({"ukraine"}), kinds=frozenset({"visit"}), statuses=frozenset({"held"})), True),
        (Query(since="2022-05-10", until="2022-05-11", undated="all"), True),
        (Query(since="2022"), False),
        (Query(as_of="2022-05-10"), False),
        (Query(who=frozenset({"a"})), False),
        (Query(places=frozenset({"Oslo"})), False),
    ],
    ids=str,
)
def test_what_can_be_counted_so(asked: Query, expected: bool) -> None:
    assert fits(asked) is expected
