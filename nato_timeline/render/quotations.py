"""Quotations on a terminal: who, with which verb, when, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from ..facts import Fact, Library
from . import dates
from .page import Page, between, joined, names, reference, references

_LINES = 4  # of a quotation; the whole of it is in `timeline show`


def quotations(page: Page, library: Library, facts: Sequence[Fact], *, speaker: bool = True) -> None:
    """Quotations and statements in the order of the query, with or without the speaker's name."""
    refs = references(library)
    for fact in facts:
        page.gap()
        _quotation(page, library, fact, refs, speaker)


def _quotation(page: Page, library: Library, fact: Fact, refs: dict[str, str], speaker: bool) -> None:
    """A line on who and when, the words below it."""
    who = ", ".join(names(library, fact.people))
    parts = []
    if speaker:
        parts.append(joined((who, "bold") if who else (page.words("nobody named"), "dim italic")))
    if fact.verb:
        parts.append(joined((fact.verb, "italic")))
    if fact.layer == "statement":
        parts.append(joined((page.words("indirect speech"), "italic")))
    parts.append(joined((dates.long(fact.when, page.words) or page.words("no date"), "dim")))
    page.sides(between(parts), reference(library, fact, refs))
    text = page.shorten(fact.title, _LINES * (page.text_width - 2))
    page.paragraph(joined(text if fact.layer == "statement" else f"«\u00a0{text}\u00a0»"), indent=2)
