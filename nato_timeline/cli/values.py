"""Days, numbers and units as a user writes them."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from ..errors import UserError
from ..facts import Library
from ..shelves import every

Days = tuple[str | None, str | None]

_ISO = re.compile(r"\d{4}(?:-(?:\d{1,2}(?:-\d{1,2})?|W\d\d|[HQ]\d))?|\d{3}X")  # 2022 2022-06 2022-6-9 2024-W42 2024-H1
_UNPADDED = re.compile(r"-(\d)(?=-|$)")
_MONTH_DAY = re.compile(r"(?:--)?(\d{1,2})-(\d{1,2})")  # 06-29
_DAY_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?")  # 29/06
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(january|february|march|april|may|june|july|august|september|october|november|december)"
_IN_ENGLISH = re.compile(rf"(\d{{1,2}}) {_MONTH}|{_MONTH} (\d{{1,2}})", re.IGNORECASE)  # June 29
_LEAP_YEAR = 2024  # it has all days
_AROUND_A_DATE = frozenset({"le", "la", "les", "l", "du", "de", "d", "en", "a", "au", "depuis", "jusqu", "ici", "vers"})
_NUMBER = re.compile(r"([<>]?)\s*(-?\d[\d\s\u00a0\u202f_]*(?:[.,]\d+)?(?:e\d+)?)\s*([a-zé]*)", re.IGNORECASE)
_SCALES = {
    "": 1, "k": 1e3, "mille": 1e3, "thousand": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "md": 1e9, "mds": 1e9, "g": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "milliard": 1e9, "milliards": 1e9,
}  # fmt: skip
_UNITS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "dollar": "USD", "dollars": "USD", "£": "GBP",
    "percent": "%", "pourcent": "%", "gdp": "% du PIB", "pib": "% du PIB", "% of gdp": "% du PIB",
}  # fmt: skip


def days(text: str) -> Days:
    """First and last day of a date as a user writes it. Raises UserError."""
    asked = text.strip()
    if _ISO.fullmatch(asked):
        from ..calendar import interval

        first, last = interval(_UNPADDED.sub(r"-0\1", asked))
    else:
        first, last = _in_french(asked)
    if first is None and last is None:
        raise UserError(
            '"{text}" is no date.',
            hint="Dates are written 2022, 2022-06, 2022-06-29, 2024-W42, « 29 juin 2022 », « il y a 3 mois ».",
            text=text,
            code=2,
        )
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def _in_french(text: str) -> tuple[date | None, date | None]:
    """A date in French words, read as the texts are, and counted from today."""
    from ..model import Document
    from ..pipeline import parse
    from ..text import fold

    found = [t for t in parse(Document("", text, given_date=today())).timexes if t.first or t.last]
    if len(found) != 1:
        return None, None
    timex = found[0]
    rest = re.findall(r"\w+", fold(text[: timex.start] + " " + text[timex.end :]))
    return (timex.first, timex.last) if _AROUND_A_DATE.issuperset(rest) else (None, None)


def day_of_year(text: str) -> tuple[int, int]:
    """Month and day as a user writes a day without its year: `06-29`, `29/06`, « 29 juin », `June 29`, or nothing for
    today. Raises UserError."""
    asked = text.strip()
    if asked.lower() in ("", "today", "aujourd’hui", "aujourd'hui"):
        return today().month, today().day
    if m := _MONTH_DAY.fullmatch(asked):
        month, number = int(m[1]), int(m[2])
    elif m := _DAY_MONTH.fullmatch(asked):
        month, number = int(m[2]), int(m[1])
    elif m := _IN_ENGLISH.fullmatch(asked):
        month, number = _MONTHS.index((m[2] or m[3])[:3].lower()) + 1, int(m[1] or m[4])
    else:
        first, last = _day(f"{asked} {_LEAP_YEAR}") or _day(asked) or (None, None)
        month, number = (int(first[5:7]), int(first[8:])) if first and first == last else (0, 0)
    try:
        date(_LEAP_YEAR, month, number)
    except ValueError:
        raise UserError(
            '"{text}" is no day of the year.', hint="A day is written 06-29 or « 29 juin ».", text=text, code=2
        ) from None
    return month, number


def _day(text: str) -> Days | None:
    try:
        return days(text)
    except UserError:
        return None


def number(text: str, option: str) -> float:
    """A number as people write it: `40e9`, `40 Md`, `2,5`, `1 500`. Raises UserError."""
    m = _NUMBER.fullmatch(text.strip().rstrip("€$£%").strip())
    scale = _SCALES.get(m[3].lower()) if m else None
    if m is None or scale is None:
        raise UserError('{option} takes a number like 2,5 or 40 Md, not "{text}".', option=option, text=text, code=2)
    return float(re.sub(r"[\s_]", "", m[2]).replace(",", ".")) * scale


def unit(text: str, library: Library) -> str:
    """The unit that a user means: `€`, `euros`, `EUR`, `%`, or a noun that some figure counts. Raises UserError."""
    from ..lookup import nearest

    asked = _UNITS.get(text.strip().lower(), text.strip())
    known = every(library.facts, "unit")
    for name in known:
        if name.lower() == asked.lower():
            return name
    near = nearest(asked, known)
    listing = None if near else "timeline figures --fields unit,surface"
    raise UserError('no figure is in "{text}".', text=text, given=text, nearest=near, command=listing)


def today() -> date:
    """Today; or the day that SOURCE_DATE_EPOCH gives, so that an output can be made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()
