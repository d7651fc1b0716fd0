"""Shifts and clock times placed: « hier soir », « il y a deux ans », « la veille », « à 10 heures »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from nato_timeline.calendar import Interval, shift, value_of
from nato_timeline.find.times.expr import Clock, Shift
from nato_timeline.grammar.conjugation import verb_set
from nato_timeline.lean import changed

from .anchors import Anchor, Told, counted, in_flashback, opens_paragraph, range_of, story_day
from .headings import heading_above
from .placed import Placed, Scene, unplaced
from .quoted import in_quotation

_NOUNS = {"half": "half-year"}


def place_shift(expr: Shift, scene: Scene, event: Interval | None = None) -> Placed:
    """The period that a shift leads to, at the grain it is told in. `event`: the days that « au lendemain du sommet »
    counts from."""
    if expr.unit == "day" and expr.count == 0 and expr.base == "publication" and _our_time(expr, scene):
        return Placed("PRESENT_REF", type="TIME", basis="none")
    anchor = _anchor(expr, scene, event)
    placed = _counted(expr, scene, anchor) if anchor else unplaced(expr.unit)
    if expr.part and expr.unit == "day" and not placed.value.endswith("~"):
        placed = changed(placed, value=f"{placed.value}T{expr.part}")
    return changed(placed, type="TIME" if expr.part else "DATE", mod=expr.mod)


def _counted(expr: Shift, scene: Scene, anchor: Anchor) -> Placed:
    value = _weekend(expr, scene, anchor) or counted(anchor, lambda day: shift(day, expr.count, expr.unit), expr.unit)
    if value is None:
        return unplaced(expr.unit)
    placed = scene.anchored(anchor, counting(expr), value)
    return changed(placed, fault=_wrong_weekday(expr, value)) if expr.weekday and anchor.sure else placed


def counting(expr: Shift) -> str:
    """« 2 days before », « 1.5 months after », « in the week of »."""
    if not expr.count:
        return "on the day of" if expr.unit == "day" else f"in the {_NOUNS.get(expr.unit, expr.unit)} of"
    many = "" if abs(expr.count) == 1 else "s"
    return f"{abs(expr.count):g} {_NOUNS.get(expr.unit, expr.unit)}{many} {'before' if expr.count < 0 else 'after'}"


def _wrong_weekday(expr: Shift, value: str) -> tuple[str, str] | None:
    """« hier jeudi » on a Wednesday."""
    day = date.fromisoformat(value)
    written = f"{day.isoformat()} is not the weekday that the text gives it"
    return None if day.isoweekday() == expr.weekday else ("weekday-mismatch", written)


def _anchor(expr: Shift, scene: Scene, event: Interval | None) -> Anchor | None:
    if expr.of_event:
        day = (event[0] if expr.count < 0 else event[1]) if event else None
        return Anchor(day, day, "reference") if day else None
    if _ON_THAT_DAY.match(scene.reading.folded, scene.start, scene.end) and (heading := heading_above(scene)):
        return Anchor(heading.last, heading.last, "story")
    if expr.base == "story":
        return _day_of_passage(scene) if expr.part and expr.count == 0 else _story(expr, scene)
    if expr.unit == "day" and in_quotation(scene.reading, scene.start) and (said := _day_of_words(scene)):
        return said
    return (_same_sentence(scene) if expr.base == "passage" else None) or scene.publication


# words said so long before publication are of the day that the passage tells
_LONG_AGO = timedelta(45)


def _day_of_words(scene: Scene) -> Anchor | None:
    """« Le 27 mai 1997, … « Nous cessons aujourd'hui … », déclare le président »: « aujourd'hui » of that day."""
    here = scene.publication
    if here is None or not here.sure:
        return None
    told = story_day(scene.told, scene.reading, scene.start, flashback=False)
    old = told is not None and told.paragraph == scene.paragraph and told.stated and told.opens
    return Anchor(told.last, told.last, "story") if told and old and here.first - told.last > _LONG_AGO else None


# in the entry of an agenda, the day of its heading: « la visite, prévue ce jour, est reportée »
_ON_THAT_DAY = re.compile(r"ce jour$")
# « les élections d'aujourd'hui », « depuis aujourd'hui », « c'est aujourd'hui que »: the day itself
_THE_DAY = re.compile(r"(?:d'|c'est|des|depuis|jusqu') ?$")


def _our_time(expr: Shift, scene: Scene) -> bool:
    """Whether « aujourd'hui » means nowadays: with a state in the present, a denial, or what has become so."""
    verb = scene.verb()
    if verb is None or expr.part or expr.weekday or _THE_DAY.search(scene.before()):
        return False
    if verb.tense == "past":
        return verb.lemma in verb_set("change")
    if verb.modal is not None or verb.voice == "passive" or verb.tense not in ("present", "imperfect"):
        return False
    return verb.negated or verb.lemma in verb_set("state")


