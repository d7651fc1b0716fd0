"""Verb groups: « n'a pas encore été reçue » is recevoir, past, passive, denied.

One pass over the words from left to right; a group is an auxiliary, modal or finite form with what belongs to it.
"""

from __future__ import annotations

from functools import cache

from ..lean import changed, lean
from ..model import Reading, Span
from ..text import fold
from .auxiliary import infinitive_after, participle_after
from .conjugation import Form, verb_set, word_set
from .evidence import (
    auxiliary_stands,
    finite_form,
    gerund_stands,
    goes_on_list,
    has_object,
    infinitive_stands,
    needs_support,
    participle_stands,
)
from .syntax import FINITE, Spelling, Words, words_of

_NOT_FINITE = frozenset({"infinitive", "gerund", "participle"})


@lean(frozen=True, slots=True)
class VerbGroup:
    """« n’a pas encore été reçue »: lemma recevoir, past, passive, negated.

    `start`/`end` run from the first auxiliary to the main verb; `head_start`/`head_end` is the main verb or participle.
    `tense`: present past imperfect pluperfect future conditional subjunctive infinitive gerund participle.
    `voice`: active passive reflexive. `modal`: the verb before an infinitive (devoir, pouvoir, aller, compter …); the
    tense is then the modal's: « devrait approuver » is approuver, conditional, modal devoir; « vient d'annoncer » is
    past. `inverted` is the pronoun of « a-t-il ajouté ».
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
        return self.tense not in _NOT_FINITE

    @property
    def infinitive(self) -> str:
        """The verb as a dictionary has it: « se réjouir », « s'exclamer », « déclarer »."""
        if self.voice != "reflexive":
            return self.lemma
        return ("s'" if fold(self.lemma)[0] in "aeiouh" else "se ") + self.lemma

    def span(self, text: str) -> Span:
        """Its words in a reading's text."""
        return Span(self.start, self.end, text[self.start : self.end])


_COMPOUND = {
    "present": "past",
    "imperfect": "pluperfect",
    "past": "pluperfect",
    "subjunctive": "past",
}


_REFLEXIVE = frozenset({"se", "s'"})
# the reflexive pronouns of a person, by person and whether there are several: « me », and « nous nous »
_OWN = {(1, False): frozenset({"me", "m'"}), (2, False): frozenset({"te", "t'"})}
_ITSELF = {**_OWN, (1, True): frozenset({"nous"}), (2, True): frozenset({"vous"})}
_TWICE = {(1, True): "nous", (2, True): "vous"}
_AND = frozenset({"et", "ou", "puis", "mais", "ni"})


@lean(frozen=True, slots=True)
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

    @property
    def finite(self) -> bool:
        return self.tense not in _NOT_FINITE


