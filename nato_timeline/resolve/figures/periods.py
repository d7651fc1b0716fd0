"""The period that a figure is about, and how often it comes again. The day on which it was announced is neither."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .dates import is_day, values, years
from .frames import Frame, aside_end, past_aside
from .relatives import told_in
from .scene import Scene
from .since import since_known
from .tables import when_in_table
from .votes import is_ballot, vote_day
from .words import verbs

# « par an », « chaque année », « tous les mois », « annuelle », by the length of what comes again
_PER = re.compile(
    r"(?<![^\W_])(?:par|chaque|tous[ ]les|toutes[ ]les)[ ](?:(?P<P1Y>ans?|annees?)|(?P<P1M>mois)|(?P<P1W>semaines?)"
    r"|(?P<P1D>jours?)|(?P<P3M>trimestres?)|(?P<P6M>semestres?))(?![^\W_])"
    r"|(?<![^\W_])(?:(?P<yearly>annuel(?:le)?(?:s|ment)?)|(?P<monthly>mensuel(?:le)?(?:s|ment)?))(?![^\W_])"
)
_PER_NAMES = {"yearly": "P1Y", "monthly": "P1M"}


def per_of(scene: Scene, frame: Frame) -> str | None:
    """« par an » → P1Y: after the figure in its clause, or before it."""
    if frame.found.kind in ("times", "fraction"):
        return None
    beside = frame.left > frame.sentence.start  # « 19 000 par an et 60 000 », « 13 milliards de plus par an pour 2 % »
    low = max(frame.clause[0], aside_end(scene, frame.left, frame.found.lead) if beside else 0)
    end = min(frame.right, frame.clause[1])
    that_is = scene.folded.find(", soit ", frame.found.end, end)  # « 60 millions, soit 200 heures de vol par an »
    after = _PER.search(scene.folded, frame.found.end, that_is if that_is >= 0 else end)
    if after and after.lastgroup not in _PER_NAMES.values() and ", " in scene.folded[frame.found.end : after.start()]:
        after = None  # « en hausse de 6 %, selon le rapport annuel »
    m = after or _PER.search(scene.folded, min(low, frame.found.lead), frame.found.lead)
    if m and m["yearly"] and _REPORT.search(scene.folded, max(0, m.start() - 14), m.start()):
        return None  # « Selon le rapport annuel, le Canada a dépensé »
    return _PER_NAMES.get(m.lastgroup or "", m.lastgroup) if m else None


_REPORT = re.compile(
    r"(?<![^\W_])(?:rapport|sommet|reunion|conference|assemblee|exercice|bilan|enquete|sondage|etude|forum|session|revue"
    r"|examen|congres|publication|discours)s?[ ]$"
)
_WHICH = re.compile(r"[\s,]*(?:qui|dont)[ ]")
_PAUSE = re.compile(r"[,;(:][ ]")
_OPENING = 16  # characters in which a sentence's first date begins


def when_of(scene: Scene, frame: Frame) -> str | None:
    """The EDTF value of the period: of the date after the figure in its clause, else of one before it, else of the date
    that opens the sentence; for a relative clause, of the only one in the sentence."""
    found, sentence, (start, end) = frame.found, frame.sentence, frame.clause
    if found.kind == "measure" and scene.folded.endswith(" a ", 0, found.lead):  # « à 60 km de Kaboul »
        return None
    if is_ballot(scene, frame):
        return vote_day(scene, frame)
    if heading := when_in_table(scene, frame):
        return heading
    if scene.folded[found.lead - 2 : found.lead] == " (" and (outside := _date_outside(scene, frame)):
        return outside
    after = past_aside(scene, frame)
    right = frame.right
    whole = scene.found[frame.index + 1] if frame.index + 1 < len(scene.found) else None
    if whole and scene.folded[found.end : whole.lead] == " sur ":  # « 23 Alliés sur 32 [consacreront cette année] »
        following = scene.found[frame.index + 2] if frame.index + 2 < len(scene.found) else None
        after, right = whole.end, min(following.lead if following else sentence.end, sentence.end)
    right = min(right, end if after <= end else sentence.end)
    if _is_price(frame):  # « Les avions commandés pour 6 milliards seront livrés en 2027 »
        right = min(right, frame.finite.start if frame.finite else right)
    inset = scene.timex_layer.first(after, after + _INSET) if scene.folded.startswith(", ", after) else None
    # « 12 millions par an, de 2015 à 2017, au financement »
    pause = _PAUSE.search(scene.folded, inset.start if inset else after, right)
    limit = pause.start() if pause else right
    own = _past_then(scene, frame, start)
    against = scene.folded.endswith("contre ", 0, found.lead)
    if found.came_from is not None:
        before = [_before_a_change(scene, frame, found.came_from)]
    elif against:
        before = []
    else:
        wide = own <= frame.left or frame.left == sentence.start
        before = [values(scene, frame, at, found.lead)[::-1] for at in ((own, start) if wide else (own,))]
    if against and scene.timex_layer.first(after, limit) and not values(scene, frame, after, limit):
        return None  # « porter à 3,5 % d'ici à 2030, contre 2,4 % aujourd'hui »
    beside = _date_beside(scene, frame, after)
    stretches = [beside or values(scene, frame, after, limit) or _behind_the_last(scene, frame), *before]
    far = start > sentence.start + 2 * _OPENING and not _is_of_its_time(scene, frame)
    if frame.left == sentence.start and not (against or far or _is_told(scene, frame)):
        opening = _BULLETS.match(scene.folded, sentence.start, start)
        first = opening.end() if opening else sentence.start
        since = scene.folded.startswith(
            ("depuis l", "depuis qu"), first
        )  # « Depuis le début de l'opération, il y a neuf jours, »
        limit = start if since else min(first + _OPENING, start)
        opens = values(scene, frame, first, limit, start)
        stretches.append([value for value in opens if value.endswith("/..")] if since else opens)
    elif " et " in scene.folded[start - 1 : start + 4] and _is_joined(scene, frame, start):
        stretches.append(values(scene, frame, sentence.start, min(sentence.start + _OPENING, start), start))
    of_its_time = _is_dated_before(scene, frame) or _is_of_its_time(scene, frame)
    if _WHICH.match(scene.folded, start) and of_its_time and not _is_told(scene, frame):
        around = values(scene, frame, sentence.start, sentence.end if _is_part_of_it(scene, frame) else start)
        stretches.append(around if len(around) == 1 else [])
    if frame.subject[1] <= start and frame.found.kind == "count":  # « En 2024, il a versé 2 M€ et fourni 16 chars »
        stretches.append(values(scene, frame, *frame.subject))
    stretches.append(_by_then(scene, frame))
    told = told_in(scene, frame) if " qu" in scene.folded[found.end : found.end + _RELATIVE] else None
    if told:  # « loin des 2 % que l'Alliance réclame pour 2030 »: its own date first, where the clause is right behind
        stretches.insert(
            1 if " qu" in scene.folded[found.end : found.end + _QUE] else len(stretches), values(scene, frame, *told)
        )
    colon = scene.folded.rfind(" : ", sentence.start, found.lead) if frame.found.kind != "money" else -1
    if colon >= 0 and not scene.verb_layer.within(sentence.start, found.lead):  # « Activité du 4 au 10 mars : »
        stretches.append([value for value in values(scene, frame, sentence.start, colon) if "/" in value])
    when = next((values[0] for values in stretches if values), None)
    so_far = frame.finite is not None and frame.finite.tense == "past" and _TO_DATE.search(scene.folded, *frame.clause)
    if when and so_far and _YEAR_OR_MONTH.fullmatch(when):
        return f"{when}/.."  # « Août 2015 : début de l'opération ; 37 000 soldats formés à ce jour »
    return when or _same_period(scene, frame) or since_known(scene, frame) or _at_that_date(scene, frame)


_AND = re.compile(r"[\s,]*et[ ](?![^,;.]{0,30}[ ]que[ ])")


def _is_joined(scene: Scene, frame: Frame, start: int) -> bool:
    """« L'an dernier, seize Alliés ont augmenté leur budget, [et cinq ont consacré 2 %] »: whether a clause goes on in
    the tense, and so in the time, of the one that a date opens, with no other date between."""
    own, first = frame.finite, _main_verb(scene, frame)
    if own is None or first is None or first.start > start or own.tense != first.tense or own.tense == "present":
        return False
    opening = scene.timex_layer.first(frame.sentence.start, min(frame.sentence.start + _OPENING, start))
    if opening is None or not _AND.match(scene.folded, start) or _is_told(scene, frame):
        return False
    return scene.timex_layer.first(opening.end, start) is None and scene.folded.startswith(", ", opening.end)


def _date_beside(scene: Scene, frame: Frame, at: int) -> list[str]:
    """« Budget militaire : 2,03 milliards d'euros [(2024)] »: the year in brackets right behind a figure."""
    date = scene.timex_layer.first(frame.found.end, frame.found.end + _BRACKET)
    bracketed = date is not None and scene.folded[frame.found.end : date.start] in (" (", " (en ")
    closed = date is not None and scene.folded.startswith(")", date.end)
    return [date.value] if date and bracketed and closed and date.first and not is_day(date.value) else []


