"""What is wrong: every command says what it is, what to run next, and ends with its exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run
from small_library import library

from nato_timeline import store

LIBRARY = library()


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
    (
        ("list", "ukraine"),
        1,
        "ukraine does not exist.",
        'Did you mean "--text=ukraine"?   timeline list --text=ukraine',
    ),
    (("quotes", "Mark Rutte"), 1, "Mark Rutte does not exist.", 'timeline quotes "--text=Mark Rutte"'),
    (("list", "ukraine.txt"), 1, "ukraine.txt does not exist.", ""),
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
