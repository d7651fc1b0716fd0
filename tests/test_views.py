"""The views over figures, counts, days and offices: every one at every width, in both languages, in every format."""

from __future__ import annotations

import csv
import io
import json

import more_figures
import pytest
from rich.cells import cell_len
from running import FORMS, Run, same_as_before

from nato_timeline import history, holders, store
from nato_timeline.cli import holding
from nato_timeline.render import history as shown
from nato_timeline.render import quantities, stats
from nato_timeline.render.page import Page
from nato_timeline.render.words import Words
from nato_timeline.tally import tally

pytestmark = pytest.mark.usefixtures("november")
LIBRARY = more_figures.library()
FIGURES = [fact for fact in LIBRARY.facts if fact.layer == "figure"]
WIDTHS = (40, 80, 120, 200)


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
