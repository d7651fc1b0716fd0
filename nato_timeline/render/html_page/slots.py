"""Where facts stand on the histogram and in the timeline: a month, a year, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from ...facts import Fact
from .. import dates

UNDATED = "none"


def slots(facts: Sequence[Fact]) -> list[str]:
    """For each fact its month, `2024-06`; the year, `2024`, where its date is a half-year or longer; or UNDATED."""
    return [_slot(fact) for fact in facts]


def _slot(fact: Fact) -> str:
    under = dates.heading(fact.when, fact.first, fact.last)
    if under is None:
        return UNDATED
    year, month = under
    return f"{year:04}-{month:02}" if month else f"{year:04}"
