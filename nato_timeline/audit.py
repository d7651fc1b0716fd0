"""Sentences that hold a date, a number or a known name, but gave no fact: where to look for what was missed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .model import Parse, Sentence

# digits in any writing, with what belongs to them: « 1 500 », « 2,5 », « 20 h 30 »
_NUMBER = re.compile(r"\d+(?:[\s\u00a0\u202f.,]\d+)*")
# what numbers something instead of counting it: « article 5 », « n° 412 », « résolution 1973 »
_NUMBERING = re.compile(
    r"(?:\b(?:article|art\.|paragraphe|alinéa|annexe|chapitre|point|page|résolution|question|décret|loi|numéro|no|nos|tél\.?)"
    r"|[nN][°ºo]s?|§)[\s\u00a0\u202f]*$",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"\+?\d{2,3}(?:[\s\u00a0\u202f.]\d{2,3}){3,}")
_WORDS = re.compile(r"[^\W\d_]{2,}")  # without one, a line is the number of an item, or a rule


class Silent(NamedTuple):
    """A sentence without a fact: where it stands, and what it holds, as the text has it."""

    source: str
    published: str | None
    start: int
    end: int
    sentence: str
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def holds(self) -> frozenset[str]:
        """Which of date, number and name there are."""
        held = (("date", self.dates), ("number", self.numbers), ("name", self.names))
        return frozenset(name for name, found in held if found)


def silent(parse: Parse) -> Iterator[Silent]:
    """The sentences of a document that hold something and gave nothing, in the order of the text."""
    text = parse.document.text
    told = _touched(parse.sentences, _spans_of_facts(parse))
    published = parse.published.value.isoformat() if parse.published.value else parse.published.estimate
    for n, sentence in enumerate(parse.sentences):
        if n in told or not _WORDS.search(text, sentence.start, sentence.end):
            continue
        here = range(sentence.start, sentence.end)
        dates = tuple(
            t.surface for t in parse.timexes if t.start in here and t.type in ("DATE", "TIME") and (t.first or t.last)
        )
        names = tuple(dict.fromkeys(m.surface for m in parse.mentions if m.start in here and m.acting))
        numbers = tuple(_numbers(parse, sentence))
        if dates or numbers or names:
            yield Silent(
                source=parse.document.id,
                published=published,
                start=sentence.start,
                end=sentence.end,
                sentence=text[sentence.start : sentence.end],
                dates=dates,
                numbers=numbers,
                names=names,
                remarks=tuple(d.message for d in parse.diagnostics if d.span and d.span.start in here),
            )


def _spans_of_facts(parse: Parse) -> Iterator[tuple[int, int]]:
    """Where the text states something that became a fact."""
    for event in parse.events:
        yield from ((span.start, span.end) for span in event.at)
    yield from ((figure.start, figure.end) for figure in parse.figures)
    yield from ((said.start, said.end) for said in (*parse.quotes, *parse.statements))
    for person in parse.people:
        yield from ((r.start, r.end) for r in person.roles if r.start is not None and r.end is not None)
    heads = {day.isoformat() for day in (parse.published.value,) if day} | {(parse.published.updated or "")[:10]}
    yield from ((t.start, t.end) for t in parse.timexes if t.value[:10] in heads)  # when the text itself came out


def _touched(sentences: tuple[Sentence, ...], spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The sentences, by number, in which some of the spans lie."""
    starts = [s.start for s in sentences]
    touched: set[int] = set()
    for start, end in spans:
        first = max(bisect_right(starts, start) - 1, 0)
        last = bisect_right(starts, max(start, end - 1))
        touched.update(range(first, max(last, first + 1)))
    return frozenset(touched)


def _numbers(parse: Parse, sentence: Sentence) -> Iterator[str]:
    """Numbers in digits that are no part of a date, a clock time or a name, and number nothing."""
    text = parse.document.text
    taken = [(t.start, t.end) for t in parse.timexes if t.start < sentence.end and t.end > sentence.start]
    for m in _NUMBER.finditer(text, sentence.start, sentence.end):
        before = text[max(m.start() - 20, sentence.start) : m.start()]
        glued = before[-1:].isalnum() or before[-1:] in ("-", "/", "_", "+")
        passing = _NUMBERING.search(before) or _TELEPHONE.fullmatch(m[0])
        if not glued and not passing and not any(start <= m.start() < end for start, end in taken):
            yield m[0]
