"""Bare weekdays placed: by the tense of their clause around publication, or by what the passage has already dated."""

from __future__ import annotations

import re
from datetime import date, timedelta

from nato_timeline.calendar import weekday_near
from nato_timeline.find.times.expr import Calendar
from nato_timeline.grammar.conjugation import verb_set

from .anchors import Anchor, Told, covers, opens_paragraph, opens_sentence, story_day
from .headings import heading_above
from .placed import Placed, Scene, unplaced

# where a passage's last date lies further than this from publication, its weekdays may be its own
_FAR = timedelta(45)
# no longer period is one that « le mercredi » picks a day of
_DAYS = 10
_WEEK = timedelta(7)


def place_weekday(expr: Calendar, scene: Scene) -> Placed:
    """The day that « jeudi », « lundi prochain », « le mercredi suivant » or « le mercredi » means."""
    weekday = expr.weekday or 1
    if expr.habitual:
        day = _dated_before(scene, weekday)
        return _from_story(scene, day, day) if day else Placed(f"XXXX-WXX-{weekday}", type="SET", basis="none")
    if expr.toward in ("following", "previous"):
        story = story_day(scene.told, scene.reading, scene.start) or heading_above(scene)
        side = "next" if expr.toward == "following" else "last"
        return _from_story(scene, story.last, weekday_near(story.last, weekday, side)) if story else unplaced("day")
    anchor = scene.publication
    planned = _of_the_programme(scene, anchor, weekday) if expr.toward is None else None
    if planned:
        return _from_story(scene, *planned)
    if anchor is None or not anchor.sure or (expr.toward is None and _far_passage(scene, anchor)):
        day = _dated_before(scene, weekday)
        if day:
            return _from_story(scene, day, day)
        opening = _opening(scene)
        if opening:
            return _from_story(scene, opening, weekday_near(opening, weekday, None))
    if anchor is None:
        return unplaced("day")
    return _around_publication(expr, scene, anchor)


def _of_the_programme(scene: Scene, anchor: Anchor | None, weekday: int) -> tuple[date, date] | None:
    """« Mercredi soir, dîner » under « Mercredi 10 et jeudi 11 février », in a programme of days to come: the heading's
    day, and the one meant."""
    if anchor is None or not anchor.sure:
        return None
    above = scene.paragraph - 1
    ahead = (t for t in scene.told if t.first > anchor.first and t.paragraph >= above and t.to_the_day)
    first = next((t for t in ahead if opens_paragraph(scene.reading, t.start)), None) or heading_above(scene)
    if first is None or first.first <= anchor.first or scene.direction() == "past":
        return None
    dated = _dated_before(scene, weekday)
    if dated and dated > anchor.first:
        return dated, dated
    return first.first, weekday_near(first.first, weekday, "future")


def _from_story(scene: Scene, told: date, day: date) -> Placed:
    how = "after" if day > told else "before" if day < told else "on"
    return scene.anchored(Anchor(told, told, "story"), how, day.isoformat())


def _around_publication(expr: Calendar, scene: Scene, anchor: Anchor) -> Placed:
    if not anchor.sure:
        grain = "%Y-%m" if (anchor.last - anchor.first).days <= 31 else "%Y"
        return scene.anchored(anchor, "near", f"{anchor.middle:{grain}}~")
    if expr.toward is None and (said := _said_before(scene, anchor)):
        return _from_story(scene, said, weekday_near(said, expr.weekday or 1, "future"))
    side = expr.toward if expr.toward in ("next", "last") else scene.way() or _planned(scene) or _agenda(scene)
    day = weekday_near(anchor.first, expr.weekday or 1, side)
    how = {"past": "before", "last": "before", "future": "after", "next": "after"}.get(side or "", "nearest to")
    return scene.anchored(anchor, how if day != anchor.first else "on", day.isoformat())


def _said_before(scene: Scene, anchor: Anchor) -> date | None:
    """The day, told in the same sentence, on which somebody looked ahead to this one: « a demandé mercredi de reporter
    le vote de jeudi »."""
    if not scene.looks_ahead():
        return None
    here = [t for t in scene.told if t.sentence == scene.sentence and t.to_the_day and t.last <= anchor.last]
    return here[-1].last if here else None


_ACCENTS = "éèàêÉ"
_AROUND = 1500


def _planned(scene: Scene) -> str | None:
    """« les ministres se réunissent lundi »: a present that is no report lies ahead."""
    around = max(0, scene.start - _AROUND), scene.end + _AROUND
    if all(scene.reading.text.find(accent, *around) < 0 for accent in _ACCENTS):
        return None  # « Arrive lundi a Vilnius » may have lost the accent of « arrivé »
    verb = scene.verb()
    if (
        verb is None
        or verb.tense != "present"
        or verb.negated
        or verb.lemma in verb_set("reporting")
        or verb.lemma in verb_set("state")
    ):
        return None
    if verb.start > scene.end and "," not in scene.reading.folded[scene.end : verb.start]:
        return None  # « les faits commis mardi ressemblent … »: it belongs to the subject
    return "future"


# « Lundi : audition du ministre », « • Mardi, 10 h - visite »
_ITEM = re.compile(r" ?:| - |,? (?:a )?\d{1,2} ?h")


def _agenda(scene: Scene) -> str | None:
    """A line of an agenda that begins with its day, without a verb, lies ahead."""
    start, end = scene.reading.paragraphs[scene.paragraph]
    head = scene.reading.folded[start : scene.start]
    opens = len(head) <= 4 and not any(c.isalnum() for c in head)
    return "future" if opens and scene.verb() is None and _ITEM.match(scene.reading.folded, scene.end, end) else None


def _dated_before(scene: Scene, weekday: int) -> date | None:
    """The day of that name that the passage has dated, or that lies in a period of days that it is about."""
    for told in reversed(scene.told):
        if told.paragraph < scene.paragraph - 3 and not told.stated:
            continue
        if told.paragraph < scene.paragraph and not told.stated and _elsewhere(told, scene.publication):
            continue
        if told.to_the_day and not told.foreground:  # « depuis le 1er octobre »
            continue
        if told.to_the_day and told.first.isoweekday() == weekday:
            return told.first
        if told.stated and (told.last - told.first).days <= _DAYS:
            day = weekday_near(told.first, weekday, "future")
            if covers((told.first, told.last), day):
                return day
    return None


def _elsewhere(told: Told, publication: Anchor | None) -> bool:
    """Whether a day that the text does not spell out lies outside what publication is estimated to be."""
    return publication is not None and not (publication.first - _WEEK <= told.first <= publication.last + _WEEK)


def _opening(scene: Scene) -> date | None:
    """The day that opened the paragraph's last dated sentence, as this weekday opens its own: « Le 4 septembre 2014, …
    Vendredi, … »."""
    told = (t for t in reversed(scene.told) if t.paragraph == scene.paragraph and t.to_the_day and t.foreground)
    last = next(told, None)
    return last.first if last and last.opens and opens_sentence(scene.reading, scene.start) else None


def _far_passage(scene: Scene, anchor: Anchor) -> bool:
    """Whether the paragraph's story lies far behind publication (a page put up a year later)."""
    told = (t for t in reversed(scene.told) if t.paragraph == scene.paragraph and t.foreground and not t.flashback)
    last = next((t for t in told if t.to_the_day), None)
    return last is not None and anchor.first - last.first > _FAR
