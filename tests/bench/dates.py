"""What the dates of a text cost, alone: finding them and placing them, the reading and the verbs given.

    python tests/bench/dates.py [KIND…] [--size MB]

Prints, for running text and for hostile input, megabytes a second, the time as a multiple of one pass of
`re.findall(r"\\w+|\\S", text)` over the same text, and how the time grows when the text is twice as long (2 is linear).
Best of three each. Then what the first text costs, whose patterns are compiled on the way.
"""

from __future__ import annotations

import argparse
import gc
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

from nato_timeline.find.times import find
from nato_timeline.grammar import verb_groups
from nato_timeline.model import Document, Reading
from nato_timeline.resolve.times.dates import resolve
from nato_timeline.resolve.times.publication import publication
from nato_timeline.text import read
from nato_timeline.turns import alone

TEXTS = Path(__file__).parents[2] / "data" / "texts"
# seconds from which one measurement is enough
_LONG = 5.0
_TOKEN = re.compile(r"\w+|\S")
_DAY = re.compile(r"\b\d{1,2}\b")
_SMALL = """\
from time import process_time
from nato_timeline.model import Document
from nato_timeline.text import read
from nato_timeline.turns import alone
reading = read(Document(id="t", text="Le ministre a été reçu le 12 juin, deux ans après sa visite. Il part jeudi."))
start = process_time()
from nato_timeline.find.times import find
alone(find(reading))
print(process_time() - start)
"""


def prose(size: int) -> str:
    """The five texts over and over, their days varied, up to so many characters."""
    texts = [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    parts: list[str] = []
    length = turn = 0
    while length < size:
        part = _DAY.sub(lambda m, turn=turn: str((int(m[0]) + turn) % 28 + 1), texts[turn % len(texts)]) + "\n\n"
        parts.append(part)
        length += len(part)
        turn += 1
    return "".join(parts)[:size]


def repeated(text: str) -> Callable[[int], str]:
    return lambda size: (text * (size // len(text) + 1))[:size]


KINDS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "le le le": repeated("le "),
    "digits": repeated("1234567890"),
    "numbers": repeated("12 "),
    "weekdays": repeated("lundi mardi mercredi "),
    "commas": repeated(","),
    "day list": repeated("le 12, "),
    "numbers in words": repeated("deux cent mille "),
    "dates": repeated("le 12 juin 2024, "),
}


def seconds(work: Callable[[], object]) -> float:
    """The best of three, or one where it takes long."""
    best = float("inf")
    for _ in range(3):
        start = process_time()
        work()
        best = min(best, process_time() - start)
        if best > _LONG:
            break
    return best


def dates(reading: Reading) -> Callable[[], object]:
    """All that dates cost, the verbs given."""
    verbs = verb_groups(reading)

    def work() -> object:
        times = alone(find(reading))
        return resolve(reading, times, verbs, publication(reading, times, verbs))

    return work


def measure(text: str) -> tuple[float, float]:
    """Seconds for the dates, and for one pass over the words."""
    reading = read(Document(id="t", text=text, given_date=date(2024, 6, 12)))
    return seconds(dates(reading)), seconds(lambda: _TOKEN.findall(text))


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("kinds", nargs="*", metavar="KIND")
    arguments.add_argument("--size", type=float, default=1.0, help="megabytes (default: 1)")
    given = arguments.parse_args()
    size = int(given.size * 1e6)
    alone(find(read(Document(id="t", text=prose(20_000)))))
    gc.disable()  # as the pipeline does while it reads
    for kind in given.kinds or KINDS:
        half, _ = measure(KINDS[kind](size // 2))
        whole, words = measure(KINDS[kind](size))
        rate = size / 1e6 / whole
        growth = f"time(2n)/time(n) {whole / half:4.2f}"
        print(f"{kind:18} {rate:6.2f} MB/s  {whole / words:5.1f} × words  {growth}", flush=True)
    run = subprocess.run([sys.executable, "-c", _SMALL], capture_output=True, text=True, check=True)
    print(f"first text         {float(run.stdout) * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
