"""Titles from event nouns: the text's own noun phrase, with names put in for what points elsewhere."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from ...lexicon.reference import NamedEvent
from .bodies import bodies_in
from .clause import clause_of
from .complement import Complement
from .french import capital, clean, de, elided, joined, lower_article, spoken
from .governors import Governor
from .items import is_item
from .kinds import holds
from .moments import Moment
from .noun_people import company_of, is_aside, met_by_name
from .noun_wording import ORDINAL, QUALIFIED, behind_company, behind_signer, phrase_of, qualified
from .phrases import Phrase
from .scene import Scene
from .shifting import of_event_apart
from .subjects import subject_words
from .who import people_in, phrase_people
from .wording import fitted, in_land, names, text_of, where_words, with_article

# « réunion des ministres tenue [à Bruxelles] »: where it was held stands aside
_HELD = re.compile(r"(?<=\w) (?:tenu|organisé|réuni|convoqué|prévu|célébré)e?s?$")
_CEREMONY = re.compile(r"^(?:Cérémonie d['’](adhésion|accession)|Entrée (.*) dans)\b")


def of_noun(
    scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], kind: str, who: tuple[str, ...]
) -> str | None:
    """What the words around an event noun call it; None where they call it nothing in French."""
    if trigger.noun is not None and trigger.noun.foreign:
        return None
    people = names(scene, who)
    match kind:
        case "visit":
            title = _visit(scene, trigger, noun, over, people)
        case "press":
            title = _press(scene, trigger, noun, over, people)
        case "statement" if len(people) == 1:
            title = f"{qualified(scene, trigger)} {de(people[0])}{where_words(scene, (*noun.inner, *noun.rest))}"
        case "exercise":
            title = _exercise(scene, trigger, noun)
        case "operation":
            title = _operation(scene, trigger, noun, over)
        case "accession":
            title = _accession(phrase_of(scene, trigger, noun))
            if " " not in title and (there := next((p for p in noun.rest[:1] if p.link == "to" and not p.comma), None)):
                title += f" {text_of(scene, there)}"  # « 1994 : adhésion au Partenariat pour la paix »
            elif " " not in title and who:
                title += f" {de(joined([with_article(name) for name in who]))}"
        case "meeting" | "summit":
            given = _given(scene, over) if not noun.inner else ""
            title = qualified(scene, trigger) + given if given else _meeting(scene, trigger, noun, over, people)
            if " " not in title and kind == "summit":  # « Le prochain sommet se tiendra en Turquie »
                title += where_words(scene, tuple(p for g in over for p in g.clause.after), ("place",)) or _at_host(
                    scene, over
                )
        case "attack" | "conflict":
            title = _attack(scene, trigger, noun, over)
        case "appointment":
            title = phrase_of(scene, trigger, noun)
            if people and noun.inner and not people_in(scene, trigger.end, noun.end):
                title = qualified(scene, trigger)  # « démission du chef d'état-major, [le général Pierre de Villiers] »
            if len(people) > 1 and any(p.link == "between" for p in (*noun.inner, *noun.rest)):
                return fitted(f"{phrase_of(scene, trigger, noun)} entre {joined(people)}")
            named = bool(people) and (people[0] in title or people[0].split()[-1] in title)
            title += f" {de(people[0])}" if people and not named else ""
        case _:
            title = phrase_of(scene, trigger, noun)
            thing = behind_company(scene, noun) if " " not in title else None
            title += f" {text_of(scene, thing)}" if thing else behind_signer(scene, noun) if " " not in title else ""
    return fitted(_HELD.sub("", title))


def of_known(event: NamedEvent) -> str:
    """The title of an event that the reference list names: « Sommet de l’OTAN à Vilnius »."""
    full = next((name for name in event.names if "OTAN" in name and name.startswith("sommet")), event.name)
    return capital(full.replace("'", "’"))


def _accession(phrase: str) -> str:
    """« Cérémonie d'adhésion de la Finlande », « Entrée de la Finlande dans l'OTAN » → « Adhésion de la Finlande
    … »."""
    m = _CEREMONY.match(phrase)
    if m is None:
        return phrase
    return capital(phrase[m.start(1) :]) if m[1] else re.sub(r"^Entrée (.*) dans", r"Adhésion \1 à", phrase)


def _visit(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], people: list[str]) -> str:
    whose = joined(people[:3]) if people else _visitor(scene, trigger, over)
    who = f" {de(whose)}" if whose else ""
    place = where_words(scene, (*noun.inner, *noun.rest))
    seen = bool(noun.inner) and holds(scene, noun.inner[0].start, noun.inner[0].end, ("site",))
    if (
        noun.inner and (seen or not people) and not (whose and place)
    ):  # « visite de la base aérienne, en présence de M. Pevkur »
        return phrase_of(scene, trigger, noun)
    return qualified(scene, trigger) + who + place


def _visitor(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> str:
    """Who or what « a fait escale à Toulon », « , en visite à Riga, a promis », where nobody is named."""
    clause = next((g.clause for g in over if g.role == "object"), None)
    if clause is None and is_aside(scene, trigger):
        sentence = scene.sentence(trigger.start)
        main = scene.finite.last(sentence.start, trigger.start) or scene.finite.first(trigger.end, sentence.end)
        clause = clause_of(scene, main) if main is not None else None
    if clause is None or clause.subject is None or not holds(scene, *clause.subject, ("official", "unit")):
        return ""
    return lower_article(subject_words(scene, clause))


def _press(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], people: list[str]) -> str:
    base = qualified(scene, trigger)
    if people:
        return f"{base} {joined([de(name) for name in people[:4]])}"
    return base + where_words(scene, (*noun.rest, *(p for g in over for p in g.clause.after)), ("place",))


def _exercise(scene: Scene, trigger: Trigger, noun: Complement) -> str:
    if trigger.name and trigger.form == "name":
        return f"Exercice {clean(scene.text[slice(*trigger.name)])}"
    if trigger.name:
        return _bare(clean(scene.text[trigger.head : trigger.end]))
    return phrase_of(scene, trigger, noun)


def _bare(text: str) -> str:
    """Without quotation marks: « exercice « Orion 26 » » → « Exercice Orion 26 »."""
    return capital(re.sub(r"[«»“”\"]\s*", "", text))


def _operation(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> str:
    name = _bare(clean(scene.text[trigger.head : trigger.end if trigger.name else noun.end]))
    item = is_item(scene, trigger)  # whose part is said of any noun
    m = None if item else _PART.search(scene.folded, max(0, trigger.start - 20), trigger.start)
    if m or _has_ended(scene, over):
        lower = name if name[1:2].isupper() else name[:1].lower() + name[1:]  # « la SFOR »
        article = "le" if trigger.noun and trigger.noun.gender == "m" else "la"
        part = "Début" if m and m["part"] == "debut" else "Fin"
        return f"{part} {de('l’' + lower if elided(lower) else f'{article} {lower}')}"
    return name + where_words(scene, (*noun.rest, *(p for g in over for p in g.clause.after)), ("place",))


# « depuis la fin de la [SFOR], le 2 décembre 2004 »
_PART = re.compile(r"\b(?P<part>debut|fin)[ ](?:de[ ]la[ ]|de[ ]l'|de[ ]|du[ ])$")


def _has_ended(scene: Scene, over: tuple[Governor, ...]) -> bool:
    """Whether it is told that it ended, and not only when it began: « Lancée le 31 mars, l'opération X a pris fin »."""
    dated = [g for g in over if scene.moments.first(g.verb.start, g.clause.end + 1) is not None]
    told = [g for g in dated if g.uses & {"start", "finish"}] or over
    return any("finish" in g.uses for g in told)


