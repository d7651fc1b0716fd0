"""What is known of a document while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from ..grammar import VerbGroup
from ..lean import lean
from ..model import Diagnostic, Event, Figure, Mention, Period, Person, Place, Published, Quote, Reading, Timex
from ..resolve.events import Sighted


@lean(frozen=True, slots=True)
class Draft:
    """What is known of a document so far; offsets point into the reading.

    `found` holds what each finder saw, by the finder's name; `sighted` what the events are being made of.
    """

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
    sighted: Sighted | None = field(default=None, repr=False)
    events: tuple[Event, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
