"""Days: « vendredi 1er novembre 2019 », « 05/06/2017 », « les 12 et 13 octobre »."""

from __future__ import annotations

import re
from dataclasses import replace

from nato_timeline.rule import Rule

from .atoms import ATOMS, FEASTS
from .expr import Calendar, Found
from .named_days import RULE as NAMED_DAY
from .nights import RULES as NIGHTS
from .numeric_days import RULES as NUMERIC
from .numeric_days import numeric
from .written import HOURS, THE, number, written


def _numeric_day(m: re.Match[str]) -> Calendar:
    return Calendar(month=int(m["month"] or m["month_2"]), day=int(m["day"] or m["day_2"]))


# « 17.02. Berne : entretien », « 18.02.-19.02. Vienne »: the head of an item
_ITEM = re.compile(r"(?:^|\n)[ \t•*|-]{0,6}(?:\d\d\.\d\d\.[ ]?-[ ]?)?$")


def _numeric_item(m: re.Match[str]) -> Calendar | None:
    """A day without its year at the head of a line, below a date with one."""
    if not _ITEM.search(m.string, max(0, m.start() - 20), m.start()):
        return None
    dated = _DATED.search(m.string, max(0, m.start() - _PAGE), m.start())
    return Calendar(month=int(m["month"]), day=int(m["day"])) if dated else None


def _elliptic_numeric(m: re.Match[str]) -> Calendar:
    return Calendar(month=int(m["month"]) if m["month"] else None, day=int(m["day"]))


# what tells a month that days alone are of: « le 7 mars », « en novembre », « à la mi-octobre », « le mois prochain »,
# « Août : guerre de Géorgie. Le 19, … »
_MONTH_TOLD = re.compile(
    rf"(?:(?:{ATOMS['DAY']}) (?:{ATOMS['MONTH']})|\d\d[./]\d\d[./](?:\d\d)?\d\d"
    rf"|(?:\ben|mois de|mois d'|mi-|mi|debut|fin|debut de|fin de) ?"
    rf"(?:{ATOMS['MONTH']})|\bmois (?:{ATOMS['TOWARD']})|\bce mois(?:-ci)?)\b[^\n]*(?:\n+[^\n]*)?$"
    rf"|(?:^|\n)(?:{ATOMS['MONTH']})(?: {ATOMS['YEAR']})? ?[:-] [^\n]*$"
)


def _day_alone(m: re.Match[str]) -> Calendar | None:
    """« du 12 » in « en juin, du 12 au 14 »; « et 12 » needs its « les 11 » as well; « jusqu'au 24 » goes on from what
    any line above has dated."""
    text = next(text for text in m.groupdict().values() if text)
    if m["day_until"]:
        return Calendar(day=number(text)) if _DATED.search(m.string, max(0, m.start() - _PAGE), m.start()) else None
    if m["day_two"] and not _DAYS_BEFORE.search(m.string[max(0, m.start() - 20) : m.start()]):
        return None
    if _DONE_BY.search(m.string, max(0, m.start() - 30), m.start()) and m.string.startswith(" par ", m.end()):
        return Calendar(day=number(text)) if _DATED.search(m.string, max(0, m.start() - _PAGE), m.start()) else None
    told = _MONTH_TOLD.search(m.string[max(0, m.start() - 160) : m.start()]) or _MONTH_FOLLOWS.match(m.string, m.end())
    return Calendar(day=number(text)) if told else None


# « L'annonce en a été faite le 5 par le ministre », below a full date
_DONE_BY = re.compile(r"\b(?:ete|fut|est) [a-z]{2,}(?:e|i|u|is|it|te)e?s? $")
# a day of some month, as far above as the heading of an agenda may stand
_DATED = re.compile(rf"\b(?:{ATOMS['DAY']}) (?:{ATOMS['MONTH']})\b|\b\d\d?[./]\d\d?[./](?:19|20)\d\d\b")
_PAGE = 1500

# « le 17 à Riga et le 18 juin à Oslo »: a day of the month told next
_MONTH_FOLLOWS = re.compile(
    rf" (?:(?:a|au|en) [a-z-]+ )?et (?:(?:a|au|en) [a-z-]+ )?le (?:{ATOMS['DAY']}) (?:{ATOMS['MONTH']})\b"
)
# « les 11 et »
_DAYS_BEFORE = re.compile(rf"\bles (?:{ATOMS['DAY']}) et $")


