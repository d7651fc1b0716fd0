"""Facts by the words in them or in their sentences: found by the full-text indexes where the words are rare, else by
looking at the facts in their order, of which many have them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import overload

from ..facts import Fact, Library
from ..query import says
from .known import Restated
from .search import Term
from .where import Where

RARE = 8_000  # sentences with a word whose facts are all found
_COMMON = 100_000  # with one whose facts are sooner looked at in their order, until there are enough
_SOON = 100  # of so many sentences one with a word: then some are soon found by looking
_SAYING = (
    "SELECT o.fact FROM search CROSS JOIN sentences n ON n.key = search.rowid CROSS JOIN sources o ON "
    "o.document = n.document AND o.sentence_start < n.end AND o.sentence_end > n.start WHERE search MATCH :words "
    "UNION SELECT rowid FROM own_words WHERE own_words MATCH :words"
)
_KNOWN = (
    "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :words LIMIT :most)",
    "SELECT count(*) FROM (SELECT 1 FROM own_words WHERE own_words MATCH :words LIMIT :most)",
)


def saying(
    db: sqlite3.Connection, library: Library, words: Iterable[str], read: Callable[[Sequence[int]], Iterable[Fact]]
) -> tuple[Where, tuple[str, ...]]:
    """The condition that facts say some words, each as the beginning of a word or of several; and those of the words
    that are too common for that, so that each fact must be looked at. `read` reads the facts of some keys."""
    from ..searchable import spelt

    phrases = [spelt(word) for word in words]
    if not all(phrases):
        return Where("0"), ()  # nothing but signs
    matches = {phrase: str(Term(tuple(phrase.split()), begins=True)) for phrase in phrases}
    known = {phrase: _known(db, match, _COMMON) for phrase, match in matches.items()}
    rare = [phrase for phrase in phrases if known[phrase] <= RARE]
    least = min(phrases, key=lambda phrase: known[phrase])
    (sentences,) = db.execute("SELECT coalesce(max(key), 0) FROM sentences").fetchone()
    often = not rare and len(phrases) == 1 and known[least] * _SOON > sentences
    if often or known[least] > _COMMON:
        return Where("1"), tuple(phrases)
    asked = rare or [least]
    keys = set.intersection(*({key for (key,) in db.execute(_SAYING, {"words": matches[one]})} for one in asked))
    common = tuple(phrase for phrase in phrases if phrase not in asked)
    if common and rare:
        in_order = sorted(keys)
        keys = {key for key, fact in zip(in_order, read(in_order), strict=True) if says(library, fact, common)}
        common = ()
    return Where("key IN (SELECT value FROM json_each(?))", (json.dumps(sorted(keys)),)), common


def those_saying(
    library: Library, some: Iterable[Restated], words: tuple[str, ...], said: Where, read: Callable[[int], Fact]
) -> list[Restated]:
    """Those of facts of which a part was known that say some words in that part. `said` holds where some source says
    those that are not too common, or what the fact is called now; `read` reads the part that was known."""
    from ..searchable import spelt

    keys = set(json.loads(said.values[0])) if said.values else set()
    begun = [f" {spelt(word)}" for word in words]

    def may_say(one: Restated) -> bool:
        return one.key in keys or any(word in f" {spelt(one.fact.title)}" for word in begun)

    if said == Where("0"):
        return []
    return [one for one in some if may_say(one) and says(library, read(one.key), words)]


def _known(db: sqlite3.Connection, match: str, most: int) -> int:
    """In how many sentences, or facts, some words stand, counted up to a number and one more."""
    return max(int(db.execute(query, {"words": match, "most": most + 1}).fetchone()[0]) for query in _KNOWN)


class Looked(Sequence[Fact]):
    """The facts of a sequence that say some words, found by looking at each as far as is asked for; `more` says that
    there may be more than have been seen."""

    def __init__(self, library: Library, facts: Iterable[Fact], words: tuple[str, ...]) -> None:
        self._left = (fact for fact in facts if says(library, fact, words))
        self._seen: list[Fact] = []
        self.more = True

    def _see(self, many: int | None) -> list[Fact]:
        """As many as there are, at most some."""
        if self.more and (many is None or many > len(self._seen)):
            before = len(self._seen)
            self._seen += islice(self._left, None if many is None else many - before)
            self.more = many is not None and len(self._seen) == many
        return self._seen

    def __len__(self) -> int:
        """Those surely there: all, or while `more` may come those seen but for the last."""
        return len(self._see(2)) - self.more

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, at: int | slice) -> Fact | tuple[Fact, ...]:
        if isinstance(at, int):
            return self._see(at + 1 if at >= 0 else None)[at]
        bounded = at.stop is not None and at.stop >= 0 and (at.start or 0) >= 0
        return tuple(self._see(at.stop + 1 if bounded else None)[at])  # one more tells whether there are more

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._see(None))
