"""The page for every reader: by keyboard, on paper, on a phone, in the dark, without JavaScript; and by axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from looking import FACTS, focused, lit, overflows, shown, sources_open

# ---------------------------------------------------------------- keyboard alone


def test_from_the_top_to_the_words_and_back_by_keyboard(visit: Callable[..., Any]) -> None:
    page = visit()
    press = page.keyboard.press
    press("Tab")
    assert focused(page) == "Skip to the timeline"
    press("Enter")
    press("Tab")
    assert focused(page) == "1.5 billion EUR soutien"
    press("ArrowDown")
    press("ArrowDown")
    assert focused(page) == "Entrevue d’Ona Petraitė avec Karl Øster"
    assert lit(page) == ["a reçu"]  # the source follows
    press("ArrowDown")
    assert lit(page)[0].startswith("Nous porterons")
    press("ArrowUp")
    press("ArrowUp")
    assert lit(page) == ["ministre lituanienne"]
    press("Enter")
    press("Tab")
    assert "Le sommet s’ouvre demain" in focused(page)
    press("Enter")
    assert focused(page) == "ministre lituanienne"
    press("Escape")
    assert focused(page) == "Ona Petraitė, ministre (Lituanie)"
    assert sources_open(page) == []
    press("Enter")
    page.locator("[name=text]").focus()
    press("Escape")  # there it empties the field
    assert sources_open(page) == ["Le sommet s’ouvre demain"]


def test_focus_is_seen_and_never_caught(visit: Callable[..., Any]) -> None:
    page = visit()
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(focused(page)[:30])
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or page.evaluate("document.activeElement === document.body"), stops[-1]
    assert "Ouverture d’un centre" in stops
    assert "Le sommet s’ouvre demain" in stops


# ---------------------------------------------------------------- paper, phones, the dark


def test_print_has_the_facts_and_the_documents_and_no_controls(visit: Callable[..., Any]) -> None:
    page = visit("mixed", "#layer=event&id=vilnius")
    page.emulate_media(media="print")
    assert shown(page) == ["entrevue", "operations", "visite", "vilnius", "nordlys", "centre"]
    assert page.locator("output:visible").inner_text() == "6 of 11 · Events"
    for hidden in ("label", "button", "article", ".back", ".more", ".keys", ".skip"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    assert page.locator("aside ol li").all_inner_texts() == [
        "Le sommet s’ouvre demain\nOTAN · published 10 July 2023\nhttps://exemple.test/sommet?a=1&b=2",
        "Bilan de l’année\npublished ~September 2023",
    ]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize(("library", "width"), [("mixed", 320), ("mixed", 768), ("hostile", 390)])
def test_a_phone_never_scrolls_sideways(visit: Callable[..., Any], library: str, width: int) -> None:
    page = visit(library, width=width)
    assert not overflows(page)
    assert page.locator("form").is_hidden()
    page.locator("summary").click()
    assert page.locator("form").is_visible()
    assert not overflows(page)
    page.locator(".what").nth(2).click()
    sheet, row = page.locator("aside").bounding_box(), page.locator(".on .what").bounding_box()
    assert sheet["y"] + sheet["height"] == 900
    assert row["y"] >= 0
    assert row["y"] + min(row["height"], 40) < sheet["y"]  # what was chosen stays in sight
    assert not overflows(page)
    page.get_by_role("button", name="Close").click()
    assert page.locator("article:visible").count() == 0


def test_dark_where_the_reader_has_it_dark(visit: Callable[..., Any]) -> None:
    def colours(page: Any) -> list[int]:
        script = "[...document.querySelectorAll('html, .lit')].map(e => getComputedStyle(e).backgroundColor)"
        return [sum(map(int, colour[4:-1].split(", "))) for colour in page.evaluate(script)]

    light, dark = colours(visit("mixed", "#id=nordlys")), colours(visit("mixed", "#id=nordlys", dark=True))
    assert light[0] > 700
    assert dark[0] < 120
    assert dark[1] < light[1]


def test_colours_that_the_reader_forces(chromium: Any, written: Callable[[str, str], Path]) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(written("mixed", "en").as_uri() + "#id=nordlys")
    seen = page.evaluate("[...document.querySelectorAll('html, .lit')].map(e => getComputedStyle(e).backgroundColor)")
    context.close()
    assert seen[0] != seen[1]


# ---------------------------------------------------------------- without JavaScript


def test_without_javascript_all_is_there_to_read(visit: Callable[..., Any]) -> None:
    page = visit(js=False)
    assert page.locator("main li[data-layer]:visible").count() == len(FACTS)
    assert page.locator("article:visible").count() == 2
    assert page.locator("form:visible, .back:visible, .keys:visible, .hint:visible").count() == 0
    page.get_by_role("link", name="Exercice Nordlys").first.click()  # a link to itself, which opens it
    assert page.locator(".more:visible dt").all_inner_texts() == ["Postponed to", "Published", "Source", "Id"]
    page.locator(".more:visible .src").click()
    assert page.locator(":target").inner_text().startswith("L’exercice Nordlys")
    page.locator(".years a").nth(3).click()
    assert page.locator(":target h3").inner_text() == "October 2023"


# ---------------------------------------------------------------- for everyone


@pytest.mark.parametrize(
    ("width", "dark", "language"), [(1280, False, "en"), (1280, True, "fr"), (390, False, "fr"), (390, True, "en")]
)
def test_axe_finds_nothing(visit: Callable[..., Any], width: int, dark: bool, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: pip install -e '.[dev]'")
    page = visit("mixed", "#month=2023-07&id=vilnius", width=width, dark=dark, language=language, inspected=True)
    page.evaluate("document.querySelector('.filters').open = true")
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 20
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found["violations"]] == []
