"""Who was spoken of last at any place of a text, and with which role: whom « son homologue » is set beside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from ...lean import changed
from ...model import Place, Reading, Role
from ...text import fold
from . import offices
from .individuals import Individual, Roll, Stated
from .offices import Window
from .owners import Owners

CLOSE_STATUS = frozenset({"current", "elected", "outgoing", "acting"})
# « …, et avec », « puis par », « ainsi que » before « son homologue »: one more whom the subject meets
_FURTHER = re.compile(
    r"(?:\bet|\bpuis|\bainsi[ ]que|\bainsi[ ]qu'|\bmais[ ]aussi)(?:[ ](?:avec|par|a|de))?[ ]?(?:s(?:on|a|es)[ ])?$"
)
# « avec le », « selon » before somebody: no subject
GOVERNED = re.compile(
    r"(?:\b(?:avec|par|selon|pour|chez|contre|devant|a|de|du|des|au|aux|outre)[ ]|d')(?:l[ae][ ]|l'|les[ ])?$"
)
_RELATIVE = re.compile(r"\b(?:qui|dont|(?<!ainsi )que|lequel|laquelle)[ ]|;")
PRONOUN = re.compile(r"\b(?:il|elle|celui-ci|celle-ci|qui)\b")
# « … a été reçu par X. Il s'est ensuite »
_HE = re.compile(r"[\s«]*(?:il|elle)[ ]")
_HOSTED = re.compile(r"\bete (?:recue?|accueillie?|invitee?|conviee?)s?[ ](?:[a-z' ]{0,30})?par[ ]")
_SECOND = 2
RECENT_SENTENCES = 3


class Spoken:
    """The people of one text by where they were seen, with the roles they were spoken of with."""

    def __init__(
        self,
        reading: Reading,
        roll: Roll,
        who: Mapping[int, Individual],
        when: Window | None,
        places: tuple[Place, ...],
    ) -> None:
        self.reading, self.roll, self.who, self.when = reading, roll, who, when
        self.owners = Owners(reading, when, places)
        self._sentences = [sentence.start for sentence in reading.sentences]
        self._seen = sorted((at, index) for index, each in enumerate(roll.all) for at in each.seen)
        self._spoken: list[tuple[int, Stated]] = []

    def _last(self, at: int) -> Individual | None:
        index = bisect_left(self._seen, (at, -1))
        return self.roll.all[self._seen[index - 1][1]] if index else None

    def _base(self, at: int) -> Stated | None:
        """The role of the person last mentioned before `at`, by name or by role, a few sentences back at most."""
        subject = self._subject(at) or self._received(at)
        if subject:
            return subject
        last = self._last(at)
        known = self._best(last) if last and last.stated else self._by_reference(last)
        if last and known is None and not PRONOUN.search(self.reading.folded, last.last_before(at), at):
            return None  # whoever was spoken of last has no role that is told or known
        found = [(last.last_before(at), known)] if last and known else []
        index = bisect_left(self._spoken, at, key=lambda each: each[0])
        found += self._spoken[index - 1 : index] if index else []
        found = [each for each in found if self.sentence(at) - self.sentence(each[0]) <= RECENT_SENTENCES]
        return max(found, key=lambda each: each[0])[1] if found else None

    def _by_reference(self, who: Individual | None) -> Stated | None:
        """The one office that somebody known holds on the day, where the text states none."""
        held = offices.in_office(who.ref.id, self.when) if who and who.ref and self.when else ()
        if len(held) != 1:
            return None
        office = held[0][0]
        return Stated(Role(office.title, office.of, "reference"), fold(office.title), fold(office.title).split(" ")[0])

    def _subject(self, at: int) -> Stated | None:
        """« La ministre X a rencontré le président, Y, et son homologue, Z »: X, the one who meets them; None where the
        sentence does not begin with its subject, or begins anew (« …, qui a reçu son homologue »)."""
        sentence = self._sentences[self.sentence(at) - 1] if self._sentences else 0
        index = bisect_left(self._seen, (at, -1))
        first = bisect_left(self._seen, (sentence, -1))
        if not _FURTHER.search(self.reading.folded, max(sentence, at - 24), at):
            return None
        spoken = bisect_left(self._spoken, sentence, key=lambda each: each[0])
        alone = [(start, stated) for start, stated in self._spoken[spoken : spoken + 1] if start < at]
        named = [
            (min([start, *_starts(who, sentence, start)]), self._best(who))
            for start, each in self._seen[first : min(index, first + 1)]
            if (who := self.roll.all[each]).stated
        ]
        if not (alone or named) or self._of_its_own(self._seen[index - 1][0] if index > first else sentence, at):
            return None
        start, stated = min((*alone, *named), key=lambda each: each[0])
        return None if GOVERNED.search(self.reading.folded, max(sentence, start - 12), start) else stated

    def _received(self, at: int) -> Stated | None:
        """« La ministre X a été reçue par le président, Y. Elle s'est entretenue avec son homologue »: X."""
        number = self.sentence(at)
        if number < _SECOND or not _HE.match(self.reading.folded, self._sentences[number - 1]):
            return None
        low, high = self._sentences[number - 2], self._sentences[number - 1]
        hosted = _HOSTED.search(self.reading.folded, low, high)
        here = self._seen[bisect_left(self._seen, (low, -1)) : bisect_left(self._seen, (high, -1))]
        spoken = [each for each in self._spoken if low <= each[0] < (hosted.start() if hosted else low)]
        if hosted is None or any(start > high for start, _ in self._seen if high < start < at):
            return None
        named = [
            (start, self._best(who))
            for start, each in here
            if (who := self.roll.all[each]).stated
            if start < hosted.start()
        ]
        first = min([*spoken, *named], key=lambda each: each[0], default=None)
        return first[1] if first else None

    def _of_its_own(self, start: int, at: int) -> bool:
        """Whether a clause with a subject of its own begins between two places."""
        return _RELATIVE.search(self.reading.folded, start, at) is not None

    def _best(self, who: Individual) -> Stated:
        best = max(who.stated, key=lambda each: (each.role.status in CLOSE_STATUS, len(each.key)))
        return self._owned(best, who)

    def _owned(self, stated: Stated, who: Individual) -> Stated:
        """The role with its country or body."""
        return changed(stated, role=changed(stated.role, of=self.owners.of(stated, who)))

    def sentence(self, at: int) -> int:
        """The number of the sentence a place is in, from 1."""
        return bisect_right(self._sentences, at)


def _starts(who: Individual, low: int, high: int) -> list[int]:
    """Where the roles stated of somebody between two places begin: « le ministre letton, X » begins at its article."""
    return [each.role.start for each in who.stated if each.role.start is not None and low <= each.role.start <= high]
