"""What must not lose a document: processes killed at any moment, two writers, full disks, files that are not libraries.

Real processes, real signals, real files. `FAULT_POINTS` (6) says at how many moments `add` is killed.
"""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from checked import DOCUMENTS, TIMELINE, finished, has_tables, start, text, whole

from nato_timeline import cli
from nato_timeline.library.add import add
from nato_timeline.library.writer import Writer
from nato_timeline.store.own import stored

POINTS = int(os.environ.get("FAULT_POINTS", "6"))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("textes")
    for number in range(DOCUMENTS):
        (folder / f"texte-{number:03}.txt").write_text(text(number), "utf-8")
    return folder


# ---------------------------------------------------------------- killed


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


# ---------------------------------------------------------------- at once


def test_two_who_add_at_once_and_one_who_reads(texts: Path, tmp_path: Path, survived: Counter[str]) -> None:
    library = tmp_path / "library.db"
    names = sorted(texts.iterdir())
    both = [start(library, "-q", "add", *map(str, part)) for part in (names[:30], names[10:])]
    seen = []
    while any(process.poll() is None for process in both):
        if library.exists() and has_tables(library):
            known = stored(library)
            seen.append(len(known.papers))
            assert all(fact.sources for fact in known.facts[:20])
        time.sleep(0.05)
    for process in both:
        _, err = process.communicate()
        assert process.returncode == 0, err
    survived["writers at once"] += len(both)
    assert seen == sorted(seen), "no document goes while others come"
    assert whole(library) == DOCUMENTS


