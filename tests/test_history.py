"""One quantity over time: what is one quantity, what agrees, what revises and what contradicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from more_figures import library

from nato_timeline.facts import Fact
from nato_timeline.history import agree, series
from nato_timeline.index import figure_kind

LIBRARY = library()
FIGURES = [fact for fact in LIBRARY.facts if fact.layer == "figure"]
BASE = FIGURES[0]


def figure(value: float | tuple[float, ...], surface: str, unit: str = "EUR", **given: object) -> Fact:
    values = value if isinstance(value, tuple) else (value,)
    return BASE._replace(value=values, title=surface, unit=unit, kind=figure_kind(unit), **given)  # type: ignore[arg-type]


def told(facts: list[Fact]) -> list[list[tuple[str, str | None]]]:
    return [[(s.fact.title, s.mark) for s in one.statements] for one in series(LIBRARY, facts)]


def test_statements_of_one_quantity_stand_together_by_period_then_by_day() -> None:
    assert told(FIGURES) == [
        [
            ("500 millions d’euros", None),
            ("600 millions d’euros", "revises"),
            ("650 millions d’euros", "contradicts"),
            ("900", None),
        ],
        [("2,1 % de son PIB", None), ("2,1 % de son PIB", "confirms")],
        [("120 millions d’euros", None)],
    ]


def test_a_revision_says_what_it_revises_and_by_how_much() -> None:
    first, second, third, _ = series(LIBRARY, FIGURES)[0].statements
    assert (second.against, second.change) == (first.fact.id, pytest.approx(0.2))
    assert (third.against, third.change) == (second.fact.id, pytest.approx(50 / 600))


PLEDGED = figure(40e9, "40 milliards d’euros", per="P1Y", when=None, id="a")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (figure(20.9e9, "20,9 milliards d’euros", per=None, when="2024-H1", id="b", status="delivered"), "delivered"),
        (figure(41e9, "41 milliards d’euros", per=None, when=None, id="b"), "once, not a year"),
        (figure(41e9, "41 milliards de dollars", "USD", per="P1Y", when=None, id="b"), "another unit"),
        (figure(41e9, "41 milliards d’euros", per="P1Y", when=None, id="b", holder="Alliés"), "another holder"),
        (figure(41e9, "41 milliards d’euros", per="P1Y", when=None, id="b", subject="aide à l’Ukraine"), "wider"),
        (figure(41e9, "41 milliards d’euros", per="P1Y", when=None, id="b", subject=None), "of what is not said"),
        (figure(41e9, "41 milliards d’euros", per="P1Y", when=None, id="b", holder=None), "whose is not said"),
        (figure(41e9, "41 milliards d’euros", per="P1Y", when=None, id="b", status="target"), "a target"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_another_quantity_is_never_compared(other: Fact, why: str) -> None:
    assert [len(one.statements) for one in series(LIBRARY, [PLEDGED, other])] == [1, 1], why


def test_another_period_is_no_contradiction() -> None:
    one, other = figure(40e6, "40 millions", when="2024", id="a"), figure(70e6, "70 millions", when="2025", id="b")
    assert told([one, other]) == [[("40 millions", None), ("70 millions", None)]]


def test_a_value_without_a_period_may_be_a_new_state_of_things() -> None:
    soldiers = {"when": None, "status": "count", "subject": "mission en Lettonie"}
    march = figure(300, "300 soldats", "soldat", id="a", **soldiers)
    sources = next(fact.sources for fact in FIGURES if fact.sources[0].paper == "septembre")
    september = figure(350, "350 soldats", "soldat", id="b", sources=sources, **soldiers)
    assert told([september, march]) == [[("300 soldats", None), ("350 soldats", "differs")]]


def test_one_document_contradicts_itself_only_with_two_voices() -> None:
    one, other = figure(300e6, "300 millions", id="a"), figure(200e6, "200 millions", id="b")
    assert told([one, other]) == [[("300 millions", None), ("200 millions", None)]]
    voices = [one._replace(people=("a",)), other._replace(people=("b",))]
    assert told(voices) == [[("300 millions", None), ("200 millions", "contradicts")]]


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        (figure(40e9, "40 milliards"), figure(40.2e9, "40,2 milliards"), True),
        (figure(40e9, "40 milliards"), figure(41e9, "41 milliards"), False),
        (figure(2e9, "2 milliards"), figure(1.96e9, "1,96 milliard"), True),
        (figure(2e9, "2 milliards"), figure(1.5e9, "1,5 milliard"), False),
        (figure(2, "2 %", "%"), figure(2.5, "2,5 %", "%"), False),
        (figure(300, "300 soldats", "soldat"), figure(301, "301 soldats", "soldat"), False),
        (figure(300, "300", "soldat", qualifier=">"), figure(350, "350 soldats", "soldat"), True),
        (figure(300, "300", "soldat", qualifier=">"), figure(250, "250 soldats", "soldat"), False),
        (figure(300, "300", "soldat", qualifier="<="), figure(300, "300 soldats", "soldat"), True),
        (figure(300, "300", "soldat", qualifier="~"), figure(320, "320 soldats", "soldat"), True),
        (figure(300, "300", "soldat", qualifier="~"), figure(400, "400 soldats", "soldat"), False),
        (figure((300, 350), "300 à 350", "soldat"), figure(320, "320 soldats", "soldat"), True),
        (figure((300, 350), "300 à 350", "soldat"), figure(400, "400 soldats", "soldat"), False),
        (figure(10, "dix véhicules", "véhicule"), figure(10, "10 véhicules", "véhicule"), True),
        (figure(10, "dix véhicules", "véhicule"), figure(12, "douze véhicules", "véhicule"), False),
    ],
)
def test_figures_agree_as_far_as_they_are_exact(one: Fact, other: Fact, agrees: bool) -> None:
    assert agree(one, other) is agrees
    assert agree(other, one) is agrees


@given(
    st.floats(1, 1e12, allow_nan=False),
    st.sampled_from([None, ">", ">=", "<", "<=", "~"]),
    st.text("0123456789 ,", max_size=6),
)
def test_a_figure_agrees_with_itself(value: float, qualifier: str | None, surface: str) -> None:
    fact = figure(value, surface, qualifier=qualifier)
    assert agree(fact, fact)


@given(st.permutations(FIGURES))
def test_the_order_of_the_facts_changes_no_statement(facts: list[Fact]) -> None:
    def statements(facts: list[Fact]) -> set[tuple[str, str | None, str | None]]:
        return {(s.fact.id, s.mark, s.against) for one in series(LIBRARY, facts) for s in one.statements}

    assert statements(facts) == statements(FIGURES)
