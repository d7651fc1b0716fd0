"""What follows a role's head: whose office it is, its portfolio, its status.

« ministre [ukrainien] [de la Défense] », « président [du Comité militaire] [de l'OTAN] », « ambassadeur [de Belgique]
[à Bucarest] ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from ...lexicon.gazetteer import Found
from ...lexicon.titles import Head, given_names, sense_of, status_after, title_adjectives, words
from ...text import fold
from .landmarks import Landmarks, Owner

_OF = r"de[ ]la|de[ ]l'|du|des|de|d'"
_AT = r"a[ ]la|a[ ]l'|aux|au|a"
_ON = r"en[ ]matiere[ ]de[ ]la|en[ ]matiere[ ]de|en[ ]matiere[ ]d'"
_FOR = r"pour[ ](?:la|le|les|l')|pour"
_END = r"(?:[ ]|(?<='))"  # a space, or none after an elision

# « de la », « chargé de l' », « auprès du » before a complement, with the space on both sides
_PREPOSITION = re.compile(
    rf"[ ](?P<prep>,?[ ]?chargee?s?[ ](?:{_OF})|aupres[ ](?:{_OF})|{_OF}|{_AT}|{_FOR}|{_ON}|en){_END}"
)
# before a further complement: « de l'Europe et des Affaires étrangères », « de la Défense, du Commerce et de la Santé »
_JOINT = re.compile(rf"(?:[ ]et[ ](?:(?:{_OF}|{_AT}|la|les|le|l'){_END})?|,[ ](?:{_OF}|{_AT}){_END})")
# between the words of a name with capitals: « Groupe de contact sur l'Ukraine »
_LINK = re.compile(rf"[ ](?:(?:(?:et[ ])?(?:{_OF})|et|pour[ ]la|pour[ ]l'|sur[ ]la|sur[ ]l'|the|of|for){_END})?")
_STATE = re.compile(
    rf"republique[ ](?:federale[ ]|islamique[ ]|populaire[ ])?(?:{_OF}){_END}"
)  # « République d'Arménie »
_ACRONYM = re.compile(r" [A-Z][A-Z&-]{1,6}(?![\w-])")  # « du groupe PPE »
# « député N-VA Peter », « eurodéputée S&D Marie »
_PARTY = re.compile(r" [A-Z][A-Z&/-]{1,7}(?= [A-ZÀ-Ü][\w'’-]*[a-zà-ü])")
_THEN = re.compile(r"[ ](?:de[ ]l'epoque|d'alors)(?![^\W_])")
_NOW = re.compile(r"[ ]en[ ]exercice(?![^\W_])")
_THERE = re.compile(r"[ ](?:en|au|aux|a)[ ]")
_ALSO = re.compile(r"(?: et|,) ")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# « a lancé le ministre aux députés, réunis »: whom one speaks to
_LISTENERS = "(?:euro)?deputes|senateurs|parlementaires|elus|journalistes|reporters|medias|participants|dirigeants"
# « de la politique de défense » before « , Marie » or « , le général Marc »
_FREE = re.compile(
    rf"""(?P<free>(?:[ ](?:{_OF}|a[ ]la|aux|{_FOR}){_END}
        (?!(?:passage|retour|visite|son|sa|ses|ce|cette|notre|{_LISTENERS})\b) [a-z'-]{{2,}}
        (?:[ ](?!(?:a|est|ont|sont|avec|lors|dans|par|sur|qui|que|se|ce|en|hier|et|de|du|des)\b)[a-z-]+){{0,2}}){{1,3}})
    (?P<name>,[ ](?:(?:le|la|l'|m\.|mme)[ ]?(?:[a-z-]+[ ]){{0,4}})?)""",
    re.VERBOSE,
)

# before what belongs to a head: a space, or the comma of a further complement
_GOES_ON = (" ", ",")
_LONGEST = 8  # complements of a head, and words of a name with capitals
_DEEPEST = 2  # « le porte-parole du conseiller du ministre »


@cache
def _unit() -> re.Pattern[str]:
    # « , cabinet du ministre de la Défense nationale », up to the next comma or the end of the line
    units = "|".join(sorted(words("captions", "units")))
    return re.compile(rf"(?:,[ ]|\n)(?P<unit>(?:{units})[ ](?:de[ ]|du[ ]|des[ ]|d'|[a-z]+[ ])[^,;.\n|()]{{2,80}})")


@cache
def _status_behind() -> re.Pattern[str]:
    # « par intérim » in « le ministre par intérim »
    behind = "|".join(map(re.escape, sorted(status_after(), key=len, reverse=True)))
    return re.compile(rf"[ ](?P<status>{behind})(?![^\W\d_])")


@cache
def _led_unit() -> re.Pattern[str]:
    # « brigade » in « la porte-parole de la brigade, »; not in « de la brigade de montagne »
    units = "|".join(sorted(words("roles", "units"), key=len, reverse=True))
    return re.compile(rf"(?:{units})(?![\w-]|[ ](?:de|d'|du|des)\b)(?=[ ]?[,.;:)\n]|[ ](?:a|est|et|qui|avait)\b)")


@dataclass(slots=True)
class Taken:
    """What was read so far: `cursor` is behind it, `kept` are the stretches that stay in the title, `owners` whose
    office it is, `owner_span` where a named owner stands (« du Luxembourg »; an adjective leaves none); `then`: it was
    held at a time that the text tells of."""

    cursor: int
    kept: list[tuple[int, int]]
    owners: list[Owner] = field(default_factory=list)
    owner_span: tuple[int, int] | None = None
    status: str | None = None
    then: bool = False
    complements: int = 0

    def keep(self, end: int) -> None:
        """A complement that stays in the title."""
        self.kept.append((self.cursor, end))
        self.cursor = end
        self.complements += 1

    def give(self, owner: Owner, end: int) -> None:
        """A country or body that owns the office; the one before stays (« du Comité de l'OTAN »)."""
        if self.owner_span:
            self.kept.append(self.owner_span)
        self.owner_span = (self.cursor, end)
        self.owners = [owner]
        self.cursor = end
        self.complements += 1


class Complements:
    """Reads the complements of heads in one text."""

    def __init__(self, text: str, folded: str, marks: Landmarks) -> None:
        self.text, self.folded, self.marks = text, folded, marks

    def read(self, hit: Found[Head], *, definite: bool, depth: int = 0) -> Taken:
        """All that belongs to a head, to its right."""
        head = hit.record
        taken = Taken(cursor=hit.end, kept=[(hit.start, hit.end)])
        for _ in range(_LONGEST):
            if self.folded[taken.cursor : taken.cursor + 1] not in _GOES_ON or not (
                self._adjective(taken, head)
                or self._party(taken, head)
                or self._status(taken)
                or self._complement(taken, head, depth)
                or self._joint(taken)
            ):
                break
        self._unit(taken, head)
        self._where(taken)
        if definite:
            self._freely(taken)
        return taken

    def _adjective(self, taken: Taken, head: Head) -> bool:
        """« ukrainien », « allemand et français » (plural), « fédéral »."""
        at = taken.cursor + 1
        if self.folded[taken.cursor : at] != " " or not self.text[at : at + 1].islower():
            return False
        hit = self.marks.adjectives.get(at)
        if hit and taken.owner_span and taken.owner_span[1] == taken.cursor and not taken.owners[0].country:
            taken.kept.append(taken.owner_span)  # « le président du Sénat français »
            taken.owner_span, taken.owners = None, []
        if hit and not taken.owners:
            taken.owners.append(hit.record)
            taken.cursor = hit.end
            while head.plural and (more := _ALSO.match(self.folded, taken.cursor)):
                also = self.marks.adjectives.get(more.end())
                if not also:
                    break
                taken.owners.append(also.record)
                taken.cursor = also.end
            return True
        word = _WORD.match(self.folded, at)
        if word and word[0] in title_adjectives():
            taken.kept.append((taken.cursor, word.end()))
            taken.cursor = word.end()
            return True
        return False

    def _party(self, taken: Taken, head: Head) -> bool:
        """« le député N-VA Peter X », « la sénatrice (PS) Y »: the party of somebody elected."""
        m = _PARTY.match(self.text, taken.cursor) if _is(head, "elected") and not taken.complements else None
        if m:
            taken.keep(m.end())
        return m is not None

    def _status(self, taken: Taken) -> bool:
        """« sortant », « par intérim », « élu »; « de l'époque » and « en exercice »."""
        if then := _THEN.match(self.folded, taken.cursor):
            taken.status, taken.then, taken.cursor = "former", True, then.end()
            return True
        if now := _NOW.match(self.folded, taken.cursor):
            taken.keep(now.end())
            return True
        m = _status_behind().match(self.folded, taken.cursor)
        if m:
            taken.kept.append(m.span())
            taken.status, taken.cursor = status_after()[m["status"]], m.end()
        return m is not None

    def _complement(self, taken: Taken, head: Head, depth: int) -> bool:
        m = _PREPOSITION.match(self.folded, taken.cursor)
        if not m:
            return False
        prep = m["prep"]
        to = prep == "en" or (prep.startswith("a") and not prep.startswith("aupres"))
        if to and not (_is(head, "abroad") or (_is(head, "posted") and not taken.owner_span)):
            return False  # « le ministre à Vilnius », « le président des États-Unis à la Maison Blanche »
        if to and taken.complements and not _is(head, "abroad"):
            return False  # « Déplacement de la ministre de la Défense [en Lettonie] »: there she goes
        keep = not prep.startswith(("d", "charge", ","))
        state = _STATE.match(self.folded, m.end()) if self.folded.startswith("republique", m.end()) else None
        return (
            (state is not None and self._owner(taken, head, state.end(), keep=keep))
            or self._owner(taken, head, m.end(), keep=keep)
            or self._unit_led(taken, head, m.end())
            or self._portfolio(taken, m.end(), site=keep and _is(head, "abroad"))
            or (prep not in ("a", "aux") and self._nested(taken, m.end(), depth))  # « a lancé le ministre aux députés »
            or (prep != "a" and self._capitals(taken, head, m.end()))
        )

    def _joint(self, taken: Taken) -> bool:
        """A further portfolio after « et » or a comma; a country or a person is none."""
        m = _JOINT.match(self.folded, taken.cursor) if taken.complements else None
        return m is not None and self._portfolio(taken, m.end(), site=False)

    # ---------------------------------------------------------------- what follows a preposition

    def _owner(self, taken: Taken, head: Head, at: int, *, keep: bool) -> bool:
        owner, portfolio = self.marks.owners.get(at), self.marks.portfolios.get(at)
        if not owner or (portfolio and portfolio.end > owner.end):
            return False
        own = _is(head, "national_heads") and fold(self.text[at : owner.end]) in words("roles", "national_bodies")
        if own or keep or (taken.owners and not taken.owner_span):  # « le secrétaire ukrainien du Conseil de sécurité »
            taken.keep(owner.end)
        else:
            taken.give(owner.record, owner.end)
        return True

    def _portfolio(self, taken: Taken, at: int, *, site: bool) -> bool:
        """A portfolio, or for somebody posted abroad the town."""
        hit: Found[str] | None = self.marks.portfolios.get(at) or (self.marks.sites.get(at) if site else None)
        if hit:
            loud = self.text[at : hit.end].isupper()  # « LE MINISTRE DE LA DEFENSE EN VISITE »
            acronym = None if loud else _ACRONYM.match(self.text, hit.end)
            taken.keep(acronym.end() if acronym else hit.end)
        return hit is not None

    def _unit_led(self, taken: Taken, head: Head, at: int) -> bool:
        """« le commandant du détachement », « la porte-parole de la brigade »: a unit without a name is a body too."""
        if taken.complements or taken.owners or not _is(head, "of_units"):
            return False
        unit = _led_unit().match(self.folded, at)
        if not unit:
            return False
        taken.give(Owner(self.text[at : unit.end()]), unit.end())
        return True

    def _nested(self, taken: Taken, at: int, depth: int) -> bool:
        """« le porte-parole du ministre russe de la Défense »; where a name follows at once, the inner role is the
        name's."""
        inner = self.marks.heads.get(at)
        if not inner or inner.record.relation or depth >= _DEEPEST:
            return False
        within = self.read(inner, definite=False, depth=depth + 1)
        if self.folded[within.cursor : within.cursor + 1] == " " and self._upper(within.cursor + 1):
            return False
        taken.keep(within.cursor)
        taken.owners = taken.owners or within.owners
        return True

    def _capitals(self, taken: Taken, head: Head, at: int) -> bool:
        """A name with capitals: « Groupe de contact », « Institut Clingendael »; it stops before a person's name. For
        who leads or works for bodies it is the body."""
        start, end = at, 0
        for _ in range(_LONGEST):
            word = _WORD.match(self.text, at)
            if not word or not word[0][0].isupper() or at in self.marks.known or at in self.marks.heads:
                break
            if fold(word[0]) in given_names():
                break
            end = word.end()
            link = _LINK.match(self.folded, end)
            if not link:
                break
            at = link.end()
        whole = not self.folded.startswith(" pour ", end)  # « la Fondation pour la recherche stratégique »
        party = _is(head, "led") and self.text[start:end].isupper()  # « le chef de la CDU », not « la cheffe du DDPS »
        leads = _is(head, "of_bodies") or (party and not sense_of(head.key + self.folded[taken.cursor : end]))
        if end and whole and leads and not taken.complements and not taken.owners:
            taken.give(Owner(self.text[start:end]), end)
        elif end:
            taken.keep(end)
        return bool(end)

    # ---------------------------------------------------------------- up to a comma

    def _freely(self, taken: Taken) -> None:
        """« la directrice générale de la politique de défense, Marie Duval »: plain words up to a comma and a name."""
        m = _FREE.match(self.folded, taken.cursor)
        if m and self._upper(m.end()) and self.text[m.start() : m.end("free")].islower():
            taken.keep(m.end("free"))

    def _unit(self, taken: Taken, head: Head) -> None:
        """« attachée de presse, cabinet du ministre de la Défense »: the unit that somebody works for."""
        m = _unit().match(self.folded, taken.cursor) if not taken.owners and _is(head, "staff") else None
        if m:
            taken.owners.append(Owner(self.text[m.start("unit") : m.end("unit")].strip()))
            taken.cursor = m.end("unit")

    def _where(self, taken: Taken) -> None:
        """« le porte-parole de l'Otan en Macédoine, le major X »: where an office is held, before its bearer."""
        m = _THERE.match(self.folded, taken.cursor) if taken.owner_span else None
        hit = (self.marks.owners.get(m.end()) or self.marks.sites.get(m.end())) if m else None
        if hit and self.folded.startswith(", ", hit.end):
            taken.cursor = hit.end

    def _upper(self, at: int) -> bool:
        return self.text[at : at + 1].isupper()


def _is(head: Head, group: str) -> bool:
    """Whether a head is of a group of the titles file; its list gives the beginnings of their keys."""
    return head.key.startswith(_group(group))


@cache
def _group(name: str) -> tuple[str, ...]:
    return tuple(words("roles", name))