def _whole_week(m: re.Match[str]) -> Calendar:
    return written(m, whole_week=True)


def _feast(m: re.Match[str]) -> Calendar:
    """« le lundi de Pâques » moves with Easter, « la Toussaint » does not."""
    fixed, moving = FEASTS[m["feast"]]
    if moving and "lundi" in m[0]:
        moving = {"easter": "easter-monday", "pentecost": "whit-monday"}.get(moving, moving)
    day = replace(written(m), feast=moving)
    return day if moving else replace(day, month=fixed[0], day=fixed[1])


# the rest of « 12, 13 et mardi 14 octobre » after its first number: what an elliptic day waits for
_REST = (
    r"(?:[ ]?,[ ]?(?:le[ ])?{DAY}){0,6}(?:[ ]?-[ ]?|,?[ ](?:et|&|ou|au|puis|and|to|jusqu'au)[ ](?:le[ ])?)"
    r"(?:{WEEKDAY}[ ])?{DAY}[ ]{MONTH_ANY}\b"
)

# what follows a day alone and shows that nothing is counted: a stop, a preposition, a possessive
_NO_NOUN = (
    r"(?=[ ]?(?:[;)«»!?\n]|[.](?!\d))|,[ ](?!rue|avenue|boulevard|place|quai)|[ ](?:a|au|et|dans|en|par|pour|avec|sous"
    r"|chez|lors|sur|son|sa|ses|leurs?|une?|des|les|la|le|du|avant|apres|puis|[«(-])[ ]|[ ][«(]|[ ](?:d'une?|l'|d')|$)"
)

