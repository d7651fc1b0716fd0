"""The day of an event beside what its clause tells: « a salué lundi X, en visite à Y », « lors de la réunion »."""

from __future__ import annotations

import re

from ...find.triggers import Trigger, word_list
from .clause import Clause, clause_of
from .datable import usable
from .governors import Governor, uses_of
from .moments import Moment
from .scene import Scene
from .units import adjectival, nominal

_DURING = re.compile(
    r"[ ,]{1,2}(?:(?:lors|au cours|a l'occasion) (?:de |du |d'|des )(?:la |l'|une? |cette |ce )?|au |a la |a l'|"
    r"pour (?:la |l'|une? |le )?)"
)
# what is said to be done at the same time and place as what the clause tells; a summit is as often recalled
_AROUND = frozenset({"meeting", "visit", "press", "accession", "decision"})


def is_new_end(scene: Scene, trigger: Trigger, moment: Moment) -> bool:
    """« a voté la prolongation de cette mission [jusqu'en juin 2008] »: how long something is to go on, which dates
    neither the decision nor what was decided on."""
    if moment.lead != "until":
        return False
    if trigger.noun is not None and trigger.noun.key in word_list("renewals"):
        return True
    m = _OWNER.search(scene.folded, max(0, trigger.start - 40), trigger.start)
    return m is not None and m["noun"] in word_list("renewals")


_OWNER = re.compile(r"\b(?P<noun>[a-z]+)[ ](?:de[ ](?:la[ ]|l'|cette[ ]|sa[ ]|son[ ]|ces[ ])?|du[ ]|des[ ])$")


def right_before(scene: Scene, at: int) -> list[Moment]:
    """« la veille, lors du [dîner] »: a date that nothing but « lors de » parts from the noun."""
    moment = scene.moments.before(at)
    near = moment is not None and usable(scene, moment) and _DURING.fullmatch(scene.folded, moment.end, at)
    return [moment] if moment and near else []


_ENDING = re.compile(r"\b(?:issue|terme|sortir|foulee|suite|prolongement)[ ]d[^,;.]{0,12}$")


def ends_there(scene: Scene, trigger: Trigger) -> bool:
    """« à l'issue de la [réunion] »: on its day, as « un mois après la réunion » is not."""
    return _ENDING.search(scene.folded, max(0, trigger.start - 32), trigger.start) is not None


def day_of_clause(scene: Scene, trigger: Trigger) -> list[Moment]:
    """The one day of the clause that a noun stands beside, on which something was done there; none where another
    event has it."""
    aside = trigger.kind == "visit" and scene.folded.endswith("en ", 0, trigger.start)
    during = trigger.lead == "during" and trigger.determiner != "bare"
    # « ont annoncé mardi … à l'issue d'un sommet bilatéral à Rome »
    new = trigger.determiner == "indefinite" and trigger.kind != "visit"
    at_end = trigger.lead == "after" and (new or trigger.determiner == "possessive") and ends_there(scene, trigger)
    if not (trigger.kind in _AROUND or (new and trigger.kind == "summit")) or not (aside or during or at_end):
        return []
    clause = clause_beside(scene, trigger.start)
    if clause is None or is_embedded(scene, clause, trigger.start):
        return []
    days = [m for m in scene.moments.within(clause.start, clause.end + 1) if usable(scene, m) and m.days == 1]
    if len({m.value for m in days}) != 1 or days[0].lead != "at":
        return []
    other = next((n for n in scene.nouns.within(clause.start, days[0].begin) if n.head != trigger.head), None)
    told = other is not None and scene.verbs.first(other.end, days[0].begin) is None and clause.verb.start < other.start
    return [] if told else days[:1]


def is_embedded(scene: Scene, clause: Clause, at: int) -> bool:
    """« a remercié lundi X de l'accueil reçu lors de [sa visite] »: beside what a participle tells."""
    return any(verb.tense == "participle" for verb in scene.verbs.within(clause.verb.end, at))


def clause_beside(scene: Scene, at: int) -> Clause | None:
    """The clause that a position lies in; of one in another the inner one. None in one that denies."""
    sentence = scene.sentence(at)
    found = None
    for verb in scene.finite.within(sentence.start, sentence.end):
        if scene.quoted(verb.start) == scene.quoted(at):
            clause = clause_of(scene, verb)
            if clause.start <= at <= clause.end and not verb.negated and verb.tense != "conditional":
                found = clause
    return found


def is_of_another(moment: Moment, governor: Governor, over: tuple[Governor, ...]) -> bool:
    """« Lancée [le 31 mars 2011], l'opération a pris fin »: a date of the participle, and none of its end."""
    others = (g for g in over if g is not governor and g.verb.tense == "participle")
    return any(g.verb.end <= moment.start < g.clause.end for g in others)


# verbs of what is said of an event, at a time of its own: « a condamné l'attentat dans la soirée »
_REACTING = frozenset(
    {"condamner", "dénoncer", "saluer", "déplorer", "regretter", "commenter", "critiquer", "fustiger"}
)
_REACTING |= {"évoquer", "revendiquer", "commémorer", "rappeler", "justifier", "défendre", "juger", "qualifier"}


