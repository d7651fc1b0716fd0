"""Events that very many documents tell: what is kept in sum of them is what merging them all at once gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline import index, merge
from nato_timeline.calendar import interval
from nato_timeline.facts import Fact
from nato_timeline.intake import Intake
from nato_timeline.library import hot, near, settle
from nato_timeline.library.digest import Digest, telling
from nato_timeline.library.writer import Writer
from nato_timeline.merge import found_by, looks_for
from nato_timeline.merge.entry import entry_of
from nato_timeline.merge.gathered import Gathered
from nato_timeline.merge.same import Told, marks_of, same
from nato_timeline.model import Document, Event, Parse, Published, Span
from nato_timeline.shelves import of_layer
from nato_timeline.store.own import stored

DAYS = (None, "2024-06-10", "2024-06-13", "2024-06-15")


def event(title: str, when: str | None, place: str | None, who: tuple[str, ...], status: str, was: str | None) -> Event:
    first, last = interval(when)
    span = Span(4 * len(title), 4 * len(title) + 3, "")
    topics = ("ukraine",) if len(who) > 1 else ("budget",)
    found = Event("e", "meeting", title, (span,), when, first, last, place=place, participants=who, topics=topics)
    return replace(found, status=status, was=was, date_basis="text" if place else "reference", why=f"{title} {status}")


EVENTS = st.builds(
    event,
    st.sampled_from(
        ("Réunion des ministres", "Réunion des ministres de la Défense", "Conseil OTAN-Ukraine", "Réunion")
    ),
    st.sampled_from(("2024-06-13", "2024-06-13/2024-06-14", "2024-06-14", "2024-06", "2024-06-20", None)),
    st.sampled_from((None, "Bruxelles", "Luxembourg")),
    st.sampled_from(((), ("mark-rutte",), ("mark-rutte", "anna-berg"), ("anna-berg", "mark-rutte", "Ukraine"))),
    st.sampled_from(("held", "scheduled", "postponed", "cancelled")),
    st.sampled_from((None, None, "2024-06-13")),
)
Text = tuple[list[Event], str | None, int]  # events, day of publication, which text it is: equal ones are copies


@st.composite
def collections(draw: st.DrawFn) -> list[Text]:
    """Documents that tell of few events again and again."""
    pool = draw(st.lists(EVENTS, min_size=1, max_size=4))
    told = st.lists(st.sampled_from(pool), min_size=1, max_size=2)
    return draw(st.lists(st.tuples(told, st.sampled_from(DAYS), st.integers(0, 8)), min_size=1, max_size=16))


def parse_of(n: int, events: list[Event], published: str | None, text: int) -> Parse:
    day = date.fromisoformat(published) if published else None
    apart = [replace(e, at=(Span(e.at[0].start + 100 * i, e.at[0].end + 100 * i, ""),)) for i, e in enumerate(events)]
    return Parse(Document(id=f"d{n:02}", text=f"texte {text}"), Published(day), events=tuple(apart))


# ---------------------------------------------------------------- sums


def plainly(told: list[Told]) -> dict[str, object]:
    """What an entry says, by looking at all its tellings."""

    def place(t: Told) -> tuple[str, str, int]:
        return str(t.parse.published.value or "9999"), t.parse.document.id, t.event.at[0].start

    told = sorted(told, key=place)
    dated = [t for t in told if t.parse.published.value]
    rank = ("held", "ongoing", "cancelled", "postponed", "scheduled")
    latest = dated[-1] if dated else min(told, key=lambda t: rank.index(t.event.status))
    places = Counter(t.event.place for t in told if t.event.place)
    topics = {topic for t in told for topic in t.event.topics}
    put_off = [t.event.was for t in told if t.event.was]
    return {
        "status": latest.event.status,
        "was": latest.event.was or (put_off[0] if put_off else None),
        "place": max(places, key=lambda p: (places[p], len(p), p)) if places else None,
        "participants": tuple(dict.fromkeys(name for t in told for name in t.event.participants)),
        "topics": tuple(sorted(topics)),
    }


@settings(max_examples=150, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_tellings_one_by_one_make_what_all_at_once_make(texts: list[Text], order: Random) -> None:
    parses = [parse_of(n, *text) for n, text in enumerate(texts)]
    told = [Told(e, parse, merge.origin_of(parse)) for parse in parses for e in parse.events]
    if not told:
        return
    expected = entry_of(told)
    assert {name: getattr(expected, name) for name in plainly(told)} == plainly(told)
    order.shuffle(told)
    known = Gathered("meeting")
    heard = set()
    for one in told:
        known = Gathered.read(known.kept()) if known.tellings else known
        known.add(one, first_voice=(one.origin, one.event.when) not in heard)
        heard.add((one.origin, one.event.when))
    assert replace(known.entry(()), sources=expected.sources) == expected


# ---------------------------------------------------------------- a library of hot events


def digest_of(parse: Parse) -> Digest:
    origin = merge.origin_of(parse)
    tellings = (
        telling(Told(e, parse, origin), (e.at[0].start, e.at[0].end), (e.at[0].start, e.at[0].end), None)
        for e in parse.events
    )
    name, text = parse.document.id, parse.document.text
    intake = Intake(text, "text/plain")
    return Digest(intake, {}, f"/{name}.txt", name, index.paper(parse, 0), origin, (), tuple(tellings), (), (), ())


def said(facts: list[Fact]) -> list[object]:
    def one(f: Fact) -> tuple[object, ...]:
        sources = tuple((s.paper, s.start, s.wording, s.when, s.status) for s in f.sources)
        dated = f.when or "", f.first, f.basis, f.why, f.was, f.differs
        return f.title, *dated, f.place, f.people, f.topics, f.status, sources

    return sorted(map(one, facts), key=repr)


@settings(max_examples=60, deadline=None)
@given(collections(), st.randoms(use_true_random=False), st.sets(st.integers(0, 13), max_size=3))
@pytest.mark.parametrize("few", [2, 3])
def test_a_library_says_what_merging_all_gives(few: int, texts: list[Text], order: Random, gone: set[int]) -> None:
    parses = [parse_of(n, *text) for n, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(settle, "HOT", few)
        patch.setattr(near, "_RECENT", 10 * few)  # some stand with the rest soon
        writer = Writer(Path(folder) / "library.db", "rules")
        writer.db.execute("PRAGMA synchronous = OFF")  # nobody cuts the power here
        waiting = list(parses)
        order.shuffle(waiting)
        while waiting:
            with writer.batch():
                for parse in [waiting.pop() for _ in range(min(len(waiting), order.randint(1, 4)))]:
                    writer.store(digest_of(parse), parse.document.id)
                for id in [f"d{n:02}" for n in gone]:  # taken out as soon as they are there
                    for (key,) in writer.db.execute("SELECT key FROM documents WHERE id = ?", (id,)).fetchall():
                        if order.random() < 0.5 or not waiting:
                            writer.remove(key)
        left = [parse for n, parse in enumerate(parses) if n not in gone]
        sums = writer.db.execute(
            "SELECT g.fact, g.said, (SELECT count(*) FROM tellings t WHERE t.fact = g.fact) FROM gathered g"
        ).fetchall()
        writer.close()
        found = of_layer(stored(Path(folder) / "library.db").facts, "event")
        entries = merge.merge(left)
        expected = [index.event(entry, lambda cite: index.cited(cite, (0, 0), (0, 0), None)) for entry in entries]
        assert said(list(found)) == said(expected)
        assert [Gathered.read(text).tellings for _, text, _ in sums] == [n for _, _, n in sums]


def test_a_document_that_tells_an_event_in_two_wordings_makes_two_of_it(tmp_path: Path) -> None:
    one = event("Réunion des ministres", "2024-06-13", None, (), "held", None)
    other = replace(one, title="Réunion des ministres de la Défense")
    told: list[list[Event]] = [[one], [other], [one, other]]
    parses = [parse_of(n, events, "2024-06-15", n) for n, events in enumerate(told)]
    writer = Writer(tmp_path / "library.db", "rules")
    facts = []
    for parse in parses:
        with writer.batch():
            writer.store(digest_of(parse), parse.document.id)
        facts.append(len(of_layer(stored(tmp_path / "library.db").facts, "event")))
    writer.close()
    assert facts == [1, 1, 2] == [len(merge.merge(parses[: n + 1])) for n in range(3)]


def test_one_more_telling_reads_no_other(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "library.db", "rules")
    one = event("Réunion des ministres", "2024-06-13", "Bruxelles", ("mark-rutte",), "held", None)
    parses = [parse_of(n, [one], "2024-06-15", n) for n in range(3 * hot.HOT)]
    for some in (parses[: hot.HOT], parses[hot.HOT : -1]):
        with writer.batch():
            for parse in some:
                writer.store(digest_of(parse), parse.document.id)
    asked: list[str] = []
    writer.db.set_trace_callback(asked.append)
    with writer.batch():
        writer.store(digest_of(parses[-1]), parses[-1].document.id)
    writer.db.set_trace_callback(None)
    writer.close()
    assert not [sql for sql in asked if "FROM tellings t JOIN documents" in sql]
    (fact,) = of_layer(stored(tmp_path / "library.db").facts, "event")
    assert [s.paper for s in fact.sources] == [parse.document.id for parse in parses]


def test_what_is_near_is_looked_up_and_never_sought_among_all(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "library.db", "rules")
    one = event("Réunion des ministres", "2024-06-13", "Bruxelles", ("mark-rutte",), "held", None)
    with writer.batch():
        for n in range(8):
            parse = parse_of(n, [replace(one, title=f"Réunion {n}")], "2024-06-15", n)
            writer.store(digest_of(parse), parse.document.id)
    writer.db.execute("ANALYZE")  # as every closing does, sooner or later
    writer.close()
    writer = Writer(tmp_path / "library.db", "rules")
    steps = [step for query in near._FOUND for *_, step in writer.db.execute(f"EXPLAIN QUERY PLAN {query}")]
    writer.close()
    assert len([step for step in steps if step.startswith("SEARCH")]) == 8
    assert [step for step in steps if not step.startswith("SEARCH")] == ["SCAN a"] * 6


# ---------------------------------------------------------------- what they are found by

KINDS = ("meeting", "visit", "commitment", "press", "exercise", "accession", "appointment", "attack", "decision")


@settings(max_examples=400, deadline=None)
@given(EVENTS, EVENTS, st.sampled_from(KINDS), st.booleans())
def test_events_that_are_one_are_found_where_dates_are_coarse(a: Event, b: Event, kind: str, known: bool) -> None:
    some = [replace(e, kind=kind, was=None, reference="sommet" if known else None) for e in (a, b)]
    one, other = (Told(e, parse_of(0, [e], None, 0), "") for e in some)
    if same(one, other) and not (one.fine and other.fine):  # sharp ones are found by their days
        assert not set(looks_for(one)).isdisjoint(found_by(other))


# ---------------------------------------------------------------- marks


@settings(max_examples=300, deadline=None)
@given(EVENTS, EVENTS, st.sampled_from(("meeting", "visit", "commitment", "press")), st.booleans())
def test_events_that_are_one_share_a_mark(a: Event, b: Event, kind: str, known: bool) -> None:
    some = [replace(e, kind=kind, reference="sommet" if known else None) for e in (a, b)]
    one, other = (Told(e, parse_of(0, [e], None, 0), "") for e in some)
    if same(one, other):
        assert marks_of(some[0]) & marks_of(some[1])
