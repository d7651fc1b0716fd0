"""How time expressions that stand side by side go together: ranges, lists, and one that explains the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lean import changed
from .expr import Calendar, Clock, Era, Expr, Length, Shift, TimeMention

_LONGEST = 40
# between the two: « du 9 [au] 11 juillet », « de 2014 [à] 2019 », « 24[-]25 juin », « 2002[/]2003 »
_TO = re.compile(r" ?(?:jusqu')?(?:au|a|a la|a l'|to) (?:le )?")
_DASH = re.compile(r" ?- ?|/")
_AND = re.compile(r",? (?:et|&|and) (?:(?:le|les|du|de|des|en|d'|a|au) ?)?")
_OR = re.compile(r",? ?(?:,|ou|puis|et) (?:(?:le|les|du|de|en) )?")
_BRACKET = re.compile(r",? ?\((?:le |les |soit |du |ce )?")
_COMMA = re.compile(r", (?:le |soit |soit le )?")
# « signé en mars [et ratifié en] juin 2007 »: one year for both, though they are no list
_ASIDE = re.compile(r" et [a-z]+(?: [a-z]+)? (?:le |en |au )|,? (?:et|puis) \d[\d ]*[a-z]+(?: [a-z]+)? en ")
# « à Riga le 17 [et à Tallinn] le 18 juin »: the month for both
_ASIDE_DAY = re.compile(r" (?:(?:a|au|en) [a-z-]+ )?et (?:(?:a|au|en) [a-z-]+ )?")
_FROM = re.compile(r"(?:^|[^\w])(?:de|du|des|d'|entre le|entre les|entre|depuis le|depuis)[ ]?(?:le |la |l'|les )?$")
_SEVERAL = (" les ", " des ", " aux ")  # « les 20 avril, 13 juillet et 19 décembre »
_BETWEEN = re.compile(r"(?:^|[^\w])entre (?:le |les |la )?$")


def linked(folded: str, mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The mentions, each told how it goes on from the one before it."""
    out = list(mentions)
    for i in range(1, len(out)):
        left, right = out[i - 1], out[i]
        gap = folded[left.end : right.start]
        if len(gap) <= _LONGEST and "\n" not in gap:
            out[i] = changed(right, link=_link(folded, left, right, gap, out[i - 2] if i > 1 else None))
    return tuple(out)


def _link(folded: str, left: TimeMention, right: TimeMention, gap: str, before: TimeMention | None) -> str | None:
    before_left = folded[max(0, left.start - 14) : left.start]
    if _explains(folded, left, right, gap):
        return "gloss"
    if not _alike(left.expr, right.expr):
        return None
    elliptic = _incomplete(left.expr)
    if _TO.fullmatch(gap):
        return "range" if elliptic or _FROM.search(before_left) or gap.strip() == "au" else None
    if _DASH.fullmatch(gap):
        return "range"
    if _AND.fullmatch(gap):
        return "range" if _BETWEEN.search(before_left) else "list"
    if _ASIDE.fullmatch(gap) or (elliptic and _ASIDE_DAY.fullmatch(gap)):
        return "aside"
    if _OR.fullmatch(gap):
        bare_comma = gap.lstrip().startswith(",") and not re.search(r"ou|puis|et ", gap)
        listed = not bare_comma or elliptic or left.link == "list"
        return "list" if listed or folded.startswith("les ", left.start) or before_left.endswith(_SEVERAL) else None
    return None


def _incomplete(expr: Expr) -> bool:
    return isinstance(expr, Calendar) and expr.day is not None and expr.month is None


def _alike(left: Expr, right: Expr) -> bool:
    """Whether two expressions can be the ends of a range: calendar with calendar, clock with clock."""
    dates = (Calendar, Era, Shift)
    return (isinstance(left, dates) and isinstance(right, dates)) or (
        type(left) is type(right) and isinstance(left, Clock | Length)
    )


def _explains(folded: str, left: TimeMention, right: TimeMention, gap: str) -> bool:
    """« Ce mercredi (12 juin 2024) », « aujourd'hui, 3 mars 2020, », « hier, jeudi »."""
    deictic, date = left.expr, right.expr
    relative = isinstance(deictic, Shift) and deictic.unit == "day"
    named = isinstance(deictic, Calendar) and deictic.weekday is not None and deictic.day is None
    if not (relative or named) or not isinstance(date, Calendar) or (date.day is None and date.weekday is None):
        return False
    if _BRACKET.fullmatch(gap):
        return date.day is not None
    closed = folded[right.end : right.end + 1] in (",", ".", ")", ";", ":", "\n", "")
    return relative and bool(_COMMA.fullmatch(gap)) and (closed or folded[right.end : right.end + 2] == " -")
