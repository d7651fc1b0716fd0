"""Links that a terminal follows (OSC 8): from the name of a document to where it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from ..facts import Paper

_LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
_SAFE = ":/?#[]@!$&'()*+,;=%~-._"
_SCHEMES = ("https://", "http://")
# terminals that would show a link's code as rubbish, or do nothing with it
_WITHOUT = frozenset({"dumb", "linux", "vt100", "vt220", "ansi", "cons25"})


def address(paper: Paper) -> str | None:
    """Where a document is on the web, or as a file on this machine; safe to stand in an escape code."""
    if paper.url and paper.url.startswith(_SCHEMES):
        return quote(paper.url, safe=_SAFE).replace(";", "%3B")
    if paper.path and paper.path.startswith("/"):
        return "file://" + quote(paper.path)
    return None


def knows_links(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that shows links, or ignores them as it should."""
    return environment.get("TERM", "") not in {*_WITHOUT, ""} and environment.get("TERM_PROGRAM") != "Apple_Terminal"


def plain_links(text: str) -> str:
    """Links without the numbers that Rich gives them, which differ from run to run."""
    return _LINK.sub(lambda m: f"\x1b]8;;{m[1]}\x1b\\", text)


def without_links(text: str) -> str:
    """The text with its styles alone."""
    return _LINK.sub("", text)
