"""What a figure brings somewhere: the object of « portera son effort à 2 % », of « doublera son aide », or what « a
triplé »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .frames import Frame, past_adverbs, past_aside
from .heads import is_noun_phrase
from .measured import if_says, those, topical
from .phrases import Stretch, forwards, head, is_actor, surface, without_article
from .scene import Scene
from .subject_phrases import subject_phrase
from .words import is_noun, verbs, words

_IT = re.compile(r"(?<!\w)(?:le|la|les|l')[ ]?$")  # « doublera son aide, pour la porter à »


_MAKES = re.compile(r"(?<![^\W_])(?:faire|fait|fera|feront|faisant)[ ]$")
_NEAR = 60  # characters
_JOINT = re.compile(r"[ ](?:a|entre)[ ]$")  # « évalue le manque à gagner [entre] 2 et 3 milliards »


def moved(scene: Scene, frame: Frame) -> str | None:
    """« portera [son effort de défense] à 0,6 % du PIB »."""
    verb = frame.governor
    if verb is None or verb.voice == "reflexive":
        return None
    if verb.lemma not in verbs("moving") and not _makes_pass(scene, verb):
        return None
    if frame.left > verb.end:
        return None
    if _IT.search(scene.folded, max(frame.sentence.start, verb.start - 4), verb.start):
        before = scene.sentence_before(frame.sentence)
        inside = topical(scene, frame.sentence.start, verb.start)
        return inside or (topical(scene, before.start, before.end) if before else None)
    start = past_adverbs(scene, verb.end, frame.found.lead)
    joint = _JOINT.search(scene.folded, start, frame.found.lead)
    to = joint.start() if joint else scene.folded.rfind(" a ", start, frame.found.lead)
    end = to if to >= 0 else scene.folded.rfind(" de ", start, frame.found.lead)
    if end <= start:
        return None
    span = without_article(scene, start + 1, end)
    dated = forwards(scene, *span) if scene.timex_layer.first(*span) else None  # « porter l'effort d'ici 2030 à 2 % »
    return _if_counted(scene, frame, dated or span)


def _makes_pass(scene: Scene, verb: VerbGroup) -> bool:
    """« faire [passer] sa production de 30 000 à 100 000 obus »."""
    return verb.lemma == "passer" and _MAKES.search(scene.folded, max(0, verb.start - 9), verb.start) is not None


def _if_counted(scene: Scene, frame: Frame, span: Stretch) -> str | None:
    """What says what is measured; of people and things only what is made of them: « portera le contingent à 98 000
    hommes », not « envoie les avions à 300 clients »."""
    changing = frame.found.came_from is not None or scene.starts_change(frame.index)
    if frame.found.kind != "count" or changing:  # « ramener les dépôts de 14 à 6 sites », « a porté son budget à »
        spending = any(is_noun(head(scene, span), table) for table in ("spending", "measured"))
        return if_says(scene, span) or (surface(scene, span) if spending else None)
    made = _is_determined(scene, span) and any(is_noun(head(scene, span), table) for table in ("forces", "measured"))
    return surface(scene, span) if made else None


_DETERMINED = re.compile(r"(?:l'|(?:l[ae]s?|une?|des|ses|son|sa|leurs?|nos|notre|cet|cette|ces?|aux?|du)[ ])$")


def _is_determined(scene: Scene, span: Stretch) -> bool:
    """« porter le contingent à 300 hommes », not « porter assistance à 27 personnes »."""
    return _DETERMINED.search(scene.folded, max(0, span[0] - 6), span[0]) is not None


def moved_behind(scene: Scene, frame: Frame) -> str | None:
    """« évalue à 486 milliards [le coût de la reconstruction] »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("moving") or frame.found.lead - verb.end > _NEAR:
        return None
    joint = scene.folded[past_adverbs(scene, verb.end, frame.found.lead) : frame.found.lead]
    inset = _DATED.match(scene.folded, frame.found.end, frame.right)
    dated = scene.timex_layer.first(inset.end() - 1, inset.end() + 1) if inset else None
    behind = past_aside(scene, frame) + 1  # « à 57 millions d'euros par an le coût de la mission »
    if dated and scene.folded.startswith(", ", dated.end):  # « porter à 3 milliards, en 2017, les crédits de »
        behind = dated.end + 2
    elif dated and inset and not inset[0].startswith(","):  # « porter à 3 milliards en 2017 les crédits de »
        behind = dated.end + 1
    start, end = without_article(scene, behind, frame.right)
    if joint != " a " and not (joint in (" de ", " d'") and start > behind):
        return None
    if scene.timex_layer.first(behind - 1, start + 1):
        return None  # « s'élèvera à 62 milliards cette année »
    span = forwards(scene, start, end) if start > behind else None
    if span and head(scene, span) in words("adverbial"):  # « réduit de moitié au courant de l'année »
        return None
    return _if_counted(scene, frame, span) if span else None


_DATED = re.compile(r",?[ ](?:en|des|d'ici(?:[ ]a)?|a[ ]partir[ ]de|cette|l'an|fin)[ ]")
_CHANGE_OF = re.compile(
    r"(?<![^\W_])(?:relevement|hausse|augmentation|reduction|baisse|passage|doublement|maintien)[ ](?:[a-z]+[ ])?"
    r"(?:de[ ](?:l'|(?:la|son|sa|ses|leurs?)[ ])|du[ ]|des[ ])(?P<what>[^,;.:()]{3,60})[ ]a[ ]$"
)
_CHANGE_REACH = 110  # characters


def changed_to(scene: Scene, frame: Frame) -> str | None:
    """« un relèvement de [l'aide] à 85 milliards »."""
    low = max(frame.sentence.start, frame.left, frame.found.lead - _CHANGE_REACH)
    m = _CHANGE_OF.search(scene.folded, low, frame.found.lead)
    if m is None or scene.verb_layer.first(*m.span()) or scene.timex_layer.first(*m.span("what")):
        return None
    is_sum = frame.found.kind != "count" and is_noun(head(scene, m.span("what")), "measured")
    return surface(scene, m.span("what")) if is_sum else _if_counted(scene, frame, m.span("what"))


_TAKEN = re.compile(r",?[ ](?:l'|(?:la|le|les|son|sa|ses|leurs?|notre|nos)[ ])")


def multiplied(scene: Scene, frame: Frame) -> str | None:
    """« [Les échanges] ont triplé », « doublera [son aide à l'Ukraine] »: the object of the verb, else its subject."""
    verb = scene.verb_layer.over(frame.found.start)
    if verb is None:
        return None
    at = past_adverbs(scene, frame.found.end, frame.sentence.end)
    taken = _TAKEN.match(scene.folded, at, frame.sentence.end)
    if taken and verb.voice != "passive" and not scene.timex_layer.first(at, taken.end() + 1):
        span = forwards(scene, taken.end(), frame.sentence.end)
    else:
        span = subject_phrase(scene, frame, verb) if verb is frame.finite else None
    if span and (stands_for := those(scene, frame, span)):
        return stands_for  # « et celle de poudre sera multipliée par dix »
    return surface(scene, span) if span and not is_actor(scene, span) and is_noun_phrase(scene, span) else None
