"""Whose role it is: roles given to those who bear them, completed with country or body, and roles that stand alone
brought to the one person who bears them in the text, or else held that office on the document's day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..find.people import FoundRole
from ..lexicon import Office
from ..model import Diagnostic, Place, Reading, Role, Span
from ..text import fold
from ..titles import bare_senses, in_gender, sense_of
from . import offices
from .home import home_country
from .individuals import Individual, Roll, Stated
from .offices import Window

# other words for an office that has a title of its own: « le chef de l'État », « le patron du Pentagone »
_PARAPHRASES = ("chef", "patron", "maitre", "locataire", "souverain", "numero un", "homme fort", "dirigeant")
# offices of a country that its own papers do not name: « le ministre de la Défense », « le premier ministre »
_NATIONAL = frozenset({"defence", "foreign", "head-of-government"})
_NATIONAL_HEADS = frozenset(
    "ministre|premier ministre|vice-premier ministre|vice-ministre|ministre delegue|ministre d'etat|secretaire d'etat|chef d'etat-major|president de la republique"
    "|chef de l'etat|chef du gouvernement|chef de la diplomatie|roi|reine|grand-duc|chancelier".split("|")
)
_CLOSE_STATUS = frozenset({"current", "elected", "outgoing", "acting"})
# « est le secrétaire général », « comme le ministre », « poste de »: said of somebody, naming nobody
_PREDICATE = re.compile(r"(?:\b(?:est|etait|fut|sera|serait|devient|deviendra|devenu|devenue|ete|etre|nomme|nommee|elu|elue|comme|en tant que|poste de|fonction de|fonctions de|titre de) )$")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_RECENT_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role standing alone, with the person it means."""

    start: int
    end: int
    acting: bool
    basis: str
    who: Individual


