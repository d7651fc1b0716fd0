"""Days of history that French names without their year: « les attentats du 11 septembre »; which ones, the list of
known events says (`data/lexicon/events.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from nato_timeline.lexicon import named_events
from nato_timeline.rule import Rule
from nato_timeline.text import fold

from .atoms import ATOMS, MONTHS
from .expr import Calendar, Found
from .written import written

# « attentats du 11 septembre 2001 » as a name in the list
_NAME = re.compile(rf"(?P<what>.+) du (?P<day>\d\d?)(?:er)? (?P<month>{ATOMS['MONTH']})(?: \d{{4}})?")
# how far before the day the event's name may begin, in characters
_REACH = 40


@cache
def _years() -> Mapping[tuple[int, int], tuple[tuple[str, int], ...]]:
    """What is called by a day and month: its name and year, by (month, day)."""
    found: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for event in named_events():
        for name in event.names if event.kind == "milestone" and event.first else ():
            m = _NAME.fullmatch(fold(name))
            if m:
                day = (MONTHS[m["month"]], int(m["day"]))
                found.setdefault(day, []).append((m["what"], int(str(event.first)[:4])))
    return {day: tuple(named) for day, named in found.items()}


def _named(m: re.Match[str]) -> Calendar:
    """With the year where the list has one; a day and month like any other where not."""
    said = written(m)
    before = m.string[max(0, m.start() - _REACH) : m.start()]
    known = _years().get((said.month or 0, said.day or 0), ())
    called = (year for what, year in known if re.search(rf"\b{what}(?: \w+)? du $", before))
    return replace(said, year=next(called, None))


RULE: Rule[Found] = Rule(
    "named-day-of-history",
    r"(?=\d)(?:(?<=attentats[ ]du[ ])|(?<=attaques[ ]du[ ])|(?<=terroristes[ ]du[ ]))(?P<day>{DAY})[ ]"
    r"(?P<month>{MONTH})(?![ ](?:\d{4}|dernier|prochain))",
    _named,
    ("les attentats du [11 septembre] ont", "attentats terroristes du [11 septembre]", "les attentats du [22 mars]"),
    ("les attentats du 11 septembre 2001", "les attentats du 22 mars dernier"),
)
