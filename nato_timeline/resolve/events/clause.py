"""What stands around a verb: its subject, and the phrases before and after it."""

from __future__ import annotations

import re

from ...grammar import VerbGroup, clause_at
from ...lean import lean
from .beside import absolute, behind_dateline, closes_aside, follows_words, in_turn, is_around, is_first_to
from .noun_before import noun_before, of_many, qualified, stretch_of
from .phrases import Phrase, phrases
from .scene import Scene

# the pronoun before a verb, with what may stand between: « il ne lui a pas », « ils y ont », « celui-ci s'est »
_PRONOUN = re.compile(
    r"\b(?P<pronoun>il|elle|ils|elles|on|nous|je|j'|tous|toutes|celui-ci|celle-ci|ceux-ci|tous[ ]deux|"
    r"tous[ ]les[ ]deux|ce[ ]dernier|"
    r"cette[ ]derniere|ces[ ]derniers|l'interesse)[ ]?(?:(?:n'|ne|s'|se|y|en|lui|leur|l'|le|la|les|me|m'|"
    r"d'ailleurs|aussi)[ ]?){0,3}$"
)  # « il ne s'y »
_PRONOUN_REACH = 40
# one of which each of these holds
_PRONOUNS = frozenset(
    [
        *("il", "elle", "ils", "elles", "on", "nous", "je", "j'", "tous", "toutes", "celui-ci", "celle-ci", "ceux-ci"),
        *("deux", "dernier", "derniere", "derniers", "dernieres", "interesse"),
    ]
)
_RELATIVE = re.compile(r"\b(?P<pronoun>qui)[ ]?(?:(?:n'|ne|s'|se|y|en|lui|leur|l'|le|la|les)[ ]?){0,3}$")
_WHO = re.compile(r"[\s,(]*qui\b")
_CONJUNCTION = re.compile(
    r"[\s,(]*(?:et[ ])?(?:(?P<que>que\b|qu')|lorsque\b|lorsqu'|quand\b|puisque\b|puisqu'|alors[ ]que\b|"
    r"tandis[ ]que\b|si\b|mais\b|et\b|(?:la|le)quel(?:le)?s?\b|auxquel(?:le)?s\b|auquel\b|dont\b)[ ]?"
)

# the comma that closes an aside, right before the verb
_CLOSED = re.compile(r",[ ](?:(?:n'|ne|s'|se|y|en|l'|le|la|les)[ ]?)*$")
_NEAR = 40


@lean(frozen=True, slots=True)
class Clause:
    """`subject` is a stretch of text with its appositions, None where a pronoun stands for it, which is then `pronoun`.
    `start`/`end` bound the clause; `relative` is the noun before « que », which is the object then."""

    verb: VerbGroup
    start: int
    end: int
    subject: tuple[int, int] | None
    pronoun: str | None
    before: tuple[Phrase, ...]
    after: tuple[Phrase, ...]
    relative: Phrase | None = None
    direct: Phrase | None = None

    def links(self, *names: str) -> tuple[Phrase, ...]:
        """Phrases after the verb with one of these links."""
        return tuple(phrase for phrase in self.after if phrase.link in names)

    @property
    def object(self) -> Phrase | None:
        """The direct object: what follows the verb without a preposition."""
        if self.relative:
            return self.relative
        return self.direct


def clause_of(scene: Scene, verb: VerbGroup) -> Clause:
    """The clause of a verb group; for an infinitive or participle, the words that go with it. Worked out once."""
    known: Clause | None = scene.clauses.get(verb.start)
    if known is None:
        known = scene.clauses[verb.start] = _clause(scene, verb)
    return known


