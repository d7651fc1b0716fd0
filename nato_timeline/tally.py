"""How many facts there are of each person, topic, kind, month or document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .facts import Fact

BY = ("who", "topic", "kind", "month", "source")
COUNTED = ("event", "quote", "statement", "figure")  # a role is what somebody is, and no fact of its own


class Tally(NamedTuple):
    """What was counted, by which name, how many facts of each layer, and the days from the first to the last.

    A month is `2024-06`; a fact known to the year or longer counts under `2024`, one of several years under
    `2022/2024`, one without a date under an empty name.
    """

    by: str
    key: str
    layers: Mapping[str, int]
    first: str | None
    last: str | None

    @property
    def facts(self) -> int:
        return sum(self.layers.values())


def tally(facts: Iterable[Fact], by: str) -> list[Tally]:
    """The counts, the most first; months in the order of time. A fact of two topics counts for both."""
    counted = (fact for fact in facts if fact.layer in COUNTED)
    return collected(
        (
            (key, fact.layer, 1, fact.first or fact.last, fact.last or fact.first)
            for fact in counted
            for key in dict.fromkeys(names(fact, by))
        ),
        by,
    )


def collected(rows: Iterable[tuple[str, str, int, str | None, str | None]], by: str) -> list[Tally]:
    """Counts of a name in a layer, with the first and the last day, as one row for each name, in order."""
    layers: dict[str, Counter[str]] = {}
    days: dict[str, list[str]] = {}
    for key, layer, n, first, last in rows:
        layers.setdefault(key, Counter())[layer] += n
        seen = days.setdefault(key, [])
        seen[:] = [min([*seen[:1], first]), max([*seen[1:], last])] if first and last else seen
    found = [Tally(by, key, layers[key], *(days[key] or (None, None))) for key in layers]
    if by == "month":
        return sorted(found, key=lambda row: (not row.key, row.key))
    return sorted(found, key=lambda row: (-row.facts, row.key))


def names(fact: Fact, by: str) -> Iterator[str]:
    """What a fact counts for: people, topics, its kind, its month or its documents, some of them twice."""
    if by == "who":
        yield from fact.people
        if fact.holder:
            yield fact.holder
    elif by == "topic":
        yield from fact.topics
    elif by == "kind":
        yield fact.kind
    elif by == "source":
        yield from (source.paper for source in fact.sources)
    else:
        yield month(fact.first or fact.last, fact.last or fact.first)


def month(first: str | None, last: str | None) -> str:
    """What a fact with these bounds counts under: a month, else a year, else years, else nothing."""
    if not first or not last:
        return ""
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"


def by_year(rows: Iterable[Tally]) -> list[Tally]:
    """Counts of months as those of years; of several years and of none they stay as they are."""
    found: dict[str, list[tuple[str, str, int, str | None, str | None]]] = {}
    for row in rows:
        year = row.key if "/" in row.key else row.key[:4]
        some = found.setdefault(year, [])
        some += ((year, layer, n, row.first, row.last) for layer, n in row.layers.items())
    return collected((one for some in found.values() for one in some), "month")


def by_time(rows: Sequence[Tally], most: int) -> tuple[list[int], str, str]:
    """Counts of equal stretches of time without a gap, at most so many, and the names of the first and the last.

    Months where they fit, else years, else stretches of several years. Empty for facts that no month holds.
    """
    months = {row.key: row.facts for row in rows if len(row.key) == 7}
    if not months:
        return [], "", ""
    first, last = min(months), max(months)
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    if end - start < most:
        counts = [months.get(f"{at // 12:04}-{at % 12 + 1:02}", 0) for at in range(start, end + 1)]
        return counts, first, last
    years = Counter[int]()
    for month, facts in months.items():
        years[int(month[:4])] += facts
    size = -(-(end // 12 - start // 12 + 1) // most)
    counts = [sum(years[year + n] for n in range(size)) for year in range(start // 12, end // 12 + 1, size)]
    return counts, first[:4], last[:4]
