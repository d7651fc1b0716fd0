"""What a figure is in the account: a target, a promise, what was delivered or spent, or a count of what is there."""

from __future__ import annotations

import re

from ...text import fold
from .scene import Frame, Scene
from .words import is_noun, verbs

_AHEAD = frozenset({"future", "conditional"})
_DONE = frozenset({"past", "pluperfect", "imperfect", "participle"})
_HORIZON = re.compile(
    r"(?:d'ici|a[ ]l'horizon|d'ici[ ]a|a[ ]partir[ ]de|des)[ ](?:a[ ])?(?:la[ ]fin[ ]|fin[ ])?(?:l'annee[ ])?(?:de[ ])?\d{4}"
)
_THE = re.compile(r"(?:^|[^\w])(?:les|des|aux)[ ]$")
_STRONG = re.compile(r"(?:^|[^\w])forte?s?[ ](?:de|d')[ ]?$")


def role_of(scene: Scene, frame: Frame) -> str | None:
    """target, commitment, delivered, spent, count, or None where the text does not say."""
    kind = frame.found.kind
    near = scene.folded[max(frame.sentence.start, frame.left) : frame.found.lead]
    words = re.findall(r"[^\W\d_]+", near)
    if is_noun(fold(frame.found.unit), "votes"):
        return "count"
    if kind in ("percent", "point") and (_aims(scene, frame) or any(map(_is_target, words))):
        return "target"
    if kind == "count" and frame.governor and frame.governor.tense == "infinitive" and any(map(_is_target, words)):
        return "target"
    if kind == "percent" and _THE.search(near):  # « les 2 % » everybody knows
        return "target"
    lemma_role = _by_verb(scene, frame)
    if lemma_role:
        return lemma_role
    if kind == "money":
        return "commitment" if any(is_noun(w, "commitments") for w in words[-5:]) else None
    return "count" if kind == "count" else None


def _is_target(word: str) -> bool:
    return is_noun(word, "targets")


def _aims(scene: Scene, frame: Frame) -> bool:
    verb = frame.governor or frame.finite
    horizon = _HORIZON.search(scene.folded, frame.found.end, min(frame.right, frame.sentence.end))
    ahead = verb is not None and (verb.tense in _AHEAD or verb.tense == "infinitive") and verb.lemma in verbs("aiming")
    return bool(horizon) or ahead


def _by_verb(scene: Scene, frame: Frame) -> str | None:
    """By the verb that governs the figure, by a passive after it, or by the participle beside it."""
    if _STRONG.search(scene.folded, max(0, frame.found.lead - 10), frame.found.lead):
        return None
    given = _given(scene, frame)
    if given:
        return given
    finite = frame.finite
    is_subject = finite is not None and finite.start > frame.found.start
    for verb in (frame.governor, finite):
        if verb is None or (is_subject and verb is finite and verb.voice != "passive"):
            continue
        ahead = verb.tense in _AHEAD or (finite is not None and verb.tense == "infinitive")
        if verb.lemma in verbs("giving"):
            return "commitment" if ahead else "delivered" if verb.tense in _DONE else None
        if verb.lemma in verbs("promising") and frame.found.kind == "money":
            return "commitment"
        if verb.lemma in verbs("announcing") and frame.found.kind == "count" and not is_subject:
            return "commitment"
        if verb.lemma in verbs("spending") and frame.found.kind != "count":
            return ("target" if frame.found.kind == "percent" else "commitment") if ahead else "spent"
        if ahead and frame.found.kind == "money" and verb.lemma in verbs("moving"):
            return "commitment"
    return None


def _given(scene: Scene, frame: Frame) -> str | None:
    """« 146 millions déjà [livrés] », « le soutien [fourni] au premier semestre représente 20 milliards »."""
    after = scene.verb_layer.first(frame.found.end, min(frame.found.end + 24, frame.clause[1]))
    before = scene.verb_layer.within(frame.clause[0], frame.finite.start) if frame.finite else ()
    measured = before if frame.finite and frame.finite.lemma in verbs("measuring") else ()
    for verb in (*((after,) if after else ()), *measured):
        if verb.tense == "participle" and verb.lemma in verbs("giving"):
            return "delivered"
        if verb.tense == "participle" and verb.lemma in ("dépenser", "débourser"):
            return "spent"
    return None
