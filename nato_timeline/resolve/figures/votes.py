"""What a vote was on, and its day: « a adopté [la résolution] par 10 voix contre 2 », « Le 27 septembre, le crédit a
été accepté par 50,1 % des votants ».
"""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...model import Figure
from ...text import fold
from .dates import is_day
from .frames import Frame
from .phrases import forwards, head, is_actor, surface, without_article
from .scene import Scene
from .subject_phrases import subject_phrase
from .words import is_noun, verbs

_OF_VOTERS = re.compile(r"(?:[ ](?:de[ ]|des[ ]|d'))?(?P<who>[a-z]+)")
# « a approuvé[ par 538 voix contre 58 et 8 abstentions] l'envoi »
_RUN = re.compile(r",?[ ](?:(?:que|seulement)[ ]|qu')?(?:par|a)[ ](?:[a-z]+[ ]){0,3}")
_BALLOT_OF = re.compile(
    r"(?<![^\W_])(?:votation|referendum|scrutin|vote|election|consultation|legislatives)s?(?:[ ][a-z]+){0,2}[ ]du[ ]$"
)
_OF = re.compile(r"(?<![^\W_])(?:de|du|d'|contre|depuis|avant|apres|pour)[ ]?(?:l'|la[ ]|le[ ])?$")


def is_ballot(scene: Scene, frame: Frame) -> bool:
    """Whether a figure counts votes, or is a share of them or of those who voted."""
    if is_noun(fold(frame.found.unit), "votes"):
        return True
    if frame.found.kind != "percent":
        return False
    said = scene.folded[frame.found.start : frame.found.end].rpartition(" ")[2]
    m = _OF_VOTERS.match(scene.folded, frame.found.end)
    who = said if is_noun(said, "votes") else m["who"] if m else ""
    if is_noun(who, "votes"):
        return True
    verb = _voting(scene, frame) if is_noun(who, "voters") else None
    return verb is not None and verb.tense != "present"  # « 40 % des électeurs approuvent »: a poll


def _voting(scene: Scene, frame: Frame) -> VerbGroup | None:
    """The verb of its sentence that says how the vote went."""
    said = scene.verb_layer.within(frame.sentence.start, frame.sentence.end)
    voted = [
        v for v in said if v.lemma in verbs("balloting") and v.finite and v.tense in ("past", "pluperfect", "present")
    ]
    return min(voted, key=lambda v: abs(v.start - frame.found.start)) if voted else None


def voted_on(scene: Scene, frame: Frame) -> str | None:
    """« ont accepté par 50,1 % des voix [l'achat d'avions] », « [Le crédit] a été accepté par 50,1 % des votants »."""
    verb = _voting(scene, frame) if is_ballot(scene, frame) else None
    if verb is None or verb.voice == "reflexive":
        return None
    if verb.voice == "passive":
        span = subject_phrase(scene, frame, verb) if frame.finite is verb else None
    else:
        span = forwards(scene, *without_article(scene, _past_the_count(scene, frame, verb), frame.sentence.end))
    if span is None or is_actor(scene, span) or scene.timex_layer.first(span[0], span[0] + 1):
        return None
    counted = scene.found_layer.first(span[1], span[1] + 5)
    if counted and counted.kind == "count" and scene.folded[span[1] : counted.lead] in (" de ", " d'"):
        span = span[0], counted.end  # « l'envoi de 3 500 soldats »
    told = scene.folded[slice(*span)]
    return None if told in _SAYS_NOTHING or is_noun(head(scene, span), "votes") else surface(scene, span)


_SAYS_NOTHING = frozenset(
    {"texte", "projet", "motion", "proposition", "loi", "document", "amendement", "resolution", "traite", "accord"}
)


def _past_the_count(scene: Scene, frame: Frame, verb: VerbGroup) -> int:
    """Where the object of the verb begins: behind it, a date, and the count of the votes."""
    at = verb.end
    date = scene.timex_layer.first(at, at + _NEAR)
    if date and scene.folded[at : date.start].strip() in ("", "le"):
        at = date.end
    for figure in scene.found_layer.within(at, frame.sentence.end):
        if not _RUN.fullmatch(scene.folded, at, figure.lead) and not _JOINED.fullmatch(scene.folded, at, figure.lead):
            break
        m = _OF_VOTERS.match(scene.folded, figure.end) if figure.kind == "percent" else None
        at = m.end() if m and (is_noun(m["who"], "votes") or is_noun(m["who"], "voters")) else figure.end
    while at < frame.sentence.end and scene.folded[at] in " ,":
        at += 1
    return at


_NEAR = 14  # characters
_JOINED = re.compile(r"(?:[ ](?:contre|et|pour|pour[ ]et)|,)[ ]")


def vote_day(scene: Scene, frame: Frame) -> str | None:
    """The only date of its clause, or of its sentence: « Le [9 février], la Chambre a adopté le texte par 89 voix »."""
    if _voting(scene, frame) is None:
        return None
    for start, end in (frame.clause, (frame.sentence.start, frame.sentence.end)):
        told = [t for t in scene.timex_layer.within(start, end) if t.type in ("DATE", "TIME") and t.first]
        own = [t for t in told if not _is_of_something(scene, t.start)]
        values = {t.value[:10] if is_day(t.value[:10]) else t.value for t in own}
        if values:
            return values.pop() if len(values) == 1 else None
    return None


def _is_of_something(scene: Scene, at: int) -> bool:
    """« Le traité de [1949] », not « Lors de la votation du [27 septembre] »."""
    of = _OF.search(scene.folded, max(0, at - 10), at)
    return of is not None and _BALLOT_OF.search(scene.folded, max(0, at - 50), at) is None


def same_vote(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« … par 50,1 % des voix. Seules [8 670 voix] séparent les deux camps »: the day of the vote told just before."""
    if not is_noun(fold(frame.found.unit), "votes") or scene.timex_layer.first(
        frame.sentence.start, frame.sentence.end
    ):
        return None
    start = (scene.sentence_before(frame.sentence) or frame.sentence).start
    told = (other for other in reversed(earlier[-_RECENT:]) if other.start >= start)
    return next((other.when for other in told if _counts_votes(scene, other)), None)


_RECENT = 4  # figures


def _counts_votes(scene: Scene, figure: Figure) -> bool:
    m = _OF_VOTERS.match(scene.folded, figure.end) if figure.unit == "%" else None
    words = (fold(figure.unit), m["who"] if m else "")
    return any(is_noun(word, "votes") or is_noun(word, "voters") for word in words)
