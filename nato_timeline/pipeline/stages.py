"""The pipeline as a list one can read: each stage takes a draft and gives it back with one layer more.

A stage is one or more steps, each a function of the draft: where many documents are read side by side, all take a step
before any takes the next (see `side_by_side`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..find import figures as find_figures
from ..find import people as find_people
from ..find import places as find_places
from ..find import times as find_times
from ..find import triggers as find_triggers
from ..grammar import verb_groups
from ..lean import changed
from ..model import Document, Reading
from ..resolve import events, figures, people, quotes
from ..resolve.times import dates, publication
from ..text import read
from ..turns import Turns, alone, at_once
from .draft import Draft

Step = Callable[[Draft], Turns[Draft]]
Stage = tuple[str, tuple[Step, ...]]
Finder = Callable[[Reading], Turns[tuple[Any, ...]]]


def _finder(name: str, find: Finder) -> Step:
    """Finders see the reading alone: neither each other nor any date. Their order does not matter."""

    def step(draft: Draft) -> Turns[Draft]:
        found = yield from find(draft.reading)
        return changed(draft, found={**draft.found, name: found})

    return step


@at_once
def _places(draft: Draft) -> Draft:
    return changed(draft, places=find_places.find(draft.reading))


@at_once
def _verbs(draft: Draft) -> Draft:
    return changed(draft, verbs=verb_groups(draft.reading))


@at_once
def _publication(draft: Draft) -> Draft:
    return changed(draft, published=publication.publication(draft.reading, draft.found["times"], draft.verbs))


@at_once
def _dates(draft: Draft) -> Draft:
    dated = dates.resolve(draft.reading, draft.found["times"], draft.verbs, draft.published)
    return changed(
        draft,
        timexes=dated.timexes,
        periods=dated.periods,
        diagnostics=(*draft.diagnostics, *dated.diagnostics),
    )


@at_once
def _people(draft: Draft) -> Draft:
    cast = people.resolve(draft.reading, draft.found["people"], draft.places, draft.verbs, draft.published)
    return changed(
        draft,
        people=cast.people,
        mentions=cast.mentions,
        diagnostics=(*draft.diagnostics, *cast.diagnostics),
    )


def _quotes(draft: Draft) -> Turns[Draft]:
    said = yield from quotes.resolve(draft.reading, draft.verbs, draft.people, draft.mentions, draft.places)
    return changed(draft, quotes=said.quotes, statements=said.statements)


def _figures(draft: Draft) -> Turns[Draft]:
    meant = yield from figures.resolve(
        draft.reading,
        draft.found["figures"],
        draft.verbs,
        draft.timexes,
        draft.periods,
        draft.places,
        draft.people,
        draft.mentions,
        draft.quotes,
    )
    return changed(draft, figures=meant)


def _triggers(draft: Draft) -> Turns[Draft]:
    triggers = yield from find_triggers.find(draft.reading, draft.verbs)
    facts = events.Facts(
        reading=draft.reading,
        triggers=triggers,
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
    return changed(draft, sighted=events.begun(facts))


def _sighting(step: events.Step) -> Step:
    def on(draft: Draft) -> Turns[Draft]:
        assert draft.sighted is not None
        return changed(draft, sighted=(yield from step(draft.sighted)))

    return on


def _events(draft: Draft) -> Turns[Draft]:
    assert draft.sighted is not None
    return changed(draft, events=(yield from events.put_together(draft.sighted)), sighted=None)


STAGES: tuple[Stage, ...] = (
    (
        "find",  # what is written: times, figures, names, places, verbs
        (
            _finder("times", find_times.find),
            _finder("figures", find_figures.find),
            _finder("people", find_people.find),
            _places,
            _verbs,
        ),
    ),
    ("publication", (_publication,)),  # the document's own date, and how it is known
    ("dates", (_dates,)),  # expressions and anchors give periods
    ("people", (_people,)),  # names and roles give people
    ("quotes", (_quotes,)),  # who said what
    ("figures", (_figures,)),  # what a figure counts, whose it is, when
    ("events", (_triggers, *map(_sighting, events.STEPS), _events)),  # what happened or will, when, where, with whom
)


def taken(draft: Draft, steps: Iterable[Step]) -> Draft:
    """The draft after some steps."""
    for step in steps:
        draft = alone(step(draft))
    return draft


def draft(document: Document) -> Draft:
    """The draft after the last stage; offsets point into the reading."""
    return taken(Draft(reading=read(document)), (step for _, steps in STAGES for step in steps))
