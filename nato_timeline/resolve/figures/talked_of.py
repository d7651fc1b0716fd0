"""What a pronoun stands for that costs or spends: « La [frégate] sera commandée : elle coûtera un milliard », « une
hausse du [budget militaire]. … Nous passerons de 1,1 à 1,3 milliard »."""

from __future__ import annotations

import re

from ...model import Figure, Sentence
from ...text import fold
from .frames import Frame
from .likeness import last_sum
from .measured import topical
from .phrases import forwards, head, is_actor, surface
from .scene import Scene
from .words import is_noun

_PRONOUN = re.compile(r"(?<![^\W_])(?:(?P<he>ils?)|(?P<she>elles?))[ ](?:[a-z']+[ ])?$")
_HIS = re.compile(r"(?<![^\W_])(?:le|un|ce|cet|du|au|son)[ ]")
_HER = re.compile(r"(?<![^\W_])(?:la|une|cette|sa)[ ]")
_PRONOUN_REACH = 12  # characters
_SENTENCES = 2


def it_costs(scene: Scene, frame: Frame) -> str | None:
    """« La loi sur le [satellite gouvernemental] a été votée. Il coûtera 225 millions »: the first noun of the clause
    before that agrees with the pronoun."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.lemma != "coûter" or verb.end > frame.found.start:
        return None
    m = _PRONOUN.search(scene.folded, max(frame.sentence.start, verb.start - _PRONOUN_REACH), verb.start)
    if m is None or frame.left > verb.start:
        return None
    before = scene.sentence_before(frame.sentence)
    start, end = frame.sentence.start, m.start()
    if not any(v.finite for v in scene.verb_layer.within(start, end)):
        if before is None:
            return None
        start, end = before.start, before.end
    said = next((v for v in scene.verb_layer.within(start, end) if v.finite), None)
    article = (_HIS if m["he"] else _HER).search(scene.folded, start, said.start if said else end)
    span = forwards(scene, article.end(), said.start if said else end) if article else None
    if span is None or is_actor(scene, span) or scene.mention_layer.first(span[0] - 1, span[1]):
        return None
    if any(is_noun(head(scene, span), table) for table in ("anybody", "institutions", "elected")):
        return None  # « Le ministre a parlé. Il coûtera »
    return surface(scene, span)


_WE_PASS = re.compile(r"(?<![^\W_])nous[ ](?:pass|mont|augment)[a-z]+[ ]")


def we_pass_to(scene: Scene, frame: Frame) -> str | None:
    """« une hausse du [budget militaire]. De quel ordre ? Nous passerons de 1,1 milliard à 1,3 »."""
    changing = frame.found.came_from is not None or scene.starts_change(frame.index)
    if not changing or not _WE_PASS.search(scene.folded, frame.clause[0], frame.found.lead):
        return None
    here = scene.reading.sentence_index(frame.sentence.start)
    for sentence in reversed(scene.reading.sentences[max(0, here - _SENTENCES) : here]):
        if told := topical(scene, sentence.start, sentence.end):
            return told
    return None


_THERE = re.compile(r"(?<!\w)y[ ](?:(?:a|ont|avait|aura|est|sont)[ ])?(?:[^\W\d_]+[ ]){0,2}$")


def speaks_of_it(scene: Scene, frame: Frame) -> bool:
    """« y a consacré 220 M€ », « s'y est engagée à hauteur de 100 millions »."""
    if _THERE.search(scene.folded, max(frame.clause[0], frame.found.lead - 60), frame.found.lead):
        return True
    verb = frame.finite
    engaged = verb is not None and verb.lemma in _TAKING_PART and verb.end < frame.found.lead
    return bool(verb and engaged and _TO_IT.search(scene.folded, max(0, verb.start - 8), verb.start))


_TAKING_PART = ("engager", "contribuer", "participer", "allouer", "consacrer", "affecter", "dédier")
_TO_IT = re.compile(r"(?:s'|[ ])y[ ](?:[a-z]+[ ])?$")


def meant_there(scene: Scene, frame: Frame, before: Sentence | None, earlier: list[Figure]) -> str | None:
    """What « y » means: the spending told in the sentence, else what its sum is for (« qui a promis de consacrer 2 % à
    la défense, y affectera 645 millions »), else the same of the sentence before."""
    inside = topical(scene, frame.sentence.start, frame.clause[0])
    if inside and not is_noun(fold(inside).split(" ")[0], "headings"):
        return inside
    if beside := last_sum(earlier, frame.sentence.start):
        return beside.subject
    if before is None:
        return None
    last = last_sum(earlier, before.start)
    told = topical(scene, before.start, before.end)
    told = None if told and is_noun(fold(told).split(" ")[0], "headings") else told  # « Les effectifs augmenteront »
    return told or (last.subject if last else None)
