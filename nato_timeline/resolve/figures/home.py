"""The country whose paper a text is, for « nous », « nos soldats » and « le gouvernement »."""

from __future__ import annotations

import re

from ...lexicon import country_of, records
from ...model import Person, Place, Reading
from ...text import fold
from ..layer import Layer
from ..people.home import home_country, worldwide

_HEAD, _FOOT = 700, 200  # characters of a document in which it is signed
_MINISTER = re.compile(r"(?:(?:vice-)?(?:premi[a-z]+[ ])?ministre|chef[ ]d'etat-major[ ]des[ ]armees)(?![^\W_])")


def home_of_paper(reading: Reading, places: Layer[Place], people: tuple[Person, ...]) -> str | None:
    """Its id: by who signs it or its header, else by the ministers whom it names without their country."""
    return home_of_header(reading, places) or _of_its_ministers(reading, places, people)


def home_of_header(reading: Reading, places: Layer[Place]) -> str | None:
    """Its id: by the national news agency that signs the text (« La Presse Canadienne »), else by its header."""
    folded = reading.folded
    ends = f"{folded[:_HEAD]}\n{folded[-_FOOT:]}"
    for agency, country in records("units")["agencies"].items():
        if agency in ends and re.search(rf"(?<![^\W_]){re.escape(agency)}(?![^\W_])", ends):
            return str(country)
    name = home_country(reading, tuple(places))
    home = country_of(name) if name else None
    return home.id if home else None


_WE_ALLIES = re.compile(
    r"(?<![^\W_])nous,[ ](?:les[ ])?(?:chefs|ministres|dirigeants)[^.\n]{0,90}(?:alliance|otan|atlantique)"
    r"|(?:reunion|session)[ ](?:ministerielle[ ])?du[ ]conseil[ ]de[ ]l'atlantique[ ]nord[^.]{0,200}(?:tenue|reunis?)"
)
_COMMUNIQUE = re.compile(r"(?:communique|declaration)(?![^\W_])")


def is_of_the_allies(reading: Reading) -> bool:
    """Whether « nous » are the Allies: a communiqué that their ministers or leaders issue."""
    head = reading.folded[:_HEAD]
    return _COMMUNIQUE.search(head) is not None and _WE_ALLIES.search(head) is not None


def _of_its_ministers(reading: Reading, places: Layer[Place], people: tuple[Person, ...]) -> str | None:
    """The country of known ministers: « le ministre de la Défense, M. Le Drian », where an agency of no one country
    does not write."""
    if worldwide(reading):
        return None
    countries = {
        home.id
        for person in people
        if person.ref
        for role in person.roles
        if role.start is not None and role.status == "current" and role.basis == "text" and role.of
        if _MINISTER.match(fold(role.title)) and not places.first(role.start, role.end or role.start)
        if (home := country_of(role.of))
    }
    return countries.pop() if len(countries) == 1 else None
