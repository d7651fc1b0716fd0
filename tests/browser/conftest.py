"""A headless Chromium that is watched: whatever a page asks for, says on the console or trips over fails its test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from page_library import hostile, many, mixed, view

from nato_timeline.render.html_page import render_page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
LIBRARIES = {"mixed": mixed, "hostile": hostile, "many": lambda: many(5000)}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; without one the tests are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install -e '.[dev]'")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no Chromium in the PATH ({', '.join(NAMES)}): apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Writes the page of a library once, in a language."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, language: str) -> Path:
        path = folder / f"{name}-{language}.html"
        if not path.exists():
            path.write_text(render_page(view(LIBRARIES[name](), language)), "utf-8")
        return path

    return write


Visit = Callable[..., Any]


@pytest.fixture
def visit(chromium: Any, written: Callable[[str, str], Path]) -> Iterator[Visit]:
    """Opens the page of a library: `visit("mixed", "#id=a", width=390, dark=True, js=False)`."""
    contexts, heard = [], []

    def open_page(
        name: str = "mixed", hash: str = "", *, width: int = 1280, language: str = "en", dark: bool = False,
        js: bool = True, inspected: bool = False,
    ) -> Any:  # fmt: skip
        address = written(name, language).as_uri()
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=js,
            bypass_csp=inspected,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)  # a busy machine is no fault of the page
        page.on("request", lambda request: heard.append(request.url) if request.url.split("#")[0] != address else None)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(address + hash)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert heard == []