def _meeting(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...], people: list[str]) -> str:
    phrase = phrase_of(scene, trigger, noun)
    if trigger.form == "name":
        return phrase
    between = any(p.link == "between" for p in noun.inner)
    if between and len(people) > 1:
        return f"{qualified(scene, trigger)} entre {joined(people)}"
    run = (*noun.inner, *noun.rest)
    at = next((i for i, p in enumerate(run[: len(noun.inner) + 1]) if p.link == "between"), None)
    if at is not None and not people:
        return f"{qualified(scene, trigger)} {_list_of(scene, run[at:])}"
    company = company_of(scene, trigger, noun)
    beside = f" avec {joined([with_article(name) for name in company])}" if company else ""
    if " " in phrase and noun.inner and not QUALIFIED.fullmatch(scene.folded, trigger.end, noun.end):
        return phrase + (beside or met_by_name(scene, trigger, noun))
    base = qualified(scene, trigger) if not ORDINAL.search(scene.folded, trigger.start, trigger.head) else phrase
    leaders = gatherers(scene, trigger, over)
    other = partner_of(noun, over)
    met = names(scene, phrase_people(scene, noun.rest[0], noun.rest[1:])) if noun.rest[:1] == (other,) else []
    if len(people) >= 2 and met == people:
        return f"{base} avec {joined(people)}"  # « entretiens avec MM. A et B »: whose is not said
    if len(people) >= 2:
        return f"{base} {de(people[0])} avec {joined(people[1:])}"
    if leaders and not people:
        return f"{base} {de(clean(scene.text[slice(*leaders)]))}"
    if people and other and people_in(scene, other.start, scene.sentence(other.start).end)[:1]:
        return f"{base} avec {people[0]}"
    goes = bool(over) and all(g.role == "attend" for g in over)
    if people and goes and (said := _devoted(scene, noun)):
        return base + said  # « X a participé à une réunion consacrée au soutien à l'Ukraine »
    if people:
        return f"{base} {de(people[0])}" + (f" {text_of(scene, other)}" if other else "")
    if other is not None and not beside:
        beside = f" {text_of(scene, other)}"
    heard = next((p for p in noun.rest[:1] if p.link == "by" and not p.comma), None)  # « audition par la commission »
    if heard is not None and not beside:
        return f"{base} {text_of(scene, heard)}"
    said = beside or _devoted(scene, noun) or _among_whom(scene, noun, over)
    return base + (said or _day(scene, trigger) or _spot(scene, trigger, over))


