"""Every command: what it prints, in which order and in which format."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from running import FORMS, Run
from small_library import library

LIBRARY = library()
SUMMIT = next(fact for fact in LIBRARY.facts if fact.kind == "summit")


def test_list(run: Run) -> None:
    ran = run("list")
    assert (ran.code, ran.err) == (0, "")
    assert [row[0] for row in ran.rows] == ["2023-H1", "2023-07-10", "2023-07-11/2023-07-12", "2023-10", ""]
    row = ["2023-07-11/2023-07-12", "summit", "scheduled", "Sommet de Vilnius", "Vilnius", ""]
    assert ran.rows[2] == [*row, "vilnius; bilan_2023", SUMMIT.id]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--since", "2023-07-11"], ["Sommet", "Exercice"]),
        (["--until", "2023-07", "--undated", "no"], ["Soutien", "Entrevue", "Sommet"]),
        (["--since", "2023-W28", "--until", "2023-W28"], ["Entrevue", "Sommet"]),
        (["--since", "2023-7-11", "--until", "2023-7-11"], ["Sommet"]),
        (["--as-of", "2023-07-31"], ["Entrevue", "Sommet"]),
        (["--who", "Mme Petraitė"], ["Entrevue"]),
        (["--who", "Suède", "--who", "oster"], ["Soutien", "Entrevue"]),
        (["--topic", "Defence spending"], ["Sommet"]),
        (["--kind", "summit,exercise"], ["Sommet", "Exercice"]),
        (["--kind", "summit", "--kind", "meeting"], ["Entrevue", "Sommet"]),
        (["--place", "vilnius"], ["Entrevue", "Sommet"]),
        (["--source", "bilan"], ["Soutien", "Sommet", "Exercice", "=Décision"]),
        (["--status", "scheduled"], ["Sommet", "Exercice"]),
        (["--text", "RECU lundi"], ["Entrevue"]),
        (["--undated", "only"], ["=Décision"]),
        (["--reverse", "-n", "2"], ["Exercice", "Sommet"]),
        (["--sort", "source", "--limit", "1"], ["Soutien"]),
        (["--around", "2023-07-20", "--days", "8"], ["Sommet"]),
        (["--around", SUMMIT.id, "--days", "0"], ["Sommet"]),
        (["--around", SUMMIT.id[:5], "--days", "1"], ["Entrevue", "Sommet"]),
        (["--no-merge", "--kind", "summit"], ["Sommet", "Sommet"]),
        (["--lang", "fr", "--kind", "sommet"], ["Sommet"]),
        (["--lang", "fr", "--status", "prévu"], ["Sommet", "Exercice"]),
    ],
)
def test_filters(run: Run, options: list[str], titles: list[str]) -> None:
    ran = run("list", "--fields", "title", *options)
    assert ran.code == 0, ran.err
    assert [line.split()[0] for line in ran.out.splitlines()] == titles


def test_no_merge_gives_each_document_its_own_words(run: Run) -> None:
    ran = run("list", "--no-merge", "--kind", "summit", "--fields", "title,when,sources")
    assert ran.rows == [
        ["Sommet tenu à Vilnius", "2023-07", "bilan_2023"],
        ["Sommet de Vilnius", "2023-07-11/2023-07-12", "vilnius"],
    ]


@pytest.mark.parametrize("form", [*FORMS, "table"])
@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("figures",),
        ("quotes",),
        ("who",),
        ("who", "Petraite"),
        ("sources",),
        ("topics",),
        ("show", SUMMIT.id),
    ],
)
def test_every_command_in_every_format(run: Run, command: tuple[str, ...], form: str) -> None:
    ran = run(*command, "-f", form)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    assert "\x1b" not in ran.out
    if form == "json":
        assert isinstance(json.loads(ran.out), list)
    if form == "csv":
        head, *lines = list(csv.reader(io.StringIO(ran.out)))
        assert lines
        assert {len(line) for line in lines} == {len(head)}


@pytest.mark.parametrize("command", [("list",), ("figures",), ("quotes",), ("who", "Petraite")])
@pytest.mark.parametrize("options", [[], ["--reverse"], ["--sort", "source"], ["-n", "1"]])
def test_the_set_and_the_order_do_not_depend_on_the_format(
    run: Run, command: tuple[str, ...], options: list[str]
) -> None:
    given = (*command, *options, "--fields", "id")
    plain = run(*given).out.split()
    assert [row["id"] for row in json.loads(run(*given, "-f", "json").out)] == plain
    assert run(*given, "-f", "csv").out.split()[1:] == plain
    assert run(*given, "-f", "tsv").out.split()[1:] == plain
    assert run(*given, "-f", "table").out.split()[1:] == plain


def test_who(run: Run) -> None:
    ran = run("who", "petraite")
    assert [row[0] for row in ran.rows] == ["role", "event", "quote", "statement", "figure"]
    assert ran.rows[0][3] == "ministre de la Défense (Lituanie)"
    assert [row[0] for row in run("who").rows] == ["Karl Øster", "Ona Petraitė"]
    assert [row[0] for row in run("who", "--topic", "depenses").rows] == ["Ona Petraitė"]
    assert run("who", "secrétaire", "général").rows[0][3] == "secrétaire général (OTAN)"


def test_figures(run: Run) -> None:
    assert [row[1] for row in run("figures").rows] == ["SEK", "% du PIB", "EUR"]
    assert [row[0] for row in run("figures", "--min", "2 Md").rows] == ["40000000000"]
    assert [row[0] for row in run("figures", "--unit", "€", "--unit", "sek").rows] == ["1500000000", "40000000000"]
    assert [row[0] for row in run("figures", "--max", "2,5").rows] == ["2.5"]
    assert [row[1] for row in run("figures", "--kind", "money", "--topic", "ukraine").rows] == ["EUR"]
    assert [row[1] for row in run("figures", "--sort", "value", "--reverse").rows] == ["SEK", "EUR", "% du PIB"]


def test_quotes(run: Run) -> None:
    assert [row[1:4] for row in run("quotes").rows] == [
        ["Ona Petraitė", "déclarer", "Nous porterons notre effort à 2,5 % du PIB"]
    ]
    assert len(run("quotes", "--kind", "quote,statement").rows) == 2


def test_quotes_of_texts_that_are_not_kept(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "visite.txt"
    text.write_text("Riga, le 4 mai 2023. « Nous tiendrons », a déclaré le ministre Inārs Ozols.", "utf-8")
    assert [row[:4] for row in run("quotes", str(text)).rows] == [
        ["2023-05-04", "Inārs Ozols", "déclarer", "Nous tiendrons"]
    ]


def test_show(run: Run) -> None:
    ran = run("show", SUMMIT.id[:5])
    assert "Le sommet de Vilnius s’ouvre demain; Ona Petraite a précisé que rien n’était décidé </script>." in ran.out
    (fact,) = json.loads(run("show", SUMMIT.id, "--format", "json").out)
    assert [source["id"] for source in fact["sources"]] == ["vilnius", "bilan_2023"]
    assert "stated in the text" in run("show", SUMMIT.id, "--why", "-f", "table").out


def test_sources(run: Run) -> None:
    assert run("sources").rows == [
        ["vilnius", "2023-07-10", "", "header", "7", "Le sommet de Vilnius s’ouvre demain"],
        ["bilan_2023", "", "2023-09~", "estimate", "6", "Bilan [de l'OTAN] [31mrouge[0m"],
    ]
    (paper,) = json.loads(run("sources", "show", "vil", "-f", "json").out)
    assert paper["text"].startswith("Le sommet de Vilnius")


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == run("-V").out
    assert re.fullmatch(r"timeline \d+\.\d+\.\d+\n", run("--version").out)
    overview = run("--help")
    assert overview.code == 0
    from nato_timeline.cli.app import COMMANDS

    for command in COMMANDS:
        assert f"\n  {command} " in overview.out
        ran = run(command, "--help")
        assert ran.code == 0, command
        assert ran.out.startswith(f"Usage: timeline {command}")
        assert run(command, "--help", "--lang", "fr").out.startswith(f"Usage : timeline {command}")
    for command in ("list", "who", "figures", "quotes"):
        text = run(command, "--help").out
        for option in ("since", "until", "as-of", "who", "topic", "kind", "place", "source", "status", "text", "sort"):
            assert f"--{option} " in text
        assert all(f"--{o}" in text for o in ("reverse", "limit", "format", "fields", "output", "force", "fail-empty"))
