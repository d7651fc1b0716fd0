"""The man page and `timeline help`: made from the commands, and read by what reads man pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from nato_timeline import cli
from nato_timeline.cli.app import COMMANDS, commands
from nato_timeline.cli.completion import script
from nato_timeline.cli.guide import GROUPS, GUIDE
from nato_timeline.cli.manual import page
from nato_timeline.render.words import Words

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "fr")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1718150400")


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")


@pytest.fixture(params=LANGUAGES)
def roff(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "timeline.1"
    path.write_text(page(Words(request.param)), "utf-8")
    return path


def read_by(program: tuple[str, ...], path: Path) -> str:
    needs(program[0])
    shown = subprocess.run((*program, str(path)), capture_output=True, timeout=60, check=True)
    assert shown.stderr == b""
    return re.sub(".\x08|\x1b\\[[0-9;]*m", "", shown.stdout.decode())


def test_every_command_and_option_is_in_the_page() -> None:
    text = page(Words("en")).replace(r"\-", "-")
    waiting = [("timeline " + name, commands().get_command(None, name)) for name in COMMANDS]
    seen = 0
    while waiting:
        path, command = waiting.pop()
        assert f'.SS "{path}' in text
        for parameter in command.params:
            for name in parameter.opts if parameter.param_type_name == "option" else ():
                assert re.search(rf"\\fB(?:[^\n]*, )?{re.escape(name)}\b", text), f"{path} {name}"
                seen += 1
        waiting += [(f"{path} {name}", each) for name, each in getattr(command, "commands", {}).items()]
    assert seen > 100
    for subject in GUIDE.values():
        assert f'.SH "{subject.title.upper()}"' in text


def test_the_page_is_ascii_and_no_line_is_a_request_by_chance() -> None:
    for language in LANGUAGES:
        text = page(Words(language))
        assert text.isascii()
        requests = {line.split(" ")[0] for line in text.splitlines() if line.startswith((".", "'"))}
        assert requests == {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".nf", ".fi"}
        assert text.splitlines()[0].startswith('.TH TIMELINE 1 "2024-06-12" "nato-timeline ')


def test_man_shows_it(roff: Path) -> None:
    text = read_by(("man", "-l"), roff)
    assert "TIMELINE(1)" in text
    assert "timeline figures" in text
    assert "2022-06-29" in text


def test_mandoc_has_nothing_against_it(roff: Path) -> None:
    needs("mandoc")
    lint = subprocess.run(("mandoc", "-T", "lint", "-W", "warning", str(roff)), capture_output=True, timeout=60)
    assert lint.stdout == b""
    text = read_by(("mandoc", "-T", "utf8"), roff)
    assert "« il y a 3 mois »" in text.replace("\u00a0", " ")


def test_groff_has_nothing_against_it(roff: Path) -> None:
    assert "timeline stats" in read_by(("groff", "-man", "-Tutf8", "-ww"), roff)


def test_the_builder_has_what_makes_the_pages() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    hook = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    assert (ROOT / hook["path"]).exists()
    needed = settings["build-system"]["requires"]
    assert next(each for each in settings["project"]["dependencies"] if each.startswith("typer")) in needed
    assert f"/{hook['path']}" in settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_script_asks_in_the_same_way(shell: str) -> None:
    assert f"_TIMELINE_COMPLETE=complete_{shell}" in script(shell)
    assert "COMP_WORDS" in script(shell)


@pytest.mark.parametrize("name", [*GUIDE, *COMMANDS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_on_every_subject_and_command(capsys: pytest.CaptureFixture[str], name: str, language: str) -> None:
    assert cli.run(["help", name, "--lang", language]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    if name in GUIDE:
        assert all(entry in out for entry, _ in GUIDE[name].entries)
    else:
        assert cli.run([name, "--help", "--lang", language]) == 0
        assert capsys.readouterr().out == out


def test_every_command_is_in_one_group() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(COMMANDS)


def test_help_alone_is_the_overview(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["help"]) == 0
    overview = capsys.readouterr().out
    assert cli.run(["--help"]) == 0
    assert capsys.readouterr().out == overview
    assert cli.run(["help", "dats"]) == 2
    assert "timeline help dates" in capsys.readouterr().err
