"""A large library: how long documents take to enter, how much memory that needs, how quickly it answers.

    python tests/bench/library.py [DOCUMENTS] [FOLDER]

Adds communiqués (see communiques.py) in ten parts, and asks. The figures in the README come from here. With a folder,
the library stays there.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from communiques import texts

TIMELINE = (sys.executable, "-c", "from nato_timeline.cli import main; main()")
PARTS = 10
ROUNDS = 7


def timed(*command: str, check: bool = True) -> tuple[float, float]:
    """Seconds and megabytes (of the largest process) that a command takes."""
    start = time.perf_counter()
    process = subprocess.Popen((*TIMELINE, "-q", *command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0 or not check, command
    return time.perf_counter() - start, used.ru_maxrss / 1024


def resident(pid: int) -> float:
    """Megabytes that a process and those it started hold."""
    total = 0.0
    children = {pid}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                status = (folder / "status").read_text()
            except OSError:
                continue
            fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
            if int(fields["PPid"]) in children or int(fields["Pid"]) == pid:
                children.add(int(fields["Pid"]))
                total += int(fields.get("VmRSS", "0 kB").split()[0]) / 1024
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
    "sources, first 50": ("sources", "-n", "50"),
}  # fmt: skip
TAB = {"TAB, people": ("list --who a", 2), "TAB, sources": ("sources show communique-0001", 3)}


def completed(line: str, word: int, library: str) -> float:
    """Seconds that TAB takes at the end of a line."""
    said = {"COMP_WORDS": f"timeline {line}", "COMP_CWORD": str(word + 1), "TIMELINE_LIBRARY": library}
    start = time.perf_counter()
    subprocess.run(TIMELINE, env={**os.environ, "_TIMELINE_COMPLETE": "complete_bash", **said}, capture_output=True)
    return time.perf_counter() - start


def in_turn(own: object, bare: object) -> tuple[float, float]:
    """The median of two ways of asking; in turn, so that what else the machine does counts for both."""
    taken = [(own(), bare()) for _ in range(ROUNDS)]  # type: ignore[operator]
    return statistics.median(a for a, _ in taken), statistics.median(b for _, b in taken)


def ask(library: str) -> None:
    """Asks a library, and the five texts for comparison."""
    print("question                       milliseconds  more than of the five texts  MB")
    for name, question in QUESTIONS.items():
        most = 0.0

        def own(question: tuple[str, ...] = question) -> float:
            nonlocal most
            seconds, memory = timed("--library", library, *question, check=False)
            most = max(most, memory)
            return seconds

        def bare(question: tuple[str, ...] = question) -> float:
            return timed("--library", "bundled", *question, check=False)[0]

        seconds, without = in_turn(own, bare)
        print(f"{name:30} {seconds * 1000:12.0f}  {(seconds - without) * 1000:+27.0f}  {most:2.0f}", flush=True)
    for name, (line, word) in TAB.items():
        seconds, without = in_turn(
            lambda line=line, word=word: completed(line, word, library),
            lambda line=line, word=word: completed(line, word, "bundled"),
        )
        print(f"{name:30} {seconds * 1000:12.0f}  {(seconds - without) * 1000:+27.0f}", flush=True)


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as aside:
        root = Path(sys.argv[2] if len(sys.argv) > 2 else aside)
        library = root / "library.db"
        made = texts(documents)
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
