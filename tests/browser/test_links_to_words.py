"""A browser goes to the sentence that a citation links to."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest

from nato_timeline.citing.fragment import text_link

TWICE = "Les ministres se sont réunis."
LONG = (
    " ".join(f"Le point {n} de l’ordre du jour, « reporté » – dit-on – à {n} h, a été adopté" for n in range(12)) + "."
)
PARAGRAPHS = (
    "Ouverture, le 12 juin 2024.",
    f"Avant-hier. {TWICE} Rien d’autre n’a été dit, redit ou tu.",
    f"Hier. {TWICE} Ils l’ont dit & redit : « 20 % », a-t-on su.",
    "Dépenses de 1\u202f500,5 M€ (soit 2,5\u00a0% du PIB).",
    LONG,
    LONG.replace("adopté", "rejeté"),
    "Fin.",
)
TEXT = "\n\n".join(PARAGRAPHS)


@pytest.fixture(scope="module")
def page(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A page with the paragraphs far apart."""
    path = tmp_path_factory.mktemp("words") / "page.html"
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    path.write_text(f"<!doctype html><meta charset=utf-8><style>p{{margin:900px 0}}</style>{body}", "utf-8")
    context = chromium.new_context(viewport={"width": 900, "height": 500})
    yield context.new_page(), path.as_uri()
    context.close()


@pytest.mark.parametrize(
    ("words", "paragraph"),
    [
        ("Ouverture, le 12 juin 2024.", 0),
        (f"{TWICE} Rien", 1),
        ("Ils l’ont dit & redit : « 20 % », a-t-on su.", 2),
        (PARAGRAPHS[3], 3),
        (PARAGRAPHS[4], 4),
        (PARAGRAPHS[5], 5),
        (f"su.\n\n{PARAGRAPHS[3]}", 2),
        ("Fin.", 6),
    ],
)
def test_the_browser_goes_to_the_words(page: Any, words: str, paragraph: int) -> None:
    at = TEXT.index(words)
    assert gone_to(page, at, at + len(words)) == paragraph


@pytest.mark.parametrize("words", [TWICE, "redit"])
def test_the_second_of_two_is_told_by_what_stands_around(page: Any, words: str) -> None:
    at = TEXT.rindex(words)
    assert gone_to(page, at, at + len(words)) == 2


def gone_to(page: Any, start: int, end: int) -> int:
    """The number of the paragraph in view once a link to a passage is opened."""
    tab, address = page
    tab.goto("about:blank")
    tab.goto(text_link(address, TEXT, start, end))
    tab.wait_for_function("scrollY > 0", timeout=5000)
    found: int = tab.evaluate(
        """[...document.querySelectorAll('p')].findIndex(p => {
             const box = p.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight })"""
    )
    return found
