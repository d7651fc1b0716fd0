"""Numbers whose unit stands with another: « 188 voix contre 8 », « les 35 milliards », « vingt autres ».

A number without a unit is a figure only where the language says what it counts; every other one is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from ...lexicon import country_of
from ...model import Reading, Sentence
from .bases import LEVELS, with_bases, with_changes
from .found import FoundFigure
from .lens import COLLECTIVE, NUMBER_ATOMS
from .qualifiers import qualifier
from .units import is_counted, singular, words
from .values import number_value, plain, scale_of

_NUMBER = re.compile("|".join(NUMBER_ATOMS[form] for form in ("PLAIN", "BIG", "COLL")))
_BIG = re.compile(NUMBER_ATOMS["BIG"])
_ANY = NUMBER_ATOMS["ANY"]
_REACH = 240
_NEXT_WORD = re.compile(r"[ ]([^\W\d_]+)")


@dataclass(frozen=True)
class _Bare:
    """A number that no rule gave a unit, and what stands around it in its sentence."""

    reading: Reading
    lens: str
    figures: list[FoundFigure]
    sentence: Sentence
    start: int
    end: int
    lead: int

    @cached_property
    def before(self) -> str:
        return self.lens[max(self.sentence.start, self.lead - _REACH) : self.lead]

    @cached_property
    def after(self) -> str:
        return self.lens[self.end : min(self.sentence.end, self.end + _REACH)]

    @cached_property
    def is_big(self) -> bool:
        return _BIG.match(self.lens, self.start) is not None

    @cached_property
    def is_alone(self) -> bool:
        """Whether no noun follows that the number could count."""
        word = _NEXT_WORD.match(self.after)
        return word is None or (word[1] not in words("stop") and not is_counted(word[1]))

    @cached_property
    def previous(self) -> FoundFigure | None:
        """The figure before it in its sentence."""
        at = bisect_left(self.figures, self.start, key=_start) - 1
        return self.figures[at] if at >= 0 and self.figures[at].start >= self.sentence.start else None

    @cached_property
    def following(self) -> FoundFigure | None:
        at = bisect_right(self.figures, self.start, key=_start)
        return self.figures[at] if at < len(self.figures) and self.figures[at].end <= self.sentence.end else None

    @cached_property
    def compared(self) -> FoundFigure | None:
        """What « contre » compares it with: in « 22 Alliés ont atteint le seuil de 2 %, contre trois », the Alliés."""
        previous = self.previous
        if previous is None or not _MARK.search(self.lens, max(0, previous.lead - 40), previous.lead):
            return previous
        counted = self.counted_before()
        return counted if counted and counted.start >= self.sentence.start else previous

    def counted_before(self) -> FoundFigure | None:
        """The last count before it in its paragraph."""
        first = self.reading.paragraphs[self.sentence.paragraph][0]
        at = bisect_left(self.figures, self.start, key=_start)
        earlier = (f for f in reversed(self.figures[max(0, at - 12) : at]) if f.start >= first)
        return next((f for f in earlier if f.kind == "count"), None)

    def money_near(self) -> FoundFigure | None:
        """The nearest sum of its sentence, else the last one before it in its paragraph."""
        first = self.reading.paragraphs[self.sentence.paragraph][0]
        at = bisect_left(self.figures, self.start, key=_start)
        around = [f for f in self.figures[max(0, at - 8) : at + 8] if f.kind == "money"]
        here = [f for f in around if self.sentence.start <= f.start < self.sentence.end]
        if here:
            return min(here, key=lambda f: min(abs(f.start - self.end), abs(self.start - f.end)))
        earlier = [f for f in around if first <= f.start < self.start]
        return earlier[-1] if earlier else None


def _start(figure: FoundFigure) -> int:
    return figure.start


def carried(reading: Reading, lens: str, found: list[FoundFigure]) -> tuple[FoundFigure, ...]:
    """The figures with those added that leave their unit to another, and percentages with the base they go on with."""
    figures = sorted(found, key=_start)
    for m in _NUMBER.finditer(lens):
        bare = _bare(reading, lens, figures, m)
        figure = _elided(bare) if bare else None
        if figure:
            insort(figures, figure, key=_start)
    return _indexed(with_changes(lens, with_bases(reading, lens, figures)))


def _bare(reading: Reading, lens: str, figures: list[FoundFigure], m: re.Match[str]) -> _Bare | None:
    at = bisect_right(figures, m.start(), key=_start) - 1
    if at >= 0 and m.start() < figures[at].end:
        return None
    index = bisect_right(reading.sentences, m.start(), key=lambda s: s.start) - 1
    if index < 0 or m.end() > reading.sentences[index].end:
        return None
    _, lead = qualifier(reading.folded, m.start(), m.end())
    return _Bare(reading, lens, figures, reading.sentences[index], m.start(), m.end(), lead)


def _elided(bare: _Bare) -> FoundFigure | None:
    return next((figure for way in _WAYS if (figure := way(bare))), None)


# ---------------------------------------------------------------- the ways to leave a unit out

_AGAINST = re.compile(r"(?:^|[^\w])(?:contre|au[ ]lieu[ ](?:de|d'))[ ]?(?:(?:seulement|a[ ]peine)[ ])?$")
# « s'ajoutent aux douze déjà livrés », « les 200 déjà engagés »
_THE = re.compile(r"(?:^|[^\w])(?:les|aux|des)[ ]$")
_TOTAL = re.compile(r"(?:^|[^\w])(?:total|ensemble)[ ](?:de|d')[ ]?$")  # « 150 soldats, sur un total de 700 »
_ALREADY = re.compile(r"[ ]deja[ ]")
_HAS_THEM = re.compile(r"(?:^|[^\w])en[ ](?:compte|comptait|comptent|comptera|denombre|aligne)[ ]$")  # « en compte 32 »
_ONLY = re.compile(r"(?:^|[^\w])seule?s[ ]$")  # « Sur les 31 Alliés, seuls 11 y parviennent »
_THEN = re.compile(r"(?:[ ]puis|,[ ]et|[ ]et|[ ]dont)(?:[ ](?:a|de))?[ ]$")
# « le seuil de 2 % », « la part de 20 % » : a mark that somebody reaches, not what is compared
_MARK = re.compile(
    r"(?:seuil|objectif|cible|norme|barre|engagement|critere|ligne|niveau)[ ](?:[a-z]+[ ])?(?:de|des|d'|du)[ ]?$"
)
_FROM = re.compile(r"(?:^|[^\w])(?:de|d'|des)[ ]?$")


def _after_another(bare: _Bare) -> FoundFigure | None:
    """« 188 voix contre 8 », « 12 % en 2014, puis 18 en 2024 », « de 300 soldats à 2 500 »."""
    previous = bare.previous
    if previous is None or not bare.is_alone or previous.kind in ("fraction", "times"):
        return None
    between = bare.lens[previous.end : min(bare.lead, previous.end + _REACH)]
    if _HAS_THEM.search(bare.before) and bare.counted_before():
        return _like(bare, bare.counted_before() or previous)
    if _ONLY.search(bare.before) and previous.kind == "count":
        return _like(bare, previous)
    if _TOTAL.search(bare.before) and previous.kind == "count":
        return _like(bare, previous)
    if _ALREADY.match(bare.after) and _THE.search(bare.before):
        return _like(bare, previous)
    if previous.unit == "voix" and bare.after.startswith(" contre"):
        return _like(bare, previous)
    if _AGAINST.search(bare.before):
        return _like(bare, bare.compared or previous)
    if _THEN.search(bare.before) and len(between) < 60:
        return _like(bare, previous)
    if LEVELS.fullmatch(between) and _FROM.search(bare.lens, max(0, previous.lead - 8), previous.lead):
        return replace(_like(bare, previous), came_from=previous.start)
    return None


_NAME_BEFORE = re.compile(r"(?:[ ]et|,|[ ]?;)[ ](?:l'|(?:la|le|les)[ ])?(?P<name>[a-z-]+(?:[ -][a-z]+)?),?[ ]$")


def _gapped(bare: _Bare) -> FoundFigure | None:
    """« Les Pays-Bas livreront 24 avions et le Danemark [19]. »: the verb and the noun are left out."""
    name = _NAME_BEFORE.search(bare.before)
    if name is None or bare.previous is None or country_of(name["name"]) is None or _CLOSES.match(bare.after) is None:
        return None
    return _like(bare, bare.previous)


_CLOSES = re.compile(r"[ ]?(?:[.,;)]|$|en[ ]|et[ ])")
_AUTRES = re.compile(r"[ ]autres(?![^\W_])|[ ]d'entre[ ](?:eux|elles|nous)(?![^\W_])")


def _others(bare: _Bare) -> FoundFigure | None:
    """« Douze États ont signé ; [vingt autres] les ont rejoints », « une dizaine d'entre eux »."""
    m = _AUTRES.match(bare.after)
    counted = bare.counted_before()
    return _like(bare, counted, end=bare.end + m.end()) if m and counted else None


