"""What figures mean: subject, holder, period, what they are in the account, and which of them go together."""

from __future__ import annotations

import re

from ...find.figures import FoundFigure
from ...grammar import VerbGroup
from ...lean import changed
from ...model import Figure, Mention, Period, Person, Place, Quote, Reading, Timex
from ...text import fold
from ...turns import Turns, in_turn
from ..topics import topics
from .accounts import role_of
from .currencies import national, settled
from .frames import Frame, frames
from .holders import holder_of
from .links import parts_of, same_as, sources_differ
from .neighbours import completed
from .periods import per_of, when_of
from .respective import paired, respective
from .scene import Scene
from .subjects import subject_of
from .tables import unit_above
from .things import things, things_shared

__all__ = ["resolve"]


def resolve(
    reading: Reading,
    found: tuple[FoundFigure, ...],
    verbs: tuple[VerbGroup, ...] = (),
    timexes: tuple[Timex, ...] = (),
    periods: tuple[Period, ...] = (),
    places: tuple[Place, ...] = (),
    people: tuple[Person, ...] = (),
    mentions: tuple[Mention, ...] = (),
    quotes: tuple[Quote, ...] = (),
) -> Turns[tuple[Figure, ...]]:
    """The figures as facts, one for each that was found, in order."""
    if not found:
        return ()
    if "l'equivalent" in reading.folded:
        verbs = tuple([verb for verb in verbs if not _is_equivalent(reading, verb)])
    named = {place.start for place in places}  # « Berne a alloué » is not of « berner »
    if named and not named.isdisjoint([verb.start for verb in verbs]):
        verbs = tuple([verb for verb in verbs if verb.start not in named])
    scene = settled(Scene(reading, found, verbs, timexes, periods, places, people, mentions, quotes))
    yield
    framed = frames(scene)
    each = yield from in_turn(_by_itself(scene, frame) for frame in framed)
    figures: list[Figure] = []
    for frame, figure in zip(framed, each, strict=True):
        figures.append(_among(scene, frame, figure, figures))
    yield
    figures = respective(scene, [_with_rhythm(scene, figures, i) for i in range(len(figures))])
    figures = [_with_things(scene, *each) for each in zip(framed, paired(scene, figures), strict=True)]
    return tuple([changed(f, topics=topics(reading, f.start, f.end, _about(f))) for f in figures])


def _with_things(scene: Scene, frame: Frame, figure: Figure) -> Figure:
    """« quatorze [avions ravitailleurs] »: what is counted, where nothing says what for."""
    shared = frame.found.kind == "fraction" or frame.found.of_all is not None
    way = things_shared if shared else things
    counted = way(scene, frame, figure) if figure.subject is None else None
    return changed(figure, subject=counted) if counted else figure


def _about(figure: Figure) -> str | None:
    """What a figure's topics are read in: money and shares « à la défense » are spending on it."""
    is_sum = figure.unit.startswith("%") or (len(figure.unit) == 3 and figure.unit.isupper())
    said = fold(figure.subject or "") if is_sum else ""
    spent = said in _DEFENCE or ("defense" in said and _SPENDING_ON_IT.search(said) is not None)
    return "dépenses de défense" if spent else figure.subject


# « budget français de la défense »
_SPENDING_ON_IT = re.compile(
    r"(?:budget|depenses?|credits?|investissements?)[ ](?:[a-z]+[ ])?(?:de[ ](?:la[ ])?|pour[ ]la[ ])?defense$"
)
_DEFENCE = frozenset({"defense", "defense nationale", "armees"})


def _is_equivalent(reading: Reading, verb: VerbGroup) -> bool:
    """« l'équivalent de 1,6 % de son PIB » is no verb."""
    noun = reading.folded[verb.start : verb.end] == "equivalent"
    return noun and reading.folded[max(0, verb.start - 2) : verb.start] == "l'"


def _by_itself(scene: Scene, frame: Frame) -> Turns[Figure]:
    """What the words around a figure say of it."""
    found = frame.found
    subject = subject_of(scene, frame)
    yield
    holder = holder_of(scene, frame)
    yield
    when = when_of(scene, frame)
    yield
    return Figure(
        found.start,
        found.end,
        scene.text[found.start : found.end],
        found.value,
        unit_above(scene, frame) or found.unit,
        found.qualifier,
        subject=subject,
        holder=holder,
        per=per_of(scene, frame),
        when=when,
        role=role_of(scene, frame),
        speaker=_speaker(scene, frame),
        same_as=same_as(scene, frame),
        parts=parts_of(scene, frame),
        sources_differ=sources_differ(scene, frame),
    )


def _among(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """A figure with what those before it give it."""
    found = frame.found
    figure = completed(scene, frame, figure, earlier)
    lender = earlier[found.like] if found.like is not None and found.like < len(earlier) else None
    if lender and scene.found[found.like or 0].unit == found.unit:
        return changed(figure, unit=lender.unit)
    return changed(figure, unit=national(scene, figure, earlier))


def _with_rhythm(scene: Scene, figures: list[Figure], index: int) -> Figure:
    """« passera de [50] à 100 millions par an »: where a change begins has the rhythm of where it ends."""
    after = index + 1
    begins = after < len(figures) and scene.found[after].came_from == index
    if begins:
        figure, whole = figures[index], figures[after]
        lasting = whole.when if "/" in (whole.when or "") else None  # « de 65 à 79 M€ pour la période 2012-2017 »
        return changed(figure, per=figure.per or whole.per, when=figure.when or lasting)
    return _where_it_began(scene, figures[index], figures[after]) if after < len(figures) else figures[index]


def _where_it_began(scene: Scene, figure: Figure, after: Figure) -> Figure:
    """« [De 18,9 milliards] en 2016, le budget de la défense passera à 32,7 milliards »: what the next one measures."""
    sentence = scene.sentence_at(figure.start)
    opens = _FROM.fullmatch(scene.folded, sentence.start, figure.start)
    if figure.subject or not opens or after.end > sentence.end or after.unit != figure.unit or after.subject is None:
        return figure
    return changed(figure, subject=after.subject, holder=figure.holder or after.holder, role=None)


_FROM = re.compile(r"[\s«]*d(?:e[ ]|')(?:(?:pres|moins|plus)[ ]de[ ]|quelque[ ])?")


def _speaker(scene: Scene, frame: Frame) -> str | None:
    """Who says the figure: the speaker of the quotation around it."""
    quote = scene.quote_layer.over(frame.found.start)
    return quote.speaker if quote else None
