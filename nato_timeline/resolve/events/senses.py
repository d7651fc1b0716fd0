"""Verbs that what stands around them gives another sense than the one that makes an event."""

from __future__ import annotations

import re

from ...find.triggers import Frame
from .clause import Clause
from .kinds import holds
from .scene import Scene

# « une étude remise [à plus tard] », « le navire remis [à flot] »: nothing is handed over
_IN_ORDER = re.compile(
    r"[ ](?:[a-z]+ment[ ])?(?:a[ ](?:plus[ ]tard|flot|jour|niveau|neuf|zero)|"
    r"en[ ](?:cause|question|etat|service|marche))\b"
)
# « a appelé les Alliés [à livrer] des armes »: nobody has telephoned
_APPEALED = re.compile(
    r"[^,;.]{0,90}?[ ](?:a|au|aux)[ ](?!nouveau|midi|l'aube|plusieurs|deux|\d)|[ ](?:a|au|aux|de|d'|pour)\b"
)


_OF_SOMEBODY = re.compile(
    r"(?:les?[ ]|la[ ]|l'|une?[ ]|des[ ]|ses?[ ]|sa[ ]|son[ ])[a-z-]+[ ](?:de[ ]|des[ ]|du[ ]|d')"
)


def has_other_sense(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """Whether a clause that fits a frame says something else than its event."""
    verb = clause.verb
    match verb.lemma:
        case "remettre":
            return _IN_ORDER.match(scene.folded, verb.end) is not None
        case "appeler":
            return frame.kind == "meeting" and _APPEALED.match(scene.folded, verb.end) is not None
        case "arrêter":  # « Le ministre s'est arrêté sur ce point »: he has gone nowhere
            return frame.kind == "visit" and bool(clause.links("on"))
        case "passer":  # « a passé la main à Oslo »
            return frame.noun == "visite" and clause.direct is not None
        case "recevoir" if frame.kind == "meeting" and clause.direct is not None:
            # « a reçu le drapeau des mains de l'Américain X »
            m = _OF_SOMEBODY.match(scene.folded, clause.direct.start, clause.direct.end)
            return m is not None and not holds(scene, clause.direct.start, m.end(), ("official", "leaders", "person"))
        case "réunir":  # « L'exercice …, il réunit 350 militaires »
            return verb.voice == "active" and clause.pronoun in ("il", "elle")
    return False
