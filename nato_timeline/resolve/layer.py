"""A layer of a document: spans of one sort in text order, that can be asked what stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar, overload


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


class Layer(Sequence[S]):
    """Spans in text order that can be asked what lies in a stretch, in logarithmic time. `ordered`: they come so;
    `starts`: where they begin, for those of which that is known."""

    def __init__(self, items: Sequence[S], *, ordered: bool = False, starts: list[int] | None = None) -> None:
        self._items: tuple[S, ...]
        if starts is not None:
            self._items, self._starts = items, starts  # type: ignore[assignment]  # its slices are tuples
            return
        starts = [item.start for item in items]
        if not ordered and (len(set(starts)) < len(starts) or sorted(starts) != starts):  # most come in order
            items = sorted(items, key=attrgetter("start", "end"))
            starts = [item.start for item in items]
        self._items = tuple(items)
        self._starts = starts

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[S]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> S: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[S, ...]: ...

    def __getitem__(self, index: int | slice) -> S | tuple[S, ...]:
        return self._items[index]

    def within(self, start: int, end: int) -> tuple[S, ...]:
        """Items that begin in `[start, end)`."""
        starts = self._starts
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return ()
        return self._items[low : bisect_left(starts, end, low)]

    def first(self, start: int, end: int) -> S | None:
        """The first item that begins in `[start, end)`."""
        index = bisect_left(self._starts, start)
        return self._items[index] if index < len(self._items) and self._starts[index] < end else None

    def last(self, start: int, end: int) -> S | None:
        """The last item that begins in `[start, end)`."""
        index = bisect_left(self._starts, end) - 1
        return self._items[index] if index >= 0 and self._starts[index] >= start else None

    def over(self, at: int) -> S | None:
        """An item that covers a position."""
        index, items = bisect_right(self._starts, at), self._items
        if not index:
            return None
        if at < items[index - 1].end:
            return items[index - 1]
        if index > 1 and at < items[index - 2].end:
            return items[index - 2]
        if index > 2 and at < items[index - 3].end:
            return items[index - 3]
        return None

    def by_token(self, starts: Sequence[int]) -> dict[int, S]:
        """Items by the index of each token that they cover, by where the tokens start."""
        found: dict[int, S] = {}
        for item in self._items:
            index = bisect_left(starts, item.start)
            after = bisect_left(starts, item.end, index)
            while index < after:
                found[index] = item
                index += 1
        return found

    def before(self, at: int) -> S | None:
        """The last item that begins before a position."""
        index = bisect_left(self._starts, at)
        return self._items[index - 1] if index else None
