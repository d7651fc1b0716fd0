"""Corrections of facts last whatever becomes of the library; `verify` says what became of each sentence."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path

import pytest
from own_library import RULES, put, write

from nato_timeline import cli
from nato_timeline.facts import Fact
from nato_timeline.library import corrections
from nato_timeline.library.again import outdated, rebuild
from nato_timeline.library.workers import mapped
from nato_timeline.library.writer import Writer
from nato_timeline.shelves import of_layer
from nato_timeline.store.own import stored


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write(tmp_path / "textes")


def fact_of(path: Path, kind: str, title: str) -> Fact:
    return next(f for f in stored(path).facts if f.kind == kind and title in f.title)


def ran(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = cli.run(args)
    return code, *capsys.readouterr()


def test_corrections_last(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "library.db"
    put(path, texts)
    on = ("--library", str(path))
    summit = fact_of(path, "summit", "Vilnius")
    fix = ("fix", summit.id, "--date", "2023-07-11", "--who", "Stoltenberg", "--note", "selon la déclaration")
    assert ran(capsys, *on, *fix)[0] == 0
    assert ran(capsys, *on, "tag", summit.id, "+budget", "+à-relire")[0] == 0
    meeting = fact_of(path, "meeting", "Stoltenberg")
    assert ran(capsys, *on, "drop", meeting.id)[0] == 0
    (texts / "nouveau.txt").write_text("Le sommet de l’OTAN s’est tenu à Vilnius les 11 et 12 juillet 2023.", "utf-8")
    put(path, texts)
    writer = Writer(path, "other rules")
    rebuild(writer, outdated(writer.db, "other rules"), lambda *_: None, partial(mapped, jobs=1))
    writer.close()
    now = fact_of(path, "summit", "Vilnius")
    assert (now.when, now.first, now.last, now.basis) == ("2023-07-11", "2023-07-11", "2023-07-11", "correction")
    assert (now.people, now.tags, now.note) == (("jens-stoltenberg",), ("budget", "à-relire"), "selon la déclaration")
    assert now.corrected == ("when", "people")
    assert len(now.sources) == len(summit.sources) + 1
    assert meeting.id not in [f.id for f in stored(path).facts]
    (row,) = json.loads(ran(capsys, *on, "list", "--text", "budget", "--kind", "summit", "-f", "json")[1])
    assert row["corrected"] == ["when", "people"]
    file = corrections.path_beside(path)
    assert [c.fact for c in corrections.read(file)] == [summit.id, meeting.id]
    assert ran(capsys, *on, "fix", meeting.id, "--undo")[0] == 0
    assert meeting.id in [f.id for f in stored(path).facts]
    file.unlink()
    with (writer := Writer(path, RULES)).batch():
        pass
    assert fact_of(path, "summit", "Vilnius").when == "2023-07-11/2023-07-12"


def test_the_same_words_in_two_documents_have_corrections_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.db"
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(
            f"Texte {name}.\n\nLes Alliés ont promis 40 blindés à l’Ukraine.", "utf-8"
        )
    put(path, *(tmp_path / f"{name}.txt" for name in "abc"))
    ids = {fact.sources[0].paper: fact.id for fact in of_layer(stored(path).facts, "figure")}
    assert ran(capsys, "--library", str(path), "drop", ids["c"])[0] == 0
    for name in "ab":
        assert ran(capsys, "--library", str(path), "fix", ids[name], "--note", f"de {name}")[0] == 0
    notes = {fact.sources[0].paper: fact.note for fact in of_layer(stored(path).facts, "figure")}
    assert notes == {"a": "de a", "b": "de b"}


@pytest.mark.parametrize("text", ['"', "\\", "\x7f\x1b[31m", "a\nb", "« é » \u202e", "]]", "#"])
def test_corrections_are_written_as_they_were_said(tmp_path: Path, text: str) -> None:
    one = corrections.Correction("abc", "event", text, text, note=text, tags=(text,), drop=True)
    corrections.write(tmp_path / "c.toml", [one])
    assert corrections.read(tmp_path / "c.toml") == (one,)


# ---------------------------------------------------------------- verify


def test_verify_says_what_became_of_each_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, folder = tmp_path / "library.db", tmp_path / "textes"
    folder.mkdir()
    said = "Le 12 juin 2024, la ministre a reçu Jens Stoltenberg à Bruxelles."
    pledge = "Les Alliés ont promis 40 milliards d’euros à l’Ukraine."
    for name in ("exact", "moved", "changed", "gone", "deleted"):
        (folder / f"{name}.txt").write_text(f"{said} {name} {pledge}", "utf-8")
    put(path, folder)
    (folder / "moved.txt").write_text(f"En-tête. {said} moved {pledge}", "utf-8")
    (folder / "changed.txt").write_text(f"{said.replace('12 juin', '13 juin')} changed {pledge}", "utf-8")
    (folder / "gone.txt").write_text("Rien.", "utf-8")
    (folder / "deleted.txt").unlink()
    code, out, _ = ran(capsys, "--library", str(path), "verify", "--all", "-f", "json")
    assert code == 5
    states: dict[str, set[str]] = {}
    for row in json.loads(out):
        states.setdefault(row["source"], set()).add(row["state"])
    assert states["exact"] == {"exact"}
    assert states["moved"] == {"moved"}
    assert "changed" in states["changed"]
    assert states["gone"] == states["deleted"] == {"gone"}
    assert ran(capsys, "--library", str(path), "verify", "exact")[:2] == (0, "")


@pytest.mark.parametrize("name", [b"caf\xe9.txt", "café.txt".encode(), b"caf\\udce9.txt"])
def test_verify_finds_a_file_whatever_its_name(name: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, file = tmp_path / "library.db", tmp_path / os.fsdecode(name)
    file.write_text("Le 12 juin 2024, la ministre a reçu Jens Stoltenberg à Bruxelles.", "utf-8")
    put(path, file)
    assert ran(capsys, "--library", str(path), "verify")[0] == 0
    assert ran(capsys, "--library", str(path), "sources", "-f", "json")[0] == 0
    file.write_text("Rien.", "utf-8")
    assert ran(capsys, "--library", str(path), "verify")[0] == 5
    assert [one.state for one in put(path, file)] == ["changed"]
