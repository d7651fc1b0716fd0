"""What the user said of a fact, marked wherever the fact is shown."""

from __future__ import annotations

from rich.text import Text

from ..facts import Fact
from .page import joined
from .words import Words


def own_mark(fact: Fact, words: Words) -> Text:
    """« ✎ » for a fact that the user has corrected, and of what; empty for any other."""
    if not fact.corrected and not fact.note:
        return Text()
    what = ", ".join(words(name) for name in fact.corrected)
    return joined(("✎ " + what if what else "✎", "magenta"))
