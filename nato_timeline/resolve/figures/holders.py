"""Who gives, spends, fields or owes what a figure counts: a country or body, by the clause around the figure."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...model import Place
from ...text import fold
from .actors import actors_in, country_name, group_in, is_capital, is_subject, named
from .beside import (
    FORCE,
    TRAINING,
    costs_whom,
    giver,
    is_whole,
    joined,
    of_the_counted,
    of_the_force,
    of_the_moved,
    of_the_sum,
    of_who_promised,
    part_of_nation,
    source,
)
from .estimated import as_for, to_whom_it_comes, whose_cost
from .frames import Frame, antecedent, past_adverbs
from .glosses import who_has_it
from .holding import holds
from .labels import THE, charged_to, labelled
from .relatives import of_whom, who_does
from .scene import Scene
from .tables import holder_in_table
from .words import is_noun, verbs


def can_be_held(frame: Frame) -> bool:
    """Whether somebody gives or fields what is counted: not kilometres, votes, or the members of a body."""
    unit = fold(frame.found.unit)
    if frame.found.kind in ("measure", "times", "fraction", "point") and unit != "t":
        return False
    return not (any(is_noun(unit, table) for table in ("votes", "members", "elected")))


def holder_of(scene: Scene, frame: Frame) -> str | None:
    """The holder that the words around the figure name; None where they leave it to its neighbours."""
    verb = frame.finite
    if frame.found.kind == "fraction" and (payer := charged_to(scene, frame) or part_of_nation(scene, frame)):
        return payer
    if frame.found.kind in ("fraction", "point") and verb and verb.end <= frame.found.start:
        of_them = verb.lemma in verbs("holding") and scene.folded.endswith(" en ", 0, verb.start)
        of_them = of_them or verb.lemma in verbs("shouldering")  # « assument les trois quarts de la dépense »
        return _subject(scene, frame) if of_them else _owner(scene, frame, verb)  # « en fournira plus de la moitié »
    if frame.found.kind == "fraction" and verb and verb.voice == "passive":
        return _agent(scene, frame)  # « dont la moitié sera fournie par le Luxembourg »
    if frame.found.unit == "membre":  # « 200 membres des Forces armées canadiennes »
        return of_the_counted(scene, frame)
    if not can_be_held(frame):
        return None
    ways = _WAYS_OF_A_WHOLE if is_whole(scene, frame) else _WAYS
    return next((holder for way in ways if (holder := way(scene, frame))), None)


# ---------------------------------------------------------------- who acts in the clause

_BY = re.compile(rf"(?<!\w)par[ ]{THE}$")
_AND = re.compile(rf"(?:,|[ ]et)[ ](?:par[ ])?{THE}")


def _agent(scene: Scene, frame: Frame) -> str | None:
    """« ont été livrés par [la Pologne et l'Allemagne] »."""
    agents: list[Place] = []
    for place in scene.place_layer.within(frame.found.end, min(frame.clause[1], frame.right)):
        follows = _AND.fullmatch(scene.folded, agents[-1].end, place.start) if agents else None
        leads = _is_led_by(scene, frame, place)
        if leads or (follows and place.form != "adjective"):
            agents.append(place)
    return joined(named(frame, place) for place in agents)


_WITH = re.compile(r"(?P<comma>,)?[ ]avec[ ](?:(?:ses|leurs|ces|quelque)[ ])?$")


def _having(scene: Scene, frame: Frame) -> str | None:
    """« [La France], avec 3 300 militaires, n'a annoncé aucun renfort », « [L'Italie] est la première, avec 715 »."""
    m = _WITH.search(scene.folded, max(frame.sentence.start, frame.left, frame.found.lead - 16), frame.found.lead)
    verb = frame.finite
    if m is None:
        return None
    if verb and verb.end <= m.start():
        acting = actors_in(scene, frame, *frame.subject) if verb.lemma in verbs("ranking") else ()
        return acting[0] if len(acting) == 1 else None
    start = max(frame.clause[0], frame.left)
    beside = scene.place_layer.before(m.start())
    if m["comma"] and beside and beside.end == m.start() and is_subject(scene, start, beside):
        return (
            country_name(beside) if beside.form == "adjective" else named(frame, beside)
        )  # « le contingent turc, avec »
    place = scene.place_layer.first(start, m.start() + 1)
    if place is None or not is_subject(scene, start, place) or place.start - start > _ARTICLE_REACH:
        return None
    # « l'Allemagne[, premier contributeur européen ]avec 17,7 milliards »
    apposed = scene.folded.startswith(",", place.end)
    return named(frame, place) if apposed and not scene.verb_layer.within(place.end, m.start()) else None


_ARTICLE_REACH = 6


# « promis par [le président] américain »
_BY_SOMEBODY = re.compile(r"(?<!\w)par[ ](?:l'|(?:la|le|les)[ ])(?P<who>[\w-]+)(?:[ ][\w-]+){0,2}[ ]$")


def _is_led_by(scene: Scene, frame: Frame, place: Place) -> bool:
    """« livrés par la Pologne »; « formés par l'Alliance » makes nobody a giver."""
    if place.form == "adjective":
        m = _BY_SOMEBODY.search(scene.folded, max(frame.found.end, place.start - 50), place.start)
        m = m if m and is_noun(m["who"], "institutions") else None
    else:
        m = _BY.search(scene.folded, max(0, place.start - 12), place.start)
    verb = scene.verb_layer.before(m.start() + 1) if m else None
    if verb is None or any(v.finite for v in scene.verb_layer.within(frame.found.end, verb.start)):
        return False  # « 350 militaires participent au bataillon commandé par le Royaume-Uni »
    giving = (verbs("holding") | verbs("giving") | verbs("bearing")) - TRAINING
    if frame.found.kind == "money":  # « le crédit de 5 millions ouvert par Berne »
        giving |= verbs("founding")
    return verb.start >= frame.clause[0] and verb.lemma in giving


_TO = re.compile(rf"(?<!\w)(?:a|au|aux)[ ]{THE}$")


# « la décision de [Berlin] de », « l'engagement pris par la [Pologne] de se »
_DECISION_OF = re.compile(
    r"\b(?:decision|engagement|volonte|promesse|intention|projet|plan|choix|ambition|proposition|offre|souhait|objectif)s?"
    r"[ ](?:[a-z]+[ ]){0,2}?(?:(?:de|par)[ ](?:(?:la|le|les)[ ]|l')?|du[ ]|des[ ]|d')$"
)
_TO_DO = re.compile(r"[ ](?:de[ ]|d')(?:s'|se[ ]|y[ ])?")


def _doer_of_infinitive(scene: Scene, frame: Frame) -> str | None:
    """« doit permettre [au Canada] d'atteindre la cible », « salue la décision [de Berlin] de porter »."""
    verb = frame.governor
    if verb is None or verb.tense != "infinitive":
        return None
    before = scene.place_layer.before(verb.start)
    if before is not None and _decides(scene, before, max(frame.sentence.start, before.start - 40), verb.start):
        return named(frame, before)
    allowing = [v for v in scene.verb_layer.within(frame.clause[0], verb.start) if v.lemma in verbs("allowing")]
    for place in scene.place_layer.within(allowing[-1].end, verb.start) if allowing else ():
        to = _TO.search(scene.folded, max(0, place.start - 8), place.start)
        if to and scene.folded[place.end : verb.start] in (" de ", " d'", " a "):
            return named(frame, place)
    return None


def _decides(scene: Scene, place: Place, low: int, verb: int) -> bool:
    """Whether it is the decision of a place to do what an infinitive says."""
    folded = scene.folded
    return bool(_TO_DO.fullmatch(folded, place.end, verb) and _DECISION_OF.search(folded, low, place.start))


_UP_TO = re.compile(r",[ ]a[ ]hauteur[ ]d(?:e[ ]|')$")


def _contributor(scene: Scene, frame: Frame) -> str | None:
    """« [Le Portugal] contribue à la force, que dirige l'Italie, à hauteur de 200 soldats »."""
    if not _UP_TO.search(scene.folded, max(frame.sentence.start, frame.found.lead - 16), frame.found.lead):
        return None
    giving = (v for v in scene.verb_layer.within(frame.sentence.start, frame.found.start) if v.finite)
    verb = next((v for v in giving if v.lemma in ("contribuer", "participer")), None)
    return joined(actors_in(scene, frame, frame.sentence.start, verb.start)) if verb else None


_HIS_OWN = re.compile(r"[ ](?:son|sa|ses|leurs?)[ ]")
_HIS = re.compile(r"[\s«]*(?:son|sa|ses|leurs?)[ ]")


def _subject(scene: Scene, frame: Frame) -> str | None:
    """The subject of the clause's verb, where that verb gives, spends or fields; the owner of what it measures."""
    verb = frame.finite
    if verb is None or _BENEFITS.search(scene.folded, max(0, frame.found.lead - 30), frame.found.lead):
        return None
    start, end = frame.clause[0], verb.start
    seen = frame.governor is not None and frame.governor.tense == "infinitive" and verb.lemma == "voir"
    if seen and _HIS_OWN.match(scene.folded, verb.end):  # « La Pologne a vu son budget passer à 30 milliards »
        return joined(actors_in(scene, frame, *frame.subject))
    if verb.start > frame.found.start:
        return _led(scene, frame) if leads(scene, frame) else None
    if not holds(scene, frame):
        return _owner(scene, frame, verb)
    if _is_apposed(scene, frame, verb):
        return None
    start, end = frame.subject
    acting = group_in(scene, start, end) or joined(actors_in(scene, frame, start, end))
    if not acting and verb.lemma in (
        "prévoir",
        "programmer",
        "réserver",
    ):  # « Le budget polonais prévoit 118 milliards »
        acting = joined(actors_in(scene, frame, start, end, owners=True)[:1])
    return acting or at_home(scene, start, end, "institutions") or _owner(scene, frame, verb)


# « débloqué 3 milliards au profit des [66 000 personnes] »: they are given it
_BENEFITS = re.compile(
    r"(?<!\w)(?:profit|faveur|aupres|destination|benefice|attention)[ ]d(?:e[ ]|es[ ]|')(?:quelque[ ])?$"
)
_IN = re.compile(r"[\s«,;]*(?:(?:et|mais|tandis[ ]que|quand)[ ]|(?:tandis[ ]|alors[ ])?qu')?(?P<prep>en|au|aux|a)[ ]$")
_BODY = re.compile(r",?[ ](?:l'|(?:le|la|les)[ ])(?P<noun>[a-z]+)")


_AT_REACH = 20  # characters


def at_home(scene: Scene, start: int, end: int, table: str) -> str | None:
    """« [En Lituanie], le Conseil de défense a fixé », « [Au Luxembourg], les dépenses s'établiront à »: where it is
    says whose it is."""
    place = scene.place_layer.first(start, min(end, start + _AT_REACH))
    there = _IN.fullmatch(scene.folded, start, place.start) if place else None
    body = _BODY.match(scene.folded, place.end, end) if place and there else None
    if place is None or there is None or body is None or not is_noun(body["noun"], table):
        return None
    if place.kind == "country" and there["prep"] != "a":
        return country_name(place) if body[0].startswith(",") else None
    # « À Riga, le gouvernement prévoit », not « À Riga, le président a promis »
    home = is_capital(place) and (is_noun(body["noun"], "governments") or table == "measured")
    return country_name(place) if home else None


def _owner(scene: Scene, frame: Frame, verb: VerbGroup) -> str | None:
    """Whose is what the verb measures: « Le budget [roumain] atteindra », « l'effort [luxembourgeois], qui s'élevait
    à », « [Berlin], dont le contingent est plafonné à »."""
    measures = verb.lemma in verbs("measuring") or (verb.voice == "passive" and verb.lemma in verbs("moving"))
    start = frame.clause[0]
    if not measures or _HIS.match(scene.folded, start):  # « Sa contribution aux forces afghanes » is somebody else's
        return None
    makes_up = frame.found.kind == "percent" and verb.lemma in ("représenter", "peser")
    if makes_up and (whole := actors_in(scene, frame, *frame.subject)):  # « Les États-Unis représentent 68 % du total »
        return group_in(scene, *frame.subject) or joined(whole[:1])
    owners = actors_in(scene, frame, *frame.subject, owners=frame.found.kind != "count")
    if not owners and _stands_at(scene, frame, verb):
        return joined(actors_in(scene, frame, *frame.subject))
    before = antecedent(scene, frame)
    if owners:
        return joined(owners[:1])
    if before is None:
        return at_home(scene, *frame.subject, "measured")
    if not scene.folded.startswith("dont ", start):
        return joined(actors_in(scene, frame, *before, owners=True)[:1])
    place = scene.place_layer.before(start)
    is_beside = place and scene.folded[place.end : start].strip() == ","
    if place and is_beside and place.form == "adjective":  # « L'appareil luxembourgeois, dont le coût »
        return country_name(place)
    return named(frame, place) if place and is_beside else None


_AT = re.compile(r"[ ](?:a|autour[ ]de|sous[ ]l(?:es|a[ ]barre[ ]des)|(?:au-|en[ ])desso?us[ ]des?)[ ](?:[a-z]+[ ])?$")


def _stands_at(scene: Scene, frame: Frame, verb: VerbGroup) -> bool:
    """« l'Espagne et la Belgique restaient à 1,3 % »."""
    if frame.found.kind != "percent" or verb.lemma not in verbs("standing"):
        return False
    return _AT.match(scene.folded, past_adverbs(scene, verb.end, frame.found.lead), frame.found.start) is not None


# « Avec 2 000 soldats, la Pologne aligne », « Fort de 1 950 soldats, le pays consacre »
_LEADING = re.compile(r"[\s«•–-]*(?:avec|(?:fort|dote|riche|compose)(?:e|s|es)?[ ](?:de|d'))(?![^\W_])")
_VERBS_AFTER = 3


def leads(scene: Scene, frame: Frame) -> bool:
    """Whether the figure opens its sentence and belongs to the subject behind it."""
    return bool(_LEADING.match(scene.folded, frame.clause[0]) or _LEADING.match(scene.folded, frame.sentence.start))


def _led(scene: Scene, frame: Frame) -> str | None:
    """The first to act behind a figure that opens its sentence, past « a relevé le ministre »."""
    finite = [v for v in scene.verb_layer.within(frame.found.end, frame.sentence.end) if v.finite]
    start = frame.found.end
    if not finite:  # « Avec 2 millions, la Lettonie figure parmi les premiers »: a verb that looks like a noun
        place = scene.place_layer.first(start, start + _ARTICLE_REACH)
        behind = place is not None and place.form == "noun" and scene.folded.startswith(", ", start)
        return named(frame, place) if place and behind else None
    for verb in finite[:_VERBS_AFTER]:
        acting = [
            named(frame, place)
            for place in scene.place_layer.within(start, verb.start)
            if is_subject(scene, start, place)
        ]
        if acting:
            return joined(acting)
        start = verb.end
    return None


def _is_apposed(scene: Scene, frame: Frame, verb: VerbGroup) -> bool:
    """« Vingt pays participeront au programme, doté de 250 millions »: the figure belongs to the noun beside it."""
    if FORCE.search(scene.folded, frame.found.lead - 16, frame.found.lead):
        return True  # « participent à l'opération, forte de 300 navires »
    governor = frame.governor
    if governor is None or governor.tense != "participle" or governor.start < verb.end:
        return False
    if scene.folded[governor.end : frame.found.lead] == " " and verb.tense in ("past", "pluperfect"):
        return False  # « a effectué 8 200 sorties, réalisé 1 450 frappes »
    return scene.folded.startswith(", ", governor.start - 2)


_WAYS_OF_A_WHOLE = (labelled, of_the_counted, _agent)
_WAYS = (
    labelled,
    holder_in_table,
    of_the_counted,
    of_the_force,
    of_the_moved,
    source,
    giver,
    costs_whom,
    _agent,
    of_who_promised,
    of_the_sum,
    who_does,
    of_whom,
    as_for,
    to_whom_it_comes,
    whose_cost,
    _having,
    _contributor,
    _doer_of_infinitive,
    _subject,
    who_has_it,
)