def test_readers_see_a_batch_or_nothing_of_it(texts: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    writer = Writer(library, "rules")
    add(writer, [str(p) for p in sorted(texts.iterdir())[:5]], {}, lambda _: None)
    done = threading.Event()
    counts: set[int] = set()

    def read() -> None:
        db = sqlite3.connect(library)
        while not done.is_set():
            query = "SELECT count(*), sum(key IN (SELECT document FROM papers)) FROM documents"
            documents, papers = db.execute(query).fetchone()
            assert documents == papers
            counts.add(documents)
            time.sleep(0.01)
        db.close()

    reader = threading.Thread(target=read)
    reader.start()
    add(writer, [str(p) for p in sorted(texts.iterdir())[5:]], {}, lambda _: None)
    done.set()
    reader.join()
    writer.close()
    assert min(counts) == 5
    assert max(counts) <= DOCUMENTS


# ---------------------------------------------------------------- no room, no right


def test_a_full_quota_leaves_what_was_there(texts: Path, tmp_path: Path, survived: Counter[str]) -> None:
    library = tmp_path / "library.db"
    names = sorted(texts.iterdir())
    assert finished(library, "-q", "add", *map(str, names[:5])) == 0
    limit = 150_000

    def little_room() -> None:  # files that may not grow: what a quota does
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = (*TIMELINE, "--library", str(library), "add", *map(str, names), "--jobs", "1")
    ran = subprocess.run(command, capture_output=True, preexec_fn=little_room, timeout=60)
    assert ran.returncode == 1, ran.stderr
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.startswith(b"Error: ")
    assert 5 <= whole(library) < DOCUMENTS
    assert finished(library, "-q", "add", *map(str, names)) == 0
    assert whole(library) == DOCUMENTS
    survived["full disks"] += 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disque"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder), capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(("umount", folder), check=True)


def test_a_full_disk_leaves_what_was_there(
    texts: Path, small_disk: Path, tmp_path: Path, survived: Counter[str]
) -> None:
    library = small_disk / "library.db"
    names = sorted(texts.iterdir())
    assert finished(library, "-q", "add", *map(str, names[:5])) == 0
    process = start(library, "add", *map(str, names), "--jobs", "1")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1, (out, err)
    assert err.startswith(b"Error: there is no room left"), err
    for file in small_disk.glob("library.db*"):  # to where there is room, as somebody would save it
        shutil.copy(file, tmp_path)
    assert 5 <= whole(tmp_path / "library.db") < DOCUMENTS
    assert finished(tmp_path / "library.db", "-q", "add", *map(str, names)) == 0
    assert whole(tmp_path / "library.db") == DOCUMENTS
    survived["full disks"] += 1


def without_privileges() -> None:
    """Gives up root's right to read and write whatever the modes of files say (a system's call, for Linux)."""
    if os.geteuid() == 0:
        for capability in (1, 2, 3):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
            ctypes.CDLL(None, use_errno=True).prctl(24, capability)  # PR_CAPBSET_DROP: gone with the next exec


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that a test may close to writers."""
    folder = tmp_path / "fermé"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)


def test_a_library_that_may_only_be_read(texts: Path, closed: Path, survived: Counter[str]) -> None:
    library = closed / "library.db"
    assert finished(library, "-q", "add", *map(str, sorted(texts.iterdir())[:5])) == 0
    library.chmod(0o444)
    closed.chmod(0o555)
    before = library.read_bytes()
    for command, code, said in (
        (("list", "-n", "3"), 0, b""),
        (("search", "ukraine"), 0, b""),
        (("add", "-"), 1, b"cannot be written"),
        (("sources", "set", "texte-001", "--title", "x"), 1, b"cannot be written"),
    ):
        process = start(library, *command, preexec_fn=without_privileges, stdin=subprocess.PIPE)
        out, err = process.communicate(b"Paris, le 3 mai 2024. Un texte.", timeout=60)
        assert process.returncode == code, (command, err)
        assert said in err, command
        assert b"Traceback" not in err
        assert bool(out) == (code == 0)
    assert library.read_bytes() == before
    survived["folders that may not be written"] += 1


def test_a_folder_in_which_no_library_may_be_made(closed: Path, survived: Counter[str]) -> None:
    closed.chmod(0o555)
    process = start(closed / "là" / "library.db", "add", "-", preexec_fn=without_privileges, stdin=subprocess.PIPE)
    _, err = process.communicate(b"Paris, le 3 mai 2024. Un texte.", timeout=60)
    assert process.returncode == 1
    assert b"cannot be written: Permission denied" in err
    survived["folders that may not be written"] += 1


# ---------------------------------------------------------------- what is no library


def spoilt(library: Path, how: str) -> None:
    if how == "text":
        library.write_text("Ceci n’est pas une bibliothèque.")
    elif how == "foreign":
        db = sqlite3.connect(library)
        db.execute("CREATE TABLE adresses (nom TEXT)")
        db.close()
    else:
        Writer(library, "rules").close()
        if how == "newer":
            db = sqlite3.connect(library)
            db.execute("PRAGMA user_version = 99")
            db.close()
        elif how == "torn":
            library.write_bytes(library.read_bytes()[:20_000])
        elif how == "overwritten":
            data = bytearray(library.read_bytes())
            data[4096:40_000] = os.urandom(40_000 - 4096)
            library.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("text", "damaged or not a library"),
        ("foreign", "database of something else"),
        ("newer", "newer version"),
        ("torn", "damaged or not a library"),
        ("overwritten", "damaged or not a library"),
    ],
)
def test_what_is_no_library_is_left_as_it_is(
    how: str, why: str, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], survived: Counter[str]
) -> None:
    library = tmp_path / "library.db"
    spoilt(library, how)
    before = library.read_bytes()
    for command in (("list",), ("search", "ukraine"), ("add", str(texts / "texte-001.txt"))):
        assert cli.run(("--library", str(library), *command)) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert why in err, command
        assert "Traceback" not in err
    assert library.read_bytes() == before
    survived["files that are no library"] += 1


# ---------------------------------------------------------------- files and folders


def test_folders_that_lead_back_and_files_that_are_none(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "boucle").symlink_to(folder, target_is_directory=True)
    (folder / "nulle-part.txt").symlink_to(folder / "absent.txt")
    (folder / ".caché.txt").write_text("x")
    (folder / "a.txt").write_text(text(1), "utf-8")
    (folder / "même.txt").symlink_to(folder / "a.txt")
    (folder / "image.png").write_bytes(b"\x89PNG")
    os.mkfifo(folder / "tube.txt")
    (folder / "vide.txt").write_text("")
    library = tmp_path / "library.db"
    assert cli.run(("--library", str(library), "add", str(folder), str(folder / "*.txt"))) == 4
    out, err = capsys.readouterr()
    assert [line.split("\t")[:2] for line in out.splitlines()] == [["added", "a"], ["unchanged", "a"]]
    assert "vide.txt is empty" in err
    assert "Traceback" not in err


def test_a_line_of_a_hundred_megabytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ligne.txt").write_bytes(b"mot " * 24_000_000)
    (tmp_path / "texte.txt").write_text(text(2), "utf-8")
    started = time.monotonic()
    assert (
        cli.run(("--library", str(tmp_path / "l.db"), "add", str(tmp_path / "ligne.txt"), str(tmp_path / "texte.txt")))
        == 4
    )
    assert time.monotonic() - started < 30
    out, err = capsys.readouterr()
    assert out.startswith("added\ttexte\t")
    assert "too long" in err


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    file, stop = tmp_path / "journal.txt", threading.Event()
    file.write_text(text(3), "utf-8")

    def grow() -> None:
        while not stop.is_set():
            with file.open("a", encoding="utf-8") as out:
                out.write("Une phrase de plus est écrite ici.\n")

    growing = threading.Thread(target=grow)
    growing.start()
    writer = Writer(tmp_path / "l.db", "rules")
    try:
        add(writer, [str(file)], {}, lambda _: None)
    finally:
        stop.set()
        growing.join()
        writer.close()
    (paper,) = stored(tmp_path / "l.db").papers.values()
    assert file.read_text("utf-8").startswith(paper.text[: len(text(3))])
    assert all(0 <= s.start < s.end <= len(paper.text) for f in stored(tmp_path / "l.db").facts for s in f.sources)
