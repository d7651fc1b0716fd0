"""What stands around a verb: its subject, and the phrases before and after it."""

from __future__ import annotations

import re
from bisect import bisect_left

from ...grammar import VerbGroup
from ...lean import lazy
from ...model import Sentence
from .beside import (
    absolute,
    behind_dateline,
    behind_head,
    closes_aside,
    follows_words,
    in_turn,
    is_around,
    is_first_to,
    is_one_more,
    then_elsewhere,
)
from .clause_parts import bare_stretch, bounds, direct_object, participle_end, phrases_behind, runs_before
from .kinds import PRONOUNS
from .noun_before import noun_before, of_many, qualified, stretch_of
from .phrases import Phrase
from .scene import Scene

# the pronoun before a verb, with what may stand between: « il ne lui a pas », « ils y ont », « celui-ci s'est »
_PRONOUN = re.compile(
    r"\b(?P<pronoun>il|elle|ils|elles|on|nous|je|j'|tous|toutes|celui-ci|celle-ci|ceux-ci|tous[ ]deux|"
    r"tous[ ]les[ ]deux|ce[ ]dernier|"
    r"cette[ ]derniere|ces[ ]derniers|l'interesse)[ ]?(?:(?:n'|ne|s'|se|y|en|lui|leur|l'|le|la|les|me|m'|"
    r"d'ailleurs|aussi)[ ]?){0,3}$"
)  # « il ne s'y »
_PRONOUN_REACH = 40
_RELATIVE = re.compile(r"\b(?P<pronoun>qui)[ ]?(?:(?:n'|ne|s'|se|y|en|lui|leur|l'|le|la|les)[ ]?){0,3}$")
_WHO = re.compile(r"[\s,(]*qui\b")
_CONJUNCTION = re.compile(
    r"[\s,(]*(?:et[ ])?(?:(?P<que>que\b|qu')|lorsque\b|lorsqu'|quand\b|puisque\b|puisqu'|alors[ ]que\b|"
    r"tandis[ ]que\b|si\b|mais\b|et\b|(?:la|le)quel(?:le)?s?\b|auxquel(?:le)?s\b|auquel\b|dont\b)[ ]?"
)

# « a été annulée [d'un commun accord] »: what is no subject behind its verb; « seront livrés d'autres chars » is
_OF_IT = re.compile(r"(?:d'(?!autres)|de[ ](?!nouveaux|nouvelles|nombreux|nombreuses))")

# the comma that closes an aside, right before the verb
_CLOSED = re.compile(r",[ ](?:(?:n'|ne|s'|se|y|en|l'|le|la|les)[ ]?)*$")
_NEAR = 40

# an object before a verb, with the space or mark before it
OBJECTS, LONGEST = (" l'", " le ", " la ", " les "), 5

Stretch = tuple[int, int]


def has_clitic(scene: Scene, verb: VerbGroup) -> bool:
    """Whether a verb has its object, or whom it is done to, right before it: « [les] ont ratifiés »."""
    return scene.folded.endswith(OBJECTS, 0, verb.start)


