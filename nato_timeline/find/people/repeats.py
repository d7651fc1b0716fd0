"""Names seen again once the same text has given them: a bare surname, a full name in capitals or without its cue."""

from __future__ import annotations

import re
from dataclasses import replace

from ...gazetteer import Gazetteer
from ...model import Reading
from ...text import fold
from ...titles import words
from .evidence import Judge
from .records import FoundName
from .shapes import Shapes

_SHORTEST = 3
# the word before: « Fondation », « Ingrid »
_CAPITAL_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0\u202f]$")
# « Biden-Harris », « l'après-Merkel », « @Rutte », « Rutte's »
_TIED_BEFORE = re.compile(r"(?:[-@#/.\w]|(?<![ldLDsSnN\s])['’])$")
_TIED_AFTER = re.compile(r"[-'’\w]")


def repeats(reading: Reading, shapes: Shapes, judge: Judge, names: list[FoundName]) -> list[FoundName]:
    """Names that the text repeats without anything beside them that says so."""
    full = {fold(" ".join(name.words)): _bare(name) for name in names if name.kind == "name"}
    surnames = {" ".join(fold(word) for word in name.words[name.given :]): _surname(name) for name in full.values()}
    index = Gazetteer(
        ((form, name) for forms in (full, surnames) for form, name in forms.items()),
        keep=lambda form: len(form) >= _SHORTEST,
    )
    covered = {at for name in names for at in range(name.start, name.end)}
    out = []
    for hit in index.find(reading.folded, reading.tokens):
        if hit.start in covered or hit.end - 1 in covered or not _written_as_name(reading, hit.start, hit.end):
            continue
        if hit.record.kind == "name" or _stands_alone(reading, shapes, judge, hit.start, hit.end):
            out.append(replace(hit.record, start=hit.start, end=hit.end, name_start=hit.start))
    return out


def _bare(name: FoundName) -> FoundName:
    return replace(name, title=None, grade=None, why="document")


def _surname(name: FoundName) -> FoundName:
    return replace(name, kind="surname", words=name.words[name.given :], given=0, known=(), gender=None)


def _written_as_name(reading: Reading, start: int, end: int) -> bool:
    """With a capital, or after a particle without: « Scheffer », « de Hoop Scheffer »."""
    last = reading.text.rfind(" ", start, end) + 1 or start
    return reading.text[start].isupper() or reading.text[last].isupper()


def _stands_alone(reading: Reading, shapes: Shapes, judge: Judge, start: int, end: int) -> bool:
    """Whether a surname is one here: no other name's word beside it, no ship or street, no country or town."""
    text = reading.text
    if judge.traps.before(start) or any(
        start in table for table in (shapes.marks.owners, shapes.marks.sites, shapes.marks.heads)
    ):
        return False
    if _TIED_BEFORE.search(text, max(0, start - 2), start) or _TIED_AFTER.match(text, end):
        return False
    if text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper() and text[end] != "\n":
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, start - 40), start)
    return not before or not before[1][0].isupper() or fold(before[1]) in words("openers", "words")
