"""Facts counted by who, topic, kind, month and source; bars and lines drawn of numbers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import more_figures
import pytest
import small_library
from running import Run

from nato_timeline import cli
from nato_timeline.cli.commands import stats
from nato_timeline.facts import EVENT_KINDS, Fact
from nato_timeline.query import Query, select
from nato_timeline.render import stats as shown
from nato_timeline.render.bars import bar, span, sparkline
from nato_timeline.render.page import Page
from nato_timeline.render.words import Words
from nato_timeline.store.counted import tallied
from nato_timeline.store.own import stored
from nato_timeline.store.saying import all_saying
from nato_timeline.tally import BY, COUNTED, Tally, by_time, by_year, tally

pytestmark = pytest.mark.usefixtures("november")
SMALL = more_figures.cached(small_library.library())


def test_counts_by_every_name(run: Run) -> None:
    assert run("stats", "--by", "who").rows == [["who", "Norvège", "Norvège", "7"]]
    assert run("stats", "--by", "kind").rows[:2] == [["kind", "money", "money", "5"], ["kind", "share", "share", "2"]]
    assert [row[1::2] for row in run("stats", "--by", "source").rows] == [
        ["mars", "4"],
        ["septembre", "3"],
        ["rivale", "2"],
    ]
    assert [row[1::2] for row in run("stats", "--by", "month").rows] == [
        ["2024", "4"],
        ["2024-03", "1"],
        ["2024-04", "1"],
        ["2024-05", "1"],
        ["2024-09", "1"],
        ["2025", "1"],
    ]
    assert {row[0] for row in run("stats").rows} == set(BY)
    assert [row[3] for row in run("stats", "--by", "topic", "--kind", "money").rows] == ["5"]
    assert run("stats", "--by", "who", "--lang", "fr").out == run("stats", "--by", "who").out


def test_all_counts_together_are_the_first_of_each(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stats, "_OF_EACH", 1)
    few = run("stats")
    assert [len([row for row in few.rows if row[0] == by]) for by in BY] == [1, 1, 1, 6, 1]
    assert "and 2 more: timeline stats --by source" in few.err
    assert "month" not in few.err
    assert [row[0] for row in run("stats", "-n", "2").rows].count("month") == 2
    everything = run("stats", "--limit", "0")
    assert everything.rows == [row for by in BY for row in run("stats", "--by", by, "--limit", "0").rows]
    assert "more" not in everything.err


@pytest.mark.parametrize("by", BY)
def test_nothing_is_lost_in_counting(by: str) -> None:
    facts = [fact for fact in SMALL.facts if fact.layer != "role"]
    rows = tally(facts, by)
    expected = {
        "who": sum(len({*fact.people, *([fact.holder] if fact.holder else [])}) for fact in facts),
        "topic": sum(len(fact.topics) for fact in facts),
        "kind": len(facts),
        "month": len(facts),
        "source": sum(len({source.paper for source in fact.sources}) for fact in facts),
    }
    assert sum(row.facts for row in rows) == expected[by]
    if by == "month":
        assert [row.key for row in rows] == sorted((row.key for row in rows), key=lambda key: (not key, key))


def test_a_library_counts_where_its_facts_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("mars", more_figures.MARCH), ("septembre", more_figures.SEPTEMBER)):
        (tmp_path / f"{name}.txt").write_text(f"Oslo, le 12 {name} 2024\n\n{text}", "utf-8")
    assert cli.run(["--library", "own.db", "-q", "add", "mars.txt", "septembre.txt", "--jobs", "1", "-o", "x.txt"]) == 0
    known = stored(tmp_path / "own.db")
    db = sqlite3.connect(tmp_path / "own.db")
    queries = (
        Query(),
        Query(since="2024-04-01"),
        Query(kinds=frozenset(EVENT_KINDS)),
        Query(undated="only"),
        Query(who=frozenset({"Norvège"})),
        Query(topics=frozenset({"ukraine"}), until="2024-12-31"),
        Query(words=("millions",)),
        Query(words=("millions", "euros"), since="2024-04-01"),
        Query(words=("xyzzy",)),
        Query(words=("%",)),
        Query(as_of="2024-04-01"),
        Query(places=frozenset({"Oslo"})),
    )
    for query in queries:
        for by in BY:
            said = all_saying(db, query, COUNTED)
            assert said is not None
            assert list(tallied(db, query, by, said)) == tally(select(known, known.facts, query).facts, by)
    assert all_saying(db, Query(words=("ukraine",), as_of="2024-10-01"), COUNTED) is None
    assert tallied(db, Query(), "kind")


def test_a_long_time_is_told_by_years_and_a_very_long_one_by_its_course(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        Tally("month", key, {"event": n}, f"{key[:4]}-01-01", f"{key[-4:]}-12-31")
        for key, n in (("2023", 1), ("2023-05", 2), ("2023-06", 3), ("2023/2024", 4), ("2024-01", 5))
    ]
    assert [(row.key, row.facts) for row in by_year(rows)] == [("2023", 6), ("2023/2024", 4), ("2024", 5)]
    months, years, course = "January 2024", "2023–2024", "each month: timeline stats --by month"
    for most, there, absent in (
        (30, [months], [course]),
        (4, [years, course], [months]),
        (2, [course], [years, months]),
    ):
        monkeypatch.setattr(shown, "_PERIODS", most)
        page = Page(Words("en"), 80)
        shown.overview(page, SMALL, [rows])
        assert [text in str(page) for text in there] == [True] * len(there)
        assert [text in str(page) for text in absent] == [False] * len(absent)


def test_time_without_gaps_in_as_many_columns_as_fit() -> None:
    def month(key: str, n: int) -> Fact:
        return SMALL.facts[1]._replace(first=f"{key}-01", last=f"{key}-02", id=str(n))

    rows = tally([month("2024-01", 1), month("2024-01", 2), month("2024-04", 3)], "month")
    assert by_time(rows, 12) == ([2, 0, 0, 1], "2024-01", "2024-04")
    rows = tally([month("2020-01", 1), month("2024-04", 2)], "month")
    assert by_time(rows, 12) == ([1, 0, 0, 0, 1], "2020", "2024")
    assert by_time(rows, 3) == ([1, 0, 1], "2020", "2024")
    assert by_time([], 12) == ([], "", "")


@pytest.mark.parametrize(
    ("value", "most", "drawn"),
    [(8, 8, "████"), (4, 8, "██"), (1, 8, "▌"), (0.001, 8, "▏"), (0, 8, ""), (3, 0, ""), (7.9, 8, "████")],
)
def test_a_bar(value: float, most: float, drawn: str) -> None:
    assert bar(value, most, 4) == drawn


def test_a_range_and_a_sparkline() -> None:
    assert span(4, 8, 8, 4) == "██░░"
    assert span(8, 8, 8, 4) == "████"
    assert sparkline([0, 1, 4, 8]) == " ▁▄█"
    assert sparkline([]) == ""
