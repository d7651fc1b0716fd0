"""How a pattern can begin: the few characters that any of its matches must start with.

A scan of a hundred rules that tries them all at every word spends its time on words that begin nothing. The heads of
the rules say which rules are worth trying where. They are read from the pattern as `re` itself parses it, and the same
parse becomes the pattern when it is first needed; what cannot be read (a class of many characters, a back reference)
counts as anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any, cast

# how many characters a head has at most
LENGTH = 7
# how many ways of going on are told apart, if nothing else is said, before a head is cut shorter
_WAYS = 90
# first words whose patterns are kept at hand
_REMEMBERED = 20_000
_TELLING = 5


class _Digits(dict[int, str]):
    """A translate table that fills itself: every digit, of whatever script, is 0."""

    def __missing__(self, character: int) -> str:
        sign = self[character] = "0" if chr(character).isdecimal() else chr(character)
        return sign


_DIGITS = _Digits()
_ANYTHING = frozenset({("", True)})
_NOTHING = frozenset({("", False)})

_ASSERTIONS = frozenset({op.ASSERT, op.ASSERT_NOT, op.AT})

# a head and whether it is complete: cut at LENGTH, or followed by anything
Head = tuple[str, bool]


def key(text: str) -> str:
    """The head of a text: its first characters, all digits as 0."""
    return text[:LENGTH].translate(_DIGITS)


def parsed(pattern: str, *, verbose: bool = True) -> Any:
    """A pattern as `re` parses it, for `heads` and `compiled`."""
    return _parser.parse(pattern, re.VERBOSE if verbose else 0)


def compiled(tree: Any) -> re.Pattern[str]:
    """The pattern of a parse."""
    return cast("re.Pattern[str]", _compiler.compile(tree))


def heads(tree: Any, ways: int = _WAYS) -> frozenset[str]:
    """Beginnings that matches of a parsed pattern have; one shorter than LENGTH may be followed by anything. The more
    `ways` of going on are told apart, the longer they are, and the longer it takes to read them."""
    return frozenset(head for head, _ in _sequence(tree, ways))


class FirstWords:
    """Which of some patterns can match where a word begins, by that word alone; worked out once for each word."""

    def __init__(self, **patterns: re.Pattern[str]) -> None:
        self._patterns = patterns
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, word: str) -> frozenset[str]:
        """The names of the patterns."""
        start = key(word)
        found = self._known.get(start)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            fitting = {name for name, each in self._heads.items() if any(_agree(start, head) for head in each)}
            found = self._known[start] = frozenset(fitting)
        return found

    @cached_property
    def _heads(self) -> dict[str, frozenset[str]]:
        return {name: heads(parsed(each.pattern, verbose=False)) for name, each in self._patterns.items()}


def _agree(start: str, head: str) -> bool:
    return start.startswith(head) or head.startswith(start)


def opening(words: Iterable[str], behind: str = r"\w") -> str:
    """A pattern for any of some words, or patterns with a plain first character, not behind a character of `behind`.

    The first character comes before the look behind, so that `re` can leap from one possible beginning to the next."""
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[0], []).append(word[1:])
    return f"(?:{'|'.join(rf'{re.escape(c)}(?<!{behind}.)(?:' + '|'.join(each) + ')' for c, each in rest.items())})"


def places_of(text: str, signs: Iterable[str]) -> list[int]:
    """Where some characters stand, in order. A pattern would go through the text one character at a time."""
    places: list[int] = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    places.sort()
    return places


def _sequence(items: Any, ways: int) -> frozenset[Head]:
    found = _NOTHING
    last = max((index for index, (code, _) in enumerate(items) if code not in _ASSERTIONS), default=-1)
    for code, value in items[last + 1 :]:
        if code is op.ASSERT and value[0] > 0:  # what must follow at the end tells as much as what is matched
            ahead = frozenset((head, True) for head, _ in _sequence(value[1], ways))
            return _joined(_sequence(items[: last + 1], ways), ahead, ways)
    for literal, run in groupby(items, key=lambda item: item[0] is op.LITERAL):
        if literal:
            text = key("".join(chr(value) for _, value in run))
            found = _joined(found, frozenset({(text, len(text) >= LENGTH)}), ways)
            continue
        for code, value in run:
            if all(complete for _, complete in found):
                return found
            found = _joined(found, _item(code, value, ways), ways)
    return found


def _joined(before: frozenset[Head], after: frozenset[Head], ways: int) -> frozenset[Head]:
    done = {head for head in before if head[1]}
    opening = before - done
    most = ways * 10 // 3
    if len(opening) * len(after) > most:  # what is long enough to tell its rules is left as it is
        done |= {(head, True) for head, _ in opening if len(head) >= _TELLING}
        opening = frozenset(head for head in opening if len(head[0]) < _TELLING)
        after = _cut(after, max(ways, most // max(len(opening), 1)))
    for start, _ in opening:
        for more, last in after:
            whole = start + more
            done.add((whole[:LENGTH], last or len(whole) >= LENGTH))
    return frozenset(done)


def _cut(found: frozenset[Head], most: int) -> frozenset[Head]:
    """No more heads than that: what they have in common, where they are too many."""
    length = LENGTH
    while len(found) > most:
        length -= 1
        found = frozenset((head[:length], complete or len(head) > length) for head, complete in found)
    return found


def _item(code: Any, value: Any, ways: int) -> frozenset[Head]:
    if code is op.LITERAL:
        return frozenset({(key(chr(value)), False)})
    if code is op.IN:
        return _one_of(value)
    if code is op.BRANCH:
        return frozenset().union(*[_sequence(branch, ways) for branch in value[1]])
    if code is op.SUBPATTERN:
        return _sequence(value[3], ways)
    if code is op.ATOMIC_GROUP:
        return _sequence(value, ways)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        once = _sequence(inner, ways)
        found = last = frozenset(once)
        for _ in range(min(int(most), LENGTH) - 1):
            last = _joined(last, once, ways) - found
            if not last:
                break
            found |= last
        return found | _NOTHING if least == 0 else found
    if code in _ASSERTIONS:
        return _NOTHING
    return _ANYTHING


def _one_of(members: Any) -> frozenset[Head]:
    """A class of characters. Of a large one only the character is told, and not what comes behind it."""
    found: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            found.add(key(chr(value)))
        elif code is op.RANGE and value[1] - value[0] < 30:
            found |= {key(chr(c)) for c in range(value[0], value[1] + 1)}
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found.add("0")
        else:
            return _ANYTHING
    return frozenset((character, len(found) > 8) for character in found)
