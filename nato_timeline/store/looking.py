"""Facts that say words which very many say: the first of them are sooner come to among all in their order than put in
order. If that is not so after a while, all that say them are found after all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice

from ..facts import Fact, Library
from ..query import Query, says
from ..shelves import Sifted
from ..tally import COUNTED
from .pieces import Found
from .rows import read_keys
from .saying import COMMON, matches, those_with, traits_of
from .where import simple

_SHOWN = 50  # facts that somebody looks at
_SAMPLE = 400  # sentences by which it is known how many of a word's state facts
_MANY = 20_000  # sentences with several words that are counted
_OF_SO_MANY = 8  # one of so many
# what it costs to come to a fact: to its sentence by the words; to put it in order; to look at it for its words, which
# takes longer where more must be read of it
_FIND, _SORT, _LOOK, _READ = 2, 3, 20, 60
_AT_FIRST, _AT_ONCE = 100, 800  # facts
_LAYERS = {layer: f"{layer}s" for layer in COUNTED}


def sooner_looked(db: sqlite3.Connection, query: Query, layers: Collection[str]) -> int:
    """How many facts to look at before all that say the words of a query are found by those: as many as cost the same,
    if the first are likely to be among them; else none."""
    known = matches(db, query.words)
    if min(known.values(), default=0) < _SAMPLE:
        return 0
    each = _LOOK if simple(query) else _READ
    all_ = _all(db, query, layers)
    traits = traits_of(db, query, layers)
    together = " ".join(known)
    least = min(known.values())
    # of the words as they are spelt the sentences are sooner found than of all that begin so
    for spelt in (together.replace('"*', '"'), together):
        sentences = _count(db, spelt) if len(known) > 1 else least
        facts = _stated(db, spelt, traits) * sentences
        some = int(_FIND * sum(known.values()) + _SORT * facts) // each
        if _SHOWN * all_ < facts * some:
            return some
    return 0


def stated_often(db: sqlite3.Connection, query: Query, layers: Collection[str]) -> bool:
    """Whether very many sentences have the rarest of the words of a query, and many of them state facts of some
    layers."""
    known = matches(db, query.words)
    least = min(known, key=lambda match: known[match], default="")
    if not least or known[least] <= COMMON:
        return False
    traits = traits_of(db, query, layers)
    return any(_stated(db, spelt, traits) * _OF_SO_MANY > 1 for spelt in (least.removesuffix("*"), least))


def _count(db: sqlite3.Connection, match: str) -> int:
    """In how many sentences some words stand, as far as is counted."""
    some = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(db.execute(some, (match, _MANY)).fetchone()[0])


def _stated(db: sqlite3.Connection, match: str, traits: Collection[int]) -> float:
    """How many facts with some traits a sentence with some words states."""
    some = (
        "SELECT count(DISTINCT fact) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?) found "
        f"CROSS JOIN said ON sentence = found.rowid AND traits IN ({', '.join(map(str, sorted(traits)))})"
    )
    return int(db.execute(some, (match, _SAMPLE)).fetchone()[0]) / _SAMPLE


def _all(db: sqlite3.Connection, query: Query, layers: Collection[str]) -> int:
    """How many facts there are of some layers, and the kinds or topics of a query, or some more."""
    count = " + ".join(f"sum({_LAYERS[layer]})" for layer in layers if layer in _LAYERS) or "0"
    some = [("kind", query.kinds), *([("topic", query.topics)] if query.topics else [])]
    totals = []
    for of, names in some:
        which = f"AND name IN ({', '.join('?' * len(names))})" if names else ""
        asked = f"SELECT coalesce({count}, 0) FROM tallies WHERE of = ? {which}"
        totals.append(db.execute(asked, (of, *sorted(names))).fetchone()[0])
    return int(min(totals))


def looked(
    db: sqlite3.Connection,
    library: Library,
    in_order: Sequence[Fact],
    query: Query,
    most: int,
    found: Callable[[], Iterable[Fact]],
) -> Sifted[Fact]:
    """Those of facts that say the words of a query: of the first, at most some, each is looked at; the others come from
    `found`, which gives all that say them in the same order."""

    def looked() -> Iterator[Fact]:
        seen, count = 0, 0
        for some, said in _looked(db, library, in_order, query.words):
            yield from said
            seen, count = seen + some, count + len(said)
            if seen >= most:
                yield from islice(found(), count, None)
                return

    return Sifted(looked())


def _looked(
    db: sqlite3.Connection, library: Library, in_order: Sequence[Fact], words: tuple[str, ...]
) -> Iterator[tuple[int, Sequence[Fact]]]:
    """How many facts were looked at, and those of them that say some words, until there are no more."""
    from ..searchable import spelt

    if not isinstance(in_order, Found):
        facts = iter(in_order)
        while here := tuple(islice(facts, _AT_FIRST)):
            yield len(here), [fact for fact in here if says(library, fact, words)]
        return
    keys, phrases, at_once = in_order.keys(), [spelt(word) for word in words], _AT_FIRST
    while some := tuple(islice(keys, at_once)):
        say = those_with(db, some, phrases)
        yield len(some), tuple(read_keys(db, (key for key in some if key in say)))
        at_once = min(2 * at_once, _AT_ONCE)
