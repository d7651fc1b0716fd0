"""Files as they are read in, made by hand: a web page, a PDF of columns, DOCX and ODT."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import io
import random
import zipfile

BODY = (
    "<p>Le ministre de la Défense a re&ccedil;u mardi (11 juillet 2023) son homologue letton à l&rsquo;œuvre, en marge du sommet "
    "des chefs d’État et de gouvernement de l’Alliance, qui se tient dans la capitale lituanienne.</p>"
    "<p>Les deux pays livreront 1&nbsp;500 véhicules à l’Ukraine avant la fin de l’année, a précisé le ministère.</p>"
)


def page(body: str, head: str = "") -> bytes:
    """A web page in UTF-8."""
    return f"<!DOCTYPE html><html lang=fr><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def pdf(columns: int) -> bytes:
    """A press kit of so many columns, with a running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    width, height = A4
    each = (width - 80) / columns
    frames = [Frame(40 + n * each, 60, each - 10, height - 120) for n in range(columns)]

    def head(canvas, template) -> None:  # type: ignore[no-untyped-def]
        canvas.drawString(40, height - 30, "Ministère de la Défense – dossier de presse")
        canvas.drawString(280, 20, f"Page {template.page}/9")

    out = io.BytesIO()
    document = BaseDocTemplate(
        out, pagesize=A4, title="Dossier", pageTemplates=[PageTemplate(frames=frames, onPage=head)]
    )
    style = getSampleStyleSheet()["BodyText"]
    document.build([Paragraph(sentence, style) for sentence in SENTENCES])
    return out.getvalue()


WORDS = [
    "œuvre", "été", "àÉtat", "Åsa", "Lindström", "garçon", "forêt", "sœur", "naïve", "Noël", "«", "dit", "»", "nº",
    "l’Europe", "d’aide", "où", "ça", "dès", "±2", "10\xa0%", "ligne",
]  # fmt: skip
DICE = random.Random(3)
SENTENCES = [
    f"• Point {n} : " + " ".join(DICE.choice(WORDS) + str(DICE.randrange(99)) for _ in range(30)) + "."
    for n in range(60)
]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
PROPERTIES = '<p:c xmlns:p="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Visite</dc:title></p:c>'


def archive(**parts: str) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def docx(body: str, before: str = "", notes: str = "", head: str = "") -> bytes:
    """What Word writes. `before` stands before the root of the document."""
    parts = {
        "[Content_Types].xml": "<x/>",
        "word/document.xml": f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": '<x><y Id="h" Target="header1.xml"/></x>',
        "docProps/core.xml": PROPERTIES,
    }
    if notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {W}>{notes}</w:footnotes>"
    if head:
        parts["word/header1.xml"] = f"<w:hdr {W}>{head}</w:hdr>"
    return archive(**parts)


def fodt(body: str, before: str = "", styles: str = "") -> bytes:
    """The same in one XML document."""
    return (
        f'<?xml version="1.0"?>{before}<office:document {ODF}>{styles}<office:body><office:text>{body}</office:text>'
        "</office:body></office:document>"
    ).encode()


def mail(body: str, kind: str = "text/plain", more: str = "") -> bytes:
    """A message as a program sends it."""
    return (
        "From: =?utf-8?q?Minist=C3=A8re_de_la_D=C3=A9fense?= <presse@example.org>\r\nSubject: =?utf-8?q?R=C3=A9union?=\r\n"
        f"Date: Wed, 12 Jun 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n{more}Content-Type: {kind}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{body}"
    ).encode()


def odt(body: str, styles: str = "") -> bytes:
    """What LibreOffice writes."""
    document = (
        f"<office:document-content {ODF}>{styles}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return archive(
        **{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": document, "meta.xml": PROPERTIES}
    )


def sheet(
    *pages: list[tuple[float, float, float, str]],
    strokes: tuple[tuple[float, float, float, float], ...] = (),
    aslant: str = "",
    password: str | None = None,
) -> bytes:
    """A PDF with these lines (left, height, size, words) on its pages, with strokes (from, to) and a word aslant."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    lock = None if password is None else StandardEncryption(password, "owner")
    canvas = Canvas(out, pagesize=A4, encrypt=lock)
    for lines in pages:
        for left, height, size, words in lines:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, height, words)
        for stroke in strokes:
            canvas.line(*stroke)
        if aslant:
            canvas.rotate(45)
            canvas.drawString(300, 100, aslant)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
