"""The HTML page as a file: what is in it, that nothing else can be in it, which words of a source are lit for what."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import defaultdict
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_library import MARKUP, TURNED, fact, hostile, many, mixed, paper, source, view

from nato_timeline.export import by_ending, writer
from nato_timeline.facts import Library
from nato_timeline.query import each_source
from nato_timeline.render.html_page import render_page
from nato_timeline.render.html_page.escape import attribute, language, plain, web_address
from nato_timeline.render.html_page.histogram import histogram
from nato_timeline.render.html_page.passages import Passages, passages, pieces
from nato_timeline.render.html_page.slots import slots
from nato_timeline.render.safe import printable
from nato_timeline.render.words import Words

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


# ---------------------------------------------------------------- a page that asks for nothing


@each_page
def test_only_this_style_and_this_script_may_run(html: str) -> None:
    page = Parsed(html)
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.split(" ", 1) for rule in policy.attributes["content"].split("; "))
    (style,), (script,) = page.all("style"), page.all("script")

    def digest(element: Element) -> str:
        return f"'sha256-{b64encode(sha256(element.text.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "style-src": digest(style),
        "script-src": digest(script),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert html.index("Content-Security-Policy") < html.index("<style") < html.index("<script")


@each_page
def test_nothing_is_loaded_and_nothing_hangs_on_an_attribute(html: str) -> None:
    page = Parsed(html)
    tags = {e.tag for e in page.elements}
    assert tags <= {
        "html", "head", "meta", "link", "title", "style", "script", "body", "a", "header", "h1", "h2", "h3", "p", "nav",
        "div", "i", "b", "details", "summary", "form", "label", "input", "select", "optgroup", "option", "fieldset",
        "legend", "output", "button", "main", "section", "ol", "li", "strong", "span", "dl", "dt", "dd", "q", "aside",
        "article", "small", "footer", "br", "u",
    }  # fmt: skip
    assert [e.attributes for e in page.all("link")] == [{"rel": "icon", "href": "data:,"}]
    for e in page.elements:
        assert not {"src", "style", "srcset", "action", "background", "poster"} & set(e.attributes)
        assert [name for name in e.attributes if name.startswith("on")] == []
        assert e.tag == "link" or re.match(r"#|https?://", e.attributes.get("href", "#"))
    style = page.all("style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    assert len(page.all("script")[0].text.encode()) < 8000


def test_ids_are_there_once_and_every_link_leads_somewhere() -> None:
    for html in PAGES.values():
        page = Parsed(html)
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert sorted(set(ids)) == sorted(ids)
        inside = {e.attributes["href"][1:] for e in page.all("a") if e.attributes["href"].startswith("#")}
        if html is not PAGES["by source"]:  # without headings, bars lead to no place without the script
            assert inside <= set(ids)


def test_the_same_facts_make_the_same_page() -> None:
    assert render_page(view(mixed())) == PAGES["mixed"]


def test_it_is_what_export_writes_into_html_files() -> None:
    for ending in (".html", ".HTM"):
        found = by_ending(ending)
        assert found is not None
        assert writer(found)(view(mixed())) == PAGES["mixed"]


# ---------------------------------------------------------------- what is said


def rows(html: str) -> list[str]:
    """What a reader sees, line by line: headings, then date, sign, title, what else there is, when it came out."""
    out: list[str] = []
    for e in Parsed(html[html.index("<main") : html.index("</main>") + 7]).elements:
        classes = e.attributes.get("class", "")
        if e.tag in ("h2", "h3"):
            out.append(e.text)
        elif e.tag == "li" and classes.startswith("sign "):
            out.append(classes.removeprefix("sign "))
        elif classes in ("date", "about", "out") or classes.startswith("what"):
            out[-1] += f" | {e.text}"
    return out


def test_what_a_reader_sees() -> None:
    assert rows(PAGES["mixed"]) == [
        "2023",
        "figure | Jan–Jun | 1.5 billion EUR soutien | Alliés · delivered | ~September 2023 2",
        "July 2023",
        "role | Mon 10 | Ona Petraitė, ministre (Lituanie) | 10 July 2023 1",
        "event held again | Mon 10 | Entrevue d’Ona Petraitė avec Karl Øster "
        "| meeting · Vilnius · Ona Petraitė, Karl Øster | 10 July 2023 1",
        "quote again | Mon 10 | «\u00a0Nous porterons l’effort à 2,5 % du PIB\u00a0» | Ona Petraitė | 10 July 2023 1",
        "figure again | Mon 10 | 2.5% of GDP  | target | 10 July 2023 1",
        "event ongoing again | Mon 10 | Opérations en cours | operation · ongoing | 10 July 2023 1",
        "event cancelled again | Mon 10 | Visite annulée | visit · cancelled | 10 July 2023 1",
        "event scheduled | Tue 11–Wed 12 | Sommet de Vilnius | summit · scheduled · reference date | 10 July 2023 1 2",
        "September 2023",
        "statement | ~September | Rien n’était décidé alors | Karl Øster · indirect speech · estimated date "
        "| ~September 2023 2",
        "October 2023",
        "event postponed | October | Exercice Nordlys | exercise · postponed (was March 2023) · inherited date "
        "| 10 July 2023 1",
        "No date",
        "event held |  | Ouverture d’un centre | meeting · Mons · ✎ place selon la presse · +budget "
        "| ~September 2023 2",
    ]


def test_what_a_reader_of_french_sees() -> None:
    seen = rows(PAGES["french"])
    assert seen[:4] == [
        "2023",
        "figure | janv.–juin | 1,5\u00a0Md€ soutien | Alliés · livré | ~septembre 2023 2",
        "juillet 2023",
        "role | lun. 10 | Ona Petraitė, ministre (Lituanie) | 10 juillet 2023 1",
    ]
    assert seen[-2] == "Sans date"
    assert Parsed(PAGES["french"]).elements[0].attributes == {"lang": "fr"}


def test_other_orders_stand_without_headings_under_full_dates() -> None:
    seen = rows(PAGES["by source"])
    assert len(seen) == len(mixed().facts)
    assert seen[7] == (
        "event scheduled | 11–12 July 2023 | Sommet de Vilnius | summit · scheduled · reference date | 10 July 2023 1 2"
    )


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("entrevue", {"Happened": "Mon 10 July 2023 · stated in the text", "Published": "10 July 2023"}),
        ("citation", {"Said": "Mon 10 July 2023 · the day of publication", "Published": "10 July 2023"}),
        ("soutien", {"Period": "first half of 2023 · stated in the text", "Published": "~September 2023"}),
        ("effort", {"Period": "not said", "Published": "10 July 2023"}),
        ("vilnius", {"Planned for": "11–12 July 2023 · date from the reference list", "Other dates": "July 2023"}),
        ("nordlys", {"Postponed to": "October 2023 · the date of what it is part of, or of the document"}),
        ("visite", {"Was planned for": "Mon 10 July 2023 · stated in the text"}),
        ("operations", {"Under way": "Mon 10 July 2023 · stated in the text"}),
        ("parole", {"Said": "~September 2023 · estimated"}),
        ("role", {"Named so": "Mon 10 July 2023 · stated in the text"}),
        ("centre", {"Happened": "no date", "Id": "centre"}),
    ],
)
def test_what_happened_what_was_said_and_what_was_published_have_each_a_date(id: str, told: dict[str, str]) -> None:
    row = PAGES["mixed"].partition(f'<li id="id={id}"')[2].partition("</li>")[0]
    page = Parsed(row[row.index("<dl") : row.index("</dl>") + 5])
    shown = dict(zip((e.text for e in page.all("dt")), (e.text for e in page.all("dd")), strict=True))
    assert {name: shown.get(name) for name in told} == told


def test_a_figure_stands_in_its_sentence() -> None:
    said = [e.text for e in Parsed(PAGES["mixed"]).all("p", class_="sentence")]
    assert said == [
        "Au premier semestre, le soutien a atteint 1,5 milliard d’euros.",
        "« Nous porterons l’effort à 2,5 % du PIB », a déclaré Mme Petraitė.",
    ]
    assert "à <u>2,5 % du PIB</u> », a déclaré" in PAGES["mixed"]


def test_each_source_of_a_fact_is_named_with_its_own_date_and_wording() -> None:
    row = PAGES["mixed"].partition('<li id="id=vilnius"')[2].partition("</li>")[0]
    assert "1</b> Le sommet s’ouvre demain</a> published 10 July 2023" in row
    assert "2</b> Bilan de l’année</a> published ~September 2023 · p. 3 · July 2023 <q" in row


# ---------------------------------------------------------------- the histogram


def bars(values: list[str]) -> list[str]:
    """The histogram in brief: each year with its bars, « … » where years are left out."""
    out: list[str] = []
    for e in Parsed(f"<nav>{histogram(values, Words('en'))}</nav>").elements:
        classes = e.attributes.get("class", "")
        if e.tag == "a":
            out[-1] += f" {e.attributes['title']} {classes}"
        elif classes == "gap":
            out.append("…")
        elif classes.startswith("year") and classes != "years":
            out.append("·")
    return out


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        (["none"], ["· No date (1) h50"]),
        (["2024-06"] * 10 + ["2024-07"], ["· June 2024 (10) h50 July 2024 (1) h5"]),
        (["2024-06"] * 1000 + ["2024-07"], ["· June 2024 (1,000) h50 July 2024 (1) h1"]),
        (["2024", "2024-01"], ["· 2024, no month (1) h50 January 2024 (1) h50"]),
        (["2022-01", "2024-01"], ["· January 2022 (1) h50", "·", "· January 2024 (1) h50"]),
        (["1949-04", "2024-01"], ["· April 1949 (1) h50", "…", "· January 2024 (1) h50"]),
        (
            [f"{year}-01" for year in range(1980, 2020, 2)],
            ["· January 1980 (1) h50", *(x for n in range(1982, 2020, 2) for x in ("…", f"· January {n} (1) h50"))],
        ),
        (["2024-01", "none", "none"], ["· January 2024 (1) h50", "· No date (2) h50"]),
    ],
)
def test_bars_are_as_high_as_their_months_are_full(values: list[str], expected: list[str]) -> None:
    assert bars(values) == expected


@pytest.mark.parametrize(
    ("when", "first", "last", "slot"),
    [
        ("2024-06-12", "2024-06-12", "2024-06-12", "2024-06"),
        ("2024-06~", "2024-06-01", "2024-06-30", "2024-06"),
        (None, "2024-06-12", "2024-06-12", "2024-06"),
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-H1", "2024-01-01", "2024-06-30", "2024"),
        ("../2024-10-17", None, "2024-10-17", "2024-10"),
        ("2022-02-24/..", "2022-02-24", None, "2022-02"),
        (None, None, None, "none"),
    ],
)
def test_the_slot_of_a_date(when: str | None, first: str | None, last: str | None, slot: str) -> None:
    assert slots([fact("a", "event", "A", when, first=first, last=last)]) == [slot]


def test_events_that_are_not_merged_stand_apart_under_one_id() -> None:
    library = mixed()
    html = render_page(view(library)._replace(facts=each_source(library.facts)))
    page = Parsed(html)
    ids = [e.attributes["id"] for e in page.all("li") if "id" in e.attributes]
    assert [id for id in ids if "vilnius" in id] == ["id=vilnius", "id=vilnius~2"]
    assert len(set(ids)) == len(ids) == len(library.facts) + 1
    assert html.count("<dt>Id</dt><dd>vilnius</dd>") == 2
    assert {e.attributes["data-f"] for e in page.all("a") if "vilnius" in e.attributes.get("data-f", "")} == {
        "vilnius", "vilnius~2",
    }  # fmt: skip


# ---------------------------------------------------------------- cited words

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


# ---------------------------------------------------------------- hostile text


def test_hostile_text_is_text() -> None:
    html = PAGES["hostile"]
    assert [c for c in html if not c.isprintable() and c not in "\n\u00a0\u202f"] == []
    page = Parsed(html)
    assert len(page.all("script")) == 1
    assert page.all("h3")[-2].text == MARKUP
    assert [e.attributes["href"] for e in page.all("a") if not e.attributes["href"].startswith("#")] == [
        'https://exemple.test/"onmouseover="window.hit=1'
    ]
    assert page.all("a", class_="what")[1].text == printable(MARKUP + TURNED)
    assert {e.attributes["lang"] for e in page.elements if "lang" in e.attributes} == {"en", "fr", ""}


@pytest.mark.parametrize(
    ("text", "between_tags", "in_quotes"),
    [
        ("l’OTAN", "l’OTAN", "l’OTAN"),
        ('<b a="1">&amp;\'', '&lt;b a="1"&gt;&amp;amp;\'', "&lt;b a=&quot;1&quot;&gt;&amp;amp;&#x27;"),
        ("a\nb\x00c\x1b[0m", "a bc[0m", "a bc[0m"),
        ("\u202eenvers\u2066", "envers", "envers"),
        (None, "", ""),
    ],
)
def test_text_is_escaped(text: str | None, between_tags: str, in_quotes: str) -> None:
    assert plain(text) == between_tags
    assert attribute(text) == in_quotes


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://exemple.test/a", "https://exemple.test/a"),
        ("HTTP://exemple.test", "HTTP://exemple.test"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)//http://", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("exemple.test", None),
        ("", None),
        (None, None),
    ],
)
def test_only_the_web_is_linked(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    ("code", "known"), [("fr", "fr"), ("fr-CA", "fr-CA"), ("", ""), ('fr" x="', ""), ("français", "")]
)
def test_a_language_is_a_code(code: str, known: str) -> None:
    assert language(code) == known


def test_what_turns_writing_round_is_in_the_hostile_text() -> None:
    """Else the test above could not fail."""
    assert {"\u202e", "\u2066", "\x1b", "\x00", "\x9b"} <= set(TURNED)
