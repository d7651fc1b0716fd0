"""Figures as people write them: `40 billion EUR`, `40 Md€`, `≥ 2% of GDP`, `300–350 soldats`."""

from __future__ import annotations

from ..facts import Fact
from .words import Words

_SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ "}
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
_SCALES = {
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1, "")),
    "fr": ((1e9, "\u00a0Md"), (1e6, "\u00a0M"), (1, "\u00a0")),
}
_FRACTIONS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8, "⅒": 1 / 10}
_PERIODS = {"P1Y": "/year", "P1M": "/month", "P1W": "/week", "P1D": "/day"}


def amount(fact: Fact, words: Words) -> str:
    """The quantity of a figure with its qualifier, unit and period."""
    sign = _SIGNS.get(fact.qualifier or "", "")
    return sign + _quantity(fact, words) + rhythm(fact, words)


def rhythm(fact: Fact, words: Words) -> str:
    """How often: `/year`; nothing for what is once."""
    return words(_PERIODS[fact.per]) if fact.per in _PERIODS else f"/{fact.per}" if fact.per else ""


def _quantity(fact: Fact, words: Words) -> str:
    unit = fact.unit or ""
    if fact.kind == "money":
        return _money(fact.value, unit, words)
    if unit == "fraction":
        return "–".join(_fraction(value, words) for value in fact.value)
    numbers = "–".join(words.number(value) for value in fact.value)
    if unit == "fois":
        return f"×{numbers}"
    if unit.startswith("%"):
        return words("{n}% of GDP" if unit == "% du PIB" else "{n}%", n=numbers)
    if unit == "point":
        return f"{numbers} {words('points')}"
    return f"{numbers} {unit if fact.kind == 'measure' else _things(fact)}"


def _money(value: tuple[float, ...], currency: str, words: Words) -> str:
    """A range is written in the scale of its larger end."""
    size, scale = next(((s, name) for s, name in _SCALES[words.language] if value[-1] >= s), (1, ""))
    numbers = "–".join(words.number(round(v / size, 4)) for v in value)
    if words.language == "fr":
        symbol = _SYMBOLS.get(currency)
        return f"{numbers}{scale or ' '}{symbol}" if symbol else f"{numbers}{scale.rstrip()}\u00a0{currency}"
    return f"{numbers}{scale} {currency}"


def _fraction(value: float, words: Words) -> str:
    return next((sign for sign, exact in _FRACTIONS.items() if abs(value - exact) < 0.001), words.number(value))


def _things(fact: Fact) -> str:
    """What is counted, as the text has it after the number (« 32 Alliés »: Alliés), else the unit."""
    unit = fact.unit or ""
    at = fact.title.lower().find(unit[:4].lower()) if len(unit) >= 3 else -1
    return fact.title[at:] if at > 0 else unit
