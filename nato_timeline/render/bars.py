"""Numbers as lengths: bars in eighths of a cell, and a line of small columns."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_COLUMNS = "▁▂▃▄▅▆▇█"


def bar(value: float, most: float, cells: int) -> str:
    """A bar of at most so many cells. Whatever is more than nothing is seen."""
    if value <= 0 or most <= 0:
        return ""
    eighths = max(round(value / most * cells * 8), 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def span(low: float, high: float, most: float, cells: int) -> str:
    """A bar to the low end of a range, going on lighter to the high end."""
    if high <= 0 or most <= 0:
        return ""
    solid = bar(low, most, cells)
    return solid + "░" * max(round(high / most * cells) - len(solid), 0 if low == high else 1)


def sparkline(counts: Sequence[int]) -> str:
    """A column for each number; none for nothing."""
    most = max(counts, default=0)
    return "".join(_COLUMNS[max(round(n / most * 8), 1) - 1] if n else " " for n in counts)
