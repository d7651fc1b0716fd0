"""The head of the page: what it is a timeline of, over which time, from how many documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import dates
from .escape import plain

if TYPE_CHECKING:
    from ...export import View


def masthead(view: View, papers: int) -> tuple[str, str]:
    """The title, and the head as HTML."""
    words = view.words
    title = words("NATO in French sources: a timeline")
    facts = words.count(len(view.facts), "{n} fact", "{n} facts")
    documents = words.count(papers, "{n} document", "{n} documents")
    deck = [words("{facts} from {documents}", facts=facts, documents=documents)]
    days = sorted(day for fact in view.facts for day in (fact.first, fact.last) if day)
    if days:
        first, last = (dates.month(int(day[:4]), int(day[5:7]), words) for day in (days[0], days[-1]))
        deck.append(first if first == last else f"{first} – {last}")
    return title, f"<h1>{plain(title)}</h1><p>{plain(', '.join(deck))}.</p>"
