"""What a text tells back: at what time, which is that of the sentence before or of the visit told there."""

from __future__ import annotations

import re

from .cluster import Cluster
from .dates import Dated, Settled
from .scene import Scene
from .sighting import Sighting
from .where import says_there

_GOES_ON = re.compile(
    r"\b(?:ensuite|egalement|puis|aussi|en[ ]outre|par[ ]ailleurs|enfin|a[ ]cette[ ]occasion|aussitot|alors(?![ ]qu))\b"
)
_AND_HAS = re.compile(r"\b(?:et|puis)[ ](?:(?:y|s'|se|l'|les?|la|lui|leur)[ ]?){0,2}$")


def goes_on(scene: Scene, sighting: Sighting) -> bool:
    """Whether a clause goes on from the sentence before: « a ensuite rencontré », « avait aussitôt invoqué »."""
    sentence = scene.sentence(sighting.start)
    return _GOES_ON.search(scene.folded, sentence.start, min(sentence.end, sighting.span[1] + 30)) is not None


def goes_on_in_clause(scene: Scene, sighting: Sighting) -> bool:
    """Whether a verb shares the subject of the one before it: « a vu X et s'est entretenu avec Y »."""
    verb = sighting.trigger.verb
    if verb is None or not verb.finite or sighting.kind not in ("meeting", "visit"):
        return False
    return _AND_HAS.search(scene.folded, max(0, verb.start - 16), verb.start) is not None


def recalls_summit(scene: Scene, sighting: Sighting) -> bool:
    """« Au sommet de Madrid, les Alliés ont adopté … Ils ont aussi invité … »: done at a summit of no known day."""
    sentence = scene.sentence(sighting.start)
    previous = scene.sentences.before(sentence.start) if goes_on(scene, sighting) else None
    low = previous.start if previous is not None and previous.paragraph == sentence.paragraph else sentence.start
    for noun in scene.nouns.within(low, sighting.start):
        if noun.kind == "summit" and (noun.lead == "during" or scene.folded.endswith("au ", 0, noun.start)):
            return True
    return False


def is_told_back(sighting: Sighting) -> bool:
    """« La Russie avait alors reconnu l'Abkhazie »: what was before what the text tells, at no time that it tells."""
    verb = sighting.trigger.verb
    return verb is not None and verb.tense == "pluperfect"


def visit_there(scene: Scene, sighting: Sighting, others: Settled) -> tuple[Cluster, Dated] | None:
    """« X s'était rendu à Oslo en mars. Il [y] avait rencontré Y »: the visit of the sentence before to that place."""
    verb = sighting.trigger.verb
    previous = scene.sentences.before(scene.sentence(sighting.start).start)
    if verb is None or previous is None or not sighting.place or not says_there(scene, verb):
        return None
    for cluster, dated in others.near(sighting.start):
        told = any(s.sentence == previous.start for s in cluster.sightings)
        if (
            told
            and cluster.kind == "visit"
            and sighting.place in cluster.places
            and set(sighting.who) & set(cluster.who)
        ):
            return cluster, dated
    return None


def told_there(scene: Scene, sighting: Sighting, others: Settled) -> tuple[Cluster, Dated] | None:
    """« s'est adressée aux troupes au camp d'Ādaži. Le colonel X [y] a présenté »: what the sentence before tells of
    that place."""
    verb = sighting.trigger.verb
    if verb is None or verb.tense != "past" or sighting.kind == "visit" or not says_there(scene, verb):
        return None
    sentence = scene.sentence(sighting.start)
    previous = scene.sentences.before(sentence.start)
    if previous is None or previous.paragraph != sentence.paragraph:
        return None
    told = [
        (cluster, dated)
        for cluster, dated in others.near(sighting.start)
        if cluster.places and any(s.sentence == previous.start for s in cluster.sightings)
    ]
    return told[-1] if len({cluster.places[0] for cluster, _ in told}) == 1 else None


# headings of what is told beside the news
_FACTS = re.compile(
    r"(?:[#*]+[ ])?(?:les[ ])?(?:faits[ ](?:en[ ]bref|saillants)|contexte|rappels?|reperes|pour[ ]memoire|en[ ]bref|"
    r"chiffres[ ]cles|informations[ ]complementaires|documentation|a[ ]propos)\b[^\n]{0,30}$"
)
_MARKS = ("- ", "• ", "* ", "– ", "— ")
_LIST = 12  # how many lines such a list has at most


def is_background(scene: Scene, at: int) -> bool:
    """« Faits en bref », then « • Le Canada a prolongé l'opération … »: not done on the visit that the text tells."""
    index = scene.sentence(at).paragraph
    paragraphs = scene.reading.paragraphs
    if index >= len(paragraphs) or not scene.text.startswith(_MARKS, paragraphs[index][0]):
        return False
    for start, end in reversed(paragraphs[max(0, index - _LIST) : index]):
        if not scene.text.startswith(_MARKS, start):
            return _FACTS.match(scene.folded, start, end) is not None
    return False


def in_that_time(scene: Scene, sighting: Sighting) -> Dated | None:
    """« En 2008, l'OTAN avait suspendu … Moscou avait alors … »: the time of the sentence before, as far as it goes."""
    sentence = scene.sentence(sighting.start)
    previous = scene.sentences.before(sentence.start)
    if previous is None or previous.paragraph != sentence.paragraph or not goes_on(scene, sighting):
        return None
    near = [m for m in scene.moments.within(previous.start, previous.end) if m.value and m.lead == "at"]
    return (
        Dated(near[0].value, "inherited", why=f"as the sentence before: {near[0].surface}") if len(near) == 1 else None
    )


def on_that_occasion(scene: Scene, sighting: Sighting) -> Dated | None:
    """« En juillet, à Washington, ils ont promis … L'état-major a été créé [à cette occasion] »: as the sentence
    before."""
    sentence = scene.sentence(sighting.start)
    there = "a cette occasion" in scene.folded[sentence.start : sentence.end]
    return in_that_time(scene, sighting) if there and sighting.looks == "past" else None


_SOME_TIME = re.compile(
    r"\b(?:dans|au[ ]cours|lors)[ ](?:les|des)[ ](?:tout(?:e)?s[ ])?(?:prochaine?s[ ])?(?:jours|semaines|mois)"
    r"(?:[ ](?:prochaine?s|a[ ]venir|qui[ ]viennent))?\b|\b(?:prochainement|bientot|ulterieurement)\b"
)


def is_some_time_ahead(scene: Scene, sighting: Sighting) -> bool:
    """« Il s'entretiendra dans les prochains jours avec X »: on no day that is told before."""
    if sighting.looks != "future" or sighting.clause is None:
        return False
    return _SOME_TIME.search(scene.folded, sighting.clause.start, sighting.clause.end) is not None