class _Parser:
    def __init__(self, reading: Reading) -> None:
        self.words = words_of(reading)
        self.groups: list[_Group] = []

    def run(self) -> list[_Group]:
        after = 0
        for i, spelling in enumerate(self.words.spellings):
            if spelling.forms and i >= after:
                group = self._group(i, spelling)
                if group is not None:
                    self.groups.append(group)
                    after = group.head + 1
        return self._supported()

    # ------------------------------------------------------------ what begins at a word

    def _group(self, i: int, spelling: Spelling) -> _Group | None:
        form = finite_form(self.words, i) if spelling.finite else None
        if form is not None:
            return self._from_finite(i, form)
        if spelling.infinitives and infinitive_stands(self.words, i):
            return self._coordinated_infinitive(i, self._from_infinitive(i, spelling.infinitives[-1]))
        if spelling.gerunds and gerund_stands(self.words, i):
            return self._from_auxiliary(i, spelling.gerunds[-1]) or self._simple(i, spelling.gerunds[-1])
        if spelling.participles and self._participle_stands(i):
            return self._from_participle(i, spelling.participles[-1])
        return None

    def _from_finite(self, i: int, form: Form) -> _Group | None:
        compound = self._from_auxiliary(i, form)
        if compound is not None:
            return self._chained(compound)
        if form.lemma in ("être", "avoir") and not auxiliary_stands(self.words, i):
            return None
        return self._chained(self._simple(i, form))

    def _simple(self, i: int, form: Form) -> _Group:
        clitics, _ = self.words.clitics_before(i)
        voice = "reflexive" if self._reflexive(clitics, i, form) else "active"
        weak = form.tense in FINITE and needs_support(self.words, i, form)
        return _Group(i, i, form.lemma, form.tense, voice, plural=form.plural, person=form.person, weak=weak)

    def _reflexive(self, clitics: frozenset[str], i: int, form: Form) -> bool:
        if not clitics.isdisjoint(_REFLEXIVE):
            return True
        if form.person == 3:
            return False
        who = form.person, bool(form.plural)
        if not clitics.isdisjoint(_OWN.get(who, ())):
            return True
        twice = _TWICE.get(who)
        return twice is not None and self.words.norms[i - 1] == twice == self.words.norms[i - 2]

    # ------------------------------------------------------------ compound tenses

    def _from_auxiliary(self, i: int, form: Form) -> _Group | None:
        """The group of an auxiliary and its participle; None where no participle follows."""
        if form.lemma not in ("être", "avoir"):
            return None
        found = participle_after(self.words, i, form.lemma)
        if found is None:
            return None
        at, participle = found
        clitics, _ = self.words.clitics_before(i)
        tense = _COMPOUND.get(form.tense, form.tense)
        agrees = (bool(participle.plural), participle.feminine)
        group = _Group(i, at, participle.lemma, tense, "active", None, form.plural, form.person, agrees)
        if form.lemma == "avoir":
            if participle.lemma == "être":  # « a été reçue »: one participle more
                deeper = participle_after(self.words, at, "être")
                if deeper is not None:
                    at, participle = deeper
                    agrees = (bool(participle.plural), participle.feminine)
                    return changed(group, head=at, lemma=participle.lemma, voice="passive", agrees=agrees)
            return group
        if self._reflexive(clitics, i, form):
            return changed(group, voice="reflexive")
        if participle.lemma in verb_set("etre") or participle.lemma in verb_set("either"):
            return group
        return changed(group, voice="passive", tense=form.tense)

    # ------------------------------------------------------------ modals and infinitives

    def _chained(self, group: _Group) -> _Group:
        """The group with the infinitive that its modal governs: « doit pouvoir défendre », « a tenu à préciser »."""
        for _ in range(3):
            if group.lemma not in _modals():
                return group
            link = self._link(group.lemma, group.tense, group.voice)
            at = infinitive_after(self.words, group.head, link) if link is not None else None
            if at is None:
                return group
            governed = self._from_infinitive(at, self.words.spellings[at].infinitives[0])
            modal = group.modal or group.lemma
            tense = "past" if group.lemma == "venir" and group.tense == "present" else group.tense
            if group.lemma == "venir" and group.tense == "imperfect":
                tense = "pluperfect"
            # « je devais [me] rendre », « nous allons [nous] réunir »
            own = self.words.norms[at - 1] in _ITSELF.get((group.person, bool(group.plural)), ())
            group = changed(
                group,
                head=governed.head,
                lemma=governed.lemma,
                tense=tense,
                voice="reflexive" if own and governed.voice == "active" else governed.voice,
                modal=modal,
                agrees=governed.agrees,
            )
        return group

    def _link(self, lemma: str, tense: str, voice: str) -> str | None:
        """The word between a modal and its infinitive: nothing, de or à; None for a verb that is no modal."""
        if lemma in verb_set("modal") and voice != "passive":
            simple = lemma != "aller" or tense in ("present", "imperfect")
            return "" if simple else None
        if lemma in verb_set("modal_de") and (lemma != "venir" or tense in ("present", "imperfect")):
            return "de"
        return "a" if lemma in verb_set("modal_a") else None

    def _from_infinitive(self, i: int, form: Form) -> _Group:
        return self._from_auxiliary(i, form) or self._simple(i, form)

    # ------------------------------------------------------------ participles without an auxiliary

    def _participle_stands(self, i: int) -> bool:
        """Also « tué trois civils et [blessé] dix autres »: coordinated, with an object of its own."""
        if participle_stands(self.words, i):
            return True
        leader = self._coordinated_with(i)
        objects = self.words.near(i + 1) and self.words.norms[i + 1] not in word_set("prepositions")
        return leader is not None and leader.voice == "active" and objects and not self.words.capital(i)

    def _from_participle(self, i: int, form: Form) -> _Group:
        """A participle in apposition, or one that goes on with the group before: « a été signée lundi et ratifiée »."""
        agrees = (bool(form.plural), form.feminine)
        voice = "active" if form.lemma in verb_set("etre") else "passive"
        group = _Group(i, i, form.lemma, "participle", voice, plural=form.plural, agrees=agrees)
        leader = self._coordinated_with(i)
        if leader is None or leader.voice == "reflexive":
            return group
        free = leader.voice == "active" and leader.lemma not in verb_set("etre")
        if agrees != ((False, False) if free else leader.agrees):
            return group
        return changed(leader, first=i, head=i, lemma=form.lemma, agrees=agrees)

    def _coordinated_with(self, i: int) -> _Group | None:
        """The compound group that « et », « puis », « mais » before word i continue; None where there is none."""
        at = i - 1
        while at > 0 and self.words.norms[at] not in _AND and self.words.adverb(at):
            at -= 1
        listed = self.words.norms[at] not in _AND
        if listed and not goes_on_list(self.words, i):
            return None
        leader = next((g for g in reversed(self.groups[-4:]) if g.finite and g.agrees is not None), None)
        if leader is None or any(self.words.opens_sentence(j) for j in range(leader.head + 1, i + 1)):
            return None
        return None if listed and (leader.voice != "active" or leader.lemma in verb_set("etre")) else leader

    def _coordinated_infinitive(self, i: int, group: _Group) -> _Group:
        """« vont intensifier et pérenniser »: an infinitive after « et » or a comma goes on with the modal."""
        words = self.words
        leader = self.groups[-1] if self.groups else None
        if leader is None or leader.modal is None:
            return group
        joined = words.norms[i - 1] in _AND or words.comma(i)
        if not joined or any(words.hard(j) for j in range(leader.head + 1, i + 1)):
            return group
        return changed(group, tense=leader.tense, modal=leader.modal, plural=leader.plural, person=leader.person)

    # ------------------------------------------------------------ afterwards

    def _supported(self) -> list[_Group]:
        """Groups without the noun-like ones that no subject and object support, or that share their clause."""
        return [group for k, group in enumerate(self.groups) if not group.weak or self._has_support(k)]

    def _has_support(self, k: int) -> bool:
        i = self.groups[k].first
        if not has_object(self.words, i):
            return False
        beside = (g for g in self.groups[max(0, k - 3) : k + 4] if g.finite and not g.weak)
        alone = all(self._apart(g.head, i) for g in beside)
        return alone or self.words.hard(i) or self.words.comma(i) or self.words.norms[i] == "entre"

    def _apart(self, a: int, b: int) -> bool:
        """Whether something ends a clause between two words, or a relative pronoun or conjunction opens one."""
        low, high = sorted((a, b))
        openers = word_set("subordinators") | {"et", "mais"}
        return any(self.words.hard(j) or self.words.norms[j] in openers for j in range(low + 1, high + 1))


