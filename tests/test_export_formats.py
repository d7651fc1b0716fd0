"""Every format is read back by a program that is not ours, be the texts what they may."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import hostile_library
import icalendar
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from nato_timeline.export import View, by_name, writer
from nato_timeline.facts import Fact
from nato_timeline.render import dates
from nato_timeline.render.words import Words

LIBRARY = hostile_library.library()
EVENTS = tuple(fact for fact in LIBRARY.facts if fact.layer == "event")
DATED = tuple(fact for fact in EVENTS if fact.first or fact.last)
PAPERS = list(LIBRARY.papers)


def exported(name: str, facts: tuple[Fact, ...] = EVENTS, language: str = "fr", **more: object) -> str | bytes:
    """A file's content, whole."""
    format = by_name(name)
    assert format is not None
    written = writer(format)(View(LIBRARY, facts, Words(language), **more))  # type: ignore[arg-type]
    return written if isinstance(written, (str, bytes)) else "".join(written)


def text_of(name: str, *given: object, **more: object) -> str:
    written = exported(name, *given, **more)  # type: ignore[arg-type]
    return written.decode() if isinstance(written, bytes) else written


def events_of(ics: str | bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(ics).walk("VEVENT"))


# ---------------------------------------------------------------- calendars


def test_a_calendar_is_read_back() -> None:
    events = events_of(exported("ics", DATED))
    assert [str(event["uid"]) for event in events] == [f"{fact.id}@nato-timeline" for fact in DATED]
    summit = next(event for event in events if "CATEGORIES" in event and "sommet" in event["categories"].cats)
    assert summit["dtstart"].dt == date(2023, 7, 11)
    assert summit["dtend"].dt == date(2023, 7, 13)
    assert summit["dtstart"].params["VALUE"] == "DATE"
    assert str(summit["location"]) == "Vilnius"
    assert str(summit["status"]) == "CONFIRMED"
    assert "«\u00a0Le sommet de Vilnius s’ouvre demain\u00a0»\nOTAN, service" in str(summit["description"])
    assert str(summit["url"]).startswith("https://exemple.org/a-b?x=1&y={2}#partie:~:text=")
    assert [str(event["status"]) for event in events] == ["TENTATIVE", "CONFIRMED", "CONFIRMED", "TENTATIVE"]


def test_hostile_text_stays_text_in_a_calendar() -> None:
    ics = exported("ics", DATED)
    assert isinstance(ics, bytes)
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))
    assert ics.replace(b"\r\n", b"").count(b"\n") == 0
    for line in ics.split(b"\r\n"):
        line.decode("utf-8")  # no character is cut in two
    events = events_of(ics)
    assert len(events) == len(DATED)
    titles = {str(event["summary"]) for event in events}
    assert hostile_library.LONG.replace("\n", " ") in titles
    assert not any("\x1b" in title for title in titles)


def test_a_calendar_is_the_same_every_time_and_can_be_stamped() -> None:
    assert exported("ics", DATED) == exported("ics", DATED)
    assert {event["dtstamp"].dt.date() for event in events_of(exported("ics", DATED))} == {
        date(2023, 7, 10),
        date(2023, 9, 30),
    }
    stamped = events_of(exported("ics", DATED, made=1_700_000_000))
    assert {event["dtstamp"].dt.isoformat() for event in stamped} == {"2023-11-14T22:13:20+00:00"}


def test_events_told_apart_have_ids_of_their_own() -> None:
    twice = (*DATED, *(fact._replace(sources=fact.sources[:1]) for fact in DATED))
    uids = [str(event["uid"]) for event in events_of(exported("ics", twice))]
    assert len(set(uids)) == len(uids) == 2 * len(DATED)
    assert len({slide["unique_id"] for slide in json.loads(text_of("timelinejs", twice))["events"]}) == len(twice)


