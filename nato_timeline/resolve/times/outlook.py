"""Gatherings that words look ahead to, whatever their tense: « a demandé de reporter le référendum de dimanche », « à
l'approche du sommet de mardi », « la réunion de jeudi a été annulée »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nato_timeline.grammar import VerbGroup
from nato_timeline.grammar.conjugation import verb_set

_GATHERING = (
    r"(?:reunions?|rencontres?|conferences?|sessions?|sommets?|entretiens?|visites?|votes?|entrevues?|seances?|debats?"
    r"|scrutins?|referendums?|elections?|manifestations?|ceremonies?|congres|auditions?|audiences?|defiles?|greves?"
    r"|consultations?|pourparlers|negociations|discussions|exercices?|marches?|investiture)"
)
_ITS = r"(?:l[ea]s? |l'|d(?:u|es) |aux? |une? |s(?:a|on|es) |leurs? |cette |cet? )"
# « le référendum de dimanche », « la réunion ministérielle extraordinaire de jeudi »: what « dimanche » belongs to
_OF_GATHERING = re.compile(rf"(?P<its>{_ITS})(?P<noun>{_GATHERING})(?: [a-z][a-z'-]+){{0,5}}? d(?:e|u) $")
# « en prévision du », « à la veille de la », « la tenue de la »: what stands before a gathering to come
_AHEAD_OF = re.compile(
    r"\b(?:en prevision|en amont|en vue|a l'approche|a la veille|dans la perspective|dans l'attente|d'ici(?: a)?"
    r"|a quelques (?:jours|heures)|a la tenue|de la tenue|la tenue|les preparatifs|la preparation|aux preparatifs)"
    r" (?:d[eu] ?(?:la |l')?|des |la |le |l')$"
)
_LONGEST = 110


def of_gathering(before: str) -> re.Match[str] | None:
    """The gathering that an expression dates as its complement, from the folded text before it."""
    return _OF_GATHERING.search(before[-_LONGEST:])


def looks_ahead(before: str, verbs: Sequence[VerbGroup], start: int, later: VerbGroup | None) -> bool:
    """Whether a gathering right before an expression is looked ahead to: by what leads to it, by the verb that it is
    the object of, by the verb of which it is the subject. `verbs` are those of the sentence before the expression,
    which begins at `start`; `later` is the first finite one behind it."""
    found = of_gathering(before)
    if found is None:
        return False
    lead = before[-_LONGEST:][: found.start("noun")]
    if _AHEAD_OF.search(lead):
        return True
    noun = start - (len(before[-_LONGEST:]) - found.start("noun"))
    near = [verb for verb in verbs if verb.end <= noun]
    if not near or noun - near[-1].end > _OBJECT:
        return _put_off(later)
    return _beforehand(near) or _put_off(later if not near[-1].finite else None)


def _put_off(verb: VerbGroup | None) -> bool:
    """« [La réunion de jeudi] a été annulée »."""
    called_off = verb is not None and verb.voice == "passive" and verb.tense != "pluperfect"
    return called_off and verb is not None and verb.lemma in verb_set("forestalling")


# how far an object may stand behind its verb, in characters: « de reporter [d'une semaine] le référendum »
_OBJECT = 30


def _beforehand(verbs: Sequence[VerbGroup]) -> bool:
    """« a annulé la réunion de jeudi », « a appelé à participer au défilé de dimanche »."""
    last = verbs[-1]
    if last.tense == "pluperfect":
        return False
    if last.lemma in verb_set("forestalling") and last.voice != "passive":
        return True
    asked = next((verb for verb in reversed(verbs[:-1]) if verb.finite), None)
    wanted = last.tense == "infinitive" and asked is not None and asked.lemma in verb_set("demanding")
    return wanted and last.lemma not in verb_set("retrospective")
