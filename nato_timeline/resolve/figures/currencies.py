"""Whose dollars, francs or crowns: the currency where its name alone leaves it open.

That of the country whose paper it is, of the holder, or of the only country in the text that has money of that name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...find.figures import FoundFigure, currency_name, national_currency
from ...lean import changed
from ...lexicon import country_of
from ...model import Figure
from ...text import fold
from .scene import Scene

_HEAD, _FOOT = 700, 200  # characters of a document in which it is signed and dated
_ELSEWHERE = frozenset({"GBP"})  # « livres » are those of Turkey where Turkey spends them
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def settled(scene: Scene) -> Scene:
    """The scene, its sums in « dollars » in the money of the paper's country if that is called so."""
    if not any(figure.is_open and not figure.unit.islower() for figure in scene.found):
        return scene
    home = scene.home
    return changed(scene, found=tuple(_at_home(figure, home) for figure in scene.found)) if home else scene


def _at_home(figure: FoundFigure, home: str) -> FoundFigure:
    own = national_currency(currency_name(figure.unit), home) if figure.is_open and not figure.unit.islower() else None
    return changed(figure, unit=own) if own else figure


def national(scene: Scene, figure: Figure, earlier: Sequence[Figure]) -> str:
    """The figure's unit; « couronnes » and « francs » are those of the holder, else of the paper's country or the only
    one named that has such, else of the sums told before."""
    shared = scene.found_layer.first(figure.start, figure.start + 1)
    if shared and shared.is_open and figure.unit in _ELSEWHERE:
        whose = country_of(figure.holder) if figure.holder else None
        return (whose and national_currency(currency_name(figure.unit), whose.id, _year(scene))) or figure.unit
    if not figure.unit.islower() or not currency_name(figure.unit, bare=True):
        return figure.unit
    name, year = fold(figure.unit), _year(scene)
    holder = country_of(figure.holder) if figure.holder else None
    own = national_currency(name, holder.id, year) if holder else None
    if own is None:
        home = scene.home
        near = {place.country for place in scene.places if place.country and place.kind == "country"}
        codes = {code for id in (near | {home}) if id and (code := national_currency(name, id, year))}
        own = codes.pop() if len(codes) == 1 else national_currency(name, home, year) if home else None
    return own or _told_before(name, earlier) or figure.unit


def _told_before(name: str, earlier: Sequence[Figure]) -> str | None:
    """« 50 milliards de couronnes » of Denmark, then « 1,2 milliard de couronnes »: the one money so called."""
    stem = name[:_STEM]
    units = {other.unit for other in earlier if other.unit.isupper() and stem in fold(other.surface)}
    return units.pop() if len(units) == 1 else None


_STEM = 5  # letters: « couro », « franc »


def _year(scene: Scene) -> int | None:
    """The last year named at the top and the bottom of the text: about when it was written."""
    years = _YEAR.findall(scene.folded[:_HEAD]) + _YEAR.findall(scene.folded[-_FOOT:])
    return max(map(int, years), default=None)
