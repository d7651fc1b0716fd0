"""What is counted while documents come and go is what counting all facts anew gives, and so is what was known when."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline import query
from nato_timeline.facts import in_time
from nato_timeline.intake import Intake
from nato_timeline.library import corrections, settle
from nato_timeline.library.again import rebuild
from nato_timeline.library.corrections import Correction
from nato_timeline.library.digest import Digest, Text, of_text
from nato_timeline.library.workers import mapped
from nato_timeline.library.writer import Writer
from nato_timeline.query import Query, each_source
from nato_timeline.shelves import of_layer
from nato_timeline.store.own import stored
from nato_timeline.store.tallies import ANEW, DAYS_OF_FACT, KNOWN

SAID = (
    "Le sommet de l’OTAN s’est tenu à Vilnius les 11 et 12 juillet 2023.",
    "Le sommet de Vilnius, en juillet 2023, a porté sur l’Ukraine.",
    "Le secrétaire général de l’OTAN, Jens Stoltenberg, a reçu le président letton, Edgars Rinkēvičs, le 12 juin 2024.",
    "« Nous tiendrons parole », a déclaré Jens Stoltenberg.",
    "La France a promis 40 millions d’euros à l’Ukraine en 2022.",
    "Les Alliés ont livré 1 500 blindés à l’Ukraine.",
    "Mark Rutte se rendra à Riga le 3 mai 2024.",
)
STATED = (
    f"SELECT document, f.layer, f.key, f.traits, {DAYS_OF_FACT} FROM sources JOIN facts f ON f.key = fact WHERE "
    "f.layer != 'role' AND NOT dropped"
)
STATED_THERE = (
    "SELECT n.key, f.key, f.traits FROM sentences n JOIN sources o USING (document) JOIN facts f ON f.key = fact WHERE "
    "n.start < sentence_end AND n.end > sentence_start AND NOT dropped"
)
KEPT_ALONG = (  # whatever is kept beside what it follows from, where it is something else
    "SELECT key FROM facts WHERE several != (layer = 'event' AND (SELECT count(*) FROM sources WHERE fact = key) > 1)",
    "SELECT fact, n FROM sources WHERE apart != (SELECT several FROM facts WHERE key = fact)",
    "SELECT f.key FROM facts f LEFT JOIN traits t ON t.key = f.traits WHERE (t.layer, t.kind, t.status, t.topics) "
    "IS NOT (f.layer, f.kind, f.status, f.topics)",
    f"SELECT * FROM ({STATED} EXCEPT SELECT * FROM stated) UNION ALL SELECT * FROM (SELECT * FROM stated EXCEPT "
    f"{STATED})",
    f"SELECT * FROM ({STATED_THERE} EXCEPT SELECT * FROM said) UNION ALL SELECT * FROM (SELECT * FROM said EXCEPT "
    f"{STATED_THERE})",
    f"SELECT who, fact FROM participants p JOIN facts f ON f.key = fact WHERE (p.layer, p.undated, p.traits, p.first, "
    f"p.last) IS NOT (f.layer, f.undated, f.traits, {DAYS_OF_FACT})",
)
PLACES = 5  # for documents
DAYS = ("2023-07-10", "2023-07-12", "2024-06-13", "9999-12-31")

texts = st.tuples(st.sampled_from((None, *DAYS[:3])), st.frozensets(st.sampled_from(SAID), max_size=4))
places = st.integers(0, PLACES - 1)
fixes = st.fixed_dictionaries(
    {},
    optional={
        "when": st.sampled_from(("2021-05-04", "2023-07-11/2023-07-12", "2024")),
        "who": st.sampled_from((("jens-stoltenberg",), ("anna-berg", "France"), ())),
        "tags": st.just(("budget",)),
        "drop": st.just(True),
        "place": st.just("Oslo"),
    },
)
steps = st.one_of(
    st.tuples(st.just("put"), places, texts),
    st.tuples(st.just("put"), places, texts),
    st.tuples(st.just("remove"), places, st.none()),
    st.tuples(st.just("fix"), st.integers(0, 30), fixes),
    st.tuples(st.just("undo"), st.just(0), st.none()),
    st.tuples(st.just("rebuild"), st.just(0), st.none()),
)


@cache
def said_in(day: str | None, sentences: frozenset[str], place: int) -> Digest:
    text = "\n\n".join(("Communiqué", *sorted(sentences)))
    return of_text(Text(f"d{place}", Intake(text, "text/plain", date=day), {}, f"/d{place}.txt"))


def counted_anew(writer: Writer) -> set[Any]:
    writer.db.execute("BEGIN")
    for statement in ANEW:
        writer.db.execute(statement)
    found = set(writer.db.execute("SELECT * FROM tallies"))
    writer.db.execute("ROLLBACK")
    return found


def do(writer: Writer, what: str, at: int, how: Any) -> None:
    """Does one step in a transaction of its own."""
    db, file = writer.db, corrections.path_beside(writer.path)
    if what == "rebuild":
        keys = [key for (key,) in db.execute("SELECT key FROM documents")]
        rebuild(writer, keys, lambda *_: None, lambda do, work: mapped(do, work, 1))
        return
    facts = db.execute("SELECT id, layer, title FROM facts ORDER BY id").fetchall()
    if what == "fix" and facts:
        corrections.write(file, (*corrections.read(file), Correction(*facts[at % len(facts)], "", **how)))
    elif what == "undo":
        corrections.write(file, corrections.read(file)[1:])
    with writer.batch():
        there = db.execute("SELECT key FROM documents WHERE path = ?", (f"/d{at}.txt",)).fetchone()
        if what == "put":
            writer.store(said_in(*how, at), repr(how))
        elif what == "remove" and there:
            writer.remove(there[0])


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=2, max_size=10))
@pytest.mark.parametrize("hot", [2, 24])
def test_what_is_kept_is_what_counting_anew_gives(hot: int, todo: list[tuple[str, int, Any]]) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(settle, "HOT", hot)
        writer = Writer(Path(folder) / "library.db", "rules")
        writer.db.execute("PRAGMA synchronous = OFF")  # nobody cuts the power here
        for step in todo:
            do(writer, *step)
            assert set(writer.db.execute("SELECT * FROM tallies")) == counted_anew(writer), step
            for waiting in ("restated", "narrowed"):
                assert not writer.db.execute(f"SELECT * FROM {waiting}").fetchall()
            otherwise = f"SELECT id FROM facts WHERE (first_known, last_known) != ({KNOWN})"
            assert not writer.db.execute(otherwise).fetchall(), step
            for otherwise in KEPT_ALONG:
                assert not writer.db.execute(otherwise).fetchall(), step
        writer.close()
        was_known(writer.path)


def was_known(path: Path) -> None:
    """What was known by each day is what looking at each fact tells."""
    library = stored(path)
    everything = tuple(sorted(library.facts, key=in_time))
    in_memory = library._replace(facts=everything)
    for day in DAYS:
        for more in (Query(), Query(since="2023-08", reverse=True), Query(sort="source")):
            asked = more._replace(as_of=day)
            found, expected = query.select(library, library.facts, asked), query.select(in_memory, everything, asked)
            assert (sorted(found.facts), found.undated) == (sorted(expected.facts), expected.undated), asked
            assert list(map(in_time, found.facts)) == list(map(in_time, expected.facts)), asked
            stated = (each_source(of_layer(facts, "event")) for facts in (library.facts, everything))
            apart, expected = (query.select(library, facts, asked) for facts in stated)
            assert sorted(apart.facts) == sorted(expected.facts), asked
            assert list(map(in_time, apart.facts)) == list(map(in_time, expected.facts)), asked


def test_a_fact_at_the_edge_that_goes_narrows_its_tallies(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "library.db", "rules")
    days = "SELECT first, last FROM tallies WHERE of = 'who' AND name = 'jens-stoltenberg'"
    for place, sentence in enumerate((SAID[2], SAID[3])):
        with writer.batch():
            writer.store(said_in("2024-06-13", frozenset({sentence}), place), sentence)
    before = writer.db.execute(days).fetchone()
    with writer.batch():
        writer.remove(1)
    after = writer.db.execute(days).fetchone()
    writer.close()
    assert (before, after) == (("2024-06-12", "2024-06-13"), ("2024-06-13", "2024-06-13"))
