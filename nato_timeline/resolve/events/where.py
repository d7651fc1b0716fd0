"""Where an event is held: the city, or the city and its country, that a phrase of place names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model import Place
from .phrases import Phrase
from .scene import Scene

_RANK = {"city": 0, "site": 1, "country": 2, "region": 3}
# the house of a body stands for its town
_SEAT = re.compile(r"siege[ ]de[ ](?:l'(?:otan|alliance|organisation|alliance[ ]atlantique)|la[ ](?:commission|defense))\b|quartier[ ]general[ ]de[ ]l'otan\b")
_BRACKET = re.compile(r"[ ]?\((?P<inside>[^)\d]{3,40})\)")


def place_of(scene: Scene, phrases: Iterable[Phrase]) -> str | None:
    """The place that phrases of place name: « à Korzeniewo (Pologne) », « au siège de l'OTAN » (Bruxelles), « en Norvège »."""
    found: list[tuple[int, str]] = []
    seat = False
    for phrase in phrases:
        if phrase.link not in ("to", "during") and phrase.link:
            continue
        seat = seat or bool(_SEAT.search(scene.folded, phrase.start, phrase.end))
        for place in scene.places.within(phrase.start, phrase.end):
            if place.form in ("noun", "metonym") and place.kind in _RANK and not _inside_title(scene, place):
                found.append((_RANK[place.kind], full(scene, place)))
                break
    if found and (not seat or min(found)[0] == 0):
        return min(found, key=lambda pair: pair[0])[1]
    return "Bruxelles" if seat else None


def full(scene: Scene, place: Place) -> str:
    """A place with the country that a bracket behind it gives."""
    m = _BRACKET.match(scene.text, place.end)
    inner = next(iter(scene.places.within(m.start("inside"), m.end("inside"))), None) if m else None
    return f"{place.name} ({inner.name})" if inner and inner.kind == "country" else place.name


def _inside_title(scene: Scene, place: Place) -> bool:
    """Whether the place only belongs to somebody's title or a body's name: « l'ambassadeur à Paris », « la ministre »."""
    mention = scene.mentions.over(place.start)
    return mention is not None and mention.start < place.start
