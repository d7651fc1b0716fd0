"""The time of an event of which the text gives none: from the event around it, the sentence before, or the document."""

from __future__ import annotations

import re
from datetime import date

from ...lean import changed
from .at_nouns import clause_beside, is_embedded
from .cluster import Cluster
from .dates import Dated, Days, Settled, lasting
from .moments import Moment
from .news import is_fresh
from .parts_of_stay import on_day_of_stay
from .scene import Scene
from .sentence_before import day_before
from .sighting import Sighting
from .told_back import (
    goes_on_in_clause,
    in_that_time,
    is_background,
    is_some_time_ahead,
    is_told_back,
    on_that_occasion,
    recalls_summit,
    told_there,
    visit_there,
)

_CONTAINERS = frozenset({"meeting", "summit", "visit"})
# what another event can be a part of
_AROUND = frozenset({"meeting", "summit", "visit", "press", "exercise", "operation", "accession", "conflict"})
_THESE_DAYS = 7
# what ended longer ago, in days, is only recalled in another paragraph
_RECALLED = 62
# how far below a visit what was done there is told, in characters
_LEAD = 600
_LARGE, _DONE_THERE = frozenset({"exercise", "operation"}), frozenset({"decision", "commitment"})
_RECENT = re.compile(r"\b(?:recente?|dernier|derniere)s?\b")
# kinds that take no date from a meeting or from the document's day: too often they are only recalled
_ALONE = frozenset({"accession", "appointment", "commitment", "attack", "conflict", "operation", "exercise"})
_THEN = re.compile(r"\b(?:ensuite|puis)\b")


def inherited(scene: Scene, cluster: Cluster, others: Settled) -> Dated | None:
    """A time from around the event: what it is held during, the sentence before, what goes on that day, the document.

    `others` are the events that have a time, in text order."""
    sighting = next((s for s in cluster.sightings if not s.background), cluster.sightings[0])
    if _RECENT.search(scene.folded, sighting.start, sighting.trigger.head) and (lately := _lately(scene)):
        return lately
    looks = next((s.looks for s in cluster.sightings if s.looks and not s.background), sighting.looks)
    if sighting.announced:
        looks = "past"  # what is promised is told of the day on which it was, or of the meeting at which it was
    below = _line_below(scene, sighting)
    if below:
        return Dated(below.value, "text", why=f"the line below: {below.surface}")
    if (day := on_day_of_stay(scene, sighting, others)) is not None:
        return day
    around = _summit_there(sighting, cluster, others) or around_in_sentence(scene, sighting, cluster, others)
    if around:
        return _from(scene, cluster, around, looks)
    if sighting.kind in _DONE_THERE and recalls_summit(scene, sighting):
        return None
    if (beside := _in_one_breath(scene, sighting, others)) is not None:
        return beside
    if (then := on_that_occasion(scene, sighting)) is not None or is_some_time_ahead(scene, sighting):
        return then
    before = day_before(scene, sighting) if not _travels_on(scene, sighting) else None
    if before and not _is_elsewhen(scene, before, looks):
        return Dated(before.value, "inherited", why=f"as the sentence before: {before.surface}")
    if (cluster.kind in _ALONE and not sighting.announced) or any(s.change for s in cluster.sightings):
        return None
    if (there := told_there(scene, sighting, others)) is not None:
        return _from(scene, cluster, there, looks)
    if is_told_back(sighting):
        visit = visit_there(scene, sighting, others)
        return _from(scene, cluster, visit, looks) if visit else in_that_time(scene, sighting)
    if is_background(scene, sighting.start):
        return None
    if _taken_up_later(scene, sighting, others):
        return None
    container = _container(scene, sighting, others, looks)
    apart = container is not None and (_is_elsewhere(cluster, container[0]) or _is_of_others(cluster, container[0]))
    if container and not (apart or _is_long_past(scene, sighting, container[1])):
        return _from(scene, cluster, container, looks)
    if looks == "past" and (below_told := _told_below(cluster, others)):
        return _from(scene, cluster, below_told, looks)
    told = looks == "past" or sighting.told_by is not None or (looks is None and sighting.headline)
    return _today(scene) if told and _is_told_now(scene, sighting) and is_fresh(scene, sighting) else None


