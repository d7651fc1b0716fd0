"""The noun that a figure completes: « une [aide militaire] de 92 millions », « le [budget des armées], fixé à 43 Md€ »,
« un [bataillon] de 500 hommes », « l'[envoi] de 14 chars ».
"""

from __future__ import annotations

import re

from ...numerals import cardinal, collective
from ...text import fold
from .compounds import of_antecedent, rise_of
from .frames import Frame, before_comma
from .phrases import Stretch, backwards, forwards, head, surface
from .recipients import recipient
from .scene import Scene
from .things import is_staff, named_behind, noun_of
from .words import is_noun, verbs, words

# what joins a noun to its figure, just before it or its qualifier: « d'un montant de », « , fixé à », « doté de »
_COMPLETES = re.compile(
    r"[ ]pouvant[ ](?:aller|atteindre|s'elever)[ ](?:a[ ])?$"
    r"|(?:,?[ ](?:d'une?|pour[ ]une?)[ ](?:montant|valeur|cout|budget)[ ](?:total[ ]|global[ ])?"
    r"(?:estime|evalue|chiffre)e?[ ]a[ ]$)"
    r"|(?:[ ](?:d'une?|pour[ ]une?)[ ](?:montant|valeur|enveloppe|budget|cout|total)"
    r"(?:[ ](?:total|global|maxim(?:um|al)|initial|record)e?)?"
    r"|[ ]a[ ]hauteur|,?[ ]de[ ]l'ordre)?"
    r"[ ](?:de|d'|des)[ ]?$"
    r"|,?(?:[ ](?:[a-z]+ment|d'abord|alors|encore))?[ ](?:fixe|estime|evalue|chiffre|equivalent"
    r"|porte|plafonne|egal|superieur|inferieur)(?:e|s|es)?[ ](?:a|entre)[ ]$"
    r"|,?[ ](?:dote|fort|riche|compose|constitue|long|longue|large|haut|profond|distant)(?:e|s|es)?[ ]"
    r"(?:d'une?[ ](?:montant|enveloppe|budget)[ ](?:totale?[ ])?)?(?:de|d')[ ]?$|[ ]s'elevant[ ]a[ ]$"
)
_STRONG = re.compile(r"(?:fort|compose|constitue)(?:e|s|es)?[ ](?:de|d')[ ]?$")
_GIVEN_BEFORE = re.compile(r"[ ](?:a[ ](?:l'|la[ ])?|aux?[ ])[^\W\d_]+(?=[ ](?:(?:une?|des|la|le|son|sa)[ ]|l'))")


def noun_before(scene: Scene, frame: Frame) -> str | None:
    """« [une aide militaire] de 92 millions [à l'Ukraine] », « [Le budget des armées], fixé à 43 Md€ »."""
    span = completed_noun(scene, frame)
    if span is None:
        return None
    span = _with_counted(scene, frame, span)
    noun = head(scene, span)
    of_the = frame.found.kind == "count" and scene.folded.endswith(" des ", 0, frame.found.lead)
    if of_the and not is_noun(noun, "acts"):
        return None  # « un bataillon dans la zone des [trois frontières] »
    if frame.found.kind == "count":
        strong = _STRONG.search(scene.folded, max(span[1], frame.found.lead - 18), frame.found.lead)
        if strong or is_staff(frame, noun):  # « une force de réaction de 21 000 »
            return surface(scene, _force_of(scene, span) if strong else span)
        return _act(scene, frame, span) if is_noun(noun, "acts") else None
    given = is_noun(noun, "given")
    complement = (recipient(scene, frame) or _recipient_before(scene, frame, span)) if given else ""
    span = without_amount(scene, span)
    if says_what(scene, span) or complement:
        return surface(scene, span) + complement
    return of_antecedent(scene, frame, span)  # « , dont le coût, estimé à 500 millions, »


