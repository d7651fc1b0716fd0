"""Much of one kind worked out in turn: each up to its next `yield`, before any goes on.

What is read is small and the code that reads it large: where one step is taken for all before the next is begun, its
code and tables stay in the processor's caches. A generator that gives its result back yields where others may catch up
with it, and is written as if it were alone.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import Any, TypeVar

T = TypeVar("T")
A = TypeVar("A")

Turns = Generator[None, None, T]


def in_turn(ways: Iterable[Turns[T]]) -> Turns[list[T]]:
    """What each comes to, in order; yields when all have taken a step, so that it can take turns with others."""
    found: list[Any] = list(ways)
    going = list(enumerate(found))
    while going:
        on = []
        for each in going:
            at, way = each
            try:
                next(way)
            except StopIteration as end:
                found[at] = end.value
            else:
                on.append(each)
        going = on
        if going:
            yield
    return found


def alone(way: Turns[T]) -> T:
    """What one comes to, when no other takes turns with it."""
    while True:
        try:
            next(way)
        except StopIteration as end:
            found: T = end.value
            return found


def at_once(work: Callable[[A], T]) -> Callable[[A], Turns[T]]:
    """What is worked out in one step, as one of those that take turns."""

    def way(given: A) -> Turns[T]:
        yield from ()
        return work(given)

    way.__name__ = work.__name__
    return way