_OF_ALL = re.compile(r"[ ](?:des|de[ ](?:ses|nos|leurs|ces)|d'entre[ ]les|parmi[ ]les)[ ]")


def _part_of_all(bare: _Bare) -> FoundFigure | None:
    """« [21] des 32 pays »."""
    m = _OF_ALL.match(bare.after)
    whole = bare.following
    if m is None or whole is None or whole.kind != "count" or whole.lead != bare.end + m.end():
        return None
    return replace(_like(bare, whole), of_all=whole.start)


_LIST = re.compile(rf"(?:(?:[ ]?,|[ ]et)[ ](?:de[ ]|a[ ])?{_ANY}){{1,12}}")


def _in_a_list(bare: _Bare) -> FoundFigure | None:
    """« respectivement [20], [30] et 40 millions d'euros »."""
    m = _LIST.match(bare.after) if "respectivement" in bare.before else None
    at = bisect_left(bare.figures, bare.end + m.end(), key=_start) - 1 if m else -1
    return _like(bare, bare.figures[at]) if at >= 0 and bare.figures[at].start > bare.start else None


_NUMBER_OF = re.compile(
    r"(?:nombre|total|effectif)[ ](?:[a-z]+[ ])?(?:de[ ]|d'|des[ ])(?:(?:ses|leurs|nos|ces)[ ])?"
    r"(?P<noun>[a-z]+(?:-[a-z]+)*)"
)
_SAYS_NUMBER = re.compile(
    r"(?:^|[^\w])(?:de|d'|a|jusqu'a|atteint|atteindra|atteignait|atteindre|est|etait|sera|serait|passe|puis)[ ]?$"
)


