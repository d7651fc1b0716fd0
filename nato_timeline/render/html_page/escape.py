"""Text of a source made harmless for HTML: no markup, no control characters, nothing that turns the writing round."""

from __future__ import annotations

from html import escape

from ..safe import printable


def plain(text: str | None) -> str:
    """Text between tags; line breaks become spaces."""
    return escape(printable(text or ""), quote=False)


def attribute(text: str | None) -> str:
    """Text between double quotes."""
    return escape(printable(text or ""))


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web; `javascript:` and its like are none."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
