"""Who takes part: people by id, countries and bodies by their French names; pronouns go back to whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .clause import Clause, clause_of
from .kinds import holds, is_official
from .phrases import Phrase
from .pronouns import is_impersonal, subject_ahead, teller_of
from .scene import Scene

# pronouns of whoever tells: in an interview, a speech
FIRST_PERSON = frozenset({"je", "j'", "nous"})
_FEMININE = frozenset({"elle", "elles", "celle-ci", "cette derniere", "toutes"})
_PLURAL = frozenset({"ils", "elles", "ceux-ci", "ces derniers", "tous", "toutes", "tous deux", "tous les deux"})
_LAST = re.compile(r"ce[ ]dernier|cette[ ]derniere|celui-ci|celle-ci")
# how far back a pronoun reaches, in characters
_REACH = 600
_MANY = ("les ", "des ", "tous ", "deux ", "trois ", "plusieurs ", "mm. ")
# « M. », « le général de corps d'armée »: what may stand before the name in an apposition
_TITLE = 48
_COUNTERPART = re.compile(r"(?:son|sa|ses)[ ]homologues?\b")


def people_in(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """Ids of the people named in a stretch, each once; « ce dernier » counts."""
    found = [mention.person for mention in scene.mentions.within(start, end) if mention.acting]
    if not found and (last := _LAST.search(scene.folded, start, end)):
        return _last_named(scene, start, last[0])
    return tuple(dict.fromkeys(found))


def subject_people(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """Who a clause's subject is: the person it names or its pronoun means, or all of a list of names."""
    known = scene.doers.get(clause.verb.start)
    if known is None:
        known = scene.doers[clause.verb.start] = _subject_people(scene, clause)
    return known


def _subject_people(scene: Scene, clause: Clause) -> tuple[str, ...]:
    if clause.subject:
        found = _heads_in(scene, *clause.subject)
        if found and _is_whom_it_meets(scene, clause, found):
            return ()
        if len(found) < 2 or (clause.verb.plural is not False and _is_list(scene, *clause.subject)):
            return found
        first, *_, last = scene.mentions.within(*clause.subject)
        if _LED.search(scene.folded, first.end, last.start):
            return found[:1]  # « [la ministre, X,] accompagnée du général Y, a annoncé »
        led = _LED.search(scene.folded, max(scene.sentence(first.start).start, first.start - _ESCORT), first.start)
        leads = clause.verb.plural is False and first.start - clause.subject[0] < _CIVIL and led is None
        return found[:1] if leads else found[-1:]
    if clause.pronoun in FIRST_PERSON:
        return scene.says_i(clause.verb.start) if clause.pronoun != "nous" else ()
    if clause.pronoun and not is_impersonal(clause):
        if speaker := scene.speakers.get(clause.verb.start):
            return (speaker,)  # « …, a-t-il déclaré »: found with the quotation
        if said := subject_ahead(scene, clause) or teller_of(scene, clause):
            return people_in(scene, *said)[-1:]
        return () if _is_of_ship(scene, clause) else antecedents(scene, clause.start, clause.pronoun)
    return ()


def _is_of_ship(scene: Scene, clause: Clause) -> bool:
    """« La frégate X a quitté Toulon. Elle rentrera en juillet »: nobody named before."""
    if clause.verb.lemma not in _SAILING or clause.pronoun not in ("il", "elle"):
        return False
    before = next(_subjects_before(scene, clause.start), None)
    article = ("la ", "l'", "une ") if clause.pronoun == "elle" else ("le ", "l'", "un ")
    fits = before is not None and scene.folded.startswith(article, before[0])
    return fits and before is not None and holds(scene, *before, ("ship", "unit")) and not people_in(scene, *before)


_SAILING = frozenset({"rentrer", "appareiller", "relever", "remplacer", "déployer", "regagner", "rallier", "rejoindre"})
_SAILING |= {"arriver", "partir", "revenir", "quitter", "renforcer", "engager", "rester", "demeurer"}


def _is_whom_it_meets(scene: Scene, clause: Clause, found: tuple[str, ...]) -> bool:
    """« Le Président s'est entretenu avec le Président de l'Ukraine, X »: nobody meets himself."""
    if clause.verb.voice != "reflexive" or len(found) > 1:
        return False
    met = (i for i, phrase in enumerate(clause.after) if phrase.link == "with")
    return any(found[0] in phrase_people(scene, clause.after[i], clause.after[i + 1 :]) for i in met)


