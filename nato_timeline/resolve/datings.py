"""Calendar expressions placed: which year « le 25 janvier » is, which week « jeudi » is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from nato_timeline.calendar import SEASONS, distance, feast, interval, months, on, weekday_near
from nato_timeline.conjugation import verb_set
from nato_timeline.find.times.expr import Calendar

from .anchors import Anchor, Told, agreed, covers, story_day
from .placed import Placed, Scene, unplaced

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# what a date against the clause's direction costs, in days: the nearest year wins unless another is about as near
_AGAINST = 250
# « reporté au 25 juin », « annoncé pour octobre »: the verb's tense does not say where the date lies
_DESTINATION = re.compile(r"(?:[^\w]|^)(?:au|pour(?: l[ea]| l')?|d'ici(?: au| a)?|jusqu'(?:au|en)) $")
_MOVES = ("next", "last", "following", "previous")
_AHEAD = re.compile(r"(?:avant|d'ici|d'ici a|d'ici au|des|pour|a partir de|a compter du|jusqu'en|jusqu'a) (?:l[ea] |l')?$")
# a date whose passage lies further than this from publication is not counted from publication
_FAR = timedelta(45)


def place_calendar(expr: Calendar, scene: Scene) -> Placed:
    """The place of a date in the calendar, as far as the text and its day tell."""
    if expr.years is not None:
        placed = _years_away(expr, expr.years, scene)
    elif expr.year is not None:
        placed = _stated(expr)
    else:
        placed = _inferred(expr, scene)
    return _finished(placed, expr)


def _years_away(expr: Calendar, years: int, scene: Scene) -> Placed:
    """« mars de l'an dernier » has its year from publication."""
    anchor = scene.publication
    if anchor is None or anchor.first.year != anchor.last.year:
        return _inferred(expr, replace(scene, publication=None, told=()))
    placed = _stated(replace(expr, year=anchor.first.year + years))
    return replace(_anchored(scene, anchor, "from", placed.value, expr), fault=placed.fault)


def _finished(placed: Placed, expr: Calendar) -> Placed:
    if expr.part and placed.value[-1:].isdigit() and len(placed.value) == 10:
        placed = replace(placed, value=f"{placed.value}T{expr.part}", type="TIME")
    elif expr.part:
        placed = replace(placed, value=f"XXXX-XX-XXT{expr.part}" if placed.basis == "unplaced" else placed.value, type="TIME")
    return replace(placed, mod=expr.mod)


# ---------------------------------------------------------------- with a year


def _stated(expr: Calendar) -> Placed:
    year = expr.year or 0
    if expr.month and expr.day:
        day = on(year, expr.month, expr.day)
        if day is None:
            value = f"{year:04}-XX-XX"
            return Placed(value, fault=("impossible-date", f"the calendar has no {year:04}-{expr.month:02}-{expr.day:02}"))
        return _of_day(expr, day)
    if expr.month:
        return Placed(f"{year:04}-{expr.month:02}")
    if expr.segment:
        return Placed(f"{year:04}-{expr.segment}")
    if expr.feast:
        return Placed(feast(expr.feast, year).isoformat())
    return Placed(f"{year:04}")


def _of_day(expr: Calendar, day: date) -> Placed:
    """A full date; its weekday is checked, its week taken where that is meant."""
    fault = None
    if expr.weekday and expr.weekday != day.isoweekday():
        real = _WEEKDAYS[day.isoweekday() - 1]
        fault = ("weekday-mismatch", f"{day.isoformat()} is a {real}, not a {_WEEKDAYS[expr.weekday - 1]}")
    if expr.whole_week:
        iso = day.isocalendar()
        return Placed(f"{iso.year:04}-W{iso.week:02}", fault=fault)
    return Placed(day.isoformat(), fault=fault)


# ---------------------------------------------------------------- without


def _way(scene: Scene) -> str | None:
    """past or future: as the clause looks, else as the preposition does (« depuis mardi », « à partir de lundi »)."""
    before, way = scene.before(), scene.direction()
    if way is None:
        if _AHEAD.search(before):
            return "future"
        return "past" if _SINCE.search(before) else None
    return None if way == "past" and _DESTINATION.search(before) else way


