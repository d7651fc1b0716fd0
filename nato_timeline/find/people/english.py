"""Roles in English captions, as French titles: « US Secretary of State » is secrétaire d'État, États-Unis."""

from __future__ import annotations

import re

from ...lexicon.gazetteer import Found
from ...lexicon.titles import EnglishRole
from ...model import Reading
from ...text import fold
from .landmarks import Landmarks
from .records import FoundRole

_OF = re.compile(r",?[ ](?:of|for)[ ](?:the[ ])?")  # « Prime Minister of Estonia »


def english_phrases(reading: Reading, marks: Landmarks, lines: tuple[tuple[int, int], ...]) -> list[FoundRole]:
    """Role phrases in the English lines of a text."""
    by_end = {hit.end: hit for hit in marks.english_owners.values()}
    starts = sorted(marks.english_roles)
    out = []
    for start, end in lines:
        for at in starts:
            if start <= at < end:
                out.append(_phrase(reading, marks, by_end, marks.english_roles[at]))
    return out


def _phrase(reading: Reading, marks: Landmarks, by_end: dict[int, Found[str]], hit: Found[EnglishRole]) -> FoundRole:
    role = hit.record
    left = by_end.get(hit.start - 1) or by_end.get(hit.start - 3)  # « Canada's Minister »
    m = _OF.match(reading.folded, hit.end)
    right = marks.english_owners.get(m.end()) if m else None
    owner = role.of or (left.record if left else None) or (right.record if right else None)
    return FoundRole(
        start=left.start if left else hit.start,
        end=right.end if right and not left else hit.end,
        head_start=hit.start,
        head=fold(role.title).split(" ")[0],
        kind="alone",
        title=role.title,
        key=fold(role.title),
        of=(owner,) if owner else (),
        english=True,
    )