class Clause:
    """What stands around a verb. Each part is read when it is first asked for: who asks for one seldom wants the rest.

    `subject` is a stretch of text with its appositions, None where a pronoun stands for it, which is then `pronoun`.
    `start`/`end` bound the clause; `after` are the phrases behind the verb, `before` those before it."""

    def __init__(self, scene: Scene, verb: VerbGroup) -> None:
        self.verb = verb
        self._scene = scene
        self._sentence = scene.sentence(verb.start)
        if verb.finite:
            self._lent = None

    def links(self, *names: str) -> tuple[Phrase, ...]:
        """Phrases after the verb with one of these links."""
        return tuple([phrase for phrase in self.after if phrase.link in names])

    @property
    def object(self) -> Phrase | None:
        """The direct object: the noun before « que », or what follows the verb without a preposition."""
        return self.relative or self.direct

    @lazy
    def start(self) -> int:
        who = None if self._lent else self._who[1]
        return self._bounds[0] if who is None else who

    @lazy
    def end(self) -> int:
        if self.verb.tense == "participle":
            return participle_end(self._scene, self.verb.end, self._sentence.end)
        return max([min(self._bounds[1], self._stop), *[phrase.end for phrase in self.after]])

    @lazy
    def after(self) -> tuple[Phrase, ...]:
        return phrases_behind(self._scene, self.verb.end, self._stop)

    @lazy
    def _stop(self) -> int:
        """Where the words behind the verb end at the latest: « en Albanie, où il verra X[, puis demain au Monténégro] »
        goes on with what stands before « où »."""
        scene, end = self._scene, self._sentence.end
        if not scene.text.startswith(
            "où", self._bounds[0] + (scene.text[self._bounds[0] : self._bounds[0] + 1] == " ")
        ):
            return end
        return then_elsewhere(scene, self.verb.end, end) or end

    @lazy
    def before(self) -> tuple[Phrase, ...]:
        if self._lent or self._who[1] is not None:
            return ()
        return tuple(
            [phrase for run in runs_before(self._scene, self._behind_opener, self.verb.start) for phrase in run]
        )

    @lazy
    def direct(self) -> Phrase | None:
        """The direct object behind the verb, where it is not the subject."""
        thing = None if self._doer[1] else self._thing
        # « Le Canada les a ratifiés en février, [la Norvège] en mars »
        return None if thing is not None and thing.comma and has_clitic(self._scene, self.verb) else thing

    @lazy
    def subject(self) -> Stretch | None:
        return self._doer[0]

    @lazy
    def pronoun(self) -> str | None:
        if self._lent:
            return self._lent[1]
        named, who = self._who
        if who is not None:
            return "qui"
        pronoun, verb = named or self.verb.inverted, self.verb
        if pronoun is None and verb.finite and self._bounds[0] > self._sentence.start and self.subject is None:
            return _shared_pronoun(self._scene, self._sentence.start, verb)
        return pronoun

    @lazy
    def relative(self) -> Phrase | None:
        """The noun before « que », which is the object."""
        if self._lent or self._who[1] is not None:
            return None
        scene, opener = self._scene, self._opener
        # « a rappelé que … et que … » goes back to no noun
        if not opener or not opener["que"] or "et " in opener[0] or scene.verbs.over(opener.start("que") - 2):
            return None
        return noun_before(scene, self._sentence.start, self._bounds[0])

    @lazy
    def _bounds(self) -> Stretch:
        return bounds(self._scene, self.verb, self._sentence)

    @lazy
    def _opener(self) -> re.Match[str] | None:
        """The conjunction that the clause begins with."""
        return _CONJUNCTION.match(self._scene.folded, self._bounds[0], self.verb.start)

    @property
    def _behind_opener(self) -> int:
        return self._opener.end() if self._opener else self._bounds[0]

    @lazy
    def _thing(self) -> Phrase | None:
        return direct_object(self._scene, self.after)

    @lazy
    def _lent(self) -> tuple[Stretch | None, str | None] | None:
        """The subject and pronoun of a verb form that has its subject from elsewhere; None for one that has its own."""
        return _lent(self._scene, self.verb, self._sentence, self._bounds[0])

    @lazy
    def _who(self) -> tuple[str | None, int | None]:
        """The pronoun right before the verb, or where « qui » does."""
        scene, verb, low = self._scene, self.verb, self._bounds[0]
        starts, folded = scene.reading.starts, scene.folded
        first = bisect_left(starts, max(low, verb.start - _PRONOUN_REACH))
        words = scene.reading.norms[first : bisect_left(starts, verb.start, first)]
        if not PRONOUNS.isdisjoint(words):
            for at in starts[first : first + len(words)]:
                if named := _PRONOUN.match(folded, at, verb.start):
                    return named["pronoun"], None
        if "qui" in words:
            for at in starts[first : first + len(words)]:
                if _RELATIVE.match(folded, at, verb.start):
                    return None, at
        led = _WHO.match(scene.folded, low)  # « qui, ayant pris ses fonctions, présidait »
        return None, led.end() - 3 if led else None

    @lazy
    def _doer(self) -> tuple[Stretch | None, bool]:
        """The subject, and whether it stands behind the verb as an object does: « Seront livrés [onze avions] »."""
        if self._lent:
            return self._lent[0], False
        scene, verb, start, low = self._scene, self.verb, self._sentence.start, self._bounds[0]
        named, who = self._who
        if who is not None:
            return _before_who(scene, start, who), False
        if named:
            subject, behind = None, False
        else:
            subject = bare_stretch(scene, runs_before(scene, self._behind_opener, verb.start), verb.start)
            subject, behind = self._behind_verb(subject) or (_behind_doers(scene, start, subject), False)
        opener = self._opener
        if opener and opener[0].strip(" ,(") == "dont" and _CLOSED.search(scene.folded, low, verb.start):
            # « 93 soldats, dont une trentaine gravement, ont été blessés »
            head = behind_dateline(scene, start, low)
            subject = bare_stretch(scene, runs_before(scene, head, low), low) or subject
        shares = not (named or verb.inverted) and verb.finite and low > start
        if shares and (subject is None or closes_aside(scene, start, subject, verb)):
            subject = _first_subject(scene, start, verb) or subject
        return subject, behind

    def _behind_verb(self, subject: Stretch | None) -> tuple[Stretch, bool] | None:
        """The subject of a verb that it follows; `subject` is what stands before that could be it."""
        scene, verb = self._scene, self.verb
        if subject is None and verb.lemma == "être" and scene.folded.endswith("ou en ", 0, verb.start):
            return ((thing.start, thing.end), True) if (thing := self._thing) else None  # « Où en est [la mission] ? »
        meets = verb.voice == "reflexive" and verb.lemma in _GATHERS and not verb.negated
        # « C'est à Prague que se réuniront les ministres », « Au premier semestre seront livrés onze avions »
        follows = subject is None and (verb.voice == "passive" or meets or self._is_turned)
        if follows and (thing := self._thing) is not None and not _OF_IT.match(scene.folded, thing.start):
            return (thing.start, thing.end), True
        unsaid = subject is None or scene.folded.endswith(", ", 0, verb.start)  # « …, a annoncé Olaf Scholz »
        if unsaid and follows_words(scene, verb) and (thing := self._thing) is not None:
            index = self.after.index(thing)
            glossed = next((p for p in self.after[index + 1 : index + 2] if p.comma and not p.link), thing)
            return (thing.start, glossed.end), True
        return None

    @property
    def _is_turned(self) -> bool:
        """« la force, que commande depuis mai [le général X] »: the subject of a relative clause behind its verb."""
        return bool(self._opener and self._opener["que"]) and self.verb.finite and self.relative is not None


