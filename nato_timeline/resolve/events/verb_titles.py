"""Titles from verbs: « Entretien de A avec B », or a clause in the present: « Le Luxembourg alloue 70 millions
d’euros »."""

from __future__ import annotations

import re

from ...find.triggers import Frame, word_list
from ...lexicon import country_of
from .assertion import since_when
from .bodies import bodies_in
from .clause import Clause
from .clause_titles import ARTICLE, PLURAL, clause_title
from .entitling import standing
from .french import a, capital, clean, de, joined, lower_article
from .kinds import holds, words
from .phrases import Phrase
from .said_fully import said_fully
from .scene import Scene
from .stand_ins import definite, thing_meant
from .subjects import OWNER, article_of, subject_words
from .where import place_before_where, place_meant_by_there
from .who import FIRST_PERSON, by_pronoun, phrase_people, subject_people, whose_term
from .wording import fitted, names, object_words, tail, text_of, where_words, with_article


def of_verb(scene: Scene, clause: Clause, frame: Frame, kind: str) -> str | None:
    """What a clause calls its event; None where it cannot be said without the words around it."""
    if frame.since and frame.agent:  # « était commandée depuis le 9 août par le général Py »
        agent = next(iter(clause.links("by")), None)
        following = clause.after[clause.after.index(agent) + 1 :] if agent else ()
        people = names(scene, phrase_people(scene, agent, following)) if agent else []
        thing = subject_words(scene, clause)
        title = f"{joined(people)} {frame.since} {de(thing)}" if people and thing else None
    elif frame.since and since_when(scene, clause):
        subject = subject_words(scene, clause)
        if clause.relative is not None and clause.direct is None:  # « la force, que commande depuis mai le général X »
            thing = lower_article(object_words(scene, clause))
        else:
            thing = tail(scene, clause.verb.end, scene.sentence(clause.verb.start).end)
        thing = thing if frame.lemma == "être" else de(thing)
        title = f"{subject} {frame.since} {thing}" if subject and thing else None
    elif clause.verb.lemma in _TITLELESS:  # « Un Conseil extraordinaire se tiendra mardi », « La décision remonte à »
        title = capital(ARTICLE.sub("", subject_words(scene, clause)))
    elif kind == "press" and "press_people" in frame.to and (told := _before_press(scene, clause)):
        title = told
    else:
        title = clause_title(scene, clause, frame) if frame.noun is None else _noun(scene, clause, frame, kind)
    return fitted(title) if title else None


_TITLELESS = frozenset({"tenir", "remonter", "dater"})


def _before_press(scene: Scene, clause: Clause) -> str | None:
    """« a précisé M. De Croo devant la presse »: that somebody speaks to the press stands alone, « précise » does
    not."""
    subject = capital(subject_words(scene, clause))
    there = next((p for p in clause.after if scene.folded.startswith(_BEFORE_PRESS, p.begin)), None)
    plural = clause.verb.plural or bool(PLURAL.match(subject))
    said = "s’expriment" if plural else "s’exprime"
    if not subject or there is None:
        return None
    heard = text_of(scene, there)
    return f"{subject} {said} {_TO_PRESS.get(heard, heard)}"


_BEFORE_PRESS = ("devant ", "a la presse", "aux journalistes", "aux reporters")
_TO_PRESS = {"à la presse": "devant la presse", "aux journalistes": "devant les journalistes"}


def _noun(scene: Scene, clause: Clause, frame: Frame, kind: str) -> str | None:
    passive = clause.verb.voice == "passive" or clause.verb.tense == "participle"
    noun = capital(frame.noun or "")
    subject = subject_words(scene, clause)
    match kind:
        case "meeting" | "summit":
            return _meeting(scene, clause, noun, subject)
        case "visit":
            return _visit(scene, clause, noun, subject)
        case "accession" if frame.noun == "adhésion":
            return f"{noun} {de(_joining(scene, clause, subject))} {a(joined_body(scene, clause))}"
        case "decision" if not passive and not _is_vote(frame):
            return clause_title(scene, clause, frame)
        case "commitment" if frame.noun == "signature":
            whole = _whole(scene, clause, subject) if passive else ""
            return f"{noun} {de(whole)}" if whole else clause_title(scene, clause, frame)
        case "exercise" | "operation":
            there = where_words(scene, clause.after)
            if clause.verb.lemma == "arriver" and not there and subject.startswith(_ONE) and subject.count(" ") < 2:
                return None  # « Le détachement est arrivé en janvier »: nobody says which, nor where
            return f"{noun} {de(subject)}{there}" if subject else None
        case "appointment" if "person" in frame.object:
            index = clause.after.index(clause.direct) if clause.direct in clause.after else None
            chosen = (
                phrase_people(scene, clause.direct, clause.after[index + 1 :])
                if clause.direct and index is not None
                else by_pronoun(scene, clause, dative=False)
            )
            return f"{noun} {de(joined(names(scene, chosen)))}{_post(scene, clause, clause.direct)}" if chosen else None
        case "appointment" if "term" in frame.subject:
            whose = names(scene, whose_term(scene, clause))
            office = clause.subject is not None and holds(scene, *clause.subject, ("official",))
            return f"Fin du mandat {de(joined(whose))}" if whose else f"Fin {de(subject)}" if office else None
        case "decision" if _is_vote(frame):
            return f"{noun} {de(subject)}" if subject else None
        case "commitment" | "appointment":
            return f"{noun} {de(subject)}{_post(scene, clause) if kind == 'appointment' else ''}" if subject else None
    meant = thing_meant(scene, clause, frame.object) if not (passive or clause.object) else None
    said = definite(clean(scene.text[slice(*meant)])) if meant else object_words(scene, clause)
    if passive:
        said = _whole(scene, clause, subject)
    thing = OWNER.sub(article_of, said)
    if frame.noun == "lever":
        thing = _flags(scene, clause, thing) + where_words(scene, clause.after, ("site", "alliance"))
    if passive and thing and _is_bare(scene, clause):  # « 2013 : accord de Bruxelles conclu »
        return f"{capital(thing)} {clean(scene.text[clause.verb.head_start : clause.verb.head_end])}"
    return f"{noun} {de(thing)}{_agent(scene, clause) if passive else ''}" if thing else None