def _is_long_past(scene: Scene, sighting: Sighting, held: Dated) -> bool:
    """« La France enverra 800 officiers » is news of today, and not of the debate of ten days ago."""
    last = held.days[1]
    told = sighting.announced and sighting.looks == "future"
    return told and last is not None and scene.latest is not None and (scene.latest - last).days > _THESE_DAYS


def overlap(one: Days, other: Days) -> bool:
    """Whether two times have a day in common."""
    first, last = max(one[0] or date.max, other[0] or date.min), min(one[1] or date.min, other[1] or date.max)
    return None not in (*one, *other) and first <= last


def _summit_there(sighting: Sighting, cluster: Cluster, others: Settled) -> tuple[Cluster, Dated] | None:
    """The summit of which the town of a decision tells: « sera approuvé par les dirigeants à Washington »."""
    if cluster.kind not in ("decision", "commitment") or not sighting.place:
        return None
    there = [(o, d) for o, d in others.near(sighting.start) if o.kind == "summit" and o.places[:1] == (sighting.place,)]
    return there[0] if len(there) == 1 else None


def _line_below(scene: Scene, sighting: Sighting) -> Moment | None:
    """The days in a line of their own under a headline: « Prague, 30-31 mai 2024 »."""
    sentence = scene.sentence(sighting.start)
    below = scene.sentences.first(sentence.end, sentence.end + 6) if sighting.headline else None
    if below is None or below.end - below.start > 60 or scene.verbs.first(below.start, below.end):
        return None
    moment = scene.moments.first(below.start, below.end)
    return moment if moment and moment.value and 2 <= moment.days <= 20 else None


def _is_told_now(scene: Scene, sighting: Sighting) -> bool:
    """Whether the words tell the event as news: a verb, a headline, or a noun that a verb holds, opens or goes to."""
    if sighting.trigger.form == "verb" or (sighting.headline and not sighting.programme):
        return True
    new = sighting.trigger.lead != "" and sighting.trigger.determiner == "indefinite"  # « à l'issue d'une rencontre »
    beside = (new or sighting.trigger.lead == "during") and sighting.kind != "summit"  # a summit is named to recall it
    if sighting.trigger.form != "noun" or not (sighting.held or beside):
        return False
    around = None if sighting.held else clause_beside(scene, sighting.start)
    # « que, lors de la réunion, il avait promis »
    return around is None or not (around.verb.tense == "pluperfect" or is_embedded(scene, around, sighting.start))


def _lately(scene: Scene) -> Dated | None:
    """« sa récente visite »: about the month of the document."""
    today = scene.published.value
    return Dated(f"{today:%Y-%m}~", "estimate", why="recent on the document's day") if today else None


def _from(scene: Scene, inner: Cluster, holder: tuple[Cluster, Dated], looks: str | None) -> Dated:
    """The holder's time; where it lasts and this day lies in it, what is past happened today."""
    cluster, dated = holder
    first, last = dated.days
    today = scene.latest
    when = dated.when
    if looks == "past" and today and first and last and first < last and first <= today <= last:
        when = today.isoformat()
    days = next((s.when.days for s in inner.sightings if s.when.days), None)
    if days and when and len(when) == 10:
        when = lasting(date.fromisoformat(when), days)
    return Dated(when, "inherited", part_of=cluster, why=f"held during what is dated {dated.when}")


def around_in_sentence(
    scene: Scene, sighting: Sighting, cluster: Cluster, others: Settled
) -> tuple[Cluster, Dated] | None:
    """The event that the sentence puts around this one: « lors de la réunion », « au programme de la
    ministérielle », and by its last day, « à l'issue du sommet »."""
    # « dans le cadre de l'exercice Y » puts another into Y, whose days are not those of the other
    mine = sighting.trigger.lead != "" and cluster.kind not in _LARGE
    for other, dated in others.near(sighting.start):
        if other is cluster or other.kind not in _AROUND or (dated.days[0] is None and cluster.kind == "decision"):
            continue
        for s in other.sightings:
            if s.sentence != sighting.sentence:
                continue
            before = scene.folded[max(0, s.start - 40) : s.start]
            if _AT_ITS_END.search(before):
                return other, _last_day(dated)
            if s.background:
                continue
            if _is_of_participle(scene, sighting, s):
                continue
            there = _gathered(s) or s.trigger.lead == "during" or s.trigger.form == "place"
            if (mine or there or "programme d" in before) and not _turns(scene, sighting, dated):
                return other, dated
    return None


