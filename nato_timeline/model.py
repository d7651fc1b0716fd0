"""Every type that crosses a module's border, frozen; those of the text itself stand in `reading`.

Offsets count Unicode characters, half-open `[start, end)`. Inside the pipeline they point into `Reading.text`; the last
stage moves them back to `Document.text`, so that in a `Parse` `document.text[start:end] == surface`, to the letter.
Days are `datetime.date`; values of time expressions are TIMEX3 / EDTF strings (`2024-06`, `2024-W42`, `P3M`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .lean import record
from .reading import Document as Document
from .reading import Reading as Reading
from .reading import Sentence as Sentence
from .reading import Token as Token
from .reading import Zone as Zone


@record(frozen=True, slots=True)
class Span:
    """A stretch of text: where it is and what it says."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem as a value: `code` is stable (`weekday-mismatch`), `message` is for people, the span says where."""

    code: str
    message: str
    span: Span | None = None


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Published:
    """The day a document came out. `basis`: header, text, metadata, estimate, unknown.

    `value` is a day (`2024-06-12`) or None; `estimate` an EDTF value (`2024-06~`) where only that is known; `why` says
    in words how it is known; `updated` is the header's « Mis à jour le » as `2024-10-17` or `2024-10-17T20:23`.
    """

    value: date | None = None
    basis: str = "unknown"
    estimate: str | None = None
    why: str | None = None
    updated: str | None = None


# ---------------------------------------------------------------- facts


@record(frozen=True, slots=True)
class Timex:
    """A resolved time expression. `type`: DATE TIME DURATION SET. `first`/`last` bound the calendar interval.

    `basis`: stated (the text says it in full), neighbour (what is missing comes from the expression beside it),
    publication (counted from the document's date), story (from the date the passage is about), reference, estimate,
    unplaced (nothing to count from), none (durations and sets have no place in the calendar).
    `anchor` is the date counted from; `why` the arithmetic in words; `rule` the rule that matched.
    """

    start: int
    end: int
    surface: str
    type: str
    value: str
    mod: str | None = None
    first: date | None = None
    last: date | None = None
    basis: str = "stated"
    anchor: str | None = None
    why: str | None = None
    rule: str = ""


@record(frozen=True, slots=True)
class Period:
    """Time expressions that say one thing together: « du 28 février au 2 mars », « les 12 et 13 octobre ».

    `kind`: range (from … to), list (each one of them), gloss (« Ce mercredi (12 juin 2024) »: the same day twice).
    `parts` are indexes into the document's timexes; `value` is EDTF (`2024-06-13/2024-06-14`).
    """

    start: int
    end: int
    kind: str
    parts: tuple[int, ...]
    value: str
    first: date | None = None
    last: date | None = None


@record(frozen=True, slots=True)
class Place:
    """A country, city, region or body named in the text. `kind`: country, city, region, body, site.

    `id` is the lexicon's id or None; `name` the French name to print; `country` an ISO code; `form`: noun (« la
    Lettonie »), adjective (« letton »), demonym (« les Lettons »), metonym (« Kiev a promis »: `name` is the city,
    `country` the country it speaks for).
    """

    start: int
    end: int
    surface: str
    name: str
    kind: str
    id: str | None = None
    country: str | None = None
    form: str = "noun"


@record(frozen=True, slots=True)
class Role:
    """What somebody is, as the text states it. `of`: country or body in French. `basis`: text or reference.

    `status`: current, former, future, elected, outgoing, acting, deputy. `source`: for reference roles the term's."""

    title: str
    of: str | None = None
    basis: str = "text"
    status: str = "current"
    start: int | None = None
    end: int | None = None
    source: str | None = None


@record(frozen=True, slots=True)
class Person:
    """`id` is the slug of the name as this text writes it; `ref` the reference data's id, where it knows the person."""

    id: str
    name: str
    roles: tuple[Role, ...] = ()
    gender: str | None = None
    known: bool = False
    ref: str | None = None


@record(frozen=True, slots=True)
class Mention:
    """A place that names a person. `kind`: name, surname, role. `acting` is False in captions, bylines and credits."""

    start: int
    end: int
    surface: str
    person: str
    kind: str
    acting: bool = True
    basis: str = "text"


@record(frozen=True, slots=True)
class Figure:
    """A quantity with what it counts. `value` is a number or (low, high). See FIELDS in the README for the rest."""

    start: int
    end: int
    surface: str
    value: float | tuple[float, float]
    unit: str
    qualifier: str | None = None
    subject: str | None = None
    holder: str | None = None
    per: str | None = None
    when: str | None = None
    role: str | None = None
    speaker: str | None = None
    topics: tuple[str, ...] = ()
    same_as: int | None = None
    parts: tuple[int, ...] = ()
    sources_differ: tuple[int, ...] = ()


@record(frozen=True, slots=True)
class Quote:
    """What somebody said; statements (indirect speech) have the same form.

    `speaker` is a person's id, an organisation's name, or None; `cue` the words that attribute it."""

    start: int
    end: int
    surface: str
    speaker: str | None
    verb: str | None = None
    cue: Span | None = None
    topics: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Event:
    """What belongs on a timeline. `when` is EDTF; `first`/`last` bound it. See FORMAT in the README for the kinds."""

    id: str
    kind: str
    title: str
    at: tuple[Span, ...]
    when: str | None
    first: date | None = None
    last: date | None = None
    date_basis: str = "text"
    place: str | None = None
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    status: str = "held"
    was: str | None = None
    part_of: str | None = None
    reference: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """Everything one document says. Offsets point into `document.text`."""

    document: Document
    published: Published
    timexes: tuple[Timex, ...] = ()
    periods: tuple[Period, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


# ---------------------------------------------------------------- one timeline out of many documents


@dataclass(frozen=True, slots=True)
class Cite:
    """One document's word for an entry: its id and title, the sentence that states it, its own date and title."""

    id: str
    title: str | None
    published: str | None
    start: int
    end: int
    sentence: str
    when: str | None
    wording: str
    status: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event on the timeline, with every document that states it. `differs` lists the other dates given."""

    id: str
    kind: str
    title: str
    when: str | None
    first: date | None
    last: date | None
    date_basis: str
    place: str | None
    participants: tuple[str, ...]
    topics: tuple[str, ...]
    status: str
    sources: tuple[Cite, ...]
    was: str | None = None
    differs: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Parsed documents and the entries merged from them."""

    parses: tuple[Parse, ...] = ()
    entries: tuple[Entry, ...] = field(default=())
