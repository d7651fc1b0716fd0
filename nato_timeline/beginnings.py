"""Where in a text a pattern can begin: at which of its words, by the heads of the patterns (see `heads`).

A text has few words that begin anything. Each is judged once, and a text's words are gone through as they were cut;
no pattern looks at its characters, but for those that begin with a digit or a sign.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from .heads import LENGTH, key, places_of
from .parts import Parts

_ANYWHERE = re.compile(r"(?s:.)(?<![^\W_].)", re.DOTALL)


class Beginnings:
    """The places where one of some heads can stand, none behind a letter or digit."""

    def __init__(self, heads: Collection[str]) -> None:
        self._heads = frozenset([head for head in heads if not head or _in_word(head[0])])
        # what a word is of which a head holds more than the word
        self._words = frozenset(
            [
                head[:n]
                for head in self._heads
                for n in range(1, len(head))
                if not _in_word(head[n]) or head[n - 1] == "'"
            ]
        )
        firsts = {head[:1] for head in heads}
        self._anywhere = "" in firsts
        self._numbers = "0" in firsts
        self._signs = tuple([sign for sign in firsts if sign and sign != "0" and not _in_word(sign)])

    def places(self, text: str, parts: Parts) -> list[int]:
        """In order; at more places than these nothing can begin. `parts` are those of the text, or of what it was made
        of character by character."""
        if self._anywhere:
            return [m.start() for m in _ANYWHERE.finditer(text)]
        found = list(map(parts.starts.__getitem__, parts.where(self._opens)))
        if self._numbers:
            found += parts.numbers
        found += [at for at in places_of(text, self._signs) if not text[at - 1 : at].isalnum()]
        if "_" in text:  # no letter
            found += [m.end() for m in re.finditer("_", text)]
        found.sort()
        return found

    def _opens(self, word: str) -> bool:
        """Whether a head can begin where a word stands."""
        start = key(word)
        return word in self._words or any(start[:n] in self._heads for n in range(min(len(start), LENGTH) + 1))


def _in_word(character: str) -> bool:
    """Whether it is of a word: a letter, no digit."""
    return character.isalnum() and not character.isdecimal()
