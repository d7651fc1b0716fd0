"""Events of many documents as one timeline: a preview, a report and a later mention of one event are one entry.

Tellings are compared only with those of their kind that share a day, or, where dates are coarse, a year and a name, so
that the work grows with their number and not with its square. The result does not depend on the order of documents.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import timedelta

from ..model import Entry, Parse
from ..text import fold
from .entry import entry_of
from .same import Told, days_agree, same

__all__ = ["found_by", "looks_for", "merge", "merged", "moved_from", "moved_to", "origin_of", "signature_of"]

Group = list[Told]


def merge(parses: Sequence[Parse]) -> tuple[Entry, ...]:
    """Entries by date, undated ones last."""
    return merged(_tellings(parses))


def merged(tellings: Iterable[Told]) -> tuple[Entry, ...]:
    """The entries that tellings make, whichever documents they come from."""
    tellings = tuple(tellings)
    if len(tellings) == 1:
        return (entry_of(tellings),)
    copies = _copies(tellings)
    fine = _joined([group for group in copies if group[0].fine])
    coarse = [group for group in copies if not group[0].fine]
    groups = _with_coarse(fine, coarse)
    return tuple(sorted(map(entry_of, groups), key=_order))


def _order(entry: Entry) -> tuple[bool, str, str, str, str]:
    """By first day, then last; what has no day in the calendar by its value; undated last."""
    start = entry.first.isoformat() if entry.first else entry.when or ""
    end = entry.last.isoformat() if entry.last else ""
    return not start, start, end, entry.kind, entry.title


def _tellings(parses: Sequence[Parse]) -> Iterator[Told]:
    for parse in parses:
        origin = origin_of(parse)
        for event in parse.events:
            yield Told(event, parse, origin)


def origin_of(parse: Parse) -> str:
    """The same for documents in the same words: a dispatch and its copies have one origin."""
    words = " ".join(fold(parse.document.text).split())
    return hashlib.sha256(words.encode()).hexdigest()


def signature_of(told: Told) -> tuple[str, ...]:
    """Equal for tellings in the same words; undated ones must stand in the same text too."""
    return told.signature if told.event.when else (*told.signature, told.origin)


def _copies(tellings: Iterable[Told]) -> list[Group]:
    """Tellings in the same words as one group; wire copies are, whatever their number. In an order of their content."""
    groups: dict[Hashable, Group] = defaultdict(list)
    for told in tellings:
        groups[signature_of(told)].append(told)
    return [groups[key] for key in sorted(groups, key=repr)]


# ---------------------------------------------------------------- sharp dates


def _joined(copies: list[Group]) -> list[Group]:
    """Groups of one event, by comparing those that share a day."""
    parent = list(range(len(copies)))
    members = [{_document(told) for told in group} for group in copies]

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in _pairs(copies):
        one, other = root(a), root(b)
        if one == other or members[one] & members[other] or not same(copies[a][0], copies[b][0]):
            continue  # two events of one document are two
        low, high = min(one, other), max(one, other)
        parent[high] = low
        members[low] |= members[high]
    groups: dict[int, Group] = defaultdict(list)
    for i, group in enumerate(copies):
        groups[root(i)] += group
    return [groups[i] for i in sorted(groups)]


def _document(told: Told) -> tuple[str, str]:
    return told.parse.document.id, told.origin


def _pairs(copies: list[Group]) -> Iterator[tuple[int, int]]:
    """Pairs of groups that share a kind and a day, the closest in time first, each once."""
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for index, group in enumerate(copies):
        told = group[0]
        for first, last in filter(None, {told.days, told.old_days}):
            day = first
            while day <= last:
                buckets[told.kind, day].append(index)
                day += timedelta(1)
    pairs = {(a, b) for bucket in buckets.values() for i, a in enumerate(bucket) for b in bucket[i + 1 :] if a != b}
    return iter(sorted(pairs, key=lambda pair: (copies[pair[0]][0].days != copies[pair[1]][0].days, pair)))


# ---------------------------------------------------------------- coarse dates


def _with_coarse(fine: list[Group], coarse: list[Group]) -> list[Group]:
    """Tellings with a coarse date join the one event that fits; where two fit, or none, they stay by themselves."""
    groups = [list(group) for group in fine]
    index: dict[Hashable, list[int]] = defaultdict(list)
    for i, group in enumerate(fine):
        for key in {key for told in group for key in found_by(told)}:
            index[key].append(i)
    rest: list[Group] = []
    joining: list[tuple[int, Group]] = []
    for copies in coarse:
        told = copies[0]
        near = sorted({i for key in looks_for(told) for i in index.get(key, ())})
        fitting = [i for i in near if _fits(told, fine[i])]
        documents = {_document(t) for t in copies}
        if len(fitting) == 1 and not documents & {_document(t) for t in groups[fitting[0]]}:
            joining.append((fitting[0], copies))
        else:
            rest.append(copies)
    for i, copies in joining:
        groups[i] += copies
    return [*groups, *_joined_coarse(rest)]


def _fits(told: Told, group: Group) -> bool:
    return any(same(told, other) for other in group)


def _joined_coarse(rest: list[Group]) -> list[Group]:
    """Coarse tellings of one event among themselves: only where they give the same time."""
    groups: list[Group] = []
    index: dict[Hashable, list[int]] = defaultdict(list)
    for copies in rest:
        told = copies[0]
        near = sorted({i for key in looks_for(told) for i in index.get(key, ())})
        home = next((i for i in near if _one_time(told, groups[i][0]) and same(told, groups[i][0])), None)
        if home is not None and not {_document(t) for t in copies} & {_document(t) for t in groups[home]}:
            groups[home] += copies
            continue
        groups.append(list(copies))
        for key in found_by(told):
            index[key].append(len(groups) - 1)
    return groups


def _one_time(a: Told, b: Told) -> bool:
    """Whether two coarse times are one, or one lies in the other."""
    if a.days is None or b.days is None:
        return days_agree(a, b)
    (first, last), (start, end) = a.days, b.days
    return (first <= start and end <= last) or (start <= first and last <= end)


# what pledges are found by, with a sum in them or without: two that name sums must name one in common
_WITH, _WITHOUT = "with a sum", "without"


def found_by(told: Told) -> tuple[Hashable, ...]:
    """What others find a telling by where dates are coarse: its kind, each year it spans, and a name in it."""
    if told.kind == "commitment":
        mark = _WITH if told.numbers else _WITHOUT
        return _in_each_year(told, {*told.numbers, told.event.reference, *((mark, word) for word in told.words)})
    return _in_each_year(told, {*told.who, told.event.reference, told.event.place, *told.words})


def looks_for(told: Told) -> tuple[Hashable, ...]:
    """What a telling finds others by: any that may be the same is found by one of these."""
    if told.kind == "commitment":
        marks = (_WITHOUT,) if told.numbers else (_WITH, _WITHOUT)
        words = {(mark, word) for mark in marks for word in told.words}
        return _in_each_year(told, {*told.numbers, told.event.reference, *words})
    return found_by(told)


def moved_from(told: Told) -> tuple[Hashable, ...]:
    """What a telling of something put off is found by: its kind and the time from which it was."""
    return (("moved", told.kind, told.event.was),) if told.event.was else ()


def moved_to(told: Told) -> tuple[Hashable, ...]:
    """What a telling finds those by that say that it was put off."""
    return (("moved", told.kind, told.event.when),) if told.event.when else ()


def _in_each_year(told: Told, names: set[Hashable]) -> tuple[Hashable, ...]:
    if told.event.when is None:
        return ()
    if told.days is None:
        return ((told.kind, told.event.when),)
    years = range(told.days[0].year, min(told.days[1].year, told.days[0].year + 3) + 1)
    return tuple((told.kind, year, name) for year in years for name in names - {None})