def _force_of(scene: Scene, span: Stretch) -> Stretch:
    """« le commandement de [la FIAS], forte de 5 000 hommes »: the force by its name, not what is done with it."""
    if is_noun(head(scene, span), "forces") or is_noun(head(scene, span), "missions"):
        return span
    named = _NAMED_FORCE.search(scene.folded, *span)
    if named and scene.text[named.end()].isupper():
        return named.end(), span[1]
    for m in _NOUN.finditer(scene.folded, *span):  # « la voie au déploiement de [la mission EULEX], forte de »
        if m.start() > span[0] and (is_noun(m[0], "missions") or is_noun(m[0], "forces")):
            return m.start(), span[1]
    return span


_NAMED_FORCE = re.compile(r"[ ](?:(?:de|a)[ ]la[ ]|(?:de|a)[ ]l'|du[ ]|au[ ])(?=[^ ]+$)")
_STRONG_FIRST = re.compile(r"[\s«]*(?:forte?s?|composee?s?|dotee?s?)[ ](?:de|d')[ ]?")
_NOUN = re.compile(r"[^\W\d_]+")
_BACK = 400  # characters


def force_before(scene: Scene, frame: Frame) -> str | None:
    """« … la [45e brigade blindée]. Forte de 4 800 soldats, elle »: the force last named in the sentence before."""
    before = scene.sentence_before(frame.sentence)
    opens = _STRONG_FIRST.match(scene.folded, frame.sentence.start)
    if frame.found.kind != "count" or opens is None or before is None:
        return None
    if ", " in scene.folded[frame.sentence.start : frame.found.start]:
        return None
    named = None
    for m in _NOUN.finditer(scene.folded, max(before.start, before.end - _BACK), before.end):
        if is_noun(m[0], "forces") and not (named and m.start() < named[1]):
            named = forwards(scene, m.start(), before.end) or named
    return surface(scene, named) if named else None


def _with_counted(scene: Scene, frame: Frame, span: Stretch) -> Stretch:
    """« neuf [groupements tactiques multinationaux], forts de 11 000 hommes »: with the noun that the figure before
    counts."""
    before = scene.found[frame.index - 1] if frame.index else None
    if before is None or before.kind != "count" or scene.folded[before.end : span[0]] != " ":
        return span
    noun = noun_of(scene, before)
    return (noun, span[1]) if noun > before.start else span


def completes_weak_noun(scene: Scene, frame: Frame, *, at: int) -> bool:
    """« Un crédit de 70 M€ », « Une enveloppe de 2 milliards »: the noun, with which a sentence begins at an offset,
    does not say what for."""
    span = completed_noun(scene, frame)
    return span is not None and span[0] - at <= _ARTICLE and not says_what(scene, span)


_ARTICLE = 6  # characters: « Cette »


def risen(scene: Scene, frame: Frame, subject: str | None) -> str | None:
    """« soit une hausse de 12 % »: what the noun that the figure completes says of the subject so far."""
    span = completed_noun(scene, frame) if frame.found.kind in ("percent", "money", "point") else None
    return rise_of(scene, frame, span, subject) if span else None


_AMOUNT_OF = re.compile(
    r"(?:(?:nouve(?:au|aux|lles?)|premiere?s?|deuxiemes?|secondes?|dernieres?)[ ])?"
    r"(?:montant|niveau|total|valeur|plafond|enveloppe|ensemble|chiffre|moyenne|somme|totalite|tranche|promesses?"
    r"|besoins?|objectif)[ ](?!d'affaires)"
    r"(?:[a-z]+[ ])?(?:de[ ](?:l'|la[ ]|son[ ]|sa[ ]|ses[ ]|leurs?[ ])?|d'|des[ ]|du[ ])"
)


def without_amount(scene: Scene, span: Stretch) -> Stretch:
    """« le montant de l'[aide] », « une tranche d'[aide militaire] »: what the amount is of."""
    m = _AMOUNT_OF.match(scene.folded, *span)
    return (m.end(), span[1]) if m and m.end() < span[1] else span


def says_what(scene: Scene, span: Stretch) -> bool:
    """Whether a phrase says what a figure is about: « budget des armées » does, « budget » and « objectif » do not."""
    noun = head(scene, span)
    alone = " " not in scene.folded[slice(*span)]
    weak = is_noun(noun, "weak") and not scene.folded.startswith("chiffre d'affaires", span[0])
    return not weak and not (alone and is_noun(noun, "bare"))


