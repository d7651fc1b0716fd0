"""Figures that a clause with « que », « dont » or « où » tells of: « les 2,6 milliards que [le Canada] consacrera à
[l'opération] », « [les avoirs russes], dont 193 milliards », « [L'Estonie], dont 50 soldats gardent la base ».
"""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .actors import actors_in, group_in, is_governed, named
from .frames import Frame, past_adverbs, past_aside
from .phrases import backwards, forwards, head, is_actor, surface
from .scene import Scene
from .subject_phrases import subject_phrase
from .words import is_noun, verbs, words

_THAT = re.compile(r"[ ]qu(?:e[ ]|')")
_TO = re.compile(
    r"[ ](?:a[ ](?:l'|(?:la|son|sa|ses|leurs?)[ ])|aux?[ ]|pour[ ](?:l'|(?:la|le|les)[ ])|dans[ ](?:l'|l[ae]s?[ ]))"
)
_REACH = 160  # characters of the clause


def _told(scene: Scene, frame: Frame, lemmas: frozenset[str] | None = None) -> tuple[int, VerbGroup] | None:
    """Where the clause behind « que » begins, and its verb, if that gives or spends the figure."""
    m = _THAT.match(scene.folded, past_aside(scene, frame))
    if m is None:
        return None
    end = min(frame.sentence.end, m.end() + _REACH)
    verb = next((v for v in scene.verb_layer.within(m.end(), end) if v.finite), None)
    return (m.end(), verb) if verb and verb.voice == "active" and verb.lemma in (lemmas or verbs("holding")) else None


def who_does(scene: Scene, frame: Frame) -> str | None:
    """« les 2,6 milliards que [le Canada] consacrera »."""
    told = _told(scene, frame) if frame.found.kind in ("money", "percent", "count") else None
    if told is None:
        return None
    start, verb = told
    behind = verb.end, min(frame.sentence.end, verb.end + _NEAR)  # « que consacrera le Canada »
    acting = actors_in(scene, frame, start, verb.start)
    return group_in(scene, start, verb.start) or ", ".join(acting) or _inverted(scene, frame, *behind)


_NEAR = 12  # characters


def _inverted(scene: Scene, frame: Frame, start: int, end: int) -> str | None:
    place = scene.place_layer.first(start, end)
    if place is None or place.form == "adjective" or is_governed(scene, place):
        return None
    return named(frame, place) if scene.folded[start : place.start].strip() in _ARTICLES else None


_ARTICLES = frozenset({"", "l'", "la", "le", "les"})


def for_which(scene: Scene, frame: Frame) -> str | None:
    """« les 2,6 milliards que le Canada consacrera d'ici à 2026 à [l'opération Reassurance] »."""
    told = _told(scene, frame) if frame.found.kind in ("money", "percent") else None
    if told is None or told[1].lemma not in verbs("assigning") | verbs("spending"):
        return None
    end = min(frame.sentence.end, told[0] + _REACH)
    m = _TO.match(scene.folded, past_adverbs(scene, told[1].end, end), end)
    span = forwards(scene, m.end(), end) if m else None
    return surface(scene, span) if span and not is_actor(scene, span) else None


def told_in(scene: Scene, frame: Frame) -> tuple[int, int] | None:
    """The stretch behind the verb of such a clause, for its date."""
    told = _told(scene, frame, verbs("holding") | verbs("demanding"))
    end = told[1].end if told else 0
    return (end, min(frame.right, frame.sentence.end, end + _REACH)) if told and end < frame.right else None


_OF_WHICH = re.compile(r",[ ]dont[ ](?:au[ ]moins[ ]|pres[ ]de[ ]|plus[ ]de[ ]|quelque[ ]|environ[ ])?$")
_MANY = re.compile(r"(?<![^\W_])(?:aux|des|les|ses|leurs)[ ](?!.*(?<![^\W_])(?:aux|les|ses|leurs)[ ])")


