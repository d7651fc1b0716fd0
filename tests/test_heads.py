"""How patterns begin: no match may begin otherwise, or a rule would be passed over in silence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline.heads import LENGTH, heads, key, parsed, places_of

READ = [
    ("abc", {"abc"}),
    ("abcdefghijklm", {"abcdefg"}),
    ("(?:le[ ])?jour", {"le jour", "jour"}),
    (r"\d{1,2}[ ]mai", {"0 mai", "00 mai"}),
    ("ab|cd", {"ab", "cd"}),
    ("[ab]c", {"ac", "bc"}),
    (r"a\w+", {"a"}),
    ("(?=x)ab", {"ab"}),
    (r"un(?=[ ](?:mois|ans?)\b)(?<!x)", {"un mois", "un an", "un ans"}),
    (r"(?:a|le(?=[ ]b))c", {"ac", "le b"}),
    ("un(?![ ]an)", {"un"}),
    ("[a-z]x", set("abcdefghijklmnopqrstuvwxyz")),
    (r"\w", {""}),
    ("a?", {"", "a"}),
]


@pytest.mark.parametrize(("pattern", "found"), READ)
def test_heads(pattern: str, found: set[str]) -> None:
    assert heads(parsed(pattern)) == found


@pytest.mark.parametrize(
    ("text", "signs", "places"),
    [("a(b«c(», ", "«(»", [1, 3, 5, 6]), ("((", "(", [0, 1]), ("abc", "(«", []), ("", "(", []), ("(", "", [])],
)
def test_signs_are_found_in_order(text: str, signs: str, places: list[int]) -> None:
    assert places_of(text, signs) == places


MORE = [r"(?:un|deux)(?:[ ]ans?)?", r"(?:x{0,2}y)+z", r"\d+(?:[.,]\d+)*%", "[^a]b"]
PATTERNS = [pattern for pattern, _ in READ if "(?=" not in pattern] + MORE


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_every_match_begins_as_a_head_says(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    begins = key(text + "\n" * LENGTH)
    assert any(begins.startswith(head) for head in heads(parsed(pattern)))
