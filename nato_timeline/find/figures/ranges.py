"""Two numbers with one unit: a range, a pair, or a change from one to the other.

« de 1,5 à 2 milliards », « entre 2 et 3 % », « 600 à 700 soldats », « deux ou trois », « 10-15 % » are ranges; « les 12 et
15 % » two figures; « passera de 40 à 80 % » a change, which is two figures as well.
"""

from __future__ import annotations

import re

from .lens import REST, YEAR

Spans = tuple[tuple[int, int], ...]


def two(after_low: str, number: str = "{ANY}|{COLL}") -> str:
    """A pattern for one number or two. `after_low` is the unit that may stand after the first: « 5 % à 10 % »."""
    return (
        rf"(?:(?P<low>{{NUM}})(?P<low_unit>{after_low})?(?P<link>[ ]?-[ ]?|[ ](?:a|et|ou|voire)[ ])"
        r"(?:(?:quelque|environ|pres[ ]de)[ ])?)?"
        rf"(?P<num>{number})"
    )


_BETWEEN = re.compile(r"\bentre[ ](?:environ[ ]|quelque[ ])?$")
_FROM = r"(?:[ ][^.;:]{0,60})?[ ](?:de|d'|des|du)[ ]?(?:quelque[ ]|environ[ ]|pres[ ]de[ ])?$"
# « passera de … à … », « est tombé de … à … »
_CHANGE = re.compile(rf"\b(?:pass|port|tomb|ramen)[a-z]*{_FROM}")
# « ont augmenté de … à … » may as well give a margin: the numbers decide
_MAYBE_CHANGE = re.compile(
    rf"\b(?:grimp|relev|mont|augment|redui|abaiss|bond|chut|recul|elev|descend|renforc|hauss|progress|baiss)[a-z]*{_FROM}"
)


def numbers(m: re.Match[str]) -> tuple[Spans, str | None] | None:
    """The spans of one or two numbers and what links them; None where the first is no part of the quantity."""
    if m["low"] is None:
        return (m.span("num"),), None
    link = _link(m["link"].strip(), m.string[max(0, m.start() - 90) : m.start()])
    if (m["low_unit"] and link != "range") or not _goes_with_year(m["low"], m["num"]):
        return None
    return (m.span("low"), m.span("num")), link


def _goes_with_year(low: str, high: str) -> bool:
    """« en 2014 à 32 % » is no range, « 2000 à 3000 soldats » is."""
    return low[0] != YEAR or len(high.rstrip(REST)) + high.count(REST) >= 4


def _link(word: str, before: str) -> str:
    if word == "et":
        return "range" if _BETWEEN.search(before) else "pair"
    if word != "a":
        return "range"
    if _CHANGE.search(before):
        return "change"
    return "maybe change" if _MAYBE_CHANGE.search(before) else "range"
