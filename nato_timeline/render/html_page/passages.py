"""Which words of a document state which facts: stretches to be lit, and the sentences they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...facts import Fact

Stretch = tuple[int, int]


class Passages(NamedTuple):
    """What a document is cited for: `spans` are (start, end, fact id), `sentences` apart from one another, in order."""

    spans: tuple[tuple[int, int, str], ...] = ()
    sentences: tuple[Stretch, ...] = ()


class Piece(NamedTuple):
    """A stretch of text without a border inside. `facts` are those whose words hold it, the shortest words first;
    `sentence` counts the cited sentences, None: it stands in none."""

    start: int
    end: int
    facts: tuple[str, ...]
    sentence: int | None


def passages(facts: Sequence[Fact]) -> dict[str, Passages]:
    """What each document is cited for, by its id."""
    spans: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    sentences: dict[str, set[Stretch]] = defaultdict(set)
    for fact in facts:
        for source in fact.sources:
            spans[source.paper].add((source.start, source.end, fact.id))
            sentences[source.paper].add((min(source.sentence[0], source.start), max(source.sentence[1], source.end)))
    return {paper: Passages(tuple(sorted(spans[paper])), _apart(sentences[paper])) for paper in spans}


def _apart(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that overlap made one."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def pieces(cited: Passages, paragraphs: Sequence[Stretch]) -> list[list[Piece]]:
    """Each paragraph cut wherever cited words or a cited sentence begin or end."""
    opening, closing = defaultdict(list), defaultdict(list)
    for span in cited.spans:
        if span[0] < span[1]:
            opening[span[0]].append(span)
            closing[span[1]].append(span)
    out: list[list[Piece]] = [[] for _ in paragraphs]
    open_now: dict[tuple[int, int, str], None] = {}
    spans = [(start, end) for start, end, _ in cited.spans]
    cuts = sorted({at for stretch in (*paragraphs, *cited.sentences, *spans) for at in stretch})
    for start, end in pairwise(cuts):
        for span in closing[start]:
            del open_now[span]
        open_now.update(dict.fromkeys(opening[start]))
        paragraph = holding(paragraphs, start)
        if paragraph is not None:
            by_length = sorted(open_now, key=lambda span: span[1] - span[0])
            facts = tuple(dict.fromkeys(id for _, _, id in by_length))
            out[paragraph].append(Piece(start, end, facts, holding(cited.sentences, start)))
    return out


def holding(stretches: Sequence[Stretch], at: int) -> int | None:
    """Which of the stretches, apart and in order, holds a character."""
    n = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return n if n >= 0 and at < stretches[n][1] else None
