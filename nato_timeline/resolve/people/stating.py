"""What the text states of its people: each role given to who bears it, homologues and successors by whom they are set
beside, and the country or body that a phrase leaves out."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Mapping

from ...find.people import FoundName, FoundRole
from ...lean import changed
from ...lexicon import Office, country_of
from ...lexicon.titles import elsewhere_called, in_gender, sense_of, status_after, status_before, words
from ...model import Place, Reading, Role
from ...text import fold
from . import offices
from .individuals import Individual, Roll, Stated
from .offices import Window
from .owners import national
from .spoken import CLOSE_STATUS, PRONOUN, RECENT_SENTENCES, Spoken
from .successions import SUCCESSION, takes_the_place
from .whose import Surroundings

# « accompagné notamment du », « aux côtés de son »
_COMPANY = re.compile(
    r"""(?:accompagnee?s?|entouree?s?|flanquee?)[ ](?:(?:[^.;\n]|(?<=[ ]m)\.){0,90}[ ])?
    (?:de[ ]|du[ ]|par[ ])(?:la[ ]|l'|le[ ])?$""",
    re.VERBOSE,
)
# before the office of one more of the same country: « la présidente X, puis avec le premier ministre, Y »
_JOINED = (" et ", " et par ", " et avec ", " puis par ", " puis avec ")
# « les ministres de la Défense des Alliés »: of them all
_OF_ALL = re.compile(r" d(?:es|u|e) (?:allies|pays|etats|nations|vingt|trente|\d)")
_THEIRS = re.compile(r"\bleurs?[ ]$")
_OURS = re.compile(r"\b(?:mon|ma|mes|notre|nos)[ ]$")  # of whoever speaks
_FEW, _NEARBY = 60, 120  # people in one office; mentions to look back over where there are more


# « Ministre de la Défense de 2019 à 2022, il », « Ancien ambassadeur, elle »
_APPOSED = re.compile(r"(?: (?:depuis|de|en|entre|pendant) [^,.;]{2,30})?, (?P<who>il|elle)\b")
_OPENS, _BEGINS = 4, 30  # characters at the head of a sentence


