"""Power cuts: of all that a process wrote, a disk holds what was synchronised, and any part of the rest.

A shim (disk.c) notes every write of a real `add` in its order. From that come the states in which a cut may leave the
disk at any moment: in each, whatever `add` had told of before must be there, whole. `FAULT_POINTS` (6) says how many
are tried.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from checked import finished, has_tables, text, whole

POINTS = int(os.environ.get("FAULT_POINTS", "6"))
ADDS, EACH = 4, 10
SECTOR = 512  # what a disk writes at once
FOLDER = "."  # in whose list of files what is taken out stands until that is synchronised

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the shim is for Linux"),
    pytest.mark.skipif(not shutil.which("cc"), reason="there is no C compiler for the shim"),
]


class Record(NamedTuple):
    what: str
    file: str
    offset: int
    length: int
    data: bytes


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Record], list[int]]:
    """All that four runs of `add` wrote, and after which record each had told of its ten documents."""
    folder, aside = tmp_path_factory.mktemp("disk"), tmp_path_factory.mktemp("aside")
    shim, log = aside / "disk.so", aside / "log"
    source = Path(__file__).with_name("disk.c")
    subprocess.run(("cc", "-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"), check=True)
    watch = {**os.environ, "LD_PRELOAD": str(shim), "DISK_LOG": str(log), "DISK_FILES": str(folder)}
    told = []
    for run in range(ADDS):
        names = []
        for number in range(run * EACH, run * EACH + EACH):
            names.append(aside / f"texte-{number:03}.txt")
            names[-1].write_text(text(number), "utf-8")
        assert finished(folder / "library.db", "-q", "add", *map(str, names), "--jobs", "1", env=watch) == 0
        told.append(len(list(records(log))))
    assert whole(folder / "library.db") == ADDS * EACH
    return list(records(log)), told


def records(log: Path) -> Iterator[Record]:
    data, at = log.read_bytes(), 0
    while at < len(data):
        end = data.index(b"\0", at)
        what, path = chr(data[at]), data[at + 1 : end].decode()
        offset, length = (int.from_bytes(data[end + n : end + n + 8], "little") for n in (1, 9))
        at = end + 17 + (length if what == "W" else 0)
        file = FOLDER if what == "S" and Path(path).is_dir() else Path(path).name
        yield Record(what, file, offset, length, data[end + 17 : at])


def on_disk(written: list[Record], dice: random.Random) -> dict[str, bytearray]:
    """The files after a cut: what was synchronised, and of the rest any part, each write whole, torn or not there.

    A name is in its folder's list once that is synchronised; of later changes to the list any first part is made."""
    files: list[bytearray] = []  # each file that ever was
    named: dict[str, int] = {}  # as the process sees them
    listed: dict[str, int | None] = {}  # as the disk has them
    changes: list[tuple[str, int | None]] = []
    waiting: list[tuple[int, Record]] = []
    for record in written:
        if record.file == FOLDER:
            listed.update(changes)
            changes.clear()
        elif record.what == "U":
            named.pop(record.file, None)
            changes.append((record.file, None))
        else:
            if record.file not in named:
                named[record.file] = len(files)
                changes.append((record.file, len(files)))
                files.append(bytearray())
            which = named[record.file]
            if record.what != "S":
                waiting.append((which, record))
                continue
            for each in [r for file, r in waiting if file == which]:
                put(files[which], each, each.length)
            waiting = [(file, r) for file, r in waiting if file != which]
    for which, record in waiting:
        part = dice.choice((0, record.length, dice.randrange(record.length + 1) // SECTOR * SECTOR))
        if record.what == "T" or part:
            put(files[which], record, part)
    listed.update(changes[: dice.randrange(len(changes) + 1)])
    return {name: files[which] for name, which in listed.items() if which is not None}


def put(file: bytearray, record: Record, part: int) -> None:
    if record.what == "T":
        del file[record.length :]
        return
    if len(file) < record.offset + part:
        file.extend(bytes(record.offset + part - len(file)))
    file[record.offset : record.offset + part] = record.data[:part]


def test_after_a_power_cut_all_that_was_told_of_is_there(
    written: tuple[list[Record], list[int]], tmp_path: Path, survived: Counter[str]
) -> None:
    all_records, told = written
    dice = random.Random(5)
    synced = [n for n, record in enumerate(all_records) if record.what == "S"]
    moments = {*told, *(n + dice.choice((0, 1)) for n in dice.sample(synced, min(POINTS, len(synced))))}
    moments |= {dice.randrange(len(all_records)) for _ in range(POINTS)}
    for n, moment in enumerate(sorted(moments)):
        folder = tmp_path / str(n)
        folder.mkdir()
        for name, data in on_disk(all_records[:moment], dice).items():
            (folder / name).write_bytes(data)
        library = folder / "library.db"
        known = whole(library) if library.exists() and library.stat().st_size and has_tables(library) else 0
        assert known >= EACH * sum(moment >= after for after in told), f"cut after record {moment}"
    survived["power cuts"] += len(moments)


def test_what_is_told_of_was_synchronised(written: tuple[list[Record], list[int]]) -> None:
    all_records, told = written
    for moment in told:
        before = [r for r in all_records[:moment] if r.file.endswith("-wal") and r.what in "WS"]
        assert before[-1].what == "S", "nothing of the log is written after it was last synchronised"
