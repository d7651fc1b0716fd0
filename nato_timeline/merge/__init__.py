"""Events of many documents as one timeline: a preview, a report and a later mention of one event are one entry.

Tellings are compared only with those of their kind that share a day, or, where dates are coarse, a year and a name, so
that the work grows with their number and not with its square. The result does not depend on the order of documents.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from ..model import Entry, Parse
from ..text import fold
from .entry import entry_of
from .same import Told, days_agree, same, shared_names

__all__ = [
    "Copies", "found_by", "grouped", "looks_for", "merge", "merged", "moved_from", "moved_to", "origin_of",
    "signature_of",
]  # fmt: skip


class Copies(NamedTuple):
    """Tellings in the same words, as of wire copies: one of them, and the documents they stand in."""

    key: int
    told: Told
    documents: frozenset[Hashable]


Group = list[Copies]


def merge(parses: Sequence[Parse]) -> tuple[Entry, ...]:
    """Entries by date, undated ones last."""
    return merged(_tellings(parses))


def merged(tellings: Iterable[Told]) -> tuple[Entry, ...]:
    """The entries that tellings make, whichever documents they come from."""
    tellings = tuple(tellings)
    if len(tellings) == 1:
        return (entry_of(tellings),)
    same_words: dict[Hashable, list[Told]] = defaultdict(list)
    for told in tellings:
        same_words[signature_of(told)].append(told)
    groups = list(same_words.values())
    copies = [Copies(n, group[0], frozenset(map(_document, group))) for n, group in enumerate(groups)]
    entries = (entry_of([told for n in event for told in groups[n]]) for event in grouped(copies))
    return tuple(sorted(entries, key=_order))


def _document(told: Told) -> tuple[str, str]:
    return told.parse.document.id, told.origin


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


def grouped(copies: Iterable[Copies]) -> list[list[int]]:
    """The keys of those that are of one event. The result does not depend on their order."""
    in_order = sorted(copies, key=lambda one: repr(signature_of(one.told)))
    fine = _joined([one for one in in_order if one.told.fine])
    events = _with_coarse(fine, [one for one in in_order if not one.told.fine])
    return [[one.key for one in event] for event in events]


# ---------------------------------------------------------------- sharp dates


def _joined(copies: Sequence[Copies]) -> list[Group]:
    """Groups of one event, by comparing those that share a day."""
    parent = list(range(len(copies)))
    members = [set(one.documents) for one in copies]

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in _pairs(copies):
        one, other = root(a), root(b)
        if one == other or not members[one].isdisjoint(members[other]) or not same(copies[a].told, copies[b].told):
            continue  # two events of one document are two
        low, high = min(one, other), max(one, other)
        parent[high] = low
        members[low] |= members[high]
    groups: dict[int, Group] = defaultdict(list)
    for i, known in enumerate(copies):
        groups[root(i)].append(known)
    return [groups[i] for i in sorted(groups)]


def _pairs(copies: Sequence[Copies]) -> Iterator[tuple[int, int]]:
    """Pairs that share a kind and a day, the closest in time first, each once."""
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for index, (_, told, _) in enumerate(copies):
        for first, last in filter(None, {told.days, told.old_days}):
            day = first
            while day <= last:
                buckets[told.kind, day].append(index)
                day += timedelta(1)
    pairs = {(a, b) for bucket in buckets.values() for i, a in enumerate(bucket) for b in bucket[i + 1 :] if a != b}
    return iter(sorted(pairs, key=lambda pair: (copies[pair[0]].told.days != copies[pair[1]].told.days, pair)))


# ---------------------------------------------------------------- coarse dates


def _with_coarse(fine: list[Group], coarse: Sequence[Copies]) -> list[Group]:
    """Tellings with a coarse date join the one event that fits; where two fit, or none, they stay by themselves."""
    groups = [list(group) for group in fine]
    index: dict[Hashable, list[int]] = defaultdict(list)
    for i, group in enumerate(fine):
        for key in {key for one in group for key in found_by(one.told)}:
            index[key].append(i)
    rest: list[Copies] = []
    joining: list[tuple[int, Copies]] = []
    for copies in coarse:
        near = sorted({i for key in looks_for(copies.told) for i in index.get(key, ())})
        fitting = [i for i in near if any(same(copies.told, one.told) for one in fine[i])]
        if len(fitting) == 1 and _apart(copies, fine[fitting[0]]):
            joining.append((fitting[0], copies))
        else:
            rest.append(copies)
    for i, copies in joining:
        groups[i].append(copies)
    return [*groups, *_joined_coarse(rest)]


def _apart(copies: Copies, group: Group) -> bool:
    """Whether no document tells of both."""
    return all(copies.documents.isdisjoint(one.documents) for one in group)


def _joined_coarse(rest: Sequence[Copies]) -> list[Group]:
    """Coarse tellings of one event among themselves: only where they give the same time."""
    groups: list[Group] = []
    index: dict[Hashable, list[int]] = defaultdict(list)
    for copies in rest:
        told = copies.told
        near = sorted({i for key in looks_for(told) for i in index.get(key, ())})
        firsts = ((i, groups[i][0].told) for i in near)
        home = next((i for i, first in firsts if _one_time(told, first) and same(told, first)), None)
        if home is not None and _apart(copies, groups[home]):
            groups[home].append(copies)
            continue
        groups.append([copies])
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
    """What others find a telling by where dates are coarse: its kind, each year it spans, and a name in it. Only names
    of which two tellings of an event of its kind share one: a large library has millions of such keys."""
    if told.kind == "commitment":
        mark = _WITH if told.numbers else _WITHOUT
        return _in_each_year(told, {*told.numbers, told.event.reference, *((mark, word) for word in told.words)})
    return _in_each_year(told, {told.event.reference, *shared_names(told)})


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
