"""Times that words shift or count: put off to a day, so many days after another event, how long one lasts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from ...calendar import interval, shift, value_of
from ...find.triggers import Trigger
from .clause import Clause
from .complement import Complement
from .datable import BARE_DAY, usable
from .governors import Governor
from .moments import Moment
from .scene import Scene
from .sighting import When

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_TO = re.compile(r"(?:a|au|aux|en)\b")  # « reportée lundi [au 15 juin] »
_FROM = re.compile(r"[ ](?P<way>apres|avant)[ ](?:le|la|l'|les)[ ]?[a-z]")
_YEAR = re.compile(r"\d{4}")
_DAYS = re.compile(r"P(\d+)D")


_WEEK = 7


def postponed(scene: Scene, changed: Governor, noun: Complement, tail: list[Moment]) -> When:
    """« Prévue le 3 mai, la réunion est reportée au 10 »: the date after the verb is the new one, the others are
    old."""
    sentence = scene.sentence(changed.verb.start)
    near = [m for m in scene.moments.within(sentence.start, sentence.end) if usable(scene, m)]
    new = new_date(scene, changed.verb.end, sentence.end)
    old = next((m for m in near if m.end <= changed.verb.start), None)
    return When(at=after(new, old) if old else new, was=old) if new else When(at=None, was=old)


def after(new: Moment, old: Moment) -> Moment:
    """« prévue le 20 mai, a été reportée en septembre »: to the September behind that May."""
    if new.last is None or old.first is None or new.last >= old.first or not new.value or len(new.value) > 7:
        return new
    if _YEAR.search(new.surface) or new.first is None or "-" not in new.value:
        return new
    value = f"{old.first.year + (new.first.month < old.first.month)}-{new.value[-2:]}"
    first, last = interval(value)
    return replace(new, value=value, first=first, last=last)


def new_date(scene: Scene, start: int, end: int) -> Moment | None:
    """« [a été reportée] lundi au 15 juin »: the date to which something is put off."""
    after = [m for m in scene.moments.within(start, end) if usable(scene, m)]
    new = next((m for m in after if _TO.match(scene.folded, m.begin)), after[-1] if after else None)
    today = scene.published.value
    if new is None or new.first is None or today is None or not 0 < (today - new.first).days < _WEEK:
        return new
    if not BARE_DAY.fullmatch(scene.folded[new.start : new.end].strip()):
        return new
    day = new.first + timedelta(_WEEK)  # « a été reportée à vendredi »: to the next, whatever the tense
    return replace(new, value=day.isoformat(), first=day, last=day)


def counted(scene: Scene, clause: Clause) -> When:
    """« lancée quatre jours après l'invasion du 24 février 2022 »: a number of days, months or years from a
    dated event."""
    length = scene.durations.first(clause.verb.end, clause.end + 30)
    m = _LENGTH.fullmatch(length.value) if length else None
    way = _FROM.match(scene.folded, length.end) if length else None
    anchor = scene.moments.first(length.end, scene.sentence(length.start).end) if length and way else None
    if length is not None and scene.moments.first(clause.verb.end, length.start) is not None:
        return When()  # « a effectué jeudi une visite, cinq semaines après la signature »: a day of its own
    if not (m and way and anchor and anchor.first and anchor.days == 1 and anchor.start - way.end() < 90):
        return When()
    unit = _UNITS[m[2]]
    day = shift(anchor.first, int(m[1]) * (1 if way["way"] == "apres" else -1), unit)
    if day is None:
        return When()
    value = value_of(day, unit)
    first, last = interval(value)
    return When(at=replace(anchor, value=value, first=first, last=last, lead="at"))


_NEXT_DAY = re.compile(
    r"\b(?:au[ ](?P<after>lendemain)|a[ ]la[ ]veille)[ ](?:du[ ]|des[ ]|de[ ](?:la[ ]|l')|d')(?:[a-z]+[ ])?$"
)
_EVE = re.compile(r"(?:a[ ]la[ ]veille|au[ ]lendemain)[ ](?:du[ ]|des[ ]|de[ ]|d')")


def is_eve(scene: Scene, moment: Moment) -> bool:
    """« à la veille de la réunion »: a day that only another event tells, and which is not known."""
    return moment.value is None and _EVE.match(scene.folded, moment.begin) is not None


def next_day(scene: Scene, trigger: Trigger) -> When:
    """« a appareillé dimanche 20 mars, au lendemain du [sommet] »: the sommet was the day before."""
    m = _NEXT_DAY.search(scene.folded, scene.sentence(trigger.start).start, trigger.start)
    told = scene.moments.within(scene.sentence(trigger.start).start, m.start()) if m else ()
    days = [moment for moment in told if moment.first and moment.days == 1]
    if m is None or not days or days[-1].first is None:
        return When()
    day = days[-1].first + timedelta(-1 if m["after"] else 1)
    return When(at=replace(days[-1], value=day.isoformat(), first=day, last=day, lead="at"))


_COUNTED = re.compile(
    r"(?:a[ ]|au[ ])?(?:(?:la[ ])?(?P<eve>veille)|(?:le[ ])?(?P<next>lendemain)|"
    r"(?P<count>\d\d?|[a-z]+)[ ](?P<unit>jours?|semaines?)[ ](?P<way>avant|apres)|"
    r"(?P<hours>(?:quelques|\d\d?|[a-z]+)[ ]heures?[ ](?:avant|apres))|"
    r"(?:peu|juste|quelques[ ](?:jours|semaines))[ ](?:avant|apres))[ ][^,;:.\n]{3,80},[ ]"
)
_NUMBERS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_AFAR = 40  # how far from the beginning of its sentence the noun of such an event stands


class Apart(NamedTuple):
    """« Trois jours avant le sommet, le 26 juin, … »: the day that is named, where the words end from which it is so
    many days, and the day of the event."""

    moment: Moment
    end: int
    then: date | None


def days_apart(scene: Scene, start: int) -> Apart | None:
    """What the words at the beginning of a sentence say of two days, one of an event and one of what is told."""
    near = scene.folded[start : start + 36]
    if not ("veille" in near or "lendemain" in near or " avant " in near or " apres " in near):
        return None
    m = _COUNTED.match(scene.folded, start, start + 140)
    moment = scene.moments.first(m.end(), m.end() + 3) if m else None
    if m is None or moment is None or moment.days != 1 or moment.lead != "at" or moment.first is None:
        return None
    if not usable(scene, moment) or not scene.folded.startswith((",", " a "), moment.end):
        return None
    days = 1 if m["eve"] else -1 if m["next"] else _days_in(m) if m["count"] else 0 if m["hours"] else None
    return Apart(moment, m.end(), moment.first + timedelta(days) if days is not None else None)


def _days_in(m: re.Match[str]) -> int | None:
    said = m["count"].removesuffix("e")
    many = int(said) if said.isdigit() else _NUMBERS.index(said) + 1 if said in _NUMBERS else None
    if many is None:
        return None
    return many * (_WEEK if m["unit"].startswith("semaine") else 1) * (1 if m["way"] == "avant" else -1)


def of_event_apart(scene: Scene, trigger: Trigger) -> When | None:
    """The time of an event from which another day is counted; None where the sentence does not begin so."""
    before = scene.folded[trigger.start - _AFAR if trigger.start > _AFAR else 0 : trigger.start]
    if not ("veille" in before or "lendemain" in before or "avant" in before or "apres" in before):
        return None
    start = scene.sentence(trigger.start).start
    apart = days_apart(scene, start) if trigger.start - start < _AFAR else None
    if apart is None or trigger.start >= apart.end:
        return None
    if apart.then is None:
        return When()
    day = replace(apart.moment, value=apart.then.isoformat(), first=apart.then, last=apart.then, lead="at")
    return When(at=day, loose=True)


def duration(scene: Scene, trigger: Trigger, noun: Complement) -> int | None:
    """« une réunion de deux jours » → 2."""
    near = scene.durations.first(trigger.end, noun.end + 24)
    if near is None or near.start > noun.end + 6 or near.start > scene.sentence(trigger.start).end:
        return None
    if scene.nouns.within(trigger.end, near.start):
        return None
    m = _DAYS.fullmatch(near.value)
    return int(m[1]) if m else None
