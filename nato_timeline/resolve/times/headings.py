"""Days that head the lines below them: « LUNDI 18 JUIN » over the entries of an agenda, « Mardi 9 juillet » over the
hours of a visit. What an entry leaves out is of its heading: « à 10 h 30 », « ce jour », « jusqu'à samedi »."""

from __future__ import annotations

from nato_timeline.model import Reading

from .anchors import Told, opens_paragraph
from .placed import Scene

# how long a line is that is a heading, and what may end no heading
_LINE, _SENTENCE_ENDS = 80, ".!?…»"
# how many lines a heading reaches over, and how many days it may tell: « Jeudi 13 et vendredi 14 juin »
_LINES, _DAYS = 16, 3


def is_heading(reading: Reading, told: Told) -> bool:
    """Whether a date of a few days opens a line that is no sentence."""
    if (told.last - told.first).days >= _DAYS or not opens_paragraph(reading, told.start):
        return False
    first, last = reading.paragraphs[told.paragraph]
    return last - first <= _LINE and reading.text[last - 1] not in _SENTENCE_ENDS


def heading_above(scene: Scene) -> Told | None:
    """The day in the last heading above an expression, not too far up."""
    told = scene.heading
    return told if told is not None and 0 < scene.paragraph - told.paragraph <= _LINES else None
