"""Counts and measures: « 20 000 militaires », « une vingtaine de ses navires », « 1 340 km »."""

from __future__ import annotations

import re

from ...rule import Rule
from .found import Shape
from .lens import BIG, COLLECTIVE, ONE, REST, YEAR
from .ranges import linked, low
from .units import is_counted, measure, words

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
# « trois nouveaux », « une dizaine de ses autres »
# only before a plural: « 3 000 jeunes à l'été » are « jeunes »
_PLURAL = r"(?=[^\W\d_-]*[sxz](?![^\W_]))(?!(?:dans|sans|sous|pas|plus|tres|apres|mais|ces|ses|les|des|aux|dont)[ ])"
_THROUGH = rf"(?:(?:{{BEFORE}})[ ]{_PLURAL}){{0,2}}"
_NOUN = rf"(?P<noun>{_WORD})(?:[ ](?:{{AFTER}})(?![^\W_]))?"
_OWNED = r"(?:(?:ses|ces|leurs|nos|vos|mes|ces[ ]memes)[ ])?"
# a year and a noun stand together by chance: « en 2024 soldats et marins »
_YEAR_CUE = re.compile(
    r"(?:\b(?:en|depuis|fin|debut|mi|apres|avant|des|dans|annees?|exercice|horizon|ete|hiver|automne|printemps|ci"
    r"|ici[ ]a|jusqu'en"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)[ -]?)$"
)


def _count(m: re.Match[str]) -> Shape | None:
    if m["num"][0] in (BIG, COLLECTIVE) and m["noun"] in words("paid"):  # « 12 milliards de dépenses »
        return None
    beside_year = m["num"][0] == YEAR and _YEAR_CUE.search(m.string, max(0, m.start() - 14), m.start())
    if beside_year or not is_counted(m["noun"]):
        return None
    return Shape("count", "", (m.span("num"),), noun=m.span("noun"))


_NEXT = re.compile(r"[ ]([^\W\d_]+)")


def _out_of(m: re.Match[str]) -> Shape | None:
    after = _NEXT.match(m.string, m.end())
    is_noun = m["noun"] not in words("stop") if m["part"][0] == ONE else is_counted(m["noun"])
    if not is_noun or (after and is_counted(after[1])):
        return None
    return Shape("count", "", (m.span("part"), m.span("num")), noun=m.span("noun"), link="out of")


def _equipment(m: re.Match[str]) -> Shape:
    return Shape("count", "name", (m.span("num"),), noun=m.span("noun"))


def _measure(m: re.Match[str]) -> Shape:
    return Shape("measure", measure(m["measure"]), (m.span("num"),))


_MEASURED = r"(?P<num>{ANY}|{COLL})[ ]?(?:de[ ])?(?P<measure>{MEASURE})"

COUNT_RULES = (
    Rule(
        "measure, two numbers",
        low(r"[ ]?{MEASURE}") + _MEASURED,
        linked(_measure),
        ("de [300 à 500 km]", "entre [5 km et 10 km]"),
        ("de 5 km et 10 minutes",),
    ),
    Rule(
        "measure",
        _MEASURED,
        _measure,
        (
            "une frontière de [1 340 kilomètres]",
            "à [15km] du front",
            "[deux mille tonnes] d’obus",
        ),
        ("40 minutes", "5 mois"),
    ),
    Rule(
        "count out of",
        rf"(?P<part>{{SMALL}}|{{ONE}})[ ]{_THROUGH}{_NOUN}[ ]sur[ ](?P<num>{{SMALL}})(?!{REST}|[ ]?(?:{{MEASURE}}|%))",
        _out_of,
        ("[23 Alliés sur 32] y parviennent", "[un Français sur deux] le soutient", "[trois Alliés sur quatre]"),
        ("deux avions sur 300 km", "deux fois sur trois"),
    ),
    Rule(
        "count among one's own",
        rf"(?P<num>{{SMALL}})[ ]de[ ](?:ses|ces|leurs|nos|vos|mes)[ ]{_THROUGH}{_NOUN}",
        _count,
        ("[dix-sept de ses marins] ont débarqué", "[40 de nos véhicules]"),
        ("trois de ses 40 navires",),
    ),
    Rule(
        "count, two numbers",
        low(r"(?!)") + rf"(?P<num>{{SMALL}})[ ]{_THROUGH}{_NOUN}",
        linked(_count),
        ("de [600 à 700 soldats]", "[deux ou trois chars] de plus"),
        ("en 2014 à 32 membres", "deux ou trois jours"),
    ),
    Rule(
        "count",
        rf"(?P<num>{{SMALL}})[ ]{_THROUGH}{_NOUN}",
        _count,
        (
            "quelque [90 000 militaires] venus",
            "[dix véhicules blindés]",
            "les [26 pays membres]",
            "avec [onze autres pays]",
            "[269 voix] contre 37",
            "[Mille deux cents véhicules]",
        ),
        ("en 2024 soldats et marins", "deux fois par an", "les 32 dans leur ensemble", "cinq ans"),
    ),
    Rule(
        "count of many, two numbers",
        low(r"(?!)") + rf"(?P<num>{{BIG}})[ ]d(?:e[ ]|'){_THROUGH}{_NOUN}",
        linked(_count),
        ("entre [2 et 3 millions de réfugiés]", "de [300 000 à 2 millions d’obus]"),
        ("entre 2 et 3 millions d’années",),
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
        r"(?P<num>{SMALL})[ ](?:{BEFORE}[ ])?(?P<noun>(?:f/)?{EQUIP})",
        _equipment,
        ("[quatre F-16] belges", "[14 Leopard 2] allemands"),
        ("les F-16 belges",),
    ),
    Rule(
        "count of equipment by the dozen",
        rf"(?P<num>{{COLL}})[ ]d(?:e[ ]{_OWNED}|')(?P<noun>{{EQUIP}})",
        _equipment,
        ("[une dizaine de F-16]", "[une dizaine de leurs Caesar]"),
        ("une dizaine de fois",),
    ),
)
