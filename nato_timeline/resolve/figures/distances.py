"""What a distance is from: « à 30 km de la [frontière roumaine] », « à 45 km au [nord de Pristina] »."""

from __future__ import annotations

import re

from .frames import Frame
from .phrases import forwards, surface
from .scene import Scene

# « à 45 kilomètres au [nord de Pristina] »
_SIDE = re.compile(r"[ ](?:a[ ]l'|au[ ])(?=(?:est|ouest|nord|sud|large)(?:-(?:est|ouest))?[ ]d)")


_FROM = re.compile(r"[ ](?:environ[ ])?(?:d'|de[ ](?:la[ ]|l'|sa[ ]|leur[ ]|son[ ])?|du[ ]|des[ ])")


def where(scene: Scene, frame: Frame) -> str | None:
    """« à 30 km [de la frontière roumaine] »: what a distance is from."""
    if scene.folded.endswith(" a ", 0, frame.found.lead) and (of := _FROM.match(scene.folded, frame.found.end)):
        span = forwards(scene, of.end(), frame.right)
        return surface(scene, span) if span else None
    m = _SIDE.match(scene.folded, frame.found.end)
    side = _SIDE_OF.match(scene.folded, m.end()) if m else None
    span = forwards(scene, side.end(), frame.right) if side else None
    return surface(scene, (m.end(), span[1])) if m and span else None


_SIDE_OF = re.compile(r"[a-z-]+[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])")
