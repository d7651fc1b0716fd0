"""PDF, DOCX and ODT become running text."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import pytest
from made_files import SENTENCES, docx, odt, pdf

from nato_timeline.errors import UserError
from nato_timeline.intake import read

# ---------------------------------------------------------------- PDF


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_is_running_text(columns: int) -> None:
    pytest.importorskip("pypdfium2")
    intake = read(pdf(columns), "dossier.pdf")
    lines = intake.text.split("\n")
    assert [line for line in lines if line.startswith("•")] == [
        sentence.replace("\u00a0", " ") for sentence in SENTENCES
    ]
    assert intake.text.count("Ministère de la Défense") == 1
    assert "Page" not in intake.text
    assert intake.title == "Dossier"
    assert intake.pages
    assert all(intake.text[at - 1] in "\n " for at in intake.pages)


def test_a_damaged_pdf_is_refused() -> None:
    pytest.importorskip("pypdfium2")
    for data in (pdf(1)[:900], b"%PDF-1.7\n" + b"\x00" * 500):
        with pytest.raises(UserError, match=r"damaged|no text"):
            read(data, "a.pdf")


def test_docx() -> None:
    intake = read(
        docx(
            "<w:p><w:r><w:t>La ministre s’est rendue </w:t></w:r><w:r><w:instrText>DATE 1949</w:instrText><w:t>à Kiev</w:t></w:r>"
            "<w:del><w:r><w:delText>1949</w:delText></w:r></w:del><w:r><w:tab/><w:t>le 12 juin 2024.</w:t></w:r></w:p>"
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Encadré</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>1949"
            "</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:tbl><w:tr><w:tc><w:p><w:r><w:t>2 %</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
        "a.docx",
    )
    assert intake.text == "La ministre s’est rendue à Kiev le 12 juin 2024.\n\nEncadré\n\n2 %"
    assert intake.title == "Visite"


def test_odt() -> None:
    intake = read(
        odt(
            "<text:tracked-changes><text:p>1949</text:p></text:tracked-changes><text:h>Visite</text:h><text:p>Le<text:s text:c='2'/>"
            "<text:span>12 juin</text:span><text:note><text:p>1949</text:p></text:note><text:line-break/>2024</text:p>"
        ),
        "sans-suffixe",
    )
    assert intake.text == "Visite\n\nLe  12 juin\n2024"
    assert intake.media_type.endswith("opendocument.text")
