"""Which day of a stay of several days something is told of: « dès son arrivée », « au dernier jour de sa visite »."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ...numerals import ordinal_value
from .dates import Dated, Settled
from .scene import Scene
from .sighting import Sighting

_STAY = r"(?:visite|sejour|mission|voyage|deplacement|tournee|sommet|reunion|conference|session)"
_OF_STAY = rf"d(?:e|u) (?:sa |son |la |leur |ce |cette )?{_STAY}"
_PART = re.compile(
    r"\b(?:(?P<first>(?:a|des) (?:son|leur|notre|mon) arrivee|(?:a|des) l'arrivee|(?:le|au) premier jour"
    rf"|la premiere journee|(?:en|au) debut {_OF_STAY})"
    rf"|(?P<last>(?:le|au) dernier jour|la derniere journee|(?:en|a la) fin {_OF_STAY})"
    r"|(?:le|au|la) (?P<nth>[a-z]+ieme|seconde?|\d{1,2}e) (?:jour|journee))\b"
)


def on_day_of_stay(scene: Scene, sighting: Sighting, others: Settled) -> Dated | None:
    """The day of the visit or gathering named last that the words before an event, in its sentence, tell; None where
    they tell none, or its days are not known."""
    start = scene.sentence(sighting.start).start
    part = next((m for m in _PART.finditer(scene.folded, start, sighting.start)), None)
    if part is None:
        return None
    for other, dated in reversed(others.near(sighting.start)):
        first, last = dated.days
        stays = other.kind in _STAYS and other.sightings[0].start < sighting.start and _to_the_day(dated)
        if stays and first and last and first < last:
            day = _day(part, first, last)
            why = f"« {part[0]} » of {dated.when}"
            return Dated(day.isoformat(), "inherited", part_of=other, why=why) if day else None
    return None


_STAYS = frozenset({"visit", "meeting", "summit", "exercise"})


def _to_the_day(dated: Dated) -> bool:
    return all(len(part) == len("2024-06-12") for part in (dated.when or "").split("/"))


def _day(part: re.Match[str], first: date, last: date) -> date | None:
    if part["first"]:
        return first
    if part["last"]:
        return last
    day = first + timedelta(ordinal_value(part["nth"]) - 1)
    return day if day <= last else None
