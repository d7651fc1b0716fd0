"""Events of texts: each case of tests/corpus/events.txt, the seed texts' own events, and what must hold for
every text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline.lexicon import records
from nato_timeline.model import Document, Event
from nato_timeline.pipeline import parse
from nato_timeline.resolve.events.french import a, capital, de, joined, present

CORPUS = Path(__file__).parent / "corpus"
KINDS = frozenset(
    [
        "summit",
        "meeting",
        "visit",
        "exercise",
        "press",
        "appointment",
        "accession",
        "commitment",
        "decision",
        "operation",
        "attack",
        "statement",
        "conflict",
    ]
)
STATUSES = frozenset({"held", "scheduled", "ongoing", "cancelled", "postponed"})


def cases() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(day, text, expected lines) of the corpus."""
    day = text = ""
    wanted: list[str] = []
    files = sorted(CORPUS.glob("events*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    for line in lines:
        m = re.match(r"\[(\d{4}-\d\d-\d\d|-)\] (.*)", line)
        if m:
            if text:
                yield day, text, tuple(wanted)
            day, text, wanted = m[1], m[2], []
        elif line.startswith("    "):
            wanted.append(line.strip())
    yield day, text, tuple(wanted)


def events_of(text: str, day: str = "-") -> tuple[Event, ...]:
    given_date = None if day == "-" else date.fromisoformat(day)
    return parse(Document(id="case", text=text.replace(" ¶ ", "\n\n"), given_date=given_date)).events


def line(event: Event) -> str:
    return f"{event.kind} | {event.when or '-'} | {event.status} | {event.place or '-'} | {event.title}"


CASES = list(cases())


def test_the_corpus_is_large_and_has_negatives() -> None:
    assert len(CASES) >= 200
    assert sum(not wanted for _, _, wanted in CASES) >= 25


@pytest.mark.parametrize(("day", "text", "wanted"), CASES, ids=[text[:60] for _, text, _ in CASES])
def test_case(day: str, text: str, wanted: tuple[str, ...]) -> None:
    assert tuple(map(line, events_of(text, day))) == wanted


@pytest.mark.parametrize(("day", "text", "wanted"), CASES[::7], ids=[text[:60] for _, text, _ in CASES[::7]])
def test_apostrophes_and_spaces_change_nothing(day: str, text: str, wanted: tuple[str, ...]) -> None:
    straight = text.replace("’", "'")
    found = [line(event).replace("’", "'") for event in events_of(straight, day)]
    assert found == [expected.replace("’", "'") for expected in wanted]


# ---------------------------------------------------------------- participants, references, what an event is part of


def test_participants_are_people_by_id_and_countries_by_name() -> None:
    (event,) = events_of("Le président Emmanuel Macron a reçu hier le chancelier allemand, Olaf Scholz.", "2023-05-03")
    assert event.participants == ("emmanuel-macron", "olaf-scholz")
    (event,) = events_of("L’Albanie et la Croatie ont adhéré à l’OTAN le 1er avril 2009.", "2009-04-03")
    assert event.participants == ("Albanie", "Croatie")


def test_a_known_summit_brings_its_days_and_says_so() -> None:
    (event,) = events_of("Le plan a été évoqué lors du sommet de Vilnius.", "2023-09-01")
    assert (event.when, event.date_basis, event.reference) == ("2023-07-11/2023-07-12", "reference", "vilnius-2023")


@pytest.mark.parametrize(
    ("day", "text", "reference"),
    [
        ("2018-06-01", "Le sommet de Bruxelles se tiendra en juillet.", "bruxelles-2018"),
        ("2021-07-01", "Les Alliés l’ont décidé au sommet de Bruxelles.", "bruxelles-2021"),
        ("2009-09-01", "Les Alliés l’ont décidé au sommet de Bruxelles.", None),
    ],
)
def test_a_shared_name_is_settled_by_the_document_or_left_open(day: str, text: str, reference: str | None) -> None:
    assert [event.reference for event in events_of(text, day)] == ([reference] if reference else [])


def test_a_meeting_inside_a_meeting_takes_its_days() -> None:
    text = (
        "Les ministres de la Défense de l’OTAN se réuniront à Bruxelles les 13 et 14 juin 2024. ¶ Une réunion "
        "du Groupe des "
        "plans nucléaires figure au programme de cette rencontre."
    )
    outer, inner = events_of(text, "2024-06-10")
    assert (inner.when, inner.date_basis, inner.part_of) == (outer.when, "inherited", outer.id)
    assert inner.place == "Bruxelles"


def test_all_places_that_speak_of_an_event_are_in_it() -> None:
    text = (
        "La ministre de la Défense, Yuriko Backes, a été reçue hier par Jens Stoltenberg. ¶ Cette entrevue "
        "bilatérale a duré "
        "une heure. Lors de cette entrevue, Mme Backes a évoqué l’Ukraine."
    )
    (event,) = events_of(text, "2024-06-12")
    assert [span.surface for span in event.at] == ["a été reçue", "entrevue bilatérale", "entrevue"]
    assert event.title == "Entrevue bilatérale de Yuriko Backes avec Jens Stoltenberg"


def test_without_a_date_nothing_is_made_up() -> None:
    (event,) = events_of("Le président Emmanuel Macron a reçu vendredi le chancelier Olaf Scholz.")
    assert (event.when, event.first, event.status) == (None, None, "held")


def test_a_postponed_meeting_keeps_the_day_it_had() -> None:
    (event,) = events_of("Prévue le 3 mai, la réunion du Groupe de contact est reportée au 10 mai.", "2023-05-01")
    assert (event.when, event.was, event.status) == ("2023-05-10", "2023-05-03", "postponed")


# ---------------------------------------------------------------- French


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Les ministres de la Défense", "des ministres de la Défense"),
        ("le Monténégro", "du Monténégro"),
        ("la Suède", "de la Suède"),
        ("l’Albanie et la Croatie", "de l’Albanie et de la Croatie"),
        ("l’Allemagne, le Danemark et les Pays-Bas", "de l’Allemagne, du Danemark et des Pays-Bas"),
        ("André Flahaut", "d’André Flahaut"),
        ("Oleksiï Reznikov", "d’Oleksiï Reznikov"),
        ("Hendrik Vercammen", "de Hendrik Vercammen"),
        ("Yuriko Backes", "de Yuriko Backes"),
        ("Sept pays", "de sept pays"),
        ("la ministre des Affaires étrangères et européennes", "de la ministre des Affaires étrangères et européennes"),
    ],
)
def test_de(phrase: str, expected: str) -> None:
    assert de(phrase) == expected


