"""Which of the dates around a figure it can be about, and the EDTF value that such a date gives it."""

from __future__ import annotations

import re
from itertools import pairwise

from ...model import Period, Timex
from .frames import Frame
from .harm import is_of_a_day
from .scene import Scene
from .words import is_noun, verbs

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_day(value: str) -> bool:
    """Whether a TIMEX3 value is a day, not a longer period."""
    return _DAY.fullmatch(value) is not None


def values(scene: Scene, frame: Frame, start: int, end: int, limit: int = 0) -> list[str]:
    """What the dates that begin in a stretch say that the figure can be about, in order; a range counts as one, and
    ends before `limit`, else in the stretch."""
    if scene.timex_layer.first(start, end) is None:
        return []
    ranges = [p for p in scene.period_layer.within(start, end) if p.kind == "range" and p.end <= max(end, limit)]
    ranges += years(scene, start, end)
    parts = {scene.timexes[part].start for p in ranges for part in p.parts}
    alone = [t for t in scene.timex_layer.within(start, end) if t.type == "DATE" and t.first and t.start not in parts]
    dates: list[Timex | Period] = sorted([*ranges, *alone], key=lambda date: date.start)
    return [value for date in dates if (value := _value(scene, frame, date))]


_SINCE = re.compile(
    r"(?<!\w)(?:(?:depuis|a[ ]compter[ ]de|a[ ]partir[ ]de)[ ](?:le[ ]|l'|la[ ]|fin[ ]|debut[ ])?"
    # « depuis le début de la guerre, le 24 février 2022, », « Depuis qu'elle a pris le commandement, en mars 2011, »
    r"|a[ ](?:compter|partir)[ ]du[ ]|depuis[ ](?:le|la|l'|qu[e'])[^.;:,]{1,70},[ ](?:le[ ]|en[ ])?)$"
)
_LEVEL = re.compile(r",?[ ](?:pour|jusqu'a)[ ](?:atteindre|s'elever[ ]a|passer[ ]a)[ ]$")
_UNTIL = re.compile(r"(?<!\w)jusqu'(?:en|a|au)[ ](?:la[ ]fin[ ]de[ ]|fin[ ])?$")
# « plus actifs qu'en 2014 », « par rapport à 2023 »: what the figure is compared with
_THAN = re.compile(
    r"(?<!\w)(?:plus|moins|autant|aussi|superieure?s?)[ ][^.;:,]{0,40}qu(?:e[ ](?:celui[ ])?(?:de|en)|e|'en)[ ]$"
    r"|(?<!\w)(?:plus|moins|autant)[ ]qu'$"
    r"|par[ ]rapport[ ](?:a|au)[ ](?:celui[ ]de[ ]|l'annee[ ])?$|compare[ ]a[ ]$"
)
_YEAR = re.compile(r"\d{4}")
_SO_FAR = re.compile(r"\d{4}(?:-\d\d)?")
# « KIEV, 19 nov 2024 (AFP) - », « Bruxelles, le 3 mai – »: the day of the text
_DATELINE = re.compile(r"(?:[ ]?\([^()]{2,30}\))?[ ]?[-–—=][ ]")
_OF = re.compile(
    r"(?<!ensemble[ ])(?<!la[ ]date[ ])(?<!cours[ ])(?<!courant[ ])(?<!debut[ ])(?<!fin[ ])(?<!\w)(?:de|d'|du)[ ]?$"
)


_THROUGH = re.compile(r"[ ]a[ ]|[ ]et[ ]|-|[ ][-–][ ]")
_YEARS = re.compile(r"(?<!\w)(?:annees|en|pour|periode)[ ]$")


def years(scene: Scene, start: int, end: int) -> list[Period]:
    """« pour les années [2025 à 2028] »: two years as one period."""
    years = [t for t in scene.timex_layer.within(start, end) if t.type == "DATE" and _YEAR.fullmatch(t.value)]
    return [
        Period(a.start, b.end, "range", (scene.timexes.index(a), scene.timexes.index(b)), f"{a.value}/{b.value}")
        for a, b in pairwise(years)
        if _THROUGH.fullmatch(scene.folded, a.end, b.start)
        and _YEARS.search(scene.folded, max(0, a.start - 8), a.start)
    ]


