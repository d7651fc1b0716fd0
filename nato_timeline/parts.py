"""The words of a text with hyphenated ones cut apart, and where each stands: what names and rules are looked up by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from .lean import lazy
from .reading import Columns, Reading
from .tokens import cut

# a hyphen inside a word
_HYPHEN = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])")


def _cut(folded: str, words: Columns) -> Columns:
    """Words with the hyphenated ones cut apart: « OTAN-Ukraine » holds two names."""
    all_starts, all_ends, all_norms = words
    starts: list[int] = []
    ends: list[int] = []
    norms: list[str] = []
    done = 0
    for index in dict.fromkeys([bisect_right(all_starts, m.start()) - 1 for m in _HYPHEN.finditer(folded)]):
        starts += all_starts[done:index]
        ends += all_ends[done:index]
        norms += all_norms[done:index]
        at = all_starts[index]
        for norm in all_norms[index].split("-"):
            starts.append(at)
            ends.append(at + len(norm))
            norms.append(norm)
            at += len(norm) + 1
        done = index + 1
    return starts + all_starts[done:], ends + all_ends[done:], norms + all_norms[done:]


# whether a word is of interest to somebody; of one word always the same
Judge = Callable[[str], bool]
# words and judges that are remembered
_MOST_WORDS = 50_000
_MOST_JUDGES = 60


class _Verdicts(dict[str, tuple[int, ...]]):
    """The judges, by number, that accept a word. A table that fills itself: however many look something up, a word is
    judged once, and the words of a text are gone through once."""

    def __init__(self) -> None:
        super().__init__()
        self.judges: dict[Judge, int] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        verdict = self[word] = tuple([number for judge, number in self.judges.items() if judge(word)])
        return verdict

    def number(self, judge: Judge) -> int | None:
        """The judge's own; None where there are too many."""
        if judge not in self.judges:
            if len(self.judges) >= _MOST_JUDGES:
                return None
            self.judges[judge] = len(self.judges)
            self.clear()
        return self.judges[judge]


@cache
def _verdicts() -> _Verdicts:
    return _Verdicts()


@cache
def _among(words: tuple[str, ...] | frozenset[str]) -> Judge:
    return frozenset(words).__contains__


def is_number(word: str) -> bool:
    return word[0].isdecimal()


class Parts:
    """The words of one text by column, for any number of indexes; `norms` holds one more, which nothing has."""

    def __init__(self, folded: str, words: Columns | None = None) -> None:
        self.folded = folded
        self.starts, self.ends, norms = _cut(folded, words or cut(folded)[0])
        self.norms: list[str] = [*norms, "\n"]
        self._accepted: list[list[int]] | None = None

    def starting(self, words: tuple[str, ...] | frozenset[str]) -> list[int]:
        """Where in the text some words begin, in order; asked of the same words in every text."""
        return list(map(self.starts.__getitem__, self.where(_among(words))))

    def where(self, judge: Judge) -> Sequence[int]:
        """Indexes, in order, of the words that a judge accepts."""
        verdicts = _verdicts()
        accepted = self._accepted
        if accepted is None:
            accepted = self._accepted = [[] for _ in verdicts.judges]
            for index, numbers in enumerate(map(verdicts.__getitem__, self.norms[:-1])):
                for each in numbers:
                    accepted[each].append(index)
        number = verdicts.number(judge)
        if number is None or number >= len(accepted):  # it has come since then
            return [index for index, word in enumerate(self.norms[:-1]) if judge(word)]
        return accepted[number]

    @lazy
    def numbers(self) -> list[int]:
        """Where numbers begin, behind their points and commas too; none behind a letter."""
        numbers: list[int] = []
        for index in self.where(is_number):
            start, number = self.starts[index], self.norms[index]
            if not self.folded[start - 1 : start].isalnum():
                numbers.append(start)
            if not number.isdecimal():
                numbers += [start + behind for behind, sign in enumerate(number, 1) if sign in ".,"]
        return numbers

    def gaps(self, first: int, last: int) -> tuple[str, ...]:
        """What stands between the words from one to another."""
        pairs = zip(self.ends[first : last - 1], self.starts[first + 1 : last], strict=True)
        return tuple([gap(self.folded[end:start]) for end, start in pairs])


def parts_of(reading: Reading) -> Parts:
    """The words of a reading, made once for all who look something up."""
    return reading.derived(_parts)


def _parts(reading: Reading) -> Parts:
    return Parts(reading.folded, (reading.starts, reading.ends, reading.norms))


def capitals(reading: Reading) -> list[int]:
    """Indexes of the tokens that begin with a capital; ask `reading.derived`."""
    text = reading.text
    return [k for k, start in enumerate(reading.starts) if text[start].isupper()]


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
