"""Figures in brackets behind what they tell the size of: « L'Italie fournit le plus gros contingent (850 soldats) »,
« les préparatifs du deuxième palier (5 700 hommes) »."""

from __future__ import annotations

import re

from ...grammar import clause_at
from .actors import actors_in
from .frames import Frame
from .phrases import backwards, head, surface
from .scene import Scene
from .words import is_noun, verbs

_OF = re.compile(r"(?<![^\W_])(?:du|de[ ]la|des|plus[ ](?:gros|grand|important)e?)[ ]")
_SIZED = ("forces", "missions", "collections")


def _bracket(scene: Scene, frame: Frame) -> int | None:
    """Where the bracket opens that the figure begins."""
    at = frame.found.lead - 1
    return at if scene.folded.startswith("(", at) and at - 1 > max(frame.sentence.start, frame.left) else None


def sized(scene: Scene, frame: Frame) -> str | None:
    """« du [deuxième palier] (5 700 hommes) »: what has that many."""
    at = _bracket(scene, frame)
    span = backwards(scene, at - 1, max(frame.sentence.start, frame.left)) if at else None
    if span is None:
        return None
    ofs = [m.end() for m in _OF.finditer(scene.folded, *span)]
    span = (ofs[-1], span[1]) if ofs else span
    return surface(scene, span) if any(is_noun(head(scene, span), table) for table in _SIZED) else None


def who_has_it(scene: Scene, frame: Frame) -> str | None:
    """« [L'Italie] fournit le plus gros contingent (850 soldats) »."""
    at = _bracket(scene, frame) if frame.finite is None else None
    if at is None:
        return None
    start = max(frame.sentence.start, clause_at(scene.reading, scene.verbs, at - 2)[0])
    verb = next((v for v in scene.verb_layer.within(start, at) if v.finite), None)
    if verb is None or verb.voice == "passive" or verb.lemma not in verbs("holding"):
        return None
    acting = actors_in(scene, frame, start, verb.start)
    return acting[0] if len(acting) == 1 else None
