"""Parts and multiples: percentages, points, fractions, « 1,5 fois plus », « multiplié par quatre »."""

from __future__ import annotations

import re

from ...rule import Rule
from .found import Shape
from .ranges import linked, low
from .units import elided

_SIGN = r"[ ]?(?:%|pour[ ]?cents?(?![^\W_])|p\.[ ]?c\.|pc(?![^\W_]))"
_GDP = r"(?:pib|produit[ ]interieur[ ]brut)"
_GNI = r"(?:rnb|pnb|revenu[ ]national[ ]brut|produit[ ]national[ ]brut)"
# « du PIB », « de son PIB », « de leurs PIB respectifs »
_BASE = (
    r"(?P<base>[ ](?:du|de[ ](?:son|leur|notre|votre|mon|chaque)|de[ ](?:leurs|nos|vos)|des)?[ ]?"
    rf"(?P<income>(?P<gdp>{_GDP})|{_GNI})s?(?![^\W_]))?"
)


def _base(m: re.Match[str]) -> str:
    if m["income"] is None:
        return "%"
    return "% du PIB" if m["gdp"] else "% du RNB"


def _percent(m: re.Match[str]) -> Shape:
    return Shape("percent", _base(m), (m.span("num"),))


def _points(m: re.Match[str]) -> Shape:
    return Shape("point", "point", (m.span("num"),))


# « a chuté de », « gagne », « une hausse de »
_CHANGED = re.compile(
    r"\b(?:gagn|perd|chut|recul|baiss|progress|augment|diminu|bond|grimp|hauss|avanc|cede|remont)[a-z]*[ ](?:de[ ]|d')?"
    r"(?:pres[ ]de[ ]|environ[ ]|plus[ ]de[ ])?$"
)

_COMPARED = re.compile(r"[ ]de[ ](?:plus|moins)(?![^\W_])")


def _points_of_change(m: re.Match[str]) -> Shape | None:
    compared = _COMPARED.match(m.string, m.end())
    return _points(m) if compared or _CHANGED.search(m.string, max(0, m.start() - 40), m.start()) else None


def _fraction(m: re.Match[str]) -> Shape:
    return Shape("fraction", "fraction", (m.span("num"),))


def _times(m: re.Match[str]) -> Shape:
    return Shape("times", "fois", (m.span("num"),))


_FOLDS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "decupl": 10}


# « a doublé », « ont été triplés »; « un joli doublé » is a noun
_AUXILIARY = re.compile(
    r"\b(?:a|ont|ai|avai(?:t|ent)|aur(?:a|ont|ait|aient)|ait|aient|avoir|ayant|est|sont|etai(?:t|ent)|ser(?:a|ont|ait|aient)"
    r"|ete|etre)[ ](?:[a-z]+[ ]){0,3}$"
)


def _folded(m: re.Match[str]) -> Shape | None:
    participle = m["ending"] in ("e", "ee", "es", "ees")
    if participle and not _AUXILIARY.search(m.string, max(0, m.start() - 40), m.start()):
        return None
    return Shape("times", "fois", (), factor=_FOLDS[m["fold"]])


_MORE = (
    r"(?=[ ](?:plus|moins|superieure?s?|inferieure?s?|davantage|autant|celui|celle|ceux|celles"
    r"|(?:le|la|les|leur|son|sa)[ ](?:montant|budget|taille|niveau|nombre|superficie|volume|moyenne|surface|prix"
    r"|total)))"
)
# what makes « un tiers » a share and no third party: a complement, a verb after it, or what stands before it
_OF = r"(?=[ ]d(?:e[ ]|es[ ]|u[ ]|'))"
_IS = r"(?=[ ](?:est|sont|ont|a|etait|sera|seront|avait|avaient|provien[a-z]+|vien[a-z]+)[ ])"
_NO_SHARE = (
    r"(?![ ](?:de[ ]confiance"
    r"|d'heures?|de[ ]siecle|de[ ]finales?|de[ ]tour|d'annee|de[ ]l'annee|du[ ]temps|du[ ]mois|du[ ]siecle"
    r"|de[ ]la[ ](?:journee|nuit)))"
)
_SHARE_BEFORE = re.compile(r"(?:\bdont|\bpour|\benviron|\bquelque|d'|\bde|\bdu|\bpresque|\batteint|[ ]soit)[ ]?$")


