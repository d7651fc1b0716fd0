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
# what a passage has told of when it says « la veille de la réunion », and how the words for it begin: « réunis »
_HAPPENED = re.compile(
    r"(reuni)on|(sommet)|(rencontr)e|(conference)|(visit)e"
    r"|(seance)|(ceremonie)|(entret)ien|(session)"
    r"|(deplac)ement|(sign)ature|(vot)e|(scrutin)|(attaqu)e"
)
_NO_MORE = re.compile(r" ?[,.;:)]")
_ONE_PHRASE = re.compile(r"[^.;:!?()\n]{0,70}")
_BESIDE = re.compile(r",? (?:le )?")


def event_after(scene: Scene, mentions: Sequence[TimeMention], index: int) -> Interval | None:
    """The days of what « au lendemain de … » names: the date told in the same phrase, else those of a known event."""
    folded = scene.reading.folded
    later = mentions[index + 1] if index + 1 < len(mentions) else None
    if (
        later
        and isinstance(later.expr, Calendar)
        and (later.expr.day or later.expr.weekday)
        and _ONE_PHRASE.fullmatch(folded[scene.end : later.start])
    ):
        return interval(place_calendar(later.expr, scene.at(later.start, later.end)).value)
    m = _OF.match(folded, scene.end)
    told = _told_of(scene, m.end()) if m else None
    if told is not None:
        return told
    events = known_at(folded, m.end())[1] if m else ()
    near = scene.publication.middle if scene.publication else None
    event = only_one(events, near, ()) if events else None
    return days_of(event) if event else None


def _told_of(scene: Scene, at: int) -> Interval | None:
    """The days of « la réunion » that the passage or the first sentences have told of, where no more is said of it."""
    m = _HAPPENED.match(scene.reading.folded, at)
    if m is None or not _NO_MORE.match(scene.reading.folded, m.end()):
        return None
    word = re.compile(rf"\b{next(group for group in m.groups() if group)}")
    near = [t for t in scene.told if t.to_the_day and t.foreground and scene.paragraph - t.paragraph <= _PASSAGE]
    news = scene.reading.sentences[scene.news.sentence] if scene.news else None
    if scene.news and news and re.search(rf"\b{m[0]}\b", scene.reading.folded[news.start : news.end]):
        return scene.news.first, scene.news.last  # named so where the text begins
    for told in (*reversed(near), *([scene.news] if scene.news else ())):
        sentence = scene.reading.sentences[told.sentence]
        if sentence.start <= at < sentence.end:
            continue
        if word.search(scene.reading.folded, sentence.start, sentence.end):
            same = [t for t in near if t.sentence == told.sentence] or [told]
            return min(t.first for t in same), max(t.last for t in same)
    return None


# how many paragraphs back « la réunion » is looked for
_PASSAGE = 3


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
