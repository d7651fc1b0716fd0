"""Which year a date without one is of: « le 25 janvier », « en octobre », « à l'automne », « l'été dernier »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nato_timeline.calendar import SEASONS, distance, feast, interval, months, on
from nato_timeline.find.times.expr import Calendar
from nato_timeline.lean import changed

from .anchors import Anchor, Told, agreed, opens_paragraph, story_day
from .frames import frame_year, voted_for, year_before
from .placed import Scene

# what a date against the clause's direction costs, in days: the nearest year wins unless another is about as near
_AGAINST = 250
# and more for what is told in the past: « a été mené à l'automne », said in August, is nine months behind
_TOLD = 30
# and for what was done on a day: that lies behind unless the text came out in the same week
_DONE = 350
# a noun's own date follows the tense of the clause less: « à l'approche de l'élection du 20 août »
_AGAINST_NOUN = 60
_NOUN_BEFORE = re.compile(r"[a-z]{3} (?:du|des) $")
# a year is chosen to fit a weekday (« jeudi 13 juin ») no further back and ahead than this
_BACK, _AHEAD = -400, 250

_NEVER = 1000

_Candidate = tuple[str, tuple[date, date]]


def candidates(expr: Calendar, year: int) -> Iterator[_Candidate]:
    """The years around that an expression without one may be of: value, and first and last day."""
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


def toward(expr: Calendar, anchor: Anchor) -> str | None:
    """« le 25 mai prochain », « l'été dernier »: the first after, the last before the anchor."""

    def choose(day: date) -> str | None:
        found = list(candidates(expr, day.year))
        if expr.toward in ("next", "following"):
            return next((value for value, (first, _) in found if first > day), None)
        return next((value for value, (_, last) in reversed(found) if last < day), None)

    value = agreed(anchor, choose)
    return value if anchor.sure or value is None or _plain(expr, value, anchor) else None


def _plain(expr: Calendar, value: str, anchor: Anchor) -> bool:
    """Whether an estimate settles the year: not where the other side of it is much nearer (« le 3 mai dernier » of a
    text put about 4 April)."""
    other = toward(
        changed(expr, toward="last" if expr.toward in ("next", "following") else "next"), changed(anchor, sure=True)
    )
    away, there = (abs(distance(anchor.middle, interval(v))) for v in (value, other or value))
    return away <= there * 2


def nearest(expr: Calendar, anchor: Anchor, direction: str | None, against: int = _AGAINST) -> str | None:
    """The year that brings it nearest to the anchor; a half or quarter is of the anchor's year unless the clause looks
    the other way. `against`: what a date on the other side costs, in days."""
    if anchor.basis == "story" and anchor.first.year == anchor.last.year and direction != "future":
        own = _in_year(expr, anchor.first.year)
        a_year_on = (anchor.last - anchor.first).days <= _MONTH and expr.segment is None and own is not None
        if not (a_year_on and distance(anchor.middle, interval(own or "")) < -_FAR):
            return own
        direction = None  # seen from the story, either is behind publication

    def choose(day: date) -> str | None:
        found = list(candidates(expr, day.year))
        own = _in_year(expr, day.year) if expr.segment and expr.segment not in SEASONS else None
        if own and not _against(distance(day, interval(own)), direction):
            return own
        if expr.weekday and expr.day:
            fit = [c for c in found if c[1][0].isoweekday() == expr.weekday and _BACK < distance(day, c[1]) < _AHEAD]
            found = fit or found
        return min(found, key=lambda c: _cost(distance(day, c[1]), direction, against))[0] if found else None

    return agreed(anchor, choose)


def _in_year(expr: Calendar, year: int) -> str | None:
    return next((value for value, _ in candidates(expr, year) if value.startswith(f"{year:04}")), None)


def _against(away: int, direction: str | None) -> bool:
    return (direction == "past" and away > 0) or (direction == "future" and away < 0)


def _cost(away: int, direction: str | None, against: int) -> tuple[int, bool]:
    """How unlikely a period so many days away is; of two as near, the one behind."""
    cost = against + (_TOLD if direction == "past" and against == _AGAINST else 0)
    return abs(away) + (cost if _against(away, direction) else 0), away > 0


def against(scene: Scene, direction: str | None) -> int:
    """What a date costs that lies where the clause does not look, in days: « depuis le 1er juillet » never does."""
    if scene.since:
        return _NEVER
    if _NOUN_BEFORE.search(scene.before()) and not scene.reading.folded.startswith(" au ", scene.end):
        return _AGAINST_NOUN
    return _DONE if direction == "past" and _is_done(scene) else _AGAINST


def _is_done(scene: Scene) -> bool:
    """Whether its clause says what was done on the day: « Le 11 juillet, ils ont signé », « ont signé l'accord le 11
    juillet »; not « l'ont invité », « a annoncé sa visite », « a promis de venir le 11 juillet »."""
    verb = scene.verb() if scene.publication is not None and scene.publication.sure else None
    if verb is None or verb.tense not in ("past", "pluperfect") or verb.modal or verb.lemma in _ARRANGING:
        return False
    if scene.start < verb.start:
        return True
    gap = scene.reading.folded[verb.end : scene.start]
    return len(gap) <= _RIGHT_BEHIND or (verb.lemma not in _FORETELLING and _TO_DO.search(gap) is None)


