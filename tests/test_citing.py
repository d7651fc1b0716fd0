"""Citations in every style, and what they link to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import hostile_library
import pytest
from running import Run, runner

from nato_timeline import citing
from nato_timeline.citing.notes import quotation
from nato_timeline.citing.reference import Reference, deep_link, of_fact, of_paper
from nato_timeline.facts import Paper
from nato_timeline.render.dates import when

LIBRARY = hostile_library.library()
SUMMIT = next(fact for fact in LIBRARY.facts if fact.kind == "summit")
FULL = Reference(
    key="a", id="a", title="Les Alliés « tiennent bon »", publisher="ministère des Armées", date=when("2024-06-01"),
    estimated=False, url="https://exemple.org/a", link="https://exemple.org/a#:~:text=B", page=3, language="fr",
    quote="« Nous tiendrons », a dit Ona.", accessed="2024-07-14",
)  # fmt: skip
BARE = Reference(
    key="b", id="b", title=None, publisher=None, date=None, estimated=True, url=None, link=None, page=None,
    language="fr",
)  # fmt: skip


# ---------------------------------------------------------------- styles


@pytest.mark.parametrize(
    ("style", "reference", "text"),
    [
        (
            "note", FULL,
            "Ministère des Armées, «\u00a0Les Alliés “tiennent bon”\u00a0», 1er juin 2024, p.\u00a03, "
            "https://exemple.org/a#:~:text=B (consulté le 14 juillet 2024).\n",
        ),
        ("note", BARE, "«\u00a0[sans titre] b\u00a0», [s.\u00a0d.].\n"),
        ("note", BARE._replace(date=when("2024-06~")), "«\u00a0[sans titre] b\u00a0», [vers juin 2024].\n"),
        ("note", BARE._replace(title="Fin.", link="https://a.b/"), "«\u00a0Fin\u00a0», [s.\u00a0d.], https://a.b/\n"),
        (
            "iso690", FULL,
            "Ministère des Armées. Les Alliés « tiennent bon » [en ligne]. 1er juin 2024 [consulté le 14 juillet "
            "2024], p.\u00a03. Disponible à l’adresse\u00a0: https://exemple.org/a#:~:text=B\n",
        ),
        ("iso690", BARE, "[Sans titre] b. [s.\u00a0d.].\n"),
        (
            "markdown", FULL,
            "> «\u00a0“Nous tiendrons”, a dit Ona.\u00a0»\n>\n> — Ministère des Armées, "
            "[«\u00a0Les Alliés “tiennent bon”\u00a0»](<https://exemple.org/a#:~:text=B>), 1er juin 2024, p.\u00a03 "
            "(consulté le 14 juillet 2024).\n",
        ),
        ("markdown", BARE, "«\u00a0\\[sans titre\\] b\u00a0», \\[s.\u00a0d.\\].\n"),
        (
            "bibtex", FULL,
            "@misc{a,\n  title = {{Les Alliés « tiennent bon »}},\n  author = {{ministère des Armées}},\n"
            "  date = {2024-06-01},\n  year = {2024},\n  month = jun,\n  pages = {3},\n"
            "  url = {https://exemple.org/a#:~:text=B},\n  urldate = {2024-07-14},\n  langid = {french},\n"
            "  annote = {« Nous tiendrons », a dit Ona.},\n}\n",
        ),
        ("bibtex", BARE, "@misc{b,\n  title = {{b}},\n  langid = {french},\n}\n"),
        (
            "ris", FULL,
            "TY  - ELEC\nID  - a\nTI  - Les Alliés « tiennent bon »\nAU  - ministère des Armées\nPY  - 2024\n"
            "DA  - 2024/06/01/\nSP  - 3\nUR  - https://exemple.org/a#:~:text=B\nY2  - 2024/07/14/\nLA  - fr\n"
            "N1  - « Nous tiendrons », a dit Ona.\nER  - \n",
        ),
        ("ris", BARE, "TY  - GEN\nID  - b\nTI  - b\nLA  - fr\nER  - \n"),
    ],
)  # fmt: skip
def test_a_style(style: str, reference: Reference, text: str) -> None:
    assert citing.style(style)([reference]) == text


def test_csl_json() -> None:
    assert json.loads(citing.style("csl-json")([FULL, BARE])) == [
        {
            "id": "a",
            "type": "webpage",
            "title": "Les Alliés « tiennent bon »",
            "author": [{"literal": "ministère des Armées"}],
            "issued": {"date-parts": [[2024, 6, 1]]},
            "page": "3",
            "URL": "https://exemple.org/a#:~:text=B",
            "accessed": {"date-parts": [[2024, 7, 14]]},
            "language": "fr",
            "annote": "« Nous tiendrons », a dit Ona.",
        },
        {"id": "b", "type": "document", "title": "b", "language": "fr"},
    ]


def test_keys_are_told_apart() -> None:
    assert re.findall(r"@misc{(.+),", citing.style("bibtex")([FULL, FULL, BARE, FULL])) == ["a", "a-2", "b", "a-3"]


@pytest.mark.parametrize(
    ("value", "estimated", "said"),
    [
        ("2024-06-12", False, "12 juin 2024"),
        ("2017-03-31~", True, "[vers le 31 mars 2017]"),
        ("2024-06~", True, "[vers juin 2024]"),
        ("2024~", True, "[vers 2024]"),
        (None, True, "[s.\u00a0d.]"),
    ],
)
def test_a_day_of_publication_is_as_sure_as_it_is_known(value: str | None, estimated: bool, said: str) -> None:
    reference = BARE._replace(title="T", date=when(value) if value else None, estimated=estimated)
    assert citing.style("note")([reference]) == f"«\u00a0T\u00a0», {said}.\n"


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("Il vient.", "«\u00a0Il vient.\u00a0»"),
        ("« Il vient. »", "« Il vient. »"),
        ("« Il vient », dit-elle.", "«\u00a0“Il vient”, dit-elle.\u00a0»"),
        ("Il vient », dit-elle.", "«\u00a0“Il vient”, dit-elle.\u00a0»"),
        ("Elle dit : « Il vient.", "«\u00a0Elle dit : “Il vient.”\u00a0»"),
        ("« Il vient », dit-elle, « demain »", "«\u00a0“Il vient”, dit-elle, “demain”\u00a0»"),
        ("là », dit-elle, « il", "«\u00a0“là”, dit-elle, “il”\u00a0»"),
    ],
)
def test_marks_inside_a_quotation_are_inner_ones(sentence: str, quoted: str) -> None:
    assert quotation(sentence) == quoted


def test_a_fact_is_cited_from_each_of_its_sources() -> None:
    first, second = of_fact(LIBRARY, SUMMIT)
    assert (first.quote, first.page) == ("Le sommet de Vilnius s’ouvre demain", None)
    assert (second.link, second.page) == ("https://exemple.org/bilan.pdf#page=3", 3)
    twice = SUMMIT._replace(sources=(*SUMMIT.sources, *SUMMIT.sources))
    assert len(list(of_fact(LIBRARY, twice))) == 2


@pytest.mark.parametrize("url", [None, "", "fichier.txt", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.b/c"])
def test_only_an_address_of_the_web_is_linked(url: str | None) -> None:
    paper = LIBRARY.papers["vilnius"]._replace(url=url)
    assert of_paper(paper).link is None
    assert deep_link(paper, SUMMIT.sources[0]) is None


@pytest.mark.parametrize(
    ("url", "page", "link"),
    [
        ("https://a.b/c.pdf", 3, "https://a.b/c.pdf#page=3"),
        ("https://a.b/c.PDF?x=1#page=9", 3, "https://a.b/c.PDF?x=1#page=3"),
        ("https://a.b/c.pdf", None, "https://a.b/c.pdf"),
        ("https://a.b/lire", 3, "https://a.b/lire#page=3"),
    ],
)
def test_a_pdf_opens_at_the_page(url: str, page: int | None, link: str) -> None:
    paper: Paper = LIBRARY.papers["vilnius"]._replace(url=url)
    assert deep_link(paper, SUMMIT.sources[0]._replace(page=page)) == link


# ---------------------------------------------------------------- the command


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch, LIBRARY)


@pytest.mark.parametrize("style", list(citing.STYLES))
def test_every_style_cites_facts_and_documents(run: Run, style: str) -> None:
    code, out, err = run("cite", SUMMIT.id[:5], "bilan", "--style", style)
    assert (code, err) == (0, "")
    assert out.count("https://exemple.org/bilan.pdf") == 2
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["zzzzz"], 1, 'no fact has the id "zzzzz".'),
        (["vilnius", "--style", "bibtx"], 2, 'Did you mean "bibtex"?   timeline cite vilnius --style bibtex'),
        (["vilnius", "--accessed", "juillet 2024"], 2, "--accessed takes a day like 2024-06-12"),
    ],
)
def test_what_cannot_be_cited(run: Run, args: list[str], code: int, said: str) -> None:
    got, out, err = run("cite", *args)
    assert (got, out, said in err) == (code, "", True), err


def test_a_citation_goes_into_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "otan.bib"
    assert run("cite", "vilnius", "--style", "bibtex", "--output", str(file))[0] == 0
    assert file.read_text("utf-8").startswith("@misc{vilnius,\n")
    assert run("cite", "vilnius", "--output", str(file))[0] == 1
