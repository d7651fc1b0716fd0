"""Time expressions as a text writes them. Nothing here knows what day it is: see `resolve/dates.py` for that."""

from __future__ import annotations

from nato_timeline.model import Reading, Span
from nato_timeline.parts import parts_of
from nato_timeline.rule import Hit, Scan
from nato_timeline.turns import Turns

from . import clock, days, durations, masks, recurring, relative, spans, vague, weekdays, years
from .atoms import ATOMS
from .expr import Found, Mask, TimeMention
from .links import linked

# masks first; then what is longer and surer before what is shorter
SCAN: Scan[Found] = Scan(
    masks.RULES
    + days.RULES
    + recurring.RULES
    + vague.FIGURATIVE
    + relative.RULES
    + weekdays.RULES
    + clock.RULES
    + spans.RULES
    + durations.RULES
    + years.RULES
    + vague.RULES,
    ATOMS,
)

# « Steadfast Defender 2024 », « Agenda 2030 »: the year belongs to the name, which case alone tells
_NAMED_BY_YEAR = ("year", "year-short")


def find(reading: Reading) -> Turns[tuple[TimeMention, ...]]:
    """Time expressions in text order, without overlaps, each told how it goes on from the one before it."""
    parts = parts_of(reading)
    yield
    hits = list(SCAN(reading.folded, parts))
    yield
    hits = [hit for hit in hits if not _in_a_name(reading, hit)]
    mentions = [TimeMention(h.start, h.end, h.rule, h.value) for h in hits if not isinstance(h.value, Mask)]
    return linked(reading.folded, mentions)


def masked(reading: Reading) -> tuple[Span, ...]:
    """What looks like time and is none: article numbers, ages, telephone numbers."""
    hits = (h for h in SCAN(reading.folded) if isinstance(h.value, Mask))
    return tuple(Span(h.start, h.end, reading.text[h.start : h.end]) for h in hits)


def _in_a_name(reading: Reading, hit: Hit[Found]) -> bool:
    """Whether capitals make it part of a name: « Horizon 2020 », « le 11 Septembre », « Le Soir »."""
    text = reading.text
    if hit.rule in _NAMED_BY_YEAR:
        end = _stripped(text, hit.start)
        if "\n" in text[end : hit.start]:
            return False
        space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
        word = text[space + 1 : end].strip("«“\"('’")
        if not (word[:1].isupper() and word[-1] != "," and word.lower() not in _LOWER):
            return False
        before = _stripped(text, max(space, 0))
        return before > 0 and text[before - 1] not in ".:!?\n•"
    if text.startswith(_PAPERS, hit.start):
        return True
    return hit.rule == "day-month" and text[hit.start : hit.end].endswith("11 Septembre")


def _stripped(text: str, end: int) -> int:
    """Where the text before a position ends without the space behind it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


# papers that are called as times are
_PAPERS = ("Le Soir", "Le Matin", "LE SOIR", "LE MATIN")
_LOWER = frozenset(
    {"en", "depuis", "fin", "début", "mi", "de", "d'ici", "dès", "à", "entre", "et", "avant", "après", "l'exercice"}
)
