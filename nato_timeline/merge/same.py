"""Whether two documents speak of one event: kind, time, place, people and name must let them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from zlib import crc32

from ..calendar import interval
from ..find.triggers import word_list
from ..lexicon import cities, country_of, named_events
from ..model import Event, Parse
from ..text import fold

# what happens once and may be told with a coarse date: a year suffices where nothing else fits
_FINE = 16
_ANY = -1  # all bits
# words of a title that tell no event from another

_WORD = re.compile(r"[^\W_]+")
# what an attack is called, whatever it was
_ASSAULTS = frozenset(
    {"attaque", "attentat", "frappe", "explosion", "raid", "bombardement", "embuscade", "affrontements", "heurts"}
    | {"fusillade", "tir", "violences"}
)
# words that two tellings of one attack share at least: « soldats » and « blessés »
_VICTIMS = 2
_COUNTED = re.compile(r"(?P<number>\d+(?:[ .,]\d+)*) (?P<noun>[^\W\d_]{3,})")
_NUMBER = re.compile(r"\d+(?:[ .,]\d+)*")


# what an act is called as a verb and as a noun: « signent » and « signature »
_ROOTS = ("signa", "signe", "livr", "adopt", "appro", "ratifi", "decid", "decis", "fourni", "deploi", "deploy")
_ACTS = {"signe": "signa", "decis": "decid", "deploy": "deploi"}


def _root(word: str) -> str:
    root = next((root for root in _ROOTS if word.startswith(root)), word)
    return _ACTS.get(root, root)


@dataclass(frozen=True)
class Told:
    """An event as one document tells it, with what comparing asks of it."""

    event: Event
    parse: Parse
    origin: str

    @property
    def kind(self) -> str:
        return self.event.kind

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last day; None where one of them is open."""
        first, last = self.event.first, self.event.last
        return (first, last) if first and last else None

    @cached_property
    def old_days(self) -> tuple[date, date] | None:
        """The days from which it was put off, where they are as sharp as days."""
        first, last = interval(self.event.was)
        return (first, last) if first and last and (last - first).days < _FINE else None

    @cached_property
    def length(self) -> int:
        return (self.days[1] - self.days[0]).days + 1 if self.days else 100_000

    @property
    def fine(self) -> bool:
        """Whether its date is sharp enough to tell it from the next of its kind."""
        return self.length <= _FINE and not (self.event.when or "").endswith("~")

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its title that tell what it is."""
        said = _WORD.findall(fold(self.event.title))
        return frozenset(_root(w) for w in said if w not in word_list("titles") and len(w) > 1)

    @cached_property
    def who(self) -> frozenset[str]:
        return frozenset(self.event.participants)

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(name for name in self.event.participants if name[:1].islower())

    @cached_property
    def bodies(self) -> frozenset[str]:
        return self.who - self.people

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(_NUMBER.findall(self.event.title))

    @cached_property
    def counted(self) -> frozenset[tuple[str, str]]:
        """What its title counts: (« 14 », « chars »)."""
        return frozenset((m["number"], m["noun"]) for m in _COUNTED.finditer(fold(self.event.title)))

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """Equal for what is told in the same words, so that copies need no comparing."""
        event = self.event
        return (
            event.kind,
            event.when or "",
            event.title,
            event.place or "",
            *sorted(event.participants),
            event.reference or "",
            *((event.was,) if event.was else ()),
        )


def same(a: Told, b: Told) -> bool:
    """Whether two tellings with dates are of one event."""
    if a.kind != b.kind or not (days_agree(a, b) or moved(a, b) or moved(b, a)):
        return False
    if not may_be_same(a.event, b.event.place, b.event.reference):
        return False
    one, other = a.event.reference, b.event.reference
    if one and one == other and (not _is_format(one) or a.kind != "meeting"):
        return True
    return _RULES[a.kind](a, b) if a.kind in _RULES else _alike(a, b)


def may_be_same(event: Event, place: str | None, reference: str | None) -> bool:
    """Whether an event may be one with another, of which only these are known: what costs little to ask of many."""
    return (event.reference or reference) == (reference or event.reference) and _places_agree(event.place, place)


def marks_of(event: Event) -> int:
    """Bits of which two events that are one share some, as far as that is told by who takes part: whether they may be
    the same at all is then asked of many at the cost of a comparison."""
    if event.reference:  # one of the reference list is itself, whoever takes part
        return _ANY
    if event.kind == "visit":
        return _bits(name for name in event.participants if name[:1].islower())
    bodies = [name for name in event.participants if not name[:1].islower()]
    return _bits(bodies) if event.kind == "commitment" and bodies else _ANY


def _bits(names: Iterable[str]) -> int:
    found = 0
    for name in names:
        found |= 1 << crc32(name.encode("utf-8", "surrogatepass")) % 63
    return found


def days_agree(a: Told, b: Told) -> bool:
    """Whether the times have a day in common."""
    if a.days is None or b.days is None:
        return a.event.when is not None and a.event.when == b.event.when
    return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def moved(a: Told, b: Told) -> bool:
    """Whether one has been put off from the very days that the other gives."""
    return a.event.was is not None and a.event.was == b.event.when


def _is_format(reference: str) -> bool:
    return any(event.id == reference and event.kind == "format" for event in named_events())


@lru_cache(10_000)
def _places_agree(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    mine, theirs = _place(one), _place(other)
    if mine == theirs:
        return True
    land, other_land = _land(mine), _land(theirs)
    if land is None and other_land is None:
        return False
    # a country holds the towns that are known to lie in it, and may hold one of which no list says where it lies
    if _is_land(mine) or _is_land(theirs):
        return land is None or other_land is None or land == other_land
    return False


def _place(place: str) -> str:
    return fold(place.split(" (")[0])


def _is_land(place: str) -> bool:
    known = country_of(place)
    return known is not None and fold(known.name) == place


def _land(place: str) -> str | None:
    """The code of the country that a place is, or lies in as far as the lists know; None otherwise."""
    known = country_of(place)
    return known.id if known else _towns().get(place)


@cache
def _towns() -> Mapping[str, str]:
    return {fold(city.name): city.country for city in cities()}


# ---------------------------------------------------------------- by kind


def _meeting(a: Told, b: Told) -> bool:
    if a.event.reference and a.event.reference == b.event.reference:
        return True
    if a.words and b.words and (a.words <= b.words or b.words <= a.words):
        return True
    if len(a.people) > 1 and len(b.people) > 1:
        return (a.people <= b.people or b.people <= a.people) and not (a.event.reference or b.event.reference)
    return False


def _summit(a: Told, b: Told) -> bool:
    return bool(a.event.place and b.event.place) or _alike(a, b)


def _visit(a: Told, b: Told) -> bool:
    return bool(a.people & b.people) and bool(a.event.place or b.event.place)


def _named(a: Told, b: Told) -> bool:
    mine = {word for word in a.words if not word.isdigit()}
    theirs = {word for word in b.words if not word.isdigit()}
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _accession(a: Told, b: Told) -> bool:
    if _act(a) != _act(b):
        return False
    if a.bodies and b.bodies:
        return a.bodies <= b.bodies or b.bodies <= a.bodies
    return a.fine and b.fine


def _act(told: Told) -> str:
    first = fold(told.event.title).split(" ")[0]
    return first if first in ("signature", "ratification", "lever", "creation") else "adhesion"


def _appointment(a: Told, b: Told) -> bool:
    return bool(a.event.participants and b.event.participants) and a.event.participants[0] == b.event.participants[0]


def _press(a: Told, b: Told) -> bool:
    return bool(a.people & b.people) or _alike(a, b)


def _pledge(a: Told, b: Told) -> bool:
    """Money and equipment: from one giver, and the same sums where both name them."""
    if a.bodies and b.bodies and not a.bodies & b.bodies:
        return False
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return False
    return _alike(a, b) or bool(a.bodies & b.bodies and a.counted & b.counted)


def _attack(a: Told, b: Told) -> bool:
    """Attacks of one day: in like words, or on the same people, however many one telling counts."""
    if _alike(a, b):
        return True
    mine, theirs = a.words - _ASSAULTS, b.words - _ASSAULTS
    there = a.event.place is not None and a.event.place == b.event.place and a.length == b.length == 1
    if there and mine and theirs and (mine <= theirs or theirs <= mine):
        return True  # « Attaque de Zvecan »
    return bool(a.bodies & b.bodies) and len((a.words & b.words) - a.numbers) >= _VICTIMS and a.length == b.length == 1


def _alike(a: Told, b: Told) -> bool:
    shared = len(a.words & b.words)
    return bool(shared) and shared / min(len(a.words), len(b.words)) >= 0.6


_RULES: dict[str, Callable[[Told, Told], bool]] = {
    "meeting": _meeting,
    "summit": _summit,
    "visit": _visit,
    "exercise": _named,
    "operation": _named,
    "accession": _accession,
    "appointment": _appointment,
    "press": _press,
    "commitment": _pledge,
    "attack": _attack,
}


def shared_names(told: Told) -> frozenset[str]:
    """Names of which another telling has one, if the rule of its kind makes them one event."""
    if told.kind in ("visit", "appointment"):
        return told.who
    if told.kind == "accession":
        return told.bodies
    if told.kind == "press" or (told.kind == "meeting" and len(told.people) > 1):
        return told.people | told.words
    if told.kind == "summit":
        return told.who | told.words | frozenset(filter(None, (told.event.place,)))
    return told.words
