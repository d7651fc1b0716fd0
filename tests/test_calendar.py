"""Arithmetic on periods: intervals of values, shifts, weekdays, seasons, feasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline.calendar import distance, feast, interval, on, season_of, shift, value_of, weekday_near

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-06-12", "2024-06-12", "2024-06-12"),
        ("2024-10-17T20:23", "2024-10-17", "2024-10-17"),
        ("2002-05-22TMO", "2002-05-22", "2002-05-22"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("2022-W42", "2022-10-17", "2022-10-23"),
        ("2003-W05-WE", "2003-02-01", "2003-02-02"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2022-WI", "2022-12-01", "2023-02-28"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2021-SU", "2021-06-01", "2021-08-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("2024-06~", "2024-06-01", "2024-06-30"),
        ("2024-07-09/2024-07-11", "2024-07-09", "2024-07-11"),
        ("../2024-10-17", None, "2024-10-17"),
        ("2022-02-24/..", "2022-02-24", None),
        ("XXXX-XX-XX", None, None),
        ("XXXX-06", None, None),
        ("P3M", None, None),
        ("PRESENT_REF", None, None),
        ("2023-02-29", None, None),
        ("2024-W54", None, None),
        ("2024-13", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_interval(value: str | None, first: str | None, last: str | None) -> None:
    assert interval(value) == tuple(date.fromisoformat(d) if d else None for d in (first, last))


@pytest.mark.parametrize(
    ("day", "grain", "value"),
    [
        ("2024-06-12", "day", "2024-06-12"),
        ("2024-06-12", "week", "2024-W24"),
        ("2021-01-01", "week", "2020-W53"),
        ("2024-06-12", "weekend", "2024-W24-WE"),
        ("2024-06-12", "month", "2024-06"),
        ("2024-06-12", "quarter", "2024-Q2"),
        ("2024-06-12", "half", "2024-H1"),
        ("2024-01-12", "season", "2023-WI"),
        ("2024-06-12", "year", "2024"),
        ("2024-06-12", "decade", "202X"),
        ("2024-06-12", "century", "20XX"),
    ],
)
def test_value_of(day: str, grain: str, value: str) -> None:
    assert value_of(date.fromisoformat(day), grain) == value


@given(DAYS, st.sampled_from(["day", "week", "month", "season", "quarter", "half", "year", "decade", "century"]))
def test_a_day_lies_in_the_interval_of_its_value(day: date, grain: str) -> None:
    first, last = interval(value_of(day, grain))
    assert first is not None
    assert last is not None
    assert first <= day <= last


@pytest.mark.parametrize(
    ("day", "count", "unit", "result"),
    [
        ("2024-06-12", -1, "day", "2024-06-11"),
        ("2024-01-31", 1, "month", "2024-02-29"),
        ("2024-02-29", -1, "year", "2023-02-28"),
        ("2024-06-12", 2, "week", "2024-06-26"),
        ("2024-06-12", 1, "quarter", "2024-09-12"),
        ("2024-06-12", -1, "half", "2023-12-12"),
        ("2024-06-12", 1.5, "year", "2025-12-12"),
        ("2024-06-12", 1.5, "week", "2024-06-22"),
        ("2024-06-12", -3, "decade", "1994-06-12"),
        ("2024-06-12", -50, "century", None),
    ],
)
def test_shift(day: str, count: float, unit: str, result: str | None) -> None:
    moved = shift(date.fromisoformat(day), count, unit)
    assert (moved.isoformat() if moved else None) == result


@pytest.mark.parametrize(
    ("toward", "wednesday", "friday"),
    [
        ("past", "2024-06-12", "2024-06-07"),
        ("future", "2024-06-12", "2024-06-14"),
        ("last", "2024-06-05", "2024-06-07"),
        ("next", "2024-06-19", "2024-06-14"),
        (None, "2024-06-12", "2024-06-14"),
    ],
)
def test_weekday_near_a_wednesday(toward: str | None, wednesday: str, friday: str) -> None:
    day = date(2024, 6, 12)
    assert [weekday_near(day, n, toward).isoformat() for n in (3, 5)] == [wednesday, friday]


@given(DAYS, st.integers(1, 7), st.sampled_from(["past", "future", "last", "next", None]))
def test_weekday_near_gives_that_weekday_within_a_week(day: date, weekday: int, toward: str | None) -> None:
    near = weekday_near(day, weekday, toward)
    assert near.isoweekday() == weekday
    assert abs(near - day) <= timedelta(7)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [("easter", 2024, "2024-03-31"), ("pentecost", 2002, "2002-05-19"), ("ascension", 2023, "2023-05-18"),
     ("easter-monday", 2023, "2023-04-10"), ("good-friday", 1998, "1998-04-10")],
)  # fmt: skip
def test_feast(name: str, year: int, day: str) -> None:
    assert feast(name, year).isoformat() == day


def test_impossible_days_are_none() -> None:
    assert on(2024, 6, 31) is None
    assert on(2023, 2, 29) is None
    assert on(2024, 2, 29) == date(2024, 2, 29)


def test_winter_belongs_to_the_year_it_starts_in() -> None:
    assert season_of(date(2023, 1, 15)) == "2022-WI"
    assert season_of(date(2023, 12, 15)) == "2023-WI"


def test_distance_is_signed() -> None:
    june = interval("2024-06")
    assert [distance(date(2024, m, 1), june) for m in (5, 6, 7)] == [31, 0, -1]
