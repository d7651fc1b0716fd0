"""Every command: what it prints, what it says of bad input, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest
from small_library import library, timeline

from nato_timeline import cli, pipeline, store

LIBRARY = library()
SUMMIT = next(fact for fact in LIBRARY.facts if fact.kind == "summit")


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]


class Run:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: str) -> Ran:
        code = cli.run(args)
        return Ran(code, *self._capsys.readouterr())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Run(capsys)


# ---------------------------------------------------------------- what the commands print


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
        (["--around", "2023-07-20", "--days", "8"], ["Soutien", "Sommet"][1:]),
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


FORMS = ("plain", "json", "jsonl", "csv", "tsv", "markdown", "table")


@pytest.mark.parametrize("form", FORMS)
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


# ---------------------------------------------------------------- what is wrong


ERRORS = [
    (
        ("who", "Petraiqe"),
        1,
        'nobody is called "Petraiqe".',
        'Did you mean "Ona Petraitė" (4 facts)?   timeline who "Ona Petraitė"',
    ),
    (("who", "Xyzzy"), 1, 'nobody is called "Xyzzy".', "Everybody in the texts:   timeline who"),
    (("list", "--who", "Petraiqe"), 1, 'nobody is called "Petraiqe".', 'timeline who "Ona Petraitė"'),
    (
        ("list", "--topic", "ukrane"),
        2,
        'there is no topic "ukrane".',
        'Did you mean "ukraine"?   timeline list --topic ukraine',
    ),
    (("figures", "--topic=ukrane"), 2, 'there is no topic "ukrane".', "timeline figures --topic=ukraine"),
    (("list", "--topic", "xyzzy"), 2, 'there is no topic "xyzzy".', "All there are:   timeline topics"),
    (
        ("list", "--kind", "meting"),
        2,
        'there is no kind "meting".',
        'Did you mean "meeting"?   timeline list --kind meeting',
    ),
    (("list", "--kind=meting,summit"), 2, 'there is no kind "meting".', "timeline list --kind=meeting,summit"),
    (("figures", "--kind", "meeting"), 2, 'there is no kind "meeting".', "One of: money, share, count, measure"),
    (("list", "--status", "planned"), 2, 'there is no status "planned".', "One of: held, scheduled, ongoing"),
    (("quotes", "--status", "held"), 2, "quotations have no status.", ""),
    (("list", "--source", "vilnus"), 1, 'there is no source "vilnus".', "timeline list --source vilnius"),
    (("list", "--place", "Vilnus"), 1, 'no fact is placed in "Vilnus".', "timeline list --place Vilnius"),
    (("list", "--format", "jsn"), 2, 'there is no format "jsn".', 'Did you mean "json"?   timeline list --format json'),
    (("list", "--sort", "dat"), 2, 'there is no order "dat".', "timeline list --sort date"),
    (("list", "--by", "week"), 2, 'there is no heading by "week".', "One of: year, month, day"),
    (("list", "--undated", "maybe"), 2, "--undated takes no, only or all", ""),
    (("list", "--fields", "titel"), 2, 'there is no field "titel".', "One of: id, kind, title, when"),
    (("list", "--fields", ","), 2, "--fields names no field.", "One of: id, kind, title"),
    (("list", "--limit", "ten"), 2, '--limit takes a whole number, not "ten".', ""),
    (("list", "--limit", "-3"), 2, '--limit takes a whole number, not "-3".', ""),
    (("list", "--since", "2022-13"), 2, '"2022-13" is no date.', "Dates are written 2022"),
    (("list", "--since", "2023-02-30"), 2, '"2023-02-30" is no date.', "Dates are written 2022"),
    (("list", "--since", "2024", "--until", "2023"), 2, "--since 2024-01-01 is later than --until 2023-12-31.", ""),
    (("figures", "--min", "lots"), 2, '--min takes a number like 2,5 or 40 Md, not "lots".', ""),
    (("figures", "--unit", "SKE"), 1, 'no figure is in "SKE".', "timeline figures --unit SEK"),
    (("show", "zzzzzzzz"), 1, 'no fact has the id "zzzzzzzz".', "timeline list"),
    (("show",), 2, "timeline show needs ID.", "timeline show --help"),
    (("sources", "show", "vilnus"), 1, 'there is no source "vilnus".', "timeline sources show vilnius"),
    (("lst",), 2, 'there is no command "lst".', 'Did you mean "list"?   timeline list'),
    (("frobnicate",), 2, 'there is no command "frobnicate".', "timeline --help"),
    ((), 2, "timeline needs a command.", "timeline --help"),
    (("list", "--fromat", "json"), 2, "there is no option --fromat.", "timeline list --format json"),
    (("list", "--since"), 2, "option --since needs a value.", "--help"),
    (("list", "--lang", "de"), 2, '--lang takes one of en, fr, not "de".', ""),
    (("list", "--color", "blue"), 2, '--color takes one of auto, always, never, not "blue".', ""),
    (("completion", "tcsh"), 2, 'there is no shell "tcsh" here.', "bash, zsh, fish"),
    (("list", "missing.txt"), 1, "missing.txt does not exist.", ""),
    (("extract", "missing.txt"), 1, "missing.txt does not exist.", ""),
    (("extract", "empty.txt"), 1, "empty.txt is empty", ""),
    (("list", "blob.txt"), 1, "blob.txt is not a text", ""),
    (("list", "folder"), 1, "folder is a folder.", 'Did you mean "folder/*.txt"?   timeline list folder/*.txt'),
    (("extract", "folder"), 1, "folder is a folder.", "timeline extract"),
    (("extract", "comunique.txt"), 1, "comunique.txt does not exist.", "timeline extract communique.txt"),
    (("extract", "communique.txt", "--date", "2024-06"), 2, "--date takes a day like 2024-06-12", ""),
    (("explain", " "), 2, "there is no sentence to explain.", ""),
]


@pytest.mark.parametrize(
    ("args", "code", "message", "then"), ERRORS, ids=lambda v: " ".join(v) if isinstance(v, tuple) else ""
)
def test_an_error_says_what_and_what_to_run_next(
    run: Run, tmp_path: Path, args: tuple[str, ...], code: int, message: str, then: str
) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "blob.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "communique.txt").write_text("Le sommet s’ouvre.")
    (tmp_path / "folder").mkdir()
    ran = run(*args)
    assert ran.code == code
    assert ran.out == ""
    assert ran.err.startswith("Error: ")
    assert message in ran.err
    assert then in ran.err
    assert "Traceback" not in ran.err
    french = run("--lang", "fr", *args) if "--lang" not in args else None
    if french is not None:
        assert french.code == code
        assert french.err.startswith("Erreur : ")
        assert message not in french.err, "and it is said in French"


def test_an_error_in_the_shape_that_was_promised(run: Run) -> None:
    assert run("who", "Petraiqe").err == (
        'Error: nobody is called "Petraiqe".\n  Did you mean "Ona Petraitė" (4 facts)?   timeline who "Ona Petraitė"\n'
    )


def test_several_people_of_one_name_are_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = LIBRARY.people["karl-oster"]._replace(id="jan-oster", name="Jan Øster", names=("Jan Øster",))
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY._replace(people={**LIBRARY.people, "jan-oster": twin}))
    ran = run("who", "Øster")
    assert ran.code == 1
    assert ran.err == (
        'Error: "Øster" may be any of 2:\n'
        "  Karl Øster, secrétaire général (OTAN)   timeline who karl-oster\n"
        "  Jan Øster, secrétaire général (OTAN)    timeline who jan-oster\n"
    )


def test_a_fault_inside_shows_no_trace_unless_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("lost")

    monkeypatch.setattr(store, "bundled", broken)
    ran = run("list")
    assert (ran.code, ran.out) == (1, "")
    assert "something went wrong inside: RuntimeError: lost" in ran.err
    assert "timeline --debug list" in ran.err
    assert "Traceback" not in ran.err
    assert "Traceback" in run("--debug", "list").err


def test_an_interruption_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "bundled", interrupted)
    ran = run("list")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# ---------------------------------------------------------------- nothing found, files, notes


def test_nothing_found(run: Run) -> None:
    nothing = ("list", "--until", "1999", "--undated", "no")
    assert (run(*nothing).code, run(*nothing).out) == (0, "")
    assert run(*nothing, "-f", "json").out == "[]\n"
    assert run(*nothing, "-f", "table").err == "Nothing found.\n"
    assert run(*nothing, "--fail-empty").code == 3
    assert run("list", "--fail-empty").code == 0


def test_what_is_left_out_is_said(run: Run) -> None:
    assert run("list", "-n", "2").err == "2 of 5 — --limit 0 for all\n"
    assert run("list", "-n", "2", "-q").err == ""
    assert run("list", "--since", "2023").err == "1 undated fact left out — --undated all\n"
    assert run("list", "--lang", "fr", "-n", "2").err == "2 sur 5 — --limit 0 pour tout voir\n"


def test_output_into_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    ran = run("list", "-o", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text("utf-8").startswith("id,kind,title,when,")
    before = path.read_text("utf-8")
    ran = run("figures", "-o", str(path))
    assert ran.code == 1
    assert "is there already" in ran.err
    assert "--force" in ran.err
    assert path.read_text("utf-8") == before
    assert run("figures", "-o", str(path), "--force").code == 0
    assert path.read_text("utf-8") != before
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"], "nothing is left aside"
    assert run("list", "-o", str(tmp_path / "no" / "out.json")).code == 1
    assert run("list", "-o", str(tmp_path)).code == 1


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.json", "[\n{"), ("a.jsonl", "{"), ("a.tsv", "id\t"), ("a.md", "| when |"), ("a.txt", "2023-H1\t")],
)
def test_the_ending_of_a_file_gives_the_format(run: Run, tmp_path: Path, name: str, begins: str) -> None:
    assert run("list", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_options_for_any_command_stand_anywhere(run: Run) -> None:
    assert run("--lang", "fr", "who", "Petraiqe").err == run("who", "Petraiqe", "--lang=fr").err
    assert run("list", "--fields=when", "-q", "-n1").out == run("-q", "list", "--fields", "when", "-n", "1").out


# ---------------------------------------------------------------- texts of one's own


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the pipeline: gives the first small document's facts, and remembers what it was asked to read."""
    read: list[str] = []

    def parse(document):  # type: ignore[no-untyped-def]
        from dataclasses import replace

        read.append(f"{document.id} {document.given_date}")
        known = timeline().parses[0]
        return replace(known, document=replace(known.document, id=document.id))

    monkeypatch.setattr(pipeline, "parse", parse)
    return read


