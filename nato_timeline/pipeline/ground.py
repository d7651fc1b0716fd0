"""A draft's facts back in the document's own text, where each equals its surface."""

from __future__ import annotations

from typing import Any, TypeVar

from ..lean import changed
from ..model import Figure, Mention, Parse, Period, Place, Quote, Reading, Role, Sentence, Span, Timex
from ..text import place_back
from .draft import Draft

Spanned = TypeVar("Spanned", Timex, Period, Place, Mention, Figure, Quote, Sentence)
Shown = TypeVar("Shown", Timex, Place, Mention, Figure)


def ground(state: Draft) -> Parse:
    """The draft's facts with their spans moved back into `document.text`, where each equals its surface."""
    reading, text = state.reading, state.reading.document.text
    in_place = reading.origin is None  # but spaces and accents may be written in another way

    def span(s: Span) -> Span:
        return Span(*place_back(reading, s.start, s.end))

    def moved(items: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
        return tuple([_moved(reading, item) for item in items])

    def shown(items: tuple[Shown, ...]) -> tuple[Shown, ...]:
        if not in_place:
            return moved(items)
        return tuple([i if text[i.start : i.end] == i.surface else _moved(reading, i) for i in items])

    return Parse(
        document=reading.document,
        published=state.published,
        timexes=shown(state.timexes),
        periods=state.periods if in_place else moved(state.periods),
        places=shown(state.places),
        people=tuple([changed(p, roles=tuple([_placed_role(reading, r) for r in p.roles])) for p in state.people]),
        mentions=shown(state.mentions),
        figures=shown(state.figures),
        quotes=moved(state.quotes),
        statements=moved(state.statements),
        events=tuple([changed(e, at=tuple(map(span, e.at))) for e in state.events]),
        sentences=reading.sentences if in_place else moved(reading.sentences),
        diagnostics=tuple(changed(d, span=span(d.span)) if d.span else d for d in state.diagnostics),
    )


def _placed_role(reading: Reading, role: Role) -> Role:
    """A role with its span moved; one from the reference data has none."""
    if role.start is None or role.end is None:
        return role
    start, end, _ = place_back(reading, role.start, role.end)
    return changed(role, start=start, end=end)


def _moved(reading: Reading, item: Spanned) -> Spanned:
    start, end, surface = place_back(reading, item.start, item.end)
    changes: dict[str, Any] = {}
    if (start, end) != (item.start, item.end):
        changes |= {"start": start, "end": end}
    if getattr(item, "surface", surface) != surface:
        changes["surface"] = surface
    cue = getattr(item, "cue", None)
    if cue is not None:
        changes["cue"] = Span(*place_back(reading, cue.start, cue.end))
    return changed(item, **changes) if changes else item
