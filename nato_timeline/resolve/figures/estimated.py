"""What a cost is put at by whoever counts it: « Quant au [budget], il s'élève à », « La [facture] grimpe. Berlin
l'évalue à », « Interrogé sur le [coût de la mission], le ministre a avancé le chiffre de »; and whose cost that is."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...model import Place
from ...text import fold
from .actors import country_name, home_of, is_capital, is_dateline, named
from .frames import Frame
from .heads import completed_noun, noun_before
from .holding import holds
from .phrases import backwards, forwards, head, is_actor, surface, without_article
from .scene import Scene
from .subject_phrases import subject_phrase
from .words import is_noun, verbs

_AS_TO = re.compile(
    r"[\s«•–-]*(?:(?:or|et|mais),?[ ])?(?:quant[ ](?:aux?|a)|s'agissant[ ]d(?:e|es|u)|concernant"
    r"|pour[ ]ce[ ]qui[ ]est[ ]d(?:e|es|u)|en[ ]ce[ ]qui[ ]concerne)[ ]?(?:l'|d'|(?:l[ae]s?|son|sa|ses|leurs?)[ ])?"
)
_HE = re.compile(r",[ ](?:ils?|elles?|cel(?:ui|le)-ci)[ ](?:(?:ne|n'|se|s'|en)[ ]?)*$")


def as_to(scene: Scene, frame: Frame) -> str | None:
    """« Quant au [surcoût des opérations], il s'est élevé à 873 millions »: what the pronoun takes up again."""
    verb = frame.finite
    if verb is None or verb.end > frame.found.lead or verb.lemma not in verbs("measuring") or frame.left > verb.start:
        return None
    m = _AS_TO.match(scene.folded, frame.sentence.start, verb.start)
    he = _HE.search(scene.folded, m.end(), verb.start) if m else None
    span = forwards(scene, m.end(), he.start()) if m and he else None
    return surface(scene, span) if span and not is_actor(scene, span) else None


_ON_THE_SIDE = re.compile(r"[\s«]*(?:du[ ])?cote[ ]")


def as_for(scene: Scene, frame: Frame) -> str | None:
    """« Quant à [la Norvège], elle a versé 5 millions », « Côté [polonais], 250 chars »."""
    side = _ON_THE_SIDE.match(scene.folded, frame.sentence.start)
    whose = scene.place_layer.first(side.end(), side.end() + 1) if side else None
    if side and whose and whose.form == "adjective" and scene.folded.startswith(", ", whose.end):
        return country_name(whose)
    verb = frame.finite
    m = _AS_TO.match(scene.folded, frame.sentence.start) if verb and holds(scene, frame) else None
    place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    if verb is None or place is None or place.form == "adjective":
        return None
    return named(frame, place) if _HE.fullmatch(scene.folded, place.end, verb.start) else None


def bracketed_price(scene: Scene, frame: Frame) -> str | None:
    """« 120 [blindés français] (1,6 milliard) »: what a sum in brackets is the price of."""
    if frame.found.kind != "money" or not frame.index or scene.folded[frame.found.lead - 2 : frame.found.lead] != " (":
        return None
    before = scene.found[frame.index - 1]
    if before.kind != "count" or scene.folded[frame.found.end : frame.found.end + 1] != ")":
        return None
    noun = scene.folded.find(fold(before.unit).split(" ")[0][:4], before.start, before.end)
    span = forwards(scene, noun, frame.found.lead - 2) if noun > before.start else None
    people = is_noun(fold(before.unit), "people") or is_noun(fold(before.unit), "members")
    return surface(scene, span) if span and span[1] == frame.found.lead - 2 and not people else None


_FOR_WHOM = re.compile(r"(?<![^\W_])pour[ ](?:l'|l[ae]s?[ ])?$")
_THAT = re.compile(
    r",[ ](?:cela|ceci|ce[ ]qui|il|elle|l'addition|la[ ]facture|l'effort|la[ ]hausse)[ ](?:[a-z']+[ ]){0,2}$"
)


