"""The views over counts, time, days of the year, offices, and what gave no fact: every one at every width, in both
languages, in every format, and as commands. The clock and the locale are fixed."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import more_figures
import pytest
import small_library
from rich.cells import cell_len
from running import Ran

from nato_timeline import audit, cli, history, holders, pipeline, store
from nato_timeline.cli import holding
from nato_timeline.cli.values import day_of_year
from nato_timeline.errors import UserError
from nato_timeline.facts import Fact
from nato_timeline.model import Document, Mention, Parse, Published, Quote, Timex
from nato_timeline.render import history as shown
from nato_timeline.render import quantities, stats
from nato_timeline.render.audited import audited
from nato_timeline.render.bars import bar, span, sparkline
from nato_timeline.render.card import card
from nato_timeline.render.page import Page
from nato_timeline.render.words import Words
from nato_timeline.tally import BY, by_time, tally
from nato_timeline.text import read

SNAPSHOTS = Path(__file__).parent / "snapshots"
LIBRARY = more_figures.library()
SMALL = more_figures.cached(small_library.library())
FIGURES = [fact for fact in LIBRARY.facts if fact.layer == "figure"]
CLOCK = int(datetime(2024, 11, 1, tzinfo=UTC).timestamp())
WIDTHS = (40, 80, 120, 200)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(CLOCK))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY)
    monkeypatch.chdir(tmp_path)

    def ran(*args: str) -> Ran:
        code = cli.run(args)
        return Ran(code, *capsys.readouterr())

    return ran


def same_as_before(name: str, text: str) -> None:
    """Compares with tests/snapshots; SNAPSHOTS=write writes them anew, to be read before they are committed."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


# ---------------------------------------------------------------- what users see

COMMANDS = {
    "stats": ("stats",),
    "stats-by-month": ("stats", "--by", "month"),
    "stats-by-who": ("stats", "--by", "who"),
    "figures-history": ("figures", "--history"),
    "figures-chart": ("figures", "--chart", "--sort", "value"),
    "list-due": ("list", "--due"),
    "on": ("on", "20 avril"),
    "who-held": ("who", "secrétaire général de l'OTAN", "--on", "2024"),
    "help-dates": ("help", "dates"),
}

HELD = [
    holders.Held(
        "Karl Øster",
        "karl-oster",
        "secrétaire général",
        "OTAN",
        "reference",
        "2014-10-01",
        "2024-09-30",
        False,
        "own knowledge",
    ),
    holders.Held("Jan Ek", None, "secrétaire général", "OTAN", "reference", "2024-10", None, True, "own knowledge"),
    holders.Held(
        "Karl Øster",
        "karl-oster",
        "secrétaire général",
        "OTAN",
        "text",
        "2024-03-03",
        "2024-09-12",
        papers=("mars", "rivale"),
    ),
]


@pytest.mark.parametrize("name", COMMANDS)
def test_what_users_see(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(holding, "holders", lambda *_: HELD)
    seen = []
    for language, width in (*(("en", width) for width in WIDTHS), ("fr", 80)):
        monkeypatch.setenv("COLUMNS", str(width))
        form = () if name.startswith("help") else ("-f", "table")
        ran = run(*COMMANDS[name], *form, "--lang", language)
        assert ran.code == 0, ran.err
        assert [line for line in ran.out.splitlines() if cell_len(line) > width and "http" not in line] == []
        seen.append(f"==== {language} {width}\n{ran.out}---- beside it\n{ran.err}")
    same_as_before(name, "\n".join(seen))


FORMS = ("plain", "json", "jsonl", "csv", "tsv", "markdown")


@pytest.mark.parametrize("name", [name for name in COMMANDS if not name.startswith("help")])
def test_every_format(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(holding, "holders", lambda *_: HELD)
    seen = []
    for form in FORMS:
        ran = run(*COMMANDS[name], "-f", form)
        assert ran.code == 0, ran.err
        seen.append(f"==== {form}\n{ran.out}")
    same_as_before(f"{name}.formats", "\n".join(seen))


@pytest.mark.parametrize("name", [name for name in COMMANDS if not name.startswith("help")])
def test_the_rows_do_not_depend_on_the_format(run: Run, name: str) -> None:
    rows = json.loads(run(*COMMANDS[name], "-f", "json").out)
    assert [json.loads(line) for line in run(*COMMANDS[name], "-f", "jsonl").out.splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(run(*COMMANDS[name], "-f", "csv").out)))) == len(rows)
    assert len(run(*COMMANDS[name], "-f", "plain").rows) == len(rows)
    assert len(run(*COMMANDS[name], "-f", "tsv").rows) == len(rows) + 1