def of_which(scene: Scene, frame: Frame) -> str | None:
    """« un désaccord sur [les avoirs russes immobilisés], dont 193 milliards »: where no figure said how many."""
    m = _OF_WHICH.search(scene.folded, max(frame.sentence.start, frame.found.lead - 24), frame.found.start)
    low = max(frame.sentence.start, frame.left)
    many = _MANY.search(scene.folded, max(low, m.start() - _LONGEST), m.start()) if m else None
    if m is None or many is None or frame.left > frame.sentence.start:
        return None
    span = forwards(scene, many.end(), m.start())
    if span is None or span[1] != m.start() or is_actor(scene, span) or "," in scene.folded[slice(*span)]:
        return None
    return surface(scene, span)


_BEARS = re.compile(r"[ ]port(?P<gerund>ant)?(?:e|ent|ait|aient|era|eront)?[ ]sur[ ]$")


def bearing_on(scene: Scene, frame: Frame) -> str | None:
    """« [un contrat] portant sur 12 obusiers », « [Un second contrat avec Séoul] porte sur 180 chars »."""
    m = _BEARS.search(scene.folded, max(frame.sentence.start, frame.found.lead - 16), frame.found.lead)
    if m is None:
        return None
    if m["gerund"]:
        said = [v for v in scene.verb_layer.within(frame.sentence.start, m.start()) if v.tense != "participle"]
        span = backwards(scene, m.start(), said[-1].end if said else frame.sentence.start)
    else:
        span = subject_phrase(scene, frame, frame.finite) if frame.finite else None
    return surface(scene, span) if span and is_noun(head(scene, span), "deals") else None


_LONGEST = 60  # characters of what precedes « dont »


def of_whom(scene: Scene, frame: Frame) -> str | None:
    """« [L'Estonie], dont 50 soldats protègent la base »."""
    m = _OF_WHICH.search(scene.folded, max(frame.sentence.start, frame.found.lead - 24), frame.found.start)
    place = scene.place_layer.before(m.start() + 1) if m and frame.found.kind == "count" else None
    verb = frame.finite
    if m is None or place is None or place.end != m.start() or place.start < frame.left:
        return None
    does = (
        verb is not None and frame.found.end <= verb.start and not scene.folded[frame.found.end : verb.start].strip(" ")
    )
    whole = place.form == "adjective" or is_governed(scene, place) or is_noun(frame.found.unit, "members")
    return named(frame, place) if does and not whole else None


_IN_WHICH = re.compile(r"[ ](?:dans|pour)[ ](?:l'|(?:la|le|les)[ ](?:seule?s?[ ])?)")


def part_in(scene: Scene, frame: Frame) -> str | None:
    """« dont un quart dans [la cyberdéfense et le numérique] »."""
    if frame.found.kind != "fraction" or not scene.folded.endswith("dont ", 0, frame.found.lead):
        return None
    m = _IN_WHICH.match(scene.folded, frame.found.end)
    span = forwards(scene, m.end(), frame.right, joined=True) if m else None
    if (
        span is None
        or is_actor(scene, span)
        or head(scene, span) in words("adverbial")
        or scene.place_layer.first(*span)
    ):
        return None
    return re.sub(r" et (?:l[ae]s? |l['’])", " et ", surface(scene, span))


# « Sur le [crédit d'engagement] autorisé, 700 millions ont été versés »
_OUT_OF = re.compile(r"[\s«•-]*sur[ ](?:l'|(?:l[ae]s?|son|sa|ses|leurs?)[ ])")


def out_of(scene: Scene, frame: Frame) -> str | None:
    """The sum, named at the head of the sentence, that a part is of: « Sur [le crédit d'engagement], 700 millions »."""
    m = _OUT_OF.match(scene.folded, frame.sentence.start) if frame.left == frame.sentence.start else None
    span = forwards(scene, m.end(), frame.found.lead) if m else None
    if span is None or not any(is_noun(head(scene, span), table) for table in ("bare", "costs", "measured", "funds")):
        return None
    done = scene.verb_layer.first(*span)
    span = (span[0], done.start - 1) if done and done.tense == "participle" else span
    return surface(scene, span) if span[1] > span[0] else None
