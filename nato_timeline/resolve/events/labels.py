"""Towns that label the items of an agenda: « - POTSDAM (Allemagne) - Réunion des ministres », « 10 h, Bruxelles :
rencontre avec l'ambassadeur »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...lexicon import country
from ...model import Place
from .entries import town_behind
from .where import full

if TYPE_CHECKING:
    from .scene import Scene

# marks, an hour, the name, the country in brackets, and what parts it from the item
_LABEL = re.compile(
    r"[ \t•*|>,.–—-]{0,8}(?:\d{1,2}[ ]?[h:][ ]?\d{0,2}[ ]?(?:[-–—|,:][ ]?)?)?"
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]+(?:[ '’-][^\W\d_]+){0,4})(?:[ ]\((?P<country>[^)\d\n]{3,40})\))?"
    r"(?:,[^:\n]{2,40}(?=[ ]?:))?(?:[ ][-–—|:]|,?[ ]?:)[ ]"
)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Label:
    """Where the item begins behind its label, and the place; `end` includes what parts them."""

    end: int
    place: str


def label_of(scene: Scene, at: int) -> Label | None:
    """The place that labels the line around a position, in an entry of an agenda."""
    entry = scene.entries.at(at)
    if entry is None or not scene.reading.paragraphs:
        return None
    start, end = scene.reading.paragraphs[scene.sentence(at).paragraph]
    start = start if entry.alone else max(start, entry.moments[-1].end)
    m = _LABEL.match(scene.text, start, min(end, start + _LONGEST))
    if m is None or m.end() > at:
        return None
    place = scene.places.first(m.start("name"), m.start("name") + 1)
    if place is not None and place.end == m.end("name") and (place.kind in ("city", "site") or _is_capital(place)):
        return Label(m.end(), full(scene, place))
    abroad = scene.places.first(m.start("country"), m.end("country")) if m["country"] else None
    if abroad is not None and abroad.kind == "country" and (place is None or place.kind != "body"):
        return Label(m.end(), f"{_written(m['name'])} ({abroad.name})")  # a town that no list has
    return None


def place_by_label(scene: Scene, start: int) -> str | None:
    """The place of what stands right behind its label: « - RIGA (Lettonie) - Visite de M. Rasmussen »."""
    label = label_of(scene, start)
    return label.place if label is not None and not scene.folded[label.end : start].strip(" -:") else None


def place_of_heading(scene: Scene, at: int) -> str | None:
    """The town in the heading of a day, of what stands below it: « Jeudi 13 octobre – Tbilissi »; none of two towns."""
    entry = scene.entries.below.over(at) if scene.entries.some else None
    if entry is None or at <= entry.moments[-1].end:
        return None
    end = scene.reading.paragraphs[scene.sentence(entry.start).paragraph][1]
    town = town_behind(scene, entry.moments[-1].end, end) if at >= end else None
    return full(scene, town) if town and not scene.folded[town.end : end].strip(" ).") else None


# « …, Tolède (Espagne) » at the end of an item
_AT_END = re.compile(
    r"(?:, | [-–—|] )(?P<name>[A-ZÀ-Þ][^\W\d_]+(?:[ '’-][^\W\d_]+){0,3})[ ]\((?P<country>[^)\d\n]{3,40})\)[ .;|]*$"
)


def strange_town_at_end(scene: Scene, start: int, end: int) -> str | None:
    """The town that ends an item, though no list has it, by its country in brackets."""
    m = _AT_END.search(scene.text[start:end][-_LONGEST:])
    base = max(start, end - _LONGEST)
    abroad = scene.places.first(base + m.start("country"), base + m.end("country")) if m else None
    return f"{m['name']} ({abroad.name})" if m and abroad is not None and abroad.kind == "country" else None


def _is_capital(place: Place) -> bool:
    """« LUXEMBOURG »: a country by its name, and its town."""
    home = country(place.country) if place.kind == "country" and place.country else None
    return home is not None and home.capital == home.name


def _written(name: str) -> str:
    """« Le Bourget » for « LE BOURGET »."""
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name) if name.isupper() else name
