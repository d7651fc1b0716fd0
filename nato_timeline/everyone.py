"""The people that a query is about: those with a role, those with a part in the facts that it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .facts import Library, Person
from .query import Query, select
from .shelves import Cast, Sifted, about

Words = frozenset[str]


class Roles(NamedTuple):
    """One of some titles, in one of some countries or bodies, each by its words; none of them means any."""

    titles: tuple[Words, ...] = ()
    homes: tuple[Words, ...] = ()

    def hold(self, title: str, of: str | None) -> bool:
        """Whether what somebody is called is one of them."""
        from .lookup import words

        role, home = set(words(title)), set(words(of or ""))
        return (not self.titles or any(one <= role for one in self.titles)) and (
            not self.homes or any(one <= home for one in self.homes)
        )


NONE = Roles()


def everyone(library: Library, query: Query, roles: Roles = NONE) -> Sequence[Person]:
    """Those people, by surname, or where a query sorts by value those first of whom most is known."""
    if isinstance(library.people, Cast):
        found = library.people.everyone(query, roles)
        if found is not None:
            return found
        all_ = everyone(library, Query(sort=query.sort, reverse=query.reverse), roles)
        return Sifted(one for one in all_ if _takes_part(library, query, one.id))
    people = list(library.people.values())
    if query.sort == "value":
        people.sort(key=lambda person: -person.facts)
    if query.reverse:
        people.reverse()
    if roles != NONE:
        people = [one for one in people if any(roles.hold(post.title, post.of) for post in one.posts)]
    if narrows(query):
        involved = {id for fact in select(library, library.facts, query).facts for id in fact.people}
        people = [one for one in people if one.id in involved]
    return tuple(people)


def narrows(query: Query) -> bool:
    """Whether a query keeps some facts only."""
    return query != Query(sort=query.sort, reverse=query.reverse, by_layer=query.by_layer)


def _takes_part(library: Library, query: Query, who: str) -> bool:
    """Whether somebody takes part in one of the facts of a query; it is not enough to be the holder."""
    found = select(library, about(library.facts, who), query).facts
    return any(who in fact.people for fact in (found.one_by_one() if isinstance(found, Sifted) else found))
