"""The rows that queries read and formats print: flat, one shape for all kinds of facts, quick to load.

Named tuples and not dataclasses: a query starts in milliseconds, and these cost a tenth to define and to fill. Days are
ISO strings (`2024-06-12`), which sort and compare as dates do. Offsets point into `Paper.text`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

LAYERS = ("role", "event", "quote", "statement", "figure")
EVENT_KINDS = (
    "summit", "meeting", "visit", "exercise", "press", "appointment", "accession", "commitment",
    "decision", "operation", "attack", "statement", "conflict",
)  # fmt: skip
FIGURE_KINDS = ("money", "share", "count", "measure")
ROLE_KINDS = ("current", "former", "future", "elected", "outgoing", "acting", "deputy")
QUOTE_KINDS = ("quote", "statement")
EVENT_STATUS = ("held", "scheduled", "ongoing", "cancelled", "postponed")
FIGURE_STATUS = ("target", "commitment", "delivered", "spent", "count")
STATUSES = (*EVENT_STATUS, *FIGURE_STATUS)


class Source(NamedTuple):
    """One document's word for a fact: where it stands, in which sentence and paragraph, how it is put and dated.

    `page` counts from 1, in documents that have pages."""

    paper: str
    start: int
    end: int
    sentence: tuple[int, int]
    paragraph: tuple[int, int]
    wording: str
    when: str | None
    first: str | None
    last: str | None
    status: str | None = None
    page: int | None = None


class Fact(NamedTuple):
    """A role, an event, a quotation, a statement or a figure.

    `when` is EDTF; `first`/`last` bound it and place the fact in time. A figure without a period of its own has no
    `when` and stands on the day of publication. `people` are person ids, countries and bodies: who took part, or spoke.
    `status` is an event's status or a figure's role. `value` is one number, or two for a range. `tags`,
    `corrected` (the names of fields) and `note` are the user's own.
    """

    id: str
    layer: str
    kind: str
    title: str
    when: str | None
    first: str | None
    last: str | None
    basis: str | None
    why: str | None
    place: str | None
    people: tuple[str, ...]
    topics: tuple[str, ...]
    status: str | None
    sources: tuple[Source, ...]
    was: str | None = None
    differs: tuple[str, ...] = ()
    value: tuple[float, ...] = ()
    unit: str | None = None
    qualifier: str | None = None
    subject: str | None = None
    holder: str | None = None
    per: str | None = None
    verb: str | None = None
    tags: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    note: str | None = None


class Post(NamedTuple):
    """What a person is, and the documents that say so. `basis`: text or reference."""

    title: str
    of: str | None
    status: str
    basis: str
    papers: tuple[str, ...]


class Person(NamedTuple):
    """`names` are all the ways the texts write the name; `facts` counts what there is by and about the person."""

    id: str
    name: str
    names: tuple[str, ...]
    posts: tuple[Post, ...]
    facts: int


class Paper(NamedTuple):
    """A document. `first`/`last` bound the day it came out, as far as that is known; `pages` counts its pages."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    path: str | None
    language: str
    published: str | None
    basis: str
    estimate: str | None
    why: str | None
    updated: str | None
    first: str | None
    last: str | None
    text: str
    facts: int
    pages: int | None = None


class Topic(NamedTuple):
    id: str
    name: str
    name_en: str
    words: tuple[str, ...]
    facts: int


class Library(NamedTuple):
    """All that queries read. Facts stand in the order of the timeline."""

    papers: Mapping[str, Paper]
    facts: Sequence[Fact]
    people: Mapping[str, Person]
    topics: Mapping[str, Topic]


_NEVER = "9999-12-31"


def in_time(fact: Fact) -> tuple[str, int, str, int]:
    """Sort key of a timeline: by first day, a longer period before what lies inside it; undated facts last."""
    source = fact.sources[0]
    return (fact.first or fact.last or _NEVER, -int((fact.last or _NEVER).replace("-", "")), source.paper, source.start)
