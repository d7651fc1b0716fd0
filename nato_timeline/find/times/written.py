"""From the named groups of a rule to what they say: one reading for every rule that names its groups alike."""

from __future__ import annotations

import re

from .atoms import MONTHS, SEASONS, TOWARD, WEEKDAYS, full_year, of_story, part_of, position_of, years_away
from .expr import Calendar

# a determiner that is a free word is in the span
THE = r"(?:(?:l[ea]|(?P<this>ce)|ces|les)[ ])?"
# « matin », « au soir » after a day; « jeudi en fin de matinée » is two expressions
HOURS = r"(?:[ ](?P<part>(?:au[ ])?{PART}))?"
# « la mi- », « à la fin du », « début »
WITHIN = r"(?P<position>(?:(?:la|le)[ ])?(?:{POSITION})(?:[ ](?:de[ ]la[ ]|de[ ]l'|du[ ]|des[ ]|de[ ]|d')|[ ])?)"
# « … du premier semestre de l'année 2024 »
OF = r"(?:(?:de[ ]l'annee|de[ ]l'exercice|de|d'|du)[ ])?"


def number(text: str | None) -> int | None:
    """12 for « 12 », 1 for « 1er » and « premier »."""
    if text is None:
        return None
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else 1


def written(
    m: re.Match[str], *, segment: str | None = None, habitual: bool = False, whole_week: bool = False
) -> Calendar:
    """The date that the groups year, short_year, of_year, month, day, weekday, season, part, position, toward say."""
    g = m.groupdict()
    part, mod = part_of(g.get("part"))
    year = g.get("year") or g.get("short_year")
    season = g.get("season")
    toward = g.get("toward")
    return Calendar(
        year=full_year(year) if year else None,
        years=years_away(g),
        of_story=of_story(g),
        month=MONTHS[g["month"]] if g.get("month") else None,
        day=number(g.get("day")),
        weekday=WEEKDAYS[g["weekday"]] if g.get("weekday") else None,
        segment=SEASONS[season] if season else segment,
        part=part,
        toward=TOWARD[toward] if toward else ("this" if g.get("this") else None),
        mod=position_of(g.get("position")) or mod,
        habitual=habitual,
        whole_week=whole_week,
        misprint=g.get("misprint"),
    )
