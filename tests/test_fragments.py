"""Links to a sentence, followed as a browser follows them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline.citing.fragment import text_link


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


def test_or_by_what_stands_after() -> None:
    text = "Avant-hier. Il vient. Elle part.\nHier. Il vient. Elle dort."
    at = text.rindex("Il vient.")
    link = text_link("https://a.b/", text, at, at + 9)
    assert link == "https://a.b/#:~:text=Il%20vient,-.%20Elle%20dort."
    assert scrolled_to(text, link) == (at, at + 8)


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
