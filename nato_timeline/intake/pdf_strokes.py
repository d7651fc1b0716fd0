"""The thin strokes that a PDF's page draws: those that strike words out, and the walls between the cells of tables."""

from __future__ import annotations

import ctypes
from typing import Any

_MOST_OBJECTS = 20_000  # on a page that is no map
_MOST_WALLS = 2_000  # of a table; a drawing has more
_THIN = 3.0  # points: the height of a stroke, with what stands for its edges


class Strokes:
    """The strokes of one page; none to begin with."""

    def __init__(self) -> None:
        self.level: dict[int, list[tuple[float, float, float]]] = {}  # by their height: left, right, height
        self.upright: list[tuple[float, float, float]] = []  # bottom, top, place

    def strike(self, x: float, base: float, size: float) -> bool:
        """Whether a stroke goes through the middle of a character: what has been deleted and still is shown."""
        low, high = base + 0.15 * size, base + 0.42 * size
        for place in range(int(low), int(high) + 1) if self.level else ():
            for left, right, y in self.level.get(place, ()):
                if left <= x <= right and low < y < high:
                    return True
        return False

    def part(self, before: float, after: float, base: float) -> bool:
        """Whether a wall stands between two words."""
        return any(low <= base <= high and before - 1 <= x <= after + 1 for low, high, x in self.upright)

    def cell(self, left: float, right: float, base: float) -> tuple[int, int, int] | None:
        """The bottom, the top and the left of the cell around some words, where it has a wall on either side."""
        beside = [(x, round(low), round(high)) for low, high, x in self.upright if low <= base <= high]
        before = max((wall for wall in beside if wall[0] <= left + 1), default=None)
        after = min((wall for wall in beside if wall[0] >= right - 1), default=None)
        if before is None or after is None or before[1:] != after[1:]:
            return None
        return before[1], before[2], round(before[0])


def strokes_of(page: Any) -> Strokes:
    """The strokes of a page that is no drawing."""
    import pypdfium2.raw as raw

    found = Strokes()
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    count = raw.FPDFPage_CountObjects(page.raw)
    for at in range(count if count < _MOST_OBJECTS else 0):
        each = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(each) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(each, left, low, right, high)
        if high.value - low.value < _THIN < right.value - left.value:
            middle = (high.value + low.value) / 2
            found.level.setdefault(int(middle), []).append((left.value, right.value, middle))
        elif right.value - left.value < _THIN < high.value - low.value:
            found.upright.append((low.value, high.value, (left.value + right.value) / 2))
    if len(found.upright) > _MOST_WALLS:
        found.upright.clear()
    return found
