"""An index of names: the longest name that begins at a word wins, at a cost that does not grow with their number.

Names are compared word by word in folded form, so that case, accents, apostrophes, and a hyphen for a space make no
difference; where the text itself is given, capitals must agree as well (« ICI » is a forum, « ici » is not).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from ..lean import lean
from ..model import Reading, Token
from ..text import fold
from ..text import tokens as tokens_of

T = TypeVar("T")

# how the letters of a name's word must be written in a text
_ANY, _CAPITAL, _EXACT = 0, 1, 2


# the first word as a text's tokens have it, hyphenated ones cut apart: l' of « l'Alliance », etats of « États-Unis »
_FIRST = re.compile(r"[^\W\d_]+'(?=\w)|\d+(?:[.,]\d+)*|[^\W\d_]+|\w+")


@lean(frozen=True, slots=True)
class Found(Generic[T]):
    """A name seen at `[start, end)`: the record that bears it and the name as the lexicon writes it."""

    start: int
    end: int
    record: T
    name: str


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    words: list[str]
    size: int
    gaps: tuple[str, ...]
    case: tuple[int, ...]
    record: T
    name: str


def split(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with hyphenated ones cut apart: « OTAN-Ukraine » holds two names."""
    out: list[Token] = []
    for token in tokens:
        at, _, norm = token
        if "-" not in norm:
            out.append(token)
            continue
        for part in norm.split("-"):
            if part:
                out.append(Token(at, at + len(part), part))
            at += len(part) + 1
    return out


class Parts:
    """The words of one text for any number of gazetteers: hyphenated ones cut apart, and where each one stands."""

    __slots__ = ("ends", "folded", "norms", "places", "starts")

    def __init__(self, folded: str, tokens: Iterable[Token]) -> None:
        self.folded = folded
        words = split(tokens)
        starts, ends, norms = zip(*words, strict=True) if words else ((), (), ())
        self.norms: list[str] = [*norms, "\n"]  # a word more, which no name has
        self.starts: tuple[int, ...] = starts
        self.ends: tuple[int, ...] = ends
        self.places: dict[str, list[int]] = {}
        for index, norm in enumerate(norms):
            if norm in self.places:
                self.places[norm].append(index)
            else:
                self.places[norm] = [index]

    def gaps(self, first: int, last: int) -> tuple[str, ...]:
        """What stands between the words from one to another."""
        pairs = zip(self.ends[first : last - 1], self.starts[first + 1 : last], strict=True)
        return tuple([_gap(self.folded[end:start]) for end, start in pairs])


def parts_of(reading: Reading) -> Parts:
    """The words of a reading, made once for all gazetteers."""
    return reading.derived(_parts)


def _parts(reading: Reading) -> Parts:
    return Parts(reading.folded, reading.tokens)


def _gap(text: str) -> str:
    """What stands between two words, a hyphen being as good as a space; a line break never joins."""
    return "\n" if "\n" in text else text.replace("-", " ").strip()


def _case(word: str) -> int:
    if len(word) > 1 and (word.isupper() or (word[0].islower() and not word.islower())):
        return _EXACT
    return _CAPITAL if word[0].isupper() else _ANY


def _cases(name: str, parts: list[Token]) -> tuple[int, ...]:
    """A long name is itself without the capital of its first word: « conseil de l'Atlantique Nord »."""
    cases = tuple(_case(name[part.start : part.end]) for part in parts)
    return (_ANY, *cases[1:]) if len(cases) > 2 and cases[0] == _CAPITAL else cases


def _entry(name: str, record: T) -> _Entry[T]:
    folded = fold(name)
    parts = split(tokens_of(folded))
    return _Entry(
        words=[part.norm for part in parts],
        size=len(parts),
        gaps=tuple(_gap(folded[a.end : b.start]) for a, b in pairwise(parts)),
        case=_cases(name, parts),
        record=record,
        name=name,
    )


class Gazetteer(Generic[T]):
    """Names to records through an index by first word. A name that several records bear is found once for each of them,
    at the same place. `keep` leaves out the names for which it is false."""

    def __init__(self, names: Iterable[tuple[str, T]], *, keep: Callable[[str], bool] = bool) -> None:
        # most names are never met in a text: they are taken apart when a text first holds the word they begin with
        self._names: dict[str, list[tuple[str, T]]] = {}
        self._entries: dict[str, dict[str, list[_Entry[T]]]] = {}
        for name, record in names:
            first = _FIRST.search(fold(name)) if keep(name) else None
            if first:
                self._names.setdefault(first[0], []).append((name, record))

    def _starting(self, word: str) -> dict[str, list[_Entry[T]]]:
        """The names that begin with a word, by the next one ("" where they end there), the longest first."""
        by_second: dict[str, list[_Entry[T]]] = {}
        for entry in sorted((_entry(*each) for each in self._names[word]), key=lambda e: -len(e.words)):
            by_second.setdefault(entry.words[1] if len(entry.words) > 1 else "", []).append(entry)
        self._entries[word] = by_second
        return by_second

    def __contains__(self, name: str) -> bool:
        folded = fold(name)
        return any(hit.start == 0 and hit.end == len(folded) for hit in self.find(folded, tokens_of(folded)))

    def find(self, folded: str, tokens: Iterable[Token] | Parts, text: str | None = None) -> Iterator[Found[T]]:
        """Names from left to right, not overlapping. `tokens` are those of `folded`; with `text`, of the same length,
        the capitals of a name must stand in the text too."""
        parts = tokens if isinstance(tokens, Parts) else Parts(folded, tokens)
        norms, places, known = parts.norms, parts.places, self._entries
        free = 0
        for at in sorted([at for word in places.keys() & self._names.keys() for at in places[word]]):
            if at < free:
                continue
            word = norms[at]
            by_second = known[word] if word in known else self._starting(word)
            longer = by_second.get(norms[at + 1])
            hits = self._at(longer, parts, at, text) if longer else []
            if not hits and "" in by_second:
                hits = self._at(by_second[""], parts, at, text)
            for entry in hits:
                free = at + entry.size
                yield Found(parts.starts[at], parts.ends[free - 1], entry.record, entry.name)

    def _at(self, entries: list[_Entry[T]], parts: Parts, at: int, text: str | None) -> list[_Entry[T]]:
        """The longest names that begin at a word: several only where records share them."""
        hits: list[_Entry[T]] = []
        for entry in entries:
            if hits and entry.size < hits[0].size:
                break
            last = at + entry.size
            if entry.size > 1 and (parts.norms[at:last] != entry.words or parts.gaps(at, last) != entry.gaps):
                continue
            if text is not None and not _as_written(entry, parts, at, text):
                continue
            if all(hit.record != entry.record for hit in hits):
                hits.append(entry)
        return hits


def _as_written(entry: _Entry[T], parts: Parts, at: int, text: str) -> bool:
    """Whether the capitals of a name stand in the text too."""
    for index, case in enumerate(entry.case, at):
        if case != _ANY and not _written(text[parts.starts[index] : parts.ends[index]], entry.name, case):
            return False
    return True


def _written(surface: str, name: str, case: int) -> bool:
    if case == _CAPITAL:
        return surface[0].isupper()
    return case == _ANY or surface.isupper() or surface in name
