"""Towns that no list holds, where the construction leaves no doubt, and bodies named by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ...heads import opening
from ...lexicon import country_of, people
from ...model import Place, Reading
from ...parts import capitals, matches_at, parts_of
from ...text import fold
from . import context

# a capitalised name of one to four words: Korzeniewo, Nowa Sól, Villers-sur-Mer, Rocca di Papa
_WORD = r"[^\W\d_a-zà-öø-ÿ][\w']++(?:-\w++)*+"
# « Deir ez-Zor », « Aïn al-Assad »: the Arabic article before the second word
_AL = r"(?:al|el|as|ad|ar|az|ash|ach|ez|er|es|et|an)-"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:sur|en|di|de|del|la|le|les|el|al|pri|ob) |{_AL})?{_WORD}){{0,3}})"
# « à Korzeniewo (Pologne) », « à Rukla, en Lituanie », « à Trenčín, dans l'ouest de la Slovaquie »
_WITH_COUNTRY = re.compile(
    r"(?:à |À |A |de |d')" + _NAME + r"(?: \((?P<in>[^()\n]{3,40})\)"
    rf"|, (?:en|au|aux|à) (?P<at>{_WORD}(?: {_WORD})?))"
)
# « la base aérienne lituanienne de Šiauliai », « le camp d'Ādaži », « la ville de Boutcha »
_SITES = (
    "base camp caserne garnison port aéroport aérodrome ville village polygone centrale citadelle localité commune "
    "plage rade"
)
_TRAINING = "centre terrain champ"  # « le centre d'entraînement de Krtsanisi »
_OF_A_SITE = re.compile(
    rf"(?<!\w)(?:{'|'.join(_SITES.split())}|(?:centre|terrain) d'(?:entraînement|instruction)|champ de tir)"
    rf"(?P<which>(?: [a-zà-öø-ÿ-]{{3,20}}){{0,3}}) (?:de |d'|du ){_NAME}"
)
# « dans le district de Saroubi », « la province afghane du Helmand »
_REGIONS = "district province vallée oblast gouvernorat wilaya raïon préfecture"
_OF_A_REGION = re.compile(
    rf"(?<!\w)(?:{'|'.join(_REGIONS.split())})"
    rf"(?P<which>(?: [a-zà-öø-ÿ-]{{3,20}}){{0,2}}) (?:de la |de l'|de |d'|du ){_NAME}"
)
# « près de Brega », « au large d'Ustka »
_NEAR_A_TOWN = re.compile(
    opening(("près", "au large", "aux abords", "aux portes", "à proximité", "non loin"))
    + rf" (?:de |d'){_NAME}(?! (?:et|ou) )"
)
_NEARNESS = frozenset({"pres", "large", "abords", "portes", "proximite", "loin"})
# « à Florennes »: only where nothing but a town can stand there
_BARE = re.compile(f"[àÀ] {_NAME}")
# « pour Poiana Brașov, où »
_BEFORE_WHERE = re.compile(f"(?:[àÀ]|pour|depuis) {_NAME}, où ")
# « ministère russe des Affaires étrangères », « ministère de l'Europe et des Affaires étrangères »
_WHAT_FOR = (
    r"(?:des|du|de la|de l'|à la) ?[A-ZÉ][\w-]+"
    r"(?: (?:étrangères|extérieures|européennes|nationale|fédérale|intérieures|mondiales|globales))?"
)
_MINISTRY = re.compile(
    r"(?<!\w)[Mm]inist[eè]re"
    rf"(?: (?P<adjective>[a-zà-ÿ-]+))? {_WHAT_FOR}(?:(?:,| et) (?:{_WHAT_FOR}|européennes))*+"
    r"(?: (?P<after>[a-zà-ÿ-]+))?"
)
# « gouvernement letton », « Parlement ukrainien », « Défense belge », « forces armées suédoises »
_OFFICIAL = ("gouvernement", "parlement", "armée", "forces armées", "présidence", "état-major", "diplomatie", "marine")
_WRITTEN = "|".join((*_OFFICIAL, *map(str.capitalize, _OFFICIAL), "Défense"))
_NATIONAL = re.compile(rf"(?<!\w)(?:{_WRITTEN}) (?P<adjective>[a-zà-ÿ-]{{4,}})")
# in « le chef du gouvernement espagnol » the adjective belongs to the office
_OF_OFFICE = re.compile(
    r"(?:ministres?|ministeres?|secretaires?|chefs?|cheffes?|presidente?|affaires|industrie)(?: \w+)?"
    r" (?:de la |a la |de l'|du )$"
)


@cache
def _persons_names() -> frozenset[str]:
    """Folded words that name people: given names, and the surnames of those known."""
    surnames = (fold(name).split()[-1] for known in people() for name in (known.name, *known.aliases))
    return context.given_names() | frozenset(surnames)


def find(reading: Reading) -> Iterator[Place]:
    """What is read from its construction alone; it may overlap with known names, which count for more."""
    text = reading.text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")  # its spaces are plain already
    parts = parts_of(reading)
    yield from _bodies(reading, text)
    yield from _with_country(reading, text)
    for m in matches_at(_OF_A_SITE, text, parts.starting(_first_words(_SITES, _TRAINING))):
        country = next(filter(None, map(country_of, m["which"].split())), None)
        yield _town(reading, m, country.id if country else None)
    for m in matches_at(_OF_A_REGION, text, parts.starting(_first_words(_REGIONS))):
        country = next(filter(None, map(country_of, m["which"].split())), None)
        yield replace(_town(reading, m, country.id if country else None), kind="region")
    for m in _NEAR_A_TOWN.finditer(text) if parts.where(_NEARNESS.__contains__) else ():
        if " " not in m["name"] and not m["name"].isupper() and fold(m["name"]) not in _persons_names():
            yield _town(reading, m, None)
    for m in matches_at(_BEFORE_WHERE, text, _before_names(reading, _AT_OR_FOR)) if ", où " in text else ():
        if not m["name"].isupper() and fold(m["name"]).split()[0] not in _persons_names():
            yield _town(reading, m, None)
    for m in matches_at(_BARE, text, _before_names(reading, _AT)):
        if _certain(reading, m):
            yield _town(reading, m, None)


_AT_OR_FOR = frozenset({"a", "pour", "depuis"})
_AT, _AT_OR_OF = frozenset({"a"}), frozenset({"a", "de", "d'"})


def _before_names(reading: Reading, words: frozenset[str]) -> list[int]:
    """Where some words stand before one with a capital."""
    starts, norms = reading.starts, reading.norms
    return [starts[k - 1] for k in reading.derived(capitals) if k and norms[k - 1] in words]


def _town(reading: Reading, m: re.Match[str], country: str | None) -> Place:
    start, end = m.span("name")
    return Place(start, end, reading.text[start:end], m["name"], "city", None, country)


def _with_country(reading: Reading, text: str) -> Iterator[Place]:
    for m in matches_at(_WITH_COUNTRY, text, _before_names(reading, _AT_OR_OF)):
        country = country_of(m["in"] or m["at"])
        given = fold(m["name"]).split()[0] in _persons_names()
        if country and not (given and " " in m["name"]):
            yield _town(reading, m, country.id)


def _certain(reading: Reading, m: re.Match[str]) -> bool:
    """Whether « à Xxx » can only be a town: one word, nobody's name, no acronym, and something takes place."""
    name = m["name"]
    if " " in name or (name.isupper() and len(name) < 6) or fold(name) in _persons_names():
        return False
    line = reading.folded.rfind("\n", 0, m.start()) + 1
    before = reading.folded[max(line, m.start() - 160) : m.start()].replace("'", " ").split()
    after = reading.folded[m.end() : m.end() + 80].partition("\n")[0].split()
    if (before and before[-1].startswith(_stems("to_somebody"))) or (after and after[0][0].isdigit()):
        return False  # « à Tower 22 »
    taking_place = _stems("taking_place")
    return any(word.startswith(taking_place) for word in (*before, *after))