@pytest.mark.parametrize("name", [name for name in COMMANDS if not name.startswith("help")])
def test_plain_has_no_signs_to_be_read_aloud(run: Run, name: str) -> None:
    said = run(*COMMANDS[name], "-f", "plain").out
    assert not set("●○◐✕↷│─▁▂▃▄▅▆▇█▏░≠↻→✎▶◀·") & set(said)


@pytest.mark.parametrize("form", [*FORMS, "table"])
@pytest.mark.parametrize("name", [name for name in COMMANDS if not name.startswith("help")])
def test_nothing_of_a_source_reaches_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    bad = "a\x1b[31mb\x9b2J\u202e[/b] </script>"
    facts = tuple(
        fact._replace(title=f"{fact.title} {bad}", subject=bad, holder=bad, unit=fact.unit and "EUR", people=(bad,))
        for fact in LIBRARY.facts
    )
    papers = {id: paper._replace(title=bad, url=f"https://x/{bad}") for id, paper in LIBRARY.papers.items()}
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY._replace(facts=facts, papers=papers))
    monkeypatch.setattr(holding, "holders", lambda *_: [held._replace(name=bad, source=bad) for held in HELD])
    ran = run(*COMMANDS[name], "-f", form)
    assert ran.code == 0, ran.err
    assert not [
        c for c in ran.out + ran.err if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or c == "\u202e"
    ]


def test_a_plain_terminal_gets_ascii_signs() -> None:
    page = Page(Words("en"), 80, ascii=True)
    shown.history(page, LIBRARY, quantities.flat(history.series(LIBRARY, FIGURES)))
    shown.chart(page, LIBRARY, FIGURES)
    stats.stats(page, LIBRARY, tally(LIBRARY.facts, "month"))
    assert not set("─▁▂▃▄▅▆▇█▏▎▍▌▋▊▉░≠↻→·−–") & set(str(page))


# ---------------------------------------------------------------- counts


def test_counts_by_every_name(run: Run) -> None:
    assert run("stats", "--by", "who").rows == [["who", "Norvège", "Norvège", "7"]]
    assert run("stats", "--by", "kind").rows[:2] == [["kind", "money", "money", "5"], ["kind", "share", "share", "2"]]
    assert [row[1::2] for row in run("stats", "--by", "source").rows] == [
        ["mars", "4"],
        ["septembre", "3"],
        ["rivale", "2"],
    ]
    assert [row[1::2] for row in run("stats", "--by", "month").rows] == [
        ["2024", "4"],
        ["2024-03", "1"],
        ["2024-04", "1"],
        ["2024-05", "1"],
        ["2024-09", "1"],
        ["2025", "1"],
    ]
    assert {row[0] for row in run("stats").rows} == set(BY)
    assert [row[3] for row in run("stats", "--by", "topic", "--kind", "money").rows] == ["5"]
    assert run("stats", "--by", "who", "--lang", "fr").out == run("stats", "--by", "who").out


