"""Sentences and queries as the full-text search compares them: blind to case, accents, ligatures, spaces in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .text import fold

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
# soft hyphens, zero-width and direction marks, BOM, NUL
_UNSEEN = frozenset("\x00\u00ad\ufeff\u2060" + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F)))))
_TRANSLATED = str.maketrans(_LIGATURES | dict.fromkeys(_UNSEEN, ""))
_WORD = re.compile(r"[^\W_]+")
# the spaces inside « 1 500 » and « 40 000 000 »; not that of « 12 2024 »
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")


def searchable(text: str) -> str:
    """The text folded, ligatures apart, digits of one number together."""
    return _GROUPED.sub(lambda m: m[0].replace(" ", ""), fold(text)).translate(_TRANSLATED)


@lru_cache(2000)
def spelt(text: str) -> str:
    """Its words as the index of the search has them, a blank between two."""
    return " ".join(_WORD.findall(searchable(text)))


def with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """The same, and where in the text each of its characters stands."""
    folded = fold(text)
    skipped = {m.start() + n for m in _GROUPED.finditer(folded) for n, c in enumerate(m[0]) if c == " "}
    pairs = tuple(_characters(folded, skipped))
    return "".join(c for c, _ in pairs), tuple(at for _, at in pairs)


def _characters(folded: str, skipped: set[int]) -> Iterator[tuple[str, int]]:
    for at, c in enumerate(folded):
        if at in skipped or c in _UNSEEN:
            continue
        for each in _LIGATURES.get(c, c):
            yield each, at