@cache
def _stems(name: str) -> tuple[str, ...]:
    return tuple(context.word_set(name))


def _bodies(reading: Reading, text: str) -> Iterator[Place]:
    parts = parts_of(reading)
    for m in matches_at(_MINISTRY, text, parts.starting(("ministere",))):
        before = country_of(m["adjective"]) if m["adjective"] else None
        after = country_of(m["after"]) if m["after"] else None
        if m["adjective"] and not before:
            continue
        country = before or after
        end = m.end() if after or not m["after"] else m.start("after") - 1
        yield _body(reading, m.start(), end, country.id if country else None)
    for m in matches_at(_NATIONAL, text, parts.starting(_first_words("défense", *_OFFICIAL))):
        country = country_of(m["adjective"])
        # « le budget de la Défense néerlandais »: the adjective is not the Défense's
        if m[0].startswith("Défense") and not m["adjective"].endswith("e"):
            continue
        if country and not _OF_OFFICE.search(reading.folded[max(0, m.start() - 40) : m.start()]):
            yield _body(reading, m.start(), m.end(), country.id)


@cache
def _first_words(*phrases: str) -> frozenset[str]:
    return frozenset(re.split(r"[ -]", fold(word))[0] for phrase in phrases for word in phrase.split())


def _body(reading: Reading, start: int, end: int, country: str | None) -> Place:
    surface = reading.text[start:end]
    return Place(start, end, surface, surface, "body", None, country)
