"""The verbs whose subject gives, spends, fields or owes what is counted behind them."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .frames import Frame
from .scene import Scene
from .words import verbs


def holds(scene: Scene, frame: Frame) -> bool:
    """Whether a verb before the figure in its clause gives, spends or fields."""
    finite = frame.finite
    if finite and (finite.lemma == "bénéficier" or (finite.lemma == "porter" and _ON.match(scene.folded, finite.end))):
        return False  # « signé par elle, et qui porte sur 18 avions », « bénéficie d'un fonds doté de 2 millions »
    before = [v for v in scene.verb_layer.within(frame.clause[0], frame.found.lead) if not _is_inset(scene, frame, v)]
    holding = verbs("holding") | (verbs("founding") if frame.found.kind == "money" else frozenset())
    before = [v for v in before if not (v.lemma == "ajouter" and v.voice == "reflexive")]  # « auxquels s'ajoutent »
    before = [v for v in before if not (v.lemma == "porter" and scene.folded.startswith(" sur ", v.end))]
    if len(before) > 1 and before[0].lemma == "assurer" and before[1].tense == "infinitive":
        before = before[1:]  # « assure avoir intercepté 94 missiles »
    if frame.found.kind == "percent":  # « se sont fixé un objectif de 5 % », « arriverait à 2 % »
        holding |= verbs("aiming_at")
    return any((v.lemma in holding and not _needs(scene, v)) or _makes_a_gift(scene, v) for v in before)


_ON = re.compile(r"[ ]sur[ ]")
_WHICH = re.compile(r"(?<![^\W_])(?:qui|que|dont|ou)[ ](?:(?:[yn]e?|en|se|lui|leur|[ns]'|l'|l[ae]s?)[ ]?)*$")


def _is_inset(scene: Scene, frame: Frame, verb: VerbGroup) -> bool:
    """« L'OTAN, [qui ne compte pas] les mêmes pays, avance le chiffre de »: of a relative clause inside another."""
    if verb.negated and ", " in scene.folded[verb.end : frame.found.lead]:
        return True  # « qui ne compte pas les mêmes pays, avance le chiffre de »
    if frame.finite is None or not verb.finite or verb.end > frame.finite.start:
        return False
    return _WHICH.search(scene.folded, max(frame.clause[0], verb.start - 16), verb.start) is not None


def _needs(scene: Scene, verb: VerbGroup) -> bool:
    """« L'Ukraine a besoin de 155 avions »: it does not have them."""
    return verb.lemma == "avoir" and scene.folded.startswith(" besoin", verb.end)


def _makes_a_gift(scene: Scene, verb: VerbGroup) -> bool:
    """« a fait don de 19 F-16 »."""
    if verb.lemma == "prendre":  # « prendra à sa charge 60 % du montant »
        return _CHARGE.match(scene.folded, verb.end) is not None
    return verb.lemma == "faire" and scene.folded.startswith(" don ", verb.end)


_CHARGE = re.compile(r"[ ](?:a[ ](?:sa|leur)|en)[ ]charge(?![^\W_])")
