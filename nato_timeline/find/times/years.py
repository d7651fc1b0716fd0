"""Years, decades and centuries, and how a number of four digits is known to be a year."""

from __future__ import annotations

import re

from nato_timeline import numerals
from nato_timeline.rule import Rule

from .atoms import position_of
from .expr import Calendar, Era, Found
from .written import WITHIN, written

# what stands right before a number that is a year, whatever follows: « en 2024 », « l'exercice 2024 », « d'ici à 2035 »
_BEFORE = re.compile(
    r"(?:^|[^\w])(?:en|depuis|des|d'ici(?: a(?: l'horizon)?)?|jusqu'en|horizon|courant|avant|apres|vers|fin|debut|"
    r"milieu|mi|annees?|an|exercices?|budgets?|budgetaires?|saison|edition|presidentielles?|legislatives?|"
    r"europeennes?|municipales?|elections?|championnats?|monde|coupe|post|pre|rentree|promotion|calendrier|automne"
    r"|hiver|printemps|"
    r"ete|objectifs?|programme|programmation|millesime)(?:\.{3}|…)?[ -]$"
)
# what also counts things: « de 2014 à 2019 » but « de 2000 soldats »
_BEFORE_TOO = re.compile(
    r"(?:^|[^\w'])(?:d'|(?:de|du|a|pour|entre|sur|et|ou|que|contre|partir de|(?:1[89]|20)\d\d,) )$"
)
_COUNTS = re.compile(
    r"(?:(?<!non )plus|moins|pres|quelque|environ|autour|dizaine|total|hauteur|jusqu')[ ]?(?:de |d'|a )?$"
)
# « 2000 soldats », « 1950 € »: a plural noun or a unit, and no function word
_COUNTED = re.compile(
    r" ?(?:[€$%°]|(?!(?:les|des|ses|ces|ils|elles|nous|vous|plus|mais|dans|sous|sans|vers|apres|depuis|puis|alors"
    r"|tous|toutes|"
    r"plusieurs|deux|trois|six|dix|pas|tandis|quelques|tres|moins|lors|pres|hors|aux|leurs|nos|vos|mes|toujours"
    r"|ailleurs|"
    r"jamais|certains|certaines)\b)(?:\d|[a-z]+s\b|(?:km|m|mm|kg|t|euros?|dollars?|milli\w+|mds?|md€|m€)\b))"
)
_GOES_ON = re.compile(r" ?[-/] ?(?:1[89]|20)\d\d(?!\d)|[-/]\d\d(?![\d/-])")
_WENT_ON = re.compile(r"(?:1[89]|20)\d\d(?: ?- ?|/)$")
# « (2016) », « (sommet de Varsovie, 2016) »
_BRACKET = re.compile(r"\((?:[^()]{1,22}, )?$")
# a line of its own, or what a chronology's line begins with: « 1951 – Un accord est signé », « 2008 : … »
_HEAD_OF_LINE = re.compile(r"(?:^|\n)[ \t•*#>-]{0,6}$")
_HEADS = re.compile(r"[ ]?(?::|-[ ]|\|)(?![ ]?\d)|[ ]?:?[ ]*(?:\n|$)")
_DECADE_WENT_ON = re.compile(r"annees \d{4}(?: (?:et|ou) (?:les )?(?:annees )?|-)$")


def _short_end(year: str, end: str) -> bool:
    """Whether « 30 » ends a range that begins in 2024: later, where « 2024-06 » is a month."""
    digits = re.match(r"\d+", end)
    return digits is None or len(digits[0]) != 2 or digits[0] > year[2:]


def _year_end(m: re.Match[str]) -> Found | None:
    """« 30 » in « la trajectoire 2024-30 »."""
    year = m.string[m.start() - 5 : m.start() - 1]
    return Calendar(year=int(year[:2] + m[0])) if _short_end(year, m[0]) else None


def _year(m: re.Match[str]) -> Found | None:
    """A number of four digits, where what stands around it makes it a year."""
    before, rest = m.string[max(0, m.start() - 24) : m.start()], m.string[m.end() : m.end() + 24]
    if _DECADE_WENT_ON.search(before) and m[0].endswith("0"):
        return Era(m[0][:3] + "X")
    if rest[:1] in ("-", "/") and not _short_end(m[0], rest[1:5]):
        return None
    if re.match(r"\) ?\d{2,4}\b", rest):  # « PR/CP(2012) 062 »
        return None
    bracketed = bool(_BRACKET.search(before)) and rest[:1] in (")", "-", "/", ",", ";")
    if bracketed or _WENT_ON.search(before) or _GOES_ON.match(rest) or _BEFORE.search(before):
        return Calendar(year=int(m[0]))
    if _HEADS.match(rest) and _HEAD_OF_LINE.search(before):
        return Calendar(year=int(m[0]))
    if _BEFORE_TOO.search(before) and not _COUNTS.search(before) and not _COUNTED.match(rest):
        return Calendar(year=int(m[0]))
    return None


