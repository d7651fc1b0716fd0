"""About when a document came out, where it does not say: from known events it looks ahead to, from what it tells.

An estimate is an EDTF value with `~` and a reason in words; days that only an estimate gives are never stated as days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from nato_timeline.calendar import shift, value_of
from nato_timeline.find.times.expr import Calendar, Length, Shift, TimeMention
from nato_timeline.grammar import VerbGroup, direction
from nato_timeline.model import Published, Reading
from nato_timeline.text import place_back

from .anchors import in_foreground, sentence_at
from .headers import day_of
from .known_events import days_of, known_at, only_one
from .quoted import in_quotation

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
# « un mois avant le sommet », « à dix jours du sommet »
_BEFORE = re.compile(r" (?:avant |du |de la |de l'|de )(?:le |la |les |l')?(?:prochaine? |grand )?")
# « né à Oslo le »: no news
_BORN = re.compile(r"\bnee?s?(?: (?:a|au|aux|en) [^,;.()\n]{2,30})?,? (?:le )?$")
# the lead of a text: its news stands in the first sentences after the title
_LEAD = 6
# full dates that are looked at, from the top
_ENOUGH = 200
# characters of a sentence that are searched for the event it names
_SENTENCE = 1000


def estimate(reading: Reading, times: Sequence[TimeMention], verbs: tuple[VerbGroup, ...]) -> Published:
    """The best estimate that the text supports, or an unknown day."""
    return (
        _ahead_of_known(reading, times)
        or _years_since(reading, times)
        or _from_what_is_told(reading, times, verbs)
        or Published()
    )


def _years(times: Sequence[TimeMention]) -> set[int]:
    return {m.expr.year for m in times if isinstance(m.expr, Calendar) and m.expr.year}


# ---------------------------------------------------------------- « un mois avant le sommet »


def _ahead_of_known(reading: Reading, times: Sequence[TimeMention]) -> Published | None:
    for mention in times:
        step = _step(mention)
        if step is None:
            continue
        count, unit = step
        found = _known_after(reading, times, mention)
        if found is None:
            continue
        name, (first, last) = found
        day = shift(first, -count, unit)
        if day is None:
            continue
        grain = "month" if unit in ("day", "week", "month") else "year"
        days = first.isoformat() + (f"/{last.isoformat()}" if last != first else "")
        why = f"{_raw(reading, mention.start, mention.end)} avant {name} ({days})"
        return Published(basis="estimate", estimate=value_of(day, grain) + "~", why=why)
    return None


def _step(mention: TimeMention) -> tuple[float, str] | None:
    """How far ahead an event lies: « un mois » of « un mois avant », « dans deux semaines »."""
    expr = mention.expr
    if isinstance(expr, Length) and len(expr.amounts) == 1 and expr.amounts[0][0] and expr.amounts[0][1] in _UNITS:
        return expr.amounts[0][0], _UNITS[expr.amounts[0][1]]
    if (
        isinstance(expr, Shift)
        and expr.base == "publication"
        and expr.count > 0
        and expr.unit in _UNITS.values()
        and mention.rule in ("ahead", "moved")
    ):
        return expr.count, expr.unit
    return None


def _known_after(
    reading: Reading, times: Sequence[TimeMention], mention: TimeMention
) -> tuple[str, tuple[date, date]] | None:
    """The known event that a distance is counted to: right after « avant », in the sentence of « dans un mois », beside
    « le mois prochain »."""
    folded = reading.folded
    if isinstance(mention.expr, Length):
        m = _BEFORE.match(folded, mention.end)
        ahead = m is not None and (
            m[0].startswith(" avant") or folded[max(0, mention.start - 3) : mention.start].endswith("a ")
        )
        starts = [m.end()] if m and ahead else []
    else:
        sentence = reading.sentences[sentence_at(reading, mention.start)]
        starts = [
            found.start() for found in re.finditer(r"\bsommet\b", folded[sentence.start : sentence.end][:_SENTENCE])
        ]
        starts = [sentence.start + at for at in starts]
    for start in starts:
        name, events = known_at(folded, start)
        event = only_one(events, None, _years(times))
        if event is not None and (mention.rule != "moved" or _side_by_side(folded, mention, start, start + len(name))):
            return _the(_raw(reading, start, start + len(name))), days_of(event)
    return None


# « le sommet de Riga[, ]le mois prochain », « la semaine prochaine[, lors du ]sommet de Vilnius »
_SIDE = re.compile(r"(?:[ ,(]|qui (?:se tiendra|s'ouvrira|aura lieu)){1,4}|,? (?:lors du|au|du|le|pour le) ")


def _side_by_side(folded: str, mention: TimeMention, start: int, end: int) -> bool:
    gap = folded[end : mention.start] if end <= mention.start else folded[mention.end : start]
    return _SIDE.fullmatch(gap) is not None


def _the(name: str) -> str:
    return f"le {name}" if name.lower().startswith("sommet") else name


def _raw(reading: Reading, start: int, end: int) -> str:
    return place_back(reading, start, end)[2]


# ---------------------------------------------------------------- « il y a vingt ans, le 29 mars 2004 »


def _years_since(reading: Reading, times: Sequence[TimeMention]) -> Published | None:
    """The year that a day lies so many years behind, both told side by side."""
    for one, other in pairwise(times):
        if reading.folded[one.end : other.start] not in (", ", " (", ", soit "):
            continue
        ago, dated = (one, other) if one.rule == "ago" else (other, one)
        day = day_of(dated.expr)
        expr = ago.expr
        if day is None or ago.rule != "ago" or not isinstance(expr, Shift) or expr.unit != "year" or expr.mod:
            continue
        if not in_quotation(reading, ago.start):
            why = f"{_raw(reading, one.start, other.end)} counts from it"
            return Published(basis="estimate", estimate=f"{round(day.year - expr.count)}~", why=why)
    return None


# ---------------------------------------------------------------- from what is told


def _from_what_is_told(
    reading: Reading, times: Sequence[TimeMention], verbs: tuple[VerbGroup, ...]
) -> Published | None:
    """The day of the news in the lead; else the year between what has happened and what is to come."""
    full = [(m, d) for m in times if (d := day_of(m.expr)) and not in_quotation(reading, m.start)][:_ENOUGH]
    full = [(m, d) for m, d in full if not _BORN.search(reading.folded, max(0, m.start - 40), m.start)]
    told = [(m, d, _looks(reading, verbs, m)) for m, d in full]
    past = [(m, d) for m, d, way in told if way == "past"]
    ahead = [d for _, d, way in told if way == "future"]
    if not past:
        return None
    mention, latest = max(past, key=lambda pair: pair[1])
    if sentence_at(reading, mention.start) < _LEAD and in_foreground(reading, verbs, mention.start):
        words = _raw(reading, mention.start, mention.end)
        why = f"{words} is the latest dated event told in the past"
        return Published(basis="estimate", estimate=f"{latest.isoformat()}~", why=why)
    return _between(times, latest, min(ahead)) if ahead else None


def _looks(reading: Reading, verbs: tuple[VerbGroup, ...], mention: TimeMention) -> str | None:
    """past or future; « est secrétaire général depuis le 1er octobre » has begun, so past."""
    since = reading.folded[max(0, mention.start - 12) : mention.start]
    way = direction(reading, verbs, mention.start)
    return "past" if way is None and re.search(r"depuis (?:le )?$", since) else way


def _between(times: Sequence[TimeMention], last: date, first: date) -> Published | None:
    """After the last thing told as past and before the first told as to come: the year, where it is one."""
    if first <= last:
        return None
    why = f"after {last.isoformat()}, told in the past, and before {first.isoformat()}, to come"
    if last.year == first.year:
        return Published(basis="estimate", estimate=f"{first.year}~", why=why)
    last_year = any(
        isinstance(m.expr, Shift) and m.expr.unit == "year" and m.expr.count == -1 and m.rule == "moved" for m in times
    )
    if last_year and first.year == last.year + 1:
        # dates of the current year are told without it: « l'an dernier » is the year that is spelled out
        return Published(basis="estimate", estimate=f"{first.year}~", why=f"« l'an dernier » is {last.year}: {why}")
    return None
