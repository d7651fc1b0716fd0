"""Work shared over a cluster of machines (dask.distributed): each piece is done there, the results come back in order.

The workers need the tool, with the same rules and word lists as here, and nothing else: no file and no library. What
one with other rules does is refused: it would make one library of two kinds of facts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from ..errors import UserError
from ..store.freshness import rules
from .workers import Lost, alone

Work = TypeVar("Work")
Result = TypeVar("Result")

_UNDER_WAY = 4  # pieces of work for each thread of the cluster
_PATIENCE = 20  # seconds to wait for the scheduler, for its first worker, and for another when all have gone


class _OtherRules:
    """What comes back from a worker that would understand texts otherwise than this process."""


def mapped_on(address: str, do: Callable[[Work], Result], work: Iterable[Work]) -> Iterator[tuple[Work, Result | Lost]]:
    """Each piece of work with its result, in order, as `workers.mapped` gives them.

    What a dead worker had is done by another; a piece that workers die of is tried here, in a process of its own.
    Raises UserError where dask is missing, nobody answers at the address, the scheduler goes away, or all workers do.
    """
    client = _connected(address)
    from dask.distributed import KilledWorker

    waiting: deque[tuple[Work, Any]] = deque()
    most = max(2, sum(client.nthreads().values())) * _UNDER_WAY
    there = partial(_done_there, rules(), do)

    def first() -> tuple[Work, Result | Lost]:
        piece, future = waiting.popleft()
        try:
            result = _result(client, future, address)
        except KilledWorker:
            return piece, alone(do, piece)
        except UserError:
            raise
        except Exception as error:  # cancelled, or the connection is broken: the names differ with dask's versions
            raise UserError(
                "the cluster at {address} is gone: {why}.", address=address, why=type(error).__name__,
                hint="What was told of is in the library; the same command goes on from there.",
            ) from None  # fmt: skip
        if isinstance(result, _OtherRules):
            raise UserError(
                "the workers of {address} have other rules or word lists than this machine.", address=address,
                hint="Install the same version there, with the same topics.toml of your own.",
            )  # fmt: skip
        return piece, result

    try:
        for piece in work:
            waiting.append((piece, client.submit(there, piece, pure=False)))
            if len(waiting) >= most:
                yield first()
        while waiting:
            yield first()
    finally:
        client.close(timeout=2)


def _result(client: Any, future: Any, address: str) -> Any:
    """What a future holds, however long that takes while there are workers: with none left it would never come."""
    while True:
        try:
            return future.result(timeout=_PATIENCE)
        except TimeoutError:
            if future.done():  # the work itself raised it
                raise
            if not client.nthreads():
                raise UserError(
                    "the cluster at {address} has no worker left.", address=address,
                    hint="What was told of is in the library; start some, and the same command goes on from there:",
                    command=f"dask worker {address} --nthreads 1",
                ) from None  # fmt: skip


def _done_there(expected: str, do: Callable[[Work], Result], piece: Work) -> Result | _OtherRules:
    """What a worker runs."""
    return do(piece) if rules() == expected else _OtherRules()


def _connected(address: str) -> Any:
    try:
        import dask
        from dask.distributed import Client
    except ImportError:
        raise UserError(
            "what shares work over a cluster is not installed.",
            hint="Install it:",
            command='pip install "nato-timeline[dask]"',
        ) from None
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})  # a document may be large
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise UserError(
            "no cluster answers at {address}: {why}.", address=address, why=error,
            hint="Start one:", command="dask scheduler & dask worker tcp://localhost:8786 --nthreads 1",
        ) from None  # fmt: skip
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        client.close(timeout=2)
        raise UserError(
            "the cluster at {address} has no worker.", address=address,
            hint="Start some:", command=f"dask worker {address} --nthreads 1",
        ) from None  # fmt: skip
    return client
