"""The time of what a verb tells: a date in its clause that no noun has taken, or the one that opens the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...grammar import VerbGroup
from .beside import is_around, is_foretold
from .clause import Clause
from .datable import usable
from .moments import Moment
from .scene import Scene
from .shifting import days_apart
from .sighting import When
from .timing import from_heading, opening, read
from .units import adjectival

_YEAR, _MONTH = 300, 31
_FRONT = 4  # how far from the beginning of its clause a date is that opens it, in characters
_FOR_YEARS = re.compile(r"\b(?:pour|annees|periode)\b")
_ORIGIN = frozenset({"créer", "fonder", "instituer", "établir", "instaurer", "lancer", "inaugurer", "élire", "nommer"})
_COMING = frozenset({"arriver", "rentrer", "venir", "revenir", "débarquer"})  # « M. X, arrivé la veille, a rencontré »
_IT_WAS = re.compile(r"\W*(?:c'(?:est|etait|avait[ ]ete)|ce[ ](?:fut|sera))[ ]")
_DATE_ON_WHICH = re.compile(r"\b(?:date|jour)[ ](?:a[ ]laquelle|ou)\b")


def of_verb(scene: Scene, clause: Clause, taken: Iterable[Moment | None], until: int | None = None) -> When:
    """What a verb's clause says of its time; dates that a noun has taken, or behind `until`, are not its own."""
    not_mine = set(taken)
    near = scene.moments.within(clause.start, min(clause.end + 1, until or clause.end + 1))
    if not near:
        chosen = _that_day(scene, clause) or _opening(scene, clause)
        return read([m for m in chosen if m not in not_mine], frozenset()) if chosen else When()
    inside = [m for m in near if usable(scene, m) and m not in not_mine and not _of_limit(scene, m)]
    if len(inside) > 1 and (apart := days_apart(scene, scene.sentence(clause.verb.start).start)) is not None:
        inside = [m for m in inside if m.start >= apart.end]
    if clause.verb.lemma in _LASTING and clause.verb.voice != "reflexive":
        inside = [m for m in inside if m.lead != "until"]  # « a prolongé jusqu'en 2026 la mission »
    verbs = (
        v
        for v in scene.verbs.within(clause.verb.end, clause.end)
        if (v.tense != "infinitive" or is_around(scene, v)) and not (adjectival(scene, v) or _is_of_the_same(clause, v))
    )
    stop = next((v.start for v in verbs), clause.end + 1)
    after = [m for m in inside if clause.verb.end <= m.start < stop]
    after = [m for m in after if m.lead != "since" or not _is_of_apposed(scene, clause, m)]
    before = [m for m in inside if m.end <= clause.verb.start and not _of_subject(scene, clause, m)]
    if clause.verb.tense == "future":
        before = [m for m in before if not _is_of_opener(scene, clause, m)]
    within = [m for m in inside if clause.verb.start <= m.start < clause.verb.end]
    opens = _opening(scene, clause)
    if before or opens:  # « La veille, il s'était entretenu de l'essai du 12 février »
        after = [m for m in after if not _dates_noun(scene, clause, m)]
    if len(after) + len(before) + len(opens) > 1 and (then := scene.folded.find(", puis ", clause.verb.end, stop)) > 0:
        after = [m for m in after if m.start < then]  # « Lundi, X a vu Y à Oslo, puis à Riga mardi »
    fronted = [*opens, *(m for m in before if m.begin <= clause.start + _FRONT)]
    if clause.verb.finite and any(m.days <= _MONTH for m in fronted):  # « Mercredi, X a voté un crédit pour 2025 »
        after = [m for m in after if m.days < _YEAR or m.lead != "at"]
    if day := next((m for m in after if m.days <= _MONTH and m.lead == "at"), None):
        # « votera les crédits de 2026 le 28 novembre », « a approuvé lundi l'envoi de renforts à partir de septembre »
        after = [m for m in after if m.days < _YEAR or not scene.folded.startswith(("de ", "pour "), m.begin)]
        after = [m for m in after if m.lead != "since" or not _is_later(m, day)]
    chosen = within or after or before or _that_day(scene, clause)
    if not chosen and (limit := next((m for m in near if m.lead == "before" and m.value), None)):
        lies_ahead = clause.verb.tense in _TO_COME or clause.verb.modal in _AHEAD
        if lies_ahead or not opens:  # « Le 28 mars, on a négocié ; le contrat sera signé avant la fin de l'année »
            return _before_limit(scene, limit) if lies_ahead else When()
    chosen = chosen or opens
    return from_heading(scene, clause.verb.start, read([m for m in chosen if m not in not_mine], frozenset()))


