"""Pieces of work handed out some at a time: documents that are read side by side cost less than one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from .workers import Engine, Lost, alone

Work = TypeVar("Work")
Result = TypeVar("Result")

_TOGETHER = 16  # pieces
_HEAVIEST = 256_000  # bytes of them


def by_chunks(
    engine: Engine,
    do: Callable[[list[Work]], list[Result]],
    work: Iterable[Work],
    weight: Callable[[Work], int],
) -> Iterator[tuple[Work, Result | Lost]]:
    """Each piece of work with its result, in order. `do` takes some and gives as many; `weight` is a piece's bytes.

    Where a process died of a chunk, each piece of it is done in a process of its own: only what kills is lost.
    """
    for chunk, results in engine(do, _chunks(work, weight)):
        if not isinstance(results, Lost):
            yield from zip(chunk, results, strict=True)
        elif len(chunk) == 1:
            yield chunk[0], results
        else:
            for piece in chunk:
                result = _alone(do, piece)
                yield piece, result


def _alone(do: Callable[[list[Work]], list[Result]], piece: Work) -> Result | Lost:
    results = alone(do, [piece])
    return results if isinstance(results, Lost) else results[0]


def _chunks(work: Iterable[Work], weight: Callable[[Work], int]) -> Iterator[list[Work]]:
    chunk: list[Work] = []
    heavy = 0
    for piece in work:
        chunk.append(piece)
        heavy += weight(piece)
        if len(chunk) >= _TOGETHER or heavy >= _HEAVIEST:
            yield chunk
            chunk, heavy = [], 0
    if chunk:
        yield chunk
