"""Time counted from the document's day or from the story: « hier soir », « il y a deux ans », « la veille »."""

from __future__ import annotations

import re

from nato_timeline.rule import Rule

from .atoms import AMOUNT_MODS, GRAINS, PARTS, TOWARD, UNITS, WEEKDAYS, amount_of, part_of, position_of, unit_of
from .expr import Found, Shift
from .written import HOURS, WITHIN

_DEICTIC = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2}
_ANAPHORIC = {"avant-veille": -2, "veille": -1, "lendemain": 1, "surlendemain": 2}
_BASES = {"last": (-1, "publication"), "next": (1, "publication"), "following": (1, "story"), "previous": (-1, "story"),
          "this": (0, "publication")}  # fmt: skip


def _deictic(m: re.Match[str]) -> Shift:
    part, mod = part_of(m["part"])
    weekday = WEEKDAYS[m["weekday"]] if m["weekday"] else None
    return Shift(_DEICTIC[m["word"].replace(" ", "-")], "day", part=part, mod=mod, weekday=weekday)


def _anaphoric(m: re.Match[str]) -> Shift:
    part, mod = part_of(m["part"])
    return Shift(_ANAPHORIC[m["word"]], "day", base="story", part=part, mod=mod, of_event=m["of"] is not None)


def _this(m: re.Match[str]) -> Found:
    """« cette semaine », « ce matin », « ce soir-là »."""
    base = "story" if m["there"] else "publication"
    if m["half"]:
        part, mod = part_of(m["half"])
        return Shift(0, "day", base=base, part=part, mod=position_of(m["position"]) or mod)
    return Shift(0, GRAINS[unit_of(m["unit"])], base=base, mod=position_of(m["position"]))


def _this_weekend(m: re.Match[str]) -> Shift:
    return Shift(0, "weekend")


def _moved(m: re.Match[str]) -> Shift:
    """« la semaine prochaine », « l'année suivante », « la fin du mois dernier »."""
    count, base = _BASES[TOWARD[m["toward"]]]
    unit = m["unit"]
    if unit == "nuit":
        return Shift(min(count, 0), "day", base=base, part="NI")
    return Shift(count, GRAINS[unit_of(unit)], base=base, mod=position_of(m["position"]))


def _same(m: re.Match[str]) -> Shift:
    return Shift(0, GRAINS[m["unit"] or m["day"]], base="story")


def _same_part(m: re.Match[str]) -> Shift:
    return Shift(0, "day", base="story", part=PARTS[m["part"] or m["of_day"] or m["item"]])


def _counted(m: re.Match[str], sign: int, base: str) -> Shift | None:
    """A shift by an amount at the grain of its unit; 48 hours are two days, a vague or shorter amount is declined."""
    amount = amount_of(m["amount"])
    unit = unit_of(m["unit"])
    mod = AMOUNT_MODS.get(m["mod"].strip()) if m["mod"] else None
    if mod in ("MORE_THAN", "LESS_THAN"):  # « il y a plus de dix ans »: before that
        mod = "BEFORE" if (mod == "MORE_THAN") == (sign < 0) else "AFTER"
    if amount is None:
        return None
    if m["half"]:
        amount += 0.5
    if unit == "heure" and amount % 24 == 0:
        return Shift(sign * amount / 24, "day", base=base, mod=mod)
    if unit not in GRAINS:
        return None
    letter, size = UNITS[unit]
    grain = {"Y": "year", "M": "month"}.get(letter)
    if grain and amount * size == int(amount * size):  # « il y a deux décennies » is twenty years, told at the year
        return Shift(sign * amount * size, grain, base=base, mod=mod)
    if grain == "year":
        return Shift(sign * amount * size * 12, "month", base=base, mod=mod)
    return Shift(sign * amount, GRAINS[unit], base=base, mod=mod)


def _ago(m: re.Match[str]) -> Shift | None:
    return _counted(m, -1, "publication")


