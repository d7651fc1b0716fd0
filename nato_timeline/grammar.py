"""French verbs as the finders need them: which verb, in what tense and voice, denied or not; and clauses.

Forms are generated from `data/lexicon/verbs.toml`, never listed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from .model import Reading


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """« n’a pas encore été reçue »: lemma recevoir, past, passive, negated.

    `start`/`end` run from the first auxiliary to the main verb; `head_start`/`head_end` is the main verb or participle.
    `tense`: present past imperfect pluperfect future conditional subjunctive infinitive gerund participle imperative.
    `voice`: active passive reflexive. `modal`: the verb before an infinitive (devoir, pouvoir, aller, compter, vouloir).
    For a modal group the tense is the modal's: « devrait approuver » is approuver, conditional, modal devoir.
    """

    start: int
    end: int
    head_start: int
    head_end: int
    lemma: str
    tense: str
    voice: str = "active"
    negated: bool = False
    modal: str | None = None
    plural: bool | None = None
    person: int = 3


def verb_groups(reading: Reading) -> tuple[VerbGroup, ...]:
    """Verb groups in text order. Words that are as often nouns (« visite », « marche ») count only where a subject or an
    auxiliary makes them verbs."""
    raise NotImplementedError


def clause_at(reading: Reading, verbs: tuple[VerbGroup, ...], at: int) -> tuple[int, int]:
    """The clause around a position: inside its sentence, between relative pronouns, conjunctions, « ; », « : », brackets
    and quotation marks, so that each clause holds at most one finite verb group where the text allows."""
    raise NotImplementedError


def direction(reading: Reading, verbs: tuple[VerbGroup, ...], at: int) -> str | None:
    """Which way the clause around a position looks from the document's date: past, future, or None where nothing says.

    From the finite verb of the clause (past tenses; future, « va/doit/devrait + infinitive »), then from cues (« prévu »,
    « rendez-vous », « prochain », « attendu », « lors de »), then from the sentence.
    """
    raise NotImplementedError
