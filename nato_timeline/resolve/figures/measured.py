"""What a figure measures, where the words before it say so.

The noun that it completes (« une aide militaire de 92 millions »), the object that is brought to it (« portera son
effort à 2 % »), the subject of its verb (« le budget atteindra 47 Md€ »), a heading.
"""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...numerals import cardinal, collective
from ...text import fold
from .compounds import of_antecedent, rise_of, those_of
from .frames import Frame
from .phrases import Stretch, backwards, before_clitics, forwards, head, is_actor, surface, without_article
from .purposes import recipient
from .scene import Scene
from .words import is_noun, verbs, words

# what joins a noun to its figure, just before it or its qualifier: « d'un montant de », « , fixé à », « doté de »
_COMPLETES = re.compile(
    r"[ ]pouvant[ ](?:aller|atteindre|s'elever)[ ](?:a[ ])?$"
    r"|(?:,?[ ](?:d'une?|pour[ ]une?)[ ](?:montant|valeur|cout|budget)[ ](?:total[ ]|global[ ])?"
    r"(?:estime|evalue|chiffre)e?[ ]a[ ]$)"
    r"|(?:[ ](?:d'une?|pour[ ]une?)[ ](?:montant|valeur|enveloppe|budget|cout|total)(?:[ ](?:total|global)e?)?"
    r"|[ ]a[ ]hauteur|[ ]de[ ]l'ordre)?"
    r"[ ](?:de|d'|des)[ ]?$"
    r"|,?[ ](?:fixe|estime|evalue|chiffre|equivalent|porte|plafonne|egal|superieur|inferieur)(?:e|s|es)?[ ]a[ ]$"
    r"|,?[ ](?:dote|fort|riche|compose|constitue|long|longue|large|haut|profond|distant)(?:e|s|es)?[ ]"
    r"(?:d'une?[ ](?:montant|enveloppe|budget)[ ](?:totale?[ ])?)?(?:de|d')[ ]?$|[ ]s'elevant[ ]a[ ]$"
)
_STRONG = re.compile(r"(?:fort|compose|constitue)(?:e|s|es)?[ ](?:de|d')[ ]?$")
_GIVEN_BEFORE = re.compile(r"[ ](?:a[ ](?:l'|la[ ])?|aux?[ ])[^\W\d_]+(?=[ ](?:(?:une?|des|la|le|son|sa)[ ]|l'))")
_COLON = re.compile(r"[ ]?:[ ]$|[ ]\($")


# ---------------------------------------------------------------- the noun that the figure completes


def noun_before(scene: Scene, frame: Frame) -> str | None:
    """« [une aide militaire] de 92 millions [à l'Ukraine] », « [Le budget des armées], fixé à 43 Md€ »."""
    span = _completed(scene, frame)
    if span is None:
        return None
    span = _with_counted(scene, frame, span)
    noun = head(scene, span)
    if frame.found.kind == "count":
        strong = _STRONG.search(scene.folded, max(span[1], frame.found.lead - 18), frame.found.lead)
        if strong or is_noun(noun, "forces"):  # « une force de réaction de 21 000 hommes »
            return surface(scene, span)
        return _act(scene, frame, span) if is_noun(noun, "acts") else None
    given = is_noun(noun, "given")
    complement = (recipient(scene, frame) or _recipient_before(scene, frame, span)) if given else ""
    if says_what(scene, span) or complement:
        return surface(scene, span) + complement
    return of_antecedent(scene, frame, span)  # « , dont le coût, estimé à 500 millions, »


def _with_counted(scene: Scene, frame: Frame, span: Stretch) -> Stretch:
    """« neuf [groupements tactiques multinationaux], forts de 11 000 hommes »: with the noun that the figure before
    counts."""
    before = scene.found[frame.index - 1] if frame.index else None
    if before is None or before.kind != "count" or scene.folded[before.end : span[0]] != " ":
        return span
    noun = scene.folded.find(fold(before.unit).split(" ")[0][:4], before.start, before.end)
    return (noun, span[1]) if noun > before.start else span