def _part_of_century(m: re.Match[str]) -> Shift:
    mod = AMOUNT_MODS.get(m["mod"].strip()) if m["mod"] else None
    mod = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}.get(mod or "", mod)
    return Shift(-25 if m["part"].startswith("quart") else -50, "year", mod=mod)


def _ahead(m: re.Match[str]) -> Shift | None:
    return _counted(m, 1, "publication")


def _later(m: re.Match[str]) -> Shift | None:
    return _counted(m, 1, "story")


def _earlier(m: re.Match[str]) -> Shift | None:
    return _counted(m, -1, "story")


def _within(m: re.Match[str]) -> Shift:
    """« en début de mois », « la fin de l'année »: of the one that the passage or the document's day lies in."""
    return Shift(0, GRAINS[m["unit"]], base="passage", mod=position_of(m["position"]))


def _part(m: re.Match[str]) -> Shift:
    """« dans l'après-midi »: of the day that the passage is about."""
    part, mod = part_of(m[0])
    return Shift(0, "day", base="story", part=part, mod=mod)


# « la nuit du droit », « la journée internationale de la paix » are no part of a day
_NOT_OF = r"(?![ ](?:d[eu]s?\b|d'|internationale|mondiale|nationale))"
# « près de deux ans », « une dizaine de jours », « un an et demi »
# « prend fin cette semaine »: an end that is no part of the date
_ENDS = ("prend", "prendra", "prendre", "pris", "met", "mettra", "mettre", "mis")
_NO_END = "".join(f"(?<!{verb}[ ])" for verb in _ENDS)

_AMOUNT = (
    r"(?P<mod>{AMOUNT_MOD}[ ]?)?(?P<amount>{COLLECTIVE}[ ]d(?:e[ ]|')|{NUMBER})[ ]?(?P<unit>{UNIT})"
    r"(?P<half>[ ]et[ ]demie?)?"
)

