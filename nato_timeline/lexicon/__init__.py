"""Reference knowledge: `data/lexicon/*.toml` as frozen records, each file read when it is first asked for.

Records name their source; what comes from them is marked as reference, never as read in a text. A source that many
records share is written once, in the file's `[sources]`, and named by its key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from ..folders import data_root
from ..own_topics import own_topics
from ..text import fold
from .gazetteer import Found, Gazetteer
from .naming import feminine, genders, inflected, national_titles, of_country, slug
from .reference import City, Country, KnownPerson, NamedEvent, Office, Organisation, Region, Term, Topic, bounds

__all__ = [
    "City",
    "Country",
    "Found",
    "Gazetteer",
    "KnownPerson",
    "NamedEvent",
    "Office",
    "Organisation",
    "Region",
    "Term",
    "Topic",
    "bounds",
    "cities",
    "countries",
    "country",
    "country_of",
    "data_root",
    "holders",
    "named_events",
    "offices",
    "organisations",
    "people",
    "person",
    "records",
    "regions",
    "terms",
    "terms_of",
    "topics",
]

Record = Mapping[str, Any]

_ARTICLE = re.compile(r"^(?:la |le |les |l')")  # « la Lettonie », « l'Ukraine »
_BY_ADJECTIVE = re.compile(r" \{[mf]\}")  # « chef de la diplomatie {f} »


@cache
def records(file: str) -> Record:
    """The tables of `data/lexicon/<file>.toml`, as parsed."""
    with (data_root() / "lexicon" / f"{file}.toml").open("rb") as stream:
        return tomllib.load(stream)


def _rows(file: str, table: str) -> Iterator[tuple[str, Any]]:
    """The records of a table, with the id that each stands under."""
    yield from records(file).get(table, {}).items()


def _source(file: str, row: Record) -> str:
    """A record's source: in full, by its key in `[sources]`, or the one that serves the whole file."""
    sources: Mapping[str, str] = records(file).get("sources", {})
    given = row.get("source")
    return sources.get("default", "") if given is None else sources.get(given, given)


def _words(row: Record, key: str) -> tuple[str, ...]:
    return tuple(row.get(key, ()))


@cache
def countries() -> tuple[Country, ...]:
    return tuple(_country(id, row) for id, row in _rows("countries", "countries"))


def _country(id: str, row: Record) -> Country:
    adjectives = _adjectives(row)
    m, f = adjectives[0] if adjectives else ("", "")
    return Country(
        id=id,
        name=row["name"],
        article=row.get("article", ""),
        aliases=_words(row, "aliases"),
        adjective_m=m,
        adjective_f=f,
        forms=inflected(adjectives),
        capital=row.get("capital"),
        seats=_words(row, "seats"),
        accession=row.get("accession"),
        source=_source("countries", row),
        capital_also=_words(row, "capital_also"),
        capital_speaks=row.get("capital_speaks", True),
        ambiguous=_words(row, "ambiguous"),
        founder=row.get("founder", False),
        checked=row.get("checked", False),
        note=row.get("note"),
    )


def _adjectives(row: Record) -> tuple[tuple[str, str], ...]:
    """The country's adjectives as (masculine, feminine): « grec|grecque » where the rule would not give the second."""
    pairs = (given.partition("|") for given in _words(row, "adjectives"))
    return tuple((m, f or feminine(m)) for m, _, f in pairs)


