"""Processes killed at any moment: whatever was in a library stays in it.

Real processes, real signals, real files. `FAULT_POINTS` (6) says at how many moments `add` is killed.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from checked import DOCUMENTS, finished, has_tables, start, whole

POINTS = int(os.environ.get("FAULT_POINTS", "6"))


def test_killed_at_any_moment_it_loses_nothing(texts: Path, tmp_path: Path, survived: Counter[str]) -> None:
    library = tmp_path / "library.db"
    dice = random.Random(11)
    began = time.monotonic()
    assert finished(tmp_path / "calm.db", "-q", "add", str(texts), "--jobs", "1") == 0
    usual = time.monotonic() - began
    stored_before = 0
    for point in range(POINTS):
        if point == POINTS // 2 and library.exists():
            for file in tmp_path.glob("library.db*"):
                file.unlink()  # from the start again: the making of the tables too
            stored_before = 0
        process = start(library, "-q", "add", str(texts), "--jobs", str(1 + point % 2))
        time.sleep(dice.uniform(0.05, usual))
        if process.poll() is None:  # else it was done before
            os.killpg(process.pid, signal.SIGKILL)
            survived["kills"] += 1
        process.communicate()
        if library.exists() and library.stat().st_size:
            known = whole(library) if has_tables(library) else 0
            assert known >= stored_before, "what was in stays in"
            stored_before = known
    process = start(library, "-q", "add", str(texts))
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert whole(library) == DOCUMENTS


def test_a_worker_that_is_killed_costs_no_document(texts: Path, tmp_path: Path, survived: Counter[str]) -> None:
    process = start(tmp_path / "library.db", "-q", "add", str(texts), "--jobs", "2")
    killed = 0
    while process.poll() is None and killed < 1:
        for child in _children(process.pid):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                time.sleep(0.6)
                os.kill(child, signal.SIGKILL)
                killed += 1
                break
        time.sleep(0.02)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert killed == 1
    assert whole(tmp_path / "library.db") == DOCUMENTS
    survived["workers killed"] += killed


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_whoever_is_killed_takes_the_workers_along(
    sign: signal.Signals, texts: Path, tmp_path: Path, survived: Counter[str]
) -> None:
    process = start(tmp_path / "library.db", "-q", "add", *map(str, texts.iterdir()), "--jobs", "2")
    workers: list[int] = []
    while len(workers) < 2 and process.poll() is None:
        workers = [
            child for child in _children(process.pid) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
        time.sleep(0.02)
    time.sleep(1.0)
    os.kill(process.pid, sign)
    process.communicate(timeout=60)
    until = time.monotonic() + 20
    while time.monotonic() < until and any(Path(f"/proc/{worker}").exists() for worker in workers):
        time.sleep(0.05)
    assert workers
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []
    survived["workers left alone"] += len(workers)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