def _among_whom(scene: Scene, noun: Complement, over: tuple[Governor, ...]) -> str:
    """« Une réunion s'est tenue à Tallinn [entre les ministres baltes] », « une conférence à Londres [sur la
    Somalie] »: between whom or on what, behind the place."""
    held = (p for g in over if g.role == "subject" for p in g.clause.after if p.link == "between" and not p.comma)
    about = (p for p in noun.rest[1:2] if p.link == "on" and noun.rest[0].link == "to" and not p.comma)
    said = next(held, None) or next(about, None)
    return f" {text_of(scene, said)}" if said is not None else ""


_RITES = frozenset({"ceremonie", "hommage", "commemoration", "defile"})


def _spot(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> str:
    """« Une cérémonie s'est tenue [au cimetière américain de Hamm] »: where, for a rite of which no more is said."""
    if trigger.noun is None or trigger.noun.key not in _RITES:
        return ""
    there = next((p for g in over for p in g.clause.after if p.link == "to" and not p.comma), None)
    return f" {text_of(scene, there)}" if there is not None else ""


def _list_of(scene: Scene, run: tuple[Phrase, ...]) -> str:
    """« entre l'UE, [les Etats-Unis, l'Inde et le Brésil] »: the first phrase with those that go on with its list."""
    end = run[0].end
    for phrase in run[1:]:
        if phrase.link or not (phrase.comma or phrase.joined) or not bodies_in(scene, phrase.start, phrase.end):
            break
        end = phrase.end
    return clean(scene.text[run[0].begin : end])


def _given(scene: Scene, over: tuple[Governor, ...]) -> str:
    """« un dîner [offert par le roi Willem-Alexander] »: who gives it, where the noun has nothing else."""
    participles = (g for g in over if g.role == "subject" and g.verb.tense == "participle")
    done = next((g for g in participles if g.verb.lemma in _GIVING), None)
    agent = next((p for p in done.clause.after if p.link == "by"), None) if done else None
    if done is None or agent is None:
        return ""
    return f" {clean(scene.text[done.verb.start : done.verb.end])} {text_of(scene, agent)}"


_GIVING = ("offrir", "donner")


def partner_of(noun: Complement, over: tuple[Governor, ...]) -> Phrase | None:
    """With whom it is held: « une réunion [avec l'Ukraine] », « l'entrevue prévue [avec son homologue] », « l'échange
    qu'il avait eu [avec elle] »."""
    said = (g.clause for g in over if g.clause.relative or (g.role == "subject" and g.verb.tense == "participle"))
    planned = (p for clause in said for p in clause.after)
    return next((p for p in (*noun.rest, *planned) if p.link == "with"), None)


def _devoted(scene: Scene, noun: Complement) -> str:
    """« consacrée à l'Afghanistan », where the noun has nothing else to tell it by."""
    verb = scene.verbs.first(noun.end, noun.end + 24)
    if verb is None or verb.tense != "participle" or verb.lemma not in ("consacrer", "dédier"):
        return ""
    run = clause_of(scene, verb).after
    to = next((i for i, p in enumerate(run) if p.link == "to"), None)
    if to is None:
        return ""
    end = run[to].end
    for phrase in run[to + 1 :]:  # « consacrée au soutien [à l'Ukraine] »
        if phrase.comma or phrase.joined or phrase.begin > end + 1:
            break
        end = phrase.end
    return f" {clean(scene.text[verb.start : end])}"


def _day(scene: Scene, trigger: Trigger) -> str:
    """« du 28 mai », where a bare noun has nothing else to tell it by."""
    moment = scene.moments.first(trigger.end, trigger.end + 8)
    if moment is None or moment.begin > trigger.end + 2:
        return ""
    if (apart := of_event_apart(scene, trigger)) is not None:  # « La veille du sommet, le 28 juin, … »
        return f" du {spoken(apart.at.first)}" if apart.at and apart.at.first else ""
    if moment.begin > trigger.end + 1:
        return ""
    if scene.folded.startswith(("du ", "des ", "de ", "d'"), moment.begin):
        return _said_day(scene, moment)
    return f" du {spoken(moment.first)}" if moment.days == 1 and moment.first else ""  # « une réunion mardi »


_FROM_HERE = re.compile(r"\b(?:hier|demain|aujourd'hui|ce|cette|ces|meme|prochaine?|derniere?|passee?)\b|di\b")


def _said_day(scene: Scene, moment: Moment) -> str:
    """« du 28 mai » as the text has it; « de demain », « de jeudi » by its date, as nobody later knows which."""
    here = _FROM_HERE.search(scene.folded, moment.start, moment.end)
    if here is not None and moment.days == 1 and moment.first and not any(c.isdigit() for c in moment.surface):
        return f" du {spoken(moment.first)}"
    return f" {clean(scene.text[moment.begin : moment.end])}"


def gatherers(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> tuple[int, int] | None:
    """Who meets where the noun does not say it: the subject of « ont entamé une réunion », of « En réunion à
    Bruxelles, les ministres … »."""
    subject = next((g.clause.subject for g in over if g.clause.subject and _gathers(trigger, g)), None)
    if subject is None and scene.folded.endswith(_THEIR_OWN, max(0, trigger.start - 6), trigger.start):
        sentence = scene.sentence(trigger.start)
        finite = scene.finite.within(sentence.start, sentence.end)
        main = next((v for v in finite if v.start > trigger.end), finite[0] if finite else None)
        subject = clause_of(scene, main).subject if main else None
    return subject if subject and holds(scene, *subject, _GATHERERS) else None


_THEIR_OWN = ("en ", " leur ", " sa ", " son ")
_GATHERERS = ("leaders", "format", "authority", "assembly")


def _gathers(trigger: Trigger, governor: Governor) -> bool:
    """Whether the subject of a verb is who meets: « ont entamé une réunion », « ont pris part à un dîner »; not
    who only attends « la réunion »."""
    many = governor.role == "attend" and bool(governor.verb.plural) and trigger.determiner == "indefinite"
    return (governor.role == "object" and "plan" not in governor.uses) or many


def _attack(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> str:
    done = next((g for g in over if g.role == "subject" and g.verb.tense == "participle"), None)
    agent = next((p for p in done.clause.after if p.link == "by"), None) if done else None
    if done and agent and not noun.inner:  # « l'attaque, menée lundi par une centaine de talibans »
        said = clean(scene.text[trigger.head : trigger.end])
        participle = clean(scene.text[done.verb.start : done.verb.end])
        return capital(f"{said} {participle} {text_of(scene, agent)}{where_words(scene, done.clause.after)}")
    if noun.inner or trigger.form == "name":
        return phrase_of(scene, trigger, noun)
    ordinal = ORDINAL.search(scene.folded, max(0, trigger.head - 12), trigger.head)
    said = capital(clean(scene.text[ordinal.start() if ordinal else trigger.head : trigger.end]))
    moment = scene.moments.first(trigger.end, min(trigger.end + 32, scene.sentence(trigger.start).end))
    if moment is None or of_event_apart(scene, trigger) is not None:
        return said
    if moment.lead == "since" and moment.begin <= trigger.end + 1:
        return capital(clean(scene.text[trigger.head : moment.end]))  # « les raids depuis le 24 mars »
    if scene.folded[trigger.end : moment.start].strip() in ("", "de", "du", "d'"):
        led = moment.begin < moment.start
        the_day = scene.folded.startswith("le ", moment.start) or (not led and _is_weekday(moment))
        if the_day and moment.days == 1 and moment.first:  # « Second coup d'État le 24 mai suivant », « lundi »
            return f"{said} du {spoken(moment.first)}"
        return said + _said_day(scene, moment) if led else capital(clean(scene.text[trigger.head : moment.end]))
    day = clean(scene.text[moment.start : moment.end])  # « l'embuscade tendue le 18 août 2008 »
    return f"{said} du {day[3:]}" if day.startswith("le ") and len(day) > 9 else said


def _is_weekday(moment: Moment) -> bool:
    return not any(character.isdigit() for character in moment.surface)


def _at_host(scene: Scene, over: tuple[Governor, ...]) -> str:
    hosts = (g.clause.subject for g in over if g.role == "object" and g.verb.lemma == "accueillir")
    return in_land(scene, next((subject for subject in hosts if subject is not None), None))
