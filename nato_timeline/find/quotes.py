"""Quotation marks in a text, and what they look like: a sentence that somebody said, a fragment, or a name.

Who speaks, and whether anybody does, is for resolve/quotes; here only the form and the words right before are seen.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import cache
from typing import Any

from ..grammar import VerbGroup
from ..grammar.conjugation import verb_set
from ..lean import lean
from ..lexicon import data_root
from ..model import Reading, Zone
from ..text import fold

_DEFINITE = frozenset({"le", "la", "l'", "les", "au", "aux", "du", "des", "cette", "ce", "ces"})
_LINKS = _DEFINITE | {"de", "d'", "un", "une", "son", "sa", "ses"}


@lean(frozen=True, slots=True)
class FoundQuote:
    """Words in quotation marks: `start`/`end` inside the marks, `open`/`close` with them.

    `shape`: sentence (it holds a finite verb, or ends like a sentence), name (it begins with a capital and holds no
    verb), fragment. `naming`: the words before it introduce a name or term (« l'opération « … » », « baptisé « … » »).
    `definite`: a definite article stands right before the mark (« le « parapluie » »).
    """

    start: int
    end: int
    open: int
    close: int
    shape: str
    naming: bool = False
    definite: bool = False
    closed: bool = True


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((data_root() / "lexicon" / "quotes.toml").read_text("utf-8"))


@cache
def speech_words(name: str) -> frozenset[str]:
    """A named set of words about speech, folded: `named`, `names_follow`, `humans`, `bodies`, `texts`, `titles`."""
    return frozenset(fold(word) for word in _data()[name].split())


@cache
def speech_phrases(name: str) -> tuple[str, ...]:
    """Phrases about speech, folded: `by`, `last_named`, `afterwards`."""
    value = _data()[name]
    parts = value if isinstance(value, list) else value.replace("\n", "").split("|")
    return tuple(part.strip() for part in parts)


def find_quotes(reading: Reading, verbs: tuple[VerbGroup, ...]) -> tuple[FoundQuote, ...]:
    """Outermost quotation zones in text order, each with its form."""
    return tuple(_found(reading, verbs, zone) for zone in reading.zones if zone.depth == 0)


def _found(reading: Reading, verbs: tuple[VerbGroup, ...], zone: Zone) -> FoundQuote:
    shape = _shape(reading, verbs, zone)
    before = _words_before(reading, zone.open)
    definite = bool(before) and before[-1] in _DEFINITE
    naming = _naming(reading, verbs, zone, shape, before)
    return FoundQuote(zone.start, zone.end, zone.open, zone.close, shape, naming, definite, zone.closed)


def _shape(reading: Reading, verbs: tuple[VerbGroup, ...], zone: Zone) -> str:
    first = bisect_left(verbs, zone.start, key=lambda v: v.start)
    last = bisect_left(verbs, zone.end, key=lambda v: v.start)
    said = reading.text[zone.start : zone.end]
    if any(v.finite for v in verbs[first:last]):
        return "sentence"
    if said[-1] in ".!?" and len(said.split()) > 2:
        return "sentence"
    letter = next((c for c in said if c.isalpha()), "")
    return "fragment" if letter.islower() else "name"


def _words_before(reading: Reading, at: int) -> list[str]:
    """The four words before a mark with nothing but space between them and it, folded."""
    k = bisect_left(reading.starts, at)
    words: list[str] = []
    edge = at
    while k > 0 and len(words) < 4:
        k -= 1
        if reading.folded[reading.ends[k] : edge].strip():
            break
        words.insert(0, reading.norms[k])
        edge = reading.starts[k]
    return words


def _naming(reading: Reading, verbs: tuple[VerbGroup, ...], zone: Zone, shape: str, before: list[str]) -> bool:
    """Whether the words before announce a name. An adjective in quotation marks after a noun is none: « une opération
    « illégale » »; nor is a whole sentence."""
    if not before:
        return False
    if before[-1] in speech_words("named"):
        return not _says(verbs, zone.open)
    if shape == "sentence":  # « le rapport « L'Europe doit se défendre » »
        return before[-1] in speech_words("works")
    words = list(before)
    linked = False
    while words and words[-1] in _LINKS:
        linked = True
        words.pop()
    if not words or words[-1] not in speech_words("names_follow"):
        return False
    one_word = len(reading.text[zone.start : zone.end].split()) == 1
    return linked or shape == "name" or not one_word


def _says(verbs: tuple[VerbGroup, ...], at: int) -> bool:
    """Whether the word before a mark is a finite dire: « s'est dit « confiant » », not « la mission dite « … » »."""
    k = bisect_left(verbs, at, key=lambda v: v.start) - 1
    return k >= 0 and verbs[k].lemma == "dire" and verbs[k].finite and at - verbs[k].end <= 2


_REFLEXIVE_TOO = frozenset({"dire", "demander", "déclarer", "expliquer"})


@cache
def reporting_verbs() -> frozenset[str]:
    """Every verb that can report what somebody says."""
    return _REFLEXIVE_TOO.union(*map(verb_set, ("reporting", "reporting_reflexive", "speaking")))


def reports(group: VerbGroup) -> bool:
    """Whether a verb makes the words beside it somebody's: « a déclaré », « s'est réjoui », « a tenu à préciser »."""
    if group.voice == "reflexive":
        return group.lemma in verb_set("reporting_reflexive") or group.lemma in _REFLEXIVE_TOO
    return group.voice == "active" and (group.lemma in verb_set("reporting") or group.lemma in verb_set("speaking"))
