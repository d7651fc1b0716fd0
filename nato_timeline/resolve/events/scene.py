"""What is known of a document when its events are put together, and quick ways to ask what stands where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import attrgetter, itemgetter
from typing import Any

from ...find.triggers import Trigger
from ...grammar import VerbGroup
from ...heads import places_of
from ...lean import lazy
from ...model import (
    Figure,
    Mention,
    Period,
    Person,
    Place,
    Published,
    Quote,
    Reading,
    Sentence,
    Span,
    Timex,
    Zone,
)
from ..layer import Layer
from .entries import Entries, Entry, entries_of
from .floor import Turn, turns_of
from .moments import Moment, moments


@dataclass(frozen=True, slots=True)
class Facts:
    """The layers that events are made of. Offsets point into `reading.text`."""

    reading: Reading
    triggers: tuple[Trigger, ...]
    verbs: tuple[VerbGroup, ...]
    published: Published = field(default_factory=Published)
    timexes: tuple[Timex, ...] = ()
    periods: tuple[Period, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Quote, ...] = ()


def _latest(published: Published) -> date | None:
    """The last day that the header gives, of coming out or of revision: what is told in the past lies before it."""
    updated = published.updated[:10] if published.updated else None
    if updated and re.fullmatch(r"\d{4}-\d\d-\d\d", updated) and published.value:
        day = date.fromisoformat(updated)
        return day if timedelta(0) <= day - published.value <= timedelta(7) else published.value
    return published.value


_SHORT = 48
# « AGENDA PRÉVISIONNEL », « Programme de la semaine », in so many characters from the beginning
_PROGRAMME = re.compile(r"(?:^|\n)[ #*]*(?:agenda|calendrier|programme|previsions?)\b(?:[^\n.]|\bmm?\.){0,80}(?:\n|$)")
_HEAD = 300
# « Entretien avec le ministre … », « Allocution du secrétaire général »: whose words a document is, in its first lines
_TITLES = 5
_TOLD_BY = frozenset(
    {"entretien", "interview", "discours", "allocution", "tribune", "declaration", "declarations", "intervention"}
    | {"audition", "question", "questions", "reponse", "reponses"}
)
_LABEL = 250  # a line that is longer is no title
_ASKED = re.compile(
    r"\bquestions?[ ](?:(?:ecrites?|orales?|parlementaires?|sans[ ]debat|au[ ]gouvernement)\b|n\W{0,2}\d)"
)
# « Né le 26 janvier 1953 à Ginnerup, … », in so many characters from the beginning
_BORN = re.compile(r"\bnee?[ ](?:le[ ]\d|en[ ](?:\d{4}|[a-z]+[ ]\d{4})|a[ ])")
_LIFE = 600
_DATELINE = re.compile(r"(?:^|\n)[^\n(]{3,40}[(][a-z]{2,9}(?:/[a-z]{2,9})?[)][ ]?[-–—]")
# how much of a sentence without end is looked at, in characters to each side
_PART = 800


_SIGNS = "€$£%"
_SPACES = (" ", "\u00a0", "\u202f")


class Scene:
    """Facts with indexes over them; made once for a document."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.reading = facts.reading
        self.text = facts.reading.text
        self.folded = facts.reading.folded
        self.published = facts.published
        self.latest = _latest(facts.published)
        told = [t.verb for t in facts.triggers if t.verb is not None]
        each = {id(verb): verb for verb in (*facts.verbs, *told)}  # the same objects: no fields to compare
        verbs = Layer(sorted(each.values(), key=attrgetter("start", "end")), ordered=True)
        # « il y a vingt ans » holds no verb
        no_verbs = {id(verb) for time in facts.timexes for verb in verbs.within(time.start, time.end)}
        self.verb_groups = tuple([v for v in verbs if id(v) not in no_verbs]) if no_verbs else tuple(verbs)
        self.verbs = Layer(self.verb_groups, ordered=True)
        self.finite = Layer([verb for verb in self.verb_groups if verb.finite], ordered=True)
        self.mentions = Layer(facts.mentions)
        # marks around a name or a word or two, through which a clause goes on: « l'exercice « Steadfast Jaguar
        # » a débuté »
        short = [
            z for z in self.reading.zones if z.end - z.start <= _SHORT and self.verbs.first(z.start, z.end) is None
        ]
        self.through = {z.close - 1: z.open for z in short}
        self.marks = frozenset(at for pair in self.through.items() for at in pair)
        self._quotations = Layer([zone for zone in self.reading.zones if zone.depth == 0])
        self.places = Layer(facts.places)
        self.figures = Layer(facts.figures)
        self.triggers = Layer(facts.triggers)
        self.tokens = Layer(facts.reading.tokens, starts=facts.reading.starts)
        self.sentences = Layer(facts.reading.sentences, starts=facts.reading.sentence_starts)
        self.names = Layer([t for t in facts.triggers if t.name])
        self.nouns = Layer([t for t in facts.triggers if t.form != "verb"])

        self._sentences: dict[int, Sentence] = {}  # by the positions that were asked for
        self.narrated = 0  # where the line ends that names who says « je »
        # what was worked out once for a verb: its clause, and who its subject is
        self.clauses: dict[int, Any] = {}
        self.doers: dict[int, tuple[str, ...]] = {}
        # and for a token: whether it is a joint of phrases or a word in one
        self.kinds: list[str | None] = []
        self.units: dict[int, Any] = {}
        # for a sentence: the types of what stands in it, and where it begins behind a dateline
        self.types: dict[tuple[int, int], frozenset[str]] = {}
        self.beginnings: dict[int, int] = {}
        # for a stretch: its words, and its phrases
        self.words: dict[tuple[int, int], list[str]] = {}
        self.phrases: dict[tuple[int, int], Any] = {}

    @lazy
    def moments(self) -> Layer[Moment]:
        return Layer(moments(self.folded, self.facts.timexes, self.facts.periods))

    @lazy
    def entries(self) -> Entries:
        return entries_of(self)

    def chronicled(self, at: int) -> Entry | None:
        """The entry around a position of what tells the past line by line, though its verbs are in the present."""
        return None if self.is_programme else self.entries.past(at, self.published)

    @lazy
    def is_dispatch(self) -> bool:
        """Whether the first lines have an agency's dateline: « DILI, 21 sept (AFP) - »: what it tells is the day's."""
        return _DATELINE.search(self.folded, 0, _LIFE) is not None

    @lazy
    def is_programme(self) -> bool:
        """Whether the first lines call the document an agenda: what it lists is to come."""
        return _PROGRAMME.search(self.folded, 0, _HEAD) is not None

    @lazy
    def asides(self) -> Layer[Span]:
        """Dates and durations with the prepositions that lead them: what stands outside of the phrases around it."""
        spans = [Span(m.begin, m.end, m.surface) for m in self.moments]
        spans += [Span(t.start, t.end, t.surface) for t in self.durations]
        return Layer(spans)

    @lazy
    def wholes(self) -> dict[int, Span | Trigger | Mention]:
        """What stands in phrases as one, by the index of each token in it: dates, then names, then mentions."""
        starts = self.reading.starts
        named = {k: name for k, name in self.names.by_token(starts).items() if name.name and name.name[0] <= starts[k]}
        return {**self.mentions.by_token(starts), **named, **self.asides.by_token(starts)}

    @lazy
    def signed(self) -> dict[int, int]:
        """Where a sign ends that stands behind a word, by where that ends: « 200 millions [€] »."""
        signs = [at + 1 for at in places_of(self.text, _SIGNS)]
        return {end - 1 - (self.text[end - 2 : end - 1] in _SPACES): end for end in signs}

    @lazy
    def verb_tokens(self) -> dict[int, VerbGroup]:
        """Verb groups by the index of each token in them."""
        return self.verbs.by_token(self.reading.starts)

    @lazy
    def day_lists(self) -> dict[int, Period]:
        """Lists of days, « les 3 et 10 mai », by where they begin."""
        return {p.start: p for p in self.facts.periods if p.value.startswith("{")}

    @lazy
    def durations(self) -> Layer[Timex]:
        return Layer([t for t in self.facts.timexes if t.type == "DURATION"])

    @lazy
    def speakers(self) -> dict[int, str]:
        """Who says what stands between marks, by where the verb begins that says so."""
        return {q.cue.start: q.speaker for q in self.facts.quotes if q.cue and q.speaker}

    @lazy
    def people(self) -> dict[str, Person]:
        return {person.id: person for person in self.facts.people}

    @lazy
    def narrator(self) -> str | None:
        """Who says « je »: the one person whom the first lines name as interviewed, or as who holds the speech."""
        lines = self.reading.paragraphs[: _TITLES + 1]
        if any(_ASKED.search(self.folded, *line) for line in lines):
            return None  # who asks is named, and who answers says « je »
        labels = (
            i
            for i, line in enumerate(lines[:-1])
            if line[1] - line[0] < _LABEL and not _TOLD_BY.isdisjoint(self.norms(*line))
        )
        label = next(labels, len(lines))
        for start, end in lines[label : label + 2]:
            named = {m.person for m in self.mentions.within(start, end) if m.acting}
            if named:
                self.narrated = end
                return named.pop() if len(named) == 1 else None
        return None

    @lazy
    def turns(self) -> list[Turn]:
        """Where each turn begins, and whose it is, in the account of a sitting."""
        return turns_of(self)

    def says_i(self, at: int) -> tuple[str, ...]:
        """Who says « je » at a position: who holds the speech, or has the floor there; else nobody."""
        index = bisect_right(self.turns, at, key=itemgetter(0)) - 1 if self.narrator is None else -1
        who = self.narrator if self.narrator is not None else self.turns[index][1] if index >= 0 else None
        return (who,) if who is not None else ()

    @lazy
    def protagonist(self) -> str | None:
        """Whose life a document tells: the one person named up to the sentence that says when « il » was born."""
        born = _BORN.search(self.folded, 0, _LIFE)
        if born is None:
            return None
        named = {m.person for m in self.mentions.within(0, self.sentence(born.start()).end) if m.acting}
        return named.pop() if len(named) == 1 else None

    def in_title(self, at: int) -> bool:
        """Whether a position is in the first lines, which can name who says « je »."""
        lines = self.reading.paragraphs[: _TITLES + 1]
        return bool(lines) and at < lines[-1][1]

    def norms(self, start: int, end: int) -> list[str]:
        """The words that begin in a stretch, folded."""
        starts = self.reading.starts
        first = bisect_left(starts, start)
        return self.reading.norms[first : bisect_left(starts, end, first)]

    def quotation(self, at: int) -> Zone | None:
        """The quotation marks around a position."""
        return self._quotations.over(at)

    def quoted(self, at: int) -> bool:
        """Whether a position stands inside quotation marks."""
        return self._quotations.over(at) is not None

    def sentence(self, at: int) -> Sentence:
        """The sentence around a position; of one that goes on for pages without a full stop, the part around it."""
        known = self._sentences.get(at)
        if known is not None:
            return known
        reading = self.reading
        index = bisect_right(reading.sentence_starts, at) - 1
        found = reading.sentences[index] if index >= 0 else Sentence(0, len(self.text), 0)
        if found.end - found.start > 2 * _PART:
            found = replace(found, start=max(found.start, at - _PART), end=min(found.end, at + _PART))
        self._sentences[at] = found
        return found
