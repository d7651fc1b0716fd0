"""Subjects put together from two phrases: « coût du projet » in « le projet, dont le coût s'élève à », « hausse
du budget » in « le budget atteint 12 milliards, soit une hausse de 4 % », « dépenses de la Pologne » where only
« celles de la Pologne » stands beside the figure.
"""

from __future__ import annotations

import re

from ...find.figures.units import singular
from ...text import fold
from .actors import THOSE
from .frames import Frame, antecedent
from .phrases import Stretch, backwards, genitive, head, surface
from .scene import Scene
from .words import is_noun

_PUNCTUATION = " ,()"


def of_antecedent(scene: Scene, frame: Frame, noun: Stretch) -> str | None:
    """« Le projet, dont [le coût] s'élève à 58 millions »: « coût du projet »; None outside such a clause."""
    start = frame.clause[0]
    before = antecedent(scene, frame) if scene.folded.startswith("dont ", start) else None
    span = backwards(scene, start, _last_comma(scene, *before)) if before else None
    if span is None or scene.folded.startswith("et dont", start - 3):
        return None
    counted = scene.found_layer.first(*span)
    if counted:  # « L'achat de 36 F-35A, dont le prix »
        return f"{surface(scene, noun)} {genitive(scene, (counted.start, span[1]))}"
    return f"{surface(scene, noun)} {genitive(scene, span)}"


def _last_comma(scene: Scene, start: int, end: int) -> int:
    """Where the phrase before « , dont » begins at the earliest: behind the comma before it."""
    while end > start and scene.folded[end - 1] in _PUNCTUATION:
        end -= 1
    return max(start, scene.folded.rfind(", ", start, end) + 2 if ", " in scene.folded[start:end] else start)


def rise_of(scene: Scene, frame: Frame, noun: Stretch, subject: str | None) -> str | None:
    """« hausse du budget militaire »: a change and what the sentence so far measures; the change alone without."""
    if not is_noun(head(scene, noun), "changes"):
        return None
    change = surface(scene, noun)
    about = fold(subject or "").split(" ")
    if not subject or " " in change or is_noun(about[0], "asked"):
        return change
    if len(about) == 1 and not is_noun(about[0], "measured"):
        return change
    at = scene.text.rfind(subject, max(0, frame.sentence.start - _BACK), frame.found.start)
    return f"{change} {genitive(scene, (at, at + len(subject)))}" if at >= 0 else change


_BACK = 400  # characters before a sentence in which what it goes on with was named
_NOUN = re.compile(r"[^\W\d_]+")


def one_of(scene: Scene, span: Stretch) -> str | None:
    """« Huit bataillons multinationaux … [Celui de Roumanie] »: « bataillon de Roumanie », of the force last named."""
    pronoun = _NOUN.match(scene.folded, *span)
    if pronoun is None or pronoun[0] not in ("celui", "celle") or scene.folded[pronoun.end()] != " ":
        return None
    named = [m for m in _NOUN.finditer(scene.folded, max(0, span[0] - _BACK), span[0]) if _is_force(m[0])]
    if not named:
        return None
    noun = scene.text[named[-1].start() : named[-1].end()]
    return f"{singular(noun)} {surface(scene, (pronoun.end(), span[1]))}"


def _is_force(word: str) -> bool:
    return is_noun(word, "forces") or is_noun(word, "missions")


_COMPLEMENT = re.compile(r"[ ](?:de|du|des)[ ]|[ ]d'")
_WHOSE = re.compile(r"[ ](?:de|du|des|d')[ ]?(?:l'|la[ ])?$")


def those_of(scene: Scene, frame: Frame, span: Stretch, measured: Stretch | None) -> str | None:
    """« celles de la Pologne », as a phrase of its own with the noun that it stands for: « dépenses de la Pologne ».

    `measured`: where that noun was last named, with its own complement."""
    pronoun = _NOUN.match(scene.folded, *span)
    if pronoun is None or pronoun[0] not in THOSE:
        return None
    if measured is None:
        return ""
    place = scene.place_layer.first(*measured)
    owner = _WHOSE.search(scene.folded, measured[0], place.start) if place else None
    end = owner.start() if owner else measured[1]
    if place and place.form == "adjective" and place.start > measured[0]:  # « Le contingent canadien …, celui de »
        end = place.start
    if owner is None and scene.place_layer.first(*span) is None:  # « production d'obus … celle de poudre »
        complement = _COMPLEMENT.search(scene.folded, *measured)
        end = complement.start() if complement else end
    return f"{surface(scene, (measured[0], end))} {surface(scene, (pronoun.end(), span[1]))}"
