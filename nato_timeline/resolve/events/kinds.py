"""What a phrase is, as far as events ask: a person, a country, a place, equipment, an office."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...find.triggers import types
from ...text import fold
from .scene import Scene

_ALLIANCE = frozenset({"otan", "nato", "alliance", "organisation", "ue"})
_MANY = frozenset({"pays", "etats", "nations", "allies"})
_NUMBERED = re.compile(r"\b[a-z]{1,4}-\d{1,3}\b")
_PROTOCOL = re.compile(r"protocoles?[ ]d'(?:adhesion|accession)")
_CURRENCIES = frozenset({"couronne", "dollar", "livre", "franc"})
# words after which a phrase speaks of something else: « le porte-parole du ministre »
_HEAD_WORDS = 5
_FIRST_WORDS = 3
# what makes an office one person's, or known persons': « la ministre », « son homologue », « les deux présidents »
_DEFINITE = frozenset({"le", "la", "les", "l'", "son", "sa", "ses", "leur", "leurs", "du", "au", "aux"})


def holds(scene: Scene, start: int, end: int, names: tuple[str, ...]) -> bool:
    """Whether the phrase `[start, end)` is of one of the types."""
    return any(_is(scene, start, end, name) for name in names)


def _is(scene: Scene, start: int, end: int, name: str) -> bool:
    match name:
        case "any":
            return end > start
        case "person":
            named = any(mention.acting for mention in scene.mentions.within(start, end))
            return named or is_official(scene, start, end)
        case "money":
            return any(is_money(figure.unit) for figure in scene.figures.within(start, end))
        case "place":
            return any(
                place.kind != "body" and place.form in ("noun", "metonym") for place in scene.places.within(start, end)
            )
        case "spot":
            return _opens_with_place(scene, start, end)
        case "country":
            return any(place.kind == "country" and place.form == "noun" for place in scene.places.within(start, end))
        case "countries":
            return any(word in _MANY for word in words(scene, start, end))
        case "alliance":
            return any(word in _ALLIANCE for word in words(scene, start, end))
        case "body":
            return any(place.kind == "body" for place in scene.places.within(start, min(end, start + 6)))
        case "format":
            return any(trigger.kind == "meeting" for trigger in scene.names.within(start, end)) or any(
                place.kind == "body" for place in scene.places.within(start, start + 8)
            )
        case "supply":
            return holds(scene, start, end, ("equipment", "aid", "unit")) or _counts_supply(scene, start, end)
    if name == "undertaking" and any(t.kind == "operation" and t.name for t in scene.names.within(start, end)):
        return True
    wanted = types()[name]
    window = words(scene, start, end)
    if name == "treaty" and _PROTOCOL.search(scene.folded, start, end):
        return True
    if name in ("council", "gathering", "hostilities"):
        window = window[:_FIRST_WORDS]
    if name in ("leaders", "text", "treaty", "office", "site", "unit", "preview"):
        window = window[:_HEAD_WORDS]
    return any(word in wanted or ("-" in word and word.split("-")[0] in wanted) for word in window)


def _counts_supply(scene: Scene, start: int, end: int) -> bool:
    """« en fournirait 1 000 »: a number whose noun stands elsewhere."""
    figure = scene.figures.first(start, end)
    return figure is not None and any(fold(figure.unit) in types()[name] for name in ("unit", "equipment"))


def is_official(scene: Scene, start: int, end: int) -> bool:
    """Whether an office is what the phrase names: « la cheffe du DDPS », « les deux ministres »; not « des élus »."""
    head = words(scene, start, end)[:_FIRST_WORDS]
    return bool(head) and head[0] in _DEFINITE and any(word in types()["official"] for word in head[1:])


def _opens_with_place(scene: Scene, start: int, end: int) -> bool:
    """Whether a place is what the phrase names, as in « la Lettonie » but not in « la tête de la France »."""
    place = scene.places.first(start, min(end, start + 4))
    return place is not None and place.kind != "body" and place.form in ("noun", "metonym")


def turned(turns: Mapping[str, tuple[str, ...]] | None, text: str) -> str | None:
    """The kind that a word of the text turns an event to: a meeting of « chefs d'État » is a summit, one of « chefs
    d'état-major » is not."""
    for kind, phrases in (turns or {}).items():
        if any(re.search(rf"\b{phrase}(?![\w-])", text) for phrase in phrases):
            return kind
    return None


def words(scene: Scene, start: int, end: int) -> list[str]:
    """The words of a stretch, folded; names with a number as one (« f-16 »)."""
    known = scene.words.get((start, end))
    if known is None:
        norms = [norm for _, _, norm in scene.reading.words(start, end)]
        known = scene.words[start, end] = norms + _NUMBERED.findall(scene.folded, start, end)
    return known


def is_money(unit: str) -> bool:
    """ISO 4217 codes are the units of money: three capitals; a currency whose country is not said stays a word."""
    return (len(unit) == 3 and unit.isalpha() and unit.isupper()) or unit in _CURRENCIES
