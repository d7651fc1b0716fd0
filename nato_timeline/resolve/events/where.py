"""Where an event is held: the city, or the city and its country, that a phrase of place names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...find.triggers import word_list
from ...grammar import VerbGroup
from ...lexicon import country, regions
from ...model import Place
from .phrases import Phrase
from .scene import Scene

_RANK = {"city": 0, "site": 1, "country": 2, "region": 3}
# the house of a body stands for its town
_SEAT = re.compile(
    r"siege[ ]de[ ](?:l'(?:otan|alliance|organisation|alliance[ ]atlantique)|la[ ](?:commission|defense))\b|"
    r"quartier[ ]general[ ]de[ ]l'otan\b"
)
# « sur la base américaine de Ramstein »
ON_SITE = re.compile(r"sur[ ](?:la[ ](?:base|plate-forme)|le[ ](?:site|camp|terrain)|l'(?:aeroport|ile)|les[ ]iles)\b")
_CAPITAL = re.compile(r"(?:la[ ])?capitale[ ](?:de[ ](?:la[ ]|l')?|du[ ])?")

# a country is given to « à l'Ukraine »; what is held there is « en Ukraine »
_TO_WHOM = re.compile(r"a[ ](?:l'|la[ ])")
_THERE = re.compile(r"\by[ ](?:[a-z']+[ ])?$")
_WHERE = re.compile(r"[\s,]*où\b")
_MINISTER_TO = re.compile(r"\b(?:ministre|president|presidente)[ ](?:au|aux|en)[ ]$")
_GLOSS = re.compile(r",[ ](?:en|au|aux|a)[ ](?:la[ ]|l')?|[ ]\(")
_CLEFT = re.compile(r"\bc'est[ ](?:a|en|au|aux)[ ][^,]{2,40}?[ ]que?\b")  # « C'est à Prague que se réuniront … »
_BRACKET = re.compile(r"[ ]?\((?P<inside>[^)\d]{3,40})\)")


def place_of(scene: Scene, phrases: Iterable[Phrase]) -> str | None:
    """The place that phrases of place name: « à Korzeniewo (Pologne) », « au siège de l'OTAN » (Bruxelles), « en
    Norvège »."""
    found: list[tuple[int, str]] = []
    seat = False
    for phrase in phrases:
        if phrase.link not in ("to", "near", "during", "") and not ON_SITE.match(scene.folded, phrase.begin):
            continue
        if capital := capital_at(scene, phrase.start):
            found.append((0, capital))
        seat = seat or _is_seat(scene, phrase)
        for place in scene.places.within(phrase.start, phrase.end):
            if scene.text[place.start - 1] in "-–":
                continue  # « en format OTAN-Géorgie »
            if place.form in ("noun", "metonym") and place.kind in _RANK and _heads(scene, phrase, place):
                found.append((_RANK[place.kind], full(scene, place)))
                break
    if found and (not seat or min(found)[0] == 0):
        return min(found, key=lambda pair: pair[0])[1]
    return "Bruxelles" if seat else None


def _is_seat(scene: Scene, phrase: Phrase) -> bool:
    """« au siège de l'OTAN »; « à Sarajevo … Il a visité le quartier général de l'OTAN » is the one there."""
    m = _SEAT.search(scene.folded, phrase.start, phrase.end)
    if m is None or m[0].startswith("siege"):
        return m is not None
    start = scene.reading.paragraphs[scene.sentence(phrase.start).paragraph][0]
    towns = [p.name for p in scene.places.within(max(0, start - _ABOVE), phrase.start) if p.kind == "city"]
    return not towns or towns[-1] == "Bruxelles"


_ABOVE = 600  # characters above a paragraph in which the town is looked for


def place_before_where(scene: Scene, start: int) -> str | None:
    """« à Vilnius, où se tient le sommet »: the place that a clause with « où » goes back to."""
    m = _WHERE.match(scene.text, start) or _CLEFT.search(scene.folded, max(0, start - 60), start + 4)
    place = scene.places.before(start + 1) if m else None
    if place is None or place.kind not in _RANK:
        return None
    day = scene.asides.first(place.end, start)  # « à Washington [début avril], où il sera reçu »
    behind = day.end if day is not None and day.start - place.end <= 2 else place.end
    return full(scene, place) if start - behind < 4 else None


def says_there(scene: Scene, verb: VerbGroup) -> bool:
    """Whether « y » stands before a verb, or in its group: « [y] rencontrera », « devrait s'[y] rendre »."""
    before = scene.folded[max(0, verb.start - 8) : verb.start]
    if "y " in before and _THERE.search(before) is not None:
        return True
    return verb.modal is not None and any(scene.folded.find(y, verb.start, verb.end) >= 0 for y in ("'y ", " y "))


