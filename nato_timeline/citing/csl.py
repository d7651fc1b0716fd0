"""References as CSL-JSON, which Zotero, pandoc and citeproc read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..render.rows import as_json_text
from .reference import Reference, with_own_keys


def csl_json(references: Sequence[Reference]) -> str:
    """An array of items."""
    return as_json_text([item(reference) for reference in with_own_keys(references)], indent=1) + "\n"


def item(reference: Reference) -> dict[str, Any]:
    """A reference as an item."""
    page = str(reference.page) if reference.page is not None else None
    known = {
        "id": reference.key,
        "type": "webpage" if reference.url else "document",
        "title": reference.title or reference.id,
        "author": [{"literal": reference.publisher}] if reference.publisher else None,
        "issued": _issued(reference),
        "page": page,
        "URL": reference.link,
        "accessed": {"date-parts": [_numbers(reference.accessed)]} if reference.accessed else None,
        "language": reference.language,
        "annote": reference.quote,
    }
    return {name: value for name, value in known.items() if value is not None}


def _issued(reference: Reference) -> dict[str, Any] | None:
    """Year, month and day as far as they are known, as numbers; an estimate is `circa`."""
    if reference.date is None:
        return None
    if reference.date.grain in ("day", "month", "year"):
        parts: dict[str, Any] = {"date-parts": [_numbers(reference.date.value)]}
    elif reference.date.grain == "range":
        parts = {"date-parts": [_numbers(bound) for bound in reference.date.value.split("/")]}
    else:
        parts = {"literal": reference.date.value}
    return {**parts, "circa": True} if reference.estimated else parts


def _numbers(day: str) -> list[int]:
    return [int(part) for part in day[:10].split("-")]