# verbs of a day that is set, which stands beside them: « a été convoquée le 11 juillet »
_ARRANGING = frozenset(
    {"prévoir", "fixer", "convoquer", "inviter", "programmer", "reporter", "renvoyer", "repousser", "attendre"}
    | {"planifier", "avancer", "choisir", "retenir", "réserver", "convier", "appeler", "citer"}
)
# verbs of what is to come, whose day stands behind it: « a confirmé sa venue le 11 juillet »
_FORETELLING = frozenset(
    {"annoncer", "confirmer", "promettre", "accepter", "proposer", "demander", "décider", "convenir", "obtenir"}
    | {"accorder", "autoriser", "approuver", "adopter", "voter", "donner", "prendre", "publier", "dévoiler", "préparer"}
    | {"engager", "indiquer", "préciser", "déclarer", "dire", "appeler", "organiser", "souhaiter", "vouloir", "avoir"}
)
_RIGHT_BEHIND = 4  # characters between a verb and « le 11 juillet », « en août »
_TO_DO = re.compile(r"\b(?:que|qu'|qui|dont|avant|apres)|\b(?:de|d'|a|pour)[ ]?[a-z]+(?:er|ir|re)\b|[:;(]")


# ---------------------------------------------------------------- from where


def anchor_of(scene: Scene, direction: str | None, expr: Calendar | None = None) -> Anchor | None:
    """What a date without a year is near to: publication, unless the passage is about another year."""
    heading = _heading(scene)
    if heading is not None:
        return Anchor(heading.first, heading.last, "story")
    told = frame_year(scene) if direction != "future" else None
    if told is None and expr is not None and expr.month:
        loose = expr.day is not None and direction == "past"
        around = voted_for(scene, expr.month) or (_loose_frame(expr, scene) if loose else None)
        if around:
            return Anchor(*around, "story")
    item = _item(scene) if direction == "future" else None
    if item:
        return Anchor(item.first, item.last, "story")
    here = scene.publication
    if told and (here is None or told.first.year != here.middle.year):
        return Anchor(told.first, told.last, "story")
    if here is None and scene.told:
        before = story_day(scene.told, scene.reading, scene.start, grain="year")
        if before is None:
            before = _only_year(scene)
        return Anchor(before.first, before.last, "story") if before and before.first.year == before.last.year else None
    return here


# a day this close to publication is news, whatever year the sentence before told of
_NEWS = 60


def _loose_frame(expr: Calendar, scene: Scene) -> tuple[date, date] | None:
    """The year in which the sentence before opened, unless it may be of the news: « Le 14 juin 2021, … La feuille de
    route a été publiée le 29 juin »."""
    here = scene.publication
    told = year_before(scene) if here is not None else None
    if told is None or here is None or told.last.year >= here.first.year:
        return None
    if (told.last - told.first).days > _MONTH and told.last.year + 1 == here.first.year:
        return None  # « En 2018, les Alliés ont ouvert des négociations. Le protocole a été signé le 6 février »
    away = distance(here.middle, interval(nearest(expr, here, "past") or ""))
    return None if -_NEWS <= away <= 0 else (told.first, told.last)


# « 2014 : le 18 mars, la Russie annexe la Crimée ; le 1er avril, … »
_LABELS = re.compile(r" ?[:–—-] ")


def _heading(scene: Scene) -> Told | None:
    """The date that a line opens with as its label; or that stands in a line of its own above a date that opens its
    line: « 1993 », then « 12 avril – L'opération … »."""
    first = next((t for t in scene.told if t.paragraph == scene.paragraph), None)
    if first is not None and _is_label(scene, first):
        return first if first.stated or _year_above(scene) else None
    return _year_above(scene) if opens_paragraph(scene.reading, scene.start) else None


def _year_above(scene: Scene) -> Told | None:
    """The last date that stands in a line of its own, if it is a year."""
    for told in reversed(scene.told):
        start, end = scene.reading.paragraphs[told.paragraph]
        if told.stated and end - start - (told.end - told.start) <= _MARKS:
            whole_year = (told.last - told.first).days > _MONTH and told.first.year == told.last.year
            return told if whole_year else None
    return None


def _is_label(scene: Scene, told: Told) -> bool:
    """« 2014 : … », « 18 août 2020 - … », « 12 avril – … », where the line goes on."""
    labels = told.first.year == told.last.year and opens_paragraph(scene.reading, told.start)
    return labels and _LABELS.match(scene.reading.folded, told.end) is not None


# what a heading may hold beside its date, in characters: « ## 2004 : »; and how long a month is at most, in days
_MARKS, _MONTH = 6, 31
_FAR = 200  # days: « 15 décembre 2019 - … en janvier » is of the next year


def _item(scene: Scene) -> Told | None:
    """The day that a paragraph opens with, where it goes on to what lay ahead of it: « 4 février 2023 : quatre chars
    arrivent ; quatre autres suivront en mars »."""
    here = next((told for told in scene.told if told.paragraph == scene.paragraph), None)
    opens = here is not None and here.stated and here.to_the_day and opens_paragraph(scene.reading, here.start)
    past = scene.publication is None or (here is not None and here.last <= scene.publication.last)
    return here if opens and past else None


def _only_year(scene: Scene) -> Told | None:
    """The date told last, where all that are spelled out so far are of one year: a programme of several days."""
    stated = [told for told in scene.told if told.stated and told.foreground]
    years = {bound.year for told in stated for bound in (told.first, told.last)}
    return stated[-1] if len(years) == 1 else None
