"""The pipeline as a list one can read: each stage takes a draft and gives it back with one layer more."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .find import figures as find_figures
from .find import people as find_people
from .find import places as find_places
from .find import times as find_times
from .find import triggers as find_triggers
from .grammar import VerbGroup, verb_groups
from .lean import changed
from .model import (
    Diagnostic,
    Document,
    Event,
    Figure,
    Mention,
    Parse,
    Period,
    Person,
    Place,
    Published,
    Quote,
    Reading,
    Role,
    Sentence,
    Span,
    Timex,
)
from .resolve import events, figures, people, quotes
from .resolve.times import dates, publication
from .text import place_back, read, titled


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a document so far. `found` holds what each finder saw, by the finder's name."""

    reading: Reading
    found: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    verbs: tuple[VerbGroup, ...] = ()
    published: Published = field(default_factory=Published)
    timexes: tuple[Timex, ...] = ()
    periods: tuple[Period, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


Stage = tuple[str, Callable[[Draft], Draft]]

# Finders see the reading alone: neither each other nor any date. Their order does not matter.
FINDERS: tuple[tuple[str, Callable[[Reading], tuple[Any, ...]]], ...] = (
    ("times", find_times.find),
    ("figures", find_figures.find),
    ("people", find_people.find),
    ("places", find_places.find),
)


def _find(draft: Draft) -> Draft:
    found = {name: find(draft.reading) for name, find in FINDERS}
    verbs = verb_groups(draft.reading)
    return changed(draft, verbs=verbs, found=found, places=found["places"])


def _publication(draft: Draft) -> Draft:
    return changed(draft, published=publication.publication(draft.reading, draft.found["times"], draft.verbs))


def _dates(draft: Draft) -> Draft:
    dated = dates.resolve(draft.reading, draft.found["times"], draft.verbs, draft.published)
    return changed(
        draft,
        timexes=dated.timexes,
        periods=dated.periods,
        diagnostics=(*draft.diagnostics, *dated.diagnostics),
    )


def _people(draft: Draft) -> Draft:
    cast = people.resolve(draft.reading, draft.found["people"], draft.places, draft.verbs, draft.published)
    return changed(
        draft,
        people=cast.people,
        mentions=cast.mentions,
        diagnostics=(*draft.diagnostics, *cast.diagnostics),
    )


def _quotes(draft: Draft) -> Draft:
    said = quotes.resolve(draft.reading, draft.verbs, draft.people, draft.mentions, draft.places)
    return changed(draft, quotes=said.quotes, statements=said.statements)


def _figures(draft: Draft) -> Draft:
    return changed(
        draft,
        figures=figures.resolve(
            draft.reading,
            draft.found["figures"],
            draft.verbs,
            draft.timexes,
            draft.periods,
            draft.places,
            draft.people,
            draft.mentions,
            draft.quotes,
        ),
    )


def _events(draft: Draft) -> Draft:
    facts = events.Facts(
        reading=draft.reading,
        triggers=find_triggers.find(draft.reading, draft.verbs),
        verbs=draft.verbs,
        published=draft.published,
        timexes=draft.timexes,
        periods=draft.periods,
        places=draft.places,
        people=draft.people,
        mentions=draft.mentions,
        figures=draft.figures,
        quotes=draft.quotes,
        statements=draft.statements,
    )
    return changed(draft, events=events.resolve(facts))


STAGES: tuple[Stage, ...] = (
    ("find", _find),  # what is written: times, figures, names, places, verbs
    ("publication", _publication),  # the document's own date, and how it is known
    ("dates", _dates),  # expressions and anchors give periods
    ("people", _people),  # names and roles give people
    ("quotes", _quotes),  # who said what
    ("figures", _figures),  # what a figure counts, whose it is, when
    ("events", _events),  # what happened or will, when, where, with whom
)


def draft(document: Document) -> Draft:
    """The draft after the last stage; offsets point into the reading."""
    state = Draft(reading=read(document))
    for _, stage in STAGES:
        state = stage(state)
    return state


def parse(document: Document) -> Parse:
    """All facts of a document, each tied to the words that state it."""
    with uncollected():
        return ground(draft(titled(document)))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for what refers to itself, which nothing here does: it would find nothing, again and again."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


# ---------------------------------------------------------------- back to the document's own text

Spanned = TypeVar("Spanned", Timex, Period, Place, Mention, Figure, Quote, Sentence)
Shown = TypeVar("Shown", Timex, Place, Mention, Figure)


def ground(state: Draft) -> Parse:
    """The draft's facts with their spans moved back into `document.text`, where each equals its surface."""
    reading, text = state.reading, state.reading.document.text
    in_place = reading.origin is None  # but spaces and accents may be written in another way

    def span(s: Span) -> Span:
        return Span(*place_back(reading, s.start, s.end))

    def moved(items: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
        return tuple([_moved(reading, item) for item in items])

    def shown(items: tuple[Shown, ...]) -> tuple[Shown, ...]:
        if not in_place:
            return moved(items)
        return tuple([i if text[i.start : i.end] == i.surface else _moved(reading, i) for i in items])

    return Parse(
        document=reading.document,
        published=state.published,
        timexes=shown(state.timexes),
        periods=state.periods if in_place else moved(state.periods),
        places=shown(state.places),
        people=tuple([changed(p, roles=tuple([_placed_role(reading, r) for r in p.roles])) for p in state.people]),
        mentions=shown(state.mentions),
        figures=shown(state.figures),
        quotes=moved(state.quotes),
        statements=moved(state.statements),
        events=tuple([changed(e, at=tuple(map(span, e.at))) for e in state.events]),
        sentences=reading.sentences if in_place else moved(reading.sentences),
        diagnostics=tuple(changed(d, span=span(d.span)) if d.span else d for d in state.diagnostics),
    )


def _placed_role(reading: Reading, role: Role) -> Role:
    """A role with its span moved; one from the reference data has none."""
    if role.start is None or role.end is None:
        return role
    start, end, _ = place_back(reading, role.start, role.end)
    return changed(role, start=start, end=end)


def _moved(reading: Reading, item: Spanned) -> Spanned:
    start, end, surface = place_back(reading, item.start, item.end)
    changes: dict[str, Any] = {}
    if (start, end) != (item.start, item.end):
        changes |= {"start": start, "end": end}
    if getattr(item, "surface", surface) != surface:
        changes["surface"] = surface
    cue = getattr(item, "cue", None)
    if cue is not None:
        changes["cue"] = Span(*place_back(reading, cue.start, cue.end))
    return changed(item, **changes) if changes else item
