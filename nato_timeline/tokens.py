"""The words of a folded text, by column.

A word that comes again is the same object, in whatever text: it takes no room again, and a table that is asked for it
knows it at a glance, without a look at its letters. So are the numbers of the places in short texts. What is read side
by side is small so, and more of it stays near the processor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

from .reading import Columns

# words that are kept to be shared, and the characters of a text up to which the numbers of its places are
_MOST_SHARED, _SHORT = 50_000, 20_000
# a word character, so that `re` can leap to it; then most words, which end where they seem to; any; a number; the rest
_TOKEN = re.compile(r"((?=\w)(?:[a-z]++(?=[ ,.\n])|[^\W\d_]++(?:'(?=\w)|(?:-[^\W\d_]++)*+)|\d++(?:[.,]\d+)*|\w+))")


def cut(folded: str) -> tuple[Columns, list[str]]:
    """Words of a folded text: `l'` and `otan` apart, `ajouta-t-il` as one, numbers with their commas; where each begins
    and ends, and what it is. And what stands before each."""
    pieces = _TOKEN.split(folded)  # what stands between the words, and the words
    edges = list(accumulate(map(len, pieces)))
    if edges[-1] < _SHORT:
        edges = list(map(_places().__getitem__, edges))
    return (edges[:-1:2], edges[1::2], shared(pieces[1::2])), pieces[:-1:2]


def words(folded: str) -> list[str]:
    """The same words without where they stand."""
    return _TOKEN.findall(folded)


def shared(words: Iterable[str]) -> list[str]:
    """The words, of equal ones the same object."""
    return list(map(_shared().__getitem__, words))


class _Shared(dict[str, str]):
    """Words by themselves: a table that fills itself."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_SHARED:
            self.clear()
        self[word] = word
        return word


@cache
def _shared() -> _Shared:
    return _Shared()


@cache
def _places() -> tuple[int, ...]:
    return tuple(range(_SHORT))