_BRACKET = 6  # characters: « (en »


def _date_outside(scene: Scene, frame: Frame) -> str | None:
    """« 25 % de plus qu'en [2022] (10,2 milliards) »: the date that a sum in brackets stands behind."""
    date = scene.timex_layer.before(frame.found.lead)
    beside = date is not None and date.end == frame.found.lead - 2
    return date.value if date and beside and date.type == "DATE" and date.first and not is_day(date.value) else None


_QUE = 3
_RELATIVE = 30  # characters behind a figure in which « que » stands
_INSET = 8  # characters: « , de 2015 »
_BY_THEN = re.compile(r",[ ]d'ici[ ](?:a[ ](?:la[ ])?|au[ ]|la[ ]fin[ ]de[ ](?:l')?)?")
_ASIDE_REACH = 80  # characters


def _by_then(scene: Scene, frame: Frame) -> list[str]:
    """« doivent être portés à 7 500 soldats, fournis par vingt pays, [d'ici à la mi-octobre] »."""
    verb, end = frame.finite, min(frame.sentence.end, frame.found.end + _ASIDE_REACH)
    if verb is None or verb.end > frame.found.lead or verb.lemma not in verbs("levels"):
        return []
    then = _BY_THEN.search(scene.folded, frame.found.end, end)
    date = scene.timex_layer.first(then.end() - 3, then.end() + 1) if then else None
    if then is None or date is None or any(v.finite for v in scene.verb_layer.within(frame.found.end, then.start())):
        return []
    return values(scene, frame, date.start, date.end)


