"""How long whole processes take, as ratios to `python -c pass`, measured in one run on whatever machine this is.

    python tests/bench/startup.py [ROUNDS]

A ratio and not milliseconds, so that machines and days compare; the median of many rounds, the commands taken in turn.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TIMELINE = (sys.executable, "-c", "from nato_timeline.cli import main; main()")
ENVIRONMENT = {
    **os.environ, "TIMELINE_LIBRARY": "bundled", "TERM": "xterm-256color", "PAGER": "cat", "COLUMNS": "100",
    "LANG": "C.UTF-8",
}  # fmt: skip
# what each may cost; the figures in the README come from here
BOUNDS = {"list | cat": 8.0, "list, on a terminal": 13.0, "TAB after who": 9.0, "TAB, a library of one's own": 9.0}
OWN = Path(tempfile.gettempdir()) / f"startup-{os.getpid()}.db"


def piped(*command: str, **environment: str) -> None:
    """Runs a command with its output in a pipe."""
    subprocess.run(command, env={**ENVIRONMENT, **environment}, capture_output=True, check=True)


def on_a_terminal(*command: str) -> None:
    """Runs a command with its output on a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, ENVIRONMENT)
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the terminal closes with the process
        pass
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert status == 0


MEASURED: dict[str, Callable[[], None]] = {
    "python -c pass": lambda: piped(sys.executable, "-c", "pass"),
    "python -c 'import typer'": lambda: piped(sys.executable, "-c", "import typer"),
    "list | cat": lambda: piped(*TIMELINE, "list"),
    "list --format json": lambda: piped(*TIMELINE, "list", "--format", "json"),
    "who Stoltenberg | cat": lambda: piped(*TIMELINE, "who", "Stoltenberg"),
    "list, on a terminal": lambda: on_a_terminal(*TIMELINE, "list"),
    "figures, on a terminal": lambda: on_a_terminal(*TIMELINE, "figures"),
    "TAB after who": lambda: piped(
        *TIMELINE, _TIMELINE_COMPLETE="complete_bash", COMP_WORDS="timeline who Sto", COMP_CWORD="2"
    ),
    "TAB, a library of one's own": lambda: piped(
        *TIMELINE,
        _TIMELINE_COMPLETE="complete_bash",
        COMP_WORDS="timeline who Sto",
        COMP_CWORD="2",
        TIMELINE_LIBRARY=str(OWN),
    ),
    "stats | cat": lambda: piped(*TIMELINE, "stats"),
    "list --help": lambda: piped(*TIMELINE, "list", "--help"),
}


def measure(rounds: int) -> dict[str, float]:
    """Median seconds of each command."""
    piped(*TIMELINE, "list")  # the first run parses the texts and keeps the result
    piped(*TIMELINE, "--library", str(OWN), "add", str(Path(__file__).parents[2] / "data" / "texts"))
    taken: dict[str, list[float]] = {name: [] for name in MEASURED}
    for _ in range(rounds):
        for name, run in MEASURED.items():
            start = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    try:
        medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
    finally:
        for file in OWN.parent.glob(f"{OWN.name}*"):
            file.unlink()
    base = medians["python -c pass"]
    for name, seconds in medians.items():
        ratio = seconds / base
        bound = BOUNDS.get(name)
        verdict = "" if bound is None else f"  (at most {bound:g}{'' if ratio <= bound else ': TOO SLOW'})"
        print(f"{name:26} {seconds * 1000:7.1f} ms   x{ratio:5.2f}{verdict}")


if __name__ == "__main__":
    main()
