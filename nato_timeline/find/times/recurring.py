"""How often: « tous les deux ans », « chaque année », « deux fois par an », « tous les jeudis », « quotidien »."""

from __future__ import annotations

import re

from nato_timeline.rule import Rule

from .atoms import ATOMS, MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS, amount_of, unit_of
from .expr import Found, Recurring


def _period(count: float, unit: str) -> Recurring:
    """P2Y for two « ans », PT6H for six « heures »."""
    letter, size = UNITS[unit_of(unit)]
    return Recurring(f"P{'T' if letter[0] == 'T' else ''}{count * size:g}{letter[-1]}")


def _every(m: re.Match[str]) -> Recurring:
    return _period(amount_of(m["amount"]) or 1 if m["amount"] else 1, m["unit"])


def _per(m: re.Match[str]) -> Recurring:
    return _period(1, m["unit"])


def _weekday(m: re.Match[str]) -> Recurring:
    return Recurring(f"XXXX-WXX-{WEEKDAYS[m['weekday'].removesuffix('s')]}")


def _season(m: re.Match[str]) -> Recurring:
    return Recurring(f"XXXX-{SEASONS[m['season'].removesuffix('s')]}")


def _month(m: re.Match[str]) -> Recurring:
    return Recurring(f"XXXX-{MONTHS[m['month']]:02}")


def _part(m: re.Match[str]) -> Recurring:
    """« tous les matins » is the morning of any day."""
    word = m["part"] or m["parts"].removesuffix("s")
    return Recurring(f"XXXX-XX-XXT{PARTS[word.replace(' ', '-')]}")


_ADJECTIVES = {
    "quotidien": "P1D", "hebdomadaire": "P1W", "mensuel": "P1M",
    "trimestriel": "P3M", "semestriel": "P6M", "annuel": "P1Y", "bisannuel": "P2Y",
}  # fmt: skip
_ADVERBS = {"quotidiennement": "P1D", "mensuellement": "P1M", "annuellement": "P1Y"}
# a sum or paper for a year happens no oftener for it: « budget annuel », « la presse quotidienne »; « le quotidien
# » is one
_NOT_A_RATE = re.compile(
    r"(?:^|[^\w])(?:budgets?|depenses?|rapports?|moyennes?|taux|montants?|presse|journa(?:l|ux)|conges?|croissance"
    r"|hausse|"
    r"enveloppes?|couts?|budgetaires?|productions?|credits?|les?|la|une?|du|au|ces?|des|aux|principaux|grands"
    r"|notre|votre|mon|son|leur) $"
)


def _adjective(m: re.Match[str]) -> Recurring | None:
    """« leurs efforts annuels »: after a noun, where it tells how often."""
    before = m.string[max(0, m.start() - 20) : m.start()]
    if _NOT_A_RATE.search(before) or not re.search(r"[a-z]{3} $", before):
        return None
    return Recurring(next(value for stem, value in _ADJECTIVES.items() if m[0].startswith(stem)))


def _adverb(m: re.Match[str]) -> Recurring:
    return Recurring(_ADVERBS[m[0]])


_PER_UNIT = "jour|semaine|mois|trimestre|semestre|an|annee|heure|minute|seconde|siecle|decennie"
_PLURAL_WEEKDAYS = f"(?:{ATOMS['WEEKDAY']})s"

