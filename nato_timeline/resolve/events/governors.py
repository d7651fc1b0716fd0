"""The verbs that say when, where and whether a noun's event is held: « la réunion [se tiendra] », « a
[participé] à la réunion »."""

from __future__ import annotations

import re
from functools import cache

from ...find.triggers import Trigger, support, word_list
from ...grammar import VerbGroup
from ...lean import changed, lean
from ...text import fold
from .clause import Clause, clause_of
from .noun_before import heads
from .phrases import Phrase
from .scene import Scene

_IS_HELD = re.compile(r"[ ](?:desormais[ ]|donc[ ]|officiellement[ ])?(?:effecti|officiel|programme|imminent)")
_RELATIVE = re.compile(r"[\s,]*(?:que|qu['’]|dont|où|auquel|auxquell?e?s|les?quel(?:le)?s?|laquelle)")
# « Elle [se] tiendra », « Il [s'y] est déroulé »
_CLITICS = 8
_DONT = ("dont la", "dont le", "dont l'")
# how many verbs behind a noun are asked whether it is their subject
_MOST = 4
_OPENERS = re.compile(r"[\s*•-]*(?:initialement|d'abord|deja|enfin|longtemps|toujours)?[ ]?")


@lean(frozen=True, slots=True)
class Governor:
    """A verb to which an event noun is subject, object, or where it goes (`role`); `uses` what the verb says of
    the event: hold start finish go_on attend plan cancel postpone."""

    clause: Clause
    role: str
    uses: frozenset[str]

    @property
    def verb(self) -> VerbGroup:
        return self.clause.verb


def governors(scene: Scene, trigger: Trigger, end: int) -> tuple[Governor, ...]:
    """Verbs around the noun phrase `[trigger.start, end)` that bear on its event, in text order."""
    before, after = _beside(scene, trigger, end)
    found: list[Governor] = []
    if before:
        found += _fronted(scene, before[0], trigger)
        found += _over(scene, before[-1], trigger)
    if after:
        found += _under(scene, after[:_MOST], trigger, end)
    if trigger.kind in _FOUGHT:
        found = [g if g.verb.lemma != "repousser" else changed(g, uses=_HOLDING) for g in found]
    if found and trigger.kind != "exercise":  # « l'opération, qui [mobilise] 220 hommes »: for how long nobody says
        found = [g for g in found if g.clause.verb.lemma != "mobiliser"]
    kept = [g for g in found if "go_on" not in g.uses or _goes_on_itself(g)]
    return tuple([g for g in kept if "finish" not in g.uses or _has_ended(g.verb)])


_FOUGHT = ("attack", "conflict")  # « a [repoussé] une attaque »: it was made, and not put off


def _has_ended(verb: VerbGroup) -> bool:
    """Not in « prolonge la mission, qui [devait se terminer] en mars »: an end that no longer holds."""
    return verb.modal != "devoir" or verb.tense != "imperfect"


def _goes_on_itself(governor: Governor) -> bool:
    """« L'opération s'est poursuivie jusqu'en mai », not « Les ministres ont prolongé la mission »: they decide."""
    itself = governor.role == "subject" and governor.verb.voice != "passive"
    return itself or governor.verb.lemma == "poursuivre"  # « poursuivra mercredi sa visite à Séoul »


def _beside(scene: Scene, trigger: Trigger, end: int) -> tuple[tuple[VerbGroup, ...], tuple[VerbGroup, ...]]:
    """The verbs of the sentence before a noun phrase, and those behind it."""
    sentence = scene.sentence(trigger.start)
    before = scene.verbs.within(sentence.start, trigger.start)
    if before and before[-1].end > trigger.start:
        before = tuple([v for v in before if v.end <= trigger.start])
    return before, scene.verbs.within(end, sentence.end)


def uses_of(verb: VerbGroup) -> frozenset[str]:
    """What a verb says of the event beside it."""
    return _uses(verb.lemma)


def may_be_told(scene: Scene, trigger: Trigger, wanted: frozenset[str]) -> bool:
    """Whether a verb of the sentence can say one of these of an event; asked before anything is read."""
    sentence = scene.sentence(trigger.start)
    return any(not wanted.isdisjoint(sayings(scene, v)) for v in scene.verbs.within(sentence.start, sentence.end))


