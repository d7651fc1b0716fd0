"""Facts that are read late are sequences like any: the same slices, the same errors, and no more read than asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline.store.late import Late

BOUNDS = st.none() | st.integers(-12, 12)


class Numbers(Late):
    """Numbers in place of facts; `read` says which were."""

    def __init__(self, size: int) -> None:
        self.all: tuple[Any, ...] = tuple(range(size))
        self.read: list[int] = []

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.all)

    def part(self, start: int, stop: int, step: int) -> tuple[Any, ...]:
        assert 0 <= start <= len(self.all)
        assert step > 0
        found = self.all[start:stop:step]
        self.read += found
        return found


@given(st.integers(0, 10), BOUNDS, BOUNDS, st.integers(-3, 3).filter(bool))
def test_slices_are_those_of_a_tuple(size: int, start: int | None, stop: int | None, step: int) -> None:
    numbers = Numbers(size)
    assert numbers[start:stop:step] == numbers.all[start:stop:step]


@given(st.integers(0, 10), st.integers(-12, 12))
def test_one_is_read_alone(size: int, at: int) -> None:
    numbers = Numbers(size)
    if -size <= at < size:
        assert numbers[at] == numbers.all[at]
        assert numbers.read == [numbers.all[at]]
    else:
        with pytest.raises(IndexError):
            numbers[at]
        assert numbers.read == []
