"""Who gives, spends, fields or owes what a figure counts: a country or body, by the clause around the figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...grammar import VerbGroup
from ...lexicon import country_of
from ...model import Place
from ...text import fold
from .actors import actors_in, country_name, group_in, is_subject, named
from .frames import Frame, antecedent
from .labels import THE, labelled
from .phrases import forwards, surface
from .scene import Scene
from .words import is_noun, verbs


def can_be_held(frame: Frame) -> bool:
    """Whether somebody gives or fields what is counted: not kilometres, votes, or the members of a body."""
    unit = fold(frame.found.unit)
    if frame.found.kind in ("measure", "times", "fraction", "point"):
        return False
    return not (any(is_noun(unit, table) for table in ("votes", "members", "elected")))


def holder_of(scene: Scene, frame: Frame) -> str | None:
    """The holder that the words around the figure name; None where they leave it to its neighbours."""
    if frame.found.kind in ("fraction", "point") and frame.finite and frame.finite.end <= frame.found.start:
        return _owner(scene, frame, frame.finite)
    if not can_be_held(frame):
        return None
    return next((holder for way in _WAYS if (holder := way(scene, frame))), None)


# ---------------------------------------------------------------- named with the figure

_WITHIN_PHRASE = re.compile(
    r"(?:[ ](?!(?:d'|(?:de|du|des|a|au|aux|en|dans|pour|et|sur|par|contre|face)[ ]))[\w-]+){0,3}[ ]"
)


def _of_the_counted(scene: Scene, frame: Frame) -> str | None:
    """« soixante militaires [luxembourgeois] », « 22 [Luxembourgeois] », « un contingent [belge] de 27 soldats »."""
    found = frame.found
    trained = frame.governor or frame.finite
    if found.kind != "count" or (trained and trained.lemma in _TRAINING and trained.voice != "reflexive"):
        return None
    people = country_of(found.unit)
    if people is not None and not _FLED.search(scene.folded, found.end, min(frame.right, found.end + 60)):
        return people.name
    for place in scene.place_layer.within(max(frame.clause[0], found.lead - 40), found.lead):
        if place.form == "adjective" and scene.folded[place.end : found.lead] in (" de ", " d'"):
            return country_name(place)
    owners: list[Place] = []
    for place in scene.place_layer.within(found.start, min(found.end + 60, frame.clause[1], frame.right)):
        if place.form != "adjective":
            continue
        follows = owners and scene.folded[owners[-1].end : place.start] in (" et ", ", ")
        if follows or _WITHIN_PHRASE.fullmatch(scene.folded, found.end, place.start):
            owners.append(place)
    return _joined(name for place in owners if (name := country_name(place)))


# « formera 3 000 soldats ukrainiens »: others' soldiers
_TRAINING = frozenset({"former", "entraîner", "accueillir"})
_FLED = re.compile(
    r"(?<![^\W_])(?:fui|refuge|asile|exil|deplaces?|refugies?|expulses?|tues?|morts?|disparus?)(?![^\W_])"
)
_FORCE = re.compile(r",[ ](?:fort|forte|compose|composee|riche)[ ](?:de|d')[ ]?$")


def _of_the_force(scene: Scene, frame: Frame) -> str | None:
    """« Le bataillon [géorgien], fort de 750 soldats »: whose the force is."""
    if frame.found.kind != "count" or not _FORCE.search(scene.folded, frame.found.lead - 16, frame.found.lead):
        return None
    places = scene.place_layer.within(max(frame.sentence.start, frame.left), frame.found.lead)
    return next((country_name(place) for place in places if place.form == "adjective"), None)


_COME_FROM = frozenset({"venir", "provenir", "émaner"})
_FROM = re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])")


def _source(scene: Scene, frame: Frame) -> str | None:
    """« 80 % des dépenses viennent d'[États extérieurs à l'Union] »."""
    verb = frame.finite
    if verb is None or verb.start < frame.found.end or verb.lemma not in _COME_FROM:
        return None
    m = _FROM.match(scene.folded, verb.end)
    span = forwards(scene, m.end(), frame.clause[1], joined=True) if m else None
    said = _AND_OF.sub(" et ", surface(scene, span)) if span else ""
    return re.split(r" et (?=\d)", said)[0] or None


_BETWEEN = re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])$")


def _giver(scene: Scene, frame: Frame) -> str | None:
    """« ont reçu [de la Pologne] 14 MiG-29 »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("receiving") or verb.end < frame.left:
        return None
    place = scene.place_layer.first(verb.end, min(verb.end + 8, frame.found.lead))
    return named(frame, place) if place and _BETWEEN.search(scene.folded, verb.end, place.start) else None


