"""Counts that go on from the count beside them: « mobilise deux navires et [300 marins] », « 10 000 militaires de [31
pays] », « 1 080 agents, dont [85 femmes] »."""

from __future__ import annotations

import re

from ...model import Figure
from ...text import fold
from .frames import Frame
from .holders import can_be_held
from .likeness import is_sum
from .phrases import head
from .scene import Scene
from .words import is_noun, verbs

_RECENT = 8  # figures
_LISTED = re.compile(
    r"(?:[ ](?!d|par|qu|dans|pour|contre)[\w-]+){0,4}(?:,|[ ]et|,[ ]et|[ ]ainsi[ ]que)[ ](?:de[ ]|d')?"
)


def goes_on(scene: Scene, frame: Frame, before: Figure) -> bool:
    """« L'opération mobilise deux navires, six avions et [300 marins] »: with the same verb as the one before."""
    verb = frame.finite
    if frame.found.kind != "count" or before.role not in ("count", "target") or before.start < frame.sentence.start:
        return False
    if scene.verb_layer.first(before.end, frame.found.start):
        return False
    if is_noun(fold(frame.found.unit), "members") and _FROM.fullmatch(scene.folded, before.end, frame.found.lead):
        return before.subject is not None  # « Elle rassemble 10 000 militaires de 31 pays »
    if is_noun(fold(frame.found.unit), "members") and is_noun(fold(before.unit), "members"):
        return _OF_WHICH.fullmatch(scene.folded, before.end, frame.found.lead) is not None
    whole = scene.completed.get(frame.index - 1)
    if whole and is_noun(head(scene, whole), "forces"):  # « Une force de 2 500 membres et 800 réservistes »
        return _AND.fullmatch(scene.folded, before.end, frame.found.lead) is not None
    gathers = verb is not None and verb.lemma in verbs("gathering") and verb.end <= before.start
    start = max(frame.sentence.start, before.start - _STRONG_REACH)
    if (
        gathers
        or _STRONG.search(scene.folded, start, before.start)
        or _THESE_ARE.search(scene.folded, start, before.start)
    ):
        return _LISTED.fullmatch(scene.folded, before.end, frame.found.lead) is not None
    if is_noun(fold(before.unit), "casualties") and is_noun(fold(frame.found.unit), "casualties"):
        return _LISTED.fullmatch(scene.folded, before.end, frame.found.lead) is not None
    headed = scene.found[frame.index - 1].kind == "count" and scene.folded.endswith(": ", 0, before.start)
    return headed and _LISTED.fullmatch(scene.folded, before.end, frame.found.lead) is not None


_FROM = re.compile(
    r"(?:[ ][a-z-]+)?,?(?:[ ](?:issu|venu|originaire)s)?,?[ ](?:provenant[ ]|venant[ ])?(?:de[ ]|d'|des[ ])"
)
_OF_WHICH = re.compile(r",?[ ]dont[ ](?:quelque[ ])?")
_AND = re.compile(r"[ ]et[ ](?:de[ ]|d')?")
_STRONG_REACH = 120
_STRONG = re.compile(r"(?<![^\W_])(?:fort|compose|riche|arme)e?s?[ ](?:de|d')[ ]?[^.;:()]*$")
_THESE_ARE = re.compile(r"(?<![^\W_])ce[ ]sont[ ](?!que)[^.;:()]*$")
_PART = re.compile(r"(?<![^\W_])(?:dont|parmi[ ]lesquel(?:le)?s|y[ ]compris)[ ](?P<list>[^.;:()]{0,120})$")


def is_part(scene: Scene, frame: Frame, before: Figure) -> bool:
    """« L'armée compte 1 080 agents, parmi lesquels [85 femmes] »: of what its whole is of."""
    if frame.found.kind != "count" or before.start < frame.sentence.start or not can_be_held(frame):
        return False
    low = max(frame.sentence.start, before.start - _STRONG_REACH)
    m = _PART.search(scene.folded, low, frame.found.lead)
    if m is None or scene.verb_layer.first(m.end() - len(m["list"]), frame.found.lead):
        return False
    listed = _LISTED.fullmatch(scene.folded, before.end, frame.found.lead)
    return not m["list"].strip() or (listed is not None and before.start >= m.start())


_IT_HOLDS = re.compile(r"(?<![^\W_])(?:il|elle|cel(?:ui|le)-ci)[ ]$")


def contents(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« D'une valeur de 92 millions, il comprend [240 camions] »: what the sum beside it is for."""
    verb = frame.finite
    if (
        frame.found.kind != "count"
        or verb is None
        or verb.lemma not in verbs("containing")
        or verb.end > frame.found.start
    ):
        return None
    before = scene.sentence_before(frame.sentence)
    start = frame.sentence.start
    if _IT_HOLDS.search(scene.folded, max(start, verb.start - 12), verb.start) and before:
        start = before.start
    told = [other for other in earlier[-_RECENT:] if other.start >= start and other.subject and other.role != "count"]
    mine = [other for other in earlier[-_RECENT:] if other.start >= verb.end and other.role == "count"]
    if mine:
        return mine[-1].subject
    return told[-1].subject if told and is_sum(told[-1]) else None
