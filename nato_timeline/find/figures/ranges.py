"""Two numbers with one unit: a range, a pair, or a change from one to the other.

« de 1,5 à 2 milliards », « entre 2 et 3 % », « 600 à 700 soldats », « deux ou trois », « 10-15 % » are ranges; « les
12 et 15 % » two figures; « passera de 40 à 80 % » a change, which is two figures as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .found import Shape
from .lens import ONE, PLAIN, REST, YEAR

# « 40 à », « 5 % ou »: the number and link before the last one; AFTER_LOW is the unit that may stand after it
_LOW = (
    r"(?P<low>{NUM}|{ONE})(?P<low_unit>AFTER_LOW)?(?P<link>[ ]?-[ ]?|[ ](?:a|et|ou|voire)[ ])"
    r"(?:(?:quelque|environ|pres[ ]de|(?:(?:bien|nettement|un[ ]peu|largement)[ ])?(?:plus|moins)[ ]de|au[ ]moins)[ ])?"
)
_BETWEEN = re.compile(r"\bentre[ ](?:environ[ ]|quelque[ ])?$")
_AGAINST = re.compile(r"\bcontre[ ]$")
_DATED = re.compile(
    r"\b(?:en|ici|ici[ ]a|horizon|depuis|fin|debut|apres|avant|annees?|ete|hiver|automne|printemps)[ ]$"
)
_ENDING = r"(?:er?|ee?s?|era|eront|erait|eraient|ent|ait|aient)"
_FROM = r"(?:[ ][^.;:]{0,60})?[ ](?:de|d'|des|du)[ ]?(?:quelque[ ]|environ[ ]|pres[ ]de[ ])?$"
# « passera de … à … », « est tombé de … à … »; « une portée de 300 à 500 km » is a noun
_CHANGE = re.compile(rf"(?<!{REST}[ ])(?<!\bla[ ])(?<!\bsa[ ])\b(?:pass|port|tomb|ramen){_ENDING}{_FROM}")
# « passera de 3 à 5 % en 2030 et l'effectif de … à … »: the verb is left out
_CHANGE_AGAIN = re.compile(
    rf"\b(?:pass|port|tomb|ramen){_ENDING}(?:[ ][^.;:]{{0,60}})?[ ]d(?:e[ ]|')[^.;:]{{1,100}},?[ ]et[ ]"
    r"(?:l'|l[ae]s?[ ]|leurs?[ ]|s(?:on|a|es)[ ])[^,.;:]{1,50}[ ]de[ ]$"
)
# « ont augmenté de … à … » may as well give a margin: the numbers decide
_MAYBE_CHANGE = re.compile(
    rf"\b(?:(?:grimp|relev|mont|augment|abaiss|chut|recul|elev|renforc|hauss|progress|baiss){_ENDING}"
    rf"|redui(?:re|t|te|ts|tes|ra|ront|sent|sait)|bondi(?:r|t|ra)?|descend(?:re|u|ra)?){_FROM}"
)


def low(after_low: str) -> str:
    """The pattern for the first of two numbers with what links them, `after_low` its own unit: « 5 % à 10 % »."""
    return _LOW.replace("AFTER_LOW", after_low)


def linked(single: Callable[[re.Match[str]], Shape | None]) -> Callable[[re.Match[str]], Shape | None]:
    """What builds the shape of two numbers, from what builds that of the last one."""

    def build(m: re.Match[str]) -> Shape | None:
        shape = single(m)
        if shape is None:
            return None
        before = m.string[max(0, m.start() - 240) : m.start()]
        link = _link(m["link"].strip(), before)
        if link == "pair" and _AGAINST.search(before):  # « contre 58 et 8 abstentions »
            return None
        if (m["low_unit"] and link != "range") or not _goes_together(m):
            return None
        return shape.linked(m.span("low"), link)

    return build


def _goes_together(m: re.Match[str]) -> bool:
    """« 2000 à 3000 soldats », not « en 2014 à 32 % »."""
    if m["low"][0] == ONE:  # « entre un et 2,5 milliards »
        return _BETWEEN.search(m.string, max(0, m.start() - 20), m.start()) is not None
    if m["low"][0] != YEAR:
        return True
    dated = _DATED.search(m.string, max(0, m.start() - 12), m.start())
    return not dated and m["num"][0] in (YEAR, PLAIN) and len(m["num"]) >= 4


def _link(word: str, before: str) -> str:
    if word == "et":
        return "range" if _BETWEEN.search(before) else "pair"
    if word != "a":
        return "range"
    if _CHANGE.search(before[-90:]) or (PLAIN in before and _CHANGE_AGAIN.search(before)):
        return "change"
    return "maybe change" if _MAYBE_CHANGE.search(before[-90:]) else "range"
