"""What figures cost: speed, growth with the text, growth on hostile texts.

    python tests/bench/figures.py

Prints kB a second of finding figures, of resolving them, and of both, on the shipped texts joined to about 200 kB (best
of five), and the ratio of that time to one bare pass of a regular expression over its words and signs; the time for
twice the text over the time for the text; the same for texts made to be hard. Linear work gives 2, quadratic 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from nato_timeline.find import figures as find_figures
from nato_timeline.model import Document
from nato_timeline.pipeline import STAGES, Draft, taken
from nato_timeline.resolve import figures
from nato_timeline.text import read
from nato_timeline.turns import alone

TEXTS = Path(__file__).resolve().parents[2] / "data" / "texts"
_SIZE = 200_000  # characters
HOSTILE = {
    "digits": "1 " * 10_000,
    "one number": "9" * 10_000,
    "thousands": "1 000 " * 4_000,
    "scales": "mille milliards de " * 1_500,
    "number words": "vingt et un mille " * 1_500,
    "collectives": "des dizaines de milliers de " * 1_000,
    "percentages": "de 2 % à 3 %, " * 2_000,
    "sums": "40 millions d’euros et " * 1_200,
    "counts": "dix soldats, " * 2_000,
    "from and to": "passer de 3 à " * 2_000,
    "fractions": "un tiers de la moitié de " * 1_200,
    "brackets": "(2 % (" * 3_000,
}


@dataclass(frozen=True)
class Cost:
    """Processor seconds."""

    find: float
    resolve: float

    @property
    def both(self) -> float:
        return self.find + self.resolve


def prepared(text: str) -> Draft:
    """All that figures are read from."""
    draft = Draft(reading=read(Document(id="t", text=text)))
    for name, steps in STAGES:
        if name == "figures":
            break
        draft = taken(draft, steps)
    return draft


def cost(draft: Draft, rounds: int = 5) -> Cost:
    """Best of some rounds."""
    best = Cost(float("inf"), float("inf"))
    for _ in range(rounds):
        start = process_time()
        found = alone(find_figures.find(draft.reading))
        middle = process_time()
        alone(
            figures.resolve(
                draft.reading,
                found,
                draft.verbs,
                draft.timexes,
                draft.periods,
                draft.places,
                draft.people,
                draft.mentions,
                draft.quotes,
            )
        )
        best = Cost(min(best.find, middle - start), min(best.resolve, process_time() - middle))
    return best


def bare_pass(text: str) -> float:
    """Seconds of the least that any reader of words does, best of five."""
    took = []
    for _ in range(5):
        start = process_time()
        re.findall(r"\w+|\S", text)
        took.append(process_time() - start)
    return min(took)


def shipped() -> str:
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt")))
    return "\n\n".join([text] * max(1, _SIZE // len(text)))


def main() -> None:
    text = shipped()
    kilobytes = len(text.encode()) / 1000
    cost(prepared(text), 1)  # the first text of a process makes what the others are looked up in
    once, twice = cost(prepared(text)), cost(prepared(f"{text}\n\n{text}"))
    for name, took in (("find", once.find), ("resolve", once.resolve), ("both", once.both)):
        print(f"{name:<14}{kilobytes / took:10.0f} kB/s")
    print(f"{'bare passes':<14}{once.both / bare_pass(text):10.1f}")
    print(f"{'twice the text':<14}{twice.both / once.both:10.2f}")
    for name, hostile in HOSTILE.items():
        short, long = cost(prepared(hostile), 3).both, cost(prepared(hostile * 2), 3).both
        print(f"{name:<14}{long / short:10.2f}   {len(hostile.encode()) / 1000 / short:8.0f} kB/s")


if __name__ == "__main__":
    main()
