"""From what a rule recognised to figures: values, units in the singular, and the last doubts."""

from __future__ import annotations

import re
from dataclasses import replace

from ...lean import changed
from ...model import Reading
from ...numerals import DIGITS, SCALE, cardinal_value, collective_value, digits_value, fraction_value, scale_value
from ...rule import Hit
from ...text import fold
from .found import FoundFigure, Shape, Value
from .qualifiers import qualifier
from .units import equipment, is_people, is_place_name, singular

_COLLECTIVE = re.compile(r".*(?:aine|ouzaine|millier)s?(?: de \w+)?")
_SHARE = re.compile(r".*(?:moitie|tiers|quarts?|iemes?)")
_SCALE = re.compile(rf"(?<!\w)(?P<scale>{SCALE})(?![^\W_])")
_DIGITS = re.compile(DIGITS)
_DELIVERED = re.compile(r"[Ll]ivrée?s?|LIVRÉE?S?|(?:millions?|milliards?)[ ]livres?")
_BOTH = re.compile(r"(?<!\w)(?:les|des|aux|ces|ses|leurs|nos|vos|tous|toutes)[ ]$")
_BARE_DIGITS = re.compile(r"\d{4,5}")


def number_value(folded: str) -> float:
    """What any painted number is worth, six decimals at most; whole numbers are int."""
    if _SHARE.fullmatch(folded):
        value = fraction_value(folded)
    elif _is_collective(folded):
        value = collective_value(folded)
    else:
        value = cardinal_value(folded)
    return plain(value)


def _is_collective(folded: str) -> bool:
    return _COLLECTIVE.fullmatch(folded) is not None and not folded[0].isdigit()


def plain(value: float) -> float:
    """Without what binary arithmetic adds: 67.4 × 1e9 is 67400000000, an int."""
    whole = round(value)
    return whole if abs(value - whole) <= 1e-9 * max(1.0, abs(value)) else round(value, 6)


def scale_word(folded: str) -> str | None:
    """« milliards » in « 20,9 milliards d'euros »."""
    m = _SCALE.search(folded)
    return m["scale"] if m else None


def scale_of(folded: str, value: Value) -> float:
    """1e6 for « 300 millions » or « 300 M€ », from the text of a figure and its value; 1 where nothing scales it."""
    word = scale_word(folded)
    if word and word.startswith("mil") and scale_value(word) >= _LEAST_SCALE:  # « un millier, contre 600 » are 600
        return scale_value(word)
    digits = _DIGITS.search(folded)
    ratio = (value[0] if isinstance(value, tuple) else value) / (digits_value(digits[0]) or 1) if digits else 1
    return round(ratio) if round(ratio) in (1_000, 1_000_000, 1_000_000_000) else 1


_LEAST_SCALE = 1_000_000


def figures_of(reading: Reading, hit: Hit[Shape]) -> tuple[FoundFigure, ...]:
    """One figure, two where the numbers make a pair or a change, none where the text says no quantity after all."""
    shape = hit.value
    values = _values(reading.folded, shape)
    if not _is_quantity(reading, hit, values):
        return ()
    unit = _unit(reading, shape)
    figure = FoundFigure(hit.start, hit.end, values[-1], unit, shape.kind, is_open=shape.is_open, rule=hit.rule)
    if len(values) == 1:
        number = reading.folded[slice(*shape.numbers[0])] if shape.numbers else ""
        return (_qualified(reading, figure, is_collective=_is_collective(number)),)
    if shape.link == "out of":
        return _out_of(reading, figure, shape, values)
    link = _link(shape, values)
    if link == "range":
        return (_qualified(reading, replace(figure, value=(values[0], values[1]))),)
    (start, end), (second, _) = shape.numbers
    first = _qualified(reading, replace(figure, start=start, end=end, value=values[0]))
    second_figure = _qualified(reading, replace(figure, start=second, like=start))
    return first, replace(second_figure, came_from=start) if link == "change" else second_figure


_FEW = 10


def _out_of(reading: Reading, figure: FoundFigure, shape: Shape, values: tuple[float, ...]) -> tuple[FoundFigure, ...]:
    """« trois Alliés sur quatre » is a share; « 23 Alliés sur 32 » are two counts."""
    part, whole = values
    (start, _), (second, end) = shape.numbers
    if whole <= _FEW:
        return (_qualified(reading, replace(figure, value=plain(part / whole), unit="fraction", kind="fraction")),)
    if part <= 1 or shape.noun is None:
        return ()
    first = _qualified(reading, replace(figure, end=shape.noun[1], value=part))
    return first, replace(figure, start=second, lead=second, end=end, value=whole, like=start)


def _values(folded: str, shape: Shape) -> tuple[float, ...]:
    if not shape.numbers:
        return (shape.factor,)
    texts = [folded[start:end] for start, end in shape.numbers]
    values = [number_value(text) for text in texts]
    scale = scale_word(texts[-1])
    if len(texts) == 2 and scale and values[0] < 1000 and not scale_word(texts[0]):
        values[0] *= scale_value(scale)  # « 1,5 à 2 milliards »
    return tuple(plain(value * shape.factor) for value in values)


def _link(shape: Shape, values: tuple[float, ...]) -> str:
    low, high = values
    if shape.link == "pair":
        return "pair"
    if shape.link == "change" or low > high:
        return "change"
    if shape.link == "maybe change":
        return "change" if shape.unit != "%" and high >= 1.5 * low else "range"
    return "range"


def _unit(reading: Reading, shape: Shape) -> str:
    if shape.noun is None:
        return shape.unit
    noun = reading.text[slice(*shape.noun)]
    return equipment(noun) if shape.unit == "name" else singular(noun)


def _qualified(reading: Reading, figure: FoundFigure, *, is_collective: bool = False) -> FoundFigure:
    sign, lead = qualifier(reading.folded, figure.start, figure.end)
    return changed(figure, qualifier=sign or ("~" if is_collective else None), lead=lead)


def _is_quantity(reading: Reading, hit: Hit[Shape], values: tuple[float, ...]) -> bool:
    shape = hit.value
    if hit.rule == "fold":
        return _is_verb(reading.text[hit.start : hit.end])
    if hit.rule == "points after a decimal":
        return values[0] != int(values[0])
    if shape.kind == "money" and _DELIVERED.search(reading.text, hit.start, hit.end):
        return False  # « 5 millions livrés par la Corée du Nord »
    if shape.kind == "percent" and reading.text[hit.start : hit.end].endswith("PC"):
        return False  # « deux PC mobiles » are command posts
    if shape.noun is None:
        return True
    if values == (2,) and _BOTH.search(reading.folded[max(0, hit.start - 8) : hit.start]):
        return False  # « les deux ministres » are both, not a number of them
    noun = reading.text[slice(*shape.noun)]
    if not noun[0].isupper() or shape.unit == "name":
        return True
    number = reading.folded[slice(*shape.numbers[-1])]
    return is_people(noun) or not (is_place_name(noun) or _BARE_DIGITS.fullmatch(number))


def _is_verb(word: str) -> bool:
    """« doublé » and « doublera », but not the adjective « double »."""
    return fold(word)[-1:] not in ("e", "s") or word.rstrip("sS")[-1:] in "éÉ" or word.rstrip("sS")[-2:] in ("ée", "ÉE")
