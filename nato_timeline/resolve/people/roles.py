"""Roles that stand alone: « la ministre », « le chef de l'État » brought to the one person who bears them in the text,
or else held that office on the document's day; open, with a diagnostic, where two remain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...find.people import FoundName, FoundRole
from ...lean import lean
from ...lexicon import Office, country_of
from ...lexicon.titles import bare_senses, sense_of, words
from ...model import Diagnostic, Role, Span
from ...text import fold
from . import offices
from .identity import split
from .individuals import Individual, Stated
from .offices import Window
from .owners import national
from .spoken import CLOSE_STATUS
from .standing import country_of_known, in_passing, introduced_first, is_met, told_of_another
from .stating import Stating

# « est le secrétaire général », « comme le ministre », « poste de »: said of somebody, naming nobody
_PREDICATE = re.compile(
    r"\b(?:est|etait|fut|sera|serait|devient|deviendra|devenue?|ete|etre|nommee?|elue?|comme|en tant que"
    r"|poste de|fonctions? de|titre de) $"
)


@lean(frozen=True, slots=True)
class RoleMention:
    """A role standing alone, with the person it means."""

    start: int
    end: int
    acting: bool
    basis: str
    who: Individual


class RoleReader:
    """Reads the roles of one text, in order."""

    def __init__(self, stating: Stating) -> None:
        self._stating = stating
        self._reading, self._roll, self._who, self._when = stating.reading, stating.roll, stating.who, stating.when
        self.mentions: list[RoleMention] = []
        self.diagnostics: list[Diagnostic] = []
        self._unnamed: set[str] = set()  # heads of offices told of whose holder is not
        self._open: dict[str, list[int]] = {}  # where roles alone stand that nobody was found for, by head

    def read(self, roles: list[FoundRole], names: Iterable[FoundName]) -> None:
        """First what the text states of its people, then homologues and roles alone, in text order."""
        self._stating.followed = any(role.relation for role in roles)
        roles = [self._stating.of_the_body_meant(role) if role.of else role for role in roles]
        for role in roles:
            if not role.relation:
                self._stating.state(role)
        self._stating.owners.settle(self._roll.all)
        for role in roles:
            if role.plural and not (role.relation or role.bearers):
                self._stating.gather(role)
            if role.relation:
                self._stating.relate(role)
            elif role.bearers:
                who = self._who.get(role.bearers[0])
                if who and who.stated:
                    self._stating.speak(role, who)
            elif self._stands_alone(role):
                self._alone(role)
            elif role.kind == "alone":
                self._stating.of_pronoun(role)
        for name in names:
            self._stating.succeed(name)

    def roles_of(self, who: Individual) -> tuple[Role, ...]:
        """The roles of a person."""
        return self._stating.owners.roles_of(who)

    def _stands_alone(self, role: FoundRole) -> bool:
        if (
            role.plural
            or role.unread
            or role.english
            or role.kind not in ("alone", "grade")
            or role.determiner not in ("definite", "fused")
        ):
            return False
        return not _PREDICATE.search(self._reading.folded, max(0, role.start - 20), role.start)

    def _alone(self, role: FoundRole) -> None:
        if role.kind == "grade":
            self._mean(role, self._chosen(role, self._stating.of_grade(role.head, role.start)), "text")
            return
        senses = {sense for sense in (sense_of(role.key), *bare_senses().get(role.key, ())) if sense}
        other = self._paraphrased(role)
        bearers = self._stating.bearing(fold(other.title) if other else role.head, senses, role.start)
        fits = [each for each in bearers if any(self._fits(role, stated, each) for stated in each.stated)]
        fits = [each for each in fits if not is_met(self._stating, role, each)]
        if self._addressed(role):
            fits = [each for each in fits if each.last_before(role.start) >= 0]
        if role.key == role.head and role.head in self._unnamed and all(map(self._abroad, fits)):
            return  # « Déplacement du Président de la République … M. X, Président de la Lituanie … le Président »
        who, basis = self._chosen(role, fits), "text"
        if who is None and not fits:
            who, basis = self._of_a_body(role, senses) or self._by_office(role), "reference"
            who = who or self._named_in_office(role, senses) or self._councillor(role) or self._titled_so(role)
        elif who is not None:
            nearer = self._nearer_in_office(role, senses, who)
            who, basis = (nearer, "reference") if nearer else (who, basis)
        if who is None and not fits and not role.of and role.key != role.head:
            self._unnamed.add(role.head)
        if who is None:
            self._open.setdefault(role.head, []).append(role.start)
        self._mean(role, who, basis)

    def _abroad(self, who: Individual) -> bool:
        """Whether the text gives a country with every office of somebody."""
        return all(stated.role.of and not stated.home for stated in who.stated)

    def _addressed(self, role: FoundRole) -> bool:
        """« Monsieur le Président, Mesdames, Messieurs »: nobody that the speech names further on."""
        called = self._reading.folded.startswith(("monsieur l", "madame l"), role.start)
        return called and role.key == role.head

    def _mean(self, role: FoundRole, who: Individual | None, basis: str) -> None:
        if who is None:
            return
        self._stating.see(role, who)
        self.mentions.append(RoleMention(role.start, role.end, role.acting, basis, who))
        if role.of and basis == "text":
            self._stating.complete(role, who)

    # ---------------------------------------------------------------- by the text

    def _paraphrased(self, role: FoundRole) -> Office | None:
        """The office that « le patron de l'Alliance » is another word for."""
        return offices.paraphrased(role.head, role.of[0]) if role.of and _paraphrase(role.head) else None

    def _fits(self, role: FoundRole, stated: Stated, who: Individual) -> bool:
        """Whether a role standing alone may mean somebody for what was stated of them."""
        if role.gender and who.gender and role.gender != who.gender and stated.gender != role.gender:
            return False
        if role.status != stated.role.status and not {role.status, stated.role.status} <= CLOSE_STATUS:
            return False
        own = self._stating.owners.of(stated, who)
        other = self._paraphrased(role)
        if other:
            return other in offices.titled(stated.key) and own == other.of
        if role.of and own and own not in role.of:
            return False
        if role.key != stated.key and sense_of(role.key) == "head-of-state" and not role.of:
            # « le président de la République »: not who chairs the session, nor « le président Zelensky » in Paris
            home = self._stating.owners.home
            if own is None or (home and own != home):
                return False
            if not home and who.last_before(role.start) < 0:
                return False  # « le président de la République a reçu le président chinois, Xi Jinping »
        if role.of and not own and role.key != stated.key and not country_of(role.of[0]):
            return False  # « le président du Bundestag » is no « président du groupe PPE »
        if role.head == stated.head:
            short = role.key == role.head or stated.key == stated.head
            return short or stated.key.startswith(role.key) or role.key.startswith(stated.key)
        paraphrase = _paraphrase(role.head) or _paraphrase(stated.head)
        sense = sense_of(stated.key)
        return paraphrase and sense is not None and sense in {sense_of(role.key), *bare_senses().get(role.key, ())}

    def _chosen(self, role: FoundRole, fits: list[Individual]) -> Individual | None:
        """The one meant: by the country said, else the paper's own office-holder, else the one spoken of last; None,
        with a diagnostic, where two were."""
        if len(fits) > 1:
            named = [each for each in fits if each.last_before(role.start) >= 0]
            fits = named or introduced_first(self._stating, fits)
            fits = [each for each in fits if not in_passing(self._stating, each)] or fits
        if len(fits) > 1:
            fits = [each for each in fits if self._nearer(role, each)] or fits
        if len(fits) <= 1:
            return fits[0] if fits else None
        ordered = sorted(fits, key=lambda each: -each.last_before(role.start))
        first, second = (self._stating.sentence(each.last_before(role.start)) for each in ordered[:2])
        if first != second and not self._of_two_bodies(role, ordered):
            return ordered[0]
        surface = self._reading.text[role.start : role.end]
        names = " ou ".join(each.name for each in ordered[:3])
        self.diagnostics.append(
            Diagnostic("mention-open", f"« {surface} » peut être {names}", Span(role.start, role.end, surface))
        )
        return None

    def _of_two_bodies(self, role: FoundRole, fits: list[Individual]) -> bool:
        """« le secrétaire général », after those of two organisations: whose, the words do not say."""
        owners = {
            self._stating.owners.of(s, each) for each in fits for s in each.stated if self._fits(role, s, each)
        } - {None}
        return not role.of and len(owners) > 1 and not any(country_of(owner) for owner in owners if owner)

    def _nearer(self, role: FoundRole, who: Individual) -> bool:
        """Of the country that the phrase says; where it says none, introduced without one and not as somebody's
        homologue."""
        if role.of:
            return any(self._stating.owners.of(stated, who) in role.of for stated in who.stated)
        return any(stated.home and not stated.relational and self._fits(role, stated, who) for stated in who.stated)

    # ---------------------------------------------------------------- by the reference data

    def _by_office(self, role: FoundRole) -> Individual | None:
        """Who held the office on the document's day, where the text makes clear which office; not in a passage of
        another year."""
        if self._when is None or role.status != "current" or self._other_year(role.start, self._when):
            return None
        office = self._office(role)
        holder = offices.sole_holder(office, self._when) if office else None
        if office is None or holder is None or (role.gender and holder.gender and role.gender != holder.gender):
            return None
        who = self._roll.known(holder) or self._roll.add(Individual(*split(holder.name), holder.gender, holder))
        self._stating.confer(role, who, office)
        return who

    def _named_in_office(self, role: FoundRole, senses: set[str]) -> Individual | None:
        """The one of the known people already named who holds such an office on the day: « la ministre sortante »."""
        if self._when is None or role.status not in CLOSE_STATUS:
            return None
        fits = [
            each
            for each in self._roll.all
            if each.ref
            and (not role.of or country_of_known(each) in role.of)
            and all(stated.head != role.head for stated in each.stated)
            and self._recently(each, role.start)
            and role.gender in (None, each.gender)
            and offices.bears(each.ref.id, role.key, role.head, senses, self._when)
            and not told_of_another(self._stating, role, self._open.get(role.head, ()), each)
        ]
        return self._chosen(role, fits) or (None if fits else self._last_known_in_office(role, senses))

    def _of_a_body(self, role: FoundRole, senses: set[str]) -> Individual | None:
        """« Kofi Annan a regretté … le Secrétaire général »: the one just named who has such an office of another body
        than the first that goes by the title."""
        bodies = role.key == role.head and any(office.organisation for office in offices.titled(role.key))
        return self._named_in_office(role, senses) if bodies else None

    def _councillor(self, role: FoundRole) -> Individual | None:
        """« Le conseiller fédéral X … le chef du DDPS », and the other way round: the one member named of a government
        of departments."""
        if role.key.startswith("conseill") and role.key.endswith((" federal", " federale")) and self._when:
            known = [each for each in self._roll.all if each.ref and each.last_before(role.start) >= 0]
            heads = [
                e for e in known if e.ref and any(o.of == "Suisse" for o, _ in offices.in_office(e.ref.id, self._when))
            ]
            heads = [each for each in heads if role.gender in (None, each.gender)]
            return heads[0] if len(heads) == 1 else None
        if not role.key.startswith(("chef du departement federal", "chef du ddps", "chef du dfae")):
            return None
        fits = self._stating.bearing("conseiller federal", set(), role.start)
        fits = [each for each in fits if each.last_before(role.start) >= 0 and role.gender in (None, each.gender)]
        return fits[0] if len(fits) == 1 else None

    def _titled_so(self, role: FoundRole) -> Individual | None:
        """« …, a dit le président de la République. Emmanuel Macron a … »: the one named anywhere in the text who holds
        an office of that very title, at home where somebody travels."""
        if self._when is None or role.of or role.status != "current" or " " not in role.key.removeprefix(role.head):
            return None
        if self._other_year(role.start, self._when):
            return None
        titled = {office.id for office in offices.titled(role.key)}
        fits = [
            each
            for each in (self._roll.all if titled else ())
            if each.ref and any(office.id in titled for office, _ in offices.in_office(each.ref.id, self._when))
        ]
        abroad = self._stating.owners.visited
        fits = [each for each in fits if not (each.ref and each.ref.country in abroad)] if abroad else fits
        fits = [each for each in fits if not (each.stated and self._abroad(each))] or fits
        return fits[0] if len(fits) == 1 and role.gender in (None, fits[0].gender) else None

    def _last_known_in_office(self, role: FoundRole, senses: set[str]) -> Individual | None:
        """« Catherine Vautrin : « … » / La ministre des Armées répond », after the reference data was last looked at:
        the only one named so far, known to have taken the office and not to have left it."""
        named = [each for each in self._roll.all if each.last_before(role.start) >= 0]
        who = named[0] if len(named) == 1 else None
        if who is None or who.ref is None or self._when is None or role.gender not in (None, who.gender):
            return None
        if not self._recently(who, role.start) or role.key == role.head:
            return None
        held = offices.taken(who.ref.id, role.key, senses, self._when)
        if held:
            self._stating.confer(role, who, held[0])
        return who if held else None

    def _nearer_in_office(self, role: FoundRole, senses: set[str], who: Individual) -> Individual | None:
        """« Le ministre allemand, X, l'a dit. …, a réagi Y. Et le ministre de la Défense … »: Y, named since and
        known to hold that office, not the foreigner."""
        home = self._stating.owners.home
        abroad = all(not each.home and each.role.of != home for each in who.stated) and not role.of
        other = self._named_in_office(role, senses) if abroad and national(role.key, role.head) else None
        return other if other and other.last_before(role.start) > who.last_before(role.start) else None

    def _recently(self, who: Individual, at: int) -> bool:
        last = who.last_before(at)
        return last >= 0 and self._stating.sentence(at) - self._stating.sentence(last) <= 2

    def _office(self, role: FoundRole) -> Office | None:
        phrase = self._reading.folded[role.head_start : role.end]
        if role.of:
            return offices.office_of(phrase, role.key, role.of[0])
        alone = offices.titled(role.key)
        if len(alone) == 1:
            return alone[0]
        clear = national(role.key, role.head) and (role.key != role.head or bool(sense_of(role.key)))
        return offices.office_of(phrase, role.key, self._stating.owners.home) if clear else None

    def _other_year(self, at: int, when: Window) -> bool:
        index = self._stating.sentence(at) - 1
        sentence = self._reading.sentences[max(index, 0)]
        return index >= 0 and offices.of_earlier(self._reading.folded, (sentence.start, sentence.end), at, when)


def _paraphrase(head: str) -> bool:
    """Other words for an office that has a title of its own: « le patron du Pentagone »."""
    return head.startswith(tuple(words("roles", "paraphrases")))
