"""What a hostile or very long text costs: time for twice the text over time for the text, stage by stage.

    python tests/bench/hostile.py [KIND…]

Linear work gives 2, quadratic 4. Prints the ratios measured in one run, best of three each.
"""

from __future__ import annotations

import sys
from time import perf_counter

from nato_timeline.model import Document
from nato_timeline.pipeline import STAGES, Draft, taken
from nato_timeline.text import read

HOSTILE = {
    "one word": "a" * 10_000,
    "quotes": "« " * 5_000,
    "digits": "1 " * 10_000,
    "stars": "**" * 4_000,
    "brackets": "[" * 4_000,
    "links": "[a](" * 4_000,
    "names": "Jean-" * 5_000,
    "capitals": "Jean De La " * 4_000,
    "commas": "le 12, " * 4_000,
    "blank lines": "\n" * 20_000,
    "millions": "mille milliards de " * 4_000,
    "verbs": "a été " * 4_000,
}


PROSE = (
    "Le ministre de la Défense, Jean Dupont, a rencontré hier à Bruxelles son homologue letton, Andris Liepiņš. "
    "« Nous tiendrons nos engagements », a-t-il déclaré. "
    "La Lettonie consacrera 3,7 % de son PIB à la défense en 2026.\n"
)


def costs(text: str) -> dict[str, float]:
    """Seconds a stage, best of three."""
    best: dict[str, float] = {}
    for _ in range(3):
        start = perf_counter()
        draft = Draft(reading=read(Document(id="t", text=text)))
        took = {"read": perf_counter() - start}
        for name, steps in STAGES:
            start = perf_counter()
            draft = taken(draft, steps)
            took[name] = perf_counter() - start
        best = {name: min(best.get(name, seconds), seconds) for name, seconds in took.items()}
    return best


def main() -> None:
    kinds = {**HOSTILE, "prose": PROSE * 400, "one paragraph": PROSE.replace("\n", " ") * 400}
    costs(PROSE)
    for kind in sys.argv[1:] or kinds:
        text = kinds[kind]
        half, whole = costs(text[: len(text) // 2]), costs(text)
        total = sum(whole.values())
        slow = [f"{n} x{whole[n] / half[n]:.1f}" for n in whole if whole[n] > 0.05 * total and half[n] > 0]
        ratio = total / sum(half.values())
        print(f"{kind:14} {len(text):7} characters {total:7.2f} s  x{ratio:.1f}  {', '.join(slow)}", flush=True)


if __name__ == "__main__":
    main()
