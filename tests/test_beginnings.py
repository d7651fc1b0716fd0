"""Where a pattern can begin, by the words of a text; and the words themselves, cut at their hyphens."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline.beginnings import Beginnings
from nato_timeline.heads import key
from nato_timeline.parts import Parts, matches_at
from nato_timeline.text import fold


def places(heads: set[str], text: str) -> list[int]:
    return Beginnings(heads).places(text, Parts(text))


@pytest.mark.parametrize(
    ("heads", "text", "expected"),
    [
        ({"le j", "jour"}, "le jour, ajour, (le jeudi", [0, 3, 17]),
        ({"le j"}, "les jours, lejour", []),
        ({"0 ma"}, "3 mai 2013 mai, 4 mars, x3 mai", [0, 6, 16]),
        ({"06"}, "12.06.2024", [0, 3, 6]),
        ({"juin"}, "mi-juin, 4juin, juin2", [3, 10, 16]),
        ({"d'ici"}, "d'ici, d' ici", [0, 7]),
        ({"d'ici"}, "dici", []),
        ({"aujourd"}, "aujourd'hui", [0]),
        ({"mot"}, "_mot mots, mes", [1, 5]),
        ({"(c)", "+0"}, "a(c) (c) +3", [5, 9]),
        ({"", "a"}, "ab c", [0, 3]),
        ({"x"}, "", []),
    ],
)
def test_places(heads: set[str], text: str, expected: list[int]) -> None:
    found = places(heads, text)
    assert found == sorted(found)
    assert sorted(set(found)) == expected


HEADS = {"le 0", "mi-j", "d'ete", "0", "l'a", "(0", "+", "un", "aujourd", "a"}
TEXTS = st.lists(
    st.sampled_from([*"'-_ .,0²½ß(+", "le 12", "mi-juin", "d'été", "l'a", "un", "aujourd'hui", "a"]), max_size=12
)


@given(TEXTS.map("".join))
def test_wherever_a_head_stands_is_a_place(text: str) -> None:
    text = fold(text)
    found = set(places(HEADS, text))
    for m in re.finditer(r"(?<![^\W_])(?=(?s:.))", text):
        if any(key(text[m.start() :]).startswith(head) for head in HEADS):
            assert m.start() in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("otan-ukraine 2024", ["otan", "ukraine", "2024"]),
        ("l'ex-chef d'etat-major", ["l'", "ex", "chef", "d'", "etat", "major"]),
        ("a-b-c, _d-e -f g- 2-h", ["a", "b", "c", "_d", "e", "f", "g", "2", "h"]),
        ("", []),
    ],
)
def test_hyphens_cut(text: str, words: list[str]) -> None:
    parts = Parts(text)
    assert parts.norms == [*words, "\n"]
    assert [text[start:end] for start, end in zip(parts.starts, parts.ends, strict=True)] == words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("le 12 mai, 2.3", [3, 11, 13]), ("1,5,6", [0, 2, 4]), ("a400m, x3, _7", []), ("f-16", [2]), ("", [])],
)
def test_numbers_begin_behind_no_letter(text: str, numbers: list[int]) -> None:
    assert Parts(text).numbers == numbers


def test_words_are_found_where_they_stand() -> None:
    text = "la mi-juin, la fin juin"
    parts = Parts(text)
    assert parts.starting(("juin", "la", "mai")) == [0, 6, 12, 19]
    months = frozenset({"juin", "mai"})
    assert parts.where(months.__contains__) == [2, 5]
    assert Parts(text).where(months.__contains__) == [2, 5]


@pytest.mark.parametrize(
    ("pattern", "starts", "found"),
    [
        ("a.", [0, 1, 3], ["ab", "ac"]),
        ("aba?", [0, 2], ["aba"]),
        ("b", [0, 2], []),
    ],
)
def test_matches_do_not_overlap(pattern: str, starts: list[int], found: list[str]) -> None:
    assert [m[0] for m in matches_at(re.compile(pattern), "abaac", starts)] == found
