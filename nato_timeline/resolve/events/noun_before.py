"""The noun that a relative pronoun or a participle goes back to."""

from __future__ import annotations

import re
from dataclasses import replace

from ...model import Reading, Zone
from .phrases import Phrase, phrases
from .scene import Scene

# links of phrases that a noun and what it is for make together: « l'engagement en faveur de l'industrie »
_BELONGING = ("on", "pour", "against", "for")


def qualified(scene: Scene, start: int, cut: int) -> tuple[int, int] | None:
    """What a participle qualifies: the noun before it, with what that is about: « l'accord sur la sécurité conclu »."""
    last = noun_before(scene, start, cut)
    if last is None or last.link not in _BELONGING or last.comma:
        return stretch_of(last)
    head = noun_before(scene, start, last.begin)
    # « a remercié son homologue pour [l'accueil] reçu »
    if head is None or _PERSON.search(scene.folded, head.start, head.end) or scene.mentions.first(head.start, head.end):
        return stretch_of(last)
    return head.start, last.end


def _by_closing(reading: Reading) -> dict[int, Zone]:
    """Quotations by where they end; the outermost of those that end together."""
    return {zone.close: zone for zone in reversed(reading.zones)}


def noun_before(scene: Scene, start: int, cut: int) -> Phrase | None:
    """The noun phrase right before a relative pronoun or a participle, across a comma too."""
    while cut > start and scene.folded[cut - 1] in " ,":
        cut -= 1
    name = scene.reading.derived(_by_closing).get(cut)  # « la politique « Nord », publiée »
    if name is not None:
        phrase = noun_before(scene, start, name.open)
        return replace(phrase, end=name.close) if phrase else None
    if cut > start and scene.folded[cut - 1] == ")":  # « un avenant au programme de coopération (PIC), qui porte »
        cut = max(scene.folded.rfind("(", start, cut), start)
    comma = max(scene.folded.rfind(mark, start, cut) for mark in ",;:()")
    verb = scene.verbs.before(cut)
    run = phrases(scene, max(start, comma + 1, verb.end if verb and verb.end <= cut else 0), cut)
    return run[-1] if run else None


_PERSON = re.compile(r"\bhomologues?\b")
_ONE = ("le ", "la ", "l'", "un ", "une ", "ce ", "cet ", "cette ", "son ", "sa ", "leur ")
_OF_MANY = re.compile(r".* d(?:es|e(?= (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|ces|ses|nos|\d))) (?=\w)")


def of_many(scene: Scene, noun: Phrase) -> Phrase:
    """« le choix souverain [des deux pays], qui ont présenté »: of a noun and its complement the one that the verb
    agrees with in number."""
    m = _OF_MANY.match(scene.folded, noun.start, noun.end) if scene.folded.startswith(_ONE, noun.start) else None
    return replace(noun, start=m.end()) if m else noun


def stretch_of(phrase: Phrase | None) -> tuple[int, int] | None:
    return (phrase.start, phrase.end) if phrase else None
