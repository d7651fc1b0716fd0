"""PDF: the text of its pages as running text, and where its pages begin."""

from __future__ import annotations

from typing import Any

from ..errors import UserError
from .kinds import MOST, Intake, needs, own_title
from .pdf_lines import Line, lines_of
from .pdf_paragraphs import text_of


def read_pdf(data: bytes, name: str) -> Intake:
    """The text of a PDF. Raises UserError where it has none, is locked, or the reader is not installed."""
    try:
        import pypdfium2
    except ImportError:
        raise needs(name, "PDF", "pdf") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError("{name} is locked with a password.", name=name) from None
        raise UserError("{name} is damaged and cannot be read.", name=name) from None
    try:
        pages: list[list[Line]] = []
        characters = 0
        for number in range(len(document)):
            page = document[number]
            pages.append(lines_of(page, number))
            page.close()
            characters += sum(len(line.text) for line in pages[-1])
            if characters > 2 * MOST:
                break
        title = _title(document)
    except (pypdfium2.PdfiumError, ValueError):
        raise UserError("{name} is damaged and cannot be read.", name=name) from None
    finally:
        document.close()
    if not any(pages):
        raise UserError(
            "{name} holds no text.", name=name, hint="Its pages may be pictures: a scan must be recognised first."
        )
    text, starts, heading = text_of(pages)
    return Intake(text, "application/pdf", own_title(title) or heading, pages=starts)


def _title(document: Any) -> str | None:
    """The title among a document's properties; none where it is damaged."""
    try:
        return " ".join(document.get_metadata_value("Title").split())[:300] or None
    except UnicodeDecodeError:
        return None
