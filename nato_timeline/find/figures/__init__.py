"""Figures as a text writes them: quantities with their unit and qualifier. Whose they are and when is for `resolve`."""

from __future__ import annotations

from ...model import Reading
from ...parts import parts_of
from ...turns import Turns
from .counts import COUNT_RULES
from .elided import carried
from .found import FoundFigure, Shape
from .lens import NumberScan
from .masks import masked, masked_text
from .money import MONEY_RULES
from .shares import SHARE_RULES
from .units import currency_name, national_currency
from .values import figures_of

__all__ = ["FIGURES", "FoundFigure", "currency_name", "find", "national_currency"]

FIGURES: NumberScan[Shape] = NumberScan((*MONEY_RULES, *SHARE_RULES, *COUNT_RULES), prepare=masked_text)


def find(reading: Reading) -> Turns[tuple[FoundFigure, ...]]:
    """The document's figures in text order."""
    lens = masked(reading)
    yield
    hits = list(FIGURES.over(lens, parts_of(reading)))
    yield
    found = [figure for hit in hits for figure in figures_of(reading, hit)]
    yield
    return carried(reading, lens, found)
