"""What is wrong with the reference data, found by the same means for `timeline lexicon check` and for the tests.

A fault is a Diagnostic: a stable code, and a message that names the record and says what to change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from .. import lexicon
from ..model import Diagnostic
from ..parts import Parts
from ..text import fold
from .gazetteer import Gazetteer

Named = tuple[str, tuple[str, ...], tuple[str, ...]]  # id, names, those of them that may be shared


def check() -> tuple[Diagnostic, ...]:
    """All faults of the lexicon; none when it is sound. Where a file cannot be read at all, that alone."""
    unreadable = tuple(_unreadable())
    if unreadable:
        return unreadable
    return (*_ids(), *_references(), *_sources(), *_dates(), *_terms(), *_names())


def _fault(code: str, message: str) -> Diagnostic:
    return Diagnostic(f"lexicon-{code}", message)


_LOADERS: tuple[Callable[[], object], ...] = (
    lexicon.countries,
    lexicon.cities,
    lexicon.regions,
    lexicon.organisations,
    lexicon.people,
    lexicon.offices,
    lexicon.terms,
    lexicon.named_events,
    lexicon.topics,
)


def _unreadable() -> Iterator[Diagnostic]:
    for load in _LOADERS:
        try:
            load()
        except KeyError as error:
            yield _fault("no-field", f"a record of {load.__name__} has no {error.args[0]}")
        except (TypeError, ValueError) as error:  # TOMLDecodeError is a ValueError
            yield _fault("unreadable", f"{load.__name__}: {error}")
        except OSError as error:
            yield _fault("unreadable", f"{error.filename}: {error.strerror}")


# ---------------------------------------------------------------- ids and what they refer to


def _tables() -> dict[str, tuple[str, ...]]:
    """The ids of each kind of record."""
    return {
        "country": tuple(each.id for each in lexicon.countries()),
        "city": tuple(each.id for each in lexicon.cities()),
        "region": tuple(each.id for each in lexicon.regions()),
        "organisation": tuple(each.id for each in lexicon.organisations()),
        "person": tuple(each.id for each in lexicon.people()),
        "office": tuple(each.id for each in lexicon.offices()),
        "event": tuple(each.id for each in lexicon.named_events()),
        "topic": tuple(each.id for each in lexicon.topics()),
    }


def _ids() -> Iterator[Diagnostic]:
    for kind, ids in _tables().items():
        seen: set[str] = set()
        for id in ids:
            if id in seen:
                yield _fault("double-id", f"{kind} {id} stands there twice; give one of them another id")
            seen.add(id)


def _references() -> Iterator[Diagnostic]:
    known = {kind: frozenset(ids) for kind, ids in _tables().items()}
    known["organiser"] = known["country"] | known["organisation"]
    for where, kind, id in _uses():
        if id is not None and id not in known[kind]:
            yield _fault("unknown-id", f"{where} names the {kind} {id}, which is not in the lexicon")


def _uses() -> Iterator[tuple[str, str, str | None]]:
    """Every use of an id: where it stands, the kind of record it should name, the id."""
    for term in lexicon.terms():
        yield f"a term of {term.office}", "office", term.office
        yield f"a term of {term.office}", "person", term.person
    for office in lexicon.offices():
        yield f"office {office.id}", "country", office.country
        yield f"office {office.id}", "organisation", office.organisation
    for person in lexicon.people():
        yield f"person {person.id}", "country", person.country
    for city in lexicon.cities():
        yield f"city {city.id}", "country", city.country
    for region in lexicon.regions():
        yield f"region {region.id}", "country", region.country
    for body in lexicon.organisations():
        yield f"organisation {body.id}", "country", body.country
        yield f"organisation {body.id}", "organisation", body.parent
    for event in lexicon.named_events():
        yield f"{event.kind} {event.id}", "country", event.country
        yield f"{event.kind} {event.id}", "event", event.replaces
        yield f"{event.kind} {event.id}", "organiser", event.organiser


def _sources() -> Iterator[Diagnostic]:
    records = (
        *((f"country {each.id}", each.source) for each in lexicon.countries()),
        *((f"city {each.id}", each.source) for each in lexicon.cities()),
        *((f"region {each.id}", each.source) for each in lexicon.regions()),
        *((f"organisation {each.id}", each.source) for each in lexicon.organisations()),
        *((f"{each.kind} {each.id}", each.source) for each in lexicon.named_events()),
        *((f"the term of {each.person} as {each.office}", each.source) for each in lexicon.terms()),
    )
    for where, source in records:
        if not source.strip():
            yield _fault("no-source", f"{where} names no source")
        elif not ("://" in source or " " in source or source.startswith("knowledge")):
            yield _fault("unknown-source", f"{where} names the source {source}, which is not under [sources]")


# ---------------------------------------------------------------- dates


def _dates() -> Iterator[Diagnostic]:
    for event in lexicon.named_events():
        try:
            first, last, end = (_bounds(day) for day in (event.first, event.last, event.end))
        except ValueError:
            yield _fault("bad-date", f"{event.kind} {event.id} has a date that is no day, month or year")
            continue
        if first and last and last[1] < first[0]:
            yield _fault("reversed", f"{event.kind} {event.id} ends before it begins")
        if first and end and end[1] <= first[0]:
            yield _fault("reversed", f"{event.kind} {event.id} is no more before it is")


def _bounds(written: str | None) -> tuple[date, date] | None:
    if written is None:
        return None
    return lexicon.bounds(date.fromisoformat(written) if len(written) == 10 else written)


def _terms() -> Iterator[Diagnostic]:
    for office in lexicon.offices():
        terms = lexicon.terms_of(office.id)
        for term in terms:
            if term.end and term.end[1] <= term.start[0]:
                yield _fault("reversed", f"the term of {term.person} as {office.id} ends before it begins")
            if not term.end and not term.last_seen:
                yield _fault("no-last-seen", f"the open term of {term.person} as {office.id} has no last_seen")
        for before, after in pairwise(terms):
            if before.end is None:
                yield _fault("open-term", f"{office.id}: the term of {before.person} is open, but not the last")
            elif before.end[0] > after.start[1]:
                yield _fault("overlap", f"{office.id}: the terms of {before.person} and {after.person} overlap")


# ---------------------------------------------------------------- names


def _names() -> Iterator[Diagnostic]:
    for kind, named in _named().items():
        for id, names, _ in named:
            if not names or not all(fold(name).strip() for name in names):
                yield _fault("empty-name", f"{kind} {id} has an empty name")
        yield from _shared(kind, named)
        yield from _unseen(kind, named)


def _named() -> dict[str, tuple[Named, ...]]:
    """Every record with its names, by kind: inside one kind a name means one record, unless it says otherwise."""
    return {
        "country": tuple(
            (each.id, (each.name, *each.aliases, *each.forms, *each.seats, *each.capital_also), each.ambiguous)
            for each in lexicon.countries()
        ),
        "city": tuple((each.id, (each.name, *each.aliases), ()) for each in lexicon.cities()),
        "region": tuple((each.id, (each.name, *each.aliases), ()) for each in lexicon.regions()),
        "organisation": tuple((each.id, (each.name, *each.aliases), ()) for each in lexicon.organisations()),
        "person": tuple((each.id, (each.name, *each.aliases), each.ambiguous) for each in lexicon.people()),
        "office": tuple((each.id, each.aliases, each.ambiguous) for each in lexicon.offices()),
        "event": tuple((each.id, each.names, each.ambiguous) for each in lexicon.named_events()),
    }


def _shared(kind: str, named: Iterable[Named]) -> Iterator[Diagnostic]:
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    declared: set[tuple[str, str]] = set()
    for id, names, ambiguous in named:
        declared |= {(fold(name), id) for name in ambiguous}
        for name in {fold(name) for name in names}:
            bearers[name].append(id)
    for name, ids in bearers.items():
        if len(ids) > 1 and any((name, id) not in declared for id in ids):
            yield _fault("shared-name", f"« {name} » names the {kind} records {', '.join(ids)}; declare it ambiguous")


def _unseen(kind: str, named: Iterable[Named]) -> Iterator[Diagnostic]:
    """Names that the index would not find in a sentence made around them."""
    index = Gazetteer((name, id) for id, names, _ in named for name in names)
    for id, names, _ in named:
        for name in names:
            sentence = f"Il a été question de {name}, ce jour-là."
            folded = fold(sentence)
            if not any(hit.record == id for hit in index.find(Parts(folded), sentence)):
                yield _fault("unseen", f"« {name} » of {kind} {id} is not found in a sentence")
