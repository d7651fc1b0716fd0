"""Citations in every style, and links that a browser follows to the very sentence."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import hostile_library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline import citing, cli, store
from nato_timeline.citing.fragment import text_link
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
            "Ministère des Armées, «\u00a0Les Alliés “ tiennent bon ”\u00a0», 1er juin 2024, p.\u00a03, "
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
            "> «\u00a0“ Nous tiendrons ”, a dit Ona.\u00a0»\n>\n> — Ministère des Armées, "
            "[«\u00a0Les Alliés “ tiennent bon ”\u00a0»](<https://exemple.org/a#:~:text=B>), 1er juin 2024, p.\u00a03 "
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


# ---------------------------------------------------------------- links to the words


def scrolled_to(text: str, link: str) -> tuple[int, int] | None:
    """What a browser finds of a text fragment, after the algorithm of the specification: the first place where prefix,
    start, end and suffix follow one another, blind to case and accents, in whole words, and to which white space."""
    directive = link.partition(":~:text=")[2]
    parts = directive.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) == 2 else ""
    assert len(parts) <= 2
    plain = "".join(" " if c.isspace() else _letter(c) for c in text)

    def find(words: str, at: int) -> tuple[int, int] | None:
        """A text, in one paragraph."""
        wanted = r"[ ]+".join(re.escape("".join(map(_letter, word))) for word in words.split())
        for m in re.compile(wanted).finditer(plain, at):
            whole = not (_is_word(plain, m.start() - 1) and _is_word(plain, m.start())) and not (
                _is_word(plain, m.end() - 1) and _is_word(plain, m.end())
            )
            if whole and "\n" not in text[m.start() : m.end()]:
                return m.start(), m.end()
        return None

    def after_space(at: int) -> int:
        return at + len(plain[at:]) - len(plain[at:].lstrip(" "))

    at = 0
    while True:
        if prefix:
            before = find(prefix, at)
            if before is None:
                return None
            at = before[0] + 1
            first = find(start, after_space(before[1]))
            if first is None or first[0] != after_space(before[1]):
                continue
        else:
            first = find(start, at)
            if first is None:
                return None
            at = first[0] + 1
        last = first
        if end:
            found = find(end, first[1])
            if found is None:
                return None
            last = found
        if suffix:
            follows = find(suffix, after_space(last[1]))
            if follows is None or follows[0] != after_space(last[1]):
                continue
        return first[0], last[1]


def _letter(c: str) -> str:
    plain = unicodedata.normalize("NFD", c)[0].lower()
    return plain if len(plain) == 1 else c


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage from its first letter to its last."""
    m = re.search(r"\w(?:.*\w)?", text[start:end], re.DOTALL)
    assert m is not None
    return start + m.start(), start + m.end()


PARAGRAPH = (
    "Les ministres se sont réunis. Les ministres se sont réunis à Riga, puis à Vilnius. Rien d’autre – ou presque."
)
LONG = " ".join(f"Le ministre numéro {n} a parlé du point {n % 7}." for n in range(40))


@pytest.mark.parametrize(
    ("text", "passage", "directive"),
    [
        ("Un sommet, à Riga.", "Un sommet, à Riga.", "Un%20sommet%2C%20%C3%A0%20Riga"),
        ("Dit-il : « A & B » #1", "Dit-il : « A & B »", "Dit%2Dil%20%3A%20%C2%AB%20A%20%26%20B"),
        (PARAGRAPH, "Les ministres se sont réunis à Riga, puis à Vilnius.",
         "Les%20ministres%20se%20sont%20r%C3%A9unis%20%C3%A0%20Riga%2C%20puis%20%C3%A0%20Vilnius"),
        ("Il vient. Elle part. Il vient.", "Elle part.", "Elle%20part"),
        ("un deux trois\nquatre cinq six", "deux trois\nquatre cinq", "deux%20trois,quatre%20cinq"),
    ],
)  # fmt: skip
def test_a_link_to_words(text: str, passage: str, directive: str) -> None:
    at = text.index(passage)
    link = text_link("https://a.b/c", text, at, at + len(passage))
    assert link == f"https://a.b/c#:~:text={directive}"
    assert scrolled_to(text, link) == inner(text, at, at + len(passage))


