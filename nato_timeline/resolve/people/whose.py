"""Whose an office is where the phrase leaves it to the words around: « le Centre, dont le directeur », « le chef de sa
diplomatie », « à Séoul, il a rencontré le ministre de la Défense »."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from ...find.people import FoundRole
from ...lexicon import country, organisations
from ...lexicon.titles import words
from ...model import Place, Reading
from .home import SHARED_SEATS
from .owners import national

_ITS = re.compile(r"[ ]de[ ](?:sa|son|leur)[ ]")
_WHOSE = re.compile(r",?[ ]dont[ ]$")
# before the office of whoever receives: « a rencontré le », « s'est entretenu avec le », « a été reçu par la »
_MET = re.compile(r"\b(?:avec|par|rencontre|rencontree?s?|rencontrer|rencontra|rencontrera|vu|retrouve|retrouvera)[ ]$")
# before a place where somebody is: « À Séoul », « en Corée »
_THERE = re.compile(r"(?<![\w'-])(?:a|en)[ ]$")
_LOOK_BACK = 8  # places before an office
_FAR = 60
_HEADER, _LINE = 6, 160  # paragraphs at the head of a text, and characters in a line there
_PUBLISHER = re.compile(r"(?P<noun>commission|ministere|comite|delegation|direction|secretariat)[ ](?:de|du|des|d')")

# « Commission de la défense – Séance du 8 février »: what is said of a meeting is not its name
_NAME_ENDS = re.compile(r"[ ][–—|:-][ ]|[ ]\(|,[ ](?=séance|réunion|audition|compte[ ]rendu|le[ ]\d)", re.IGNORECASE)


_OURS, _OUR = ("mon ", "ma ", "notre "), 6
_SENTENCES = 3  # how far back a subject is looked for
_TITLE = 12  # characters: « Le ministre »
_SET_IN = re.compile(r"[\s«]*(?:[ÀA]|En|Au) [A-ZÉ][\w'’-]+, ")
_ARTICLE = re.compile(r"[\s«]*(?:l'|l[ae][ ])")
_ACRONYM = re.compile(r"[A-ZÉ]{3,8}(?![\w’'-])")
# what no « son » is of: words in quotation marks, several, somebody's
_GOES_BACK = re.compile(r"[\s]*(?:[«“\"]|(?:des|les|ces|ses|aucun|nul|selon|ainsi|pour|son|sa)[ ])")


@cache
def _organisations() -> frozenset[str]:
    return frozenset(each.name for each in organisations() if each.kind in ("alliance", "union"))


def _of_a_country(role: FoundRole) -> bool:
    """Whether whoever visits a country may meet such an office: its minister, its president."""
    return national(role.key, role.head) or role.key == "president"


class Surroundings:
    """What stands around the offices of one text."""

    def __init__(self, reading: Reading, places: tuple[Place, ...]) -> None:
        self._folded, self._text, self._paragraphs = reading.folded, reading.text, reading.paragraphs
        self._sentences = reading.sentences
        self._places = sorted(places, key=lambda place: place.start)
        self._starts = [place.start for place in self._places]

    def owner(self, role: FoundRole) -> str | None:
        """The country or body; None where the words around do not say it."""
        if role.of:
            return None
        if _ITS.search(self._folded, role.head_start, role.end):
            return self._last_country(role.start)
        return self._antecedent(role) or self.in_header(role) or (self._host(role) if _of_a_country(role) else None)

    def possessor(self, role: FoundRole, named: Callable[[int, int], bool]) -> str | None:
        """« L'OTAN insiste. « … », a redit [sa porte-parole], X »: the body, or the country, that the sentence, or one
        right before, has as its subject; None where somebody stands there (`named`: in a stretch), or anything else."""
        if role.of or role.determiner != "possessive" or role.relation:
            return None
        kinds = ("country",) if national(role.key, role.head) else ("body", "country")
        if self._folded.startswith(_OURS, role.start - _OUR) or self._folded.startswith(_OURS, role.start):
            return None
        index = bisect_left(self._sentences, role.start + 1, key=lambda sentence: sentence.start)
        for sentence in reversed(self._sentences[max(0, index - _SENTENCES) : index]):
            at = sentence.start
            there = _SET_IN.match(self._text, at)
            at = there.end() if there else at
            article = _ARTICLE.match(self._folded, at)
            start = article.end() if article else at
            if named(sentence.start, start + _TITLE) and sentence.start < role.start - _TITLE:
                return None
            place = next((each for each in self._before(start + 1, start) if each.form != "adjective"), None)
            if place is not None and start < role.start:
                return place.name if place.kind in kinds else None
            acronym = _ACRONYM.match(self._text, start) if article else None
            if acronym and len(kinds) > 1:
                return acronym[0]
            if not _GOES_BACK.match(self._folded, sentence.start):
                return None
        return None

    def last_organisation(self, at: int) -> str | None:
        """The organisation of states last named before a place: « l'ONU »."""
        index = bisect_left(self._starts, at)
        for place in reversed(self._places[max(0, index - _FAR) : index]):
            if place.kind == "body" and place.name in _organisations():
                return place.name
        return None

    def in_header(self, role: FoundRole) -> str | None:
        """« Ministère des Affaires étrangères … Déclarations du porte-parole, M. X »: the body in whose name a paper
        is published, for who speaks for it or chairs it."""
        if role.of or role.key not in words("roles", "of_the_publisher"):
            return None
        chairs = role.key == "president"  # « Présidence de M. X, président »; « le président Y » may be of anywhere
        if chairs and role.start > self._paragraphs[: _HEADER + 1][-1][1]:
            return None
        for start, end in reversed(self._paragraphs[:_HEADER]):
            line = self._text[start : min(end, start + _LINE + 1)]
            if end <= role.start and len(line) <= _LINE and (m := _PUBLISHER.match(self._folded, start, end)):
                if chairs and m["noun"] in ("ministere", "direction"):
                    return None
                line = _NAME_ENDS.split(line.split("\n")[0].strip(), maxsplit=1)[0]
                return line.capitalize() if line.isupper() else line
        return None

    def _antecedent(self, role: FoundRole) -> str | None:
        """« l'Agence, dont le directeur, X »: the body that « dont » goes back to."""
        cue = _WHOSE.search(self._folded, max(0, role.start - 7), role.start)
        index = bisect_left(self._starts, role.start) - 1
        if not cue or index < 0:
            return None
        place = self._places[index]
        return place.name if place.end == cue.start() and place.form == "noun" else None

    def _last_country(self, at: int) -> str | None:
        """« La Macédoine attend. Le chef de sa diplomatie … »: what the sentence, or the one before, is about: the
        country it names first."""
        for low, high in self._sentences_until(at):
            for place in reversed(self._before(high, low)):
                named = country(place.country) if place.country and place.form != "adjective" else None
                if named:
                    return named.name
        return None

    def _host(self, role: FoundRole) -> str | None:
        """« À Riga, elle a rencontré le ministre de la Défense, X »: of the country that the paragraph is set in, where
        no other one is named since."""
        if not _MET.search(self._folded, max(0, role.start - 14), role.start):
            return None
        low = self._paragraph(role.start)
        since: set[str] = set()
        for place in self._before(role.start, low):
            if place.country:
                since.add(place.country)
            there = place.kind in ("city", "country") and _THERE.search(
                self._folded, max(low, place.start - 4), place.start
            )
            if there and place.country:
                host = country(place.country)
                seat = self._folded[place.start : place.end] in SHARED_SEATS
                return host.name if host and not seat and len(since) == 1 else None
        return None

    def _before(self, at: int, low: int) -> list[Place]:
        """Places before an office, the nearest first."""
        index = bisect_left(self._starts, at)
        near = self._places[max(0, index - _LOOK_BACK) : index]
        return [place for place in reversed(near) if place.start >= low]

    def _sentences_until(self, at: int) -> list[tuple[int, int]]:
        """The sentence of an office up to it, and the one before."""
        index = bisect_left(self._sentences, at + 1, key=lambda sentence: sentence.start)
        spans = [(sentence.start, min(sentence.end, at)) for sentence in self._sentences[max(0, index - 2) : index]]
        return spans[::-1]

    def _paragraph(self, at: int) -> int:
        index = bisect_left(self._paragraphs, (at + 1, 0)) - 1
        return self._paragraphs[index][0] if index >= 0 else 0
