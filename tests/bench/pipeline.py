"""What the whole pipeline costs, all layers, from the document to its facts.

    python tests/bench/pipeline.py [KIND…] [--size KB] [--rounds N]

Prints, for running text in one piece, the same cut into documents of the length of a dispatch, and hostile input: kB a
second of processor time, the time as a multiple of one pass of `re.findall(r"\\w+|\\S", text)` over the same text, and
how the time grows when the text is twice as long (2 is linear, 4 quadratic). Text and pass are measured in turn, each
as the median of some rounds, so that whatever else the machine does counts for both.
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import process_time

from nato_timeline.model import Document
from nato_timeline.pipeline import side_by_side

TEXTS = Path(__file__).resolve().parents[2] / "data" / "texts"
_WORDS = re.compile(r"\w+|\S")
_DAY = re.compile(r"\b\d{1,2}\b")
# characters of a document, and of hostile input
_DISPATCH = 3_000
_HOSTILE = 20_000


def moved(text: str, days: int) -> str:
    return _DAY.sub(lambda m: str((int(m[0]) + days) % 28 + 1), text)


def varied(size: int) -> list[str]:
    """Documents of the paragraphs of the five texts, shuffled, their days varied, of so many characters together."""
    paragraphs = [p for path in sorted(TEXTS.glob("*.txt")) for p in path.read_text("utf-8").split("\n") if p.strip()]
    dice = Random(1)
    documents: list[str] = []
    while sum(map(len, documents)) < size:
        document = ""
        while len(document) < _DISPATCH:
            document += moved(dice.choice(paragraphs), dice.randrange(28)) + "\n\n"
        documents.append(document)
    return documents


def repeated(text: str) -> Callable[[int], list[str]]:
    return lambda size: [(text * (size // len(text) + 1))[:size]]


PROSE: dict[str, Callable[[int], Sequence[str]]] = {
    "dispatches": varied,
    "one document": lambda size: ["".join(varied(size))[:size]],
    "one line": lambda size: [" ".join("".join(varied(size)).split())[:size]],
}
HOSTILE: dict[str, Callable[[int], Sequence[str]]] = {
    "le le le": repeated("le "),
    "digits": repeated("1234567890"),
    "numbers": repeated("12 "),
    "weekdays": repeated("lundi mardi mercredi "),
    "commas": repeated(","),
    "day list": repeated("le 12, "),
    "dates": repeated("le 12 juin 2024, "),
    "capitals": repeated("Jean De La "),
    "names": repeated("le ministre Jean Dupont, "),
    "verbs": repeated("a été "),
    "quotes": repeated("« "),
    "sums": repeated("40 millions d’euros et "),
}


def seconds(texts: Sequence[str]) -> float:
    start = process_time()
    for _ in side_by_side(Document(id="t", text=text) for text in texts):
        pass
    return process_time() - start


def bare(texts: Sequence[str]) -> float:
    """The least that any reader of words does."""
    start = process_time()
    for text in texts:
        _WORDS.findall(text)
    return process_time() - start


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("kinds", nargs="*", metavar="KIND")
    arguments.add_argument("--size", type=int, default=200, help="kB of running text (default: 200)")
    arguments.add_argument("--rounds", type=int, default=5, help="rounds of each measurement (default: 5)")
    given = arguments.parse_args()
    seconds(varied(50_000))  # what is compiled and read once is not the text's cost
    for kind in given.kinds or (*PROSE, *HOSTILE):
        make, size = (PROSE[kind], given.size * 1000) if kind in PROSE else (HOSTILE[kind], _HOSTILE)
        half, whole = make(size // 2), make(size)
        halves, wholes, passes = [], [], []
        for _ in range(given.rounds):
            halves.append(seconds(half))
            wholes.append(seconds(whole))
            passes.append(bare(whole))
        took, words = statistics.median(wholes), statistics.median(passes)
        kilobytes = sum(len(text.encode()) for text in whole) / 1000
        speed = f"{kilobytes / took:7.0f} kB/s  {took / words:6.0f} × words"
        print(f"{kind:14} {speed}  time(2n)/time(n) {took / statistics.median(halves):.2f}", flush=True)


if __name__ == "__main__":
    main()