def _is_price(frame: Frame) -> bool:
    """Whether a sum is what something in the subject costs."""
    ordered = frame.governor is not None and frame.governor.tense == "participle"
    return frame.found.kind == "money" and ordered and frame.finite is not None and frame.finite.start > frame.found.end


_BULLETS = re.compile(r"[\s*•–—«-]*(?:[qr][ ][-–—:][ ]|\d{1,2}[.)°][ ])?")  # « R - Depuis »
_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
_TO_DATE = re.compile(r"(?<![^\W_])(?:a[ ]ce[ ]jour|jusqu'a[ ]present)(?![^\W_])")
# « Sur la période, 23 500 emplois seront supprimés »
_THE_PERIOD = re.compile(
    r"(?<![^\W_])(?:sur|pendant|durant|au[ ]cours[ ]de)[ ](?:(?:toute|l'ensemble[ ]de)[ ])?(?:la|cette)"
    r"(?:[ ]meme)?[ ]periode(?:[ ]consideree)?(?=[,.; ](?![ ]?(?:d|19|20)))"
)
_PERIOD_REACH = 700  # characters back to where the period is told


def _same_period(scene: Scene, frame: Frame) -> str | None:
    """The range that « sur la période » goes back to: the last one told."""
    around = frame.clause[0], min(frame.sentence.end, frame.found.end + _NEAR)
    if scene.folded.find("periode", *around) < 0 or not _THE_PERIOD.search(scene.folded, *around):
        return None
    start = frame.sentence.start
    told = [p for p in scene.period_layer.within(max(0, start - _PERIOD_REACH), start) if p.kind == "range"]
    told += years(scene, max(0, start - _PERIOD_REACH), start)
    return max(told, key=lambda period: period.start).value if told else None


_THAT_DATE = ("a cette date,", "a cette echeance,", "a cet horizon,")
_TOLD_BACK = 3  # sentences


def _at_that_date(scene: Scene, frame: Frame) -> str | None:
    """« … d'ici à 2030. [À cette date], la Défense comptera 25 000 personnes »: the last one told in the paragraph."""
    if not scene.folded.startswith(_THAT_DATE, frame.sentence.start):
        return None
    before = scene.sentence_before(frame.sentence)
    for _ in range(_TOLD_BACK):
        told = scene.timex_layer.within(before.start, before.end) if before else ()
        dates = [t.value for t in told if t.type == "DATE" and t.first]
        if dates or before is None:
            return dates[-1] if dates else None
        before = scene.sentence_before(before)
    return None


def _before_a_change(scene: Scene, frame: Frame, first: int) -> list[str]:
    """For « passera de 850 en 2015 à [12] »: the dates of the words before, which are not those of its beginning."""
    before = scene.found[first - 1] if first else None
    same = before is not None and before.start >= frame.sentence.start
    start = max(frame.clause[0], before.end) if before and same else frame.clause[0]
    date = scene.timex_layer.first(start, scene.found[first].start)
    if same and date and _NEXT.match(scene.folded, date.end):
        return []
    return values(scene, frame, start, scene.found[first].start)[::-1]


def _is_told(scene: Scene, frame: Frame) -> bool:
    """« En 2021, les ministres ont décidé que ses effectifs passeraient à 4 000 »: the date is that of the decision."""
    verb = _main_verb(scene, frame)
    telling = verbs("announcing") | verbs("telling")
    return verb is not None and verb.lemma in telling and verb.tense in ("past", "pluperfect")