def _clause(scene: Scene, verb: VerbGroup) -> Clause:
    low, high = clause_at(scene.reading, scene.verb_groups, verb.head_start)
    sentence = scene.sentence(verb.start)
    low = max(_through_marks(scene, low), sentence.start)
    high = _past_brackets(scene, high, sentence.end)
    after = _with_participles(scene, phrases(scene, verb.end, sentence.end), verb.end, sentence.end)
    direct = _direct(scene, after)
    end = max([high, *(p.end for p in after)])
    window = max(low, verb.start - _PRONOUN_REACH)
    if verb.tense == "participle" and (main := _main_after(scene, sentence.start, verb, sentence.end)):
        near = _participle_end(scene, verb.end, sentence.end)
        return Clause(verb, low, near, main.subject, main.pronoun, (), after, direct=direct)
    if verb.tense == "participle":
        near = _participle_end(scene, verb.end, sentence.end)
        return Clause(verb, low, near, qualified(scene, sentence.start, verb.start), None, (), after, direct=direct)
    if (who := in_turn(scene, verb)) is not None:
        return Clause(verb, low, end, who, None, (), after, direct=direct)
    if (main := _first_doer(scene, sentence.start, verb)) is not None:
        return Clause(verb, low, end, main.subject, main.pronoun, (), after, direct=direct)
    if verb.tense == "gerund" or is_around(scene, verb):
        # « M. Rutte qui, ayant pris ses fonctions, présidait », « a été reçu par X, avant de rencontrer Y »
        finite = [v for v in scene.verbs.within(sentence.start, sentence.end) if v.finite]
        ahead = next((v for v in finite if v.start > verb.start), None)
        behind = next((v for v in reversed(finite) if v.start < verb.start), None)
        over = (ahead or behind) if verb.tense == "gerund" else (behind or ahead)
        if verb.tense == "gerund" and (own := absolute(scene, low, verb.start)) is not None:
            return Clause(verb, low, end, own, None, (), after, direct=direct)
        shared = clause_of(scene, over) if over else None
        subject, pronoun = (shared.subject, shared.pronoun) if shared else (None, None)
        return Clause(verb, low, end, subject, pronoun, (), after, direct=direct)
    words = {norm for _, _, norm in scene.reading.words(window, verb.start)}
    named = None if _PRONOUNS.isdisjoint(words) else _PRONOUN.search(scene.folded[window : verb.start])
    relative = None if named or "qui" not in words else _RELATIVE.search(scene.folded[window : verb.start])
    led = _WHO.match(scene.folded, low)  # « qui, ayant pris ses fonctions, présidait »
    if relative or (led and not named):
        cut = window + relative.start() if relative else led.end() - 3 if led else low
        return Clause(verb, cut, end, _before_who(scene, sentence.start, cut), "qui", (), after, direct=direct)
    through = _CONJUNCTION.match(scene.folded, low, verb.start)
    runs = _before(scene, through.end() if through else low, verb.start)
    before = tuple(phrase for run in runs for phrase in run)
    subject = None if named else _subject(scene, runs, verb.start)
    meets = verb.voice == "reflexive" and verb.lemma in _GATHERS and not verb.negated
    # « C'est à Prague que se réuniront les ministres »
    if subject is None and not named and direct is not None and (verb.voice == "passive" or meets):
        subject, direct = (direct.start, direct.end), None  # « Au premier semestre seront livrés onze avions »
    unsaid = subject is None or scene.folded.endswith(", ", 0, verb.start)  # « …, a annoncé Olaf Scholz »
    if unsaid and not named and direct is not None and follows_words(scene, verb):
        index = after.index(direct)
        glossed = next((p for p in after[index + 1 : index + 2] if p.comma and not p.link), direct)
        subject, direct = (direct.start, glossed.end), None
    if through and through[0].strip(" ,(") == "dont" and _CLOSED.search(scene.folded, low, verb.start):
        # « 93 soldats, dont une trentaine gravement, ont été blessés »
        subject = _subject(scene, _before(scene, sentence.start, low), low) or subject
    noun = None
    completive = through is not None and "et " in through[0]  # « a rappelé que … et que … »
    if through and through["que"] and not completive and not scene.verbs.over(through.start("que") - 2):
        noun = noun_before(scene, sentence.start, low)
    bare = subject is None or closes_aside(scene, sentence.start, subject, verb)
    if bare and not named and not verb.inverted and verb.finite and low > sentence.start:
        subject = _first_subject(scene, sentence.start, verb) or subject
    pronoun = named["pronoun"] if named else verb.inverted
    if subject is None and pronoun is None and verb.finite and low > sentence.start:
        pronoun = _shared_pronoun(scene, sentence.start, verb)
    return Clause(verb, low, end, subject, pronoun, before, after, noun, direct)


