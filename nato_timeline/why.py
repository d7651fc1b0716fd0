"""Why a fact is what it is: by which rules its dates were read, from what they were counted, how its people were known,
and why the tellings of several documents are one event. The documents are read again for it; no library keeps this."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from . import pipeline
from .facts import Fact, Library, Source
from .lexicon import named_events
from .merge import origin_of
from .merge.reasons import why_one
from .merge.same import Told
from .model import Document, Event, Mention, Parse, Timex

ABOUT = ("date", "person", "event", "speaker", "merged")
_FROM = {
    "stated": "said in full",
    "neighbour": "completed by the date beside it",
    "publication": "counted from the day of publication, {anchor}",
    "story": "counted from the day the text was speaking of, {anchor}",
    "reference": "by the reference list",
    "estimate": "counted from an estimate, {anchor}",
    "unplaced": "nothing to count it from",
    "none": "no place in the calendar",
}
_KNOWN = {
    "name": "named in full",
    "surname": "the one person of that surname here",
    "role": "the one person with that role here",
}


class Reason(NamedTuple):
    """One step: what it is about, the words and what they were taken for, the rule, and an English sentence with gaps
    that says why, with what fills them."""

    paper: str
    about: str
    surface: str
    meaning: str | None
    rule: str | None
    why: str
    values: Mapping[str, object] = {}


def reasons(library: Library, fact: Fact, document_of: Callable[[str], Document]) -> list[Reason]:
    """All steps that led to a fact, source by source, then why the sources are one."""
    papers = list(dict.fromkeys(source.paper for source in fact.sources))
    parses = dict(zip(papers, pipeline.side_by_side(map(document_of, papers)), strict=True))
    found = [reason for source in fact.sources for reason in _of_source(library, fact, source, parses[source.paper])]
    return [*found, *_merged(fact, parses)]


def _of_source(library: Library, fact: Fact, source: Source, parse: Parse) -> Iterator[Reason]:
    here = range(*source.sentence)
    yield from (_date(source, timex) for timex in parse.timexes if timex.start in here)
    yield from (_person(library, source, mention) for mention in parse.mentions if mention.start in here)
    event = _event(fact, source, parse)
    if event:
        yield from _of_event(source, event, parse)
    for said in (*parse.quotes, *parse.statements):
        if fact.layer in ("quote", "statement") and said.start == source.start and said.cue:
            who = said.speaker or ""
            yield Reason(source.paper, "speaker", said.cue.surface, who, said.verb, "the words that attribute it")


def _date(source: Source, timex: Timex) -> Reason:
    anchored = timex.anchor or timex.basis not in ("publication", "story", "estimate")
    why = _FROM[timex.basis if anchored else "none"]
    return Reason(source.paper, "date", timex.surface, timex.value, timex.rule, why, {"anchor": timex.anchor or ""})


def _person(library: Library, source: Source, mention: Mention) -> Reason:
    known = library.people.get(mention.person)
    name = known.name if known else mention.person
    basis = "by the reference list" if mention.basis == "reference" else _KNOWN[mention.kind]
    return Reason(source.paper, "person", mention.surface, name, mention.kind, basis)


def _event(fact: Fact, source: Source, parse: Parse) -> Event | None:
    if fact.layer != "event":
        return None
    here = [event for event in parse.events if event.kind == fact.kind]
    placed = [event for event in here if any(span.start == source.start for span in event.at)]
    return next((event for event in (*placed, *here) if event.title == source.wording), None)


def _of_event(source: Source, event: Event, parse: Parse) -> Iterator[Reason]:
    def reason(surface: str, meaning: str | None, why: str, **values: object) -> Reason:
        return Reason(source.paper, "event", surface, meaning, event.kind, why, values)

    if len(event.at) > 1:
        places = ", ".join(f"« {span.surface} »" for span in event.at)
        spoken = "spoken of in {n} places of this text: {places}"
        yield reason(event.title, None, spoken, n=len(event.at), places=places)
    known = next((each for each in named_events() if each.id == event.reference), None)
    if known:
        yield reason(event.at[0].surface, known.name, "{name} of the reference list", name=known.id)
    whole = next((each for each in parse.events if each.id == event.part_of), None)
    if whole:
        yield reason(event.at[0].surface, event.when, "part of {title}", title=whole.title)


def _merged(fact: Fact, parses: Mapping[str, Parse]) -> Iterator[Reason]:
    """Why the telling of each further source is of the event that another source tells."""
    tellings = []
    for source in fact.sources:
        event = _event(fact, source, parses[source.paper])
        if event:
            tellings.append((source, Told(event, parses[source.paper], origin_of(parses[source.paper]))))
    for source, told in tellings[1:]:
        other, first = tellings[0]
        for why, values in why_one(first, told):
            yield Reason(source.paper, "merged", told.event.title, other.paper, told.kind, why, values)
