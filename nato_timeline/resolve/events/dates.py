"""The time of an event: from what its sightings say, else from the reference list, the event around it, or the
document."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ...calendar import interval
from ...reference import NamedEvent
from .coreference import Cluster
from .moments import Moment
from .scene import Scene
from .sighting import Sighting

_CONTAINERS = frozenset({"meeting", "summit", "visit"})
_RECENT = re.compile(r"\b(?:recente?|dernier|derniere)s?\b")
# kinds that take no date from a meeting or from the document's day: too often they are only recalled
_ALONE = frozenset({"accession", "appointment", "commitment", "attack", "conflict", "operation", "exercise"})
_DURABLE = frozenset({"visit", "meeting", "exercise", "operation", "commitment"})
_GOES_ON = ("ensuite", "egalement", "puis", "aussi", "en outre", "par ailleurs", "enfin", "a cette occasion")


Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Dated:
    """`when` is EDTF; `basis` text, inherited, reference or estimate; `part_of` the cluster it was inherited
    from; `said`: the text gives a time, though one that nothing places."""

    when: str | None = None
    basis: str = "text"
    was: str | None = None
    part_of: Cluster | None = None
    why: str | None = None
    said: bool = False

    @property
    def days(self) -> Days:
        return interval(self.when)


class Settled:
    """Events that have their time, in text order; asked for those near a place, so that long documents stay cheap."""

    def __init__(self) -> None:
        self._pairs: list[tuple[Cluster, Dated]] = []

    def __iter__(self) -> Iterator[tuple[Cluster, Dated]]:
        return iter(self._pairs)

    def add(self, cluster: Cluster, dated: Dated) -> None:
        insort(self._pairs, (cluster, dated), key=_first)

    def near(self, at: int) -> list[tuple[Cluster, Dated]]:
        """Events first named a few pages before a position or a page after it, and those that open the document."""
        low = bisect_left(self._pairs, at - _PAGES, key=lambda pair: _first(pair)[0])
        high = bisect_left(self._pairs, at + _PAGE, key=lambda pair: _first(pair)[0])
        return [*self._pairs[: min(low, _HEADLINES)], *self._pairs[low:high]]


def _first(pair: tuple[Cluster, Dated]) -> tuple[int, int]:
    return pair[0].sightings[0].span


_PAGE, _PAGES, _HEADLINES = 3_000, 12_000, 8


def stated(scene: Scene, cluster: Cluster) -> Dated | None:
    """What the text says of the event's time, made sharper by the reference list; None where it says nothing."""
    whole = _best([s.when.at for s in cluster.sightings if s.when.at])
    start = _best([s.when.start for s in cluster.sightings if s.when.start])
    finish = _best([s.when.finish for s in cluster.sightings if s.when.finish])
    was = _best([s.when.was for s in cluster.sightings if s.when.was])
    reference = next(
        (s.known for s in cluster.sightings if s.known and s.known.kind in ("summit", "milestone", "exercise")), None
    )
    when = _value(whole, start, finish, cluster, scene)
    said = any(s.when.known for s in cluster.sightings)
    if reference and (listed := _listed(reference)) and (when is None or _coarser(when, listed) or _part(when, listed)):
        return Dated(listed, "reference", why=f"reference: {reference.name}")
    if when is None:
        return Dated(None, "text", was=was.value if was else None, said=said) if was or said else None
    basis = "estimate" if when.endswith("~") else "text"
    return Dated(when, basis, was.value if was else None)


def _best(moments: list[Moment]) -> Moment | None:
    """The sharpest; of two as sharp, the first."""
    return min(moments, key=lambda m: m.days, default=None)


def _value(
    whole: Moment | None, start: Moment | None, finish: Moment | None, cluster: Cluster, scene: Scene
) -> str | None:
    days = next((s.when.days for s in cluster.sightings if s.when.days), None)
    if start is None and whole is None and _opens_today(scene, cluster):
        today = scene.published.value
        begin = today.isoformat() if today else None
    else:
        begin = start.value if start else None
    if whole and whole.value and not (finish and begin is None and whole.days == 1):
        if days and whole.days == 1 and whole.first:
            return _lasting(whole.first, days)
        if begin is None or "/" in whole.value:
            return whole.value
    begin = begin or (whole.value if whole else None)
    if begin and finish and finish.value:
        return f"{_head(begin)}/{_foot(finish.value)}" if begin != finish.value else begin
    if begin and days and len(begin) == 10:
        return _lasting(date.fromisoformat(begin), days)
    if begin:
        goes_on = start is not None and start.lead == "since" and _endures(cluster)
        return f"{_head(begin)}/.." if goes_on else begin
    if finish is None or finish.value is None:
        return None
    return f"../{_foot(finish.value)}" if finish.lead == "until" else finish.value


