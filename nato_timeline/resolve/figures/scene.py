"""What stands around a figure: its sentence and clause, the verbs that govern it, and how far its neighbourhood goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...find.figures import FoundFigure
from ...grammar import VerbGroup, clause_at
from ...model import Mention, Period, Person, Place, Quote, Reading, Sentence, Timex
from ..events.scene import Layer


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
    def person_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    def sentence_index(self, at: int) -> int:
        return max(0, bisect_right(self.reading.sentences, at, key=lambda s: s.start) - 1)

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same paragraph."""
        index = self.sentence_index(sentence.start)
        before = self.reading.sentences[index - 1] if index else None
        return before if before and before.paragraph == sentence.paragraph else None

    def frames(self) -> tuple[Frame, ...]:
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
    sentence = scene.reading.sentences[scene.sentence_index(found.start)]
    start, end = clause_at(scene.reading, scene.verbs, found.start)
    start, end = max(start, sentence.start), min(max(end, found.end), sentence.end)
    inside = [v for v in scene.verb_layer.within(start, end) if not found.start <= v.start < found.end]
    before = [v for v in inside if v.end <= found.lead and not _is_aside(scene, v, found.lead)]
    return Frame(
        index,
        found,
        sentence,
        (start, end),
        next((v for v in inside if v.finite), None),
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
