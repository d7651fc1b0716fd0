"""What became of cited sentences in their files, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .page import Page, between, joined

_STYLES = {"exact": "green", "moved": "yellow", "changed": "bold red", "gone": "bold red", "unread": "dim"}


def verified(page: Page, rows: Sequence[Any]) -> None:
    """Each sentence with its state, its document and the facts that it states."""
    for one in rows:
        page.gap()
        page.paragraph(joined((one.state, _STYLES[one.state]), "  ", one.sentence), hang=2)
        page.paragraph(between([joined((one.source, "blue")), joined((" ".join(one.facts), "dim"))]), indent=2)
