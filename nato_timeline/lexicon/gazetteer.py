"""An index of names: the longest name that begins at a word wins, at a cost that does not grow with their number.

Names are compared word by word in folded form, so that case, accents, apostrophes, and a hyphen for a space make no
difference; where the text itself is given, capitals must agree as well (« ICI » is a forum, « ici » is not).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..lean import lean
from ..parts import Parts
from ..text import fold

T = TypeVar("T")

# how the letters of a name's word must be written in a text
_ANY, _CAPITAL, _EXACT = 0, 1, 2
# spellings of a word that are remembered
_MOST_SPELLINGS = 20


# a word as a text's tokens have it, hyphenated ones cut apart: l' of « l'Alliance », etats of « États-Unis »
_WORD = re.compile(r"[^\W\d_]+'(?=\w)|\d+(?:[.,]\d+)*|[^\W\d_]+|\w+")
# words that a text is full of: of a longer name that begins with one the second word is looked for
_LITTLE = frozenset({"la", "le", "l'", "les", "un", "une", "de", "d'", "du", "des", "en"})


@lean(frozen=True, slots=True)
class Found(Generic[T]):
    """A name seen at `[start, end)`: the record that bears it and the name as the lexicon writes it."""

    start: int
    end: int
    record: T
    name: str


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    folded: str
    words: list[str]
    size: int
    gaps: tuple[str, ...]
    case: tuple[int, ...]
    is_cased: bool
    record: T
    name: str


def _case(word: str) -> int:
    if len(word) > 1 and (word.isupper() or (word[0].islower() and not word.islower())):
        return _EXACT
    return _CAPITAL if word[0].isupper() else _ANY


def _cases(words: Iterable[str]) -> tuple[int, ...]:
    """A long name is itself without the capital of its first word: « conseil de l'Atlantique Nord »."""
    cases = tuple(map(_case, words))
    return (_ANY, *cases[1:]) if len(cases) > 2 and cases[0] == _CAPITAL else cases


def _entry(name: str, record: T) -> _Entry[T]:
    folded = fold(name)
    parts = Parts(folded)
    words = parts.norms[:-1]
    case = _cases([name[start:end] for start, end in zip(parts.starts, parts.ends, strict=True)])
    return _Entry(
        folded=folded,
        words=words,
        size=len(words),
        gaps=parts.gaps(0, len(words)),
        case=case,
        is_cased=any(case),
        record=record,
        name=name,
    )


class _Starting(Generic[T]):
    """The names that begin with one word: those that end there, and the others by their second word, the longest
    first. `written` remembers which of the former a spelling can be, by their capitals."""

    __slots__ = ("alone", "longer", "written")

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self.alone: list[_Entry[T]] = []
        self.longer: dict[str, list[_Entry[T]]] = {}
        self.written: dict[str, list[_Entry[T]]] = {}
        for entry in sorted([_entry(*each) for each in names], key=lambda e: -e.size):
            if entry.size > 1:
                self.longer.setdefault(entry.words[1], []).append(entry)
            elif all(entry.record != other.record or entry.case != other.case for other in self.alone):
                self.alone.append(entry)

    def so_written(self, spelling: str) -> list[_Entry[T]]:
        """Those that end with the word, where their capitals are those of a spelling of it: one for each record."""
        if len(self.written) >= _MOST_SPELLINGS:
            self.written.clear()
        hits = self.written[spelling] = []
        for entry in self.alone:
            case = entry.case[0]
            if (case == _ANY or _written(spelling, entry.name, case)) and entry.record not in [h.record for h in hits]:
                hits.append(entry)
        return hits


class Gazetteer(Generic[T]):
    """Names to records through an index by first word. A name that several records bear is found once for each of them,
    at the same place. `keep` leaves out the names for which it is false."""

    def __init__(self, names: Iterable[tuple[str, T]], *, keep: Callable[[str], bool] = bool) -> None:
        # most names are never met in a text: they are taken apart when a text first holds the word they begin with
        self._names: dict[str, list[tuple[str, T]]] = {}
        self._starting: dict[str, _Starting[T]] = {}
        firsts, seconds = set(), set()
        for name, record in names:
            folded = fold(name)
            first = _WORD.search(folded) if keep(name) else None
            if first:
                self._names.setdefault(first[0], []).append((name, record))
                second = _WORD.search(folded, first.end()) if first[0] in _LITTLE else None
                if second:
                    seconds.add(second[0])
                else:
                    firsts.add(first[0])
        self._little = (_LITTLE & self._names.keys()) - firsts
        self._is_first, self._is_second = firsts.__contains__, seconds.__contains__

    def __contains__(self, name: str) -> bool:
        folded = fold(name)
        return any(hit.start == 0 and hit.end == len(folded) for hit in self.find(Parts(folded)))

    def find(self, parts: Parts, text: str | None = None) -> list[Found[T]]:
        """Names from left to right, not overlapping; with `text`, which the parts are those of, the capitals of a name
        must stand in the text too."""
        norms, starts, ends = parts.norms, parts.starts, parts.ends
        found: list[Found[T]] = []
        free = 0
        for at in self._places(parts):
            if at < free:
                continue
            word = norms[at]
            names = self._starting.get(word) or self._begin(word)
            entries = names.longer.get(norms[at + 1])
            if entries is None and not names.alone:
                continue
            hits = _longest(entries, parts, at, text) if entries else []
            if not hits and (alone := names.alone):
                if text is not None and (len(alone) > 1 or alone[0].is_cased):
                    spelling = text[starts[at] : ends[at]]
                    as_written = names.written.get(spelling)
                    hits = names.so_written(spelling) if as_written is None else as_written
                else:
                    hits = alone if len(alone) == 1 else _longest(alone, parts, at, None)
            for entry in hits:
                free = at + entry.size
                found.append(Found(starts[at], ends[free - 1], entry.record, entry.name))
        return found

    def _places(self, parts: Parts) -> Sequence[int]:
        """Where names can begin, as indexes of words."""
        places = parts.where(self._is_first)
        if not self._little:
            return places
        norms, little = parts.norms, self._little
        behind = [at - 1 for at in parts.where(self._is_second) if norms[at - 1] in little]
        return sorted([*places, *behind]) if behind else places

    def _begin(self, word: str) -> _Starting[T]:
        names = self._starting[word] = _Starting(self._names[word])
        return names


def _longest(entries: list[_Entry[T]], parts: Parts, at: int, text: str | None) -> list[_Entry[T]]:
    """The longest names that begin at a word: several only where records share them."""
    hits: list[_Entry[T]] = []
    for entry in entries:
        size = entry.size
        if hits and size < hits[0].size:
            break
        if size > 1:
            last = at + size
            if parts.norms[at:last] != entry.words:
                continue
            same = parts.folded.startswith(entry.folded, parts.starts[at])
            if not same and parts.gaps(at, last) != entry.gaps:
                continue
        if text is not None and entry.is_cased and not _as_written(entry, parts, at, text):
            continue
        if not hits or entry.record not in [hit.record for hit in hits]:
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
