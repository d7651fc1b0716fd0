"""What users see: dates and amounts as people write them, each format, and the terminal at three widths."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from small_library import library

from nato_timeline.facts import Fact
from nato_timeline.render import dates, fields, rows
from nato_timeline.render.amounts import amount
from nato_timeline.render.card import card
from nato_timeline.render.fact import fact_page
from nato_timeline.render.figures import figures
from nato_timeline.render.grid import grid
from nato_timeline.render.lists import papers, people, topics
from nato_timeline.render.page import Page, joined, wrapped
from nato_timeline.render.quotations import quotations
from nato_timeline.render.safe import cell, escaped, printable
from nato_timeline.render.timeline import timeline
from nato_timeline.render.words import Words, language_of

LIBRARY = library()
EN, FR = Words("en"), Words("fr")
SNAPSHOTS = Path(__file__).parent / "snapshots"


def layer(name: str) -> list[Fact]:
    return [fact for fact in LIBRARY.facts if fact.layer == name]


# ---------------------------------------------------------------- dates and amounts


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("2024-06-12", "Wed 12 June 2024", "mer. 12 juin 2024"),
        ("2024-07-01", "Mon 1 July 2024", "lun. 1er juillet 2024"),
        ("2024-10-17T20:23", "Thu 17 October 2024, 20:23", "jeu. 17 octobre 2024, 20:23"),
        ("2024-10-17TEV", "Thu 17 October 2024", "jeu. 17 octobre 2024"),
        ("2024-06", "June 2024", "juin 2024"),
        ("2024-06~", "~June 2024", "~juin 2024"),
        ("2024", "2024", "2024"),
        ("2022-W42", "week 42 of 2022", "semaine 42 de 2022"),
        ("2024-H1", "first half of 2024", "1er semestre 2024"),
        ("2024-Q3", "Q3 2024", "3e trimestre 2024"),
        ("2020-FA", "autumn 2020", "automne 2020"),
        ("199X", "1990s", "années 1990"),
        ("2024-06-13/2024-06-14", "13–14 June 2024", "13–14 juin 2024"),
        ("2024-02-28/2024-03-02", "28 February – 2 March 2024", "28 février – 2 mars 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", "30 décembre 2023 – 2 janvier 2024"),
        ("2014/2019", "2014–2019", "2014–2019"),
        ("2022-03/2023-04", "March 2022 – April 2023", "mars 2022 – avril 2023"),
        ("../2024-10-17", "by 17 October 2024", "au plus tard le 17 octobre 2024"),
        ("2022-02-24/..", "since 24 February 2022", "depuis le 24 février 2022"),
        ("2014/..", "since 2014", "depuis 2014"),
        ("XXXX-XX-XX", "XXXX-XX-XX", "XXXX-XX-XX"),
        (None, "", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is(value: str | None, english: str, french: str) -> None:
    assert dates.long(value, EN) == english
    assert dates.long(value, FR) == french


@pytest.mark.parametrize(
    ("value", "first", "last", "label", "heading"),
    [
        ("2024-06-12", "2024-06-12", "2024-06-12", "Wed 12", (2024, 6)),
        ("2024-06~", "2024-06-01", "2024-06-30", "~June", (2024, 6)),
        ("2024-06-13/2024-06-14", "2024-06-13", "2024-06-14", "Thu 13–Fri 14", (2024, 6)),
        ("2024-02-28/2024-03-02", "2024-02-28", "2024-03-02", "28 Feb–2 Mar", (2024, 2)),
        ("2022-W42", "2022-10-17", "2022-10-23", "W42 17–23", (2022, 10)),
        ("2024-H1", "2024-01-01", "2024-06-30", "Jan–Jun", (2024, None)),
        ("2024", "2024-01-01", "2024-12-31", "2024", (2024, None)),
        ("199X", "1990-01-01", "1999-12-31", "1990s", (1990, None)),
        ("2014/2019", "2014-01-01", "2019-12-31", "2014–2019", (2014, None)),
        ("../2024-10-17", None, "2024-10-17", "by Thu 17", (2024, 10)),
        ("2022-02-24/..", "2022-02-24", None, "since Thu 24", (2022, 2)),
        (None, None, None, "", None),
    ],
)
def test_a_date_under_its_heading(
    value: str | None, first: str | None, last: str | None, label: str, heading: tuple[int, int | None] | None
) -> None:
    assert dates.label(value, first, last, EN) == label
    assert dates.heading(value, first, last) == heading


def figure(value: float | tuple[float, ...], unit: str, surface: str = "", **more: object) -> Fact:
    from nato_timeline.index import figure_kind

    base = layer("figure")[0]
    values = value if isinstance(value, tuple) else (value,)
    plain = {"qualifier": None, "per": None, **more}
    return base._replace(value=values, unit=unit, kind=figure_kind(unit), title=surface, **plain)


@pytest.mark.parametrize(
    ("fact", "english", "french"),
    [
        (figure(40e9, "EUR"), "40 billion EUR", "40\u00a0Md€"),
        (figure(20.9e9, "EUR"), "20.9 billion EUR", "20,9\u00a0Md€"),
        (figure(70e6, "EUR", per="P1Y"), "70 million EUR/year", "70\u00a0M€/an"),
        (figure(1.5e9, "SEK", qualifier="~"), "≈ 1.5 billion SEK", "≈ 1,5\u00a0Md\u00a0SEK"),
        (figure(1500, "EUR"), "1,500 EUR", "1\u202f500\u00a0€"),
        (figure((300e6, 1e9), "USD"), "0.3–1 billion USD", "0,3–1\u00a0Md$"),
        (figure(2, "%", qualifier=">="), "≥ 2%", "≥ 2\u00a0%"),
        (figure(2.5, "% du PIB"), "2.5% of GDP", "2,5\u00a0% du PIB"),
        (figure(0.333333, "fraction"), "⅓", "⅓"),
        (figure(4, "fois"), "×4", "×4"),
        (figure(155, "mm"), "155 mm", "155 mm"),
        (figure(32, "allié", "32 Alliés"), "32 Alliés", "32 Alliés"),
        (figure(10, "véhicule", "dix véhicules blindés"), "10 véhicules blindés", "10 véhicules blindés"),
        (figure(8, "voix", "8"), "8 voix", "8 voix"),
        (figure((300, 350), "soldat", "300 à 350 soldats", qualifier=">"), "> 300–350 soldats", "> 300–350 soldats"),
        (figure(20000, "homme", "20 000 hommes"), "20,000 hommes", "20\u202f000 hommes"),
    ],
)
def test_an_amount_as_people_write_it(fact: Fact, english: str, french: str) -> None:
    assert amount(fact, EN) == english
    assert amount(fact, FR) == french


# ---------------------------------------------------------------- harmless


def test_control_characters_do_not_reach_the_reader() -> None:
    bad = "a\x1b[31mb\x9b2Jc\x07d\x7fe\u202ef\tg\nh"
    assert printable(bad) == "a[31mb2Jcdef g h"
    assert json.loads(escaped(json.dumps(bad, ensure_ascii=False))) == bad
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in escaped(json.dumps(bad, ensure_ascii=False)))


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", "-2,5 %"])
def test_a_spreadsheet_takes_text_as_text(formula: str) -> None:
    assert cell(formula) == f"'{formula}"


@pytest.mark.parametrize("number", ["-1", "-2.5", "-2,5", "3", "1500000000"])
def test_a_spreadsheet_takes_a_number_as_a_number(number: str) -> None:
    assert cell(number) == number


def test_source_text_is_never_markup() -> None:
    page = Page(EN, 80)
    page.line("[bold]de l'OTAN[/bold] [/]")
    assert str(page) == "[bold]de l'OTAN[/bold] [/]\n"


@pytest.mark.parametrize("form", ["plain", "csv", "tsv", "markdown", "json", "jsonl"])
def test_no_format_lets_an_escape_through(form: str) -> None:
    for facts, shape in ((layer("event"), fields.EVENT), (layer("figure"), fields.FIGURE)):
        text = rows.written(fields.facts(LIBRARY, facts, shape), form, None)
        assert "\x1b" not in text
        assert "Nordlys" in text or shape is fields.FIGURE


# ---------------------------------------------------------------- formats


EVENTS = fields.facts(LIBRARY, layer("event"), fields.EVENT)


def test_every_format_has_the_same_rows_in_the_same_order() -> None:
    ids = [fact.id for fact in layer("event")]
    assert [row["id"] for row in json.loads(rows.written(EVENTS, "json", None))] == ids
    assert [json.loads(line)["id"] for line in rows.written(EVENTS, "jsonl", None).splitlines()] == ids
    assert [row["id"] for row in csv.DictReader(io.StringIO(rows.written(EVENTS, "csv", None)))] == ids
    assert [line.split("\t")[0] for line in rows.written(EVENTS, "tsv", None).splitlines()[1:]] == ids
    assert rows.written(EVENTS, "plain", ["id"]).split() == ids
    assert [line.strip("| ") for line in rows.written(EVENTS, "markdown", ["id"]).splitlines()[2:]] == ids


def test_an_event_in_json() -> None:
    summit = next(row for row in json.loads(rows.written(EVENTS, "json", None)) if row["kind"] == "summit")
    sources = summit.pop("sources")
    assert summit == {
        "id": summit["id"],
        "kind": "summit",
        "title": "Sommet de Vilnius",
        "when": "2023-07-11/2023-07-12",
        "from": "2023-07-11",
        "to": "2023-07-12",
        "date_basis": "text",
        "date_why": None,
        "was": None,
        "differs": ["2023-07"],
        "place": "Vilnius",
        "participants": [],
        "people": [],
        "topics": ["depenses"],
        "status": "scheduled",
        "published": "2023-07-10",
        "tags": [],
        "corrected": [],
        "note": None,
    }
    assert [(s["id"], s["surface"], s["published"], s["when"]) for s in sources] == [
        ("vilnius", "sommet", "2023-07-10", "2023-07-11/2023-07-12"),
        ("bilan_2023", "décidé", "2023-09~", "2023-07"),
    ]
    assert sources[1]["sentence"] == "Ona Petraite a précisé que rien n’était décidé </script>."


def test_a_figure_and_a_quotation_in_json() -> None:
    (money,) = (f for f in layer("figure") if f.unit == "EUR")
    (row,) = json.loads(rows.written(fields.facts(LIBRARY, [money], fields.FIGURE), "json", None))
    assert (row["value"], row["unit"], row["per"], row["holder"]) == (40000000000, "EUR", "P1Y", "Alliés")
    assert (row["when"], row["from"], row["published"]) == (None, None, "2023-07-10")
    (row,) = json.loads(rows.written(fields.facts(LIBRARY, layer("quote"), fields.QUOTE), "json", None))
    assert (row["speaker"], row["speaker_name"], row["verb"]) == ("ona-petraite", "Ona Petraitė", "déclarer")
    assert (row["when"], row["date_basis"]) == ("2023-07-10", "publication")


def test_nothing_is_an_empty_list() -> None:
    nothing = fields.facts(LIBRARY, [], fields.EVENT)
    assert rows.written(nothing, "json", None) == "[]\n"
    assert rows.written(nothing, "jsonl", None) == rows.written(nothing, "plain", None) == ""
    assert rows.written(nothing, "csv", ["id", "when"]) == "id,when\n"


def test_a_formula_is_harmless_in_csv_and_as_it_is_in_json() -> None:
    assert "'=Décision d’augmenter l’effort" in rows.written(EVENTS, "csv", ["title"])
    assert '"=Décision d’augmenter l’effort"' in rows.written(EVENTS, "json", ["title"])


def test_markdown_shows_source_text_as_it_is() -> None:
    assert "Exercice Nordlys \\[de l'OTAN\\]" in rows.written(EVENTS, "markdown", ["title"])


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize("width", [20, 40, 79, 80, 129, 130, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    from rich.cells import cell_len

    for draw in PAGES.values():
        page = Page(EN, width)
        draw(page)
        assert [line for line in str(page).splitlines() if cell_len(line) > width] == []


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    lines = [line.plain for line in wrapped(joined("un budget de 40\u00a0milliards\u00a0d’euros par an"), 24)]
    assert lines == ["un budget de", "40\u00a0milliards\u00a0d’euros par", "an"]
    assert [line.plain for line in wrapped(joined("il a dit : « non » et « oui » !"), 12)] == [
        "il a dit :",
        "« non » et",
        "« oui » !",
    ]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert [line.plain for line in wrapped(joined("x" * 25 + " y"), 10)] == ["x" * 10, "x" * 10, "xxxxx y"]
    assert [line.plain for line in wrapped(joined("001-avant-reunion-2024 y"), 14)] == ["001-avant-", "reunion-2024 y"]


def test_planned_and_held_differ_without_colour() -> None:
    page = Page(EN, 100)
    timeline(page, LIBRARY, layer("event"))
    text = str(page)
    assert "○ Sommet de Vilnius" in text
    assert "● Entrevue" in text
    assert "summit · scheduled" in text


def test_an_unstyled_page_marks_the_sentence() -> None:
    page = Page(EN, 100)
    fact_page(page, LIBRARY, layer("quote")[0])
    text = " ".join(str(page).split(" ")).replace("\n  ", " ")
    assert "▶« Nous porterons notre effort à 2,5 % du PIB », a déclaré Mme Petraitė.◀ Les Alliés" in text


def test_a_styled_page_lights_it() -> None:
    page = Page(EN, 100, styled=True, color=True)
    fact_page(page, LIBRARY, layer("quote")[0])
    assert "▶" not in str(page)
    assert "\x1b[1;4mNous" in str(page)


def test_a_plain_terminal_gets_ascii_signs() -> None:
    page = Page(EN, 60, ascii=True)
    timeline(page, LIBRARY, layer("event"))
    assert not set("●○◐│─·–…") & set(str(page))


PAGES = {
    "list": lambda page: timeline(page, LIBRARY, layer("event")),
    "list-by-day": lambda page: timeline(page, LIBRARY, layer("event"), "day"),
    "list-by-year": lambda page: timeline(page, LIBRARY, layer("event"), "year"),
    "who": lambda page: card(
        page, LIBRARY, LIBRARY.people["ona-petraite"], [f for f in LIBRARY.facts if "ona-petraite" in f.people]
    ),
    "people": lambda page: people(page, LIBRARY, tuple(LIBRARY.people.values())),
    "figures": lambda page: figures(page, LIBRARY, layer("figure")),
    "quotes": lambda page: quotations(page, LIBRARY, layer("quote") + layer("statement")),
    "show": lambda page: fact_page(page, LIBRARY, next(f for f in layer("event") if f.kind == "summit"), why=True),
    "sources": lambda page: papers(page, tuple(LIBRARY.papers.values())),
    "topics": lambda page: topics(page, tuple(LIBRARY.topics.values())),
    "fields": lambda page: grid(page, EVENTS, ["id", "when", "title", "people"]),
}
SIZES = [("en", 40), ("en", 80), ("en", 120), ("fr", 80), ("en", 160)]


@pytest.mark.parametrize("name", PAGES)
def test_what_users_see(name: str) -> None:
    """Compared with tests/snapshots; SNAPSHOTS=write writes them anew, to be read before they are committed."""
    shown = []
    for language, width in SIZES:
        page = Page(Words(language), width)
        PAGES[name](page)
        shown.append(f"==== {language} {width}\n{page}")
    text = "\n".join(shown)
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


# ---------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_BE"}, "fr"),
        ({"LC_ALL": "", "LANG": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
