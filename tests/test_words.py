"""All that the tool says, it says in French too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import pytest

from nato_timeline import facts, schema
from nato_timeline.cli.app import COMMANDS, commands
from nato_timeline.cli.guide import GROUPS, GUIDE
from nato_timeline.cli.session import HELP
from nato_timeline.intake import office, strangers
from nato_timeline.render import amounts, dates, fact, timeline
from nato_timeline.render.french import FRENCH
from nato_timeline.render.reasons import _ABOUT, WRITTEN, written
from nato_timeline.render.words import Words

PACKAGE = Path(__file__).resolve().parent.parent / "nato_timeline"
SCOPES = (ast.Module, ast.ClassDef, ast.FunctionDef)
SPEAKING = {
    "cli", "render", "export", "store", "library", "intake", "lookup.py", "own_topics.py", "text.py", "decoding.py",
}  # fmt: skip
SAYING = {"words", "count", "UserError", "_unknown", "one_of", "section", "_section", "note"}


def tables(module: ast.Module) -> dict[str, list[str]]:
    """The texts of the dictionaries of a module, by the name of the dictionary."""
    found = {}
    for node in module.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and isinstance(node.targets[0], ast.Name):
            values = [v.value for v in node.value.values if isinstance(v, ast.Constant) and isinstance(v.value, str)]
            found[node.targets[0].id] = values
    return found


def literals(node: ast.expr, tables: dict[str, list[str]]) -> Iterator[str]:
    """The texts that an argument may be: « text », « one if so else other », « _TABLE[name] »."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body, tables)
        yield from literals(node.orelse, tables)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        yield from tables.get(node.value.id, ())


def said_in_code() -> Iterator[str]:
    """What stands in the code as an argument of `words(…)`, `words.count(…)`, `UserError(…)` and their like."""
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] not in SPEAKING:
            continue
        module = ast.parse(path.read_text("utf-8"))
        named = tables(module)
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            if name in SAYING:
                texts = node.args[1:] if name in {"count", "section", "_section"} else node.args[:1]
                for argument in (*texts, *(k.value for k in node.keywords if k.arg == "hint")):
                    yield from literals(argument, named)


def said_in_help() -> Iterator[str]:
    group = commands()
    yield from COMMANDS.values()
    yield from (text for _, _, text in HELP)
    yield from GROUPS
    for subject in GUIDE.values():
        yield from (subject.title, subject.about, *(text for _, text in subject.entries))
    waiting = [group.get_command(None, name) for name in COMMANDS]
    while waiting:
        command = waiting.pop()
        waiting += list(getattr(command, "commands", {}).values())
        yield cleandoc(command.help).partition("\n\n")[0].replace("\n", " ")
        for parameter in command.params:
            yield parameter.help
            yield parameter.rich_help_panel or "Options"


def said_of_facts() -> Iterator[str]:
    for names in (facts.EVENT_KINDS, facts.FIGURE_KINDS, facts.QUOTE_KINDS, facts.ROLE_KINDS):
        yield from names
    yield from (*facts.EVENT_STATUS, *facts.FIGURE_STATUS)
    tables = (dates._SEASONS, dates._HALVES, dates._QUARTERS, amounts._PERIODS, timeline._BASIS, fact.KNOWN)
    for table in tables:
        yield from table.values()


def said_of_reasons() -> Iterator[str]:
    """Sentences that are made where facts are explained, and said where they are shown."""
    for name in ("why.py", "merge/reasons.py"):
        module = ast.parse((PACKAGE / name).read_text("utf-8"))
        docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(module) if isinstance(node, SCOPES)}
        for node in ast.walk(module):
            said = isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings
            if said and " " in node.value.strip(" ,«»/"):
                yield node.value
    yield from _ABOUT.values()


def said_in_schemas() -> Iterator[str]:
    waiting: list[object] = [schema.everything()]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("description"), str):
                yield part["description"]
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def said_of_files() -> Iterator[str]:
    """What a file is that cannot be read, and what can be done."""
    for _, message, hint in (*strangers._KINDS, *strangers._STREAMS):
        yield from filter(None, (message, hint))
    yield from (message for _, message in office._OTHERS)
    yield strangers._CONVERT