@pytest.mark.parametrize("by", BY)
def test_nothing_is_lost_in_counting(by: str) -> None:
    facts = [fact for fact in SMALL.facts if fact.layer != "role"]
    rows = tally(facts, by)
    expected = {
        "who": sum(len({*fact.people, *([fact.holder] if fact.holder else [])}) for fact in facts),
        "topic": sum(len(fact.topics) for fact in facts),
        "kind": len(facts),
        "month": len(facts),
        "source": sum(len({source.paper for source in fact.sources}) for fact in facts),
    }
    assert sum(row.facts for row in rows) == expected[by]
    if by == "month":
        assert [row.key for row in rows] == sorted((row.key for row in rows), key=lambda key: (not key, key))


def test_a_library_counts_where_its_facts_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nato_timeline.facts import EVENT_KINDS
    from nato_timeline.query import Query, select
    from nato_timeline.store.own import stored
    from nato_timeline.store.tallies import tallied

    monkeypatch.chdir(tmp_path)
    for name, text in (("mars", more_figures.MARCH), ("septembre", more_figures.SEPTEMBER)):
        (tmp_path / f"{name}.txt").write_text(f"Oslo, le 12 {name} 2024\n\n{text}", "utf-8")
    assert cli.run(["--library", "own.db", "-q", "add", "mars.txt", "septembre.txt", "--jobs", "1", "-o", "x.txt"]) == 0
    known = stored(tmp_path / "own.db")
    queries = (
        Query(),
        Query(since="2024-04-01"),
        Query(kinds=frozenset(EVENT_KINDS)),
        Query(undated="only"),
        Query(who=frozenset({"Norvège"})),
        Query(topics=frozenset({"ukraine"}), until="2024-12-31"),
    )
    for query in queries:
        for by in BY:
            assert tallied(known.papers.db, query, by) == tally(select(known, known.facts, query).facts, by)
    assert tallied(known.papers.db, Query(), "kind")


def test_time_without_gaps_in_as_many_columns_as_fit() -> None:
    def month(key: str, n: int) -> Fact:
        return SMALL.facts[1]._replace(first=f"{key}-01", last=f"{key}-02", id=str(n))

    rows = tally([month("2024-01", 1), month("2024-01", 2), month("2024-04", 3)], "month")
    assert by_time(rows, 12) == ([2, 0, 0, 1], "2024-01", "2024-04")
    rows = tally([month("2020-01", 1), month("2024-04", 2)], "month")
    assert by_time(rows, 12) == ([1, 0, 0, 0, 1], "2020", "2024")
    assert by_time(rows, 3) == ([1, 0, 1], "2020", "2024")
    assert by_time([], 12) == ([], "", "")


@pytest.mark.parametrize(
    ("value", "most", "drawn"),
    [(8, 8, "████"), (4, 8, "██"), (1, 8, "▌"), (0.001, 8, "▏"), (0, 8, ""), (3, 0, ""), (7.9, 8, "████")],
)
def test_a_bar(value: float, most: float, drawn: str) -> None:
    assert bar(value, most, 4) == drawn


def test_a_range_and_a_sparkline() -> None:
    assert span(4, 8, 8, 4) == "██░░"
    assert span(8, 8, 8, 4) == "████"
    assert sparkline([0, 1, 4, 8]) == " ▁▄█"
    assert sparkline([]) == ""


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("options", "values"),
    [
        (["--holder", "norvege", "--role", "delivered"], ["120000000"]),
        (["--holder", "Norvège", "--unit", "€", "--min", "650 M", "--sort", "value"], ["650000000", "900000000"]),
        (["--role", "target", "--max", "3"], ["2.1", "2.1"]),
        (["--status", "delivered", "--role", "target", "--sort", "value"], ["2.1", "2.1", "120000000"]),
    ],
)
def test_figures_by_holder_role_and_size(run: Run, options: list[str], values: list[str]) -> None:
    assert [row[0] for row in run("figures", *options).rows] == values


