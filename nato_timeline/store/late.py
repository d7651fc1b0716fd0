"""Sequences of facts that are counted at once and read when they are looked at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import overload

from ..facts import Fact


class Late(Sequence[Fact], ABC):
    """What a slice reads says `part`; one fact is a slice of one."""

    @abstractmethod
    def part(self, start: int, stop: int, step: int) -> tuple[Fact, ...]:
        """The facts of a slice that goes forward, whose bounds are those of `slice.indices`."""

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, at: int | slice) -> Fact | tuple[Fact, ...]:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            return self.part(start, stop, step) if step > 0 else tuple(self)[at]
        at = at if at >= 0 else len(self) + at
        found = self.part(at, at + 1, 1) if 0 <= at < len(self) else ()
        if not found:
            raise IndexError(at)
        return found[0]