def to_whom_it_comes(scene: Scene, frame: Frame) -> str | None:
    """« Pour [Ottawa], cela représenterait 150 milliards par an »."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.lemma not in ("représenter", "coûter", "signifier"):
        return None
    place = scene.place_layer.first(frame.sentence.start, frame.sentence.start + _OPENS)
    if place is None or place.form == "adjective" or not _THAT.fullmatch(scene.folded, place.end, verb.start):
        return None
    return named(frame, place) if _FOR_WHOM.search(scene.folded, frame.sentence.start, place.start) else None


_FOR_THEM = re.compile(r"[ ]pour[ ](?:l'|l[ae]s?[ ])?(?:contribuables?[ ]|budget[ ]|finances[ ]publiques[ ])?")


def whose_cost(scene: Scene, frame: Frame) -> str | None:
    """« Le coût du déploiement pour [la Belgique] est estimé à », « La facture pour le contribuable [canadien] »."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.end > frame.found.lead:
        return None
    noun = _NOUN.search(scene.folded, *without_article(scene, *frame.subject))
    if noun is None or not is_noun(noun[0], "costs"):
        return None
    m = _FOR_THEM.search(scene.folded, noun.end(), frame.subject[1])
    part = scene.folded.endswith("dont ", frame.sentence.start, frame.found.lead)
    if m is None and not part:  # « L'addition se monte à 3 milliards pour Berlin »
        m = _FOR_THEM.match(scene.folded, frame.found.end)
    place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    if place is None or (place.kind == "city" and not is_capital(place)):
        return None
    return country_name(place) or place.name


_OPENS = 14  # characters: « Or, pour les »


def raised(scene: Scene, frame: Frame) -> str | None:
    """« Le [fonds fiduciaire] a recueilli 85 millions », « ce programme a reçu 3 M€ »: what money is put into."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.voice != "active" or frame.left > verb.start:
        return None
    if verb.lemma not in _RAISING or verb.end > frame.found.lead:
        return None
    span = subject_phrase(scene, frame, verb)
    return surface(scene, span) if span and is_noun(head(scene, span), "funds") else None


_FOR_A_SUM = re.compile(
    r"[ ](?:pour|a)[ ](?:(?:un|la)[ ](?:montant|cout|prix|somme|budget)(?:[ ]totale?)?[ ]d(?:e[ ]|'))?$"
)


def built_for(scene: Scene, frame: Frame) -> str | None:
    """« [Le pont de Riga] a été reconstruit pour 8 millions »: what somebody had built or bought for the sum."""
    verb, done = frame.finite, frame.governor
    if done is not None and done.tense == "participle" and done.lemma in verbs("built"):
        return _built(scene, frame, done)
    if frame.found.kind != "money" or verb is None or verb.voice != "passive" or verb.end > frame.found.lead:
        return None
    if verb.lemma not in verbs("built") or frame.left > verb.start:
        return None
    if not _FOR_A_SUM.search(scene.folded, max(verb.end, frame.found.lead - _LONGEST), frame.found.lead):
        return None
    span = subject_phrase(scene, frame, verb)
    return surface(scene, span) if span and not is_actor(scene, span) else None


def _built(scene: Scene, frame: Frame, done: VerbGroup) -> str | None:
    """« [Le nouveau siège], construit pour 1,1 milliard d'euros, abrite »."""
    if frame.found.kind != "money" or frame.left > done.start:
        return None
    if not _FOR_A_SUM.fullmatch(scene.folded, done.end, frame.found.lead):
        return None
    end = done.start - (2 if scene.folded[done.start - 2] == "," else 1)
    span = backwards(scene, end, frame.sentence.start)
    clean = span is not None and scene.verb_layer.first(*span) is None and "," not in scene.folded[slice(*span)]
    return surface(scene, span) if span and clean and not is_actor(scene, span) else None


def aid_given(scene: Scene, frame: Frame) -> str | None:
    """« [Une aide d'urgence] de 2 millions sera versée aux sinistrés »: what is given, not to whom."""
    span = completed_noun(scene, frame) if frame.found.kind == "money" else None
    if span is None or " " not in scene.folded[slice(*span)] or not is_noun(head(scene, span), "given"):
        return None
    verb = frame.finite
    behind = verb is not None and verb.start > frame.found.end and verb.voice == "passive"
    return noun_before(scene, frame) if behind else None


_RAISING = frozenset({"recueillir", "collecter", "recevoir", "lever", "percevoir", "mobiliser", "récolter"})
# « l'évalue aujourd'hui à environ », « l'a estimée à »
_PUT_AT = re.compile(
    r"(?<![^\W_])(?:l'(?:a[ ]|avait[ ]|ont[ ]|aura[ ])?|l[ae]s?[ ])(?:(?:evalu|estim|chiffr)[a-z]+|fix[a-z]+)"
    r"(?:[ ](?:[a-z]+ment|aujourd'hui|desormais|deja|alors|plutot|pour[ ]sa[ ]part))?[ ]a[ ]$"
)
_NOUN = re.compile(r"[^\W\d_]+")
_LONGEST = 60  # characters


def put_at(scene: Scene, frame: Frame) -> str | None:
    """« [La facture] grimpe. Le ministère l'évalue à 4 milliards »: the cost last named, here or right before."""
    if frame.found.kind != "money" or not is_put_at(scene, frame):
        return None
    before = scene.sentence_before(frame.sentence)
    cost = _last_cost(scene, frame.sentence.start, frame.found.lead)
    cost = cost or (_last_cost(scene, before.start, before.end) if before else None)
    return surface(scene, cost) if cost else None