RULES: tuple[Rule[Found], ...] = (
    Rule(
        "deictic",
        # « aujourd'hui », « hier soir », « aujourd'hui vendredi »
        r"(?P<word>avant[- ]hier|hier|aujourd'hui|apres[- ]demain|demain)(?:[ ](?P<weekday>{WEEKDAY})(?![ ]{DAY}\b))?"
        + HOURS,
        _deictic,
        (
            "a été reçue [hier] par",
            "[hier soir]",
            "[Aujourd'hui], le",
            "[aujourd'hui vendredi]",
            "[Avant-hier], Londres",
            "achèveront [demain].",
            "[demain] en fin de matinée",
        ),
        (
            "le lendemain",
            "hiérarchie",
            "les menaces de demain",
            "aujourd hui",
        ),
    ),
    Rule(
        "anaphoric",
        # « la veille », « le lendemain matin », « au lendemain des attentats »
        r"(?:l[ea][ ]|l')?(?P<word>avant-veille|(?<=la[ ])veille(?![ ](?:strat|techno|sanit|milit|aer|perm|cyber))"
        r"|surlendemain|lendemain)(?P<of>(?=[ ]d(?:es?|u)\b|[ ]d'))?" + HOURS,
        _anaphoric,
        (
            "[La veille], il",
            "reçu [le lendemain] par",
            "[le lendemain matin]",
            "[La veille au soir]",
            "au [lendemain] des attentats",
            "[l'avant-veille]",
        ),
        (
            "en veille stratégique",
            "surveille",
            "le dimanche",
        ),
    ),
    Rule(
        "ago",
        # « il y a près de deux ans », « voici trois mois »
        rf"(?:il[ ]y[ ](?:a|avait)|voici|voila)(?:[ ](?:deja|a[ ]peine|maintenant|exactement|tout[ ]juste"
        rf"|seulement))?[ ]{_AMOUNT}",
        _ago,
        ("[il y a deux ans]", "[Il y a près de vingt ans],", "[voici trois mois]", "[il y a une dizaine d'années]"),
        ("il y a 24 véhicules", "il y a quelques jours"),
    ),
    Rule(
        "ago-century",
        # « il y a un quart de siècle », « voici près d'un demi-siècle »
        r"(?:il[ ]y[ ](?:a|avait)|voici|voila)[ ](?P<mod>{AMOUNT_MOD}[ ]?)?un[ ](?P<part>quart[ ]de[ ]|demi[- ])siecle",
        _part_of_century,
        ("[il y a un quart de siècle]", "[voici près d'un demi-siècle]"),
        ("depuis un quart de siècle", "dans un demi-siècle"),
    ),
    Rule(
        "ahead",
        # « dans dix jours »
        rf"dans[ ](?!l)(?:exactement[ ])?{_AMOUNT}",
        _ahead,
        ("prévue [dans trois mois] ;", "[dans dix jours]", "[dans un an]", "[dans environ deux semaines]"),
        ("dans les dix jours", "dans trois pays", "dans quelques jours"),
    ),
    Rule(
        "later",
        # « trois jours plus tard »; « plus tard que prévu » is a length
        rf"{_AMOUNT}[ ]plus[ ]tard(?![ ]que)",
        _later,
        ("[trois jours plus tard], les", "[Soixante-quatorze ans plus tard]", "[moins d'un mois plus tard]"),
        ("une heure plus tard", "quelques jours plus tard", "deux ans plus tard que prévu"),
    ),
    Rule(
        "earlier",
        # « deux ans plus tôt », « six mois auparavant »
        rf"{_AMOUNT}[ ](?:plus[ ]tot|auparavant)(?![ ]que)",
        _earlier,
        ("[deux ans plus tôt]", "[six mois auparavant]"),
        (
            "deux ans plus tôt que prévu",
            "plus tôt",
            "quelques jours plus tôt",
        ),
    ),
    Rule(
        "moved",
        # « la semaine prochaine », « l'an dernier », « le mois suivant », « la fin de l'année prochaine »
        rf"(?!minuit)(?:{WITHIN})?(?:l[ea][ ]|l')?(?P<unit>semaine|mois|annee|an|week-?end|trimestre|semestre"
        rf"|siecle|decennie|jour|nuit)[ ]"
        r"(?:tout[ ])?(?P<toward>{TOWARD})",
        _moved,
        (
            "[La semaine prochaine], l'OTAN",
            "[l'an dernier]",
            "[le mois prochain]",
            "[l'année suivante]",
            "[le week-end dernier]",
            "au [semestre dernier]",
            "[la nuit dernière]",
            "à [la fin de l'année prochaine]",
            "[l'année d'après]",
        ),
        ("un an passé à Mons", "une semaine passée", "il est minuit passé"),
    ),
    Rule(
        "same",
        r"l[ea][ ]meme[ ](?P<unit>jour|semaine|mois|annee|week-end)(?![ ]que)|le[ ](?P<day>jour)[ ]meme",
        _same,
        ("[Le même jour], il", "[la même année]", "[le jour même]"),
        ("la même semaine que",),
    ),
    Rule(
        "same-part",
        r"(?:l[ea][ ]|l')(?:meme[ ](?P<part>soir|matin|nuit)|(?P<of_day>soir|matin|nuit|apres-midi)[ ]meme)"
        # the items of a programme: « Après-midi : entretien »
        r"|(?:^|(?<=\n)|(?<=\n[•*-][ ]))(?P<item>matin|matinee|apres-midi|soir|soiree)(?=[ ]?:)",
        _same_part,
        ("[le soir même]", "[le même soir]", "2 avril\n[Après-midi] : entretien", "1er mai\n- [Matin] : séance"),
        (
            "la même soirée-débat",
            "le soir",
            "de même nature",
        ),
    ),
    Rule(
        "this-period",
        # « cette semaine », « ce matin », « ce jour-là », « en fin de semaine », « la fin de cette année »
        rf"(?:{_NO_END}{WITHIN})?(?:cet?|cette)[ ](?:(?P<unit>semaine|mois|annee|week-?end|trimestre|semestre|jour"
        rf"|siecle|decennie)"
        r"|(?P<half>matin|midi|apres[- ]midi|soir|nuit|soiree|matinee|journee))(?P<there>-la)?(?:-ci)?"
        r"(?!(?<!matin)(?<!soir)(?<!nuit)[ ]d(?:e|'|u|es)\b)",
        _this,
        (
            "[cette semaine] la",
            "[ce matin] à",
            "[cette année-là]",
            "[Ce jour-là], les",
            "à [la fin de cette année]",
            "[ce week-end]",
            "[cet après-midi]",
            "rentré [ce matin] d'Afghanistan",
            "finira [ce mois-ci] ;",
            "prendra fin [cette année]",
        ),
        ("cette journée de deuil",),
    ),
    Rule(
        "whole-year",
        # « pour l'ensemble de l'année »: the one that runs
        r"(?<=ensemble[ ]de[ ])l'annee(?![ ](?:{TOWARD}|{YEAR}|a[ ]venir|de\b|d'|du\b|[a-z]*(?:scolaire|fiscale)))",
        lambda _: Shift(0, "year"),
        ("pour l'ensemble de [l'année].", "sur l'ensemble de [l'année], le"),
        ("l'ensemble de l'année 2023", "l'ensemble de l'année scolaire"),
    ),
    Rule(
        "weekend",
        r"(?:tout[ ])?le[ ](?P<unit>week-?end)(?![ ](?:{TOWARD}|du|des|de)\b)",
        _this_weekend,
        ("pendant [le week-end], les", "[tout le week-end]"),
        ("le week-end des 18 et 19 mai",),
    ),
    Rule(
        "period-part",
        # « en début de mois », « à la fin de l'année », « d'ici la fin du mois »
        r"(?P<position>(?:(?:la|le)[ ])?(?:debut|milieu|fin))[ ](?:de[ ]l'|d'|du[ ]|de[ ]la[ ]|de[ ])(?P<unit>semaine"
        r"|mois|annee|trimestre"
        r"|semestre|siecle|decennie)(?![ ](?:{TOWARD}|{YEAR}|de\b|d'|du\b|[a-z]*(?:scolaire|fiscale|civile)))",
        _within,
        (
            "en [début de mois], présidait",
            "reportée à [la fin du mois].",
            "d'ici [la fin de l'année]",
            "en [fin de semaine]",
            "au [début du siècle]",
            "d'ici [la fin de la décennie]",
        ),
        (
            "la fin de la guerre",
            "le début de 2024",
            "la fin de l'année scolaire",
            "le milieu du gué",
        ),
    ),
    Rule(
        "day-part",
        # « dans la matinée », « au cours de la nuit », « en soirée »
        r"(?=l[ae']|soi|mat)(?:(?:(?<=dans[ ])|(?<=cours[ ]de[ ])|(?<=pendant[ ])|(?<=durant[ ])|(?<=conclu[ ])|"
        r"(?<=ouvert[ ]))(?:la[ ]|l')"
        r"(?:matinee|apres[- ]midi|soiree|nuit|journee)|(?:(?<=[^\w]en[ ])|(?<=^en[ ]))(?:soiree|matinee)"
        rf"|(?<=\ba[ ])l'aube|(?<=\ba[ ])la[ ]mi-journee|le[ ]soir|l'apres[- ]midi|le[ ]matin){_NOT_OF}",
        _part,
        (
            "Dans [la matinée], le",
            "diffusé dans [l'après-midi].",
            "au cours de [la nuit]",
            "en [soirée]",
            "[Le soir], ils",
            "à [l'aube].",
        ),
        ("dans la nuit du droit", "à l'aube du siècle", "dans la journée internationale"),
    ),
    Rule(
        "day-part-position",
        # « en début d'après-midi », « en fin de matinée »
        rf"(?P<position>debut|milieu|fin)[ ]d(?:e[ ]|')(?:matinee|apres[- ]midi|soiree|journee){_NOT_OF}",
        _part,
        ("En [début d'après-midi], son", "en [fin de journée]"),
        (
            "en fin de mission",
            "en début de nuit du droit",
            "la fin de journée internationale",
        ),
    ),
)
