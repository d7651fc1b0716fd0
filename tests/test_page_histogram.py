"""The bars over the HTML page: how high, in which month, and where years are left out."""

from __future__ import annotations

import pytest
from page_library import fact
from parsed_page import Parsed

from nato_timeline.render.html_page.histogram import histogram
from nato_timeline.render.html_page.slots import slots
from nato_timeline.render.words import Words


def bars(values: list[str]) -> list[str]:
    """The histogram in brief: each year with its bars, « … » where years are left out."""
    out: list[str] = []
    for e in Parsed(f"<nav>{histogram(values, Words('en'))}</nav>").elements:
        classes = e.attributes.get("class", "")
        if e.tag == "a":
            out[-1] += f" {e.attributes['title']} {classes}"
        elif classes == "gap":
            out.append("…")
        elif classes.startswith("year") and classes != "years":
            out.append("·")
    return out


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        (["none"], ["· No date (1) h50"]),
        (["2024-06"] * 10 + ["2024-07"], ["· June 2024 (10) h50 July 2024 (1) h5"]),
        (["2024-06"] * 1000 + ["2024-07"], ["· June 2024 (1,000) h50 July 2024 (1) h1"]),
        (["2024", "2024-01"], ["· 2024, no month (1) h50 January 2024 (1) h50"]),
        (["2022-01", "2024-01"], ["· January 2022 (1) h50", "·", "· January 2024 (1) h50"]),
        (["1949-04", "2024-01"], ["· April 1949 (1) h50", "…", "· January 2024 (1) h50"]),
        (
            [f"{year}-01" for year in range(1980, 2020, 2)],
            ["· January 1980 (1) h50", *(x for n in range(1982, 2020, 2) for x in ("…", f"· January {n} (1) h50"))],
        ),
        (["2024-01", "none", "none"], ["· January 2024 (1) h50", "· No date (2) h50"]),
    ],
)
def test_bars_are_as_high_as_their_months_are_full(values: list[str], expected: list[str]) -> None:
    assert bars(values) == expected


@pytest.mark.parametrize(
    ("when", "first", "last", "slot"),
    [
        ("2024-06-12", "2024-06-12", "2024-06-12", "2024-06"),
        ("2024-06~", "2024-06-01", "2024-06-30", "2024-06"),
        (None, "2024-06-12", "2024-06-12", "2024-06"),
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-H1", "2024-01-01", "2024-06-30", "2024"),
        ("../2024-10-17", None, "2024-10-17", "2024-10"),
        ("2022-02-24/..", "2022-02-24", None, "2022-02"),
        (None, None, None, "none"),
    ],
)
def test_the_slot_of_a_date(when: str | None, first: str | None, last: str | None, slot: str) -> None:
    assert slots([fact("a", "event", "A", when, first=first, last=last)]) == [slot]
