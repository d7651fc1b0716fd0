"""Whatever stands in a text, every format keeps it text: what other programs read back is what was written."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from html.parser import HTMLParser

import icalendar
import rispy
import small_library
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from nato_timeline.citing.bibtex import latex
from nato_timeline.export import View, by_name, writer
from nato_timeline.facts import Library
from nato_timeline.render.safe import cell, printable
from nato_timeline.render.words import Words

SMALL = small_library.library()
WORDS = Words("fr")
# characters that mean something to one format or another, among plain ones
NASTY = st.text(
    st.one_of(
        st.sampled_from("{}\\%&$#_~^\"'<>;,:=+-@|[]()`*\n\r\t\x00\x1b\u00a0\u2028«»é🇺🇦"), st.characters(codec="utf-8")
    ),
    min_size=1,
    max_size=120,
).filter(lambda text: printable(text).strip() != "")
EXAMPLES = (
    "}} , title = {x", "</script><script>alert(1)</script>", "=1+1", "\\", "a\\nb;c,d:e", "TY  - BOOK", "END:VEVENT",
    "é" * 75, "{" * 9, "%", '"', "]]>", "@misc{a, b = c}", "| a | b |", "[x](javascript:alert(1))", "&lt;b&gt;",
)  # fmt: skip


def hostile(text: str) -> Library:
    """The small library with this title on a document, an event, a place."""
    papers = {id: paper._replace(title=text, publisher=text) for id, paper in SMALL.papers.items()}
    facts = tuple(fact._replace(title=text, place=text) if fact.layer == "event" else fact for fact in SMALL.facts)
    return SMALL._replace(papers=papers, facts=facts)


def exported(name: str, library: Library, **more: object) -> bytes:
    format = by_name(name)
    assert format is not None
    facts = tuple(
        fact for fact in library.facts if fact.layer in format.layers and (not format.dated or fact.first or fact.last)
    )
    written = writer(format)(View(library, facts, WORDS, format.layers, **more))  # type: ignore[arg-type]
    whole = written if isinstance(written, (str, bytes)) else "".join(written)
    return whole if isinstance(whole, bytes) else whole.encode("utf-8")


def tried(test):  # type: ignore[no-untyped-def]
    """A test with these examples, and with texts that are made up."""
    for text in EXAMPLES:
        test = example(text)(test)
    return settings(max_examples=60, deadline=None)(given(NASTY)(test))


@tried
def test_bibtex(text: str) -> None:
    written = exported("bibtex", hostile(text)).decode()
    entries = parse_string(written, "bibtex").entries
    assert len(entries) == 2
    for entry in entries.values():
        title = latex(printable(text).strip())
        assert " ".join(entry.fields["title"].split()) == " ".join(f"{{{title}}}".split())


@tried
def test_ris(text: str) -> None:
    records = rispy.loads(exported("ris", hostile(text)).decode())
    assert [record["title"] for record in records] == [printable(text).strip()] * 2


@tried
def test_csl_json(text: str) -> None:
    items = json.loads(exported("csl-json", hostile(text)))
    assert [item["title"] for item in items] == [printable(text).strip()] * 2


@tried
def test_a_calendar(text: str) -> None:
    ics = exported("ics", hostile(text))
    assert max(map(len, ics.split(b"\r\n"))) <= 75
    events = icalendar.Calendar.from_ical(ics).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [printable(text).strip()] * 4
    assert unfolded(ics) == [printable(text).strip()] * 4


def unfolded(ics: bytes) -> list[str]:
    """The summaries as the standard says to read them, without a library."""
    lines = re.sub(r"\r\n[ \t]", "", ics.decode("utf-8")).split("\r\n")
    values = (line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:"))
    return [re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value) for value in values]


@tried
def test_csv(text: str) -> None:
    for excel in (False, True):
        written = exported("csv", hostile(text), excel=excel).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=";" if excel else ","))
        assert [row["title"] for row in rows] == [cell(printable(text))] * 5
        assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


@tried
def test_tabs(text: str) -> None:
    lines = exported("tsv", hostile(text)).decode().split("\n")
    assert len(lines) == 7
    assert {line.count("\t") for line in lines[:-1]} == {lines[0].count("\t")}


class Reader(HTMLParser):
    """The tags and the text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@tried
def test_slides(text: str) -> None:
    for slide in json.loads(exported("timelinejs", hostile(text)))["events"]:
        assert Reader(slide["text"]["headline"]).text == printable(text)
        assert Reader(slide["text"]["text"]).tags <= {"p", "ul", "li", "a"}
        assert Reader(slide["media"]["url"]).tags == {"blockquote"}


@tried
def test_annotations_and_a_database(text: str) -> None:
    library = hostile(text)
    items = json.loads(exported("jsonld", library))["first"]["items"]
    assert len(items) == sum(len(fact.sources) for fact in library.facts)
    db = sqlite3.connect(":memory:")
    db.deserialize(exported("sqlite", library))
    assert db.execute("SELECT DISTINCT title FROM facts WHERE layer = 'event'").fetchall() == [(text,)]
    db.close()


@tried
def test_markdown(text: str) -> None:
    written = exported("md", hostile(text)).decode()
    lines = written.split("\n")
    assert sum(line.startswith("- ") for line in lines) == 5
    bare = re.sub(r"\\[\\`*_\[\]<>|#&~.)+-]", "", written)  # what is escaped is text
    assert len(re.findall(r"\[\^\d+\](?!:)", bare)) == len(
        re.findall(r"\[\^\d+\](?!:)", exported("md", SMALL).decode())
    )
    assert not re.search(r"[<`]|\]\((?!<https?:)", bare)