_SINCE = re.compile(r"depuis (?:l[ea] |l')?$")


def _inferred(expr: Calendar, scene: Scene) -> Placed:
    if expr.misprint and scene.publication is None:
        return Placed(f"XXXX-{expr.month or 0:02}-{expr.day or 0:02}", basis="unplaced", fault=_misprint(expr))
    if expr.day and (expr.month or expr.weekday):
        return _day_without_year(expr, scene)
    if expr.day:
        return _day_of_month(expr, scene)
    if expr.weekday:
        return _weekday(expr, scene)
    return _period(expr, scene)


def _misprint(expr: Calendar) -> tuple[str, str] | None:
    return ("year-digits", f"« {expr.misprint} » is no year of four digits") if expr.misprint else None


def _cost(day: Anchor, period: tuple[date, date], direction: str | None) -> tuple[int, bool]:
    """How unlikely a period is, seen from the anchor: days away, and more where the clause looks the other way."""
    away = distance(day.middle, period)
    against = (direction == "past" and away > 0) or (direction == "future" and away < 0)
    return abs(away) + (_AGAINST if against else 0), away > 0


def _candidates(expr: Calendar, year: int) -> Iterable[tuple[str, tuple[date, date]]]:
    """The years around that an expression without one may be of: value and first and last day."""
    for y in (year - 1, year, year + 1):
        if expr.month and expr.day:
            day = on(y, expr.month, expr.day)
            if day is not None:
                yield day.isoformat(), (day, day)
        elif expr.month:
            yield f"{y:04}-{expr.month:02}", months(y, expr.month, y, expr.month)
        elif expr.segment:
            first, last = interval(f"{y:04}-{expr.segment}")
            if first and last:
                yield f"{y:04}-{expr.segment}", (first, last)
        elif expr.feast:
            day = feast(expr.feast, y)
            yield day.isoformat(), (day, day)


def _toward(expr: Calendar, anchor: Anchor, toward: str) -> str | None:
    """« le 25 mai prochain », « l'été dernier »: the first after, the last before the anchor."""

    def choose(day: date) -> str | None:
        if toward in ("next", "following"):
            return next((v for v, (first, _) in _candidates(expr, day.year) if first > day), None)
        if toward in ("last", "previous"):
            return next((v for v, (_, last) in reversed(list(_candidates(expr, day.year))) if last < day), None)
        return None

    return agreed(anchor, choose)


def _in_year(expr: Calendar, year: int) -> str | None:
    """The one of that year."""
    return next((v for v, _ in _candidates(expr, year) if v.startswith(f"{year:04}")), None)


def _nearest(expr: Calendar, anchor: Anchor, direction: str | None) -> str | None:
    """The year that makes it nearest to the anchor; a half or quarter is of the anchor's year unless the clause objects."""

    if anchor.basis == "story" and anchor.first.year == anchor.last.year:
        return _in_year(expr, anchor.first.year)

    def choose(day: date) -> str | None:
        here = Anchor(day, day, anchor.basis)
        found = list(_candidates(expr, day.year))
        if expr.segment and expr.segment not in SEASONS:
            own = _in_year(expr, day.year)
            away = distance(day, interval(own))
            if not ((direction == "past" and away > 0) or (direction == "future" and away < 0)):
                return own
        if expr.weekday and expr.day:
            found = [c for c in found if c[1][0].isoweekday() == expr.weekday] or found
        return min(found, key=lambda c: _cost(here, c[1], direction))[0] if found else None

    return agreed(anchor, choose)


def _passage_year(scene: Scene) -> Told | None:
    """The year that the passage is about, if the text says so: in the sentence right before (« en 1997 (en janvier, en
    octobre) »), or at the head of the paragraph's last sentence but for this one."""
    for t in reversed(scene.told):
        if t.paragraph != scene.paragraph:
            return None
        gap = scene.reading.folded[t.end : scene.start]
        if t.sentence == scene.sentence and t.stated and re.fullmatch(r"[ ,(:]*(?:en |d'abord |notamment |le |au |a la )*(?:[a-z' -]{0,40}, (?:en |le ))?", gap):
            return t
        opens = scene.reading.sentences[t.sentence].start
        if t.sentence < scene.sentence and t.stated and t.foreground and t.start - opens <= 6:
            mine = scene.reading.sentences[scene.sentence].start
            return t if scene.start - mine <= 6 else None
    return None


