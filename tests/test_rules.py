"""Every rule's examples run: each is won by that rule, in the full scan of its family, with the span in brackets."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import nato_timeline.find
from nato_timeline.find.figures import FIGURES
from nato_timeline.find.figures.masks import MASKS
from nato_timeline.find.times import SCAN
from nato_timeline.rule import Scan
from nato_timeline.text import fold


def scans() -> Iterator[tuple[str, Scan]]:
    """Every Scan that a finder module holds."""
    seen = set()
    for info in pkgutil.walk_packages(nato_timeline.find.__path__, "nato_timeline.find."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, Scan) and id(value) not in seen:
                seen.add(id(value))
                yield f"{info.name}.{name}", value


CASES = [
    pytest.param(scan, rule, example, id=f"{name}:{rule.name}:{example}")
    for name, scan in scans()
    for rule in scan.rules
    for example in rule.examples
]
REJECTS = [
    pytest.param(scan, rule, text, id=f"{name}:{rule.name}:{text}")
    for name, scan in scans()
    for rule in scan.rules
    for text in rule.rejects
]


def test_there_are_rules_and_each_has_an_example() -> None:
    rules = [rule for _, scan in scans() for rule in scan.rules]
    assert rules
    assert [rule.name for rule in rules if not rule.examples] == []


def test_each_rule_of_dates_has_several_phrasings_and_a_reject() -> None:
    rules = SCAN.rules
    assert [rule.name for rule in rules if len(rule.examples) < 2] == []
    assert [rule.name for rule in rules if not rule.rejects] == []
    assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("scan", [FIGURES, MASKS])
def test_each_rule_of_figures_has_a_reject(scan: Scan) -> None:
    assert [rule.name for rule in scan.rules if not rule.rejects] == []
    assert len({rule.name for rule in scan.rules}) == len(scan.rules)


@pytest.mark.parametrize(("scan", "rule", "example"), CASES)
def test_example(scan: Scan, rule, example: str) -> None:
    start = example.index("[")
    end = example.rindex("]") - 1
    text = fold(example.replace("[", "", 1)[::-1].replace("]", "", 1)[::-1])
    hits = {(hit.start, hit.end): hit.rule for hit in scan(text)}
    assert hits.get((start, end)) == rule.name, f"{text[start:end]!r}: {hits}"


@pytest.mark.parametrize(("scan", "rule", "text"), REJECTS)
def test_reject(scan: Scan, rule, text: str) -> None:
    assert rule.name not in [hit.rule for hit in scan(fold(text))]
