"""Days that head the lines below them: « LUNDI 18 JUIN » over the entries of an agenda, « Mardi 9 juillet » over the
hours of a visit. What an entry leaves out is of its heading: « à 10 h 30 », « ce jour », « jusqu'à samedi »."""

from __future__ import annotations

import re

from nato_timeline.model import Reading

from .anchors import Told, opens_paragraph, paragraph_at
from .placed import Scene

# how long a line is that is a heading, and what may end no heading
_LINE, _SENTENCE_ENDS = 80, ".!?…»"
# how many lines a heading reaches over, and how many days it may tell: « Jeudi 13 et vendredi 14 juin »
_LINES, _DAYS = 16, 3


# « Itinéraire pour le lundi 10 juillet 2023 », « Programme du mardi 9 juillet »
_ENTITLED = re.compile(
    r"[^\w\n]*(?:itineraire|programme|agenda|deroule|horaires?|ordre du jour|journee)\b[^.;!?\n]{0,50}$"
)


def is_heading(reading: Reading, told: Told) -> bool:
    """Whether a date of a few days opens a line that is no sentence, or ends one that is the title of a programme."""
    if (told.last - told.first).days >= _DAYS:
        return False
    first, last = reading.paragraphs[told.paragraph]
    entitled = last - told.end <= 1 and _ENTITLED.match(reading.folded, first, told.start)
    if not entitled and not opens_paragraph(reading, told.start):
        return False
    return last - first <= _LINE and reading.text[last - 1] not in _SENTENCE_ENDS


# « 16h00 : Accueil officiel », « 9 h 15 Rencontre »: an entry of a programme, which ends like no sentence
_ENTRY = re.compile(r"[^\w\n]{0,4}(?:de |a )?\d{1,2} ?(?:h|heures)(?: ?\d\d)?\b[^\n]{3,}?[^\n.!?…»]")
_BELOW = 3


def programme_below(reading: Reading, end: int) -> bool:
    """Whether the lines right below a date are the entries of its programme."""
    row = paragraph_at(reading, end)
    below = reading.paragraphs[row + 1 : row + 1 + _BELOW]
    return any(_ENTRY.fullmatch(reading.folded, first, last) for first, last in below)


def heading_above(scene: Scene) -> Told | None:
    """The day in the last heading above an expression, not too far up."""
    told = scene.heading
    return told if told is not None and 0 < scene.paragraph - told.paragraph <= _LINES else None