class RoleReader:
    """Reads the roles of one text, in order."""

    def __init__(
        self, reading: Reading, roll: Roll, who: Mapping[int, Individual], when: Window | None, places: tuple[Place, ...]
    ) -> None:
        self._reading, self._roll, self._who, self._when = reading, roll, who, when
        self._home = home_country(reading, places)
        self._starts = [sentence.start for sentence in reading.sentences]
        self._last: tuple[int, Stated] | None = None
        self.mentions: list[RoleMention] = []
        self.diagnostics: list[Diagnostic] = []

    def read(self, roles: list[FoundRole]) -> None:
        """First what the text states of its people, then the roles that stand alone, in text order."""
        for role in roles:
            if not role.relation:
                self._state(role)
        for role in roles:
            if role.relation:
                self._relate(role)
            elif role.bearers:
                who = self._who.get(role.bearers[0])
                if who and who.stated:
                    self._last = (role.start, self._full_role(who, role))
            elif self._stands_alone(role):
                self._alone(role)

    # ---------------------------------------------------------------- roles with a bearer

    def _state(self, role: FoundRole) -> None:
        """Each bearer's role, with the country that is its own where the phrase gives each one."""
        shared_out = len(role.of) == len(role.bearers)
        for index, start in enumerate(role.bearers):
            who = self._who.get(start)
            if who is None:
                continue
            of = role.of[index] if shared_out else (role.of[0] if len(role.of) == 1 else None)
            title = self._in_gender(role, who)
            stated = Role(title, of, "text", role.status, role.start, role.end)
            who.stated.append(Stated(stated, role.key, role.head, role.gender, home=of is None))
            if who.gender is None and not role.plural:
                who.gender = role.gender

    def _in_gender(self, role: FoundRole, who: Individual) -> str:
        """« les ministres délégués » as the title of one of them; English captions tell no gender."""
        return _gendered(role.title, role.head, who.gender) if role.plural or role.english else role.title

    def _full_role(self, who: Individual, role: FoundRole) -> Stated:
        """What « le ministre » in « le ministre Blair » stands for: the fuller role of that person."""
        fits = [each for each in who.stated if each.head == role.head and each.role.of]
        return max(fits or who.stated, key=lambda each: len(each.key))

    def _relate(self, role: FoundRole) -> None:
        """« son homologue letton, X »: the office of whoever was spoken of last."""
        if not role.bearers:
            return
        base = self._base(role.start)
        if base is None:
            return
        shared_out = len(role.of) == len(role.bearers)
        for index, start in enumerate(role.bearers):
            who = self._who.get(start)
            if who is None:
                continue
            of = role.of[index] if shared_out else (role.of[0] if len(role.of) == 1 else None)
            who.stated.append(self._taken_over(base, role, who, of))
            if who.gender is None and not role.plural:
                who.gender = role.gender

    def _base(self, at: int) -> Stated | None:
        """The role of the person last mentioned before `at`, by name or by role, a few sentences back at most."""
        last = max(self._roll.all, key=lambda each: each.last_before(at), default=None)
        seen = last.last_before(at) if last else -1
        candidates = [(seen, self._best(last))] if last and seen >= 0 and last.stated else []
        if self._last and self._last[0] < at:
            candidates.append(self._last)
        candidates = [each for each in candidates if self._sentence(at) - self._sentence(each[0]) <= _RECENT_SENTENCES]
        return max(candidates, key=lambda each: each[0])[1] if candidates else None

    def _best(self, who: Individual) -> Stated:
        return max(who.stated, key=lambda each: (each.role.status in _CLOSE_STATUS, len(each.key)))

    def _taken_over(self, base: Stated, role: FoundRole, who: Individual, of: str | None) -> Stated:
        title, status = base.role.title, "former" if role.relation == "former" else "current"
        if role.relation != "same":
            of = of or base.role.of
        sense = sense_of(base.key)
        if who.ref and sense:
            own = next((o for o, _ in offices.held(who.ref.id) if o.role == sense and (of is None or o.of == of)), None)
            if own:
                title, of = own.title_f if who.gender == "f" else own.title, own.of
                title = title if title[:1].islower() or base.role.title[:1].isupper() else title[0].lower() + title[1:]
        title = _gendered(title, base.head, who.gender)
        if status == "former" and base.role.status != "former":
            title = f"{'ancienne' if who.gender == 'f' else 'ancien'} {title}"
        return Stated(Role(title, of, "text", status, role.start, role.end), base.key, base.head, None, relational=True)

    # ---------------------------------------------------------------- roles alone

    def _stands_alone(self, role: FoundRole) -> bool:
        if role.plural or role.english or role.kind != "alone" or role.determiner not in ("definite", "fused"):
            return False
        lead = self._reading.folded[max(0, role.start - 20) : role.start]
        return not _PREDICATE.search(lead)

    def _alone(self, role: FoundRole) -> None:
        fits = [each for each in self._roll.all if any(self._fits(role, stated, each) for stated in each.stated)]
        who, basis = self._chosen(role, fits), "text"
        if who is None and not fits:
            who, basis = self._by_office(role), "reference"
        if who is None:
            return
        who.see(role.start)
        self._last = (role.start, self._full_role(who, role)) if who.stated else self._last
        self.mentions.append(RoleMention(role.start, role.end, role.acting, basis, who))
        if role.of and basis == "text":
            self._complete(role, who)

    def _fits(self, role: FoundRole, stated: Stated, who: Individual) -> bool:
        """Whether a role standing alone may mean somebody for what was stated of them."""
        if role.gender and who.gender and role.gender != who.gender and stated.gender != role.gender:
            return False
        if (role.status in _CLOSE_STATUS) != (stated.role.status in _CLOSE_STATUS) or role.status == "future" != stated.role.status:
            return False
        own = self._owner(stated, who)
        if role.of and own and own not in role.of:
            return False
        if role.head == stated.head:
            return role.key == role.head or stated.key == stated.head or stated.key.startswith(role.key) or role.key.startswith(stated.key)
        senses = {sense_of(role.key), *(bare_senses().get(role.key, ()))} - {None}
        paraphrase = role.head.startswith(_PARAPHRASES) or stated.head.startswith(_PARAPHRASES)
        return paraphrase and sense_of(stated.key) in senses

    def _owner(self, stated: Stated, who: Individual) -> str | None:
        return stated.role.of or self._of(stated, who)

    def _chosen(self, role: FoundRole, fits: list[Individual]) -> Individual | None:
        """The one meant: by the country said, else the paper's own office-holder, else the one spoken of last; None, with a
        diagnostic, where two were."""
        if len(fits) > 1 and role.of:
            fits = [each for each in fits if any(self._owner(stated, each) in role.of for stated in each.stated)] or fits
        if len(fits) > 1 and not role.of:
            fits = [each for each in fits if any(stated.home and not stated.relational for stated in each.stated if self._fits(role, stated, each))] or fits
        if len(fits) > 1:
            fits = [each for each in fits if each.last_before(role.start) >= 0] or fits
        if len(fits) <= 1:
            return fits[0] if fits else None
        ordered = sorted(fits, key=lambda each: -each.last_before(role.start))
        first, second = (each.last_before(role.start) for each in ordered[:2])
        if first >= 0 and self._sentence(first) != self._sentence(second):
            return ordered[0]
        self._open(role, ordered)
        return None

    def _open(self, role: FoundRole, fits: list[Individual]) -> None:
        surface = self._reading.text[role.start : role.end]
        names = " ou ".join(each.name for each in fits[:3])
        self.diagnostics.append(Diagnostic("mention-open", f"« {surface} » peut être {names}", Span(role.start, role.end, surface)))

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at)

    # ---------------------------------------------------------------- by the reference data

    def _by_office(self, role: FoundRole) -> Individual | None:
        """Who held the office on the document's day, where the text makes clear which office; not in a passage of another year."""
        if self._when is None or role.status != "current" or self._other_year(role.start):
            return None
        office = self._office(role)
        holder = offices.sole_holder(office, self._when) if office else None
        if office is None or holder is None or (role.gender and holder.gender and role.gender != holder.gender):
            return None
        who = self._roll.known(holder)
        if who is None:
            from .identity import split

            given, surname = split(holder.name)
            who = self._roll.add(Individual(given, surname, holder.gender, holder))
        return who

    def _office(self, role: FoundRole) -> Office | None:
        phrase = self._reading.folded[role.head_start : role.end]
        if role.of:
            return offices.office_of(phrase, role.key, role.of[0])
        alone = offices.titled(role.key)
        if len(alone) == 1:
            return alone[0]
        home = self._home if self._national(role.key, role.head) else None
        return offices.office_of(phrase, role.key, home) if home and role.key != "ministre" else None

    def _other_year(self, at: int) -> bool:
        index = self._sentence(at) - 1
        if index < 0 or self._when is None:
            return False
        sentence = self._reading.sentences[index]
        years = (int(m[1]) for m in _YEAR.finditer(self._reading.folded, sentence.start, sentence.end))
        return any(not self._when[0].year <= year <= self._when[1].year for year in years)

    # ---------------------------------------------------------------- completing

    def _complete(self, role: FoundRole, who: Individual) -> None:
        """« La ministre de la Défense luxembourgeoise » says of which country the minister named later is."""
        for index, stated in enumerate(who.stated):
            if stated.home and stated.head == role.head:
                who.stated[index] = replace(stated, role=replace(stated.role, of=role.of[0]), home=True)

    def _national(self, key: str, head: str) -> bool:
        return sense_of(key) in _NATIONAL or head in _NATIONAL_HEADS or key in _NATIONAL_HEADS

    def _of(self, stated: Stated, who: Individual) -> str | None:
        """Whose the office is, where the phrase does not say: by what the person is known to have held, by an office that
        is the only one of its title, by the paper's own country."""
        if who.ref:
            owners = offices.owners(who.ref.id, stated.key)
            if len(owners) == 1:
                return next(iter(owners))
            if owners and self._home in owners:
                return self._home
        alone = offices.titled(stated.key)
        if len(alone) == 1 and alone[0].organisation and (" de" in stated.key or "supreme" in stated.key):
            return alone[0].of
        return self._home if self._national(stated.key, stated.head) and not stated.relational else None

    def roles_of(self, who: Individual) -> tuple[Role, ...]:
        """What the text states of somebody, each role once and in its fullest form; else what the reference data knows."""
        out: dict[tuple[str, str], Role] = {}
        full = {stated.head for stated in who.stated if stated.key != stated.head}
        for stated in who.stated:
            if stated.key == stated.head and stated.head in full:
                continue
            role = stated.role if stated.role.of else replace(stated.role, of=self._of(stated, who))
            known = (fold(role.title), role.status)
            if known not in out or (role.of and not out[known].of):
                out[known] = role
            elif role.of and out[known].of and role.of != out[known].of:
                out[(f"{known[0]} {fold(role.of)}", role.status)] = role
        if out or who.ref is None or self._when is None:
            return tuple(out.values())
        return tuple(
            Role((o.title_f if who.gender == "f" else o.title), o.of, "reference", source=term.source)
            for o, term in offices.in_office(who.ref.id, self._when)
        )


def _gendered(title: str, head: str, gender: str | None) -> str:
    """A title in the gender of who bears it: « président », of a woman « présidente »."""
    form = in_gender(head, gender)
    length = next((len(each) for each in (in_gender(head, "f"), in_gender(head, "m")) if each and re.match(rf"{fold(each)}(?!\w)", fold(title))), 0)
    return form + title[length:] if form and length else title
