"""EDTF values as people read them, as precise as they are: `~June 2024`, `Thu 13–Fri 14`, `first half of 2024`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from .words import Words

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_SHORT_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
}
_WEEKDAYS = {"en": "Mon Tue Wed Thu Fri Sat Sun", "fr": "lun. mar. mer. jeu. ven. sam. dim."}
_SEASONS = {"SP": "spring {year}", "SU": "summer {year}", "FA": "autumn {year}", "WI": "winter {year}"}
_HALVES = {"1": "first half of {year}", "2": "second half of {year}"}
_QUARTERS = {"1": "Q1 {year}", "2": "Q2 {year}", "3": "Q3 {year}", "4": "Q4 {year}"}
_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?|(?P<week>\d{4}-W\d\d)(?:-WE)?|(?P<month>\d{4}-\d\d)|(?P<half>\d{4}-H\d)|"
    r"(?P<quarter>\d{4}-Q\d)|(?P<season>\d{4}-(?:SP|SU|FA|WI))|(?P<year>\d{4})|(?P<decade>\d{3}X)|(?P<century>\d\dXX)"
)

_CLOCK = re.compile(r"T(\d\d:\d\d)")  # 2024-10-17T20:23


class When(NamedTuple):
    """An EDTF value taken apart.

    `grain`: day week month half quarter season year decade century range before since none. `value` is without the mark
    of approximation, `approximate` says whether there was one.
    """

    grain: str
    value: str
    approximate: bool


def when(value: str | None) -> When:
    text = (value or "").strip()
    bare = text.rstrip("~?%")
    if "/" in bare:
        first, last = (part.rstrip("~?%") for part in bare.split("/", 1))
        grain = "before" if first in ("", "..") else "since" if last in ("", "..") else "range"
        return When(grain, f"{first}/{last}", text != bare)
    m = _VALUE.fullmatch(bare)
    return When(m.lastgroup or "none" if m else "none", bare, text != bare)


def day(iso: str | None, words: Words, *, weekday: bool = True, year: bool = True) -> str:
    """`Wed 12 June 2024`, `mer. 12 juin 2024`."""
    if not iso:
        return ""
    d = date.fromisoformat(iso[:10])
    parts = [_day(d, words, weekday), _name(_MONTHS, d.month - 1, words), str(d.year) if year else ""]
    return " ".join(part for part in parts if part)


def month(year: int, number: int, words: Words) -> str:
    """`June 2024`."""
    return f"{_name(_MONTHS, number - 1, words)} {year}"


def axis(value: str, words: Words) -> str:
    """A month or year at the end of an axis: `Jun 2024`, `2024`."""
    return f"{_name(_SHORT_MONTHS, int(value[5:7]) - 1, words)} {value[:4]}" if len(value) == 7 else value


def long(value: str | None, words: Words) -> str:
    """A value standing alone: `Wed 12 June 2024`, `13–14 June 2024`, `~June 2024`, `first half of 2024`."""
    w = when(value)
    return ("~" if w.approximate else "") + _long(w, words)


def _long(w: When, words: Words) -> str:
    if w.grain in ("range", "before", "since"):
        first, last = w.value.split("/")
        if w.grain == "before":
            return words("by {date}", date=_bound(last, words))
        if w.grain == "since":
            return words("since {date}", date=_bound(first, words))
        return _range(first, last, words)
    if w.grain == "day":
        clock = _CLOCK.search(w.value)
        return day(w.value, words) + (f", {clock[1]}" if clock else "")
    return _plain(w.value, words)


def _plain(value: str, words: Words) -> str:
    """A single value without a weekday: `12 June 2024`, `week 42 of 2022`, `1990s`."""
    w = when(value)
    year = w.value[:4]
    if w.grain == "day":
        return day(w.value, words, weekday=False)
    if w.grain == "month":
        return month(int(year), int(w.value[5:7]), words)
    if w.grain == "week":
        return words("week {n} of {year}", n=int(w.value[6:8]), year=year)
    if w.grain in ("half", "quarter", "season"):
        names = {"half": _HALVES, "quarter": _QUARTERS, "season": _SEASONS}[w.grain]
        name = names.get(w.value[5:] if w.grain == "season" else w.value[6:])
        return words(name, year=year) if name else w.value
    if w.grain in ("decade", "century"):
        return words("{year}s", year=year.replace("X", "0"))
    return w.value


def _bound(value: str, words: Words) -> str:
    """A date after « depuis »: French says « depuis le 24 février » but « depuis février »."""
    article = "le " if words.language == "fr" and when(value).grain == "day" else ""
    return article + _plain(value, words)


def _range(first: str, last: str, words: Words) -> str:
    """`13–14 June 2024`, `28 February – 2 March 2024`, `2014–2019`."""
    if when(first).grain == when(last).grain == "day":
        a, b = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
        if (a.year, a.month) == (b.year, b.month):
            return f"{_number(a.day, words)}–{day(last, words, weekday=False)}"
        return f"{day(first, words, weekday=False, year=a.year != b.year)} – {day(last, words, weekday=False)}"
    if when(first).grain == when(last).grain == "year":
        return f"{first}–{last}"
    return f"{_plain(first, words)} – {_plain(last, words)}"


# ---------------------------------------------------------------- in a timeline, under the heading of a month or year

_LONG = frozenset({"half", "year", "decade", "century"})


def heading(value: str | None, first: str | None, last: str | None) -> tuple[int, int | None] | None:
    """(year, month) that a fact stands under; the month is None for a half-year or longer; None: undated."""
    start = first or last
    if not start:
        return None
    w = when(value)
    grain = when(w.value.split("/")[0]).grain if w.grain == "range" else w.grain
    return int(start[:4]), None if grain in _LONG else int(start[5:7])


def label(value: str | None, first: str | None, last: str | None, words: Words, *, months: bool = False) -> str:
    """The date in a row under a heading: `Wed 12`, `Thu 13–Fri 14`, `~June`, `W42 17–23`; `months`: `Wed 12 Jun`."""
    w = when(value)
    mark = "~" if w.approximate else ""
    if w.grain == "before" and last:
        return mark + words("by {date}", date=_short(last, words, months))
    if w.grain == "since" and first:
        return mark + words("since {date}", date=_short(first, words, months))
    if w.grain in ("none", "year", "decade", "century") or not first or not last:
        return mark + _long(w, words)
    if w.grain == "month":
        return mark + _name(_MONTHS, int(first[5:7]) - 1, words)
    if w.grain == "week":
        return mark + words("W{n}", n=int(w.value[6:8])) + " " + _stretch(first, last, words, months, weekdays=False)
    if w.grain in ("half", "quarter", "season"):
        a, b = (_name(_SHORT_MONTHS, int(bound[5:7]) - 1, words) for bound in (first, last))
        return f"{mark}{a}–{b}"
    if w.grain == "range" and when(w.value.split("/")[0]).grain != "day":
        return mark + _long(w, words)
    return mark + _stretch(first, last, words, months, weekdays=True)


def _stretch(first: str, last: str, words: Words, months: bool, *, weekdays: bool) -> str:
    if first == last:
        return _short(first, words, months)
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if (a.year, a.month) != (b.year, b.month):
        return f"{_short(first, words, True, weekday=False)}–{_short(last, words, True, weekday=False)}"
    name = f" {_name(_SHORT_MONTHS, b.month - 1, words)}" if months else ""
    return f"{_day(a, words, weekdays)}–{_day(b, words, weekdays)}{name}"


def _short(iso: str, words: Words, months: bool, *, weekday: bool = True) -> str:
    d = date.fromisoformat(iso)
    return _day(d, words, weekday) + (f" {_name(_SHORT_MONTHS, d.month - 1, words)}" if months else "")


def _day(d: date, words: Words, weekday: bool) -> str:
    number = _number(d.day, words)
    return f"{_name(_WEEKDAYS, d.weekday(), words)} {number}" if weekday else number


def _name(names: Mapping[str, str], index: int, words: Words) -> str:
    return names[words.language].split()[index]


def _number(n: int, words: Words) -> str:
    return "1er" if n == 1 and words.language == "fr" else str(n)
