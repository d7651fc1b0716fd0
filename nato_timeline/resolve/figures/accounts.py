"""What a figure is in the account: a target, a promise, what was delivered or spent, or a count of what is there."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...text import fold
from .frames import Frame
from .scene import Scene
from .words import is_noun, verbs

_AHEAD = frozenset({"future", "conditional", "subjunctive"})
_PROSPECTIVE = frozenset({"aller", "devoir", "vouloir", "compter", "entendre", "souhaiter"})
_DONE = frozenset({"past", "pluperfect", "imperfect", "participle"})
_WORD = re.compile(r"[^\W\d_]+")
# « d'ici à 2035 », « à l'horizon 2031 », « d'ici la fin de 2026 »
_HORIZON = re.compile(
    r"(?:d'ici|a[ ]l'horizon|a[ ]partir[ ]de|des)[ ](?:a[ ])?(?:la[ ]fin[ ]|fin[ ])?(?:l'annee[ ])?(?:de[ ])?\d{4}"
)
_THE = re.compile(r"(?<!\w)(?:les|des|aux)[ ]$")  # « les 2 % » that everybody knows
_COSTS = frozenset({"cout", "couts", "surcout", "surcouts"})
_STRONG = re.compile(r"(?<!\w)forte?s?[ ](?:de|d')[ ]?$")


def role_of(scene: Scene, frame: Frame) -> str | None:
    """target, commitment, delivered, spent, count, or None where the text does not say."""
    kind = frame.found.kind
    if kind == "times":
        return None
    if is_noun(fold(frame.found.unit), "votes") or (kind == "count" and _is_member(frame)):
        return "count"
    low = max(frame.sentence.start, frame.left)
    if _is_target(scene, frame, low) or (kind == "percent" and _THE.search(scene.folded, low, frame.found.lead)):
        return "target"
    role = _by_verb(scene, frame)
    if role == "spent" and kind == "money" and _is_planned(scene, frame):
        return "commitment"
    if role is None and kind == "money":
        near = _WORD.findall(scene.folded, low, frame.found.lead)
        costs = not _COSTS.isdisjoint(near[-9:])  # « Les coûts de l'engagement s'élèvent à »
        if not costs and any(is_noun(word, "commitments") for word in near[-5:]):
            return "commitment"
    return role or ("count" if kind == "count" else None)


def _is_planned(scene: Scene, frame: Frame) -> bool:
    """« La loi de programmation consacre 295 milliards à la défense »: a plan spends nothing yet."""
    verb = frame.finite
    words = _WORD.findall(scene.folded, *frame.subject)
    if verb is None or verb.lemma not in verbs("spending"):
        return False
    return verb.tense in ("present", "imperfect") and any(is_noun(w, "plans") for w in words[:4])


def _is_member(frame: Frame) -> bool:
    """Whether countries are counted: nobody delivers or promises them."""
    return is_noun(fold(frame.found.unit), "members")


def _is_target(scene: Scene, frame: Frame, low: int) -> bool:
    """Whether it is what is aimed at, by the verb and the words from `low` on."""
    verb = frame.governor or frame.finite
    infinitive = verb is not None and verb.tense == "infinitive"
    level = verb is not None and verb.end <= frame.found.start and _is_level(verb) and _is_ahead(verb)
    if frame.found.kind == "count":  # « l'objectif est de former 30 000 soldats », « seront portés à 4 500 »
        brought = verb is not None and frame.found.counted is not None and verb.lemma in verbs("moving")
        brought = brought or (verb is not None and verb.lemma in verbs("raising") and verb.voice == "active")
        # « portera à 2 200 le nombre de ses militaires », « compte porter à 300 000 hommes les effectifs »
        ahead = brought and verb is not None and (infinitive or _is_ahead(verb))
        return level or ahead or (infinitive and _is_called_target(scene, frame, low))
    if frame.found.kind not in ("percent", "point"):
        return False
    horizon = _HORIZON.search(scene.folded, frame.found.end, min(frame.right, frame.sentence.end))
    aims = verb is not None and (infinitive or _is_ahead(verb)) and verb.lemma in verbs("aiming")
    if aims and infinitive and verb and _is_reached(scene, frame, verb):
        return False
    sworn = frame.finite is not None and frame.finite.lemma in verbs("promising")
    raised = infinitive and verb is not None and verb.lemma in verbs("moving") and sworn
    if aims or raised or horizon is not None or (level and frame.found.unit != "%"):
        return True
    if verb is not None and verb.lemma in verbs("spending") and _is_demanded(scene, frame):
        return True
    return _is_called_target(scene, frame, low)


def _is_reached(scene: Scene, frame: Frame, verb: VerbGroup) -> bool:
    """« ont augmenté de 24 % pour atteindre 5,9 % du PIB »: it did."""
    main = frame.finite
    changed = main is not None and main.lemma in verbs("measuring") and main.tense in ("past", "imperfect")
    return changed and scene.folded.endswith("pour ", 0, verb.start)


def _is_called_target(scene: Scene, frame: Frame, low: int) -> bool:
    """« l'objectif de 2 % »: by a noun before it, since the last colon or bracket."""
    lead = frame.found.lead
    low = max(low, scene.folded.rfind(":", low, lead) + 1, scene.folded.rfind("(", low, lead) + 1)
    return any(is_noun(word, "targets") for word in _WORD.findall(scene.folded, low, lead))


_THAT = re.compile(r"[ ]qu(?:e[ ]|')")