def _endures(cluster: Cluster) -> bool:
    """Whether « depuis » leaves its end open: a visit, an exercise, a sum given since then."""
    told = any(s.looks == "past" for s in cluster.sightings)
    return cluster.kind in _DURABLE and (cluster.kind != "commitment" or told)


def _head(value: str) -> str:
    return value.split("/")[0].rstrip("~")


def _foot(value: str) -> str:
    return value.split("/")[-1].rstrip("~")


def _lasting(first: date, days: int) -> str:
    return f"{first.isoformat()}/{(first + timedelta(days - 1)).isoformat()}" if days > 1 else first.isoformat()


def _opens_today(scene: Scene, cluster: Cluster) -> bool:
    """Whether a headline without a date says that the event begins: « La réunion … s'ouvre sur … »."""
    return any(
        s.clause is not None
        and s.clause.verb.lemma in ("ouvrir", "débuter", "commencer")
        and s.clause.verb.tense in ("present", "past")
        and not s.when.known
        for s in cluster.sightings
    )


def _listed(event: NamedEvent) -> str | None:
    if event.first is None:
        return None
    return event.first if event.last in (None, event.first) else f"{event.first}/{event.last}"


def _coarser(when: str, listed: str) -> bool:
    """Whether the reference list is sharper and inside what the text says: « juillet 2016 » for 8-9 July."""
    mine, theirs = interval(when), interval(listed)
    if None in (*mine, *theirs):
        return False
    return mine[0] <= theirs[0] and theirs[1] <= mine[1] and mine != theirs  # type: ignore[operator]


def _part(when: str, listed: str) -> bool:
    """Whether the text gives one day of the several that the reference list gives: « s'est achevé lundi »."""
    (first, last), (start, end) = interval(when), interval(listed)
    if first is None or start is None or end is None or any(len(part) != 10 for part in listed.split("/")):
        return False
    return first == last and start < end and start <= first <= end


# ---------------------------------------------------------------- inheritance


def inherited(scene: Scene, cluster: Cluster, others: Settled) -> Dated | None:
    """A time from around the event: what it is held during, the sentence before, what goes on that day, the document.

    `others` are the events that have a time, in text order."""
    sighting = next((s for s in cluster.sightings if not s.background), cluster.sightings[0])
    if _RECENT.search(scene.folded, sighting.start, sighting.trigger.head) and (lately := _lately(scene)):
        return lately
    looks = next((s.looks for s in cluster.sightings if s.looks and not s.background), sighting.looks)
    below = _line_below(scene, sighting)
    if below:
        return Dated(below.value, "text", why=f"the line below: {below.surface}")
    around = around_in_sentence(scene, sighting, cluster, others)
    if around:
        return _from(scene, cluster, around, looks)
    before = _before(scene, sighting, others)
    if before:
        return Dated(before.value, "inherited", why=f"as the sentence before: {before.surface}")
    if (cluster.kind in _ALONE and not sighting.announced) or any(s.change for s in cluster.sightings):
        return None
    container = _container(scene, sighting, others, looks)
    if container:
        return _from(scene, cluster, container, looks)
    told = looks == "past" or (looks is None and sighting.headline)
    return _today(scene) if told and _is_told_now(sighting) else None


def overlap(one: Days, other: Days) -> bool:
    """Whether two times have a day in common."""
    first, last = max(one[0] or date.max, other[0] or date.min), min(one[1] or date.min, other[1] or date.max)
    return None not in (*one, *other) and first <= last


def _line_below(scene: Scene, sighting: Sighting) -> Moment | None:
    """The days in a line of their own under a headline: « Prague, 30-31 mai 2024 »."""
    sentence = scene.sentence(sighting.start)
    below = scene.sentences.first(sentence.end, sentence.end + 6) if sighting.headline else None
    if below is None or below.end - below.start > 60 or scene.verbs.first(below.start, below.end):
        return None
    moment = scene.moments.first(below.start, below.end)
    return moment if moment and moment.value and 2 <= moment.days <= 20 else None


