"""Who has the floor: « M. Longuet, ministre. – J'ai reçu … », paragraph by paragraph, in the account of a sitting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

# « M. le ministre », « Mme », what may stand before the name; behind it an office, then the mark that gives the floor
_BEFORE = re.compile(r"[-* ]*(?:(?:m\.|mm\.|mme|mmes|le|la|l'|president|presidente|ministre|general|amiral)[ ]?)*")
_BEHIND = re.compile(r"(?:,[^.:;!?\n]{2,90}|[ ]\([^()\n]{2,60}\))?(?:\.[ ](?:-[ ])?|[ ]?:[ ]|[ ]-[ ])(?=\S)")
# « La séance est levée à 18 heures »: what no speaker says
_SITTING = re.compile(r"[- (]*la (?:seance|reunion|commission)\b")

Turn = tuple[int, str | None]


def turns_of(scene: Scene) -> list[Turn]:
    """Where a turn begins, and whose it is; empty where not two people at least take the floor."""
    found: list[Turn] = []
    for start, end in scene.reading.paragraphs:
        who = scene.mentions.first(start, min(end, start + _NEAR))
        if who is not None and _BEFORE.fullmatch(scene.folded, start, who.start) is not None:
            if _BEHIND.match(scene.folded, who.end, end) is not None:
                found.append((start, who.person))
        elif found and _SITTING.match(scene.folded, start, end):
            found.append((start, None))
    return found if len({person for _, person in found if person}) > 1 else []


_NEAR = 40