def completes_weak_noun(scene: Scene, frame: Frame, *, at: int) -> bool:
    """« Un crédit de 70 M€ », « Une enveloppe de 2 milliards »: the noun, with which a sentence begins at an offset,
    does not say what for."""
    span = _completed(scene, frame)
    return span is not None and span[0] - at <= _ARTICLE and not says_what(scene, span)


_ARTICLE = 6  # characters: « Cette »


def risen(scene: Scene, frame: Frame, subject: str | None) -> str | None:
    """« soit une hausse de 12 % »: what the noun that the figure completes says of the subject so far."""
    span = _completed(scene, frame) if frame.found.kind in ("percent", "money", "point") else None
    return rise_of(scene, frame, span, subject) if span else None


def says_what(scene: Scene, span: Stretch) -> bool:
    """Whether a phrase says what a figure is about: « budget des armées » does, « budget » and « objectif » do not."""
    noun = head(scene, span)
    alone = " " not in scene.folded[slice(*span)]
    return not is_noun(noun, "weak") and not (alone and is_noun(noun, "bare"))


def _completed(scene: Scene, frame: Frame) -> Stretch | None:
    low = max(frame.clause[0], frame.left, _verb_end(scene, frame))
    m = _COMPLETES.search(scene.folded, max(low, frame.found.lead - 60), frame.found.lead)
    if m is None:
        return None
    if m[0].startswith((" pour", ", pour")) and frame.left > frame.sentence.start:
        return _bought(scene, frame, m.start())
    low = max(low, *(scene.folded.rfind(mark, low, m.start()) + 1 for mark in (", ", "; ")))
    span = backwards(scene, m.start(), low)
    shell = _SHELL.match(scene.folded, *span) if span else None
    span = (shell.end(), span[1]) if span and shell else span
    called = _CALLED.search(scene.folded, *span) if span else None
    span = (span[0], called.start()) if span and called else span
    if span is None or not _is_noun_phrase(scene, span) or _starts_with_actor(scene, span):
        return None
    inside = scene.verb_layer.within(*span)
    return None if any(v.tense != "participle" or v.start == span[0] for v in inside) else span


_CALLED = re.compile(r"[ ](?:baptise|denomme|appele|surnomme|intitule)(?:e|s|es)?(?![^\W_])")
# « un accord sur une [aide] de 50 milliards »
_SHELL = re.compile(
    r"(?:accord|feu[ ]vert|decision|vote|debat)[ ](?:[a-z]+[ ])?(?:sur|avec|a|pour)[ ](?:l'|(?:une?|le|la|des|les)[ ])"
)


def _bought(scene: Scene, frame: Frame, end: int) -> Stretch | None:
    """« l'acquisition d'un [satellite] pour un montant de », « le [contrat d'achat] de 36 avions, pour un montant de »;
    nothing for « 60 blindés pour un montant de »."""
    span = backwards(scene, end, frame.left)
    if span and span[0] > frame.left + 1 and not is_actor(scene, span):
        return span
    before = scene.found[frame.index - 1]
    end = before.lead - (3 if scene.folded.startswith(" de ", before.lead - 4) else 0)
    low = max(frame.clause[0], frame.sentence.start, scene.found[frame.index - 2].end if frame.index > 1 else 0)
    deal = backwards(scene, end, low)
    about = _ABOUT.search(scene.folded, *deal) if deal else None
    deal = (about.end(), deal[1]) if deal and about else deal
    return deal if deal and deal[1] < before.lead and is_noun(head(scene, deal), "deals") else None


_ABOUT = re.compile(r"[ ]sur[ ](?:l'|la[ ]|le[ ])")  # « un contrat portant sur l'achat »


def _is_noun_phrase(scene: Scene, span: Stretch) -> bool:
    """Whether a stretch begins with a noun: no adverb (« passeraient [ainsi] de 5 à 9 »), no date (« pour [2012] »)."""
    noun = head(scene, span)
    return noun not in ("", *words("ending")) and scene.timex_layer.first(span[0], span[0] + 1) is None


