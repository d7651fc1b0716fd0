"""The scan: which rule wins where."""

from __future__ import annotations

import pytest

from nato_timeline.rule import Rule, Scan

ATOMS = {"MONTH": "mars|avril|mai", "DAY": r"(?P<day>\d{1,2})"}


def even(m):
    return int(m["day"]) if int(m["day"]) % 2 == 0 else None


SCAN = Scan(
    (
        Rule("even", "{DAY}[ ]{MONTH}", even, ("le [12 mars]",)),
        Rule("any", r"{DAY}[ ](?P<month>{MONTH})", lambda m: (m["day"], m["month"]), ("le [13 mars]",)),
        Rule("article", r"article[ ]\d+", lambda m: "mask", ("l'[article 5]",)),
    ),
    ATOMS,
)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("le 12 mars", [("even", "12 mars", 12)]),
        ("le 13 mars", [("any", "13 mars", ("13", "mars"))]),
        ("le 13 mars et le 2 mai", [("any", "13 mars", ("13", "mars")), ("even", "2 mai", 2)]),
        ("l'article 5", [("article", "article 5", "mask")]),
        ("112 mars2", []),
        ("le 12 marsouins", []),
        ("", []),
    ],
)
def test_scan(text: str, hits: list[tuple[str, str, object]]) -> None:
    assert [(h.rule, text[h.start : h.end], h.value) for h in SCAN(text)] == hits


def test_a_rule_that_declines_leaves_the_place_to_the_next() -> None:
    assert [h.rule for h in SCAN("13 avril")] == ["any"]
