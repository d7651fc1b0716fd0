"""The tool as a process: what it imports, pipes, terminals, colours, the pager, TAB."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest
from small_library import library

from nato_timeline import store

TIMELINE = (sys.executable, "-m", "nato_timeline")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
HEAVY = {"rich", "rapidfuzz", "dateutil", "platformdirs", "sqlite3", "tomllib"}
# of the package, a query imports the rows, the query and what writes them: nothing that reads texts
LIGHT = (
    "cli", "render", "errors", "everyone", "facts", "folders", "lookup", "own_topics", "query", "shelves", "store",
    "tally",
)  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A small library in the cache, and nothing of the machine's own settings."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    store.keep(library())
    keep = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "PYTHONPATH", "VIRTUAL_ENV"}}
    return {
        **keep,
        "XDG_CACHE_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def run(environment: dict[str, str], *args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run((*TIMELINE, *args), env=environment, input=stdin, capture_output=True, timeout=60)


def on_a_terminal(environment: dict[str, str], *args: str, width: int = 80, height: int = 200) -> tuple[str, int]:
    """What a command writes to a terminal, and its exit code."""
    terminal, inner = pty.openpty()
    ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    process = subprocess.Popen((*TIMELINE, *args), env=environment, stdin=inner, stdout=inner, stderr=inner)
    os.close(inner)
    written = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            written += os.read(terminal, 65536)
        except OSError:  # the last writer has gone
            break
    os.close(terminal)
    return written.decode().replace("\r\n", "\n"), process.wait(60)


def imported(environment: dict[str, str], *args: str) -> set[str]:
    """The modules that a command imports."""
    code = (
        "import sys, json; from nato_timeline.cli import run; run(sys.argv[1:]); "
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run((sys.executable, "-c", code, *args), env=environment, capture_output=True, check=True)
    return set(json.loads(ran.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "args",
    [
        ("list",),
        ("list", "-f", "json"),
        ("figures", "-f", "csv"),
        ("quotes",),
        ("who",),
        ("topics",),
        ("sources",),
        ("stats", "--by", "topic"),
        ("on", "07-10"),
    ],
)
def test_a_query_imports_little(environment: dict[str, str], args: tuple[str, ...]) -> None:
    modules = imported(environment, *args)
    assert HEAVY.isdisjoint(modules)
    ours = {name.split(".")[1] for name in modules if name.startswith("nato_timeline.")}
    assert ours <= set(LIGHT)
    assert "lookup" not in ours, "names are looked up only where there are some"


def test_tab_imports_little(environment: dict[str, str]) -> None:
    code = "import sys; from nato_timeline.cli import run; run([]); print(*sys.modules, file=sys.stderr)"
    given = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": "timeline who Pe", "COMP_CWORD": "2"}
    ran = subprocess.run((sys.executable, "-c", code), env={**environment, **given}, capture_output=True, check=True)
    assert ran.stdout.split() == [b"Petrait\xc4\x97"]
    assert HEAVY.isdisjoint(ran.stderr.decode().split())
    assert "nato_timeline.pipeline" not in ran.stderr.decode().split()


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("timeline l", 1, ["list", "lexicon"]),
        ("timeline figures --topic ", 3, ["ukraine", "depenses"]),
        ("timeline list --source b", 3, ["bilan_2023"]),
        ("timeline list --who ona", 3, ["ona-petraite"]),
        ("timeline list --kind su", 3, ["summit"]),
        ("timeline show 556", 2, ["556z43vt"]),
        ("timeline who Xy", 2, []),
    ],
)
def test_tab(environment: dict[str, str], words: str, at: int, offered: list[str]) -> None:
    given = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    ran = run({**environment, **given})
    assert (ran.returncode, ran.stdout.decode().split(), ran.stderr) == (0, offered, b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_script_for_every_shell(environment: dict[str, str], shell: str) -> None:
    ran = run(environment, "completion", shell)
    assert ran.returncode == 0
    assert b"_TIMELINE_COMPLETE" in ran.stdout


def test_tab_without_a_cache_offers_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    given = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": "timeline who P", "COMP_CWORD": "2"}
    ran = run({**environment, **given, "XDG_CACHE_HOME": str(tmp_path / "none")})
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, b"", b"")


# ---------------------------------------------------------------- pipes


def test_a_pipe_gets_plain_lines_in_utf_8_whatever_the_locale(environment: dict[str, str]) -> None:
    for settings in ({}, {"LANG": "fr_FR.ISO-8859-1"}, {"PYTHONIOENCODING": "ascii"}, {"FORCE_COLOR": "1"}):
        ran = run({**environment, **settings}, "list")
        assert ran.returncode == 0
        lines = ran.stdout.decode("utf-8").splitlines()
        assert len(lines) == 5
        assert all(line.count("\t") == 7 for line in lines)
        assert b"\x1b" not in ran.stdout


def test_a_closed_pipe_is_no_error(environment: dict[str, str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        ran = subprocess.run((*TIMELINE, "list"), env=environment, stdout=pipe, stderr=subprocess.PIPE, timeout=60)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_a_full_disk_is_an_error(environment: dict[str, str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run((*TIMELINE, "list"), env=environment, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert ran.returncode == 1
    assert ran.stderr == b"Error: No space left on device.\n"


def test_colour_in_a_pipe_where_it_is_asked_for(environment: dict[str, str]) -> None:
    assert b"\x1b" not in run(environment, "list", "-f", "table").stdout
    assert b"\x1b" in run(environment, "list", "-f", "table", "--color", "always").stdout
    assert b"\x1b" in run({**environment, "FORCE_COLOR": "1"}, "list", "-f", "table").stdout


# ---------------------------------------------------------------- terminals


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_gets_the_timeline_of_the_snapshot(environment: dict[str, str], width: int) -> None:
    text, code = on_a_terminal(environment, "list", width=width)
    assert code == 0
    assert "\x1b[" in text
    snapshot = (Path(__file__).parent / "snapshots" / "list.txt").read_text("utf-8")
    wanted = re.search(rf"==== en {width}\n(.*?)(?=\n====|\Z)", snapshot, re.DOTALL)
    assert wanted is not None
    shown = "\n".join(line.rstrip() for line in ESCAPE.sub("", text).splitlines())
    assert shown == wanted[1].rstrip("\n")


@pytest.mark.parametrize(
    ("settings", "args", "styled"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"TERM": "dumb"}, (), False),
        ({}, ("--color", "never"), False),
        ({"NO_COLOR": ""}, (), True),
    ],
)
def test_colour_on_a_terminal(
    environment: dict[str, str], settings: dict[str, str], args: tuple[str, ...], styled: bool
) -> None:
    text, _ = on_a_terminal({**environment, **settings}, "list", *args)
    assert ("\x1b[" in text) is styled
    assert ("●" in text) is (settings.get("TERM") != "dumb")


def test_columns_overrules_the_terminal(environment: dict[str, str]) -> None:
    text, _ = on_a_terminal({**environment, "COLUMNS": "50", "NO_COLOR": "1"}, "list", width=200)
    assert max(map(len, text.splitlines())) <= 50


def test_long_output_goes_through_the_pager(environment: dict[str, str]) -> None:
    paged = {**environment, "PAGER": "sed s/^/PAGED:/"}
    assert on_a_terminal(paged, "list", height=10)[0].startswith("PAGED:")
    assert "PAGED:" not in on_a_terminal(paged, "list", height=100)[0]
    assert "PAGED:" not in on_a_terminal({**paged, "PAGER": "cat"}, "list", height=10)[0]
    text, code = on_a_terminal({**paged, "PAGER": "/no/such/pager"}, "list", height=10)
    assert code == 0
    assert "Sommet de Vilnius" in text


def test_errors_are_red_on_a_terminal_only(environment: dict[str, str]) -> None:
    text, code = on_a_terminal(environment, "who", "Petraiqe")
    assert code == 1
    assert text.startswith("\x1b[1;31mError:\x1b[0m nobody is called")
    assert b"\x1b" not in run(environment, "who", "Petraiqe").stderr


def test_french_where_the_locale_says_so(environment: dict[str, str]) -> None:
    french = {**environment, "LANG": "fr_FR.UTF-8", "NO_COLOR": "1"}
    text, _ = on_a_terminal(french, "list")
    assert "juillet 2023" in text
    assert "mar. 11–mer. 12" in text
    assert "sommet · prévu" in text
    assert run(french, "who", "Petraiqe").stderr.decode().startswith("Erreur : personne ne s’appelle « Petraiqe ».")
    assert run(french, "list").stdout == run(environment, "list").stdout, "data is the same in every language"


def test_a_terminal_is_told_how_far_a_long_reading_is(environment: dict[str, str], tmp_path: Path) -> None:
    paths = []
    for n in range(8):
        path = tmp_path / f"{n}.txt"
        path.write_text("Le sommet de l’OTAN se tiendra à La Haye le 24 juin 2025.", "utf-8")
        paths.append(str(path))
    text, code = on_a_terminal(environment, "list", *paths, "-f", "json")
    assert code == 0
    assert "\rReading 8 of 8\r" in text
    assert "Reading" not in on_a_terminal(environment, "list", *paths, "-q")[0]
    assert run(environment, "list", *paths).stderr == b""


# ---------------------------------------------------------------- from the first run on


def test_the_first_run_reads_the_texts_and_the_next_need_not(environment: dict[str, str], tmp_path: Path) -> None:
    fresh = {**environment, "XDG_CACHE_HOME": str(tmp_path / "fresh")}
    first, second = run(fresh, "list"), run(fresh, "list")
    assert first.returncode == 0
    assert len(first.stdout.splitlines()) >= 20
    assert second.stdout == first.stdout
    assert "nato_timeline.pipeline" not in imported(fresh, "list")


def test_texts_of_one_s_own_need_no_library(environment: dict[str, str], tmp_path: Path) -> None:
    text = (
        "Bruxelles, le 12 juin 2024\n\nLes ministres de la Défense des pays de l’OTAN se réuniront jeudi à Bruxelles.\n"
    )
    path = tmp_path / "communiqué.txt"
    path.write_text(text, "utf-8")
    named, piped = run(environment, "list", str(path)), run(environment, "list", "-", stdin=text.encode())
    assert named.stdout.replace("communiqué".encode(), b"stdin") == piped.stdout
    assert named.stdout.startswith(b"2024-06-13\tmeeting\tscheduled\t")
    extracted = json.loads(run(environment, "extract", str(path), "-f", "json").stdout)
    assert extracted["source"]["published"] == "2024-06-12"
    assert [t["value"] for t in extracted["timexes"]] == ["2024-06-12", "2024-06-13"]
