"""Titles that stand alone: the text's own noun phrase with names put in, or a clause in the present."""

from __future__ import annotations

import re

from ...find.triggers import Frame, Trigger
from ...lexicon import country
from .clause import Clause, clause_of
from .complement import Complement
from .french import a, capital, clean, de, elided, joined, lower_article, present
from .governors import Governor
from .kinds import holds
from .phrases import Phrase
from .scene import Scene
from .who import bodies_in, people_in, phrase_people, subject_before, subject_people

_ORDINAL = re.compile(r"(?:premiere?|deuxieme|seconde?|troisieme|derniere?)[ ]$")
_POINTING = re.compile(r"\b(?:ce|cet|cette|ces|son|sa|ses|leurs?)\b|\bce dernier\b")
# adjectives and complements that belong to a visit or a talk before the people come: « visite de travail », « entretien bilatéral »
_QUALIFIED = re.compile(
    r"(?:[ ](?:de[ ](?:travail|courtoisie|trois[ ]jours|deux[ ]jours)|d'etat|officielle?|bilateral|bilaterale|trilaterale?|informelle?|"
    r"ministerielle?|telephonique|surprise|eclair|inopinee|conjointe?|commune?|privee?|extraordinaire))+\b"
)
_NAMED = ("OTAN", "Alliance")
LIMIT = 130


# ---------------------------------------------------------------- nouns


def of_noun(
    scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], kind: str, who: tuple[str, ...]
) -> str | None:
    """What the words around an event noun call it."""
    if trigger.noun is not None and trigger.noun.foreign:
        return None
    people = [scene.people[id].name for id in who if id in scene.people]
    match kind:
        case "visit":
            return _visit(scene, trigger, noun, people)
        case "press":
            return _press(scene, trigger, noun, people)
        case "exercise":
            return _exercise(scene, trigger, noun)
        case "operation":
            return _operation(scene, trigger, noun, over)
        case "accession":
            return re.sub(r"^Cérémonie d['’](adhésion|accession)", lambda m: capital(m[1]), _phrase(scene, trigger, noun))
        case "meeting" | "summit":
            return _meeting(scene, trigger, noun, over, people)
        case "attack" | "conflict":
            return _attack(scene, trigger, noun)
    return _phrase(scene, trigger, noun)


