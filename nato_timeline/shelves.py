"""Where a library keeps what there may be much of: a file that finds its own facts, people and documents; or tuples and
dicts, which the functions below look through."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Any, TypeVar, overload

from .facts import Fact, Library, Paper, Person


class Shelf(Sequence[Fact], ABC):
    """Facts that are kept where a query finds its own without reading them all."""

    @abstractmethod
    def of(self, *layers: str) -> Shelf:
        """Those of some layers."""

    @abstractmethod
    def about(self, who: str) -> Shelf:
        """Those by or about somebody."""

    @abstractmethod
    def beginning(self, id: str, most: int) -> tuple[Fact, ...]:
        """Those whose id begins so."""

    @abstractmethod
    def every(self, column: str) -> list[str]:
        """All values of `unit`, `place` or `id`."""

    @abstractmethod
    def quantities(self, library: Library, query: Any) -> Any:
        """The statements of a query's figures as `history.Told`; None where they must all be looked at."""

    @abstractmethod
    def select(self, library: Library, query: Any) -> Any:
        """The `query.Selection` that a `query.Query` makes of them."""

    @abstractmethod
    def involved(self, query: Any) -> Set[str] | None:
        """Whoever takes part in those that a `query.Query` keeps; None where they must all be looked at."""


class Cast(Mapping[str, Person], ABC):
    """People who are kept where a name finds its own without reading them all."""

    @abstractmethod
    def known(self, id: str) -> Person | None:
        """The person, country or body of that id."""

    @abstractmethod
    def likely(self, words: Iterable[str]) -> dict[str, Person]:
        """Whoever has one of these folded words in a name or a role, countries and bodies too."""

    @abstractmethod
    def words(self, spelt: Iterable[str], sounding: Iterable[str]) -> list[str]:
        """Those folded words of names and roles that are spelt so, or sound so (`lookup.sound`)."""

    @abstractmethod
    def called(self, beginnings: Iterable[str]) -> list[tuple[str, str]]:
        """The spellings of names, with the ids, of whoever has a word that begins so."""

    @abstractmethod
    def held(self) -> Iterable[tuple[str, str, str | None]]:
        """The people with the titles they have anywhere, and of what."""

    @abstractmethod
    def counts(self, id: str) -> Mapping[str, int]:
        """How many facts of each layer somebody has a part in."""


class Stacks(Mapping[str, Paper], ABC):
    """Documents that are kept where an id finds its own without reading them all."""

    @abstractmethod
    def titles(self) -> list[tuple[str, str | None]]:
        """All ids, with the titles."""

    @abstractmethod
    def last_days(self) -> Mapping[str, str | None]:
        """The day by which each was certainly out, by its id."""

    @abstractmethod
    def some(self, ids: Collection[str]) -> Mapping[str, Paper]:
        """Many at once."""

    @abstractmethod
    def alone(self, start: str) -> bool:
        """Whether at most one id begins so."""


Kept = TypeVar("Kept")


class Several(Sequence[Kept]):
    """Sequences one after the other, each read when it is looked at."""

    def __init__(self, parts: Sequence[Sequence[Kept]]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[Kept]:
        return chain.from_iterable(self._parts)

    @overload
    def __getitem__(self, at: int) -> Kept: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Kept, ...]: ...
    def __getitem__(self, at: int | slice) -> Kept | tuple[Kept, ...]:
        return tuple(self)[at]


def in_order(known: Mapping[str, Kept]) -> Sequence[Kept]:
    """All people or documents in their order, read when they are looked at."""
    values: Any = known.values()
    return values if isinstance(values, Sequence) else tuple(values)


def some(papers: Mapping[str, Paper], ids: Collection[str]) -> Mapping[str, Paper]:
    """Some documents by their ids: of a fact that a thousand documents state they are sooner read at once."""
    return papers.some(ids) if isinstance(papers, Stacks) else papers


def last_days(papers: Mapping[str, Paper]) -> Mapping[str, str | None]:
    """The day by which each document was certainly out, by its id."""
    return papers.last_days() if isinstance(papers, Stacks) else {id: paper.last for id, paper in papers.items()}


def held(people: Mapping[str, Person]) -> Iterable[tuple[str, str, str | None]]:
    """The people with the titles they have anywhere, and of what."""
    if isinstance(people, Cast):
        return people.held()
    return ((person.id, post.title, post.of) for person in people.values() for post in person.posts)


def titled(papers: Mapping[str, Paper]) -> Sequence[tuple[str, str | None]]:
    """The ids of all documents, with their titles."""
    return papers.titles() if isinstance(papers, Stacks) else [(id, paper.title) for id, paper in papers.items()]


def of_layer(facts: Sequence[Fact], *layers: str) -> Sequence[Fact]:
    """The facts of some layers."""
    return facts.of(*layers) if isinstance(facts, Shelf) else tuple(fact for fact in facts if fact.layer in layers)


def about(facts: Sequence[Fact], who: str) -> Sequence[Fact]:
    """The facts by or about somebody."""
    if isinstance(facts, Shelf):
        return facts.about(who)
    return tuple(fact for fact in facts if who in fact.people or who == fact.holder)


def parts(library: Library, who: str) -> Mapping[str, int]:
    """How many facts of each layer somebody has a part in."""
    if isinstance(library.people, Cast):
        return library.people.counts(who)
    return Counter(fact.layer for fact in library.facts if who in fact.people)


def beginning(facts: Sequence[Fact], id: str, most: int = 100) -> tuple[Fact, ...]:
    """The facts whose id begins so, at most some of them."""
    if not id:
        return ()
    if isinstance(facts, Shelf):
        return facts.beginning(id, most)
    return tuple(fact for fact in facts if fact.id.startswith(id))[:most]


def every(facts: Sequence[Fact], column: str) -> list[str]:
    """All values of `unit`, `place` or `id`."""
    if isinstance(facts, Shelf):
        return facts.every(column)
    return sorted({value for value in (getattr(fact, column) for fact in facts) if value})