def clause_of(scene: Scene, verb: VerbGroup) -> Clause:
    """The clause of a verb group; for an infinitive or participle, the words that go with it. One for all who ask."""
    known: Clause | None = scene.clauses.get(verb.start)
    if known is None:
        known = scene.clauses[verb.start] = Clause(scene, verb)
    return known


def _lent(
    scene: Scene, verb: VerbGroup, sentence: Sentence, low: int
) -> tuple[tuple[int, int] | None, str | None] | None:
    """Whose subject and pronoun a participle, gerund or infinitive has; None for an infinitive beside none."""
    if verb.tense == "participle":
        before = scene.verbs.before(verb.start)
        if before is not None and before.tense == "participle" and is_one_more(scene, before, verb):
            first = clause_of(scene, before)  # « X, élu en juin et [investi] le 6 août »
            return first.subject, first.pronoun
        main = _main_after(scene, sentence.start, verb, sentence.end)
        if main is not None:
            return main.subject, main.pronoun
        return qualified(scene, behind_dateline(scene, sentence.start, verb.start), verb.start), None
    if (who := in_turn(scene, verb)) is not None:
        return who, None
    if (main := _first_doer(scene, sentence.start, verb)) is not None:
        return main.subject, main.pronoun
    if verb.tense != "gerund" and not is_around(scene, verb):
        return None
    if verb.tense == "gerund" and (own := absolute(scene, low, verb.start)) is not None:
        return own, None
    # « M. Rutte qui, ayant pris ses fonctions, présidait », « a été reçu par X, avant de rencontrer Y »
    finite = scene.finite.within(sentence.start, sentence.end)
    ahead = next((v for v in finite if v.start > verb.start), None)
    behind = next((v for v in reversed(finite) if v.start < verb.start), None)
    over = (ahead or behind) if verb.tense == "gerund" else (behind or ahead)
    shared = clause_of(scene, over) if over else None
    return (shared.subject, shared.pronoun) if shared else (None, None)


