"""Whose an office is: the country or body that a phrase leaves out, and what somebody's roles come to in the end."""

from __future__ import annotations

from collections.abc import Iterable

from ...lean import changed, lazy
from ...lexicon import KnownPerson, Office, country, country_of
from ...lexicon.titles import only_of, sense_of, words
from ...model import Place, Reading, Role
from ...text import fold
from . import offices
from .home import home_country, visited, worldwide
from .individuals import Individual, Stated
from .offices import Window

_NATIONAL_SENSES = frozenset({"defence", "foreign", "head-of-government"})


class Owners:
    """Tells it for the roles of one text. `home`: the French name of the country whose paper it is, looked for when it
    is asked for."""

    def __init__(self, reading: Reading, when: Window | None, places: tuple[Place, ...]) -> None:
        self._reading, self._when, self._places = reading, when, places

    @lazy
    def home(self) -> str | None:
        return home_country(self._reading, self._places)

    @lazy
    def visited(self) -> frozenset[str]:
        """The codes of the countries that a journey at the head of the text leads to."""
        return visited(self._reading, self._places)

    def settle(self, people: Iterable[Individual]) -> None:
        """A paper that names a known minister without a country is that country's: its other offices are too."""
        countries = {
            self._of_the_known(stated, who.ref)
            for who in people
            if who.ref
            for stated in who.stated
            if stated.home and stated.role.status == "current"
            if stated.head.endswith("ministre") and stated.key != "ministre"  # not « Monsieur le Ministre X »
        } - {None}
        if len(countries) == 1 and self.home is None and not worldwide(self._reading):
            found = country_of(countries.pop() or "")
            self.home = found.name if found and found.id not in self.visited else None

    def of(self, stated: Stated, who: Individual) -> str | None:
        """The country or body of a role: as stated, else by what the person is known to have held, by an office that
        is the only one of its title, by the paper's own country."""
        if stated.role.of:
            return stated.role.of
        if who.ref:
            owners = offices.owners(who.ref.id, stated.key)
            if len(owners) == 1:
                return next(iter(owners))
            if self.home in owners:
                return self.home
            own = self._of_the_known(stated, who.ref)
            if own:
                return own
        alone = offices.titled(stated.key)
        fuller = len(alone) == 1 and alone[0].organisation and " " in stated.key.removeprefix(stated.head)
        if fuller and _written_so(alone[0], stated):
            return alone[0].of
        if stated.relational:  # « il s'est entretenu avec son homologue », on a journey to one country
            return self._there if who.ref is None and national(stated.key, stated.head) else None
        home = self._at_home(stated.key, stated.head)
        return self._there if home and self._is_anothers(stated, who, home) else home

    def _is_anothers(self, stated: Stated, who: Individual, home: str) -> bool:
        """« rencontre avec le Premier ministre, Irakli Garibachvili », in a Belgian paper: another is Belgium's."""
        office = offices.office_of("", stated.key, home) if stated.role.status == "current" and who.surname else None
        titled = office if office and office in offices.titled(stated.key) else None  # many are « secrétaire d'État »
        holder = offices.sole_holder(titled, self._when) if titled and self._when else None
        if holder is None or (who.ref and who.ref.id == holder.id):
            return False
        return holder not in offices.by_surname(who.surname)

    @lazy
    def _there(self) -> str | None:
        """The one country that the text's journey leads to."""
        there = country(next(iter(self.visited))) if len(self.visited) == 1 else None
        return there.name if there else None

    def _at_home(self, key: str, head: str) -> str | None:
        """The paper's own country for a national office that it has: no French paper's « chancelier » is French."""
        if not national(key, head):
            return None
        having = only_of(key)
        if having is None or self.home in having:
            return self.home
        return next(iter(having)) if len(having) == 1 else None

    def _of_the_known(self, stated: Stated, ref: KnownPerson) -> str | None:
        """By what a known person holds on the day, or for a national office by the person's own country."""
        held = offices.bears(ref.id, stated.key, stated.head, (), self._when) if self._when else ()
        if len(held) == 1:
            return held[0].of
        own = country(ref.country) if ref.country and national(stated.key, stated.head) else None
        return own.name if own and not stated.relational else None

    def roles_of(self, who: Individual) -> tuple[Role, ...]:
        """What the text states of somebody, each role once and in its fullest form; else what the reference data
        knows."""
        out: dict[tuple[str, str], Role] = {}
        full = {stated.head for stated in who.stated if stated.key != stated.head}
        for stated in who.stated:
            if stated.key == stated.head and stated.head in full:
                continue
            role = changed(stated.role, of=self.of(stated, who))
            known = (fold(role.title), role.status)
            if known not in out or (role.of and not out[known].of):
                out[known] = role
            elif role.of not in (None, out[known].of):
                out[(f"{known[0]} {fold(role.of or '')}", role.status)] = role
        if out or who.ref is None or self._when is None:
            return tuple(out.values())
        return tuple(
            Role(office.title_f if who.gender == "f" else office.title, office.of, "reference", source=term.source)
            for office, term in offices.in_office(who.ref.id, self._when)
        )


def _written_so(office: Office, stated: Stated) -> bool:
    """Whether a title has the capitals of the office's: « président de la commission » heads no Commission."""
    words = stated.role.title.replace("’", "'").split(" ")[::-1]  # from the end: « futur commandant suprême … »
    forms = (office.title, office.title_f, *office.generic, *office.aliases)
    own = (form.split(" ")[:0:-1] for form in forms if fold(form) == stated.key)
    return any(all(b[:1].isupper() for a, b in zip(form, words, strict=False) if a[:1].isupper()) for form in own)


def national(key: str, head: str) -> bool:
    """Whether an office is a country's own, so that its papers need not name the country: « le ministre de la
    Défense »."""
    listed = words("roles", "national")
    return head in listed or key in listed or sense_of(key) in _NATIONAL_SENSES
