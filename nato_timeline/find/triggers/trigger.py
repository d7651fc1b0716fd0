"""What a trigger is: words that name an event, before anybody asks when it was and who was there."""

from __future__ import annotations

from ...grammar import VerbGroup
from ...lean import lean
from ...lexicon.reference import NamedEvent
from .words import Frame, Noun


@lean(frozen=True, slots=True)
class Trigger:
    """`form`: noun (« réunion »), verb (« a reçu »), name (« Steadfast Noon »). `start`/`end` are the noun with the
    adjectives before it, the verb group, or the name.

    For nouns `determiner` is definite, indefinite, demonstrative, possessive, or bare, and `lead` what stands before
    it (« lors de », « avant »), folded. For verbs `frames` are those of the verb in this voice, in order. `name` is a
    proper name after the noun (« exercice [Orion 23] »), `known` the named event that the lexicon holds under it, one
    of several where a series shares it. `elided`: the noun is left out, and an adjective stands for it.
    """

    start: int
    end: int
    form: str
    kind: str
    head: int
    noun: Noun | None = None
    verb: VerbGroup | None = None
    frames: tuple[Frame, ...] = ()
    determiner: str = "bare"
    lead: str = ""
    plural: bool = False
    name: tuple[int, int] | None = None
    known: tuple[NamedEvent, ...] = ()
    elided: bool = False
