"""Reference knowledge: `data/lexicon/*.toml` as frozen records, read when first asked for, and an index of their names.

Records name their source; what comes from them is marked as reference, never as read in a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


def data_root() -> Path:
    """The folder `data`: the copy inside an installed package if there is one, else the one beside the package."""
    here = Path(__file__).resolve().parent
    inside = here / "data"
    return inside if inside.is_dir() else here.parent / "data"


@dataclass(frozen=True, slots=True)
class Country:
    """`id` ISO 3166 alpha-2, lower case. `forms` are all inflected adjectives and demonyms, folded; `seats` the cities and
    houses that stand for its government (Kiev, le Kremlin). `accession`: the day it joined NATO."""

    id: str
    name: str
    article: str
    aliases: tuple[str, ...]
    adjective_m: str
    adjective_f: str
    forms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    accession: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body. `kind`: alliance, union, ministry, assembly, council, agency, force, command, staff, group."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    gender: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """`of` is the French name of the country or body; `generic` what a text says without naming it (« ministre de la
    Défense »); `aliases` every fuller form."""

    id: str
    title: str
    title_f: str
    of: str
    country: str | None
    organisation: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Half-open `[start, end)`, each bound as (earliest, latest) possible day; None: open. After `last_seen` unknown."""

    office: str
    person: str
    start: tuple[date, date]
    end: tuple[date, date] | None
    last_seen: date | None
    acting: bool
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """A known summit, exercise, operation, format or milestone. `kind`: summit exercise operation format milestone treaty.

    `first`/`last` as written: a day `2024-07-09`, or coarser (`2016-11`, `2018`); `ambiguous` names are shared."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    ambiguous: tuple[str, ...]
    first: str | None
    last: str | None
    place: str | None
    country: str | None
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """`words` and `phrases` that speak of it (accent- and inflection-blind), `excludes` the phrases that do not."""

    id: str
    name: str
    name_en: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    excludes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    start: int
    end: int
    record: T
    name: str


class Gazetteer(Generic[T]):
    """Names to records, through an index by first token; the longest match wins. Works on folded text."""

    def __init__(self, names: Iterable[tuple[str, T]], *, keep: Callable[[str], bool] = bool) -> None:
        raise NotImplementedError

    def find(self, folded: str, tokens: Iterable[object]) -> Iterator[Found[T]]:
        raise NotImplementedError


@cache
def countries() -> tuple[Country, ...]:
    raise NotImplementedError


@cache
def organisations() -> tuple[Organisation, ...]:
    raise NotImplementedError


@cache
def people() -> tuple[KnownPerson, ...]:
    raise NotImplementedError


@cache
def offices() -> tuple[Office, ...]:
    raise NotImplementedError


@cache
def terms() -> tuple[Term, ...]:
    raise NotImplementedError


@cache
def named_events() -> tuple[NamedEvent, ...]:
    raise NotImplementedError


@cache
def topics() -> tuple[Topic, ...]:
    raise NotImplementedError


def holders(office: str, on: date) -> tuple[KnownPerson, ...]:
    """Who held the office on that day: one person, or none where unknown, or two where the sources leave it open."""
    raise NotImplementedError


def country_of(word: str) -> Country | None:
    """The country that a name, alias, adjective, demonym, capital or seat stands for; None where unknown."""
    raise NotImplementedError
