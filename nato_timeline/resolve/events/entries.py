"""Entries: what the lines of a chronology or of a programme tell under the date that heads them.

« 12 décembre 2011 – L'OTAN décide … À Washington, le président reçoit … »: the day is that of every sentence of the
line. A date in a line of its own heads the lines below it. One such line alone makes no chronology: it may be the day
of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ...lean import lean
from ...model import Place, Published
from ..layer import Layer
from .moments import Moment

if TYPE_CHECKING:
    from .scene import Scene

# what may stand in a line before its date, in characters: « - », « • », « ## »
_MARKS = 6
_PARTED = re.compile(r"[ ]?\)?[ ]?(?:[:|]|-[ ])")
# « - Riga : visite », « 11 h – Entretien », « Berlin – Conférence »: a line that is an item, and no heading of others
_ITEM = re.compile(r"[-•*|]|\d|[^\n]{2,40}[ ][-:|][ ]")
# between the dates of one heading: « Mercredi 10 et jeudi 11 février »
_JOINED = re.compile(r"[ ]?(?:et|-|au|,)[ ]?(?:le[ ])?")
# how many lines a heading reaches over, and how long a line is that is a heading itself, in characters
_LINES, _HEADING = 12, 60


@lean(frozen=True, slots=True)
class Entry:
    """A stretch of text and the dates at its head; `alone`: they stand in a line of their own."""

    start: int
    end: int
    moments: tuple[Moment, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Entries:
    """The dated lines of a document, and the stretches below dates in lines of their own; whether there are `some`."""

    lines: Layer[Entry]
    below: Layer[Entry]
    some: bool = True

    def past(self, position: int, published: Published) -> Entry | None:
        """The entry that a position lies in, where it tells what has been: it begins no later than the document."""
        entry = self.at(position)
        first = entry.moments[0].first if entry else None
        today = published.value
        return entry if first is not None and (today is None or first <= today) else None

    def at(self, position: int) -> Entry | None:
        """The entry that a position lies in: its line's, else that of the heading above."""
        return self.lines.over(position) or self.below.over(position) if self.some else None


def entries_of(scene: Scene) -> Entries:
    """The entries of a document; none where fewer than two lines begin with dates of their own."""
    heads = [head for head in (_head(scene, m) for m in scene.moments) if head is not None]
    if len({head.moments[0].value for head in heads}) < 2:
        heads = []
    alone = [head for head in heads if head.alone]
    stops = [*(head.start for head in alone[1:]), len(scene.text)]
    below = [_reaching(scene, head, stop) for head, stop in zip(alone, stops, strict=False)]
    return Entries(Layer([head for head in heads if not head.alone]), Layer(below), bool(heads))


def _head(scene: Scene, moment: Moment) -> Entry | None:
    """The line that a date heads, where nothing but marks stands before it and a dash, a colon or nothing behind."""
    if moment.value is None or moment.lead not in ("at", "since") or moment.value.endswith("~"):
        return None  # « Aujourd'hui », above what holds nowadays in a text of no known day
    start, end = scene.reading.paragraphs[scene.sentence(moment.begin).paragraph]
    if not start <= moment.begin <= start + _MARKS or any(c.isalnum() for c in scene.folded[start : moment.begin]):
        return None
    if moment.first == moment.last == scene.published.value:
        return None
    headed = town_behind(scene, moment.end, end) is not None
    if not headed and (_PARTED.match(scene.folded, moment.end, end) or _is_before_town(scene, moment.end, end)):
        return Entry(start, end, (moment,), alone=False)
    run = scene.moments.within(moment.begin, end)
    if len(run) > 2 or (end - run[-1].end > 2 and town_behind(scene, run[-1].end, end) is None):
        return None
    joined = all(_JOINED.fullmatch(scene.folded, a.end, b.begin) for a, b in pairwise(run))
    return Entry(start, end, run, alone=True) if joined else None


# « 20 février, [14 h –] Genève, Palais des Nations : », what stands before a town and behind it
_HOUR = re.compile(r"[,.]?[ ](?:\d{1,2}[ ]?[h:][ ]?\d{0,2},?[ ](?:-[ ])?)?")
_BEHIND_TOWN = re.compile(r"(?:[ ]\([^)\n]{3,30}\))?(?:,[^:\n]{2,40})?[ ]?(?::|-)[ ]")


def _is_before_town(scene: Scene, at: int, end: int) -> bool:
    """« 17.02. Berne : entretien »: whether a town that labels the line stands right behind its date."""
    m = _HOUR.match(scene.folded, at, end)
    town = scene.places.first(m.end(), m.end() + 1) if m else None
    return town is not None and town.kind == "city" and _BEHIND_TOWN.match(scene.folded, town.end, end) is not None


# « Jeudi 13 octobre [– ]Tbilissi », « Mardi 4 juin [(]Varsovie) », « … Gori [et Krtsanissi] »
_TOWN = re.compile(r"[ ]?(?:[-|,:][ ]|\()(?:a[ ])?")
_AND_TOWN = re.compile(r"(?:,[ ]|[ ](?:et|puis|-)[ ])[a-z' -]{3,24}[ ]?[)]?")


def town_behind(scene: Scene, at: int, end: int) -> Place | None:
    """The town that stands behind the date of a heading, and nothing else but one more."""
    m = _TOWN.match(scene.folded, at, end)
    town = scene.places.first(m.end(), m.end() + 1) if m else None
    if town is None or town.kind not in ("city", "site"):
        return None
    alone = not scene.folded[town.end : end].strip(" ).")
    return town if alone or _AND_TOWN.fullmatch(scene.folded, town.end, end) else None


def _reaching(scene: Scene, head: Entry, stop: int) -> Entry:
    """A heading with the lines below it, up to the next heading."""
    index = scene.sentence(head.start).paragraph + 1
    end, listed = head.end, False
    for start, last in scene.reading.paragraphs[index : index + _LINES]:
        apart = scene.text[end:start].count("\n") > 1 and _ITEM.match(scene.folded, start, last) is None
        told = apart and scene.finite.first(start, last) is not None
        if told and (listed or _is_of_other_days(scene, head, start)):
            break  # below the items of a programme the text goes on: « Inauguré en 2015, le centre est … »
        listed = listed or _ITEM.match(scene.folded, start, last) is not None
        short = last - start <= _HEADING and scene.folded[last - 1].isalnum()
        heads = apart and short and not scene.finite.within(start, last)
        if start >= stop or (heads and scene.moments.first(start, last) is None):
            break
        end = last
    return Entry(head.start, end, head.moments, alone=True)


def _is_of_other_days(scene: Scene, head: Entry, start: int) -> bool:
    """« Du 10 au 14 mars, la ministre effectuera … »: whether a paragraph opens with other days than a heading's."""
    own = scene.moments.first(start, start + _MARKS)
    if own is None or own.begin > start or own.first is None or own.last is None or own.lead not in ("at", "since"):
        return False
    days = [day for moment in head.moments for day in (moment.first, moment.last) if day]
    return bool(days) and (own.first > max(days) or own.last < min(days))
