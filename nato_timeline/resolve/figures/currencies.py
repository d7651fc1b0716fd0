"""Whose dollars, francs or crowns: the currency where its name alone leaves it open.

That of the country whose paper it is, of the holder, or of the only country in the text that has money of that name.
"""

from __future__ import annotations

import re

from ...find.figures import FoundFigure, currency_name, national_currency
from ...lean import changed
from ...lexicon import country_of, records
from ...model import Figure
from ...text import fold
from ..people.home import home_country, worldwide
from .scene import Scene

_HEAD, _FOOT = 700, 200  # characters of a document in which it is signed and dated
_ELSEWHERE = frozenset({"GBP"})  # « livres » are those of Turkey where Turkey spends them
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def settled(scene: Scene) -> Scene:
    """The scene, its sums in « dollars » in the money of the paper's country if that is called so."""
    if not any(figure.is_open and not figure.unit.islower() for figure in scene.found):
        return scene
    home = home_of_paper(scene)
    return changed(scene, found=tuple(_at_home(figure, home) for figure in scene.found)) if home else scene


def _at_home(figure: FoundFigure, home: str) -> FoundFigure:
    own = national_currency(currency_name(figure.unit), home) if figure.is_open and not figure.unit.islower() else None
    return changed(figure, unit=own) if own else figure


def national(scene: Scene, figure: Figure) -> str:
    """The figure's unit; « couronnes » and « francs » are those of the holder, else of the paper's country or the only
    one named that has such."""
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
        home = home_of_paper(scene)
        near = {place.country for place in scene.places if place.country and place.kind == "country"}
        codes = {code for id in (near | {home}) if id and (code := national_currency(name, id, year))}
        own = codes.pop() if len(codes) == 1 else national_currency(name, home, year) if home else None
    return own or figure.unit


def home_of_paper(scene: Scene) -> str | None:
    """The id of the country whose paper the text is: by the national news agency that signs it (« La Presse
    Canadienne »), else by its header."""
    folded = scene.folded
    ends = f"{folded[:_HEAD]}\n{folded[-_FOOT:]}"
    for agency, country in records("units")["agencies"].items():
        if re.search(rf"(?<![^\W_]){re.escape(agency)}(?![^\W_])", ends):
            return str(country)
    name = home_country(scene.reading, scene.places)
    home = country_of(name) if name else None
    return home.id if home else _of_its_ministers(scene)


def _of_its_ministers(scene: Scene) -> str | None:
    """The country whose known ministers the text names without it: « le ministre de la Défense, M. Le Drian »."""
    if worldwide(scene.reading):
        return None
    countries = {
        home.id
        for person in scene.people
        if person.ref
        for role in person.roles
        if role.start is not None and role.status == "current" and role.basis == "text" and role.of
        if _MINISTER.match(fold(role.title)) and not scene.place_layer.first(role.start, role.end or role.start)
        if (home := country_of(role.of))
    }
    return countries.pop() if len(countries) == 1 else None


_MINISTER = re.compile(r"(?:vice-)?(?:premi[a-z]+[ ])?ministre(?![^\W_])")


def _year(scene: Scene) -> int | None:
    """The last year named at the top and the bottom of the text: about when it was written."""
    years = _YEAR.findall(scene.folded[:_HEAD]) + _YEAR.findall(scene.folded[-_FOOT:])
    return max(map(int, years), default=None)
