"""The schemas say what the commands print: their real output is checked against them, and output that is not theirs
fails."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypedDict

import hostile_library
import pytest
import small_library
from jsonschema import Draft202012Validator, ValidationError
from running import Run, runner

from nato_timeline import schema, store
from nato_timeline.cli.app import COMMANDS, commands
from nato_timeline.render import fields
from nato_timeline.render.words import Words
from nato_timeline.schema.generate import Generator
from nato_timeline.schema.shapes import FactRow

LIBRARY = hostile_library.library()
SMALL = small_library.library()
DAYS = "Luxembourg, le 3 mai 2019 – Le ministre de la Défense, François Bausch, était le 2 mai à Riga avec 40 soldats."
EVENTS = [fact.id for fact in SMALL.facts if fact.layer == "event"]
OF_EACH_LAYER = [next(f.id for f in SMALL.facts if f.layer == layer) for layer in ("role", "event", "quote", "figure")]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "communique.txt").write_text(DAYS, "utf-8")
    (tmp_path / "note.txt").write_text("Riga, le 4 mai 2019. Le ministre a dit qu’il reviendrait.", "utf-8")
    return runner(capsys, monkeypatch)


def checked(what: str, printed: str) -> Any:
    """The JSON that a command has printed, if its schema lets it through."""
    value = json.loads(printed)
    Draft202012Validator(schema.schema(what), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)
    return value


# (schema, command); each must print something
PRINTED = [
    ("list", ["list"]),
    ("list", ["list", "--no-merge", "--lang", "fr"]),
    ("figures", ["figures"]),
    ("figures history", ["figures", "--history"]),
    ("quotes", ["quotes", "--kind", "quote,statement"]),
    ("who", ["who"]),
    ("who NAME", ["who", "petraite"]),
    ("on", ["on", "11 juillet"]),
    ("stats", ["stats"]),
    ("show", ["show", *OF_EACH_LAYER]),
    *[("show", ["show", id]) for id in (*OF_EACH_LAYER, *EVENTS)],
    ("sources", ["sources"]),
    ("sources show", ["sources", "show", "vilnius", "bilan_2023"]),
    ("topics", ["topics"]),
    ("export", ["export", "-", "--to", "json"]),
    ("export", ["export", "-", "--to", "json", "--what", "all"]),
    ("export", ["export", "-", "--to", "json", "--what", "figure"]),
]
FORMAT = ["--format", "json"]


@pytest.mark.parametrize("library", [SMALL, LIBRARY], ids=["small", "hostile"])
@pytest.mark.parametrize(("what", "command"), PRINTED, ids=[" ".join(command) for _, command in PRINTED])
def test_what_a_command_prints_is_what_its_schema_says(
    run: Run, monkeypatch: pytest.MonkeyPatch, library: object, what: str, command: list[str]
) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: library)
    ran = run(*command, *([] if command[0] == "export" else FORMAT))
    assert ran[0] == 0, ran[2]
    assert checked(what, ran[1])


def test_what_commands_print_of_the_bundled_texts(run: Run) -> None:
    for what, command in PRINTED:
        if command[0] not in ("show", "on") and command[1:] not in (["petraite"], ["show", "vilnius", "bilan_2023"]):
            ran = run(*command, *([] if command[0] == "export" else FORMAT))
            assert checked(what, ran[1]), command
    assert checked("who NAME", run("who", "rutte", *FORMAT)[1])
    assert checked("on", run("on", "17 octobre", *FORMAT)[1])
    assert checked("search", run("search", "otan", "--context", "1", *FORMAT)[1])
    assert checked("audit", run("audit", *FORMAT)[1])


def test_what_is_printed_of_texts_and_of_a_library_of_ones_own(run: Run, tmp_path: Path) -> None:
    assert checked("extract", run("extract", "communique.txt", *FORMAT)[1])["figures"]
    assert len(checked("extract", run("extract", "communique.txt", "note.txt", *FORMAT)[1])) == 2
    checked("add", run("add", "communique.txt", "note.txt", "--library", "own.db", *FORMAT)[1])
    (tmp_path / "communique.txt").write_text(DAYS.replace("2 mai", "1er mai"), "utf-8")
    changed = checked("add", run("add", "communique.txt", "--library", "own.db", *FORMAT)[1])
    assert changed[0]["gained"]
    (tmp_path / "note.txt").unlink()
    assert checked("verify", run("verify", "--all", "--library", "own.db", *FORMAT)[1])
    for what in ("list", "figures", "who", "sources", "topics", "stats"):
        checked(what, run(what, "--library", "own.db", *FORMAT)[1])


def test_lines_are_the_items(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY)
    found = schema.schema("list")
    item = Draft202012Validator({**found["items"], "$defs": found["$defs"]})
    lines = run("list", "--format", "jsonl")[1].splitlines()
    assert len(lines) == 5
    for line in lines:
        item.validate(json.loads(line))


@pytest.mark.parametrize("what", schema.NAMES)
def test_a_schema_is_valid_and_lets_no_other_thing_through(what: str) -> None:
    found = schema.schema(what)
    Draft202012Validator.check_schema(found)
    validator = Draft202012Validator(found)
    if what != "extract":
        assert validator.is_valid([])
    assert not validator.is_valid([{"id": 1}])
    assert not validator.is_valid({"id": "a"})
    assert not validator.is_valid([{}])


def test_a_changed_row_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: LIBRARY)
    (row, *_) = json.loads(run("list", *FORMAT)[1])
    validator = Draft202012Validator(schema.schema("list"))
    validator.validate([row])
    for change in ({"kind": "party"}, {"status": None}, {"more": 1}, {"people": "Ona"}, {"sources": [{}]}, {"from": 3}):
        with pytest.raises(ValidationError):
            validator.validate([{**row, **change}])
    with pytest.raises(ValidationError):
        validator.validate([{name: value for name, value in row.items() if name != "when"}])


def test_every_command_that_prints_json_has_a_schema() -> None:
    group = commands()
    found = set()
    for name in COMMANDS:
        command = group.get_command(None, name)
        for each, path in [(command, name), *((c, f"{name} {n}") for n, c in getattr(command, "commands", {}).items())]:
            if any(parameter.name == "form" for parameter in each.params):
                found.add(path)
    assert found - set(schema.NAMES) == set()
    assert {"list", "sources show", "extract"} <= found


def test_all_schemas_in_one(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("schema")
    assert code == 0
    found = json.loads(out)
    Draft202012Validator.check_schema(found)
    assert list(found["$defs"])[: len(schema.NAMES)] == list(schema.NAMES)
    reference = {**found, "$ref": "#/$defs/extract"}
    assert not Draft202012Validator(reference).is_valid([{"source": 1}])
    assert run("schema", "--output", "all.json")[0] == 0
    assert json.loads((tmp_path / "all.json").read_text("utf-8")) == found


def test_a_schema_in_french(run: Run) -> None:
    found = json.loads(run("schema", "topics", "--lang", "fr")[1])
    assert found["items"]["description"] == "Un thème."
    assert json.loads(run("schema", "who", "name")[1])["title"] == "timeline who NAME"


def test_an_unknown_schema(run: Run) -> None:
    code, _, err = run("schema", "lst")
    assert (code, 'Did you mean "list"?   timeline schema list' in err) == (2, True)


def test_the_type_of_a_fact_has_the_fields_there_are() -> None:
    assert set(FactRow.__annotations__) == set(fields._FIELDS)
    assert schema.schema("topics", Words("fr"))["items"]["properties"]["id"]["description"].startswith("L’identifiant")


# ---------------------------------------------------------------- from types


class Pair(TypedDict):
    """A pair."""

    a: Annotated[str, "First."]
    b: list[int]


@dataclass
class Point:
    x: float
    first: date | None


def _object(**keys: object) -> dict[str, object]:
    return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (str, {"type": "string"}),
        (str | None, {"type": ["string", "null"]}),
        (int | float | None, {"type": ["number", "null"]}),
        (list[str], {"type": "array", "items": {"type": "string"}}),
        (tuple[str, ...], {"type": "array", "items": {"type": "string"}}),
        (tuple[int, int], {"type": "array", "prefixItems": [{"type": "integer"}] * 2, "minItems": 2, "maxItems": 2}),
        (Literal["a", "b"], {"enum": ["a", "b"]}),
        (Literal["a"] | None, {"enum": ["a", None]}),
        (date, {"type": "string", "format": "date"}),
        (Annotated[int, "How many."], {"type": "integer", "description": "How many."}),
        (list[int] | None, {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "null"}]}),
        (
            Pair,
            {
                **_object(
                    a={"type": "string", "description": "First."}, b={"type": "array", "items": {"type": "integer"}}
                ),
                "description": "A pair.",
            },
        ),
        (
            Point,
            _object(
                x={"type": "number"}, **{"from": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}}
            ),
        ),
    ],
)
def test_a_type_as_a_schema(kind: Any, found: dict[str, object]) -> None:
    make = Generator(renamed={"first": "from"})
    made = make.of_type(kind)
    if "$ref" in made:  # an object is named once, and told where it is
        assert made == {"$ref": f"#/$defs/{kind.__name__}"}
        made = make.definitions[kind.__name__]
    assert made == found
