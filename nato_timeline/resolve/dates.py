"""Time expressions resolved: each with its value, where the value comes from, and what goes together.

The only place where expressions meet the document's day. Text order; what an elliptic part lacks comes from its
neighbour; a date in brackets settles the deictic before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nato_timeline.calendar import Interval, interval
from nato_timeline.find.times.expr import Calendar, Clock, Era, Expr, Length, Recurring, Shift, TimeMention
from nato_timeline.grammar import VerbGroup
from nato_timeline.model import Diagnostic, Period, Published, Reading, Span, Timex

from .anchors import Told, in_flashback, in_foreground, paragraph_at, publication_anchor, sentence_at
from .datings import place_calendar
from .ellipsis import complete, explained
from .known import days_of, known_at, only_one
from .offsets import place_clock, place_shift
from .periods import periods_of
from .placed import Placed, Scene


# how many dates back a story can go on from
_MEMORY = 50


@dataclass(frozen=True, slots=True)
class Dated:
    """Every time expression of a document, in text order; those that say one thing together; what does not add up."""

    timexes: tuple[Timex, ...] = ()
    periods: tuple[Period, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def resolve(
    reading: Reading, times: Sequence[TimeMention], verbs: tuple[VerbGroup, ...], published: Published
) -> Dated:
    """Place every expression: stated dates as they stand, relative ones from publication or from the story."""
    anchor = publication_anchor(published)
    mentions = complete(times)
    told: list[Told] = []
    timexes: list[Timex] = []
    diagnostics: list[Diagnostic] = []
    settled = explained(mentions)
    for index, mention in enumerate(mentions):
        scene = Scene(reading, verbs, mention.start, mention.end, anchor, told[-_MEMORY:])
        placed = _place(mention.expr, scene, mentions, index)
        gloss = settled.get(index)
        if gloss is not None:
            placed = _explained(placed, mention.expr, place_calendar(gloss, scene))
        timex = _timex(mention, placed, scene.surface, neighbour=mention.expr is not times[index].expr)
        timexes.append(timex)
        if placed.fault:
            diagnostics.append(Diagnostic(*placed.fault, Span(timex.start, timex.end, timex.surface)))
        event = _told(timex, reading, verbs)
        if event is not None:
            told.append(event)
    return Dated(tuple(timexes), periods_of(timexes, mentions), tuple(diagnostics))


def _place(expr: Expr, scene: Scene, mentions: Sequence[TimeMention], index: int) -> Placed:
    if isinstance(expr, Calendar):
        return place_calendar(expr, scene)
    if isinstance(expr, Shift):
        return place_shift(expr, scene, _event_after(scene, mentions, index) if expr.of_event else None)
    if isinstance(expr, Clock):
        return place_clock(expr, scene, _day_beside(scene, mentions, index))
    if isinstance(expr, Era):
        return Placed(expr.value, mod=expr.mod)
    if isinstance(expr, Length):
        return Placed(length_value(expr), type="DURATION", mod=expr.mod, basis="none")
    if isinstance(expr, Recurring):
        return Placed(expr.value, type="SET", mod=expr.mod, basis="none")
    return Placed(expr.value, type="TIME", basis="none")


def length_value(length: Length) -> str:
    """`P2Y6M`, `PT30.4S`, `PXD` for an unknown number."""
    days, hours = "", ""
    for amount, letter in length.amounts:
        number = "X" if amount is None else f"{amount:.10g}"
        if letter.startswith("T"):
            hours += number + letter[1]
        else:
            days += number + letter
    return f"P{days}" + (f"T{hours}" if hours else "")


def _timex(mention: TimeMention, placed: Placed, surface: str, *, neighbour: bool) -> Timex:
    first, last = interval(placed.value)
    basis = "neighbour" if neighbour and placed.basis == "stated" else placed.basis
    return Timex(
        start=mention.start, end=mention.end, surface=surface, type=placed.type, value=placed.value, mod=placed.mod,
        first=first, last=last, basis=basis, anchor=placed.anchor, why=placed.why, rule=mention.rule,
    )  # fmt: skip


def _told(timex: Timex, reading: Reading, verbs: tuple[VerbGroup, ...]) -> Told | None:
    """What the story can go on from: a date with its bounds, no estimate."""
    if timex.type not in ("DATE", "TIME") or timex.first is None or timex.last is None or timex.value.endswith("~"):
        return None
    return Told(
        timex.start, timex.end, timex.first, timex.last, sentence_at(reading, timex.start), paragraph_at(reading, timex.start),
        stated=timex.basis in ("stated", "neighbour"), foreground=in_foreground(reading, verbs, timex.start),
        flashback=in_flashback(reading, verbs, timex.start),
    )  # fmt: skip


# « au lendemain [du] sommet », « à la veille [de l']invasion »
_OF = re.compile(r" (?:du |de la |de l'|des |de |d')")


def _event_after(scene: Scene, mentions: Sequence[TimeMention], index: int) -> Interval | None:
    """The days of what « au lendemain de … » names: the date told in the same phrase, else those of a known event."""
    folded = scene.reading.folded
    later = mentions[index + 1] if index + 1 < len(mentions) else None
    if later is not None and isinstance(later.expr, Calendar) and later.expr.day and _ONE_PHRASE.fullmatch(folded[scene.end : later.start]):
        return interval(place_calendar(later.expr, replace(scene, start=later.start, end=later.end)).value)
    m = _OF.match(folded, scene.end)
    events = known_at(folded, m.end())[1] if m else ()
    event = only_one(events, scene.publication.middle if scene.publication else None, ()) if events else None
    return days_of(event) if event else None


_ONE_PHRASE = re.compile(r"[^.;:!?()\n]{0,70}")


def _day_beside(scene: Scene, mentions: Sequence[TimeMention], index: int) -> date | None:
    """The day written right after a clock time: « 4 h mardi », « à 10 heures, le 12 juin »."""
    later = mentions[index + 1] if index + 1 < len(mentions) else None
    if later is not None and later.link == "range" and isinstance(later.expr, Clock) and index + 2 < len(mentions):
        later, scene = mentions[index + 2], replace(scene, end=later.end)
    if later is None or not isinstance(later.expr, Calendar | Shift):
        return None
    gap = scene.reading.folded[scene.end : later.start]
    if gap not in (" ", ", ", " le ", ", le ") or (isinstance(later.expr, Calendar) and later.expr.day is None and later.expr.weekday is None):
        return None
    there = replace(scene, start=later.start, end=later.end)
    placed = place_calendar(later.expr, there) if isinstance(later.expr, Calendar) else place_shift(later.expr, there)
    first, last = interval(placed.value)
    return first if first == last else None


def _explained(placed: Placed, expr: Expr, gloss: Placed) -> Placed:
    """A deictic with the value of the date that explains it, unless the two contradict each other."""
    day = interval(gloss.value)[0]
    weekday = expr.weekday if isinstance(expr, Calendar | Shift) else None
    if day is None or (weekday and day.isoweekday() != weekday):
        return placed
    part = expr.part if isinstance(expr, Calendar | Shift) else None
    value = f"{day.isoformat()}T{part}" if part else day.isoformat()
    return replace(placed, value=value, type="TIME" if part else "DATE", basis="neighbour", anchor=None, why=None)