def place_meant_by_there(scene: Scene, verb: VerbGroup, start: int) -> str | None:
    """« Il se rendra à Oslo ; il [y] rencontrera … »: the town or country named last before the clause, in its sentence
    or the one before."""
    if not says_there(scene, verb):
        return None
    place = scene.places.before(start)
    town = scene.places.before(place.start) if place is not None and place.kind == "country" else None
    if place and town and town.kind == "city" and _GLOSS.fullmatch(scene.folded, town.end, place.start):
        place = town  # « à Ramstein, en Allemagne »
    sentence = scene.sentence(verb.start)
    before = scene.sentences.before(sentence.start)
    if before is not None and scene.places.first(before.start, before.end) is None:
        earlier = scene.sentences.before(before.start)  # a sentence without a place, as a quotation, between
        before = earlier if earlier is not None and earlier.paragraph == sentence.paragraph else before
    low = before.start if before and before.paragraph == sentence.paragraph else sentence.start
    fits = place is not None and place.start >= low and place.kind in ("city", "country") and place.form == "noun"
    return full(scene, place) if place and fits else None


def full(scene: Scene, place: Place) -> str:
    """A place with the country that a bracket behind it gives."""
    m = _BRACKET.match(scene.text, place.end)
    inner = next(iter(scene.places.within(m.start("inside"), m.end("inside"))), None) if m else None
    return f"{place.name} ({inner.name})" if inner and inner.kind == "country" else place.name


_CENTRE = ("centre d'", "terrain d'")  # « au centre d'entraînement de Krtsanisi »


def _heads(scene: Scene, phrase: Phrase, place: Place) -> bool:
    """Whether the phrase is about the place and not about somebody's office there: not « à la Défense des
    États-Unis »."""
    if any(not scene.folded.endswith(_CENTRE, 0, n.head) for n in scene.nouns.within(phrase.start, place.start)):
        return False  # « puis à la Conférence de Munich »
    if place.kind == "country" and _TO_WHOM.match(scene.folded, phrase.begin):
        return False
    mention = scene.mentions.over(place.start)
    if mention is not None and mention.start < place.start:
        return False
    between = [token.norm for token in scene.tokens.within(phrase.start, place.start)]
    return not any(word in word_list("offices") for word in between)


def place_of_visit(scene: Scene, start: int, end: int) -> str | None:
    """« la visite de la ministre [au Niger] »: no minister of, or in, Niger."""
    inside = (p for p in scene.places.within(start, end) if p.kind in _RANK and p.form == "noun")
    goes = (p for p in inside if _MINISTER_TO.search(scene.folded, max(0, p.start - 24), p.start))
    return next((full(scene, place) for place in goes), None)


@cache
def region_names() -> frozenset[str]:
    return frozenset(region.name for region in regions())


def is_capital(place: Place) -> bool:
    """Whether a town can stand for its state: « douze chars livrés à Kiev »."""
    home = country(place.country) if place.country else None
    return home is not None and home.capital == place.name


def capital_at(scene: Scene, start: int) -> str | None:
    """« dans [la capitale norvégienne] » → Oslo."""
    m = _CAPITAL.match(scene.folded, start)
    place = scene.places.first(m.end(), m.end() + 12) if m else None
    home = country(place.country) if place and place.country else None
    return home.capital if home else None