def may_be_told_as_subject(scene: Scene, trigger: Trigger, wanted: frozenset[str]) -> bool:
    """The same of an event that must be what the verb tells of: « [la livraison] est prévue »."""
    before, after = _beside(scene, trigger, trigger.end)
    verbs = [v for v in after if v.tense not in _NO_SUBJECT]
    verbs += [v for v in before[:1] if v.tense == "participle"] + [v for v in before[-1:] if v.voice == "passive"]
    return any(not wanted.isdisjoint(sayings(scene, v)) for v in verbs)


_NO_SUBJECT = ("infinitive", "gerund")


def sayings(scene: Scene, verb: VerbGroup) -> frozenset[str]:
    """What a verb can say of a noun before or behind it, with the words that it may do so with: « prend fin », « est
    effective »."""
    if verb.lemma in ("prendre", "mettre"):
        return _ENDING if scene.folded.find("fin", verb.end, verb.end + _REACH) >= 0 else _NOTHING
    if verb.lemma == "être":
        return _HOLDING if _IS_HELD.match(scene.folded, verb.end) else _NOTHING
    return _POSTPONING if _is_put_off(scene, verb) else _uses(verb.lemma)


# « a été renvoyée [sine die] », « est remise [à l'automne] »
_LATER = re.compile(r"[ ](?:[a-z]+[ ])?(?:sine[ ]die|a|au|aux)\b")


def _is_put_off(scene: Scene, verb: VerbGroup) -> bool:
    passive = verb.voice == "passive" or verb.tense == "participle"
    return passive and verb.lemma in _PUTTING_OFF and _LATER.match(scene.folded, verb.end) is not None


_PUTTING_OFF = frozenset({"remettre", "renvoyer", "avancer"})
_POSTPONING = frozenset({"postpone"})
_ENDING, _HOLDING, _NOTHING = frozenset({"finish"}), frozenset({"hold"}), frozenset[str]()
_ATTENDING, _STARTING = frozenset({"attend"}), frozenset({"start"})
_WITH_NOUN = {("créer", "operation"): _STARTING, ("recevoir", "visit"): _HOLDING}  # « a reçu la visite de X »
_REACH = 500


@cache
def _uses(lemma: str) -> frozenset[str]:
    return frozenset(use for use, lemmas in support().items() if fold(lemma) in lemmas)


def _over(scene: Scene, verb: VerbGroup, trigger: Trigger) -> list[Governor]:
    """The verb before the noun: the noun is its object or where somebody goes."""
    uses = _WITH_NOUN.get((verb.lemma, trigger.kind)) or uses_of(verb)
    gathers = verb.lemma in _GATHERING and trigger.kind in _GATHERED
    before = scene.folded[trigger.start - 10 if trigger.start > 10 else 0 : trigger.start]
    bound = "pour " in before and verb.lemma in _BEING
    there = bound and trigger.kind in _GATHERED  # « sera mardi à Oslo [pour le sommet] »
    if not uses and verb.lemma != "mettre" and not (gathers or there):
        return []
    clause = clause_of(scene, verb)
    phrase = next((p for p in clause.after if p.start <= trigger.start < p.end), None)
    if phrase is None:
        return []
    edge = _edge_of(scene, phrase.start, trigger) if phrase.link in ("", "to") else None
    if edge is not None and uses & {"attend", "hold"}:
        return [Governor(clause, "attend", edge)]
    if not heads(scene, phrase.start, trigger):
        return []
    if verb.lemma == "mettre" and _ends(scene, clause, phrase):
        return [Governor(clause, "object", _ENDING)]
    if verb.tense == "gerund" and uses == {"plan"}:
        return []  # « un accord prévoyant la création d'un centre »
    if uses and phrase == clause.direct and verb.voice != "passive" and verb.tense != "participle":
        return [Governor(clause, "object", uses)]
    if uses and verb.voice == "passive" and not phrase.link and clause.subject is not None:
        behind = clause.subject[0] == phrase.start and verb.finite
        return [Governor(clause, "subject", uses)] if behind else []  # « En 2015 a été lancée la mission X »
    gathers = gathers or (there and any(p.link == "to" for p in clause.after))
    if (phrase.link == "to" and "attend" in uses) or (phrase.link == "pour" and gathers):
        return [Governor(clause, "attend", _ATTENDING)]
    return []


# « se retrouveront à Kranj [pour un dîner informel] »
_GATHERING, _GATHERED = frozenset({"retrouver", "réunir", "rassembler"}), frozenset({"meeting", "summit"})


_BEING = frozenset({"être", "trouver"})