def _fraction_alone(m: re.Match[str]) -> Shape | None:
    before = max(0, m.start() - 24)
    of_it = _OF_IT.search(m.string, before, m.start())
    absorbed = of_it is not None and of_it["verb"].startswith(elided("of_them"))
    return _fraction(m) if absorbed or _SHARE_BEFORE.search(m.string, before, m.start()) else None


_OF_IT = re.compile(r"\ben[ ](?P<verb>[a-z]+)[ ]$")  # « en absorbe un tiers »


SHARE_RULES = (
    Rule(
        "percent, two numbers",
        low(_SIGN) + r"(?P<num>{ANY})" + _SIGN + _BASE,
        linked(_percent),
        ("entre [2 et 3 %]", "de [3 à 4 %] des effectifs", "[10-15 %]", "de [10 % à 15 %] environ"),
        ("en 2014 à 32 %",),
    ),
    Rule(
        "percent",
        r"(?P<num>{ANY})" + _SIGN + _BASE,
        _percent,
        (
            "l’objectif des [2 %]",
            "[0,6 % du PIB] en 2020",
            "[1,7 % de son PIB]",
            "[0,7 % du RNB]",
            "[sept pour cent]",
            "[un pour cent]",
            "[77, 9 %] des voix",
            "[1,6%] du budget fédéral",
            "[1,2 pc de son PIB]",
        ),
        ("vingt pour centraliser",),
    ),
    Rule(
        "points",
        r"(?P<num>{ANY})[ ]points?[ ](?:de[ ](?:pourcentage|pib|croissance|base)|du[ ]pib)",
        _points,
        ("en hausse de [0,3 point de PIB]", "gagner [deux points de pourcentage]"),
        ("trois points à l’ordre du jour",),
    ),
    Rule(
        "points of change",
        r"(?P<num>{ANY})[ ]points?",
        _points_of_change,
        ("le taux a chuté de [20 points]", "elle gagne [deux points] en un an", "soit [neuf points] de plus qu’en mai"),
        ("trois points ont été abordés",),
    ),
    Rule(
        "points after a decimal",
        r"(?P<num>{SMALL})[ ]points?(?![ ](?:a[ ]l'ordre|de[ ](?:vue|passage|controle)))",
        _points,
        ("un écart de [0,3 point]",),
        ("trois points de vue",),
    ),
    Rule(
        "times, two numbers",
        low(r"(?!)") + r"(?P<num>{SMALL})[ ]fois" + _MORE,
        linked(_times),
        ("[trois à quatre fois] plus",),
        ("deux ou trois fois par an",),
    ),
    Rule(
        "times",
        r"(?P<num>{SMALL})[ ]fois" + _MORE,
        _times,
        ("[1,5 fois] plus actifs", "[deux fois] le budget"),
        ("deux fois par an",),
    ),
    Rule(
        "multiplied",
        r"(?:de)?multipli(?:er?|ee?s?|ait|aient|era|eront|ent|ant|cation)[ ]par[ ]"
        r"(?:pres[ ]de[ ]|environ[ ])?(?P<num>{SMALL})",
        _times,
        ("a été [multiplié par deux]", "il faut [multiplier par quatre]", "une [multiplication par près de 100]"),
        ("il faut multiplier les visites",),
    ),
    Rule(
        "fold",
        # « a doublé », « devrait tripler »
        r"(?P<fold>doubl|tripl|quadrupl|decupl)"
        r"(?P<ending>er|ee?s?|era|eront|erai(?:t|ent)|ait|aient|ent|ant)(?!-)",
        _folded,
        ("l’effectif a [doublé]", "il faut [tripler] les stocks"),
        ("un joli doublé",),
    ),
    Rule(
        "fraction of",
        r"(?P<num>{FRAC})" + _NO_SHARE + rf"(?:{_OF}|{_IS})",
        _fraction,
        (
            "[un tiers] des unités",
            "plus de [la moitié] des Alliés",
            "[les deux tiers] de l’aide",
            "près du [quart] du budget",
            "dont [la moitié] est déjà dépensée",
        ),
        ("le quart de finale", "trois quarts d’heure", "un tiers au conflit"),
    ),
    Rule(
        "fraction alone",
        r"(?P<num>{FRAC})" + _NO_SHARE,
        _fraction_alone,
        (
            "en hausse d’[un tiers] sur un an",
            "le personnel en absorbe [les trois quarts]",
            "réduits de [moitié] par la réforme",
        ),
        ("à l’égard d’autrui, un tiers neutre",),
    ),
)
