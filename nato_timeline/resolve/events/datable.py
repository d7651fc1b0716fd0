"""Which dates can be an event's at all."""

from __future__ import annotations

import re

from .moments import Moment
from .scene import Scene

# lines about the document, not about events: « Mis à jour le: 17 Oct. 2024 20:23 », « Publié le 5 juin »
_HEADER = re.compile(
    r"(?:(?:mis[e]?[ ]a[ ]jour|publie|modifie|imprime|derniere[ ]mise)[ ](?:a[ ]jour[ ])?(?:le|:|a)?[^.]{0,12}|"
    r"publiee?s?[ ](?:dans[ ]le|au)[ ]jo\b[^.]{0,24})$"
)
BARE_DAY = re.compile(
    r"(?:ce[ ]|cet[ ])?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain|aujourd'hui)\b[a-z ]*"
)

# « contre 150 [en 2022] », « 30 de plus qu'[en 2020] », « par rapport à [2021] »: what a figure is measured against
_COMPARED = re.compile(
    r"(?:\bcontre[ ](?:[a-z']+[ ]){0,3}\d(?:[\d .]|,\d)*(?:%|(?:[ ]?[a-z'-]+){0,4})[ ]|"
    r"\b(?:plus|moins|autant|davantage|mieux|meme)\b[^,;:.()]{0,24}\bqu(?:e[ ]|')|"
    r"\b(?:par[ ]rapport[ ]a|compares?[ ](?:a|avec)|comparee?s?[ ](?:a|avec)|comparaison[ ](?:de|avec))[ ]"
    r"(?:[a-z']+[ ]){0,3})$"
)
_MEASURES = ("contre", "qu", "rapport", "compar")
_REACH = 48


def usable(scene: Scene, moment: Moment) -> bool:
    """Whether a moment can be an event's: placed in the calendar, no target, no header line, no mere comparison."""
    if moment.lead in ("target", "before", "after") or not (moment.value or moment.unplaced):
        return False
    if moment.value and (moment.value.endswith("X") or moment.value.startswith("{")):
        return False
    if moment.lead == "since" and scene.folded.endswith(" fois ", 0, moment.begin):
        return False  # « s'est réuni pour la première fois depuis 2019 »: when it last was
    if _is_compared(scene, moment) or _is_of_budget(scene, moment):
        return False
    header = _HEADER.search(scene.folded, max(0, moment.start - 40), moment.start)
    verb = scene.verbs.over(header.start()) if header else None
    return header is None or (verb is not None and verb.finite)  # « a publié lundi » is no header


def _is_of_budget(scene: Scene, moment: Moment) -> bool:
    """« sur le projet de loi de finances [pour 2020] »: the year that a budget is for."""
    if moment.days < _YEAR or not scene.folded.endswith("pour ", 0, moment.start):
        return False
    return _BUDGET.search(scene.folded, max(0, moment.start - _REACH), moment.start) is not None


_YEAR = 300
_BUDGET = re.compile(r"\b(?:finances|budget|budgetaire|credits|exercice)\b[^,;.:]{0,24}$")


def _is_compared(scene: Scene, moment: Moment) -> bool:
    before = scene.folded[max(0, moment.begin - _REACH) : moment.begin]
    if not any(word in before for word in _MEASURES):
        return False
    m = _COMPARED.search(before)
    return m is not None and scene.verbs.first(moment.begin - len(m[0]), moment.begin) is None