def _phrase(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    """The noun phrase itself, without what points elsewhere (« de cette réunion »)."""
    start = trigger.start if _ORDINAL.search(scene.folded, trigger.start, trigger.head) else trigger.head
    end = trigger.end
    for phrase in noun.inner:
        if _POINTING.search(scene.folded, phrase.start, phrase.end):
            break
        end = phrase.end
    return capital(clean(scene.text[start:end]))


def _qualified(scene: Scene, trigger: Trigger) -> str:
    """The noun with its adjectives: « entrevue bilatérale », « visite de travail »."""
    m = _QUALIFIED.match(scene.folded, trigger.end)
    return capital(clean(scene.text[trigger.head : m.end() if m else trigger.end]))


def _visit(scene: Scene, trigger: Trigger, noun: Complement, people: list[str]) -> str:
    to = next((p for p in (*noun.inner, *noun.rest) if p.link == "to" and holds(scene, p.start, p.end, ("place", "site"))), None)
    who = f" {de(joined(people[:1]))}" if people else ""
    return _qualified(scene, trigger) + who + (f" {_text(scene, to)}" if to else "")


def _press(scene: Scene, trigger: Trigger, noun: Complement, people: list[str]) -> str:
    base = _qualified(scene, trigger)
    if people:
        return f"{base} {' et '.join(de(name) for name in people[:3])}"
    to = next((p for p in noun.rest if p.link == "to" and holds(scene, p.start, p.end, ("place",))), None)
    return base + (f" {_text(scene, to)}" if to else "")


def _exercise(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    if trigger.name and trigger.form == "name":
        return f"Exercice {clean(scene.text[slice(*trigger.name)])}"
    if trigger.name:
        return capital(clean(scene.text[trigger.head : trigger.end]))
    return _phrase(scene, trigger, noun)


def _operation(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> str:
    name = clean(scene.text[trigger.head : trigger.end])
    if any(g.uses & {"finish"} for g in over) or _put_to_an_end(scene, trigger):
        return f"Fin {de('la ' + name if trigger.noun is None or trigger.noun.gender == 'f' else 'le ' + name)}".replace("la o", "l’o")
    phrases = (*noun.rest, *(p for g in over for p in g.clause.after))
    to = next((p for p in phrases if p.link == "to" and holds(scene, p.start, p.end, ("place",))), None)
    return capital(name) + (f" {_text(scene, to)}" if to else "")


def _put_to_an_end(scene: Scene, trigger: Trigger) -> bool:
    return bool(re.search(r"\bfin[ ]a[ ](?:la[ ]|l')?$", scene.folded[max(0, trigger.start - 14) : trigger.start]))


def _meeting(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], people: list[str]) -> str:
    phrase = _phrase(scene, trigger, noun)
    if " " in phrase and len(noun.inner) and not _QUALIFIED.fullmatch(scene.folded, trigger.end, noun.end):
        return phrase + _company(scene, trigger, noun, over)
    base = _qualified(scene, trigger)
    if len(people) >= 2:
        return f"{base} {de(people[0])} avec {joined(people[1:])}"
    leaders = gatherers(scene, trigger, over)
    if leaders and not people and holds(scene, *leaders, ("leaders",)):
        return f"{base} {de(clean(scene.text[slice(*leaders)]))}"
    if people:
        other = next((p for p in noun.rest if p.link == "with"), None)
        return f"{base} {de(people[0])}" + (f" {_text(scene, other)}" if other else "")
    return base + _company(scene, trigger, noun, over)


def gatherers(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> tuple[int, int] | None:
    """Who meets where the noun does not say it: the subject of « ont entamé une réunion », of « En réunion à Bruxelles, les
    ministres … »."""
    subject = next((g.clause.subject for g in over if g.role == "object" and g.clause.subject), None)
    if subject is None and scene.folded[max(0, trigger.start - 3) : trigger.start] == "en ":
        sentence = scene.sentence(trigger.start)
        main = next((v for v in scene.verbs.within(trigger.end, sentence.end) if v.finite), None)
        subject = clause_of(scene, main).subject if main else None
    return subject if subject and holds(scene, *subject, ("leaders",)) else None


def _company(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> str:
    """« avec l'Australie et le Japon »: the countries beside a session that has no name."""
    if trigger.noun is None or not trigger.noun.part:
        return ""
    sentence = scene.sentence(trigger.start)
    verbs = [v for v in scene.verbs.within(noun.end, sentence.end) if v.finite and v.lemma in ("réunir", "retrouver", "tenir")]
    start = verbs[0].end if verbs else noun.end
    at = scene.folded.find("avec", start, sentence.end)
    names = bodies_in(scene, at, sentence.end) if at >= 0 else ()
    return f" avec {joined([with_article(name) for name in names])}" if names else ""


def _attack(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    if noun.inner:
        return _phrase(scene, trigger, noun)
    moment = scene.moments.first(trigger.end, trigger.end + 8)
    end = moment.end if moment and moment.begin <= trigger.end + 1 else trigger.end
    return capital(clean(scene.text[trigger.head : end]))


def with_article(name: str) -> str:
    """« Australie » → « l’Australie », « Corée du Sud » → « la Corée du Sud »; a body's name as it is."""
    from ...lexicon import country_of

    known = country_of(name)
    article = known.article if known else ("l'" if name in ("OTAN", "Union européenne", "UE", "ONU") else "")
    return f"l’{name}" if article == "l'" else f"{article} {name}" if article else name


# ---------------------------------------------------------------- verbs


def of_verb(scene: Scene, clause: Clause, frame: Frame, kind: str) -> str | None:
    """What a clause calls its event: « Entretien de A avec B », « Le Luxembourg alloue 70 millions d’euros »."""
    if frame.noun is None:
        return _clause(scene, clause)
    passive = clause.verb.voice == "passive" or clause.verb.tense == "participle"
    noun = capital(frame.noun)
    match kind:
        case "meeting" | "summit":
            return _verb_meeting(scene, clause, noun)
        case "visit":
            return _verb_visit(scene, clause, noun)
        case "exercise":
            to = _where(scene, clause)
            return f"{noun} {de(_subject(scene, clause))}" + (f" {to}" if to else "")
        case "accession" if frame.noun == "adhésion":
            return f"{noun} {de(_joining(scene, clause))} à l’OTAN"
        case "decision" if not passive:
            return _clause(scene, clause)
        case "commitment" | "operation" | "appointment":
            return f"{noun} {de(_subject(scene, clause))}" + _post(scene, clause)
    thing = _subject(scene, clause) if passive else _object(scene, clause)
    return f"{noun} {de(thing)}" if thing else noun


def _verb_meeting(scene: Scene, clause: Clause, noun: str) -> str:
    subject = subject_people(scene, clause)
    others = [p for p in clause.after if p.link in ("with", "by", "to", "") and not (p.comma and not p.link)]
    for phrase in others:
        following = clause.after[clause.after.index(phrase) + 1 :]
        people = [id for id in phrase_people(scene, phrase, following) if id not in subject]
        if people:
            with_whom = joined([scene.people[id].name for id in people if id in scene.people] or [_text(scene, phrase)])
            return f"{noun} {de(_subject(scene, clause))} avec {with_whom}"
    partner = next((p for p in clause.after if p.link == "with"), None)
    return f"{noun} {de(_subject(scene, clause))}" + (f" {_text(scene, partner)}" if partner else "")


def _verb_visit(scene: Scene, clause: Clause, noun: str) -> str:
    base = f"{noun} {de(_subject(scene, clause))}"
    thing = next((p for p in clause.after if not p.link), None) if clause.verb.voice == "active" else None
    to = _where(scene, clause)
    if thing is not None and clause.verb.lemma in ("visiter", "inspecter"):
        base += f" {a(clean(scene.text[thing.start : thing.end]))}"
    return base + (f" {to}" if to else "")


def _where(scene: Scene, clause: Clause) -> str | None:
    phrase = next((p for p in clause.after if p.link == "to" and holds(scene, p.start, p.end, ("place", "site"))), None)
    return _text(scene, phrase) if phrase else None


def _post(scene: Scene, clause: Clause) -> str:
    """The post after « nommé »: « comme ministre de la Défense », « à la tête de la KFOR »."""
    phrase = next((p for p in clause.after if holds(scene, p.start, p.end, ("office", "leaders")) and p.link in ("", "to", "other")), None)
    if phrase is None:
        return ""
    text = _text(scene, phrase)
    return f" {text}" if phrase.link else f" comme {text}"


def _joining(scene: Scene, clause: Clause) -> str:
    """The countries that join: the subject, or the object of « l'Alliance a accueilli »; « les sept pays » by name where
    the sentence before lists them."""
    if clause.verb.lemma == "accueillir":
        names = [n for p in clause.after for n in bodies_in(scene, p.start, p.end)]
        return joined([with_article(name) for name in names]) if names else _object(scene, clause)
    return _subject(scene, clause)


def _clause(scene: Scene, clause: Clause) -> str | None:
    subject = capital(_subject(scene, clause))
    verb = clause.verb
    rest = tail(scene, verb.end, scene.sentence(verb.start).end)
    if not subject:
        return None
    if verb.voice == "passive":
        return fitted(f"{subject} {scene.text[verb.head_start : verb.head_end]} {rest}")
    said = present(verb.lemma, verb.plural is True)
    if said is None:
        return None
    if verb.voice == "reflexive":
        said = f"s’{said}" if elided(said) else f"se {said}"
    return fitted(f"{subject} {said} {rest}")


def _subject(scene: Scene, clause: Clause) -> str:
    """The subject as a title says it: people by name, a capital as its country, else the words without appositions."""
    people = subject_people(scene, clause)
    if people:
        return joined([scene.people[id].name for id in people if id in scene.people]) or ""
    span = clause.subject or (_meant(scene, clause) if clause.pronoun else None)
    if span is None:
        return ""
    start, end = span
    place = scene.places.first(start, end)
    if place and place.form == "metonym" and place.start - start <= 3 and place.end >= end - 1 and place.country:
        known = country(place.country)
        if known:
            return with_article(known.name)
    text = clean(scene.text[start:end])
    return text if " et " in text else text.split(",")[0]


def _meant(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The words that a pronoun stands for: « ils », « tous » the subject before; « elle » the text decided on before."""
    if clause.pronoun in ("ils", "elles", "tous", "toutes"):
        return subject_before(scene, clause.verb.start, plural=True)
    if clause.pronoun not in ("il", "elle"):
        return None
    for verb in reversed(scene.verbs.within(max(0, clause.verb.start - 400), clause.verb.start)):
        thing = clause_of(scene, verb).direct if verb.finite else None
        if thing is not None and holds(scene, thing.start, thing.end, ("text",)):
            return thing.start, thing.end
    return None


def _object(scene: Scene, clause: Clause) -> str:
    thing = clause.object or next((p for p in clause.after if not p.link), None)
    return clean(scene.text[thing.start : thing.end]) if thing else ""


def _text(scene: Scene, phrase: Phrase) -> str:
    return clean(scene.text[phrase.begin : phrase.end])


_TAIL_STOP = re.compile(r"(?:qui|que|dont|lequel|laquelle|lesquels|lesquelles|afin|etant|alors|tandis|ainsi|apres|avant|lors|car|mais)\b|qu'")


def tail(scene: Scene, start: int, end: int) -> str:
    """The words after a verb up to where its clause ends, without the dates among them; targets (« d'ici à 2035 ») stay."""
    pieces: list[str] = []
    at = start
    for token in scene.tokens.within(start, end):
        if token.start < at:
            continue
        gap = scene.folded[at : token.start]
        if re.search(r"[;:«»\"“”]| -[ ]", gap) or ("," in gap and "".join(pieces).strip()) or _TAIL_STOP.match(scene.folded, token.start):
            break
        verb = scene.verbs.over(token.start)
        if verb is not None and verb.tense not in ("infinitive", "participle") and verb.start == token.start:
            break
        aside = scene.asides.over(token.start)
        moment = scene.moments.over(token.start) or (scene.moments.first(token.start, aside.end) if aside else None)
        if aside and moment and moment.lead != "target":
            at = aside.end
            continue
        pieces.append(scene.text[at : token.end])
        at = token.end
    return clean("".join(pieces).replace(")", "").replace("(", ""))


def fitted(title: str) -> str:
    """A title of a bearable length: cut before a preposition, never inside a phrase."""
    title = clean(title)
    if len(title) <= LIMIT:
        return title
    cuts = [m.start() for m in re.finditer(r" (?:afin de|pour|dans|avec|en|sur|au|aux|à|et) ", title[:LIMIT])]
    return title[: cuts[-1]].rstrip(" ,") if cuts and cuts[-1] > 40 else title


def named_people(scene: Scene, start: int, end: int) -> list[str]:
    """Names of the people in a stretch."""
    return [scene.people[id].name for id in people_in(scene, start, end) if id in scene.people]


__all__ = ["fitted", "lower_article", "of_noun", "of_verb", "tail", "with_article"]
