"""Nouns that name an event: « la réunion », « cette entrevue », « l'exercice Orion 23 », « en visite »."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...grammar import VerbGroup
from ...model import Reading
from ...parts import parts_of
from .context import determiner, lead, start_of
from .trigger import Trigger
from .words import Noun, nouns

# words of events that name none here, by the noun: what stands right after it, and right before
_NOT_BEFORE = {
    "exercice": re.compile(
        r"[ ](?:(?:19|20)\d\d\b|budgetaire|fiscal|comptable|social|d'imagination|de[ ](?:ses|son|sa|leurs?|"
        r"nos|notre|ces|cette|la[ ]"
        r"(?:fonction|charge|presidence)|prospective|style)\b|du[ ](?:pouvoir|droit|mandat|commandement|controle)\b)"
    ),  # « l'exercice 2024 », « l'exercice de ses fonctions »
    "entretien": re.compile(
        r"[ ](?:accorde|publie|donne|paru|diffuse|au[ ](?:quotidien|journal|magazine|site)|"
        r"a[ ]la[ ](?:chaine|television|radio)|"
        r"d(?:es|u|e[ ]l'|e[ ]la|e|')[ ]?(?:materiels?|vehicules?|equipements?|batiments?|flotte|routes?|"
        r"infrastructures?|parc|appareils?|avions?|helicopteres?|chars?|navires?|fregates?|sous-marins?|patrouilleurs?|"
        r"blindes?|drones?|armes?|armements?|munitions|moteurs?|systemes?|pistes?|casernes?|bases?|tombes?|cimetieres?|"
        r"monuments?|reseaux?|ouvrages?|terrains?|locaux|[a-z]-\d))"
    ),  # « un entretien accordé au journal », « l'entretien des véhicules »
    "guerre": re.compile(
        r"[ ](?:froide|electronique|hybride|psychologique|commerciale|economique|cognitive|informationnelle|"
        r"d[e'][ ]?(?:l'information|etoiles|usure|mines|position)|des[ ](?:etoiles|nerfs|mots|mines))\b"
    ),  # « un colloque sur la guerre électronique », « depuis la guerre froide »
    "reception": re.compile(
        r"[ ](?:(?:officielle|definitive|provisoire)[ ])?(?:d[eu][ ]|des[ ]|d'|de[ ]la[ ]|de[ ]l')"
        r"(?:\d+|une?|deux|trois|premiere?s?|deuxieme|derniere?s?|nouve[a-z]+|appareils?|avions?|chars?|helicopteres?|"
        r"navires?|materiels?|commandes?|lettres?|drones?|missiles?|systemes?|vehicules?|equipements?|travaux|"
        r"signa[a-z]+|armes?|fregates?|demandes?|dossiers?|message)\b"
    ),  # « la réception du premier avion »
    "sommet": re.compile(r"[ ]de[ ](?:l'etat|la[ ](?:hierarchie|montagne|colline|chaine|republique))\b"),
    "rencontre": re.compile(r"[ ](?:sportive|souvent|toujours|parfois|[a-z]+ment)\b"),
    "visite": re.compile(r"[ ](?:souvent|toujours|parfois|[a-z]+ment)\b"),
    "session": re.compile(r"[ ](?:de[ ]rattrapage|(?:extra)?ordinaire[ ](?:de[ ])?(?:19|20)\d\d)"),
}
_NOT_AFTER = {
    "exercice": re.compile(r"\ben[ ]$"),  # « président en exercice »
    "rencontre": re.compile(r"\ba[ ]la[ ]$"),  # « à la rencontre des troupes »
    "mission": re.compile(r"\b(?:en|chef[ ]de|ordre[ ]de|lettre[ ]de)[ ]$"),
    "visite": re.compile(r"\b(?:(?:carte|droit)s?|en[ ](?:debut|fin|milieu|cours))[ ]de[ ]$"),
    "visioconference": re.compile(r"(?:\b(?:par|en|de)[ ]|\()$"),
    "entree": re.compile(r"\bd'$"),  # « d'entrée »
    "offensive": re.compile(r"\ba[ ]l'$"),  # « est passée à l'offensive »
    "entrainement": re.compile(r"\bd'$"),  # « le Centre conjoint d'entraînement »
    "tete-a-tete": re.compile(r"\ben[ ]$"),  # « s'est entretenu en tête-à-tête »
}
_PASSING = re.compile(r"(?:^|[\n.»,(][ ]?|- )de[ ]$")
_DASH = re.compile(r"[ ]?(?:-|:|\||\n|$)")
# « la transcription de la conférence de presse », « le 80e anniversaire du débarquement »: a record or memory of it
_RECORD = re.compile(
    r"\b(?:anniversaire|transcription|verbatim|video|enregistrement|retransmission)s?[ ](?:integrale[ ])?"
    r"(?:de[ ]la|du|de[ ]l'|des)[ ]?$"
)
_OF = frozenset({"de", "la", "du", "l'", "des"})
# « pas de réunion », « aucun entretien », « sans rencontre »
_NONE_BEFORE = frozenset({"pas", "point", "aucun", "aucune", "sans", "ni", "de", "d'", "nouvelle", "la", "le", "l'"})
_NONE = re.compile(r"\b(?:(?:pas|point|aucune?|sans|ni)[ ](?:d[e'][ ]?|de[ ]nouvelle[ ])?|sans[ ](?:la[ ]|le[ ]|l'))$")
# what may stand between the noun and its name: « exercice militaire de l'OTAN », « exercice annuel »; then the name
_NAME = re.compile(
    r"(?:[ ](?:[a-zàâçéèêëîïôûù-]+|d['’][a-zéèêàâ]+|de[ ][a-zéèêàâ]+|de[ ]l['’]OTAN|"
    r"OTAN)){0,3}?[ ](?:[«“\"][ \u00a0\u202f]?)?"
    r"(?P<name>(?:[A-ZÀÂÇÉÈÊÎÔ][\w’'-]*)(?:[ \u00a0/-](?:[A-ZÀÂÇÉÈÊÎÔ][\w’-]*|\d{2,4}\b))*)"
)  # « exercice de dissuasion Steadfast Noon », « opération REASSURANCE », « exercice “Orion 23” »
# « l'opération « Bouclier du désert » »: all that stands between the marks
_QUOTED = re.compile(r"[«“\"][ \u00a0\u202f]?(?P<name>[^«»“”\"\n.;:!?]{2,48}?)[ \u00a0\u202f]?[»”\"]")
_NO_NAME = re.compile(
    r"(?:otan|nato|alliance|union|ue|onu|allies?|etat|etats|europe|ministres?|conseil|comite|nations|g\d+)\b"
)
# what stands between a noun and capitals and shows that these are no name of it
_FUNCTION_WORDS = re.compile(
    r"\b(?:au|aux|a|en|dans|sur|pour|avec|contre|entre|par|vers|et|ou|qui|que|depuis|chez|selon|du|des|est)\b"
)
_ADJECTIVES = frozenset({"ministerielle", "bilaterale", "trilaterale", "pleniere"})
_NAMED_KINDS = frozenset({"exercise", "operation"})


def find_nouns(reading: Reading, verbs: tuple[VerbGroup, ...]) -> Iterator[Trigger]:
    """Event nouns in text order; a form that is a verb here is none."""
    heads = {verb.head_start for verb in verbs if verb.lemma not in _MEALS or not _is_meal(reading, verb)}
    for found in nouns().find(parts_of(reading)):
        noun, is_plural = found.record
        if found.start not in heads and _means_event(reading, noun, found.start, found.end):
            yield _trigger(reading, noun, is_plural, found.start, found.end)


def _is_meal(reading: Reading, verb: VerbGroup) -> bool:
    """« Mercredi soir, [dîner] de travail »: an infinitive that nothing governs."""
    if verb.tense != "infinitive":
        return False
    return _ALONE_BEFORE.search(reading.folded, max(0, verb.start - 3), verb.start) is not None


_MEALS = ("dîner", "déjeuner", "souper")
# « 14 décembre 1995 : accords », « • 2021 – actualisation »: what stands before the head of a line
_LINE = re.compile(
    r"(?:^|\n|[:|*•-])[ ]*(?:la[ ]|le[ ]|les[ ]|l')?(?:double[ ]|nouvel[ ]|nouvelle[ ]|premier[ ])?"
    r"(?:(?:debut|fin)[ ](?:de[ ]la[ ]|de[ ]l'|du[ ]|des[ ]|d'))?$"
)
# « Congrès extraordinaire du Parti travailliste », « Congrès de la CDU »
_OF_PARTY = re.compile(
    r"[ ](?:(?:extraordinaire|annuel|fondateur|constitutif|ordinaire)\b|(?:[a-z]+[ ])?d(?:u|e[ ]la|e[ ]l'|es)[ ]?"
    r"(?:partis?|mouvement|federation|confederation|union|front|ligue|cdu|csu|spd|ps|lr|ump|syndicats?|[a-z]+istes)\b)"
)
_ALONE_BEFORE = re.compile(r"(?:^|\n|, |- |: |[.] )$")


def _means_event(reading: Reading, noun: Noun, start: int, end: int) -> bool:
    folded = reading.folded
    if noun.line and not _LINE.search(folded, max(0, start - 24), start):
        return False
    after, before = _NOT_BEFORE.get(noun.key), _NOT_AFTER.get(noun.key)
    window = max(0, start - 24)
    if after and after.match(folded, end):
        return False
    if before and before.search(folded, window, start):
        return False
    k = bisect_left(reading.starts, start) - 1
    before_it = reading.norms[k] if k >= 0 else ""
    if _is_label(reading, start, end):
        return False
    if before_it in _OF and _RECORD.search(folded, max(0, start - 40), start):
        return False
    if reading.text[end - 1] == "é":
        return False  # « rencontré », « visité »
    if noun.key == "congres" and reading.text[start].isupper() and not _OF_PARTY.match(folded, end):
        return False  # « le Congrès », a parliament
    if noun.key in _ADJECTIVES and determiner(reading, start)[0] == "bare" and not reading.text[start].isupper():
        return False  # « une réunion ministérielle », « une entrevue bilatérale »
    if noun.key == "reunion" and reading.text[start].isupper() and folded.endswith("la ", 0, start):
        return False  # the island
    if noun.key == "passage":  # « De passage à Berne, le ministre », not « le passage à l'acte »
        return _PASSING.search(folded, window, start) is not None
    return not (before_it in _NONE_BEFORE and _NONE.search(folded, window, start))


def _is_label(reading: Reading, start: int, end: int) -> bool:
    """« SOMMET - Les dirigeants … », « RÉUNION : »: a heading in capitals that names the rubric."""
    return reading.text[start:end].isupper() and bool(_DASH.match(reading.folded, end))


def _trigger(reading: Reading, noun: Noun, is_plural: bool, head: int, end: int) -> Trigger:
    start = start_of(reading, head)
    which, _ = determiner(reading, start)
    name = _name(reading, noun, end) if noun.kind in _NAMED_KINDS else None
    return Trigger(
        start=start,
        end=name[1] if name else end,
        form="noun",
        kind=noun.kind,
        head=head,
        noun=noun,
        determiner=which,
        lead="during" if noun.key == "passage" else lead(reading, start),
        plural=is_plural,
        name=name,
    )


def _name(reading: Reading, noun: Noun, end: int) -> tuple[int, int] | None:
    m = _NAME.match(reading.text, end)
    if not m:
        return None
    start, stop = m.span("name")
    between = reading.folded[end : start - 1]
    if _FUNCTION_WORDS.search(between) or between.endswith(" de"):
        return None  # « opération au nord de Tombouctou »
    if _NO_NAME.match(reading.folded, start):
        return None
    quoted = _QUOTED.match(reading.text, start - 2) or _QUOTED.match(reading.text, start - 1)
    return start, quoted.end("name") if quoted else stop