def _weekend(expr: Shift, scene: Scene, anchor: Anchor) -> str | None:
    """« ce week-end »: the last one where the tense is past or the week has just begun, else the one that comes."""
    if expr.unit != "weekend" or expr.count != 0 or not anchor.sure:
        return None
    direction = scene.direction()
    begun = 5 if direction == "past" else 2
    back = direction != "future" and anchor.first.isoweekday() <= begun
    day = shift(anchor.first, -1 if back else 0, "week")
    return value_of(day, "weekend") if day else None


# ---------------------------------------------------------------- from the story


def _same_sentence(scene: Scene) -> Anchor | None:
    """« la fin du mois » in a sentence that has dated itself, or that says from when something is put off, is of that
    month."""
    here = [t for t in scene.told if t.sentence == scene.sentence and t.to_the_day]
    inside = [t for t in here if t.stated or scene.moved]
    return Anchor(inside[-1].last, inside[-1].last, "story") if inside else None


def _flashback(scene: Scene) -> bool:
    return in_flashback(scene.reading, scene.verbs, scene.start)


def _turns_back(told: Told, scene: Scene) -> bool:
    """Whether a paragraph that opens with « Le même jour », « La veille » goes back to the news: the one before has
    told of another day only in passing."""
    aside = told.paragraph < scene.paragraph and not opens_paragraph(scene.reading, told.start)
    return aside and opens_paragraph(scene.reading, scene.start) and scene.direction() == "past"


# how many paragraphs back « la veille » still finds the day it is the eve of
_FAR_BACK = 6


def _story(expr: Shift, scene: Scene) -> Anchor | None:
    """The date that the passage is about; « la veille » is seen from publication where nothing is dated yet."""
    before = _possible(scene)
    if expr.unit == "day" and expr.count == 0 and not expr.part and (aside := _recalled(scene, before)):
        return Anchor(aside.last, aside.last, "story")
    told = story_day(before, scene.reading, scene.start, grain=expr.unit, flashback=_flashback(scene))
    if expr.unit == "day" and (told is None or told.paragraph < scene.paragraph):
        told = _just_told(scene, before) or told
    if told is not None and expr.unit == "day" and _turns_back(told, scene):
        if scene.news is None and scene.publication and scene.publication.sure:
            return scene.publication
        told = scene.news if scene.news in before else told
    if told is not None:
        day = range_of(before, told).first if expr.count < 0 or _has_arrived(scene, expr, told) else told.last
        day = _first_of_two(scene, expr, before, told) or day
        if expr.unit == "day" and expr.count == _AFTER_NEXT and _is_next_day(scene, told):
            day = told.last - timedelta(1)
        coarse = told.first.year != told.last.year or (expr.unit == "month" and (told.last - told.first).days > 31)
        return None if coarse else Anchor(day, day, "story")
    return _from_afar(expr, scene, before) if expr.unit == "day" and -2 <= expr.count <= 1 else None


def _just_told(scene: Scene, before: Sequence[Told]) -> Told | None:
    """« Le roi, qui a reçu [lundi] le ministre, est reparti. Celui-ci s'est rendu le lendemain à Riga »: a day of these
    weeks, told in passing in the sentence before."""
    here = scene.publication
    told = next((t for t in reversed(before) if t.to_the_day), None)
    if told is None or here is None or told.paragraph != scene.paragraph or told.sentence != scene.sentence - 1:
        return None
    return told if abs(here.first - told.last) <= _MONTH and not told.stated else None


# « du 9 au 12 mai … [Dès son arrivée], il a été reçu … Le lendemain »: the second of these days
_ARRIVAL = re.compile(
    r"\b(?:(?:a|des|apres|lors de) (?:son|leur|notre|mon) arrivee|(?:a|des) l'arrivee|arrive(?:e|s|es)? (?:a|au|en)\b"
    r"|(?:le|au|ce) premier jour|la premiere journee"
    r"|(?:en|au) debut de (?:sa |son |la )?(?:visite|sejour|mission|voyage))"
)
_PASSAGE = 800
_AFTER_NEXT = 2