def is_put_at(scene: Scene, frame: Frame) -> bool:
    """Whether a pronoun is what the figure measures."""
    low = max(frame.sentence.start, frame.found.lead - _LONGEST)
    return _PUT_AT.search(scene.folded, low, frame.found.lead) is not None


def _last_cost(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """The last noun of a stretch that says what something costs, with what goes on from it."""
    found = None
    for m in _NOUN.finditer(scene.folded, start, end):
        if is_noun(m[0], "priced") and not (found and m.start() < found[1]) and not scene.verb_layer.over(m.start()):
            found = forwards(scene, m.start(), end) or found
    return found


_ASKED_ABOUT = re.compile(
    r"[\s«]*(?:interroge|questionne)(?:e|s|es)?(?:[ ]par[ ][^,;.]{3,60})?[ ]sur[ ]"
    r"(?:l'|l[ae]s?[ ])"
)


def asked_about(scene: Scene, frame: Frame) -> str | None:
    """« Interrogé sur [le coût de la mission], le ministre a avancé le chiffre de 40 millions »."""
    if frame.found.kind != "money":
        return None
    m = _ASKED_ABOUT.match(scene.folded, frame.sentence.start, frame.found.lead)
    span = forwards(scene, m.end(), frame.found.lead) if m else None
    priced = span is not None and _is_priced(scene, span[0])
    return surface(scene, span) if span and priced and scene.folded.startswith(",", span[1]) else None


def _is_priced(scene: Scene, at: int) -> bool:
    noun = _NOUN.match(scene.folded, at)
    return noun is not None and is_noun(noun[0], "priced")


# « le ministre a avancé le chiffre de », « Londres évoque une facture de », « Berne l'évalue à »
_SAYS = re.compile(r"(?<![^\W_])(?:avanc|evoqu|evalu|estim|chiffr)[a-z]+[ ][^.;:]{0,60}$")
_ACCORDING_TO = re.compile(r",[ ](?:selon|d'apres)[ ](?:l'|l[ae]s?[ ])?")
_TELLER = 40  # characters
_THERE = re.compile(r"[\s«]*(?:(?:et|mais)[ ])?a[ ]$")
_IT = re.compile(r",[ ](?:ils?|elles?)[ ]")


def of_who_counts(scene: Scene, frame: Frame, subject: str | None) -> str | None:
    """« [Londres] évoque une facture de 300 millions », « À [Londres], elle atteindrait 100 millions »: the country
    whose government counts what it costs, where no other country is spoken of."""
    noun = _NOUN.match(fold(subject or ""))
    if frame.found.kind != "money" or noun is None or not is_noun(noun[0], "costs"):
        return None
    if " pour " in (subject or ""):
        return None  # « le coût de la guerre pour l'Occident »
    start, end = frame.sentence.start, frame.found.lead
    source = _ACCORDING_TO.match(scene.folded, frame.found.end)  # « Coût : 120 millions, selon l'état-major norvégien »
    teller = scene.place_layer.first(source.end(), source.end() + _TELLER) if source else None
    if source and teller:
        said = scene.folded[source.end() : teller.end].split(" ")[0]
        official = is_noun(said, "institutions") or is_noun(said, "staffed") or is_noun(said, "governments")
        if is_capital(teller) or (
            official and teller.country and (teller.form == "adjective" or teller.kind == "body")
        ):
            return country_name(teller)
    around = [p for p in scene.place_layer.within(start, frame.sentence.end) if not is_dateline(scene, p)]
    countries = {country_name(p) for p in around if country_name(p)}
    if not countries:
        people = [m for m in scene.mention_layer.within(start, end) if m.acting]
        counted = len(people) == 1 and _SAYS.search(scene.folded, people[0].end, end)
        return home_of(scene, people[0].person) if counted else None
    return countries.pop() if len(countries) == 1 and any(_counts(scene, frame, p) for p in around) else None


def _counts(scene: Scene, frame: Frame, place: Place) -> bool:
    start, end = frame.sentence.start, frame.found.lead
    if place.start >= end:
        return False
    there = _THERE.fullmatch(scene.folded, start, place.start) is not None
    if there and is_capital(place) and _IT.match(scene.folded, place.end):
        return True
    speaks = is_capital(place) or place.form in ("metonym", "adjective") or place.kind == "country"
    opens = place.start == start or there or place.form == "adjective"
    return bool(speaks and opens and _SAYS.search(scene.folded, place.end, end))
