"""Whether a clause states an event: told as a fact, once, of somebody; not denied, supposed, or said in general."""

from __future__ import annotations

import re
from bisect import bisect_left

from ...find.triggers import Frame, Trigger
from ...grammar import VerbGroup
from ...model import Reading
from ...parts import matches_at, parts_of
from .beside import REPORTING, in_turn, is_around, is_first_to, is_intended, is_no_ruling, is_reported, is_used_for
from .clause import Clause
from .governors import uses_of
from .kinds import holds
from .noun_before import noun_before
from .participles import are_posted, is_told_with_sum
from .scene import Scene
from .senses import has_other_sense

_LOOKS = {"past": "past", "pluperfect": "past", "imperfect": "past", "future": "future", "conditional": "future"}
_GATHERINGS = frozenset({"summit", "meeting", "visit", "press", "exercise"})
_WISHES = ("pouvoir", "vouloir", "souhaiter", "espérer", "falloir")
# « s'est réuni trois fois en 2016 », « se réunit régulièrement »: more than one event
_REPEATED = re.compile(r"\b(?:fois|regulierement|chaque[ ]\w+|tous[ ]les|toutes[ ]les|periodiquement)\b")
# « si le Parlement l'approuve », « s'il est élu »; not « même si », « si bien que », « comme si »
_IF = re.compile(
    r"(?<!meme )(?<!comme )\b(?:si\b(?![ ](?:bien|tant|peu)\b)|s'(?=ils?\b)|au[ ]cas[ ]ou|a[ ]condition[ ]qu(?:e\b|')|"
    r"a[ ]moins[ ]qu(?:e\b|')|pourvu[ ]qu(?:e\b|'))[ ]?"
)
_FIRST_OF_IF = ("si", "s'", "au", "a", "pourvu")
_NEAR = 60  # how far behind the verb that is said, in characters
_FIRST_TIME = re.compile(r"\bpour[ ]la[ ](?:premiere|deuxieme|troisieme|derniere|seconde)[ ]fois")
# « chaque Allié », « 54 % des personnes interrogées »: what holds in general, or is thought, is no event
_GENERIC = re.compile(
    r"(?:\d[\d,]*[ ]?%[ ]des?[ ](?:personnes|sondes|interroges|habitants|electeurs)|chaque|tout|toute|"
    r"aucune?|nul|n'importe|on)\b|l'edition[ ]precedente\b"
)


