"""Merging at size: synthetic documents whose overlaps are known become exactly the entries they should, in n log n.

python tests/bench/merge.py [documents]
"""

from __future__ import annotations

import gc
import sys
from datetime import date, timedelta
from time import process_time

from nato_timeline.calendar import interval
from nato_timeline.merge import merge
from nato_timeline.model import Document, Event, Parse, Published, Span

FIRST_DAY = date(1950, 1, 2)
TOWNS = ("Bruxelles", "Oslo", "Riga", "Ankara", "Madrid", "Varsovie", "Paris", "Rome")
# how much longer twice the documents may take: 2 for n, a little more for n log n
GROWTH = 2.3


def meeting(number: int) -> Event:
    """The meeting of a group of its own; those of one group come back after years."""
    day = (FIRST_DAY + timedelta(number * 3 % 27_000)).isoformat()
    first, last = interval(day)
    title = f"Réunion du groupe de travail {number + 10}"  # one digit alone tells no name from another
    return Event("e1", "meeting", title, (Span(0, 4, "text"),), day, first, last, place=TOWNS[number % len(TOWNS)])


def library(documents: int) -> list[Parse]:
    """Each meeting is told by two documents, a preview and a report, that stand far apart."""
    meetings = documents // 2
    numbers = [*range(meetings), *reversed(range(meetings))]
    return [
        Parse(Document(id=f"d{n}", text=f"text {n}"), Published(FIRST_DAY), events=(meeting(number),))
        for n, number in enumerate(numbers)
    ]


def measured(documents: int) -> float:
    """Seconds for so many documents; fails where an entry is not told by exactly its two."""
    parses = library(documents)
    gc.collect()
    gc.disable()  # what the collector costs is not the merging's
    begun = process_time()
    entries = merge(parses)
    taken = process_time() - begun
    gc.enable()
    wrong = [entry.title for entry in entries if len(entry.sources) != 2]
    if len(entries) != documents // 2 or wrong:
        raise SystemExit(f"{documents} documents gave {len(entries)} entries, {len(wrong)} of them wrong: {wrong[:3]}")
    return taken


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    half, whole = (min(measured(n) for _ in range(5)) for n in (documents // 2, documents))
    print(f"{documents:,} documents in {whole:.2f} s, half of them in {half:.2f} s: × {whole / half:.2f}")
    if whole > GROWTH * half:
        raise SystemExit(f"twice the documents take more than {GROWTH} times as long")


if __name__ == "__main__":
    main()