def _is_later(moment: Moment, day: Moment) -> bool:
    return moment.first is not None and day.last is not None and moment.first > day.last


def _is_of_the_same(clause: Clause, verb: VerbGroup) -> bool:
    """« ont été tués et 29 autres [blessés] samedi »: told in one breath, of one day."""
    return verb.tense == "participle" and {verb.lemma, clause.verb.lemma} <= _HARM and clause.verb.voice == "passive"


_HARM = frozenset({"tuer", "blesser", "capturer", "enlever"})
_AHEAD = ("devoir", "aller", "compter")
_TO_COME = ("future", "infinitive", "conditional")
_LASTING = frozenset({"prolonger", "proroger", "reconduire", "renouveler", "maintenir", "étendre"})


def _opening(scene: Scene, clause: Clause) -> list[Moment]:
    """The date that opens the sentence; « En mars, nous avons prolongé l'opération, [qui mobilise] 200 hommes » goes
    on today."""
    opens = opening(scene, clause.verb.start)
    if opens and clause.verb.tense == "future" and _is_of_opener(scene, clause, opens[0]):
        return []
    if opens and clause.verb.tense in ("future", "conditional") and is_foretold(scene, clause.verb, opens[0]):
        return []
    relative = clause.pronoun == "qui" or (clause.relative is not None and clause.pronoun is None)
    if not opens or not relative or clause.verb.tense != "present" or clause.verb.modal:
        return opens
    main = scene.finite.first(opens[0].end, clause.start)
    return [] if main is not None and main.tense in ("past", "pluperfect") else opens


def _is_of_opener(scene: Scene, clause: Clause, moment: Moment) -> bool:
    """« Commandé [en 2001], l'appareil sera stationné à Melsbroek »: a day gone by, of the participle."""
    first = scene.verbs.first(scene.sentence(clause.verb.start).start, moment.start)
    gone = moment.last is not None and scene.latest is not None and moment.last < scene.latest
    return gone and first is not None and first.tense == "participle" and first.start != clause.verb.start


_HOUR = re.compile(r"(?:midi|minuit|\d{1,2}[ \u00a0\u202f]?(?:h|heures?|:)(?:[ \u00a0\u202f]?\d\d)?)", re.IGNORECASE)


def of_another_day(scene: Scene, moment: Moment) -> bool:
    """« Il s'est exprimé à midi »: an hour whose day no word of the paragraph says is of the day that others are."""
    if not _HOUR.fullmatch(moment.surface.removeprefix("à ").strip()):
        return False
    number = scene.sentence(moment.start).paragraph
    start = scene.reading.paragraphs[number][0] if number < len(scene.reading.paragraphs) else 0
    return all(_HOUR.fullmatch(m.surface.removeprefix("à ").strip()) for m in scene.moments.within(start, moment.start))


_LIMIT = re.compile(r"\b(?:avant|apres|depuis)[ ](?:la[ ]|le[ ]|les[ ]|l'|sa[ ]|son[ ]|leurs?[ ])(?:[a-z-]+[ ]){1,2}$")


def _of_limit(scene: Scene, moment: Moment) -> bool:
    """« avant la pause [d'août] », « depuis la guerre [de 2008] »: when that was which a clause is before or after."""
    if not scene.folded.startswith(("de ", "du ", "d'", "des "), moment.begin):
        return False
    return _LIMIT.search(scene.folded, max(0, moment.begin - 40), moment.begin) is not None


