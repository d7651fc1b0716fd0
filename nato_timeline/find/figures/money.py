"""Sums of money: « 20,9 milliards d’euros », « 413,3 Md€ », « 92 millions EUR », « $40 millions »."""

from __future__ import annotations

import re

from ...rule import Rule
from .found import Shape
from .ranges import linked, low
from .units import currency, is_shared, magnitude

# « 220 Md€ », « 2 millions d'euros », « 10 dollars canadiens », « 3 EUR », « 220 M d'euros »
MONEY = (
    r"(?P<num>{ANY}|{COLL})[ ]?(?:(?P<magnitude>{MAGNITUDE})(?=[ ]|{SIGN})[ ]?)?(?:d'|de[ ])?"
    r"(?P<name>{CURRENCY})(?:[ ]\(?(?P<of>{OF_CURRENCY})\)?)?"
)
# the same inside a range, after its first number: « entre 600 millions d’euros et … »
_AFTER_LOW = r"[ ]?(?:{MAGNITUDE}(?=[ ]|{SIGN})[ ]?)?(?:d'|de[ ])?(?:{CURRENCY})(?:[ ](?:{OF_CURRENCY}))?"


def _money(m: re.Match[str]) -> Shape:
    factor, is_open = magnitude(m["magnitude"]), m["of"] is None and is_shared(m["name"])
    return Shape("money", currency(m["name"], m["of"]), (m.span("num"),), factor, is_open=is_open)


def _sign_first(m: re.Match[str]) -> Shape:
    return Shape("money", currency(m["name"], None), (m.span("num"),), is_open=is_shared(m["name"]))


MONEY_RULES = (
    Rule(
        "money, two numbers",
        low(_AFTER_LOW) + MONEY,
        linked(_money),
        (
            "de [1,5 à 2 milliards d’euros]",
            "entre [600 millions d’euros et 1 milliard d’euros]",
            "passera de [40 à 60 M€]",
        ),
        ("en 2014 à 40 millions d’euros",),
    ),
    Rule(
        "money",
        MONEY,
        _money,
        (
            "près de [20,9 milliards d’euros]",
            "un fonds de [413,3 Md€]",
            "[2 500 000 €] de plus",
            "[92 millions EUR]",
            "[500 millions de dollars canadiens]",
            "[600 millions de livres sterling]",
            "[220M€]",
            "[cent trente mille euros]",
            "[4, 15 milliards de dollars]",
            "[une centaine de millions d’euros]",
        ),
        ("une dizaine d’eurodéputés",),
    ),
    Rule(
        "money, sign first",
        r"(?P<name>{SIGN})[ ]?(?P<num>{NUM})",
        _sign_first,
        ("environ [$40 millions]", "[EUR 2,5 millions]"),
        ("le prix en € en 2024",),
    ),
)
