"""The individuals of one text while they are told apart: their names, their roles as stated, where they were seen."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from ...find.people import FoundName
from ...lean import lean
from ...lexicon import KnownPerson
from ...lexicon.titles import ROMAN
from ...model import Role
from .identity import same_given, sound, surname_sound, telling


@lean(frozen=True, slots=True)
class Stated:
    """A role as somebody bears it in the text. `key` and `head` as in FoundRole; `relational`: taken over from another
    person (« son homologue »); `home`: the text names no country or body."""

    role: Role
    key: str
    head: str
    gender: str | None = None
    relational: bool = False
    home: bool = False

    def says(self, other: Stated) -> bool:
        """Whether this is the other one, wherever they stand."""
        a, b = self.role, other.role
        return (
            (self.key, self.head, self.gender) == (other.key, other.head, other.gender)
            and (self.relational, self.home) == (other.relational, other.home)
            and (a.title, a.of, a.basis, a.status, a.source) == (b.title, b.of, b.basis, b.status, b.source)
        )


@dataclass(slots=True)
class Individual:
    """`given` and `surname` as first written in full; `seen` the starts of the mentions, in order."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    gender: str | None = None
    ref: KnownPerson | None = None
    stated: list[Stated] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    grades: set[str] = field(default_factory=set)
    referred: bool = False

    @property
    def name(self) -> str:
        loud = any(len(word) > 2 and word.isupper() for word in self.surname)  # « Jean-Yves LE DRIAN »
        words = [*map(_cased, self.given), *[_cased(word, shortest=2 if loud else 3) for word in self.surname]]
        return " ".join(words).replace("' ", "'").replace("’ ", "’")  # « d'Encausse »

    def see(self, at: int) -> None:
        insort(self.seen, at)

    def last_before(self, at: int) -> int:
        """Where it was last mentioned before a place, or -1."""
        index = bisect_left(self.seen, at)
        return self.seen[index - 1] if index else -1


def _cased(word: str, shortest: int = 3) -> str:
    """« STOLTENBERG » is Stoltenberg; initials and the number behind a name stay, « Lloyd J. Austin III »."""
    if len(word) >= shortest and word.isupper() and not ROMAN.fullmatch(word):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word


class Roll:
    """All individuals of a text, found by the words of their surnames."""

    def __init__(self) -> None:
        self.all: list[Individual] = []
        self._by_word: dict[str, list[Individual]] = {}
        self._by_ref: dict[str, Individual] = {}

    def add(self, individual: Individual) -> Individual:
        self.all.append(individual)
        for word in {sound(word) for word in telling((*individual.given[:1], *individual.surname))}:
            self._by_word.setdefault(word, []).append(individual)
        if individual.ref:
            self._by_ref.setdefault(individual.ref.id, individual)
        return individual

    def known(self, ref: KnownPerson | None) -> Individual | None:
        return self._by_ref.get(ref.id) if ref else None

    def full(self, name: FoundName) -> Individual | None:
        """The individual whose full name this is in another spelling."""
        given, surname = name.words[: name.given], name.words[name.given :]
        key = surname_sound(surname)
        for each in self._by_word.get(sound(telling(surname)[-1]), ()):
            if (
                each.given
                and surname_sound(each.surname) == key
                and same_given(each.given, given)
                and _agree(each.gender, name.gender)
            ):
                return each
        return None

    def bearing(self, surname: tuple[str, ...], gender: str | None) -> list[Individual]:
        """Those who may be called by a surname: « M. Scheffer » is Jaap de Hoop Scheffer, « M. Ban » Ban Ki-moon."""
        words = [sound(word) for word in telling(surname)]
        if not words:
            return []
        fits = [each for each in self._by_word.get(words[-1], ()) if _agree(each.gender, gender)]
        exact = [each for each in fits if surname_sound(each.surname) == "".join(words)]
        return exact or [
            each for each in fits if _within(words, [sound(word) for word in telling((*each.given, *each.surname))])
        ]


def _within(words: list[str], name: list[str]) -> bool:
    return any(name[at : at + len(words)] == words for at in range(len(name)))


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b