def test_a_history_in_rows(run: Run) -> None:
    rows = json.loads(run("figures", "--history", "--unit", "EUR", "--role", "commitment", "-f", "json").out)
    assert [(r["when"], r["published"], r["value"], r["mark"]) for r in rows] == [
        ("2024", "2024-03-03", 500000000, None),
        ("2024", "2024-09-12", 600000000, "revises"),
        ("2024", "2024-09-12", 650000000, "contradicts"),
        ("2025", "2024-09-12", 900000000, None),
    ]
    assert {r["quantity"] for r in rows} == {1}
    assert rows[1]["against"] == rows[0]["id"]
    assert run("figures", "--history", "--chart").code == 2
    back = json.loads(run("figures", "--history", "--reverse", "-f", "json").out)
    assert [r["role"] for r in back] == ["delivered", "target", "target", *["commitment"] * 4]


# ---------------------------------------------------------------- days of the year, and what is overdue


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("06-29", (6, 29)),
        ("6-9", (6, 9)),
        ("--06-29", (6, 29)),
        ("29 juin", (6, 29)),
        ("le 29 juin", (6, 29)),
        ("1er juillet", (7, 1)),
        ("29/06", (6, 29)),
        ("29.6.", (6, 29)),
        ("June 29", (6, 29)),
        ("29 June", (6, 29)),
        ("2022-06-29", (6, 29)),
        ("29 juin 2022", (6, 29)),
        ("29 février", (2, 29)),
        ("02-29", (2, 29)),
        ("", (11, 1)),
        ("today", (11, 1)),
        ("aujourd’hui", (11, 1)),
    ],
)
def test_a_day_of_the_year(monkeypatch: pytest.MonkeyPatch, text: str, day: tuple[int, int]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(CLOCK))
    assert day_of_year(text) == day


@pytest.mark.parametrize("text", ["02-30", "30 février", "13-01", "juin", "2022", "hier ou demain", "31/04", "x"])
def test_no_day_of_the_year(text: str) -> None:
    with pytest.raises(UserError, match="no day of the year"):
        day_of_year(text)