# « à [l'ouverture officielle de] l'exercice X », « [la clôture de] la conférence »
_EDGE = re.compile(
    r"(?:l'|au[ ]|le[ ]|la[ ]|une[ ])?(?:(?P<start>ouverture|lancement|coup[ ]d'envoi|demarrage)|"
    r"cloture|fin)(?:[ ][a-z]+e?l?le)?[ ](?:de[ ](?:la[ ]|l')|du[ ]|des[ ]|d')"
)


def _edge_of(scene: Scene, start: int, trigger: Trigger) -> frozenset[str] | None:
    """What opens or ends an event says its first or last day."""
    if trigger.start - start > _LONGEST_EDGE or trigger.kind not in _OPENED:
        return None
    m = _EDGE.fullmatch(scene.folded, start, trigger.start)
    return None if m is None else _STARTING if m["start"] else _ENDING


_LONGEST_EDGE = 56
_OPENED = frozenset({"meeting", "summit", "visit", "exercise", "press", "operation"})


def _ends(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """« ont mis fin à la mission »."""
    return (
        phrase.link == "to"
        and clause.direct is not None
        and scene.folded[clause.direct.start : clause.direct.end] == "fin"
    )


def _under(scene: Scene, after: tuple[VerbGroup, ...], trigger: Trigger, end: int) -> list[Governor]:
    """Verbs after the noun to which it is the subject: in its clause, in a relative clause, as a participle."""
    verbs = [verb for verb in after if verb.tense not in _NO_SUBJECT]
    while verbs and not _may_govern(scene, verbs[-1], end):
        verbs.pop()
    found: list[Governor] = []
    said: Clause | None = None  # « L'opération X est une mission que l'OTAN a conduite du 3 au 9 mai »
    for verb in verbs:
        clause = clause_of(scene, verb)
        if said is not None and (role := _of_what_it_is(scene, clause, said)):
            found.append(Governor(clause, role, uses_of(verb)))
            continue
        if verb.tense == "participle" or clause.pronoun == "qui":
            says = bool(uses_of(verb)) or verb.lemma in ("prendre", "être")  # of which the object says what they say
            mine = says and clause.subject is not None and _closes(scene, clause.subject, trigger, end)
            mine = mine or (verb.tense == "participle" and _is_changed(scene, verb, trigger))
        else:
            what = clause.relative
            if what is not None and what.start <= trigger.start < what.end:
                found.append(Governor(clause, "object", uses_of(verb)))  # « l'échange qu'il avait eu »
                continue
            mine = clause.subject is not None and heads(scene, clause.subject[0], trigger)
            mine = mine or (clause.subject is not None and _has_date_set(scene, clause, trigger))
            # « dont la livraison, prévue en 2026, a été repoussée »
            mine = mine or scene.folded[clause.start : trigger.head].strip() in _DONT
            mine = mine or (trigger.elided and clause.pronoun is not None and verb.start - end < _CLITICS)
            # « Elle débute le 19 mars et prend fin le 31 octobre »
            mine = mine or (trigger.elided and bool(found) and scene.folded.endswith(" et ", 0, verb.start))
            edge = _edge_of(scene, clause.subject[0], trigger) if clause.subject and not mine else None
            if edge is not None and uses_of(verb) & {"hold", "plan"}:
                found.append(Governor(clause, "subject", edge))  # « L'ouverture de l'exercice X a eu lieu jeudi »
                continue
            attended = not mine and trigger.kind != "operation" and "attend" in uses_of(verb)
            if attended and _is_attended(scene, clause, end):
                found.append(Governor(clause, "attend", _ATTENDING))
                continue
            if not mine and verb.finite:
                if _RELATIVE.match(scene.text, clause.start):
                    continue  # « une conférence pour l'Afghanistan, pays auquel le Luxembourg versera X, se tiendra »
                break
        if mine and verb.lemma == "être" and verb.voice == "active" and verb.tense != "participle":
            said = clause
        if mine and (uses := _said(scene, clause)):
            found.append(Governor(clause, "subject", uses))
    return found


# « l'exercice, [auquel] ont participé 27 nations »
_AT_WHICH = re.compile(r"[ ,]*(?:auquel(?:le)?s?|auxquel(?:le)?s|a[ ]laquelle)\b")


def _is_attended(scene: Scene, clause: Clause, end: int) -> bool:
    m = _AT_WHICH.match(scene.folded, end)
    return m is not None and end <= clause.start <= m.end()


def _may_govern(scene: Scene, verb: VerbGroup, end: int) -> bool:
    """Whether what a verb says of an event can be told at all, or the noun is what « que » before it means."""
    return bool(sayings(scene, verb)) or _QUE.search(scene.folded, end, verb.start) is not None


_QUE = re.compile(r"\bqu|\bdont\b|\bl(?:a|es?)quel|\baux?quel|\bduquel")


def _of_what_it_is(scene: Scene, clause: Clause, said: Clause) -> str | None:
    """« est une mission [que l'OTAN a conduite] », « … [qui s'est achevée] »: a relative clause to what it is said to
    be, whose role there it has."""
    what = next((p for p in said.after if not p.link), None)
    if what is None or not uses_of(clause.verb):
        return None
    if not _RELATIVE_WHAT.search(scene.folded, what.start, clause.verb.start):
        return None
    if clause.relative is not None and what.start <= clause.relative.start:
        return "object"
    return "subject" if clause.pronoun == "qui" else None


_RELATIVE_WHAT = re.compile(r"\b(?:que|qui)\b|\bqu'")


def _said(scene: Scene, clause: Clause) -> frozenset[str]:
    """What a verb and its object say of their subject: « prend fin », « est effective »."""
    verb = clause.verb
    if verb.lemma == "prendre":
        ends = clause.direct is not None and scene.folded[clause.direct.start : clause.direct.end] == "fin"
        return _ENDING if ends else _NOTHING
    if verb.lemma == "être":
        return _HOLDING if _IS_HELD.match(scene.folded, verb.end) else _NOTHING
    return _POSTPONING if _is_put_off(scene, verb) else uses_of(verb)


def _closes(scene: Scene, subject: tuple[int, int], trigger: Trigger, end: int) -> bool:
    """Whether a relative clause or participle goes back to the noun: it is the last event noun of what stands before
    (« les priorités de la [réunion] des ministres, qui se tiendra … »), or that is its place (« une [visite] au
    Luxembourg, annoncée pour avril »)."""
    inside = [noun for noun in scene.nouns.within(subject[0] - 24, subject[1]) if noun.head >= subject[0]]
    last = [noun for noun in inside if noun.form == "noun" or noun.kind == "exercise"] or inside
    if last:
        return last[-1].head == trigger.head
    return trigger.head < subject[0] and (subject[0] < end or not scene.folded[end : subject[0]].strip(" aud'enl"))


def _has_date_set(scene: Scene, clause: Clause, trigger: Trigger) -> bool:
    """« [La date de] la réunion a été fixée au 6 novembre »."""
    if clause.verb.lemma != "fixer" or clause.subject is None:
        return False
    return _DATE_OF.fullmatch(scene.folded, clause.subject[0], trigger.head) is not None


_DATE_OF = re.compile(r"(?:la[ ])?date[ ](?:de[ ]|d'|du[ ])(?:la[ ]|l'|une?[ ]|leur[ ])?(?:prochaine?[ ])?")
_CHANGED = frozenset({"plan", "cancel", "postpone"})


def _is_changed(scene: Scene, verb: VerbGroup, trigger: Trigger) -> bool:
    """« La rencontre avec la commission, [prévue] jeudi, … »: only what is held is planned or called off."""
    if uses_of(verb).isdisjoint(_CHANGED) or not scene.folded.endswith(", ", trigger.end, verb.start):
        return False
    agrees = trigger.noun is not None and scene.text[verb.end - 1] == ("e" if trigger.noun.gender == "f" else "é")
    return agrees and not trigger.plural and scene.nouns.first(trigger.end, verb.start) is None


def _fronted(scene: Scene, first: VerbGroup, trigger: Trigger) -> list[Governor]:
    """A participle at the head of the sentence that agrees with its subject: « Prévue vendredi, la réunion est
    reportée »."""
    if first.tense != "participle" or not _opens(scene, first, trigger):
        return []
    comma = scene.folded.rfind(",", first.end, trigger.start)
    between = scene.folded[comma + 1 : trigger.start].strip()
    if comma < 0 or not (between in word_list("determiners") or (trigger.elided and not between)):
        return []
    return [Governor(clause_of(scene, first), "subject", uses_of(first))]


def _opens(scene: Scene, verb: VerbGroup, trigger: Trigger) -> bool:
    start = scene.sentence(trigger.start).start + _label(scene, trigger)
    return bool(_OPENERS.fullmatch(scene.folded, start, verb.start))


def _label(scene: Scene, trigger: Trigger) -> int:
    """The length of a label before the sentence's first word: « EXERCICE – Commencé lundi »."""
    sentence = scene.sentence(trigger.start)
    dash = scene.folded.find(" - ", sentence.start, trigger.start)
    return dash + 3 - sentence.start if 0 <= dash - sentence.start <= 30 else 0
