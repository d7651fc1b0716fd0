"""Sentences found by their words, on a terminal: the words lit, the document and its day below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from ..facts import Library
from ..store.hits import Hit
from ..store.search import Result, around, facts_in
from . import dates
from .page import Page, between, joined, linked
from .safe import printable


def hits(page: Page, library: Library, found: Result, rows: Sequence[Hit], context: int) -> None:
    """Each sentence, with some of those around it."""
    for hit in rows:
        page.gap()
        paper = library.papers[hit.paper]
        before, after = around(library, hit, context)
        text = joined((before + " ", "dim")) if before else Text()
        text.append_text(_lit(found, paper.text[hit.start : hit.end]))
        if after:
            text.append(printable(" " + after), "dim")
        page.paragraph(text)
        day = dates.long(paper.published or paper.estimate, page.words)
        parts = [
            linked(paper.id, paper, "blue"),
            joined((day or "", "dim")),
            joined((" ".join(facts_in(library, hit)), "dim")),
        ]
        page.paragraph(between([part for part in parts if part.plain]), indent=2)


def _lit(found: Result, sentence: str) -> Text:
    out = Text()
    at = 0
    for start, end in found.lit(sentence):
        if start >= at:
            out.append(printable(sentence[at:start]))
            out.append(printable(sentence[start:end]), "bold yellow")
            at = end
    out.append(printable(sentence[at:]))
    return out
