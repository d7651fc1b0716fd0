"""Who is who in one text: names, surnames and roles brought to persons, each mention to one of them or to none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ...find.people import FoundName, FoundRole
from ...find.people.landmarks import known_alone
from ...grammar import VerbGroup
from ...lexicon import KnownPerson, person
from ...lexicon.naming import slug
from ...lexicon.titles import bare_senses, sense_of
from ...model import Diagnostic, Mention, Person, Place, Published, Reading, Span
from ...text import fold
from . import offices
from .identity import split
from .individuals import Individual, Roll
from .offices import Window
from .roles import RoleReader
from .stating import Stating

__all__ = ["Cast", "resolve"]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a text and every place that means one of them, in text order, not overlapping."""

    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def resolve(
    reading: Reading,
    found: Iterable[FoundName | FoundRole],
    places: tuple[Place, ...],
    verbs: tuple[VerbGroup, ...],
    published: Published,
) -> Cast:
    """The cast of a text. Known people are recognised and their offices on the document's day help where the text
    leaves one person only; a mention that may be two people stays open, with a diagnostic that names both."""
    found = tuple(found)
    landmarks = [(place.start, place.end) for place in places if place.kind != "country"]
    names = [each for each in found if isinstance(each, FoundName) and not _is_place(each, landmarks)]
    roles = [each for each in found if isinstance(each, FoundRole)]
    return _Casting(reading, published).cast(names, roles, places)


def _is_place(name: FoundName, landmarks: list[tuple[int, int]]) -> bool:
    """A name that only its shape makes a person's, where a body or town is known; those are in text order."""
    if name.why not in ("given", "role"):
        return False
    index = bisect_right(landmarks, name.name_start, key=lambda span: span[0]) - 1
    return index >= 0 and name.end <= landmarks[index][1]


