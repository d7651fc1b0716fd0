"""What a share of the GDP is spent on, where only the passage, or the title, says it: « Dépenses de défense : où en
sommes-nous ? La Pologne arrive en tête, avec [4,1 % de son PIB] »."""

from __future__ import annotations

import re

from .frames import Frame
from .phrases import surface
from .scene import Scene

_SPENDING = re.compile(
    r"(?<![^\W_])(?:depenses?|efforts?|budgets?|investissements?|credits?)[ ](?:[a-z]+[ ])?"
    r"(?:(?:de|en[ ]matiere[ ]de|pour)[ ](?:la[ ])?defense|militaires?|des[ ]armees)(?![^\W_])"
)
# other shares of it are spoken of there
_OTHERWISE = re.compile(
    r"(?<![^\W_])(?:deficit|dettes?|croissance|recettes?|excedent|aides?|soutien|assistance|sanctions?|exportations?"
    r"|importations?|recession|impots?|cooperation|developpement|securite|resilience|sante|education|recherche)(?![^\W_])"
)
_TITLE = 200  # characters
_BACK = 1200  # characters


def spent_on(scene: Scene, frame: Frame) -> str | None:
    """The spending on defence that its passage spoke of last, else the title; None where the sentence speaks of other
    shares."""
    sentence = frame.sentence
    if frame.found.unit != "% du PIB" or _OTHERWISE.search(scene.folded, sentence.start, sentence.end):
        return None
    first = scene.reading.paragraphs[max(0, sentence.paragraph - 1)][0]
    before = [*_SPENDING.finditer(scene.folded, max(first, sentence.start - _BACK), frame.found.start)]
    told = before[-1] if before else _SPENDING.search(scene.folded, 0, min(_TITLE, sentence.start))
    between = told.end() if told and told.end() > first else sentence.start
    if told is None or _OTHERWISE.search(scene.folded, between, sentence.start):
        return None
    return surface(scene, told.span())
