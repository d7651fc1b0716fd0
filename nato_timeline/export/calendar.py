"""The timeline as a calendar (RFC 5545): whole days, which any calendar program imports."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from .. import __version__
from ..citing.notes import note, quotation
from ..citing.reference import Reference, of_fact
from ..facts import Fact
from ..render import dates
from ..render.safe import printable
from . import View

_STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
_ROUGH = frozenset({"month", "half", "quarter", "season", "year", "decade", "century", "before", "since"})


def ics(view: View) -> bytes:
    """A calendar of the events. The same event has the same UID every time, so that it is imported once."""
    calendar = Calendar()
    calendar.add("prodid", f"-//nato_timeline//timeline {__version__}//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):  # the second is what was written before RFC 7986
        calendar.add(name, view.words("Timeline"))
    for id, fact in view.named():
        calendar.add_component(_event(view, fact, f"{id}@nato-timeline"))
    return bytes(calendar.to_ical())


def _event(view: View, fact: Fact, uid: str) -> Event:
    """A whole-day event; its end is the day after the last, as the standard has it. It leaves the user's day free."""
    words = view.words
    rough = _is_rough(fact)
    first, last = _days(fact)
    references = list(of_fact(view.library, fact))
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", _stamp(view, fact))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(1))
    event.add("summary", _text(fact.title))
    event.add("description", _description(view, fact, references))
    if fact.place:
        event.add("location", _text(fact.place))
    if references and references[0].link:
        event.add("url", references[0].link)
    event.add("categories", [words(fact.kind), *fact.topics])
    event.add("status", _STATUS.get(fact.status or "", "TENTATIVE" if rough else "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    return event


def _days(fact: Fact) -> tuple[date, date]:
    """First and last day; where the date is open at an end, the day that is known."""
    known = fact.first or fact.last or ""
    return date.fromisoformat(fact.first or known), date.fromisoformat(fact.last or known)


def _is_rough(fact: Fact) -> bool:
    said = dates.when(fact.when)
    return said.approximate or said.grain in _ROUGH


def _description(view: View, fact: Fact, references: list[Reference]) -> str:
    """The date as it is known, who takes part, then each sentence with its source."""
    lines = [dates.long(fact.when, view.words)]
    if fact.people:
        lines.append(", ".join(map(view.name, fact.people)))
    if fact.note:
        lines.append(fact.note)
    for reference in references:
        lines += ["", quotation(reference.quote or ""), note(reference)]
    return "\n".join(map(_text, lines))


def _text(text: str) -> str:
    return printable(text).strip()


def _stamp(view: View, fact: Fact) -> datetime:
    """When what is known was last revised: the moment of the export if it is set, else the day the last of its
    documents came out, so that the same texts give the same file."""
    if view.made is not None:
        return datetime.fromtimestamp(view.made, UTC)
    papers = (view.library.papers[source.paper] for source in fact.sources)
    day = max((paper.last or paper.published or "" for paper in papers), default="") or "1970-01-01"
    return datetime.fromisoformat(day[:10]).replace(tzinfo=UTC)
