"""The five texts that come with the tool, against their facts written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nato_timeline.intake.bundled import bundled
from nato_timeline.model import Parse
from nato_timeline.pipeline import parse

GOLD = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((Path(__file__).parent / "gold").glob("*.json"))
}
ARTICLES = ("le ", "la ", "les ", "l’", "l'")


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    return {document.id[:3]: parse(document) for document in bundled()}


def wanted(items: list[dict]) -> list[dict]:
    return [item for item in items if not item.get("optional")]


def overlaps(a: dict, start: int, end: int) -> bool:
    return min(a["end"], end) > max(a["start"], start)


def bare(surface: str) -> str:
    """Without the article, which annotators keep or drop."""
    low = surface.lower()
    return next((surface[len(a) :] for a in ARTICLES if low.startswith(a) and len(surface) > len(a)), surface)


def extra(gold: list[dict], spans: list[tuple[int, int, object]]) -> list[object]:
    return [what for start, end, what in spans if not any(overlaps(g, start, end) for g in gold)]


@pytest.mark.parametrize("name", GOLD)
def test_timexes(name: str, parses: dict[str, Parse]) -> None:
    gold, got = GOLD[name]["timexes"], parses[name].timexes
    stated = {(bare(t.surface), t.value) for t in got}
    assert {(bare(g["surface"]), g["value"]) for g in wanted(gold)} <= stated
    assert extra(gold, [(t.start, t.end, t.surface) for t in got]) == []


@pytest.mark.parametrize("name", GOLD)
def test_people(name: str, parses: dict[str, Parse]) -> None:
    got = {p.id: {(r.title, r.of) for r in p.roles} for p in parses[name].people}
    assert set(got) == {p["id"] for p in GOLD[name]["people"]}
    for person in GOLD[name]["people"]:
        assert {(r["title"], r.get("of")) for r in person["roles"]} <= got[person["id"]]


@pytest.mark.parametrize("name", GOLD)
def test_mentions(name: str, parses: dict[str, Parse]) -> None:
    gold, got = GOLD[name]["mentions"], parses[name].mentions
    named = {(bare(m.surface), m.person, m.kind, m.acting) for m in got}
    assert {(bare(g["surface"]), g["person"], g["kind"], g.get("acting", True)) for g in wanted(gold)} <= named
    assert extra(gold, [(m.start, m.end, m.surface) for m in got]) == []


@pytest.mark.parametrize("name", GOLD)
def test_figures(name: str, parses: dict[str, Parse]) -> None:
    gold, got = GOLD[name]["figures"], parses[name].figures
    assert [(g["surface"], g["value"], g["unit"]) for g in wanted(gold)] == [
        (f.surface, f.value, f.unit)
        for f in got
        if not any(g.get("optional") and overlaps(g, f.start, f.end) for g in gold)
    ]
    for g in wanted(gold):
        f = next(f for f in got if f.start == g["start"])
        for key in ("holder", "per", "when", "role"):
            assert getattr(f, key) == g.get(key) or g.get(key) is None, key
        assert set(g["topics"]) <= set(f.topics)


@pytest.mark.parametrize("name", GOLD)
def test_quotes(name: str, parses: dict[str, Parse]) -> None:
    assert [(q.surface, q.speaker) for q in parses[name].quotes] == [
        (g["surface"], g["speaker"]) for g in GOLD[name]["quotes"]
    ]


@pytest.mark.parametrize("name", GOLD)
def test_events(name: str, parses: dict[str, Parse]) -> None:
    gold, left = GOLD[name]["events"], list(parses[name].events)

    def touches(g: dict, event) -> bool:
        return any(overlaps(a, s.start, s.end) for a in g["at"] for s in event.at)

    for g in wanted(gold):
        found = [e for e in left if touches(g, e) and e.kind == g["kind"]]
        assert found, g["title"]
        event = found[0]
        left.remove(event)
        assert event.when in {g["when"], *g.get("whenOr", [])}, event
        assert event.status in {g["status"], *g.get("statusOr", [])}, event
        assert g.get("place") is None or g["place"] in (event.place or ""), event
    assert [e.title for e in left if not any(touches(g, e) for g in gold)] == []


@pytest.mark.parametrize("name", GOLD)
def test_every_span_is_the_text(name: str, parses: dict[str, Parse]) -> None:
    parsed = parses[name]
    spans = [*parsed.timexes, *parsed.mentions, *parsed.figures, *parsed.quotes, *parsed.statements]
    spans += [span for event in parsed.events for span in event.at]
    assert spans
    for span in spans:
        assert parsed.document.text[span.start : span.end] == span.surface


def test_an_estimated_date_says_how_it_is_known(parses: dict[str, Parse]) -> None:
    published = parses["000"].published
    assert published.value is None
    assert published.estimate == "2024-06~"
    assert "un mois avant le sommet" in (published.why or "")
