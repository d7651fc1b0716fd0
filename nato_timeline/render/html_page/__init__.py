"""The timeline as one HTML file: no request to anywhere, filters, the sources beside the facts, their words lit.

Everything stands in the HTML; the script only hides, counts and lights. So the page reads, prints and links to a fact
(`#id=…`) without it. Style and script are inline and named by their hashes in the page's own security policy.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from ..words import Words
from .controls import controls
from .entries import entries
from .escape import attribute, plain
from .histogram import HEIGHTS, histogram
from .masthead import masthead
from .passages import passages
from .slots import apart, slots
from .sources import listed, sources

if TYPE_CHECKING:
    from ...export import View


def render_page(view: View) -> str:
    """The page of the facts that a query keeps, in its order."""
    words, library, facts = view.words, view.library, apart(view.facts)
    papers = listed(view.papers())
    places = slots(facts)
    style = _piece("page.css") + HEIGHTS + f':root{{--published:"{words("Published")} "}}\n'
    script = _piece("page.js")
    title, head = masthead(view, len(papers))
    return Template(_piece("page.html")).substitute(
        _labels(words),
        language=words.language,
        policy=_policy(style, script),
        style=style,
        script=script,
        title=plain(title),
        head=head,
        histogram=histogram(places, words),
        controls=controls(library, facts, places, papers, words),
        entries=entries(library, facts, places, papers, words, by_date=view.sort == "date"),
        sources=sources(papers, passages(facts), words),
    )


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded; this style and this script may run. The empty icon keeps browsers from asking for one."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _piece(name: str) -> str:
    """A part of the page, without the indentation that only its authors need."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return re.sub(r"(?m)^[ ]+", "", text)


def _labels(words: Words) -> dict[str, str]:
    """What the frame of the page says, by its name in `page.html`."""
    said = {
        "to_timeline": words("Skip to the timeline"),
        "to_sources": words("Skip to the sources"),
        "by_month": words("Facts by month"),
        "filters": words("Filters"),
        "timeline": words("Timeline"),
        "happened": words("When"),
        "published": words("Published"),
        "nothing": words("Nothing found."),
        "n_of_all": words("{n} of {all}"),
        "clear": words("Clear filters"),
        "sources_title": words("Sources"),
        "hint": words("Choose a fact: its source opens beside it, the words that state it lit."),
        "keys": words("Keys: ↑ ↓ from fact to fact, Enter opens, Esc goes back."),
        "made": words("Made with nato_timeline. Facts are in French, as the sources put them."),
        "close": words("Close"),
    }
    return {name: attribute(text) for name, text in said.items()}
