"""Which dates can be an event's at all."""

from __future__ import annotations

import re

from .moments import Moment
from .scene import Scene

# lines about the document, not about events: « Mis à jour le: 17 Oct. 2024 20:23 », « Publié le 5 juin »
_HEADER = re.compile(
    r"(?:mis[e]?[ ]a[ ]jour|publie|modifie|imprime|derniere[ ]mise)[ ](?:a[ ]jour[ ])?(?:le|:|a)?[^.]{0,12}$"
)
BARE_DAY = re.compile(
    r"(?:ce[ ]|cet[ ])?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain|aujourd'hui)\b[a-z ]*"
)


def usable(scene: Scene, moment: Moment) -> bool:
    """Whether a moment can be an event's: placed in the calendar, no target, no header line."""
    if moment.lead in ("target", "before", "after") or not (moment.value or moment.unplaced):
        return False
    if moment.value and (moment.value.endswith("X") or moment.value.startswith("{")):
        return False
    header = _HEADER.search(scene.folded, max(0, moment.start - 40), moment.start)
    verb = scene.verbs.over(header.start()) if header else None
    return header is None or (verb is not None and verb.finite)  # « a publié lundi » is no header
