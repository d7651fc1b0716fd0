"""The verbs of a document as speech has them: which stand in no quotation, which say whose words are beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from ...find.quotes import reports, speech_phrases
from ...grammar import VerbGroup
from ...model import Mention, Person, Place, Reading
from ...text import fold
from .cast import Cast


class Telling(Cast):
    """A cast with the verbs of its document. `outside` are the verb groups that stand in no quotation, `by` the phrases
    that name a source (« selon »), by where they begin and end, in the order of the phrases."""

    def __init__(
        self,
        reading: Reading,
        verbs: tuple[VerbGroup, ...],
        people: Iterable[Person],
        mentions: Iterable[Mention],
        places: Iterable[Place],
    ) -> None:
        super().__init__(reading, people, mentions, places)
        self._zones = [z for z in reading.zones if z.depth == 0]
        self._zone_opens = [z.open for z in self._zones]
        self._all, self._all_starts = verbs, [v.start for v in verbs]
        self.outside = self._unquoted()
        self._outside_starts = [v.start for v in self.outside]
        self.by = [at for phrase in speech_phrases("by") for at in spans_of(reading, phrase)]
        self._clauses = [v for v in self.outside if v.finite]
        self._clause_starts = [v.start for v in self._clauses]

    def _unquoted(self) -> tuple[VerbGroup, ...]:
        found: list[VerbGroup] = []
        begin = 0
        for zone in self._zones:
            found += self._all[begin : bisect_left(self._all_starts, zone.open)]
            begin = bisect_left(self._all_starts, zone.close)
        return (*found, *self._all[begin:])

    def quoted(self, at: int) -> bool:
        """Whether a position stands in a quotation."""
        k = bisect_right(self._zone_opens, at) - 1
        return k >= 0 and at < self._zones[k].close

    def groups(self, start: int, end: int) -> tuple[VerbGroup, ...]:
        """Verb groups outside quotations that begin in a stretch."""
        return self.outside[bisect_left(self._outside_starts, start) : bisect_left(self._outside_starts, end)]

    def finite(self, start: int, end: int) -> list[VerbGroup]:
        """Those of them that carry a clause."""
        return self._clauses[bisect_left(self._clause_starts, start) : bisect_left(self._clause_starts, end)]

    def next_zone(self, at: int) -> int:
        """Where the next quotation opens; the end of the text where none does."""
        k = bisect_left(self._zone_opens, at)
        return self._zone_opens[k] if k < len(self._zones) else len(self.reading.text)

    def reports(self, group: VerbGroup) -> bool:
        """Whether a verb makes the words beside it somebody's, phrases too: « a mis en garde », « a fait savoir »."""
        return reports(group) or self._phrase(group) is not None

    def verb(self, group: VerbGroup) -> str:
        """What a dictionary calls the act of speech: « déclarer », « se réjouir », « mettre en garde »."""
        return self._phrase(group) or group.infinitive

    def _phrase(self, group: VerbGroup) -> str | None:
        first = self.token_at(group.end)
        for rest, phrase in _verbal_phrases().get(fold(group.lemma), ()):
            if self.words.norms[first : first + len(rest)] == rest:
                return phrase
        return None


def spans_of(reading: Reading, phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands as words of the text."""
    folded = reading.folded
    found: list[tuple[int, int]] = []
    at = folded.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
            found.append((at, end))
        at = folded.find(phrase, end)
    return found


@cache
def _verbal_phrases() -> dict[str, list[tuple[list[str], str]]]:
    """Phrases that make words somebody's, by their verb: the folded words behind it, and the phrase."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for phrase in speech_phrases("verbs"):
        head, *rest = phrase.split()
        found.setdefault(head, []).append(([fold(word) for word in rest], phrase))
    return found
