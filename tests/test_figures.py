"""Sentences with their figures (tests/corpus/figures.txt): spans, values, units and qualifiers as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from nato_timeline.find.figures import FoundFigure, find
from nato_timeline.model import Document
from nato_timeline.text import read

CORPUS = Path(__file__).parent / "corpus" / "figures.txt"

# [20,9 milliards d’euros → ~ 20.9e9 EUR], [600 à 700 soldats → 600..700 soldat]
_GOLD = re.compile(
    r"\[(?P<surface>[^\]→]+) →(?P<optional>\?)? (?:(?P<sign>>=|<=|[<>~]) )?(?P<value>[\d.e]+) (?P<unit>[^\]]+)\]"
)


@dataclass(frozen=True)
class Gold:
    surface: str
    sign: str | None
    value: float | tuple[float, float]
    unit: str
    optional: bool


def number(written: str) -> float | tuple[float, float]:
    if ".." in written:
        low, high = written.split("..")
        return float(low), float(high)
    return float(written)


def lines() -> list[tuple[str, str]]:
    section, out = "", []
    for line in CORPUS.read_text("utf-8").splitlines():
        if line.startswith("== "):
            section = line[3:]
        elif line and not line.startswith("#"):
            out.append((section, line))
    return out


def told(line: str) -> tuple[str, dict[int, Gold]]:
    """The plain sentence, and its figures by where they start."""
    text, gold, at = "", {}, 0
    for m in _GOLD.finditer(line):
        text += line[at : m.start()]
        gold[len(text)] = Gold(m["surface"], m["sign"], number(m["value"]), m["unit"], bool(m["optional"]))
        text += m["surface"]
        at = m.end()
    return text + line[at:], gold


def shown(text: str, figure: FoundFigure) -> Gold:
    return Gold(text[figure.start : figure.end], figure.qualifier, figure.value, figure.unit, False)


@pytest.mark.parametrize(("section", "line"), lines())
def test_sentence(section: str, line: str) -> None:
    text, gold = told(line)
    found = {f.start: shown(text, f) for f in find(read(Document(id="phrase", text=text)))}
    must = {start: g for start, g in gold.items() if not g.optional}
    may = {start for start, g in gold.items() if g.optional}
    assert {start: g for start, g in found.items() if start not in may} == must
