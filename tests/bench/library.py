"""A large library: how long documents take to enter, how much memory that needs, how quickly it answers.

    python tests/bench/library.py [DOCUMENTS] [FOLDER] [--shuffled]

Adds communiqués (see communiques.py) in ten parts, in the order of time or in none, and asks. The figures in the README
come from here. With a folder, the library stays there.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from communiques import texts

TIMELINE = (sys.executable, "-c", "from nato_timeline.cli import main; main()")
PARTS = 10
ROUNDS = 7


class Cost(NamedTuple):
    """What a command took: seconds on the clock, seconds of processors, megabytes of its largest process."""

    clock: float
    worked: float
    megabytes: float


def run(environment: dict[str, str], *args: str) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        (*TIMELINE, *args), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    used = os.wait4(process.pid, 0)[2]
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def resident(pid: int) -> float:
    """Megabytes that a process and those it started hold; what they share is counted once."""
    total = 0.0
    children = {pid}
    for folder in sorted(Path("/proc").iterdir(), key=lambda f: int(f.name) if f.name.isdecimal() else 0):
        if folder.name.isdecimal():
            try:
                parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if int(folder.name) not in children and parent not in children:
                    continue
                children.add(int(folder.name))
                held = (folder / "smaps_rollup").read_text()
            except OSError:
                continue
            total += sum(int(line.split()[1]) for line in held.splitlines() if line.startswith("Pss:")) / 1024
    return total


def added(folder: Path, library: Path) -> tuple[float, float, float]:
    """Seconds to add a folder, seconds of processors' work, and the most memory that all processes together held."""
    start, most = time.perf_counter(), 0.0
    command = (*TIMELINE, "--library", str(library), "-q", "add", str(folder))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while True:
        done, status, used = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        most = max(most, resident(process.pid))
        time.sleep(0.2)
    assert status == 0
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, most


