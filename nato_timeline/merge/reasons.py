"""Why two tellings were taken for one event, in words for users."""

from __future__ import annotations

from collections.abc import Iterator

from .same import Told, days_agree

Said = tuple[str, dict[str, object]]


def why_one(a: Told, b: Told) -> Iterator[Said]:
    """What two tellings of one event have in common: English sentences with gaps, and what fills them."""
    one, other = a.event, b.event
    if a.signature == b.signature:
        yield "told in the same words", {}
        return
    if one.when and one.when == other.when:
        yield "the same date, {date}", {"date": one.when}
    elif days_agree(a, b):
        yield "dates that agree, {one} and {other}", {"one": one.when or "—", "other": other.when or "—"}
    if one.reference and one.reference == other.reference:
        yield "both are {name} of the reference list", {"name": one.reference}
    if one.place and other.place:
        places = {one.place, other.place}
        yield "the same place, {place}", {"place": " / ".join(sorted(places))}
    if people := a.people & b.people:
        yield "the same people, {names}", {"names": ", ".join(sorted(people))}
    if bodies := a.bodies & b.bodies:
        yield "the same bodies, {names}", {"names": ", ".join(sorted(bodies))}
    if words := a.words & b.words:
        yield "the same words in the title, {words}", {"words": ", ".join(sorted(words))}
