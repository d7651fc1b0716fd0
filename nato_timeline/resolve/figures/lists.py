"""What the line above a list says of its items: « Dépenses de défense (en % du PIB) : / – Pologne : 4,12 % », « L'aide
de la France comprend : / – 30 canons »."""

from __future__ import annotations

import re

from .actors import actors_in
from .frames import Frame
from .phrases import Stretch, forwards, head, surface, without_article
from .scene import Scene
from .words import is_noun, verbs

_BULLET = re.compile(r"[ \t]*(?:[-–—•*·]|\d{1,2}[.)])[ \t]")
_MOST_ITEMS = 30
_LONGEST = 200  # characters of a line that opens a list
_COLON = re.compile(r"[ ]?:[ *]*$")


def opening_line(scene: Scene, frame: Frame) -> Stretch | None:
    """The line with a colon that the list opens with in which the figure's line is an item; None outside a list."""
    folded = scene.folded
    at = frame.found.start
    start = folded.rfind("\n", max(0, at - _LONGEST), at) + 1
    if not start and at > _LONGEST:
        return None
    for _ in range(_MOST_ITEMS):
        if not _BULLET.match(folded, start):
            break
        end = start - 1
        while end > 0 and folded[end - 1] in "\n ":
            end -= 1
        start = folded.rfind("\n", max(0, end - _LONGEST - 1), max(0, end)) + 1
        if end - start > _LONGEST or end <= 0:
            return None
        colon = _COLON.search(folded, start, end)
        if colon and not _BULLET.match(folded, start):
            return start, colon.start()
    return None


def list_subject(scene: Scene, frame: Frame) -> str | None:
    """« [Dépenses de défense] (en % du PIB) : »: what all items measure."""
    line = opening_line(scene, frame) if frame.found.kind in ("money", "percent") else None
    if line is None or any(verb.finite for verb in scene.verb_layer.within(*line)):
        return None
    span = forwards(scene, *without_article(scene, *line))
    measures = span and any(is_noun(head(scene, span), table) for table in ("measured", "costs", "spending"))
    return surface(scene, span) if span and measures else None


def list_holder(scene: Scene, frame: Frame) -> str | None:
    """« L'aide [de la France] comprend : », « [Le Canada] fournira : »: whose all items are."""
    line = opening_line(scene, frame) if frame.found.kind in ("money", "count") else None
    if line is None:
        return None
    verb = next((v for v in scene.verb_layer.within(*line) if v.finite), None)
    end = verb.start if verb else line[1]
    acts = verb is not None and verb.lemma in verbs("holding")
    whose = actors_in(scene, frame, line[0], end, owners=not acts)
    return whose[0] if len(whose) == 1 else None
