"""Figures as a text writes them: quantities with their unit and qualifier. Whose they are and when is for `resolve`."""

from __future__ import annotations

from ...model import Reading
from ...parts import parts_of
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


def find(reading: Reading) -> tuple[FoundFigure, ...]:
    """The document's figures in text order."""
    lens = masked(reading)
    found = [figure for hit in FIGURES.over(lens, parts_of(reading)) for figure in figures_of(reading, hit)]
    return carried(reading, lens, found)
