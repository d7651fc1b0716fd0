"""What the reference data says of offices: whose they are by their title, who held them, what somebody held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from ...lexicon import KnownPerson, Office, Term, bounds, holders, offices, people, terms
from ...lexicon.titles import bare_senses, sense_of
from ...model import Published
from ...text import fold
from .identity import same_given, split, surname_sound

# a document estimated by the news that it tells came out no later than this
_SOON = timedelta(30)
_PASSAGE = 300  # characters on both sides in which a year counts as the passage's
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")

Window = tuple[date, date]


def window(published: Published) -> Window | None:
    """The first and last day that a document may be of: its day, or the month or year that it is estimated to be of."""
    if published.value:
        return published.value, published.value
    estimate = (published.estimate or "").rstrip("~?%")
    if len(estimate) == 10:
        day = date.fromisoformat(estimate)
        return day, day + _SOON
    return bounds(estimate) if estimate.replace("-", "").isdigit() and len(estimate) in (4, 7) else None


@cache
def _by_alias() -> Mapping[str, Office | None]:
    out: dict[str, Office | None] = {}
    for office in offices():
        for alias in dict.fromkeys(map(fold, office.aliases)):
            out[alias] = None if alias in out else office
    return out


@cache
def _by_title() -> Mapping[str, tuple[Office, ...]]:
    out: dict[str, dict[str, Office]] = {}
    for office in offices():
        for title in (office.title, office.title_f, *office.generic, *(office.aliases if office.organisation else ())):
            out.setdefault(fold(title), {})[office.id] = office
    return {title: tuple(found.values()) for title, found in out.items()}


@cache
def _by_person() -> Mapping[str, tuple[tuple[Office, Term], ...]]:
    by_id = {office.id: office for office in offices()}
    out: dict[str, list[tuple[Office, Term]]] = {}
    for term in terms():
        if term.office in by_id:
            out.setdefault(term.person, []).append((by_id[term.office], term))
    return {person: tuple(held) for person, held in out.items()}


def titled(key: str) -> tuple[Office, ...]:
    """Offices that go by a title without the name of their country."""
    return _by_title().get(key, ())


def office_of(phrase: str, key: str, of: str | None) -> Office | None:
    """The one office that a phrase names in full, or that a title and its owner make up."""
    named = _by_alias().get(phrase)
    if named:
        return named
    sense = sense_of(key)
    fits = [o for o in offices() if o.of == of and (o in titled(key) or (sense and o.role == sense))] if of else []
    return fits[0] if len(fits) == 1 else None


def held(person: str) -> tuple[tuple[Office, Term], ...]:
    """What a known person held, with the terms."""
    return _by_person().get(person, ())


def owners(person: str, key: str) -> set[str]:
    """The countries and bodies in which a known person ever bore a title like this one."""
    senses = {sense_of(key), *bare_senses().get(key, ())} - {None}
    return {office.of for office, _ in held(person) if office.role in senses or _goes_by(office, key)}


def _goes_by(office: Office, key: str) -> bool:
    """A title of the office, or the beginning of its long one: « haut représentant »."""
    return office in titled(key) or any(
        fold(title).startswith(f"{key} ") for title in (office.title, office.title_f) if " " in key
    )


def paraphrased(head: str, of: str) -> Office | None:
    """The office that « le patron de l'OTAN » is another word for."""
    return _by_alias().get(f"{head} de l'{fold(of)}") or _by_alias().get(f"{head} de {fold(of)}")


def bears(person: str, key: str, head: str, senses: Iterable[str], when: Window) -> tuple[Office, ...]:
    """The offices of that title that a known person holds on the day; for a head alone, those that begin with it."""
    wanted = set(senses)
    return tuple(
        office
        for office, _ in in_office(person, when)
        if office.role in wanted or _goes_by(office, key) or (key == head and fold(office.title).startswith(head))
    )


def taken(person: str, key: str, senses: Iterable[str], when: Window) -> tuple[Office, ...]:
    """The offices of that title that a known person took before the day and is not known to have left."""
    wanted = set(senses)
    return tuple(
        office
        for office, term in held(person)
        if term.end is None and term.start[1] <= when[0] and (office.role in wanted or _goes_by(office, key))
    )


def sole_holder(office: Office, when: Window) -> KnownPerson | None:
    """The one person who held the office through the whole window."""
    found = {each.id: each for day in when for each in holders(office.id, day)}
    sure = all(holders(office.id, day) for day in when)
    return next(iter(found.values())) if sure and len(found) == 1 else None


def in_office(person: str, when: Window) -> tuple[tuple[Office, Term], ...]:
    """The offices that a known person surely held through the window."""
    first, last = when
    return tuple(
        (office, term)
        for office, term in held(person)
        if term.start[1] <= first
        and (last < term.end[0] if term.end else term.last_seen is None or last <= term.last_seen)
    )


@cache
def _by_surname() -> Mapping[str, tuple[KnownPerson, ...]]:
    out: dict[str, list[KnownPerson]] = {}
    for each in people():
        for form in {surname_sound(split(name)[1]) for name in (each.name, *each.aliases)}:
            out.setdefault(form, []).append(each)
    return {form: tuple(found) for form, found in out.items()}


def by_surname(words: Iterable[str]) -> tuple[KnownPerson, ...]:
    """Known people with a surname, whatever its transliteration."""
    return _by_surname().get(surname_sound(words), ())


def variant(given: tuple[str, ...], surname: tuple[str, ...]) -> KnownPerson | None:
    """The known person of whom a full name is another spelling; None where it could be two."""
    if len(given[0].rstrip(".")) == 1:
        return None
    fits = [each for each in by_surname(surname) if any(_spelt(given, name) for name in (each.name, *each.aliases))]
    return fits[0] if len(fits) == 1 else None


def _spelt(given: tuple[str, ...], name: str) -> bool:
    """« George H. W. » is no spelling of « George W. »: a name does not grow, but by an initial of which nothing was
    known (« Harjit S. »)."""
    known = split(name)[0]
    if len(known) == 1 and len(given) == 2 and len(given[1].rstrip(".")) == 1:
        given = given[:1]
    if not known or len(given) > len(known) or len(known[0].rstrip(".")) == 1:  # « Jane » is no spelling of « J. D. »
        return False
    return same_given(given, known)


def of_earlier(folded: str, sentence: tuple[int, int], at: int, when: Window) -> bool:
    """Whether the year that stands nearest to a place in a sentence is before a window of days."""
    near = max(sentence[0], at - _PASSAGE), min(sentence[1], at + _PASSAGE)
    years = [(abs(m.start() - at), int(m[1])) for m in _YEAR.finditer(folded, *near)]
    return bool(years) and min(years)[1] < when[0].year  # what lies ahead is seen from the document's day