def _is_demanded(scene: Scene, frame: Frame) -> bool:
    """« exige que les Européens consacrent 5 % de leur PIB »."""
    said = [v for v in scene.verb_layer.within(frame.sentence.start, frame.clause[0]) if v.finite]
    if not said or said[-1].lemma not in verbs("demanding"):
        return False
    return _THAT.match(scene.folded, said[-1].end) is not None


def _is_level(verb: VerbGroup) -> bool:
    """« leur nombre pourrait atteindre 300 », « les effectifs seront portés à 4 500 »."""
    return verb.lemma in verbs("levels") and (verb.voice == "passive" or verb.lemma not in verbs("moving"))


def _by_verb(scene: Scene, frame: Frame) -> str | None:
    """By the participle beside the figure, the verb that governs it, or a passive whose subject it is."""
    if _STRONG.search(scene.folded, max(0, frame.found.lead - 10), frame.found.lead):
        return None
    finite = frame.finite
    is_subject = finite is not None and finite.start > frame.found.start
    if finite and is_subject and ", " in scene.folded[frame.found.end : finite.start]:
        finite = None
    governor = frame.governor
    if governor and governor.tense == "participle" and scene.folded.startswith(" et ", governor.end):
        governor = None  # « 1 550 têtes déployées et 700 vecteurs »
    governing = [governor, finite if finite and (not is_subject or finite.voice == "passive") else None]
    roles = (_role(scene, frame, verb, is_subject) for verb in governing if verb)
    return _given(scene, frame) or next((role for role in roles if role), None)


def _is_ahead(verb: VerbGroup) -> bool:
    """« livrera », « va livrer », « devrait livrer »; « aura livré » is done."""
    done = verb.head_start > verb.start and verb.modal is None and verb.voice == "active"
    return (verb.tense in _AHEAD and not done) or (verb.tense == "present" and verb.modal in _PROSPECTIVE)


_ADDED_TO = re.compile(r"(?<!\w)aux?[ ](?:quelque[ ])?$")


def _near(scene: Scene, frame: Frame) -> str:
    return scene.folded[max(frame.sentence.start, frame.found.lead - 14) : frame.found.lead]


_CONSENT = re.compile(r"[ ](?:l[ae]|son|leur|sa)?[ ]?(?:feu[ ]vert|accord|aval|approbation|consentement)(?![^\W_])")


def _role(scene: Scene, frame: Frame, verb: VerbGroup, is_subject: bool) -> str | None:
    kind = frame.found.kind
    if kind == "percent" and verb.voice == "passive" and verb.lemma in verbs("covering"):
        return None  # « n'est financé qu'à 6 % »
    ahead = _is_ahead(verb) or (frame.finite is not None and verb.tense == "infinitive")
    if verb.lemma in ("donner", "marquer") and _CONSENT.match(scene.folded, verb.end):  # « a donné son feu vert à »
        return "commitment" if kind == "money" else None
    if verb.lemma == "ajouter" and verb.voice == "reflexive" and _ADDED_TO.search(_near(scene, frame)):
        return None  # « s'ajouteront aux 52 déjà commandés »
    if verb.lemma == "mettre" and ahead and "disposition" in scene.folded[frame.found.end : frame.found.end + 30]:
        return "commitment"
    if verb.lemma == "déployer" and verb.voice == "passive" and not ahead and kind == "count":
        return None  # « 2 900 militaires étaient déployés »: they are there
    if _AGREES.match(scene.folded, verb.end):
        return None  # « a donné son feu vert à l'achat de quatre batteries »
    if verb.lemma in verbs("giving") or (verb.lemma == "faire" and scene.folded.startswith(" don ", verb.end)):
        return "commitment" if ahead else "delivered" if verb.tense in _DONE else None
    if verb.lemma in verbs("receiving") and kind in ("count", "money"):
        return "commitment" if ahead else "delivered" if verb.tense in _DONE else None
    if kind == "count":
        here = verb.lemma == "engager" and not ahead  # « engage 4 500 militaires »: they are there
        return "commitment" if verb.lemma in verbs("announcing") and not (is_subject or here) else None
    if kind == "money" and (verb.lemma in verbs("promising") or (ahead and verb.lemma in verbs("moving"))):
        return "commitment"
    if verb.lemma in verbs("spending") or (kind == "percent" and ahead and verb.lemma in verbs("assigning")):
        return "spent" if not ahead else "target" if kind == "percent" else "commitment"
    return None


_AGREES = re.compile(
    r"(?:[ ][a-z-]+){0,3}[ ](?:feu[ ]vert|accord|aval|assentiment|autorisation|blanc-seing|approbation)[ ]"
)


def _given(scene: Scene, frame: Frame) -> str | None:
    """« 146 millions déjà [livrés] », « le soutien [fourni] au premier semestre représente 20 milliards »."""
    finite = frame.finite
    after = scene.verb_layer.first(frame.found.end, min(frame.found.end + 24, frame.clause[1]))
    measured = finite is not None and finite.lemma in verbs("measuring")
    before = scene.verb_layer.within(frame.clause[0], finite.start) if finite and measured else ()
    before = () if frame.found.kind == "count" else before
    if after and is_noun(fold(frame.found.unit), "people"):  # « 53 000 hommes, fournis par 40 pays »
        after = None
    for verb in (*((after,) if after else ()), *before):
        if verb.tense == "participle" and verb.lemma in verbs("giving") and verb.lemma != "déployer":
            return "delivered"
        if verb.tense == "participle" and verb.lemma in ("dépenser", "débourser"):
            return "spent"
    return None
