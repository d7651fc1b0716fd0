"""Whether what stands around a verb is what its frame asks for: who, what, to whom, with whom."""

from __future__ import annotations

import re

from ...find.triggers import Frame, Trigger
from ...grammar import VerbGroup
from ...text import fold
from .beside import after_words
from .clause import Clause, has_clitic
from .kinds import holds, types_in
from .moments import Moment
from .phrases import Phrase
from .scene import Scene
from .stand_ins import subject_meant, thing_meant
from .where import ON_SITE, place_before_where, place_meant_by_there, says_there
from .who import FIRST_PERSON, by_pronoun, meant_by, phrase_people, subject_before, subject_people


def that_may_fit(scene: Scene, verb: VerbGroup, frames: tuple[Frame, ...]) -> list[Frame]:
    """The frames for which the sentence holds words of what they ask for: asked before it is cut into phrases, since
    for most verbs it does not."""
    sentence = scene.sentence(verb.start)
    there = types_in(scene, sentence.start, sentence.end)
    lacks = there.isdisjoint

    def by_pronoun(types: tuple[str, ...]) -> bool:
        """« je », or for what « il » can mean one that is there."""
        if verb.person == 1 or _BY_PRONOUN.isdisjoint(types):
            return verb.person == 1
        return "pronoun" in there or any(v.inverted for v in scene.finite.within(sentence.start, sentence.end))

    passive = verb.voice == "passive" or verb.tense == "participle"

    clitic = has_clitic(scene, verb)
    # « person »: whom « l' » or « lui » before the verb may mean
    return [
        frame
        for frame in frames
        if not (
            (frame.line and not _heads_line(scene, verb))
            or (
                frame.to
                and "person" not in frame.to
                and lacks(frame.to)
                and (_PLACES.isdisjoint(frame.to) or not says_there(scene, verb))
            )
            or (
                frame.object
                and not clitic
                and "person" not in frame.object
                and lacks(frame.object)
                and not (passive and by_pronoun(frame.object))
            )
            or (frame.subject and lacks(frame.subject) and not (_unsaid(passive, frame) or by_pronoun(frame.subject)))
            or (frame.partner and lacks(frame.partner))
            or (frame.agent and lacks(frame.agent))
            or (frame.about and lacks(frame.about))
            or (frame.that and lacks(frame.that))
            or (frame.pledge and scene.figures.first(verb.end, sentence.end) is None)
        )
    ]


def _heads_line(scene: Scene, verb: VerbGroup) -> bool:
    """« 30 septembre 2022 – Le président annonce que … »: the first verb of a dated line, which it is there to tell."""
    entry = scene.chronicled(verb.start)
    if entry is None or entry.alone:
        return False
    return scene.finite.first(entry.moments[-1].end, verb.end) == verb


def _unsaid(passive: bool, frame: Frame) -> bool:
    """« La résolution a été présentée »: by whom is left out."""
    return passive and bool(frame.object) and not _BY_PRONOUN.isdisjoint(frame.subject)


# what « il » or « elle » may stand for
_BY_PRONOUN = frozenset({"person", "country", "countries", "text", "supply", "flag", "unit", "undertaking"})
_BY_PRONOUN |= {"format", "council", "committee", "institution"}
_OF_FORCES = frozenset({"unit", "undertaking"})
_SITTING, _SITTERS = frozenset({"réunir", "retrouver", "siéger"}), frozenset({"format", "council", "committee"})
_OF_STATES = frozenset({"country", "countries"})


