"""A stretch of a sentence cut into phrases, each with the preposition that links it: what stands around a verb or noun.

No parser: prepositions, commas, verbs and dates are the joints, and what lies between two joints is a phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ...find.triggers import word_list
from ...lean import lean
from .scene import Scene
from .units import between, kinds_of, unit_at

# what stands between words with nothing between them
_JOINED = frozenset({"", " "})
_INSIDE = frozenset({"word", "article", "de"})
_ALL = re.compile(r"\b(?:tous|toutes|toute|tout)[ ]$")


@lean(frozen=True, slots=True)
class Phrase:
    """`start`/`end` without the preposition that `link` names ("" for none), `begin` with it. `comma`: it stands behind
    a comma; `joined`: « et » goes on with it."""

    begin: int
    start: int
    end: int
    link: str
    comma: bool = False
    joined: bool = False


def phrases(scene: Scene, start: int, stop: int) -> tuple[Phrase, ...]:
    """The phrases of `[start, stop)`, up to where its clause ends; what stands before a verb is asked for twice."""
    known: tuple[Phrase, ...] | None = scene.phrases.get((start, stop))
    if known is None:
        known = scene.phrases[start, stop] = tuple(_phrases(scene, start, stop))
    return known


def _phrases(scene: Scene, start: int, stop: int) -> list[Phrase]:
    kinds, reading = kinds_of(scene), scene.reading
    starts, ends, norms, gaps = reading.starts, reading.ends, reading.norms, reading.gaps
    found: list[Phrase] = []
    comma = joined = goes_on = False  # `goes_on`: behind the phrase stands « et », which a word may go on from
    begin: int | None = None
    low = high = end = 0  # of a phrase without its preposition: its tokens, and where it ends
    link = pending = before = ""
    at, index, last = start, bisect_left(starts, start), bisect_left(starts, stop)
    while index < last:
        unit = between(scene, at, index, stop) if gaps[index] not in _JOINED else None
        if unit is not None and unit[0] == "stop":
            break
        kind = kinds[index] if unit is None else unit[0]
        if kind is None:
            unit = unit_at(scene, index)
            kind = unit[0]
        if kind == "stop":
            if norms[index] != "ou" or starts[index] > start + 2:
                break
            kind = "aside"  # « [où] 248 soldats ont été déployés »
        if unit is None:
            first, at, leads, behind = starts[index], ends[index], "", index + 1
        else:
            _, first, at, leads, behind = unit
        if begin is not None:
            if kind in _INSIDE and not (
                (kind == "article" and before == "word" and not _ALL.search(scene.folded, max(0, first - 8), first))
                or (link == "to" and not goes_on and _partitive(scene, kind, first, at, end))
                or (link == "against" and kind == "de" and scene.folded[starts[low] : end].isdigit())
            ):
                end, high, before, goes_on, index = at, behind, kind, False, behind
                continue
            if kind == "and" and not goes_on:
                before, goes_on, index = kind, True, behind
                continue
            if high > low:
                if phrase := _trimmed(scene, begin, low, high, end, link, comma, joined):
                    found.append(phrase)
                comma = joined = False
            elif link in ("with", "by"):
                pending = link  # « avec, pour la première fois, leurs homologues »
            begin = None
            joined, goes_on = joined or goes_on, False
        before = kind
        if kind in _INSIDE:
            begin, low, high, end, link, pending = first, index, behind, at, pending, ""
        elif kind == "link":
            begin, low, high, end, link = first, behind, behind, at, leads
        elif kind == "comma":
            comma = True
        elif kind == "and":
            joined = True
        index = behind
    if begin is not None and high > low and (phrase := _trimmed(scene, begin, low, high, end, link, comma, joined)):
        found.append(phrase)
    return found


# « a livré à l'Ukraine [du matériel] »
_SOME = re.compile(r"du[ ](?:materiel|carburant|gaz|petrole|soutien)\b|de[ ]l'(?:aide|argent|artillerie|equipement)\b")


def _partitive(scene: Scene, kind: str, start: int, last: int, end: int) -> bool:
    """« à l'Ukraine [des obusiers] », « à l'Ukraine [288 missiles] »: behind a country they begin the object; behind
    any place somebody does, and behind a name what is counted: « à Rome [M. Rutte] », « à Berlin [deux accords] »."""
    if kind == "word" and scene.folded[start:last] in _COUNTS:
        return _behind_name(scene, end)
    if kind == "word" and scene.mentions.first(start, start + 1) is not None:
        place = scene.places.before(end)  # not « au Belge Luc Peeters », « à l'amiral italien Carlo Bruni »
        return place is not None and place.end == end and place.form in ("noun", "metonym")
    figure = kind == "word" and scene.figures.first(start, start + 1) is not None
    if not figure and scene.folded[start:last] != "des" and _SOME.match(scene.folded, start) is None:
        return False
    place = scene.places.before(end)
    return place is not None and place.end == end and (place.kind == "country" or place.form == "metonym")


_COUNTS = frozenset({"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "plusieurs", "quelques"})


def _behind_name(scene: Scene, end: int) -> bool:
    token = scene.tokens.before(end)
    return token is not None and token.end == end and scene.text[token.start].isupper()


def _trimmed(
    scene: Scene, begin: int, low: int, high: int, end: int, link: str, comma: bool, joined: bool
) -> Phrase | None:
    """The phrase of the tokens from `low` to `high`, without the prepositions and articles that a date cut off at its
    end (« Lituanie du »); None where nothing is left of it."""
    reading, loose = scene.reading, word_list("loose")
    norms, kept = reading.norms, high
    while kept > low and norms[kept - 1] in loose:
        kept -= 1
    if kept == low:
        return None
    return Phrase(begin, reading.starts[low], end if kept == high else reading.ends[kept - 1], link, comma, joined)
