"""Lines after a pattern of the user's, and the fields that they and `--fields` can name."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_library
from running import Run, runner

from nato_timeline.errors import UserError
from nato_timeline.render.rows import Table
from nato_timeline.render.template import filled, parts_of

LIBRARY = small_library.library()
TABLE = Table(
    [{"a": "un", "b": None, "c": [1, 2]}, {"a": "deux\nlignes", "b": "x", "c": []}],
    ("a", "b", "c"),
    ("a",),
    lambda row, names: {name: row[name] for name in names},
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch, LIBRARY)


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        ("{a}", "un\ndeux lignes\n"),
        ("{a}{b}", "un\ndeux lignesx\n"),
        ("{a}: {b: – }{c}", "un: 1; 2\ndeux lignes: x – \n"),
        ("« {a} »", "« un »\n« deux lignes »\n"),
        (r"{c}\t{a:\t}.", "1; 2\tun\t.\n\tdeux lignes\t.\n"),
        (r"{b}\n-\\n", "\n-\\n\nx\n-\\n\n"),
        ("{{{a}}} {{", "{un} {\n{deux lignes} {\n"),
        ("nothing", "nothing\nnothing\n"),
        ("", "\n\n"),
        ("%s {a} $1 \\x", "%s un $1 \\x\n%s deux lignes $1 \\x\n"),
    ],
)
def test_a_template(template: str, lines: str) -> None:
    assert "".join(filled(TABLE, parts_of(template))) == lines


@pytest.mark.parametrize(
    ("template", "at"), [("{", 1), ("{a} }", 5), ("{}", 1), ("{a", 1), ("a {b.c}", 3), ("{a!r}", 1), ("{a:{b}}", 1)]
)
def test_a_brace_that_is_alone(template: str, at: int) -> None:
    with pytest.raises(UserError) as error:
        parts_of(template)
    assert error.value.values["at"] == at


def test_facts_in_sentences(run: Run) -> None:
    template = "{date} — {who: : }{text} ({cite})"
    ran = run("list", "--lang", "fr", "--kind", "meeting,summit", "--template", template)
    assert ran == (
        0,
        "lun. 10 juillet 2023 — Ona Petraitė, Karl Øster : Entrevue d’Ona Petraitė avec Karl Øster "
        "(«\u00a0Le sommet de Vilnius s’ouvre demain\u00a0», 10 juillet 2023)\n"
        "11–12 juillet 2023 — Sommet de Vilnius («\u00a0Le sommet de Vilnius s’ouvre demain\u00a0», 10 juillet 2023; "
        "«\u00a0Bilan [de l'OTAN] [31mrouge[0m\u00a0», [vers septembre 2023])\n",
        "",
    )


@pytest.mark.parametrize(
    ("command", "template", "first"),
    [
        (["quotes"], "{speaker_name}: {text}", "Ona Petraitė: “Nous porterons notre effort à 2,5 % du PIB”"),
        (["quotes", "--lang", "fr"], "{text}", "«\u00a0Nous porterons notre effort à 2,5 % du PIB\u00a0»"),
        (["figures", "--topic", "ukraine"], "{who}: {value} {unit}", "Alliés: 40000000000 EUR"),
        (["who", "petraite"], "{layer}: {text}", "role: ministre de la Défense (Lituanie)"),
        (["who"], "{name} ({facts})", "Karl Øster (1)"),
        (["sources"], "{id}\t{published}", "vilnius\t2023-07-10"),
        (["topics"], "{id}={facts}", "ukraine=1"),
        (["show", LIBRARY.facts[0].id], "{id}", LIBRARY.facts[0].id),
        (["stats", "--by", "kind"], "{key}", None),
        (["on", "11 juillet"], "{date}", "11–12 July 2023"),
    ],
)
def test_every_list_command_takes_a_template(run: Run, command: list[str], template: str, first: str | None) -> None:
    code, out, err = run(*command, "--template", template)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == first or (first is None and out)


@pytest.mark.parametrize(
    "command",
    [["list"], ["figures"], ["figures", "--history"], ["quotes"], ["who"], ["who", "petraite"], ["sources"], ["topics"],
     ["show", LIBRARY.facts[0].id], ["stats"], ["on", "11 juillet"], ["search", "sommet"]],
)  # fmt: skip
def test_fields_without_a_value_are_told(run: Run, command: list[str]) -> None:
    code, out, err = run(*command, "--fields")
    assert (code, err) == (0, "")
    names = out.split()
    assert len(names) == len(set(names)) > 5
    assert run(*command, "--fields", "--limit", "1")[1] == out
    assert run(*command, "--fields", ",".join(names))[0] == 0  # each of them can be asked for
    assert run(*command, "--template", "".join(f"{{{name}}}" for name in names))[0] == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["list", "--template", "{titel}"], 'Did you mean "title"?'),
        (["list", "--template", "{title} {"], 'in "{title} {" the brace at 9 names no field.\n  Write {{ and }}'),
        (["list", "--template", "{title}", "--format", "csv"], "--template goes without --format and --fields."),
        (["list", "--template", "{title}", "--fields", "id"], "--template goes without --format and --fields."),
        (["list", "--fields", ","], "--fields names no field.\n  One of: id, kind"),
    ],
)
def test_what_is_no_template(run: Run, args: list[str], said: str) -> None:
    code, out, err = run(*args)
    assert (code, out, said in err) == (2, "", True), err


def test_a_text_read_on_the_spot_takes_a_template(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Riga, le 3 mai 2019. Trois ministres.", "utf-8")
    assert "6 19 le 3 mai 2019\n" in run("extract", str(file), "--template", "{start} {end} {surface}")[1]
    assert "surface" in run("extract", str(file), "--fields")[1].split()
