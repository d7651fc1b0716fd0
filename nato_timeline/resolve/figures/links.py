"""Figures that say one thing together: a gloss in another currency, a total and its parts."""

from __future__ import annotations

import re

from ...find.figures import FoundFigure
from .scene import Frame, Scene

# « 40 milliards d'euros (43 milliards de dollars) », « …, soit à peu près 70 millions de dollars »
_GLOSS = re.compile(r"[ ]?\((?:soit[ ])?$|,?[ ](?:soit|c'est-a-dire|ou|autrement[ ]dit|l'equivalent[ ]de)[ ]$")
_INCLUDING = re.compile(r"[^.;:\n]{0,60}?,?[ ](?:dont[ ]|:[ ])")
_MOST_PARTS = 6


def same_as(scene: Scene, frame: Frame) -> int | None:
    """The index of the figure that this one repeats in another currency or unit."""
    found = frame.found
    if not frame.index or found.kind not in ("money", "percent"):
        return None
    other = scene.found[frame.index - 1]
    gloss = other.start >= frame.sentence.start and _GLOSS.search(scene.folded[other.end : found.lead][-40:])
    return frame.index - 1 if gloss and other.unit != found.unit and other.kind in ("money", "percent") else None


def parts_of(scene: Scene, frame: Frame) -> tuple[int, ...]:
    """Indexes of the figures behind it in its paragraph that sum up to it: « 1,5 milliard, dont 1 … et 0,5 … ».

    Counts of different things add up where the text says « dont »: « 3 200 obus, dont 1 200 fumigènes et … »."""
    total = frame.found
    if isinstance(total.value, tuple) or total.kind not in ("money", "count", "percent"):
        return ()
    end = scene.reading.paragraphs[frame.sentence.paragraph][1]
    including = total.kind == "count" and _INCLUDING.match(scene.folded, total.end) is not None
    later = [
        (i, f)
        for i, f in enumerate(scene.found[frame.index + 1 : frame.index + 1 + _MOST_PARTS], start=frame.index + 1)
        if f.start < end
        and (f.unit == total.unit or (including and f.kind == "count"))
        and not isinstance(f.value, tuple)
    ]
    return _summing(later, float(total.value))


def _summing(figures: list[tuple[int, FoundFigure]], total: float) -> tuple[int, ...]:
    for first in range(len(figures) - 1):
        left = total
        for last in range(first, len(figures)):
            value = figures[last][1].value
            left -= value if isinstance(value, int | float) else left
            if abs(left) <= 1e-6 * total and last > first:
                return tuple(i for i, _ in figures[first : last + 1])
    return ()
