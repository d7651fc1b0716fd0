"""The noun phrase of an event, as its title writes it: with its adjectives, without what points elsewhere."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from .complement import Complement, of_what
from .french import OWNED, capital, clean, owned_by_nobody
from .kinds import holds
from .phrases import Phrase
from .scene import Scene

ORDINAL = re.compile(r"\b(?:premi(?:er|ere)s?|deuxieme|seconde?|troisieme)[ ]$")
_POINTING = re.compile(r"\b(?:ce|cet|cette|ces|son|sa|ses|leurs?)\b")
# what belongs to a visit or a talk before the people come: « visite de travail », « entretien bilatéral »
QUALIFIED = re.compile(
    r"(?:[ ](?:de[ ](?:travail|courtoisie)|d'etat|officielle?|bilateral|bilaterale|trilaterale?|informelle?|"
    r"ministerielle?|"
    r"telephonique|surprise|eclair|inopinee|conjointe?|commune?|privee?|extraordinaire))+\b"
)


def phrase_of(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    """The noun phrase itself, without what points elsewhere (« de cette réunion »)."""
    if trigger.elided and trigger.noun:
        return capital(trigger.noun.noun)
    start = trigger.start if ORDINAL.search(scene.folded, trigger.start, trigger.head) else trigger.head
    end = trigger.end
    for phrase in noun.inner:
        if _points(scene, phrase):
            break
        end = phrase.end
    if noun.inner and trigger.kind in _MET and (behind := of_what(scene, trigger, noun.inner[0])) is not None:
        return capital(clean(scene.text[start : trigger.end] + owned_by_nobody(scene.text[behind:end])))
    if noun.inner and (noun.inner[0].comma or noun.inner[0].begin > trigger.end + 1):
        # « la signature, lundi, d'une déclaration », « une réunion de deux jours des ministres »
        return capital(
            clean(f"{scene.text[start : trigger.end]} {owned_by_nobody(scene.text[noun.inner[0].begin : end])}")
        )
    return capital(clean(scene.text[start : trigger.end] + owned_by_nobody(scene.text[trigger.end : end])))


_MET = ("meeting", "summit")


def _points(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase says whose only by pointing; « la fermeture [de sa frontière] » is that of the frontier."""
    m = _POINTING.search(scene.folded, phrase.start, phrase.end)
    if m is None:
        return False
    thing = OWNED.fullmatch(scene.folded, phrase.begin, m.end() + 1) is not None
    return not thing or holds(scene, phrase.start, phrase.end, ("person", "official", "leaders"))


def qualified(scene: Scene, trigger: Trigger) -> str:
    """The noun with its adjectives: « Entrevue bilatérale », « Visite de travail »."""
    if trigger.elided and trigger.noun:
        return capital(trigger.noun.noun)
    m = QUALIFIED.match(scene.folded, trigger.end)
    return capital(clean(scene.text[trigger.head : m.end() if m else trigger.end]))


def behind_company(scene: Scene, noun: Complement) -> Phrase | None:
    """« signature avec la ministre espagnole, Margarita Robles, [d'un accord de coopération] »."""
    if not noun.rest or noun.rest[0].link not in ("with", "by"):
        return None
    return next((p for p in noun.rest if p.comma and scene.folded.startswith(_OF_A_THING, p.start)), None)


_OF_A_THING = ("d'un ", "d'une ", "du ", "de la ", "de l'", "des ")
_SIGNED = re.compile(r"[ ](?:d'une?|du|de[ ](?:la[ ]|l'))(?=[ ]?[a-z])")


def behind_signer(scene: Scene, noun: Complement) -> str:
    """« signature par la ministre Backes [d'un accord de coopération] »."""
    signer = noun.rest[0] if noun.rest and noun.rest[0].link == "by" else None
    if signer is None:
        return ""
    named = scene.mentions.last(signer.start, signer.end)
    m = _SIGNED.search(scene.folded, named.end if named is not None else signer.start, signer.end)
    return f" {clean(scene.text[m.start() : signer.end])}" if m else ""
