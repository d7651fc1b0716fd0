"""Who held an office on a day, or what somebody held: by the reference data, and by what the texts call people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .facts import Library, Person
from .lookup import slip, words

if TYPE_CHECKING:
    from .lexicon import KnownPerson, Office, Term

Days = tuple[date, date]


class Held(NamedTuple):
    """An office and who held it. `basis`: reference, with the term's days as EDTF and its source; or text, with the
    days of the documents that say so in `first` and `last`, and these in `papers`. `id` is the library's id of the
    person, if it knows the name. `sure` is False where the term only may have covered the days asked for."""

    name: str
    id: str | None
    title: str
    of: str | None
    basis: str
    first: str | None
    last: str | None
    sure: bool = True
    source: str | None = None
    papers: tuple[str, ...] = ()


def offices_called(title: str) -> list[Office]:
    """The offices that go by a title, with or without whose it is: those it names exactly, else those it may mean."""
    from .lexicon import offices

    asked = words(title)
    exact, wider = [], []
    for office in offices() if asked else ():
        names = [set(words(name)) for name in (office.title, office.title_f, *office.aliases, *office.generic)]
        full = [name | set(words(office.of)) for name in names]
        if any(_same(asked, name) for name in (*names, *full)):
            exact.append(office)
        elif any(_within(asked, name) for name in full):
            wider.append(office)
    return exact or wider


def _same(asked: tuple[str, ...], name: set[str]) -> bool:
    return len(set(asked)) == len(name) and _within(asked, name)


def _within(asked: tuple[str, ...], name: set[str]) -> bool:
    return all(word in name or any(slip(word, part) for part in name) for word in asked)


def holders(library: Library, title: str, days: Days) -> list[Held]:
    """Who held the office of that title through some days, by the reference data; then whom documents of these days
    call so. Where a term began or ended within the days there are several, in their order."""
    from .lexicon import terms_of

    found = [
        _of_term(library, office, term, days)
        for office in offices_called(title)
        for term in terms_of(office.id)
        if term.start[0] <= days[1] and (term.may_cover(days[0]) or days[0] <= term.start[1] <= days[1])
    ]
    return [*filter(None, found), *_in_texts(library, title, days)]


def _of_term(library: Library, office: Office, term: Term, days: Days) -> Held | None:
    from .lexicon import person

    known = person(term.person)
    if known is None:
        return None
    id = _id_in(library, known)
    sure = term.surely_covers(days[0]) and term.surely_covers(days[1])
    return Held(
        known.name,
        id,
        office.title_f if known.gender == "f" else office.title,
        office.of,
        "reference",
        _bound(term.start),
        _until(term),
        sure,
        term.source,
    )


def _id_in(library: Library, known: KnownPerson) -> str | None:
    """The library's id of a known person."""
    from .lookup import find_people

    for name in (known.id, known.name, *known.aliases):
        found = [p for p in find_people(library, name) if p.id in library.people]
        if len(found) == 1 and {*words(known.name)} & {*words(found[0].name)}:
            return found[0].id
    return None


def _bound(days: Days) -> str:
    """A day, month or year, as exact as it is known."""
    first, last = days
    if first == last:
        return first.isoformat()
    return first.isoformat()[:7] if first.month == last.month else str(first.year)


def _until(term: Term) -> str | None:
    """The last day in office; None where that is not known."""
    if term.end is None:
        return None
    first, last = term.end
    return (first - timedelta(1)).isoformat() if first == last else _bound(term.end)


def _in_texts(library: Library, title: str, days: Days) -> Iterator[Held]:
    """Whom documents of these days call so."""
    asked = words(title)
    first, last = days[0].isoformat(), days[1].isoformat()
    for person in library.people.values():
        for post in person.posts:
            if post.basis != "text" or not _within(asked, set(words(f"{post.title} {post.of or ''}"))):
                continue
            out = {id: library.papers[id].published for id in post.papers}
            papers = {id: day for id, day in out.items() if day and first <= day <= last}
            if papers and post.status in ("current", "acting"):
                yield Held(
                    person.name, person.id, post.title, post.of, "text", min(papers.values()), max(papers.values()),
                    papers=tuple(papers),
                )  # fmt: skip


def held_by(person: Person) -> list[Held]:
    """What the reference data says that somebody held, in the order of time."""
    from .resolve.people.offices import held

    known = _known(person)
    found = held(known.id) if known else ()
    return [
        Held(
            person.name,
            person.id,
            office.title_f if known and known.gender == "f" else office.title,
            office.of,
            "reference",
            _bound(term.start),
            _until(term),
            True,
            term.source,
        )
        for office, term in sorted(found, key=lambda pair: pair[1].start)
    ]


def _known(person: Person) -> KnownPerson | None:
    """The one known person of that name."""
    from .lexicon import people

    names = [set(words(name)) for name in (person.name, *person.names)]
    fits = [
        known
        for known in people()
        if known.id == person.id or any(set(words(name)) in names for name in (known.name, *known.aliases))
    ]
    return fits[0] if len(fits) == 1 else None
