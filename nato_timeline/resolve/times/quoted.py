"""Whether a position lies inside quotation marks."""

from __future__ import annotations

from bisect import bisect_right

from nato_timeline.model import Reading


def in_quotation(reading: Reading, at: int) -> bool:
    """Words of somebody else's day: « hier » in a quotation need not count from the document's date."""
    opens, closes = reading.derived(_outermost)
    k = bisect_right(opens, at)
    return k > 0 and at < closes[k - 1]


def _outermost(reading: Reading) -> tuple[list[int], list[int]]:
    """Where the quotations open and close that stand in no other."""
    zones = [z for z in reading.zones if z.depth == 0]
    return [z.open for z in zones], [z.close for z in zones]


def all_quoted(reading: Reading, paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph is nothing but words in quotation marks."""
    start, end = paragraph
    return reading.text[start] in "«“" and reading.text[end - 1] in "»”"