_DECADE_WORDS = (
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante-dix",
    "quatre-vingt",
    "quatre-vingt-dix",
)
_DECADES = {word: str(20 + 10 * i) for i, word in enumerate(_DECADE_WORDS)} | {"quatre-vingts": "80"}
_DECADE = "|".join(sorted((word.replace("-", "[ -]") for word in _DECADES), key=len, reverse=True))


def _decade(m: re.Match[str]) -> Era:
    """« les années 1990 », « les années 60 », « au milieu des années quatre-vingt »."""
    digits = _DECADES.get(m["decade"].replace(" ", "-"), m["decade"])
    if len(digits) == 2:
        digits = ("20" if digits < "20" else "19") + digits
    return Era(digits[:3] + "X", mod=position_of(m["position"]))


def _century(m: re.Match[str]) -> Era | None:
    """« au XXIe siècle »."""
    return _numbered_century(m, numerals.roman_value(m["roman"]))


def _century_words(m: re.Match[str]) -> Era | None:
    """« à la fin du 19e siècle », « le vingtième siècle »."""
    return _numbered_century(m, numerals.ordinal_value(m["ordinal"]))


def _numbered_century(m: re.Match[str], number: int) -> Era | None:
    return Era(f"{number - 1:02}XX", mod=position_of(m["position"])) if 1 <= number <= 30 else None


RULES: tuple[Rule[Found], ...] = (
    Rule(
        "decade",
        # « les années 1990 », « les années quatre-vingt »; « les années 2020 et 2021 » are years
        rf"(?:{WITHIN})?(?:les[ ]|la[ ])?(?:annees|decennie)[ ](?P<decade>(?:1[89]|20)\d0|\d0|{_DECADE})(?!\d|[ ]?%)"
        r"(?!(?:[ ](?:et|ou|a)[ ]|-)(?:19|20)\d[1-9])",
        _decade,
        (
            "Dans [les années 1990], le",
            "depuis [les années 60]",
            "[la fin des années quatre-vingt-dix]",
            "[milieu des années 1980]",
        ),
        ("deux années 12", "les années 2020 et 2021"),
    ),
    Rule(
        "century",
        rf"(?:{WITHIN})?(?:le[ ])?(?P<roman>{{ROMAN}})[ ]?(?:e|eme|er|ieme)[ ]siecle",
        _century,
        ("au [XXIe siècle]", "à [la fin du XIXe siècle]", "[Ier siècle]"),
        ("le XXIe régiment", "le mille siècle"),
    ),
    Rule(
        "century-words",
        rf"(?:{WITHIN})?(?:le[ ])?(?P<ordinal>{{ORDINAL}})[ ]siecle",
        _century_words,
        ("[le vingtième siècle]", "à l'aube du [20e siècle]", "au [début du dix-neuvième siècle]"),
        ("un autre siècle", "le 55e siècle"),
    ),
    Rule(
        "year-named",
        rf"(?:{WITHIN})?(?:l'|cette[ ])?an(?:nee)?[ ](?P<year>{{YEAR}})",
        written,
        ("dès [l'année 2001]", "[l'an 2000]", "au [début de l'année 2024]"),
        (
            "l'an dernier",
            "l'année scolaire",
            "l'an 12",
        ),
    ),
    Rule(
        "year-part",
        rf"{WITHIN}(?P<year>{{YEAR}})",
        written,
        ("seront évaluées [fin 2025]", "à [la mi-2024]", "[début 2022], il", "à [la fin de 2019]"),
        (
            "fin de la réunion",
            "début des combats",
            "mi-chemin",
            "en 2024",
        ),
    ),
    Rule(
        "year",
        r"{YEAR}",
        _year,
        (
            "en [2024], le",
            "d'ici à [2035].",
            "à l'horizon [2030].",
            "de [2014] à 2019",
            "traité de [1949]",
            "(depuis [2014])",
            "pour l'exercice [2024], contre",
            "le plan 2024-[2030]",
            "et non plus à [2030] comme",
            "entre 2014 et [2019]",
            "Repères\n[1993]\n12 avril",
            "• [2008] : première mission",
        ),
        (
            "plus de 2000 soldats",
            "de 2000 hommes",
            "2024 véhicules",
            "un effectif de 1950 militaires",
            "2000 : 3000 hommes",
            "au\n2024 hommes",
        ),
    ),
    Rule(
        "year-end",
        r"(?<=[12][089]\d\d[-/])\d\d(?![\d/-]|[.,]\d)",
        _year_end,
        ("la trajectoire 2024-[30]", "saison 2001/[02]"),
        ("2024-06",),
    ),
    Rule(
        "year-short",
        # « deux ruptures en 97 (en janvier »; two digits only where nothing is counted
        r"(?=['\d])(?:(?<=\ben[ ])|(?<=depuis[ ]))(?P<short_year>'?\d\d)(?=[ ]?[,.;:)(]|[ ]et[ ])(?![,.]\d)",
        written,
        ("rien en [98], deux", "en [97] (en janvier"),
        ("en 24 heures", "en 12,5 secondes"),
    ),
)
