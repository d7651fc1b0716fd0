"""Who bears which role, from how they stand beside each other: « le ministre letton de la Défense, Andris Sprūds »,
« Theo Francken, ministre de la Défense », « les ministres X (Lettonie) et Y (Danemark) », « X est secrétaire
général »."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from ...lean import changed
from ...lexicon.titles import words
from ...model import Reading
from .evidence import LIST_GAP
from .landmarks import Landmarks
from .records import FoundName, FoundRole
from .shapes import Run
from .title import Title

# between a role and its bearer: « , », « : », « – », « (»
_COMMA = re.compile(r"[ ]?(?:,|[ ]-|:)[ ](?:(?:et[ ])?(?:lui-meme|elle-meme)[ ])?|[ ]\((?=[^\W\d_])")
# « le nouveau secrétaire général est Mark Rutte »
_IS = re.compile(r"[ ](?:est|etait|fut|sera|n'est[ ]autre[ ]que|devient|reste|demeure)[ ]")
# between a name and its role: « X, alors ministre », « X (Pays-Bas), ministre », « X – ministre », « X (ministre »
_ROLE_AFTER = re.compile(
    r"""(?:[ ]\([^()\n]{2,40}\))? (?:,|[ ]-|,[ ]-) [ ]
    (?:(?:alors|actuel|actuelle|actuellement|egalement|aussi|encore|desormais|lui-meme|elle-meme|et|comme|devenue?
    |(?:elue?|designee?|(?:nouvellement[ ]|recemment[ ]|fraichement[ ])?nommee?)
        (?:[ ](?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:[ ]soir)?)?
    |en[ ](?:sa[ ])?qualite[ ]de|en[ ]tant[ ]que|en[ ]fonction[ ]comme
    |au[ ]poste[ ]de) [ ])?
    | [ ]\(""",
    re.VERBOSE,
)
# between a name and its role: « X est », « X, qui était alors », « X a été nommé », « X comme »
_COPULA = re.compile(
    r"""(?:,?[ ]qui)? [ ]
    (?: (?:n')?(?:est|etait|sera|serait|reste|demeure|devient|devint|deviendra|redevient)
        (?:[ ](?:alors|aussi|egalement|toujours|desormais|devenue?|actuellement|depuis[^,.;\n]{0,30},))?
    | (?:(?:a|avait|vient)[ ](?:d')?(?:ete|etre)|est|sera)[ ](?:re)?(?:nommee?|elue?|designee?|confirmee?|reconduite?)
        (?:[ ](?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:[ ]soir)?)?
        (?:[ ](?:au[ ]poste[ ]de|comme))?
    | en[ ]tant[ ]que | en[ ](?:sa[ ])?qualite[ ]de | comme | au[ ]poste[ ]de ) [ ]""",
    re.VERBOSE,
)
# « X a été », « X, qui fut longtemps »: the role is over
_WAS = re.compile(
    r"(?:,?[ ]qui)?[ ](?:(?:a|avait)[ ]ete|fut)[ ](?:(?:successivement|longtemps|aussi|egalement|brievement)[ ])?"
)
_CLOSE = re.compile(r"\s*(?:[,.;:!?)»”\"\n–—]|-[ ]|\(|et[ ]|ainsi[ ]que[ ]|ou[ ]|avec[ ]|qui[ ]|dont[ ]|$)")
# a sentence that opens so: the name after the comma is the subject, « Selon le ministre, X a menti »
_OPENING = re.compile(
    r"""(?:selon|d'apres|pour|avec|devant|comme|contrairement[ ]au?|face[ ]au?|apres|avant|chez|grace[ ]au?|a|au|par)
    [ ](?:l'|les?[ ]|la[ ])?$""",
    re.VERBOSE,
)
# « Au dîner offert par le roi X, le chef du gouvernement a dit »: what follows makes the role a subject of its own
_SUBJECT = re.compile(
    r"""[ ](?:et[ ](?:l[ae][ ]|l'|les[ ]|m\.|mme[ ])
    | (?:ne[ ]|n'|se[ ]|s'|y[ ]|en[ ]|l'|lui[ ]|leur[ ])?
      (?:a|ont|avait|est|etait|sont|aura|sera|va|doit|devrait|devait|peut)[ ])""",
    re.VERBOSE,
)
_APPOINTS = re.compile(r"\b(?:nomme|nomment|nommer|nommera|designe|designer|elu|elire|promu)(?![\w-])[^.;:,()\n]*$")
# « Secrétaire générale adjointe de l'OTAN pour les affaires publiques », the line below a name
_FOR_MATTERS = re.compile(r"[ ](?:pour|chargee?[ ]d|en[ ]charge[ ]d)[^.;:!?\n]{3,90}")
_SINCE = re.compile(
    r"[ ](?:depuis[ ][^.;:()\n,]{2,40}|(?P<then>de[ ](?:[a-z]+[ ])?\d{4}[ ]a[ ](?:[a-z]+[ ])?\d{4})),[ ]"
)
_HE_IS = re.compile(r"\b(?:il|elle)[ ](?:est|etait|fut|sera|devient|devint|a[ ]ete|redevient)[ ](?:[a-z]+[ ])?$")
_LIST_OF_ROLES = re.compile(r"(?:,|[ ]et|,[ ]et|[ ]ainsi[ ]que)[ ]")
# before a name: « l'honorable », « M. »; before a role, a possessive
_POLITE = re.compile(r"(?:le[ ]tres[ ]honorable|l'honorable|son[ ]excellence|le|la|l'|mme|m\.|monsieur|madame)[ ]?")
# « de la Suède », « danoise, » before one name of a list
_OF_LAND = re.compile(r"(?:de[ ]la|de[ ]l'|du|des|de|d')[ ]?")
_TO_NAME = re.compile(r",?[ ]")
_BRACKET = re.compile(r"[ ]\((?:la[ ]|le[ ]|l'|les[ ])?")
_OWNED = re.compile(r"(?:son|sa|leur)[ ]$")
_KIN = re.compile(r"(?P<word>[a-z-]+)[ ](?:du|de[ ]la|de[ ]l')[ ]?$")
_OF_THE = ("du ", "de la ", "de l'", "de l' ")
_REACH = 60  # characters between a name and the role after it
_LINE = 200
_LONGEST_CHAIN = 6


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch that is or may be a name."""

    start: int
    end: int
    name_start: int
    full: bool


class Apposition:
    """Reads the bearers of the roles of one text."""

    def __init__(
        self,
        reading: Reading,
        marks: Landmarks,
        names: Iterable[FoundName],
        weak: Iterable[Run],
        before: Mapping[int, Title],
    ) -> None:
        self.folded, self.marks = reading.folded, marks
        places = [_Place(name.start, name.end, name.name_start, name.kind == "name") for name in names]
        places += [_Place(run.start, run.end, run.start, True) for run in weak]
        self._by_name = {place.name_start: place for place in places}
        self._by_end = {place.end: place for place in places}
        self._ends = sorted(self._by_end)
        self._sentences = reading.sentence_starts
        # a title before a name: where the text goes on from « , » to it
        self._titled = {title.start: start for start, title in before.items()}

    def bearers(self, roles: list[FoundRole]) -> list[FoundRole]:
        """The roles with the names that bear them."""
        out: list[FoundRole] = []
        index = 0
        named: set[int] = set()  # names with a role before them
        while index < len(roles):
            chain = self._chain(roles, index)
            found = self._of_chain(chain, named)
            for role in found:
                if role.bearers and role.bearers[0] >= role.end:
                    named.update(role.bearers)
            out.extend(found)
            index += len(chain)
        return out

    def _chain(self, roles: list[FoundRole], index: int) -> list[FoundRole]:
        """Roles of one person in a row: « vice-premier ministre et ministre de la Défense »."""
        chain = [roles[index]]
        for role in islice(roles, index + 1, index + 1 + _LONGEST_CHAIN):
            joined = _LIST_OF_ROLES.fullmatch(self.folded, chain[-1].end, role.start)
            if not joined or role.determiner != "none" or role.plural:
                break
            chain.append(role)
        return chain

    def _of_chain(self, chain: list[FoundRole], named: set[int]) -> list[FoundRole]:
        first, last = chain[0], chain[-1]
        together = self._all_before(first) if first.plural else ()
        if together:
            return [changed(role, bearers=together) for role in chain]
        before = self._before(first)
        after = self._after(last)
        if last.plural and after is None and last.determiner != "fused":
            after = self._direct(last.end)
        if before and after and last.end + 1 != after.start and not first.plural:
            # « X, ministre de la Défense, Y »: the role goes with the name that has none yet
            after = None if before.name_start not in named and first.determiner == "none" else after
        if after:
            if (since := self._since(last)) and since["then"]:
                chain = [changed(role, status="former") for role in chain]
            return [self._with_bearers(role, after) for role in chain]
        if before:
            over = first.status == "current" and _WAS.fullmatch(self.folded, before.end, first.start)
            return [
                changed(role, bearers=(before.name_start,), status="former" if over else role.status) for role in chain
            ]
        return chain

    # ---------------------------------------------------------------- role, then name

    def _place_at(self, at: int) -> _Place | None:
        """The name that begins here, or after the grade or civility that does."""
        for _ in range(3):
            m = _POLITE.match(self.folded, at)
            if at in self._by_name:
                return self._by_name[at]
            if at in self._titled and self._titled[at] in self._by_name:
                return self._by_name[self._titled[at]]
            if at in self._titled:
                at = self._titled[at]
            elif m and m.end() > at:
                at = m.end()
            else:
                return None
        return self._by_name.get(at)

    def _direct(self, end: int) -> _Place | None:
        return self._by_name.get(end + 1) if self.folded[end : end + 1] == " " else None

    def _after(self, role: FoundRole) -> _Place | None:
        direct = self._direct(role.end)
        if direct:
            return None if role.plural and role.determiner == "fused" and self._one(direct) else direct
        if self._of_kin(role) or self._predicate(role):
            return None
        m = _COMMA.match(self.folded, role.end) or _IS.match(self.folded, role.end) or self._since(role)
        if not m or (role.determiner == "indefinite" and role.head not in words("roles", "one_of_many")):
            return None
        place = self._place_at(m.end())
        if not place or not (place.full or place.start < place.name_start):
            return None
        if place.start < m.end():
            return None
        # « Monsieur le Président, Mme X est venue »
        if self.folded.startswith("monsieur", role.start) and self.folded.startswith(("mme", "madame"), m.end()):
            return None
        if role.determiner == "indefinite":
            return place if place.full and _CLOSE.match(self.folded, place.end) else None
        return place if m.re is _IS or self._closes(role, place) else None

    def _one(self, place: _Place) -> bool:
        """« a déclaré à des journalistes Julianne Smith »: no list of names, so not theirs."""
        more = LIST_GAP.match(self.folded, place.end)
        return not (more and self._place_at(more.end())) and not self._bracketed(place.end)

    def _since(self, role: FoundRole) -> re.Match[str] | None:
        """« Commandant suprême allié depuis le 23 septembre 2021, le général X », « Représentante de 2019 à 2024, X »:
        at the head of a sentence."""
        if role.determiner != "none" or not self.folded.startswith((" depuis ", " de "), role.end):
            return None
        index = bisect_left(self._sentences, role.start + 1) - 1
        opens = index >= 0 and role.start - self._sentences[index] <= 1
        return _SINCE.match(self.folded, role.end) if opens else None

    def _predicate(self, role: FoundRole) -> bool:
        """« Il est ensuite adjoint du chef de cabinet du Premier ministre, X »: he is, and not X."""
        if role.determiner != "none" or not _HE_IS.search(self.folded, max(0, role.start - _REACH), role.start):
            return False
        return any(at in self.marks.heads for at in range(role.head_start + 1, role.end))

    def _of_kin(self, role: FoundRole) -> bool:
        """« la femme du président, X »: the name is not the president's."""
        if not self.folded.endswith(_OF_THE, 0, role.start):
            return False
        m = _KIN.search(self.folded, max(0, role.start - _REACH), role.start)
        return m is not None and m["word"] in words("roles", "kin")

    def _closes(self, role: FoundRole, place: _Place) -> bool:
        if _CLOSE.match(self.folded, place.end):
            return True
        index = bisect_left(self._sentences, role.start + 1) - 1
        sentence = self._sentences[index] if index >= 0 else 0
        lead = self.folded[max(sentence, role.start - _REACH) : role.start]
        return not _OPENING.fullmatch(lead.lstrip('«"“ '))

    def _with_bearers(self, role: FoundRole, first: _Place) -> FoundRole:
        """One bearer, or for a plural role all names of the list, with the country that each has in brackets or before
        it (« ses homologues belge, X, et danoise, Y »)."""
        if not role.plural:
            return changed(role, bearers=(first.name_start,))
        bearers = [first.name_start]
        owners = [self._bracketed(first.end) or (role.of[0] if len(role.of) == 1 else None)]
        shared, end = True, first.end
        while m := LIST_GAP.match(self.folded, end):
            owner, at = self._own_country(m.end())
            place = self._place_at(at)
            if not place:
                break
            owner = owner or self._bracketed(place.end)
            bearers.append(place.name_start)
            owners.append(owner)
            shared = shared and owner is not None
            end = place.end
        of = tuple(owner for owner in owners if owner)
        return changed(role, bearers=tuple(bearers), of=of if shared and len(of) == len(bearers) else role.of)

    def _own_country(self, at: int) -> tuple[str | None, int]:
        """The country said before one name of a list, and where the name begins: « danoise, Y », « de la Suède, Y »."""
        m = _OF_LAND.match(self.folded, at)
        hit = self.marks.owners.get(m.end()) if m else self.marks.adjectives.get(at)
        gap = _TO_NAME.match(self.folded, hit.end) if hit else None
        return (hit.record.name, gap.end()) if hit and gap else (None, at)

    def _bracketed(self, at: int) -> str | None:
        """The country or body in brackets after a name."""
        m = _BRACKET.match(self.folded, at)
        hit = self.marks.owners.get(m.end()) if m else None
        return hit.record.name if hit and self.folded[hit.end : hit.end + 1] == ")" else None

    # ---------------------------------------------------------------- name, then role

    def _before(self, role: FoundRole) -> _Place | None:
        """The name that the role follows."""
        if role.plural or role.determiner == "fused" or (role.determiner == "possessive" and not role.relation):
            return None
        owned = _OWNED.search(self.folded, max(0, role.start - 5), role.start)
        start = owned.start() if owned else role.start
        place = self._ending_before(start)
        if place is None or not (place.full or place.start < place.name_start):
            return None
        return place if self._follows(place, role, start) else None

    def _all_before(self, role: FoundRole) -> tuple[int, ...]:
        """The names of the list that a plural role follows: « MM. X et Y, sénateurs »."""
        last = self._ending_before(role.start) if role.determiner == "none" else None
        if last is None or not _ROLE_AFTER.fullmatch(self.folded, last.end, role.start):
            return ()
        names = [last]
        while before := self._ending_before(names[0].start):
            m = LIST_GAP.match(self.folded, before.end)
            if not m or self._place_at(m.end()) != names[0]:
                break
            names.insert(0, before)
        return tuple(place.name_start for place in names) if len(names) > 1 else ()

    def _ending_before(self, at: int) -> _Place | None:
        """The name that ends last before a place, close to it."""
        index = bisect_left(self._ends, at) - 1
        return self._by_end[self._ends[index]] if index >= 0 and self._ends[index] > at - _REACH else None

    def _follows(self, place: _Place, role: FoundRole, start: int) -> bool:
        gap = self.folded[place.end : start]
        if "\n" in gap:
            return self._signature(role, gap)
        if gap.endswith(" et ") and role.determiner != "none":  # « X, et la présidente »
            return False
        if role.determiner == "definite" and _ROLE_AFTER.fullmatch(gap) and _SUBJECT.match(self.folded, role.end):
            return False
        if gap == " ":
            return role.determiner == "none" and self._appointed(place)
        linked = _COPULA.fullmatch(gap) or _WAS.fullmatch(gap)
        return bool(_ROLE_AFTER.fullmatch(gap) or (linked and role.determiner != "indefinite"))

    def _appointed(self, place: _Place) -> bool:
        """« Le Conseil fédéral a nommé l'ambassadeur X chef de la Mission suisse »."""
        return _APPOINTS.search(self.folded, max(0, place.start - _REACH), place.start) is not None

    def _signature(self, role: FoundRole, gap: str) -> bool:
        """A name at the end of its line and the role alone on the next."""
        rest = self.folded[role.end : role.end + _LINE].partition("\n")[0]
        whole = not rest.strip(" ,.;") or _FOR_MATTERS.fullmatch(rest) is not None
        return role.determiner == "none" and gap.strip(" ,") == "\n" and whole