QUESTIONS = {
    "list, first 50": ("list", "-n", "50"),
    "list --since --kind": ("list", "--since", "2022", "--kind", "meeting", "-n", "50"),
    "list --who --reverse": ("list", "--who", "anna-moreau", "--reverse", "-n", "50"),
    "list --topic --place --status": (
        "list", "--topic", "ukraine", "--place", "Oslo", "--status", "held", "-n", "50",
    ),
    "list --around": ("list", "--around", "2023-07-11", "-n", "50"),
    "list --source": ("list", "--source", "communique-000400", "-n", "50"),
    "who NAME": ("who", "anna-moreau", "-n", "50"),
    "who, mistyped": ("who", "Kowalskaa Anna", "-n", "50"),
    "who, nobody": ("who", "Zzyzzx", "-n", "50"),
    "who, first 50": ("who", "-n", "50"),
    "figures --topic": ("figures", "--topic", "ukraine", "-n", "50"),
    "figures by value": ("figures", "--sort", "value", "--reverse", "-n", "50"),
    "search two words": ("search", "soldats", "exercice", "-n", "50"),
    "search a phrase": ("search", '"premier rang de nos efforts"', "-n", "50"),
    "search a typo": ("search", "kowalskaa", "-n", "50"),
    "search two typos": ("search", "munnitions", "norvgée", "-n", "50"),
    "search a word in half of all": ("search", "de", "-n", "50"),
    "search it --since": ("search", "de", "--since", "2024", "-n", "50"),
    "search it --source": ("search", "de", "--source", "communique-000400", "-n", "50"),
    "search a phrase --until": ("search", '"premier rang de nos efforts"', "--until", "2002", "-n", "50"),
    "search a phrase --since": ("search", '"premier rang de nos efforts"', "--since", "2002", "-n", "50"),
    "search it --until": ("search", "de", "--until", "2005", "-n", "50"),
    "search a typo --until": ("search", "munnitions", "--until", "2005", "-n", "50"),
    "search a letter* --until": ("search", "e*", "--until", "2005", "-n", "50"),
    "search a letter*": ("search", "e*", "-n", "50"),
    "list --kind, rare": ("list", "--kind", "summit", "-n", "50"),
    "list --text": ("list", "--text", "kowalska", "-n", "50"),
    "list --text, common": ("list", "--text", "défense", "-n", "50"),
    "list --text, three words": ("list", "--text", "Vilnius les 11", "-n", "50"),
    "list --status, none": ("list", "--status", "cancelled", "-n", "50"),
    "list --sort source": ("list", "--sort", "source", "-n", "50"),
    "list --sort who": ("list", "--sort", "who", "-n", "50"),
    "list --sort who --reverse": ("list", "--sort", "who", "--reverse", "-n", "50"),
    "list --place --sort who": ("list", "--place", "Oslo", "--sort", "who", "-n", "50"),
    "list --place": ("list", "--place", "Oslo", "-n", "50"),
    "list --due": ("list", "--due", "-n", "50"),
    "list --as-of": ("list", "--as-of", "2010-05-01", "-n", "50"),
    "list --as-of --reverse": ("list", "--as-of", "2010-05-01", "--reverse", "-n", "50"),
    "list --as-of --kind": ("list", "--as-of", "2010-05-01", "--kind", "summit", "-n", "50"),
    "list --as-of --text": ("list", "--as-of", "2010-05-01", "--text", "kowalska", "-n", "50"),
    "list --as-of --due": ("list", "--as-of", "2010-05-01", "--due", "-n", "50"),
    "list --since --topic": ("list", "--since", "2015", "--topic", "ukraine", "-n", "50"),
    "list --place --text": ("list", "--place", "Oslo", "--text", "kowalska", "-n", "50"),
    "list --text, very common": ("list", "--text", "de", "--text", "la", "--text", "le", "-n", "50"),
    "list --text, rare and common": ("list", "--text", "ministre", "--text", "kowalska", "-n", "50"),
    "list --text --topic": ("list", "--text", "défense", "--topic", "ukraine", "-n", "50"),
    "list --sort value": ("list", "--sort", "value", "-n", "50"),
    "list --status --due": ("list", "--status", "held", "--due", "-n", "50"),
    "list --no-merge": ("list", "--no-merge", "-n", "50"),
    "list --no-merge --since --kind": ("list", "--no-merge", "--since", "2015", "--kind", "visit", "-n", "50"),
    "list --no-merge --sort who": ("list", "--no-merge", "--sort", "who", "-n", "50"),
    "who --as-of": ("who", "--as-of", "2010-05-01", "-n", "50"),
    "who --topic": ("who", "--topic", "ukraine", "-n", "50"),
    "who --kind": ("who", "--kind", "visit", "-n", "50"),
    "who --since": ("who", "--since", "2015", "-n", "50"),
    "who --place": ("who", "--place", "Oslo", "-n", "50"),
    "who --status --topic": ("who", "--status", "held", "--topic", "ukraine", "-n", "50"),
    "who --text": ("who", "--text", "kowalska", "-n", "50"),
    "who --role": ("who", "--role", "ministre", "-n", "50"),
    "figures --unit": ("figures", "--unit", "EUR", "-n", "50"),
    "figures --holder": ("figures", "--holder", "France", "-n", "50"),
    "figures --min": ("figures", "--min", "800e6", "-n", "50"),
    "figures --as-of": ("figures", "--as-of", "2010-05-01", "-n", "50"),
    "figures --sort who": ("figures", "--sort", "who", "-n", "50"),
    "figures --kind --unit": ("figures", "--kind", "money", "--unit", "EUR", "-n", "50"),
    "figures --topic --sort value": ("figures", "--topic", "ukraine", "--sort", "value", "-n", "50"),
    "figures --topic --text": ("figures", "--topic", "ukraine", "--text", "kowalska", "-n", "50"),
    "figures --text": ("figures", "--text", "missiles", "-n", "50"),
    "figures --history": ("figures", "--history", "-n", "50"),
    "figures --holder --history": ("figures", "--holder", "France", "--history", "-n", "50"),
    "figures --topic --history": ("figures", "--topic", "ukraine", "--history", "-n", "50"),
    "quotes --text": ("quotes", "--text", "efforts", "-n", "50"),
    "stats": ("stats",),
    "stats --by who --as-of": ("stats", "--by", "who", "--as-of", "2010-05-01", "-n", "50"),
    "stats --by month": ("stats", "--by", "month"),
    "stats --by who": ("stats", "--by", "who", "-n", "50"),
    "stats --by source": ("stats", "--by", "source", "-n", "50"),
    "stats --by kind --as-of": ("stats", "--by", "kind", "--as-of", "2010-05-01"),
    "stats --by month --since": ("stats", "--by", "month", "--since", "2015"),
    "stats --by who --topic": ("stats", "--by", "who", "--topic", "ukraine", "-n", "50"),
    "stats --by who --since": ("stats", "--by", "who", "--since", "2015", "-n", "50"),
    "stats --by source --topic": ("stats", "--by", "source", "--topic", "ukraine", "-n", "50"),
    "stats --by topic --kind": ("stats", "--by", "topic", "--kind", "meeting"),
    "stats --who": ("stats", "--who", "anna-moreau"),
    "stats --place": ("stats", "--place", "Oslo"),
    "stats --kind": ("stats", "--kind", "meeting"),
    "stats --topic": ("stats", "--topic", "ukraine"),
    "stats --since": ("stats", "--since", "2015"),
    "stats --text": ("stats", "--text", "kowalska"),
    "stats --by kind --topic": ("stats", "--by", "kind", "--topic", "ukraine"),
    "sources, first 50": ("sources", "-n", "50"),
}  # fmt: skip
TAB = {"TAB, people": ("list --who a", 2), "TAB, sources": ("sources show communique-0001", 3)}


