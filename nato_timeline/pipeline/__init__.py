"""From a document to all its facts: read, found, resolved, and put back in the document's own text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Document, Parse
from ..text import read, titled
from ..turns import alone, in_turn
from .draft import Draft
from .ground import ground
from .stages import STAGES, Stage, draft, taken
from .uncollected import uncollected

__all__ = ["STAGES", "Draft", "Stage", "draft", "ground", "parse", "side_by_side", "taken", "uncollected"]

# what is read side by side: enough that a step's code stays near the processor, so little that the drafts do, too
_DOCUMENTS = 16
_CHARACTERS = 64_000


def parse(document: Document) -> Parse:
    """All facts of a document, each tied to the words that state it."""
    with uncollected():
        return ground(draft(titled(document)))


def side_by_side(documents: Iterable[Document]) -> Iterator[Parse]:
    """`parse` of each, in order, some at a time: one step on all of them, then the next.

    The facts are the same; short documents cost a sixth less, as one step's code and tables stay in the processor's
    caches. If one raises, so does `parse` of it, in its turn.
    """
    waiting: list[Document] = []
    size = 0
    for document in documents:
        waiting.append(document)
        size += len(document.text)
        if len(waiting) >= _DOCUMENTS or size >= _CHARACTERS:
            yield from _together(waiting)
            waiting, size = [], 0
    if waiting:
        yield from _together(waiting)


def _together(documents: list[Document]) -> Iterable[Parse]:
    try:
        return _parses(documents)
    except Exception:  # of one of them, which raises it again when its turn comes
        return map(parse, documents)


def _parses(documents: list[Document]) -> list[Parse]:
    with uncollected():
        return list(map(ground, _drafts(documents)))  # no draft is left for the collector to go through


def _drafts(documents: list[Document]) -> list[Draft]:
    drafts = [Draft(reading=read(titled(document))) for document in documents]
    for _, steps in STAGES:
        for step in steps:
            drafts = alone(in_turn(map(step, drafts)))
    return drafts
