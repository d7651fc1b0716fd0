"""What stands around a figure: its sentence and clause, the verbs that govern it, how far its neighbourhood goes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...find.figures import FoundFigure
from ...grammar import VerbGroup, clause_at
from ...model import Mention, Period, Person, Place, Quote, Reading, Sentence, Timex
from ..events.scene import Layer

# no further than this into a sentence that never ends, in characters
_REACH = 1500


@dataclass(frozen=True)
class Scene:
    """The layers that figures are read against. Offsets point into `reading.text`."""

    reading: Reading
    found: tuple[FoundFigure, ...]
    verbs: tuple[VerbGroup, ...]
    timexes: tuple[Timex, ...] = ()
    periods: tuple[Period, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def folded(self) -> str:
        return self.reading.folded

    @property
    def text(self) -> str:
        return self.reading.text

    @cached_property
    def found_layer(self) -> Layer[FoundFigure]:
        return Layer(self.found)

    @cached_property
    def verb_layer(self) -> Layer[VerbGroup]:
        return Layer(self.verbs)

    @cached_property
    def place_layer(self) -> Layer[Place]:
        return Layer(self.places)

    @cached_property
    def mention_layer(self) -> Layer[Mention]:
        return Layer(self.mentions)

    @cached_property
    def timex_layer(self) -> Layer[Timex]:
        return Layer(self.timexes)

    @cached_property
    def period_layer(self) -> Layer[Period]:
        return Layer(self.periods)

    @cached_property
    def quote_layer(self) -> Layer[Quote]:
        return Layer(self.quotes)

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    def sentence_at(self, at: int) -> Sentence:
        """The sentence around a position, cut to what is near."""
        index = max(0, bisect_right(self.reading.sentences, at, key=lambda s: s.start) - 1)
        whole = self.reading.sentences[index]
        return Sentence(max(whole.start, at - _REACH), min(whole.end, at + _REACH), whole.paragraph)

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same paragraph."""
        index = bisect_right(self.reading.sentences, sentence.start, key=lambda s: s.start) - 2
        before = self.reading.sentences[index] if index >= 0 else None
        return before if before and before.paragraph == sentence.paragraph else None

    def frames(self) -> tuple[Frame, ...]:
        """The surroundings of each figure, in order."""
        return tuple(_frame(self, index) for index in range(len(self.found)))


@dataclass(frozen=True, slots=True)
class Frame:
    """A figure in its clause. `finite` carries the clause; `governor` is the last verb before the figure in it, finite,
    infinitive or participle, None where the figure stands before the verb. `left` and `right` reach to the figures
    beside it or to the ends of the sentence."""

    index: int
    found: FoundFigure
    sentence: Sentence
    clause: tuple[int, int]
    finite: VerbGroup | None
    governor: VerbGroup | None
    left: int
    right: int


def _frame(scene: Scene, index: int) -> Frame:
    found = scene.found[index]
    sentence = scene.sentence_at(found.start)
    start, end = clause_at(scene.reading, scene.verbs, found.start)
    start, end = max(start, sentence.start), min(max(end, found.end), sentence.end)
    inside = [v for v in scene.verb_layer.within(start, end) if not found.start <= v.start < found.end]
    before = [v for v in inside if v.end <= found.lead and not _is_aside(scene, v, found.lead)]
    finite = next((v for v in reversed(before) if v.finite), None) or next((v for v in inside if v.finite), None)
    return Frame(
        index,
        found,
        sentence,
        (start, end),
        finite,
        before[-1] if before else None,
        _neighbour(scene.found, index - 1, sentence, before=True),
        _neighbour(scene.found, index + 1, sentence, before=False),
    )


def _is_aside(scene: Scene, verb: VerbGroup, until: int) -> bool:
    """« selon un sondage [publié] lundi, 40 % … »: a participle does not reach over a comma."""
    return verb.tense == "participle" and ", " in scene.folded[verb.end : until]


def _neighbour(found: Sequence[FoundFigure], index: int, sentence: Sentence, *, before: bool) -> int:
    other = found[index] if 0 <= index < len(found) else None
    if other is None or not sentence.start <= other.start < sentence.end:
        return sentence.start if before else sentence.end
    return other.end if before else other.lead


# between a figure and what is said of it: « (43 milliards de dollars) », « de plus », « par an », « supplémentaires »
_ASIDE = re.compile(
    r"(?:[ ]\([^()]{1,80}\)|,[ ]soit[ ][^;.]{1,80}?,(?=[ ])"
    r"|[ ](?:de[ ](?:plus|moins)|en[ ]plus|supplementaires?|additionnel(?:le)?s?|par[ ]an"
    r"|chaque[ ]annee|annuels?|annuellement|au[ ](?:moins|minimum|total|maximum)|environ|en[ ]tout|ensemble"
    r"|specifiquement|entierement|exclusivement|notamment))+"
)


def past_aside(scene: Scene, frame: Frame) -> int:
    """Where what is said of a figure goes on after brackets and « de plus », « par an »."""
    m = _ASIDE.match(scene.folded, frame.found.end, frame.sentence.end)
    return m.end() if m else frame.found.end
