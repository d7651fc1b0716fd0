"""How long: « près de deux ans », « les six prochains mois », « de 8 à 24 mois », « un demi-siècle »."""

from __future__ import annotations

import re

from nato_timeline.rule import Rule

from .atoms import AMOUNT_MODS, UNITS, amount_of, unit_of
from .expr import Found, Length, Mask

# « 2 100 heures de vol » are counted like tonnes or sorties: nothing lasts that long
_FIGURE = 500


def _mod(m: re.Match[str]) -> str | None:
    return AMOUNT_MODS[m["mod"].strip()] if m["mod"] else None


def _one(text: str | None, unit: str, *, half: bool = False) -> tuple[float | None, str]:
    """An amount and its TIMEX3 letter: (50, « Y ») for a half « siècle »."""
    letter, size = UNITS[unit_of(unit)]
    amount = amount_of(text)
    return (None if amount is None else (amount + (0.5 if half else 0)) * size), letter


def _length(m: re.Match[str]) -> Found:
    """« près de deux ans », « trois jours et demi », « deux ans et trois mois »; thousands of hours are a figure."""
    if m["unit"].startswith("heure") and (amount_of(m["amount"]) or 0) >= _FIGURE:
        return Mask()
    first = _one(m["amount"], m["unit"], half=m["half"] is not None)
    if m["unit2"]:
        return Length((first, _one(m["amount2"], m["unit2"])), mod=_mod(m))
    mod = "APPROX" if m["amount"].rstrip().endswith(("aine de", "aine d'")) else _mod(m)
    return Length((first,), mod=mod)


def _elliptic(m: re.Match[str]) -> Length:
    """« 8 » in « de 8 à 24 mois »: the unit is the next one's."""
    return Length((_one(m["amount"], m["unit"]),))


def _vague(m: re.Match[str]) -> Length:
    return Length((_one(None, m["unit"]),))


def _framed(m: re.Match[str]) -> Length:
    """« les six prochains mois », « ces dernières 24 heures », « ces dernières années »."""
    return Length((_one(m["amount"] or m["amount2"], m["unit"]),))


def _half(m: re.Match[str]) -> Length:
    letter, size = UNITS[m["unit"]]
    if letter == "TH":
        return Length(((30, "TM"),), mod=_mod(m))
    return Length(((size / 2, letter),), mod=_mod(m))


def _quarters(m: re.Match[str]) -> Length:
    count = amount_of(m["amount"])
    return Length((((count or 1) * 15, "TM"),))


def _quarter_century(m: re.Match[str]) -> Length:
    return Length(((25, "Y"),), mod=_mod(m))


def _hours(m: re.Match[str]) -> Length:
    """PT1H32M for « 1 h 32 »."""
    minutes = ((float(m["minutes"]), "TM"),) if m["minutes"] else ()
    return Length(((float(m["amount"]), "TH"), *minutes))


def _term(m: re.Match[str]) -> Length:
    """« une heure », « environ un jour », « quinquennat »: one of the unit."""
    letter, size = UNITS[m["unit"]]
    mod = m.groupdict().get("mod")
    return Length(((size, letter),), mod=AMOUNT_MODS[mod.strip()] if mod else None)


_AMOUNT = r"(?P<amount>{COLLECTIVE}[ ]d(?:e[ ]|')|{NUMBER})"
# « un jour » and « une seconde » are durations only where something says so
_UNSAID = r"(?!(?:un[ ]jour|une[ ](?:annee|journee|heure|minute|seconde))\b)"
_SAID = (
    r"(?:(?:(?<=[ (]d')|(?<=pendant[ ])|(?<=durant[ ])|(?<=depuis[ ])|(?<=[ ]sous[ ])|(?<=moins[ ])|(?<=[ ]sur[ ])"
    r"|(?<=apres[ ])|(?<=[^\w]en[ ])|(?<=dans[ ])|(?<=[ ]y[ ]a[ ])|(?<=[ ]pour[ ])|(?<=passe[ ])|(?<=dure[ ]))"
    r"|(?=une?[ ]\w+[ ](?:avant|apres|plus[ ]t|auparavant|durant|seulement|de[ ](?:retard|moins|plus|reunion|debats"
    r"|discussions))))"
)

