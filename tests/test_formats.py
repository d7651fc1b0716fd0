"""Every command in every format, as it is: the clock, the width and the locale are fixed."""

from __future__ import annotations

from pathlib import Path

import more_figures
import pytest
import small_library
from running import FORMS, Run, same_as_before

from nato_timeline import store

LIBRARY = more_figures.cached(small_library.library())
SUMMIT = next(fact for fact in LIBRARY.facts if fact.kind == "summit")
FIGURE = next(fact for fact in LIBRARY.facts if fact.layer == "figure")
COMMANDS = {
    "list": ("list",),
    "list-no-merge": ("list", "--no-merge", "--sort", "source"),
    "list-around": ("list", "--around", SUMMIT.id, "--days", "1"),
    "list-undated": ("list", "--undated", "only"),
    "figures": ("figures", "--sort", "value", "--reverse"),
    "quotes": ("quotes", "--kind", "quote,statement"),
    "who": ("who", "Petraite"),
    "people": ("who",),
    "show": ("show", SUMMIT.id, FIGURE.id),
    "sources": ("sources",),
    "topics": ("topics", "--fields", "id,name,name_en,facts,words"),
    "search": ("search", "sommet", "--context", "1"),
}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, november: None) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY)


@pytest.mark.parametrize("name", COMMANDS)
def test_as_it_is(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    seen = []
    for form in FORMS:
        ran = run(*COMMANDS[name], "-f", form)
        assert ran.code == 0
        seen.append(f"==== {form}\n{ran.out}---- {ran.err}")
    for width in ("40", "80", "120", "200"):
        monkeypatch.setenv("COLUMNS", width)
        ran = run(*COMMANDS[name], "-f", "table", "--lang", "fr")
        assert ran.code == 0
        seen.append(f"==== table fr {width}\n{ran.out}---- {ran.err}")
    same_as_before(f"{name}.formats", "\n".join(seen))


@pytest.mark.parametrize("name", COMMANDS)
def test_plain_has_no_signs_to_be_read_aloud(run: Run, name: str) -> None:
    """Signs of a text itself stay: the words are the text's own."""
    assert not set("●○◐✕↷│─▏▶◀✎·≥≈") & set(run(*COMMANDS[name], "-f", "plain").out)


def test_a_file_gets_what_a_pipe_gets(run: Run, tmp_path: Path) -> None:
    for form, ending in (("json", "json"), ("csv", "csv"), ("markdown", "md"), ("plain", "txt")):
        path = tmp_path / f"out.{ending}"
        assert run("list", "-o", str(path)).code == 0
        assert path.read_text("utf-8") == run("list", "-f", form).out
