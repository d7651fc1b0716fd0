"""Work shared among all cores: results in the order of the work, little of it under way, no worker's death fatal."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Generic, Protocol, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

_FEW = 3  # starting processes costs more than doing so little work here
_UNDER_WAY = 3  # pieces of work for each process


def cores() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Lost(Exception):
    """The process that did this piece of work died of it, twice."""


class Engine(Protocol):
    """Does work somewhere: `mapped` on all cores, `cluster.mapped_on` on other machines. Results in the order of it."""

    def __call__(
        self, do: Callable[[Work], Result], work: Iterable[Work], /
    ) -> Iterator[tuple[Work, Result | Lost]]: ...


def mapped(
    do: Callable[[Work], Result], work: Iterable[Work], jobs: int | None = None
) -> Iterator[tuple[Work, Result | Lost]]:
    """Each piece of work with its result, in order."""
    jobs = cores() if jobs is None else jobs
    waiting = iter(work)
    first = list(islice(waiting, _FEW))
    if jobs < 2 or len(first) < _FEW:
        for some in (first, waiting):
            for piece in some:
                yield piece, do(piece)
        return
    pool = _Pool(do, jobs)
    try:
        for some in (first, waiting):
            for piece in some:
                pool.submit(piece)
                while pool.full():
                    yield pool.next()
        while pool.busy():
            yield pool.next()
    finally:
        pool.close()


def alone(do: Callable[[Work], Result], piece: Work) -> Result | Lost:
    """A piece of work that a process may have died of, done in one of its own."""
    with _processes(1) as executor:
        try:
            return executor.submit(do, piece).result()
        except BrokenProcessPool:
            return Lost()


def _processes(jobs: int) -> Executor:
    # spawned, not forked: a database connection or a thread must not be copied
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_not_alone)


def _not_alone() -> None:
    """Ends this process with the one that started it: killed, that could not say so, and this would wait for ever."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()


class _Pool(Generic[Work, Result]):
    def __init__(self, do: Callable[[Work], Result], jobs: int) -> None:
        self._do = do
        self._jobs = jobs
        self._executor: Executor = _processes(jobs)
        self._under_way: deque[tuple[Work, Future[Result]]] = deque()

    def submit(self, piece: Work) -> None:
        try:
            future = self._executor.submit(self._do, piece)
        except BrokenProcessPool:
            future = Future()
            future.set_exception(BrokenProcessPool())
        self._under_way.append((piece, future))

    def full(self) -> bool:
        return len(self._under_way) >= self._jobs * _UNDER_WAY

    def busy(self) -> bool:
        return bool(self._under_way)

    def next(self) -> tuple[Work, Result | Lost]:
        piece, future = self._under_way.popleft()
        try:
            return piece, future.result()
        except BrokenProcessPool:
            return piece, self._again(piece)

    def _again(self, piece: Work) -> Result | Lost:
        """A process died: the work that it may have died of is done by itself, the rest in new processes."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        result = alone(self._do, piece)
        self._executor = _processes(self._jobs)
        self._under_way = deque((other, self._redone(other, future)) for other, future in self._under_way)
        return result

    def _redone(self, piece: Work, future: Future[Result]) -> Future[Result]:
        done = future.done() and not future.cancelled() and future.exception() is None
        return future if done else self._executor.submit(self._do, piece)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
