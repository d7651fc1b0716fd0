"""What a reader of the page in the browser has before them."""

from __future__ import annotations

from typing import Any

from page_library import mixed

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
