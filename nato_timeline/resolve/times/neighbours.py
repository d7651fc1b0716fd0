"""What comes right after an expression and says which day it is: « 4 h mardi », « au lendemain du 14 juillet »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from nato_timeline.calendar import Interval, interval
from nato_timeline.find.times.expr import Calendar, Clock, TimeMention

from .datings import place_calendar
from .known_events import days_of, known_at, only_one
from .placed import Scene

# « au lendemain [du] sommet », « à la veille [de l']invasion »
_OF = re.compile(r" (?:du |de la |de l'|des |de |d')")
_MEETING = re.compile(
    r"(?P<noun>reunion|sommet|rencontre|conference|visite|seance|ceremonie|entretien|session|deplacement)(?= ?[,.;:)])"
)
_ONE_PHRASE = re.compile(r"[^.;:!?()\n]{0,70}")
_BESIDE = re.compile(r",? (?:le )?")


def event_after(scene: Scene, mentions: Sequence[TimeMention], index: int) -> Interval | None:
    """The days of what « au lendemain de … » names: the date told in the same phrase, else those of a known event."""
    folded = scene.reading.folded
    later = mentions[index + 1] if index + 1 < len(mentions) else None
    if (
        later
        and isinstance(later.expr, Calendar)
        and later.expr.day
        and _ONE_PHRASE.fullmatch(folded[scene.end : later.start])
    ):
        return interval(place_calendar(later.expr, scene.at(later.start, later.end)).value)
    m = _OF.match(folded, scene.end)
    if m and scene.news and _is_of_the_news(scene, m.end()):
        return scene.news.first, scene.news.last
    events = known_at(folded, m.end())[1] if m else ()
    near = scene.publication.middle if scene.publication else None
    event = only_one(events, near, ()) if events else None
    return days_of(event) if event else None


def _is_of_the_news(scene: Scene, at: int) -> bool:
    """« la veille de la réunion »: the one that the first sentences tell of, nothing more being said of it."""
    m = _MEETING.match(scene.reading.folded, at)
    if m is None or scene.news is None:
        return False
    told = scene.reading.sentences[scene.news.sentence]
    return re.search(rf"\b{m['noun']}\b", scene.reading.folded[told.start : told.end]) is not None


def day_beside(scene: Scene, mentions: Sequence[TimeMention], index: int) -> date | None:
    """The day written right after a clock time: « 4 h mardi », « de 10 h à 12 h, le 12 juin »."""
    while (
        index + 1 < len(mentions)
        and mentions[index + 1].link == "range"
        and isinstance(mentions[index + 1].expr, Clock)
    ):
        index += 1
    later = mentions[index + 1] if index + 1 < len(mentions) else None
    if later is None or not isinstance(later.expr, Calendar) or not (later.expr.day or later.expr.weekday):
        return None
    if not _BESIDE.fullmatch(scene.reading.folded[mentions[index].end : later.start]):
        return None
    first, last = interval(place_calendar(later.expr, scene.at(later.start, later.end)).value)
    return first if first == last else None