@cache
def _modals() -> frozenset[str]:
    return verb_set("modal") | verb_set("modal_de") | verb_set("modal_a")


def verb_groups(reading: Reading) -> tuple[VerbGroup, ...]:
    """Verb groups in text order. Words that are as often nouns (« visite », « marche ») count only where a subject or
    an auxiliary makes them verbs."""
    parser = _Parser(reading)
    return tuple([_in_text(parser.words, group) for group in parser.run()])


def _in_text(words: Words, group: _Group) -> VerbGroup:
    head_start = words.starts[group.head]
    return VerbGroup(
        words.starts[group.first],
        words.ends[group.head],
        head_start,
        head_start + len(words.spellings[group.head].stem),
        group.lemma,
        group.tense,
        group.voice,
        _negated(words, group),
        group.modal,
        group.plural,
        group.person,
        words.spellings[group.first].inverted,
    )


_NE = frozenset({"ne", "n'"})
_QUE = frozenset({"que", "qu'"})
# how many words behind the verb « que » may stand: « n'a accepté le crédit de six milliards qu'à 50,1 % »
_RESTRICTED = 9


def _negated(words: Words, group: _Group) -> bool:
    """ne with pas, plus, jamais, aucun … around it; « ne … que » denies nothing; « sans annoncer » does."""
    norms, first, head = words.norms, group.first, group.head
    if norms[first - 1] == "ni":
        return True
    if first == head and group.tense != "infinitive" and norms[first - 1] not in word_set("clitics"):
        return False
    clitics, before = words.clitics_before(first)
    if group.tense == "infinitive":
        ahead = norms[max(0, first - 6) : first]
        if norms[before] == "sans" or ("ne" in ahead and "pas" in ahead):
            return True
    if clitics.isdisjoint(_NE) and (first == head or _NE.isdisjoint(norms[first : head + 1])):
        return False
    if not word_set("negations").isdisjoint(norms[max(0, first - 6) : head + 4]):
        return True
    return _QUE.isdisjoint(norms[head + 1 : head + _RESTRICTED])
