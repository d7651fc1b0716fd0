"""The word lists of `data/lexicon/figures.toml`, folded."""

from __future__ import annotations

from functools import cache

from ...lexicon import records
from ...text import fold


@cache
def verbs(table: str) -> frozenset[str]:
    """Lemmas, as grammar gives them: with their accents."""
    return frozenset(records("figures")["verbs"][table].split())


@cache
def words(table: str) -> frozenset[str]:
    """Folded words that noun phrases are cut by."""
    return frozenset(records("figures")["words"][table].split())


@cache
def nouns(table: str) -> frozenset[str]:
    """Folded nouns or phrases."""
    listed = records("figures")["nouns"][table]
    return frozenset(fold(word) for word in (listed.split() if isinstance(listed, str) else listed))


@cache
def _with_plurals(table: str) -> frozenset[str]:
    return nouns(table) | {f"{noun}s" for noun in nouns(table)}


def is_noun(word: str, table: str) -> bool:
    """Whether a folded word is in a list, in the singular or the plural."""
    return word in _with_plurals(table)
