"""How many documents are stored in one transaction: few at first, so that what is done is soon told; then more, since
a page of a large index costs the same to write however many documents have touched it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

_TOGETHER = 400  # documents
_SECONDS = 2.0  # and how long they may take to come
_SHARE = 10  # later, a tenth of what has been stored in this run
_MOST = 800
_LONGEST = 10.0
_HEAVIEST = 32_000_000  # bytes


def together(stored: int) -> int:
    """How many documents to store at once, after so many."""
    return max(_TOGETHER, min(_MOST, stored // _SHARE))


def batches(items: Iterable[Item], weight: Callable[[Item], int]) -> Iterator[list[Item]]:
    """What comes, in parts to be stored at once. `weight`: how many bytes wait with an item."""
    waiting: list[Item] = []
    heavy = 0
    begun = since = time.monotonic()
    stored = 0
    for item in items:
        waiting.append(item)
        heavy += weight(item)
        now = time.monotonic()
        late = now - since > max(_SECONDS, min(_LONGEST, (now - begun) / _SHARE))
        if late or heavy > _HEAVIEST or len(waiting) >= together(stored):
            yield waiting
            stored += len(waiting)
            waiting, heavy = [], 0
            since = time.monotonic()
    if waiting:
        yield waiting
