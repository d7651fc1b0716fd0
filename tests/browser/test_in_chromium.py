"""The page as its readers have it: filters, months, sources, links, keyboard, print, phone, dark, no JavaScript."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from page_library import MARKUP, mixed

FACTS = [fact.id for fact in mixed().facts]


def shown(page: Any) -> list[str]:
    """The ids of the facts that are to be seen, in their order."""
    return page.evaluate(  # type: ignore[no-any-return]
        "[...document.querySelectorAll('main li[data-layer]')].filter(e => e.checkVisibility()).map(e => e.id.slice(3))"
    )


def lit(page: Any) -> list[str]:
    """The words lit in the open source."""
    return [text for text in page.locator("article.open .lit").all_inner_texts() if text]


def sources_open(page: Any) -> list[str]:
    return page.locator("article:visible h3").all_inner_texts()  # type: ignore[no-any-return]


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.textContent")  # type: ignore[no-any-return]


def overflows(page: Any) -> bool:
    return page.evaluate(  # type: ignore[no-any-return]
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


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


# ---------------------------------------------------------------- much, and hostile


def test_five_thousand_facts(visit: Callable[..., Any]) -> None:
    page = visit("many")
    timing = "performance.getEntriesByType('navigation')[0].duration"
    print(f"5,000 facts drawn in {page.evaluate(timing):.0f} ms")
    assert page.locator("main li[data-layer]").count() == 5000
    assert page.locator("output").inner_text() == "5,000 of 5,000"
    page.locator("[name=who]").select_option("p1")
    page.locator("[name=text]").fill("promesses tiendrons")
    assert page.locator("output").inner_text() == "252 of 5,000 · Karl Øster · « promesses tiendrons »"
    years = page.locator("main section.year:not([hidden]) h2").all_text_contents()
    assert years == [*map(str, range(2005, 2025)), "No date"]
    last = page.locator("main li[data-layer]:not([hidden]) .what").last
    last.click()
    assert lit(page) == ["Nous tiendrons nos promesses"]
    assert not overflows(page)
    page = visit("many", "#id=f004500")
    page.wait_for_function("(y => 0 < y && y < 900)(document.querySelector('.on .what').getBoundingClientRect().y)")


def test_hostile_text_does_nothing(visit: Callable[..., Any]) -> None:
    page = visit("hostile")
    for n in range(page.locator(".what").count()):
        page.locator(".what").nth(n).click()
    page.get_by_label("Search").fill(MARKUP)
    assert len(shown(page)) == 5
    page.get_by_label("Who").select_option(MARKUP)
    assert len(shown(page)) == 5
    assert page.evaluate("window.hit") is None
    assert page.locator("img, svg, script:not(head script)").count() == 0
    assert MARKUP in page.locator("article.open .lit").inner_text()


def test_over_http_one_request_is_made(chromium: Any, written: Callable[[str, str], Path]) -> None:
    asked: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), partial(_Server, asked, written("mixed", "en").read_bytes()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context()
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.locator(".what").first.click()
    page.evaluate("fetch('/other').catch(() => 0)")  # what the policy is there for
    context.close()
    server.shutdown()
    server.server_close()
    assert asked == ["/"]
    assert len(heard) >= 1
    assert all("Content Security Policy" in message for message in heard)


class _Server(BaseHTTPRequestHandler):
    def __init__(self, asked: list[str], body: bytes, *rest: Any) -> None:
        self.asked, self.body = asked, body
        super().__init__(*rest)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *values: object) -> None:
        """Keeps quiet."""


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
