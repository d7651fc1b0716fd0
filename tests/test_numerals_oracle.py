"""Our numerals beside another library's: both read the same number from the same words."""

from __future__ import annotations

import pytest
from text_to_num import text2num

from nato_timeline import numerals
from nato_timeline.text import fold

WORDS = [
    "un", "quatorze", "vingt et un", "soixante-treize", "quatre-vingt-un", "quatre-vingt-dix-neuf", "cent",
    "deux cents",
    "trois cent quarante", "mille", "mille neuf cent quarante-neuf", "douze mille cinq cents", "cent trente mille",
    "un million", "deux millions trois cent mille", "quarante milliards", "septante-cinq", "nonante-huit",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_both_read_the_same_number(words: str) -> None:
    assert numerals.cardinal(fold(words), 0) == (text2num(words, "fr"), len(words))
