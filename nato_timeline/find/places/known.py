"""Names that the lexicon holds, with what they mean where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ...model import Place, Reading, Token
from ...parts import parts_of
from . import context
from .names import Name, index, rank

Hit = tuple[int, int, tuple[Name, ...]]

_ARTICLES = frozenset(("la", "le", "l'"))
_LONGEST_JOINT = len(", et ")
_ROW = re.compile(r", |,? et | ou ")  # between the capitals of « Riga, Tallinn et Vilnius »


class Words:
    """The words around a span."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._tokens = reading, reading.tokens
        self._starts, self._ends = reading.starts, reading.ends

    def before(self, start: int) -> Token | None:
        at = bisect_right(self._ends, start) - 1
        return self._tokens[at] if at >= 0 else None

    def leading(self, start: int) -> Token | None:
        """The word before, and where that is an article the word before it: « à » of « à la Maison-Blanche »."""
        before = self.before(start)
        if before is None or before.norm not in _ARTICLES:
            return before
        lead = self.before(before.start)
        return lead if lead and before.start - lead.end == 1 else before

    def in_street(self, start: int) -> bool:
        """Whether the name is that of a street or a station: « rue de Metz », « rue Saint-Dizier »."""
        before = self.before(start)
        if before and before.norm in ("de", "d'", "du"):
            before = self.before(before.start)
        return before is not None and before.norm in context.word_set("streets")

    def is_else(self, start: int, end: int) -> bool:
        """Whether the name of a town is that of a street or of somebody."""
        before, after = self.before(start), self.after(end)
        return self.in_street(start) or context.is_surname(self._reading, before, after, start, end)

    def after(self, end: int) -> tuple[Token, ...]:
        at = bisect_left(self._starts, end)
        return self._tokens[at : at + 3]


def find(reading: Reading) -> tuple[Place, ...]:
    """Countries, towns, regions and bodies, in text order."""
    hits = _hits(reading)
    words = Words(reading)
    named = {name.id for _, _, names in hits for name in names if not name.shared}
    rows = _rows(reading, hits)
    places = [_place(reading, words, named, hit, row) for hit, row in zip(hits, rows, strict=True)]
    return tuple([place for place in places if place])


def _rows(reading: Reading, hits: list[Hit]) -> list[tuple[int, int]]:
    """For each hit the stretch of the row of capitals that it stands in: « Riga, Tallinn et Vilnius »; else its own."""
    rows: list[tuple[int, int]] = []
    folded, first = reading.folded, 0
    for i, (start, end, names) in enumerate(hits):
        joined = i > 0 and start - hits[i - 1][1] <= _LONGEST_JOINT and _ROW.fullmatch(folded, hits[i - 1][1], start)
        if not (joined and any(n.speaks for n in names) and any(n.speaks for n in hits[i - 1][2])):
            first = i
        rows.append((start, end))
        if i > first:
            rows[first:] = [(hits[first][0], end)] * (i + 1 - first)
    return rows


def _hits(reading: Reading) -> list[Hit]:
    hits: list[Hit] = []
    for found in index().find(parts_of(reading), reading.text):
        start, end, names = hits[-1] if hits else (-1, -1, ())
        if (start, end) == (found.start, found.end):
            hits[-1] = start, end, tuple(sorted((*names, found.record), key=rank))
        else:
            hits.append((found.start, found.end, (found.record,)))
    return hits


def _place(reading: Reading, words: Words, named: set[str | None], hit: Hit, row: tuple[int, int]) -> Place | None:
    start, end, readings = hit
    name = readings[0]
    if len(readings) > 1:
        name = _chosen(readings, words.before(start), words.after(end), reading.text[start])
    if name.kind == "mask" or (name.shared and not _is_body(name, named, words.after(end))):
        return None
    surface = reading.text[start:end]
    form = name.form
    if form == "adjective":
        before = words.before(start)
        if context.is_language(before, words.after(end), reading, surface):
            return None
        form = "demonym" if context.is_people(before, surface) else form
    elif name.kind == "body" and surface == "alliés" and context.qualifies(words.before(start), surface):
        form = "adjective"
    elif name.kind == "city" and words.is_else(start, end):
        return None
    elif name.speaks:
        many = row != (start, end)
        if context.spoken_for(reading, words.leading(row[0]), words.after(row[1]), row[1], name.kind, many):
            form = "metonym"
    return Place(start, end, surface, name.name, name.kind, name.id, name.country, form)


def _chosen(readings: tuple[Name, ...], before: Token | None, after: tuple[Token, ...], first: str) -> Name:
    """The reading that fits: « à Luxembourg » and « Luxembourg, le 3 mai » are the town, « au Luxembourg » the country;
    « argentine » is an adjective, « l'Argentine » a country."""
    town = next((name for name in readings if name.kind == "city"), None)
    if town and ((before and before.norm == "a") or (after and after[0].norm == "le" and before is None)):
        return town
    if first.islower():
        return next((name for name in readings if name.form == "adjective"), readings[0])
    return readings[0]


def _is_body(name: Name, named: set[str | None], after: tuple[Token, ...]) -> bool:
    """A shared name counts where the body is named elsewhere, and nothing after it says that another one is meant:
    « la Commission » of a text about the Commission européenne, not « la Commission des finances »."""
    more = bool(after) and after[0].norm in context.word_set("narrowing")
    return not more and any(body in named for body in name.shared)
