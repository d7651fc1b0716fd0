"""One timeline out of many documents: what is one event, what two, and that the order of documents does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline.calendar import interval
from nato_timeline.merge import merge
from nato_timeline.model import Document, Entry, Event, Parse, Published, Span
from nato_timeline.pipeline import parse
from nato_timeline.text import load


def event(kind: str, title: str, when: str | None, **more: object) -> Event:
    first, last = interval(when)
    return replace(Event("e1", kind, title, (Span(0, 4, "text"),), when, first, last), **more)  # type: ignore[arg-type]


def document(name: str, *events: Event, published: str | None = None, text: str | None = None) -> Parse:
    day = date.fromisoformat(published) if published else None
    numbered = tuple(replace(e, id=f"e{n}") for n, e in enumerate(events, 1))
    return Parse(Document(id=name, text=text or f"text of {name}"), Published(day), events=numbered)


def told(text: str, name: str, day: str) -> Parse:
    return parse(Document(id=name, text=text, given_date=date.fromisoformat(day)))


def ids(entry: Entry) -> list[str]:
    return [cite.id for cite in entry.sources]


# ---------------------------------------------------------------- one event


def test_a_preview_a_report_and_a_later_mention_are_one_entry() -> None:
    parses = [
        told(
            "Les ministres de la Défense de l’OTAN se réuniront à Bruxelles les 13 et 14 juin.", "preview", "2024-06-10"
        ),
        told(
            "Réunis jeudi et vendredi à Bruxelles, les ministres de la Défense de l’OTAN ont parlé.",
            "report",
            "2024-06-15",
        ),
        told(
            "La réunion des ministres de la Défense de l’OTAN du 13 juin a été suivie d’autres.", "later", "2024-09-01"
        ),
    ]
    (entry,) = [e for e in merge(parses) if e.kind == "meeting"]
    assert ids(entry) == ["preview", "report", "later"]
    assert (entry.when, entry.status) == ("2024-06-13/2024-06-14", "held")
    assert [cite.status for cite in entry.sources] == ["scheduled", "held", "held"]
    assert entry.place == "Bruxelles"


def test_each_document_keeps_its_own_words() -> None:
    a = document("a", event("summit", "Sommet de Vilnius", "2023-07", place="Vilnius"), published="2023-05-01")
    b = document(
        "b",
        event("summit", "Sommet de l’OTAN à Vilnius", "2023-07-11/2023-07-12", place="Vilnius"),
        published="2023-07-13",
    )
    (entry,) = merge([a, b])
    assert [(cite.id, cite.wording, cite.when) for cite in entry.sources] == [
        ("a", "Sommet de Vilnius", "2023-07"),
        ("b", "Sommet de l’OTAN à Vilnius", "2023-07-11/2023-07-12"),
    ]
    assert entry.when == "2023-07-11/2023-07-12"
    assert entry.differs == ()


def test_a_disagreement_is_shown() -> None:
    a = document("a", event("summit", "Sommet de Vilnius", "2023-07-11/2023-07-12", place="Vilnius"))
    b = document("b", event("summit", "Sommet de Vilnius", "2023-07-11/2023-07-12", place="Vilnius"), text="other")
    c = document("c", event("summit", "Sommet de Vilnius", "2023-07-12/2023-07-13", place="Vilnius"))
    (entry,) = merge([a, b, c])
    assert (entry.when, entry.differs) == ("2023-07-11/2023-07-12", ("2023-07-12/2023-07-13",))


def test_a_coarse_date_joins_the_one_event_that_fits() -> None:
    members = ("Hongrie", "Pologne", "République tchèque")
    year = document("year", event("accession", "Adhésion de la Hongrie", "1999", participants=members))
    day = document("day", event("accession", "Adhésion de la Hongrie à l’OTAN", "1999-03-12", participants=members))
    (entry,) = merge([year, day])
    assert entry.when == "1999-03-12"


def test_a_coarse_date_that_fits_two_events_joins_neither() -> None:
    title = "Réunion du Groupe de contact"
    year = document("year", event("meeting", title, "2024", reference="ramstein"))
    march = document("march", event("meeting", title, "2024-03-19", reference="ramstein"))
    april = document("april", event("meeting", title, "2024-04-26", reference="ramstein"))
    assert [entry.when for entry in merge([year, march, april])] == ["2024", "2024-03-19", "2024-04-26"]


def test_wire_copies_are_one_origin() -> None:
    wrong = event("meeting", "Réunion du Conseil OTAN-Ukraine", "2024-06-13", reference="conseil-otan-ukraine")
    right = replace(wrong, when="2024-06-12/2024-06-13", first=date(2024, 6, 12))
    copies = [document(f"copy{n}", wrong, text="une même dépêche") for n in range(3)]
    others = [document(f"paper{n}", right) for n in range(2)]
    (entry,) = merge([*copies, *others])
    assert entry.when == right.when
    assert len(entry.sources) == 5


def test_what_was_put_off_is_one_with_what_was_announced() -> None:
    visit = event("visit", "Visite de A au Niger", "2022-03-21", place="Niger", participants=("a",), status="scheduled")
    moved = replace(
        event("visit", "Visite de A au Niger", "2022-05-09", place="Niger", participants=("a",), status="postponed"),
        was="2022-03-21",
    )
    held = replace(moved, was=None, status="held")
    preview = document("preview", visit, published="2022-03-01")
    again = document("again", visit, published="2022-03-02", text="other")
    news = document("news", moved, published="2022-03-18")
    report = document("report", held, published="2022-05-10")
    for parses in permutations([preview, again, news, report]):
        (entry,) = merge(list(parses))
        assert (entry.when, entry.was, entry.status, entry.differs) == ("2022-05-09", "2022-03-21", "held", ())


def test_a_day_of_a_meeting_of_two_is_no_disagreement() -> None:
    whole = document("whole", event("meeting", "Réunion des ministres de la Défense", "2018-02-14/2018-02-15"))
    last = document("last", event("meeting", "Réunion des ministres de la Défense", "2018-02-15"))
    (entry,) = merge([whole, last])
    assert (entry.when, entry.differs) == ("2018-02-14/2018-02-15", ())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one pledge, told as announced and as to be delivered
        (
            event("commitment", "L’Allemagne annonce 14 chars", "2023-01-25", participants=("Allemagne",)),
            event(
                "commitment", "L’Allemagne livre 14 chars Leopard 2 à Kiev", "2023-01-25", participants=("Allemagne",)
            ),
        ),
        # one attack, of which one paper counts more wounded and gives the country for the town
        (
            event(
                "attack",
                "Vingt soldats de la KFOR blessés à Zvecan",
                "2023-05-29",
                participants=("KFOR",),
                place="Zvecan",
            ),
            event("attack", "Trente soldats de la KFOR blessés", "2023-05-29", participants=("KFOR",), place="Kosovo"),
        ),
        (
            event("attack", "Attaque de Zvecan", "2023-05-29", place="Zvecan"),
            event("attack", "Vingt soldats blessés dans des heurts à Zvecan", "2023-05-29", place="Zvecan"),
        ),
        # an act as a verb and as a noun
        (
            event("decision", "Signature d’un accord", "2024-02-15"),
            event("decision", "L’OTAN signe un accord avec l’Ukraine", "2024-02-15"),
        ),
    ],
    ids=lambda e: e.title,
)
def test_two_tellings_are_one_event(a: Event, b: Event) -> None:
    (entry,) = merge([document("x", a), document("y", b)])
    assert len(entry.sources) == 2


# ---------------------------------------------------------------- two events


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # the yearly meetings of one format
        (
            event(
                "meeting", "Réunion du Groupe des plans nucléaires", "2023-06-16", reference="groupe-plans-nucleaires"
            ),
            event(
                "meeting", "Réunion du Groupe des plans nucléaires", "2024-06-14", reference="groupe-plans-nucleaires"
            ),
        ),
        # ministers of two kinds on one day
        (
            event("meeting", "Réunion des ministres de la Défense de l’OTAN", "2012-04-18"),
            event("meeting", "Réunion des ministres des Affaires étrangères de l’OTAN", "2012-04-18"),
        ),
        # two visitors on one day, one visitor in two towns
        (
            event("visit", "Visite de A à Kiev", "2023-05-01", place="Kiev", participants=("a",)),
            event("visit", "Visite de B à Kiev", "2023-05-01", place="Kiev", participants=("b",)),
        ),
        (
            event("visit", "Visite de A à Kiev", "2023-05-01", place="Kiev", participants=("a",)),
            event("visit", "Visite de A à Varsovie", "2023-05-01", place="Varsovie", participants=("a",)),
        ),
        # two sums of one giver
        (
            event("commitment", "La Belgique annonce 92 millions d’euros", "2023-01-27", participants=("Belgique",)),
            event("commitment", "La Belgique annonce 40 millions d’euros", "2023-01-27", participants=("Belgique",)),
        ),
        # attacks of one day in two towns
        (
            event("attack", "Attaque de Lviv", "2023-05-29", place="Lviv"),
            event("attack", "Attaque d’Odessa", "2023-05-29", place="Odessa"),
        ),
        # an accession and the treaty's signature
        (
            event("accession", "Adhésion de la Suède", "2024-03-07", participants=("Suède",)),
            event("accession", "Signature du protocole d’accession", "2024-03-07", participants=("Suède",)),
        ),
        # two exercises at once
        (
            event("exercise", "Exercice Steadfast Noon", "2023-10-16/2023-10-26"),
            event("exercise", "Exercice Griffin Storm", "2023-10-20/2023-10-28"),
        ),
    ],
    ids=lambda e: e.title,
)
def test_two_events_stay_two(a: Event, b: Event) -> None:
    assert len(merge([document("x", a), document("y", b)])) == 2


def test_two_events_of_one_document_stay_two() -> None:
    visit = event("visit", "Visite de A à Kiev", "2023-05-01", place="Kiev", participants=("a",))
    again = replace(visit, title="Visite de A au ministère à Kiev")
    assert len(merge([document("x", visit, again)])) == 2


def test_undated_events_stay_and_come_last() -> None:
    dated = event("meeting", "Réunion du Conseil", "2024-06-13")
    undated = event("meeting", "Entretien de A avec B", None, participants=("a", "b"))
    entries = merge([document("x", undated), document("y", undated), document("z", dated)])
    assert [entry.when for entry in entries] == ["2024-06-13", None, None]


# ---------------------------------------------------------------- order, identity, cost

_TITLES = (
    "Réunion des ministres de la Défense",
    "Réunion des ministres des Affaires étrangères",
    "Réunion du Conseil OTAN-Ukraine",
)
_WHENS = ("2024-06-13", "2024-06-13/2024-06-14", "2024-06", "2024-06-20", "2024", None)
_PLACES = (None, "Bruxelles", "Luxembourg")
_EVENTS = st.builds(
    lambda title, when, place, status: event("meeting", title, when, place=place, status=status),
    st.sampled_from(_TITLES),
    st.sampled_from(_WHENS),
    st.sampled_from(_PLACES),
    st.sampled_from(("held", "scheduled")),
)
_DAYS = st.sampled_from((None, "2024-06-10", "2024-06-15"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.lists(_EVENTS, max_size=3), _DAYS), min_size=2, max_size=4))
def test_the_order_of_documents_does_not_matter(content: list[tuple[list[Event], str | None]]) -> None:
    parses = [document(f"d{n}", *events, published=day) for n, (events, day) in enumerate(content)]
    first = merge(parses)
    for order in permutations(parses):
        assert merge(order) == first


@settings(max_examples=60, deadline=None)
@given(st.lists(_EVENTS, max_size=12))
def test_nothing_is_lost_and_days_ascend(events: list[Event]) -> None:
    parses = [document(f"d{n}", e) for n, e in enumerate(events)]
    entries = merge(parses)
    assert sorted(cite.id for entry in entries for cite in entry.sources) == sorted(p.document.id for p in parses)
    days = [entry.first for entry in entries if entry.first]
    assert days == sorted(days)
    assert [bool(entry.when) for entry in entries] == sorted((bool(entry.when) for entry in entries), reverse=True)


def test_entries_keep_their_ids() -> None:
    parses = [document("a", event("summit", "Sommet de Vilnius", "2023-07-11/2023-07-12", place="Vilnius"))]
    (alone,) = merge(parses)
    (joined,) = merge([*parses, document("b", *parses[0].events)])
    assert alone.id == joined.id


def _comparisons(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    from nato_timeline import merge as module

    calls = 0
    same = module.same

    def counted(a: object, b: object) -> bool:
        nonlocal calls
        calls += 1
        return same(a, b)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "same", counted)
    days = (date.fromordinal(date(2000, 1, 1).toordinal() + n) for n in range(count))
    merge([document(f"d{n}", event("meeting", f"Réunion {n}", day.isoformat())) for n, day in enumerate(days)])
    monkeypatch.setattr(module, "same", same)
    return calls


def test_comparisons_grow_with_the_events_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _comparisons(400, monkeypatch) <= 2 * max(1, _comparisons(200, monkeypatch)) + 10


# ---------------------------------------------------------------- the seed texts


@pytest.fixture(scope="module")
def seed() -> Sequence[Entry]:
    from nato_timeline.lexicon import data_root

    return merge([parse(load(path)) for path in sorted((data_root() / "texts").glob("*.txt"))])


def test_the_seed_texts_share_their_summit(seed: Sequence[Entry]) -> None:
    (summit,) = [e for e in seed if e.when == "2024-07-09/2024-07-11" and e.kind == "summit"]
    assert {name[:3] for name in ids(summit)} >= {"000", "001"}


def test_ministers_of_three_years_are_three_meetings(seed: Sequence[Entry]) -> None:
    ministers = [e.when for e in seed if e.kind == "meeting" and "ministres" in e.title]
    assert ministers == ["2017-03-31", "2022-10-12/2022-10-13", "2024-06-13/2024-06-14", "2024-10-17/2024-10-18"]