RULES: tuple[Rule[Found], ...] = (
    NAMED_DAY,
    Rule(
        "iso-date",
        # « 2024-06-12 », « 2024/06/12 »
        r"(?P<year>(?:19|20)\d\d)[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12]\d|3[01])"
        r"(?:t(?P<time>\d\d:\d\d)(?::\d\d(?:[.]\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d/-])",
        numeric,
        ("publié le [2024-06-12]", "[2024/06/12] - Discours", "[2024-06-12T10:54:03Z]"),
        ("2024-06-312",),
    ),
    Rule(
        "numeric-date",
        # « 05/06/2017 », « 12.03.2026 », « 11/09/01 »
        r"(?:le[ ])?(?:{WEEKDAY}[ ])?(?P<day>0?[1-9]|[12]\d|3[01])(?:/|\.|-)(?P<month>0?[1-9]|1[0-2])(?:/|\.|-)"
        r"(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/]|\.\d|-\d+(?![\d./]))",
        numeric,
        (
            "Publié [le 05/06/2017] à 18h12",
            "[12.03.2026]",
            "[16-11-2021]",
            "[12/06/2024]-14/06/2024",
            "[11/09/01]",
        ),
        ("01.02.03.04.05", "version 2.3.2015.1", "le 12.03.26.44"),
    ),
    *NUMERIC,
    Rule(
        "numeric-day-month",
        # « le 14/05 à 10h », « du 14/05 au 16/05 », « RIGA 14/05 (agence) - »; not « le 1/3 Lanciers »
        r"(?:(?:le[ ](?:{WEEKDAY}[ ])?|{WEEKDAY}[ ]|(?<=\bdu[ ])|(?<=\bau[ ]))(?P<day>0?[1-9]|[12]\d|3[01])/"
        r"(?P<month>0[1-9]|1[0-2])(?=[ ]?[,.;:)\n]|[ ](?:a|de|au|-|dans|en|par)[ ]|$|(?<=\d\d/\d\d)[ ][a-z])"
        r"|(?P<day_2>0[1-9]|[12]\d|3[01])/(?P<month_2>0[1-9]|1[0-2])(?=[ ]\([a-z]{2,12}\)(?:[ ]?[-=:]|[ ]*(?:\n|$))))",
        _numeric_day,
        (
            "[le 14/05] à 10h",
            "[jeudi 14/05] :",
            "du [14/05] au 16/05",
            "du 14/05 au [16/05].",
            "riga [14/05] (ats) -",
            "BRUXELLES [23/01] (BELGA)",
        ),
        ("le 1/3 Lanciers", "le 12/34", "les 2/3 (ats) -", "une note de 12/20"),
    ),
    Rule(
        "numeric-item",
        r"(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])\.(?=[ ]?(?:[-:|]|[a-z]|$))",
        _numeric_item,
        ("17 au 23 février 2020\n[17.02.] Berne : entretien", "du 17 au 23 février 2020\n18.02.-[19.02.] Vienne"),
        ("01.02. Contexte", "le 12 mai 2020 au point 01.02. du"),
    ),
    Rule(
        "english-date",
        # « June 18, 2024 »
        r"(?:{WEEKDAY_ANY},?[ ])?(?P<month>{MONTH_ANY})\.?[ ](?P<day>{DAY})(?:st|nd|rd|th)?,[ ](?P<year>{YEAR})",
        written,
        ("posted [June 18, 2024] at", "[Oct. 3, 2023]"),
        (
            "May 2021",
            "mars 18 fois",
            "June, 2024",
        ),
    ),
    Rule(
        "hyphenated-date",
        # « 14-Mar-2007 »
        r"(?P<day>{DAY})-(?P<month>{MONTH_ANY})\.?-(?P<year>{YEAR})",
        written,
        ("[14-Mar-2007] 09:12", "[03-Oct-2008]"),
        (
            "14-18",
            "2007-03",
            "14-15 mars 2007",
        ),
    ),
    Rule(
        "week-of",
        # « la semaine du 12 juin »; « la semaine du 3 au 7 mars » tells its first and last day
        r"(?:(?:la|cette)[ ])?semaine[ ]du[ ](?:{WEEKDAY}[ ])?(?P<day>{DAY})[ ](?P<month>{MONTH})"
        r"(?:[ ](?P<year>{YEAR}))?"
        r"(?![ ](?:au|-)[ ](?:{WEEKDAY}[ ])?{DAY}[ ]{MONTH})",
        _whole_week,
        ("dans [la semaine du 12 juin 2023]", "[semaine du lundi 3 mars]"),
        (
            "la semaine du goût",
            "la semaine de mars",
            "du 3 au 7 mars",
        ),
    ),
    *NIGHTS,
    Rule(
        "day-month",
        # « le vendredi 1er novembre 2019 », « 17 Oct. 2024 », « le 25 mai prochain », « le 3 mars de l'an dernier »
        THE + r"(?:(?P<weekday>{WEEKDAY_ANY}),?[ ](?:le[ ])?)?(?P<day>{DAY})[ -]?(?:du[ ]mois[ ]de[ ])?"
        r"(?P<month>{MONTH_ANY})\b"
        r"(?:(?:(?<=\b(?:jan|fev|feb|mar|avr|apr|jun|jul|aou|aug|sep|oct|nov|dec))|(?<=\b(?:janv|fevr|juil|sept)))\.)?"
        r"(?:,?[ ](?:de[ ]l'annee[ ])?(?P<year>{YEAR})|[ ](?P<short_year>'?[4-9]\d)(?=[ ]?[,.;:)]|$)|[ ](?P<misprint>"
        r"(?:19|20)\d(?!\d|[ ][a-z]))"
        r"|[ ](?P<toward>{TOWARD})|[ ]{OF_YEAR})?" + HOURS,
        written,
        (
            "[le 12 juin 2024]",
            "[Vendredi 1er novembre 2019], le",
            "du [13 juin]",
            "[le 25 mai prochain]",
            "[17 Oct. 2024] -",
            "[14 fév] (AFP)",
            "[29 aoû. 2018] 16:20",
            "[28 juin 2012]. -",
            "[le premier mai]",
            "[24 January 2024]",
            "[le 3 mars de l'an dernier]",
            "[le mercredi 12 juin au matin]",
            "[jeudi, le 23 mai 2002]",
            "[le 1 er avril 2009]",
            "[le 11 juillet] 20 pays",
            "[le 4 mai 202]. Texte",
            "[le 8 mai 45],",
            "du [14-Juillet]",
        ),
        ("les 12 marsouins", "le 12 décideurs"),
    ),
    Rule(
        "feast",
        # « à Noël », « la veille de Noël » has two, « le lundi de Pâques », « à la Toussaint »
        r"(?<![-'])(?:la[ ]|l'|le[ ])?(?:(?:lundi|jeudi|dimanche|week-end|jour|fetes?)[ ]de[ ](?:l'|la[ ])?)?"
        r"(?P<feast>{FEAST})(?:[ ](?:de[ ])?"
        r"(?P<year>{YEAR})|[ ](?P<toward>{TOWARD}))?"
        r"(?=[ ,.;:)!?]|$)",
        _feast,
        (
            "avant [Noël],",
            "[le lundi de Pâques]",
            "[le jeudi de l'Ascension]",
            "à [la Toussaint]",
            "depuis [Noël 2022]",
            "après [la Pentecôte]",
        ),
        ("Noëlle", "Jean-Noël Barrot a dit"),
    ),
    Rule(
        "day-alone",
        # « une première réunion le 7 mars, une seconde le 28 », « en juin, du 12 au 14 », « le mois prochain, les
        # 11 et 12 »: days of the month told before
        rf"(?:(?<=jusqu'au[ ])(?P<day_until>{{DAY}}){_NO_NOUN}|(?:le[ ]|(?<=\bau[ ]))(?P<day>{{DAY}}){_NO_NOUN}"
        rf"|(?<=\bdu[ ])(?P<day_from>{{DAY}})(?=[ ]au[ ]{{DAY}}{_NO_NOUN})"
        rf"|les[ ](?P<day_one>{{DAY}})(?=[ ]et[ ]{{DAY}}{_NO_NOUN})"
        rf"|(?<=\d[ ]et[ ])(?P<day_two>{{DAY}}){_NO_NOUN})",
        _day_alone,
        (
            "le 7 mars 2008, une seconde [le 28]",
            "suspendue le 9 octobre puis reprise [le 17] par elle",
            "en novembre, du [18] au 29 ;",
            "en novembre, du 18 au [29] ;",
            "le mois prochain, [les 11] et 12.",
            "le mois prochain, les 11 et [12].",
            "à la mi-octobre ; il verra [le 14] ses homologues",
            "août : guerre de géorgie. [le 19], les ministres",
            "à Riga [le 17] et à Tallinn le 18 juin",
            "lundi 18 juin\n- Riga - Exercice (jusqu'au [24]). Les",
        ),
        (
            "au 16, rue de la Loi",
            "le 17 et le 18 régiment",
            "le 16, rue de la Loi",
            "le 12 et",
            "le 9 mars, les 11 et 12 pays",
            "du 18 au 29.",
            "ouvert jusqu'au 16, rue de la Loi",
            "il lit jusqu'au 24.",
        ),
    ),
    Rule(
        "elliptic-day",
        # « les 12 et 13 octobre », « du 28 au 29 mai », « 24-25 juin », « 5, 6 et 7 juin », « du 12 au mardi 13 mai »
        rf"(?:(?:les?|ces)[ ])?(?P<day>{{DAY}})(?={_REST})",
        written,
        (
            "[les 12] et 13 octobre 2022",
            "du [9] au 11 juillet",
            "([24]-25 juin 2025)",
            "on [12] and 13 October",
            "[les 5], 6 et 7 juin",
        ),
        ("les 12 et 13 membres",),
    ),
    Rule(
        "elliptic-numeric",
        # « (11-12.10.2023) », « les 11 et 12/10/2023 », « 30.09-01.10.2024 »
        r"(?:les?[ ])?(?<![\d.,/-])(?P<day>0?[1-9]|[12]\d|3[01])(?:[./](?P<month>0[1-9]|1[0-2]))?[.]?"
        r"(?=(?:[ ]?-[ ]?|[ ](?:et|&|au)[ ](?:le[ ])?)(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:19|20)\d\d"
        r"(?![\d/]|\.\d))",
        _elliptic_numeric,
        (
            "à Bruxelles ([11]-12.10.2023)",
            "[les 11] et 12/10/2023",
            "du [30.09]-01.10.2024",
        ),
        ("11-12.10", "le 3 et 12.10.20"),
    ),
)
