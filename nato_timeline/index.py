"""A timeline flattened into the rows that queries read: done once a library changes, never for a query."""

from __future__ import annotations

import re
from base64 import b32encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from .calendar import interval
from .facts import Fact, Library, Paper, Person, Post, Source, Topic, in_time
from .model import Cite, Entry, Figure, Parse, Quote, Role, Timeline
from .text import fold

_MONEY = re.compile(r"[A-Z]{3}")
_SHARES = frozenset({"%", "% du PIB", "point", "fraction", "fois"})
_MEASURES = frozenset({"km", "m", "mm", "cm", "t", "kg", "km²", "ha", "l", "MW", "GW", "kWh"})

Stretch = tuple[int, int]


def build(timeline: Timeline, topics: Iterable[tuple[str, str, str, tuple[str, ...]]] = ()) -> Library:
    """The library of a timeline. `topics` are (id, French name, English name, words)."""
    readers = {parse.document.id: passages(parse) for parse in timeline.parses}
    facts = [event(entry, lambda cite: _source(readers, cite)) for entry in timeline.entries]
    facts += _roles(timeline.parses, readers)
    for parse in timeline.parses:
        facts += said(parse, readers[parse.document.id])
    facts = sorted(_distinct(facts), key=in_time)
    about = Counter(topic for fact in facts for topic in fact.topics)
    stated = Counter(paper for fact in facts for paper in {source.paper for source in fact.sources})
    return Library(
        papers={p.document.id: paper(p, stated[p.document.id]) for p in timeline.parses},
        facts=tuple(facts),
        people=_people(timeline.parses, facts),
        topics={id: Topic(id, name, english, words, about[id]) for id, name, english, words in topics},
    )


class Passages(NamedTuple):
    """Where the sentences of a document stand: their starts, and of each its bounds and those of its paragraph."""

    paper: str
    pages: tuple[int, ...]
    starts: tuple[int, ...]
    sentences: tuple[Stretch, ...]
    paragraphs: tuple[Stretch, ...]

    def around(self, start: int, end: int) -> tuple[Stretch, Stretch]:
        """The sentence and the paragraph that hold a span; for a span over several sentences, all of them."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, max(start, end - 1)) - 1
        if first < 0:
            return (start, end), (start, end)
        sentence = self.sentences[first][0], max(self.sentences[last][1], end)
        return sentence, (self.paragraphs[first][0], max(self.paragraphs[last][1], end))

    def page(self, at: int) -> int | None:
        """On which page a character stands, from 1; None in a document without pages."""
        return bisect_right(self.pages, at) + 1 if self.pages else None

    def source(self, start: int, end: int, wording: str, when: str | None, status: str | None = None) -> Source:
        """The document's word for a fact, as it puts and dates it."""
        where = self.paper, start, end, *self.around(start, end)
        return Source(*where, wording, when, *_days(when), status, self.page(start))


def passages(parse: Parse) -> Passages:
    """Where the sentences and paragraphs of a document stand."""
    bounds: dict[int, Stretch] = {}
    for s in parse.sentences:
        first, last = bounds.get(s.paragraph, (s.start, s.end))
        bounds[s.paragraph] = (min(first, s.start), max(last, s.end))
    return Passages(
        paper=parse.document.id,
        pages=parse.document.pages,
        starts=tuple(s.start for s in parse.sentences),
        sentences=tuple((s.start, s.end) for s in parse.sentences),
        paragraphs=tuple(bounds[s.paragraph] for s in parse.sentences),
    )


def _source(readers: dict[str, Passages], cite: Cite) -> Source:
    return readers[cite.id].source(cite.start, cite.end, cite.wording, cite.when, cite.status)


def cited(cite: Cite, sentence: Stretch, paragraph: Stretch, page: int | None) -> Source:
    """The passage of a citation, of which is known where it stands."""
    days = _days(cite.when)
    return Source(cite.id, cite.start, cite.end, sentence, paragraph, cite.wording, cite.when, *days, cite.status, page)


def event(entry: Entry, source: Callable[[Cite], Source]) -> Fact:
    """An entry of the timeline as a fact; `source` finds the passage of each citation."""
    return Fact(
        id=fact_id("event", entry.kind, entry.when or "", fold(entry.title)),
        layer="event",
        kind=entry.kind,
        title=entry.title,
        when=entry.when,
        first=_iso(entry.first),
        last=_iso(entry.last),
        basis=entry.date_basis,
        why=entry.why,
        place=entry.place,
        people=entry.participants,
        topics=entry.topics,
        status=entry.status,
        sources=tuple(map(source, entry.sources)),
        was=entry.was,
        differs=entry.differs,
    )


RoleKey = tuple[str, str, str | None, str]


def stated_roles(parse: Parse, passages: Passages) -> Iterator[tuple[RoleKey, Source]]:
    """What people are, as the document says it: (person, title, of, status) and the passage."""
    published = _published(parse)
    for person in parse.people:
        for role in person.roles:
            if role.start is None or role.end is None:
                continue
            wording = parse.document.text[role.start : role.end]
            source = passages.source(role.start, role.end, wording, published)
            yield (person.id, role.title, role.of, role.status), source


def _roles(parses: Iterable[Parse], readers: dict[str, Passages]) -> Iterator[Fact]:
    stated: dict[RoleKey, list[Source]] = {}
    for parse in parses:
        for key, source in stated_roles(parse, readers[parse.document.id]):
            stated.setdefault(key, []).append(source)
    for key, sources in stated.items():
        yield role(key, sources)


