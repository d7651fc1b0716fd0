"""Triggers: the words that name an event. What they say is not asked here, nor whether it is one in its sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from ...grammar import VerbGroup
from ...model import Reading
from ...text import fold
from ...turns import Turns
from .elided import find_again, find_elided
from .headlines import headline_verbs
from .names import find_names
from .nouns import find_nouns
from .trigger import Trigger
from .words import Frame, Noun, frames, support, types, word_list

__all__ = ["Frame", "Noun", "Trigger", "find", "support", "types", "word_list"]

# verbs, each in a voice and a tense, of which the frames are kept at hand
_REMEMBERED = 20_000


def find(reading: Reading, verbs: tuple[VerbGroup, ...]) -> Turns[tuple[Trigger, ...]]:
    """Triggers in text order. A name after its noun (« l'exercice Steadfast Noon ») is one trigger with it."""
    if headlines := tuple(headline_verbs(reading, verbs)):
        verbs = tuple(sorted((*verbs, *headlines), key=attrgetter("start")))
    nouns = tuple(sorted(find_nouns(reading, verbs), key=attrgetter("start")))
    yield
    elided = find_elided(reading, nouns, verbs)
    again = find_again(reading, nouns)
    yield
    names = find_names(reading)
    yield
    nominal = sorted((*nouns, *elided, *again, *names), key=lambda t: (t.start, -t.end))
    joined: list[Trigger] = []
    for trigger in nominal:
        last = joined[-1] if joined else None
        if last and trigger.start < last.end:
            joined[-1] = _joined(last, trigger)
        else:
            joined.append(trigger)
    return tuple(sorted((*joined, *_verbal(verbs)), key=attrgetter("start", "end")))


def _joined(noun: Trigger, name: Trigger) -> Trigger:
    """Two triggers over the same words as one: the noun's grammar, the name's knowledge."""
    if name.form != "name":
        return _told_within(noun, name) if noun.form == "name" else noun
    return replace(noun, end=max(noun.end, name.end), name=noun.name or name.name, known=noun.known or name.known)


def _told_within(name: Trigger, noun: Trigger) -> Trigger:
    """A name that begins with its noun: « [opération] Force alliée »."""
    if noun.noun is None or not noun.noun.named or noun.start != name.start or name.kind != noun.kind:
        return name
    own = noun.name[0] if noun.name else noun.end + 1
    return replace(noun, end=name.end, name=(own, name.end), known=name.known) if own < name.end else name


def _verbal(verbs: tuple[VerbGroup, ...]) -> list[Trigger]:
    found = []
    for verb in verbs:
        # a bare participle beside its noun (« un fonds doté », « reportée ») is passive
        voice = "passive" if verb.tense == "participle" else verb.voice
        if fitting := _fitting(verb.lemma, voice, verb.tense):
            found.append(
                Trigger(
                    verb.start,
                    verb.end,
                    "verb",
                    fitting[0].kind,
                    verb.head_start,
                    verb=verb,
                    frames=fitting,
                    plural=bool(verb.plural),
                )
            )
    return found


@lru_cache(_REMEMBERED)
def _fitting(lemma: str, voice: str, tense: str) -> tuple[Frame, ...]:
    """The frames of a verb in this voice and tense."""
    possible = frames().get(fold(lemma), ())
    return tuple([f for f in possible if (not f.voice or voice in f.voice) and (not f.tense or tense in f.tense)])
