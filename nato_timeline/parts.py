"""The words of a text with hyphenated ones cut apart, and where each stands: what names and rules are looked up by."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

from .reading import Reading, Token


def split(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with hyphenated ones cut apart: « OTAN-Ukraine » holds two names."""
    out: list[Token] = []
    for token in tokens:
        at, _, norm = token
        if "-" not in norm:
            out.append(token)
            continue
        for part in norm.split("-"):
            out.append(Token(at, at + len(part), part))
            at += len(part) + 1
    return out


class Parts:
    """The words of one text by column, for any number of indexes; `norms` holds one more, which nothing has."""

    def __init__(self, folded: str, tokens: Iterable[Token]) -> None:
        self.folded = folded
        words = split(tokens)
        self.starts: list[int] = [start for start, _, _ in words]
        self.ends: list[int] = [end for _, end, _ in words]
        self.norms: list[str] = [norm for _, _, norm in words] + ["\n"]

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


def gap(text: str) -> str:
    """What stands between two words, a hyphen being as good as a space; a line break never joins."""
    return "\n" if "\n" in text else text.replace("-", " ").strip()
