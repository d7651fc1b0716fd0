"""The country whose paper a text is: « Luxembourg, le 3 mai – », « Forces armées canadiennes » in the header.

Its own ministers are named there without the country.
"""

from __future__ import annotations

import re

from ...lexicon import country, country_of, records
from ...model import Place, Reading
from ...text import fold

_HEADER_PARAGRAPHS = 6
_HEADER_LINE = 160
# « Luxembourg, le 3 mai 2019 – », « PARIS, 14 fév (AFP) - »
_DATELINE = re.compile(
    r"""(?P<city>[^\W\d_][^\W\d_' -]*(?:[ '-][^\W\d_]+){0,2})(?:[ ]?/[ ]?[^\W\d_-]+)?,?[ ](?:\([^)\n]*\)[ ])?(?:le[ ])?
    (?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[ ])?\d{1,2}(?:er[ ]|[ ]|\.\d|/\d)""",
    re.VERBOSE,
)
# the world's agencies write of every country as of a foreign one
_WORLDWIDE = re.compile(r"(?<!\w)(?:afp|reuters|ap|efe|dpa|xinhua|tass|anadolu|bloomberg)(?!\w)")
# a dispatch may be of anywhere: « KABOUL, 26 août (AFP) »
_AGENCY = re.compile(r"\((?:afp|reuters|ap|belga|ats|efe|dpa|ansa|xinhua|tass|apa|anp|pc|ukrinform|armenpress)\)")
_STEP = re.compile(r"[>›»]")
# seats of several bodies: a paper from there need not be Belgian
SHARED_SEATS = frozenset({"bruxelles", "geneve", "new york", "mons", "strasbourg", "la haye", "vienne"})
_SHARED_NAMES = frozenset({"chambre des representants"})  # of Belgium, or of the United States
_BODIES = frozenset({"ministry", "force", "assembly"})


def home_country(reading: Reading, places: tuple[Place, ...]) -> str | None:
    """The French name of the country whose paper this is, from its publisher, its dateline or a national body in its
    header."""
    publisher = fold(reading.document.publisher or "")
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", publisher):
        found = country_of(word)
        if found:
            return found.name
    return _by_section(reading) or _by_dateline(reading) or _by_header(reading, places) or _by_office(reading)


def _by_office(reading: Reading) -> str | None:
    """An office that only one country calls so, in a short line at the top: « Département fédéral », or who gives the
    paper out, in the last one: « Communiqué par le ministère »."""
    for start, end in (*reading.paragraphs[:_HEADER_PARAGRAPHS], *reading.paragraphs[-1:]):
        if end - start <= _HEADER_LINE:
            line = reading.folded[start:end]
            for phrase, id in records("place_words")["papers"].items():
                home = country(str(id)) if phrase in line else None
                if home:
                    return home.name
    return None


def worldwide(reading: Reading) -> bool:
    """Whether an agency of no one country signs the text at its head."""
    return any(
        _WORLDWIDE.search(reading.folded, start, min(end, start + _HEADER_LINE))
        for start, end in reading.paragraphs[:_HEADER_PARAGRAPHS]
    )


# « Déplacement du Président en Lituanie et en Lettonie »: abroad for whoever travels
_JOURNEY = re.compile(r"\b(?:deplacement|visite|voyage|se rend|se rendra|tournee)\b")
_THERE = (" en ", " au ", " aux ")


def visited(reading: Reading, places: tuple[Place, ...]) -> frozenset[str]:
    """The codes of the countries to which a line at the top says that somebody goes."""
    journeys = [
        (m.end(), end)
        for start, end in reading.paragraphs[:_HEADER_PARAGRAPHS]
        if end - start <= _HEADER_LINE and (m := _JOURNEY.search(reading.folded, start, end))
    ]
    there = {
        place.country
        for place in (places if journeys else ())
        if place.kind == "country"
        and any(start <= place.start < end for start, end in journeys)
        and reading.folded.endswith(_THERE, 0, place.start)
    }
    return frozenset(code for code in there if code)


def _by_section(reading: Reading) -> str | None:
    """The country in the way to a page: « Suisse > Politique », « Accueil › Canada › Défense »."""
    for start, end in reading.paragraphs[:_HEADER_PARAGRAPHS]:
        steps = _STEP.split(reading.text[start:end]) if end - start <= _HEADER_LINE else []
        found = [country_of(step) for step in steps] if len(steps) > 1 else []
        named = {each.name for each in found if each}
        if len(named) == 1:
            return named.pop()
    return None


def _by_dateline(reading: Reading) -> str | None:
    for start, end in reading.paragraphs[:_HEADER_PARAGRAPHS]:
        m = _DATELINE.match(reading.folded, start, end)
        agency = _AGENCY.search(reading.folded, start, min(end, start + _HEADER_LINE)) if m else None
        if m and agency and (own := _of_agency(agency[0], m["city"])):
            return own
        if not m or agency:
            continue
        if m["city"] not in SHARED_SEATS:
            found = country_of(m["city"])
            if found and found.capital and fold(found.capital) == m["city"]:
                return found.name
    return None


def _of_agency(agency: str, city: str) -> str | None:
    """The country of a national agency, where it writes from there or from a seat of many bodies: « Berne (ats) »."""
    home = country(str(records("units")["agencies"].get(agency, "")))
    if home is None:
        return None
    there = country_of(city)
    return home.name if city in SHARED_SEATS or (there and there.id == home.id) else None


def _by_header(reading: Reading, places: tuple[Place, ...]) -> str | None:
    """A national body named in a short line at the top: « Défense nationale/Forces armées canadiennes »."""
    lines = [(start, end) for start, end in reading.paragraphs[:_HEADER_PARAGRAPHS] if end - start <= _HEADER_LINE]
    for place in places:
        if place.kind == "body" and place.country and any(start <= place.start < end for start, end in lines):
            home = country(place.country) if fold(place.surface) not in _SHARED_NAMES else None
            if home and not reading.folded[place.end : place.end + 1].isalpha():
                return home.name
    return None
