"""A library of figures that are stated again, revised and contradicted, and of events announced and overdue."""

from __future__ import annotations

import json
from datetime import date

from nato_timeline import index, store
from nato_timeline.facts import Library
from nato_timeline.model import Document, Event, Figure, Parse, Person, Published, Role, Span, Timeline
from nato_timeline.text import read

MARCH = """La Norvège a promis 500 millions d’euros d’aide militaire à l’Ukraine pour 2024. Elle consacrera 2,1 % \
de son PIB à la défense. Le sommet de Riga se tiendra le 20 avril 2024. Un exercice Nordlys aura lieu en mai 2024."""
SEPTEMBER = """\
La Norvège a promis 650 millions d’euros d’aide militaire à l’Ukraine pour 2024, et 900 pour 2025. Le sommet \
de Riga a réuni les Alliés. Oslo a livré 120 millions d’euros d’aide militaire à l’Ukraine au premier semestre."""
RIVAL = """La Norvège a promis 600 millions d’euros d’aide militaire à l’Ukraine pour 2024. Elle consacrera 2,1 % de \
son PIB à la défense. La ministre Ona Petraitė a salué l’effort."""
AID = {"unit": "EUR", "subject": "aide militaire à l’Ukraine", "holder": "Norvège", "role": "commitment"}
PLANNED = {"status": "scheduled"}
SHARE = {"unit": "% du PIB", "subject": "défense", "holder": "Norvège", "role": "target"}


def _figure(text: str, words: str, value: float, **given: object) -> Figure:
    start = text.index(words)
    return Figure(start, start + len(words), words, value, topics=("ukraine",), **given)  # type: ignore[arg-type]


def _event(text: str, id: str, kind: str, words: str, title: str, when: str, **given: object) -> Event:
    from nato_timeline.calendar import interval

    start = text.index(words)
    first, last = interval(when)
    span = Span(start, start + len(words), words)
    return Event(id, kind, title, (span,), when, first, last, **given)  # type: ignore[arg-type]


def _parse(id: str, text: str, day: date, **layers: object) -> Parse:
    document = Document(id, text, title=f"Dépêche {id}", url=f"https://example.org/{id}?a=1;b=2")
    return Parse(document, Published(day, "header"), sentences=read(document).sentences, **layers)  # type: ignore[arg-type]


def parses() -> tuple[Parse, ...]:
    """Three dispatches: one of March, two of one day in September that differ."""
    minister = Person("ona-petraite", "Ona Petraitė", (Role("ministre", "Lituanie", start=0, end=2),))
    return (
        _parse(
            "mars", MARCH, date(2024, 3, 3),
            figures=(
                _figure(MARCH, "500 millions d’euros", 500e6, when="2024", **AID),
                _figure(MARCH, "2,1 % de son PIB", 2.1, **SHARE),
            ),
            events=(
                _event(MARCH, "e1", "summit", "sommet", "Sommet de Riga", "2024-04-20", place="Riga", **PLANNED),
                _event(MARCH, "e2", "exercise", "exercice", "Exercice Nordlys", "2024-05", **PLANNED),
            ),
        ),
        _parse(
            "septembre", SEPTEMBER, date(2024, 9, 12),
            figures=(
                _figure(SEPTEMBER, "650 millions d’euros", 650e6, when="2024", **AID),
                _figure(SEPTEMBER, "900", 900e6, when="2025", **AID),
                _figure(SEPTEMBER, "120 millions d’euros", 120e6, when="2024-H1", **{**AID, "role": "delivered"}),
            ),
        ),
        _parse(
            "rivale", RIVAL, date(2024, 9, 12),
            figures=(
                _figure(RIVAL, "600 millions d’euros", 600e6, when="2024", **AID),
                _figure(RIVAL, "2,1 % de son PIB", 2.1, **SHARE),
            ),
            people=(minister,),
        ),
    )  # fmt: skip


def library() -> Library:
    """The dispatches as queries see them."""
    from nato_timeline import merge

    read_again = parses()
    topics = (("ukraine", "Ukraine", "Ukraine", ("ukraine",)),)
    return cached(index.build(Timeline(read_again, merge.merge(read_again)), topics))


def cached(library: Library) -> Library:
    """The library as it comes back from the cache, where tuples have become lists."""
    rows = [list(each.values()) if isinstance(each, dict) else each for each in library]
    names = ("papers", "facts", "people", "topics")
    return store._library(json.loads(json.dumps(dict(zip(names, rows, strict=True)))))