_AND_OF = re.compile(r" et (?:d[eu]s? |d['’])(?:la |l['’])?")


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
    return _joined(named(frame, place) for place in agents)


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
    giving = (verbs("holding") | verbs("giving") | verbs("bearing")) - _TRAINING
    return verb.start >= frame.clause[0] and verb.lemma in giving


_TO = re.compile(rf"(?<!\w)(?:a|au|aux)[ ]{THE}$")


def _doer_of_infinitive(scene: Scene, frame: Frame) -> str | None:
    """« doit permettre [au Canada] d'atteindre la cible »."""
    verb = frame.governor
    if verb is None or verb.tense != "infinitive":
        return None
    allowing = [v for v in scene.verb_layer.within(frame.clause[0], verb.start) if v.lemma in verbs("allowing")]
    for place in scene.place_layer.within(allowing[-1].end, verb.start) if allowing else ():
        to = _TO.search(scene.folded, max(0, place.start - 8), place.start)
        if to and scene.folded[place.end : verb.start] in (" de ", " d'", " a "):
            return named(frame, place)
    return None


_UP_TO = re.compile(r",[ ]a[ ]hauteur[ ]d(?:e[ ]|')$")


def _contributor(scene: Scene, frame: Frame) -> str | None:
    """« [Le Portugal] contribue à la force, que dirige l'Italie, à hauteur de 200 soldats »."""
    if not _UP_TO.search(scene.folded, max(frame.sentence.start, frame.found.lead - 16), frame.found.lead):
        return None
    giving = (v for v in scene.verb_layer.within(frame.sentence.start, frame.found.start) if v.finite)
    verb = next((v for v in giving if v.lemma in ("contribuer", "participer")), None)
    return _joined(actors_in(scene, frame, frame.sentence.start, verb.start)) if verb else None


_HIS = re.compile(r"[\s«]*(?:son|sa|ses|leurs?)[ ]")


def _subject(scene: Scene, frame: Frame) -> str | None:
    """The subject of the clause's verb, where that verb gives, spends or fields; the owner of what it measures."""
    verb = frame.finite
    if verb is None or _BENEFITS.search(scene.folded, max(0, frame.found.lead - 30), frame.found.lead):
        return None
    start, end = frame.clause[0], verb.start
    if verb.start > frame.found.start:
        return _led(scene, frame) if leads(scene, frame) else None
    if not holds(scene, frame):
        return _owner(scene, frame, verb)
    if _is_apposed(scene, frame, verb):
        return None
    start, end = frame.subject
    acting = group_in(scene, start, end) or _joined(actors_in(scene, frame, start, end))
    return acting or _at_home(scene, start, end, "institutions") or _owner(scene, frame, verb)


# « débloqué 3 milliards au profit des [66 000 personnes] »: they are given it
_BENEFITS = re.compile(
    r"(?<!\w)(?:profit|faveur|aupres|destination|benefice|attention)[ ]d(?:e[ ]|es[ ]|')(?:quelque[ ])?$"
)
_IN = re.compile(r"[\s«]*(?:en|au|aux)[ ]$")
_BODY = re.compile(r"(?<![^\W_])(?:l'|(?:le|la|les)[ ])(?P<noun>[a-z]+)")


def _at_home(scene: Scene, start: int, end: int, table: str) -> str | None:
    """« [En Lituanie], le Conseil de défense a fixé », « [Au Luxembourg], les dépenses s'établiront à »: where it is
    says whose it is."""
    place = scene.place_layer.first(start, min(end, start + 12))
    if place is None or place.kind != "country" or not _IN.fullmatch(scene.folded, start, place.start):
        return None
    body = _BODY.search(scene.folded, place.end, end) if scene.folded.startswith(", ", place.end) else None
    return country_name(place) if body and is_noun(body["noun"], table) else None