def _number_of(bare: _Bare) -> FoundFigure | None:
    """« Le nombre de réservistes passera de [40 000] à [80 000] », « porter à [32] le nombre de ses membres »."""
    if not bare.is_alone or not _SAYS_NUMBER.search(bare.before):
        return None
    folded = bare.reading.folded
    near = max(bare.sentence.start, bare.start - _REACH), min(bare.sentence.end, bare.end + _REACH)
    m = _NUMBER_OF.search(folded, *near)
    if m is None or not is_counted(m["noun"]):
        return None
    figure = _figure(bare, singular(bare.reading.text[m.start("noun") : m.end("noun")]), "count")
    previous = bare.previous
    changed = previous and previous.counted == m.span() and LEVELS.fullmatch(bare.lens[previous.end : bare.lead])
    return replace(figure, counted=m.span(), came_from=previous.start if previous and changed else None)


_THEY = re.compile(
    r"(?:^|[^\w])(?:ils|elles)[ ](?:n')?(?:etaient|sont|seront|seraient|furent)[ ]"
    r"(?:(?:encore|alors|deja|desormais)[ ])?$"
)
_PLURAL_NOUN = re.compile(r"(?:^|[^\w])(?:des|les|ces|ses|leurs|nos)[ ](?P<noun>[a-z]+(?:-[a-z]+)*)")


def _they_were(bare: _Bare) -> FoundFigure | None:
    """« Des soldats se sont relayés ; ils étaient plus de [cent trente mille] »: the first plural noun before them."""
    if not _THEY.search(bare.before) or not bare.is_alone:
        return None
    folded, sentences = bare.reading.folded, bare.reading.sentences
    here = bisect_right(sentences, bare.start, key=lambda s: s.start) - 1
    for sentence in (sentences[here], sentences[max(0, here - 1)]):
        for m in _PLURAL_NOUN.finditer(
            folded, max(sentence.start, bare.lead - 2 * _REACH), min(sentence.end, bare.lead)
        ):
            if is_counted(m["noun"]):
                return _figure(bare, singular(bare.reading.text[m.start("noun") : m.end("noun")]), "count")
    at = bisect_left(bare.figures, sentences[max(0, here - 1)].start, key=_start)
    before = bare.figures[at] if at < len(bare.figures) else None
    return _like(bare, before) if before and before.start < bare.start and before.kind == "count" else None


def _sum_without_currency(bare: _Bare) -> FoundFigure | None:
    """« une aide de 92 millions d'euros, qui s'ajoute aux [146 millions] déjà livrés »."""
    money = bare.money_near() if bare.is_big else None
    return _like(bare, money) if money else None


_WAYS: tuple[Callable[[_Bare], FoundFigure | None], ...] = (
    _part_of_all,
    _number_of,
    _others,
    _after_another,
    _gapped,
    _in_a_list,
    _they_were,
    _sum_without_currency,
)


def _figure(bare: _Bare, unit: str, kind: str, end: int | None = None) -> FoundFigure:
    value = number_value(bare.reading.folded[bare.start : bare.end])
    sign, lead = qualifier(bare.reading.folded, bare.start, end or bare.end)
    vague = "~" if bare.lens[bare.start] == COLLECTIVE else None
    return FoundFigure(bare.start, end or bare.end, value, unit, kind, sign or vague, lead, rule="elided")


def _like(bare: _Bare, other: FoundFigure, end: int | None = None) -> FoundFigure:
    """The number with the other's unit, and its scale where it says none (« 9,2 milliards contre 8,1 en 2020 »)."""
    figure = replace(_figure(bare, other.unit, other.kind, end), like=other.start)
    value = figure.value
    if bare.is_big or isinstance(value, tuple) or value >= 1000:
        return figure
    return replace(figure, value=plain(value * scale_of(bare.reading.folded[other.start : other.end], other.value)))


def _indexed(figures: list[FoundFigure]) -> tuple[FoundFigure, ...]:
    """The figures with what they refer to as indexes instead of offsets."""
    index = {figure.start: i for i, figure in enumerate(figures)}

    def at(start: int | None) -> int | None:
        return None if start is None else index.get(start)

    return tuple(replace(f, like=at(f.like), came_from=at(f.came_from), of_all=at(f.of_all)) for f in figures)
