"""Time expressions resolved: each with its value, where the value comes from, and what goes together.

The only place where expressions meet the document's day. Text order; what an elliptic part lacks comes from its
neighbour; a date in brackets settles the deictic before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from nato_timeline.calendar import interval
from nato_timeline.find.times.expr import Calendar, Clock, Era, Expr, Length, Recurring, Shift, TimeMention
from nato_timeline.grammar import VerbGroup
from nato_timeline.lean import changed
from nato_timeline.model import Diagnostic, Period, Published, Reading, Span, Timex

from .anchors import Told, in_flashback, in_foreground, opens_sentence, publication_anchor, sentence_at
from .datings import place_calendar
from .ellipsis import complete, explained
from .headings import is_heading
from .neighbours import day_beside, event_after
from .offsets import counting, place_clock, place_shift
from .periods import periods_of
from .placed import Placed, Scene

# how many dates back a story can go on from
_MEMORY = 50
_YEAR = 4  # characters of a value that is a year
_DAYS_OF_YEAR = 366
# the day of the news stands in the first sentences
_LEAD = 8
# why a value is what it is, where nothing was counted
_WHY = {
    "neighbour": "« {} » completed by the date beside it → {}",
    "unplaced": "« {} » has nothing to count from → {}",
}


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
    glosses = explained(mentions)
    remote = any(verb.tense == "pluperfect" for verb in verbs)
    told: list[Told] = []
    news: Told | None = None
    heading: Told | None = None
    timexes: list[Timex] = []
    diagnostics: list[Diagnostic] = []
    for index, mention in enumerate(mentions):
        sentence = sentence_at(reading, mention.start)
        scene = Scene(reading, verbs, mention.start, mention.end, anchor, told[-_MEMORY:], sentence, news, heading)
        placed = _place(mention.expr, scene, mentions, index)
        if index in glosses:
            placed = _explained(placed, mention.expr, place_calendar(glosses[index], scene))
        elif index + 1 < len(mentions) and (weekday := _weekday_beside(mentions[index + 1])):
            placed = _agreeing(placed, mention.expr, weekday, scene)
        elif timexes and _weekday_beside(mention) == _weekday_of(timexes[-1]):
            placed = changed(placed, value=timexes[-1].value[:10], basis="neighbour", anchor=None, why=None)
        timex = _timex(mention, placed, scene.surface, neighbour=mention.expr is not times[index].expr)
        if mention.link == "range" and timexes:
            timexes[-1] = _before_its_end(timexes[-1], mentions[index - 1].expr, timex)
            timex = _behind_its_start(timexes[-1], mention.expr, timex)
        timexes.append(timex)
        if placed.fault:
            diagnostics.append(Diagnostic(*placed.fault, Span(timex.start, timex.end, timex.surface)))
        points = _told(timex, mention, scene, remote)
        told += points
        if points and is_heading(reading, points[0]):
            heading = points[0]
        if news is None and points and _is_news(points[-1], scene):
            news = points[-1]
    return Dated(tuple(timexes), periods_of(timexes, mentions), tuple(diagnostics))


def _place(expr: Expr, scene: Scene, mentions: Sequence[TimeMention], index: int) -> Placed:
    if isinstance(expr, Calendar):
        return place_calendar(expr, scene)
    if isinstance(expr, Shift):
        return place_shift(expr, scene, event_after(scene, mentions, index) if expr.of_event else None)
    if isinstance(expr, Clock):
        return place_clock(expr, scene, day_beside(scene, mentions, index))
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


def _explained(placed: Placed, expr: Expr, gloss: Placed) -> Placed:
    """A deictic with the value of the date that explains it, unless the two contradict each other."""
    day = interval(gloss.value)[0]
    if day is None or not isinstance(expr, Calendar | Shift) or expr.weekday not in (None, day.isoweekday()):
        return placed
    value = day.isoformat() + (f"T{expr.part}" if expr.part else "")
    type = "TIME" if expr.part else "DATE"
    return changed(placed, value=value, type=type, basis="neighbour", anchor=None, why=None)


def _weekday_beside(mention: TimeMention) -> int | None:
    """The weekday that explains the deictic before it: « la veille, mercredi »."""
    expr = mention.expr
    alone = mention.link == "gloss" and isinstance(expr, Calendar) and not (expr.day or expr.part)
    return expr.weekday if alone and isinstance(expr, Calendar) else None


def _weekday_of(timex: Timex) -> int:
    """The weekday of a timex to the day; 0 for others."""
    return timex.first.isoweekday() if timex.first is not None and timex.first == timex.last else 0


def _agreeing(placed: Placed, expr: Expr, weekday: int, scene: Scene) -> Placed:
    """« la veille » counted from publication, where the weekday beside it fits that and not the story."""
    here, day = scene.publication, interval(placed.value)[0]
    if not isinstance(expr, Shift) or expr.part or expr.unit != "day" or here is None or not here.sure or day is None:
        return placed
    said = here.first + timedelta(expr.count)
    fits = said.isoweekday() == weekday != day.isoweekday()
    return scene.anchored(here, counting(expr), said.isoformat()) if fits else placed


def _before_its_end(start: Timex, expr: Expr, end: Timex) -> Timex:
    """« du 1er avril au 31 juillet », said in June of what will go on: a first day, each nearest by itself, that would
    lie behind the last is of the year before."""
    if start.first is None or end.last is None or start.first <= end.last or start.basis == "stated":
        return start
    if not isinstance(expr, Calendar) or expr.month is None or expr.year is not None or len(start.value) < _YEAR:
        return start
    value = f"{int(start.value[:_YEAR]) - 1}{start.value[_YEAR:]}"
    first, last = interval(value)
    if first is None or first > end.last or (end.last - first).days > _DAYS_OF_YEAR:
        return start
    return changed(start, value=value, first=first, last=last)


def _behind_its_start(start: Timex, expr: Expr, end: Timex) -> Timex:
    """« En 2018, … déployés de janvier à juin »: a last day that would lie years behind the first is of its year, or of
    the next."""
    if start.first is None or end.first is None or (end.first - start.first).days <= _DAYS_OF_YEAR:
        return end
    if not isinstance(expr, Calendar) or expr.month is None or expr.year is not None or len(end.value) < _YEAR:
        return end
    year = start.first.year + (expr.month < start.first.month)
    value = f"{year}{end.value[_YEAR:]}"
    first, last = interval(value)
    return changed(end, value=value, first=first, last=last) if first is not None else end


def _timex(mention: TimeMention, placed: Placed, surface: str, *, neighbour: bool) -> Timex:
    first, last = interval(placed.value)
    basis = "neighbour" if neighbour and placed.basis == "stated" else placed.basis
    return Timex(
        start=mention.start,
        end=mention.end,
        surface=surface,
        type=placed.type,
        value=placed.value,
        mod=placed.mod,
        first=first,
        last=last,
        basis=basis,
        anchor=placed.anchor,
        why=placed.why or (_WHY[basis].format(surface, placed.value) if basis in _WHY else None),
        rule=mention.rule,
    )


def _is_news(told: Told, scene: Scene) -> bool:
    """Whether a day of the first sentences is what the text is about: told in the past, in the foreground."""
    plain = told.to_the_day and told.foreground and not told.flashback
    return plain and told.sentence < _LEAD and scene.direction() == "past"


def _stands(timex: Timex, mention: TimeMention, scene: Scene) -> int:
    """Where what governs an expression ends: of « reportée au mardi 7 avril à 16 h » before the day."""
    day = scene.told[-1] if scene.told and isinstance(mention.expr, Clock) else None
    return day.start if day and scene.reading.folded[day.end : timex.start].strip() in ("", "a", ",") else timex.start


def _told(timex: Timex, mention: TimeMention, scene: Scene, remote: bool) -> list[Told]:
    """What the story can go on from: a date with its bounds, no estimate; of a range the whole and its end. `remote`:
    there are verbs in the pluperfect, whose dates a story does not go on from."""
    if timex.type not in ("DATE", "TIME") or timex.first is None or timex.last is None or timex.value.endswith("~"):
        return []
    point = Told(
        timex.start,
        timex.end,
        timex.first,
        timex.last,
        scene.sentence,
        scene.paragraph,
        stated=timex.basis in ("stated", "neighbour"),
        foreground=in_foreground(scene.reading, scene.verbs, _stands(timex, mention, scene))
        and not (len(timex.value) == _YEAR and scene.before().endswith("pour ")),  # « 2 % pour 2030 »: a target
        flashback=remote and in_flashback(scene.reading, scene.verbs, timex.start),
        opens=opens_sentence(scene.reading, timex.start),
    )
    if mention.link == "range" and scene.told and scene.told[-1].first < point.first:
        return [changed(point, first=scene.told[-1].first), point]
    return [point]
