"""Days that head the lines below them: « LUNDI 18 JUIN » over the entries of an agenda, « Mardi 9 juillet » over the
hours of a visit. What an entry leaves out is of its heading: « à 10 h 30 », « ce jour », « jusqu'à samedi »."""

from __future__ import annotations

from nato_timeline.model import Reading

from .anchors import Told, opens_paragraph, paragraph_at
from .placed import Scene

# how long a line is that is a heading, and what may end no heading
_LINE, _SENTENCE_ENDS = 80, ".!?…»"
# how many lines a heading reaches over, and how many days it may tell: « Jeudi 13 et vendredi 14 juin »
_LINES, _DAYS = 16, 3


def heads_lines(reading: Reading, start: int) -> bool:
    """Whether a date opens a line that is no sentence."""
    if not reading.paragraphs or not opens_paragraph(reading, start):
        return False
    first, last = reading.paragraphs[paragraph_at(reading, start)]
    return last - first <= _LINE and reading.text[last - 1] not in _SENTENCE_ENDS


def heading_above(scene: Scene) -> Told | None:
    """The day in the last heading above an expression, not too far up."""
    for told in reversed(scene.told):
        if told.paragraph < scene.paragraph - _LINES:
            return None
        if told.heads and told.paragraph < scene.paragraph:
            return told if (told.last - told.first).days < _DAYS else None
    return None