@pytest.mark.parametrize(
    "said", [said_in_code, said_in_help, said_in_schemas, said_of_facts, said_of_reasons, said_of_files]
)
def test_nothing_is_said_in_english_only(said) -> None:  # type: ignore[no-untyped-def]
    found = set(said())
    assert len(found) >= 15
    assert sorted(text for text in found if text not in FRENCH) == []


def test_no_french_is_left_over() -> None:
    said = {
        *said_in_code(),
        *said_in_help(),
        *said_in_schemas(),
        *said_of_facts(),
        *said_of_reasons(),
        *said_of_files(),
    }
    assert sorted(set(FRENCH) - said) == []


def test_both_languages_have_the_same_gaps() -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"{(\w+)}", text))

    assert [text for text, french in FRENCH.items() if gaps(text) != gaps(french)] == []


@pytest.mark.parametrize(
    ("n", "english", "french"),
    [(0, "0 facts", "0 fait"), (1, "1 fact", "1 fait"), (1200, "1,200 facts", "1\u202f200 faits")],
)
def test_numbers_agree(n: int, english: str, french: str) -> None:
    assert Words("en").count(n, "{n} fact", "{n} facts") == english
    assert Words("fr").count(n, "{n} fact", "{n} facts") == french


def written_by_rules() -> Iterator[str]:
    """The reasons that rules write down: whatever is given as `why` to an event, a publication, a date of an event; and
    the remarks, which stand behind their code."""
    for path in sorted((PACKAGE / "resolve").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            pair = node.elts if isinstance(node, ast.Tuple) and len(node.elts) == 2 else ()
            told = (
                node.args[:2] if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic" else pair
            )
            code = told[0].value if len(told) == 2 and isinstance(told[0], ast.Constant) else None
            if isinstance(code, str) and re.fullmatch(r"[a-z]+-[a-z]+", code):
                yield from _samples(told[1])
    for name in ("resolve/events", "resolve/times/estimates.py", "resolve/times/publication.py"):
        paths = sorted((PACKAGE / name).rglob("*.py")) if "." not in name else [PACKAGE / name]
        for path in paths:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                named = isinstance(node, ast.keyword) and node.arg == "why"
                if named or (isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "why"):
                    yield from _samples(node.value)


def _samples(node: ast.expr) -> Iterator[str]:
    """What the expression may give, with a word in each gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "Mot" for part in node.values)
    elif isinstance(node, ast.BinOp):
        yield from ("Mot" + text for text in _samples(node.right))


def test_the_reasons_of_the_rules_are_known() -> None:
    found = set(written_by_rules())
    assert len(found) >= 12
    words = Words("fr")
    unknown = [text for text in found if written(text, words) == text and written(text, Words("en")) == text]
    assert unknown == [], "their French stands in WRITTEN, nato_timeline/render/reasons.py"


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("given with the document", "donné avec le document"),
        ("header « 12 juin », several days", "en-tête « 12 juin », plusieurs jours"),
        (
            "« l'an dernier » is 2022: after 2022-01-02, told in the past, and before 2023-05-06, to come",
            "« l’an dernier » est 2022 : après 2022-01-02, au passé, et avant 2023-05-06, à venir",
        ),
        ("something else", "something else"),
        ("2024-06-12 is a Wednesday, not a Thursday", "2024-06-12 est un mercredi, et non un jeudi"),
        ("", ""),
    ],
)
def test_a_reason_in_french(english: str, french: str) -> None:
    assert written(english, Words("fr")) == french
    assert written(english, Words("en")) == english


def test_a_reason_in_english() -> None:
    remark = "« le ministre » peut être Jean Duc ou Paul Roi"
    assert written(remark, Words("en")) == "“le ministre” may be Jean Duc ou Paul Roi"
    assert written(remark, Words("fr")) == remark
    reason = "un mois avant le sommet (2024-07-09)"
    assert written(reason, Words("en")) == "« un mois » before « le sommet » (2024-07-09)"


def test_written_reasons_have_the_same_gaps() -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"{(\w+)}", text))

    assert [text for text, french in WRITTEN.items() if gaps(text) != gaps(french)] == []