def _is_of_participle(scene: Scene, sighting: Sighting, other: Sighting) -> bool:
    """« Le renfort décidé [au sommet de Pau] est désormais projeté »: what the verb tells was not done there."""
    verb = sighting.trigger.verb
    if verb is None or not verb.finite or other.start > verb.start or other.trigger.form == "verb":
        return False
    before = scene.verbs.before(other.start)
    if before is None or before.tense != "participle" or before.lemma in _GATHERING:
        return False
    return before.start >= sighting.sentence and not scene.folded[before.end : other.start].strip(" ").count(",")


_GATHERING = frozenset({"réunir", "rassembler", "retrouver", "présenter"})


def _gathered(sighting: Sighting) -> bool:
    """« Réunis mardi à La Haye, les Alliés ont promis … »: who has gathered does it there and then."""
    verb = sighting.trigger.verb
    return verb is not None and verb.tense == "participle" and sighting.kind in ("meeting", "summit")


_AT_ITS_END = re.compile(
    r"\b(?:a[ ]l'issue|au[ ]terme|au[ ]sortir)[ ](?:de[ ](?:la[ ]|l'|cette[ ]|sa[ ])?|du[ ]|d'une?[ ]|des[ ])$"
)


def _last_day(dated: Dated) -> Dated:
    last = dated.days[1]
    to_the_day = dated.when is not None and len(dated.when.split("/")[-1]) == 10
    return changed(dated, when=last.isoformat()) if last and to_the_day else dated


def _told_below(cluster: Cluster, others: Settled) -> tuple[Cluster, Dated] | None:
    """« X s'est rendu à Kiev », where what X did in Kiev, and on which day, is told right below."""
    first, place = cluster.sightings[0], cluster.places[:1]
    people = {name for name in cluster.who if name[:1].islower()}
    if cluster.kind != "visit" or not (place and people):
        return None
    below = [
        (other, dated)
        for other, dated in others.near(first.start)
        if 0 < other.sightings[0].start - first.start < _LEAD and other.places[:1] == place and people & set(other.who)
    ]
    days = {dated.when for _, dated in below}
    return below[0] if len(days) == 1 else None


def _taken_up_later(scene: Scene, sighting: Sighting, others: Settled) -> bool:
    """« Le protocole a été signé le 5 juillet. La Norvège [l'a] ratifié »: what became since, on whatever day, of what
    the sentence before dates."""
    verb = sighting.trigger.verb
    if verb is None or verb.tense != "past" or sighting.kind not in ("decision", "commitment", "accession"):
        return False
    if not scene.folded.endswith((" l'", " les "), 0, verb.start):
        return False
    sentence = scene.sentence(sighting.start)
    before = scene.sentences.before(sentence.start)
    if before is None or before.paragraph != sentence.paragraph:
        return False
    told = (o for o, dated in others.near(sighting.start) if dated.when and dated.basis == "text")
    return any(before.start <= s.start < before.end for other in told for s in other.sightings)


def _is_elsewhere(cluster: Cluster, holder: Cluster) -> bool:
    """Whether a visit leads to another place than what it would be a part of: « se rendra ensuite à Prague »."""
    return cluster.kind == "visit" and bool(cluster.places and holder.places) and cluster.places[0] != holder.places[0]


def _is_of_others(cluster: Cluster, holder: Cluster) -> bool:
    """Whether what is promised or visited is none of what it would be a part of: a pledge of others than who visits, a
    visit and a meeting elsewhere."""
    if cluster.kind == "visit":
        return holder.kind == "meeting"
    return cluster.kind == "commitment" and holder.kind == "visit" and set(cluster.who).isdisjoint(holder.who)