def _is_told_now(sighting: Sighting) -> bool:
    """Whether the words tell the event as news: a verb, a headline, or a noun that a verb holds, opens or goes to."""
    if sighting.trigger.form == "verb" or (sighting.headline and not sighting.programme):
        return True
    new = sighting.trigger.lead != "" and sighting.trigger.determiner == "indefinite"  # « à l'issue d'une rencontre »
    beside = (new or sighting.trigger.lead == "during") and sighting.kind != "summit"  # a summit is named to recall it
    return sighting.trigger.form == "noun" and (sighting.held or beside)


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
        when = _lasting(date.fromisoformat(when), days)
    return Dated(when, "inherited", part_of=cluster, why=f"held during what is dated {dated.when}")


def around_in_sentence(
    scene: Scene, sighting: Sighting, cluster: Cluster, others: Settled
) -> tuple[Cluster, Dated] | None:
    """The event that the sentence puts around this one: « lors de la réunion », « au programme de la
    ministérielle », and by its last day, « à l'issue du sommet »."""
    mine = sighting.trigger.lead != ""
    for other, dated in others.near(sighting.start):
        for s in other.sightings:
            if other is cluster or s.sentence != sighting.sentence:
                continue
            before = scene.folded[max(0, s.start - 40) : s.start]
            if _AT_ITS_END.search(before):
                return other, _last_day(dated)
            if s.background:
                continue
            if mine or s.trigger.lead == "during" or s.trigger.form == "place" or "programme d" in before:
                return other, dated
    return None


_AT_ITS_END = re.compile(
    r"\b(?:a[ ]l'issue|au[ ]terme|au[ ]sortir)[ ](?:de[ ](?:la[ ]|l'|cette[ ]|sa[ ])?|du[ ]|d'une?[ ]|des[ ])$"
)


def _last_day(dated: Dated) -> Dated:
    last = dated.days[1]
    return (
        replace(dated, when=last.isoformat()) if last and dated.when and len(dated.when.split("/")[-1]) == 10 else dated
    )


def _before(scene: Scene, sighting: Sighting, others: Settled) -> Moment | None:
    """The date of the sentence before in the same paragraph, where the clause goes on from it."""
    sentence = scene.sentence(sighting.start)
    text = scene.folded[sentence.start : min(sentence.end, sighting.span[1] + 30)]
    clause = sighting.clause
    where = clause is not None and scene.text.startswith("où", clause.start)
    if where and clause and (said := _earlier(scene, sentence.start, clause.start)):
        return said  # « fixé au 8 mars à Stockholm, où se tiendra une réunion »
    teller = sighting.told_by or clause
    if not any(cue in text for cue in _GOES_ON) and not (teller and teller.pronoun in ("il", "elle", "ils", "elles")):
        return None
    if clause and clause.pronoun and (said := _earlier(scene, sentence.start, clause.start)):
        return said
    previous = scene.sentences.before(sentence.start)
    if previous is None or previous.paragraph != sentence.paragraph:
        return None
    near = [m for m in scene.moments.within(previous.start, previous.end) if m.value and m.lead == "at" and m.days <= 7]
    return near[-1] if len(near) == 1 else None


def _earlier(scene: Scene, start: int, end: int) -> Moment | None:
    """The day last said before in the same sentence: « se rendra à Oslo lundi ; il y rencontrera »."""
    near = [m for m in scene.moments.within(start, end) if m.value and m.lead == "at" and m.days <= 7]
    return near[-1] if near else None


def _container(scene: Scene, sighting: Sighting, others: Settled, looks: str | None) -> tuple[Cluster, Dated] | None:
    """The gathering or visit that the document is about, of those named before: the one it speaks of most, on
    the same side of today."""
    today = scene.latest
    fitting = []
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
        if (last - first).days > 20:
            continue
        side = _side(first, last, today) or next((s.looks for s in other.sightings if s.looks), None)
        if looks is None or side in (None, looks, "ongoing"):
            fitting.append((len(other.sightings), other.sightings[-1].start, other, dated))
    if not fitting:
        return None
    _, _, other, dated = max(fitting, key=lambda row: row[:2])
    return other, dated


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
