"""Work taken in turn: the same results in the same order, one step of all before the next of any."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_timeline.turns import Turns, alone, at_once, in_turn


def stepping(name: int, steps: int, seen: list[tuple[int, int]]) -> Turns[int]:
    for step in range(steps):
        seen.append((step, name))
        yield
    seen.append((steps, name))
    return name


@given(st.lists(st.integers(0, 5), max_size=8))
def test_a_step_of_all_before_the_next_of_any(steps: list[int]) -> None:
    seen: list[tuple[int, int]] = []
    found = alone(in_turn(stepping(name, n, seen) for name, n in enumerate(steps)))
    assert found == list(range(len(steps)))
    assert seen == sorted((step, name) for name, n in enumerate(steps) for step in range(n + 1))


@given(st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=4))
def test_groups_take_turns_as_their_members_do(groups: list[list[int]]) -> None:
    seen: list[tuple[int, int]] = []
    named = [[(10 * g + n, steps) for n, steps in enumerate(group)] for g, group in enumerate(groups)]
    found = alone(in_turn(in_turn(stepping(name, steps, seen) for name, steps in group) for group in named))
    assert found == [[name for name, _ in group] for group in named]
    assert seen == sorted(seen)


def test_what_is_worked_out_at_once_takes_one_turn() -> None:
    assert alone(at_once(len)("abc")) == 3
    assert list(at_once(len)("abc")) == []
    assert at_once(len).__name__ == "len"


def test_an_error_is_raised_where_it_happens() -> None:
    def failing() -> Generator[None, None, int]:
        yield
        raise IndexError("second step")

    with pytest.raises(IndexError, match="second step"):
        alone(in_turn([stepping(0, 3, []), failing()]))