def _travels_on(scene: Scene, sighting: Sighting) -> bool:
    """« se rendra ensuite à Prague »: on some later day."""
    sentence = scene.sentence(sighting.start)
    if sighting.kind != "visit":
        return False
    return _THEN.search(scene.folded, sentence.start, min(sentence.end, sighting.span[1] + 30)) is not None


def _in_one_breath(scene: Scene, sighting: Sighting, others: Settled) -> Dated | None:
    """« avait été reçu mardi par X [et s'était entretenu avec Y] »: the time of the clause that it goes on from."""
    if not goes_on_in_clause(scene, sighting):
        return None
    verb = sighting.trigger.verb
    before = scene.verbs.before(verb.start) if verb is not None else None
    for other, dated in others.near(sighting.start):
        same = (s.trigger.verb is not None and s.trigger.verb == before for s in other.sightings)
        if dated.when and dated.days[0] is not None and any(same) and not _turns(scene, sighting, dated):
            return Dated(dated.when, "inherited", why=f"in one breath with what is dated {dated.when}")
    return None


def _turns(scene: Scene, sighting: Sighting, dated: Dated) -> bool:
    """« a reçu lundi X et se rendra à Riga »: what is to come is of no day gone by."""
    last = dated.days[1]
    return sighting.looks == "future" and last is not None and scene.latest is not None and last < scene.latest


def _is_elsewhen(scene: Scene, moment: Moment, looks: str | None) -> bool:
    """Whether a day lies on the other side of the document's: what « a rencontré » tells is none of tomorrow."""
    today, latest = scene.published.value, scene.latest
    if today is None or latest is None or moment.first is None or moment.last is None:
        return False
    return (looks == "past" and moment.first > latest) or (looks == "future" and moment.last < today)


def _container(scene: Scene, sighting: Sighting, others: Settled, looks: str | None) -> tuple[Cluster, Dated] | None:
    """The gathering or visit that the document is about, of those named before: the one it speaks of most, on
    the same side of today."""
    today = scene.latest
    fitting, number = [], scene.sentence(sighting.start).paragraph
    for other, dated in others.near(sighting.start):
        first, last = dated.days
        if (
            other.kind not in _CONTAINERS
            or other.background
            or other.sightings[0].start > sighting.start
            or first is None
            or last is None
        ):
            continue
        if (last - first).days > 20 or _is_talk_of_others(sighting, other):
            continue
        side = _side(first, last, today) or next((s.looks for s in other.sightings if s.looks), None)
        if looks == "future" and sighting.kind == "decision" and side != "future" and first == last:
            continue  # « La France ratifiera ces textes dans les meilleurs délais », said at a meeting today
        if looks is None or side in (None, looks, "ongoing"):
            long_past = today is not None and (today - last).days > _RECALLED
            if long_past and all(scene.sentence(s.start).paragraph != number for s in other.sightings):
                continue  # « La décision prise au sommet de 2008 »: recalled, and not what the text is about
            of_these_days = other.kind == "summit" and today is not None and abs((last - today).days) <= _THESE_DAYS
            rank = (of_these_days, not long_past, len(other.sightings), other.sightings[-1].start)
            fitting.append((rank, other, dated))
    if not fitting:
        return None
    _, other, dated = max(fitting, key=lambda row: row[0])
    return other, dated


_TALKS = frozenset({"entretien", "entretien telephonique", "conversation telephonique", "appel telephonique"})


def _is_talk_of_others(sighting: Sighting, other: Cluster) -> bool:
    """Whether an event is a talk between a few, in which what a body decides was not done."""
    named = other.called - {""}
    if sighting.kind not in ("decision", "commitment") or not (named and named <= _TALKS):
        return False
    return set(sighting.who).isdisjoint(other.who)


def _side(first: date, last: date, today: date | None) -> str | None:
    if today is None:
        return None
    return "future" if first > today else "past" if last < today else "ongoing"


def _today(scene: Scene) -> Dated | None:
    published = scene.published
    if published.value:
        return Dated(published.value.isoformat(), "inherited", why="the document's day")
    if published.estimate:
        return Dated(published.estimate, "estimate", why=published.why)
    return None
