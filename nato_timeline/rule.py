"""A rule is a small record with its examples; a Scan runs all rules of a family in one pass.

Patterns are verbose regular expressions on folded text (lower case, no accents, ' for ’, plain spaces: write a space as
`[ ]`), with `{ATOM}` for the pieces that come from tables. A match may not begin or end inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from .heads import LENGTH, heads, key, starting

T = TypeVar("T")

_ATOM = re.compile(r"\{([A-Z][A-Z_0-9]*)\}")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """`build` makes the value from the match, or None to decline. Each of `examples` holds the span the rule wins in
    square brackets (« depuis le [12 juin 2024] »); in `rejects` it must win nothing."""

    name: str
    pattern: str
    build: Callable[[re.Match[str]], T | None]
    examples: tuple[str, ...]
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    start: int
    end: int
    rule: str
    value: T


def fill(pattern: str, atoms: Mapping[str, str]) -> str:
    """The pattern with its atoms put in, atoms in atoms too."""
    for _ in range(6):
        filled = _ATOM.sub(lambda m: f"(?:{atoms[m[1]]})", pattern)
        if filled == pattern:
            return filled
        pattern = filled
    return pattern


class Scan(Generic[T]):
    """All rules in one pass, compiled as they are needed.

    At the leftmost place the first rule in order that matches and does not decline wins. Rules are tried only where a
    word begins as one of their matches can."""

    def __init__(self, rules: Sequence[Rule[T]], atoms: Mapping[str, str]) -> None:
        self.rules = tuple(rules)
        self._atoms = dict(atoms)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._worth: dict[str, tuple[int, ...]] = {}

    def __call__(self, folded: str) -> Iterator[Hit[T]]:
        """Hits from left to right; they do not overlap."""
        at = 0
        while m := self._beginnings.search(folded, at):
            hit = self._win(folded, m.start())
            at = max(hit.end if hit else 0, m.start() + 1)
            if hit:
                yield hit

    def _win(self, folded: str, start: int) -> Hit[T] | None:
        for index in self._worth_trying(key(folded[start : start + LENGTH])):
            m = self._pattern(index).match(folded, start)
            if m and m.end() > start:
                value = self.rules[index].build(m)
                if value is not None:
                    return Hit(start, m.end(), self.rules[index].name, value)
        return None

    def _pattern(self, index: int) -> re.Pattern[str]:
        if index not in self._compiled:
            body = fill(self.rules[index].pattern, self._atoms)
            self._compiled[index] = re.compile(rf"(?<![^\W_])(?:{body})(?![^\W_])", re.VERBOSE)
        return self._compiled[index]

    @cached_property
    def _by_head(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, rule in enumerate(self.rules):
            for head in heads(fill(rule.pattern, self._atoms)):
                found.setdefault(head, []).append(index)
        return found

    @cached_property
    def _beginnings(self) -> re.Pattern[str]:
        return re.compile(starting(self._by_head))

    def _worth_trying(self, head: str) -> tuple[int, ...]:
        """The rules, in order, that can begin so."""
        if head not in self._worth:
            fits = {index for n in range(len(head) + 1) for index in self._by_head.get(head[:n], ())}
            self._worth[head] = tuple(sorted(fits))
        return self._worth[head]
