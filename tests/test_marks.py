"""What is marked in every format: corrections, shortened texts; links of a terminal; why a fact is what it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import more_figures
import pytest
import small_library
from running import Run

from nato_timeline import pipeline, store, why
from nato_timeline.facts import Fact, Library, Paper
from nato_timeline.merge.reasons import why_one
from nato_timeline.merge.same import Told
from nato_timeline.model import Document, Event, Parse, Published, Span
from nato_timeline.render import fields, rows
from nato_timeline.render.fact import fact_page
from nato_timeline.render.links import address, knows_links
from nato_timeline.render.page import Page, reference, references
from nato_timeline.render.quotations import quotations
from nato_timeline.render.words import Words

pytestmark = pytest.mark.usefixtures("november")
LIBRARY = more_figures.library()
SMALL = more_figures.cached(small_library.library())
SUMMIT = next(fact for fact in LIBRARY.facts if fact.kind == "summit")
CORRECTED = SUMMIT._replace(corrected=("when", "place"), note="selon la presse", tags=("budget",))


def with_facts(*facts: Fact) -> Library:
    return LIBRARY._replace(facts=facts)


# ---------------------------------------------------------------- corrections


def test_a_correction_is_said_in_plain_lines_and_shown_in_markdown() -> None:
    table = fields.facts(with_facts(CORRECTED, SUMMIT), (CORRECTED, SUMMIT), fields.EVENT)
    first, second = rows.written(table, "plain", None).splitlines()
    assert first.split("\t")[-3:] == [SUMMIT.id, "corrected: when; place", "note: selon la presse"]
    assert second.split("\t")[-1] == SUMMIT.id
    assert first.startswith(second), "the usual fields stand where they always do"
    *_, first, second = rows.written(table, "markdown", None).splitlines()
    assert first.endswith(f"| {SUMMIT.id} ✎ when; place |")
    assert second.endswith(f"| {SUMMIT.id} |")
    assert first.count(" | ") == second.count(" | ")


def test_chosen_fields_are_as_chosen() -> None:
    table = fields.facts(with_facts(CORRECTED), (CORRECTED,), fields.EVENT)
    assert rows.written(table, "plain", ["id"]) == f"{SUMMIT.id}\n"
    assert rows.written(table, "plain", ["id", "corrected"]) == f"{SUMMIT.id}\twhen; place\n"
    assert rows.written(table, "markdown", ["id"]).splitlines()[-1] == f"| {SUMMIT.id} |"


# ---------------------------------------------------------------- links


def paper(url: str | None, path: str | None = None) -> Paper:
    return SMALL.papers["vilnius"]._replace(url=url, path=path)


@pytest.mark.parametrize(
    ("url", "path", "link"),
    [
        ("https://www.nato.int/x?a=1", None, "https://www.nato.int/x?a=1"),
        ("http://example.org/é à", None, "http://example.org/%C3%A9%20%C3%A0"),
        ("https://example.org/a;b\x1b]8;;evil", "/x", "https://example.org/a%3Bb%1B]8%3B%3Bevil"),
        ("javascript:alert(1)", None, None),
        ("file:///etc/passwd", "/tmp/a b.txt", "file:///tmp/a%20b.txt"),
        (None, "relative.txt", None),
        (None, None, None),
    ],
)
def test_where_a_document_is(url: str | None, path: str | None, link: str | None) -> None:
    assert address(paper(url, path)) == link


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({}, False),
    ],
)
def test_which_terminals_know_links(environment: dict[str, str], known: bool) -> None:
    assert knows_links(environment) is known


def test_a_link_is_there_only_where_it_is_known() -> None:
    def drawn(**how: bool) -> str:
        page = Page(Words("en"), 80, **how)
        page.line(reference(LIBRARY, SUMMIT, references(LIBRARY)))
        return str(page)

    link = "\x1b]8;;https://example.org/mars?a=1%3Bb=2\x1b\\"
    assert drawn(styled=True, color=True, links=True).startswith(link)
    assert drawn(styled=True, links=True) == drawn(styled=True, links=True), "the same in every run"
    assert "\x1b]8" not in drawn(styled=True, color=True)
    assert drawn(links=True) == f"mars {SUMMIT.id}\n"


# ---------------------------------------------------------------- shortened texts


def test_a_shortened_text_is_counted_and_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = next(fact for fact in SMALL.facts if fact.layer == "quote")._replace(title="mot " * 300)
    page = Page(Words("en"), 80)
    quotations(page, SMALL, [quote, quote._replace(title="court")])
    assert page.cut == 1
    assert "…" in str(page)
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL._replace(facts=(quote,)))
    assert run("quotes", "-f", "table").err == "1 text shortened — -f plain shows it whole\n"
    assert run("quotes", "-f", "table", "--lang", "fr").err == "1 texte abrégé — -f plain le montre en entier\n"
    assert run("quotes", "-f", "table", "-q").err == ""
    plain = run("quotes", "-f", "plain")
    assert (plain.err, "…" in plain.out, plain.out.count("mot")) == ("", False, 300)


# ---------------------------------------------------------------- why


def _told(id: str, when: str, title: str, **given: object) -> Told:
    from nato_timeline.calendar import interval

    first, last = interval(when)
    event = Event("e", "meeting", title, (Span(0, 1, "x"),), when, first, last, **given)  # type: ignore[arg-type]
    return Told(event, Parse(Document(id, "x"), Published()), id)


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (_told("b", "2024-06-13", "Réunion du Conseil"), ["told in the same words"]),
        (
            _told("b", "2024-06", "Conseil"),
            ["dates that agree, {one} and {other}", "the same words in the title, {words}"],
        ),
        (_told("b", "2024-06-13", "Rencontre", place="Riga"), ["the same date, {date}"]),
    ],
)
def test_why_two_tellings_are_one(other: Told, reasons: list[str]) -> None:
    assert [why for why, _ in why_one(_told("a", "2024-06-13", "Réunion du Conseil"), other)] == reasons


BEFORE = "Bruxelles, le 12 juin 2024. Le sommet de Washington se tiendra du 9 au 11 juillet 2024."
AFTER = (
    "Oslo, le 20 juillet 2024. Jens Stoltenberg a ouvert mardi dernier une conférence. "
    "Le sommet de l’OTAN à Washington s’est tenu du 9 au 11 juillet."
)


def test_why_names_rules_anchors_and_what_was_merged(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parses = tuple(pipeline.parse(Document(id, text)) for id, text in (("avant", BEFORE), ("apres", AFTER)))
    known = store.library_of(parses)
    monkeypatch.setattr(store, "bundled", lambda *_: known)
    (summit,) = (fact for fact in known.facts if fact.kind == "summit")
    steps = why.reasons(known, summit, lambda id: Document(id, known.papers[id].text))
    assert {step.about for step in steps} == {"date", "event", "merged"}
    dates = {step.surface: (step.meaning, step.rule) for step in steps if step.about == "date"}
    assert dates["11 juillet 2024"][0] == dates["11 juillet"][0] == "2024-07-11"
    assert all(rule for _, rule in dates.values())
    merged = [step.why for step in steps if step.about == "merged"]
    assert "both are {name} of the reference list" in merged
    shown = run("show", summit.id, "--why", "-f", "table").out
    assert "one event with" in shown
    assert "the same date, 2024-07-09/2024-07-11" in shown
    (row,) = json.loads(run("show", summit.id, "--why", "-f", "json").out)
    assert [step["why"] for step in row["reasons"]] == [step.why.format(**step.values) for step in steps]
    assert "reasons" not in json.loads(run("show", summit.id, "-f", "json").out)[0]
    french = run("show", summit.id, "--why", "-f", "table", "--lang", "fr").out
    assert "un même événement que" in french
    assert "la même date, 2024-07-09/2024-07-11" in french


def test_why_a_figure_is_whose(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Riga, le 3 mai 2024. La Norvège a promis hier 40 millions d’euros à l’Ukraine."
    known = store.library_of([pipeline.parse(Document("riga", text))])
    monkeypatch.setattr(store, "bundled", lambda *_: known)
    (figure,) = (fact for fact in known.facts if fact.layer == "figure")
    shown = run("show", figure.id, "--why", "-f", "table").out
    assert re.search(r"hier → 2024-05-02 · counted from the day of publication, 2024-05-03 · rule \w+", shown)


@pytest.mark.parametrize("text", [BEFORE, AFTER])
def test_every_fact_can_be_explained(text: str) -> None:
    known = store.library_of([pipeline.parse(Document("texte", text))])
    assert known.facts
    for fact in known.facts:
        steps = why.reasons(known, fact, lambda id: Document(id, text))
        page = Page(Words("fr"), 60)
        fact_page(page, known, fact, True, steps)
        assert "pourquoi" in str(page)


def test_a_country_has_those_who_speak_for_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    lines = run("who", "Lituanie", "-f", "table").out.splitlines()
    assert lines[1].startswith("1 role ─")
    assert lines[2].startswith("Ona Petraitė  ministre de la Défense")
    assert lines[4].startswith("1 figure of its own ─")