def _value(scene: Scene, frame: Frame, date: Timex | Period) -> str | None:
    """The date's value if the figure can be about it."""
    if _DATELINE.match(scene.folded, date.end) and not _opens_line(scene, date):
        return None
    if _THAN.search(scene.folded, max(frame.sentence.start, date.start - 60), date.start):
        return None
    is_first = "/" in date.value and " et " not in scene.folded[date.start : date.end]
    if is_first and scene.folded.endswith("entre ", 0, date.start):  # « entre 2015-2019 et 2020-2024 »
        return None
    if _SINCE.search(scene.folded, max(0, date.start - 80), date.start):
        if _is_aside(scene, frame, date) or _is_of_the_opening(scene, frame, date) or _is_apposed(scene, frame, date):
            return None
        if date.start < frame.found.start and _LEVEL.search(scene.folded, date.end, frame.found.lead):
            return None  # « a doublé depuis 2021 pour atteindre 1,3 milliard »
        begun = isinstance(date, Timex) and date.mod == "START" and _SO_FAR.fullmatch(date.value)  # this year so far
        return date.value if begun else f"{date.value}/.."
    if _UNTIL.search(scene.folded, max(0, date.start - 24), date.start):
        if is_day(date.value):
            return None
        return date.value if frame.found.kind == "percent" else f"../{date.value}"
    if isinstance(date, Timex):  # « le traité de 1949 »
        of_a_noun = _OF.search(scene.folded, max(0, date.start - 5), date.start)
        if of_a_noun:
            budget = _NOUN.search(scene.folded, frame.clause[0], of_a_noun.start())
            harm = budget and is_noun(budget["noun"], "attacks") and is_of_a_day(frame)  # « les attentats du 22 mars »
            of_a_noun = None if harm or (budget and is_noun(budget["noun"], "yearly")) else of_a_noun
        if of_a_noun or _is_of_a_participle(scene, frame, date):
            return None
    if date.start > frame.found.end and _is_of_the_promise(scene, frame, date):
        return None
    earlier = date.start < frame.found.start
    if earlier and isinstance(date, Timex) and _is_of_what_was_done(scene, frame, date):
        return None
    if earlier and _is_of_a_relative(scene, frame, date):
        return None
    verb = frame.finite
    over = verb is not None and verb.tense in ("imperfect", "past", "pluperfect")  # not « seront livrés avant 2028 »
    if over and scene.folded.endswith(" avant ", 0, date.start):
        return None if is_day(date.value) else f"../{date.value}"
    if is_day(date.value) and not is_of_a_day(frame) and not _is_stock(scene, frame, date):
        return None  # a sum is not about a day
    return date.value


def _is_aside(scene: Scene, frame: Frame, date: Timex | Period) -> bool:
    """« Le président, au pouvoir depuis 1969, a engagé 4 000 hommes »: the date tells of somebody."""
    comma = scene.folded.rfind(", ", frame.sentence.start, date.start)
    if date.start > frame.found.start or comma < 0 or not scene.folded.startswith(", ", date.end):
        return False
    opening = scene.folded[comma + 2 : date.start]
    return not opening.startswith(("depuis ", "des ", "a ")) and opening.strip() not in ("le", "l'", "")


def _is_of_the_opening(scene: Scene, frame: Frame, date: Timex | Period) -> bool:
    """« [Préparé depuis 2020] par l'état-major, il réunira 12 000 hommes », « [Membre depuis 1982], l'Espagne participe
    à sept missions »: the date is of what led up to it, or of who does it."""
    verb, doing = frame.finite, scene.verb_layer.first(frame.sentence.start, date.start)
    if verb is None or verb.start < date.end or ", " not in scene.folded[date.end : verb.start]:
        return False
    if _BEING.match(scene.folded, frame.sentence.start):
        return True
    opens = doing is not None and doing.tense == "participle" and doing.start - frame.sentence.start <= _BULLET
    return opens and doing is not None and (doing.lemma in verbs("preparing") or verb.tense == "present")


def _is_apposed(scene: Scene, frame: Frame, date: Timex | Period) -> bool:
    """« exploite depuis 2016 des F-16, [achetés pour 628 millions] », « sert depuis 1999 dans la KFOR, [forte de 18 000
    hommes] »: the figure belongs to what the clause ends on."""
    if date.end > frame.found.start:
        return False
    if _FORCE.search(scene.folded, max(date.end, frame.found.lead - _FORCE_REACH), frame.found.lead):
        return True
    done = frame.governor
    behind = done is not None and done.tense == "participle" and done.start >= date.end + 2
    return bool(done and behind and scene.folded.startswith(", ", done.start - 2))


_FORCE = re.compile(r",[ ](?:fort|compose|riche)e?s?[ ]d(?:e[ ]|')[^,;.:]*$")
_FORCE_REACH = 60  # characters


# what opens a sentence and says what somebody is: « Membre de l'Alliance depuis 1982, l'Espagne »
_BEING = re.compile(
    r"[\s«•–-]*(?:membre|partenaire|alliee?|candidate?|independante?|souveraine?|neutre|adherente?|signataire|proche"
    r"|en[ ](?:poste|fonctions?|guerre|paix|hausse|baisse|service|retraite)|au[ ]pouvoir|a[ ]la[ ]tete)s?[ ]"
)


def _is_of_a_participle(scene: Scene, frame: Frame, date: Timex) -> bool:
    """« L'opération, [lancée en 2014], mobilise 2 000 soldats », not « le soutien fourni en 2024 représente … »."""
    before = scene.verb_layer.within(frame.clause[0], date.start) if date.start < frame.found.start else ()
    if _is_of_a_source(scene, frame, date):
        return True
    if not before or before[-1].tense != "participle" or before[-1] is frame.governor:
        return False
    measured = frame.finite is not None and date.start < frame.finite.start <= frame.found.lead
    opens = before[-1].start - frame.sentence.start <= _BULLET and "," in scene.folded[date.end : frame.found.lead]
    return not measured or opens or scene.folded.startswith(", ", before[-1].start - 2)


