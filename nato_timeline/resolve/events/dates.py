"""The time of an event: from what its sightings say, made sharper by the reference list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from ...calendar import interval
from ...lean import lean
from ...lexicon.reference import NamedEvent
from .cluster import Cluster
from .moments import Moment
from .scene import Scene

_DURABLE = frozenset({"visit", "meeting", "exercise", "operation", "commitment"})


Days = tuple[date | None, date | None]


@lean(frozen=True, slots=True)
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
        self._spans: list[tuple[int, int]] = []  # where each is first named

    def __iter__(self) -> Iterator[tuple[Cluster, Dated]]:
        return iter(self._pairs)

    def add(self, cluster: Cluster, dated: Dated) -> None:
        span = cluster.sightings[0].span
        index = bisect_right(self._spans, span)
        self._spans.insert(index, span)
        self._pairs.insert(index, (cluster, dated))

    def near(self, at: int) -> list[tuple[Cluster, Dated]]:
        """Events first named a few pages before a position or a page after it, and those that open the document."""
        low = bisect_left(self._spans, (at - _PAGES,))
        high = bisect_left(self._spans, (at + _PAGE,))
        return [*self._pairs[: min(low, _HEADLINES)], *self._pairs[low:high]]


_PAGE, _PAGES, _HEADLINES = 3_000, 12_000, 8


def stated(scene: Scene, cluster: Cluster) -> Dated | None:
    """What the text says of the event's time, made sharper by the reference list; None where it says nothing."""
    moved = [s.when.at for s in cluster.sightings if s.when.at and s.change == "postponed"]
    said = [s.when for s in cluster.sightings if s.when.at]
    sure = [when for when in said if not when.loose] or said
    whole = _best(moved or [when.at for when in sure if when.at])
    start = _best([s.when.start for s in cluster.sightings if s.when.start])
    finish = _best([s.when.finish for s in cluster.sightings if s.when.finish])
    was = _best([s.when.was for s in cluster.sightings if s.when.was])
    if moved and was is None:
        was = next((s.when.at for s in cluster.sightings if s.when.at and s.change is None), None)
    reference = next(
        (s.known for s in cluster.sightings if s.known and s.known.kind in ("summit", "milestone", "exercise")), None
    )
    when = _value(whole, start, finish, cluster, scene)
    placed = any(s.when.known for s in cluster.sightings)
    if reference and (listed := _listed(reference)) and (when is None or _coarser(when, listed) or _part(when, listed)):
        return Dated(listed, "reference", why=f"reference: {reference.name}")
    if when is None and was is not None and was.value:  # put off, nobody says to when: it stands where it was to be
        return Dated(was.value, "text", was=was.value)
    if when is None:
        return Dated(None, "text", said=placed) if was or placed else None
    basis = "estimate" if when.endswith("~") else "text"
    return Dated(when, basis, was.value if was else None)


def _best(moments: list[Moment]) -> Moment | None:
    """The sharpest; of two as sharp, the first."""
    if len(moments) < 2:
        return moments[0] if moments else None
    return min(moments, key=lambda m: m.days)


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
            return lasting(whole.first, days)
        if begin is None or "/" in whole.value:
            return whole.value
    begin = begin or (whole.value if whole else None)
    if begin and len(begin) == 10 and finish and (finish.value or "").endswith("~"):
        finish = None  # « s'achèvera cet après-midi », in a text of no known day
    if begin and finish and finish.value:
        return f"{_head(begin)}/{_foot(finish.value)}" if begin != finish.value else begin
    if begin and days and len(begin) == 10:
        return lasting(date.fromisoformat(begin), days)
    if begin:
        goes_on = start is not None and start.lead == "since" and _endures(scene, cluster, start)
        return f"{_head(begin)}/.." if goes_on else begin
    if finish is None or finish.value is None:
        return None
    if days and len(finish.value) == 10 and finish.lead != "until":  # « a achevé lundi une tournée de cinq jours »
        return lasting(date.fromisoformat(finish.value) - timedelta(days - 1), days)
    return f"../{_foot(finish.value)}" if finish.lead == "until" else finish.value


def _endures(scene: Scene, cluster: Cluster, start: Moment) -> bool:
    """Whether « depuis » leaves its end open: a visit, an exercise, a sum given since then."""
    told = any(s.looks == "past" for s in cluster.sightings)
    # « participe depuis juin 1999 »; since a day it is that day's news
    going_on = (
        start.days > 1
        and scene.folded.startswith("depuis", start.begin)
        and any(s.clause is not None and s.clause.verb.tense == "present" for s in cluster.sightings)
    )
    if cluster.kind == "conflict":  # « des combats opposent depuis mars deux groupes »
        return going_on
    if cluster.kind == "attack":  # « dix-huit soldats tués depuis 2009 »
        return start.days > 1 and cluster.sightings[0].trigger.form == "verb"
    return cluster.kind in _DURABLE and (cluster.kind != "commitment" or told or going_on)


def _head(value: str) -> str:
    return value.split("/")[0].rstrip("~")


def _foot(value: str) -> str:
    return value.split("/")[-1].rstrip("~")


def lasting(first: date, days: int) -> str:
    """So many days from the first, as EDTF."""
    return f"{first.isoformat()}/{(first + timedelta(days - 1)).isoformat()}" if days > 1 else first.isoformat()


def _opens_today(scene: Scene, cluster: Cluster) -> bool:
    """Whether a headline without a date says that the event begins: « La réunion … s'ouvre sur … »."""
    return any(
        s.clause is not None
        and s.trigger.form != "verb"
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
    if "/" in when and all(len(part) == 10 for part in when.split("/")):
        return False  # « du 24 au 26 juin »: the text knows its days
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
