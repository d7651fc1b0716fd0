"""« respectivement »: figures that go one by one to as many owners or subjects named before.

« L'Italie et l'Espagne ont donné respectivement 0,07 % et 0,05 % », « Le budget civil … et le budget militaire …, une
hausse de respectivement 10 % et 16 % ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lean import changed
from ...model import Figure
from .actors import country_name
from .phrases import forwards, surface
from .scene import Scene

_CUE = re.compile(r"r(?<![^\W_].)espectivement(?![^\W_])")
_NEAR = 24  # characters between « respectivement » and a figure
_JOINT = re.compile(r"(?:,|[ ]et|,[ ]et)[ ](?:(?:de|a)[ ]|d')?")


def respective(scene: Scene, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those after « respectivement » each with its own holder and subject; without that word, as many of
    one unit as there are who have them: « Le Canada et la Belgique plafonnent à [1,37 %] et [1,30 %] »."""
    out = list(figures)
    for cue in _CUE.finditer(scene.folded) if "respectivement" in scene.folded else ():
        first = next((i for i, f in enumerate(out) if cue.end() <= f.start <= cue.end() + _NEAR), None)
        if first is not None:
            _share_out(scene, out, first, _end_of_list(scene, out, first))
    for first, figure in enumerate(figures):
        several = figure.holder is not None and ", " in figure.holder and out[first].holder == figure.holder
        end = _end_of_list(scene, out, first) if several else first
        alike = {(f.unit, f.holder) for f in figures[first:end]}
        if end > first + 1 and len(alike) == 1 and len((figure.holder or "").split(", ")) == end - first:
            _share_out(scene, out, first, end)
    return out


def _end_of_list(scene: Scene, figures: Sequence[Figure], first: int) -> int:
    """The index behind the last of the figures that are joined with one."""
    last = first
    while last + 1 < len(figures) and _JOINT.fullmatch(scene.folded, figures[last].end, scene.found[last + 1].lead):
        last += 1
    return last + 1


_PAIR = re.compile(r"[ ](?:et|ou)[ ](?:de[ ]|d'|a[ ])?")


def paired(scene: Scene, figures: Sequence[Figure]) -> list[Figure]:
    """« consacrent [2,06 %] et 2,12 % de leur PIB à la défense »: the first of two is of what the second is of."""
    out = list(figures)
    for i in range(len(out) - 1):
        first, second = out[i], out[i + 1]
        lacks = first.subject is None and second.subject and first.unit == second.unit
        if lacks and _PAIR.fullmatch(scene.folded, first.end, scene.found[i + 1].lead):
            out[i] = changed(first, subject=second.subject)
    return out


_OF = r"(?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])"
_OF_BOTH = re.compile(rf"[ ](?P<of>{_OF})$")
_AND_OF = re.compile(rf"(?:,|[ ]et)[ ](?P<of>{_OF})")


def _owners(scene: Scene, start: int, end: int, subject: str) -> list[tuple[str, str | None]]:
    """« Les [dépenses de l'Italie] et [de l'Espagne] ont crû »: whose is what is measured, each with its subject."""
    found: list[tuple[str, str | None]] = []
    what, behind = "", start
    for place in scene.place_layer.within(start, end):
        of = (_AND_OF.fullmatch if found else _OF_BOTH.search)(scene.folded, behind, place.start)
        if of is None or place.kind != "country" or place.form == "adjective":
            break
        whose, behind = scene.text[of.start("of") : place.end], place.end
        what = what or subject.partition(f" {whose}")[0]
        found.append((country_name(place) or place.name, f"{what} {whose}" if what else None))
    return found


_AND_THE = re.compile(r"[ ]et[ ](?:l'|l[ae]s?[ ]|cel(?=(?:ui|le)[ ]))")


def _two_measured(scene: Scene, start: int, end: int, subject: str | None) -> list[str]:
    """« Le [budget civil] et le [budget militaire] s'élèvent respectivement à »: what is measured, one by one."""
    at = scene.text.find(subject, start, end) if subject else -1
    joint = _AND_THE.match(scene.folded, at + len(subject or "")) if at >= 0 else None
    other = forwards(scene, joint.end(), end) if joint else None
    return [subject, surface(scene, other)] if subject and other else []


def _share_out(scene: Scene, figures: list[Figure], first: int, end: int) -> None:
    several = figures[first:end]
    sentence = scene.sentence_at(several[0].start)
    holders = (several[0].holder or "").split(", ")
    before = [f.subject for f in figures[max(0, first - len(several)) : first] if f.start >= sentence.start]
    measured = _two_measured(scene, sentence.start, several[0].start, several[0].subject) or before
    owners = _owners(scene, sentence.start, several[0].start, several[0].subject or "")
    for i, figure in enumerate(several):
        if len(owners) == len(several) > 1:
            figures[first + i] = changed(figure, holder=owners[i][0], subject=owners[i][1])
        elif len(holders) == len(several) > 1:
            figures[first + i] = changed(figure, holder=holders[i])
        elif len(set(measured)) == len(several) > 1:
            figures[first + i] = changed(figure, subject=measured[i])
