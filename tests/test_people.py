"""People of sentences with inline gold: who is named where, and what the text says they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from nato_timeline.find.people import find
from nato_timeline.model import Document, Published
from nato_timeline.resolve.people import Cast, resolve
from nato_timeline.text import read

CORPUS = Path(__file__).resolve().parent / "corpus"
_MARK = re.compile(r"\[([^\[\]=]+)(?:=([^\[\]]+))?\]")
_DAY = re.compile(r"@(\d{4}-\d\d-\d\d) ")


@dataclass(frozen=True)
class Case:
    text: str
    day: date | None
    mentions: tuple[tuple[int, int, str], ...]
    roles: dict[str, set[tuple[str, str]]]


def cases(file: str) -> list[Case]:
    """The texts of a corpus file with their gold."""
    out: list[tuple[str, list[str]]] = []
    for line in (CORPUS / file).read_text("utf-8").splitlines():
        if line.startswith("  "):
            out[-1][1].append(line.strip())
        elif line.strip() and not line.startswith("#"):
            out.append((line, []))
    return [_case(line, roles) for line, roles in out]


def _case(line: str, roles: list[str]) -> Case:
    day = _DAY.match(line)
    line = line[day.end() :] if day else line
    text, mentions, at = "", [], 0
    for m in _MARK.finditer(line):
        text += line[at : m.start()]
        mentions.append((len(text), len(text) + len(m[1]), m[2] or ""))
        text += m[1]
        at = m.end()
    text = (text + line[at:]).replace("⏎", "\n")
    stated = {}
    for each in roles:
        name, _, given = each.partition(": ")
        stated[name] = {
            (title.strip(), of.strip()) for title, _, of in (role.partition(" /") for role in given.split("; "))
        }
    return Case(text, date.fromisoformat(day[1]) if day else None, tuple(mentions), stated)


def cast_of(case: Case) -> Cast:
    reading = read(Document("case", case.text))
    return resolve(reading, find(reading), (), (), Published(case.day))


CASES = [*cases("people.txt"), *cases("people_documents.txt")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_mentions(case: Case) -> None:
    cast = cast_of(case)
    names = {person.id: person.name for person in cast.people}
    got = [(m.surface, names[m.person]) for m in cast.mentions]
    wanted = []
    for start, end, name in case.mentions:
        surface = case.text[start:end]
        given = next((names[m.person] for m in cast.mentions if (m.start, m.end) == (start, end)), None)
        wanted.append((surface, name or given))
    assert got == wanted
    assert all(case.text[m.start : m.end] == m.surface for m in cast.mentions)


@pytest.mark.parametrize("case", [c for c in CASES if c.roles], ids=lambda case: case.text[:60])
def test_roles(case: Case) -> None:
    got = {person.name: {(role.title, role.of or "") for role in person.roles} for person in cast_of(case).people}
    assert {name: got.get(name) for name in case.roles} == case.roles
