"""What a user asks for on the command line, understood: the query that the shared options make."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import UserError
from ..facts import Library
from ..query import SORTS, Query
from ..render.words import Words
from .options import Request


def query_of(request: Request, library: Library, words: Words, kinds: Iterable[str], statuses: Iterable[str]) -> Query:
    """The query that the shared options make. Raises UserError for what does not exist."""
    query = Query(
        kinds=frozenset(_kind(name, kinds, words) for name in _split(request.kind)),
        statuses=frozenset(_status(name, statuses, words) for name in _split(request.status)),
        words=tuple(word for text in request.text or () for word in text.split()),
        sort=one_of('there is no order "{name}".', request.sort, SORTS),
        reverse=request.reverse,
    )
    if request.since or request.until or request.as_of:
        query = _in_time(request, query)
    if request.who or request.topic or request.place or request.source:
        query = _of_names(request, library, query)
    return query


def _in_time(request: Request, query: Query) -> Query:
    from .values import days

    since = days(request.since)[0] if request.since else None
    until = days(request.until)[1] if request.until else None
    if since and until and since > until:
        raise UserError("--since {since} is later than --until {until}.", since=since, until=until, code=2)
    return query._replace(since=since, until=until, as_of=days(request.as_of)[1] if request.as_of else None)


def _of_names(request: Request, library: Library, query: Query) -> Query:
    from .. import lookup

    return query._replace(
        who=frozenset(lookup.person(library, name).id for name in request.who or ()),
        topics=frozenset(lookup.topic(library, name) for name in _split(request.topic)),
        places=frozenset(place for name in request.place or () for place in lookup.places(library, name)),
        papers=frozenset(lookup.paper(library, name).id for name in _split(request.source)),
    )


def around_of(library: Library, query: Query, around: str, reach: int) -> Query:
    """The query for the days before and after a date or an event."""
    from datetime import date, timedelta

    from .. import lookup
    from ..shelves import beginning
    from .values import days

    if beginning(library.facts, around.lower(), 1):
        fact = lookup.fact(library, around)
        first, last = fact.first, fact.last
    else:
        first, last = days(around)
    if not (first or last):
        raise UserError("{id} has no date.", id=around)
    span = timedelta(reach)
    return query._replace(
        since=(date.fromisoformat(first or last or "") - span).isoformat(),
        until=(date.fromisoformat(last or first or "") + span).isoformat(),
    )


def _split(values: Iterable[str] | None) -> list[str]:
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]


def _kind(name: str, kinds: Iterable[str], words: Words) -> str:
    return one_of('there is no kind "{name}".', _untranslated(name, kinds, words), kinds)


def _status(name: str, statuses: Iterable[str], words: Words) -> str:
    known = tuple(statuses)
    if not known:
        raise UserError("quotations have no status.", code=2)
    return one_of('there is no status "{name}".', _untranslated(name, known, words), known)


def _untranslated(name: str, known: Iterable[str], words: Words) -> str:
    """« sommet » is `summit` for who reads French labels."""
    return {words(value).lower(): value for value in known}.get(name.lower(), name)


def one_of(message: str, name: str, valid: Iterable[str]) -> str:
    """The value itself if it is valid. Raises UserError with the nearest one, and all there are."""
    known = tuple(valid)
    if name.lower() in known:
        return name.lower()
    from ..lookup import nearest

    raise UserError(
        message,
        name=name,
        given=name,
        nearest=nearest(name, known),
        hint="One of: {valid}",
        valid=", ".join(known),
        code=2,
    )


def whole(text: str, option: str) -> int:
    """A whole number from 0. Raises UserError."""
    if not text.strip().isdecimal():
        raise UserError('{option} takes a whole number, not "{text}".', option=option, text=text, code=2)
    return int(text)