class _Casting:
    """One text's names on their way to persons."""

    def __init__(self, reading: Reading, published: Published) -> None:
        self._reading = reading
        self._published = published
        self._when: Window | None = offices.window(published)
        self._roll = Roll()
        self._who: dict[int, Individual] = {}  # by where the name begins
        self._role_of: dict[int, FoundRole] = {}
        self._mentions: list[tuple[int, int, str, bool, str, Individual]] = []
        self._diagnostics: list[Diagnostic] = []

    def cast(self, names: list[FoundName], roles: list[FoundRole], places: tuple[Place, ...]) -> Cast:
        self._role_of = {start: role for role in roles for start in role.bearers}
        for name in names:
            if name.kind == "name":
                self._full(name)
        for name in names:
            if name.kind == "surname":
                self._surname(name)
        reader = RoleReader(Stating(self._reading, self._roll, self._who, self._when, places))
        reader.read(roles, names)
        self._diagnostics += reader.diagnostics
        self._mentions += [(m.start, m.end, "role", m.acting, m.basis, m.who) for m in reader.mentions]
        return self._result(reader)

    # ---------------------------------------------------------------- names

    def _full(self, name: FoundName) -> None:
        given, surname = name.words[: name.given], name.words[name.given :]
        ref = self._known(name) or offices.variant(given, surname)
        who = self._roll.known(ref) or (None if ref else self._roll.full(name))
        if who is None:
            who = self._roll.add(Individual(given, surname, ref.gender if ref else None, ref))
        elif who.given[0].endswith(".") and not given[0].endswith("."):
            who.given, who.surname = given, surname
        self._seen(name, who, "text")

    def _known(self, name: FoundName) -> KnownPerson | None:
        """The known person of that name; where two bear it, the one in office on the document's day."""
        fits = [known for known in map(person, name.known) if known]
        if len(fits) > 1 and self._when:
            fits = [known for known in fits if offices.in_office(known.id, self._when)]
        return fits[0] if len(fits) == 1 else None

    def _seen(self, name: FoundName, who: Individual, basis: str) -> None:
        if who.gender is None:
            who.gender = name.gender
        if name.grade:
            who.grades.add(name.grade)
        who.see(name.start)
        self._who[name.name_start] = who
        self._mentions.append((name.start, name.end, name.kind, name.acting, basis, who))

    def _surname(self, name: FoundName) -> None:
        fits = self._roll.bearing(name.words, name.gender)
        fits = self._narrowed(name, fits) if len(fits) > 1 else fits
        ahead = not any(each.last_before(name.start) >= 0 for each in fits)
        ref = self._in_office(name) if ahead and name.title else None
        if ref and all(each.ref != ref for each in fits):
            who = self._roll.known(ref) or self._roll.add(Individual(*split(ref.name), ref.gender, ref))
            self._seen(name, who, "reference")
        elif len(fits) == 1:
            self._seen(name, fits[0], "text")
        elif fits:
            self._open(name.start, name.end, fits)
        elif alone := self._alone(name):
            who = self._roll.known(alone) or self._roll.add(Individual(*split(alone.name), alone.gender, alone))
            self._seen(name, who, "reference")
        elif name.title:
            self._seen(name, self._roll.add(Individual((), name.words, name.gender)), "text")

    def _alone(self, name: FoundName) -> KnownPerson | None:
        """« M. Poutine », « l'ancien président Obama »: whom a surname alone means, if they ever held the office."""
        known = person(known_alone().get(tuple(map(fold, name.words)), ""))
        if known is None or name.gender not in (None, known.gender) or name.grade:
            return None
        role = self._role_of.get(name.name_start)
        ever = role is None or any(
            role.key in {fold(each) for each in office.generic} or office.role in self._senses(role)
            for office, _ in offices.held(known.id)
        )
        return known if ever else None

    @staticmethod
    def _senses(role: FoundRole) -> set[str]:
        return {sense for sense in (sense_of(role.key), *bare_senses().get(role.key, ())) if sense}

    def _narrowed(self, name: FoundName, fits: list[Individual]) -> list[Individual]:
        """Of several who bear a surname: those of the grade, then those already named."""
        by_grade = [each for each in fits if name.grade in each.grades] if name.grade else []
        fits = by_grade or fits
        return [each for each in fits if each.last_before(name.start) >= 0] or fits

    def _in_office(self, name: FoundName) -> KnownPerson | None:
        """The one known person of a surname who held such an office on the day, or any where the text names none."""
        if self._when is None:
            return None
        role = self._role_of.get(name.name_start)
        senses = self._senses(role) if role else set()
        fits = []
        for known in offices.by_surname(name.words):
            held = offices.in_office(known.id, self._when)
            if role:
                held = tuple(
                    each
                    for each in held
                    if (each[0] in offices.titled(role.key) or each[0].role in senses)
                    and (not role.of or each[0].of in role.of)
                )
            if held and (name.gender is None or known.gender in (None, name.gender)):
                fits.append(known)
        return fits[0] if len(fits) == 1 else None

    def _open(self, start: int, end: int, fits: list[Individual]) -> None:
        surface = self._reading.text[start:end]
        names = " ou ".join(each.name for each in fits[:3])
        self._diagnostics.append(
            Diagnostic("mention-open", f"« {surface} » peut être {names}", Span(start, end, surface))
        )

    # ---------------------------------------------------------------- the cast

    def _result(self, reader: RoleReader) -> Cast:
        ids: dict[int, str] = {}
        taken: set[str] = set()
        people = []
        ordered = sorted((each for each in self._roll.all if each.seen), key=lambda each: each.seen[0])
        for who in ordered:
            name, ref = who.name, who.ref.id if who.ref else None
            ids[id(who)] = free = _free(slug(name) or "personne", taken)
            people.append(Person(free, name, reader.roles_of(who), who.gender, who.ref is not None, ref))
        text = self._reading.text
        mentions: list[Mention] = []
        for start, end, kind, acting, basis, who in sorted(self._mentions, key=lambda m: (m[0], -m[1])):
            if not mentions or start >= mentions[-1].end:
                mentions.append(Mention(start, end, text[start:end], ids[id(who)], kind, acting, basis))
        return Cast(tuple(people), tuple(mentions), tuple(self._diagnostics))


def _free(wanted: str, taken: set[str]) -> str:
    """The id, or with a number where another person has it."""
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    taken.add(free)
    return free
