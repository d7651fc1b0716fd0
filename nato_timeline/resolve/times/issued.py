"""The day on which those who issue a communiqué met, at its head: « Réunion du Conseil tenue à Prague le 5 mai »."""

from __future__ import annotations

import re

from nato_timeline.model import Reading

# « Réunion du Conseil de l'Atlantique Nord tenue au siège de l'OTAN, à Bruxelles, le », « Publiée par les chefs d'État
# et de gouvernement réunis à Londres les »; nothing that is still to come
_MEETING = re.compile(
    r"(?!.*(?:tiendr|aura |auront|prevue?|prochain))[^;:!?]*(?<![^\W_])(?:reunie?s|"
    r"(?:reunion|session|conference|sommet)(?![^\W_])[^;:!?]*?(?:[ ]tenue?|,))[ ](?:(?:a|au|aux|en|par)[ ])?"
    r"[^;:!?,]{2,60}(?:,[ ](?:a[ ])?[a-z -]{3,30})?,?[ ](?:les?[ ])?"
)
_ISSUES = re.compile(r"(?:communiques?|declarations?|publiee?s?|adoptee?s?|approuvee?s?)(?![^\W_])")
_ROWS = 3  # between a document's kind and who issued it
_WORD = 24  # characters of a line's first word


def is_issued_by_meeting(reading: Reading, row: int, before: str) -> bool:
    """Whether the words before a date (folded, from the start of paragraph `row`) say which meeting issued the text."""
    above = reading.paragraphs[max(0, row - _ROWS) : row]
    heads = [before, *(reading.folded[start : start + _WORD] for start, _ in above)]
    return any(_ISSUES.match(head) for head in heads) and _MEETING.fullmatch(before) is not None