def is_reacted_to(scene: Scene, trigger: Trigger, moment: Moment) -> bool:
    """Whether a date behind a noun is the day on which somebody spoke of its event."""
    if trigger.determiner not in ("definite", "demonstrative") or trigger.form != "noun":
        return False
    verb = scene.verbs.before(trigger.start)
    if verb is None or verb.lemma not in _REACTING or verb.voice == "passive" or trigger.start - verb.end > _BESIDE:
        return False
    if "(" in scene.folded[trigger.end : moment.begin] or moment.begin - trigger.end >= _BESIDE:
        return False
    return not scene.folded.startswith(("du ", "de ", "d'", "des "), moment.begin)


_BESIDE = 12


_NEAR = 60  # characters between a noun and the verb that it is the subject of


def is_devoted(scene: Scene, trigger: Trigger, end: int) -> bool:
    """« En mai, [une réunion] a été consacrée aux partenaires »: held then."""
    if "consacre" not in scene.folded[end : end + _NEAR]:
        return False
    verb = scene.finite.first(trigger.end, scene.sentence(trigger.start).end)
    if verb is None or verb.lemma != "consacrer" or verb.voice != "passive":
        return False
    subject = clause_of(scene, verb).subject
    return subject is not None and subject[0] <= trigger.head < subject[1]


def other_noun(scene: Scene, trigger: Trigger, start: int, end: int) -> bool:
    """Whether another event's noun stands between, to which a date after it would belong."""
    if any(other.form == "noun" or other.kind != trigger.kind for other in scene.nouns.within(start, end)):
        return True
    if start > end or not scene.folded.startswith(("du ", "de ", "d'"), end) or start < end - 1:
        return False  # « les commémorations des attentats [du 22 mars 2016] »
    inner = scene.nouns.within(trigger.end, start)
    return any(other.kind in _DATED_BY_DAY and other.kind != trigger.kind for other in inner)


_DATED_BY_DAY = frozenset({"attack", "conflict", "summit"})


# « commémorations [du débarquement] », « le 75e anniversaire [de la bataille des Ardennes] »
_REMEMBERED = re.compile(
    r"\b(?:commemoration|anniversaire|souvenir|memoire|celebration|centenaire|cinquantenaire)s?[ ]"
    r"(?:(?:des?[ ]|aux?[ ])(?:victimes|morts|soldats)[ ])?(?:de[ ](?:la[ ]|l')|du[ ]|des[ ]|d')$"
)


def is_remembered(scene: Scene, trigger: Trigger) -> bool:
    """Whether an attack or battle is only commemorated, with no day of its own behind its name."""
    if _REMEMBERED.search(scene.folded, max(0, trigger.start - 60), trigger.start) is None:
        return False
    day = scene.moments.first(trigger.end, trigger.end + _OWN_DAY)
    if day is None or scene.folded.startswith(("du ", "de ", "d'"), day.begin):
        return day is None
    done = scene.verbs.before(day.begin)  # « l'anniversaire de l'invasion, lancée le 24 février 2022 »
    return done is None or done.tense != "participle" or done.start < trigger.end


_OWN_DAY = 60


def of_participle(scene: Scene, clause: Clause, start: int, moment: Moment) -> bool:
    """« le Conseil, créé [en juillet 2023], s'est réuni »: a date behind a participle that stands before the verb."""
    if moment.start > clause.verb.start:
        return False
    said = scene.verbs.within(max(start, scene.sentence(moment.start).start + 1), moment.start)
    return any(v.tense == "participle" and v.start != clause.verb.start and not adjectival(scene, v) for v in said)


def of_apposed(scene: Scene, clause: Clause, moment: Moment) -> bool:
    """« est menée au titre d'accords entrés en vigueur [le 17 mars 2003] »: the date of a participle behind it."""
    said = scene.verbs.within(clause.verb.end, moment.start)
    last = said[-1] if said else None
    if last is None or last.tense != "participle" or nominal(scene, last):
        return False
    return scene.folded.endswith(", ", 0, last.start) or not (uses_of(last) or adjectival(scene, last))


_AGREED_TO = re.compile(
    r"\b(?:feu[ ]vert|accord|aval|soutien|appui|veto|oppos[a-z]+|favorables?|hostiles?|obstacles?|candidat[a-z]*)"
    r"[ ](?:[a-z]+[ ]){0,2}(?:a|pour|contre)[ ](?:l'|son[ ]|sa[ ]|leur[ ])?$"
)


def is_agreed_to(scene: Scene, trigger: Trigger) -> bool:
    """« a donné son feu vert à l'adhésion de la Suède le 23 janvier »: no accession of that day."""
    if trigger.kind == "attack":  # « une tentative de coup d'État a été déjouée »
        return scene.folded.endswith(("tentative de ", "tentative d'", "projet de ", "projet d'"), 0, trigger.start)
    if trigger.kind == "conflict":  # « ont conclu vendredi à Minsk un cessez-le-feu »: a decision, told by its verb
        verb = scene.verbs.before(trigger.start)
        made = verb is not None and verb.lemma in ("conclure", "signer") and trigger.start - verb.end < _NEAR
        return made and verb is not None and clause_of(scene, verb).direct is not None
    if trigger.kind != "accession":
        return False
    return _AGREED_TO.search(scene.folded, max(0, trigger.start - 48), trigger.start) is not None