def _owner(scene: Scene, frame: Frame, verb: VerbGroup) -> str | None:
    """Whose is what the verb measures: « Le budget [roumain] atteindra », « l'effort [luxembourgeois], qui s'élevait
    à », « [Berlin], dont le contingent est plafonné à »."""
    measures = verb.lemma in verbs("measuring") or (verb.voice == "passive" and verb.lemma in verbs("moving"))
    start = frame.clause[0]
    if not measures or _HIS.match(scene.folded, start):  # « Sa contribution aux forces afghanes » is somebody else's
        return None
    owners = actors_in(scene, frame, *frame.subject, owners=frame.found.kind != "count")
    before = antecedent(scene, frame)
    if owners:
        return _joined(owners[:1])
    if before is None:
        return _at_home(scene, *frame.subject, "measured")
    if not scene.folded.startswith("dont ", start):
        return _joined(actors_in(scene, frame, *before, owners=True)[:1])
    place = scene.place_layer.before(start)
    is_beside = place and place.form != "adjective" and scene.folded[place.end : start].strip() == ","
    return named(frame, place) if place and is_beside else None


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
    for verb in finite[:_VERBS_AFTER]:
        acting = [
            named(frame, place)
            for place in scene.place_layer.within(start, verb.start)
            if is_subject(scene, start, place)
        ]
        if acting:
            return _joined(acting)
        start = verb.end
    return None


def _is_apposed(scene: Scene, frame: Frame, verb: VerbGroup) -> bool:
    """« Vingt pays participeront au programme, doté de 250 millions »: the figure belongs to the noun beside it."""
    if _FORCE.search(scene.folded, frame.found.lead - 16, frame.found.lead):
        return True  # « participent à l'opération, forte de 300 navires »
    governor = frame.governor
    if governor is None or governor.tense != "participle" or governor.start < verb.end:
        return False
    if scene.folded[governor.end : frame.found.lead] == " " and verb.tense in ("past", "pluperfect"):
        return False  # « a effectué 8 200 sorties, réalisé 1 450 frappes »
    return scene.folded.startswith(", ", governor.start - 2)


def holds(scene: Scene, frame: Frame) -> bool:
    """Whether a verb before the figure in its clause gives, spends or fields."""
    before = scene.verb_layer.within(frame.clause[0], frame.found.lead)
    holding = verbs("holding") | (verbs("founding") if frame.found.kind == "money" else frozenset())
    return any((v.lemma in holding and not _needs(scene, v)) or _makes_a_gift(scene, v) for v in before)


def _needs(scene: Scene, verb: VerbGroup) -> bool:
    """« L'Ukraine a besoin de 155 avions »: it does not have them."""
    return verb.lemma == "avoir" and scene.folded.startswith(" besoin", verb.end)


def _makes_a_gift(scene: Scene, verb: VerbGroup) -> bool:
    """« a fait don de 19 F-16 »."""
    return verb.lemma == "faire" and scene.folded.startswith(" don ", verb.end)


_OWNED_NOUN = re.compile(r"(?<!\w)(?P<noun>[a-z]+)(?:[ ][a-z]+){0,2}[ ](?:du|de[ ]la|de[ ]l'|d'|de)[ ]?$")


def _of_the_sum(scene: Scene, frame: Frame) -> str | None:
    """« une contribution [du Luxembourg] de 350 000 euros »."""
    place = scene.place_layer.before(frame.found.lead)
    if place is None or place.form == "adjective" or place.start < max(frame.clause[0], frame.left):
        return None
    if scene.folded[place.end : frame.found.lead] not in (" de ", " d'") or frame.found.kind not in (
        "money",
        "percent",
    ):
        return None
    noun = _OWNED_NOUN.search(scene.folded, max(frame.clause[0], place.start - 50), place.start)
    return named(frame, place) if noun and is_noun(noun["noun"], "measured") else None


def _joined(names: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(names)) or None


_WAYS = (
    labelled,
    _of_the_counted,
    _of_the_force,
    _source,
    _giver,
    _agent,
    _of_the_sum,
    _having,
    _contributor,
    _doer_of_infinitive,
    _subject,
)