def fits(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """Whether what stands around the verb is what the frame asks for."""
    passive = clause.verb.voice == "passive" or clause.verb.tense == "participle"
    subject, thing = (
        (frame.agent or (), frame.subject) if passive and not frame.object else (frame.subject, frame.object)
    )
    if passive and frame.object:
        return _subject_is(scene, clause, frame.object) and _others(scene, clause, frame)
    if passive:
        return (
            _subject_is(scene, clause, thing)
            and (not subject or _is(scene, clause.links("by"), clause, subject))
            and _others(scene, clause, frame)
        )
    return (
        (not subject or _subject_is(scene, clause, subject))
        and (not thing or _object_is(scene, clause, thing))
        and _others(scene, clause, frame)
    )


def is_work(frame: Frame) -> bool:
    """Whether a frame says what a gathering does (« les ministres débattent de … »), which is a meeting on its day."""
    return frame.weak and frame.noun == "réunion"


def _others(scene: Scene, clause: Clause, frame: Frame) -> bool:
    return (
        (not frame.to or _goes_to(scene, clause, frame.to))
        and (not frame.partner or _is(scene, clause.links("with"), clause, frame.partner))
        and (not frame.agent or _is(scene, clause.links("by"), clause, frame.agent))
        and (not frame.about or _is(scene, clause.links("on"), clause, frame.about))
        and (not frame.complement or _complement(scene, clause, frame.complement))
        and (not frame.of or (clause.object is not None and _is_of(scene, clause.object, frame.of)))
        and (not frame.that or _goes_on_to(scene, clause, frame.that))
        and (not frame.pledge or bool(scene.figures.within(clause.verb.end, _pledge_end(scene, clause, frame))))
    )


def _is_of(scene: Scene, thing: Phrase, types: tuple[str, ...]) -> bool:
    """« prend la tête [du bataillon] », not « du classement »."""
    m = _OF_WHAT.search(scene.folded, thing.start, thing.end)
    return m is not None and holds(scene, m.end(), thing.end, types)


_OF_WHAT = re.compile(r"[ ](?:de[ ](?:la[ ]|l')?|du[ ]|des[ ]|d')")


def _goes_on_to(scene: Scene, clause: Clause, types: tuple[str, ...]) -> bool:
    """« a annoncé que [la cible] serait atteinte », « s'est engagé à ce que [les troupes] partent »: what is to be."""
    end = scene.sentence(clause.verb.end).end
    told = scene.finite.first(clause.verb.end, end)
    ahead = told is not None and (told.tense in _AHEAD or told.modal in ("devoir", "aller"))
    if told is not None and told.tense == "present":  # « à ce que les troupes [quittent] », a subjunctive by its looks
        ahead = scene.folded.find(" a ce que ", clause.verb.end, told.start) >= 0
    return ahead and not types_in(scene, clause.verb.end, end).isdisjoint(types)


_AHEAD = ("future", "conditional", "subjunctive")


def _pledge_end(scene: Scene, clause: Clause, frame: Frame) -> int:
    """Where what is pledged ends: « a promis que son pays arriverait à 2 % » goes on behind its verb."""
    goes_on = "que" in frame.complement
    return scene.sentence(clause.verb.end).end if goes_on else _clause_end(scene, clause.verb.end)


def _clause_end(scene: Scene, start: int) -> int:
    """Where a clause with its infinitives ends: at the next finite verb or the end of the sentence."""
    end = scene.sentence(start).end
    following = scene.finite.first(start, end)
    return following.start if following else end


def _subject_is(scene: Scene, clause: Clause, types: tuple[str, ...]) -> bool:
    if not types:
        return True
    if clause.subject:
        return holds(scene, *clause.subject, types)
    if clause.pronoun in FIRST_PERSON:
        return "person" in types or (clause.pronoun == "nous" and not _WE.isdisjoint(types))
    if clause.pronoun in ("il", "elle") and "person" in types and clause.verb.voice == "passive":
        # « Le détachement est arrivé … Il sera relevé en juillet »: nobody is
        before = subject_before(scene, clause.verb.start, plural=False)
        if before is not None and scene.protagonist is None and not holds(scene, *before, ("person",)):
            return False
    if clause.pronoun and "person" in types:
        return bool(subject_people(scene, clause)) or meant_by(scene, clause) is not None
    if clause.pronoun not in ("il", "elle", "ils", "elles", "tous"):
        return False
    sits = clause.verb.lemma in _SITTING and not _SITTERS.isdisjoint(types)
    if sits or "institution" in types:  # « Le Comité compte 32 membres. Il se réunira », « Il a été créé en 2023 »
        before = subject_before(scene, clause.verb.start, plural=clause.pronoun not in ("il", "elle"))
        return before is not None and holds(scene, *before, types)
    if not _OF_FORCES.isdisjoint(types) and "supply" not in types:  # « Les familles … Ils avaient quitté la base »
        before = subject_before(scene, clause.verb.start, plural=clause.pronoun not in ("il", "elle"))
        return before is not None and holds(scene, *before, types)
    if "any" in types and clause.verb.voice == "passive":  # « La mission … Elle a été décidée le 21 mars »
        before = subject_before(scene, clause.verb.start, plural=clause.pronoun not in ("il", "elle"))
        if before is not None and holds(scene, *before, ("undertaking",)):
            return True
        return subject_meant(scene, clause) is not None
    if not _OF_STATES.isdisjoint(types) and clause.verb.lemma == "quitter":  # « Les familles … Ils ont quitté la base »
        before = subject_before(scene, clause.verb.start, plural=clause.pronoun not in ("il", "elle"))
        return before is not None and holds(scene, *before, types)
    return bool(set(types) & {"country", "countries", "text", "supply", "flag"})


def _object_is(scene: Scene, clause: Clause, types: tuple[str, ...]) -> bool:
    thing = clause.object
    if thing is None and "money" in types:  # « a livré à l'Ukraine [pour 40 millions d'euros] d'armes »
        thing = next((p for p in clause.links("pour") if holds(scene, p.start, p.end, ("money",))), None)
    if thing is None:
        if "person" in types and by_pronoun(scene, clause, dative=False):
            return True
        if "alliance" in types and _said_again(scene, clause):
            return True
        return thing_meant(scene, clause, types) is not None
    following = clause.after[clause.after.index(thing) + 1 :] if thing in clause.after else ()
    spans = [thing, *[p for p in following if p.link == "for" or (p.comma and not p.link)][:1]]
    if following and not following[0].link and scene.folded.startswith(_OF, following[0].start):
        spans.append(following[0])  # « a pris possession lundi [de ses fonctions] »
    if "person" in types and phrase_people(scene, thing, following):
        return True
    if "intention" in types and scene.folded.startswith("part ", thing.start):  # « a fait part de son intention de »
        spans = [*following[:1]]
    return any(holds(scene, p.start, p.end, types) for p in spans)


_OF = ("de ", "du ", "d'")


_HEARERS = frozenset({"hearing_room", "press_people", "audience"})


def _goes_to(scene: Scene, clause: Clause, types: tuple[str, ...]) -> bool:
    if not _HEARERS.isdisjoint(types):  # « Devant la commission, le 23 avril, le ministre a indiqué que »
        before = tuple([p for p in clause.before if scene.folded.startswith("devant ", p.begin)])
        if before and any(holds(scene, p.start, p.end, types) for p in before):
            return True
    there = _is(scene, clause.links("to", "for", "pour"), clause, types)
    if not there and "site" in types:  # « s'est rendu sur la base de Rukla »
        on = tuple([p for p in clause.links("on") if ON_SITE.match(scene.folded, p.begin)])
        there = bool(on) and _is(scene, on, clause, types)
    if not there and not _PLACES.isdisjoint(types):
        there = place_before_where(scene, clause.start) is not None
        there = there or place_meant_by_there(scene, clause.verb, clause.start) is not None
    there = there or ("person" in types and bool(by_pronoun(scene, clause, dative=True)))
    return there or ("undertaking" in types and _to_it(scene, clause))


_TO_WHICH = re.compile(r"[ ,]*(?:a[ ])?(?:laquelle|auquel|auxquels|auxquelles)\b")
# how far before its clause the noun ends: « , à [laquelle] »
_NEAR = 5


def undertaking_before(scene: Scene, clause: Clause) -> Trigger | None:
    """« la [KFOR], à laquelle la Suisse contribue »: the noun that a clause goes back to as where it leads."""
    if not _TO_WHICH.match(scene.folded, clause.start):
        return None
    noun = scene.nouns.before(clause.start)
    return noun if noun is not None and clause.start - noun.end <= _NEAR else None


def _to_it(scene: Scene, clause: Clause) -> bool:
    """« la mission prendra fin et X [lui] succédera »: a pronoun for an undertaking of the sentence."""
    start, verb = scene.sentence(clause.verb.start).start, clause.verb.start
    if (noun := undertaking_before(scene, clause)) is not None:
        return noun.kind == "operation"
    if not (scene.folded.startswith("lui ", verb) or scene.folded.endswith("lui ", start, verb)):
        return False
    return any(noun.kind == "operation" for noun in scene.nouns.within(start, verb))


_PLACES = frozenset({"place", "spot"})
_INSERTION = 140
# what « nous » can stand for beside people: who governs
_WE = frozenset({"country", "countries", "authority", "gathering"})
_CLITIC = re.compile(r"\b(?:l'|la|le)[ ]?$")


def _said_again(scene: Scene, clause: Clause) -> bool:
    """« l'Alliance …, l'un des sept pays qui l'ont rejointe »: a pronoun for the body named before."""
    start, verb = scene.sentence(clause.verb.start).start, clause.verb.start
    if not _CLITIC.search(scene.folded, max(start, verb - 4), verb) and not scene.folded.startswith("l'", verb):
        return False
    return holds(scene, start, verb, ("alliance",))


def _is(scene: Scene, phrases: tuple[Phrase, ...], clause: Clause, types: tuple[str, ...]) -> bool:
    for phrase in phrases:
        following = clause.after[clause.after.index(phrase) + 1 :]
        if "person" in types and phrase_people(scene, phrase, following):
            return True
        if holds(scene, phrase.start, phrase.end, tuple(t for t in types if t != "person")):
            return True
    return False


def behind_insertion(scene: Scene, start: int, wanted: set[str]) -> int:
    """« ont convenu, lors du sommet de Madrid, en juin 2022, [de renforcer] »: where an insertion ends behind which the
    infinitive follows; else where the verb does."""
    if not scene.folded.startswith(",", start):
        return start
    following = scene.finite.first(start, start + _INSERTION)
    stop = following.start if following else start + _INSERTION
    at = scene.folded.find(",", start + 1, stop)
    while at >= 0:
        token = scene.tokens.first(at, at + 4)
        if token is not None and token.norm.replace("'", "e") in wanted:
            return at + 1
        at = scene.folded.find(",", at + 1, stop)
    return start


def _dated(scene: Scene, start: int) -> Moment | None:
    """« s'était engagé [en mai 2023] à quitter le pays »: a date with its preposition."""
    moment = scene.moments.first(start, start + _LED)
    return moment if moment is not None and moment.begin == start else None


# how far behind its preposition a date begins at most: « depuis le »
_LED = 10


def _complement(scene: Scene, clause: Clause, before: tuple[str, ...]) -> bool:
    """Whether « de » with an infinitive, or « que », follows: « ont décidé [ce jeudi] de renforcer »; for `words`,
    whether what is decided stands before: « Le pays consacrera 2 %, a décidé le gouvernement »."""
    if "words" in before and after_words(scene, clause.verb):
        return True
    at = behind_insertion(scene, clause.verb.end, {fold(word) for word in before})
    addressed = clause.links("to")  # « a proposé au Parlement de prolonger »
    for _ in range(4):
        token = scene.tokens.first(at, at + 12)
        if token is None:
            return False
        if fold(token.norm).replace("'", "e") in {fold(word) for word in before}:
            return True
        aside = (
            scene.asides.over(token.start)
            or _dated(scene, token.start)
            or next((p for p in addressed if p.begin == token.start), None)
        )
        if aside is None and not token.norm.endswith("ment"):
            return False
        at = (aside.end if aside else token.end) + 1
    return False
