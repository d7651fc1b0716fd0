"""Which words of a source the HTML page lights for which fact."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_library import fact, hostile, many, mixed, paper, source, view
from parsed_page import PAGES, Parsed

from nato_timeline.facts import Library
from nato_timeline.render.html_page import render_page
from nato_timeline.render.html_page.passages import Passages, passages, pieces
from nato_timeline.render.safe import printable

TEXT = "Un deux trois. Quatre cinq six.\nSept huit neuf, dix onze. Douze.\n\nTreize quatorze."
LINES = ((0, 31), (32, 64), (66, 82))
stretches = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], len(TEXT)))
)


@given(st.lists(stretches, max_size=8), st.lists(stretches, max_size=4))
def test_pieces_hold_each_character_once_and_each_fact_its_words(
    spans: list[tuple[int, int]], sentences: list[tuple[int, int]]
) -> None:
    document = paper("d", TEXT, None)
    stated = [
        source(document, TEXT[s:e], start=s)._replace(sentence=sentences[n % len(sentences)] if sentences else (s, e))
        for n, (s, e) in enumerate(spans)
    ]
    facts = [fact(f"f{n}", "event", "A", None, place) for n, place in enumerate(stated)]
    cited = passages(facts).get("d", Passages())
    cut = pieces(cited, LINES)
    assert [TEXT[p[0].start : p[-1].end] for p in cut] == [TEXT[a:b] for a, b in LINES]
    lit: dict[str, str] = defaultdict(str)
    for paragraph in cut:
        assert all(a.end == b.start for a, b in pairwise(paragraph))
        for piece in paragraph:
            assert not piece.facts or piece.sentence is not None
            for id in piece.facts:
                lit[id] += TEXT[piece.start : piece.end]
    for n, (start, end) in enumerate(spans):
        assert lit[f"f{n}"] == "".join(TEXT[max(start, a) : min(end, b)] for a, b in LINES if start < b and end > a)


def marked(library: Library) -> dict[str, str]:
    """The words that the page lights for each fact, in all its sources."""
    html = render_page(view(library))
    out: dict[str, str] = defaultdict(str)
    for e in Parsed(html[html.index("<aside") : html.index("</aside>") + 8]).all("a"):
        for id in e.attributes.get("data-f", "").split():
            out[id] += e.text
    return out


@pytest.mark.parametrize("library", [mixed(), hostile(), many(200)], ids=["mixed", "hostile", "many"])
def test_the_lit_words_are_the_cited_ones(library: Library) -> None:
    lit = marked(library)
    assert set(lit) == {f.id for f in library.facts}

    for f in library.facts:
        assert lit[f.id] == "".join(printable(library.papers[s.paper].text[s.start : s.end]) for s in f.sources)


def test_the_text_of_a_source_stands_whole() -> None:
    page = Parsed(PAGES["mixed"])
    for document, shown in zip(mixed().papers.values(), page.all("div", class_="text"), strict=True):
        assert "".join(shown.text.split()) == "".join(document.text.split())
