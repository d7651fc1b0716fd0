"""Hostile text in the HTML page: it stays text, in tags, attributes, links and languages."""

from __future__ import annotations

import pytest
from page_library import MARKUP, TURNED
from parsed_page import PAGES, Parsed

from nato_timeline.render.html_page.escape import attribute, language, plain, web_address
from nato_timeline.render.safe import printable


def test_hostile_text_is_text() -> None:
    html = PAGES["hostile"]
    assert [c for c in html if not c.isprintable() and c not in "\n\u00a0\u202f"] == []
    page = Parsed(html)
    assert len(page.all("script")) == 1
    assert page.all("h3")[-2].text == MARKUP
    assert [e.attributes["href"] for e in page.all("a") if not e.attributes["href"].startswith("#")] == [
        'https://exemple.test/"onmouseover="window.hit=1'
    ]
    assert page.all("a", class_="what")[1].text == printable(MARKUP + TURNED)
    assert {e.attributes["lang"] for e in page.elements if "lang" in e.attributes} == {"en", "fr", ""}


@pytest.mark.parametrize(
    ("text", "between_tags", "in_quotes"),
    [
        ("l’OTAN", "l’OTAN", "l’OTAN"),
        ('<b a="1">&amp;\'', '&lt;b a="1"&gt;&amp;amp;\'', "&lt;b a=&quot;1&quot;&gt;&amp;amp;&#x27;"),
        ("a\nb\x00c\x1b[0m", "a bc[0m", "a bc[0m"),
        ("\u202eenvers\u2066", "envers", "envers"),
        (None, "", ""),
    ],
)
def test_text_is_escaped(text: str | None, between_tags: str, in_quotes: str) -> None:
    assert plain(text) == between_tags
    assert attribute(text) == in_quotes


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://exemple.test/a", "https://exemple.test/a"),
        ("HTTP://exemple.test", "HTTP://exemple.test"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)//http://", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("exemple.test", None),
        ("", None),
        (None, None),
    ],
)
def test_only_the_web_is_linked(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    ("code", "known"), [("fr", "fr"), ("fr-CA", "fr-CA"), ("", ""), ('fr" x="', ""), ("français", "")]
)
def test_a_language_is_a_code(code: str, known: str) -> None:
    assert language(code) == known


def test_what_turns_writing_round_is_in_the_hostile_text() -> None:
    """Else the test above could not fail."""
    assert {"\u202e", "\u2066", "\x1b", "\x00", "\x9b"} <= set(TURNED)
