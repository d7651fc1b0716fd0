"""Months, seasons, quarters and half-years: « à la mi-février », « l'hiver 2022-2023 », « au deuxième trimestre »."""

from __future__ import annotations

import re
from collections.abc import Callable

from nato_timeline import numerals
from nato_timeline.rule import Rule

from .atoms import ATOMS
from .expr import Calendar, Found
from .written import OF, WITHIN, written


def _habitual(m: re.Match[str]) -> Calendar:
    return written(m, habitual=True)


def _month_of(m: re.Match[str]) -> Calendar:
    """« le mois de juin »: every June unless a year is said."""
    return written(m, habitual=not (m["year"] or m["toward"] or m["this"] or m["of_year"]))


_MONTH_GOES_ON = re.compile(rf"(?:{ATOMS['MONTH']})(?: \d{{4}})?(?: (?:a|et|ou) |-|, )$")


def _next_month(m: re.Match[str]) -> Calendar | None:
    """« juin » in « d'avril à juin »: a month after a month."""
    return written(m) if _MONTH_GOES_ON.search(m.string[max(0, m.start() - 24) : m.start()]) else None


def _segment(kind: str, size: int) -> Callable[[re.Match[str]], Calendar | None]:
    def build(m: re.Match[str]) -> Calendar | None:
        word = m["ordinal"]
        number = size if word.startswith("dernier") else numerals.ordinal_value(word)
        return written(m, segment=f"{kind}{number}") if number <= size else None

    return build


def _short_segment(m: re.Match[str]) -> Calendar:
    return written(m, segment=f"{'Q' if m['kind'] == 't' else 'H'}{m['number']}")


# « juillet 2016 », « octobre 98. », « juin prochain », « mars de l'année dernière »
_MONTH_TAIL = (
    r"(?:[ ](?:de[ ])?(?:l'an(?:nee)?[ ])?(?P<year>{YEAR})|[ ](?P<short_year>{YEAR2})(?:(?<=9\d)|(?=[ ]?[,.;:)]|$))"
    r"|[ ](?P<toward>{TOWARD})|[ ]{OF_YEAR})"
)
_YEAR_TAIL = rf"(?:[ ]{OF}(?P<year>{{YEAR}})|[ ]{{OF_YEAR}})?"
_NO_SEASON = r"(?![ -](?:arabe|indien|de[ ]prague|des[ ]peuples))"

# « reportée à février », « décaler à juin »
_PUT_OFF_TO = "|".join(
    f"(?<={stem}{end}[ ]a[ ])"
    for stem in ("report", "repouss", "renvoy", "decal", "ajourn", "differ", "avanc", "fix")
    for end in ("e", "ee", "es", "ees", "er")
)

