"""One quantity followed over time: what was stated of it when, and whether the statements agree.

Statements are of one quantity where unit, rhythm, role, holder and subject are the same. What is stated of one period
and what is stated of another are never held against each other, nor a statement whose holder is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from .facts import Fact, Library

MARKS = ("confirms", "revises", "contradicts", "differs")
_NUMBER = re.compile(r"\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W_]+")
_SILENT = frozenset({
    "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "a", "au", "aux", "en", "et", "pour", "par", "dans",
    "sur", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces", "qui", "que",
})  # fmt: skip
_NEAR = 0.1  # « environ » covers a tenth to either side
_ROUNDED = 0.025  # « 2 milliards » may be 1.95, not 1.6
_NEVER = "9999-12-31"


class Statement(NamedTuple):
    """A figure in its series. `mark` is one of MARKS, as against the fact with the id `against`; None for the first.

    confirms: the same value, as far as both are exact. revises: another value for the same stated period, published
    later. contradicts: another value published the same day. differs: another value, stated later and of no period, so
    that it may be a new state of things. `change` is the relative difference.
    """

    fact: Fact
    published: str | None
    mark: str | None = None
    against: str | None = None
    change: float | None = None


class Series(NamedTuple):
    """A quantity and all that was stated of it, by period, then by publication."""

    unit: str | None
    per: str | None
    role: str | None
    holder: str | None
    subject: str | None
    statements: tuple[Statement, ...]


class Told(NamedTuple):
    """A statement and the number and quantity of its series."""

    number: int
    series: Series
    statement: Statement


def series(library: Library, facts: Iterable[Fact]) -> list[Series]:
    """The quantities that figures are of; those that are stated most often first, then in the order of the facts."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        if fact.value:
            groups.setdefault(_quantity(fact), []).append(fact)
    made = [_series(library, group) for group in groups.values()]
    return sorted(made, key=lambda one: -len(one.statements))


def _quantity(fact: Fact) -> tuple[object, ...]:
    """Equal for figures of one quantity. A figure of which too little is known is a quantity of its own."""
    scope = scope_of(fact.kind, fact.holder, fact.subject)
    return fact.unit, fact.per, fact.status, fact.holder, scope, None if scope else fact.id


def scope_of(kind: str, holder: str | None, subject: str | None) -> frozenset[str]:
    """What tells a quantity from others of one unit, rhythm, role and holder; nothing where too little is known."""
    return _scope(holder, subject) if holder or kind in ("count", "measure") else frozenset()


def _scope(holder_name: str | None, subject: str | None) -> frozenset[str]:
    """The words of the subject that say something, without those of the holder; singular and plural are one."""
    from .text import fold

    holder = set(_WORD.findall(fold(holder_name or "")))
    words = _WORD.findall(fold(subject or ""))
    return frozenset(word.rstrip("sx") or word for word in words if word not in _SILENT and word not in holder)


def _series(library: Library, facts: list[Fact]) -> Series:
    stated = sorted(
        (Statement(fact, _published(library, fact)) for fact in facts),
        key=lambda s: (_period(s.fact), s.published or _NEVER, s.fact.sources[0].paper, s.fact.sources[0].start),
    )
    told = compared(stated)
    first = facts[0]
    return Series(first.unit, first.per, first.status, first.holder, first.subject, tuple(told))


def compared(stated: Iterable[Statement]) -> list[Statement]:
    """Statements of one quantity in their order, each as against those of its period before it."""
    told: list[Statement] = []
    before: dict[str, list[Statement]] = {}
    for one in stated:
        known = before.setdefault(_period(one.fact), [])
        told.append(_compared(one, known))
        known.append(told[-1])
    return told


def _published(library: Library, fact: Fact) -> str | None:
    """The day on which it was stated; None where only an estimate is known, which orders nothing."""
    return library.papers[fact.sources[0].paper].published


def _period(fact: Fact) -> str:
    return fact.when or ""


def _compared(one: Statement, before: list[Statement]) -> Statement:
    """The statement as against the last one that can be held against it."""
    for other in reversed(before):
        fact, known = one.fact, other.fact
        if agree(fact, known):
            return one._replace(mark="confirms", against=known.id)
        mark = _mark(one, other)
        if mark:
            return one._replace(mark=mark, against=known.id, change=_change(known, fact))
    return one


def _mark(one: Statement, other: Statement) -> str | None:
    same_document = one.fact.sources[0].paper == other.fact.sources[0].paper
    voices = {tuple(one.fact.people), tuple(other.fact.people)}
    if same_document:  # two batches, a part and its whole: only two voices contradict each other
        return "contradicts" if len(voices) == 2 and () not in voices else None
    if one.published is None or other.published is None:
        return "contradicts" if one.fact.when else "differs"
    if one.published == other.published:
        return "contradicts"
    return "revises" if one.fact.when else "differs"


def agree(one: Fact, other: Fact) -> bool:
    """Whether two figures can both be true of one thing, each as exact as it is written."""
    (a, b), (c, d) = _bounds(one), _bounds(other)
    low, high = max(a, c), min(b, d)
    return low < high or (low == high and (a == b or c == d))


def _bounds(fact: Fact) -> tuple[float, float]:
    """Between what the value lies: « 40 milliards » from 39.5 to 40.5, « plus de 300 » from 300 on."""
    low, high = fact.value[0], fact.value[-1]
    half = min(_step(fact) / 2, _ROUNDED * abs(high))
    if fact.qualifier == "~":
        half = max(half, _NEAR * high)
    if fact.qualifier in (">", ">="):
        return low - half * (fact.qualifier == ">="), float("inf")
    if fact.qualifier in ("<", "<="):
        return float("-inf"), high + half * (fact.qualifier == "<=")
    return low - half, high + half


def _step(fact: Fact) -> float:
    """How large a step of the last digit is that is written: 0.1 for « 20,9 », a milliard for « 40 milliards »."""
    m = _NUMBER.search(fact.title)
    if not m:
        return 0.0
    written = re.sub(r"\s", "", m[0]).replace(",", ".")
    scale = fact.value[0] / float(written) if float(written) else 1.0
    return scale / 10 ** len(written.partition(".")[2]) if scale >= 1 else 0.0


def _change(old: Fact, new: Fact) -> float | None:
    """The difference as a share of the old value; None where one of them is a range or nothing."""
    if len(old.value) > 1 or len(new.value) > 1 or not old.value[0]:
        return None
    return new.value[0] / old.value[0] - 1