def states_one_event(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """Whether a clause that fits a frame tells one event of its own, and not what a noun beside it tells."""
    if clause.subject and _GENERIC.match(scene.folded, clause.subject[0]):
        return False
    if _tells_of_noun(scene, clause, frame) or _is_told_by_noun(scene, clause, frame) or _is_content(scene, clause):
        return False
    if frame.kind == "accession" and clause.verb.lemma in ("être", "devenir") and not _is_of_a_body(scene, clause):
        return False
    if _is_state(scene, clause, frame) or (frame.kind == "visit" and are_posted(scene, clause)):
        return False
    if clause.pronoun == "qui" and scene.folded.endswith(" ce ", 0, clause.start):
        return False  # « …, ce qui portera à dix-huit le nombre de chars »: what it comes to
    if frame.kind == "decision" and is_no_ruling(scene, clause.verb, clause.end):
        return False
    if has_other_sense(scene, clause, frame):
        return False
    if frame.kind == "operation" and clause.verb.tense in ("present", "imperfect") and _is_relative(clause):
        return False  # « les pays qui contribuent à la KFOR », « le bataillon que dirige l'Allemagne »: which they are
    return not (_is_repeated(scene, clause) or (frame.kind == "statement" and _at_a_meeting(scene, clause)))


def _is_relative(clause: Clause) -> bool:
    present = clause.verb.tense == "present"
    return (clause.pronoun == "qui" and present) or clause.relative is not None


_DONE = frozenset({"commitment", "decision", "operation"})


def _is_state(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """« L'appel n'était financé qu'à 6 % au début du mois »: how things stood; « Le 3 mai, un accord était signé »
    tells what was done that day."""
    verb = clause.verb
    if verb.tense != "imperfect" or verb.voice != "passive" or verb.modal or frame.kind not in _DONE:
        return False
    return scene.moments.first(scene.sentence(verb.start).start, verb.start) is None


def lasts(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says since when or from when until when somebody holds an office."""
    return since_when(scene, clause) or _is_term(scene, clause)


def since_when(scene: Scene, clause: Clause) -> bool:
    """Whether « depuis » behind the verb says since when."""
    return any(m.lead == "since" for m in scene.moments.within(clause.verb.end, clause.end + 1))


_TERM = 90


def _is_term(scene: Scene, clause: Clause) -> bool:
    """« De 1987 à 1992, il est ministre »: an office held from one day to another."""
    near = scene.moments.within(clause.start, clause.end + 1)
    return any(m.value is not None and "/" in m.value and m.lead == "at" and m.days > _TERM for m in near)


def _is_told_by_noun(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """« Une réunion s'est tenue », « a lancé l'opération Sea Guardian »; what else is done to an operation or a
    pledge the verb tells itself: « La mission a été prolongée »."""
    said = bool(uses_of(clause.verb)) and frame.kind != "decision" and "pledge" not in frame.object
    subject = _nouns_at(scene, clause.subject[0]) if clause.subject else []
    about_talks = "talks" in (*frame.subject, *frame.object)  # « Les pourparlers ont été rompus »
    if not about_talks and any(noun.kind in _GATHERINGS or said for noun in subject):
        return True
    if frame.kind != "operation" or not (said or clause.verb.lemma == "mettre"):
        return is_told_with_sum(scene, clause, subject)
    direct = clause.direct
    if direct is not None and uses_of(clause.verb) & {"start", "finish"}:  # « lance [l'opération Sea Guardian] »
        name = scene.names.first(direct.start, direct.start + _NAME)
        if name is not None and name.kind == "operation":
            return True
    things = (direct, *clause.links("to"))
    nouns = [noun for thing in things if thing for noun in _nouns_at(scene, thing.start)]
    launched = clause.verb.lemma == "lancer"  # « lançait ses premières frappes »
    return any(noun.name or (launched and noun.kind == "attack") for noun in nouns)


# how far behind the beginning of a phrase the name may stand: « l'[opération Sea Guardian] », « la mission [X] »
_NAME = 14


def _tells_of_noun(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """« a annoncé [le retrait des troupes] »: told by its noun."""
    direct = clause.direct if clause.verb.lemma == "annoncer" else None
    nouns = _nouns_at(scene, direct.start) if direct is not None else []
    return bool(nouns) and (frame.kind == "decision" or nouns[0].kind == "operation")


def _nouns_at(scene: Scene, start: int) -> list[Trigger]:
    """The event nouns that a phrase begins with; those that stand only with a name, with theirs."""
    return [
        noun
        for noun in scene.nouns.within(start, start + 5)
        if noun.form == "noun"
        and not (noun.noun and noun.noun.named and noun.name is None)
        and not _is_a_body(scene, noun)
    ]


def _is_a_body(scene: Scene, noun: Trigger) -> bool:
    """Whether a noun only begins the name of a body: « l'assemblée générale des Nations unies » is no meeting."""
    place = scene.places.over(noun.head)
    return place is not None and place.kind == "body" and place.start <= noun.head and place.end > noun.end


# what a text does itself: « le traité prend fin », « la loi entre en vigueur »
_OWN_DAYS = frozenset({"prendre", "entrer", "expirer"})


def _is_content(scene: Scene, clause: Clause) -> bool:
    """« La résolution autorise l'usage de la force »: what a text says, and not what is done."""
    present = clause.verb.tense in ("present", "imperfect") and clause.verb.voice == "active"
    present = present and clause.verb.lemma not in _OWN_DAYS
    return present and clause.subject is not None and holds(scene, *clause.subject, ("text", "treaty"))


def asserts(scene: Scene, verb: VerbGroup) -> bool:
    """Whether the verb states what happened or will: not denied, not « aurait », not somebody's words in
    quotation marks."""
    if verb.tense == "infinitive":
        return governing(scene, verb) is not None
    if verb.negated or verb.tense == "subjunctive" or verb.person == 2 or is_asked(scene, verb):
        return False
    could = verb.modal == "pouvoir" and verb.tense in ("past", "pluperfect")  # « J'ai pu m'entretenir avec X »
    if (
        (verb.modal in _WISHES and not could)
        or is_supposed(scene, verb)
        or _is_conditional(scene, verb)
        or _is_awaited(scene, verb)
    ):
        return False
    if verb.tense == "present" and _is_wanted(scene, verb):
        return False
    return not scene.quoted(verb.start) or verb.tense == "participle"


_IS_IT_THAT = re.compile(r"\best-ce[ ]qu(?:e\b|'|i\b)")


def is_asked(scene: Scene, verb: VerbGroup) -> bool:
    """« La mission sera-t-elle prolongée ? », « Est-ce que la ministre ira à Kiev ? »: what is asked is not told."""
    sentence = scene.sentence(verb.start)
    if scene.folded.find("?", verb.end, sentence.end + 1) < 0:
        return False
    if verb.inverted is not None or _WHICH.match(scene.folded, sentence.start, verb.start):
        return True
    return _IS_IT_THAT.search(scene.folded, sentence.start, verb.start) is not None


# « [2. ] Combien de militaires belges seront envoyés en Lituanie ? »
_WHICH = re.compile(
    r"(?:\W|\d+[.)])*(?:et[ ]|mais[ ])?(?:(?:a|de|dans|par|avec|pour|sur|en)[ ])?"
    r"(?:combien|quel(?:le)?s?|qui|pourquoi|comment|quand|ou|lequel|laquelle)\b"
)


# verbs behind which « que » tells what is to be, and no fact; their subjunctives often look like the present
_WANTING = frozenset(
    {"falloir", "imaginer", "demander", "vouloir", "souhaiter", "proposer", "exiger", "attendre", "supposer"}
)
_WANTING |= {
    "craindre",
    "redouter",
    "réclamer",
    "suggérer",
    "recommander",
    "préférer",
    "permettre",
    "éviter",
    "empêcher",
}
_SO_THAT = re.compile(r"\b(?:pour|afin|avant|bien|sans|de[ ]sorte|jusqu'a[ ]ce)[ ]qu(?:e\b|')")


def _is_wanted(scene: Scene, verb: VerbGroup) -> bool:
    """« Il faudrait que les Alliés livrent des armes », « pour que les Alliés se réunissent »."""
    sentence = scene.sentence(verb.start)
    before = scene.verbs.before(verb.start)
    if before is None or before.start < sentence.start:
        return _SO_THAT.search(scene.folded, sentence.start, verb.start) is not None
    if _SO_THAT.search(scene.folded, before.end, verb.start):
        return True
    return before.lemma in _WANTING and REPORTING.search(scene.folded, before.end, verb.start) is not None


def governing(scene: Scene, verb: VerbGroup) -> VerbGroup | None:
    """The verb that tells an infinitive as a fact: « [prévoit] de rencontrer », « [a vu X] avant de se rendre à Y »."""
    if verb.negated or scene.quoted(verb.start):
        return None
    sentence = scene.sentence(verb.start)
    before = scene.finite.last(sentence.start, verb.start)
    if before is not None and is_done_in_turn(scene, before, verb):
        return before if asserts(scene, before) else None
    if is_around(scene, verb):
        over = before or scene.finite.first(verb.end, sentence.end)
    else:
        over = before if before is not None and is_intended(scene, before, verb) else None
    return over if over is not None and asserts(scene, over) else None


def is_done_in_turn(scene: Scene, before: VerbGroup, verb: VerbGroup) -> bool:
    """« au tour du Canada de [livrer] », « fut le premier à [livrer] », « dit [avoir livré] »: what is done."""
    told = in_turn(scene, verb) is not None or is_first_to(scene, before, verb)
    return told or is_reported(scene, before, verb) or is_used_for(scene, before, verb)


def is_supposed(scene: Scene, verb: VerbGroup) -> bool:
    """A conditional that is no future told in the past: « aurait reçu », « pourrait »."""
    return verb.tense == "conditional" and verb.modal != "devoir" and not _future_of_the_past(scene, verb)


def _is_conditional(scene: Scene, verb: VerbGroup) -> bool:
    """« si le Parlement l'approuve, la Belgique livrera »: neither what is supposed nor what hangs on it is told;
    « si la Belgique a livré des chars, … » grants a fact."""
    sentence = scene.sentence(verb.start)
    ifs = scene.reading.derived(_ifs)
    for start in ifs[bisect_left(ifs, sentence.start) : bisect_left(ifs, sentence.end)]:
        supposed = scene.verbs.first(start, sentence.end)
        if supposed is None or supposed.tense not in ("present", "imperfect", "pluperfect", "subjunctive"):
            continue
        if supposed.lemma == "permettre" and verb.start < start:  # « ira à Kiev si la situation le permet »
            continue
        if verb.start >= start or verb.tense in ("future", "conditional", "present"):
            return True
    return False


# « dès que les armes auront été remises », « une fois que l'accord sera signé »
_ONCE = re.compile(r"\b(?:lorsqu|quand|des[ ]qu|aussitot[ ]qu|une[ ]fois[ ]qu|tant[ ]qu|apres[ ]qu)(?:e\b|'|\b)")
_FIRST_OF_ONCE = ("lorsque", "lorsqu'", "lorsqu", "quand", "des", "aussitot", "une", "tant", "apres")


def _is_awaited(scene: Scene, verb: VerbGroup) -> bool:
    """« dès qu'un tiers aura été remis »: what something else waits for is not told."""
    if verb.tense != "future":
        return False
    sentence = scene.sentence(verb.start)
    waits = scene.reading.derived(_waits)
    before = waits[bisect_left(waits, sentence.start) : bisect_left(waits, verb.start)]
    return bool(before) and scene.verbs.first(before[-1], sentence.end) is verb


def _waits(reading: Reading) -> list[int]:
    return [m.end() for m in matches_at(_ONCE, reading.folded, parts_of(reading).starting(_FIRST_OF_ONCE))]


def _ifs(reading: Reading) -> list[int]:
    """Where « si » and its like end."""
    return [m.end() for m in matches_at(_IF, reading.folded, parts_of(reading).starting(_FIRST_OF_IF))]


def _future_of_the_past(scene: Scene, verb: VerbGroup) -> bool:
    """« a confirmé que le budget serait voté »: the conditional of indirect speech is a future."""
    sentence = scene.sentence(verb.start)
    last = scene.finite.last(sentence.start, verb.start)
    if last is None or not REPORTING.search(scene.folded, last.end, verb.start):
        return False
    if last.tense == "conditional":  # « ont confirmé que A prendrait fin et que B lui succéderait »
        return _future_of_the_past(scene, last)
    return last.tense in ("past", "pluperfect", "imperfect")


def looks_of(verb: VerbGroup) -> str | None:
    if verb.modal in ("devoir", "aller", "compter") and verb.tense in ("present", "conditional", "future", "imperfect"):
        return "future"  # « devait s'entretenir à midi »: when it was written that was to come
    if verb.tense == "present" and verb.voice == "passive":
        return "future" if verb.lemma in ("attendre", "prévoir") else "past"
    return _LOOKS.get(verb.tense, "past" if verb.tense in ("participle", "gerund") else None)


_EACH_TIME = re.compile(r"\b(?:chaque|tous[ ]les|toutes[ ]les)\b")
# what names a thing stands in so many characters: « l'Alliance atlantique », not « le Centre de l'OTAN »
_HEAD = 16
_MEMBER_OF = re.compile(
    r"membres?(?:[ ](?:a[ ]part[ ]entiere|de[ ]plein[ ]droit|fondateurs?|officiels?))?"
    r"(?P<of>[ ](?:de[ ](?:l'|la[ ])?|du[ ]|des[ ]|d'))?"
)


def _is_of_a_body(scene: Scene, clause: Clause) -> bool:
    """Whether what somebody is a member of is a body known by name, or nothing else than the Alliance is said: not « le
    Centre, dont la Suisse est membre », « membre de la coalition »."""
    m = _MEMBER_OF.search(scene.folded, clause.verb.end, clause.end + 1)
    if m is None:
        return True
    if m["of"]:
        body = scene.places.first(m.end(), m.end() + 6)
        return (body is not None and body.kind == "body") or holds(scene, m.end(), m.end() + 24, ("alliance", "treaty"))
    if not scene.folded.startswith("dont ", clause.start):
        return True
    whose = noun_before(scene, scene.sentence(clause.verb.start).start, clause.start)
    return whose is not None and holds(scene, whose.start, min(whose.end, whose.start + _HEAD), ("alliance",))


def _is_repeated(scene: Scene, clause: Clause) -> bool:
    if clause.verb.tense in ("present", "imperfect") and _EACH_TIME.search(
        scene.folded, clause.start, clause.subject[0] if clause.subject else clause.verb.start
    ):
        return True  # « À chaque sommet, les Alliés adoptent une déclaration »
    text = scene.folded[clause.verb.start : min(clause.end, clause.verb.end + _NEAR)]
    return _REPEATED.search(text) is not None and _REPEATED.search(_FIRST_TIME.sub("", text)) is not None


def _at_a_meeting(scene: Scene, clause: Clause) -> bool:
    """Whether somebody only speaks at an event that is told of itself: « a pris la parole dans le cadre du
    Conseil »."""
    dated = scene.moments.within(clause.start, clause.verb.end + 30)
    return not dated and any(scene.nouns.within(p.begin, p.end) for p in clause.links("during"))
