"""Where facts stand on the page: under an id of their own, and in a month, a year, or nowhere in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...facts import Fact
from .. import dates
from ..words import Words

UNDATED = "none"


def apart(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts, each with an id that no other has: of an event not merged, `abc`, `abc~2`, `abc~3`."""
    seen: Counter[str] = Counter()
    out = []
    for fact in facts:
        seen[fact.id] += 1
        out.append(fact if seen[fact.id] == 1 else fact._replace(id=f"{fact.id}~{seen[fact.id]}"))
    return tuple(out)


def slots(facts: Sequence[Fact]) -> list[str]:
    """For each fact its month, `2024-06`; the year, `2024`, where its date is a half-year or longer; or UNDATED."""
    return [_slot(fact) for fact in facts]


def _slot(fact: Fact) -> str:
    under = dates.heading(fact.when, fact.first, fact.last)
    if under is None:
        return UNDATED
    year, month = under
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def slot_name(slot: str, words: Words) -> str:
    """`June 2024`, `2024, no month`, `No date`."""
    if slot == UNDATED:
        return words("No date")
    year, _, month = slot.partition("-")
    return dates.month(int(year), int(month), words) if month else words("{year}, no month", year=year)
