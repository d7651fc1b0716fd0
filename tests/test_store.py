"""What a library's file answers by its indexes is what looking at each fact, person and word answers."""

from __future__ import annotations

import sqlite3
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline.facts import Fact, Library, Source, in_time
from nato_timeline.library.rows import New, put_facts
from nato_timeline.lookup import slip, slips
from nato_timeline.query import Query, select
from nato_timeline.store.cast import Later
from nato_timeline.store.schema import memory
from nato_timeline.store.search import _like
from nato_timeline.store.shelf import StoredFacts

# ---------------------------------------------------------------- periods

DAYS = st.dates(date(2022, 1, 1), date(2022, 12, 31)).map(lambda d: d.isoformat())
BOUNDS = st.one_of(st.none(), DAYS)
SPANS = st.tuples(BOUNDS, BOUNDS).map(lambda b: b if None in b else tuple(sorted(b)))


def library(spans: list[tuple[str | None, str | None]]) -> tuple[sqlite3.Connection, Library]:
    db = memory()
    columns = "key, id, sha256, file_sha256, media_type, added, text"
    db.execute(f"INSERT INTO documents ({columns}) VALUES (1, 'd', '', '', '', '', '')")
    facts = []
    for n, (first, last) in enumerate(spans):
        source = Source("d", n, n + 1, (n, n + 1), (n, n + 1), "", None, first, last)
        layer = ("event", "figure")[n % 2]
        fact = Fact(f"f{n:03}", layer, "meeting", "", None, first, last, None, None, None, (), (), None, (source,))
        put_facts(db, [New(fact, {"d": 1})])
        facts.append(fact)
    return db, Library({}, tuple(sorted(facts, key=in_time)), {}, {})


@settings(max_examples=80, deadline=None)
@given(st.lists(SPANS, max_size=12), SPANS, st.booleans(), st.sampled_from([None, "no", "all"]))
def test_a_period_holds_what_has_a_day_in_it(
    spans: list[tuple[str | None, str | None]],
    period: tuple[str | None, str | None],
    reverse: bool,
    undated: str | None,
) -> None:
    db, known = library(spans)
    since, until = period
    asked = Query(since=since, until=until, reverse=reverse, undated=undated)
    found, expected = select(known, StoredFacts(db), asked), select(known, known.facts, asked)
    assert [f.id for f in found.facts] == [f.id for f in expected.facts]
    assert len(found.facts) == len(expected.facts)
    assert found.undated == expected.undated


@pytest.mark.parametrize(
    ("since", "until", "uses"),
    [
        (None, None, set()),
        ("2022-01-01", None, {"facts_lasting", "facts_in_time"}),
        ("2023-07-04", "2023-07-18", {"facts_lasting", "facts_in_time", "facts_without_beginning"}),
    ],
)
def test_counting_reads_no_facts(since: str | None, until: str | None, uses: set[str]) -> None:
    db, _ = library([("2023-07-11", "2023-07-12")] * 4)
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    len(StoredFacts(db, Query(since=since, until=until, undated="no"), ("event",)))
    db.set_trace_callback(None)
    plans = [row[3] for sql in asked for row in db.execute(f"EXPLAIN QUERY PLAN {sql}") if "tallies" not in row[3]]
    plans = [plan for plan in plans if "traits" not in plan and "SUBQUERY" not in plan]
    assert {plan.split("INDEX ")[1].split(" ")[0] for plan in plans} == uses
    assert all(" COVERING INDEX " in plan for plan in plans if "facts_without_beginning" not in plan)


# ---------------------------------------------------------------- words with a slip in them

WORDS = ("stoltenberg", "rutte", "meloni", "zelensky", "kowalska", "oumerov", "backes", "muller")


def typed(word: str) -> set[str]:
    """Some of what may be typed for a word."""
    letters = "aekz"
    found = {word[:i] + word[i + 1 :] for i in range(len(word))}
    found |= {word[:i] + c + word[i:] for i, c in product(range(len(word) + 1), letters)}
    found |= {word[:i] + c + word[i + 1 :] for i, c in product(range(len(word)), letters)}
    found |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return found - {word}


@pytest.mark.parametrize("word", WORDS)
def test_slips_are_all_that_a_slip_makes(word: str) -> None:
    made = typed(word)
    assert {t for t in made if word in slips(t)} == {t for t in made if slip(t, word)}


@pytest.fixture(scope="module")
def vocabulary() -> sqlite3.Connection:
    db = memory()
    for n, word in enumerate((*WORDS, "soldats", "1500", "munitions", "norvegien"), start=1):
        db.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (n, word))
    return db


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("munnitions", "munitions"),
        ("umnitions", None),
        ("umnitions"[1:], None),
        ("nmunitions", "munitions"),
        ("unitions", "munitions"),
        ("umunitions", "munitions"),
        ("numitions", None),
        ("kowalskaa", "kowalska"),
        ("owalska", "kowalska"),
        ("okwalska", "kowalska"),
        ("gowalska", "kowalska"),
    ],
)
def test_words_are_found_whose_beginning_is_mistyped(
    vocabulary: sqlite3.Connection, written: str, meant: str | None
) -> None:
    assert (meant in _like(vocabulary, written)) == (meant is not None)


# ---------------------------------------------------------------- read when looked at


def test_values_are_read_once_and_only_when_looked_at() -> None:
    asked = []

    def read() -> tuple[int, ...]:
        asked.append(1)
        return (3, 1, 2)

    later = Later(read)
    assert asked == []
    assert (later[0], later[-1], later[1:], len(later), list(later), 2 in later) == (3, 2, (1, 2), 3, [3, 1, 2], True)
    assert asked == [1]
    assert later == (3, 1, 2)
    assert later == Later(lambda: (3, 1, 2))
    assert later != (3,)
    assert len({later, Later(lambda: (3, 1, 2))}) == 1