class Stating(Spoken):
    """The stated roles of one text, and who was spoken of last at any place."""

    def __init__(
        self,
        reading: Reading,
        roll: Roll,
        who: Mapping[int, Individual],
        when: Window | None,
        places: tuple[Place, ...],
    ) -> None:
        super().__init__(reading, roll, who, when, places)
        self._around = Surroundings(reading, places)
        self.followed = False  # whether some role will ask who was spoken of last
        self._groups: list[FoundRole] = []
        self._by_head: dict[str, dict[int, Individual]] = {}
        self._by_sense: dict[str, dict[int, Individual]] = {}
        self._graded: dict[str, list[Individual]] = {}
        for each in roll.all:
            for grade in each.grades:
                self._graded.setdefault(grade, []).append(each)

    # ---------------------------------------------------------------- who bears what

    def of_the_body_meant(self, role: FoundRole) -> FoundRole:
        """« le secrétaire général de l'Organisation »: of the organisation last named; of none where none was."""
        if fold(role.of[0]) not in words("roles", "any_body"):
            return role
        body = self._around.last_organisation(role.start)
        return changed(role, of=(body,) if body else ())

    def state(self, role: FoundRole) -> None:
        """Each bearer's role, with the country that is its own where the phrase gives each one."""
        for index, start in enumerate(role.bearers):
            who = self._taking_over(role, start) or self.who.get(start)
            if who:
                of = _share(role, index) or self._around.possessor(role, self._named_in)
                of = of or (None if who.ref else self._around.owner(role) or self._accompanied(role))
                title = gendered(role.title, role.head, who.gender) if role.plural or role.english else role.title
                stated = Role(title, of, "text", role.status, role.start, role.end)
                self._add(who, Stated(stated, role.key, role.head, role.gender, home=of is None))
                if who.gender is None and not role.plural:
                    who.gender = role.gender

    def of_pronoun(self, role: FoundRole) -> None:
        """« Ursula Borg a été reçue à Riga. [Ministre de la Défense] depuis 2021, elle … »: whom the sentence before
        begins with."""
        number = self.sentence(role.start)
        he = _APPOSED.match(self.reading.folded, role.end)
        begins = number > 1 and role.start - self._sentences[number - 1] <= _OPENS
        if he is None or not begins or role.plural or role.unread or role.determiner != "none":
            return
        low, high = self._sentences[number - 2], self._sentences[number - 1]
        index = bisect_left(self._seen, (low, -1))
        named = {each for at, each in self._seen[index:] if at < high}
        if len(named) != 1 or self._seen[index][0] - low > _BEGINS:
            return
        who = self.roll.all[named.pop()]
        if who.gender not in (None, "f" if he["who"] == "elle" else "m"):
            return
        of = role.of[0] if role.of else None if who.ref else self._around.owner(role)
        held = Role(gendered(role.title, role.head, who.gender), of, "text", role.status, role.start, role.end)
        self._add(who, Stated(held, role.key, role.head, role.gender, home=of is None))

    def _named_in(self, start: int, end: int) -> bool:
        """Whether somebody is named in a stretch."""
        index = bisect_left(self._seen, (start, -1))
        return index < len(self._seen) and self._seen[index][0] < end

    def _taking_over(self, role: FoundRole, name: int) -> Individual | None:
        """« X remplace Y comme commandant »: X, named before in the sentence, bears it now, and Y has borne it."""
        left = self.who.get(name)
        cue = takes_the_place(self.reading.folded, name, role.start) if left else None
        if left is None or cue is None:
            return None
        index = bisect_left(self._seen, (cue, -1))
        at, number = self._seen[index - 1] if index else (-1, -1)
        if index == 0 or self.sentence(at) != self.sentence(cue):
            return None
        of = _share(role, 0) or (None if left.ref else self._around.owner(role))
        self._add(left, Stated(Role(role.title, of, "text", "former", role.start, role.end), role.key, role.head))
        return self.roll.all[number]

    def _accompanied(self, role: FoundRole) -> str | None:
        """« accompagné de son ministre des Affaires étrangères, X »: of the country of the one accompanied."""
        if role.of or not national(role.key, role.head):
            return None
        lead = self.reading.folded[max(0, role.start - 120) : role.start]
        # « la présidente X et le ministre de la Défense, Y »
        joined = self.owners.home is None and lead.endswith(_JOINED)
        if not (joined or role.determiner == "possessive" or _COMPANY.search(lead)):
            return None
        index = bisect_left(self._seen, (role.start, -1))
        for at, each in reversed(self._seen[max(0, index - (1 if joined else 6)) : index]):
            who = self.roll.all[each]
            owners = {self.owners.of(stated, who) for stated in who.stated}
            countries = {owner for owner in owners if owner and country_of(owner)}
            if countries and self.sentence(role.start) - self.sentence(at) <= RECENT_SENTENCES:
                return countries.pop() if len(countries) == 1 else None
        return None

    def _add(self, who: Individual, stated: Stated) -> None:
        if not any(each.says(stated) for each in who.stated):  # a long text says the same of somebody many times
            who.stated.append(stated)
        self._by_head.setdefault(stated.head, {})[id(who)] = who
        sense = sense_of(stated.key)
        if sense:
            self._by_sense.setdefault(sense, {})[id(who)] = who

    def bearing(self, head: str, senses: set[str], at: int) -> list[Individual]:
        """Those of whom a role with that head, or one of these offices, is stated; in a long text those nearby."""
        tables = [self._by_head.get(head, {}), *(self._by_sense.get(sense, {}) for sense in senses)]
        if sum(map(len, tables)) <= _FEW:
            found = {each: who for table in tables for each, who in table.items()}
        else:
            index = bisect_left(self._seen, (at, -1))
            near = [self.roll.all[each] for _, each in self._seen[max(0, index - _NEARBY) : index]]
            found = {id(who): who for who in near if any(id(who) in table for table in tables)}
        return sorted(found.values(), key=lambda each: each.seen[0] if each.seen else 0)

    def of_grade(self, grade: str, at: int) -> list[Individual]:
        """Those already named with that grade."""
        return [each for each in self._graded.get(grade, ()) if each.last_before(at) >= 0]

    def relate(self, role: FoundRole) -> None:
        """« son homologue letton, X »: the office of whoever was spoken of last."""
        ours = role.determiner == "possessive" and _OURS.search(self.reading.folded, max(0, role.start - 7), role.start)
        bases = self._followed(role, min(role.start, *role.bearers)) if role.bearers and not ours else ()
        if len(bases) not in (1, len(role.bearers)):
            return
        for index, start in enumerate(role.bearers):
            who = self.who.get(start)
            if who:
                if who.gender is None and not role.plural:
                    who.gender = role.gender
                base = bases[index] if len(bases) > 1 else bases[0]
                self._add(who, self._taken_over(base, role, who, _share(role, index)))

    def gather(self, role: FoundRole) -> None:
        """« Les ministres de la Défense »: whose homologue « leur homologue » is."""
        self._groups.append(role)

    def _followed(self, role: FoundRole, at: int) -> tuple[Stated, ...]:
        """The office that « son homologue » holds elsewhere; of « leur homologue », « leurs homologues » those of the
        people who meet them, or what these are called together, in the sentence."""
        if not _THEIRS.search(self.reading.folded, max(0, role.start - 6), role.start):
            base = self._base(at)
            return (base,) if base else ()
        sentence = self._sentences[self.sentence(at) - 1] if self._sentences else 0
        for group in reversed(self._groups):
            if sentence <= group.start < at:
                whose = _OF_ALL.search(fold(group.title))
                title = group.title[: whose.start()] if whose else group.title
                return (Stated(Role(title, None, "text"), fold(title), group.head),)
        first, last = bisect_left(self._seen, (sentence, -1)), bisect_left(self._seen, (at, -1))
        named = dict.fromkeys(each for _, each in self._seen[first:last])
        offices = tuple(self._best(who) for who in (self.roll.all[each] for each in named) if who.stated)
        return offices[:1] if len({office.key for office in offices}) == 1 else offices

    def succeed(self, name: FoundName) -> None:
        """« Il a succédé à X »: X held what the one spoken of holds."""
        who, last = self.who.get(name.name_start), self._last(name.start)
        if who is None or last is None or last is who or who.stated or not last.stated:
            return
        sentence = self._sentences[self.sentence(name.start) - 1] if self._sentences else 0
        cue = SUCCESSION.search(self.reading.folded, max(sentence, name.start - 60), name.start)
        if cue and (
            last.last_before(name.start) >= sentence or PRONOUN.search(self.reading.folded, sentence, cue.start())
        ):
            base = self._best(last)
            held = who.ref is None or not offices.held(who.ref.id) or offices.owners(who.ref.id, base.key)
            if base.role.status in CLOSE_STATUS and held:
                self._add(
                    who, changed(base, role=changed(base.role, status="former", start=None, end=None), relational=True)
                )

    def confer(self, role: FoundRole, who: Individual, office: Office) -> None:
        """Somebody holds an office that the text speaks of, by the reference data."""
        title = office.title_f if who.gender == "f" else office.title
        if not any(
            office in offices.titled(stated.key) and stated.role.status in CLOSE_STATUS for stated in who.stated
        ):
            self._add(who, Stated(Role(title, office.of, "reference"), fold(office.title), role.head))

    def complete(self, role: FoundRole, who: Individual) -> None:
        """« La ministre de la Défense luxembourgeoise » says of which country the minister named later is."""
        for index, stated in enumerate(who.stated):
            if stated.home and stated.head == role.head and not stated.role.of:
                who.stated[index] = changed(stated, role=changed(stated.role, of=role.of[0]))

    def see(self, role: FoundRole, who: Individual) -> None:
        """A role standing alone was brought to somebody."""
        who.see(role.start)
        if who.stated:
            self.speak(role, who)

    def speak(self, role: FoundRole, who: Individual) -> None:
        """Somebody is spoken of as the bearer of a role: what « ministre » in « le ministre Blair » stands for is the
        fuller one."""
        if not self.followed:
            return
        fits = [each for each in who.stated if each.head == role.head and each.role.of]
        fullest = self._owned(max(fits or who.stated, key=lambda each: len(each.key)), who)
        insort(self._spoken, (role.start, fullest), key=lambda each: each[0])

    def _taken_over(self, base: Stated, role: FoundRole, who: Individual, of: str | None) -> Stated:
        """The base's office in the country said; « sa collègue des Affaires étrangères » has a portfolio of her own."""
        title, key = _plain(base.role.title), base.key
        elsewhere = elsewhere_called(key)
        if elsewhere and of not in (None, base.role.of):
            title, key = elsewhere, fold(elsewhere)
            base = changed(base, head=key.split(" ")[0])
        portfolio = role.key.partition(" ")[2]
        if portfolio:
            title, key = f"{title.split(' ')[0]} {role.title.partition(' ')[2]}", f"{base.head} {portfolio}"
        if portfolio or role.relation != "same":
            of = of or base.role.of
        office = _held_in(who, sense_of(key), of)
        if office:
            of = office.of
            if key not in {fold(each) for each in office.generic}:
                own = office.title_f if who.gender == "f" else office.title
                title = own if title[:1].isupper() else own[0].lower() + own[1:]
        title = gendered(title, base.head, who.gender)
        status = "former" if role.relation == "former" else role.status
        if status == "former" and base.role.status != "former":
            title = f"{'ancienne' if who.gender == 'f' else 'ancien'} {title}"
        return Stated(Role(title, of, "text", status, role.start, role.end), key, base.head, None, relational=True)