def _of_subject(scene: Scene, clause: Clause, moment: Moment) -> bool:
    """« le Conseil, créé [en juillet 2023], s'est réuni », « le plafond pour les années [2025 à 2028] est fixé »: what
    the subject is, and not when it acts."""
    years = moment.days > _YEAR and clause.subject is not None and clause.subject[0] < moment.begin
    if years and clause.subject and _FOR_YEARS.search(scene.folded, clause.subject[0], moment.start):
        return True
    if moment.lead == "since" and _is_aside(scene, clause, moment):
        return True
    said = [v for v in scene.verbs.within(clause.start, moment.start) if v.tense == "participle"]
    if any(v.lemma in _ORIGIN | _COMING and v.start != clause.verb.start for v in said):
        return True
    # « Un accord, négocié [depuis 2018], a été signé »; « Les ministres, réunis [mardi], ont adopté » says when
    behind = [v for v in said if clause.subject and clause.subject[0] < v.start < clause.verb.start]
    # « Les chars promis [en janvier 2023] sont arrivés »
    apart = scene.folded.find(",", moment.end, clause.verb.start) >= 0 or _is_tied(scene, behind, moment)
    return bool(behind) and apart and behind[-1].lemma not in _GATHERED


def _is_tied(scene: Scene, behind: list[VerbGroup], moment: Moment) -> bool:
    """Whether a date stands right behind a participle that no comma parts from its noun."""
    if not behind or moment.begin - behind[-1].end > 1:
        return False
    return not scene.folded.endswith(", ", 0, behind[-1].start)


def _is_of_apposed(scene: Scene, clause: Clause, moment: Moment) -> bool:
    """« succède à Willy Claes, démissionnaire [depuis octobre] »: since when somebody is what he is called."""
    comma = scene.folded.rfind(", ", clause.verb.end, moment.begin)
    said = scene.tokens.within(comma + 2, moment.begin) if comma >= 0 else ()
    return len(said) == 1 and scene.verbs.first(comma, moment.begin) is None


def _is_aside(scene: Scene, clause: Clause, moment: Moment) -> bool:
    """« La Croatie[, membre de l'OTAN depuis le 1er avril 2009,] déploie 105 soldats »: since when it is something."""
    comma = scene.folded.rfind(", ", clause.start, moment.begin)
    closed = scene.folded.startswith(",", moment.end)
    return closed and 0 <= comma < moment.begin - 2 and not scene.verbs.within(comma, moment.begin)


_GATHERED = frozenset({"réunir", "rassembler", "retrouver", "attendre"})


def _that_day(scene: Scene, clause: Clause) -> list[Moment]:
    """« le 31 mars, date à laquelle l'Alliance a pris le commandement », « C'est le 4 avril 1949 que … »."""
    start = scene.sentence(clause.verb.start).start
    if clause.start > start and _IT_WAS.match(scene.folded, start, clause.start):
        told = scene.finite.last(start, clause.start)
        days = [m for m in scene.moments.within(start, clause.start) if usable(scene, m)]
        gone = clause.verb.tense == "future" and days and scene.latest and days[0].last and days[0].last < scene.latest
        return days[:1] if told is not None and told.lemma == "être" and not gone else []
    if not _DATE_ON_WHICH.search(scene.folded, max(0, clause.start - 24), clause.verb.start):
        return []
    moment = scene.moments.before(clause.start)
    near = moment is not None and clause.start - moment.end < 16 and usable(scene, moment)
    return [replace(moment, lead="at")] if moment and near else []


def _dates_noun(scene: Scene, clause: Clause, moment: Moment) -> bool:
    """Whether a date hangs on the noun right before it: « l'essai nucléaire [du 12 février] »."""
    if moment.lead != "at" or moment.days > 1 or not scene.folded.startswith(("du ", "de ", "d'"), moment.begin):
        return False
    if scene.folded.endswith(_ACTS, 0, moment.begin):
        return False  # « a été nommée par décret du 3 octobre »
    return moment.begin > clause.verb.end + 1 and scene.folded[moment.begin - 2].isalpha()


_ACTS = ("decret ", "arrete ", "ordonnance ", "arrete royal ", "decret-loi ")


def _before_limit(scene: Scene, limit: Moment) -> When:
    """« avant l'été »: up to it; « avant la fin de l'année », said in that year, is in the year."""
    today = scene.published.value
    if today and limit.first and limit.last and limit.first <= today <= limit.last:
        return When(at=replace(limit, lead="at"))
    return When(finish=replace(limit, lead="until"))
