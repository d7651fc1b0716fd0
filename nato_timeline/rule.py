"""A rule is a small record with its examples; a Scan runs all rules of a family in one pass.

Patterns are verbose regular expressions on folded text (lower case, no accents, ' for ’, plain spaces: write a space as
`[ ]`), with `{ATOM}` for the pieces that come from tables. A match may not begin or end inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from .beginnings import Beginnings
from .heads import LENGTH, compiled, heads, key, parsed
from .lean import lean
from .parts import Parts

T = TypeVar("T")

# beginnings whose rules are kept at hand
_REMEMBERED = 50_000

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


@lean(frozen=True, slots=True)
class Hit(Generic[T]):
    start: int
    end: int
    rule: str
    value: T


# a rule and what matches it at a place
_Compiled = tuple[Callable[[str, int], "re.Match[str] | None"], Rule[T]]


def fill(pattern: str, atoms: Mapping[str, str]) -> str:
    """The pattern with its atoms put in, atoms in atoms too."""
    for _ in range(6):
        filled = _ATOM.sub(lambda m: f"(?:{atoms[m[1]]})", pattern)
        if filled == pattern:
            return filled
        pattern = filled
    return pattern


class _Worth(dict[str, tuple[_Compiled[T], ...]]):
    """The rules that are worth trying at a beginning: a table that fills itself."""

    def __init__(self, worth_trying: Callable[[str], tuple[_Compiled[T], ...]]) -> None:
        super().__init__()
        self._worth_trying = worth_trying

    def __missing__(self, beginning: str) -> tuple[_Compiled[T], ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        fits = self[beginning] = self._worth_trying(beginning)
        return fits


class Scan(Generic[T]):
    """All rules in one pass, compiled as they are needed.

    At the leftmost place the first rule in order that matches and does not decline wins. Rules are tried only where a
    word begins as one of their matches can."""

    # how many ways to go on are told apart in what a rule can begin with (see `heads`)
    _ways = 300

    def __init__(self, rules: Sequence[Rule[T]], atoms: Mapping[str, str]) -> None:
        self.rules = tuple(rules)
        self._atoms = dict(atoms)
        self._compiled: dict[int, _Compiled[T]] = {}
        self._worth = _Worth(self._worth_trying)

    def __call__(self, folded: str, parts: Parts | None = None) -> Iterator[Hit[T]]:
        """Hits from left to right; they do not overlap. `parts` are those of the text, which else are made here."""
        worth, at = self._worth, 0
        for start in self._beginnings.places(folded, parts or Parts(folded)):
            fits = worth[folded[start : start + LENGTH]]
            if not fits or start < at:
                continue
            at = start + 1
            for match, rule in fits:
                m = match(folded, start)
                if m is None or m.end() == start:
                    continue
                value = rule.build(m)
                if value is not None:
                    at = m.end()
                    yield Hit(start, at, rule.name, value)
                    break

    @cached_property
    def _parsed(self) -> tuple[Any, ...]:
        bodies = (fill(rule.pattern, self._atoms) for rule in self.rules)
        return tuple(parsed(rf"(?<![^\W_])(?:{body})(?![^\W_])") for body in bodies)

    @cached_property
    def _by_head(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, tree in enumerate(self._parsed):
            for head in heads(tree, self._ways):
                found.setdefault(head, []).append(index)
        return found

    @cached_property
    def _beginnings(self) -> Beginnings:
        return Beginnings(self._by_head)

    def _worth_trying(self, beginning: str) -> tuple[_Compiled[T], ...]:
        """The rules, in order, that can begin so."""
        head = key(beginning)
        fits = {index for n in range(len(head) + 1) for index in self._by_head.get(head[:n], ())}
        return tuple([self._compiled.get(index) or self._rule(index) for index in sorted(fits)])

    def _rule(self, index: int) -> _Compiled[T]:
        rule = self._compiled[index] = compiled(self._parsed[index]).match, self.rules[index]
        return rule
