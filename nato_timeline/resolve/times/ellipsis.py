"""What an expression leaves out and its neighbour says: « les 12 et 13 octobre 2022 », « Ce mercredi "
"(12 juin 2024) »."""

from __future__ import annotations

from collections.abc import Sequence

from nato_timeline.find.times.expr import Calendar, Expr, TimeMention
from nato_timeline.lean import changed

_SHARING = ("range", "list", "aside")


def complete(times: Sequence[TimeMention]) -> list[TimeMention]:
    """Mentions with what they lack taken from what they are coordinated with, the next one before the last."""
    out = list(times)
    for i in range(len(out) - 1, 0, -1):
        if out[i].link in _SHARING:
            _fill(out, i - 1, i)
    for i in range(1, len(out)):
        if out[i].link in _SHARING:
            _fill(out, i, i - 1)
    return out


def _fill(mentions: list[TimeMention], at: int, other: int) -> None:
    mention = mentions[at]
    expr = _filled(mention.expr, mentions[other].expr, backwards=at < other)
    if expr is not mention.expr:
        mentions[at] = changed(mention, expr=expr)


def _filled(expr: Expr, other: Expr, *, backwards: bool) -> Expr:
    """An expression with the fields of a neighbour that it lacks."""
    if not (isinstance(expr, Calendar) and isinstance(other, Calendar)) or expr.year is not None or expr.toward:
        return expr
    filled = expr
    if expr.day is not None and expr.month is None and other.month is not None:
        filled = changed(filled, month=other.month)
    alike = (filled.month is not None and other.month is not None) or (
        expr.segment is not None and other.segment is not None
    )
    if alike and other.year is not None:
        return changed(filled, year=_neighbour_year(filled, other, backwards=backwards))
    if alike and other.toward in ("next", "last") and expr.day is not None:
        return changed(filled, toward=other.toward)
    return filled


def _neighbour_year(expr: Calendar, other: Calendar, *, backwards: bool) -> int:
    """« du 28 décembre au 3 janvier 2020 » begins in 2019; « du 12 décembre 2023 au 15 janvier » ends in 2024."""
    year = other.year or 0
    mine, theirs = (expr.month or 0, expr.day or 0), (other.month or 0, other.day or 0)
    if backwards and mine > theirs and expr.month != other.month:
        return year - 1
    if not backwards and mine < theirs and expr.month != other.month:
        return year + 1
    return year


def explained(mentions: Sequence[TimeMention]) -> dict[int, Calendar]:
    """Which expressions a date in brackets or apposition explains: index → that date.

    « ces mercredi et jeudi (12 et 13 octobre 2022) » pairs one by one.
    """
    found: dict[int, Calendar] = {}
    for i, mention in enumerate(mentions):
        if mention.link != "gloss":
            continue
        left, right = [i - 1], [i]
        while left[0] > 0 and mentions[left[0]].link == "list":
            left.insert(0, left[0] - 1)
        while right[-1] + 1 < len(mentions) and mentions[right[-1] + 1].link == "list":
            right.append(right[-1] + 1)
        if len(left) != len(right):
            left, right = left[-1:], right[:1]
        for a, b in zip(left, right, strict=True):
            expr = mentions[b].expr
            if isinstance(expr, Calendar) and expr.month is not None:
                found[a] = expr
    return found
