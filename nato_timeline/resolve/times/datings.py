"""Calendar expressions placed: stated dates as they stand, the others with what publication or the story adds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import takewhile

from nato_timeline.calendar import SEASONS, feast, interval, on, shift, value_of
from nato_timeline.find.times.expr import Calendar
from nato_timeline.lexicon.reference import NamedEvent

from ...lean import changed
from .anchors import WEEKDAYS, Anchor, story_day
from .choosing import against, anchor_of, nearest, toward
from .frames import begun
from .known_events import days_of, known_at
from .placed import Placed, Scene, unplaced
from .weekday_dates import place_weekday

_MOVES = {"next": "first after", "following": "first after", "last": "last before", "previous": "last before"}
_LOOKS = {"past": "nearest, told in the past, to", "future": "nearest, told ahead, to"}
# how far « jeudi 13 » is looked for, in days
_MONTHS_AROUND = 62

Fault = tuple[str, str]


def place_calendar(expr: Calendar, scene: Scene) -> Placed:
    """The place of a date in the calendar, as far as the text and its day tell."""
    if expr.years is not None:
        placed = _years_away(expr, expr.years, scene)
    elif expr.year is not None:
        placed = _stated(expr, expr.year)
    else:
        placed = _inferred(expr, scene)
    return _of_the_day(changed(placed, mod=expr.mod), expr.part)


def _of_the_day(placed: Placed, part: str | None) -> Placed:
    """The part of the day that a date says: « mardi soir » is a TIME."""
    if part is None:
        return placed
    to_the_day = len(placed.value) == 10 and placed.value.count("-") == 2
    type = "SET" if placed.type == "SET" else "TIME"
    return changed(placed, value=f"{placed.value}T{part}" if to_the_day else placed.value, type=type)


def _years_away(expr: Calendar, years: int, scene: Scene) -> Placed:
    """« mars de l'an dernier » has its year from publication."""
    anchor = _story_year(scene, same=years == 0) if expr.of_story else scene.publication
    if anchor is None or anchor.first.year != anchor.last.year:
        return Placed(_open_value(expr), basis="unplaced")
    placed = _stated(expr, anchor.first.year + years)
    how = {-1: "in the year before", 0: "in the year of", 1: "in the year after"}[years]
    return changed(scene.anchored(anchor, how, placed.value), fault=placed.fault)


def _story_year(scene: Scene, *, same: bool) -> Anchor | None:
    """The year that « l'année suivante » comes after: of the date told last; that « la même année » means: of any told
    before in the sentence."""
    here = next((t for t in reversed(scene.told) if t.sentence == scene.sentence), None) if same else None
    told = here or story_day(scene.told, scene.reading, scene.start, grain="year")
    near = takewhile(lambda t: t.paragraph == scene.paragraph, reversed(scene.told))
    told = told or next((t for t in near if t.stated), None)  # « Depuis l'été 2016, … en janvier de l'année suivante »
    return Anchor(told.last, told.last, "story") if told and told.first.year == told.last.year else None


# ---------------------------------------------------------------- with a year


def _stated(expr: Calendar, year: int) -> Placed:
    if expr.month and expr.day:
        day = on(year, expr.month, expr.day)
        if day is None:
            fault = ("impossible-date", f"the calendar has no {year:04}-{expr.month:02}-{expr.day:02}")
            return Placed(f"{year:04}-XX-XX", fault=fault)
        return Placed(value_of(day, "week" if expr.whole_week else "day"), fault=_wrong_weekday(expr, day))
    if expr.month:
        return Placed(f"{year:04}-{expr.month:02}")
    if expr.segment:
        return Placed(f"{year:04}-{expr.segment}")
    if expr.feast:
        return Placed(feast(expr.feast, year).isoformat())
    return Placed(f"{year:04}")


def _wrong_weekday(expr: Calendar, day: date) -> Fault | None:
    if expr.weekday in (None, day.isoweekday()):
        return None
    real, written = WEEKDAYS[day.isoweekday() - 1], WEEKDAYS[(expr.weekday or 1) - 1]
    return "weekday-mismatch", f"{day.isoformat()} is a {real}, not a {written}"


# ---------------------------------------------------------------- without


def _inferred(expr: Calendar, scene: Scene) -> Placed:
    if expr.day and expr.month:
        return _day(expr, expr.month, expr.day, scene)
    if expr.day and expr.weekday:
        return _day_and_weekday(expr, scene)
    if expr.day:
        return _day_of_month(expr.day, scene)
    if expr.weekday:
        return place_weekday(expr, scene)
    if expr.habitual and _of_every_year(expr, scene):
        return Placed(_open_value(expr), basis="none")
    return _in_its_year(expr, scene)


def _open_value(expr: Calendar) -> str:
    """What is known with its year open: `XXXX-06`, `XXXX-06-12`, `XXXX-SU`."""
    if expr.segment:
        return f"XXXX-{expr.segment}"
    if expr.month:
        return f"XXXX-{expr.month:02}" + (f"-{expr.day:02}" if expr.day else "")
    return "XXXX-XX-XX"


