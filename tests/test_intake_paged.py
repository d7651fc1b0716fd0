"""PDF, DOCX and ODT become running text: of files that ReportLab and LibreOffice have written, and of made ones."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import re
from pathlib import Path

import pytest
from made_files import SENTENCES, docx, fodt, odt, pdf, sheet

from nato_timeline.errors import UserError
from nato_timeline.intake import load, read
from nato_timeline.intake.hyphens import joined
from nato_timeline.intake.table import table_lines

FILES = Path(__file__).parent / "files"


def paragraphs(text: str) -> list[str]:
    """Without what the forms of one document may differ in: kinds of spaces, the numbers of lists."""
    return [re.sub(r"^(?:•|\d\.) ", "", re.sub(r"\s+", " ", line)) for line in text.split("\n") if line]


# ---------------------------------------------------------------- one document as LibreOffice writes it
# with a head and a foot on each page, notes, two columns, a table, words divided, deleted, struck, hidden, remarked on


@pytest.mark.parametrize("form", ["pdf", "docx", "odt", "fodt"])
def test_all_forms_of_a_document_say_the_same(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("pypdfium2")
    intake = read((FILES / f"releve.{form}").read_bytes(), "document")
    assert paragraphs(intake.text) == paragraphs((FILES / "releve.txt").read_text("utf-8"))
    assert intake.title == "Rencontre ministérielle à Berlin"


@pytest.mark.parametrize("form", ["pdf", "docx", "odt", "fodt"])
def test_all_forms_of_a_document_give_the_same_facts(form: str) -> None:
    from nato_timeline import store

    if form == "pdf":
        pytest.importorskip("pypdfium2")
    plain, formed = (store.parsed([load(FILES / f"releve.{each}")]) for each in ("txt", form))
    said = [
        sorted((f.layer, f.when or "", " ".join(f.title.split()), f.status or "") for f in library.facts)
        for library in (plain, formed)
    ]
    assert said[0] == said[1]
    assert len(said[0]) > 25
    assert "1949" not in str(said)


def test_the_pages_of_a_pdf_are_kept() -> None:
    pytest.importorskip("pypdfium2")
    intake = read((FILES / "releve.pdf").read_bytes(), "releve.pdf")
    assert len(intake.pages) == 1
    assert intake.text[intake.pages[0] :].startswith("| Date | Lieu | Rencontre |\n| 26 juin 2024 |")


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


# lines as a page shows them, (left, height, size, words), and what they say
SHEETS = [
    pytest.param([(60, 700, 10, "Le ministre a reçu à Paris son homologue, qu’accompagnait une déléga-"), (60, 688, 10, "tion de douze membres.")],
                 ["Le ministre a reçu à Paris son homologue, qu’accompagnait une délégation de douze membres."], id="divided"),
    pytest.param([(60, 700, 10, "Le ministre a été reçu à Vilnius, au siège, par le chef d’état-"), (60, 688, 10, "major des armées.")],
                 ["Le ministre a été reçu à Vilnius, au siège, par le chef d’état-major des armées."], id="compound"),
    pytest.param([(60, 700, 10, "Première ligne d’un paragraphe qui va jusqu’au bord de la page,"), (60, 688, 10, "et la dernière."), (60, 660, 10, "Un autre paragraphe.")],
                 ["Première ligne d’un paragraphe qui va jusqu’au bord de la page, et la dernière.", "Un autre paragraphe."], id="spaced"),
    pytest.param([(60, 720, 14, "Titre de la page"), (60, 700, 10, "Le texte de la page commence ici et va jusqu’au bord de la"), (60, 688, 10, "colonne.")],
                 ["Titre de la page", "Le texte de la page commence ici et va jusqu’au bord de la colonne."], id="heading"),
    pytest.param([(60, 700, 10, "Pays"), (200, 700, 10, "2014"), (300, 700, 10, "2024"), (60, 680, 10, "Pologne"), (200, 680, 10, "1,88 %"), (300, 680, 10, "4,12 %")],
                 ["| Pays | 2014 | 2024 |", "| Pologne | 1,88 % | 4,12 % |"], id="table"),
    pytest.param([(60, 700, 10, "Les Alliés ont dépensé davantage en 2023"), (245.5, 704, 6, "1"), (60, 80, 7, "1 Chiffres du 7 juillet 2023.")],
                 ["Les Alliés ont dépensé davantage en 2023", "Chiffres du 7 juillet 2023."], id="note"),
    pytest.param([(60, 700, 10, "Le sommet s’ouvrira le 1"), (170, 704, 6, "er"), (178, 700, 10, "juillet 2024.")], ["Le sommet s’ouvrira le 1er juillet 2024."], id="ordinal"),
    pytest.param([(60, 700, 10, "Sommaire"), (60, 680, 10, "I. La visite du 4 avril 1949 .......................... 12")], ["Sommaire"], id="contents"),
    pytest.param([(60, 700, 10, "Le texte."), (60, 40, 7, "Mentions légales du 4 avril 1949 – Page 1 sur 1")], ["Le texte."], id="foot"),
    pytest.param([(60, 815, 8, "22/11/2026 19:52"), (280, 815, 8, "Visite"), (60, 700, 10, "Le texte."), (60, 20, 8, "https://example.org/a"), (530, 20, 8, "1/2")], ["Le texte."], id="stamp"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "text"), SHEETS)
def test_the_lines_of_a_page(lines: list[tuple[float, float, float, str]], text: list[str]) -> None:
    pytest.importorskip("pypdfium2")
    assert [line for line in read(sheet(lines), "a.pdf").text.split("\n") if line] == text


def test_a_sentence_runs_over_pages_heads_and_notes() -> None:
    pytest.importorskip("pypdfium2")
    long = "Les ministres ont examiné à Bruxelles un plan qui permet à l’Alliance"
    first = [(60, 820, 8, "Note du 12 juin 2024"), (60, 700, 10, long), (360.5, 704, 6, "1"), (60, 60, 7, "1 Plan du 3 mai 2024."), (300, 20, 8, "1")]  # fmt: skip
    second = [(60, 820, 8, "Note du 12 juin 2024"), (60, 700, 10, "de coordonner l’aide."), (300, 20, 8, "2")]
    intake = read(sheet(first, second), "a.pdf")
    assert intake.text == f"Note du 12 juin 2024\n\nPlan du 3 mai 2024.\n\n{long} de coordonner l’aide."
    assert intake.text[intake.pages[0] :] == "de coordonner l’aide."


def test_what_is_struck_out_or_stands_aslant_is_not_read() -> None:
    pytest.importorskip("pypdfium2")
    lines = [(60, 700, 10, "Le 12 juin 2024"), (60, 660, 10, "Le 4 avril 1949")]
    struck = sheet(lines, strokes=((50, 663, 200, 663),), aslant="PROJET")
    assert read(struck, "a.pdf").text == "Le 12 juin 2024"


def test_the_walls_of_cells_part_words_that_stand_close() -> None:
    pytest.importorskip("pypdfium2")
    lines = [
        (60, 700, 10, "Visite à Oslo"),
        (122, 700, 10, "12 juin 2024"),
        (60, 680, 10, "Visite à Riga"),
        (122, 680, 10, "3 mai 2024"),
    ]
    walls = sheet(lines, strokes=((121, 670, 121, 715),))
    assert read(walls, "a.pdf").text == "| Visite à Oslo | 12 juin 2024 |\n| Visite à Riga | 3 mai 2024 |"


def test_cells_between_walls_may_stand_in_their_middle() -> None:
    pytest.importorskip("pypdfium2")
    lines = [(60, 700, 10, "Lundi 10"), (60, 688, 10, "octobre"), (122, 694, 10, "9 h 30"), (182, 694, 10, "Oslo")]
    walls = [(x, low, x, low + 26) for x in (55, 120, 180, 240) for low in (683, 657)]
    below = [(60, 674, 10, "Mardi"), (122, 674, 10, "11 h"), (182, 674, 10, "Riga")]
    text = read(sheet([*lines, *below], strokes=tuple(walls)), "a.pdf").text
    assert text == "| Lundi 10 octobre | 9 h 30 | Oslo |\n| Mardi | 11 h | Riga |"


def test_a_damaged_pdf_is_refused() -> None:
    pytest.importorskip("pypdfium2")
    for data in (pdf(1)[:900], b"%PDF-1.7\n" + b"\x00" * 500):
        with pytest.raises(UserError, match=r"damaged|no text"):
            read(data, "a.pdf")


@pytest.mark.parametrize(("password", "said"), [("secret", "password"), ("", None)])
def test_a_locked_pdf_is_refused_unless_it_may_be_read(password: str, said: str | None) -> None:
    pytest.importorskip("pypdfium2")
    data = sheet([(60, 700, 10, "Le 12 juin 2024")], password=password)
    if said:
        with pytest.raises(UserError, match=said):
            read(data, "a.pdf")
    else:
        assert read(data, "a.pdf").text == "Le 12 juin 2024"


def test_a_pdf_of_pictures_says_so() -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(UserError, match="no text") as caught:
        read(sheet([]), "scan.pdf")
    assert "pictures" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("la déléga-", "tion", "la délégation"),
        ("d’effica-", "cité", "d’efficacité"),
        ("un sous\u00ad", "marin", "un sousmarin"),
        ("le chef d’état-", "major", "le chef d’état-major"),
        ("le Royaume-", "Uni", "le Royaume-Uni"),
        ("l’OTAN-", "Ukraine", "l’OTAN-Ukraine"),
        ("un avion F-", "16", "un avion F-16"),
        ("a-t-", "il dit", "a-t-il dit"),
        ("peut-", "être", "peut-être"),
        ("sol-", "air", "sol-air"),
        ("le sol-", "dat", "le soldat"),
        ("par-", "lement", "parlement"),
        ("euro-", "péen", "européen"),
        ("franco-", "phone", "francophone"),
        ("franco-", "allemand", "franco-allemand"),
        ("le plan pluri-", "annuel", "le plan pluri-annuel"),
        ("2021 -", "suite", None),
        ("le plan –", "suite", None),
    ],
)
def test_words_divided_at_the_end_of_a_line(before: str, after: str, whole: str | None) -> None:
    assert joined(before, after, {"pluri-annuel"}) == whole


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([[["Pays"], ["2024"]], [["Pologne"], ["4,12 %"]]], ["| Pays | 2024 |\n| Pologne | 4,12 % |"]),
        ([[["Pays"], ["PIB"]], [["Malte"], []], [["Pologne"], ["4 | 5"]]], ["| Pays | PIB |\n| Malte | |\n| Pologne | 4 / 5 |"]),
        ([[["9 h 00"], ["Séance", "Format : Conseil"]], [["10 h"], ["Pause"]]], ["| 9 h 00 | Séance ; Format : Conseil |\n| 10 h | Pause |"]),
        ([[["Une seule ligne"], ["de deux cases"]]], ["Une seule ligne", "de deux cases"]),
        ([[["Un texte " * 40], ["à côté"]], [["d’un"], ["autre"]]], ["Un texte " * 40, "à côté", "d’un", "autre"]),
        ([[["a"]], [["b"]]], ["a", "b"]),
    ],
)  # fmt: skip
def test_a_table_of_data_is_rows(rows: list[list[list[str]]], lines: list[str]) -> None:
    assert table_lines(rows) == lines


# ---------------------------------------------------------------- DOCX


def run(text: str, how: str = "") -> str:
    return f"<w:r><w:rPr>{how}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


SHOWN = "<w:vanish w:val='0'/>"


def field(code: str, shown: str) -> str:
    return (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>"
        f"{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


DOCX = [
    (f"<w:p>{run('La ministre s’est rendue ')}<w:r><w:instrText>DATE 1949</w:instrText><w:t>à Kiev</w:t></w:r><w:del><w:r><w:delText>1949</w:delText></w:r></w:del><w:r><w:tab/><w:t>le 12 juin 2024.</w:t></w:r></w:p>", "La ministre s’est rendue à Kiev le 12 juin 2024."),
    ("<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Encadré</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>1949</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>", "Encadré"),
    (f"<w:p>{run('Vu')}{run(' 1949', '<w:vanish/>')}{run(' ici', SHOWN)}</w:p>", "Vu ici"),
    (f"<w:p>{run('Signé ')}{run('1949', '<w:strike/>')}{run('2024')}</w:p>", "Signé 2024"),
    (f"<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Paru</w:t></w:r><w:moveFrom>{run('1949')}</w:moveFrom><w:moveTo>{run(' ici')}</w:moveTo></w:p>", "Paru ici"),
    (f"<w:p>{run('Paris, le ')}{field('DATE', '12 juin 2024')}</w:p>", "Paris, le 12 juin 2024"),
    (f"<w:p>{run('Reste')}{field(' PAGE ', '1949')}</w:p>", "Reste"),
    (f"<w:p>{run('Reste')}<w:fldSimple w:instr=' NUMPAGES '>{run('1949')}</w:fldSimple></w:p>", "Reste"),
    (f"<w:p><w:pPr><w:pStyle w:val='TM1'/></w:pPr>{run('Visite de 1949')}</w:p><w:p>{run('Reste')}</w:p>", "Reste"),
    (f"<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{run('Un point')}</w:p>", "• Un point"),
    (f"<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{run('Un titre')}</w:p>", "Un titre"),
    (f"<w:tbl><w:tr><w:tc><w:p>{run('Pays')}</w:p></w:tc><w:tc><w:p>{run('2024')}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{run('Pologne')}</w:p></w:tc><w:tc><w:p>{run('4,12 %')}</w:p></w:tc></w:tr></w:tbl>", "| Pays | 2024 |\n| Pologne | 4,12 % |"),
    (f"<w:p>{run('Il a été reçu')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' à Oslo.')}</w:p><w:p>{run('Fin')}</w:p>", "Il a été reçu à Oslo.\n\nLe 3 mai.\n\nFin"),
]  # fmt: skip
NOTES = f"<w:footnote w:id='0'><w:p>{run('1949')}</w:p></w:footnote><w:footnote w:id='2'><w:p>{run('Le 3 mai.')}</w:p></w:footnote>"


@pytest.mark.parametrize(("body", "text"), DOCX)
def test_docx(body: str, text: str) -> None:
    intake = read(docx(body, notes=NOTES), "a.docx")
    assert intake.text == text
    assert intake.title == "Visite"


def test_the_head_of_the_first_page_comes_first() -> None:
    part = "<w:sectPr><w:headerReference w:type='{}' r:id='h'/>{}</w:sectPr>"
    head = f"<w:p>{run('Communiqué du 12 juin 2024')}</w:p><w:p>{run('Page ')}{field('PAGE', '1')}</w:p>"
    for kind, more, text in [
        ("default", "", "Communiqué du 12 juin 2024\n\nTexte"),
        ("first", "<w:titlePg/>", "Communiqué du 12 juin 2024\n\nTexte"),
        ("default", "<w:titlePg/>", "Texte"),
        ("first", "", "Texte"),
    ]:
        assert read(docx(f"<w:p>{run('Texte')}</w:p>{part.format(kind, more)}", head=head), "a.docx").text == text


# ---------------------------------------------------------------- ODT

HIDDEN = "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>"
STRUCK = "<style:style style:name='S'><style:text-properties style:text-line-through-style='solid'/></style:style>"
ODT = [
    ("<text:tracked-changes><text:p>1949</text:p></text:tracked-changes><text:h>Visite</text:h><text:p>Le<text:s text:c='2'/><text:span>12 juin</text:span><text:line-break/>2024</text:p>", "Visite\n\nLe  12 juin\n2024"),
    ("<text:p>Reçu<text:note><text:note-citation>1949</text:note-citation><text:note-body><text:p>Le 3 mai.</text:p></text:note-body></text:note> à Oslo.</text:p><text:p>Fin</text:p>", "Reçu à Oslo.\n\nLe 3 mai.\n\nFin"),
    ("<text:p>Vu<text:span text:style-name='H'> 1949</text:span> <text:span text:style-name='S'>1949 </text:span>ici</text:p><text:p text:style-name='H'>1949</text:p>", "Vu ici"),
    ("<text:section text:display='none'><text:p>1949</text:p></text:section><text:p><text:hidden-paragraph text:is-hidden='true'/>1949</text:p><text:p>Reste<text:hidden-text>1949</text:hidden-text></text:p>", "Reste"),
    ("<text:p>Vu<office:annotation><text:p>1949</text:p></office:annotation> ici, page <text:page-number>1949</text:page-number></text:p>", "Vu ici, page"),
    ("<text:table-of-content><text:p>Visite de 1949</text:p></text:table-of-content><text:p>Reste</text:p>", "Reste"),
    ("<text:list><text:list-item><text:p>Un point</text:p><text:p>Sa suite</text:p></text:list-item></text:list>", "• Un point\n\nSa suite"),
    ("<text:list><text:list-item><text:h>Un titre</text:h></text:list-item></text:list>", "Un titre"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), ODT)
def test_odt(body: str, text: str) -> None:
    styles = f"<office:automatic-styles>{HIDDEN}{STRUCK}</office:automatic-styles>"
    for data in (odt(body, styles), fodt(body, styles=styles)):
        intake = read(data, "sans-suffixe")
        assert intake.text == text
        assert intake.media_type.endswith("opendocument.text")
