"""Whom « elle », « le pays », « ses militaires » and « nous » mean, where a figure's holder is named so."""

from __future__ import annotations

import re

from ...model import Figure
from .actors import actors_in, group_in, home_of, named
from .holders import holds
from .scene import Frame, Scene
from .words import nouns

_PRONOUN = re.compile(
    r"(?:^|[^\w])(?:ils?|elles?|tous|toutes|celui-ci|celle-ci|ceux-ci|ce[ ]dernier|cette[ ]derniere|qui)[ ]"
    r"(?:(?:ne|n'|se|s'|y|en|lui|leur)[ ]?)*$"
)
_FIRST_PERSON = re.compile(r"(?:^|[^\w])(?:nous|je|j')[ ]?(?:(?:ne|n'|nous|me|m'|y|en)[ ]?)*$")
_OWN = re.compile(r"(?:^|[^\w])(?:ses|leurs)[ ]")
_SUBJECT_REACH = 40  # characters before a verb in which its subject's last words stand
_COUNTRY_REACH = 4000  # how far back a country is remembered
_RECENT = 8  # figures


def meant_holder(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """The holder that the clause names by a pronoun or a description; None where it does not."""
    if _OWN.search(scene.folded, frame.found.start, frame.found.end):
        return _named_before(scene, frame, earlier, everywhere=True)
    verb = frame.finite
    if verb is None or not (holds(scene, frame) or _opens(scene, frame)):
        return None
    said = scene.folded[max(frame.clause[0], verb.start - _SUBJECT_REACH) : verb.start]
    if _FIRST_PERSON.search(said):
        return _speaker_home(scene, frame)
    if _PRONOUN.search(said):
        return _named_before(scene, frame, earlier, everywhere=False)
    if any(phrase in said for phrase in nouns("spoken_of")):
        return _named_before(scene, frame, earlier, everywhere=True)
    return None


def _opens(scene: Scene, frame: Frame) -> bool:
    """« Avec 2 000 soldats, le pays … »: the figure stands before the subject and belongs to it."""
    return scene.folded.startswith("avec ", frame.clause[0])


def _named_before(scene: Scene, frame: Frame, earlier: list[Figure], *, everywhere: bool) -> str | None:
    """Who acts in the sentence so far, in the one before, or whose country was last named."""
    inside = actors_in(scene, frame, frame.sentence.start, frame.clause[0])
    if inside:
        return inside[-1]
    before = scene.sentence_before(frame.sentence)
    if before:
        verb = next((v for v in scene.verb_layer.within(before.start, before.end) if v.finite), None)
        end = verb.start if verb else before.end
        acting = group_in(scene, before.start, end) or ", ".join(actors_in(scene, frame, before.start, end))
        held = (f.holder for f in reversed(earlier[-_RECENT:]) if f.start >= before.start and f.holder)
        found = acting or next(held, None)
        if found:
            return found
    return _last_country(scene, frame) if everywhere else None


def _last_country(scene: Scene, frame: Frame) -> str | None:
    """The country last named by its name or its government's seat."""
    start = frame.sentence.start
    for place in reversed(scene.place_layer.within(max(0, start - _COUNTRY_REACH), start)):
        if place.country and (place.form == "metonym" or (place.kind == "country" and place.form == "noun")):
            return named(frame, place)
    return None


def _speaker_home(scene: Scene, frame: Frame) -> str | None:
    """« nous porterons notre effort à 2 % »: the country of whoever says it."""
    quote = scene.quote_layer.over(frame.found.start)
    return home_of(scene, quote.speaker) if quote and quote.speaker else None
