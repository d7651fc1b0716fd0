"""One entry out of what several documents tell of an event: each keeps its own words, the entry the sharpest date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..model import Cite, Entry, Parse
from .gathered import Gathered, place_of
from .same import Told


def entry_of(tellings: Sequence[Told]) -> Entry:
    """The entry of one event; the result does not depend on the order of the tellings."""
    told = sorted(tellings, key=place_of)
    return gathered(told).entry(tuple(map(cite_of, told)))


def gathered(tellings: Sequence[Told]) -> Gathered:
    """What the tellings of one event say in sum."""
    found = Gathered(tellings[0].kind)
    heard: set[tuple[str, str | None]] = set()
    for told in tellings:
        voice = told.origin, told.event.when
        found.add(told, first_voice=voice not in heard)
        heard.add(voice)
    return found


# ---------------------------------------------------------------- what a document says


def cite_of(told: Told) -> Cite:
    """A document's word for an entry."""
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
