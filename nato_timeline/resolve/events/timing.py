"""Which date belongs to which event in a sentence: the one beside it, the one of its verb, the one that opens
the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from ...find.triggers import Trigger
from .at_nouns import (
    day_of_clause,
    ends_there,
    is_new_end,
    is_of_another,
    is_reacted_to,
    of_apposed,
    of_participle,
    other_noun,
    right_before,
)
from .beside import behind_dateline, is_foretold
from .clause import Clause
from .complement import Complement
from .datable import BARE_DAY, usable
from .governors import Governor
from .items import heading_day, is_item, is_label, opens_entry
from .kinds import holds
from .moments import Moment
from .scene import Scene
from .shifting import counted, days_apart, duration, is_eve, next_day, of_event_apart, postponed
from .sighting import Sighting, When
from .units import nominal

# « sa deuxième réunion après celle du 26 avril », « cette visite, la première depuis que le pays a adhéré, en mai »
_ELSE = re.compile(r"\b(?:(?:apres|avant|depuis|suite[ ]a)[ ](?:celle|celui)\b|(?:depuis|apres)[ ]qu[e'])")
_CLOSING = re.compile(r"[ ]?[»\"”]")
_MARK = re.compile(r"[;:«»\"“”]|[(](?!jusqu'|[^)]{0,40}\d)| - ")
_MARK_OR_THEN = re.compile(rf"{_MARK.pattern}|, puis ")
_SUPERLATIVE = re.compile(r"\b(?:plus|premier|premiere|seul|seule)\b")


def of_noun(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> When:
    """What the text around an event noun says of its time."""
    if trigger.noun is not None and trigger.noun.foreign:
        return When()
    if (apart := of_event_apart(scene, trigger)) is not None:
        return apart
    tail = _tail(scene, trigger, noun, over) or _between_commas(scene, trigger, noun)
    tail = [m for m in tail if not is_new_end(scene, trigger, m)]
    moved = next((g for g in over if "postpone" in g.uses), None)
    if moved:
        return postponed(scene, moved, noun, tail)
    near = read(tail, _uses(over, tail[0])) if tail else _UNKNOWN
    for governor in over:
        unsaid = _calls_off(governor) or _is_news_of_item(scene, trigger, governor)
        moments = [] if unsaid else _of_clause(scene, governor.clause, trigger, over)
        if _heralds(trigger, governor):  # « a annoncé lundi une visite », but « a convoqué [pour lundi] une réunion »
            moments = [m for m in moments if scene.folded.startswith("pour ", m.begin)]
        if moments and governor.verb.finite and len(over) > 1:
            moments = [m for m in moments if not is_of_another(m, governor, over)]
        in_days = counted(scene, governor.clause)
        if in_days.known:
            near = _merged(near, in_days)
        elif moments:
            near = _merged(near, read(moments, governor.uses))
    when = from_heading(scene, trigger.start, near) if near.known else _around(scene, trigger, over)
    days = duration(scene, trigger, noun)
    if days and trigger.lead == "after" and when.at and when.at.days == 1:
        when = replace(when, at=None, finish=when.at)  # « Le 18, à l'issue d'une réunion de deux jours »
    return when if days is None else replace(when, days=days)


_UNKNOWN = When()
_TAKES_PART = re.compile(r"\b(?:participation|contribution)\b[^,;.]{0,24}[ ]a[ ](?:la[ ]|l')$")


def from_heading(scene: Scene, at: int, when: When) -> When:
    """What goes on until a day, in the entry of an agenda, begins on the day of its heading: « - OSLO - Exercice
    (jusqu'au 24) »."""
    until = when.finish if when.finish and when.finish.lead == "until" else None
    entry = scene.entries.at(at) if until and not (when.at or when.start) else None
    day = entry.moments[0] if entry else None
    if until is None or day is None or not (day.first and until.last) or day.first >= until.last:
        return when
    return replace(when, start=day)


def _around(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> When:
    """The time of a noun that has none beside it nor at its verbs: what stands before it, opens its sentence, heads
    its list, or is the day of the clause around it."""
    if trigger.kind == "operation" and _TAKES_PART.search(scene.folded, max(0, trigger.start - 48), trigger.start):
        return _UNKNOWN  # « depuis 2018 : participation estonienne à l'opération X », which began before
    apart = trigger.lead in ("before", "after")
    if trigger.lead == "before" and (told := right_before(scene, trigger.start)):
        return read(told, frozenset())  # « avant Bratislava, jeudi, pour un sommet »
    if apart and (there := next_day(scene, trigger)).known:
        return there
    if apart and not ends_there(scene, trigger):
        return _UNKNOWN
    during = trigger.lead == "during"
    follows = trigger.lead == "after" and trigger.determiner == "indefinite"  # « Lundi, …, à l'issue d'un entretien »
    if during and (told := right_before(scene, trigger.start)):
        return read(told, frozenset())
    label = is_label(scene, trigger) or opens_entry(scene, trigger)
    if (during or follows or label) and (told := opening(scene, trigger.start)):
        return read(told, frozenset())
    # « 9 mars », « Opération Barkhane », then what happened: the heading of a part
    if label and trigger.kind != "operation" and (told := heading_day(scene, trigger.start)):
        return read(told, frozenset())
    if not over and (told := day_of_clause(scene, trigger)):
        return replace(read(told, frozenset()), loose=True)
    if trigger.kind == "operation" and trigger.name:  # « Depuis 2015, l'opération X a permis »
        since = [m for m in opening(scene, trigger.start) if m.lead == "since"]
        if since:
            return read(since, frozenset())
    return _UNKNOWN


def taken_by_nouns(scene: Scene, trigger: Trigger, sighting: Sighting) -> set[Moment]:
    """The dates that belong to a noun's event and so to no verb around it, unless the verb holds the event."""
    when = sighting.when
    if when.loose or (sighting.weak and trigger.noun is not None and trigger.kind == "commitment"):
        return set()
    return {m for m in (when.at, when.start, when.finish, when.was) if m and m.start >= trigger.end}


def _heralds(trigger: Trigger, governor: Governor) -> bool:
    """« a annoncé lundi une visite »; what is decided or begun is announced on its day."""
    ahead = trigger.kind in ("meeting", "summit", "visit", "exercise", "press")
    return ahead and governor.role == "object" and governor.verb.lemma in _HERALDING


def _tail(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> list[Moment]:
    sentence = scene.sentence(trigger.start)
    mine = [g for g in over if g.role == "subject" and g.verb.start >= noun.end and not _calls_off(g)]
    reach = max([noun.end, *[g.clause.end for g in mine]]) if mine else noun.end
    if scene.moments.first(noun.end, max(reach, sentence.end)) is None:
        return []
    stop = _tail_end(scene, noun.end, sentence.end, over)
    found = []
    for moment in scene.moments.within(noun.end, max(reach, stop)):
        if not usable(scene, moment) or (moment.start >= stop and moment.start >= reach):
            continue
        if is_eve(scene, moment) and opening(scene, trigger.start):
            continue
        if moment.days > _MONTH and "(" in scene.folded[noun.end : moment.start]:
            continue  # « audition de M. Vandeput (budget 2017) »
        if moment.start >= stop and trigger.kind != "attack" and not any(_says(g, moment, stop) for g in over):
            continue  # « une conférence pour X, auquel Y versera 7 millions de 2018 à 2020, se tiendra … »
        if (
            trigger.lead in ("before", "after")
            and not over
            and scene.folded[noun.end : moment.begin].strip() != ","  # « depuis sa nomination, vendredi »
            and BARE_DAY.fullmatch(scene.folded[moment.start : moment.end].strip())
        ):
            continue
        if any(g.verb.finite and g.verb.end <= moment.start and of_apposed(scene, g.clause, moment) for g in over):
            continue
        if not over and not scene.folded.endswith("(", 0, moment.begin) and _of_next_subject(scene, noun, moment):
            break
        if other_noun(scene, trigger, noun.end, moment.begin) or _ELSE.search(scene.folded, noun.end, moment.begin):
            break
        if is_reacted_to(scene, trigger, moment):
            break
        if _compares(scene, trigger, moment) or _of_the_news(scene, moment, over, listed=is_item(scene, trigger)):
            continue
        found.append(moment)
    return found


# what is told of an event before it comes, on a day of its own: « le sommet, annoncé en mai, aura lieu en septembre »
_FORETOLD = frozenset({"annoncer", "promettre", "décider", "dévoiler", "confirmer", "évoquer", "convenir", "proposer"})


def _of_the_news(scene: Scene, moment: Moment, over: tuple[Governor, ...], *, listed: bool = False) -> bool:
    """Whether a date says when an event was announced, where another verb goes on to say what became of it."""
    verb = scene.verbs.before(moment.start)
    if verb is None or verb.tense != "participle" or verb.lemma not in _FORETOLD:
        return False
    if not 0 <= moment.begin - verb.end <= 1 or scene.folded.startswith("pour", moment.begin):
        return False
    return listed or any(g.verb.finite and g.verb.start > moment.start for g in over)


def _is_news_of_item(scene: Scene, trigger: Trigger, governor: Governor) -> bool:
    """« avril 2022 : livraison d'un système, [annoncée le 8 avril] »: in a dated line, when it was announced."""
    verb = governor.verb
    return verb.tense == "participle" and verb.lemma in _FORETOLD and is_item(scene, trigger)


def _of_next_subject(scene: Scene, noun: Complement, moment: Moment) -> bool:
    """« lors de la session d'été, [le Conseil national à l'automne] »: the date of who follows, whose verb is left
    out."""
    bare = next((p for p in noun.rest if p.comma and not p.link and p.end <= moment.begin + 1), None)
    led = bare is not None and scene.folded.startswith(("le ", "la ", "les ", "l'"), bare.start)
    return led and bare is not None and bare.end < moment.start and holds(scene, bare.start, bare.end, _WHO_ACTS)


_WHO_ACTS = ("council", "person", "country", "leaders")


def _says(governor: Governor, moment: Moment, stop: int) -> bool:
    """Whether a moment behind another verb is the governor's: « le Conseil, créé en 2023, s'est réuni [mercredi] »."""
    low = governor.clause.start if governor.clause.start >= stop else governor.verb.start
    return low <= moment.start <= governor.clause.end + 1


def _between_commas(scene: Scene, trigger: Trigger, noun: Complement) -> list[Moment]:
    """« la signature, lundi, d'une déclaration », « une réunion vendredi du Conseil »."""
    moment = scene.moments.first(trigger.end, noun.end)
    gap = scene.folded[trigger.end : moment.begin].strip() if moment is not None else ""
    aside = gap in ("", ",") or (gap.startswith(", a ") and gap.find(",", 1) < 0)  # « , à Bruxelles le 6 février, »
    return [moment] if moment and aside and usable(scene, moment) else []


def _compares(scene: Scene, trigger: Trigger, moment: Moment) -> bool:
    """« le plus grand exercice depuis 1988 »: the year is what it is measured against."""
    gap = scene.folded[trigger.end : moment.begin]  # « la première attaque depuis le début du conflit, [en mai] »
    since = moment.lead == "since" or (gap[-2:] == ", " and " depuis l" in gap)
    return since and bool(_SUPERLATIVE.search(scene.folded, max(0, trigger.start - 12), trigger.head))


def _calls_off(governor: Governor) -> bool:
    return "cancel" in governor.uses and governor.verb.finite


def _tail_end(scene: Scene, start: int, end: int, over: tuple[Governor, ...]) -> int:
    """Where another clause begins: at the first verb that does not speak of this event, or a mark."""
    mine = {g.verb.start for g in over if not _calls_off(g)}
    for verb in scene.verbs.within(start, end):
        if verb.start not in mine and not nominal(scene, verb):  # « a fait six morts lundi »
            end = verb.start
            break
    closing = _CLOSING.match(scene.folded, start, end)  # « l'exercice « Spring Storm » (15-26 mai) »
    mark = (_MARK if over else _MARK_OR_THEN).search(scene.folded, closing.end() if closing else start, end)
    return mark.start() if mark else end


def _of_clause(scene: Scene, clause: Clause, trigger: Trigger, over: tuple[Governor, ...]) -> list[Moment]:
    start = clause.start if clause.pronoun != "qui" else clause.verb.start
    last = scene.moments.before(trigger.start) if clause.verb.tense == "participle" else None
    if last is not None and clause.verb.start > trigger.end:
        start = max(start, last.begin)  # « Élu le 23 mai, il a pris … le 25, lors d'une cérémonie [organisée] à Oslo »
    found = [m for m in scene.moments.within(start, clause.end + 1) if usable(scene, m)]
    found = [m for m in found if not _of_something_else(scene, trigger, clause, m)]
    if trigger.kind != "attack":  # « l'embuscade tendue le 18 août »
        found = [m for m in found if not (of_participle(scene, clause, start, m) or of_apposed(scene, clause, m))]
    kept = [m for m in found if not _taken_by_other(scene, trigger, m) and not _compares(scene, trigger, m)]
    if clause.verb.tense == "participle" and clause.verb.lemma in _FORETOLD and len(over) > 1:
        return [m for m in kept if not _of_the_news(scene, m, over)]
    opens = opening(scene, clause.verb.start) if clause.verb.finite and not kept else []
    return kept or ([] if opens and is_foretold(scene, clause.verb, opens[0]) else opens)


def _of_something_else(scene: Scene, trigger: Trigger, clause: Clause, moment: Moment) -> bool:
    """Whether « depuis que », « suite à celle » stands between an event, or its verb, and a date."""
    low = trigger.end if moment.begin < clause.verb.start else max(trigger.end, clause.verb.end)
    return low < moment.begin and _ELSE.search(scene.folded, low, moment.begin) is not None


def _taken_by_other(scene: Scene, trigger: Trigger, moment: Moment) -> bool:
    """Whether another event's noun stands right before the moment, nothing but its complement between."""
    low = max(scene.sentence(moment.begin).start, moment.begin - 160)
    nouns = reversed(scene.nouns.within(low, moment.begin))
    other = next((n for n in nouns if n.head != trigger.head), None)
    if other is None or other.start < trigger.start < moment.start:
        return False
    between = scene.folded[other.end : moment.begin]
    return "," not in between and scene.finite.first(other.end, moment.begin) is None and other.end < moment.begin


def opening(scene: Scene, at: int) -> list[Moment]:
    """The date that opens the sentence, before its first verb and comma: « Le 25 mai déjà, … », « 12 mars 1999 :
    … »."""
    sentence = scene.sentence(at)
    if (there := _said_of_place(scene, sentence.start, at)) is not None:
        return [there]
    entry = scene.entries.at(at)
    headed = list(entry.moments) if entry is not None and entry.start < at else []
    start = behind_dateline(scene, sentence.start, at)
    head = scene.moments.first(sentence.start, start)
    if head and head.begin <= sentence.start + 3 and head.first != scene.published.value:
        start = sentence.start  # « 30 juillet 2004 – Le Conseil crée la mission »: a chronology's day is no dateline
    first = scene.moments.first(start, min(at, sentence.end))
    if first is not None and (apart := days_apart(scene, start)) is not None:
        return [apart.moment] if apart.moment.end <= at else headed
    if first is None or not usable(scene, first):
        return headed
    if scene.quoted(first.start) and not scene.quoted(at):
        return []  # « "Jusqu'à hier, nous l'ignorions", a-t-il expliqué »
    lead = scene.folded[start : first.begin]
    if len(lead.strip(" •-*\t([")) > 14 or scene.finite.first(sentence.start, first.start) is not None:
        return headed
    verb = scene.finite.first(first.end, at)
    return [first, *(m for m in scene.moments.within(first.end, verb.start if verb else at) if _inside(m, first))]


def _said_of_place(scene: Scene, start: int, at: int) -> Moment | None:
    """« s'achèvera mercredi à Skopje, où il participera à une réunion »: the day on which somebody is there."""
    where = scene.text.find(", où ", start, at)
    if where < 0:
        return None
    near = [m for m in scene.moments.within(start, where) if usable(scene, m) and m.days <= _MONTH]
    goes = scene.verbs.before(where) if len(near) > 1 else None
    apart = goes is not None and near[0].end < goes.start < near[-1].start  # « avant de se rendre à … début avril, où »
    return near[-1] if len(near) > 1 and (apart or near[-1].days <= 1) else None


_HERALDING = frozenset({"annoncer", "convoquer"})
_MONTH = 31


def read(moments: list[Moment], uses: frozenset[str]) -> When:
    """Moments as a time: a first and a last one, or one for the whole."""
    if not moments:
        return When()
    since = next((m for m in moments if m.lead == "since"), None)
    if since and moments[0].lead == "at" and since.first and moments[0].first and since.first < moments[0].first:
        since = None  # « déclenché en février …, au pouvoir depuis 1969 »
    until = next((m for m in moments if m.lead == "until"), None)
    if since or until:
        rest = next((m for m in moments if m not in (since, until)), None)
        return When(start=since or rest, finish=until)
    first = min((m for m in moments if _inside(m, moments[0])), key=lambda m: m.days)
    if "start" in uses:
        return When(start=first)
    if uses and uses <= {"finish", "hold"} and "finish" in uses:
        return When(finish=first)
    return When(at=first)


def _inside(inner: Moment, outer: Moment) -> bool:
    """Whether one time lies in another: « l'an dernier, à La Haye (24-25 juin 2025) »; every time lies in itself."""
    if inner is outer:
        return True
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def _uses(over: tuple[Governor, ...], moment: Moment) -> frozenset[str]:
    """What the verb right before the moment says of the event."""
    near = [g for g in over if g.verb.end <= moment.start <= g.clause.end + 1]
    return near[-1].uses if near else frozenset()


def _merged(a: When, b: When) -> When:
    if a.at and not (b.start or b.finish):
        return a
    return When(a.at or b.at, a.start or b.start, a.finish or b.finish, a.was or b.was, a.days or b.days)
