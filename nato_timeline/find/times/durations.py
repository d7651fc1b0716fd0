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


def _half_more(unit: str, amount: float, letter: str) -> tuple[tuple[float, str], ...]:
    """Two hours and thirty minutes for « deux heures et demie »; two and a half of what has no even half."""
    finer = {"TH": "TM", "TM": "TS"}.get(letter)
    return ((amount, letter), (30, finer)) if finer else ((amount + UNITS[unit_of(unit)][1] / 2, letter),)


def _one(text: str | None, unit: str) -> tuple[float | None, str]:
    """An amount and its TIMEX3 letter: (100, « Y ») for a « siècle »."""
    letter, size = UNITS[unit_of(unit)]
    amount = amount_of(text)
    return (None if amount is None else amount * size), letter


def _length(m: re.Match[str]) -> Found:
    """« près de deux ans », « trois jours et demi », « deux ans et trois mois »; thousands of hours are a figure."""
    if m["unit"].startswith("heure") and (amount_of(m["amount"]) or 0) >= _FIGURE:
        return Mask()
    first = _one(m["amount"], m["unit"])
    if m["half"] and first[0] is not None:
        return Length(_half_more(m["unit"], first[0], first[1]), mod=_mod(m))
    if m["unit2"]:
        return Length((first, _one(m["amount2"], m["unit2"])), mod=_mod(m))
    mod = "APPROX" if m["amount"].rstrip().endswith(("aine de", "aine d'")) else _mod(m)
    return Length((first,), mod=mod)


def _elliptic(m: re.Match[str]) -> Length:
    """« 8 » in « de 8 à 24 mois »: the unit is the next one's."""
    return Length((_one(m["amount"], m["unit"]),))


def _vague(m: re.Match[str]) -> Length:
    return Length((_one(None, m["unit"]),))


# what makes « des semaines » a length: « depuis », « il faudra », « a duré », « prendrait », « voilà »
_LASTING = re.compile(
    r"(?:^|[^\w])(?:depuis|pendant|durant|apres|sur|pour|voila|voici|y a|avait|bout de|(?:fau[dt]|dur|pren|pri[st]|mis"
    r"\b|met|demand|requi|attend|passe|ecoule|necessit|fallu|fait\b|fera)[a-z]*) $"
)
_DECADE = re.compile(r" (?:\d|vingt|trente|quarante|cinquante|soixante|quatre-vingt)")


def _unnumbered(m: re.Match[str]) -> Length | None:
    """« il faudra des semaines », « des mois durant »; « des années 1930 » are a decade."""
    if _DECADE.match(m.string, m.end()):
        return None
    said = _LASTING.search(m.string, max(0, m.start() - _VERB), m.start())
    return _vague(m) if said or m.string.startswith(" durant", m.end()) else None


# how long the verb before is at most, in characters
_VERB = 16


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
_UNSAID = r"(?!(?:un[ ]jour|une[ ](?:annee|journee|heure|minute|seconde))\b(?![ ]et[ ]demie?\b))"
_SAID = (
    r"(?:(?:(?<=[ (]d')|(?<=pendant[ ])|(?<=durant[ ])|(?<=depuis[ ])|(?<=[ ]sous[ ])|(?<=moins[ ])|(?<=[ ]sur[ ])"
    r"|(?<=apres[ ])|(?<=[^\w]en[ ])|(?<=dans[ ])|(?<=[ ]y[ ]a[ ])|(?<=[ ]pour[ ])|(?<=passe[ ])|(?<=dure[ ])"
    r"|(?<=durer[ ])|(?<=durera[ ])|(?<=durait[ ])|(?<=dura[ ]))"
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
        (
            "une visite d'[un jour]",
            "pendant [une heure]",
            "[une heure] avant la réunion",
            "depuis [une année]",
            "devrait durer [une heure].",
        ),
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
        # « depuis des années », « il faudra des semaines », « a duré des heures », « des mois durant »
        r"des[ ](?P<unit>(?:jour|journee|semaine|annee|decennie|siecle|heure|minute)s|mois)"
        r"(?![ ](?:feries?|ouvrables?))",
        _unnumbered,
        (
            "depuis [des années]",
            "pendant [des mois]",
            "il faudra [des semaines] avant",
            "le siège a duré [des mois].",
            "cela prendra [des années]",
            "[des heures] durant",
        ),
        (
            "des années",
            "depuis des lieux",
            "le courage des jours",
            "il compte des jours meilleurs",
            "dans des années 1930",
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
