"""The filters and the months of the page, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from looking import FACTS, shown

# ---------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("", FACTS),
        ("layer=quote", ["citation"]),
        ("layer=quote&layer=figure", ["soutien", "citation", "effort"]),
        ("kind=event.summit", ["vilnius"]),
        ("status=event.scheduled", ["vilnius"]),
        ("status=figure.target", ["effort"]),
        ("who=karl", ["entrevue", "parole"]),
        ("who=Alliés", ["soutien"]),
        ("topic=depenses", ["effort", "vilnius"]),
        ("source=d2", ["soutien", "vilnius", "parole", "centre"]),
        ("who=ona&layer=event", ["entrevue"]),
        ("who=karl&topic=depenses", []),
        ("month=2023-09", ["parole"]),
        ("month=2023", ["soutien"]),
        ("month=none", ["centre"]),
        ("text=petraite", ["role", "entrevue", "citation", "effort"]),  # in the fact or its sentence
        ("text=decide+etait", ["parole"]),
        ("text=NORDLYS", ["nordlys"]),
        ("text=rien+nordlys", []),
        ("from=2023-07-11", ["vilnius", "parole", "nordlys"]),
        ("until=2023-06-30", ["soutien"]),
        ("from=2023-07-12&until=2023-09-01", ["vilnius", "parole"]),
    ],
)
def test_a_filter_keeps_its_facts(one_page: Any, state: str, expected: list[str]) -> None:
    one_page.evaluate("state => { location.hash = state; dispatchEvent(new PopStateEvent('popstate')); }", state)
    assert shown(one_page) == expected
    assert one_page.locator("output").inner_text().startswith(f"{len(expected)} of {len(FACTS)}")
    assert one_page.locator(".nothing").is_visible() == (not expected)
    assert one_page.locator(".clear").is_visible() == bool(state)
    headings = one_page.locator("main h2:visible, main h3:visible").count()
    assert (headings > 0) == bool(expected)


@pytest.fixture(scope="module")
def one_page(chromium: Any, written: Callable[[str, str], Path]) -> Any:
    """A page for many questions that leave nothing behind."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(written("mixed", "en").as_uri())
    yield page
    context.close()


def test_filters_by_hand_and_back(visit: Callable[..., Any]) -> None:
    page = visit()
    page.get_by_label("Who").select_option("karl")
    assert shown(page) == ["entrevue", "parole"]
    page.get_by_label("Indirect speech").check()
    assert shown(page) == ["parole"]
    page.get_by_label("Search").fill("décidé")
    assert shown(page) == ["parole"]
    assert page.url.endswith("#text=d%C3%A9cid%C3%A9&who=karl&layer=statement")
    assert page.locator("output").inner_text() == "1 of 11 · Karl Øster · Indirect speech · « decide »"
    page.get_by_role("button", name="Clear filters").click()
    assert shown(page) == FACTS


def test_counts_are_what_a_choice_would_keep(visit: Callable[..., Any]) -> None:
    page = visit("mixed", "#layer=event")
    options = page.locator("select[name=who] option").all_inner_texts()
    assert options == ["all", "Ona Petraitė (1)", "Karl Øster (1)", "Alliés (0)"]
    assert page.locator("select[name=who] option:disabled").all_inner_texts() == ["Alliés (0)"]
    # the layers still count all, as each would keep its own
    layers = [" ".join(text.split()) for text in page.locator("fieldset label").all_inner_texts()]
    assert layers == ["Events 6", "Quotations 1", "Indirect speech 1", "Figures 2", "Roles 1"]
    assert [bar.get_attribute("aria-label") for bar in page.locator(".years a").all()] == [
        "2023, no month (0)", "July 2023 (4)", "September 2023 (0)", "October 2023 (1)", "No date (1)",
    ]  # fmt: skip


def test_a_date_is_said_once_among_those_shown(visit: Callable[..., Any]) -> None:
    page = visit()
    assert page.locator(".again").count() == 5
    page.get_by_label("Figures").check()
    assert page.locator("[id='id=effort']").get_attribute("class") == "sign figure"


# ---------------------------------------------------------------- months


def test_a_bar_filters_its_month_and_frees_it_again(visit: Callable[..., Any]) -> None:
    page = visit()
    july = page.get_by_role("button", name="July 2023 (7)")
    july.click()
    assert len(shown(page)) == 7
    assert july.get_attribute("aria-pressed") == "true"
    assert page.locator("output").inner_text() == "7 of 11 · July 2023"  # what is chosen is said, in print too
    july.click()
    assert shown(page) == FACTS
    assert july.get_attribute("aria-pressed") == "false"


def test_an_empty_month_can_be_chosen_and_freed(visit: Callable[..., Any]) -> None:
    page = visit("mixed", "#layer=quote")
    october = page.get_by_role("button", name="October 2023 (0)")
    october.click()
    assert shown(page) == []
    assert page.locator("output").inner_text() == "0 of 11 · Quotations · October 2023"
    october.click()
    assert shown(page) == ["citation"]


def test_bars_by_keyboard_are_one_stop(visit: Callable[..., Any]) -> None:
    page = visit()
    assert page.locator(".years a[tabindex='0']").count() == 1
    page.locator(".years a").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.ariaLabel") == "July 2023 (7)"
    page.keyboard.press(" ")
    assert len(shown(page)) == 7
    page.keyboard.press("Enter")
    assert shown(page) == FACTS
