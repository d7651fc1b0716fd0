"""Quotations on a terminal: who, with which verb, when, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..facts import Fact, Library
from . import dates
from .page import Page, between, joined, names, reference, references

_LINES = 4  # of a quotation; the whole of it is in `timeline show`


def quotations(page: Page, library: Library, facts: Sequence[Fact]) -> None:
    """Quotations and statements in the order of the query: a line on who and when, the words below it."""
    refs = references(library)
    for fact in facts:
        page.gap()
        _quotation(page, library, fact, refs)


def by_day(page: Page, library: Library, facts: Sequence[Fact]) -> None:
    """What one person said, under the days."""
    refs = references(library)
    for when, said in groupby(facts, key=lambda fact: fact.when):
        page.gap()
        page.line((dates.long(when, page.words) or page.words("no date"), "bold"))
        for fact in said:
            _quotation(page, library, fact, refs, alone=True)


def _quotation(page: Page, library: Library, fact: Fact, refs: dict[str, str], *, alone: bool = False) -> None:
    """A line and the words; `alone`: who and when have been said."""
    who = ", ".join(names(library, fact.people))
    parts = []
    if not alone:
        parts.append(joined((who, "bold") if who else (page.words("nobody named"), "dim italic")))
    if fact.verb:
        parts.append(joined((fact.verb, "italic")))
    if fact.layer == "statement":
        parts.append(joined((page.words("indirect speech"), "italic")))
    if not alone:
        parts.append(joined((dates.long(fact.when, page.words) or page.words("no date"), "dim")))
    page.sides(between(parts), reference(library, fact, refs), indent=2 if alone else 0)
    text = page.shorten(fact.title, _LINES * (page.text_width - 2))
    page.paragraph(joined(text if fact.layer == "statement" else f"«\u00a0{text}\u00a0»"), indent=4 if alone else 2)