def _is_of_its_time(scene: Scene, frame: Frame) -> bool:
    """Whether a relative clause may be about the time of what it belongs to: « les besoins atteindraient 50 milliards,
    dit le chef, qui s'exprimait devant 300 officiers » is not."""
    main, own = _main_verb(scene, frame), frame.finite
    if main is None or own is None:
        return True
    return main.tense == own.tense or {main.tense, own.tense} <= {"past", "imperfect", "pluperfect"}


def _is_dated_before(scene: Scene, frame: Frame) -> bool:
    """« les crédits pour 2026, [qui] s'établissent à »: no verb stands between the last date and the clause."""
    dates = [t for t in scene.timex_layer.within(frame.sentence.start, frame.clause[0]) if t.type == "DATE"]
    return bool(dates) and not scene.verb_layer.within(dates[-1].end, frame.clause[0])


def _main_verb(scene: Scene, frame: Frame) -> VerbGroup | None:
    """The first finite verb of the sentence that is not the figure's own."""
    found = (v for v in scene.verb_layer.within(frame.sentence.start, frame.sentence.end) if v.finite)
    return next((v for v in found if v is not frame.finite and not scene.timex_layer.over(v.start)), None)


_NEXT = re.compile(r",?[ ]et[ ](?:l'|l[ae]s?[ ]|une?[ ])")  # « 2 % en 2024, et la part des équipements de [15 %] »
# « 1,76 % en 2029, grâce à [8,1 milliards] »
_OTHERWISE = re.compile(r",[ ](?:grace|avec|malgre|outre|hors|face|en[ ]plus|moyennant)(?![^\W_])")
_PREPOSITION = 12  # characters
_THEN = re.compile(r",?[ ](?:puis|avant)[ ]")


def _past_then(scene: Scene, frame: Frame, start: int) -> int:
    """Where the words before a figure begin that are its own: « 3,9 milliards en 2025, puis [près de 4] »."""
    start = max(start, frame.left)
    date = scene.timex_layer.first(start, frame.found.lead) if frame.left > frame.sentence.start else None
    if date and _NEXT.match(scene.folded, date.end) and date.start - start <= _PREPOSITION:
        return date.end
    span = scene.period_layer.first(start, start + _PREPOSITION) if date else None
    told = max(date.end, span.end if span else 0) if date else 0
    if date and date.start - start <= _PREPOSITION and _OTHERWISE.match(scene.folded, told):
        return told
    own_verb = scene.verb_layer.first(date.end, frame.found.start) if date else None
    if own_verb and own_verb.tense == "infinitive" and not scene.starts_change(frame.index):
        own_verb = None  # « d'ici à 2020, pour arriver à 0,6 % »
    if date and own_verb and date.start - start <= _PREPOSITION and scene.folded.startswith(", ", date.end):
        return date.end  # « de 38 % en 2017, remonte à [44 %] »
    then = _THEN.search(scene.folded, start, frame.found.lead) if frame.left > frame.sentence.start else None
    return then.end() if then else start


_JOINED = re.compile(
    r"[^.;:()]{0,60}?(?:,| et| de| dans (?:ces|les)|(?: issus| venus| venant| provenant) de)[ ](?:[a-z]+[ ]){0,2}?"
)


def _behind_the_last(scene: Scene, frame: Frame) -> list[str]:
    """The date behind the last of several counts: « 14 Rafale et une cinquantaine de Griffon [en 2025] »."""
    after = scene.found[frame.index + 1 : frame.index + 1 + _COORDINATED]
    last = frame.found
    for figure in after:
        between = scene.folded[last.end : figure.lead]
        joined = _JOINED.fullmatch(between) and not scene.verb_layer.first(last.end, figure.lead)
        if figure.kind != "count" or frame.found.kind != "count" or not joined or figure.like is not None:
            break
        if scene.timex_layer.first(last.end, figure.lead):
            return []
        last = figure
    if last is frame.found:
        return []
    end = min(frame.sentence.end, last.end + _NEAR)
    stop = _PAUSE.search(scene.folded, last.end, end)
    verb = scene.verb_layer.first(last.end, end)
    date = scene.timex_layer.first(last.end, min(stop.start() if stop else end, verb.start if verb else end))
    return values(scene, frame, date.start, date.end, end) if date else []


_COORDINATED = 4
_NEAR = 60  # characters behind a figure


def _is_part_of_it(scene: Scene, frame: Frame) -> bool:
    """« Le convoi, qui comprenait 14 véhicules, est parti il y a deux semaines », not « L'armée, qui compte 900
    hommes, doit passer à 2 000 hommes en 2010 »."""
    verb = frame.finite
    past = verb is not None and verb.tense not in ("present", "future")
    return past and frame.found.kind == "count" and frame.right == frame.sentence.end
