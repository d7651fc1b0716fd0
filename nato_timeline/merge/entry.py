"""One entry out of what several documents tell of an event: each keeps its own words, the entry the sharpest date."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date

from ..model import Cite, Entry, Parse
from ..text import fold
from .same import Told

_RANK = {"held": 0, "ongoing": 1, "cancelled": 2, "postponed": 3, "scheduled": 4}
# a title longer than this is not made the entry's where a shorter one says the same
_LONG = 110


def entry_of(tellings: Sequence[Told]) -> Entry:
    """The entry of one event; the result does not depend on the order of the tellings."""
    told = sorted(tellings, key=_canonical)
    latest = _latest(told)
    dated = _dated(told, latest)
    title = _title(told)
    event = dated.event
    return Entry(
        id=_id(event.kind, event.when, title),
        kind=event.kind,
        title=title,
        when=event.when,
        first=event.first,
        last=event.last,
        date_basis=event.date_basis,
        place=_place(told),
        participants=_union(t.event.participants for t in told),
        topics=tuple(sorted({topic for t in told for topic in t.event.topics})),
        status=latest.event.status,
        sources=tuple(_cite(t) for t in told),
        was=latest.event.was or next((t.event.was for t in told if t.event.was), None),
        differs=_differs(told, dated),
        why=event.why,
    )


def _canonical(told: Told) -> tuple[str, str, int]:
    published = told.parse.published.value
    return (
        published.isoformat() if published else "9999",
        told.parse.document.id,
        told.event.at[0].start if told.event.at else 0,
    )


def _latest(told: Sequence[Told]) -> Told:
    """The telling of the document that came out last; without dates of publication, the one that knows most."""
    dated = [t for t in told if t.parse.published.value]
    if dated:
        return dated[-1]
    return min(told, key=lambda t: (_RANK.get(t.event.status, 9), _canonical(t)))


def _dated(told: Sequence[Told], latest: Told) -> Told:
    """Whose date the entry takes: the new one of a postponed event, else the sharpest, that most origins give,
    stated first."""
    if latest.event.status == "postponed" and latest.event.when:
        return latest
    votes = Counter(t.event.when for t in {(t.origin, t.event.when): t for t in told}.values())
    old = {t.event.was for t in told}
    known = [t for t in told if t.event.when and t.event.when not in old] or [t for t in told if t.event.when]
    known = known or list(told)
    return min(known, key=lambda t: (_coarseness(t), -votes[t.event.when], t.event.date_basis != "text", _canonical(t)))


def _coarseness(told: Told) -> tuple[int, int]:
    """How coarse a time is: days before weeks and months; of two told in days the longer, since one day of a
    meeting of two is only a part of it."""
    when = told.event.when or ""
    if when and all(len(part) == 10 for part in when.split("/")):
        return 0, -told.length
    return 1, told.length


def _differs(told: Sequence[Told], dated: Told) -> tuple[str, ...]:
    """Dates that other documents give and that do not hold the entry's."""
    other, old = [], {t.event.was for t in told}
    for t in told:
        when = t.event.when
        if when is None or when == dated.event.when or when in old:
            continue
        if t.days and dated.days and (_holds(t.days, dated.days) or _holds(dated.days, t.days)):
            continue  # a month holds its day, and a meeting of two days each of them
        other.append(when)
    return tuple(sorted(set(other)))


def _holds(outer: tuple[date, date], inner: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _title(told: Sequence[Told]) -> str:
    """The fullest title that is not too long; of two as full, the one that more documents use."""
    votes = Counter(t.event.title for t in told)
    return max(votes, key=lambda title: (len(title) <= _LONG, _capitals(title), votes[title], len(title), title))


def _capitals(title: str) -> int:
    """How much a title names: words with capitals behind the first, up to a bound."""
    words: list[str] = re.split(r"[ ’'-]", title)[1:]
    return min(6, sum(word[:1].isupper() for word in words))


def _place(told: Sequence[Told]) -> str | None:
    votes = Counter(t.event.place for t in told if t.event.place)
    return max(votes, key=lambda place: (votes[place], len(place), place)) if votes else None


def _union(groups: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))  # type: ignore[attr-defined]


def _id(kind: str, when: str | None, title: str) -> str:
    """A short name for the entry, made from what it says."""
    content = f"{kind}|{when or ''}|{fold(title)}"
    return hashlib.sha256(content.encode()).hexdigest()[:10]


# ---------------------------------------------------------------- what a document says


def _cite(told: Told) -> Cite:
    span = best_span(told)
    document, published = told.parse.document, told.parse.published.value
    return Cite(
        id=document.id,
        title=document.title,
        published=published.isoformat() if published else None,
        start=span[0],
        end=span[1],
        sentence=sentence_at(told.parse, span[0]),
        when=told.event.when,
        wording=told.event.title,
        status=told.event.status,
    )


def best_span(told: Told) -> tuple[int, int]:
    """The place that states the event: the first whose sentence holds its date, else the first of all."""
    spans = [(span.start, span.end) for span in told.event.at]
    for start, end in spans:
        low, high = _bounds(told.parse, start)
        if any(low <= t.start < high and t.first and told.event.first == t.first for t in told.parse.timexes):
            return start, end
    return spans[0] if spans else (0, 0)


def _bounds(parse: Parse, at: int) -> tuple[int, int]:
    index = bisect_right(parse.sentences, at, key=lambda s: s.start) - 1
    if index < 0:
        return at, at
    sentence = parse.sentences[index]
    return (sentence.start, sentence.end) if at < sentence.end else (at, at)


def sentence_at(parse: Parse, at: int) -> str:
    """The sentence around a position, on one line."""
    start, end = _bounds(parse, at)
    return " ".join(parse.document.text[start:end].split())
