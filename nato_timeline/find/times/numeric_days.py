"""Days in figures that only their surroundings tell from other numbers: « 16.04.24 », « 3.XI.2022 »."""

from __future__ import annotations

import re

from nato_timeline.rule import Rule

from .atoms import full_year
from .expr import Calendar, Found


def numeric(m: re.Match[str]) -> Calendar:
    """A day from its figures, with or without its year."""
    g = m.groupdict()
    year = full_year(g["year"]) if g.get("year") else None
    return Calendar(year=year, month=int(m["month"]), day=int(m["day"]), part=g.get("time"))


# « … étrangères - 16.04.24 », « (16.04.24) »: what leads to a day with a short year
_LEADS = re.compile(r"(?:^|[\n(,]|[-–—|:]|\b(?:le|du|au))[ ]?$")
# « le 04.06.21 à Paris »: where the sentence goes on, an article tells it from the number of a chapter
_ARTICLE = re.compile(r"(?:^|[^\w'])(?:le|du)[ ]$")
_SHORT_ENDS = re.compile(r"[ ]?(?:$|[\n),;|]|-[ ])|[.](?:$|[ \n])")


def _numeric_short(m: re.Match[str]) -> Calendar | None:
    """« 16.04.24 », where no number goes on and it stands as a date does."""
    low = max(0, m.start() - 4)
    led = _LEADS.search(m.string, low, m.start()) and _SHORT_ENDS.match(m.string, m.end())
    return numeric(m) if led or _ARTICLE.search(m.string, low, m.start()) else None


def _roman(m: re.Match[str]) -> Calendar | None:
    month = _ROMAN.get(m["roman"])
    return Calendar(year=int(m["year"]), month=month, day=int(m["day"])) if month else None


_ROMAN = {
    figure: n for n, figure in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}


RULES: tuple[Rule[Found], ...] = (
    Rule(
        "roman-date",
        # « 3.XI.2022 »
        r"(?P<day>0?[1-9]|[12]\d|3[01])[./](?P<roman>{ROMAN})[./](?P<year>(?:19|20)\d\d)(?![\d/]|\.\d)",
        _roman,
        ("chisinau, [3.xi.2022]", "le [12.IV.2001]"),
        ("3.xv.2022", "3.xi.22"),
    ),
    Rule(
        "numeric-date, short year",
        r"(?P<day>0[1-9]|[12]\d|3[01])(?P<mark>[.-])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<year>\d\d)(?![\d%-]|[.,]\d)",
        _numeric_short,
        (
            "Communiqué du ministère - [16.04.24]",
            "Soudan ([16.04.24])",
            "[03.05.19] - Discours",
            "signé le [04.06.21] à Paris",
            "la note du [04.06.21] est",
            "Publié le [05-04-18] à 06h45",
        ),
        (
            "la version 01.02.03 du",
            "le lot 12.03.26.44",
            "le point 16.04.24 du rapport",
            "le 12.03.24-B",
            "le point 16.04.24 du",
            "au 01.02.03 du plan",
            "tél. : 05-04-18-22-33",
            "le lot 05-04-18 du",
        ),
    ),
)