def _has_arrived(scene: Scene, expr: Shift, told: Told) -> bool:
    """Whether what followed a period of days told of its beginning."""
    if expr.unit != "day" or scene.start - told.end > _PASSAGE:
        return False
    return _ARRIVAL.search(scene.reading.folded, told.end, scene.start) is not None


def _first_of_two(scene: Scene, expr: Shift, before: Sequence[Told], told: Told) -> date | None:
    """« a effectué une visite les 12 et 13 mars … Le lendemain », published on the 14th: the second of the two."""
    here = scene.publication
    if expr.unit != "day" or expr.count != 1 or expr.part or here is None or not here.sure:
        return None
    eve = told.last - timedelta(1)
    if not eve < here.first - timedelta(1) <= told.last:
        return None
    two = (t for t in before if t.first == eve and t.last in (eve, told.last) and t.start < told.start)
    joined = any(scene.reading.folded[t.end : told.start].strip() in ("et", "") for t in two)
    return eve if joined or range_of(before, told).first == eve else None


def _is_next_day(scene: Scene, told: Told) -> bool:
    """Whether a day was told as « le lendemain »: « Le surlendemain » behind it counts from the same day."""
    return "lendemain" in scene.reading.folded[told.start : told.end] and told.paragraph == scene.paragraph


def _recalled(scene: Scene, before: Sequence[Told]) -> Told | None:
    """« la décision, prise le 25 octobre … Le même jour, il avait aussi approuvé »: a flashback that goes on from the
    day that its paragraph has recalled last."""
    if not _flashback(scene):
        return None
    days = (t for t in reversed(before) if t.to_the_day and t.sentence < scene.sentence)
    last = next((t for t in days if t.paragraph == scene.paragraph), None)
    return last if last is not None and not last.foreground else None


def _from_afar(expr: Shift, scene: Scene, before: Sequence[Told]) -> Anchor | None:
    """What « la veille » counts from where nothing near is dated: at the head of a paragraph the news, else the day
    told last; publication where none is."""
    last = next((t for t in reversed(before) if t.foreground and t.to_the_day and not t.flashback), None)
    far = last is not None and scene.paragraph - last.paragraph > _FAR_BACK
    here = scene.publication
    old = last is not None and last.paragraph < scene.paragraph and here is not None and here.sure
    old = old and last is not None and here is not None and here.first - last.last > _LONG_AGO
    opens = opens_paragraph(scene.reading, scene.start)
    day = scene.news if scene.news and (far or old or last is None or opens) else last
    if day is not None:
        return None if day is last and far else Anchor(day.last, day.last, "story")
    return scene.publication if scene.publication and scene.publication.sure and expr.count <= 0 else None


def _possible(scene: Scene) -> Sequence[Told]:
    """The dates that a clause in the past can go on from: « La veille, il avait dit » is no eve of what is to come."""
    today = scene.publication.last if scene.publication else None
    if today is None or scene.direction() != "past":
        return scene.told
    return [t for t in scene.told if t.first <= today]


# « hier à midi », « ce matin, dès l'aube »: a day counted from publication in the same sentence
_DAY_WORD = re.compile(r"\b(?:hier|aujourd'hui|demain|ce (?:matin|soir)|cette nuit|cet apres-midi)\b")


def _about_a_day(scene: Scene) -> bool:
    return _DAY_WORD.search(scene.sentence_before()) is not None


# « du 1er mai au 30 juin, de 9 h à 12 h »: the hours of every day
_WEEK = 7
_MONTH = timedelta(31)


def _day_of_passage(scene: Scene) -> Anchor | None:
    """The day of a clock time or part of the day: the last told in this sentence or paragraph, else publication."""
    near = [t for t in scene.told if t.paragraph >= scene.paragraph - 1 and t.to_the_day]
    same = [t for t in near if t.sentence == scene.sentence]
    if same:
        return Anchor(same[-1].last, same[-1].last, "story") if _short(scene, same[-1]) else None
    if any(t.sentence == scene.sentence and t.stated and t.last - t.first > _MONTH for t in scene.told):
        return None  # « En 1948, le pays bascule dans la nuit »
    front = [t for t in near if t.foreground and (_goes_on(t, scene) or _here(t, scene))]
    elsewhere = _ELSEWHERE.match(scene.reading.text, scene.reading.paragraphs[scene.paragraph][0])
    front = [t for t in front if not _aside(t, scene) and not (elsewhere and t.paragraph < scene.paragraph)]
    if front and _short(scene, front[-1]):
        return Anchor(front[-1].last, front[-1].last, "story")
    if heading := heading_above(scene):
        return Anchor(heading.first, heading.first, "story")
    if scene.publication and scene.publication.sure:
        return _of_the_news(scene) or scene.publication
    return Anchor(scene.news.last, scene.news.last, "story") if scene.news else None


