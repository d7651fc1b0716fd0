"""What stands right before a name: « M. », « le général américain », « la ministre de la Défense »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...lexicon.titles import (
    civilities,
    civility_pattern,
    first_of_civilities,
    is_given_name,
    title_adjectives,
    words,
)
from ...model import Reading
from ...parts import matches_at, parts_of
from .landmarks import Landmarks
from .records import FoundRole, covered

# from a grade to the name: « Gén. Cavoli », « le général (2S) Trinquand »
_AFTER_GRADE = re.compile(r"\.?(?:[ ]\((?:2s|er|e\.r\.|cr|r)\))?[ ]")
# « Curtis M. Scaparrotti »: no civility
_MIDDLE_INITIAL = re.compile(r"(?<!\w)([A-Z][a-zà-ÿ]+)[ ]$")
_ADJECTIVE = re.compile(r"[a-z-]+")
_LONGEST_GIVEN = 30


@dataclass(frozen=True, slots=True)
class Title:
    """A title that begins at `start`. `kind`: civility, grade or role; `firm`: whatever follows with a capital is a
    name; `grade`: the grade's masculine, folded."""

    start: int
    kind: str
    surface: str
    gender: str | None
    plural: bool
    firm: bool = True
    grade: str | None = None


def titles(reading: Reading, marks: Landmarks, roles: Iterable[FoundRole]) -> dict[int, Title]:
    """Titles by the place where the name after them begins."""
    roles = tuple(roles)
    inside = covered(len(reading.text), [(role.head_start, role.end) for role in roles])
    return _roles(reading, roles) | _grades(reading, marks, inside) | _civilities(reading)


def _roles(reading: Reading, roles: Iterable[FoundRole]) -> dict[int, Title]:
    out = {}
    for role in roles:
        if reading.folded[role.end : role.end + 1] == " " and not role.english:
            surface = reading.text[role.head_start : role.end]
            firm = role.kind == "alone" and role.relation is None
            out[role.end + 1] = Title(role.head_start, "role", surface, role.gender, role.plural, firm)
    return out


def _grades(reading: Reading, marks: Landmarks, inside: bytearray) -> dict[int, Title]:
    """Grades that are no part of a role: « secrétaire général » holds none."""
    text = reading.text
    out = {}
    for hit in marks.grades.values():
        stop = text[hit.end : hit.end + 1] == "."
        if hit.name.endswith(".") and not stop:  # « le col du Mont-Cenis » is no colonel
            continue
        if stop and not _abbreviated(reading.folded[hit.start : hit.end]):  # « 195 soldats. Le commandant … »
            continue
        if inside[hit.start] or text[hit.start - 1 : hit.start] == "-" or text[hit.end : hit.end + 1] == "-":
            continue
        m = _AFTER_GRADE.match(reading.folded, past_adjectives(reading.folded, marks, hit.end))
        if m:
            head, surface = hit.record, text[hit.start : hit.end]
            out[m.end()] = Title(hit.start, "grade", surface, head.gender, head.plural, grade=head.key)
    return out


def _abbreviated(grade: str) -> bool:
    return not {grade, f"{grade}."}.isdisjoint(words("grades", "abbreviated"))


def past_adjectives(folded: str, marks: Landmarks, at: int) -> int:
    """Behind « américain » in « le général américain Christopher Cavoli »."""
    while folded[at : at + 1] == " ":
        hit = marks.adjectives.get(at + 1)
        word = _ADJECTIVE.match(folded, at + 1)
        if hit:
            at = hit.end
        elif word and word[0] in title_adjectives():
            at = word.end()
        else:
            break
    return at


def _civilities(reading: Reading) -> dict[int, Title]:
    text, forms = reading.text, civilities()
    out = {}
    starts = parts_of(reading).starting(first_of_civilities())
    for m in matches_at(civility_pattern(), text, starts):
        near = max(0, m.start() - _LONGEST_GIVEN)
        given = _MIDDLE_INITIAL.search(text, near, m.start()) if m["form"] == "M." else None
        if not (given and is_given_name(given[1])):
            civility = forms[m["form"]]
            out[m.end()] = Title(m.start(), "civility", m["form"], civility.gender, civility.plural)
    return out