def completed_noun(scene: Scene, frame: Frame) -> Stretch | None:
    """The noun that the figure completes, looked for once for all who ask."""
    known = scene.completed
    if frame.index not in known:
        known[frame.index] = _completed_noun(scene, frame)
    return known[frame.index]


def _completed_noun(scene: Scene, frame: Frame) -> Stretch | None:
    first = before_comma(scene, frame.sentence, frame.clause[0])
    low = max(first, frame.left, _verb_end(scene, frame, first))
    dated = scene.timex_layer.within(low, frame.found.lead)
    if dated and _AND.match(scene.folded, dated[-1].end):  # « prévoit 2 % en 2030 et [le recrutement] de 300 agents »
        low = dated[-1].end
    m = _COMPLETES.search(scene.folded, max(low, frame.found.lead - 60), frame.found.lead)
    if m is None:
        return None
    if m[0].startswith((" pour", ", pour")) and frame.left > frame.sentence.start:
        return _optioned(scene, frame, m.start()) or _bought(scene, frame, m.start())
    low = max(low, *(scene.folded.rfind(mark, low, m.start()) + 1 for mark in (", ", "; ")))
    span = backwards(scene, m.start(), low)
    span = _behind_adverbs(scene, span) if span else None
    shell = _SHELL.match(scene.folded, *span) if span else None
    span = (shell.end(), span[1]) if span and shell else span
    called = _CALLED.search(scene.folded, *span) if span else None
    span = (span[0], called.start()) if span and called else span
    span = _given_goods(scene, frame, span) if span and _starts_with_actor(scene, span) else span
    if span is None or not is_noun_phrase(scene, span) or _starts_with_actor(scene, span):
        return None
    if is_noun(head(scene, span), "periods"):  # « il manquera chaque année de 25 à 30 milliards »
        return None
    inside = scene.verb_layer.within(*span)
    return None if any(v.tense != "participle" or v.start == span[0] for v in inside) else span


_AND = re.compile(r",?[ ]et[ ](?:l'|(?:l[ae]s?|une?|des)[ ])")
_OPTION = re.compile(r",[ ](?:avec|assorti[es]*[ ]d')[ ]?une[ ]option[ ]")  # « trois frégates, avec une option pour »
_CALLED = re.compile(r"[ ](?:baptise|denomme|appele|surnomme|intitule)(?:e|s|es)?(?![^\W_])")
# « un accord sur une [aide] de 50 milliards »
_SHELL = re.compile(
    r"(?:accord|feu[ ]vert|decision|vote|debat|part)[ ](?:[a-z]+[ ])?"
    r"(?:(?:au|a[ ]la|a[ ]l'|du|de[ ]la|de[ ]l'|devant[ ]l[ae])[ ]?[a-z]+[ ])?(?:sur|avec|a|pour)[ ]"
    r"(?:l'|(?:une?|le|la|des|les)[ ])"
    r"|loin[ ]d(?:e[ ](?:l'|la[ ]|son[ ])|u[ ]|es[ ])"  # « loin de l'objectif de 35 % »
)


def _optioned(scene: Scene, frame: Frame, end: int) -> Stretch | None:
    """« trois [frégates], avec une option pour une quatrième, pour un montant de »."""
    option = _OPTION.search(scene.folded, max(frame.sentence.start, end - _OPTION_REACH), end)
    before = scene.found_layer.before(option.start()) if option else None
    if option is None or before is None or before.kind != "count" or before.start < frame.sentence.start:
        return None
    noun = noun_of(scene, before)
    return (noun, option.start()) if noun > before.start else None


_OPTION_REACH = 80  # characters


