"""Time expressions that say one thing together: « du 28 février au 2 mars », « les 12 et 13 octobre »."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from nato_timeline.find.times.expr import TimeMention
from nato_timeline.model import Period, Timex


def periods_of(timexes: Sequence[Timex], mentions: Sequence[TimeMention]) -> tuple[Period, ...]:
    """Ranges and lists as their links tell, and glosses over what they explain, in text order."""
    found: list[Period] = []
    i = 0
    while i < len(mentions):
        last = i
        while last + 1 < len(mentions) and mentions[last + 1].link in ("range", "list"):
            last += 1
        if last > i:
            found.extend(_chain(timexes, mentions, i, last))
        i = last + 1
    ending = {period.parts[-1]: period for period in reversed(found)}  # the first of each wins
    beginning = {period.parts[0]: period for period in reversed(found)}
    glosses = (k for k, mention in enumerate(mentions) if mention.link == "gloss")
    found += [_gloss(timexes, k, ending.get(k - 1), beginning.get(k)) for k in glosses]
    return tuple(sorted(found, key=lambda p: (p.start, -p.end)))


def _chain(timexes: Sequence[Timex], mentions: Sequence[TimeMention], start: int, end: int) -> list[Period]:
    """One period for a chain of one kind; « du 3 au 5 et du 10 au 12 mai » is cut at its « et »."""
    kinds = [mentions[k].link for k in range(start + 1, end + 1)]
    if len(set(kinds)) == 1:
        return [p for p in (_period(timexes, tuple(range(start, end + 1)), kinds[0] or "list"),) if p]
    pairs = [(k - 1, k) for k in range(start + 1, end + 1) if mentions[k].link == "range"]
    return [p for p in (_period(timexes, pair, "range") for pair in pairs) if p]


def _period(timexes: Sequence[Timex], parts: tuple[int, ...], kind: str) -> Period | None:
    members = [timexes[k] for k in parts]
    if any(t.type not in ("DATE", "TIME") or "REF" in t.value for t in members):
        return None
    first = members[0].first
    last = members[-1].last
    if first is not None and last is not None and first > last:
        return None
    values = [t.value for t in members]
    days = [t.first for t in members if t.first is not None and t.first == t.last]
    consecutive = len(days) == len(members) and all(b - a == timedelta(1) for a, b in pairwise(days))
    value = f"{values[0]}/{values[-1]}" if kind == "range" or consecutive else "{" + ",".join(values) + "}"
    return Period(members[0].start, members[-1].end, kind, parts, value, first, last)


def _gloss(timexes: Sequence[Timex], at: int, left: Period | None, right: Period | None) -> Period:
    """What is explained and what explains it, a period or one expression; the value is the explanation's."""
    parts = (left.parts if left else (at - 1,)) + (right.parts if right else (at,))
    value = right.value if right else timexes[at].value
    first = right.first if right else timexes[at].first
    last = right.last if right else timexes[at].last
    return Period(timexes[parts[0]].start, timexes[parts[-1]].end, "gloss", parts, value, first, last)