@pytest.mark.parametrize(
    ("when", "first", "last", "days"),
    [
        ("2024-06-12", "2024-06-12", "2024-06-12", ("2024-06-12", "2024-06-13")),
        ("2024-06-13/2024-06-14", "2024-06-13", "2024-06-14", ("2024-06-13", "2024-06-15")),
        ("2024-06", "2024-06-01", "2024-06-30", ("2024-06-01", "2024-07-01")),
        ("2023-12-31", "2023-12-31", "2023-12-31", ("2023-12-31", "2024-01-01")),
        ("../2024-10-17", None, "2024-10-17", ("2024-10-17", "2024-10-18")),
        ("2022-02-24/..", "2022-02-24", None, ("2022-02-24", "2022-02-25")),
    ],
)
def test_days_of_a_calendar_end_on_the_day_after(
    when: str, first: str | None, last: str | None, days: tuple[str, str]
) -> None:
    (event,) = events_of(exported("ics", (DATED[0]._replace(when=when, first=first, last=last),)))
    assert (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) == days


# ---------------------------------------------------------------- TimelineJS


class Tags(HTMLParser):
    """The tags of some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


def test_slides_are_as_exact_as_dates() -> None:
    slides = {slide["unique_id"]: slide for slide in json.loads(text_of("timelinejs", DATED))["events"]}
    by_when = {fact.when: slides[fact.id] for fact in DATED}
    assert by_when["2023-07-11/2023-07-12"]["start_date"] == {"year": 2023, "month": 7, "day": 11}
    assert by_when["2023-07-11/2023-07-12"]["end_date"] == {"year": 2023, "month": 7, "day": 12}
    assert "display_date" not in by_when["2023-07-11/2023-07-12"]
    assert by_when["2023-10"]["start_date"] == {"year": 2023, "month": 10}
    assert "end_date" not in by_when["2023-10"]
    assert by_when["2023-10"]["display_date"] == "octobre 2023"
    assert by_when["2023-H1"]["display_date"] == dates.long("2023-H1", Words("fr"))


def test_hostile_text_stays_text_on_a_slide() -> None:
    for slide in json.loads(text_of("timelinejs", DATED))["events"]:
        tags = Tags()
        tags.feed(" ".join((slide["text"]["headline"], slide["text"]["text"], *slide["media"].values())))
        assert set(tags.found) <= {"p", "ul", "li", "a", "blockquote"}


# ---------------------------------------------------------------- Markdown


def test_markdown_cites_every_source_in_a_footnote() -> None:
    text = text_of("md")
    marks, notes = re.findall(r"\[\^(\d+)\](?!:)", text), re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert set(marks) == set(notes)
    assert notes == [str(n) for n in range(1, len(notes) + 1)]
    assert text.count("\n- ") == len(EVENTS)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["2023", "Sans date"]
    note = "](<https://exemple.org/bilan.pdf#page=3>), \\[vers septembre 2023\\], p.\u00a03. «\u00a0L’exercice Nordlys"
    assert note in text


def test_hostile_text_stays_text_in_markdown() -> None:
    text = text_of("md")
    assert "\\</script\\>\\<img src=x onerror=alert(1)\\>" in text
    assert "\\[^1\\]: note \\& \\*fin\\*" in text
    assert not re.search(r"(?<!\\)<(?!https://)", text)


# ---------------------------------------------------------------- CSV


def test_csv_for_excel() -> None:
    text = text_of("csv", EVENTS, "fr", excel=True)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == len(EVENTS) + 1
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert "'=cmd|'/C calc'!A0" in {cell for row in rows for cell in row}
    figures = tuple(fact for fact in LIBRARY.facts if fact.layer == "figure")
    in_french = text_of("csv", figures, "fr", layers=("figure",), fields=["value", "surface"], excel=True)
    assert "2,5;2,5 % du PIB\r\n" in in_french
    in_english = text_of("csv", figures, "en", layers=("figure",), fields=["value", "surface"], excel=True)
    assert '2.5,"2,5 % du PIB"\r\n' in in_english
    english = text_of("csv", EVENTS, "en", excel=True)
    assert next(csv.reader(io.StringIO(english.removeprefix("\ufeff"))))[:3] == ["id", "kind", "title"]


# ---------------------------------------------------------------- bibliographies


def test_bibtex_is_read_back() -> None:
    entries = parse_string(text_of("bibtex"), "bibtex").entries
    assert list(entries) == ["vilnius", "bilan-2023"]
    fields = entries["vilnius"].fields
    assert fields["url"] == "https://exemple.org/a-b?x=1&y=%7B2%7D#partie"
    assert fields["title"].startswith(r"{100 \% sûr \& \textbraceleft{}certain\textbraceright{} : ")
    assert (fields["year"], fields["date"]) == ("2023", "2023-07-10")
    assert entries["bilan-2023"].fields["date"] == "2023-09~"
    author = r"{OTAN, service \& presse \textbraceleft{}Bruxelles\textbraceright{}}"
    assert [str(person) for person in entries["vilnius"].persons["author"]] == [author]


def test_ris_is_read_back() -> None:
    records = rispy.loads(text_of("ris"))
    assert [record["id"] for record in records] == ["vilnius", "bilan-2023"]
    assert records[0]["type_of_reference"] == "ELEC"
    assert records[0]["date"] == "2023/07/10/"
    assert records[0]["urls"] == [hostile_library.URL]
    assert records[0]["title"] == hostile_library.TITLE
    assert records[1]["date"] == "2023/09//"


def test_csl_json_is_read_back() -> None:
    items = json.loads(text_of("csl-json"))
    known = CiteProcJSON(items)
    assert list(known) == ["vilnius", "bilan-2023"]
    assert str(known["vilnius"].title) == hostile_library.TITLE
    assert items[0]["issued"] == {"date-parts": [[2023, 7, 10]]}
    assert items[1]["issued"] == {"date-parts": [[2023, 9]], "circa": True}
    assert items[0]["author"] == [{"literal": hostile_library.PUBLISHER}]


def test_a_bibliography_has_the_documents_that_are_cited() -> None:
    of_one = tuple(fact for fact in LIBRARY.facts if {s.paper for s in fact.sources} == {"vilnius"})
    assert [item["id"] for item in json.loads(text_of("csl-json", of_one))] == ["vilnius"]
    assert [item["id"] for item in json.loads(text_of("csl-json", (), everything=True))] == ["vilnius", "bilan-2023"]
    assert text_of("bibtex", ()) == ""


# ---------------------------------------------------------------- Web Annotations


def test_annotations_select_the_words() -> None:
    collection = json.loads(text_of("jsonld", LIBRARY.facts))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = collection["first"]["items"]
    sources = [(fact, source) for fact in LIBRARY.facts for source in fact.sources]
    assert collection["total"] == len(items) == len(sources)
    assert len({item["id"] for item in items}) == len(items)
    for item, (fact, source) in zip(items, sources, strict=True):
        text = LIBRARY.papers[source.paper].text
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
        assert re.match(r"https?://|ni:///sha-256;[\w-]{43}$", item["target"]["source"]["id"])
        assert item["body"][0]["value"] == source.wording
        assert fact.kind in [body["value"] for body in item["body"] if body["purpose"] == "classifying"]


def test_a_document_without_an_address_is_known_by_its_text() -> None:
    library = LIBRARY._replace(papers={id: paper._replace(url=None) for id, paper in LIBRARY.papers.items()})
    format = by_name("jsonld")
    assert format is not None
    items = json.loads("".join(writer(format)(View(library, EVENTS, Words("en")))))["first"]["items"]  # type: ignore[arg-type]
    assert len({item["target"]["source"]["id"] for item in items}) == 2
    assert all(item["target"]["source"]["id"].startswith("ni:///sha-256;") for item in items)


# ---------------------------------------------------------------- SQLite


def test_a_database_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    data = exported("sqlite", LIBRARY.facts)
    assert isinstance(data, bytes)
    file.write_bytes(data)
    db = sqlite3.connect(file)
    try:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert [id for (id,) in db.execute("SELECT id FROM facts ORDER BY n")] == [f.id for f in LIBRARY.facts]
        joined = "SELECT * FROM sources JOIN documents d ON d.id = document JOIN facts f ON f.id = fact"
        there = f"SELECT count(*) FROM ({joined}) WHERE instr(text, sentence) > 0"
        assert db.execute(there).fetchone()[0] == sum(len(fact.sources) for fact in LIBRARY.facts)
        words = f"SELECT start, end, wording, text FROM ({joined}) WHERE layer = 'figure'"
        assert all(text[start:end] == wording for start, end, wording, text in db.execute(words))
        assert db.execute("SELECT count(*) FROM timeline WHERE who LIKE '%Petraitė%'").fetchone()[0] == 5
        assert db.execute("SELECT page, link FROM sources WHERE document = 'bilan_2023'").fetchone() == (
            3, "https://exemple.org/bilan.pdf#page=3",
        )  # fmt: skip
    finally:
        db.close()
