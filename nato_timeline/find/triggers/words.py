"""The words that name events, from `data/lexicon/triggers.toml`, as records and indexes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ...lexicon import records
from ...lexicon.gazetteer import Gazetteer
from ...lexicon.naming import plural
from ...text import fold


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names an event. `weak`: it stands only with its own date or with people; `named`: only with a proper
    name; `of`: types of which its complement holds one; `turns`: kinds by the words of the complement; `part`: a piece
    of a longer event; `talk`: it stands only with a person who takes part; `foreign`: not French, from a caption;
    `line`: it stands only at the head of a dated line."""

    noun: str
    plural: str
    gender: str
    kind: str
    weak: bool = False
    named: bool = False
    part: bool = False
    talk: bool = False
    foreign: bool = False
    line: bool = False
    of: tuple[str, ...] = ()
    turns: Mapping[str, tuple[str, ...]] | None = None

    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", fold(self.noun))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb needs around it to state an event; each slot lists types of which one must be there. `noun` names the
    event in a title; without it the title is a clause. `tense`: the
    tenses in which alone it does; `pledge`: what follows must hold a quantity; `that`: what it goes on to tell as to
    come must be of one of these types; `of`: what the object must be of;
    `since`: how a title says what « depuis » dates the beginning of; `weak`: it stands only with its own date; `line`:
    only as the first verb of a chronology's line."""

    lemma: str
    kind: str
    voice: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    noun: str | None = None
    turns: Mapping[str, tuple[str, ...]] | None = None
    tense: tuple[str, ...] = ()
    pledge: bool = False
    since: str | None = None
    weak: bool = False
    line: bool = False


@cache
def nouns() -> Gazetteer[tuple[Noun, bool]]:
    """Nouns in the singular and the plural, each with whether it is the plural."""
    names = []
    for row in records("triggers")["noun"]:
        noun = _noun(row)
        names.append((noun.noun, (noun, noun.noun == noun.plural)))
        if noun.plural != noun.noun:
            names.append((noun.plural, (noun, True)))
    return Gazetteer(names)


def _noun(row: Mapping[str, Any]) -> Noun:
    fields = dict(row) | {"of": tuple(row.get("of", ())), "turns": _turns(row)}
    return Noun(**{"plural": plural(row["noun"]), **fields})


def _turns(row: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]] | None:
    given = row.get("turns")
    return {kind: tuple(words) for kind, words in given.items()} if given else None


@cache
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """Frames by folded lemma, in the order of the lexicon."""
    found: dict[str, list[Frame]] = {}
    for row in records("triggers")["verb"]:
        slots = {name: tuple(row.get(key, ())) for name, key in _SLOTS.items()}
        frame = Frame(
            row["lemma"],
            row["kind"],
            noun=row.get("noun"),
            turns=_turns(row),
            pledge=row.get("pledge", False),
            since=row.get("since"),
            weak=row.get("weak", False),
            line=row.get("line", False),
            **slots,
        )
        found.setdefault(fold(frame.lemma), []).append(frame)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


_SLOTS = {
    "voice": "voice",
    "tense": "tense",
    "subject": "subject",
    "object": "object",
    "to": "to",
    "partner": "with",
    "agent": "by",
    "about": "on",
    "complement": "complement",
    "that": "that",
    "of": "of",
}


@cache
def support() -> Mapping[str, frozenset[str]]:
    """What verbs beside an event noun do for it: hold, start, finish, attend, plan, cancel, postpone; lemmas folded."""
    return {use: frozenset(fold(words).split()) for use, words in records("triggers")["support"].items()}


@cache
def types() -> Mapping[str, frozenset[str]]:
    """Types of noun phrases by the folded forms, singular and plural, of their heads."""
    rows = records("triggers")["types"]
    return {
        name: frozenset(form for word in fold(words).split() for form in _forms(word)) for name, words in rows.items()
    }


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of small words by its name in `[words]`: stop, adverbs, light, titles …"""
    words: str = records("triggers")["words"][name]
    return frozenset(words.split())


def _forms(word: str) -> tuple[str, str]:
    return word, word + "x" if word.endswith(("au", "eu")) else plural(word)
