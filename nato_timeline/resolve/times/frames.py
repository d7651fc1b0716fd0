"""The date whose year a passage is about: « En 2021, … ; le 29 juin, … », « Le budget 2009, voté le 18 décembre »."""

from __future__ import annotations

import re
from datetime import date

from nato_timeline.find.quotes import reports

from .anchors import Told, opens_sentence
from .placed import Scene

# « en 1997 (en janvier rue X, en octobre rue Y) », « l'an dernier, en mars »
_GOES_ON = re.compile(r"[ ,(:]*(?:en |d'abord |notamment |le |au |a la )*(?:[a-z' -]{0,40}, (?:en |le ))?")
# « …, selon le rapport publié [le 14 mars] »: what tells of the year came out later
_SOURCE = re.compile(
    r"\b(?:selon|d'apres|dans|par|d'|de) [^.;:()\n]{3,80}(?:publi|paru|diffus|dat|rendu|remis|devoil)[a-z]*"
    r"(?: public[a-z]*)? (?:l[ea] |en )?$"
)
# how far the words « , a indiqué » stand before their day
_REPORTED = 40
_AUTUMN = 9
# « Le budget 2009 de la Défense, voté le »: in the autumn before, or in that year
_BUDGET = re.compile(
    r"\b(?:budget|loi de finances|projet de budget)(?: [a-z' -]{2,30}?)? (?P<year>20\d\d|19\d\d)(?: [a-z' -]{3,40})?, "
    r"(?:qui a ete )?(?:vot|adopt|approuv|promulgu|present|sign)[a-z]* (?:[a-z' -]{3,40} )?(?:le |en )?$"
)


def frame_year(scene: Scene) -> Told | None:
    """The date whose year the passage is about: told right before, at the head of the same sentence, or the story's
    last in a paragraph whose sentences open with their dates (« En 2014, … En mars, … »)."""
    for told in reversed(scene.told):
        if told.paragraph != scene.paragraph:
            return None
        if told.sentence == scene.sentence:
            year = told.stated or not (told.to_the_day or told.first.year != told.last.year)
            if year and _GOES_ON.fullmatch(scene.reading.folded[told.end : scene.start]):
                return told
            if year and told.foreground and told.first.year == told.last.year and not _reported(scene):
                return told if told.opens else None
        elif told.foreground and not told.flashback:
            follows = told.opens or any(t.opens and t.sentence == told.sentence for t in scene.told)
            return told if follows and opens_sentence(scene.reading, scene.start) else None
    return None


def begun(scene: Scene) -> Told | None:
    """The day on which what ends here has begun, told before in the sentence: « lancée le 19 mars 2011, elle a pris fin
    [le 31 octobre] »."""
    told = next((t for t in reversed(scene.told) if t.sentence == scene.sentence), None)
    if told is None or not told.stated or not told.to_the_day or scene.start - told.end > _LASTING:
        return None
    folded = scene.reading.folded
    led = folded[max(scene.reading.sentences[told.sentence].start, told.start - _LED) : told.start]
    ends = _ENDING.search(folded, told.end, scene.start)
    return told if ends is not None and _BEGINNING.search(led) else None


_LED, _LASTING = 60, 140
_BEGINNING = re.compile(r"\b(?:commenc|debut|lanc|ouver|entam|inaugur|engag|declench|initi|demarr|depuis\b|du$)")
_ENDING = re.compile(
    r"\b(?:achev|termin|clos\b|clotur|conclu|jusqu|pris fin|prend(?:ra)? fin|prit fin|mis fin|interromp|suspend|arret)"
)


def year_before(scene: Scene) -> Told | None:
    """The date that opened the sentence before, in the same paragraph, where nobody reports at the day itself."""
    told = next((t for t in reversed(scene.told) if t.sentence < scene.sentence and t.stated), None)
    if told is None or told.paragraph != scene.paragraph or told.sentence + 1 != scene.sentence:
        return None
    verb = scene.verb()
    goes_on = not told.flashback or opens_sentence(scene.reading, scene.start)
    story = told.opens and told.foreground and goes_on and told.first.year == told.last.year
    return told if story and verb and not reports(verb) and not _reported(scene) else None


def voted_for(scene: Scene, month: int) -> tuple[date, date] | None:
    """The year in which a budget was voted: the one before its own in autumn."""
    before = scene.sentence_before()
    m = _BUDGET.search(before) if "budget" in before or "loi de finances" in before else None
    if m is None:
        return None
    year = int(m["year"]) - (month >= _AUTUMN)
    if scene.publication and date(year, month, 1) > scene.publication.last:
        return None
    return date(year, 1, 1), date(year, 12, 31)


def _reported(scene: Scene) -> bool:
    """Whether the day is of the words that report the rest: « En 2023, …, a indiqué le 5 mars le ministre »."""
    verb = scene.verb()
    said = verb is not None and reports(verb) and 0 <= scene.start - verb.end < _REPORTED
    behind = verb is not None and scene.reading.folded[max(0, verb.start - 2) : verb.start].startswith((",", '"', "»"))
    inverted = verb is not None and "-" in scene.reading.folded[verb.start : verb.end]
    return (said and (behind or inverted)) or _SOURCE.search(scene.sentence_before()) is not None