def _shared_pronoun(scene: Scene, start: int, verb: VerbGroup) -> str | None:
    """« [Il] avait été reçu par X et s'était entretenu avec Y »."""
    first = next((other for other in scene.verbs.within(start, verb.start) if other.finite), None)
    if first is None or not _AND_GOES.search(scene.folded, max(start, verb.start - 12), verb.start):
        return None
    said = clause_of(scene, first).pronoun
    return said if said in ("il", "elle", "ils", "elles") else None


def _through_marks(scene: Scene, low: int) -> int:
    """A clause begins before a quoted name in it: « L'exercice « Steadfast Jaguar » a débuté »."""
    for _ in range(3):
        closing = low - 1
        while closing > 0 and scene.folded[closing] == " ":
            closing -= 1
        opening = scene.through.get(closing)
        if not opening:
            return low
        low = clause_at(scene.reading, scene.verb_groups, opening - 1)[0]
    return low


def _past_brackets(scene: Scene, high: int, stop: int) -> int:
    """A clause goes on behind a bracket: « nommé commandant suprême (SACT) le 23 septembre »."""
    opening = high if scene.folded[high : high + 1] == "(" else high - 1
    if not scene.folded.startswith("(", opening) or opening >= stop:
        return high
    closing = scene.folded.find(")", opening, stop)
    if closing < 0 or closing + 2 >= stop:
        return high
    return clause_at(scene.reading, scene.verb_groups, closing + 2)[1]


def _participle_end(scene: Scene, start: int, stop: int) -> int:
    """Where the words of a participle end: at the first comma that no date follows, or the next verb."""
    verb = scene.verbs.first(start, stop)
    stop = verb.start if verb else stop
    at = scene.folded.find(",", start, stop)
    while at >= 0:
        token = scene.tokens.first(at, stop)
        if token is None or scene.asides.over(token.start) is None:
            return at
        at = scene.folded.find(",", at + 1, stop)
    return stop


def _first_subject(scene: Scene, start: int, verb: VerbGroup) -> tuple[int, int] | None:
    """The subject of the sentence's first clause, which a later one shares: « M. Rutte a vu X et s'est
    rendu à Y », « le convoi, qui comprenait 14 véhicules, est parti »."""
    start = behind_dateline(scene, start, verb.start)
    # « X avait fait demi-tour : sa visite, qui devait commencer lundi, est reportée »
    start = max(start, *(scene.folded.rfind(mark, start, verb.start) + 1 for mark in ";:"))
    first = next((other for other in scene.verbs.within(start, verb.start) if other.finite), None)
    if first is None and ")" in scene.folded[max(start, verb.start - 3) : verb.start]:
        first = verb  # « Le tir prévu au large d'Ustka (Pologne) a été annulé »
    return _subject(scene, _before(scene, start, first.start), first.start) if first else None


def _main_after(scene: Scene, start: int, verb: VerbGroup, stop: int) -> Clause | None:
    """The main clause of a participle that opens the sentence: « Élu en 2020, l'amiral Bauer exercera … »."""
    start = behind_dateline(scene, start, verb.start)
    if _OPENER.sub("", scene.folded[start : verb.start]).strip(' -«"') or "," not in scene.folded[verb.end : stop]:
        return None
    main = next((v for v in scene.verbs.within(verb.end, stop) if v.finite), None)
    return clause_of(scene, main) if main else None


def _first_doer(scene: Scene, start: int, verb: VerbGroup) -> Clause | None:
    """The clause of « devient le premier pays à » before an infinitive, whose subject has done it."""
    if verb.tense != "infinitive":
        return None
    before = scene.verbs.before(verb.start)
    first = before is not None and before.finite and before.start >= start and is_first_to(scene, before, verb)
    return clause_of(scene, before) if before and first else None


def _with_participles(scene: Scene, run: tuple[Phrase, ...], start: int, stop: int) -> tuple[Phrase, ...]:
    """The phrases after a verb, and those of a participle that goes on from them: « une cérémonie [organisée] à
    Washington »."""
    end = run[-1].end if run else start
    verb = scene.verbs.first(end, end + 2)
    if not run or verb is None or verb.tense != "participle" or verb.lemma not in _HELD:
        return run
    return (*run, *(p for p in phrases(scene, verb.end, stop) if p.link))


