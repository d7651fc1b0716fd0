"""« respectivement »: figures that go one by one to as many owners or subjects named before.

« L'Italie et l'Espagne ont donné respectivement 0,07 % et 0,05 % », « Le budget civil … et le budget militaire …, une
hausse de respectivement 10 % et 16 % ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lean import changed
from ...model import Figure
from .scene import Scene

_CUE = re.compile(r"r(?<![^\W_].)espectivement(?![^\W_])")
_NEAR = 24  # characters between « respectivement » and a figure
_JOINT = re.compile(r"(?:,|[ ]et|,[ ]et)[ ](?:(?:de|a)[ ]|d')?")


def respective(scene: Scene, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those after « respectivement » each with its own holder and subject."""
    out = list(figures)
    for cue in _CUE.finditer(scene.folded) if "respectivement" in scene.folded else ():
        first = next((i for i, f in enumerate(out) if cue.end() <= f.start <= cue.end() + _NEAR), None)
        if first is None:
            continue
        last = first
        while last + 1 < len(out) and _JOINT.fullmatch(scene.folded, out[last].end, scene.found[last + 1].lead):
            last += 1
        _share_out(scene, out, first, last + 1)
    return out


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


def _share_out(scene: Scene, figures: list[Figure], first: int, end: int) -> None:
    several = figures[first:end]
    sentence = scene.sentence_at(several[0].start)
    holders = (several[0].holder or "").split(", ")
    measured = [f.subject for f in figures[max(0, first - len(several)) : first] if f.start >= sentence.start]
    for i, figure in enumerate(several):
        if len(holders) == len(several) > 1:
            figures[first + i] = changed(figure, holder=holders[i])
        elif len(set(measured)) == len(several) > 1:
            figures[first + i] = changed(figure, subject=measured[i])
