"""Grades that stand alone: « le général », « la colonelle », « l'amiral » as a way to speak of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model import Reading
from .landmarks import Landmarks
from .records import FoundRole, covered
from .title import past_adjectives

_ARTICLE = re.compile(r"(?<![\w'-])(?:(?P<definite>le |la |l')|(?P<fused>du |au ))$")


def grades_alone(
    reading: Reading, marks: Landmarks, roles: Iterable[FoundRole], used: Iterable[int | None]
) -> list[FoundRole]:
    """Grades with an article that are no part of a role (« secrétaire général ») and have no name after them; `used`
    are the places where the grades that have one begin."""
    inside = covered(len(reading.text), [(role.start, role.end) for role in roles])
    titled = set(used)
    out = []
    for hit in marks.grades.values():
        before = _ARTICLE.search(reading.folded, max(0, hit.start - 4), hit.start)
        tied = "-" in (reading.folded[hit.start - 1 : hit.start], reading.folded[hit.end : hit.end + 1])
        if before is None or tied or hit.record.plural or inside[hit.start] or hit.start in titled:
            continue
        out.append(
            FoundRole(
                start=before.start() if before["definite"] else hit.start,
                end=past_adjectives(reading.folded, marks, hit.end),
                head_start=hit.start,
                head=hit.record.key,
                kind="grade",
                title=hit.record.singular,
                key=hit.record.key,
                gender=hit.record.gender,
                determiner="definite" if before["definite"] else "fused",
            )
        )
    return out
