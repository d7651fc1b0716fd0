"""The sources of the page, and links to its facts, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from looking import FACTS, focused, lit, shown, sources_open

# ---------------------------------------------------------------- sources


def test_a_fact_opens_its_source_with_the_words_lit(visit: Callable[..., Any]) -> None:
    page = visit()
    assert sources_open(page) == []
    page.get_by_role("link", name="Exercice Nordlys").first.click()
    assert sources_open(page) == ["Le sommet s’ouvre demain"]
    assert lit(page) == ["exercice Nordlys"]
    assert page.locator(".near").all_inner_texts() == ["L’exercice Nordlys, prévu en mars, est reporté à octobre."]
    assert page.locator("[id='id=nordlys'] .more").is_visible()
    assert page.locator(".more:visible").count() == 1
    assert page.url.endswith("#id=nordlys")
    page.get_by_role("button", name="Close").click()
    assert sources_open(page) == []
    assert focused(page) == "Exercice Nordlys"


def test_each_source_of_a_fact_can_be_opened(visit: Callable[..., Any]) -> None:
    page = visit("mixed", "#id=vilnius")
    assert (sources_open(page), lit(page)) == (["Le sommet s’ouvre demain"], ["sommet se tiendra"])
    page.locator("[id='id=vilnius'] .src").nth(1).click()
    assert (sources_open(page), lit(page)) == (["Bilan de l’année"], ["sommet de Vilnius"])
    assert focused(page) == "sommet de Vilnius"


def test_words_of_a_source_lead_to_their_fact(visit: Callable[..., Any]) -> None:
    page = visit("mixed", "#id=entrevue")
    page.locator("article.open").get_by_text("2,5 % du PIB", exact=True).click()  # inside a quotation: the figure
    assert page.url.endswith("#id=effort")
    assert page.locator(".on").get_attribute("id") == "id=effort"
    assert lit(page) == ["2,5 % du PIB"]
    page.locator("article.open").get_by_text("Nous porterons l’effort à").click()
    assert page.url.endswith("#id=citation")
    assert "".join(lit(page)) == "Nous porterons l’effort à 2,5 % du PIB"


def test_a_document_can_be_read_by_itself(visit: Callable[..., Any]) -> None:
    page = visit()
    page.locator("aside ol a").nth(1).click()
    assert sources_open(page) == ["Bilan de l’année"]
    assert lit(page) == []


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("hash", "chosen", "seen"),
    [
        ("#id=nordlys", "id=nordlys", FACTS),
        ("#layer=figure&id=effort", "id=effort", ["soutien", "effort"]),
        ("#layer=figure&id=nordlys", "id=nordlys", FACTS),  # a filter that would hide the fact gives way
        ("#id=nobody", None, FACTS),
        ("#who=nobody&month=1789-07&length=5&constructor=x", None, FACTS),
        ("#%E0%A4%A", None, FACTS),
    ],
)
def test_a_link_leads_to_its_fact(visit: Callable[..., Any], hash: str, chosen: str | None, seen: list[str]) -> None:
    page = visit("mixed", hash)
    assert [e.get_attribute("id") for e in page.locator(".on").all()] == ([chosen] if chosen else [])
    assert shown(page) == seen
    if chosen:
        assert page.locator(".on").bounding_box()["y"] < 900


def test_back_and_forward(visit: Callable[..., Any]) -> None:
    page = visit()
    page.get_by_role("link", name="Exercice Nordlys").first.click()
    page.get_by_role("link", name="Sommet de Vilnius").first.click()
    page.go_back()
    assert lit(page) == ["exercice Nordlys"]
    page.go_forward()
    assert lit(page) == ["sommet se tiendra"]
    page.evaluate("location.hash = 'id=effort'")  # another link to the page, followed on it
    page.wait_for_selector("[id='id=effort'].on")
    assert lit(page) == ["2,5 % du PIB"]