def _starts_with_actor(scene: Scene, span: Stretch) -> bool:
    """« [l'Ukraine a besoin] de 10 milliards »: a country is no phrase that a figure completes."""
    place = scene.place_layer.first(span[0], span[0] + 1)
    return place is not None and place.form != "adjective" and place.kind != "body"


def _verb_end(scene: Scene, frame: Frame) -> int:
    """Where the last verb before the figure ends that is no participle joining it to its noun."""
    before = [v for v in scene.verb_layer.within(frame.clause[0], frame.found.lead) if v.tense != "participle"]
    return before[-1].end if before else frame.clause[0]


def _act(scene: Scene, frame: Frame, span: Stretch) -> str:
    """« l'envoi de 14 chars Leopard 2 » is about the sending of tanks: envoi de chars."""
    found = frame.found
    number = cardinal(scene.folded, found.start) or collective(scene.folded, found.start)
    counted = scene.text[number[1] : found.end].strip() if number else found.unit
    counted = re.sub(r"^(?:de|d['’])[ ]?", "", counted)
    of = "d’" if fold(counted)[:1] in "aeiouyh" else "de "
    return f"{surface(scene, span)} {of}{counted}"


def _recipient_before(scene: Scene, frame: Frame, span: Stretch) -> str:
    """« ont fourni[ à l'Ukraine] une aide de 50 milliards »."""
    if " " in scene.folded[slice(*span)]:
        return ""
    m = _GIVEN_BEFORE.search(scene.folded, max(frame.clause[0], span[0] - 40), span[0])
    return " " + surface(scene, m.span()) if m else ""


# ---------------------------------------------------------------- objects, subjects, headings


_IT = re.compile(r"(?:^|[^\w])(?:le|la|les|l')[ ]?$")  # « doublera son aide, pour la porter à »


_JOINT = re.compile(r"[ ](?:a|entre)[ ]$")  # « évalue le manque à gagner [entre] 2 et 3 milliards »


def moved(scene: Scene, frame: Frame) -> str | None:
    """« portera [son effort de défense] à 0,6 % du PIB »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("moving") or frame.found.kind == "count" or frame.left > verb.end:
        return None
    if _IT.search(scene.folded, max(frame.sentence.start, verb.start - 4), verb.start):
        return topical(scene, frame.sentence.start, verb.start)
    joint = _JOINT.search(scene.folded, verb.end, frame.found.lead)
    to = joint.start() if joint else scene.folded.rfind(" a ", verb.end, frame.found.lead)
    end = to if to >= 0 else scene.folded.rfind(" de ", verb.end, frame.found.lead)
    return _if_says(scene, without_article(scene, verb.end + 1, end)) if end > verb.end else None


def moved_behind(scene: Scene, frame: Frame) -> str | None:
    """« évalue à 486 milliards [le coût de la reconstruction] »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("moving") or scene.folded[verb.end : frame.found.lead] != " a ":
        return None
    start, end = without_article(scene, frame.found.end + 1, frame.right)
    span = forwards(scene, start, end) if start > frame.found.end + 1 else None
    return _if_says(scene, span) if span else None


def subject_measured(scene: Scene, frame: Frame) -> str | None:
    """« [le soutien fourni au premier semestre] représente 20,9 milliards »."""
    verb = frame.finite
    if verb is None or not _measures(frame, verb):
        return None
    span = _subject_phrase(scene, frame, verb)
    if span is None or is_actor(scene, span) or scene.found_layer.first(*span):
        return None
    if frame.found.kind == "count" and verb.lemma not in verbs("gathering"):
        # « l'effectif autorisé est de 900 hommes »
        return surface(scene, span) if is_noun(head(scene, span), "measured") else None
    return (
        of_antecedent(scene, frame, span)
        or those_of(scene, frame, span, topic(scene, frame.sentence.start, span[0]))
        or _if_says(scene, span)
        or (surface(scene, span) if is_noun(head(scene, span), "spending") else None)  # « Son budget passe de »
    )


