"""Time expressions in sentences: found where they are, with their values, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from nato_timeline.find.times import find, masked
from nato_timeline.grammar import verb_groups
from nato_timeline.model import Document, Published, Timex
from nato_timeline.resolve.times.dates import resolve
from nato_timeline.text import read
from nato_timeline.turns import alone

CORPUS = Path(__file__).parent / "corpus"
# « [hier soir](2024-06-11TEV) », « [début avril](2019-04 START) »
MARK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)(?: ([A-Z_]+))?\)")


def published(written: str) -> Published:
    if written.startswith("~"):
        return Published(basis="estimate", estimate=f"{written[1:]}~")
    return Published(date.fromisoformat(written), "metadata") if written else Published()


def cases() -> list[tuple[str, str]]:
    """(document's day, marked sentence) for each line of the corpus."""
    found, day, held = [], "", ""
    for line in (CORPUS / "times.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            day = line[1:].strip()
        elif line.endswith("\\"):
            held += line[:-1] + "\n"
        elif line.strip() and not line.startswith("#"):
            found.append((day, held + line))
            held = ""
    return found


def unmark(marked: str) -> tuple[str, list[tuple[int, str, str, str | None]]]:
    """The plain text, and start, surface, value and mod of each marked expression."""
    text, gold, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        gold.append((len(text), m[1], m[2], m[3]))
        text += m[1]
        at = m.end()
    return text + marked[at:], gold


def timexes(text: str, day: str) -> tuple[Timex, ...]:
    reading = read(Document(id="x", text=text))
    return resolve(reading, alone(find(reading)), verb_groups(reading), published(day)).timexes


@pytest.mark.parametrize(("day", "marked"), cases())
def test_sentence(day: str, marked: str) -> None:
    text, gold = unmark(marked)
    got = [(t.start, t.surface, t.value, t.mod) for t in timexes(text, day)]
    assert got == gold


def negatives() -> list[str]:
    lines = (CORPUS / "times_negatives.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("text", negatives())
def test_no_time_expression(text: str) -> None:
    assert [(t.surface, t.value, t.rule) for t in timexes(text, "2024-06-12")] == []


def test_masks_are_told_to_who_asks() -> None:
    reading = read(Document(id="x", text="L’article 5 et la résolution 1973, au 01 44 42 30 11."))
    assert [m.surface for m in masked(reading)] == ["article 5", "résolution 1973", "01 44 42 30 11"]


@pytest.mark.parametrize("marked", [m for d, m in cases() if d == "2024-06-12"])
def test_stated_dates_do_not_depend_on_the_documents_day(marked: str) -> None:
    text, _ = unmark(marked)

    def stated(day: str) -> list[tuple[int, str]]:
        return [(t.start, t.value) for t in timexes(text, day) if t.basis == "stated"]

    assert set(stated("2024-06-12")) == set(stated("2011-01-03"))
