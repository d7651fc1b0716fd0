"""A folder of everything that lies about: what can be read is in, and of the rest it is said what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_files import BODY, archive, docx, mail, odt, page, sheet
from running import runner, same_as_before

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100
GOOD = "<w:p><w:r><w:t>Le 12 juin 2024, Jens Stoltenberg a reçu Mark Rutte à Bruxelles.</w:t></w:r></w:p>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("pypdfium2")
    pytest.importorskip("selectolax")
    files = {
        "bon.txt": "Le 13 juin 2024, la ministre s’est rendue à Riga.".encode("utf-16"),
        "bon.docx": docx(GOOD),
        "bon.odt": odt("<text:p>Le 14 juin 2024, les ministres se sont réunis à Bruxelles.</text:p>"),
        "bon.pdf": sheet([(60, 700, 11, "Le 15 juin 2024, le ministre a reçu Jens Stoltenberg à Paris.")]),
        "sous/bon.html": page(f"<article><h1>Visite</h1>{BODY}</article>"),
        "sous/bon.eml": mail("Le ministre a reçu hier son homologue letton à Vilnius.\r\n"),
        "ancien.doc": OLD_OFFICE + "WordDocument".encode("utf-16-le"),
        "ancien.rtf": b"{\\rtf1 Le 4 avril 1949}",
        "bombe.odt": odt("<text:p>" + "a" * 50_000_000 + "</text:p>"),
        "chiffre.docx": OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "chiffre.pdf": sheet([(60, 700, 11, "Le 4 avril 1949")], password="secret"),
        "coupe.pdf": sheet([(60, 700, 11, "Le 4 avril 1949")])[:300],
        "entites.docx": docx("<w:p/>", "<!DOCTYPE x [<!ENTITY a 'ha'>]>"),
        "faux.docx": archive(**{"photo.jpg": "x"}),
        "message.msg": OLD_OFFICE + "__substg1.0_0037001F".encode("utf-16-le"),
        "numerise.pdf": sheet([]),
        "tableur.odt": archive(**{"xl/workbook.xml": "<x/>"}),
        "vide.txt": b"",
        # what is passed over: locks of open files, what a browser saves beside a page, what is no text by its name
        "~$bon.docx": b"\x05lock",
        "sous/bon_files/publicite.html": page("<p>Le 4 avril 1949</p>"),
        "sous/photo.jpg": b"\xff\xd8\xff",
    }
    for name, data in files.items():
        path = tmp_path / "tout" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "tout"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_file_of_a_folder_is_told_of(
    language: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runner(capsys, monkeypatch)
    ran = run("--lang", language, "--library", str(tmp_path / "library.db"), "add", str(folder), "--jobs", "1")
    assert ran.code == 4
    same_as_before(f"intake-folder-{language}", f"{ran.out}\n{ran.err}".replace(f"{folder}/", ""))
    listed = run("--library", str(tmp_path / "library.db"), "list", "--format", "plain")
    assert listed.code == 0
    assert "1949" not in listed.out
