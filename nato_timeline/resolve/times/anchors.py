"""What relative dates are counted from: the day of publication, and the date that the passage is about.

Two anchors, kept apart: « hier » counts from publication, « la veille » from the story. An anchor known only roughly
gives approximations, never days.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from sys import maxsize

from nato_timeline.calendar import Interval, interval, value_of
from nato_timeline.grammar import VerbGroup, clause_at
from nato_timeline.model import Published, Reading

from ...lean import lean

_START, _END = attrgetter("start"), attrgetter("end")
# of these an estimate to the month or year leaves no doubt
_LONG = frozenset({"decade", "century"})
_COARSER = {"day": "month", "weekend": "month", "week": "month", "month": "month"}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date to count from, first and last day that it may be. `sure`: known to the day, not estimated."""

    first: date
    last: date
    basis: str
    sure: bool = True

    @property
    def middle(self) -> date:
        return self.first + timedelta((self.last - self.first).days // 2)

    @property
    def value(self) -> str:
        """The day, or the month or year that it is estimated to be of."""
        if self.sure:
            return self.first.isoformat()
        grain = "year" if self.first.year != self.last.year or (self.last - self.first).days > 31 else "month"
        return value_of(self.middle, grain)

    def label(self) -> str:
        """As reasons quote it: « publication 2024-06-12 (Wednesday) », « publication about 2024-06 »."""
        if self.sure:
            return f"{self.basis} {self.first.isoformat()} ({WEEKDAYS[self.first.weekday()]})"
        return f"publication about {self.value}"


def publication_anchor(published: Published) -> Anchor | None:
    """The day of publication, or the stretch that it is estimated to lie in; None where nothing is known."""
    if published.value is not None:
        return Anchor(published.value, published.value, "publication")
    first, last = interval(published.estimate)
    if first is None or last is None:
        return None
    return Anchor(first, last, "estimate", sure=False)


def counted(anchor: Anchor, move: Callable[[date], date | None], grain: str) -> str | None:
    """The value of the period of this grain that `move` leads to; approximate where the anchor is only estimated."""
    day = move(anchor.middle)
    if day is None:
        return None
    if anchor.sure or (grain in _LONG and value_of(anchor.first, grain) == value_of(anchor.last, grain)):
        return value_of(day, grain)
    widest = (anchor.last - anchor.first).days
    coarse = "year" if widest > 31 else _COARSER.get(grain, grain)
    order = ("month", "season", "quarter", "half", "year", "decade", "century")
    return value_of(day, max(coarse, grain, key=lambda g: order.index(g) if g in order else 0)) + "~"


def agreed(anchor: Anchor, choose: Callable[[date], str | None]) -> str | None:
    """What `choose` gives for every day that the anchor may be: one value, or None where they differ."""
    first = choose(anchor.first)
    return first if anchor.first == anchor.last or first == choose(anchor.last) else None


# ---------------------------------------------------------------- the story


@lean(frozen=True, slots=True)
class Told:
    """A date that the text has placed. `stated`: its digits are the text's own; `foreground`: the story goes on from
    it; `flashback`: its clause is in the pluperfect; `opens`: it stands at the head of its sentence."""

    start: int
    end: int
    first: date
    last: date
    sentence: int
    paragraph: int
    stated: bool
    foreground: bool
    flashback: bool = False
    opens: bool = False

    @property
    def to_the_day(self) -> bool:
        return self.first == self.last

    @property
    def in_one_month(self) -> bool:
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)


def sentence_at(reading: Reading, at: int) -> int:
    """Index of the sentence that a position lies in (or comes after)."""
    return max(reading.sentence_index(at), 0)


def paragraph_at(reading: Reading, at: int) -> int:
    """Index of the paragraph that a position lies in (or comes after)."""
    return max(bisect_right(reading.paragraphs, (at, maxsize)) - 1, 0)


# a target or bound is no point of the story: « d'ici à 2035 », « avant le 9 juillet », « depuis 1988 »
_BOUND = re.compile(
    r"\b(?:(?:report|renvoy|repouss|ajourn)ee?s? (?:au|a)|"
    r"d'ici(?: a| au)?|horizon|avant|jusqu'(?:au|en|a)|depuis|contre|des|d'apres|apres|par rapport a) "
    r"(?:l[ea] |l')?$"
)
# a date this close to the start of its sentence opens it: « En 2014, »
_OPENING = 6
# how far back in its sentence an anaphor reaches past what else is there
_SAME_SENTENCE = 60
# no clause reaches further from a date
_CLAUSE = 500


