"""Quantities over time as rows: each statement with what it does to the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..facts import Library
from ..history import Series, Told
from . import fields
from .rows import Table

FIELDS = (
    "quantity", "subject", "holder", "unit", "per", "role", "when", "published", "value", "qualifier", "surface",
    "mark", "against", "change", "speaker_name", "source", "sentence", "id",
)  # fmt: skip
SHORT = ("subject", "holder", "role", "when", "published", "surface", "per", "mark", "against", "source", "id")


def flat(series: Sequence[Series]) -> list[Told]:
    """The statements of all quantities, one after the other."""
    return [Told(n, one, each) for n, one in enumerate(series, start=1) for each in one.statements]


def table(library: Library, rows: Sequence[Told]) -> Table:
    """The statements as rows; `quantity` numbers the series, `change` is a share of the value before."""

    def row(one: Told, names: Sequence[str]) -> dict[str, Any]:
        fact, said = one.statement.fact, one.statement
        known = {"quantity": one.number, "published": said.published, "mark": said.mark, "against": said.against}
        change = None if said.change is None else round(said.change, 4)
        full = {**known, "change": change, "source": fact.sources[0].paper, "subject": one.series.subject}
        rest = tuple(name for name in names if name not in full)
        found = fields.facts(library, (), fields.FIGURE).row(fact, rest)
        return {name: full[name] if name in full else found[name] for name in names}

    return Table(rows, FIELDS, SHORT, row)
