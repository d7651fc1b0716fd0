"""Files that are no library stay as they are; folders, lines and files that no text should be made of cost no other."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import pytest
from checked import text

from nato_timeline import cli
from nato_timeline.library.add import add
from nato_timeline.library.writer import Writer
from nato_timeline.store.own import stored

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
    files = (str(tmp_path / "ligne.txt"), str(tmp_path / "texte.txt"))
    assert cli.run(("--library", str(tmp_path / "l.db"), "add", *files)) == 4
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
