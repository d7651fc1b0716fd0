"""TAB: what it offers, over the bundled texts and a library of one's own; in bash, zsh and fish as they are."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_library import library

from nato_timeline import cli, store
from nato_timeline.cli.completion import script

Offer = Callable[..., list[str]]
OWN = """Riga, le 3 mai 2019. Le ministre letton de la Défense, Artis Pabriks, a reçu à Riga Jens Stoltenberg. \
Mme Kaja Kallas a promis 40 millions d’euros à l’Ukraine."""


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A small library in the cache, a program `timeline` on the path, and nothing of the machine's own settings."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    store.keep(library())
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "timeline"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c 'from nato_timeline.cli import main; main()' \"$@\"\n")
    program.chmod(0o755)
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


@pytest.fixture
def offered(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Offer:
    """What TAB offers for the last of some words; variables of the shell may be given."""

    def ask(*words: str, shell: str = "bash", **given: str) -> list[str]:
        asked = {"COMP_WORDS": "\n".join(("timeline", *words)), "COMP_CWORD": str(len(words))}
        with monkeypatch.context() as patch:
            for name in ("LC_ALL", "LC_MESSAGES"):
                patch.delenv(name, raising=False)
            asked |= {"_TIMELINE_COMPLETE": f"complete_{shell}", "TIMELINE_LIBRARY": ""}
            for name, value in {**environment, **asked, **given}.items():
                patch.setenv(name, value)
            assert cli.run([]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out.splitlines()

    return ask


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("sta",), ["stats"]),
        (("fi",), ["figures", "fix"]),
        (("who", "Pe"), ["Petraitė"]),
        (("who", "pe"), ["petraitė"]),
        (("list", "--topic", ""), ["ukraine", "depenses"]),
        (
            (
                "list",
                "--topic=uk",
            ),
            ["ukraine"],
        ),
        (("list", "--topic", "=", "uk"), ["ukraine"]),
        (("list", "--source", "v"), ["vilnius"]),
        (("list", "--place", "V"), ["Vilnius"]),
        (("list", "--status", "he"), ["held"]),
        (("list", "--sort", "v"), ["value"]),
        (("list", "--by", ""), ["year", "month", "day"]),
        (("stats", "--by", "s"), ["source"]),
        (("figures", "--unit", ""), ["% du PIB", "EUR", "SEK"]),
        (("figures", "--holder", "L"), ["Lituanie"]),
        (("--lang", "fr", "list", "--source", "v"), ["vilnius"]),
        (("list", "-q", "--color=never", "--source", "v"), ["vilnius"]),
        (("--library", "bundled", "who", "Pe"), ["Petraitė"]),
        (("list", "--format", "js"), ["json", "jsonl"]),
        (("help", "ex"), ["exit-codes", "extract", "export", "explain"]),
        (("sources", "s"), ["show", "set"]),
        (("completion", "f"), ["fish"]),
        (("who", "Xy"), []),
    ],
)
def test_what_is_offered(offered: Offer, words: tuple[str, ...], found: list[str]) -> None:
    assert sorted(offered(*words)) == sorted(found)


def test_fish_and_zsh_are_told_what_for(offered: Offer) -> None:
    english = offered("stat", shell="fish")
    assert english == ["stats\tCounts of facts: by person, topic, kind, month or document, as bars and over time."]
    french = offered("stat", shell="zsh", LANG="fr_FR.UTF-8")
    assert french[0].startswith("stats\tLe compte des faits")
    assert offered("figures", "--his", shell="fish") == [
        "--history\tEach quantity over time: what revises or contradicts what."
    ]


def test_a_library_of_ones_own(offered: Offer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "riga.txt").write_text(OWN, "utf-8")
    own = str(tmp_path / "own.db")
    assert cli.run(["--library", own, "-q", "add", "riga.txt", "--jobs", "1", "-o", "added.txt"]) == 0
    for before, given in (((), {"TIMELINE_LIBRARY": own}), (("--library", own), {})):
        assert offered(*before, "who", "Pab", **given) == ["Pabriks"]
        assert offered(*before, "who", "kal", **given) == ["kallas"]
        assert offered(*before, "list", "--source", "", **given) == ["riga"]
        assert "ukraine" in offered(*before, "list", "--topic", "", **given)
        assert offered(*before, "figures", "--unit", "E", **given) == ["EUR"]
        ids = offered(*before, "show", "", **given)
        assert offered(*before, "show", ids[0][:5], **given) == [ids[0]]
    assert offered("who", "Pab", TIMELINE_LIBRARY="bundled") == []


@pytest.mark.parametrize(("content", "found"), [(b"", []), (b"no database", []), (None, ["Petraitė"])])
def test_a_library_that_is_none(offered: Offer, tmp_path: Path, content: bytes | None, found: list[str]) -> None:
    """An empty or foreign file offers nothing; where there is no file, the bundled texts are what commands ask."""
    path = tmp_path / "library.db"
    if content is not None:
        path.write_bytes(content)
    assert offered("who", "Pe", TIMELINE_LIBRARY=str(path)) == found


# ---------------------------------------------------------------- the shells themselves


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_one_that_its_shell_can_read(environment: dict[str, str], tmp_path: Path, shell: str) -> None:
    needs(shell)
    path = tmp_path / "completion"
    path.write_text(script(shell), "utf-8")
    subprocess.run((shell, "-n", str(path)), env=environment, check=True, capture_output=True, timeout=60)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("timeline who Pe", ["Petraitė"]),
        ("timeline list --topic=uk", ["ukraine"]),
        ("timeline --lang fr list --source v", ["vilnius"]),
        ("timeline stat", ["stats"]),
        ("timeline figures --unit %", ["%\\ du\\ PIB"]),
    ],
)
def test_bash(environment: dict[str, str], tmp_path: Path, line: str, found: list[str]) -> None:
    needs("bash")
    (tmp_path / "completion").write_text(script("bash"), "utf-8")
    program = f"""
