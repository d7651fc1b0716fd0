"""What people and quotations cost: speed, growth with the text, growth with the lexicon.

    python tests/bench/people.py

Prints kB a second of finding and resolving people and quotations on the shipped texts (best of twenty), and the ratio
of that time to one bare pass of a regular expression; the time for twice the text over the time for the text; the time
with 10,000 more people in the lexicon over the time without.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from time import process_time

from nato_timeline import lexicon
from nato_timeline.find import people as find_people
from nato_timeline.find import places as find_places
from nato_timeline.grammar import VerbGroup, verb_groups
from nato_timeline.lexicon import KnownPerson
from nato_timeline.model import Document, Place, Published, Reading
from nato_timeline.resolve import people, quotes
from nato_timeline.text import read
from nato_timeline.turns import alone

TEXTS = Path(__file__).resolve().parents[2] / "data" / "texts"
_SYLLABLES = ("ba", "ko", "ri", "mel", "tan", "vo", "sul", "der", "ghi", "nar")
_ADDED = 10_000

Prepared = tuple[Reading, tuple[VerbGroup, ...], tuple[Place, ...]]


def prepare(texts: list[str]) -> list[Prepared]:
    """What people and quotations are read from: the reading, its verbs and places, which other layers need too."""
    readings = [read(Document(id="t", text=text)) for text in texts]
    return [(reading, verb_groups(reading), find_places.find(reading)) for reading in readings]


def once(prepared: list[Prepared]) -> None:
    for reading, verbs, places in prepared:
        cast = people.resolve(reading, alone(find_people.find(reading)), places, verbs, Published())
        alone(quotes.resolve(reading, verbs, cast.people, cast.mentions, places))


def seconds(prepared: list[Prepared]) -> float:
    """Best of twenty."""
    took = []
    for _ in range(20):
        start = process_time()
        once(prepared)
        took.append(process_time() - start)
    return min(took)


def bare_pass(texts: list[str]) -> float:
    """Seconds of the least that any reader of words does, best of five."""
    took = []
    for _ in range(5):
        start = process_time()
        for text in texts:
            re.findall(r"\w+|\S", text)
        took.append(process_time() - start)
    return min(took)


def invented(count: int) -> list[KnownPerson]:
    """People of no text, each of another name."""
    first = lexicon.people()[0]
    out = []
    for number in range(count):
        digits = [int(digit) for digit in f"{number:05d}"]
        surname = "".join(_SYLLABLES[digit] for digit in digits)
        out.append(replace(first, id=surname, name=f"Ol{surname[:3]} {surname.capitalize()}", aliases=()))
    return out


def with_more(more: Iterable[KnownPerson]) -> None:
    """Puts people into the lexicon of this process, beside those it has."""
    known, asked = (*lexicon.people(), *more), lexicon.people
    for name, module in list(sys.modules.items()):
        if name.startswith("nato_timeline."):
            for each, value in list(vars(module).items()):
                if value is asked:
                    vars(module)[each] = lambda: known
                elif name != "nato_timeline.lexicon" and hasattr(value, "cache_clear"):
                    value.cache_clear()  # whatever was made of the people known before


def main() -> None:
    texts = [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    size = sum(map(len, texts))
    prepared = prepare(texts)
    gc.disable()  # as the pipeline does while it reads
    once(prepared)
    took = seconds(prepared)
    print(f"{size / took / 1000:.0f} kB/s, {took / bare_pass(texts):.1f} times one bare pass over the words")
    long = "\n\n".join(texts)
    half, whole = seconds(prepare([long * 5])), seconds(prepare([long * 10]))
    print(f"{len(long) * 10} characters: x{whole / half:.2f} for twice the text")
    with_more(invented(_ADDED))
    prepared = prepare(texts)  # read again: what a text holds is known by the lexicon that it was read with
    once(prepared)
    more = seconds(prepared)
    print(f"{_ADDED} more people: x{more / took:.2f}")


if __name__ == "__main__":
    main()
