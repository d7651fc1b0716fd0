"""What a name can mean: every country, town, region and body of the lexicon in one index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ... import lexicon
from ...lexicon import Gazetteer
from ...lexicon.naming import slug


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a name. `kind`: country, city, region, body, site, or mask (a treaty, a newspaper: no place).

    `form`: noun or adjective. `speaks`: the name of a capital or a seat stands for the government as well.
    `shared`: the name means other things too and counts only where the text also names one of these bodies in full."""

    id: str | None
    name: str
    kind: str
    country: str | None = None
    form: str = "noun"
    speaks: bool = False
    shared: tuple[str, ...] = ()


# which reading goes first where two share a name: « Luxembourg » is a country before it is a town
_ORDER = ("mask", "country", "region", "body", "city", "site")


def rank(name: Name) -> tuple[int, bool]:
    return _ORDER.index(name.kind), name.form == "adjective"


@cache
def index() -> Gazetteer[Name]:
    """All names, built at the first use."""
    return Gazetteer((*_masks(), *_countries(), *_towns(), *_regions(), *_bodies()))


def _masks() -> Iterator[tuple[str, Name]]:
    for name in lexicon.records("cities")["masks"]["names"]:
        yield name, Name(None, name, "mask")


def _countries() -> Iterator[tuple[str, Name]]:
    towns = {city.name for city in lexicon.cities()}
    for country in lexicon.countries():
        noun = Name(country.id, country.name, "country", country.id)
        adjective = Name(country.id, country.name, "country", country.id, form="adjective")
        yield from ((name, noun) for name in (country.name, *country.aliases))
        yield from ((form, adjective) for form in country.forms if form not in country.ambiguous)
        if country.capital:
            id = f"{slug(country.capital)}-{country.id}"
            town = Name(id, country.capital, "city", country.id, speaks=country.capital_speaks)
            yield from ((name, town) for name in (country.capital, *country.capital_also))
        for seat in country.seats:
            kind = "city" if seat in towns else "site"
            yield seat, Name(f"{slug(seat)}-{country.id}", seat, kind, country.id, speaks=True)


def _towns() -> Iterator[tuple[str, Name]]:
    seats = {(seat, country.id) for country in lexicon.countries() for seat in country.seats}
    for city in lexicon.cities():
        if (city.name, city.country) in seats:
            continue
        name = Name(city.id, city.name, city.kind, city.country)
        yield from ((each, name) for each in (city.name, *city.aliases))


def _regions() -> Iterator[tuple[str, Name]]:
    for region in lexicon.regions():
        name = Name(region.id, region.name, "region", region.country)
        yield from ((each, name) for each in (region.name, *region.aliases))


def _bodies() -> Iterator[tuple[str, Name]]:
    for body in lexicon.organisations():
        sure = Name(body.id, body.name, "body", body.country)
        parents = (body.id, body.parent) if body.parent else (body.id,)
        common = Name(body.id, body.name, "body", body.country, shared=parents)
        yield from ((each, common if each in body.ambiguous else sure) for each in (body.name, *body.aliases))
    towns = {city.name for city in lexicon.cities()}
    for event in lexicon.named_events():
        if event.kind == "format" or event.variety == "force":
            name = Name(event.id, event.name, "body")
            yield from ((each, name) for each in event.names if each not in towns)
