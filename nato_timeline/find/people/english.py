"""Roles in English captions, as French titles: « US Secretary of State » is secrétaire d'État, États-Unis."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from ...lexicon.gazetteer import Found
from ...lexicon.titles import EnglishRole, english_owners, english_roles
from ...model import Reading
from ...parts import parts_of
from ...text import fold
from .records import FoundRole

_OF = re.compile(r",?[ ](?:of|for)[ ](?:the[ ])?")  # « Prime Minister of Estonia »


def english_phrases(reading: Reading, lines: tuple[tuple[int, int], ...]) -> list[FoundRole]:
    """Role phrases in the English lines of a text."""
    if not lines:
        return []
    parts = parts_of(reading)
    roles = [
        role
        for role in english_roles().find(parts)
        if (index := bisect_right(lines, role.start, key=itemgetter(0)) - 1) >= 0 and role.start < lines[index][1]
    ]
    owners = english_owners().find(parts) if roles else []
    by_start, by_end = {hit.start: hit for hit in reversed(owners)}, {hit.end: hit for hit in owners}
    return [_phrase(reading, by_start, by_end, role) for role in roles]


def _phrase(
    reading: Reading, by_start: dict[int, Found[str]], by_end: dict[int, Found[str]], hit: Found[EnglishRole]
) -> FoundRole:
    role = hit.record
    left = by_end.get(hit.start - 1) or by_end.get(hit.start - 3)  # « Canada's Minister »
    m = _OF.match(reading.folded, hit.end)
    right = by_start.get(m.end()) if m else None
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