_JOINED = r"(?:,|;|[ ]et|[ ]puis)[ ](?:et[ ]|puis[ ])?"
_GAPPED = re.compile(
    rf"(?:^|{_JOINED})(?P<np>(?:(?:l'|(?:le|la|les|sa|son|ses|leurs?)[ ]|(?=cel(?:ui|le|les)[ ]d)|(?=ceux[ ]d)))"
    r"[^,;:.()]{3,70}?)(?:[ ](?:a|de|d'))?[ ]?$"
)


def gapped(scene: Scene, frame: Frame) -> str | None:
    """« Le budget civil s'élève à 438 millions, [le budget militaire] à 2 milliards »: the verb is left out."""
    if frame.left == frame.sentence.start or scene.verb_layer.first(frame.left, frame.found.start):
        return None
    start = max(frame.left, frame.found.lead - 90)
    m = None
    for at in range(start, frame.found.lead):  # the last joint
        m = _GAPPED.match(scene.folded, at, frame.found.lead) if scene.folded[at] in ",; " else None
        if m and not _JOINT_INSIDE.search(m["np"]):
            break
        m = None
    if m is None:
        return None
    span = without_article(scene, *m.span("np"))
    named = scene.place_layer.first(*span)
    if (named and named.start == span[0] and named.form != "adjective") or scene.timex_layer.first(*span):
        return None
    those = those_of(scene, frame, span, topic(scene, frame.sentence.start, span[0]))
    if those is not None:
        return those or None
    if frame.found.kind == "count" and not is_noun(head(scene, span), "measured"):
        return None
    return _if_says(scene, span)


_JOINT_INSIDE = re.compile(r"[ ]et[ ](?:l'|l[ae]s?[ ])")


def _measures(frame: Frame, verb: VerbGroup) -> bool:
    if verb.end > frame.found.start or frame.left > verb.start:
        return False
    if frame.found.kind == "count" and verb.lemma in verbs("gathering"):
        return True
    fixed = verb.voice == "passive" and (verb.lemma in verbs("moving") or verb.lemma == "doter")
    return fixed or verb.lemma in verbs("measuring")


# what a clause may begin with before its subject: conjunctions, adverbs, phrases with a preposition
_OPENER = re.compile(r"[\s,]*(?:(?:et|que|mais|car|or|enfin|ainsi|puis|dont|etant[ ]donne[ ]que)[ ]|qu'|[^\w\s])*")
_ADJUNCT = re.compile(
    r"(?:a|au|aux|en|dans|de|des|du|d'apres|d'ici|hors|sauf|malgre|grace|concernant|quant|forte?s?|s'agissant|pour|sur|par|selon|depuis|pendant|durant|lors|avec|apres|avant|entre|face|outre"
    r"|hier|aujourd'hui|demain|cette|ce|cet|enfin|ensuite|toutefois|cependant|parallelement|actuellement|desormais)"
    r"(?![^\W_])"
)
_WHICH = re.compile(r"[\s,]*qui[ ](?:(?:en|y|ne|n'|se|s')[ ]?)*")
_IN_SUBJECT = frozenset({"dans", "vers", "contre", "par", "plus"})


def _subject_phrase(scene: Scene, frame: Frame, verb: VerbGroup) -> Stretch | None:
    """The noun phrase before a finite verb: the first stretch between commas that is no adjunct."""
    start, end = frame.subject
    opener = _OPENER.match(scene.folded, start, end)
    low = opener.end() if opener else start
    first, limit = low, before_clitics(scene, low, end)
    if _WHICH.fullmatch(scene.folded, low, verb.start):  # « le projet de force, [qui] réunira dix pays »
        start = max(frame.sentence.start, scene.folded.rfind(", ", frame.sentence.start, max(0, low - 2)))
        governing = scene.verb_layer.within(start, frame.clause[0])
        return backwards(scene, frame.clause[0], governing[-1].end if governing else start)
    after_adjunct = False
    while low < limit:
        comma = scene.folded.find(", ", low, limit)
        end = comma if comma >= 0 else limit
        leading = scene.timex_layer.first(low, low + 4) or scene.verb_layer.first(low, low + 1)
        adjunct = _ADJUNCT.match(scene.folded, low) or leading
        after_adjunct = after_adjunct or (adjunct is not None and low == first)
        # « D'après le délégué, M. Untel, le programme disposera »: behind an adjunct, what has an article
        apposed = after_adjunct and without_article(scene, low, end)[0] == low
        if comma < 0 or not (adjunct or apposed):
            return forwards(scene, without_article(scene, low, end)[0], end, inside=_IN_SUBJECT)
        low = comma + 2
    return None


