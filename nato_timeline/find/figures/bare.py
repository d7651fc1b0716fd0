"""A number that no rule gave a unit, what stands around it, and how it takes its unit from another figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from ...lean import lazy
from ...model import Reading, Sentence
from ...text import fold
from .found import FoundFigure
from .lens import COLLECTIVE, NUMBER_ATOMS, PLAIN
from .qualifiers import qualifier
from .units import is_counted, words
from .values import number_value, plain, scale_of

_WITHIN = re.compile(r"(?<!\w)(?:dans|en|sur|aupres[ ]de|au[ ]sein[ ]de)[ ]$")
_FROM = re.compile(r"[ ](?:[a-z]+[ ])?(?:de[ ]|d'|des[ ])")
# « quatre personnes, dont deux enfants »: 22 others are persons
_PART = re.compile(r"(?<!\w)(?:dont|parmi[ ]lesquel(?:le)?s|y[ ]compris)[ ]$")
_FIRST = re.compile(r"[ ]premi(?:er|ere)s[ ]")
_BESIDE = 20  # characters
_OF_MANY = re.compile(r"(?:[ ](?:issus|venus|originaires|provenant))?[ ](?:de[ ]|d')")
_CONVERTED = re.compile(r"[ ]\((?:soit[ ])?")
REACH = 240  # characters around a number that are looked at
_BIG = re.compile(NUMBER_ATOMS["BIG"])
_NEXT_WORD = re.compile(r"[ ]([^\W\d_]+)")
# « le seuil de 2 % », « la part de 20 % » : a mark that somebody reaches, not what is compared
_MARK = re.compile(
    r"(?:seuil|objectif|cible|norme|barre|engagement|critere|ligne|niveau)[ ](?:[a-z]+[ ])?(?:de|des|d'|du)[ ]?$"
)


@dataclass(frozen=True)
class Bare:
    """A number that no rule gave a unit, and what stands around it in its sentence."""

    reading: Reading
    lens: str
    figures: list[FoundFigure]
    sentence: Sentence
    start: int
    end: int
    lead: int

    @lazy
    def before(self) -> str:
        return self.lens[max(self.sentence.start, self.lead - REACH) : self.lead]

    @lazy
    def after(self) -> str:
        return self.lens[self.end : min(self.sentence.end, self.end + REACH)]

    @lazy
    def is_big(self) -> bool:
        return _BIG.match(self.lens, self.start) is not None

    @lazy
    def is_whole(self) -> bool:
        return self.lens[self.start] == PLAIN and self.reading.folded[self.start : self.end].isdigit()

    @lazy
    def is_milliards(self) -> bool:
        return "milliard" in self.reading.folded[self.start : self.end]

    @lazy
    def is_word(self) -> bool:
        return self.lens[self.start] == PLAIN and self.reading.folded[self.start : self.end].isalpha()

    @lazy
    def is_decimal(self) -> bool:
        return "," in self.reading.folded[self.start : self.end]

    @lazy
    def is_alone(self) -> bool:
        """Whether no noun follows that the number could count."""
        word = _NEXT_WORD.match(self.after)
        if word and self.reading.folded[self.start : self.end] == "1" and word[1] not in words("stop"):
            return False  # « 2 frégates et 1 chasseur de mines »
        if self.is_word and self.reading.text[self.end : self.end + 2].strip().isupper():
            return False  # « 70 hommes et deux Merlin »
        return word is None or (word[1] not in words("stop") and not is_counted(word[1]))

    @lazy
    def previous(self) -> FoundFigure | None:
        """The figure before it in its sentence."""
        at = bisect_left(self.figures, self.start, key=start_of) - 1
        here = at >= 0 and self.figures[at].start >= self.sentence.start
        figure = self.figures[at] if here else None
        in_brackets = figure and figure.kind == "money" and "(" in self.lens[figure.lead - 6 : figure.lead]
        return self.own_currency(figure) if figure and in_brackets else figure

    @lazy
    def following(self) -> FoundFigure | None:
        at = bisect_right(self.figures, self.start, key=start_of)
        return self.figures[at] if at < len(self.figures) and self.figures[at].end <= self.sentence.end else None

    @lazy
    def compared(self) -> FoundFigure | None:
        """What « contre » compares it with: in « 22 Alliés ont atteint le seuil de 2 %, contre trois », the Alliés."""
        previous = self.previous
        at = bisect_left(self.figures, self.start, key=start_of) - 2
        while previous and at >= 0 and _FROM.fullmatch(self.lens, self.figures[at].end, previous.lead):
            previous, at = self.figures[at], at - 1  # « 3 500 soldats de quatorze nations, contre 2 200 »
        if previous is None:
            return None
        in_words = self.reading.folded[self.start : self.end].isalpha() and previous.kind == "percent"
        digits = self.reading.folded[previous.start].isdigit()
        # « 23 Alliés consacrent 2 % de leur PIB à la défense, contre 11 »: a share would have its sign again
        first = self.first_count() if previous.unit != "%" and self.is_whole else None
        members = first is not None and fold(first.unit) in words("members")
        if (
            not (in_words and digits)
            and not members
            and not _MARK.search(self.lens, max(0, previous.lead - 40), previous.lead)
        ):
            return previous
        counted = self.counted_before()
        return counted if counted and counted.start >= self.sentence.start else previous

    @lazy
    def _told_from(self) -> int:
        """Where what may be counted on begins: its paragraph, or the question that this answers."""
        here = self.sentence.paragraph
        start, end = self.reading.paragraphs[here - 1 if here else 0]
        asked = self.reading.folded[end - 1 : end] == "?" and end - start < REACH
        return start if asked else self.reading.paragraphs[here][0]

    def counted_before(self) -> FoundFigure | None:
        """The last count before it in its paragraph, or in the question that this answers."""
        first = self._told_from
        at = bisect_left(self.figures, self.start, key=start_of)
        near = [f for f in self.figures[max(0, at - 12) : at] if f.start >= first]
        whole: FoundFigure | None = None
        parts = False
        for figure in near:
            beside = whole is not None and whole.kind == figure.kind == "count" and figure.lead - whole.end < _BESIDE
            if beside and whole and _OF_MANY.fullmatch(self.lens, whole.end, figure.lead):
                continue  # « 1 200 soldats de neuf nations ; 560 d'entre eux »: the soldiers
            joined = self.lens[figure.lead - 4 : figure.lead] == " et "
            parts = _PART.search(self.lens, max(0, figure.lead - 20), figure.lead) is not None or (parts and joined)
            whole = figure if figure.kind == "count" and not parts else whole
        return whole

    def first_of_some(self) -> FoundFigure | None:
        """« [Les huit premiers appareils] formeront vingt pilotes ; les 28 autres suivront »: what others are of."""
        at = bisect_left(self.figures, self.start, key=start_of)
        near = (f for f in reversed(self.figures[max(0, at - 4) : at]) if f.start >= self._told_from)
        return next((f for f in near if f.kind == "count" and _FIRST.search(self.lens, f.start, f.end)), None)

    def headed(self, counted: FoundFigure) -> FoundFigure:
        """What a part is of: in « 247 militaires engagés dans 13 missions, dont 165 », the soldiers."""
        first = self.first_count()
        within = _WITHIN.search(self.lens, max(0, counted.lead - 12), counted.lead)
        return first if first and within and first.start < counted.start else counted

    def first_count(self) -> FoundFigure | None:
        """What its sentence counts first: a total that goes on in parts."""
        at = bisect_left(self.figures, self.sentence.start, key=start_of)
        first = self.figures[at] if at < len(self.figures) else None
        return first if first and first.start < self.start and first.kind == "count" else None

    def money_near(self) -> FoundFigure | None:
        """The nearest sum of its sentence, else the last one before it in its paragraph."""
        first = self.reading.paragraphs[self.sentence.paragraph][0]
        at = bisect_left(self.figures, self.start, key=start_of)
        around = [f for f in self.figures[max(0, at - 8) : at + 8] if f.kind == "money"]
        here = [f for f in around if self.sentence.start <= f.start < self.sentence.end]
        earlier = [f for f in around if first <= f.start < self.start]
        if here:
            nearest = min(here, key=lambda f: min(abs(f.start - self.end), abs(self.start - f.end)))
        elif earlier:
            nearest = earlier[-1]
        else:
            return None
        return self.own_currency(nearest) if "(" in self.lens[nearest.lead - 6 : nearest.lead] else nearest

    def own_currency(self, other: FoundFigure) -> FoundFigure:
        """What the other only converts, in brackets: in « 45 milliards de couronnes (4,4 milliards d'euros), contre 42
        milliards », the crowns, which the text goes on in."""
        if other.start > self.start:
            return other
        at = bisect_left(self.figures, other.start, key=start_of) - 1
        told = self.figures[at] if at >= 0 else None
        converts = told is not None and told.kind == "money" and told.unit != other.unit
        closed = converts and self.lens.find(")", other.end, self.start) >= 0
        return told if told and closed and _CONVERTED.fullmatch(self.lens, told.end, other.lead) else other

    def money_before(self) -> FoundFigure | None:
        """The last sum before it in the document."""
        at = bisect_left(self.figures, self.start, key=start_of)
        return next((f for f in reversed(self.figures[max(0, at - 200) : at]) if f.kind == "money"), None)

    def money_anywhere(self) -> FoundFigure | None:
        """The last sum before it in the document, else the first one."""
        at = bisect_left(self.figures, self.start, key=start_of)
        around = (*reversed(self.figures[max(0, at - 200) : at]), *self.figures[at : at + 200])
        return next((f for f in around if f.kind == "money"), None)

    def last_before(self) -> FoundFigure | None:
        """The last count, sum or measure before it in its paragraph, or in the question that this answers."""
        first = self._told_from
        at = bisect_left(self.figures, self.start, key=start_of)
        earlier = (f for f in reversed(self.figures[max(0, at - 12) : at]) if f.start >= first)
        return next((f for f in earlier if f.kind in ("count", "money", "measure")), None)


def start_of(figure: FoundFigure) -> int:
    return figure.start


def figure_of(bare: Bare, unit: str, kind: str, end: int | None = None) -> FoundFigure:
    value = number_value(bare.reading.folded[bare.start : bare.end])
    sign, lead = qualifier(bare.reading.folded, bare.start, end or bare.end)
    vague = "~" if bare.lens[bare.start] == COLLECTIVE else None
    return FoundFigure(bare.start, end or bare.end, value, unit, kind, sign or vague, lead, rule="elided")


def like(bare: Bare, other: FoundFigure, end: int | None = None) -> FoundFigure:
    """The number with the other's unit, and its scale where it says none (« 9,2 milliards contre 8,1 en 2020 »)."""
    figure = replace(figure_of(bare, other.unit, other.kind, end), like=other.start, is_open=other.is_open)
    value = figure.value
    if bare.is_big or isinstance(value, tuple) or value >= 1000:
        return figure
    return replace(figure, value=plain(value * scale_of(bare.reading.folded[other.start : other.end], other.value)))
