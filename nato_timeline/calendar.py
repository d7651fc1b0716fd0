"""Arithmetic on calendar periods: what a TIMEX3 or EDTF value covers, and the value of a day at a coarser grain.

A value is a string (`2024-06-12`, `2024-W42`, `2024-H1`, `2022-WI`, `199X`, `2024-06~`, `A/B`); its interval is a pair
of days, both included. The only user of dateutil.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

Interval = tuple[date | None, date | None]

# first month and last month; a winter ends in the year after the one that names it
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}

# days that move with Easter, in days from it
MOVABLE_FEASTS = {
    "easter": 0,
    "easter-monday": 1,
    "good-friday": -2,
    "ascension": 39,
    "pentecost": 49,
    "whit-monday": 50,
}

# from fine to coarse; a relative date is as fine as the unit it counts in
GRAINS = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([HQ])(\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?")
_YEAR = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-XX(?:-XX)?)?")
_UNKNOWN: Interval = (None, None)


@lru_cache(10_000)
def interval(value: str | None) -> Interval:
    """First and last day of a value; None for an end that is open or unknown (`../2024-10-17`, `XXXX-06`, `P3M`)."""
    text = (value or "").strip().rstrip("~?%")
    if "/" in text:
        first, last = text.split("/", 1)
        return interval(first)[0], interval(last)[1]
    try:
        return _interval(text.split("T")[0])
    except ValueError:  # 2023-02-29, 2024-W54
        return _UNKNOWN


def _interval(text: str) -> Interval:
    if m := _DAY.fullmatch(text):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return (monday + timedelta(5 if m[3] else 0)), monday + timedelta(6)
    if m := _PART.fullmatch(text):
        size = 6 if m[2] == "H" else 3
        last = int(m[3]) * size
        return months(int(m[1]), last - size + 1, int(m[1]), last)
    if m := _SEASON.fullmatch(text):
        year, (opening, closing) = int(m[1]), SEASONS[m[2]]
        return months(year, opening, year + (closing < opening), closing)
    if m := _MONTH.fullmatch(text):
        return months(int(m[1]), int(m[2]), int(m[1]), int(m[2]))
    if m := _YEAR.fullmatch(text):
        return months(int(m[1].replace("X", "0")), 1, int(m[1].replace("X", "9")), 12)
    return _UNKNOWN


def months(year: int, month: int, last_year: int, last_month: int) -> tuple[date, date]:
    """From the first day of a month to the last day of another. Raises ValueError outside the calendar."""
    if not 1 <= last_month <= 12:
        raise ValueError(f"no month {last_month}")
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def on(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none (31 June, 29 February 2023)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def value_of(day: date, grain: str) -> str:
    """The value of the period of this grain that a day lies in: `2024-W24`, `2024-Q2`, `199X`."""
    year = f"{day.year:04}"
    if grain == "day":
        return day.isoformat()
    if grain in ("week", "weekend"):
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if grain == "weekend" else "")
    if grain == "month":
        return f"{year}-{day.month:02}"
    if grain == "season":
        return season_of(day)
    if grain == "quarter":
        return f"{year}-Q{(day.month + 2) // 3}"
    if grain == "half":
        return f"{year}-H{(day.month + 5) // 6}"
    return {"decade": f"{year[:3]}X", "century": f"{year[:2]}XX"}.get(grain, year)


def season_of(day: date) -> str:
    """The meteorological season: January 2023 is in `2022-WI`."""
    name = next(
        s for s, (a, b) in SEASONS.items() if (a <= day.month <= b if a <= b else day.month >= a or day.month <= b)
    )
    return f"{day.year - (name == 'WI' and day.month <= 2):04}-{name}"


_STEPS = {
    "day": ("days", 1),
    "week": ("weeks", 1),
    "weekend": ("weeks", 1),
    "month": ("months", 1),
    "season": ("months", 3),
    "quarter": ("months", 3),
    "half": ("months", 6),
    "year": ("years", 1),
    "decade": ("years", 10),
    "century": ("years", 100),
}


def shift(day: date, count: float, unit: str) -> date | None:
    """A day so many units later (or earlier, below zero); half units become finer ones. None outside the calendar."""
    name, size = _STEPS[unit]
    amount = count * size
    if amount != int(amount) and name == "years":
        name, amount = "months", amount * 12
    elif amount != int(amount) and name in ("months", "weeks"):
        name, amount = "days", amount * (30 if name == "months" else 7)
    try:
        if name in ("days", "weeks"):
            return day + timedelta(round(amount) * (7 if name == "weeks" else 1))
        return day + (relativedelta(months=round(amount)) if name == "months" else relativedelta(years=round(amount)))
    except (ValueError, OverflowError):
        return None


def weekday_near(day: date, weekday: int, toward: str | None) -> date:
    """The weekday (1 Monday … 7 Sunday) that is meant from a day.

    `toward`: past or future take the day itself if it is one; last and next never do; None takes the nearest, ahead or
    behind, and on a tie (which seven days do not have) the one behind.
    """
    ahead = (weekday - day.isoweekday()) % 7
    behind = ahead - 7 if ahead else 0
    if toward == "next":
        return day + timedelta(ahead or 7)
    if toward == "last":
        return day + timedelta(behind or -7)
    if toward == "future":
        return day + timedelta(ahead)
    if toward == "past":
        return day + timedelta(behind)
    return day + timedelta(ahead if ahead <= -behind else behind)


def feast(name: str, year: int) -> date:
    """A day that moves with Easter; names are the keys of MOVABLE_FEASTS."""
    return easter(year) + timedelta(MOVABLE_FEASTS[name])


def distance(day: date, period: Interval) -> int:
    """Days between a day and a period, 0 inside it; below zero when the period lies before the day."""
    first, last = period
    if last is not None and last < day:
        return (last - day).days
    if first is not None and first > day:
        return (first - day).days
    return 0
