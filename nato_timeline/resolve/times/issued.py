"""The day on which those who issue a communiqué met, at its head: « Réunion du Conseil tenue à Prague le 5 mai »; and
the day of a sitting above its minutes."""

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


# « Première séance publique du », « Procès-verbal de la réunion du bureau du »
_SITTING = re.compile(
    r"(?:(?:comptes? rendus?|proces-verbal)(?: [a-z]+)?(?: de la| d'une| des?)? )?(?:[a-z\d]+ )?"
    r"(?:seances?|reunions?|auditions?)(?: (?:du|de la|de) [^;:!?\d]{3,60}?| [a-z]+)? du "
)
_MINUTES = re.compile(
    r"(?:comptes? rendus?|proces-verbal|audition|commission|senat|assemblee|chambre|conseil national|conseil des etats"
    r"|parlement|(?:session|annee) )"
)


HOUR = re.compile(r",? (?:a )?\d{1,2} ?(?:[h:]|heures)(?: ?\d\d)?\.?")


def is_of_meeting(reading: Reading, row: int, before: str, after: str) -> bool:
    """Whether the words before and behind a date (folded, of paragraph `row`) say which meeting issued the text, or
    head the minutes of a sitting."""
    above = reading.paragraphs[max(0, row - _ROWS) : row]
    heads = [before, *(reading.folded[start : start + _WORD] for start, _ in above)]
    if not after.strip() and _MEETING.fullmatch(before):
        return any(_ISSUES.match(head) for head in heads)
    ends = not after.strip(" .") or HOUR.fullmatch(after) is not None
    return ends and _SITTING.fullmatch(before) is not None and any(_MINUTES.match(head) for head in heads)