def _whole(scene: Scene, clause: Clause, subject: str) -> str:
    """« l'accord » → « l'accord sur l'achat de douze avions »."""
    said = said_fully(scene, clause, capital(subject))
    return subject if said == capital(subject) else lower_article(said)


def _agent(scene: Scene, clause: Clause) -> str:
    """By whom: « prolongation du mandat [par les Chambres fédérales] »."""
    agent = next(iter(clause.links("by")), None)
    if agent is None:
        return ""
    following = clause.after[clause.after.index(agent) + 1 :]
    known = holds(scene, agent.start, agent.end, _AGENTS)
    people = names(scene, phrase_people(scene, agent, following))
    end = following[0].end if following and following[0].joined else agent.end
    if known and len(people) == 1 and " et " in scene.folded[agent.begin : end]:
        return f" {clean(scene.text[agent.begin : end])}"  # « par les dirigeants des Dix-Neuf et Vladimir Poutine »
    return f" par {joined(people)}" if people else f" {text_of(scene, agent)}" if known else ""


_AGENTS = ("country", "body", "alliance", "authority", "assembly", "leaders", "official", "council")


def _is_bare(scene: Scene, clause: Clause) -> bool:
    """Whether the subject is a common noun without an article, as a line of notes has it."""
    start = clause.subject[0] if clause.subject else 0
    if clause.subject is None or scene.places.over(start) or scene.mentions.over(start):
        return False
    first = words(scene, start, start + 12)[:1]
    opens = start - scene.sentence(start).start <= _MARKS or scene.entries.at(start) is not None
    return opens and bool(first) and not first[0].isdigit() and first[0] not in word_list("determiners")


_MARKS = 4
_ONE = ("Le ", "La ", "L'", "L’", "le ", "la ", "l'", "l’")
_OF = ("de ", "du ", "des ", "d'")
# verbs whose object is who is met
_MEETING = frozenset({"rencontrer", "recevoir", "accueillir", "retrouver", "revoir", "consulter", "voir", "contacter"})
_MEETING |= {"attendre"}


def _is_vote(frame: Frame) -> bool:
    """« La Chambre se prononcera le 25 mars »: nobody says on what."""
    return frame.lemma == "prononcer" and frame.noun == "vote"


_NUMBERS = ("quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")


def _flags(scene: Scene, clause: Clause, thing: str) -> str:
    """« les drapeaux de sept pays » for a long list of them."""
    listed = bodies_in(scene, *clause.subject) if clause.subject else ()
    many = 4 <= len(listed) < 4 + len(_NUMBERS)
    return f"les drapeaux de {_NUMBERS[len(listed) - 4]} pays" if many else thing


def _meeting(scene: Scene, clause: Clause, noun: str, subject: str) -> str | None:
    if not subject and clause.pronoun not in FIRST_PERSON:
        return None
    mine = subject_people(scene, clause)
    if clause.verb.voice == "reflexive" and len(mine) > 1:
        return f"{noun} entre {subject}"
    base = f"{noun} {de(subject)}" if subject else noun
    others: list[str] = []
    for index, phrase in enumerate(clause.after):
        if phrase.link == "other":
            break
        if (
            phrase.link in ("with", "by", "to")
            or phrase == clause.direct
            or (others and not phrase.link and phrase.joined)
        ):
            found = phrase_people(scene, phrase, clause.after[index + 1 :])
            others += [id for id in found if id not in mine and id not in others]
    if others:
        return f"{base} avec {joined(names(scene, tuple(others)))}" if names(scene, tuple(others)) else base
    if clause.verb.lemma == "réunir" and clause.verb.voice == "active" and clause.direct and mine:
        return f"{noun} {de(object_words(scene, clause))} autour {de(subject)}"
    received = clause.verb.lemma in _RECEIVING and (clause.verb.voice == "passive" or clause.verb.tense == "participle")
    if received and not clause.links("by") and (there := where_words(scene, clause.after)):
        said = scene.text[clause.verb.head_start : clause.verb.head_end]
        return f"{subject} {said[:1].lower()}{said[1:]}{there}"
    if clause.direct is None and (met := names(scene, by_pronoun(scene, clause, dative=False))):
        return f"{base} avec {joined(met)}"  # « où le chancelier l'a reçue »
    partner = next((p for p in clause.after if p.link == "with"), None)
    if (
        partner is None
        and clause.direct is not None
        and holds(scene, clause.direct.start, clause.direct.end, ("leaders", "official"))
    ):
        return (
            f"{base} avec {object_words(scene, clause)}{_and_lands(scene, clause.direct)}"
            if clause.verb.lemma in _MEETING
            else base
        )
    return base + (f" {text_of(scene, partner)}{_and_lands(scene, partner)}" if partner else "")


