"""A stretch of a sentence cut into phrases, each with the preposition that links it: what stands around a verb or noun.

No parser: prepositions, commas, verbs and dates are the joints, and what lies between two joints is a phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ...find.triggers import word_list
from ...lean import lean
from .scene import Scene
from .units import Unit, units

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
    found: list[Phrase] = []
    run = units(scene, start, stop)
    comma = joined = False
    begin: int | None = None
    inner = end = start
    link = pending = before = ""
    for index, unit in enumerate(run):
        kind, first, last, leads = unit
        inside = kind in _INSIDE
        if begin is not None and (inside or (kind == "and" and _goes_on(run, index))):
            behind_word = before == "word" and kind == "article"
            before = kind
            fresh = (link == "to" and _partitive(scene, unit, end)) or (
                behind_word and not _ALL.search(scene.folded, max(0, first - 8), first)
            )
            if not fresh:
                end = last
                continue
        before = kind
        if begin is not None and end > inner:
            found += _trimmed(scene, begin, inner, end, link, comma, joined)
            comma = joined = False
        elif begin is not None and link in ("with", "by"):
            pending = link  # « avec, pour la première fois, leurs homologues »
        begin = None
        if inside:
            begin, inner, end, link, pending = first, first, last, pending, ""
        elif kind == "link":
            begin, inner, end, link = first, last, last, leads
        elif kind == "comma":
            comma = True
        elif kind == "and":
            joined = True
    if begin is not None and end > inner:
        found += _trimmed(scene, begin, inner, end, link, comma, joined)
    return found


def _goes_on(run: list[Unit], index: int) -> bool:
    return index + 1 < len(run) and run[index + 1][0] in _INSIDE


# « a livré à l'Ukraine [du matériel] »
_SOME = re.compile(r"du[ ](?:materiel|carburant|gaz|petrole|soutien)\b|de[ ]l'(?:aide|argent|artillerie|equipement)\b")


def _partitive(scene: Scene, unit: Unit, end: int) -> bool:
    """« à l'Ukraine [des obusiers] », « à l'Ukraine [288 missiles] »: behind a country they begin the object."""
    kind, start, last, _ = unit
    figure = kind == "word" and scene.figures.first(start, start + 1) is not None
    if not figure and scene.folded[start:last] != "des" and _SOME.match(scene.folded, start) is None:
        return False
    place = scene.places.before(end)
    return place is not None and place.end == end and (place.kind == "country" or place.form == "metonym")


def _trimmed(
    scene: Scene, begin: int, start: int, end: int, link: str, comma: bool, joined: bool
) -> tuple[Phrase, ...]:
    """The phrase without the space before and the prepositions and articles that a date cut off at the end (« Lituanie
    du »); none where nothing is left of it."""
    reading, loose = scene.reading, word_list("loose")
    starts, norms = reading.starts, reading.norms
    first = bisect_left(starts, start)
    last = kept = bisect_left(starts, end, first)
    while kept > first and norms[kept - 1] in loose:
        kept -= 1
    if kept == first:
        return ()
    return (Phrase(begin, starts[first], end if kept == last else reading.ends[kept - 1], link, comma, joined),)
