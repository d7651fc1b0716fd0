"""Verb groups: « n'a pas encore été reçue » is recevoir, past, passive, denied.

One pass over the words from left to right; a group is an auxiliary, modal or finite form with what belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .conjugation import Form, verb_set, word_set
from .model import Reading
from .syntax import FINITE, Words


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """« n’a pas encore été reçue »: lemma recevoir, past, passive, negated.

    `start`/`end` run from the first auxiliary to the main verb; `head_start`/`head_end` is the main verb or participle.
    `tense`: present past imperfect pluperfect future conditional subjunctive infinitive gerund participle.
    `voice`: active passive reflexive. `modal`: the verb before an infinitive (devoir, pouvoir, aller, compter, vouloir).
    For a modal group the tense is the modal's: « devrait approuver » is approuver, conditional, modal devoir; « vient
    d'annoncer » is past. `inverted` is the pronoun of « a-t-il ajouté ».
    """

    start: int
    end: int
    head_start: int
    head_end: int
    lemma: str
    tense: str
    voice: str = "active"
    negated: bool = False
    modal: str | None = None
    plural: bool | None = None
    person: int = 3
    inverted: str | None = None

    @property
    def finite(self) -> bool:
        """Whether it carries a clause: « a reçu », « recevra », not « recevoir », « recevant », « reçu »."""
        return self.tense not in ("infinitive", "gerund", "participle")


_COMPOUND = {
    "present": "past",
    "imperfect": "pluperfect",
    "past": "pluperfect",
    "subjunctive": "past",
}
_PREFERRED = ("present", "imperfect", "future", "conditional", "past", "subjunctive")
# the person that a subject pronoun asks for; all others are third
_PERSON = {"je": (1, False), "j'": (1, False), "tu": (2, False), "nous": (1, True), "vous": (2, True)}
# an insertion between commas inside a group is short: « a, ce mercredi 12 juin, présenté »
_INSERTION = 12


@dataclass(frozen=True, slots=True)
class _Group:
    """A group in word indexes. `agrees` is (plural, feminine) of its participle, for what is coordinated with it."""

    first: int
    head: int
    lemma: str
    tense: str
    voice: str
    modal: str | None = None
    plural: bool | None = None
    person: int = 3
    agrees: tuple[bool, bool] | None = None
    weak: bool = False


class _Parser:
    def __init__(self, reading: Reading) -> None:
        self.words = Words(reading)
        self.groups: list[_Group] = []

    def run(self) -> list[_Group]:
        i = 0
        while i < self.words.size:
            group = self._group(i)
            if group is None:
                i += 1
            else:
                self.groups.append(group)
                i = group.head + 1
        return self._supported()

    # ------------------------------------------------------------ what begins at a word

    def _group(self, i: int) -> _Group | None:
        readings = self.words.readings(i)
        if not readings:
            return None
        form = self._finite(i, readings)
        if form is not None:
            return self._from_finite(i, form)
        by_tense = {f.tense: f for f in readings}
        if "infinitive" in by_tense and self._infinitive_stands(i):
            return self._from_infinitive(i, by_tense["infinitive"])
        if "gerund" in by_tense and self._gerund_stands(i):
            return self._from_auxiliary(i, by_tense["gerund"]) or self._simple(i, by_tense["gerund"])
        if "participle" in by_tense and self._participle_stands(i):
            return self._from_participle(i, by_tense["participle"])
        return None

    def _from_finite(self, i: int, form: Form) -> _Group | None:
        compound = self._from_auxiliary(i, form)
        if compound is not None:
            return self._chained(compound)
        if form.lemma in ("être", "avoir") and not self._auxiliary_stands(i, form):
            return None
        return self._chained(self._simple(i, form))

    def _simple(self, i: int, form: Form, first: int | None = None) -> _Group:
        clitics, _ = self.words.clitics_before(i)
        voice = "reflexive" if self._reflexive(clitics, i, form) else "active"
        weak = form.tense in FINITE and self._needs_support(i, form)
        return _Group(i if first is None else first, i, form.lemma, form.tense, voice, None, form.plural, form.person, None, weak)

    def _reflexive(self, clitics: frozenset[str], i: int, form: Form) -> bool:
        if clitics & {"se", "s'"}:
            return True
        own = {(1, False): {"me", "m'"}, (2, False): {"te", "t'"}}.get((form.person, bool(form.plural)), set())
        if clitics & own:
            return True
        twice = {(1, True): "nous", (2, True): "vous"}.get((form.person, bool(form.plural)))
        return twice is not None and self.words.norm(i - 1) == twice == self.words.norm(i - 2)

    # ------------------------------------------------------------ finite forms

    def _finite(self, i: int, readings: tuple[Form, ...]) -> Form | None:
        finite = [f for f in readings if f.tense in FINITE]
        if not finite:
            return None
        words = self.words
        subject = words.inverted(i) or self._subject_pronoun(i)
        if any(f.tense in ("participle", "infinitive", "gerund") for f in readings) and subject is None:
            # « dit », « promis », « pris » alone are more often participles, unless a subject or an object asks for a verb
            if not self._verb_like(i):
                return None
        if subject in _PERSON:
            wanted = [f for f in finite if (f.person, f.plural) == _PERSON[subject]]
            finite = wanted or [f for f in finite if f.person == 3]
        else:
            third = [f for f in finite if f.person == 3]
            finite = third or [f for f in finite if (f.person, f.plural) == (1, True) and not words.listed(i)]
        finite.sort(key=lambda f: (_PREFERRED.index(f.tense), bool(f.plural)))
        if not finite or not self._finite_stands(i, finite[0], subject):
            return None
        return finite[0]

    def _verb_like(self, i: int) -> bool:
        """« Le ministre dit que … », « Il finit son discours »: what follows a finite verb."""
        words = self.words
        follows = words.norm(i + 1)
        return words.near(i + 1) and (
            follows in ("que", "qu'", "vouloir", "attendre", "ne")
            or (follows in ("le", "la", "les", "l'", "un", "une") and not words.capital(i) and self._nominal(i - 1))
        )

    def _subject_pronoun(self, i: int) -> str | None:
        """The subject pronoun, relative or negation that makes word i a verb; None where there is none."""
        words = self.words
        clitics, before = words.clitics_before(i)
        word = words.norm(before)
        if word in ("ce", "c'"):  # « ce sera », not « ce titre »
            return word if any(f.lemma in ("être", "devoir", "pouvoir") for f in words.readings(i)) else None
        if word in word_set("subjects"):
            return word
        if words.norm(i - 1) in ("nous", "vous", "je", "j'"):
            return words.norm(i - 1)
        if clitics & {"se", "s'", "ne", "n'"}:
            return "se"
        return None

    def _finite_stands(self, i: int, form: Form, subject: str | None) -> bool:
        words = self.words
        if subject is not None:
            return True
        before = words.norm(i - 1) if words.near(i) else ""
        if form.lemma == "être" and words.stem(i) == "est" and (before in ("l'", "d'", "de") or words.surface(i) == "Est"):
            return False
        if words.surface(i) == "A" or (words.capital(i) and not words.opens(i) and not words.surface(i).isupper()):
            return False
        if form.tense in ("future", "conditional", "imperfect"):
            return not words.listed(i)
        if before in ("le", "la", "les", "l'", "leur", "lui", "y"):
            return not words.listed(i) and (before in ("lui", "y") or self._nominal(i - 2))
        if before in word_set("determiners") or before in word_set("prepositions") or before in ("en", "y"):
            return False
        return not (words.listed(i) and before.isdigit())

    def _nominal(self, i: int) -> bool:
        """Whether word i can end a subject: a name or a noun, no little word."""
        words = self.words
        word = words.norm(i)
        little = ("determiners", "prepositions", "clitics", "subordinators", "coordinators", "adverbs")
        return bool(word) and not any(word in word_set(name) for name in little)

    def _needs_support(self, i: int, form: Form) -> bool:
        """A word that is as often a noun counts only beside a subject and an object; decided when all else is known."""
        words = self.words
        return (
            words.listed(i)
            and words.inverted(i) is None
            and self._subject_pronoun(i) is None
            and form.tense in ("present", "past", "subjunctive")
        )

    def _auxiliary_stands(self, i: int, form: Form) -> bool:
        """être or avoir without a participle: « est » and « a » still carry a clause; « soit 70 millions » does not."""
        word = self.words.stem(i)
        if word in ("soit", "sommes", "avions", "as"):
            return self._subject_pronoun(i) is not None or self.words.inverted(i) is not None
        return not (word == "a" and not self.words.accented and not self._a_is_verb(i))

    def _a_is_verb(self, i: int) -> bool:
        """In a text without accents « a » is à unless a pronoun or an object makes it avoir."""
        return self._subject_pronoun(i) is not None or self.words.norm(i + 1) in ("ete", "eu", "pas", "pour", "lieu")

    # ------------------------------------------------------------ compound tenses

    def _from_auxiliary(self, i: int, form: Form) -> _Group | None:
        """The group of an auxiliary and its participle; None where no participle follows."""
        if form.lemma not in ("être", "avoir"):
            return None
        found = self._participle_after(i, form.lemma)
        if found is None:
            return None
        at, participle = found
        clitics, _ = self.words.clitics_before(i)
        tense = _COMPOUND.get(form.tense, form.tense)
        agrees = (bool(participle.plural), participle.feminine)
        group = _Group(i, at, participle.lemma, tense, "active", None, form.plural, form.person, agrees)
        if form.lemma == "avoir":
            if participle.lemma == "être":  # « a été reçue »: one participle more
                deeper = self._participle_after(at, "être")
                if deeper is not None:
                    at, participle = deeper
                    agrees = (bool(participle.plural), participle.feminine)
                    return replace(group, head=at, lemma=participle.lemma, voice="passive", agrees=agrees)
            return group
        if self._reflexive(clitics, i, form):
            return replace(group, voice="reflexive")
        if participle.lemma in verb_set("etre") or participle.lemma in verb_set("either"):
            return group
        return replace(group, voice="passive", tense=form.tense)

    def _participle_after(self, i: int, auxiliary: str) -> tuple[int, Form] | None:
        """The participle that completes the auxiliary at i, past adverbs and short insertions between commas."""
        words = self.words
        at = i + 1
        while at < words.size and at <= i + 2 * _INSERTION:
            if words.hard(at):
                return None
            if words.comma(at):
                at = self._past_insertion(at)
                if at < 0:
                    return None
            participle = next((f for f in words.readings(at) if f.tense == "participle"), None) or self._unknown(at)
            step = words.adverb(at)
            if participle is not None and not (step and words.norm(at) != "compris"):
                return None if auxiliary == "être" and participle.lemma == "être" else (at, participle)
            if not step:
                return None
            at += step
        return None

    def _past_insertion(self, i: int) -> int:
        """Where the words go on after an insertion that begins, behind a comma, at word i; -1 where it does not close."""
        words = self.words
        for at in range(i + 1, min(i + _INSERTION, words.size)):
            if words.hard(at):
                return -1
            if words.comma(at):
                return at
        return -1

    def _unknown(self, i: int) -> Form | None:
        """A participle of a verb that is not in the data, by its clear shape: « a … ubérisé »."""
        surface = self.words.surface(i)
        stem = surface.rstrip("s").removesuffix("e") if surface.rstrip("s").endswith("ée") else surface.rstrip("s")
        if not stem.endswith("é") or len(stem) < 5 or not surface.islower() or self.words.listed(i):
            return None
        return Form(surface, stem[:-1] + "er", "participle", 3, surface.endswith("s"), "ée" in surface[-3:])

    # ------------------------------------------------------------ modals and infinitives

    def _chained(self, group: _Group) -> _Group:
        """The group with the infinitive that its modal governs: « doit pouvoir défendre », « a tenu à préciser »."""
        for _ in range(3):
            link = self._link(group.lemma, group.tense, group.voice)
            at = self._infinitive_after(group.head, link) if link is not None else None
            if at is None:
                return group
            governed = self._from_infinitive(at, next(f for f in self.words.readings(at) if f.tense == "infinitive"))
            modal = group.modal or group.lemma
            tense = "past" if group.lemma == "venir" and group.tense == "present" else group.tense
            if group.lemma == "venir" and group.tense == "imperfect":
                tense = "pluperfect"
            group = replace(
                group, head=governed.head, lemma=governed.lemma, tense=tense, voice=governed.voice, modal=modal,
                agrees=governed.agrees,
            )
        return group

    def _link(self, lemma: str, tense: str, voice: str) -> str | None:
        """The word between a modal and its infinitive: nothing, de or à; None for a verb that is no modal."""
        if lemma in verb_set("modal") and voice != "passive":
            simple = lemma != "aller" or tense in ("present", "imperfect")
            return "" if simple else None
        if lemma in verb_set("modal_de") and tense in ("present", "imperfect") and voice == "active":
            return "de"
        return "a" if lemma in verb_set("modal_a") else None

    def _infinitive_after(self, i: int, link: str) -> int | None:
        words = self.words
        at = i + 1
        linked = not link
        for _ in range(10):
            if at >= words.size or words.hard(at):
                return None
            word = words.norm(at)
            if not linked and word in (("de", "d'") if link == "de" else ("a",)):
                linked = True
            elif words.comma(at):
                at = self._past_insertion(at) - 1
                if at < 0:
                    return None
            elif linked and any(f.tense == "infinitive" for f in words.readings(at)):
                return at
            elif word not in word_set("clitics"):
                step = words.adverb(at)
                if not step:
                    return None
                at += step - 1
            at += 1
        return None

    def _from_infinitive(self, i: int, form: Form) -> _Group:
        return self._from_auxiliary(i, form) or self._simple(i, form)

    def _infinitive_stands(self, i: int) -> bool:
        words = self.words
        before = words.norm(i - 1) if words.near(i) else ""
        if before in ("le", "la", "les", "l'", "leur", "en", "y"):
            return not words.listed(i)
        if words.capital(i) and not words.opens(i) and not words.surface(i).isupper():
            return False
        return before not in word_set("determiners") or before in ("de", "d'", "tout")

    def _gerund_stands(self, i: int) -> bool:
        words = self.words
        before = words.norm(i - 1) if words.near(i) else ""
        if before == "en" or words.clitics_before(i)[0] & {"se", "s'", "ne", "n'"}:
            return True
        if words.listed(i):
            if any(f.tense == "infinitive" for f in words.readings(i + 1)):  # « devant garantir »
                return before not in word_set("determiners")
            return words.comma(i) and words.norm(i + 1) in word_set("determiners")
        return before not in word_set("determiners") or before in ("le", "la", "les", "l'")

    # ------------------------------------------------------------ participles without an auxiliary

    def _participle_stands(self, i: int) -> bool:
        words = self.words
        before = words.norm(i - 1) if words.near(i) else ""
        if words.capital(i) and not words.opens(i):
            return False
        if before in word_set("determiners") or before in word_set("prepositions") or before in ("en", "y", "l'") or before.isdigit():
            return False
        if words.listed(i):
            follows = words.norm(i + 1)
            return not words.opens(i) and words.near(i + 1) and follows in ("par", "a", "en", "lors", "dans", "depuis", "le")
        return True

    def _from_participle(self, i: int, form: Form) -> _Group:
        """A participle in apposition, or one coordinated with the group before: « a été signée lundi et ratifiée »."""
        agrees = (bool(form.plural), form.feminine)
        group = _Group(i, i, form.lemma, "participle", "passive", None, form.plural, 3, agrees)
        at = i - 1
        while at > 0 and self.words.adverb(at):
            at -= 1
        if self.words.norm(at) not in ("et", "ou", "puis", "mais", "ni") or not self.groups:
            return group
        last = next((g for g in reversed(self.groups[-4:]) if g.tense in (*FINITE, "pluperfect") and g.agrees is not None), None)
        if last is None or any(self.words.hard(j) for j in range(last.head + 1, i + 1)):
            return group
        wanted = last.agrees if last.voice == "passive" or last.lemma in verb_set("etre") else (False, False)
        if agrees != wanted or last.voice == "reflexive":
            return group
        return replace(group, tense=last.tense, voice=last.voice, modal=last.modal, plural=last.plural, person=last.person)

    # ------------------------------------------------------------ afterwards

    def _supported(self) -> list[_Group]:
        """Groups without the noun-like ones that no subject and object support, or that share their clause."""
        kept = []
        for k, group in enumerate(self.groups):
            if not group.weak or self._has_support(k):
                kept.append(group)
        return kept

    def _has_support(self, k: int) -> bool:
        words, i = self.words, self.groups[k].first
        follows = words.norm(i + 1)
        objects = follows in word_set("determiners") or follows in ("que", "qu'", "a", "pour", "sur") or follows.isdigit()
        if not words.near(i + 1) or not objects or _dated(words, i + 1):
            return False
        if words.hard(i) or words.comma(i):  # « …, annonce le ministère »
            closing = any(c in words.gap(i) for c in "»”\",")
            return closing and not words.capital(i) and follows in ("le", "la", "l'", "les", "un", "une", "m")
        if not self._nominal(i - 1):
            return False
        return not any(
            g.tense in (*FINITE, "pluperfect") and not g.weak and not self._apart(g.head, i) for g in self.groups[max(0, k - 3) : k + 4]
        )

    def _apart(self, a: int, b: int) -> bool:
        """Whether something ends a clause between two words, or a relative pronoun or conjunction opens one."""
        low, high = sorted((a, b))
        return any(
            self.words.hard(j) or self.words.norm(j) in word_set("subordinators") or self.words.norm(j) in ("et", "mais")
            for j in range(low + 1, high + 1)
        )


_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())


def _dated(words: Words, i: int) -> bool:
    """« le 5 mai », « la semaine »: an article that opens a date is no object."""
    after = words.norm(i + 1)
    return words.norm(i) in ("le", "la", "les", "l'", "ce", "cette") and (
        after[:1].isdigit() or after in _DAYS or after in ("semaine", "mois", "an", "veille", "lendemain", "1er")
    )


def verb_groups(reading: Reading) -> tuple[VerbGroup, ...]:
    """Verb groups in text order. Words that are as often nouns (« visite », « marche ») count only where a subject or an
    auxiliary makes them verbs."""
    parser = _Parser(reading)
    return tuple(_in_text(parser.words, group) for group in parser.run())


def _in_text(words: Words, group: _Group) -> VerbGroup:
    first, head = words.tokens[group.first], words.tokens[group.head]
    return VerbGroup(
        start=first.start,
        end=head.end,
        head_start=head.start,
        head_end=head.start + len(words.stem(group.head)),
        lemma=group.lemma,
        tense=group.tense,
        voice=group.voice,
        negated=_negated(words, group),
        modal=group.modal,
        plural=group.plural,
        person=group.person,
        inverted=words.inverted(group.first),
    )


def _negated(words: Words, group: _Group) -> bool:
    """ne with pas, plus, jamais, aucun … around it; « ne … que » denies nothing; « sans annoncer » does."""
    clitics, before = words.clitics_before(group.first)
    inside = words.norms[group.first : group.head + 1]
    denying = word_set("negations")
    if group.tense == "infinitive" and (words.norm(before) == "sans" or {"ne", "pas"} <= set(words.norms[max(0, group.first - 4) : group.first])):
        return True
    if not clitics & {"ne", "n'"} and not {"ne", "n'"} & set(inside):
        return False
    around = [*words.norms[max(0, group.first - 6) : group.first], *inside, *words.norms[group.head + 1 : group.head + 4]]
    if denying & set(around):
        return True
    return not {"que", "qu'"} & set(words.norms[group.head + 1 : group.head + 6])
