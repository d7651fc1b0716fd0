"""Journeys that go on: « se rendra en Finlande dimanche, puis en Suède le lendemain » tells two visits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .clause import Clause
from .datable import usable
from .kinds import holds
from .moments import Moment
from .phrases import Phrase
from .scene import Scene
from .sighting import Sighting, When
from .where import place_of
from .wording import text_of


def stops(scene: Scene, told: Sighting) -> Iterator[Sighting]:
    """The visit that a verb tells, or one for each place that has a day of its own beside it."""
    clause = told.clause
    dated = list(_dated_places(scene, clause)) if clause is not None and told.kind == "visit" else []
    if len(dated) < 2 or told.title is None:
        yield told
        return
    words = [text_of(scene, phrase) for phrase, _ in dated]
    bare = told.title.split(f" {words[0]}")[0]
    for index, (phrase, moment) in enumerate(dated):
        yield replace(
            told,
            span=told.span if index == 0 else (phrase.begin, phrase.end),
            when=When(finish=moment) if moment.lead == "until" else When(at=moment),
            place=place_of(scene, [phrase]),
            given=f"{bare} {words[index]}",
        )


def _dated_places(scene: Scene, clause: Clause) -> Iterator[tuple[Phrase, Moment]]:
    """Phrases of place with the date right before or behind them."""
    taken: set[Moment] = set()
    for phrase in clause.after:
        if phrase.link != "to" or not holds(scene, phrase.start, phrase.end, ("spot",)):
            continue
        before = scene.moments.before(phrase.begin)
        behind = scene.moments.first(phrase.end, phrase.end + 24)
        for moment in (before, behind):
            if moment is None or moment in taken or not usable(scene, moment) or moment.start < clause.verb.start:
                continue
            low, high = (moment.end, phrase.begin) if moment is before else (phrase.end, moment.begin)
            if not scene.folded[low:high].strip(" ,"):
                taken.add(moment)
                yield phrase, moment
                break