_AND_MORE = re.compile(r"(?:,[ ][^\W\d]{4,}(?:-[a-zà-ÿ]+)?)*[ ]et[ ](?P<last>[a-zà-ÿ-]{4,})")


def _and_lands(scene: Scene, phrase: Phrase) -> str:
    """« avec ses homologues allemand[, français et britannique] »: a list of countries that a comma cuts."""
    m = _AND_MORE.match(scene.text, phrase.end)
    return (
        m[0]
        if m and country_of(scene.text[phrase.start : phrase.end].rsplit(" ", 1)[-1]) and country_of(m["last"])
        else ""
    )


_RECEIVING = frozenset({"recevoir", "accueillir"})


_REACHING = ("gagner", "rallier", "rejoindre")


def _visit(scene: Scene, clause: Clause, noun: str, subject: str) -> str | None:
    if not subject and clause.pronoun not in FIRST_PERSON:
        return None
    whose = f" {de(subject)}" if subject else ""
    thing = clause.direct if clause.verb.lemma in ("visiter", "inspecter") else None
    seen = f" {a(clean(scene.text[thing.start : thing.end]))}" if thing else ""
    bound = next((p for p in clause.after if p.link in ("pour", "for")), None)
    if bound is None and clause.verb.lemma in _REACHING:  # « gagnera Cotonou »
        bound = clause.direct
    town = scene.places.first(bound.start, bound.start + 1) if bound and not thing else None
    # « s'envole pour Washington »
    there = standing("Visite", town.name).removeprefix("Visite") if town and town.kind == "city" else ""
    if not (bound or thing) and (before := place_before_where(scene, clause.start)):  # « à Kaboul, où il est attendu »
        there = standing("Visite", before).removeprefix("Visite")
    if not (bound or thing or there) and (again := place_meant_by_there(scene, clause.verb, clause.start)):
        there = standing("Visite", again).removeprefix("Visite")  # « Il s'y rendra en mai »
    return f"{noun}{whose}{seen}{where_words(scene, clause.after) or there}"


def _post(scene: Scene, clause: Clause, person: Phrase | None = None) -> str:
    """The post after « nommé »: « comme ministre de la Défense », « à la tête de la KFOR »."""
    run = [p for p in clause.after if p != person and p.link in ("", "to", "other")]
    phrase = next((p for p in run if holds(scene, p.start, p.end, ("office", "leaders"))), None)
    if phrase is None or (not phrase.link and scene.folded.startswith(_OF, phrase.start)):
        return ""  # « a démissionné de ses fonctions » says no more
    return f" {text_of(scene, phrase)}" if phrase.link else f" comme {text_of(scene, phrase)}"


_MEMBER = re.compile(r".*?\bmembre[ ](?:de[ ](?=l'|la[ ])|du[ ]|de[ ]|d')")


def joined_body(scene: Scene, clause: Clause) -> str:
    """What is joined: l’OTAN under any of its names, else the words of the text (« le Partenariat pour la paix »)."""
    thing = clause.direct or next((p for p in clause.after if p.link == "to"), None)
    if thing is None or clause.verb.lemma == "accueillir":
        return "l’OTAN"
    m = (
        _MEMBER.match(scene.folded, thing.start, scene.sentence(thing.start).end)
        if clause.verb.lemma in ("devenir", "être")
        else None
    )
    start = m.end() if m else thing.start
    body = next((p for p in scene.places.within(start, start + 6) if p.kind == "body"), None)
    if body is None or body.id == "otan" or (clause.verb.lemma == "devenir" and m is None):
        return "l’OTAN"
    fused = "le " if scene.folded[:start].endswith(("du ", "au ")) else ""
    return fused + clean(scene.text[start : body.end])


def _joining(scene: Scene, clause: Clause, subject: str) -> str:
    """The countries that join: the subject, or the object of « l'Alliance a accueilli »."""
    if clause.verb.lemma != "accueillir":
        named = bodies_in(scene, *clause.subject) if clause.pronoun == "qui" and clause.subject else ()
        return with_article(named[0]) if len(named) == 1 else subject  # « l'entrée de [la Suède], qui deviendra »
    found = [name for phrase in clause.after if not phrase.link for name in bodies_in(scene, phrase.start, phrase.end)]
    return joined([with_article(name) for name in found]) if found else object_words(scene, clause)
