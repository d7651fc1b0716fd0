"""Figures that say one thing together: a gloss in another currency, a total and its parts, what two sources say."""

from __future__ import annotations

import re

from ...find.figures import FoundFigure
from .frames import Frame
from .scene import Scene
from .words import is_noun

# « 40 milliards d'euros (43 milliards de dollars) », « …, soit à peu près 70 millions de dollars »
_GLOSS = re.compile(r"[ ]?\((?:soit[ ])?$|,?[ ](?:soit|c'est-a-dire|ou|autrement[ ]dit|l'equivalent[ ]de)[ ]$")
_INCLUDING = re.compile(r"[^.;:\n]{0,60}?,?[ ](?:dont[ ]|:[ ])")
_MOST_PARTS = 6


_MORE = re.compile(r"[ ](?:de[ ](?:plus|moins)|supplementaires?|en[ ]plus)(?![^\W_])")
_THE_REST = re.compile(r"(?<![^\W_])(?:le[ ]reste|le[ ]solde)(?![^\W_])")


def same_as(scene: Scene, frame: Frame) -> int | None:
    """The index of the figure that this one repeats in another currency or unit."""
    found = frame.found
    if not frame.index or found.kind not in ("money", "percent"):
        return None
    other = scene.found[frame.index - 1]
    between = scene.folded[other.end : found.lead]
    if between.endswith("(") and scene.place_layer.within(other.end, found.lead):
        return None  # « 470 millions, derrière l'Allemagne (15,88 %) »
    if between.endswith(" (") and scene.timex_layer.over(found.lead - 3):
        return None  # « 25 % de plus qu'en 2022 (10,2 milliards) »
    if _MORE.match(scene.folded, found.end) or _THE_REST.search(between):  # « soit 15 milliards de plus par an »
        return None
    gloss = other.start >= frame.sentence.start and _GLOSS.search(scene.folded[other.end : found.lead][-40:])
    return frame.index - 1 if gloss and other.unit != found.unit and other.kind in ("money", "percent") else None


def parts_of(scene: Scene, frame: Frame) -> tuple[int, ...]:
    """Indexes of the figures behind it in its paragraph that sum up to it: « 1,5 milliard, dont 1 … et 0,5 … ».

    Counts of different things add up where the text says « dont »: « 3 200 obus, dont 1 200 fumigènes et … »."""
    total = frame.found
    if isinstance(total.value, tuple) or total.kind not in ("money", "count", "percent"):
        return ()
    if is_noun(total.unit, "votes"):
        return ()
    end = scene.reading.paragraphs[frame.sentence.paragraph][1]
    including = total.kind == "count" and _INCLUDING.match(scene.folded, total.end) is not None
    later = [
        (i, f)
        for i, f in enumerate(scene.found[frame.index + 1 : frame.index + 1 + _MOST_PARTS], start=frame.index + 1)
        if f.start < end
        and (f.unit == total.unit or (including and f.kind == "count"))
        and not isinstance(f.value, tuple)
        and not scene.folded.endswith("contre ", 0, f.lead)
    ]
    return _summing(later, float(total.value))


# « 3 000 selon Kiev », « 3 000 (d'après l'ONU) », « Selon la police, 3 000 »
_SOURCE = re.compile(
    r"(?<![^\W_])(?:selon|d'apres|de[ ]source|aux[ ]dires[ ]d(?:e|es|u))[ ]"
    r"(?P<who>(?:l'|(?:la|le|les|des|un|une)[ ])?[^,;:.()]{2,60})"
)
# « l'armée parle de 25 tués »
_SPEAKS = re.compile(
    r"(?P<who>(?:l'|(?:la|le|les|des)[ ])?[a-z][^,;:.()]{2,40}?)[ ]"
    r"(?:parl|evoqu|avanc|annonc|recens|denombr)(?:e|ent|ait|aient)[ ](?:de[ ]|d')?(?:le[ ]chiffre[ ]de[ ])?$"
)
_VERB = re.compile(r"parl|evoqu|avanc|annonc|recens|denombr")
_DEAD = frozenset({"mort", "tué", "victime", "décès"})  # said of the same by different people
_NEAR = 40  # characters between a figure and who gives it


def sources_differ(scene: Scene, frame: Frame) -> tuple[int, ...]:
    """Indexes of the figures of its sentence that another source gives for the same: « un million selon les
    organisateurs, 750 000 selon la police »."""
    found = frame.found
    around = range(max(0, frame.index - 2), min(len(scene.found), frame.index + 3))
    others = [
        i
        for i in around
        if i != frame.index
        and (scene.found[i].unit == found.unit or {scene.found[i].unit, found.unit} <= _DEAD)
        and scene.found[i].kind == found.kind
        and frame.sentence.start <= scene.found[i].start < frame.sentence.end
    ]
    own = _source(scene, frame.index) if others else None
    if own is None:
        return ()
    return tuple([i for i in others if (other := _source(scene, i)) and other != own])


def _source(scene: Scene, index: int) -> str | None:
    """Who gives a figure, in the text's words: named behind it, else before it."""
    found, sentence = scene.found[index], scene.sentence_at(scene.found[index].start)
    after = scene.found[index + 1].lead if index + 1 < len(scene.found) else sentence.end
    behind = _SOURCE.search(scene.folded, found.end, min(after, sentence.end, found.end + 2 * _NEAR))
    if behind and behind.start() - found.end <= _NEAR and ";" not in scene.folded[found.end : behind.start()]:
        return _who(behind)
    before = max(sentence.start, scene.found[index - 1].end if index else 0)
    before = max(before, scene.folded.rfind("; ", before, found.lead))
    leading = _SOURCE.search(scene.folded, before, found.lead)
    before = max(before, found.lead - 2 * _NEAR)
    said = leading or (
        _VERB.search(scene.folded, before, found.lead) and _SPEAKS.search(scene.folded, before, found.lead)
    )
    return _who(said) if said else None


def _who(m: re.Match[str]) -> str:
    """The first words of a source, without its article."""
    return re.sub(r"^(?:l'|(?:la|le|les|des|un|une) )", "", m["who"]).split(" ")[0]


def _summing(figures: list[tuple[int, FoundFigure]], total: float) -> tuple[int, ...]:
    for first in range(len(figures) - 1):
        left = total
        for last in range(first, len(figures)):
            value = figures[last][1].value
            left -= value if isinstance(value, int | float) else left
            if abs(left) <= 1e-6 * total and last > first:
                return tuple(i for i, _ in figures[first : last + 1])
    return ()
