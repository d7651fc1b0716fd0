"""Counts as rows, and what people call what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..facts import Library
from ..tally import Tally
from . import dates
from .rows import Table
from .words import Words

FIELDS = ("by", "key", "name", "facts", "events", "quotes", "statements", "figures", "first", "last")


def table(library: Library, rows: Sequence[Tally], words: Words) -> Table:
    """The counts as rows."""

    def row(one: Tally, names: Sequence[str]) -> dict[str, Any]:
        counts = {f"{layer}s": one.layers.get(layer, 0) for layer in ("event", "quote", "statement", "figure")}
        known = {"by": one.by, "key": one.key, "name": name(library, one, words), "facts": one.facts}
        full = {**known, **counts, "first": one.first, "last": one.last}
        return {field: full[field] for field in names}

    return Table(rows, FIELDS, ("by", "key", "name", "facts"), row)


def name(library: Library, one: Tally, words: Words) -> str:
    """What people call it that was counted."""
    if one.by == "who":
        return library.people[one.key].name if one.key in library.people else one.key
    if one.by == "topic":
        topic = library.topics.get(one.key)
        return one.key if topic is None else topic.name if words.language == "fr" else topic.name_en
    if one.by == "source":
        return library.papers[one.key].title or one.key
    if one.by == "kind":
        return words(one.key)
    return dates.long(one.key, words) or words("No date")