RULES: tuple[Rule[Found], ...] = (
    Rule(
        "every-weekday",
        rf"(?:tous[ ]les[ ](?P<weekday>{_PLURAL_WEEKDAYS})|chaque[ ](?P<each>{{WEEKDAY}}))(?:[ ](?:matin|soir"
        rf"|apres-midi)s?)?",
        lambda m: Recurring(f"XXXX-WXX-{WEEKDAYS[(m['weekday'] or m['each']).removesuffix('s')]}"),
        ("[tous les jeudis] à", "[chaque lundi]", "[tous les mardis matin]"),
        (
            "tous les mois",
            "chaque ministre",
            "les jeudis",
        ),
    ),
    Rule(
        "nth-weekday",
        # « les deuxième et quatrième jeudis de chaque mois »
        rf"(?:(?:tous[ ])?les?[ ])?{{ORDINAL}}(?:[ ]et[ ]{{ORDINAL}})?[ ](?P<weekday>{_PLURAL_WEEKDAYS}|{{WEEKDAY}})"
        rf"(?=[ ](?:de[ ]chaque|du)[ ]mois)",
        _weekday,
        ("[les deuxième et quatrième jeudis] de chaque mois", "[le premier lundi] du mois"),
        (
            "le premier lundi de la guerre",
            "le premier ministre du mois",
        ),
    ),
    Rule(
        "every",
        # « tous les deux ans », « toutes les six semaines », « tous les jours »
        r"tou(?:s|tes)[ ]les[ ](?:(?P<amount>{NUMBER})[ ])?(?P<unit>{UNIT})"
        r"(?![ ](?:sont|s'entendent|indiquees?|donnees|mentionnees|de[ ]vol)\b)",
        _every,
        (
            "[tous les six mois].",
            "[tous les deux ans], il",
            "[tous les ans]",
            "[toutes les six semaines]",
            "[tous les 15 jours]",
        ),
        (
            "tous les pays",
            "tous les deux sont venus",
            "toutes les heures sont locales",
            "toutes les troupes",
        ),
    ),
    Rule(
        "each-date",
        r"(?:chaque|tous[ ]les)[ ](?P<day>{DAY})[ ](?P<month>{MONTH})",
        lambda m: Recurring(f"XXXX-{MONTHS[m['month']]:02}-{int(m['day'].removesuffix('er')):02}"),
        ("[Chaque 4 avril], l'Alliance", "[tous les 11 novembre]"),
        (
            "chaque pays",
            "tous les 32 Alliés",
            "chaque 12e membre",
        ),
    ),
    Rule(
        "each-month-name",
        r"chaque[ ](?:mois[ ]de[ ])?(?P<month>{MONTH})",
        _month,
        ("[chaque mois de juin]", "[Chaque juillet], la"),
        (
            "chaque marsouin",
            "le mois de juin",
            "chaque mois",
        ),
    ),
    Rule(
        "each",
        r"chaque[ ](?P<unit>{UNIT})(?![ ]d['e][ ]?(?:guerre|paix))",
        _per,
        ("à l'Ukraine [chaque année].", "[Chaque jour], les", "débattra [chaque semaine]"),
        (
            "chaque pays",
            "chaque année de guerre",
            "chacun an",
        ),
    ),
    Rule(
        "each-season",
        r"(?:chaque|tous[ ]les)[ ](?P<season>(?:{SEASON})s?)",
        _season,
        ("[chaque été]", "[tous les hivers]"),
        (
            "chaque saison",
            "cet été",
            "tous les pays",
        ),
    ),
    Rule(
        "each-part",
        r"chaque[ ](?P<part>matin|soir|nuit|apres[- ]midi)"
        r"|tou(?:te)?s[ ]les[ ](?P<parts>matins|soirs|nuits|apres[- ]midi)",
        _part,
        ("[chaque matin]", "[toutes les nuits]", "[tous les soirs]"),
        ("tous les matinaux", "chaque matinée"),
    ),
    Rule(
        "times-per",
        # « deux fois par an », « une fois tous les deux ans »
        rf"(?:{{NUMBER}}|plusieurs|quelques|une[ ]ou[ ]deux)[ ]fois[ ](?:par[ ]|l'|l[ea][ ])(?P<unit>{_PER_UNIT})",
        _per,
        ("informée [deux fois par an].", "[une fois par semaine]", "[plusieurs fois par mois]", "[trois fois l'an]"),
        (
            "deux fois plus par an",
            "trois fois moins",
            "deux fois par la route",
        ),
    ),
    Rule(
        "per",
        rf"(?<!minute[ ])(?<!heure[ ])(?<!jour[ ])(?<!annee[ ])(?<!mois[ ])par[ ](?P<unit>{_PER_UNIT})",
        _per,
        ("85 milliards de couronnes [par an].", "2 000 obus [par jour]"),
        (
            "par la route",
            "par ancien",
            "par habitant",
        ),
    ),
    Rule(
        "frequency",
        # « les patrouilles quotidiennes », « leurs efforts annuels »
        r"quotidien(?:ne)?s?|hebdomadaires?|mensuel(?:le)?s?|trimestriel(?:le)?s?|semestriel(?:le)?s?|annuel(?:le)?s?"
        r"|bisannuel(?:le)?s?",
        _adjective,
        ("leurs efforts [annuels]", "les frappes [quotidiennes] russes", "la réunion [hebdomadaire]"),
        (
            "le budget annuel",
            "un quotidien allemand",
            "c'est notre quotidien",
            "la presse quotidienne",
            "le rapport annuel",
        ),
    ),
    Rule(
        "frequency-adverb",
        "|".join(_ADVERBS),
        _adverb,
        ("se réunit [annuellement]", "informés [quotidiennement]"),
        (
            "annuel",
            "mensuel",
            "manuellement",
        ),
    ),
)