_FOR = re.compile(r"[ ]pour[ ]$")


def paid(scene: Scene, frame: Frame) -> str | None:
    """« a commandé six [lance-roquettes] pour 200 millions »: what a sum is paid for."""
    if frame.found.kind != "money" or not frame.index:
        return None
    m = _FOR.search(scene.folded, max(frame.left, frame.found.lead - 6), frame.found.lead)
    before = scene.found[frame.index - 1]
    if m is None or before.kind != "count" or before.end <= frame.sentence.start:
        return None
    noun = scene.folded.find(fold(before.unit).split(" ")[0][:4], before.start, before.end)
    said = forwards(scene, noun, m.start()) if noun > before.start else None
    return surface(scene, said) if said else None


_DASH = re.compile(r"[ ][–—][ ]$")


def apposed(scene: Scene, frame: Frame) -> str | None:
    """« [le coût du soutien à l'Ukraine] – 2 milliards d'euros – »."""
    m = _DASH.search(scene.folded, max(frame.sentence.start, frame.found.lead - 3), frame.found.lead)
    before = scene.verb_layer.before(m.start()) if m else None
    low = max(frame.sentence.start, frame.left, before.end if before else 0) if m else 0
    span = backwards(scene, m.start(), low) if m and low < m.start() else None
    return _if_says(scene, span) if span and not is_actor(scene, span) else None


_PLANNING = frozenset({"prévoir", "autoriser", "programmer", "inscrire"})


def planned(scene: Scene, frame: Frame) -> str | None:
    """« [La loi de programmation militaire] prévoit 413 milliards »."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.end > frame.found.start or verb.lemma not in _PLANNING:
        return None
    span = _subject_phrase(scene, frame, verb)
    return surface(scene, span) if span and is_noun(head(scene, span), "plans") and says_what(scene, span) else None


def heading(scene: Scene, frame: Frame) -> str | None:
    """« [Programmation militaire] : 413,3 Md€ »."""
    start = frame.sentence.start
    m = _COLON.search(scene.folded, max(start, frame.found.lead - 4), frame.found.lead)
    if m is None or frame.left > m.start() or scene.verb_layer.within(start, m.start()):
        return None
    span = without_article(scene, start, m.start())
    return None if is_actor(scene, span) or "," in scene.folded[slice(*span)] else _if_says(scene, span)


def _if_says(scene: Scene, span: Stretch) -> str | None:
    """The phrase in its own words if it says what a figure is about, without « le montant de » before it."""
    m = _AMOUNT_OF.match(scene.folded, *span)
    if m and m.end() < span[1]:
        span = (m.end(), span[1])
    says = span[0] < span[1] and _is_noun_phrase(scene, span) and says_what(scene, span)
    return surface(scene, span) if says else None


_AMOUNT_OF = re.compile(
    r"(?:montant|niveau|total|valeur|plafond|enveloppe|ensemble|chiffre|moyenne|somme|totalite)[ ](?:[a-z]+[ ])?"
    r"(?:de[ ](?:l'|la[ ]|son[ ]|sa[ ]|ses[ ]|leurs?[ ])?|d'|des[ ]|du[ ])"
)


def topical(scene: Scene, start: int, end: int) -> str | None:
    """The last phrase about spending or aid in a stretch: « l'état de l'[aide militaire à l'Ukraine] »."""
    last = topic(scene, start, end)
    return surface(scene, last) if last else None


def topic(scene: Scene, start: int, end: int) -> Stretch | None:
    """Where that phrase stands."""
    last = None
    for m in _NOUN.finditer(scene.folded, start, end):
        if is_noun(m[0], "measured") and not (last and m.start() < last[1]):
            last = forwards(scene, m.start(), end) or last
    return last


_NOUN = re.compile(r"[^\W\d_]+")