def role(key: RoleKey, sources: Sequence[Source]) -> Fact:
    """What a person is: one fact, however many documents state it, from the first of them to the last."""
    who, title, of, status = key
    days = [day for source in sources for day in (source.first, source.last) if day]
    return Fact(
        id=fact_id("role", who, title, of or "", status),
        layer="role",
        kind=status,
        title=f"{title} ({of})" if of else title,
        when=sources[0].when if len(days) <= 2 else f"{min(days)}/{max(days)}",
        first=min(days, default=None),
        last=max(days, default=None),
        basis="publication" if days else None,
        why=None,
        place=None,
        people=(who,),
        topics=(),
        status=None,
        sources=tuple(sources),
        holder=of,
    )


def said(parse: Parse, passages: Passages) -> Iterator[Fact]:
    """Figures, quotations and statements: each stands in one document."""
    for figure in parse.figures:
        yield _figure(parse, figure, passages)
    for quote in parse.quotes:
        yield _quote(parse, "quote", quote, passages)
    for statement in parse.statements:
        yield _quote(parse, "statement", statement, passages)


def _figure(parse: Parse, figure: Figure, passages: Passages) -> Fact:
    published = _published(parse)
    first, last = _days(figure.when) if figure.when else _days(published)
    source = passages.source(figure.start, figure.end, figure.surface, figure.when)
    return Fact(
        id=fact_id("figure", source.paper, str(figure.start), figure.surface),
        layer="figure",
        kind=figure_kind(figure.unit),
        title=figure.surface,
        when=figure.when,
        first=first,
        last=last,
        basis="text" if figure.when else "publication" if published else None,
        why=parse.published.why if not figure.when else None,
        place=None,
        people=(figure.speaker,) if figure.speaker else (),
        topics=figure.topics,
        status=figure.role,
        sources=(source._replace(first=first, last=last),),
        value=figure.value if isinstance(figure.value, tuple) else (figure.value,),
        unit=figure.unit,
        qualifier=figure.qualifier,
        subject=figure.subject,
        holder=figure.holder,
        per=figure.per,
    )


def figure_kind(unit: str) -> str:
    """What sort of quantity a unit measures: money, share, measure, else a count of things."""
    if _MONEY.fullmatch(unit):
        return "money"
    return "share" if unit in _SHARES else "measure" if unit in _MEASURES else "count"


def _quote(parse: Parse, layer: str, quote: Quote, passages: Passages) -> Fact:
    published = _published(parse)
    source = passages.source(quote.start, quote.end, quote.surface, published)
    return Fact(
        id=fact_id(layer, source.paper, str(quote.start), quote.surface),
        layer=layer,
        kind=layer,
        title=quote.surface,
        when=published,
        first=source.first,
        last=source.last,
        basis="publication" if parse.published.value else "estimate" if published else None,
        why=parse.published.why,
        place=None,
        people=(quote.speaker,) if quote.speaker else (),
        topics=quote.topics,
        status=None,
        sources=(source,),
        verb=quote.verb,
    )


def _published(parse: Parse) -> str | None:
    return _iso(parse.published.value) or parse.published.estimate


def paper(parse: Parse, facts: int) -> Paper:
    """What is known of a document, and its text."""
    document, published = parse.document, parse.published
    day = _iso(published.value)
    first, last = _days(day or published.estimate)
    return Paper(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        path=document.path,
        language=document.language,
        published=day,
        basis=published.basis,
        estimate=published.estimate,
        why=published.why,
        updated=published.updated,
        first=first,
        last=last,
        text=document.text,
        facts=facts,
        pages=len(document.pages) + 1 if document.pages else None,
    )


def _people(parses: Iterable[Parse], facts: Iterable[Fact]) -> dict[str, Person]:
    """Everybody named, by name; what several documents say of one person comes together."""
    count = Counter(person for fact in facts if fact.layer != "role" for person in set(fact.people))
    names: dict[str, list[str]] = {}
    posts: dict[str, dict[tuple[str, str | None, str, str], list[str]]] = {}
    for parse in parses:
        for person in parse.people:
            names.setdefault(person.id, [person.name])
            for role in person.roles:
                said = posts.setdefault(person.id, {}).setdefault(_post(role), [])
                said.append(parse.document.id)
        for mention in parse.mentions:
            if mention.kind == "name" and mention.person in names and mention.surface not in names[mention.person]:
                names[mention.person].append(mention.surface)
    people = (
        Person(
            id=id,
            name=known[0],
            names=tuple(known),
            posts=tuple(Post(*post, tuple(dict.fromkeys(papers))) for post, papers in posts.get(id, {}).items()),
            facts=count[id],
        )
        for id, known in names.items()
    )
    return {person.id: person for person in sorted(people, key=lambda p: (fold(p.name.split()[-1]), fold(p.name)))}


def _post(role: Role) -> tuple[str, str | None, str, str]:
    return role.title, role.of, role.status, role.basis


def fact_id(*parts: str) -> str:
    """A short name for a fact, the same in every run: made from what the fact says, not from where it is listed."""
    digest = blake2b("\x1f".join(parts).encode(), digest_size=5).digest()
    return b32encode(digest).decode().lower()


def _distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts with one id each: the second that would have the same gets one made with its number."""
    seen: Counter[str] = Counter()
    for fact in facts:
        seen[fact.id] += 1
        yield fact if seen[fact.id] == 1 else fact._replace(id=fact_id(fact.id, str(seen[fact.id])))


@lru_cache(4000)
def _days(value: str | None) -> tuple[str | None, str | None]:
    first, last = interval(value)
    return _iso(first), _iso(last)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
