"""The page of thousands of facts and of hostile text, in a browser; and over HTTP, where it asks for nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from looking import lit, overflows, shown
from page_library import MARKUP


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
