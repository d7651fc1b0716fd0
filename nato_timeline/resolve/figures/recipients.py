"""Whom a sum is for, where that says what it is for: « une aide de 92 millions [à l'Ukraine] », « a débloqué 12
milliards pour [l'Ukraine] »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .frames import Frame, past_aside
from .phrases import forwards, surface
from .purposes import limit_of
from .scene import Scene
from .words import is_noun, verbs


def recipient(scene: Scene, frame: Frame) -> str:
    """« une aide de 92 millions[ à l'Ukraine] »: what still belongs to the noun before the figure; empty without."""
    at = past_aside(scene, frame)
    m = _RECIPIENT.match(scene.folded, at)
    span = forwards(scene, m.start() + 1, limit_of(frame, at)) if m else None
    return " " + surface(scene, span) if span else ""


_RECIPIENT = re.compile(r"[ ](?:(?:a|aux?|pour)[ ]|en[ ]faveur[ ]d|au[ ]profit[ ]d)")


_GIVING = ("promising", "giving", "spending", "raising_money")
_FOR_WHOM = re.compile(r"[ ](?:supplementaires?[ ])?(?:pour|en[ ]faveur[ ]de|au[ ]profit[ ]de)[ ](?:l'|l[ae]s?[ ])?")


def for_whom(scene: Scene, frame: Frame) -> str | None:
    """« a débloqué 12 milliards d'euros pour [l'Ukraine] »: a country or body that is given it, where nothing says what
    it is for."""
    if frame.found.kind != "money":
        return None
    m = _FOR_WHOM.match(scene.folded, past_aside(scene, frame))
    if m is None or not (_is_a_part(scene, frame) if frame.left > frame.sentence.start else _is_given(frame.governor)):
        return None
    place = scene.place_layer.first(m.end(), m.end() + 1)
    if place is None or place.form == "adjective" or place.kind == "city":
        return None
    span = forwards(scene, m.end(), frame.right)
    return surface(scene, span) if span and span[1] == place.end else None


def _is_given(verb: VerbGroup | None) -> bool:
    return verb is not None and any(verb.lemma in verbs(table) for table in _GIVING)


_NOUN = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"(?:[ (]dont|,|[ ]et)[ ](?:quelque[ ]|environ[ ])?$")


def _is_a_part(scene: Scene, frame: Frame) -> bool:
    """« une enveloppe de 95 milliards, dont [61 milliards] pour l'Ukraine »; not « des dépenses de 2 400 milliards,
    dont 916 pour les États-Unis », who spend them."""
    start = frame.sentence.start
    if not _PART.search(scene.folded, frame.left, frame.found.lead):
        return False
    said = [m[0] for m in _NOUN.finditer(scene.folded, start, min(frame.left, start + _REACH))]
    if any(is_noun(word, "spending") or is_noun(word, "given") for word in said):
        return False  # nor « L'aide atteint 60 milliards, dont 9 pour la Géorgie »: that is still aid
    return any(is_noun(word, "costs") for word in said) or any(
        _is_given(verb) for verb in scene.verb_layer.within(start, frame.left)
    )


_REACH = 300  # characters
