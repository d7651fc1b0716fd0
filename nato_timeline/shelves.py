"""Where a library keeps what there may be much of: a file that finds its own facts, people and documents; or tuples and
dicts, which the functions below look through."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, islice
from typing import Any, TypeVar, overload

from .facts import Fact, Library, Paper, Person


class Kept(Sequence[Fact], ABC):
    """Facts that are kept where a query finds its own without reading them all."""

    @abstractmethod
    def select(self, library: Library, query: Any) -> Any:
        """The `query.Selection` that a `query.Query` makes of them."""


class Shelf(Kept):
    """Those that a library keeps."""

    @abstractmethod
    def each_source(self) -> Kept:
        """Events as each of their sources states them."""

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


class Cast(Mapping[str, Person], ABC):
    """People who are kept where a name finds its own without reading them all."""

    @abstractmethod
    def known(self, id: str) -> Person | None:
        """The person, country or body of that id."""

    @abstractmethod
    def likely(self, words: Sequence[Collection[str]]) -> dict[str, Person]:
        """Whoever has one folded word of each of these sets in a name or a role, countries and bodies too."""

    @abstractmethod
    def words(self, spelt: Collection[str], sounding: str) -> list[str]:
        """Those folded words of names and roles that are spelt so, or sound so (`lookup.sound`)."""

    @abstractmethod
    def called(self, beginnings: Iterable[str]) -> list[tuple[str, str]]:
        """The spellings of names, with the ids, of whoever has a word that begins so."""

    @abstractmethod
    def everyone(self, query: Any, roles: Any) -> Sequence[Person] | None:
        """Whoever `everyone.everyone` finds; None where facts must be looked at for the words of a query."""

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


Value = TypeVar("Value")


class Several(Sequence[Value]):
    """Sequences one after the other, each read when it is looked at."""

    def __init__(self, parts: Sequence[Sequence[Value]]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[Value]:
        return chain.from_iterable(self._parts)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, at: int | slice) -> Value | tuple[Value, ...]:
        return tuple(self)[at]


class Sifted(Sequence[Value]):
    """What is left of something, found by looking as far as is asked for; `more` says that there may be more than have
    been seen."""

    def __init__(self, left: Iterator[Value]) -> None:
        self._left = left
        self._seen: list[Value] = []
        self.more = True

    def _see(self, many: int | None) -> list[Value]:
        """As many as there are, at most some."""
        if self.more and (many is None or many > len(self._seen)):
            before = len(self._seen)
            self._seen += islice(self._left, None if many is None else many - before)
            self.more = many is not None and len(self._seen) == many
        return self._seen

    def __len__(self) -> int:
        """Those surely there: all, or while `more` may come those seen but for the last."""
        return len(self._see(2)) - self.more

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, at: int | slice) -> Value | tuple[Value, ...]:
        if isinstance(at, int):
            return self._see(at + 1 if at >= 0 else None)[at]
        bounded = at.stop is not None and at.stop >= 0 and (at.start or 0) >= 0
        return tuple(self._see(at.stop + 1 if bounded else None)[at])  # one more tells whether there are more

    def __iter__(self) -> Iterator[Value]:
        return iter(self._see(None))

    def one_by_one(self) -> Iterator[Value]:
        """All of them, each looked for when it is asked for; more than one may go through them."""
        for n in count():
            if len(self._see(n + 1)) <= n:
                return
            yield self._seen[n]


def in_order(known: Mapping[str, Value]) -> Sequence[Value]:
    """All people or documents in their order, read when they are looked at."""
    values: Any = known.values()
    return values if isinstance(values, Sequence) else tuple(values)


def some(papers: Mapping[str, Paper], ids: Collection[str]) -> Mapping[str, Paper]:
    """Some documents by their ids: of a fact that a thousand documents state they are sooner read at once."""
    return papers.some(ids) if isinstance(papers, Stacks) else papers


def last_days(papers: Mapping[str, Paper]) -> Mapping[str, str | None]:
    """The day by which each document was certainly out, by its id."""
    return papers.last_days() if isinstance(papers, Stacks) else {id: paper.last for id, paper in papers.items()}


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
