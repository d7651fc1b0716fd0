"""Files become texts, each by its content; what is no document is refused with the reason."""

from __future__ import annotations

import builtins
import sys
from datetime import date
from pathlib import Path

import pytest
from made_files import BODY, archive, docx, fodt, mail, odt, page

from nato_timeline.errors import UserError
from nato_timeline.intake import load, read

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100
REFUSED = [
    (docx("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", LAUGHS), "entities"),
    (docx("<w:p/>", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"), "entities"),
    (docx("<w:p><w:r><w:t>" + "a" * 50_000_000 + "</w:t></w:r></w:p>"), "unpacks"),
    (odt("<text:p>" + "a" * 50_000_000 + "</text:p>"), "unpacks"),
    (fodt("<text:p>&a;</text:p>", "<!DOCTYPE x [<!ENTITY a 'ha'>]>"), "entities"),
    (fodt("<text:p>")[:-40], "damaged"),
    (docx("<w:p>"), "damaged"),
    (docx("<w:p/>")[:-300], "damaged"),
    (archive(**{"xl/workbook.xml": "<x/>"}), "spreadsheet"),
    (archive(**{"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<x/>"}), "presentation"),
    (archive(**{"META-INF/container.xml": "<x/>", "content.xml": "<x/>", "mimetype": "application/epub+zip"}), "EPUB"),
    (archive(**{"photo.jpg": "x"}), "no text document"),
    (archive(**{"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "password"),
    (docx("<w:p/>"), "holds no text"),
    (OLD_OFFICE + "WordDocument".encode("utf-16-le"), "old Word"),
    (OLD_OFFICE + "Workbook".encode("utf-16-le"), "old Excel"),
    (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "password"),
    (OLD_OFFICE + "__substg1.0_0037001F".encode("utf-16-le"), "Outlook"),
    (OLD_OFFICE, "old Office program"),
    (b"{\\rtf1 texte}", "RTF"),
    (b"%!PS-Adobe-3.0", "PostScript"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\x1f\x8b\x08", "is an archive"),
    (b"<?xml version='1.0'?><rss><item>Le 3 mai 2024</item></rss>", "XML file of a kind"),
    (mail(""), "message that holds no text"),
    (b"\x00\x01\x02", "binary"),
    (b" \n", "empty"),
    (b"mot " * 1_500_000, "too long"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED, ids=[f"{n}-{why}" for n, (_, why) in enumerate(REFUSED)])
def test_what_is_no_document_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UserError, match=why):
        read(data, "a.docx")


KINDS = [
    ("Été 2024 : l’œuvre".encode(), "text/plain"),
    ("Été 2024 : l’œuvre".encode("utf-16"), "text/plain"),
    ("Été 2024 : l’œuvre".encode("cp1252"), "text/plain"),
    ("Été 2024 : l’œuvre".encode("utf-8-sig"), "text/plain"),
    ("---\ntitle: Titre\nurl: https://example.org\n---\nÉté 2024 : l’œuvre".encode(), "text/markdown"),
    (page("<p>Été 2024 : l’œuvre</p>"), "text/html"),
]


@pytest.mark.parametrize(("data", "media_type"), KINDS)
def test_the_content_says_what_kind_a_file_is(data: bytes, media_type: str, tmp_path: Path) -> None:
    intake = read(data, "fichier.bin")
    assert intake.media_type == media_type
    assert "Été 2024 : l’œuvre" in intake.text
    (tmp_path / "a.html").write_bytes(data)
    document = load(tmp_path / "a.html")
    assert document.text == intake.text
    assert (document.title, document.url) == (intake.title, intake.url)


def test_a_text_that_speaks_of_html_is_a_text() -> None:
    assert read(b"Le mot <html> et <p> dans un texte.", "a.txt").media_type == "text/plain"


def test_what_a_page_says_reaches_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(f"<article>{BODY}</article>", "<meta name=date content=2023-07-11>"))
    assert load(tmp_path / "a.html").given_date == date(2023, 7, 11)


@pytest.mark.parametrize(
    ("module", "data", "extra"), [("selectolax", page("<p>x</p>"), "html"), ("pypdfium2", b"%PDF-1.4", "pdf")]
)
def test_an_extra_that_is_missing_says_how_to_install_it(
    module: str, data: bytes, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name.split(".")[0] == module:
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    for name in [name for name in sys.modules if name.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UserError) as caught:
        read(data, "fichier")
    assert caught.value.command == f'pip install "nato-timeline[{extra}]"'