def _anchor(scene: Scene, direction: str | None) -> Anchor | None:
    """Publication, unless the passage is about another year."""
    told = _passage_year(scene) if direction != "future" else None
    here = scene.publication
    if told and (here is None or told.first.year != here.middle.year):
        return Anchor(told.first, told.last, "story")
    if here is None and scene.told:
        before = story_day(scene.told, scene.reading, scene.start, grain="year")
        return Anchor(before.first, before.last, "story") if before and before.first.year == before.last.year else None
    return here


def _why(scene: Scene, anchor: Anchor, how: str, value: str) -> str:
    return f"« {scene.surface} » {how} {anchor.label()} → {value}"


def _anchored(scene: Scene, anchor: Anchor, how: str, value: str, expr: Calendar) -> Placed:
    basis = anchor.basis
    placed = Placed(value, basis=basis, anchor=anchor.label().split(" ")[-1], why=_why(scene, anchor, how, value))
    return replace(placed, fault=_misprint(expr))


def _day_without_year(expr: Calendar, scene: Scene) -> Placed:
    if expr.month is None:
        return _day_and_weekday(expr, scene)
    open_value = f"XXXX-{expr.month:02}-{expr.day or 0:02}"
    if on(2024, expr.month, expr.day or 0) is None:
        return Placed("XXXX-XX-XX", basis="unplaced", fault=("impossible-date", f"no month {expr.month} has a day {expr.day}"))
    direction = _way(scene)
    if _habitual_passage(scene, direction):
        return Placed(open_value, basis="none")
    if expr.toward in _MOVES and scene.publication:
        anchor: Anchor | None = scene.publication
        value = _toward(expr, scene.publication, expr.toward)
        how = expr.toward
    else:
        anchor = _anchor(scene, direction)
        value = _nearest(expr, anchor, direction) if anchor else None
        how = "nearest to"
    if anchor is None or value is None:
        return Placed(open_value, basis="unplaced", fault=_misprint(expr))
    placed = _anchored(scene, anchor, how, value, expr)
    day = interval(value)[0]
    fault = _of_day(expr, day).fault if day and expr.weekday else None
    if expr.whole_week and day:
        placed = replace(placed, value=_of_day(expr, day).value)
    return replace(placed, fault=fault or placed.fault)


_EVERY_YEAR = re.compile(r"chaque annee|tous les ans|les mois d'(?:ete|hiver)|chaque (?:ete|hiver)")


def _habitual_passage(scene: Scene, direction: str | None) -> bool:
    """« pendant les mois d'été, entre le 15 juillet et le 15 août »: every year's."""
    if direction is not None:
        return False
    return bool(_EVERY_YEAR.search(scene.sentence_before()))


def _day_of_month(expr: Calendar, scene: Scene) -> Placed:
    """« une seconde le 28 »: of the month told last."""
    told = next((t for t in reversed(scene.told) if t.to_the_day), None)
    day = on(told.first.year, told.first.month, expr.day or 0) if told else None
    if told is None or day is None:
        return unplaced("day")
    return Placed(day.isoformat(), basis="neighbour", anchor=told.first.isoformat(), why=f"« {scene.surface} » of the month of {told.first}")


def _day_and_weekday(expr: Calendar, scene: Scene) -> Placed:
    """« jeudi 13 »: the nearest month in which the thirteenth is a Thursday."""
    anchor = _anchor(scene, None)
    if anchor is None:
        return unplaced("day")
    days = (anchor.middle + timedelta(n) for n in sorted(range(-62, 63), key=abs))
    day = next((d for d in days if d.day == expr.day and d.isoweekday() == expr.weekday), None)
    if day is None:
        return unplaced("day")
    return _anchored(scene, anchor, "nearest to", day.isoformat(), expr)


# ---------------------------------------------------------------- weekdays