def _bought(scene: Scene, frame: Frame, end: int) -> Stretch | None:
    """« l'acquisition d'un [satellite] pour un montant de », « le [contrat d'achat] de 36 avions, pour un montant de »;
    nothing for « 60 blindés pour un montant de »."""
    span = backwards(scene, end, frame.left)
    is_place = span is not None and scene.place_layer.first(span[0], span[0] + 1) is not None
    if span and span[0] > frame.left + 1 and not is_place and is_noun_phrase(scene, span):
        return span  # not « rejoindra l'Estonie en septembre, pour un coût de »
    before = scene.found[frame.index - 1]
    end = before.lead - (3 if scene.folded.startswith(" de ", before.lead - 4) else 0)
    low = max(frame.clause[0], frame.sentence.start, scene.found[frame.index - 2].end if frame.index > 1 else 0)
    deal = backwards(scene, end, low)
    about = _ABOUT.search(scene.folded, *deal) if deal else None
    deal = (about.end(), deal[1]) if deal and about else deal
    if deal is None or deal[1] >= before.lead or not is_noun(head(scene, deal), "deals"):
        return None
    if scene.verb_layer.first(*deal):  # « Le contrat porte sur 18 hélicoptères, pour une valeur de »
        return (noun_of(scene, before), before.end)
    goes_on = scene.folded[deal[1] : before.lead] in (" de ", " d'")
    return (deal[0], before.end) if goes_on else deal


_ABOUT = re.compile(r"[ ]sur[ ](?:l'|la[ ]|le[ ])")  # « un contrat portant sur l'achat »


def is_noun_phrase(scene: Scene, span: Stretch) -> bool:
    """Whether a stretch begins with a noun: no adverb (« passeraient [ainsi] de 5 à 9 »), no date (« pour [2012] »)."""
    noun = head(scene, span)
    phrase = noun not in _NO_NOUNS and noun not in words("ending")
    return phrase and scene.timex_layer.first(span[0], span[0] + 1) is None


