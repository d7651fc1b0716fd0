"""Whom a sum is for, where that says what it is for: « une aide de 92 millions [à l'Ukraine] », « a débloqué 12
milliards pour [l'Ukraine] »."""

from __future__ import annotations

import re

from .frames import Frame, past_aside
from .phrases import forwards, surface
from .purposes import limit_of
from .scene import Scene
from .words import verbs


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
    if frame.found.kind != "money" or frame.left > frame.clause[0]:
        return None
    m = _FOR_WHOM.match(scene.folded, past_aside(scene, frame))
    verb = frame.governor if m else None
    if verb is None or not any(verb.lemma in verbs(table) for table in _GIVING):
        return None
    place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    if m is None or place is None or place.form == "adjective" or place.kind == "city":
        return None
    span = forwards(scene, m.end(), frame.right)
    return surface(scene, span) if span and span[1] == place.end else None