RULES: tuple[Rule[Found], ...] = (
    Rule(
        "month-part",
        rf"(?:ce[ ])?{WITHIN}(?:mois[ ]d(?:e[ ]|'))?(?P<month>{{MONTH}}){_MONTH_TAIL}?",
        written,
        (
            "à [la mi-février]",
            "de [fin janvier] à",
            "[début avril 2019]",
            "à [la fin du mois de juin]",
            "[fin juin 2022]",
            "en [ce début septembre]",
        ),
        (
            "début de la réunion",
            "la mi-temps",
            "la fin du match",
            "en juin",
        ),
    ),
    Rule(
        "month-of",
        rf"(?:(?P<this>ce)[ ]|le[ ])?mois[ ]d(?:e[ ]|')(?P<month>{{MONTH}}){_MONTH_TAIL}?",
        _month_of,
        ("[le mois de mai]", "[mois d'août 2008]", "au [mois de juin prochain]", "à partir du [mois de juin]."),
        (
            "le mois dernier",
            "un mois de guerre",
            "un mois de plus",
        ),
    ),
    Rule(
        "month-year",
        rf"(?P<month>{{MONTH}}){_MONTH_TAIL}",
        written,
        (
            "en [juillet 2016]",
            "dès [octobre 98] la",
            "en [juin prochain]",
            "en [mars de l'année dernière]",
            "[Avril 2014] :",
        ),
        ("mars 12 fois",),
    ),
    Rule(
        "short-month-year",
        r"(?P<month>{MONTH_ANY})\.?[ ](?P<year>{YEAR})",
        written,
        ("en [oct. 2018]", "[May 2021]"),
        (
            "décision 2018",
            "oct. 18",
            "le 4 oct. 2018",
        ),
    ),
    Rule(
        "month",
        # after a preposition, before a month that goes on: « en septembre », « d'avril à juin », « juin-juillet 2022 »
        r"(?=[adfjmnos])(?:(?:(?<=[^\w]en[ ])|(?<=^en[ ])|(?<=depuis[ ])|(?<=[ (]de[ ])|(?<=\bd')|(?<=jusqu'en[ ])|"
        r"(?<=d'ici[ ])"
        r"|(?<=ici[ ]a[ ])|(?<=[ ]des[ ])|(?<=entre[ ])|(?<=[ ]vers[ ])|(?<=courant[ ])|(?<=avant[ ])|(?<=apres[ ])"
        r"|(?<=[ ]pour[ ])|(?<=que[ ])|(?<=qu'en[ ])"
        rf"|{_PUT_OFF_TO})(?P<month>{{MONTH}})(?!-|'|[ ](?:19|20)\d\d))",
        written,
        (
            "en [septembre], il",
            "depuis [janvier]",
            "entre [avril] et juin 2022",
            "d'[octobre] à décembre",
            "est reportée à [février].",
            "décaler à [juin] la",
        ),
        ("sur Mars et Vénus", "envoyé à Mars"),
    ),
    Rule(
        "month-heading",
        # what the lines of a chronology begin with, below their year
        r"(?:^|(?<=\n)|(?<=^[•*-][ ])|(?<=\n[•*-][ ]))(?P<month>{MONTH})(?=[ ]?(?::|-[ ]|\n|$))",
        written,
        ("[Octobre] – L'Italie déploie", "1993\n[Mars] : la mission", "• [mai] : le", "2011\n[Avril]\nLe ministre"),
        ("mars et Vénus", "Mars-avril", "la planète\nMars est"),
    ),
    Rule(
        "elliptic-month",
        r"(?P<month>{MONTH})(?=(?:-|[ ](?:a|et|ou)[ ]|,[ ]{MONTH}[ ]et[ ]){MONTH}\b)",
        written,
        ("[juin]-juillet 2022", "[mai] et juin 2024"),
        (
            "mars et Vénus",
            "mai, puis",
            "le 4 mai et le 5 juin",
        ),
    ),
    Rule(
        "month-after",
        r"(?P<month>{MONTH})(?!-|')",
        _next_month,
        ("de mai à [juin], il", "entre avril 2022 et [juin]"),
        ("et mars", "la planète mars"),
    ),
    Rule(
        "half-year",
        rf"(?:(?:le|ce)[ ])?(?:{WITHIN})?(?P<ordinal>{{ORDINAL}}|dernier)[ ]semestre{_YEAR_TAIL}",
        _segment("H", 2),
        (
            "au [premier semestre]",
            "[le second semestre 2022]",
            "au [1er semestre de 2025]",
            "au [2e semestre de l'année prochaine]",
        ),
        (
            "le premier ministre",
            "un semestre",
            "le troisième semestre",
            "les deux semestres",
        ),
    ),
    Rule(
        "quarter",
        rf"(?:(?:le|ce)[ ])?(?:{WITHIN})?(?P<ordinal>{{ORDINAL}}|dernier)[ ]trimestre{_YEAR_TAIL}",
        _segment("Q", 4),
        ("Au [deuxième trimestre 2024], le", "[le dernier trimestre de 2023]", "à [la fin du 3e trimestre]"),
        (
            "un trimestre",
            "le cinquième trimestre",
            "le premier semestre",
        ),
    ),
    Rule(
        "elliptic-segment",
        r"(?:les?[ ])?(?P<ordinal>{ORDINAL})(?=[ ]et[ ]{ORDINAL}[ ]trimestres?)",
        _segment("Q", 4),
        ("aux [premier] et deuxième trimestres 2024", "[les deuxième] et troisième trimestres"),
        (
            "le premier et le deuxième régiment",
            "premier et second rang",
        ),
    ),
    Rule(
        "quarter-short",
        r"(?P<kind>[ts])(?P<number>[1-4])[ ](?P<year>{YEAR})",
        _short_segment,
        ("au [T3 2024]", "au [S1 2025]"),
        (
            "le T-72",
            "T5 2024",
            "S400 2024",
        ),
    ),
    Rule(
        "season-year",
        # « l'automne 2020 », « l'hiver 2022-2023 », « l'été dernier », « début printemps 2024 »
        rf"(?:cet?[ ]|l'|le[ ])?(?:{WITHIN})?(?P<season>{{SEASON}})(?:[ ](?:de[ ](?:l'annee[ ])?)?(?P<year>{{YEAR}})"
        r"(?:[ ]?[-/][ ]?(?:(?:19|20)?\d\d)(?!\d))?|[ ](?P<short_year>'?9\d)(?![\d,.%]|[ ]?h)|[ ](?P<toward>{TOWARD})"
        r"|[ ]{OF_YEAR})",
        written,
        (
            "à [l'automne 2020]",
            "[l'été dernier]",
            "[l'été 98] a",
            "pendant [l'hiver 2022-2023]",
            "[début printemps 2024]",
            "au [printemps prochain]",
        ),
        (
            "en été",
            "le printemps arabe",
            "un été sans fin",
        ),
    ),
    Rule(
        "season-this",
        rf"(?P<this>cet?)[ ](?P<season>{{SEASON}}){_NO_SEASON}",
        written,
        ("dès [cet hiver].", "[cet été], ils"),
        (
            "cet hiver arabe",
            "ce printemps arabe",
            "cette année",
        ),
    ),
    Rule(
        "season-habitual",
        # « en été »: every summer, unless the passage speaks of one
        r"(?=ete|aut|hiv)(?:(?<=[^\w]en[ ])|(?<=^en[ ])|(?<=comme[ ])|(?=ete[ ]comme[ ]hiver))(?P<season>ete|automne"
        r"|hiver)(?![ ](?:a|de)\b)",
        _habitual,
        ("un boom en [été].", "[été] comme hiver"),
        (
            "l'été dernier",
            "a été reçu",
            "en été 2022",
        ),
    ),
    Rule(
        "season-months",
        r"(?:les[ ])?mois[ ]d(?:'|e[ ])(?P<season>{SEASON})",
        _habitual,
        ("pendant [les mois d'été]", "les durs [mois d'hiver]"),
        (
            "les mois de guerre",
            "le mois de juin",
            "l'été",
        ),
    ),
    Rule(
        "season",
        rf"(?:{WITHIN}|l'|le[ ]|(?<=[ ]au[ ])|(?<=[ ]du[ ])|(?<=^au[ ]))(?P<season>{{SEASON}}){_NO_SEASON}",
        written,
        ("à [l'automne].", "avant [l'été]", "pour [l'hiver]", "au [printemps], les", "à [la fin de l'été]"),
        ("a été reçue", "le printemps arabe"),
    ),
)