_AND_GOES = re.compile(r"\b(?:et|puis|mais)[ ](?:(?:n'|ne|y|s'|se|l'|les?|la|lui|leur)[ ]?){0,3}$")
_GATHERS = frozenset({"réunir", "retrouver", "rassembler", "rencontrer"})
_OPENER = re.compile(r"^(?:initialement|d'abord|deja|enfin|longtemps|toujours)\b")
_HELD = frozenset(
    {"déployer", "stationner", "baser", "organiser", "tenir", "donner", "prévoir", "accueillir", "célébrer", "blesser"}
)
_NAMED_THING = re.compile(
    r"(?:les?|la|l'|une?|des|ce|cette|ces|son|sa|ses|leurs?|quelque|plus|pres|au[ ]moins|jusqu|\d)"
)


def _direct(scene: Scene, after: tuple[Phrase, ...]) -> Phrase | None:
    """The direct object: the first phrase without a preposition; behind a comma only where it has an article
    (« a visité, à Rukla, le bataillon »), since a bare name there explains the phrase before."""
    for index, phrase in enumerate(after):
        named = index == 0 or not phrase.comma or _NAMED_THING.match(scene.folded, phrase.start)
        if not phrase.link and named and not _after_date(scene, phrase):
            return phrase
    return None


def _after_date(scene: Scene, phrase: Phrase) -> bool:
    """« à la veille [du sommet] », « au dernier jour [du sommet] »: what hangs on a date that counts from it."""
    led = scene.folded.startswith(("de ", "du ", "des ", "d'"), phrase.start)
    aside = scene.asides.before(phrase.start) if led else None
    if aside is None or not 0 <= phrase.start - aside.end <= 1:
        return False
    return scene.folded[aside.start : aside.end].endswith(_COUNTING)


_COUNTING = (
    "veille",
    "lendemain",
    "surlendemain",
    "jour",
    "debut",
    "fin",
    "milieu",
    "terme",
    "soir",
    "matin",
    "jours",
    "semaines",
    "mois",
    "heures",
)


def _before(scene: Scene, start: int, stop: int) -> list[tuple[Phrase, ...]]:
    """Runs of phrases before the verb; a participle ends one, and what follows it up to a comma is a run of its own."""
    runs: list[tuple[Phrase, ...]] = []
    at = start
    while at < stop:
        run = phrases(scene, at, stop)
        runs.append(run)
        reached = max([at, *(p.end for p in run)])
        verb = scene.verbs.first(reached, stop)
        comma = scene.folded.find(",", reached, stop)
        if verb is not None and verb.tense == "participle" and (comma < 0 or verb.start < comma):
            runs.append(tuple(p for p in phrases(scene, verb.end, comma if comma >= 0 else stop) if p.link))
        if comma < 0:
            break
        at = comma + 1
    return runs


def _subject(scene: Scene, runs: list[tuple[Phrase, ...]], stop: int) -> tuple[int, int] | None:
    """The first phrase without a preposition, with what follows it behind commas: appositions, or the rest of a
    list."""
    for run in runs:
        bare = [p for p in run if not (p.link or _after_date(scene, p) or _is_aside(scene, p))]
        if bare:
            return bare[0].start, min(bare[-1].end, stop)
    return None


def _is_aside(scene: Scene, phrase: Phrase) -> bool:
    """« [Accompagné du chef d'état-major], le ministre », « [De retour de Kiev], la ministre »."""
    if scene.folded.startswith(("de ", "d'"), phrase.start):
        return True
    verb = scene.verbs.first(phrase.start, phrase.start + 1)
    led = verb is not None and scene.folded.startswith(("du ", "de ", "d'", "des "), verb.end + 1)
    return led and verb is not None and verb.tense == "participle"


def _before_who(scene: Scene, start: int, cut: int) -> tuple[int, int] | None:
    """The noun before « qui »; « et qui » goes back to the same noun as the « qui » before it."""
    if scene.folded[start:cut].endswith(("et ", "mais ")):
        verb = next((v for v in reversed(scene.verbs.within(start, cut)) if v.finite), None)
        if verb is not None:
            return clause_of(scene, verb).subject
    verb = scene.verbs.first(cut, cut + _NEAR)
    if verb is not None and verb.voice == "passive":
        return qualified(scene, start, cut)  # « un engagement en faveur de l'industrie, qui sera approuvé »
    noun = noun_before(scene, start, cut)
    return stretch_of(of_many(scene, noun) if noun is not None and verb is not None and verb.plural else noun)
