"""Days of the year as they are written, what happened on one, and what is overdue by another."""

from __future__ import annotations

import json

import more_figures
import pytest
import small_library
from running import CLOCK, Run

from nato_timeline import store
from nato_timeline.cli.values import day_of_year
from nato_timeline.errors import UserError
from nato_timeline.store import hits, search

pytestmark = pytest.mark.usefixtures("november")
SMALL = more_figures.cached(small_library.library())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("06-29", (6, 29)),
        ("6-9", (6, 9)),
        ("--06-29", (6, 29)),
        ("29 juin", (6, 29)),
        ("le 29 juin", (6, 29)),
        ("1er juillet", (7, 1)),
        ("29/06", (6, 29)),
        ("29.6.", (6, 29)),
        ("June 29", (6, 29)),
        ("29 June", (6, 29)),
        ("2022-06-29", (6, 29)),
        ("29 juin 2022", (6, 29)),
        ("29 février", (2, 29)),
        ("02-29", (2, 29)),
        ("", (11, 1)),
        ("today", (11, 1)),
        ("aujourd’hui", (11, 1)),
    ],
)
def test_a_day_of_the_year(monkeypatch: pytest.MonkeyPatch, text: str, day: tuple[int, int]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", CLOCK)
    assert day_of_year(text) == day


@pytest.mark.parametrize("text", ["02-30", "30 février", "13-01", "juin", "2022", "hier ou demain", "31/04", "x"])
def test_no_day_of_the_year(text: str) -> None:
    with pytest.raises(UserError, match="no day of the year"):
        day_of_year(text)


def test_what_happened_on_this_day(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert [row[3] for row in run("on", "07-11").rows] == ["Sommet de Vilnius"]
    assert [row[3] for row in run("on", "12 juillet", "--kind", "summit").rows] == ["Sommet de Vilnius"]
    assert run("on", "07-13").rows == []
    assert run("on", "10-01").rows == [], "a month is no day"
    assert [row[0] for row in run("on", "07-10").rows] == ["2023-07-10"]
    assert run("on", "07-10", "--fail-empty", "--since", "2024").code == 3


@pytest.mark.parametrize("many", [10_000, 1])
def test_what_is_overdue(run: Run, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(search, "MANY", many)
    monkeypatch.setattr(hits, "MANY", many)
    rows = json.loads(run("list", "--due", "-f", "json").out)
    assert [(r["title"], [s["source"] for s in r["later"]]) for r in rows] == [
        ("Sommet de Riga", ["septembre"]),
        ("Exercice Nordlys", []),
    ]
    text = more_figures.SEPTEMBER
    (said,) = rows[0]["later"]
    assert text[said["start"] : said["end"]] == said["sentence"] == "Le sommet de Riga a réuni les Alliés."
    assert run("list", "--due").err == "as of 1 November 2024\n"
    early = json.loads(run("list", "--due", "--as-of", "2024-10-15", "-f", "json").out)
    assert early[0]["later"] == [said], "what was out by then is found"


@pytest.mark.parametrize(
    ("as_of", "titles"),
    [
        ("2024-03-31", []),
        ("2024-04-20", []),
        ("2024-04-21", ["Sommet de Riga"]),
        ("2024-05-31", ["Sommet de Riga"]),
        ("2024-06-01", ["Sommet de Riga", "Exercice Nordlys"]),
    ],
)
@pytest.mark.parametrize("many", [10_000, 1])
def test_overdue_as_of_a_day(
    run: Run, monkeypatch: pytest.MonkeyPatch, as_of: str, titles: list[str], many: int
) -> None:
    monkeypatch.setattr(search, "MANY", many)
    monkeypatch.setattr(hits, "MANY", many)
    rows = json.loads(run("list", "--due", "--as-of", as_of, "-f", "json").out)
    assert [row["title"] for row in rows] == titles
    assert all(row["later"] == [] for row in rows), "what came out later was not known then"
