"""The timeline for TimelineJS (https://timeline.knightlab.com): JSON whose texts are HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from ..citing.notes import note
from ..citing.reference import Reference, of_fact
from ..facts import Fact
from ..render import dates
from ..render.rows import as_json_text
from ..render.safe import printable
from . import View

_PARTS = {"year": 1, "month": 2}  # of a date, by grain; anything else is as exact as its first day


def timelinejs(view: View) -> str:
    """A slide for each event, under the heading of its kind; where a date is not a day, its words are shown instead."""
    slides = [_slide(view, fact, id) for id, fact in view.named()]
    title = {"text": {"headline": view.words("Timeline")}}
    return as_json_text({"title": title, "events": slides, "scale": "human"}, indent=1) + "\n"


def _slide(view: View, fact: Fact, id: str) -> dict[str, Any]:
    references = list(of_fact(view.library, fact))
    start, end = _bounds(fact)
    slide: dict[str, Any] = {
        "unique_id": id,
        "start_date": start,
        "text": {"headline": _html(fact.title), "text": _text(view, fact, references)},
        "group": view.words(fact.kind),
        "autolink": False,
    }
    if end:
        slide["end_date"] = end
    if dates.when(fact.when).grain not in ("day", "range") or dates.when(fact.when).approximate:
        slide["display_date"] = dates.long(fact.when, view.words)
    if references and references[0].quote:
        slide["media"] = _media(references[0])
    return slide


def _bounds(fact: Fact) -> tuple[dict[str, int], dict[str, int] | None]:
    """First and last day as numbers, as exact as the date is: a month has no day."""
    exact = _PARTS.get(dates.when(fact.when).grain, 3)
    first = _numbers(fact.first or fact.last or "", exact)
    last = _numbers(fact.last, exact) if fact.last and fact.first else first
    return first, last if last != first else None


def _numbers(day: str, exact: int) -> dict[str, int]:
    parts = (int(part) for part in day.split("-")[:exact])
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _text(view: View, fact: Fact, references: list[Reference]) -> str:
    who = ", ".join(map(view.name, fact.people))
    status = view.words(fact.status) if fact.status and fact.status != "held" else ""
    about = " · ".join(part for part in (who, fact.place or "", status) if part)
    sources = "".join(f"<li>{_link(reference)}</li>" for reference in references)
    return (f"<p>{_html(about)}</p>" if about else "") + f"<ul>{sources}</ul>"


def _link(reference: Reference) -> str:
    text = _html(note(reference._replace(link=None)))
    return f'<a href="{_html(reference.link)}">{text}</a>' if reference.link else text


def _media(reference: Reference) -> dict[str, str]:
    """The sentence as a block quotation, which TimelineJS takes in the place of an address."""
    media = {"url": f"<blockquote>{_html(reference.quote or '')}</blockquote>", "caption": _html(reference.title or "")}
    return {**media, "link": reference.link} if reference.link else media


def _html(text: str) -> str:
    return escape(printable(text))
