"""How many facts a month has, as a row of bars: links to the months, which the script makes filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..words import Words
from .escape import attribute, plain
from .slots import UNDATED, slot_name

_LEVELS = 50
_MANY = 20  # years that leave no room for empty ones between them
# the policy allows no style on an element, so heights are classes
HEIGHTS = "".join(f".h{n}{{--h:{100 * n / _LEVELS:g}%}}" for n in range(1, _LEVELS + 1)) + "\n"


def histogram(slots: Sequence[str], words: Words) -> str:
    """Years of twelve months each; runs of empty years are a break in the axis. Facts that only name a year stand
    before its January, undated ones at the end."""
    counts = Counter(slots)
    if not counts:
        return ""
    dated = {slot: n for slot, n in counts.items() if slot != UNDATED}
    top = max((dated or counts).values())
    full = {int(slot[:4]) for slot in dated}
    out: list[str] = []
    for year in _axis(full):
        out.append(_year(year, counts, top, words) if year else '<div class="gap" aria-hidden="true">…</div>')
    if counts[UNDATED]:
        bar = _bar(UNDATED, counts[UNDATED], top, words)
        out.append(f'<div class="year alone"><div>{bar}</div><b>{plain(words("No date"))}</b></div>')
    scale = f'<p class="top" aria-hidden="true">{words.number(top)}</p>'
    return f'{scale}<div class="years" data-top="{top}">{"".join(out)}</div>'


def _axis(full: set[int]) -> Iterator[int | None]:
    """The years from the first to the last; None for two or more empty ones in a row, for any where there are many."""
    shown = 1 if len(full) < _MANY else 0
    before: int | None = None
    for year in sorted(full):
        if before is not None and year - before > 1 + shown:
            yield None
        elif before is not None and year - before == 2:
            yield year - 1
        yield year
        before = year


def _year(year: int, counts: Counter[str], top: int, words: Words) -> str:
    bars = []
    if whole := counts[f"{year:04}"]:
        bars.append(_bar(f"{year:04}", whole, top, words))
    for month in range(1, 13):
        slot = f"{year:04}-{month:02}"
        if counts[slot]:
            bars.append(_bar(slot, counts[slot], top, words))
        else:
            bars.append("<i></i>")
    return f'<div class="year"><div>{"".join(bars)}</div><b aria-hidden="true">{year}</b></div>'


def _bar(slot: str, count: int, top: int, words: Words) -> str:
    height = min(max(1, round(_LEVELS * count / top)), _LEVELS)
    label = attribute(f"{slot_name(slot, words)} ({words.number(count)})")
    names = f'title="{label}" aria-label="{label}"'
    return f'<a class="h{height}" href="#m={slot}" data-month="{slot}" {names}></a>'