_BULLET = 3  # characters: « Lancée en 2016, l'opération mobilise », « – Lancée »


def _is_of_a_source(scene: Scene, frame: Frame, date: Timex) -> bool:
    """« Selon les chiffres publiés par l'OTAN [en juin 2015], la Belgique consacre »."""
    said = scene.verb_layer.within(frame.sentence.start, date.start)
    if not said or said[-1].tense != "participle" or said[-1].lemma not in verbs("publishing"):
        return False
    return "," not in scene.folded[said[-1].end : date.start] and scene.folded.startswith(",", date.end)


def _is_of_the_promise(scene: Scene, frame: Frame, date: Timex | Period) -> bool:
    """« les 9,2 milliards décidés en juin 2017 », « 31 chars, promis en janvier », « 4 M€ au fonds créé en 2007 »."""
    verb = scene.verb_layer.first(frame.found.end, date.start)
    if verb is None or verb.tense != "participle" or scene.verb_layer.first(verb.end, date.start) is not None:
        return False
    of_another_noun = verb.start > frame.found.end + 1 and verb.lemma in verbs("making")
    return of_another_noun or verb.lemma in verbs("announcing")


def _is_of_what_was_done(scene: Scene, frame: Frame, date: Timex) -> bool:
    """« a promis en mars 3 milliards »; « L'Union a créé en mars l'opération Irini, dotée de 9,8 millions »."""
    if _is_announced(frame, date):
        return True
    verb = frame.governor
    if verb is None or verb.tense != "participle" or not date.end <= verb.start or scene.folded[verb.start - 2] != ",":
        return False
    said = scene.verb_layer.within(frame.sentence.start, date.start)
    return any(v.finite and v.tense in ("past", "pluperfect") for v in said)


_WHICH = re.compile(r"(?<![^\W_])(?:qui|que|dont|ou)[ ](?:(?:y|en|ne|n'|se|s')[ ]?)*$")


def _is_of_a_relative(scene: Scene, frame: Frame, date: Timex | Period) -> bool:
    """« La Géorgie, [qui a dépensé l'an dernier] 3 % de son PIB, bénéficie d'un fonds de 2 millions »: the date is told
    of something else, inside the clause."""
    own, told = frame.finite, scene.verb_layer.before(date.start)
    if own is None or told is None or told.end < frame.sentence.start or not told.finite or own.start < date.end:
        return False
    inside = own.end <= frame.found.lead and ", " in scene.folded[date.end : own.start]
    return inside and _WHICH.search(scene.folded, max(frame.sentence.start, told.start - 12), told.start) is not None


def _is_announced(frame: Frame, date: Timex) -> bool:
    """« a promis en mars 3 milliards », « ont décidé en 2016 de déployer quatre bataillons »."""
    verb, main = frame.governor or frame.finite, frame.finite
    if verb is None:
        return False
    deciding = main is not None and main is not verb and verb.tense == "infinitive" and date.start < verb.start
    told = (verb, main) if deciding and main else (verb,)
    telling = verbs("announcing") | verbs("telling")
    if any(v.lemma in telling and v.tense in ("past", "pluperfect", "infinitive") for v in told):
        return True
    # « devrait approuver en mars un prêt »
    return any(v.lemma in verbs("voting") and v.tense in ("future", "conditional", "present") for v in told)


_AS_OF = re.compile(r"(?:^|[\s«(,.])(?:a[ ]la[ ]date[ ]du|au|en[ ]date[ ]du|arrete[ ]au)[ ]$")


def _is_stock(scene: Scene, frame: Frame, date: Timex | Period) -> bool:
    """« Au [1er juin 2021], 687 militaires étaient engagés », « à la date du »: how many there were on a day."""
    verb = frame.finite
    stands = verb is not None and verb.lemma in verbs("levels_on_a_day")  # « Au 30 juin, le coût s'établissait à »
    done = frame.found.kind in ("percent", "fraction") and verb is not None and verb.voice == "passive"
    there = (frame.found.kind == "count" or stands or done) and date.start - frame.sentence.start < _OPENING
    return there and _AS_OF.search(scene.folded, max(0, date.start - 14), date.start) is not None


_OPENING = 24  # characters
_NOUN = re.compile(r"(?<![^\W_])(?P<noun>[a-z]+)[ ]$")


def _opens_line(scene: Scene, date: Timex | Period) -> bool:
    """« Octobre 2007 – L'Italie déploie 40 carabiniers »: a line of a chronology, no dateline."""
    start = date.start
    while start and scene.folded[start - 1] in " *•-–—":
        start -= 1
    return not start or scene.folded[start - 1] == "\n"
