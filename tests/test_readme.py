"""The README tells the truth: its commands run, and the screen it shows is what they print."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
LINES = [line.split("  #")[0].strip() for block in BLOCKS for line in block.splitlines()]
COMMANDS = [line for line in LINES if line.startswith("timeline ") or "| timeline " in line]
SETUP = [line for line in LINES if "pip install" in line]
TEXT = "Luxembourg, le 3 mai 2019 – Le ministre de la Défense s’est rendu hier à Riga. Il y a rencontré son homologue."


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("readme")
    (folder / "communique.txt").write_text(TEXT, "utf-8")
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "LC_ALL": "C.UTF-8",
    }
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"

    def run(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, timeout=120
        )

    return run


def test_the_two_commands_of_a_newcomer() -> None:
    assert len(SETUP) == 2
    assert SETUP[0].endswith("timeline list")
    assert SETUP[1].endswith("pytest")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, shell) -> None:
    if " ID" in command:
        entries = json.loads(shell("timeline list --format json").stdout)
        command = command.replace(" ID", f" {shlex.quote(entries[0]['id'])}")
    done = shell(command)
    assert done.returncode == 0, done.stderr
    assert (done.stdout + done.stderr).strip()


def test_the_screen_of_the_readme_is_what_the_command_prints(shell) -> None:
    screen = re.search(r"<!-- screen: (.+?) -->\n```[a-z]*\n(.*?)```", README, re.DOTALL)
    assert screen is not None
    shown = shell(f"TIMELINE_LIBRARY=bundled COLUMNS=100 NO_COLOR=1 {screen[1]}").stdout
    assert [line.rstrip() for line in screen[2].splitlines()] == [line.rstrip() for line in shown.splitlines()]


@pytest.mark.parametrize("path", re.findall(r"`((?:nato_timeline|data|tests)/[\w./-]+)`", README))
def test_a_path_of_the_readme_exists(path: str) -> None:
    assert (ROOT / path).exists()