def test_extract(run: Run, tmp_path: Path, parsed: list[str]) -> None:
    (tmp_path / "a.txt").write_text("un")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("deux")
    one = json.loads(run("extract", "a.txt", "--format", "json").out)
    assert one["source"] == {
        "id": "a",
        "title": "Le sommet de Vilnius s’ouvre demain",
        "publisher": None,
        "url": None,
        "published": "2023-07-10",
        "published_basis": "header",
        "published_estimate": None,
        "published_why": "« Vilnius, le 10 juillet 2023 »",
        "updated": None,
        "language": "fr",
    }
    assert {"timexes", "people", "mentions", "figures", "quotes", "statements", "events", "diagnostics"} <= set(one)
    text = timeline().parses[0].document.text
    for layer in ("mentions", "figures", "quotes"):
        assert one[layer]
        assert all(text[item["start"] : item["end"]] == item["surface"] for item in one[layer])
    assert one["figures"][1]["value"] == 40000000000
    assert one["people"][0]["roles"][0]["of"] == "Lituanie"
    several = json.loads(run("extract", "a.txt", "other/a.txt", "-f", "json", "--date", "2024-06-12").out)
    assert [each["source"]["id"] for each in several] == ["a", "a-2"]
    assert parsed == ["a None", "a 2024-06-12", "a-2 2024-06-12"]


@pytest.mark.parametrize("form", FORMS)
def test_extract_in_every_format(run: Run, tmp_path: Path, parsed: list[str], form: str) -> None:
    (tmp_path / "a.txt").write_text("un")
    ran = run("extract", "a.txt", "-f", form)
    assert (ran.code, ran.err) == (0, "")
    assert "Ona Petrait" in ran.out


def test_list_of_a_text_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch, parsed: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Le sommet")))
    assert run("extract", "-", "--fields", "surface").code == 0
    assert parsed == ["stdin None"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    ran = run("list", "-")
    assert ran.code == 1
    assert "standard input is empty" in ran.err
