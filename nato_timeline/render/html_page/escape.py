"""Text of a source made harmless for HTML: no markup, no control characters, nothing that turns the writing round."""

from __future__ import annotations

import re
from html import escape

from ..safe import printable

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def plain(text: str | None) -> str:
    """Text between tags; line breaks become spaces."""
    return escape(printable(text or ""), quote=False)


def attribute(text: str | None) -> str:
    """Text between double quotes."""
    return escape(printable(text or ""))


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web; `javascript:` and its like are none."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def language(code: str) -> str:
    """The language of a text for `lang`; empty, which means unknown, for what is no such code."""
    return code if _LANGUAGE.fullmatch(code) else ""
