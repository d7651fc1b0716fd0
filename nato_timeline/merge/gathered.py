"""What an entry takes from its tellings, kept as counts and firsts: one telling more costs the same however many there
are, and the entry is what all of them at once would make."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from ..model import Cite, Entry
from ..text import fold
from .same import Told

Place = tuple[str, str, int]  # of a telling among all: publication, document, where it stands

_RANK = {"held": 0, "ongoing": 1, "cancelled": 2, "postponed": 3, "scheduled": 4}
# a title longer than this is not made the entry's where a shorter one says the same
_LONG = 110


def place_of(told: Told) -> Place:
    """Tellings in the order in which an entry cites them."""
    published = told.parse.published.value
    return (
        published.isoformat() if published else "9999",
        told.parse.document.id,
        told.event.at[0].start if told.event.at else 0,
    )


class Said(NamedTuple):
    """Of a telling what an entry may take for its own date and status."""

    place: Place
    published: bool
    when: str | None
    first: str | None
    last: str | None
    basis: str
    status: str
    was: str | None
    why: str | None
    coarse: tuple[int, int]

    def newer(self, other: Said) -> bool:
        """Whether the status is this one's and not the other's: of the document that came out last; without days of
        publication, of that which knows most."""
        if self.published or other.published:
            return self.published and (not other.published or self.place >= other.place)
        return (_RANK.get(self.status, 9), self.place) < (_RANK.get(other.status, 9), other.place)

    def stated(self) -> tuple[object, ...]:
        """The least of those that give one date is the one to take it from."""
        return self.coarse, self.basis != "text", self.place

    def holds(self, other: Said) -> bool:
        """Whether the days of another lie in its days."""
        if not (self.first and self.last and other.first and other.last):
            return False
        return self.first <= other.first and other.last <= self.last


def _said(told: Told) -> Said:
    event = told.event
    return Said(
        place_of(told), told.parse.published.value is not None, event.when, _iso(event.first), _iso(event.last),
        event.date_basis, event.status, event.was, event.why, _coarseness(told),
    )  # fmt: skip


def _coarseness(told: Told) -> tuple[int, int]:
    """How coarse a time is: days before weeks and months; of two told in days the longer, since one day of a
    meeting of two is only a part of it."""
    when = told.event.when or ""
    if when and all(len(part) == 10 for part in when.split("/")):
        return 0, -told.length
    return 1, told.length


class Gathered:
    """The sum of what some tellings of one event say."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.tellings = 0
        self.first: Place | None = None  # where it is told first
        self._titles = Counter[str]()
        self._places = Counter[str]()
        self._voices = Counter[str]()  # how many origins give a date; "" where there is none
        self._dates: dict[str, Said] = {}  # of each date the telling to take it from
        self._names: dict[str, tuple[Place, int]] = {}  # who takes part, and where that is told first
        self._topics: set[str] = set()
        self._olds: dict[str, Place] = {}  # from when it was put off, and where that is told first
        self._latest: Said | None = None

    def add(self, told: Told, *, first_voice: bool) -> None:
        """One telling more. `first_voice`: no other of its origin gives its date."""
        said = _said(told)
        event, when = told.event, said.when or ""
        self.tellings += 1
        self.first = min(self.first or said.place, said.place)
        self._titles[event.title] += 1
        if event.place:
            self._places[event.place] += 1
        self._voices[when] += first_voice
        self._dates[when] = min(self._dates.get(when, said), said, key=Said.stated)
        for n, name in enumerate(event.participants):
            here = (said.place, n)
            if name not in self._names or here < self._names[name]:
                self._names[name] = here
        self._topics.update(event.topics)
        if event.was:
            self._olds[event.was] = min(self._olds.get(event.was, said.place), said.place)
        if self._latest is None or said.newer(self._latest):
            self._latest = said

    def entry(self, sources: tuple[Cite, ...]) -> Entry:
        """The entry that all of them make."""
        assert self._latest is not None
        latest, title = self._latest, self._title()
        dated = self._dated(latest)
        return Entry(
            id=_id(self.kind, dated.when, title),
            kind=self.kind,
            title=title,
            when=dated.when,
            first=_day(dated.first),
            last=_day(dated.last),
            date_basis=dated.basis,
            place=max(self._places, key=lambda p: (self._places[p], len(p), p)) if self._places else None,
            participants=tuple(sorted(self._names, key=self._names.__getitem__)),
            topics=tuple(sorted(self._topics)),
            status=latest.status,
            sources=sources,
            was=latest.was or min(self._olds, key=self._olds.__getitem__, default=None),
            differs=self._differs(dated),
            why=dated.why,
        )

    def _dated(self, latest: Said) -> Said:
        """Whose date the entry takes: the new one of a postponed event, else the sharpest, that most origins give,
        stated first."""
        if latest.status == "postponed" and latest.when:
            return latest
        given = [said for said in self._dates.values() if said.when]
        known = [said for said in given if said.when not in self._olds] or given or list(self._dates.values())
        return min(known, key=lambda s: (s.coarse, -self._voices[s.when or ""], s.basis != "text", s.place))

    def _differs(self, dated: Said) -> tuple[str, ...]:
        """Dates that other documents give and that do not hold the entry's."""
        other = [
            said.when
            for said in self._dates.values()
            if said.when and said.when != dated.when and said.when not in self._olds
            # a month holds its day, and a meeting of two days each of them
            and not said.holds(dated) and not dated.holds(said)
        ]  # fmt: skip
        return tuple(sorted(other))

    def _title(self) -> str:
        """The fullest title that is not too long; of two as full, the one that more documents use."""
        votes = self._titles
        return max(votes, key=lambda title: (len(title) <= _LONG, _capitals(title), votes[title], len(title), title))

    def kept(self) -> str:
        """All this as JSON."""
        return json.dumps(
            [
                self.kind, self.tellings, self.first, self._titles, self._places, self._voices, self._dates,
                self._names, sorted(self._topics), self._olds, self._latest,
            ],
            ensure_ascii=False,
            separators=(",", ":"),
        )  # fmt: skip

    @staticmethod
    def read(text: str) -> Gathered:
        """What `kept` has written."""
        kind, tellings, first, titles, places, voices, dates, names, topics, olds, latest = json.loads(text)
        found = Gathered(kind)
        found.tellings, found.first = tellings, _place(first)
        found._titles, found._places, found._voices = Counter(titles), Counter(places), Counter(voices)
        found._dates = {when: _read(said) for when, said in dates.items()}
        found._names = {name: (_place(place), n) for name, (place, n) in names.items()}
        found._topics = set(topics)
        found._olds = {when: _place(place) for when, place in olds.items()}
        found._latest = _read(latest)
        return found


def _read(said: list[Any]) -> Said:
    place, *rest, coarse = said
    return Said._make((_place(place), *rest, tuple(coarse)))


def _place(place: list[Any]) -> Place:
    published, document, start = place
    return published, document, start


def _capitals(title: str) -> int:
    """How much a title names: words with capitals behind the first, up to a bound."""
    words: list[str] = re.split(r"[ ’'-]", title)[1:]
    return min(6, sum(word[:1].isupper() for word in words))


def _id(kind: str, when: str | None, title: str) -> str:
    """A short name for the entry, made from what it says."""
    content = f"{kind}|{when or ''}|{fold(title)}"
    return hashlib.sha256(content.encode()).hexdigest()[:10]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