source '{tmp_path}/completion'
words="{line.replace("=", " = ")}"
COMP_WORDS=($words)
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_timeline_completion timeline "${{COMP_WORDS[COMP_CWORD]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
complete -p timeline >/dev/null
"""
    ran = subprocess.run(
        ("bash", "--norc", "-c", program), env=environment, capture_output=True, timeout=60, check=True
    )
    assert ran.stdout.decode().splitlines() == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("timeline who Pe", ["Petraitė"]),
        ("timeline --lang fr list --source v", ["vilnius"]),
        ("timeline list --source ", ["bilan_2023", "vilnius"]),
        ("timeline add compl", ["completion"]),
    ],
)
def test_fish(environment: dict[str, str], tmp_path: Path, line: str, found: list[str]) -> None:
    needs("fish")
    (tmp_path / "completion").write_text(script("fish"), "utf-8")
    program = f"source '{tmp_path}/completion'; complete --do-complete '{line}'"
    ran = subprocess.run(
        ("fish", "--no-config", "-c", program),
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert sorted(each.split("\t")[0] for each in ran.stdout.decode().splitlines()) == sorted(found)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("timeline who Pe", "timeline who Petraitė"),
        ("timeline list --source v", "timeline list --source vilnius"),
        ("timeline sta", "timeline stats"),
    ],
)
def test_zsh(environment: dict[str, str], tmp_path: Path, typed: str, becomes: str) -> None:
    """On a terminal, since zsh completes nowhere else: TAB, then the line is printed instead of run."""
    needs("zsh")
    (tmp_path / "completion").write_text(script("zsh"), "utf-8")
    (tmp_path / ".zshrc").write_text(
        f"autoload -Uz compinit; compinit -D -u; source '{tmp_path}/completion'; PROMPT='ready> '\n"
        'accept() { print -r -- "<<$BUFFER>>"; exit }; zle -N accept-line accept\n',
        "utf-8",
    )
    terminal, inner = pty.openpty()
    process = subprocess.Popen(
        ("zsh", "-i"),
        env={**environment, "ZDOTDIR": str(tmp_path)},
        cwd=tmp_path,
        stdin=inner,
        stdout=inner,
        stderr=inner,
        start_new_session=True,
    )
    os.close(inner)
    try:
        seen = _read_until(terminal, "ready> ")
        os.write(terminal, typed.encode() + b"\t")
        seen += _read_until(terminal, becomes.removeprefix(typed)[-4:])
        os.write(terminal, b"\r")
        seen += _read_until(terminal, ">>")
    finally:
        process.kill()
        process.wait(10)
        os.close(terminal)
    assert f"<<{becomes} >>" in seen or f"<<{becomes}>>" in seen


def _read_until(terminal: int, wanted: str, seconds: float = 30) -> str:
    """What a terminal shows until something stands there."""
    seen, end = b"", time.monotonic() + seconds
    while wanted.encode() not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    return seen.decode(errors="replace")
