"""What befell those who are counted: « 18 civils ont été [tués dans l'attaque] », « [Les attentats] ont fait 32
morts »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...text import fold
from .frames import Frame
from .phrases import backwards, forwards, head, is_actor, surface
from .scene import Scene
from .subject_phrases import subject_phrase
from .words import is_noun, verbs

# « 350 000 personnes ont fui », « deux militaires américains et une soignante britannique ont été tués »
_AND_OTHERS = re.compile(r"(?:[ ][a-z-]+){0,2}(?:(?:,[ ]|[ ](?:et|ou)[ ])(?:une?[ ])?[a-z]+(?:[ ][a-z-]+)?)?[ ]")
_NOUN = re.compile(r"[^\W\d_]+")
_BY = frozenset({"par"})
_LONGEST = 60  # characters of what stands before a bracket


def befallen(scene: Scene, frame: Frame) -> str | None:
    """« 350 000 personnes ont été [déplacées par les combats] », « ont fui la province »: what a count of people is
    about to whom something was done."""
    verb = frame.finite
    if frame.found.kind != "count" or verb is None or verb.modal or verb.start < frame.found.end:
        return None
    harmed = verb.voice == "passive" and verb.lemma in verbs("harming")
    died = verb.lemma in verbs("dying") or (verb.lemma in _LOSING and _LIFE.match(scene.folded, verb.end))
    if not (harmed or died) and verb.lemma not in verbs("displacing"):
        return None
    if is_noun(fold(frame.found.unit), "members"):  # « des soldats de 53 pays ont quitté le Mali »
        return None
    if scene.folded.endswith(" des ", 0, frame.found.lead):  # « le dernier des 2 400 soldats quitte le Mali »
        return None
    if not _AND_OTHERS.fullmatch(scene.folded, frame.found.end, verb.start):
        return None
    if harmed or died:
        life = _LIFE.match(scene.folded, verb.end)
        return surface(scene, (verb.head_start, life.end() if life else verb.end))
    span = forwards(scene, verb.end + 1, frame.sentence.end, inside=_BY) if verb.end < frame.sentence.end else None
    if span is None:
        return None
    return surface(scene, (verb.head_start if verb.voice == "passive" else verb.start, span[1]))


_LOSING = frozenset({"perdre", "laisser", "trouver"})
_LIFE = re.compile(r"[ ](?:la[ ]vie|la[ ]mort)(?![^\W_])")


def harmed_by(scene: Scene, frame: Frame) -> str | None:
    """« [Les attaques jihadistes] ont fait 4 000 morts »: what they died of."""
    if frame.governor is not None and frame.governor.tense == "gerund":
        return _struck(scene, frame, frame.governor)
    if not is_noun(fold(frame.found.unit), "casualties"):
        return _killed_by(scene, frame)
    if during := _during(scene, frame):
        return during
    if scene.folded.endswith((" (", " : "), 0, frame.found.lead):  # « après les attentats de janvier (17 morts) »
        end = scene.folded.rfind(" ", 0, frame.found.lead - 1)
        low = max(frame.sentence.start, frame.found.lead - _LONGEST)
        dash = scene.folded.rfind(" - ", low, end)  # « 17 mars 2004 – Émeutes à Mitrovica : 19 morts »
        span = backwards(scene, end, dash + 3 if dash >= 0 else low)
        return surface(scene, span) if span and is_noun(head(scene, span), "attacks") else None
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("claiming"):
        return None
    if verb is not frame.finite or verb.voice != "active" or verb.negated or frame.left > verb.start:
        return None
    if scene.folded.startswith(" etat", verb.end):  # « Un bilan fait état de 26 morts »
        return None
    span = subject_phrase(scene, frame, verb)
    if span is None or is_actor(scene, span):
        return None
    said = _NOUN.finditer(scene.folded, max(frame.sentence.start, span[0] - _LONGEST), span[0])
    caused = [m.start() for m in said if is_noun(m[0], "attacks")]  # « l'explosion d'un [dépôt] qui a fait 13 morts »
    if caused and scene.folded[span[0] : span[1]].count(" ") and not is_noun(head(scene, span), "attacks"):
        span = caused[-1], span[1]
    return surface(scene, span)


def _killed_by(scene: Scene, frame: Frame) -> str | None:
    """« [Une frappe contre le port] a tué sept personnes », « … a coûté la vie à 59 civils »."""
    verb = frame.finite
    costs = verb is not None and verb.lemma == "coûter" and scene.folded.startswith(" la vie a", verb.end)
    if frame.found.kind != "count" or verb is None or not (costs or verb.lemma in verbs("harming")):
        return None
    if verb.voice != "active":
        return None
    if verb.end > frame.found.lead or verb.negated or frame.left > verb.start:
        return None
    span = subject_phrase(scene, frame, verb)
    return surface(scene, span) if span and is_noun(head(scene, span), "attacks") else None


def _struck(scene: Scene, frame: Frame, verb: VerbGroup) -> str | None:
    """« [Une explosion] a secoué la base, blessant onze soldats », « [Deux frappes] …, faisant 12 morts »: what the
    sentence is about."""
    harms = verb.lemma in verbs("harming")
    claims = verb.lemma in verbs("claiming") and is_noun(fold(frame.found.unit), "casualties")
    if frame.found.kind != "count" or not (harms or claims) or frame.left > verb.start:
        return None
    main = next((v for v in scene.verb_layer.within(frame.sentence.start, verb.start) if v.finite), None)
    for m in _NOUN.finditer(scene.folded, frame.sentence.start, main.start) if main else ():
        if is_noun(m[0], "attacks"):
            span = forwards(scene, m.start(), main.start if main else verb.start)
            return surface(scene, span) if span else None
    return None


_DURING = re.compile(
    r"[ ](?:dans|apres|lors[ ]d|au[ ]cours[ ]d)(?:e[ ]|'|[ ])?(?:l'|(?:une?|l[ae]s?|des|cette|cet|ces)[ ])"
)


def _during(scene: Scene, frame: Frame) -> str | None:
    """« 18 morts et 40 blessés dans une [frappe russe] »."""
    end = frame.found.end
    after = scene.found[frame.index + 1] if frame.index + 1 < len(scene.found) else None
    if after and scene.folded[end : after.lead] in (" et ", ", ") and is_noun(fold(after.unit), "casualties"):
        end = after.end
    m = _DURING.match(scene.folded, end, frame.sentence.end)
    span = forwards(scene, m.end(), frame.sentence.end, inside=_BY) if m else None
    return surface(scene, span) if span and is_noun(head(scene, span), "attacks") else None


def is_of_a_day(frame: Frame) -> bool:
    """Whether a count is of those whom something happened to on a day: « Le 9 janvier, 89 soldats avaient péri »."""
    if is_noun(fold(frame.found.unit), "casualties"):
        return True
    verb = frame.finite
    return frame.found.kind == "count" and verb is not None and verb.lemma in verbs("of_a_day")