def asked(library: str, *question: str) -> Cost:
    return run({}, "-q", "--library", library, *question)


def completed(library: str, line: str, word: int) -> Cost:
    """TAB at the end of a line."""
    said = {"COMP_WORDS": f"timeline {line}", "COMP_CWORD": str(word + 1), "TIMELINE_LIBRARY": library}
    return run({"_TIMELINE_COMPLETE": "complete_bash", **said})


def ask(library: str) -> None:
    """Asks a library and in turn the five texts, so that what else the machine does counts for both."""
    print("question                       ms  of processors  more than of the five texts  MB", flush=True)
    questions: dict[str, Callable[[str], Cost]] = {
        **{name: partial(lambda q, where: asked(where, *q), q) for name, q in QUESTIONS.items()},
        **{name: partial(lambda line, where: completed(where, *line), line) for name, line in TAB.items()},
    }
    for name, question in questions.items():
        taken = [(question(library), question("bundled")) for _ in range(ROUNDS)]
        clock = statistics.median(own.clock for own, _ in taken) * 1000
        own, bare = (statistics.median(costs[n].worked for costs in taken) * 1000 for n in (0, 1))
        most = max(own.megabytes for own, _ in taken)
        print(f"{name:29} {clock:4.0f}  {own:13.0f}  {own - bare:+27.0f}  {most:2.0f}", flush=True)


def main() -> None:
    arguments = [one for one in sys.argv[1:] if one != "--shuffled"]
    documents = int(arguments[0]) if arguments else 1000
    with tempfile.TemporaryDirectory() as aside:
        root = Path(arguments[1] if len(arguments) > 1 else aside)
        library = root / "library.db"
        made = texts(documents, shuffled=len(arguments) < len(sys.argv) - 1)
        print("part  documents  seconds  ms/document  of processors  MB held by all processes  MB of library")
        for part in range(PARTS):
            folder = root / f"part{part}"
            folder.mkdir(parents=True)
            many = documents // PARTS
            for name, text in (next(made) for _ in range(many)):
                (folder / name).write_text(text, "utf-8")
            seconds, worked, most = added(folder, library)
            shutil.rmtree(folder)
            print(
                f"{part:4}  {many:9}  {seconds:7.1f}  {seconds * 1000 / many:11.2f}  {worked * 1000 / many:13.2f}  "
                f"{most:24.0f}  {library.stat().st_size / 1e6:13.1f}",
                flush=True,
            )
        ask(str(library))


if __name__ == "__main__":
    main()
