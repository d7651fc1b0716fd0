"""The pipeline as a list one can read: each stage takes a draft and gives it back with one layer more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .grammar import VerbGroup, verb_groups
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
    Timex,
)
from .text import read, titled


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a document so far. `found` holds what each finder saw, by its name."""

    reading: Reading
    found: dict[str, tuple[object, ...]] = field(default_factory=dict)
    verbs: tuple[VerbGroup, ...] = ()
    published: Published = Published()
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


def _verbs(draft: Draft) -> Draft:
    return replace(draft, verbs=verb_groups(draft.reading))


STAGES: tuple[Stage, ...] = (("verbs", _verbs),)


def parse(document: Document) -> Parse:
    """All facts of a document, each tied to the words that state it."""
    document = titled(document)
    draft = Draft(reading=read(document))
    for _, stage in STAGES:
        draft = stage(draft)
    raise NotImplementedError
