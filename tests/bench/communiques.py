"""Communiqués by the hundred thousand, the same in every run: no two alike, many about the same events and people.

As in a real collection a few people are named everywhere and most only once or twice; one document in twenty tells of
the same summit; the others come one after the other over 26 years, as archives are kept, or in any order: then what a
new one tells lies anywhere among all that is there, and ever more of it has been told before.
"""

# ruff: noqa: SIM905 - lists of many short words

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

_CITIES = (
    "Bruxelles Vilnius Madrid Riga Tallinn Oslo Rome Athènes Prague Varsovie Sofia Lisbonne Luxembourg Kiev Berlin "
    "Copenhague Helsinki Stockholm Ankara Ottawa"
).split()
_COUNTRIES = (
    "la France|l’Allemagne|la Norvège|le Canada|la Pologne|l’Italie|la Suède|l’Espagne|la Lettonie|la Grèce"
).split("|")
_FIRST = (
    "Anna Marc Jeanne Karl Sofia Paul Elena Tomas Ingrid Luc Maria Piotr Claire Jonas Eva Hugo Nina Oskar Léa Viktor"
).split()
_LAST = (
    "Lindqvist Moreau Kowalska Hansen Rossi Duarte Novak Berg Weiss Lambert Petrov Silva Dahl Faure Keller Roux"
).split()
_SYLLABLES = ("bar bel cor dan del fer gal hol jan kas lin mar nor ost per ral sam tor val ver wil zan bro dri").split()
_ENDINGS = "sen berg ski mann eau ard ova elli dez off ier son".split()
_DAYS = 9_600  # 26 years
_OFFICES = (
    "Le ministre de la Défense|Le ministre des Affaires étrangères|Le Premier ministre|L’ambassadeur|La présidente|"
    "Le commissaire européen|La vice-ministre|Le chef d’état-major"
).split("|")
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_GOODS = "véhicules blindés|drones|obus|missiles|générateurs|soldats|chars|radars|camions".split("|")
_THEMES = (
    "la défense aérienne|la mer Baltique|la formation des équipages|la cyberdéfense|le flanc est|l’industrie de "
    "défense|la logistique|les munitions|la mer Noire|la protection des câbles"
).split("|")


def texts(documents: int, *, shuffled: bool = False) -> Iterator[tuple[str, str]]:
    """Names of files and what stands in them, 600 to 1,000 characters each; in the order of time, or in none."""
    dice = random.Random(7)
    for number in range(documents):
        day = dice.randrange(_DAYS)
        if not shuffled:
            day = number * _DAYS // documents
        paragraphs = _paragraphs(dice, number, date(2000, 1, 1) + timedelta(day))
        yield f"communique-{number:06}.txt", "\n\n".join(paragraphs) + "\n"


def _paragraphs(dice: random.Random, number: int, day: date) -> Iterator[str]:
    city, other = dice.sample(_CITIES, 2)
    country, ally = dice.sample(_COUNTRIES, 2)
    theme, concern = dice.sample(_THEMES, 2)
    who, guest = _person(dice), _person(dice)
    later, before = day + timedelta(dice.randrange(2, 60)), day - timedelta(dice.randrange(1, 30))
    amount, count = dice.randrange(2, 900), dice.randrange(11, 9999)
    yield f"{_upper(country)} et {ally} renforcent leur coopération dans {theme} ({number})"
    yield (
        f"{city}, le {_french(day)}. {dice.choice(_OFFICES)} {who} a reçu hier {guest}, à {city}, pour parler de "
        f"{concern}."
    )
    yield (
        f"{_upper(country)} a promis {amount} millions d’euros à l’Ukraine et {count} {dice.choice(_GOODS)}, dont une "
        f"partie pour {theme}. Les dépenses de défense ont atteint {dice.randrange(1, 5)},{dice.randrange(10)} % du "
        f"PIB en {day.year}."
    )
    yield (
        f"« Nous porterons {theme} au premier rang de nos efforts, avec {ally} et tous nos partenaires », a déclaré "
        f"{who}."
    )
    yield (
        f"La réunion des ministres de la Défense des pays de l’OTAN se tiendra le {_french(later)} à {other}. Le "
        f"{_french(before)}, {guest} s’est rendu à {other}, où {concern} était à l’ordre du jour."
    )
    yield (
        f"En {day.year}, {ally} avait annoncé {count // 3 + 2} soldats pour l’exercice Steadfast {dice.choice(_LAST)}."
    )
    if number % 20 == 0:
        yield "Le sommet de l’OTAN s’est tenu à Vilnius les 11 et 12 juillet 2023."


def _person(dice: random.Random) -> str:
    """Four times in five one of 320 who are named everywhere, else one of 144,000."""
    first = dice.choice(_FIRST)
    if dice.random() < 0.8:
        return f"{first} {dice.choice(_LAST)}"
    return f"{first} {''.join(dice.sample(_SYLLABLES, 2)).capitalize()}{dice.choice(_ENDINGS)}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _french(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"