_NO_NOUNS = frozenset({"", "combien", "loin", "de", "d'", "du", "des", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"})


def _behind_adverbs(scene: Scene, span: Stretch) -> Stretch | None:
    """« l'aide reste toutefois en deçà des [besoins], estimés à »: behind the last article, where a clause is told."""
    ends = [m.end() for m in _SAYS.finditer(scene.folded, *span)]
    done = scene.verb_layer.first(span[0], span[0] + 1)  # « été [éconduite en août à propos] des droits de 39 % »
    ends += [done.end] if done and done.tense == "participle" else []
    if not ends:
        return span
    article = _DET.search(scene.folded, max(ends), span[1])
    return (article.end(), span[1]) if article else None


_DET = re.compile(r"(?<![^\W_])(?:d[eu]s?[ ]la|des|du|l[ae]s?|aux?)[ ](?!.*(?<![^\W_])(?:des|du|l[ae]s?|aux?)[ ])|l'")
_SAYS = re.compile(r"(?<![^\W_])(?:toutefois|cependant|pourtant|neanmoins|desormais|deja|ainsi|a[ ]propos)(?![^\W_])")


def _starts_with_actor(scene: Scene, span: Stretch) -> bool:
    """« [l'Ukraine a besoin] de 10 milliards »: a country is no phrase that a figure completes."""
    place = scene.place_layer.first(span[0], span[0] + 1)
    return place is not None and place.form != "adjective" and place.kind != "body"


def _verb_end(scene: Scene, frame: Frame, start: int) -> int:
    """Where the last verb before the figure ends that is no participle joining it to its noun."""
    before = [v for v in scene.verb_layer.within(start, frame.found.lead) if v.tense != "participle"]
    return before[-1].end if before else start


_ANY_UNIT = frozenset({"unité", "exemplaire", "pièce"})  # « la production d'obus, de 1 000 unités »


def _act(scene: Scene, frame: Frame, span: Stretch) -> str:
    """« l'envoi de 14 chars Leopard 2 » is about the sending of tanks: envoi de chars."""
    found = frame.found
    if found.unit in _ANY_UNIT:
        return surface(scene, span)
    number = collective(scene.folded, found.start) or cardinal(scene.folded, found.start)
    counted = scene.text[number[1] : found.end].strip() if number else found.unit
    counted = re.sub(r"^(?:de|d['’])[ ]?", "", counted)
    if not counted:  # « faire passer sa propre production de 30 000 à 100 000 obus »
        return surface(scene, span).removeprefix("propre ")
    counted = f"{counted} {named_behind(scene, frame)}".rstrip()
    of = "d’" if fold(counted)[:1] in "aeiouyh" else "de "
    return f"{surface(scene, span)} {of}{counted}"


def _recipient_before(scene: Scene, frame: Frame, span: Stretch) -> str:
    """« ont fourni[ à l'Ukraine] une aide de 50 milliards »."""
    if " " in scene.folded[slice(*span)]:
        return ""
    m = _GIVEN_BEFORE.search(scene.folded, max(frame.clause[0], span[0] - 40), span[0])
    if m and scene.text[m.start() + 1] == "a" and scene.text[m.start() + 2] == " ":  # « a dévoilé une aide »
        return ""
    return " " + surface(scene, m.span()) if m else ""


_BUYING = frozenset({"commander", "acheter", "acquérir", "louer", "livrer", "vendre", "céder"})
_FROM = re.compile(r"[ ](?:a[ ]l[a'][ ]?|aux?[ ]|a[ ])|[ ](?:commande|achete|acquis|loue|promis)e?s?(?![^\W_])")
_GOODS = re.compile(r"[ ](?:du|de[ ]la|des|de[ ]l')[ ]?(?=[^\W\d_])")


def _given_goods(scene: Scene, frame: Frame, span: Stretch) -> Stretch | None:
    """« a livré à l'Ukraine [du matériel militaire] d'une valeur de »: behind whom it is given to."""
    verb, whom = frame.finite, scene.place_layer.first(span[0], span[0] + 1)
    if verb is None or whom is None or verb.end >= span[0] or verb.lemma not in verbs("giving") | verbs("buying"):
        return None
    m = _GOODS.match(scene.folded, whom.end, span[1])
    return (m.end(), span[1]) if m else None


def _goods(scene: Scene, frame: Frame, end: int) -> str | None:
    """« a livré à l'Ukraine [du matériel] pour 76 millions »."""
    verb = frame.finite
    if verb is None or verb.end >= end or verb.lemma not in verbs("giving") | verbs("buying") or frame.left > verb.end:
        return None
    m = next(iter([*_GOODS.finditer(scene.folded, verb.end, end)][-1:]), None)
    span = forwards(scene, m.end(), end) if m else None
    known = span is not None and span[1] == end and scene.place_layer.first(*span) is None
    return surface(scene, span) if span and known and not scene.timex_layer.first(*span) else None


_FOR = re.compile(
    r"[ ]pour[ ](?:une?[ ](?:montant|cout|prix|valeur|somme|total|budget|enveloppe|facture)"
    r"(?:[ ](?:totale?|globale?|estimee?|maximale?|initiale?))?[ ](?:de|d'|a)[ ]?)?$"
    r"|,[ ]a[ ]$"  # « y ajoute cinq batteries Patriot, à 1,97 milliard »
)


def paid(scene: Scene, frame: Frame) -> str | None:
    """« a commandé six [lance-roquettes] pour 200 millions »: what a sum is paid for."""
    if frame.found.kind != "money":
        return None
    m = _FOR.search(scene.folded, max(frame.left, frame.found.lead - 40), frame.found.lead)
    before = scene.found[max(0, frame.index - 1)]
    if m is None or not frame.index or before.kind != "count" or before.end <= frame.sentence.start:
        return _goods(scene, frame, m.start()) if m else None
    between = (verb for verb in scene.verb_layer.within(before.end, m.start()) if verb.finite)
    if any(verb.lemma not in _BUYING for verb in between):
        return None
    if before.unit in _ANY_UNIT:  # « en a commandé cinq unités pour 2 milliards »
        return None
    noun = noun_of(scene, before)
    bought = _FROM.search(scene.folded, before.end, m.start())  # « 250 chars[ aux États-Unis] pour 5 milliards »
    said = forwards(scene, noun, bought.start() if bought else m.start()) if noun > before.start else None
    return surface(scene, said) if said else None
