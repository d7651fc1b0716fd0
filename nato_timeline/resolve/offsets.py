"""Shifts and clock times placed: « hier soir », « il y a deux ans », « la veille », « à 10 heures »."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from nato_timeline.calendar import Interval, shift, value_of
from nato_timeline.conjugation import verb_set
from nato_timeline.find.times.expr import Clock, Shift

from .anchors import Anchor, Told, counted, story_day
from .placed import Placed, Scene, unplaced



def place_shift(expr: Shift, scene: Scene, event: Interval | None = None) -> Placed:
    """The period that a shift leads to, at the grain it is told in. `event`: the days of what « au lendemain du sommet »
    counts from."""
    if expr.unit == "day" and expr.count == 0 and expr.base == "publication" and _our_time(expr, scene):
        return Placed("PRESENT_REF", type="TIME", basis="none")
    anchor = _anchor(expr, scene, event)
    type = "TIME" if expr.part else "DATE"
    if anchor is None:
        nowhere = unplaced(expr.unit).value
        return Placed(f"{nowhere}T{expr.part}" if expr.part else nowhere, type=type, mod=expr.mod, basis="unplaced")
    value = _weekend(expr, scene, anchor) or counted(anchor, lambda day: shift(day, expr.count, expr.unit), expr.unit)
    if value is None:
        return unplaced(expr.unit)
    if expr.part and anchor.sure and expr.unit == "day":
        value = f"{value}T{expr.part}"
    label = anchor.label()
    why = f"« {scene.surface} » from {label} → {value}" if expr.count else f"« {scene.surface} » is {label} → {value}"
    fault = _weekday_fault(expr, value) if expr.weekday and anchor.sure else None
    return Placed(value, type=type, mod=expr.mod, basis=anchor.basis, anchor=label.split(" ")[-1], why=why, fault=fault)


def _anchor(expr: Shift, scene: Scene, event: Interval | None) -> Anchor | None:
    if expr.of_event:
        day = (event[0] if expr.count < 0 else event[1]) if event else None
        return Anchor(day, day, "reference") if day else None
    return _story(expr, scene) if expr.base == "story" else _passage_or_publication(expr, scene)


def _weekday_fault(expr: Shift, value: str) -> tuple[str, str] | None:
    day = date.fromisoformat(value[:10])
    if day.isoweekday() == expr.weekday:
        return None
    return "weekday-mismatch", f"{day.isoformat()} is no weekday number {expr.weekday}"


def _our_time(expr: Shift, scene: Scene) -> bool:
    """Whether « aujourd'hui » means nowadays: with a state in the present, or a denial."""
    if expr.part or expr.weekday or re.search(r"(?:d'|c'est|des|depuis|jusqu') ?$", scene.before()):
        return False
    verb = scene.verb()
    if verb is None:
        return False
    if verb.lemma in verb_set("change") and verb.tense == "past":
        return True
    if verb.modal is not None or verb.voice == "passive" or verb.tense not in ("present", "imperfect"):
        return False
    return verb.negated or verb.lemma in verb_set("state")


def _weekend(expr: Shift, scene: Scene, anchor: Anchor) -> str | None:
    """« ce week-end »: the one that ended on a Monday to Wednesday in the past tense, else the one that comes."""
    if expr.unit != "weekend" or expr.count != 0 or not anchor.sure:
        return None
    direction = scene.direction()
    back = anchor.first.isoweekday() <= (5 if direction == "past" else 2) and direction != "future"
    day = shift(anchor.first, -1 if back else 0, "week")
    return value_of(day, "weekend") if day else None


def _passage_or_publication(expr: Shift, scene: Scene) -> Anchor | None:
    """Publication; « la fin du mois » in a sentence that has dated itself is of that month."""
    if expr.mod and expr.count == 0 and expr.unit in ("month", "year") and not scene.surface.lower().startswith(("ce", "cet")):
        inside = [t for t in scene.told if t.sentence == scene.sentence and t.stated and t.first.year == t.last.year]
        if inside and inside[-1].to_the_day:
            return Anchor(inside[-1].last, inside[-1].last, "story")
    return scene.publication


# ---------------------------------------------------------------- from the story


def _story(expr: Shift, scene: Scene) -> Anchor | None:
    """The date that the passage is about; with none told before, the document's own day."""
    if expr.part and expr.count == 0 and not re.match(r"(?:l[ea] )?(?:meme )?\w+ meme|.*-la$", scene.surface.lower()):
        return _day_of_clock(scene)
    told = story_day(scene.told, scene.reading, scene.start, grain=expr.unit)
    if told is None:
        publication = scene.publication
        near = expr.unit == "day" and -2 <= expr.count <= 0 and not _any_day(scene)
        return publication if publication and publication.sure and near else None
    if told.first.year != told.last.year or (expr.unit == "month" and not told.to_the_day and (told.last - told.first).days > 31):
        return None
    day = told.first if expr.count < 0 else told.last
    return Anchor(day, day, "story")


def _any_day(scene: Scene) -> bool:
    return any(t.foreground and t.to_the_day for t in scene.told)


def _day_of_clock(scene: Scene) -> Anchor | None:
    """The day of a clock time or part of the day: the last told in this sentence or this paragraph, else publication."""
    near = [t for t in scene.told if t.paragraph >= scene.paragraph - 1 and t.to_the_day]
    same = [t for t in near if t.sentence == scene.sentence]
    inside = [t for t in near if t.foreground and (t.paragraph == scene.paragraph or _goes_on(t, scene))]
    last: Told | None = same[-1] if same else inside[-1] if inside else None
    if last is not None:
        return Anchor(last.last, last.last, "story")
    return scene.publication if scene.publication and scene.publication.sure else None


def _goes_on(told: Told, scene: Scene) -> bool:
    """Whether a paragraph goes on with the day of the one before: no flashback, and on the side that its clause looks to."""
    if told.flashback or scene.publication is None:
        return False
    direction = scene.direction()
    today = scene.publication.last
    return not (direction == "past" and told.first > today) and not (direction == "future" and told.last < today)


def _habit(scene: Scene) -> bool:
    """« le mardi de 16 h à 18 h », « tous les jours à 10 h »: the time of no day in particular."""
    return bool(_EVERY.search(scene.sentence_before()))


_EVERY = re.compile(r"\b(?:tous les (?!deux)|toutes les |chaque |le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:de|a|et|matin|soir))")


def place_clock(expr: Clock, scene: Scene, beside: date | None) -> Placed:
    """A clock time on its day; `beside` is the day written right after it (« à 10 heures, mercredi »)."""
    time = f"T{expr.hour:02}:{expr.minute:02}" + (f":{expr.second:02}" if expr.second is not None else "") + expr.zone
    if beside is not None:
        return Placed(beside.isoformat() + time, type="TIME", mod=expr.mod, basis="neighbour")
    anchor = None if _habit(scene) else _day_of_clock(scene)
    if anchor is None:
        return Placed("XXXX-XX-XX" + time, type="TIME", mod=expr.mod, basis="unplaced")
    day = anchor.first.isoformat()
    placed = Placed(day + time, type="TIME", mod=expr.mod, basis=anchor.basis, anchor=day)
    return replace(placed, why=f"« {scene.surface} » on {anchor.label()}")
