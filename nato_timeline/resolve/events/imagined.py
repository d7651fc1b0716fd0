"""Events that are only imagined: what a scenario plays, what may come."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from .scene import Scene

# « mettait en scène l'[invocation de l'article 5] », « en cas d'[attaque] », « l'hypothèse d'une [invocation] »
_LED = re.compile(
    r"\b(?:(?:met(?:tait|tant)?|mis|mise)[ ]en[ ]scene|simul(?:ait|ant|e)|imagin(?:ait|ant|e)|"
    r"(?:en[ ]cas|l'hypothese|l'eventualite|la[ ]possibilite|la[ ]menace|le[ ]scenario)[ ]d(?:e|'))[ ]?"
    r"(?:(?:une?|la|le|les|l'|nouvelle)[ ]?){0,2}$"
)


def is_imagined(scene: Scene, trigger: Trigger) -> bool:
    """Whether words lead to an event that nobody says has been or will be."""
    return _LED.search(scene.folded, max(0, trigger.start - 48), trigger.start) is not None
