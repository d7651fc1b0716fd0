"""Files become texts: every kind by its content, pages without what is not the article, hostile files refused."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import builtins
import io
import json
import random
import re
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from nato_timeline.errors import UserError
from nato_timeline.intake import Intake, load, read
from nato_timeline.intake.boilerplate import Pattern, is_boilerplate, is_other_matter, patterns
from nato_timeline.text import fold

BODY = (
    "<p>Le ministre de la Défense a re&ccedil;u mardi (11 juillet 2023) son homologue letton à l&rsquo;œuvre, en marge du sommet "
    "des chefs d’État et de gouvernement de l’Alliance, qui se tient dans la capitale lituanienne.</p>"
    "<p>Les deux pays livreront 1&nbsp;500 véhicules à l’Ukraine avant la fin de l’année, a précisé le ministère.</p>"
)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang=fr><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def html(body: str, head: str = "") -> Intake:
    return read(page(body, head), "page")


# ---------------------------------------------------------------- web pages


ASIDE = [
    "<nav><ul><li><a href=/>Sommet du 4 avril 1949</a></li></ul></nav>",
    "<header><div class='main-menu'>Le traité du 4 avril 1949</div></header>",
    "<form><label>Le 4 avril 1949</label><input><button>Chercher</button></form>",
    "<aside><p>Le 4 avril 1949, douze pays signèrent le traité.</p></aside>",
    "<footer><p>© 1949 Ministère. Mentions légales mises à jour le 4 avril 1949.</p></footer>",
    "<div class='share-buttons'>Partager le 4 avril 1949</div>",
    "<div class=related><ul><li><a>Réunion du 4 avril 1949</a></li></ul></div>",
    "<div id='cookie-consent'><p>Nous utilisons des cookies depuis le 4 avril 1949.</p></div>",
    "<div role=navigation>Le 4 avril 1949</div>",
    "<div hidden>Le 4 avril 1949</div><div style='display: none'>Le 4 avril 1949</div>",
    "<h2>Voir aussi</h2><ul><li><a>Réunion du 4 avril 1949</a></li></ul>",
    "<h3>À lire également :</h3><p><a>Le 4 avril 1949</a></p>",
    "<p>Il vous reste 52.55 % de cet article à lire. La suite est réservée aux abonnés du 4 avril 1949.</p>",
    "<p>Tous droits réservés 1949</p><p>Copyright 1949 Agence</p>",
    "<script>document.write('4 avril 1949')</script><style>p::after{content:'1949'}</style><!-- 1949 -->",
    "<noscript>1949</noscript><template><p>1949</p></template><svg><text>1949</text></svg>",
]


@pytest.mark.parametrize("aside", ASIDE)
@pytest.mark.parametrize("place", ["before", "inside", "after"])
def test_what_is_not_the_article_is_left_out(aside: str, place: str) -> None:
    parts = {
        "before": f"{aside}<main><h1>Visite</h1>{BODY}</main>",
        "inside": f"<article><h1>Visite</h1>{BODY}{aside}</article>",
    }
    intake = html(parts.get(place, f"<div><div><h1>Visite</h1>{BODY}</div>{aside}</div>"))
    assert "1949" not in intake.text
    assert "52.55" not in intake.text
    assert intake.text.startswith("Visite\n\nLe ministre de la Défense a reçu mardi (11 juillet 2023) son homologue")
    assert intake.text.endswith(
        "Les deux pays livreront 1\u00a0500 véhicules à l’Ukraine avant la fin de l’année, a précisé le ministère."
    )


def test_what_belongs_to_the_article_stays() -> None:
    intake = html(
        f"<div id=content><h1>Visite à Vilnius</h1><p class=date>Vilnius, le 11 juillet 2023</p><div>{BODY}<h2>Calendrier</h2>"
        "<ul><li>mercredi : séance plénière</li><li>jeudi : départ</li></ul><table><tr><td>Budget</td><td>2 %</td></tr></table>"
        "<blockquote>« Nous tiendrons parole »</blockquote><figure><figcaption>Les ministres à Vilnius, le 11 juillet</figcaption>"
        "</figure><p>Les ministres à Vilnius, le 11 juillet</p><p>Avant<br>après</p></div></div>"
    )
    lines = intake.text.split("\n\n")
    assert lines[:2] == ["Visite à Vilnius", "Vilnius, le 11 juillet 2023"]
    assert lines[4:] == [
        "Calendrier", "• mercredi : séance plénière", "• jeudi : départ", "Budget", "2 %", "« Nous tiendrons parole »",
        "Les ministres à Vilnius, le 11 juillet", "Avant", "après",
    ]  # fmt: skip


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Event", "datePublished": "1999-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Visite",
            "datePublished": "2023-07-11T22:00:00+02:00",
            "publisher": {"@type": "Organization", "name": "OTAN"},
            "mainEntityOfPage": {"@id": "https://example.org/1"},
        },
    ],
}
SAID = [
    (f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>", "Visite", "OTAN", "2023-07-11", "https://example.org/1"),
    (
        "<meta property=og:title content='Visite'><meta property=og:site_name content=OTAN><meta property=og:url "
        "content='https://example.org/2'><meta property=article:published_time content=2023-07-11>",
        "Visite", "OTAN", "2023-07-11", "https://example.org/2",
    ),
    (
        "<title>Visite</title><meta name=DCTERMS.issued content=20230711><link rel=canonical href='https://example.org/3'>",
        "Visite", None, "2023-07-11", "https://example.org/3",
    ),
    ("<title>Visite</title><meta name=date content=2023-07>", "Visite", None, None, None),
    ("<title>Visite</title><meta name=date content=11/07/2023><link rel=canonical href='javascript:alert(1)'>", "Visite", None, "2023-07-11", None),
    ("<title>Visite</title><meta name=date content=2023-02-31><script type='application/ld+json'>{bad</script>", "Visite", None, None, None),
    (f"<title>Visite</title><script type='application/ld+json'>{'[' * 3000}</script>", "Visite", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "publisher", "day", "url"), SAID)
def test_what_a_page_says_of_itself(
    head: str, title: str | None, publisher: str | None, day: str | None, url: str | None
) -> None:
    intake = html(f"<article>{BODY}</article>", head)
    assert (intake.title, intake.publisher, intake.date, intake.url) == (title, publisher, day, url)


@pytest.mark.parametrize(
    ("times", "day"),
    [
        (
            "<time itemprop=datePublished datetime=2023-07-11T10:00>11 juillet</time><time datetime=2020-01-01></time>",
            "2023-07-11",
        ),
        ("<time datetime=2023-07-11>11 juillet</time>", "2023-07-11"),
        ("<time datetime=2023-07-11></time><time datetime=2023-07-12></time>", None),
        ("<p>Le sommet du <time datetime=1999-04-24>24 avril 1999</time></p>", None),
    ],
)
def test_a_day_is_not_guessed(times: str, day: str | None) -> None:
    assert (
        html(
            f"<article><header>{times}</header>{BODY}</article>"
            if "<p>" not in times
            else f"<article>{times}{BODY}</article>"
        ).date
        == day
    )


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.examples[0])
def test_lines_of_the_page(pattern: Pattern) -> None:
    takes = re.compile(pattern.regex)
    known = is_other_matter if pattern.where == "heading" else is_boilerplate
    for line in pattern.examples:
        bare = fold(line).strip(" .:|>»→•-…")
        assert takes.search(bare) if pattern.where == "part" else takes.fullmatch(bare), line
        assert known(line), line
    for line in pattern.rejects:
        assert not is_boilerplate(line), line
        assert not is_other_matter(line), line


PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("name", ["alliance", "gouvernement", "journal"])
def test_a_page_as_sites_make_it_gives_its_article(name: str) -> None:
    intake = read((PAGES / f"{name}.html").read_bytes(), f"{name}.html")
    assert intake.text + "\n" == (PAGES / f"{name}.txt").read_text("utf-8")
    about = (intake.title, intake.publisher, intake.date, intake.url)
    assert about == {
        "alliance": ("Les Alliés renforcent la défense de la Baltique", "Alliance atlantique", "2024-06-13", "https://alliance.example/fr/news_1.html"),
        "gouvernement": ("La ministre reçoit son homologue estonien", None, "2024-03-05", "https://gouvernement.example/actualites/2024/03/05.html"),
        "journal": ("L’Alliance face à la facture", "Le Journal", "2022-06-30", "https://journal.example/a.html"),
    }[name]  # fmt: skip


@pytest.mark.parametrize("name", ["alliance", "gouvernement", "journal"])
def test_no_fact_comes_from_what_stands_around_an_article(name: str) -> None:
    from nato_timeline import store

    library = store.parsed([load(PAGES / f"{name}.html")])
    said = {
        "alliance": ({"2024-06-13"}, ["2\u00a0000 soldats"]),
        "gouvernement": ({"2024-03-05", "2024-04"}, ["12 millions d’euros"]),
        "journal": ({"2022-06-28/2022-06-30"}, ["2 % du PIB"]),
    }
    days, figures = said[name]
    assert {f.when for f in library.facts if f.layer == "event"} == days
    assert [f.title for f in library.facts if f.layer == "figure"] == figures


HOSTILE = [
    ("<div>" * 400 + "mot", "mot"),
    ("<div>" * 20_000 + "mot", None),
    ("<p>" + "a" * 300_000, "aaa"),
    ("<p>mot" + "<b " * 5_000, "mot"),
    ("&lt;" * 50_000, None),
    ("<p>a\x00b&#0;c &#x202e;mot</p>", "mot"),
]


@pytest.mark.parametrize(("hostile", "said"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_are_read_or_refused(hostile: str, said: str | None) -> None:
    from nato_timeline.intake.html import read_html

    text = read_html(f"<!DOCTYPE html><html><body>{hostile}", "page").text
    assert said is None or said in text
    assert "\x00" not in text


# ---------------------------------------------------------------- PDF


def pdf(columns: int) -> bytes:
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
    "œuvre",
    "été",
    "àÉtat",
    "Åsa",
    "Lindström",
    "garçon",
    "forêt",
    "sœur",
    "naïve",
    "Noël",
    "«",
    "dit",
    "»",
    "nº",
    "l’Europe",
    "d’aide",
    "où",
    "ça",
    "dès",
    "±2",
    "10\xa0%",
    "ligne",
]
DICE = random.Random(3)
SENTENCES = [
    f"• Point {n} : " + " ".join(DICE.choice(WORDS) + str(DICE.randrange(99)) for _ in range(30)) + "."
    for n in range(60)
]


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


# ---------------------------------------------------------------- DOCX, ODT

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
PROPERTIES = '<p:c xmlns:p="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Visite</dc:title></p:c>'


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def docx(body: str, before: str = "") -> bytes:
    document = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    return archive(**{"[Content_Types].xml": "<x/>", "word/document.xml": document, "docProps/core.xml": PROPERTIES})


def odt(body: str) -> bytes:
    document = f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return archive(
        **{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": document, "meta.xml": PROPERTIES}
    )


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


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
REFUSED = [
    (docx("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", LAUGHS), "refused"),
    (docx("<w:p/>", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"), "refused"),
    (docx("<w:p><w:r><w:t>" + "a" * 50_000_000 + "</w:t></w:r></w:p>"), "refused"),
    (docx("<w:p>"), "damaged"),
    (docx("<w:p/>")[:-300], "damaged"),
    (archive(**{"xl/workbook.xml": "<x/>"}), "no text document"),
    (docx("<w:p/>"), "holds no text"),
    (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "old Word"),
    (b"{\\rtf1 texte}", "RTF"),
    (b"\x00\x01\x02", "binary"),
    (b" \n", "empty"),
    (b"mot " * 1_500_000, "too long"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED, ids=[f"{n}-{why}" for n, (_, why) in enumerate(REFUSED)])
def test_what_is_no_document_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UserError, match=why):
        read(data, "a.docx")


# ---------------------------------------------------------------- text, Markdown, what is missing

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
