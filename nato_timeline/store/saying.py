"""Facts by the words in them or in their sentences: found by the full-text indexes where the words are rare, else by
looking at the facts in their order, of which many have them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

from ..facts import Fact, Library
from ..query import Query, says
from ..shelves import Sifted
from .known import Restated
from .search import Term
from .where import Where, traits_with

_SEVERAL = 8_000  # sentences with a word of which the facts are many to put in order
RARE = 100_000  # sentences with a word whose facts are all found
_COMMON = 100_000  # with one whose facts are sooner looked at in their order, until there are enough
_SOON = 100  # of so many sentences one with a word: then some are soon found by looking
_SAMPLE = 2_000  # sentences by which it is known how many of a word's state facts
_OF_SO_MANY = 8  # one of so many
_TOGETHER = 10  # of so many with a rare word one that has all words: then some are soon found too
_IN_SENTENCES = (
    "SELECT fact FROM search CROSS JOIN said ON sentence = search.rowid WHERE search MATCH ? AND traits IN ({})"
)
_FEW = 1_000  # facts whose words are read
_WORDS_OF = (
    "SELECT fact, words FROM json_each(?) CROSS JOIN sources o ON fact = value CROSS JOIN sentences n ON n.document = "
    "o.document AND n.start < sentence_end AND n.end > sentence_start UNION ALL SELECT rowid, words FROM own_words "
    "WHERE rowid IN (SELECT value FROM json_each(?))"
)
_IN_OWN_WORDS = "SELECT rowid FROM own_words WHERE own_words MATCH ?"
_KNOWN = (
    "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :words LIMIT :most)",
    "SELECT count(*) FROM (SELECT 1 FROM own_words WHERE own_words MATCH :words LIMIT :most)",
)


def all_saying(db: sqlite3.Connection, query: Query, layers: Collection[str]) -> Where | None:
    """The condition that facts of some layers say the words of a query, where all of them are asked for; None where
    each must be looked at for it."""
    if query.words and query.as_of:
        return None
    said, common = saying(db, query, layers, every=True) if query.words else (Where("1"), ())
    return None if common else said


def saying(
    db: sqlite3.Connection, query: Query, layers: Collection[str], every: bool = False
) -> tuple[Where, tuple[str, ...]]:
    """The condition that facts of some layers say the words of a query, each as the beginning of a word or of several;
    and those of the words that are too common for that, so that each fact must be looked at. `every`: not only the
    first of them are asked for."""
    from ..searchable import spelt

    phrases = [spelt(word) for word in query.words]
    if not all(phrases):
        return Where("0"), ()  # nothing but signs
    matches = {phrase: str(Term(tuple(phrase.split()), begins=True)) for phrase in phrases}
    known = {phrase: _known(db, match, _COMMON) for phrase, match in matches.items()}
    rare = [phrase for phrase in phrases if known[phrase] <= RARE]
    least = min(phrases, key=lambda phrase: known[phrase])
    (sentences,) = db.execute("SELECT coalesce(max(key), 0) FROM sentences").fetchone()
    alone = "event" in layers and query == Query(words=query.words, undated=query.undated)
    several = not rare or (alone and not every and known[least] > _SEVERAL)
    often = several and not every and len(phrases) == 1 and known[least] * _SOON > sentences
    traits = {key for (key,) in db.execute(*traits_with(query._replace(statuses=frozenset()), layers))}
    if (often or known[least] > _COMMON) and _stated_often(db, matches[least], traits):
        return Where("1"), tuple(phrases)
    in_order = sorted(phrases, key=lambda phrase: known[phrase])
    asked = in_order if rare else in_order[:1]
    common = in_order[len(rare) :] if rare else []
    if common and not every and _often_together(db, list(matches.values()), known[least]):
        asked = in_order[:1]  # the others are in most of its facts
    keys: set[int] | None = None
    for n, phrase in enumerate(asked):
        if keys is not None and phrase in common:
            keys = _also_saying(db, keys, traits, [matches[one] for one in in_order], asked[n:])
            break
        keys = _saying(db, matches[phrase], traits, keys)
    return among(keys or ()), tuple(phrase for phrase in phrases if phrase not in asked)


def _saying(db: sqlite3.Connection, match: str, traits: Collection[int], among: set[int] | None) -> set[int]:
    """The facts with some traits that say words; of those that are named, if any are."""
    in_sentences = _IN_SENTENCES.format(", ".join(map(str, sorted(traits))))
    found = {key for (key,) in db.execute(in_sentences, (match,))}
    own = {key for (key,) in db.execute(_IN_OWN_WORDS, (match,))} - found
    if among is not None:
        return (found | own) & among
    rest = Where("key IN (SELECT value FROM json_each(?)) AND NOT dropped", (_as_list(own),))
    kept = f"SELECT key FROM facts WHERE {rest.sql} AND traits IN ({', '.join(map(str, sorted(traits)))})"
    return found.union(key for (key,) in db.execute(kept, rest.values))


def _also_saying(
    db: sqlite3.Connection, facts: set[int], traits: Collection[int], matches: Sequence[str], common: Sequence[str]
) -> set[int]:
    """Those of some facts that also say words that very many do. `matches` find all words, those too that they say."""
    together = _saying(db, " ".join(matches), traits, facts)
    rest = facts - together
    if len(rest) > _FEW:
        for match in matches[-len(common) :]:
            rest = _saying(db, match, traits, rest)
        return together | rest
    from ..searchable import spelt

    said: dict[int, str] = {}
    for fact, words in db.execute(_WORDS_OF, (_as_list(rest),) * 2):
        said[fact] = f"{said.get(fact, '')}\n {spelt(words)}"
    return together.union(fact for fact, words in said.items() if all(f" {phrase}" in words for phrase in common))


def _stated_often(db: sqlite3.Connection, match: str, traits: Collection[int]) -> bool:
    """Whether many of the sentences with words state facts with some traits: then some are soon found by looking."""
    some = (
        "SELECT count(DISTINCT fact) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?) found "
        f"CROSS JOIN said ON sentence = found.rowid AND traits IN ({', '.join(map(str, sorted(traits)))})"
    )
    # the word as it is spelt is sooner found than all that begin so
    facts = (db.execute(some, (spelt, _SAMPLE)).fetchone()[0] for spelt in (match.removesuffix("*"), match))
    return any(found * _OF_SO_MANY > _SAMPLE for found in facts)


def _often_together(db: sqlite3.Connection, matches: Sequence[str], rarest: int) -> bool:
    """Whether many of the sentences with the rarest of some words have all of them, and state as many facts."""
    some = rarest // _TOGETHER + 1
    together = (
        "SELECT count(DISTINCT fact) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?) found "
        "CROSS JOIN said ON sentence = found.rowid"
    )
    return int(db.execute(together, (" ".join(matches), some)).fetchone()[0]) * 2 > some


def among(keys: Iterable[int]) -> Where:
    """The condition that facts are some of those of these keys."""
    return Where("key IN (SELECT value FROM json_each(?))", (_as_list(keys),))


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


def _as_list(keys: Iterable[int]) -> str:
    """Keys for `json_each`, in order."""
    return json.dumps(sorted(keys))


@lru_cache(100)
def _known(db: sqlite3.Connection, match: str, most: int) -> int:
    """In how many sentences, or facts, words begin so, counted up to a number and one more. All words that begin so are
    gone through whatever the number: first those are asked that are spelt so and no longer."""

    def counted(query: str, match: str) -> int:
        return int(db.execute(query, {"words": match, "most": most + 1}).fetchone()[0])

    spelt = counted(_KNOWN[0], match.removesuffix("*"))
    return spelt if spelt > most else max(counted(query, match) for query in _KNOWN)


def looked(library: Library, facts: Iterable[Fact], words: tuple[str, ...]) -> Sifted[Fact]:
    """The facts that say some words, found by looking at each as far as is asked for."""
    return Sifted(fact for fact in facts if says(library, fact, words))
