"""What stands beside the facts that are printed: nothing found, what is left out, files written, global options."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run


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