def _listed(file: str, table: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Names listed by country, « Kharkiv|Kharkov »: country, name, other names."""
    for country, lines in _rows(file, table):
        for line in lines:
            name, *others = line.split("|")
            yield country, name, tuple(others)


@cache
def cities() -> tuple[City, ...]:
    source = _source("cities", {})
    return tuple(
        City(f"{slug(name)}-{country}", name, others, country, kind, source)
        for table, kind in (("cities", "city"), ("sites", "site"))
        for country, name, others in _listed("cities", table)
    )


@cache
def regions() -> tuple[Region, ...]:
    source = _source("regions", {})
    return tuple(
        Region(slug(name), name, others, None if country == "world" else country, source)
        for country, name, others in _listed("regions", "regions")
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    return tuple(
        Organisation(
            id=id,
            name=row["name"],
            aliases=_words(row, "aliases"),
            kind=row["kind"],
            source=_source("organisations", row),
            country=row.get("country"),
            ambiguous=_words(row, "ambiguous"),
            parent=row.get("parent"),
        )
        for id, row in _rows("organisations", "organisations")
    )


@cache
def people() -> tuple[KnownPerson, ...]:
    return tuple(
        KnownPerson(
            id=id,
            name=row["name"],
            aliases=_words(row, "aliases"),
            country=row.get("country"),
            gender=row.get("gender"),
            ambiguous=_words(row, "ambiguous"),
            alone=row.get("alone", False),
        )
        for id, row in _rows("people", "people")
    )


@cache
def offices() -> tuple[Office, ...]:
    return tuple(_office(id, row) for id, row in _rows("offices", "offices"))


def _office(id: str, row: Record) -> Office:
    title, title_f = genders(row["title"])
    nation, role = row.get("country"), row.get("role")
    titles = [row["title"], *_words(row, "titles")]
    aliases: list[str] = []
    if nation is None:
        owner = row["of"]
    else:
        home = records("countries")["countries"][nation]
        owner = home["name"]
        adjectives, of = _adjectives(home), of_country(owner, home.get("article", ""))
        titles += records("offices")["roles"][role]["titles"]
        aliases += (form for each in titles for form in national_titles(each, adjectives, of))
    aliases += _words(row, "aliases")
    generic = (form for each in titles for form in genders(_BY_ADJECTIVE.sub("", each)))
    return Office(
        id=id,
        title=title,
        title_f=title_f,
        of=owner,
        country=nation,
        organisation=row.get("organisation"),
        aliases=tuple(dict.fromkeys(aliases)),
        generic=tuple(dict.fromkeys(generic)),
        role=role,
        ambiguous=_words(row, "ambiguous"),
        note=row.get("note"),
    )


@cache
def terms() -> tuple[Term, ...]:
    return tuple(
        Term(
            office=office,
            person=row["person"],
            start=bounds(row["start"]),
            end=bounds(row["end"]) if "end" in row else None,
            last_seen=row.get("last_seen"),
            acting=row.get("acting", False),
            source=_source("terms", row),
            checked=row.get("checked", False),
            end_unchecked=row.get("end_unchecked", False),
            note=row.get("note"),
        )
        for office, rows in _rows("terms", "terms")
        for row in rows
    )


_DAYS = ("first", "last", "end")


@cache
def named_events() -> tuple[NamedEvent, ...]:
    return tuple(
        _named_event(id, kind, row)
        for kind, rows in records("events").items()
        if kind != "sources"
        for id, row in rows.items()
    )


def _named_event(id: str, kind: str, row: Record) -> NamedEvent:
    fields = dict(row)
    names = [*filter(None, [fields.pop("name", None)]), *fields.pop("names", ())]
    if "year" in row:  # « Able Archer 83 »
        names.append(f"{row['series']} {row['year'] % 100:02}")
    days = {key: str(fields.pop(key)) if key in fields else None for key in _DAYS}
    fields |= {"source": _source("events", row), "ambiguous": _words(row, "ambiguous")}
    optional = {"place": None, "country": None, "checked": False}
    unique = tuple(dict.fromkeys(names))
    return NamedEvent(id=id, kind=kind, name=unique[0], names=unique, **{**optional, **fields, **days})


@cache
def topics() -> tuple[Topic, ...]:
    """The topics that come with the tool, with the words of the user's own file, then the user's own topics."""
    own = {topic.id: topic for topic in own_topics()}
    bundled = [topic.joined_by(own.pop(topic.id, None)) for topic in _bundled_topics()]
    return (*bundled, *(Topic.of_own(each) for each in own.values()))


def _bundled_topics() -> tuple[Topic, ...]:
    return tuple(
        Topic(
            id=id,
            name=row["name"],
            name_en=row["name_en"],
            words=_words(row, "words"),
            phrases=_words(row, "phrases"),
            excludes=_words(row, "excludes"),
            aspect=row.get("aspect", False),
        )
        for id, row in _rows("topics", "topics")
    )


# ---------------------------------------------------------------- looking up


@cache
def _people_by_id() -> Mapping[str, KnownPerson]:
    return {each.id: each for each in people()}


def person(id: str) -> KnownPerson | None:
    """The known person with that id."""
    return _people_by_id().get(id)


@cache
def _countries_by_id() -> Mapping[str, Country]:
    return {each.id: each for each in countries()}


def country(id: str) -> Country | None:
    """The country with that ISO code, in lower case."""
    return _countries_by_id().get(id)


@cache
def _terms_by_office() -> Mapping[str, tuple[Term, ...]]:
    by_office: dict[str, list[Term]] = {}
    for term in terms():
        by_office.setdefault(term.office, []).append(term)
    return {office: tuple(held) for office, held in by_office.items()}


def terms_of(office: str) -> tuple[Term, ...]:
    """The terms of an office, in order; none for an unknown id."""
    return _terms_by_office().get(office, ())


def holders(office: str, on: date) -> tuple[KnownPerson, ...]:
    """Who held the office on that day: one person, or none where unknown, or two where the sources leave it open."""
    likely = [term for term in terms_of(office) if term.may_cover(on)]
    names = tuple(dict.fromkeys(term.person for term in likely))
    if len(names) == 1 and not any(term.surely_covers(on) for term in likely):
        return ()
    return tuple(known for known in map(person, names) if known)


@cache
def _countries_by_word() -> Mapping[str, Country | None]:
    by_word: dict[str, Country | None] = {}
    for each in countries():
        words = (each.name, *each.aliases, *each.forms, *each.capital_also, *each.seats, each.capital or "")
        for word in {fold(word) for word in words}:
            by_word[word] = None if word in by_word else each
    return by_word


def country_of(word: str) -> Country | None:
    """The country that a name, alias, adjective, demonym, capital or seat stands for; None where unknown or shared."""
    folded = fold(word).strip()
    by_word = _countries_by_word()
    return by_word.get(folded) or by_word.get(_ARTICLE.sub("", folded))
