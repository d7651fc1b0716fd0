"""What a figure is for or measures, in the text's own words.

The ways are tried in order: what follows the figure (« d'aide militaire à l'Ukraine », « pour le déminage »), the noun it
completes (« une aide militaire de 92 millions »), the object that is brought to it (« portera son effort à 2 % »), the
subject that it measures (« le budget atteindra 47 Md€ »), and last the figure that it goes on from.
"""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .phrases import backwards, forwards, head, surface, without_article
from .scene import Frame, Scene
from .words import is_noun, verbs

_MONEY = frozenset({"money", "percent", "point", "fraction"})
# between a figure and what is said of it: « (43 milliards de dollars) », « de plus », « par an », « supplémentaires »
_ASIDE = re.compile(
    r"(?:[ ]\([^()]{1,80}\)|[ ](?:de[ ](?:plus|moins)|en[ ]plus|supplementaires?|additionnel(?:le)?s?|par[ ]an|chaque[ ]annee"
    r"|annuels?|annuellement|au[ ](?:moins|minimum|total|maximum)|environ|en[ ]tout|ensemble|specifiquement|entierement"
    r"|exclusivement|notamment))+"
)
_OF = re.compile(r"[ ](?:d'|de[ ](?:l'|la[ ])?|du[ ]|des[ ])")
_GIVEN_TO = re.compile(
    r"[ ](?:(?:est|sont|sera|seront|etait|qui[ ]sera|qui[ ]seront)[ ])?(?:dedie|destine|consacre|alloue|affecte|reserve|attribue|investi|depense|prevu|debloque)e?s?"
    r"[ ](?:a[ ](?:l'|la[ ])?|aux?[ ]|pour[ ](?:l'|la[ ]|le[ ]|les[ ]|leur[ ]|son[ ]|sa[ ])?|dans[ ](?:l'|la[ ]|le[ ]|les[ ])?)"
)
_FOR = re.compile(
    r"[ ](?:pour|en[ ]faveur[ ]de|en[ ]faveur[ ]du|en[ ]faveur[ ]des|au[ ]profit[ ]de|au[ ]profit[ ]du|au[ ]profit[ ]des|en[ ]matiere[ ]de|en[ ]matiere[ ]d'|au[ ]titre[ ]de"
    r"|au[ ]titre[ ]du|destines?[ ]a|en[ ]soutien[ ]a|en[ ]appui[ ]a|afin[ ]de|afin[ ]d')[ ]?(?:l'|(?:la|le|les|son|sa|ses|leur|leurs|notre|nos)[ ])?"
)
_TO = re.compile(r"[ ](?:a[ ](?:l'|la[ ])|a[ ]|aux?[ ])(?:(?:son|sa|ses|leur|leurs|notre|nos)[ ])?")
# what joins a noun to its figure, just before it or its qualifier
_COMPLETES = re.compile(
    r"(?:[ ](?:d'un[ ]montant|d'une[ ]valeur|d'une[ ]enveloppe|d'un[ ]budget|d'un[ ]cout|pour[ ]un[ ](?:montant|total|cout)"
    r"|a[ ]hauteur|de[ ]l'ordre))?[ ](?:de|d'|des)[ ]?$"
    r"|,?[ ](?:fixe|estime|evalue|chiffre|equivalent|porte|plafonne|egal|superieur|inferieur)(?:e|s|es)?[ ]a[ ]$"
    r"|,?[ ](?:dote|fort|riche)(?:e|s|es)?[ ](?:de|d')[ ]?$|[ ]s'elevant[ ]a[ ]$"
)
_COLON = re.compile(r"[ ]?:[ ]$|[ ]\($")


def subject_of(scene: Scene, frame: Frame) -> str | None:
    """The subject that the words around the figure give it; None where they leave it to its neighbours."""
    found = frame.found
    if found.counted:
        return surface(scene, found.counted)
    for way in _WAYS:
        subject = way(scene, frame)
        if subject:
            return subject
    return None


