"""Counts and measures: « 20 000 militaires », « une vingtaine de ses navires », « dix véhicules blindés », « 1 340 km »."""

from __future__ import annotations

import re

from ...rule import Rule
from .found import Shape
from .lens import YEAR
from .ranges import numbers, two
from .units import is_counted, measure

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
# « trois nouveaux », « une dizaine de ses autres »
_THROUGH = r"(?:(?:{BEFORE})[ ]){0,2}"
_NOUN = rf"(?P<noun>{_WORD})(?:[ ](?:{{AFTER}})(?![^\W_]))?"
_OWNED = r"(?:(?:ses|ces|leurs|nos|vos|mes|ces[ ]memes)[ ])?"
# a year and a noun stand together by chance: « en 2024 soldats et marins »
_YEAR_CUE = re.compile(
    r"(?:\b(?:en|depuis|fin|debut|mi|apres|avant|des|dans|annees?|exercice|horizon|ete|hiver|automne|printemps|ci|ici[ ]a|jusqu'en"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)[ -]?)$"
)


def _count(m: re.Match[str]) -> Shape | None:
    if not is_counted(m["noun"]):
        return None
    groups = m.groupdict()
    spans, link = ((m.span("num"),), None) if "low" not in groups else numbers(m) or ((), None)
    if not spans or (m["num"][0] == YEAR and _YEAR_CUE.search(m.string, max(0, m.start() - 14), m.start())):
        return None
    return Shape("count", "", spans, noun=m.span("noun"), link=link)


def _equipment(m: re.Match[str]) -> Shape:
    return Shape("count", "name", (m.span("num"),), noun=m.span("noun"))


def _measure(m: re.Match[str]) -> Shape | None:
    found = numbers(m)
    return Shape("measure", measure(m["measure"]), found[0], link=found[1]) if found else None


COUNT_RULES = (
    Rule(
        "measure",
        two(r"[ ]?{MEASURE}") + r"[ ]?(?:de[ ])?(?P<measure>{MEASURE})",
        _measure,
        (
            "une frontière de [1 340 kilomètres]",
            "à [15km] du front",
            "de [300 à 500 km]",
            "[deux mille tonnes] d’obus",
        ),
    ),
    Rule(
        "count",
        two(r"(?!)", "{SMALL}") + rf"[ ]{_THROUGH}{_NOUN}",
        _count,
        (
            "quelque [90 000 militaires] venus",
            "[dix véhicules blindés]",
            "les [26 pays membres]",
            "avec [onze autres pays]",
            "de [600 à 700 soldats]",
            "[deux ou trois chars] de plus",
            "[269 voix] contre 37",
            "[Mille deux cents véhicules]",
        ),
        ("en 2024 soldats et marins", "deux fois par an", "les 32 dans leur ensemble", "cinq ans"),
    ),
    Rule(
        "count of many",
        rf"(?P<num>{{BIG}}|{{COLL}})[ ]d(?:e[ ]{_OWNED}|'|es[ ]){_THROUGH}{_NOUN}",
        _count,
        (
            "près d’[un million d’hommes]",
            "[une vingtaine de ses militaires]",
            "[2,8 millions d’habitants]",
            "[une centaine d’autres experts]",
        ),
        ("une dizaine de jours", "un million de fois"),
    ),
    Rule(
        "count of equipment",
        r"(?P<num>{SMALL})[ ](?:{BEFORE}[ ])?(?P<noun>{EQUIP})",
        _equipment,
        ("[quatre F-16] belges", "[14 Leopard 2] allemands"),
    ),
    Rule(
        "count of equipment by the dozen",
        rf"(?P<num>{{COLL}})[ ]d(?:e[ ]{_OWNED}|')(?P<noun>{{EQUIP}})",
        _equipment,
        ("[une dizaine de F-16]", "[une dizaine de leurs Caesar]"),
    ),
)
