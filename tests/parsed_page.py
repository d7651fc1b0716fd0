"""The HTML page parsed, and the page of each library made by hand."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from page_library import hostile, mixed, view

from nato_timeline.facts import Library
from nato_timeline.render.html_page import render_page

EMPTY = frozenset({"meta", "link", "input", "br"})


class Element:
    """A tag with its attributes, and all text below it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.text = tag, attributes, ""


class Parsed(HTMLParser):
    """The elements of a page in order. Raises where a tag is not closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert [e.tag for e in self._open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        return [
            e
            for e in self.elements
            if e.tag == tag and all(e.attributes.get(k.rstrip("_")) == v for k, v in attributes.items())
        ]


PAGES = {
    "mixed": render_page(view(mixed())),
    "french": render_page(view(mixed(), "fr")),
    "hostile": render_page(view(hostile())),
    "by source": render_page(view(mixed(), sort="source")),
    "empty": render_page(view(Library({}, (), {}, {}))),
}
each_page = pytest.mark.parametrize("html", PAGES.values(), ids=PAGES.keys())