def test_small_french() -> None:
    assert a("le bataillon multinational") == "au bataillon multinational"
    assert a("les Alliés") == "aux Alliés"
    assert capital("l’exercice") == "L’exercice"
    assert joined(["A", "B", "C"]) == "A, B et C"
    assert (present("promettre", True), present("allouer", False)) == ("promettent", "alloue")


# ---------------------------------------------------------------- data, and what must hold for every text


def test_every_trigger_has_a_kind_and_types_that_exist() -> None:
    triggers = records("triggers")
    known = {"any", "person", "place", "spot", "money", "body", "country", "countries", "alliance", "format", "supply"}
    known |= set(triggers["types"])
    for row in (*triggers["noun"], *triggers["verb"]):
        assert row["kind"] in KINDS, row
        assert set(row.get("turns", {})) <= KINDS, row
        for slot in ("subject", "object", "to", "with", "by", "of"):
            assert set(row.get(slot, ())) <= known, row


@pytest.mark.parametrize(("day", "text", "wanted"), CASES, ids=[text[:60] for _, text, _ in CASES])
def test_events_are_well_formed(day: str, text: str, wanted: tuple[str, ...]) -> None:
    for number, event in enumerate(events_of(text, day), 1):
        assert event.id == f"e{number}"
        assert event.kind in KINDS
        assert event.status in STATUSES
        assert event.title[:1].isupper() or event.title[:1].isdigit()
        assert not re.search(r"\b(?:de de|de le|de les|à le|à les)\b|[\s,;:(«]$|\s{2}", event.title), event.title
        source = text.replace(" ¶ ", "\n\n")
        assert event.at
        assert all(source[span.start : span.end] == span.surface for span in event.at)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([text for _, text, _ in CASES]), min_size=1, max_size=4), st.integers(0, 400))
def test_any_mixture_of_sentences_is_read(parts: list[str], cut: int) -> None:
    text = "\n".join(parts).replace(" ¶ ", "\n\n")[cut:]
    for event in events_of(text, "2024-06-12") if text.strip() else ():
        assert all(text[span.start : span.end] == span.surface for span in event.at)