def test_the_second_of_two_equal_sentences_is_told_by_what_stands_before() -> None:
    text = "Il vient lundi. Elle part. Il vient lundi. Elle dort."
    at = text.rindex("Il vient lundi.")
    link = text_link("https://a.b/", text, at, at + 15)
    assert link == "https://a.b/#:~:text=part.-,Il%20vient%20lundi"
    assert scrolled_to(text, link) == (at, at + 14)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.b/c#haut", "https://a.b/c#haut:~:text=Riga"),
        ("https://a.b/c#:~:text=Vilnius", "https://a.b/c#:~:text=Riga"),
        ("https://a.b/c?x=1&y=2", "https://a.b/c?x=1&y=2#:~:text=Riga"),
    ],
)
def test_an_address_keeps_its_own_parts(url: str, link: str) -> None:
    assert text_link(url, "Riga.", 0, 5) == link


def test_a_passage_without_words_is_not_linked() -> None:
    assert text_link("https://a.b/c", "… !", 0, 3) == "https://a.b/c"


def test_every_sentence_of_the_texts_is_found_again() -> None:
    """Long ones by their ends; of two that are the same, with the same words before them, the first."""
    folder = Path(__file__).resolve().parent.parent / "data" / "texts"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    assert len(texts) == 5
    for text in (*texts, LONG, PARAGRAPH, texts[0] + "\n" + LONG + "\n" + LONG):
        for m in re.finditer(r"[^.\n]+\.?", text):
            if re.search(r"\w", m[0]):
                found = scrolled_to(text, text_link("https://a.b/", text, *m.span()))
                assert found is not None, m[0]
                assert text[slice(*found)] == text[slice(*inner(text, *m.span()))]


WORDS = st.lists(
    st.sampled_from(["un", "Deux", "été", "à-peu", "l’OTAN", "«", "»,", "3", "5 %", "mot.", "\n"]), min_size=1
)


@given(WORDS, st.data())
def test_any_passage_is_found_as_its_own_words(words: list[str], data: st.DataObject) -> None:
    """Where the same words stand twice the link leads to such words, if not always to the right ones."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    starts = [m.start() for m in re.finditer(r"(?<![\w’-])\w", text)]
    ends = [m.end() for m in re.finditer(r"\w(?![\w’-])", text)]
    if not any(s >= start for s in starts):
        return
    start = next(s for s in starts if s >= start)
    end = next(e for e in (*ends, len(text)) if e > start)
    found = scrolled_to(text, text_link("https://a.b/", text, start, end))
    assert found is not None
    assert text[slice(*found)].split() == text[start:end].split()


# ---------------------------------------------------------------- the command


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*args: str) -> tuple[int, str, str]:
        code = cli.run(args)
        return code, *capsys.readouterr()

    return ran


@pytest.mark.parametrize("style", list(citing.STYLES))
def test_every_style_cites_facts_and_documents(run: Callable[..., tuple[int, str, str]], style: str) -> None:
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
def test_what_cannot_be_cited(run: Callable[..., tuple[int, str, str]], args: list[str], code: int, said: str) -> None:
    got, out, err = run("cite", *args)
    assert (got, out, said in err) == (code, "", True), err


def test_a_citation_goes_into_a_file(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    file = tmp_path / "otan.bib"
    assert run("cite", "vilnius", "--style", "bibtex", "--output", str(file))[0] == 0
    assert file.read_text("utf-8").startswith("@misc{vilnius,\n")
    assert run("cite", "vilnius", "--output", str(file))[0] == 1
