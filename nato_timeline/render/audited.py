"""Sentences that gave no fact, on a terminal: what each holds, lit in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from .page import Page, between, joined
from .reasons import written
from .safe import printable

_STYLES = {"dates": "yellow", "numbers": "green", "names": "cyan"}
_NAMES = {"dates": "date", "numbers": "number", "names": "name"}


def audited(page: Page, rows: Sequence[Any]) -> None:
    """The sentences of each document."""
    for source, found in groupby(rows, key=lambda one: one.source):
        page.gap()
        page.rule(source, "bold blue")
        for one in found:
            page.gap()
            page.paragraph(_lit(one))
            held = [
                joined(
                    (
                        page.words("{name}: {text}", name=page.words(_NAMES[kind]), text=", ".join(getattr(one, kind))),
                        style,
                    )
                )
                for kind, style in _STYLES.items()
                if getattr(one, kind)
            ]
            remarks = [joined((written(remark, page.words), "dim")) for remark in one.remarks]
            page.paragraph(between([*held, *remarks]), indent=2)


def _lit(one: Any) -> Text:
    text = joined(one.sentence)
    for kind, style in _STYLES.items():
        for held in getattr(one, kind):
            for m in re.finditer(re.escape(printable(held)), text.plain):
                text.stylize(style, m.start(), m.end())
    return text