def test_what_happened_on_this_day(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert [row[3] for row in run("on", "07-11").rows] == ["Sommet de Vilnius"]
    assert [row[3] for row in run("on", "12 juillet", "--kind", "summit").rows] == ["Sommet de Vilnius"]
    assert run("on", "07-13").rows == []
    assert run("on", "10-01").rows == [], "a month is no day"
    assert [row[0] for row in run("on", "07-10").rows] == ["2023-07-10"]
    assert run("on", "07-10", "--fail-empty", "--since", "2024").code == 3


def test_what_is_overdue(run: Run) -> None:
    rows = json.loads(run("list", "--due", "-f", "json").out)
    assert [(r["title"], [s["source"] for s in r["later"]]) for r in rows] == [
        ("Sommet de Riga", ["septembre"]),
        ("Exercice Nordlys", []),
    ]
    text = more_figures.SEPTEMBER
    (said,) = rows[0]["later"]
    assert text[said["start"] : said["end"]] == said["sentence"] == "Le sommet de Riga a réuni les Alliés."
    assert run("list", "--due").err == "as of 1 November 2024\n"


@pytest.mark.parametrize(
    ("as_of", "titles"),
    [
        ("2024-03-31", []),
        ("2024-04-20", []),
        ("2024-04-21", ["Sommet de Riga"]),
        ("2024-05-31", ["Sommet de Riga"]),
        ("2024-06-01", ["Sommet de Riga", "Exercice Nordlys"]),
    ],
)
def test_overdue_as_of_a_day(run: Run, as_of: str, titles: list[str]) -> None:
    rows = json.loads(run("list", "--due", "--as-of", as_of, "-f", "json").out)
    assert [row["title"] for row in rows] == titles
    assert all(row["later"] == [] for row in rows), "what came out later was not known then"


# ---------------------------------------------------------------- people and offices


@pytest.mark.parametrize(
    "name", ["O. Petraite", "petraite o", "Petraite Ona", "O P", "Petrait", "petraité", "Ona Petraitė"]
)
def test_a_person_under_many_names(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    ran = run("who", name)
    assert ran.code == 0, ran.err
    assert ran.rows[0][3] == "ministre de la Défense (Lituanie)"


def test_everyone_by_how_much_is_known(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert [row[0] for row in run("who", "--sort", "value").rows] == ["Ona Petraitė", "Karl Øster"]
    assert [row[0] for row in run("who", "--sort", "value", "--reverse").rows] == ["Karl Øster", "Ona Petraitė"]


def test_no_one_else_by_initials(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert run("who", "K. Petraite").code == 1
    assert run("who", "Karl O.").rows[0][3] == "secrétaire général (OTAN)"


def test_an_office_of_two_people_asks_for_a_day(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = SMALL.people["karl-oster"]._replace(id="jan-ek", name="Jan Ek", names=("Jan Ek",))
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL._replace(people={**SMALL.people, "jan-ek": twin}))
    ran = run("who", "secrétaire général")
    assert ran.code == 1
    assert ran.err.splitlines()[0] == 'Error: "secrétaire général" may be any of 2; or with a day:'
    assert ran.err.splitlines()[-1].strip() == 'timeline who "secrétaire général" --on 2024-06-12'


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (("secrétaire général de l'OTAN", "--on", "2019-05-03"), ["Jens Stoltenberg"]),
        (("secrétaire général de l’OTAN en mai 2019",), ["Jens Stoltenberg"]),
        (("secretaire general 2019",), ["Jens Stoltenberg"]),
        (("secrétaire général", "le", "3", "mai", "2019"), ["Jens Stoltenberg"]),
        (("secrétaire général", "--on", "2024"), ["Jens Stoltenberg", "Mark Rutte"]),
        (("ministre luxembourgeoise de la Défense", "--on", "2024-06-12"), ["Yuriko Backes"]),
    ],
)
def test_who_held_an_office(run: Run, args: tuple[str, ...], names: list[str]) -> None:
    ran = run("who", *args)
    assert ran.code == 0, ran.err
    assert [row[0] for row in ran.rows] == names
    assert {row[5] for row in ran.rows} == {"reference"}


def test_an_office_that_nobody_knows(run: Run) -> None:
    ran = run("who", "grand vizir", "--on", "2019")
    assert (ran.code, ran.out) == (1, "")
    assert 'no office is called "grand vizir"' in ran.err
    assert run("who", "secrétaire général de l'OTAN", "--on", "1930").out == ""


def test_whom_the_texts_call_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    rows = json.loads(run("who", "ministre de la Défense de Lituanie", "--on", "2023-07", "-f", "json").out)
    said = [row for row in rows if row["basis"] == "text"]
    assert [(row["name"], row["from"], row["papers"]) for row in said] == [("Ona Petraitė", "2023-07-10", ["vilnius"])]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--role", "ministre"], ["Ona Petraitė"]),
        (["--role", "secretaire general"], ["Karl Øster"]),
        (["--country", "Lituanie"], ["Ona Petraitė"]),
        (["--country", "lituanien"], ["Ona Petraitė"]),
        (["--country", "OTAN", "--role", "ministre"], []),
        (["--country", "OTAN", "--country", "Lituanie"], ["Karl Øster", "Ona Petraitė"]),
    ],
)
def test_everyone_with_a_role(run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], names: list[str]) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert [row[0] for row in run("who", *options).rows] == names


def test_a_card_says_how_each_role_is_known() -> None:
    page = Page(Words("en"), 100)
    person = SMALL.people["karl-oster"]._replace(name="Jens Stoltenberg", names=("Jens Stoltenberg",))
    facts = [fact for fact in SMALL.facts if "karl-oster" in fact.people]
    card(page, SMALL, person, facts, holders.held_by(person))
    text = str(page)
    assert "secrétaire général (OTAN)  texts: 10 July 2023" in text
    assert re.search(r"secrétaire général \(OTAN\)  in office 1 October 2014 – 30 September 2024 +reference list", text)
    assert "1 meeting or visit" in text
    assert "1 document" in text


