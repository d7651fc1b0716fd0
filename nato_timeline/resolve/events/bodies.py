"""Countries and bodies that take part: named in a stretch, or counted there and listed before."""

from __future__ import annotations

from ...lexicon import country, country_of
from .scene import Scene


def listed_before(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """« les sept pays »: the countries that one of the sentences before lists, as many as the number says."""
    number = next(
        (f.value for f in scene.figures.within(start, end) if f.unit in ("pays", "état", "allié", "nation", "membre")),
        None,
    )
    if not isinstance(number, (int, float)) or not scene.folded.startswith("les ", start):
        return ()
    sentence = scene.sentences.before(scene.sentence(start).start)
    for _ in range(3):
        if sentence is None:
            break
        names = [name for name in bodies_in(scene, sentence.start, sentence.end) if country_of(name)]
        if len(names) == number:
            return tuple(names)
        sentence = scene.sentences.before(sentence.start)
    return ()


def bodies_in(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """Countries and bodies named as themselves in a stretch, by their French names."""
    return tuple(
        dict.fromkeys(
            place.name if place.form != "metonym" else country_name(place.country) or place.name
            for place in scene.places.within(start, end)
            if (place.kind in ("country", "body") and place.form == "noun") or place.form == "metonym"
        )
    )


def country_name(code: str | None) -> str | None:
    """The French name of a country by its code."""
    known = country(code) if code else None
    return known.name if known else None
