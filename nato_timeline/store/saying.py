"""Facts by the words in them or in their sentences, found by the full-text indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

from ..facts import Fact, Library
from ..query import Query, says
from .known import Restated
from .search import Term
from .where import Where, traits_with

COMMON = 100_000  # sentences with a word that are not counted any further
_FEW = 1_000  # facts whose words are read
_IN_SENTENCES = (
    "SELECT fact FROM search CROSS JOIN said ON sentence = search.rowid WHERE search MATCH ? AND traits IN ({})"
)
_IN_OWN_WORDS = "SELECT rowid FROM own_words WHERE own_words MATCH ?"
# the words of some facts that have some letters
_WORDS_OF = (
    "SELECT fact, words FROM json_each(:facts) CROSS JOIN sources o ON fact = value CROSS JOIN sentences n "
    "ON n.document = o.document AND n.start < sentence_end AND n.end > sentence_start WHERE ({}) "
    "UNION ALL SELECT rowid, words FROM own_words WHERE rowid IN (SELECT value FROM json_each(:facts)) AND ({})"
)
_KNOWN = (
    "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :words LIMIT :most)",
    "SELECT count(*) FROM (SELECT 1 FROM own_words WHERE own_words MATCH :words LIMIT :most)",
)


def all_saying(db: sqlite3.Connection, query: Query, layers: Collection[str]) -> Where | None:
    """The condition that facts of some layers say the words of a query, if there are any; None where each must be
    looked at for it."""
    if query.words and query.as_of:
        return None
    return saying(db, query.words, traits_of(db, query, layers)) if query.words else Where("1")


def saying(db: sqlite3.Connection, words: Iterable[str], traits: Collection[int]) -> Where:
    """The condition that facts with some traits say some words, each as the beginning of a word or of several."""
    known = matches(db, words)
    if not known:
        return Where("0")
    in_order = sorted(known, key=lambda match: known[match])
    keys = _saying(db, in_order[0], traits)
    for n, match in enumerate(in_order[1:], start=1):
        if known[match] > COMMON:
            keys = _also_saying(db, keys, traits, in_order, in_order[n:])
            break
        keys = _saying(db, match, traits, keys)
    return among(keys)


def matches(db: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Words as the full-text indexes are asked for them, with the number of sentences that have each, or facts, as far
    as is counted; none if there is nothing but signs in one."""
    from ..searchable import spelt

    phrases = [spelt(word) for word in words]
    asked = [str(Term(tuple(phrase.split()), begins=True)) for phrase in phrases if phrase]
    return {match: _known(db, match) for match in asked} if all(phrases) else {}


def traits_of(db: sqlite3.Connection, query: Query, layers: Collection[str]) -> frozenset[int]:
    """The traits that facts of a query may have, but for their status, which each source may state otherwise."""
    return frozenset(key for (key,) in db.execute(*traits_with(query._replace(statuses=frozenset()), layers)))


def _saying(
    db: sqlite3.Connection, match: str, traits: Collection[int], some: Collection[int] | None = None
) -> set[int]:
    """The facts with some traits that say words; of those that are named, if any are."""
    listed = ", ".join(map(str, sorted(traits)))
    found = {key for (key,) in db.execute(_IN_SENTENCES.format(listed), (match,))}
    own = {key for (key,) in db.execute(_IN_OWN_WORDS, (match,))} - found
    if some is not None:
        return (found | own).intersection(some)
    kept = among(own).also(Where(f"NOT dropped AND traits IN ({listed})"))
    return found.union(key for (key,) in db.execute(f"SELECT key FROM facts WHERE {kept.sql}", kept.values))


def _also_saying(
    db: sqlite3.Connection, facts: set[int], traits: Collection[int], all_: Sequence[str], common: Sequence[str]
) -> set[int]:
    """Those of some facts that also say words that very many do. `all_` are those too that they say."""
    together = _saying(db, " ".join(all_), traits, facts)
    rest = facts - together
    if len(rest) <= _FEW:
        return together | those_with(db, rest, [match.strip('"*') for match in common])
    for match in common:
        rest = _saying(db, match, traits, rest)
    return together | rest


def those_with(db: sqlite3.Connection, facts: Collection[int], phrases: Collection[str]) -> set[int]:
    """Those of some facts that say some phrases, spelt as the index has them; each is looked at."""
    from ..searchable import spelt

    lettered = " OR ".join(f"instr(words, :word{n})" for n in range(len(phrases)))
    asked = {f"word{n}": max(phrase.split(), key=len) for n, phrase in enumerate(phrases)}
    missing: dict[int, set[str]] = {}
    for fact, words in db.execute(_WORDS_OF.format(lettered, lettered), {"facts": _as_list(facts), **asked}):
        said = f" {spelt(words)}"
        missing.setdefault(fact, set(phrases)).difference_update([one for one in phrases if f" {one}" in said])
    return {fact for fact, some in missing.items() if not some}


def among(keys: Iterable[int]) -> Where:
    """The condition that facts are some of those of these keys."""
    return Where("key IN (SELECT value FROM json_each(?))", (_as_list(keys),))


def those_saying(
    library: Library, some: Iterable[Restated], words: tuple[str, ...], said: Where, read: Callable[[int], Fact]
) -> list[Restated]:
    """Those of facts of which a part was known that say some words in that part. `said` holds where some source says
    them, or what the fact is called now; `read` reads the part that was known."""
    from ..searchable import spelt

    keys = set(json.loads(said.values[0])) if said.values else set()
    begun = [f" {spelt(word)}" for word in words]

    def may_say(one: Restated) -> bool:
        return one.key in keys or any(word in f" {spelt(one.fact.title)}" for word in begun)

    if said == Where("0"):
        return []
    return [one for one in some if may_say(one) and says(library, read(one.key), words)]


def _as_list(keys: Iterable[int]) -> str:
    """Keys for `json_each`, in order."""
    return json.dumps(sorted(keys))


@lru_cache(100)
def _known(db: sqlite3.Connection, match: str) -> int:
    """In how many sentences, or facts, words begin so, counted up to a number and one more. All words that begin so are
    gone through whatever the number: first those are asked that are spelt so and no longer."""

    def counted(query: str, match: str) -> int:
        return int(db.execute(query, {"words": match, "most": COMMON + 1}).fetchone()[0])

    spelt = counted(_KNOWN[0], match.removesuffix("*"))
    return spelt if spelt > COMMON else max(counted(query, match) for query in _KNOWN)
