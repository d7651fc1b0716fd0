"""Citations: where a passage stands, in the forms that people paste. One table of styles; each is a function of
references, in a module that is imported when the style is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from .reference import Reference

Style = Callable[[Sequence[Reference]], str]

# style: its function as `module:function`
STYLES = {
    "note": "notes:notes",
    "iso690": "notes:iso690",
    "markdown": "notes:markdown",
    "bibtex": "bibtex:bibtex",
    "csl-json": "csl:csl_json",
    "ris": "ris:ris",
}


def style(name: str) -> Style:
    """The function of a style."""
    module, _, function = STYLES[name].partition(":")
    found: Style = getattr(import_module(f".{module}", __name__), function)
    return found
