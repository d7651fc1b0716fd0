"""A module imports from lower floors only; finders do not import each other; nothing is called utils."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from nato_timeline.store import freshness

PACKAGE = Path(__file__).resolve().parent.parent / "nato_timeline"

FLOORS = {
    "__init__": 6,
    "model": 0,
    "reading": 0,
    "lean": 0,
    "errors": 0,
    "facts": 0,
    "folders": 0,
    "own_topics": 0,
    "decoding": 1,
    "text": 1,
    "sentences": 1,
    "zones": 1,
    "calendar": 1,
    "numerals": 1,
    "parts": 1,
    "turns": 0,
    "tokens": 1,
    "beginnings": 1,
    "boilerplate": 1,
    "elsewhere": 1,
    "rule": 1,
    "heads": 1,
    "lexicon": 1,
    "grammar": 1,
    "find": 2,
    "resolve": 3,
    "merge": 3,
    "pipeline": 4,
    "intake": 4,
    "searchable": 1,
    "index": 5,
    "lookup": 5,
    "store": 5,
    "library": 5,
    "shelves": 0,
    "tally": 0,
    "audit": 5,
    "history": 5,
    "due": 5,
    "why": 5,
    "holders": 5,
    "query": 5,
    "everyone": 5,
    "render": 5,
    "citing": 5,
    "schema": 5,
    "export": 5,
    "cli": 6,
    "__main__": 7,
}
# a query must start fast: from the package it imports types and errors only
LIGHT = {"store", "query", "everyone", "lookup", "render", "shelves", "history", "due", "holders"}


def floor_of(module: str) -> tuple[str, int]:
    head = module.split(".")[0]
    return head, FLOORS[head]


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path, *, top_only: bool) -> set[str]:
    """Modules of the package that a file imports, as dotted names under it."""
    here = path.relative_to(PACKAGE).with_suffix("").parts
    package = here[:-1]
    tree = ast.parse(path.read_text("utf-8"))
    nodes = tree.body if top_only else list(ast.walk(tree))
    found = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - (node.level - 1)]
            if node.module:
                found.add(".".join((*base, *node.module.split("."))))
            else:
                found |= {".".join((*base, alias.name)) for alias in node.names if not alias.name.startswith("__")}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nato_timeline."):
            found.add((node.module or "").removeprefix("nato_timeline."))
    return {name for name in found if name}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    head, floor = floor_of(name)
    for other in imports(path, top_only=False):
        other_head, other_floor = floor_of(other)
        assert other_floor <= floor, f"{name} (floor {floor}) imports {other} (floor {other_floor})"
        if head == "find" and other_head == "find":
            assert other.split(".")[1] == name.split(".")[1], f"the finder {name} imports the finder {other}"


@pytest.mark.parametrize("path", [p for p in modules() if p.relative_to(PACKAGE).parts[0].split(".")[0] in LIGHT])
def test_a_query_imports_little(path: Path) -> None:
    for other in imports(path, top_only=True):
        head, floor = floor_of(other)
        assert floor == 0 or head in LIGHT, f"{path.name} imports {other} at start-up"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_files_have_one_subject(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 350
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_no_rule_is_taken_for_something_else() -> None:
    """What has no part in the rules is left out by its name, wherever it stands."""
    rules = ("find", "resolve", "grammar", "lexicon", "merge")
    assert not [p for folder in rules for p in (PACKAGE / folder).rglob("*.py") if p.name in freshness._OTHER]
    assert all((PACKAGE / name).exists() for name in freshness._OTHER - {"data", "__pycache__"})
