"""Weekdays without a date: « mardi soir », « ce jeudi », « les jeudi 13 et vendredi 14 juin », « lundi prochain »."""

from __future__ import annotations

import re
from dataclasses import replace

from nato_timeline.rule import Rule

from .expr import Calendar, Found
from .written import HOURS, written


def _the_weekday(m: re.Match[str]) -> Calendar:
    """« le mercredi » is every one of them, unless the passage is about one."""
    return replace(written(m), habitual=True)


RULES: tuple[Rule[Found], ...] = (
    Rule(
        "weekday-day",
        # « jeudi 13 », its month elsewhere
        r"(?:(?:les?|ces?)[ ])?(?P<weekday>{WEEKDAY})[ ](?P<day>{DAY})(?![ ]?(?:h\b|heures|%|[a-z]*s\b|,\d|/|[.]\d)"
        r"|\d|[ ]\d{3}(?!\d))" + HOURS,
        written,
        (
            "[les jeudi 13] et vendredi 14 juin",
            "[ces mardi 4] et mercredi 5 mai",
            "au [lundi 21], la",
            "[mercredi 5 au soir]",
        ),
        ("jeudi 13 soldats", "lundi 14 h", "mardi 3 000 hommes"),
    ),
    Rule(
        "weekday-toward",
        # « lundi prochain », « le mercredi suivant »
        r"(?:l[ea][ ])?(?P<weekday>{WEEKDAY})[ ](?P<toward>{TOWARD})" + HOURS,
        written,
        ("sera hissé [lundi prochain] à", "[jeudi dernier]", "[le mercredi suivant]", "[vendredi dernier au soir]"),
        (
            "le prochain lundi",
            "jeudi 13",
            "mardi soir",
        ),
    ),
    Rule(
        "this-weekday",
        r"(?:(?P<this>ces?)[ ])(?P<weekday>{WEEKDAY})" + HOURS,
        written,
        ("[Ce mercredi] (12 juin 2024)", "[ces mercredi] et jeudi", "[ce lundi matin]"),
        (
            "le mercredi",
            "mercredi",
            "ce dernier",
        ),
    ),
    Rule(
        "the-weekday",
        # « le mercredi », « le jeudi matin »
        r"le[ ](?P<weekday>{WEEKDAY})(?![ -]saint)" + HOURS,
        _the_weekday,
        ("uniquement [le mercredi].", "[Le jeudi], les ministres", "[le jeudi après-midi]"),
        (
            "le lundi prochain",
            "le vendredi saint",
            "le lundi 12 juin",
            "ce lundi",
        ),
    ),
    Rule(
        "weekday",
        r"(?P<weekday>{WEEKDAY})(?!-|[ ](?:saint|gras|noir|des[ ]cendres)\b)" + HOURS,
        written,
        ("a rejoint [lundi] l'OTAN", "Arrivé [mardi soir] à", "[Jeudi], le", "[mercredi] en fin d'après-midi"),
        ("le Vendredi saint",),
    ),
)