RULES: tuple[Rule[Found], ...] = (
    Rule(
        "elliptic-amount",
        # « de 8 à 24 mois », « deux ou trois jours », « entre deux et cinq ans »
        r"(?P<amount>{NUMBER})(?=[ ](?:a|ou|et)[ ]{NUMBER}[ ]?(?P<unit>{UNIT})\b)(?<!\bun)",
        _elliptic,
        ("de [8] à 24 mois", "pour [deux] ou trois jours", "entre [deux] et cinq ans"),
        ("deux et trois chars",),
    ),
    Rule(
        "framed",
        # « ces dernières 24 heures », « les six prochains mois », « ces dix dernières années »
        r"(?:(?:les|ces|cette|la|le)[ ])?(?:(?P<amount>{NUMBER})[ ])?(?:tout(?:e?s)?[ ])?(?:derni(?:er|ere)s"
        r"|prochaine?s|premi(?:er|ere)s)[ ]"
        r"(?:(?P<amount2>{NUMBER})[ ])?(?P<unit>(?:seconde|minute|heure|jour|journee|semaine|an|annee|trimestre"
        r"|semestre|decennie)s|mois)",
        _framed,
        (
            "[ces dernières 24 heures]",
            "Au cours des [six prochains mois], trois",
            "[ces dix dernières années]",
            "dans [les prochains jours]",
            "[ces derniers mois]",
        ),
        (
            "les dix ans",
            "les derniers ministres",
            "le dernier jour",
            "les deux prochains sommets",
        ),
    ),
    Rule(
        "framed-one",
        r"(?:la|cette)[ ](?:derniere|prochaine)[ ](?P<unit>decennie)",
        _term,
        ("au cours de [la dernière décennie]", "[cette prochaine décennie]"),
        (
            "la décennie 1990",
            "une décennie",
            "la dernière semaine",
        ),
    ),
    Rule(
        "to-come",
        # « dans les semaines à venir », « les mois qui viennent »
        r"(?:les|ces)[ ](?P<unit>(?:jour|semaine|annee|decennie|heure)s|mois)[ ](?:a[ ]venir|qui[ ]viennent"
        r"|prochaine?s|ecoule(?:e)?s|passe(?:e)?s)",
        _vague,
        ("dans [les semaines à venir]", "[les mois qui viennent]"),
        (
            "les années 1990",
            "les jours fériés",
            "les mois qui suivent la guerre",
        ),
    ),
    Rule(
        "half",
        # « un demi-siècle », « près d'une demi-heure »
        r"(?P<mod>{AMOUNT_MOD}[ ]?)?(?:une?|la|le)[ ]demi(?:e)?[- ](?P<unit>{HALF_UNIT})",
        _half,
        ("depuis [un demi-siècle]", "[une demi-heure]", "[près d'un demi-siècle]", "d'[une demi-journée]"),
        (
            "une demi-mesure",
            "un demi-million",
            "le demi-frère",
        ),
    ),
    Rule(
        "quarters",
        r"(?P<amount>une?|trois)[ ]quarts?[ ]d'heure",
        _quarters,
        ("[trois quarts d'heure]", "[un quart d'heure]"),
        (
            "un quart des membres",
            "trois quarts des heures",
            "le dernier quart d'heure",
        ),
    ),
    Rule(
        "quarter-century",
        r"(?P<mod>{AMOUNT_MOD}[ ]?)?un[ ]quart[ ]de[ ]siecle",
        _quarter_century,
        ("depuis [un quart de siècle]", "[plus d'un quart de siècle]"),
        (
            "un quart de finale",
            "un quart des membres",
            "il y a un quart de siècle",
        ),
    ),
    Rule(
        "length",
        # « deux jours », « près de deux ans », « un an et demi », « 30,4 secondes », « deux ans et trois mois »
        rf"(?P<mod>{{AMOUNT_MOD}}[ ]?)?(?:(?:les|ces)[ ])?{_UNSAID}{_AMOUNT}[ ]?(?:(?:bon|petit|long|plein"
        rf"|gros)[a-z]{{0,3}}[ ])?(?P<unit>{{UNIT}})"
        rf"(?P<half>[ ]et[ ]demie?)?"
        r"(?:(?:[ ]et)?[ ](?P<amount2>{NUMBER})[ ](?P<unit2>mois|semaines?|jours?|heures?|minutes?|secondes?))?",
        _length,
        (
            "une réunion de [deux jours] consacrée",
            "[moins d'un an] pour",
            "[près de deux ans]",
            "[Onze ans] après",
            "de [30,4 secondes],",
            "ceci [un mois] avant",
            "[un an et demi]",
            "[deux ans et trois mois]",
            "pendant [une dizaine de jours]",
            "[ces deux jours]",
            "de prison, de 8 à [24 mois]",
            "[environ 48 heures]",
        ),
        ("un jour, la paix", "une seconde réunion", "deux chars", "l'article 3 an"),
    ),
    Rule(
        "length-hours",
        # « en 1 h 32 », « pendant 2h30 »
        r"(?=\d)(?:(?<=\ben[ ])|(?<=pendant[ ])|(?<=durant[ ])|(?<=duree[ ]de[ ]))(?P<amount>\d{1,3})[ ]?h(?:[ ]?"
        r"(?P<minutes>[0-5]\d))?(?!/)",
        _hours,
        ("en [1 h 32]", "pendant [2h30]", "en [48h]"),
        (
            "90 km/h",
            "à 8 h",
            "300 h de vol",
        ),
    ),
    Rule(
        "length-one",
        # « une visite d'un jour », « pendant une heure », « une heure avant »
        rf"(?=une?[ ]){_SAID}une?[ ](?P<unit>jour|annee|journee|heure|minute|seconde)(?![ ](?:de|d'|sur)[ ](?:vue"
        rf"|avance|autre)|[ ](?:normale|nouvelle|autre|fois))",
        _term,
        ("une visite d'[un jour]", "pendant [une heure]", "[une heure] avant la réunion", "depuis [une année]"),
        ("une journée décisive", "un jour, la paix"),
    ),
    Rule(
        "length-more",
        # « environ une heure », « plus d'un jour »
        r"(?P<mod>{AMOUNT_MOD}[ ]?)une?[ ](?P<unit>jour|annee|journee|heure|minute|seconde)",
        _term,
        ("[environ une heure] plus tard", "[plus d'une journée]"),
        (
            "une heure",
            "plus de chars",
            "moins de deux heures",
        ),
    ),
    Rule(
        "length-vague",
        # « quelques jours », « plusieurs années »
        r"(?:(?:ces|les)[ ])?(?:quelques|plusieurs|de[ ]nombreu(?:x|ses)|de[ ]longu(?:s|es))[ ](?P<unit>(?:seconde"
        r"|minute|heure|jour|journee|semaine|an|annee|trimestre"
        r"|semestre|decennie|siecle)s|mois)",
        _vague,
        ("[quelques jours] avant", "depuis [plusieurs années]", "il y a [quelques mois]"),
        (
            "quelques chars",
            "plusieurs pays",
            "quelques militaires",
        ),
    ),
    Rule(
        "length-unnumbered",
        # « depuis des années », « pendant des mois »
        r"(?=des[ ])(?:(?<=depuis[ ])|(?<=pendant[ ])|(?<=durant[ ])|(?<=apres[ ]))des[ ](?P<unit>(?:jour|semaine"
        r"|annee|decennie|siecle|heure)s|mois)",
        _vague,
        ("depuis [des années]", "pendant [des mois]"),
        (
            "des années",
            "depuis des lieux",
            "le courage des jours",
        ),
    ),
    Rule(
        "throughout",
        # « toute l'année », « toute la journée »
        r"toute?[ ](?:l'|l[ea][ ])(?P<unit>annee|journee|semaine|mois|trimestre|semestre|decennie|siecle)"
        r"(?![ ]{TOWARD})",
        _term,
        ("c'est [toute l'année].", "pendant [toute la journée]"),
        (
            "toute l'armée",
            "tout l'été",
            "toute la région",
        ),
    ),
    Rule(
        "term",
        r"(?:le[ ])?(?P<unit>quinquennat|septennat)",
        _term,
        ("un « [quinquennat] de", "pour ce [septennat]"),
        (
            "le mandat",
            "quinquennal",
            "le quinquet",
        ),
    ),
)