def _shared_pronoun(scene: Scene, start: int, verb: VerbGroup) -> str | None:
    """« [Il] avait été reçu par X et s'était entretenu avec Y »."""
    first = scene.finite.first(start, verb.start)
    if first is None or not _AND_GOES.search(scene.folded, max(start, verb.start - 12), verb.start):
        return None
    said = clause_of(scene, first).pronoun
    return said if said in ("il", "elle", "ils", "elles") else None


def _first_subject(scene: Scene, start: int, verb: VerbGroup) -> tuple[int, int] | None:
    """The subject of the sentence's first clause, which a later one shares: « M. Rutte a vu X et s'est
    rendu à Y », « le convoi, qui comprenait 14 véhicules, est parti »."""
    start = behind_dateline(scene, start, verb.start)
    # « X avait fait demi-tour : sa visite, qui devait commencer lundi, est reportée »
    start = max(start, *(scene.folded.rfind(mark, start, verb.start) + 1 for mark in ";:"))
    first, last = scene.finite.first(start, verb.start), scene.finite.last(start, verb.start)
    who = clause_of(scene, last) if last and last is not first else None
    if who and who.pronoun == "qui" and all(scene.folded.endswith(", ", 0, at) for at in (verb.start, who.start)):
        return who.subject  # « …, et leur mandat, qui devait échoir en juin, a été prolongé »
    if first is None and ")" in scene.folded[max(start, verb.start - 3) : verb.start]:
        first = verb  # « Le tir prévu au large d'Ustka (Pologne) a été annulé »
    return bare_stretch(scene, runs_before(scene, start, first.start), first.start) if first else None


def _behind_doers(scene: Scene, start: int, subject: Stretch | None) -> Stretch | None:
    """« Créée par le Danemark, l'Estonie et la Lettonie, [la division] a été activée »: who has created it."""
    cut = scene.folded.rfind(", ", *subject) if subject is not None else -1
    if subject is None or cut < 0 or scene.folded.find(" et ", subject[0], cut) < 0:
        return subject
    first = scene.verbs.first(start, subject[0])
    led = first is not None and first.tense == "participle" and scene.folded.find(" par ", first.end, subject[0]) >= 0
    return (cut + 2, subject[1]) if led else subject


def _main_after(scene: Scene, start: int, verb: VerbGroup, stop: int) -> Clause | None:
    """The main clause of a participle that opens the sentence: « Élu en 2020, l'amiral Bauer exercera … »."""
    start = behind_head(scene, start, verb.start)
    if _OPENER.sub("", scene.folded[start : verb.start]).strip(' -:|«"') or "," not in scene.folded[verb.end : stop]:
        return None
    main = scene.finite.first(verb.end, stop)
    if main is None or any(mark in scene.folded[verb.end : main.start] for mark in (" :", ";")):
        return None  # « Entré en vigueur en 2002, le traité demeure : un vol s'est déroulé »
    return clause_of(scene, main)


def _first_doer(scene: Scene, start: int, verb: VerbGroup) -> Clause | None:
    """The clause of « devient le premier pays à » before an infinitive, whose subject has done it."""
    if verb.tense != "infinitive":
        return None
    before = scene.verbs.before(verb.start)
    first = before is not None and before.finite and before.start >= start and is_first_to(scene, before, verb)
    return clause_of(scene, before) if before and first else None


_AND_GOES = re.compile(r"\b(?:et|puis|mais)[ ](?:(?:n'|ne|y|s'|se|l'|les?|la|lui|leur)[ ]?){0,3}$")
_GATHERS = frozenset({"réunir", "retrouver", "rassembler", "rencontrer"})
_OPENER = re.compile(r"^(?:initialement|d'abord|deja|enfin|longtemps|toujours)\b")


def _before_who(scene: Scene, start: int, cut: int) -> tuple[int, int] | None:
    """The noun before « qui »; « et qui » goes back to the same noun as the « qui » before it."""
    if scene.folded.endswith((" et ", " mais "), start, cut):
        verb = scene.finite.last(start, cut)
        if verb is not None:
            return clause_of(scene, verb).subject
    verb = scene.verbs.first(cut, cut + _NEAR)
    if verb is not None and verb.voice == "passive":
        return qualified(scene, start, cut)  # « un engagement en faveur de l'industrie, qui sera approuvé »
    noun = noun_before(scene, start, cut)
    return stretch_of(of_many(scene, noun) if noun is not None and verb is not None and verb.plural else noun)
