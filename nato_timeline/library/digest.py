"""What a library keeps of one document: a pure function of its bytes, made in any process on any machine."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import blake2b, sha256
from typing import NamedTuple, TypeVar

from .. import index, merge, pipeline
from ..errors import UserError
from ..facts import Fact, Paper, Source
from ..intake import Intake, read
from ..merge.entry import best_span
from ..merge.same import Told
from ..model import Cite, Document, Event, Parse, Person, Span
from ..searchable import searchable

Stretch = tuple[int, int]
Made = TypeVar("Made")

# what a text may bring about that nobody has thought of
_FAULTS = (RecursionError, MemoryError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)


class Blob(NamedTuple):
    """A file as it was read, and what the user says of it: `date`, `title`, `url`, `publisher`, as far as given."""

    name: str
    path: str | None
    data: bytes
    sha256: str
    given: Mapping[str, str]


class Text(NamedTuple):
    """A text as it was read, with what is known of it from outside."""

    name: str
    intake: Intake
    given: Mapping[str, str]
    path: str | None


class Looks(NamedTuple):
    """What a telling finds others by: their keys where dates are coarse, and where something was put off."""

    keys: tuple[int, ...]
    moved: tuple[int, ...]


class Telling(NamedTuple):
    """An event of the document: where it is told, by which keys others that tell it find it, and it finds others."""

    event: Event
    sentence: Stretch
    paragraph: Stretch
    page: int | None
    fine: bool
    signature: int
    keys: tuple[int, ...]
    moved: tuple[int, ...]  # of something put off
    looks: Looks
    alone: Fact  # what it makes if no other document tells of it


class Named(NamedTuple):
    """Somebody whom the document names: the spellings, and roles as (title, of, status, basis)."""

    id: str
    name: str
    names: tuple[str, ...]
    posts: tuple[tuple[str, str | None, str, str], ...]


class Digest(NamedTuple):
    """Everything about one document. The paper has no id yet: whoever stores it gives one, see `renamed`."""

    intake: Intake
    given: Mapping[str, str]
    path: str | None
    sha256: str
    paper: Paper
    origin: str
    said: tuple[Fact, ...]
    tellings: tuple[Telling, ...]
    roles: tuple[tuple[index.RoleKey, Source], ...]
    people: tuple[Named, ...]
    sentences: tuple[tuple[int, int, str], ...]


class Failure(NamedTuple):
    """A file that could not be read, and why, in the parts of a `UserError`: an exception crosses processes badly."""

    name: str
    template: str
    values: Mapping[str, object]
    hint: str | None = None
    command: str | None = None
    nearest: str | None = None

    @staticmethod
    def of(name: str, error: UserError) -> Failure:
        """The failure of a file."""
        return Failure(name, error.template, error.values, error.hint, error.command, error.nearest)


def digests(blobs: Iterable[Blob]) -> list[Digest | Failure]:
    """Reads files and all they say, side by side. Never raises for a bad one."""
    found = [safely(blob.name, partial(_text, blob)) for blob in blobs]
    understood = iter(of_texts([text for text in found if isinstance(text, Text)]))
    return [next(understood) if isinstance(text, Text) else text for text in found]


def _text(blob: Blob) -> Text:
    return Text(blob.name, read(blob.data, blob.name), blob.given, blob.path)


def packed(known: Digest | Failure) -> bytes | Failure:
    """A digest as it waits to be stored: a tenth as large, and nothing to look through for garbage."""
    return pickle.dumps(known, pickle.HIGHEST_PROTOCOL) if isinstance(known, Digest) else known


def unpacked(known: bytes) -> Digest:
    """What `packed` was given."""
    found: Digest = pickle.loads(known)
    return found


def safely(name: str, make: Callable[[], Made]) -> Made | Failure:
    """What is made of a document, or why nothing is: one bad document must not stop the others."""
    try:
        return make()
    except UserError as error:
        return Failure.of(name, error)
    except _FAULTS as error:
        why = f"{type(error).__name__}: {error}"
        return Failure.of(name, UserError("{name} could not be understood: {why}.", name=name, why=why))


def of_texts(texts: Sequence[Text]) -> list[Digest | Failure]:
    """Everything that some texts say, each safely, read side by side."""
    try:
        parses = list(pipeline.side_by_side(map(_document, texts)))
    except _FAULTS:
        return [safely(text.name, partial(of_text, text)) for text in texts]
    return [safely(text.name, partial(_digest, text, parse)) for text, parse in zip(texts, parses, strict=True)]


def of_text(text: Text) -> Digest:
    """Everything that a text says."""
    return _digest(text, pipeline.parse(_document(text)))


def _document(text: Text) -> Document:
    intake, given = text.intake, text.given
    day = given.get("date") or intake.date
    return Document(
        id="",
        text=intake.text,
        title=given.get("title") or intake.title,
        publisher=given.get("publisher") or intake.publisher,
        url=given.get("url") or intake.url,
        path=text.path,
        given_date=date.fromisoformat(day) if day else None,
        pages=intake.pages,
    )


def _digest(text: Text, parse: Parse) -> Digest:
    intake = text.intake
    parse = replace(parse, document=replace(parse.document, id=""))
    passages = index.passages(parse)
    origin = merge.origin_of(parse)
    return Digest(
        intake=intake,
        given=dict(text.given),
        path=text.path,
        sha256=sha256(intake.text.encode("utf-8", "surrogatepass")).hexdigest(),
        paper=index.paper(parse, 0),
        origin=origin,
        said=tuple(index.said(parse, passages)),
        tellings=tuple(_telling(parse, event, passages, origin) for event in parse.events),
        roles=tuple(index.stated_roles(parse, passages)),
        people=tuple(_named(parse, person) for person in parse.people),
        sentences=tuple((s.start, s.end, searchable(intake.text[s.start : s.end])) for s in parse.sentences),
    )


def _telling(parse: Parse, event: Event, passages: index.Passages, origin: str) -> Telling:
    start, end = best_span(Told(event, parse, origin))
    told = Told(replace(event, at=(Span(start, end, ""),)), parse, origin)
    return telling(told, *passages.around(start, end), passages.page(start))


def telling(told: Told, sentence: Stretch, paragraph: Stretch, page: int | None) -> Telling:
    """An event, told in one place, with all that a library asks of it."""
    (entry,) = merge.merged([told])

    def source(cite: Cite) -> Source:
        return index.cited(cite, sentence, paragraph, page)

    return Telling(
        event=told.event,
        sentence=sentence,
        paragraph=paragraph,
        page=page,
        fine=told.fine,
        signature=hashed(merge.signature_of(told)),
        keys=_hashed(merge.found_by(told)),
        moved=_hashed(merge.moved_from(told)),
        looks=looks_of(told),
        alone=index.event(entry, source),
    )


def looks_of(told: Told) -> Looks:
    """What a telling finds others by."""
    return Looks(_hashed(merge.looks_for(told)), _hashed(merge.moved_to(told)))


def _hashed(keys: Iterable[Hashable]) -> tuple[int, ...]:
    return tuple(sorted(map(hashed, keys)))


def hashed(key: object) -> int:
    """A whole number that SQLite can hold, the same in every process."""
    return int.from_bytes(blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def _named(parse: Parse, person: Person) -> Named:
    names = [person.name]
    names += [m.surface for m in parse.mentions if m.person == person.id and m.kind == "name"]
    posts = tuple(dict.fromkeys((role.title, role.of, role.status, role.basis) for role in person.roles))
    return Named(person.id, person.name, tuple(dict.fromkeys(names)), posts)


def renamed(known: Digest, id: str) -> Digest:
    """The digest of a document that has its id."""

    def source(source: Source) -> Source:
        return source._replace(paper=id)

    return known._replace(
        paper=known.paper._replace(id=id),
        said=tuple(
            fact._replace(
                id=index.fact_id(fact.layer, id, str(fact.sources[0].start), fact.title),
                sources=tuple(map(source, fact.sources)),
            )
            for fact in known.said
        ),
        tellings=tuple(
            one._replace(alone=one.alone._replace(sources=tuple(map(source, one.alone.sources))))
            for one in known.tellings
        ),
        roles=tuple((key, source(said)) for key, said in known.roles),
    )
