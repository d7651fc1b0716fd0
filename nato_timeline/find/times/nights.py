"""Nights and other parts of a day that is named: « la nuit du 12 au 13 juin », « la soirée de mardi »."""

from __future__ import annotations

import re
from dataclasses import replace

from nato_timeline.rule import Rule

from .atoms import MONTHS
from .expr import Calendar, Found
from .written import written


def _night(m: re.Match[str]) -> Calendar:
    """« la nuit du 12 au 13 juin », « la nuit du 31 décembre au 1er janvier 2020 » begin on the first of two days."""
    second = replace(written(m), part="NI")
    if not m["first_month"]:
        return second
    month = MONTHS[m["first_month"]]
    year = second.year - 1 if second.year and month > (second.month or month) else second.year
    return replace(second, month=month, year=year)


RULES: tuple[Rule[Found], ...] = (
    Rule(
        "night",
        # « la nuit de lundi à mardi », « la nuit du 12 au 13 juin 2024 », « la nuit du mardi 4 au mercredi 5 avril »
        r"(?:la[ ])?nuit[ ]d[eu][ ](?:(?P<weekday>{WEEKDAY})(?:[ ](?P<day>{DAY}))?"
        r"(?:[ ](?P<first_month>{MONTH})(?:[ ]{YEAR})?)?[ ]"
        r"(?:a|au)[ ]{WEEKDAY}(?:[ ]{DAY}[ ](?P<month>{MONTH})(?:[ ](?P<year>{YEAR}))?)?)",
        _night,
        (
            "dans [la nuit de lundi à mardi]",
            "[la nuit du mardi 4 au mercredi 5 avril]",
            "[la nuit du jeudi 31 mai au vendredi 1er juin 2018]",
        ),
        (
            "la nuit de Noël",
            "la nuit du droit",
            "de lundi à mardi",
        ),
    ),
    Rule(
        "night-dates",
        r"(?:la[ ])?nuit[ ]du[ ](?P<day>{DAY})"
        r"(?:[ ](?P<first_month>{MONTH})(?:[ ]{YEAR})?)?[ ]au[ ]{DAY}[ ](?P<month>{MONTH})"
        r"(?:[ ](?P<year>{YEAR}))?",
        _night,
        (
            "dans [la nuit du 12 au 13 juin 2024]",
            "[la nuit du 1er au 2 mars]",
            "[la nuit du 30 avril au 1er mai]",
        ),
        (
            "la nuit du 12 juin",
            "du 12 au 13 juin",
            "la nuit du droit",
        ),
    ),
    Rule(
        "part-of-weekday",
        # « la soirée de mardi »
        r"(?:(?:la|le)[ ]|l')?(?P<part>matinee|matin|apres[- ]midi|soiree|soir|nuit|journee)[ ]de[ ]"
        r"(?P<weekday>{WEEKDAY})",
        written,
        ("dans [la soirée de mardi]", "[la journée de jeudi]"),
        (
            "le soir de Noël",
            "la journée de travail",
            "la nuit de samedi 8 à dimanche 9 juin",
        ),
    ),
    Rule(
        "part-of-date",
        # « l'après-midi du 12 juin »
        r"(?:(?:la|le)[ ]|l')?(?P<part>matinee|matin|apres[- ]midi|soiree|soir|nuit|journee)[ ]du[ ]"
        r"(?:(?P<weekday>{WEEKDAY})[ ])?"
        r"(?P<day>{DAY})[ ](?P<month>{MONTH})(?:[ ](?P<year>{YEAR}))?",
        written,
        ("dans [l'après-midi du 12 juin]", "[le soir du jeudi 4 mai 2023]"),
        (
            "la journée du patrimoine",
            "le matin du départ",
            "l'après-midi du vote",
        ),
    ),
)
