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

T = TypeVar("T")

_NAME = re.compile(r"\(\?P<\w+>")
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
    """All rules in one alternation, compiled at the first use.

    The first rule in order that matches at the leftmost place wins; if it declines, the rules after it may. `never`:
    frequent words that begin nothing, passed over before any rule is tried."""

    def __init__(self, rules: Sequence[Rule[T]], atoms: Mapping[str, str], never: Sequence[str] = ()) -> None:
        self.rules = tuple(rules)
        self._atoms = dict(atoms)
        self._ahead = r"(?=\S)" + (rf"(?!(?:{'|'.join(never)})\b)" if never else "")
        self._compiled: dict[int, re.Pattern[str]] = {}

    def _one(self, index: int) -> re.Pattern[str]:
        """A rule's own pattern, compiled when the rule first matches: most rules never do in a text."""
        if index not in self._compiled:
            body = fill(self.rules[index].pattern, self._atoms)
            self._compiled[index] = re.compile(rf"(?<![^\W_])(?:{body})(?![^\W_])", re.VERBOSE)
        return self._compiled[index]

    @cached_property
    def _all(self) -> re.Pattern[str]:
        bodies = (_NAME.sub("(?:", fill(r.pattern, self._atoms)) for r in self.rules)
        joined = "|".join(f"(?P<r{i}>{body})" for i, body in enumerate(bodies))
        return re.compile(rf"(?<![^\W_]){self._ahead}(?:{joined})(?![^\W_])", re.VERBOSE)

    def __call__(self, folded: str) -> Iterator[Hit[T]]:
        """Hits from left to right; they do not overlap."""
        at = 0
        while m := self._all.search(folded, at):
            first = int((m.lastgroup or "r0")[1:])
            hit = self._win(folded, m.start(), first)
            if hit is None:
                at = m.start() + 1
            else:
                yield hit
                at = max(hit.end, m.start() + 1)

    def _win(self, folded: str, start: int, first: int) -> Hit[T] | None:
        for index in range(first, len(self.rules)):
            m = self._one(index).match(folded, start)
            if m and m.end() > start:
                value = self.rules[index].build(m)
                if value is not None:
                    return Hit(start, m.end(), self.rules[index].name, value)
        return None