def _held_in(who: Individual, sense: str | None, of: str | None) -> Office | None:
    """The office of that sense that a known person held, in the country if one is said."""
    held = offices.held(who.ref.id) if who.ref and sense else ()
    return next((office for office, _ in held if office.role == sense and of in (None, office.of)), None)


def _plain(title: str) -> str:
    """A title without its status: « ancien premier ministre », « secrétaire d'État sortant »."""
    words = title.split(" ")
    while len(words) > 1 and fold(words[-1]) in status_after():
        words.pop()
    return " ".join(words[1:] if len(words) > 1 and fold(words[0]) in status_before() else words)


def _share(role: FoundRole, index: int) -> str | None:
    """The owner of the role of one bearer: its own where there are as many, the one for all."""
    if len(role.of) == len(role.bearers):
        return role.of[index]
    return role.of[0] if len(role.of) == 1 else None


def gendered(title: str, head: str, gender: str | None) -> str:
    """A title in the gender of who bears it: « président », of a woman « présidente »."""
    form = in_gender(head, gender)
    forms = [each for each in (in_gender(head, "f"), in_gender(head, "m")) if each]
    old = next((each for each in forms if re.match(rf"{re.escape(fold(each))}(?!\w)", fold(title))), None)
    if not form or not old:
        return title
    form = form[0].upper() + form[1:] if title[0].isupper() else form
    return form + title[len(old) :]