# ---------------------------------------------------------------- after the figure


def _after_aside(scene: Scene, frame: Frame) -> int:
    m = _ASIDE.match(scene.folded, frame.found.end, frame.sentence.end)
    return m.end() if m else frame.found.end


def _of_what(scene: Scene, frame: Frame) -> str | None:
    """« 40 milliards d'euros [d'aide militaire à l'Ukraine] », « 80 % [des dépenses de l'Alliance] »."""
    if frame.found.kind not in _MONEY:
        return None
    at = _after_aside(scene, frame)
    m = _OF.match(scene.folded, at)
    span = forwards(scene, m.end(), frame.right) if m else None
    if span is None:
        return None
    return _said_of_people(scene, frame, span) or (None if _is_actor(scene, span) else surface(scene, span))


def _said_of_people(scene: Scene, frame: Frame, span: tuple[int, int]) -> str | None:
    """« 40 % des Belges sont [favorables à l'adhésion] »: what is measured is what they are."""
    if frame.found.kind != "percent" or not scene.text[span[0]].isupper() or frame.finite is None:
        return None
    if frame.finite.start < span[1] or frame.finite.lemma != "être":
        return None
    told = forwards(scene, frame.finite.end + 1, frame.clause[1])
    return surface(scene, told) if told else None


def _given_to(scene: Scene, frame: Frame) -> str | None:
    """« 70 millions spécifiquement dédiés [à l'assistance militaire] »."""
    if frame.found.kind not in _MONEY:
        return None
    m = _GIVEN_TO.match(scene.folded, _after_aside(scene, frame))
    span = forwards(scene, m.end(), frame.right) if m else None
    return surface(scene, span) if span else None


def _for_what(scene: Scene, frame: Frame) -> str | None:
    """« 2,5 millions pour [le déminage] », « 2 % en matière de [dépenses] », « 300 millions à Kiev pour [acheter des obus] »."""
    if frame.found.kind not in _MONEY:
        return None
    for m in _FOR.finditer(scene.folded, frame.found.end, min(frame.right, frame.found.end + 90)):
        if any(c in scene.folded[frame.found.end : m.start()] for c in ",;:") or m.end() >= frame.right:
            return None
        span = forwards(scene, m.end(), frame.right) or _infinitive(scene, m.end(), frame.right)
        if span:
            return None if is_noun(head(scene, span), "periods") else surface(scene, span)
    return None


def _infinitive(scene: Scene, at: int, limit: int) -> tuple[int, int] | None:
    verb = scene.verb_layer.first(at, min(at + 2, limit))
    if verb is None or verb.tense != "infinitive":
        return None
    span = forwards(scene, min(verb.end + 1, limit), limit)
    return (verb.start, span[1]) if span else None


def _to_what(scene: Scene, frame: Frame) -> str | None:
    """« consacrer 40 milliards [aux activités d'assistance] », « dont 3,5 % [aux besoins militaires] »."""
    verb = frame.governor or frame.finite
    if frame.found.kind not in _MONEY or verb is None or verb.lemma not in verbs("assigning"):
        return None
    m = _TO.match(scene.folded, _after_aside(scene, frame))
    span = forwards(scene, m.end(), frame.right) if m else None
    return surface(scene, span) if span and not _is_actor(scene, span) else None


# ---------------------------------------------------------------- before the figure


def _completed(scene: Scene, frame: Frame) -> tuple[int, int] | None:
    """The noun phrase that the figure completes: « [une aide militaire] de 92 millions », « [Le budget], fixé à 43 Md€ »."""
    low = max(frame.clause[0], frame.left, _verb_end(scene, frame))
    m = _COMPLETES.search(scene.folded, low, frame.found.lead)
    if m is None:
        return None
    end = m.start()
    low = max(low, scene.folded.rfind(", ", low, end) + 1, scene.folded.rfind("; ", low, end) + 1)
    span = backwards(scene, end, low)
    if span is None or not head(scene, span):
        return None
    inside = scene.verb_layer.within(*span)
    return None if any(v.tense != "participle" or v.start == span[0] for v in inside) else span