def test_a_card_of_many_facts_shows_the_first_of_each_sort(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [
        fact._replace(id=f"{fact.layer[0]}{n:03}")
        for n in range(40)
        for fact in SMALL.facts
        if "ona-petraite" in fact.people and fact.layer != "role"
    ]
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL._replace(facts=many))
    ran = run("who", "Petraite", "-f", "table", "-q")
    headings = [line.split(" ─")[0] for line in ran.out.splitlines() if "─" in line]
    assert headings == [
        "Ona Petraitė",
        "12 meetings and visits",
        "12 quotations",
        "12 statements",
        "12 figures stated",
        "2 documents",
    ]
    assert run("who", "Petraite", "-f", "table").err.splitlines()[0] == "48 of 160 — --limit 0 for all"
    assert "40 quotations" in run("who", "Petraite", "-f", "table", "--limit", "0").out
    assert len(run("who", "Petraite").rows) == 160


# ---------------------------------------------------------------- what gave no fact

TEXT = """Riga, le 3 mars 2024

Le 4 mai, il a plu. Ona Petraitė a salué 300 soldats. Il y avait 12 chars, selon l’article 5. Rien n’est dit ici. \
« Nous irons le 7 mai », dit-elle. Les F-16 sont là. Voir la résolution 1973 et la question n° 412.

1.

Tél. : 01 02 03 04 05"""


def _parsed(document: Document) -> Parse:
    """What a pipeline might say: three dates, a name, a quotation."""

    def at(words: str) -> tuple[int, int, str]:
        start = TEXT.index(words)
        return start, start + len(words), words

    timexes = tuple(
        Timex(*at(words), "DATE", value, first=date.fromisoformat(value), last=date.fromisoformat(value))
        for words, value in (("3 mars 2024", "2024-03-03"), ("4 mai", "2024-05-04"), ("7 mai", "2024-05-07"))
    )
    return Parse(
        Document(document.id, TEXT),
        Published(date(2024, 3, 3), "header"),
        timexes=timexes,
        mentions=(Mention(*at("Ona Petraitė"), "ona-petraite", "name"),),
        quotes=(Quote(*at("Nous irons le 7 mai"), None),),
        sentences=read(Document("x", TEXT)).sentences,
    )


def test_sentences_that_gave_no_fact() -> None:
    found = list(audit.silent(_parsed(Document("x", TEXT))))
    assert [(one.dates, one.numbers, one.names) for one in found] == [
        (("4 mai",), (), ()),
        ((), ("300",), ("Ona Petraitė",)),
        ((), ("12",), ()),
    ]
    assert all(TEXT[one.start : one.end] == one.sentence for one in found)
    page = Page(Words("en"), 60)
    audited(page, found)
    assert "number: 300 · name: Ona Petraitė" in str(page)


def test_audit(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    monkeypatch.setattr(pipeline, "parse", _parsed)
    ran = run("audit", "x.txt", "-f", "json")
    assert (ran.code, len(json.loads(ran.out))) == (5, 3)
    assert ran.err == "3 sentences gave no fact, of 10 read\n"
    assert [row[1:3] for row in run("audit", "x.txt", "--holding", "name").rows] == [["42", "75"]]
    assert run("audit", "x.txt", "--holding", "number,date", "-q").rows[0][3] == "Le 4 mai, il a plu."
    assert run("audit", "x.txt", "--holding", "colour").code == 2
    ran = run("audit", "x.txt", "x.txt", "-n", "3")
    assert ran.err == "3 sentences gave no fact, of 10 read\n1 of 2 texts read, as far as --limit\n"
    assert len(run("audit", "--source", "mars,rivale").rows) == 6, "the library's own documents, read again"


def test_nothing_to_audit(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Rien n’est dit ici.", "utf-8")
    monkeypatch.setattr(
        pipeline,
        "parse",
        lambda document: Parse(document, Published(), sentences=read(document).sentences),
    )
    assert run("audit", "x.txt").code == 0
