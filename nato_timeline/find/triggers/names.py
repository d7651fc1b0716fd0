"""Events that have a name of their own: « Steadfast Defender 2024 », « le Conseil OTAN-Ukraine », « l'annexion
de la Crimée »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from ...lexicon import named_events, records
from ...lexicon.gazetteer import Gazetteer
from ...lexicon.reference import NamedEvent
from ...model import Reading
from ...parts import parts_of
from .context import determiner, lead
from .trigger import Trigger

_KINDS = {"exercise": "exercise", "operation": "operation", "format": "meeting"}
# formats that meet, as the Conseil OTAN-Ukraine does; a partnership or a force does not
_MEETS = re.compile(r"(?:Conseil|Commission|Groupe|Comité)\b", re.IGNORECASE)
# names of exercises that mean one only with their year: « Orion 23 »
_NUMBERED = frozenset({"orion", "aurora", "vostok", "volfa", "quadriga"})
# names that are words of other things too
_SHARED = frozenset({"ramstein", "ici", "dm", "ppp", "pfp", "cou", "cog", "cor", "ccp", "dpc", "cpd", "npg"})
# « Trident Juncture 18 », « Zapad-2021 »
_NUMBER = re.compile(r"[ -](?:(?:19|20)?\d\d)\b(?![ ]?(?:%|mill|janv|fev|mars|avr|mai|juin|juil|aou|sept|oct|nov|dec))")


@cache
def _kinds() -> Mapping[str, str]:
    """What kind of event each named event is."""
    milestones: Mapping[str, str] = records("triggers")["milestones"]
    kinds = {e.id: milestones[e.id] for e in named_events() if e.id in milestones}
    for event in named_events():
        if event.kind in _KINDS and (event.kind != "format" or _MEETS.match(event.name)):
            kinds[event.id] = _KINDS[event.kind]
    return kinds


@cache
def _names() -> Gazetteer[NamedEvent | str]:
    """Names to named events; series of exercises, of which no year may be known, and councils to their kinds."""
    names: list[tuple[str, NamedEvent | str]] = []
    kinds = _kinds()
    for event in named_events():
        if event.id in kinds:
            names += ((name, event) for name in (*event.names, *((event.series,) if event.series else ())))
    series = records("triggers")["series"]
    names += ((name, "exercise") for name in series["exercise"])
    names += ((name, "meeting") for name in series["council"])
    return Gazetteer(names, keep=lambda name: name.lower() not in _SHARED)


def find_names(reading: Reading) -> Iterator[Trigger]:
    """Named events in text order; several known ones where a series shares the name."""
    hits = _names().find(parts_of(reading), reading.text)
    for (start, end), group in groupby(hits, key=lambda hit: (hit.start, hit.end)):
        meant = [hit.record for hit in group]
        known = tuple(record for record in meant if isinstance(record, NamedEvent))
        kind = _kinds()[known[0].id] if known else str(meant[0])
        number = _NUMBER.match(reading.folded, end) if kind == "exercise" else None
        if number is None and reading.folded[start:end] in _NUMBERED:
            continue
        yield Trigger(
            start=start,
            end=number.end() if number else end,
            form="name",
            kind=kind,
            head=start,
            determiner=determiner(reading, start)[0],
            lead=lead(reading, start),
            name=(start, number.end() if number else end),
            known=known,
        )
