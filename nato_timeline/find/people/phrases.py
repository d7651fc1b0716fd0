"""Role phrases: from the article to the last complement, with whose office it is and in what status.

A phrase is read from its head to both sides. To the right: nationality (« ministre ukrainien »), status (« sortant »),
complements that are portfolios, countries, bodies or names with capitals, joined by « et » or commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from ...gazetteer import Found
from ...model import Reading
from ...text import fold
from ...titles import Head, given_names, status_after, status_before, title_adjectives, words
from .landmarks import Landmarks, Owner
from .records import FoundRole

_FUSED = frozenset({"du", "des", "au", "aux"})
_DEFINITE = frozenset({"le", "la", "l'", "les"})
_POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes"})


@cache
def _left() -> re.Pattern[str]:
    # what ends right before a head: « Madame la », « l'ancien », « du futur », « l'ex- »
    status = "|".join(sorted(status_before(), key=len, reverse=True))
    polite = "|".join(map(re.escape, sorted(words("civilities", "polite"))))
    return re.compile(
        rf"(?<![\w'-])(?:(?P<polite>{polite})[ ])?"
        r"(?:(?P<det>le|la|les|l'|du|des|au|aux|une?|son|sa|ses|leurs?|notre|nos|votre|vos|mon|ma|mes|cet?|cette|chaque|tout|aucune?|de|d')[ ]?)?"
        rf"(?P<number>(?:deux|trois|quatre|\d{{1,2}})[ ])?(?P<status>(?:(?:{status})[ ])*)(?P<ex>ex-|ex[ ])?$"
    )


@cache
def _unit() -> re.Pattern[str]:
    # « , cabinet du ministre de la Défense nationale », up to the next comma or the end of the line
    return re.compile(rf",[ ](?P<unit>(?:{'|'.join(sorted(words('captions', 'units')))})[ ](?:de[ ]|du[ ]|des[ ]|d'|[a-z]+[ ])[^,;.\n|()]{{2,80}})")


# « de la », « chargé de l' », « auprès du » before a complement, with the space on both sides
_PREPOSITION = re.compile(
    r"[ ](?P<prep>,?[ ]?chargee?s?[ ](?:de[ ]la|de[ ]l'|du|des|de|d')|aupres[ ](?:de[ ]la|de[ ]l'|du|des|de|d')|de[ ]la|de[ ]l'|du|des|de|d'"
    r"|a[ ]la|a[ ]l'|aux|au|a|pour[ ]la|pour[ ]le|pour[ ]les|pour[ ]l'|pour|en)(?:[ ]|(?<='))"
)
# « et », « , » before another complement: « de l'Europe et des Affaires étrangères », « de la Défense, du Commerce et de la Santé »
_JOINT = re.compile(r"(?:[ ]et|,)[ ](?:de[ ]la|de[ ]l'|du|des|de|d'|aux|au|a[ ]la|a[ ]l'|la|les|le|l')?(?:[ ]|(?<='))")
_LINK = re.compile(r"[ ](?:(?:de[ ]la|de[ ]l'|du|des|de|d'|et|et[ ]de|et[ ]de[ ]la|et[ ]des|et[ ]du|pour[ ]la|pour[ ]l'|sur[ ]la|the|of|for)(?:[ ]|(?<=')))?")
# « de la politique de défense » before « , Marie » or « , le général Marc »
_FREE = re.compile(
    r"(?P<free>(?:[ ](?:de[ ]la|de[ ]l'|du|des|de|d'|a[ ]la|aux|pour[ ]la|pour[ ]les|pour[ ]le|pour[ ]l')(?:[ ]|(?<='))"
    r"(?!(?:passage|retour|visite|son|sa|ses|ce|cette|notre)\b)[a-z'-]{2,}(?:[ ](?!(?:a|est|ont|sont|avec|lors|dans|par|sur|qui|que|se|ce|en|hier|et|de|du|des)\b)[a-z-]+){0,2}){1,3})"
    r"(?P<name>,[ ](?:(?:le|la|l'|m\.|mme)[ ]?(?:[a-z-]+[ ]){0,4})?)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

_COMPLEMENT_WORDS = 8

# who is posted to a place, or may have a portfolio after « à »: « ambassadeur à Bucarest », « secrétaire d'État aux Transports »
_ABROAD = ("ambassad", "consul", "envoye", "emissaire", "representant", "correspondant", "attache", "charge", "command")
_POSTED = (*_ABROAD, "secretaire", "sous-secretaire", "ministre", "commissaire", "haut", "conseiller", "delegue", "chercheu", "professeur", "analyste", "expert", "specialiste", "directeur", "responsable", "avocat", "rapporteur")
# whose unit is named after a comma
_STAFF = frozenset({"attache de presse", "secretaire de presse", "porte-parole", "directeur de cabinet", "conseiller", "directeur des communications", "directeur de la communication", "charge de communication", "responsable", "directeur"})

_STATUS_WORDS = {("former", "m"): "ancien", ("former", "f"): "ancienne", ("future", "m"): "futur", ("future", "f"): "future"}


@dataclass(slots=True)
class _Phrase:
    """A phrase being read: `cursor` is behind what was taken, `kept` are the stretches that stay in the title."""

    cursor: int
    kept: list[tuple[int, int]]
    owners: list[Owner] = field(default_factory=list)
    owner_span: tuple[int, int] | None = None
    status: str | None = None
    complements: int = 0


class PhraseReader:
    """Reads the role phrases of one text."""

    def __init__(self, reading: Reading, marks: Landmarks) -> None:
        self.text, self.folded, self.marks = reading.text, reading.folded, marks

    def phrases(self, skip: tuple[tuple[int, int], ...] = ()) -> list[FoundRole]:
        """Role phrases in text order; none begins inside another or in one of the lines to skip."""
        out: list[FoundRole] = []
        end = 0
        skipped = iter(skip)
        line = next(skipped, None)
        for start in sorted(self.marks.heads):
            while line and line[1] <= start:
                line = next(skipped, None)
            if start < end or (line and line[0] <= start):
                continue
            role = self._phrase(self.marks.heads[start])
            if role:
                out.append(role)
                end = role.end
        return out

    def _phrase(self, hit: Found[Head]) -> FoundRole | None:
        head = hit.record
        before = _left().search(self.folded, max(0, self.folded.rfind("\n", 0, hit.start) + 1, hit.start - 60), hit.start)
        if before is None or self._inside_word(hit, before):
            return None
        phrase = _Phrase(cursor=hit.end, kept=[(hit.start, hit.end)])
        self._read_right(phrase, head)
        self._unit(phrase, head)
        self._freely(phrase, _determiner(before["det"]))
        determiner = _determiner(before["det"])
        if head.kind == "apposed" and determiner in ("definite", "fused") and not phrase.complements and not phrase.owners and head.plural:
            return None
        status = phrase.status or self._status_before(before)
        start = self._start(hit, before, determiner)
        gender = head.gender or _gender(before)
        return FoundRole(
            start=start,
            end=phrase.cursor,
            head_start=hit.start,
            head=head.key,
            kind=head.kind if head.kind != "apposed" or not phrase.complements else "alone",
            title=_with_status(self._title(phrase, head), status, gender),
            key=self._key(head, phrase),
            gender=gender,
            plural=head.plural or before["det"] in ("les", "des", "aux", "ses", "leurs", "nos", "vos", "mes"),
            determiner=determiner,
            status=status,
            of=tuple(owner.name for owner in phrase.owners if owner.name),
            countries=tuple(owner.country for owner in phrase.owners if owner.country),
            relation=head.relation,
        )

    def _inside_word(self, hit: Found[Head], before: re.Match[str]) -> bool:
        """« état-major » holds no major; « ex-président » holds a president."""
        joined = self.folded[hit.start - 1 : hit.start] == "-" and before["ex"] != "ex-"
        return joined or self.folded[hit.end : hit.end + 1] == "-"

    def _start(self, hit: Found[Head], before: re.Match[str], determiner: str) -> int:
        if determiner == "definite":
            return before.start("polite") if before["polite"] else before.start("det")
        if before["polite"] and not before["det"]:
            return before.start("polite")
        modifiers = [before.start(name) for name in ("status", "ex") if before[name]]
        return min((*modifiers, hit.start))

    def _status_before(self, before: re.Match[str]) -> str:
        if before["ex"]:
            return "former"
        found = [status_before()[word] for word in before["status"].split()]
        return next((status for status in found if status != "current"), "current")

    # ---------------------------------------------------------------- to the right of the head

    def _read_right(self, phrase: _Phrase, head: Head) -> None:
        for _ in range(_COMPLEMENT_WORDS):
            if not (self._adjective(phrase, head) or self._after(phrase) or self._complement(phrase, head) or self._joint(phrase)):
                return

    def _adjective(self, phrase: _Phrase, head: Head) -> bool:
        """« ukrainien », « allemand et français » (plural), « fédéral »."""
        folded, at = self.folded, phrase.cursor
        if folded[at : at + 1] != " ":
            return False
        hit = self.marks.adjectives.get(at + 1)
        if hit and phrase.owner_span and phrase.owner_span[1] == at and not phrase.owners[0].country:
            phrase.kept.append(phrase.owner_span)  # « le président du Sénat français »
            phrase.owner_span, phrase.owners = None, []
        if hit and self.text[hit.start].islower() and not phrase.owners:
            phrase.owners.append(hit.record)
            phrase.cursor = hit.end
            while head.plural and (more := re.compile(r"(?: et|,) ").match(folded, phrase.cursor)):
                next_hit = self.marks.adjectives.get(more.end())
                if not next_hit:
                    break
                phrase.owners.append(next_hit.record)
                phrase.cursor = next_hit.end
            return True
        word = _WORD.match(folded, at + 1)
        if word and word[0] in title_adjectives() and self.text[word.start()].islower():
            phrase.kept.append((at, word.end()))
            phrase.cursor = word.end()
            return True
        return False

    def _after(self, phrase: _Phrase) -> bool:
        """« sortant », « par intérim », « élu »."""
        for form, status in status_after().items():
            if self.folded.startswith(f" {form}", phrase.cursor) and not self.folded[phrase.cursor + len(form) + 1 :][:1].isalpha():
                phrase.kept.append((phrase.cursor, phrase.cursor + len(form) + 1))
                phrase.status = status
                phrase.cursor += len(form) + 1
                return True
        return False

    def _complement(self, phrase: _Phrase, head: Head) -> bool:
        m = _PREPOSITION.match(self.folded, phrase.cursor)
        if not m:
            return False
        prep = m["prep"]
        if prep == "en" or prep.startswith("a") and not prep.startswith("aupres"):  # « le ministre à Vilnius » goes nowhere with it
            if not head.key.startswith(_POSTED) or (phrase.owner_span and not head.key.startswith(_ABROAD)):
                return False
        keep = not prep.startswith(("d", "charge", ","))
        return self._noun(phrase, m.end(), keep=keep, abroad=keep and head.key.startswith(_ABROAD))

    def _joint(self, phrase: _Phrase) -> bool:
        """A further portfolio after « et » or a comma; a country or a person is none."""
        if not phrase.complements:
            return False
        m = _JOINT.match(self.folded, phrase.cursor)
        hit = self.marks.portfolios.get(m.end()) if m else None
        if not hit or (m and m[0].startswith(",") and m[0].strip(", ") == ""):
            return False
        self._keep(phrase, hit.end)
        return True

    def _noun(self, phrase: _Phrase, at: int, *, keep: bool, abroad: bool) -> bool:
        """What follows the preposition: a country or body (the owner), a portfolio, or a name with capitals."""
        owner, portfolio = self.marks.owners.get(at), self.marks.portfolios.get(at)
        if owner and not (portfolio and portfolio.end > owner.end):
            if keep or (phrase.owners and not phrase.owner_span):  # « le secrétaire ukrainien du Conseil de sécurité »
                self._keep(phrase, owner.end)
                return True
            if phrase.owner_span:  # « du Comité militaire de l'OTAN »: the first one belongs to the title
                phrase.kept.append(phrase.owner_span)
            phrase.owner_span = (phrase.cursor, owner.end)
            phrase.owners = [owner.record]
            phrase.cursor = owner.end
            phrase.complements += 1
            return True
        site = self.marks.sites.get(at) if abroad else None  # « l'ambassadeur de Belgique à Bucarest »
        if portfolio or site:
            self._keep(phrase, portfolio.end if portfolio else site.end if site else at)
            return True
        if self.folded[phrase.cursor : at] == " a ":  # to a town only: « le ministre a … » is a verb
            return False
        inner = self.marks.heads.get(at)
        nested = self._phrase(inner) if inner and not inner.record.relation else None
        if nested and not self._named(nested.end):  # « le porte-parole du ministre russe de la Défense »
            self._keep(phrase, nested.end)
            phrase.owners = phrase.owners or [Owner(name) for name in nested.of]
            return True
        end = self._capitals(at)
        if end:
            self._keep(phrase, end)
        return bool(end)

    def _named(self, at: int) -> bool:
        """Whether a name follows at once: « un conseiller du ministre Jean Dupont » names the minister."""
        return self.folded[at : at + 1] == " " and self.text[at + 1 : at + 2].isupper()

    def _keep(self, phrase: _Phrase, end: int) -> None:
        phrase.kept.append((phrase.cursor, end))
        phrase.cursor = end
        phrase.complements += 1

    def _capitals(self, at: int) -> int:
        """The end of a name with capitals that begins here (« Groupe de contact », « Institut Clingendael »), else 0;
        it stops before a person's name."""
        end = 0
        for _ in range(_COMPLEMENT_WORDS):
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
        return end

    def _freely(self, phrase: _Phrase, determiner: str) -> None:
        """« la directrice générale de la politique de défense, Marie Duval »: plain words up to a comma and a capital."""
        m = _FREE.match(self.folded, phrase.cursor) if determiner in ("definite", "fused") else None
        if m and self.text[m.end("name") : m.end("name") + 1].isupper() and self.text[m.start() : m.end("free")].islower():
            self._keep(phrase, m.end("free"))

    def _unit(self, phrase: _Phrase, head: Head) -> None:
        """« attachée de presse, cabinet du ministre de la Défense »: the unit that somebody works for."""
        m = _unit().match(self.folded, phrase.cursor) if not phrase.owners and head.key in _STAFF else None
        if m:
            phrase.owners.append(Owner(self.text[m.start("unit") : m.end("unit")].strip()))
            phrase.cursor = m.end("unit")

    # ---------------------------------------------------------------- what it says

    def _title(self, phrase: _Phrase, head: Head) -> str:
        pieces = [re.sub(r"\s+", " ", self.text[a:b]).strip() for a, b in sorted(phrase.kept)]
        noun = head.singular.replace("'", "’") if "’" in pieces[0] else head.singular
        if "Premi" in pieces[0]:
            noun = noun.replace("premi", "Premi")
        return " ".join((noun, *pieces[1:]))

    def _key(self, head: Head, phrase: _Phrase) -> str:
        pieces = [self.folded[a:b].strip() for a, b in sorted(phrase.kept)[1:]]
        return " ".join((head.key, *(piece for piece in pieces if piece not in status_after())))


def _determiner(word: str | None) -> str:
    if not word or word in ("de", "d'"):
        return "none"
    if word in _DEFINITE:
        return "definite"
    if word in _FUSED:
        return "fused"
    return "possessive" if word in _POSSESSIVE else "indefinite"


def _gender(before: re.Match[str]) -> str | None:
    """What the words before the head tell: « la », « Madame », « ancienne »."""
    if before["polite"] in ("madame", "mme") or before["det"] in ("la", "une", "sa", "ma", "cette"):
        return "f"
    if any(word.endswith("e") and word != "jeune" for word in before["status"].split()):
        return "f"
    masculine = before["polite"] in ("monsieur", "m.") or before["det"] in ("le", "du", "au", "un", "ce")
    return "m" if masculine or before["status"] else None


def _with_status(title: str, status: str, gender: str | None) -> str:
    """« ancien secrétaire général », « futur premier ministre »: what somebody no longer or not yet is says so."""
    word = _STATUS_WORDS.get((status, gender or "m"))
    return f"{word} {title}" if word else title