def _here(told: Told, scene: Scene) -> bool:
    """Whether a day of the paragraph may be that of its next sentence: « a-t-il dit lundi. X parlera à midi » is of
    another one."""
    here = scene.publication
    if told.paragraph != scene.paragraph or here is None or here.first - told.last > timedelta(_WEEK):
        return told.paragraph == scene.paragraph
    return not (told.last < here.first and scene.direction() == "future")


# « À Paris, le ministre a reçu … »: a paragraph that goes on with what happened elsewhere, the same day as the news
_ELSEWHERE = re.compile(r"[ÀA] [A-ZÉÎ][\w'’-]+(?: [A-ZÉ][\w'’-]+)?, ")
_OF_NOUN = re.compile(r"[a-z]{3} (?:du|des|de) (?:l[ea]s? )?$")
_NEWS = timedelta(3)


def _aside(told: Told, scene: Scene) -> bool:
    """« L'invasion du 24 février en a bouleversé le programme »: a day long ago that only says which invasion."""
    here = scene.publication
    if here is None or told.sentence == scene.sentence or here.first - told.last <= timedelta(_WEEK):
        return False
    return _OF_NOUN.search(scene.reading.folded, max(0, told.start - 12), told.start) is not None


def _of_the_news(scene: Scene) -> Anchor | None:
    """« Dans la matinée, une réunion avait permis d'avancer », of a text put out on the morrow of what it tells."""
    news, here = scene.news, scene.publication
    if news is None or here is None or not timedelta(0) < here.first - news.last <= _NEWS:
        return None
    return Anchor(news.last, news.last, "story") if news.stated and scene.direction() == "past" else None


def _short(scene: Scene, told: Told) -> bool:
    return (told.last - range_of(scene.told, told).first).days < _WEEK


_IT_ENDED = re.compile(
    r"^\W*(?:le point de presse|la conference de presse|l'entretien|la seance|l'audition|la reunion) "
    r"(?:s'est (?:acheve|termine|conclu)|a pris fin|s'acheve|se termine|est levee?)e? (?:a|vers) $"
)


def _goes_on(told: Told, scene: Scene) -> bool:
    """Whether a paragraph goes on with the day of the one before: no flashback, on the side its clause looks to."""
    if told.flashback or scene.publication is None:
        return not told.flashback
    if _IT_ENDED.search(scene.sentence_before()):  # « Le point de presse s'est achevé à 10 h 45 »: that of the text
        return told.opens
    direction, today = scene.direction(), scene.publication.last
    return not (direction == "past" and told.first > today) and not (direction == "future" and told.last < today)


# ---------------------------------------------------------------- clock times


def place_clock(expr: Clock, scene: Scene, beside: date | None) -> Placed:
    """A clock time on its day; `beside` is the day written right after it (« à 10 heures, mercredi »)."""
    seconds = f":{expr.second:02}" if expr.second is not None else ""
    time = f"T{expr.hour:02}:{expr.minute:02}{seconds}{expr.zone}"
    if beside is not None:
        placed = Placed(beside.isoformat() + time, basis="neighbour")
    elif (anchor := None if _EVERY.search(scene.sentence_before()) else _day_of_passage(scene)) is not None:
        placed = scene.anchored(anchor, "on", anchor.first.isoformat() + time)
    elif scene.publication is not None and not scene.publication.sure and _about_a_day(scene):
        value = counted(scene.publication, lambda day: day, "day")
        placed = scene.anchored(scene.publication, "on a day", value) if value else unplaced("day")
    else:
        placed = Placed("XXXX-XX-XX" + time, basis="unplaced")
    return changed(placed, type="TIME", mod=expr.mod)


# « le mardi de 16 h à 18 h », « tous les jours à 10 h »: the time of no day in particular
_EVERY = re.compile(
    r"\b(?:tous les (?!deux)|toutes les |chaque |"
    r"le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:de|a|et|matin|soir))"
)
