"""The timeline as a Markdown document: a list under headings of years, each source a footnote with its link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..citing.notes import markdown_note, quotation
from ..citing.reference import of_fact
from ..facts import Fact
from ..render import dates
from ..render.amounts import amount
from ..render.rows import plain_markdown
from ..render.safe import printable
from . import View


def markdown(view: View) -> Iterator[str]:
    """The facts in their order, in time under the year they begin in, then the notes they cite."""
    words = view.words
    notes: dict[str, int] = {}
    heading = None
    yield f"# {words('Timeline')}\n"
    for fact in view.facts:
        year = _heading(view, fact)
        if year != heading:
            heading = year
            yield f"\n## {year}\n\n"
        elif heading is None and not notes:
            yield "\n"
        yield _line(view, fact, notes)
    for note, number in notes.items():
        yield f"\n[^{number}]: {note}"
    if notes:
        yield "\n"


def _heading(view: View, fact: Fact) -> str | None:
    """The year under which a fact stands, where the order is that of time."""
    if view.sort != "date":
        return None
    day = fact.first or fact.last
    return day[:4] if day else view.words("No date")


def _line(view: View, fact: Fact, notes: dict[str, int]) -> str:
    date = dates.long(fact.when, view.words) if fact.when else ""
    lead = f"**{plain_markdown(date)}** — " if date else ""
    about = " · ".join(plain_markdown(printable(part)) for part in _about(view, fact) if part)
    return f"- {lead}{_said(fact)}{f' ({about})' if about else ''}{_marks(_notes(view, fact), notes)}\n"


def _said(fact: Fact) -> str:
    title = " ".join(printable(fact.title).split())
    return plain_markdown(quotation(title) if fact.layer == "quote" else title)


def _about(view: View, fact: Fact) -> list[str | None]:
    """What stands in brackets: who, where, what of; and what is not simply held."""
    words = view.words
    who = ", ".join(map(view.name, fact.people))
    if fact.layer == "figure":
        return [amount(fact, words), fact.subject, fact.holder, who]
    status = words(fact.status) if fact.layer == "event" and fact.status and fact.status != "held" else None
    return [who, fact.place, status, fact.note]


def _notes(view: View, fact: Fact) -> list[str]:
    """The footnotes of a fact: where each source stands, and its sentence."""
    found = []
    for reference in of_fact(view.library, fact):
        quote = plain_markdown(quotation(reference.quote)) if reference.quote else ""
        found.append(f"{markdown_note(reference)} {quote}".rstrip())
    return found


def _marks(found: Iterable[str], notes: dict[str, int]) -> str:
    return "".join(f"[^{notes.setdefault(note, len(notes) + 1)}]" for note in found)