def _in_its_year(expr: Calendar, scene: Scene) -> Placed:
    """A month, season, quarter, feast or day of the year that its words and its clause point to."""
    moved = _told_here(scene) or scene.publication if expr.toward == "following" else scene.publication
    if expr.toward in _MOVES and moved:
        anchor: Anchor | None = moved
        value, how = toward(expr, moved), _MOVES[expr.toward]
    elif expr.day and expr.month and (start := begun(scene)) is not None and scene.way() != "future":
        anchor, how = Anchor(start.first, start.last, "story"), _MOVES["next"]
        value = toward(changed(expr, toward="next"), anchor)
    else:
        way = scene.way()
        this = expr.toward == "this" and not scene.reading.folded.startswith("-la", scene.end)
        anchor = scene.publication if this else anchor_of(scene, way, expr)
        value = nearest(expr, anchor, way, against(scene, way)) if anchor else None
        how = _LOOKS.get(way or "", "nearest to")
    if anchor is None or value is None:
        return Placed(_open_value(expr), basis="unplaced")
    return scene.anchored(anchor, how, value)


def _told_here(scene: Scene) -> Anchor | None:
    """The day told last in the paragraph, from which « le 24 mai suivant » counts."""
    near = takewhile(lambda t: t.paragraph == scene.paragraph, reversed(scene.told))
    told = next((t for t in near if (t.stated or t.in_one_month) and t.foreground), None)
    return Anchor(told.first, told.last, "story") if told else None


def _day(expr: Calendar, month: int, day: int, scene: Scene) -> Placed:
    if on(2024, month, day) is None:
        return Placed("XXXX-XX-XX", basis="unplaced", fault=("impossible-date", f"no month {month} has a day {day}"))
    known = _of_known_event(month, day, scene)
    if known:
        return known
    misprint = ("year-digits", f"« {expr.misprint} » is no year of four digits") if expr.misprint else None
    if _EVERY_YEAR.search(scene.sentence_before()) and scene.direction() is None:
        return Placed(_open_value(expr), basis="none", fault=misprint)
    placed = _in_its_year(expr, scene)
    found = interval(placed.value)[0]
    if found is None:
        return changed(placed, fault=misprint)
    if expr.whole_week:
        placed = changed(placed, value=value_of(found, "week"))
    return changed(placed, fault=misprint or _wrong_weekday(expr, found))


_SUMMIT = re.compile(r"\bsommet\b")
_BESIDE = 60


def _of_known_event(month: int, day: int, scene: Scene) -> Placed | None:
    """« le sommet de Vilnius, les 11 et 12 juillet »: in the year of the known one that had such a day."""
    low = max(scene.sentence_start, scene.start - _BESIDE)
    for m in _SUMMIT.finditer(scene.reading.folded, low, scene.start):
        name, events = known_at(scene.reading.folded, m.start())
        found = {on(days_of(event)[0].year, month, day) for event in events if _within(event, month, day)}
        value = found.pop() if len(found) == 1 else None
        if value:
            days = f"« {scene.surface} » of « {name} », known to have been in {value.year} → {value.isoformat()}"
            return Placed(value.isoformat(), basis="reference", why=days)
    return None


def _within(event: NamedEvent, month: int, day: int) -> bool:
    first, last = days_of(event)
    found = on(first.year, month, day)
    return found is not None and first <= found <= last


# « pendant les mois d'été, entre le 15 juillet et le 15 août »: every year's
_EVERY_YEAR = re.compile(r"chaque annee|tous les ans|les mois d'(?:ete|hiver)|chaque (?:ete|hiver)")


def _of_every_year(expr: Calendar, scene: Scene) -> bool:
    """« les combats diminuent en hiver », « été comme hiver », « les mois d'été »: no tense says which one."""
    paired = scene.before().endswith("comme ") or (expr.segment in SEASONS and "mois" in scene.surface)
    return paired or scene.direction() is None


def _day_of_month(day: int, scene: Scene) -> Placed:
    """« une seconde le 28 », « en juin, du 12 au 14 »: of the month told last; « jusqu'au 3 » is later than that."""
    told = next((t for t in reversed(scene.told) if t.in_one_month), None)
    found = on(told.first.year, told.first.month, day) if told else None
    if told and found and found < told.first and scene.before().endswith("jusqu'au "):
        found = shift(found, 1, "month")
    if told is None or found is None:
        return unplaced("day")
    here = scene.publication
    if here and here.sure and found > here.last >= told.first and scene.direction() == "past":
        found = shift(found, -1, "month") or found  # « s'est réuni vendredi. La décision a été prise le 28 »
    return scene.anchored(Anchor(told.first, told.first, "story"), "in the month of", found.isoformat())


def _day_and_weekday(expr: Calendar, scene: Scene) -> Placed:
    """« jeudi 13 »: the nearest month in which the thirteenth is a Thursday."""
    anchor = anchor_of(scene, None)
    if anchor is None:
        return unplaced("day")
    around = (anchor.middle + timedelta(n) for n in sorted(range(-_MONTHS_AROUND, _MONTHS_AROUND + 1), key=abs))
    day = next((d for d in around if d.day == expr.day and d.isoweekday() == expr.weekday), None)
    return scene.anchored(anchor, "nearest to", day.isoformat()) if day else unplaced("day")
