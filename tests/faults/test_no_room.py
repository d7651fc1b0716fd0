"""No room and no right: a quota, a full disk, a folder or a library that may not be written."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from checked import DOCUMENTS, TIMELINE, finished, start, whole


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
