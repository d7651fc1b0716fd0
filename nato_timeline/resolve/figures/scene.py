"""The layers of a document that figures are read against."""

from __future__ import annotations

from dataclasses import dataclass

from ...find.figures import FoundFigure
from ...grammar import VerbGroup
from ...lean import lazy
from ...model import Mention, Period, Person, Place, Quote, Reading, Sentence, Timex
from ..layer import Layer
from .home import home_of_header, home_of_paper, is_of_the_allies

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

    @lazy
    def folded(self) -> str:
        return self.reading.folded

    @lazy
    def text(self) -> str:
        return self.reading.text

    @lazy
    def home(self) -> str | None:
        """The id of the country whose paper the text is."""
        return home_of_paper(self.reading, self.place_layer, self.people)

    @lazy
    def headed(self) -> str | None:
        """The id of the country that its header says so of."""
        return home_of_header(self.reading, self.place_layer)

    @lazy
    def is_of_the_allies(self) -> bool:
        """Whether the Allies say it together."""
        return is_of_the_allies(self.reading)

    @lazy
    def found_layer(self) -> Layer[FoundFigure]:
        return Layer(self.found)

    @lazy
    def verb_layer(self) -> Layer[VerbGroup]:
        return Layer(self.verbs)

    @lazy
    def place_layer(self) -> Layer[Place]:
        return Layer(self.places)

    @lazy
    def mention_layer(self) -> Layer[Mention]:
        return Layer(self.mentions)

    @lazy
    def timex_layer(self) -> Layer[Timex]:
        return Layer(self.timexes)

    @lazy
    def period_layer(self) -> Layer[Period]:
        return Layer(self.periods)

    @lazy
    def quote_layer(self) -> Layer[Quote]:
        return Layer(self.quotes)

    @lazy
    def person_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @lazy
    def completed(self) -> dict[int, tuple[int, int] | None]:
        """The nouns that figures complete, by the figure's index, as they are found."""
        return {}

    def starts_change(self, index: int) -> bool:
        """Whether the figure after one is the level that it changes to: « de [14] à 6 »."""
        return index + 1 < len(self.found) and self.found[index + 1].came_from == index

    def sentence_at(self, at: int) -> Sentence:
        """The sentence around a position, cut to what is near."""
        index = max(0, self.reading.sentence_index(at))
        whole = self.reading.sentences[index]
        return Sentence(max(whole.start, at - _REACH), min(whole.end, at + _REACH), whole.paragraph)

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same paragraph; for what begins one, the question that it answers."""
        index = self.reading.sentence_index(sentence.start) - 1
        before = self.reading.sentences[index] if index >= 0 else None
        if before is None or before.paragraph == sentence.paragraph:
            return before
        asked = before.paragraph + 1 == sentence.paragraph and self.folded.startswith("?", before.end - 1)
        return before if asked else None
