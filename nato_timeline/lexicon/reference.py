"""The records of the reference knowledge, frozen. `lexicon` reads them from `data/lexicon`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..own_topics import OwnTopic


def bounds(written: date | str) -> tuple[date, date]:
    """The first and the last day that a date of the lexicon may mean: a day, or "2014-10", or "2012"."""
    if isinstance(written, date):
        return written, written
    year, _, month = written.partition("-")
    first = date(int(year), int(month or 1), 1)
    after = date(first.year + 1, 1, 1) if month in ("", "12") else date(first.year, first.month + 1, 1)
    return first, after - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Country:
    """`id` ISO 3166 alpha-2, lower case (ISO 3166-3 alpha-4 for states that are no more). `forms` are all inflected
    adjectives and demonyms; `seats` the cities and houses that stand for its government (Kiev, le Kremlin);
    `capital_speaks` is False where the capital's name rather means another body (Bruxelles, the Union);
    `ambiguous` the names and forms that another country shares. `accession`: the day it joined NATO."""

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
    capital_also: tuple[str, ...] = ()
    capital_speaks: bool = True
    ambiguous: tuple[str, ...] = ()
    founder: bool = False
    checked: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class City:
    """A town, base or other site. `country` is an ISO code; `kind` city or site."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world that is no state: a sea, a continent, a province."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body. `kind`: alliance union ministry assembly council agency force command staff group court.
    `ambiguous`: names that may mean something else: they count where the text names it, or its `parent`, in full."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    source: str
    country: str | None = None
    ambiguous: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """`country` and `gender` as codes; `aliases`: other spellings of the full name; `ambiguous`: two people's; `alone`:
    French papers name them by the surname alone, and mean nobody else."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    gender: str | None
    ambiguous: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """`of` is the French name of the country or body. `generic`: what a text says without naming it (« ministre de la
    Défense »), masculine and feminine; `aliases`: every fuller form, all of them inflected. `role`: head-of-state,
    head-of-government, defence, foreign, or None for a body's office."""

    id: str
    title: str
    title_f: str
    of: str
    country: str | None
    organisation: str | None
    aliases: tuple[str, ...]
    generic: tuple[str, ...] = ()
    role: str | None = None
    ambiguous: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Half-open `[start, end)`, each bound as (earliest, latest) possible day; None: open. After `last_seen` unknown.
    `end_unchecked`: the start was seen in the source, the end is own knowledge."""

    office: str
    person: str
    start: tuple[date, date]
    end: tuple[date, date] | None
    last_seen: date | None
    acting: bool
    source: str
    checked: bool
    end_unchecked: bool = False
    note: str | None = None

    def may_cover(self, day: date) -> bool:
        """Whether the term may have included that day, as far as its bounds are known."""
        if self.end is None:
            return self.start[0] <= day and (self.last_seen is None or day <= self.last_seen)
        return self.start[0] <= day < self.end[1]

    def surely_covers(self, day: date) -> bool:
        """Whether it included that day wherever inside their bounds it began and ended."""
        return self.may_cover(day) and self.start[1] <= day and (self.end is None or day < self.end[0])


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """What has a name and a date. `kind`: summit exercise operation format milestone treaty.

    `first`/`last` as written: a day `2024-07-09`, or coarser (`2016-11`, `2018`), both inside; a format has instead an
    `end`, the first day on which it was no more. `names` are all names, `ambiguous` those that other records share.
    `variety`: which kind of summit or format. An exercise with a `series` and no `year` is the series itself."""

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
    end: str | None = None
    variety: str | None = None
    series: str | None = None
    year: int | None = None
    organiser: str | None = None
    number: int | None = None
    status: str | None = None
    replaces: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """`words` and `phrases` that speak of it (accent- and inflection-blind), `excludes` the phrases that do not. An
    `aspect` says how or with what something is done: the subject of the sentence before goes on beside it."""

    id: str
    name: str
    name_en: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    excludes: tuple[str, ...]
    aspect: bool = False

    @classmethod
    def of_own(cls, own: OwnTopic) -> Topic:
        """A topic of the user's own."""
        name = own.name or own.id
        return cls(own.id, name, own.name_en or name, own.words, own.phrases, own.excludes, own.aspect)

    def joined_by(self, own: OwnTopic | None) -> Topic:
        """The topic with the words that the user's own file adds to it."""
        if own is None:
            return self
        return replace(
            self,
            name=own.name or self.name,
            name_en=own.name_en or self.name_en,
            words=(*self.words, *own.words),
            phrases=(*self.phrases, *own.phrases),
            excludes=(*self.excludes, *own.excludes),
        )
