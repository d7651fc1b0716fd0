"""What stands where in a text, as far as names and roles need it: heads, grades, portfolios, countries, bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from ...lexicon import Country, KnownPerson, cities, countries, organisations, people, records, regions
from ...lexicon.gazetteer import Found, Gazetteer
from ...lexicon.naming import genders, plural
from ...lexicon.titles import (
    Head,
    given_names,
    given_words,
    grades,
    heads,
    portfolios,
    words,
)
from ...model import Reading
from ...parts import parts_of
from ...text import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Owner:
    """A country or body as it is written to: its French name, and the ISO code of a country."""

    name: str
    country: str | None = None


NOBODY = Owner("")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Hits by their first character; `owners` are names (« l'OTAN »), `adjectives` nationalities, `sites` towns and
    regions."""

    heads: dict[int, Found[Head]]
    grades: dict[int, Found[Head]]
    portfolios: dict[int, Found[str]]
    owners: dict[int, Found[Owner]]
    adjectives: dict[int, Found[Owner]]
    sites: dict[int, Found[str]]
    known: dict[int, tuple[Found[KnownPerson], ...]]


# bodies that are no office's body: « Alliés », and ministries, whose names are portfolios
_NO_OWNERS = frozenset({"group", "ministry"})


@cache
def _owners() -> Gazetteer[Owner]:
    nations = ((name, Owner(each.name, each.id)) for each in countries() for name in (each.name, *each.aliases))
    bodies = (
        (name, Owner(each.name, each.country))
        for each in organisations()
        if each.kind not in _NO_OWNERS and fold(each.name) not in words("traps", "not_owners")
        for name in (each.name, *each.aliases)
    )
    provinces = ((name, Owner(each.name)) for each in regions() if each.country for name in (each.name, *each.aliases))
    return Gazetteer((*nations, *bodies, *((name, of) for name, of in provinces if fold(name) not in given_names())))


def _nationality(country: Country) -> Iterator[tuple[str, Owner]]:
    return ((form, NOBODY if form in country.ambiguous else Owner(country.name, country.id)) for form in country.forms)


@cache
def _adjectives() -> Gazetteer[Owner]:
    """Nationalities; those of no one country (« coréen », « balte ») name no owner."""
    table = records("titles")["adjectives"]
    bodies = ((form, Owner(name)) for form, name in table["owners"].items())
    loose = ((form, NOBODY) for each in table["of_regions"] for word in genders(each) for form in (word, plural(word)))
    return Gazetteer((*(pair for each in countries() for pair in _nationality(each)), *bodies, *loose))


@cache
def _sites() -> Gazetteer[str]:
    seats = (seat for each in countries() for seat in (each.capital, *each.capital_also, *each.seats) if seat)
    towns = [name for city in cities() for name in (city.name, *city.aliases)]
    towns += [name for region in regions() for name in (region.name, *region.aliases)]
    return Gazetteer((name, name) for name in dict.fromkeys((*seats, *towns)))


@cache
def _known() -> Gazetteer[KnownPerson]:
    """Known people by full name; capitals are not compared, « Jens STOLTENBERG » is one of them."""
    return Gazetteer((fold(name), each) for each in people() for name in (each.name, *each.aliases))


@cache
def known_surnames() -> frozenset[str]:
    """The surnames of known people, folded: « de villepin »."""
    names = (each.name.split() for each in people())
    return frozenset(fold(" ".join(name[given_words(name) :])) for name in names if len(name) > 1)


@cache
def known_alone() -> Mapping[tuple[str, ...], str]:
    """Surnames that French papers use alone, folded, with whom they mean: « poutine »."""
    out: dict[tuple[str, ...], str] = {}
    for each in people():
        if each.alone:
            for name in (each.name, *each.aliases):
                parts = name.split()
                out[tuple(map(fold, parts[given_words(parts) :]))] = each.id
    return out


def landmarks(reading: Reading) -> Landmarks:
    """All that the indexes see in a text."""
    parts, text = parts_of(reading), reading.text
    known: dict[int, tuple[Found[KnownPerson], ...]] = {}
    for hit in _known().find(parts):
        if text[hit.start].isupper() and not _goes_on(text, hit.end):
            known[hit.start] = (*known.get(hit.start, ()), hit)
    return Landmarks(
        heads=_by_start(heads().find(parts)),
        grades=_by_start(grades().find(parts, text)),
        portfolios=_by_start(portfolios().find(parts)),
        owners=_by_start(_owners().find(parts, text)),
        adjectives=_by_start(_adjectives().find(parts)),
        sites=_by_start(_sites().find(parts, text)),
        known=known,
    )


def _goes_on(text: str, end: int) -> bool:
    """« Ank Bijleveld-Schouten » is longer than « Ank Bijleveld »."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()


def _by_start(hits: Iterable[Found[T]]) -> dict[int, Found[T]]:
    out: dict[int, Found[T]] = {}
    for hit in hits:
        if hit.start not in out:
            out[hit.start] = hit
    return out
