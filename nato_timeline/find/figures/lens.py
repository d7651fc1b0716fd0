"""A view of the folded text, of the same length, in which every number is painted over with signs that say its form.

A rule then reads `{NUM}[ ]%` and never needs to know how numbers are written; what it finds is valued from the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from ... import numerals
from ...beginnings import Beginnings
from ...heads import LENGTH, heads, key, parsed
from ...lexicon import records
from ...parts import Parts
from ...rule import Hit, Rule, Scan, fill
from .units import alternation, atoms

T = TypeVar("T")

# first signs, from the private use area of Unicode; the rest of a number is REST
PLAIN, YEAR, BIG, ONE, COLLECTIVE, FRACTION, REST = map(chr, range(0xE000, 0xE007))
MASKED, DESIGNATION, LETTERS = chr(0xE007), chr(0xE008), chr(0xE009)


def _sign(*first: str) -> str:
    return f"[{''.join(first)}]{REST}*+"  # all of it: « un quart de siècle » is no « un quar »


NUMBER_ATOMS: Mapping[str, str] = {
    "NUM": _sign(PLAIN, YEAR, BIG),
    "ANY": _sign(PLAIN, YEAR, BIG, ONE),
    "SMALL": _sign(PLAIN, YEAR),
    "PLAIN": _sign(PLAIN),
    "YEAR": _sign(YEAR),
    "BIG": _sign(BIG),
    "ONE": _sign(ONE),
    "COLL": _sign(COLLECTIVE),
    "FRAC": _sign(FRACTION),
    "EQUIP": f"{DESIGNATION}+",
    "LETTERS": f"{LETTERS}+",
}

_YEAR_FORM = re.compile(r"(?:19|20)\d\d")
_BIG_FORM = re.compile(r".*(?:milliers?|millions?|milliards?|billions?)(?: \d+ mil\w+)?(?: et demie?)?")


# « réduits de moitié », « pour moitié », « près du quart des »
_FRACTION_WITHOUT_ARTICLE = (
    r"(?<=[ ]de[ ])moitie|(?<=[ ]pour[ ])moitie|(?<=[ ]du[ ])(?:tiers|quart)(?=[ ]d|[ ](?:est|a|ont|sont)[ ])"
)


@cache
def _numbers() -> re.Pattern[str]:
    said = alternation(records("units")["nouns"]["sayings"])
    units = r"(?:{MAGNITUDE})?{SIGN}|{MEASURE}|%"
    attached = fill(f"(?={units})", atoms())  # « 220M€ » and « 15km » are numbers too
    spaced = fill(rf"(?=[ ]?(?:{units}|{{CURRENCY}}|pour[ ]cent|points?)(?![^\W_]))", atoms())  # « 77, 9 % »
    return re.compile(
        rf"(?P<saying>(?<![^\W_])(?:{said})(?![^\W_]))|(?P<percent>(?<=[ ])pour[ ]?cents?(?![^\W_]))"
        rf"|(?P<fraction>{numerals.FRACTION}|(?:{_FRACTION_WITHOUT_ARTICLE})(?![^\W_]))"
        rf"|(?P<collective>{numerals.COLLECTIVE})"
        rf"|(?P<cardinal>{numerals.DIGITS_LOOSE}{spaced}|{numerals.CARDINAL}|{numerals.DIGITS}{attached})"
    )


def _first_sign(m: re.Match[str]) -> str:
    text = m[0]
    if m["fraction"]:
        return FRACTION
    if m["collective"]:
        return COLLECTIVE
    if text in ("un", "une"):
        return ONE
    if _YEAR_FORM.fullmatch(text):
        return YEAR
    return BIG if _BIG_FORM.fullmatch(text) else PLAIN


def _painted(m: re.Match[str]) -> str:
    if m["percent"]:  # « pour cent » holds a number that is none
        return m[0]
    return MASKED * len(m[0]) if m["saying"] else _first_sign(m) + REST * (len(m[0]) - 1)


# how many ways to go on are told apart in what a number can begin with: « les mill », not « les mini »
_WAYS = 300


@cache
def _heads() -> frozenset[str]:
    return heads(parsed(_numbers().pattern, verbose=False), _WAYS)


@cache
def _beginnings() -> Beginnings:
    return Beginnings(_heads())


@lru_cache(20_000)
def _opens_number(beginning: str) -> bool:
    """Whether a number can begin with some characters: « la moi », not « la reu »."""
    head = key(beginning)
    return any(head[:n] in _heads() for n in range(len(head) + 1))


def paint(folded: str, parts: Parts | None = None) -> str:
    """The folded text with its numbers painted; the same length."""
    number, opens = _numbers().match, _opens_number
    painted: list[str] = []
    done = 0
    for start in _beginnings().places(folded, parts or Parts(folded)):
        if start < done or not opens(folded[start : start + LENGTH]):
            continue
        m = number(folded, start)
        if m:
            painted += (folded[done:start], _painted(m))
            done = m.end()
    return "".join((*painted, folded[done:]))


class NumberScan(Scan[T]):
    """A Scan over the painted text. Its atoms come from tables, so they are read at the first use."""

    _ways = 30  # the signs of numbers, which few words are, tell enough

    def __init__(self, rules: Sequence[Rule[T]], prepare: Callable[[str, Parts], str] = paint) -> None:
        super().__init__(rules, {})
        self._prepare = prepare

    def __call__(self, folded: str, parts: Parts | None = None) -> Iterator[Hit[T]]:
        parts = parts or Parts(folded)
        return self.over(self._prepare(folded, parts), parts)

    def over(self, lens: str, parts: Parts) -> Iterator[Hit[T]]:
        """Hits in a text that is painted already; `parts` are those of the text that was painted."""
        if not self._atoms:
            self._atoms = {**NUMBER_ATOMS, **atoms()}
        return super().__call__(lens, parts)