# « Depuis le début de l'invasion, [le 24 février] », « depuis sa nomination [le 3 mai] »: a bound told in other words
_BOUND_SAID = re.compile(r"\b(?:depuis|jusqu'a|apres|avant) [^.;:,()\n]{3,60},? $")


def opens_paragraph(reading: Reading, at: int) -> bool:
    """Whether a date stands at the head of its paragraph, a preposition before it at most."""
    return bool(reading.paragraphs) and at - reading.paragraphs[paragraph_at(reading, at)][0] <= _OPENING


def opens_sentence(reading: Reading, at: int) -> bool:
    """Whether a date stands at the head of its sentence, a preposition before it at most."""
    return bool(reading.sentences) and at - reading.sentences[sentence_at(reading, at)].start <= _OPENING


def in_foreground(reading: Reading, verbs: Sequence[VerbGroup], start: int) -> bool:
    """Whether a date carries the story on: no bound, and nothing that a participle governs (« lancée en 2022 »)."""
    before = reading.folded[max(0, start - 24) : start]
    if _BOUND.search(before) or _BOUND_SAID.search(reading.folded, max(0, start - 80), start):
        return False
    index = bisect_right(verbs, start, key=_END) - 1
    if index < 0:
        return True
    verb = verbs[index]
    if opens_sentence(reading, verb.start):  # « Entendu par la commission le 11 septembre, le ministre a dit … »
        return True
    gap = reading.folded[verb.end : start]
    if verb.tense == "past" and _RELATIVE.search(reading.folded, max(0, verb.start - 24), verb.start):
        return "," in gap or len(gap) > _ASIDE  # « la Pologne, qui a rejoint l'organisation le 12 mars »
    return not (verb.tense == "participle" and len(gap) <= 24 and not any(c in gap for c in ",.;:()\n"))


_RELATIVE = re.compile(r", (?:qui|dont [a-z' ]{3,16}) (?:[snmly]['e] ?|en |lui |les? |la |y ){0,2}$")
_ASIDE = 60


def in_flashback(reading: Reading, verbs: tuple[VerbGroup, ...], at: int) -> bool:
    """Whether the clause is in the pluperfect: « avaient adhéré lundi »."""
    if "pluperfect" not in [v.tense for v in verbs_around(verbs, at)]:
        return False
    start, end = clause_at(reading, verbs, at)
    return any(v.tense == "pluperfect" for v in _verbs_between(verbs, start, end))


def verbs_around(verbs: tuple[VerbGroup, ...], at: int) -> tuple[VerbGroup, ...]:
    """All that can be in the clause around a position."""
    return _verbs_between(verbs, at - _CLAUSE, at + _CLAUSE)


def _verbs_between(verbs: tuple[VerbGroup, ...], start: int, end: int) -> tuple[VerbGroup, ...]:
    return verbs[bisect_left(verbs, start, key=_START) : bisect_left(verbs, end, key=_START)]


def story_day(
    told: Sequence[Told], reading: Reading, at: int, *, grain: str = "day", flashback: bool = True
) -> Told | None:
    """The date that an anaphor at a position goes on from: the last in the foreground of this paragraph or the one
    before; in the same sentence, any. Of a range it is the end. `flashback`: what is told in the pluperfect counts."""
    sentence, paragraph = sentence_at(reading, at), paragraph_at(reading, at)
    for t in reversed(told):
        if t.paragraph < paragraph - 1:
            return None
        if (grain == "day" and not t.to_the_day) or (grain == "month" and not t.in_one_month):
            continue
        if t.flashback and not flashback and t.sentence != sentence:
            continue
        if t.foreground or (t.sentence == sentence and at - t.end < _SAME_SENTENCE):
            return t
    return None


def range_of(told: Sequence[Told], end: Told) -> Told:
    """The range that a date ends, or the date itself."""
    return next((t for t in told if t.end == end.end and t.first < end.first), end)


def covers(period: Interval, day: date) -> bool:
    """Whether a day lies in a closed period."""
    first, last = period
    return first is not None and last is not None and first <= day <= last