# « Accompagné du ministre, X, [Y] s'est rendu »; « [X], accompagné de Y, s'est rendu »
_LED = re.compile(r"\b(?:accompagne|entoure|flanque|suivi|escorte)e?s?[ ](?:de|du|des|d')")
_ESCORT, _CIVIL = 60, 6  # « Mme », « M. le »: what may stand before a name that a subject begins with


def _heads_in(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """People who are a subject, not whose thing is: « [le gouvernement] de Pedro Sánchez » names nobody."""
    return () if _OF_THEIRS.match(scene.folded, start) else people_in(scene, start, end)


_OF_THEIRS = re.compile(
    r"(?:le[ ]|la[ ]|l')(?:gouvernement|administration|equipe|entourage|cabinet|parti|executif|coalition|rapport|plan|"
    r"detachement|bataillon|regiment|brigade|contingent|porte-parole|epouse|delegation|armee|texte|"
    r"proposition|motion|initiative)[ ](?:[a-z-]+[ ])?(?:de[ ]|d'|du[ ])"
)


def _is_list(scene: Scene, start: int, end: int) -> bool:
    """Whether a subject joins names (« MM. Powell et de Hoop Scheffer ») or glosses one (« le ministre, Jean
    Asselborn »)."""
    mentions = scene.mentions.within(start, end)
    between = (scene.folded[a.end : b.start] for a, b in pairwise(mentions))
    return any(re.search(r"\bet\b", gap) for gap in between) or scene.folded.startswith(("mm. ", "mm ", "mmes "), start)


def _last_named(scene: Scene, at: int, pronoun: str) -> tuple[str, ...]:
    """Who « ce dernier », « celle-ci » is: who was named last, where that fits and no country was named since."""
    gender = "f" if pronoun in _FEMININE else "m"
    near = [m for m in scene.mentions.within(max(0, at - _REACH), at) if m.acting]
    if not near or not _fits(scene, near[-1].person, gender):
        return ()
    land = scene.places.before(at) if pronoun.endswith("-ci") else None
    since = land and land.start > near[-1].end and land.kind in ("country", "body")
    return () if since else (near[-1].person,)


def antecedents(scene: Scene, at: int, pronoun: str) -> tuple[str, ...]:
    """Who « il » or « elle » means: the subject of the clause before that fits; nobody for a plural without a
    list of names."""
    if _LAST.match(pronoun):
        return _last_named(scene, at, pronoun)
    gender = "f" if pronoun in _FEMININE else "m"
    for clause, subject in _clauses_before(scene, at):
        people = people_in(scene, *subject)
        if pronoun in _PLURAL:
            if _is_list(scene, *subject) and len(people) > 1:
                return people
            if len(people) == 1 and (company := _company(scene, clause, people[0])):
                return (*people, *company)
        elif not people and (named := _named_for_it(scene, clause, gender)):
            return named
        elif not people and _is_another(scene, subject, gender):
            return ()
        elif people and not _is_list(scene, *subject) and _fits(scene, people[-1], gender):
            return () if _is_land(scene, at, subject, gender) else people[-1:]
    hero = scene.protagonist if pronoun in ("il", "elle") else None
    return (hero,) if hero is not None and _fits(scene, hero, gender) else ()


# « [lui] succède », « [l'] a reçu », and its gender
_OBJECT = {"lui ": None, " l'": None, " le ": "m", " la ": "f"}


def by_pronoun(scene: Scene, clause: Clause, dative: bool) -> tuple[str, ...]:
    """The person whom « lui », or « le », « la », « l' » before a verb means: who the clause before is of, else the one
    other person whom the sentence names before it."""
    verb = clause.verb.start
    if not dative and scene.folded.endswith((" m'", " me "), max(0, verb - 4), verb):
        return scene.says_i(verb)  # « M. Carter m'a reçu »
    said = next((p for p in _OBJECT if scene.folded.endswith(p, max(0, verb - 4), verb)), None)
    if said is None and not dative and clause.relative is not None:  # « Mark Rutte, [qu']il rencontrera lundi »
        return people_in(scene, clause.relative.start, clause.relative.end)[-1:]
    if said is None or (said == "lui ") != dative:
        return ()
    mine = subject_people(scene, clause)
    for _, subject in _clauses_before(scene, clause.start):
        people = [name for name in people_in(scene, *subject) if name not in mine]
        if len(people) == 1 and (_OBJECT[said] is None or _fits(scene, people[0], _OBJECT[said] or "")):
            return tuple(people)
        if not people and not dative:
            break
    start = scene.sentence(verb).start if dative else verb
    named = {m.person for m in scene.mentions.within(start, verb) if m.acting}.difference(mine)
    hero = scene.protagonist
    named = named or ({hero}.difference(mine) if hero is not None else set())
    return tuple(named) if len(named) == 1 and (mine or not dative) else ()


def _named_for_it(scene: Scene, clause: Clause, gender: str) -> tuple[str, ...]:
    """« Le Conseil a nommé [le colonel X] commandant … Il entrera en fonctions »: whom a body has chosen."""
    if clause.verb.lemma not in _NAMING or clause.verb.voice == "passive" or clause.direct is None:
        return ()
    index = clause.after.index(clause.direct) if clause.direct in clause.after else -1
    chosen = phrase_people(scene, clause.direct, clause.after[index + 1 :]) if index >= 0 else ()
    return chosen if len(chosen) == 1 and _fits(scene, chosen[0], gender) else ()


def _is_another(scene: Scene, subject: tuple[int, int], gender: str) -> bool:
    """« Le président de la République s'est rendu à Kiev … Il », « Un soldat a été blessé … Il »: somebody unnamed is
    nobody who was named before."""
    article = ("la ", "l'", "sa ") if gender == "f" else ("le ", "l'", "son ")
    if scene.folded.startswith(article, subject[0]) and is_official(scene, *subject):
        return True
    new = "une " if gender == "f" else "un "
    return scene.folded.startswith(new, subject[0]) and holds(scene, *head_of(scene, subject), ("dead", "official"))


def _is_land(scene: Scene, at: int, subject: tuple[int, int], gender: str) -> bool:
    """« • Le Canada a formé … », « • Il a fourni »: a country, where only paragraphs before name somebody."""
    if "\n" not in scene.text[subject[0] : at]:
        return False
    paragraph = scene.sentence(subject[0]).paragraph
    articles = ("la " if gender == "f" else "le ", "l'")
    since = (s for _, s in _clauses_before(scene, at) if scene.sentence(s[0]).paragraph > paragraph)
    return any(scene.folded.startswith(articles, s[0]) and holds(scene, *s, ("country",)) for s in since)


def head_of(scene: Scene, subject: tuple[int, int]) -> tuple[int, int]:
    """The determiner of a noun phrase and the word behind it."""
    tokens = scene.tokens.within(*subject)[:2]
    return subject[0], tokens[-1].end if tokens else subject[1]


def subject_before(scene: Scene, at: int, plural: bool) -> tuple[int, int] | None:
    """The subject, singular or plural, of the clause before a position: what « ils » or « elle » says again."""
    heading = _heading_over(scene, at)
    for subject in _subjects_before(scene, at):
        if heading is not None and subject[0] < heading[0]:
            break
        if scene.folded.startswith(_MANY, subject[0]) == plural:
            return subject
    return heading if heading is not None and scene.folded.startswith(_MANY, heading[0]) == plural else None


_HEADING = 90


def _heading_over(scene: Scene, at: int) -> tuple[int, int] | None:
    """« Le Conseil OTAN-Ukraine », then « Créé en 2023, [il] siège à Bruxelles »: the line above a paragraph, where it
    names one thing and tells nothing."""
    paragraph = scene.sentence(at).paragraph
    start = scene.reading.paragraphs[paragraph][0] if paragraph < len(scene.reading.paragraphs) else at
    above = scene.sentences.before(start)
    if above is None or above.end - above.start > _HEADING or scene.verbs.first(above.start, above.end) is not None:
        return None
    alone = scene.reading.paragraphs[above.paragraph][0] >= above.start - _TITLE_MARKS
    named = alone and _NAMES_ONE.match(scene.folded, above.start, above.end)
    return (named.start("what"), named.end("what")) if named else None


_TITLE_MARKS = 4
_NAMES_ONE = re.compile(r"[\s#*]*(?P<what>(?:le[ ]|la[ ]|les[ ]|l')[^,;:.!?\n(]{3,}?)[ ]?(?:\([^)\n]*\))?[\s*]*$")


def whose_term(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """Whose term of office ends: « le mandat de X », « X, dont le mandat expire », « son mandat »."""
    if named := subject_people(scene, clause):
        return named
    start = scene.sentence(clause.verb.start).start
    if scene.folded.startswith("dont ", clause.start) or scene.folded.endswith("dont ", start, clause.start):
        near = [m for m in scene.mentions.within(start, clause.start) if m.acting]
        return (near[-1].person,) if near else ()
    owned = clause.subject is not None and scene.folded.startswith("son ", clause.subject[0])
    if not owned:
        return ()
    hero = (scene.protagonist,) if scene.protagonist is not None else ()
    return antecedent_of_subject(scene, clause.start) or hero


def antecedent_of_subject(scene: Scene, at: int) -> tuple[str, ...]:
    """The person who is the subject of the clause before a position, whom « son » or « sa » means there."""
    return people_in(scene, *next(_subjects_before(scene, at), (at, at)))[-1:]


def meant_by(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The office that « il » or « elle » says again where nobody is named: « La cheffe du DDPS … Elle se rendra … »."""
    if clause.pronoun not in ("il", "elle"):
        return None
    article = ("la ", "l'", "une ") if clause.pronoun == "elle" else ("le ", "l'", "un ")
    before = _clauses_before(scene, clause.start)
    told, last = next(((c, s) for c, s in before if scene.folded.startswith(article, s[0])), (None, (0, 0)))
    if told is None or not is_official(scene, *last):
        return None
    named = told.verb.lemma in _NAMING and scene.mentions.first(last[1], clause.start) is not None
    return None if named else last  # « Le Roi a nommé M. X … Il »: one of them


_NAMING = frozenset({"nommer", "désigner", "promouvoir", "choisir", "proposer", "remplacer", "présenter"})


def _company(scene: Scene, clause: Clause, person: str) -> tuple[str, ...]:
    """« Le Président se rendra à Kiev avec MM. Merz et Tusk. Ils … »: who does what the subject does, with it."""
    found = [
        other
        for index, phrase in enumerate(clause.after)
        if phrase.link in ("with", "beside")
        for other in phrase_people(scene, phrase, clause.after[index + 1 :])
    ]
    last = clause.after[-1] if clause.after else None
    if found and last is not None:  # « avec le Chancelier, M. Merz, et M. Tusk »: the names behind the first
        found += people_in(scene, last.start, scene.sentence(clause.verb.start).end)
    return tuple(other for other in dict.fromkeys(found) if other != person)


def _subjects_before(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    return (subject for _, subject in _clauses_before(scene, at))


_THAT_CLAUSE = re.compile(r"[\s,]*(?:que\b|qu')")


def _clauses_before(scene: Scene, at: int) -> Iterator[tuple[Clause, tuple[int, int]]]:
    """Subjects of the clauses before a position, the nearest first; those of relative clauses and quotations
    left out."""
    verbs = scene.finite.within(max(0, at - _REACH), at)
    start = scene.sentence(at).start
    behind: list[tuple[Clause, tuple[int, int]]] = []  # « X a affirmé que Y … Il »: X before Y
    sentence = start
    for verb in reversed(verbs[-8:]):
        clause = clause_of(scene, verb)
        if clause.start < sentence:
            yield from behind
            behind, sentence = [], scene.sentence(verb.start).start
        if clause.subject and clause.pronoun != "qui" and not scene.quoted(verb.start):
            if sentence < start and _THAT_CLAUSE.match(scene.folded, clause.start):
                behind.append((clause, clause.subject))
            else:
                yield clause, clause.subject
    yield from behind


def _fits(scene: Scene, person: str, gender: str) -> bool:
    known = scene.people.get(person)
    return known is None or known.gender is None or known.gender[:1] == gender


def phrase_people(scene: Scene, phrase: Phrase, following: tuple[Phrase, ...]) -> tuple[str, ...]:
    """People of a phrase and of the apposition behind it: « par son homologue, Raimundas Karoblis »."""
    own = people_in(scene, phrase.start, phrase.end)
    found: list[str] = []
    for after in following:
        first = scene.mentions.first(after.start, min(after.start + _TITLE, scene.sentence(after.start).end))
        if after.link == "to" and not after.comma and not scene.mentions.within(after.start, after.end):
            continue  # « le secrétaire américain à la Défense, James Mattis »
        if after.link or not after.comma or first is None or not first.acting:
            break
        several = _OF_SEVERAL.match(scene.folded, phrase.start)  # « ses homologues belge et néerlandais, A et B »
        found += people_in(scene, after.start, after.end) if several else (first.person,)
    return tuple(dict.fromkeys((*(() if found and _is_role_of_one(scene, phrase) else own), *found)))


_OF_SEVERAL = re.compile(r"(?:les|ses|mes|nos|leurs|deux|plusieurs|trois)[ ]")


def _is_role_of_one(scene: Scene, phrase: Phrase) -> bool:
    return bool(_COUNTERPART.match(scene.folded, phrase.start))