def _verb_end(scene: Scene, frame: Frame) -> int:
    """Where the last verb before the figure ends that is no participle joining it to its noun."""
    before = [v for v in scene.verb_layer.within(frame.clause[0], frame.found.lead) if v.tense != "participle"]
    return before[-1].end if before else frame.clause[0]


def _noun_before(scene: Scene, frame: Frame) -> str | None:
    span = _completed(scene, frame)
    if span is None:
        return None
    noun = head(scene, span)
    if frame.found.kind == "count":
        return _act(scene, frame, span) if is_noun(noun, "acts") or _joined_by(scene, frame, "fort") else None
    return surface(scene, span) + _complement(scene, frame, noun) if _says(scene, span) else None


def _says(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a phrase says what a figure is about: « budget des armées » does, « budget » and « objectif » do not."""
    noun = head(scene, span)
    return not is_noun(noun, "weak") and not (is_noun(noun, "bare") and " " not in scene.folded[slice(*span)])


def completes_weak_noun(scene: Scene, frame: Frame) -> bool:
    """« un crédit de 70 M€ », « une enveloppe de 2 milliards »: the noun does not say what for."""
    span = _completed(scene, frame)
    return span is not None and not _says(scene, span)


def _act(scene: Scene, frame: Frame, span: tuple[int, int]) -> str:
    """« l'envoi de 14 chars Leopard 2 » → envoi de chars Leopard 2; « la force, forte de 6 500 soldats » → force."""
    if not is_noun(head(scene, span), "acts"):
        return surface(scene, span)
    noun = re.search(r"[^\W\d_][^\W\d_-]+(?:-[^\W\d_]+)*(?:[ ][^\W\d_]+)*$", scene.text[frame.found.start : frame.found.end])
    counted = noun[0] if noun else frame.found.unit
    return f"{surface(scene, span)} de {counted}"


def _joined_by(scene: Scene, frame: Frame, word: str) -> bool:
    return word in scene.folded[max(0, frame.found.lead - 14) : frame.found.lead]


def _complement(scene: Scene, frame: Frame, noun: str) -> str:
    """« une aide de 92 millions [à l'Ukraine] » belongs to the aid."""
    if not is_noun(noun, "given"):
        return ""
    m = re.compile(r"[ ](?:a[ ]|aux?[ ]|pour[ ]|en[ ]faveur[ ]d|au[ ]profit[ ]d)").match(scene.folded, _after_aside(scene, frame))
    if m is None:
        return ""
    span = forwards(scene, m.start() + 1, frame.right)
    return " " + surface(scene, span) if span else ""


def _moved(scene: Scene, frame: Frame) -> str | None:
    """« portera [son effort de défense] à 0,6 % du PIB »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("moving") or frame.found.kind == "count":
        return None
    end = scene.folded.rfind(" a ", verb.end, frame.found.lead)
    between = end if end >= 0 else scene.folded.rfind(" de ", verb.end, frame.found.lead)
    if between <= verb.end:
        return None
    return _strong(scene, without_article(scene, verb.end + 1, between))


def _measured(scene: Scene, frame: Frame) -> str | None:
    """« [le soutien fourni au premier semestre] représente 20,9 milliards »."""
    verb = _measuring_verb(frame)
    if verb is None:
        return None
    span = subject_phrase(scene, frame, verb)
    if span is None or _is_actor(scene, span) or any(span[0] <= f.start < span[1] for f in scene.found):
        return None
    return _strong(scene, span)


def _measuring_verb(frame: Frame) -> VerbGroup | None:
    verb = frame.finite
    if verb is None or verb.end > frame.found.lead or frame.left > verb.start:
        return None
    table = "gathering" if frame.found.kind == "count" else "measuring"
    return verb if verb.lemma in verbs(table) else None


def _strong(scene: Scene, span: tuple[int, int]) -> str | None:
    return surface(scene, span) if span[0] < span[1] and _says(scene, span) else None


# what a clause may begin with before its subject: conjunctions, adverbs, phrases with a preposition
_OPENER = re.compile(r"[\s,]*(?:(?:et|que|mais|car|or|enfin|ainsi|puis|etant[ ]donne[ ]que)[ ]|qu'|[^\w\s])*")
_ADJUNCT = re.compile(
    r"(?:a|au|aux|en|dans|de|des|du|d'|pour|sur|par|selon|depuis|pendant|durant|lors|avec|apres|avant|entre|face|outre|hier"
    r"|aujourd'hui|demain|cette|ce|cet|enfin|ensuite|toutefois|cependant|parallelement|actuellement|desormais)(?![^\W_])"
)


def subject_phrase(scene: Scene, frame: Frame, verb: VerbGroup) -> tuple[int, int] | None:
    """The noun phrase before a finite verb, without its determiner: the first stretch between commas that is no adjunct."""
    opener = _OPENER.match(scene.folded, frame.clause[0], verb.start)
    low = opener.end() if opener else frame.clause[0]
    while low < verb.start:
        comma = scene.folded.find(", ", low, verb.start)
        end = comma if comma >= 0 else verb.start
        leading = scene.timex_layer.first(low, low + 4) or scene.verb_layer.first(low, low + 1)
        if comma < 0 or not (_ADJUNCT.match(scene.folded, low) or leading):
            return forwards(scene, without_article(scene, low, end)[0], end, inside=_IN_SUBJECT)
        low = comma + 2
    return None


_IN_SUBJECT = frozenset({"dans", "vers", "contre", "par", "plus"})


def _heading(scene: Scene, frame: Frame) -> str | None:
    """« Programmation militaire : 413,3 Md€ »."""
    m = _COLON.search(scene.folded, frame.sentence.start, frame.found.lead)
    if m is None or frame.left > m.start() or scene.verb_layer.within(frame.sentence.start, m.start()):
        return None
    if frame.found.kind not in _MONEY:
        return None
    return _strong(scene, without_article(scene, frame.sentence.start, m.start()))


def _reached(scene: Scene, frame: Frame) -> str | None:
    """« 22 Alliés ont atteint [le seuil de 2 % du PIB] »."""
    verb = frame.finite
    if frame.found.kind != "count" or verb is None or verb.start < frame.found.end or verb.lemma not in verbs("reaching"):
        return None
    end = re.compile(r"[,;.:]|$").search(scene.folded, verb.end + 1, frame.sentence.end)
    stop = end.start() if end else frame.sentence.end
    comma = stop - (stop > verb.end and scene.folded[stop - 1] in ".;")
    return surface(scene, without_article(scene, verb.end + 1, comma)) or None


def _aimed_at(scene: Scene, frame: Frame) -> str | None:
    """« une trajectoire de l'[effort de défense] en vue d'atteindre les 2 % »: the spending last named in the sentence."""
    if frame.found.kind != "percent":
        return None
    return topical(scene, frame.sentence.start, frame.found.lead)


def topical(scene: Scene, start: int, end: int) -> str | None:
    """The last phrase about spending or aid in a stretch: « l'état de l'[aide militaire à l'Ukraine] »."""
    last = None
    for m in re.compile(r"[^\W\d_]+").finditer(scene.folded, start, end):
        if is_noun(m[0], "measured") and not (last and m.start() < last[1]):
            last = forwards(scene, m.start(), end) or last
    return surface(scene, last) if last else None


def _is_actor(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a phrase is a country, a body or people and nothing else: who, not what for."""
    place = scene.place_layer.first(*span)
    return place is not None and place.start == span[0] and place.form != "adjective" and place.end >= span[1] - 12


_WAYS = (
    _of_what,
    _given_to,
    _for_what,
    _to_what,
    _noun_before,
    _moved,
    _measured,
    _heading,
    _reached,
    _aimed_at,
)