def _weekday(expr: Calendar, scene: Scene) -> Placed:
    weekday = expr.weekday or 1
    direction = _way(scene) or _planned(scene)
    if expr.habitual:
        told = _told_weekday(scene, weekday)
        if told is None:
            return Placed(f"XXXX-WXX-{weekday}", type="SET", basis="none")
        return Placed(told.isoformat(), basis="story", anchor=told.isoformat(), why=f"« {scene.surface} » of the days told before")
    if expr.toward in ("following", "previous"):
        story = story_day(scene.told, scene.reading, scene.start)
        if story is None:
            return unplaced("day")
        day = weekday_near(story.last, weekday, "next" if expr.toward == "following" else "last")
        return Placed(day.isoformat(), basis="story", anchor=story.last.isoformat(), why=f"« {scene.surface} » from {story.last} → {day}")
    anchor = scene.publication
    if anchor is None or not anchor.sure or _far_passage(scene, anchor):
        told = _told_weekday(scene, weekday)
        if told is not None:
            return Placed(told.isoformat(), basis="story", anchor=told.isoformat(), why=f"« {scene.surface} » → {told}, told before")
    if anchor is None:
        return unplaced("day")
    toward = expr.toward if expr.toward in ("next", "last") else direction
    if not anchor.sure:
        value = f"{anchor.middle:%Y-%m}~" if (anchor.last - anchor.first).days <= 31 else f"{anchor.middle:%Y}~"
        return Placed(value, basis="estimate", anchor=anchor.label().split(" ")[-1], why=_why(scene, anchor, "near", value))
    day = weekday_near(anchor.first, weekday, toward)
    how = {"past": "before", "last": "before", "future": "after", "next": "after"}.get(toward or "", "nearest to")
    return _anchored(scene, anchor, how if day != anchor.first else "is", day.isoformat(), expr)


def _planned(scene: Scene) -> str | None:
    """« les ministres se réunissent lundi »: a present that is no report lies ahead."""
    verb = scene.verb()
    if verb is None or verb.tense != "present" or verb.negated or verb.lemma in verb_set("reporting") | verb_set("state"):
        return None
    if verb.start > scene.end and "," not in scene.reading.folded[scene.end : verb.start]:
        return None  # « les faits commis mardi ressemblent … »: it belongs to the subject
    return "future"


def _told_weekday(scene: Scene, weekday: int) -> date | None:
    """The day of that name that the passage has already dated, or that lies in a period of days it is about."""
    for t in reversed(scene.told):
        if t.paragraph < scene.paragraph - 3 and not t.stated:
            continue
        if t.to_the_day and t.first.isoweekday() == weekday:
            return t.first
        if t.stated and (t.last - t.first).days <= 10:
            day = weekday_near(t.first, weekday, "future")
            if covers((t.first, t.last), day):
                return day
    return None


def _far_passage(scene: Scene, anchor: Anchor) -> bool:
    """Whether this paragraph is about days far from publication (a page put up a year later)."""
    told = [t for t in scene.told if t.paragraph == scene.paragraph and t.to_the_day and t.foreground]
    return bool(told) and abs(told[-1].first - anchor.first) > _FAR


# ---------------------------------------------------------------- months, seasons, quarters, feasts


def _of_every_year(expr: Calendar, scene: Scene) -> bool:
    """« les combats diminuent en hiver », « été comme hiver », « les mois d'été »: no tense says which one."""
    paired = re.search(r"comme $", scene.before()) or (expr.segment in SEASONS and "mois" in scene.surface)
    return bool(paired) or scene.direction() is None


def _period(expr: Calendar, scene: Scene) -> Placed:
    open_value = f"XXXX-{expr.month:02}" if expr.month else f"XXXX-{expr.segment}" if expr.segment else "XXXX-XX-XX"
    if expr.habitual and _of_every_year(expr, scene):
        return Placed(open_value, basis="none")
    direction = _way(scene)
    if expr.toward in _MOVES and scene.publication:
        anchor: Anchor | None = scene.publication
        value, how = _toward(expr, scene.publication, expr.toward), expr.toward
    else:
        anchor = _anchor(scene, direction)
        value, how = (_nearest(expr, anchor, direction) if anchor else None), "nearest to"
    if anchor is None or value is None:
        return Placed(open_value, basis="unplaced")
    return _anchored(scene, anchor, how, value, expr)
