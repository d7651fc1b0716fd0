"""Where things are and who acts: countries, towns, regions and bodies named in a text."""

from __future__ import annotations

from ...model import Place, Reading
from . import known, unknown


def find(reading: Reading) -> tuple[Place, ...]:
    """Places in text order, none inside another. The longest wins; of two as long, the one that the lexicon knows."""
    found = [*known.find(reading), *unknown.find(reading)]
    found.sort(key=lambda place: (place.start - place.end, place.id is None))
    taken = bytearray(len(reading.text))
    kept = []
    for place in found:
        if taken.find(1, place.start, place.end) < 0:
            taken[place.start : place.end] = b"\x01" * (place.end - place.start)
            kept.append(place)
    return tuple(sorted(kept, key=lambda place: place.start))
