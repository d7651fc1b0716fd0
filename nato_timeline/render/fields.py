"""The fields of a fact by name: what `--fields` offers, and what each format prints when nothing is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from ..facts import Fact, Library, Paper, Person, Source, Topic
from ..own_topics import where_from
from ..query import sentence
from ..shelves import parts, some
from .rows import Row, Table
from .words import Words

Field = Callable[[Library, Fact], Any]


def name_of(library: Library, who: str) -> str:
    """People by name, bodies and countries as they are."""
    known = library.people.get(who)
    return known.name if known else who


def _speaker(library: Library, fact: Fact) -> str | None:
    return name_of(library, fact.people[0]) if fact.people else None


def _value(library: Library, fact: Fact) -> Any:
    numbers = [int(v) if v == int(v) else v for v in fact.value]
    return numbers[0] if len(numbers) == 1 else numbers or None


def _sources(library: Library, fact: Fact) -> list[dict[str, Any]]:
    papers = some(library.papers, {source.paper for source in fact.sources})
    return [_source(papers[source.paper], source) for source in fact.sources]


def _source(paper: Paper, source: Source) -> dict[str, Any]:
    return {
        "id": paper.id,
        "title": paper.title,
        "published": paper.published or paper.estimate,
        "published_basis": paper.basis,
        "url": paper.url,
        "start": source.start,
        "end": source.end,
        "page": source.page,
        "surface": paper.text[source.start : source.end],
        "sentence": paper.text[slice(*source.sentence)],
        "wording": source.wording,
        "when": source.when,
        "status": source.status,
    }


_FIELDS: dict[str, Field] = {
    "id": lambda _, f: f.id,
    "layer": lambda _, f: f.layer,
    "kind": lambda _, f: f.kind,
    "title": lambda _, f: f.title,
    "surface": lambda _, f: f.title,
    "when": lambda _, f: f.when,
    "from": lambda _, f: f.first if f.when else None,
    "to": lambda _, f: f.last if f.when else None,
    "date_basis": lambda _, f: f.basis,
    "date_why": lambda _, f: f.why,
    "was": lambda _, f: f.was,
    "differs": lambda _, f: list(f.differs),
    "place": lambda _, f: f.place,
    "participants": lambda _, f: list(f.people),
    "people": lambda library, f: [name_of(library, who) for who in f.people],
    "topics": lambda _, f: list(f.topics),
    "status": lambda _, f: f.status,
    "role": lambda _, f: f.status,
    "value": _value,
    "unit": lambda _, f: f.unit,
    "qualifier": lambda _, f: f.qualifier,
    "subject": lambda _, f: f.subject,
    "holder": lambda _, f: f.holder,
    "per": lambda _, f: f.per,
    "speaker": lambda _, f: f.people[0] if f.people else None,
    "speaker_name": _speaker,
    "verb": lambda _, f: f.verb,
    "tags": lambda _, f: list(f.tags),
    "corrected": lambda _, f: list(f.corrected),
    "note": lambda _, f: f.note,
    "published": lambda library, f: _published(library, f),
    "sentence": lambda library, f: sentence(library, f.sources[0]),
    "sentences": lambda library, f: [sentence(library, source) for source in f.sources],
    "sources": _sources,
}


def _date(_: Library, fact: Fact, words: Words) -> str:
    from .dates import long

    return long(fact.when, words)


def _who(library: Library, fact: Fact, _: Words) -> str:
    return ", ".join(name_of(library, who) for who in fact.people) or fact.holder or ""


def _cite(library: Library, fact: Fact, _: Words) -> str:
    from ..citing.notes import short
    from ..citing.reference import of_fact

    return "; ".join(dict.fromkeys(map(short, of_fact(library, fact))))


def _link(library: Library, fact: Fact, _: Words) -> str:
    from ..citing.reference import deep_link

    links = (deep_link(library.papers[source.paper], source) for source in fact.sources)
    return next((link for link in links if link), "")


# what a sentence is made of, as people say it
SPOKEN: dict[str, Callable[[Library, Fact, Words], str]] = {
    "date": _date,
    "who": _who,
    "text": lambda _, f, words: words.quoted(f.title) if f.layer == "quote" else f.title,
    "cite": _cite,
    "link": _link,
}

OWN = ("tags", "corrected", "note")  # what the user said of a fact
EVENT = (
    "id", "kind", "title", "when", "from", "to", "date_basis", "date_why", "was", "differs", "place", "participants",
    "people", "topics", "status", "published", "sources", *OWN,
)  # fmt: skip
FIGURE = (
    "id", "kind", "surface", "value", "unit", "qualifier", "subject", "holder", "per", "when", "from", "to", "role",
    "speaker", "speaker_name", "topics", "published", "sentence", "sources", *OWN,
)  # fmt: skip
QUOTE = (
    "id", "kind", "surface", "speaker", "speaker_name", "verb", "when", "from", "to", "date_basis", "topics",
    "published", "sentence", "sources", *OWN,
)  # fmt: skip
MIXED = (
    "id", "layer", "kind", "title", "when", "from", "to", "date_basis", "place", "participants", "people", "topics",
    "status", "verb", "value", "unit", "qualifier", "subject", "holder", "per", "sources", *OWN,
)  # fmt: skip

_SHORT = {
    EVENT: ("when", "kind", "status", "title", "place", "people", "sources", "id"),
    FIGURE: ("value", "unit", "qualifier", "per", "subject", "holder", "when", "role", "surface", "sources", "id"),
    QUOTE: ("when", "speaker_name", "verb", "surface", "sources", "id"),
    MIXED: ("layer", "when", "kind", "title", "place", "people", "sources", "id"),
}

_SHAPES = {"event": EVENT, "figure": FIGURE, "quote": QUOTE, "statement": QUOTE, "role": MIXED}


def _published(library: Library, fact: Fact) -> str | None:
    """The first day on which one of the documents came out."""
    papers = (library.papers[source.paper] for source in fact.sources)
    days = (paper.published or paper.estimate for paper in papers)
    return min((day for day in days if day), default=None)


def shape(layers: Collection[str]) -> tuple[str, ...]:
    """The fields of facts of some layers: those of the layer, or all where there are several."""
    shapes = {_SHAPES[layer] for layer in layers}
    return shapes.pop() if len(shapes) == 1 else MIXED


def facts(library: Library, rows: Sequence[Fact], fields: tuple[str, ...]) -> Table:
    """Facts as a table; `fields` is one of EVENT, FIGURE, QUOTE, MIXED."""
    return Table(
        rows,
        fields,
        _SHORT[fields],
        lambda f, names: {name: _FIELDS[name](library, f) for name in names},
        {name: partial(said, library) for name, said in SPOKEN.items()},
        {"sources": lambda f: [source.paper for source in f.sources]},
    )


def _pick(row: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: row[name] for name in names}


def shown(library: Library, rows: Sequence[Fact]) -> Table:
    """Facts with the sentences that state them."""
    all_fields = shape({fact.layer for fact in rows})
    table = facts(library, rows, all_fields)
    *short, sources, id = _SHORT[all_fields]
    return table._replace(fields=with_sentences(all_fields), short=(*short, "sentences", sources, id))


def with_sentences(names: Sequence[str]) -> tuple[str, ...]:
    """Fields with those of the sentences that state the fact."""
    return (*(name for name in names if name != "sources" and name not in OWN), "sentences", "sources", *OWN)


PERSON = ("id", "name", "roles", "facts", "events", "quotes", "statements", "figures", "names")


def people(library: Library, rows: Sequence[Person]) -> Table:
    """Everyone, with counts."""

    def row(person: Person, names: Sequence[str]) -> dict[str, Any]:
        about = parts(library, person.id)
        counts = {f"{layer}s": about.get(layer, 0) for layer in ("event", "quote", "statement", "figure")}
        roles = [{"title": p.title, "of": p.of, "basis": p.basis, "sources": list(p.papers)} for p in person.posts]
        row = {**person._asdict(), "names": list(person.names), "roles": roles, **counts}
        return _pick(row, names)

    return Table(rows, PERSON, ("name", "roles", "facts", "id"), row)


PAPER = (
    "id", "title", "publisher", "url", "path", "language", "published", "published_basis", "published_estimate",
    "published_why", "updated", "facts", "characters", "pages",
)  # fmt: skip


def papers(rows: Sequence[Paper], *, text: bool = False) -> Table:
    """The documents, with or without their texts."""

    def row(paper: Paper, names: Sequence[str]) -> dict[str, Any]:
        fields = {
            **paper._asdict(),
            "published_basis": paper.basis,
            "published_estimate": paper.estimate,
            "published_why": paper.why,
            "characters": len(paper.text),
        }
        return _pick(fields, names)

    short = ("id", "published", "published_estimate", "published_basis", "facts", "title")
    return Table(rows, (*PAPER, "text") if text else PAPER, short, row)


TOPIC = ("id", "name", "name_en", "facts", "words", "source")


def topics(rows: Sequence[Topic]) -> Table:
    """The topics, their words, where these come from, and how many facts speak of them."""

    def row(topic: Topic, names: Sequence[str]) -> Row:
        return _pick({**topic._asdict(), "source": where_from(topic.id)}, names)

    return Table(rows, TOPIC, ("id", "name", "facts", "words", "source"), row)
