"""What must not lose a document: processes killed at any moment, two writers, full disks, files that are not libraries.

Real processes, real signals, real files. `FAULT_POINTS` (6) says at how many moments `add` is killed.
"""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from nato_timeline import cli
from nato_timeline.library.add import add
from nato_timeline.library.writer import Writer
from nato_timeline.store.own import stored

POINTS = int(os.environ.get("FAULT_POINTS", "6"))
TIMELINE = (sys.executable, "-c", "from nato_timeline.cli import main; main()")
DOCUMENTS = 40


def text(number: int) -> str:
    return (
        f"Bruxelles, le {number % 28 + 1} mai 2024. Le secrétaire général de l’OTAN, Jens Stoltenberg, a reçu le président letton.\n\n"
        f"Les Alliés ont promis {number + 11} millions d’euros à l’Ukraine.\n\nLe sommet de Washington aura lieu en juillet 2024.\n"
    )


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("textes")
    for number in range(DOCUMENTS):
        (folder / f"texte-{number:03}.txt").write_text(text(number), "utf-8")
    return folder


def start(library: Path, *args: str) -> subprocess.Popen[bytes]:
    command = (*TIMELINE, "--library", str(library), *args)
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def finished(library: Path, *args: str) -> int:
    """Runs a command to its end; its exit code."""
    with start(library, *args) as process:
        process.communicate()
        return process.returncode


def whole(library: Path) -> int:
    """How many documents a library holds, each with everything that follows from it. Fails on half a document."""
    db = sqlite3.connect(library)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    documents = db.execute("SELECT key, id, text FROM documents").fetchall()
    for key, id, said in documents:
        assert said == text(int(id.rsplit("-", 1)[1]))
        assert db.execute("SELECT count(*) FROM papers WHERE document = ?", (key,)).fetchone()[0] == 1
        assert db.execute("SELECT count(*) FROM sentences WHERE document = ?", (key,)).fetchone()[0] >= 3
        stated = "SELECT count(*) FROM sources JOIN facts ON facts.key = fact WHERE document = ? AND layer = 'figure'"
        assert db.execute(stated, (key,)).fetchone()[0] == 1
    loose = "SELECT count(*) FROM tellings WHERE fact IS NULL OR fact NOT IN (SELECT key FROM facts)"
    assert db.execute(loose).fetchone()[0] == 0
    assert db.execute("SELECT count(*) FROM facts WHERE key NOT IN (SELECT fact FROM sources)").fetchone()[0] == 0
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    db.close()
    return len(documents)


# ---------------------------------------------------------------- killed


def test_killed_at_any_moment_it_loses_nothing(texts: Path, tmp_path: Path) -> None:
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
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if library.exists() and library.stat().st_size:
            known = whole(library) if _has_tables(library) else 0
            assert known >= stored_before, "what was in stays in"
            stored_before = known
    process = start(library, "-q", "add", str(texts))
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert whole(library) == DOCUMENTS


def _has_tables(library: Path) -> bool:
    db = sqlite3.connect(library)
    found = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
    db.close()
    return bool(found)


def test_a_worker_that_is_killed_costs_no_document(texts: Path, tmp_path: Path) -> None:
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


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


# ---------------------------------------------------------------- at once


def test_two_who_add_at_once_and_one_who_reads(texts: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    names = sorted(texts.iterdir())
    both = [start(library, "-q", "add", *map(str, part)) for part in (names[:30], names[10:])]
    seen = []
    while any(process.poll() is None for process in both):
        if library.exists() and _has_tables(library):
            known = stored(library)
            seen.append(len(known.papers))
            assert all(fact.sources for fact in known.facts[:20])
        time.sleep(0.05)
    for process in both:
        _, err = process.communicate()
        assert process.returncode == 0, err
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


def test_a_full_disk_leaves_what_was_there(texts: Path, tmp_path: Path) -> None:
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


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "fermé"
    folder.mkdir()
    library = folder / "library.db"
    assert finished(library, "-q", "add", str(texts)) == 0
    library.chmod(0o444)
    folder.chmod(0o555)
    try:
        assert cli.run(("--library", str(library), "list", "-n", "3")) == 0
        assert cli.run(("--library", str(library), "add", "--title", "x", str(texts))) == 1
        assert "cannot be written" in capsys.readouterr().err
    finally:
        folder.chmod(0o755)


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
    how: str, why: str, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
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


def test_hostile_text_is_inert(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = (
        "Kiev, le 3 mai 2024. =SOMME(A1) \x1b[31m[red]rouge[/red]\x1b[0m '; DROP TABLE facts;-- </script> \u202edroit. "
        "« \x1b]0;titre\x07 Nous aiderons l’Ukraine », a déclaré Jens Stoltenberg. Les Alliés ont promis 40 millions d’euros."
    )
    (tmp_path / "'; DROP TABLE documents;--.txt").write_text(said, "utf-8")
    library = str(tmp_path / "l.db")
    assert cli.run(("--library", library, "add", str(tmp_path))) == 0
    for command in (
        ("list",),
        ("quotes",),
        ("figures",),
        ("search", "rouge"),
        ("sources",),
        ("sources", "show", "drop"),
    ):
        for form in ("table", "plain", "json", "csv", "markdown"):
            assert cli.run(("--library", library, *command, "-f", form)) == 0
            out = capsys.readouterr().out
            assert not {"\x1b", "\x07", "\u202e"} & set(out), (command, form)
    db = sqlite3.connect(library)
    assert db.execute("SELECT text FROM documents").fetchone()[0] == said
