"""The words of a text with hyphenated ones cut apart, and where each stands: what names and rules are looked up by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from .reading import Reading, Token, columns


def split(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens with hyphenated ones cut apart: « OTAN-Ukraine » holds two names."""
    tokens = tuple(tokens)
    out: list[Token] = []
    done = 0
    for index in [index for index, (_, _, norm) in enumerate(tokens) if "-" in norm]:
        at, _, whole = tokens[index]
        out += tokens[done:index]
        for norm in whole.split("-"):
            out.append(Token(at, at + len(norm), norm))
            at += len(norm) + 1
        done = index + 1
    return (*out, *tokens[done:]) if out else tokens


class Parts:
    """The words of one text by column, for any number of indexes; `norms` holds one more, which nothing has."""

    def __init__(self, folded: str, tokens: Iterable[Token]) -> None:
        self.folded = folded
        words = split(tokens)
        self.starts, self.ends, norms = columns(words)
        self.norms: list[str] = [*norms, "\n"]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, as indexes."""
        places: dict[str, list[int]] = {}
        for index, norm in enumerate(self.norms):
            if norm in places:
                places[norm].append(index)
            else:
                places[norm] = [index]
        return places

    def starting(self, words: Iterable[str]) -> list[int]:
        """Where in the text some words begin, in order."""
        places = self.places
        return sorted([self.starts[at] for word in words if word in places for at in places[word]])

    def among(self, words: Collection[str]) -> Parts:
        """The same, `places` telling of some words only."""
        fewer = object.__new__(Parts)
        fewer.folded, fewer.starts, fewer.ends, fewer.norms = self.folded, self.starts, self.ends, self.norms
        fewer.places = {word: at for word, at in self.places.items() if word in words}
        return fewer

    def gaps(self, first: int, last: int) -> tuple[str, ...]:
        """What stands between the words from one to another."""
        pairs = zip(self.ends[first : last - 1], self.starts[first + 1 : last], strict=True)
        return tuple([gap(self.folded[end:start]) for end, start in pairs])


def parts_of(reading: Reading) -> Parts:
    """The words of a reading, made once for all who look something up."""
    return reading.derived(_parts)


def _parts(reading: Reading) -> Parts:
    return Parts(reading.folded, reading.tokens)


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Matches from left to right, none inside another, of a pattern that can only begin at some places."""
    end = 0
    for start in starts:
        m = pattern.match(text, start) if start >= end else None
        if m:
            end = m.end()
            yield m


def gap(text: str) -> str:
    """What stands between two words, a hyphen being as good as a space; a line break never joins."""
    return "\n" if "\n" in text else text.replace("-", " ").strip()
