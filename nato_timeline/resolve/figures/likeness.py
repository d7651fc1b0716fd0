"""What a figure is beside the one that it is like: a gloss, a part, another level, somebody else's for comparison."""

from __future__ import annotations

import re

from ...lean import changed
from ...model import Figure
from ...text import fold
from .actors import is_governed, named
from .frames import Frame
from .holders import can_be_held
from .phrases import head, surface
from .scene import Scene
from .subject_phrases import subject_phrase
from .words import is_noun

PART = re.compile(r"(?<!\w)dont[ ]$")
_AGAINST = re.compile(r"(?<!\w)contre[ ](?:(?:une?|la|le)[ ](?:moyenne|total|mediane)[ ]d(?:e[ ]|'))?$")
_AGAINST_REACH = 28
# « contre 2 % pour la moyenne des Alliés », « contre 15 % en France »
_WHOSE = re.compile(r"[ ](?:pour|en|au|aux|dans)[ ](?:l'|(?:la|le|les)[ ])?")
# « dont 916 milliards pour les seuls États-Unis »
_THEIRS = re.compile(r"[ ]pour[ ](?:l'|l[ae]s?[ ])?(?:seule?s?[ ])?")


def like_another(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """A gloss says the same again; a part or another level has the subject and holder of what it goes on from."""
    if figure.same_as is not None:
        twin = earlier[figure.same_as]
        same = {name: getattr(twin, name) or getattr(figure, name) for name in ("subject", "holder", "per", "role")}
        if frame.found.unit == "%" and figure.subject:
            same["subject"] = _share(scene, frame, figure.subject, twin.subject)
        return changed(figure, when=figure.when or twin.when, **same)
    index = frame.found.like
    if index is None or index >= frame.index:
        return figure
    beside = last_sum(earlier, frame.sentence.start) if frame.found.kind == "money" else None
    goes_on = beside is not None and beside.subject and index < frame.index - 1
    goes_on = goes_on and not _AGAINST_IT.search(before_it(scene, frame))
    other = beside if beside and goes_on else earlier[index]
    if is_compared(scene, frame):
        m = _WHOSE.match(scene.folded, frame.found.end)
        place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
        return changed(figure, subject=other.subject, holder=named(frame, place) if place else None)
    theirs = other.holder if can_be_held(frame) and not is_of_another(scene, frame, other) else None
    verb = frame.finite if frame.finite and frame.finite.end <= frame.found.lead else None
    if costs_on_its_own(frame, other) or is_lacking(frame):
        theirs = None
    if frame.found.kind == "count" and other.start < frame.sentence.start and verb:
        theirs = None  # « … contre 20 000 pour l'armée russe. Elle en demande [250 000] »
    if frame.found.kind == "money" and other.start < frame.sentence.start:
        return figure  # it lent the currency alone
    that_one = _THAT_ONE.search(scene.folded, other.end, frame.found.lead)
    counts_again = frame.found.kind == "count" and other.start < frame.sentence.start  # « Celui de Roumanie en compte »
    limit = _own_limit(scene, frame, other)
    own_verb = frame.finite is not None and frame.finite.start >= frame.found.end
    apart = own_verb and frame.found.kind == "count" and _told_before(scene, other.end, frame.found.lead)
    figure = changed(
        figure,
        subject=figure.subject or limit or (None if counts_again or that_one or apart else other.subject),
        holder=(theirs if goes_on else None) or figure.holder or theirs,
        per=figure.per or (None if _THAT_IS.search(before_it(scene, frame)) else other.per),
    )
    if PART.search(before_it(scene, frame)):
        figure = changed(figure, holder=_spender(scene, frame, other) or figure.holder)
        return changed(figure, when=figure.when or other.when, role=figure.role or other.role)
    return figure


def _told_before(scene: Scene, start: int, end: int) -> bool:
    """« 50 sont blessés, [les 100 autres] sont rentrés »: whether a clause of its own lies behind the one before."""
    return ";" in scene.folded[start:end] or any(verb.finite for verb in scene.verb_layer.within(start, end))


def costs_on_its_own(frame: Frame, other: Figure) -> bool:
    """« a promis 2 millions à la force, qui devrait coûter [360 millions] »; not « coûtera 4 millions à la Défense,
    contre [5 millions] »."""
    return frame.governor is not None and frame.governor.lemma == "coûter" and frame.governor.start > other.start


def _spender(scene: Scene, frame: Frame, whole: Figure) -> str | None:
    """« les dépenses ont atteint 2 443 milliards, dont 916 pour [les États-Unis] »; not « l'aide …, dont 9 milliards
    pour l'Ukraine », « le budget des opérations …, dont 24 pour le Liban »."""
    serve = is_noun(fold(frame.found.unit), "people")  # « fournissent 5 300 hommes, dont 1 550 pour la Géorgie »
    m = _THEIRS.match(scene.folded, frame.found.end) if is_sum(whole) or serve else None
    place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    said = fold(whole.subject or "")
    spends = serve or (is_noun(said.split(" ")[0], "spending") and not _ABROAD.search(said))
    # « Les Alliés dépensent 1 260 milliards, dont 860 pour les seuls États-Unis »
    spends = spends or ("seul" in m[0] and is_noun(fold(whole.holder or "").split(" ")[0], "groups") if m else False)
    return named(frame, place) if place and spends and place.form != "adjective" else None


_ABROAD = re.compile(r"(?<![^\W_])(?:operations?|missions?|aides?|soutien|cooperation|assistance)(?![^\W_])")


def is_lacking(frame: Frame) -> bool:
    """« a versé 17 millions, mais [100 millions] restent à trouver »: nobody has given these."""
    verb = frame.finite
    return verb is not None and verb.lemma in ("rester", "manquer") and verb.start >= frame.found.end


def _own_limit(scene: Scene, frame: Frame, other: Figure) -> str | None:
    """« L'effectif s'élève à 147 000 militaires, alors que [la limite légale] est fixée à 140 000 »."""
    verb = frame.finite
    if frame.found.kind != "count" or verb is None or not other.end < verb.start < frame.found.lead:
        return None
    span = subject_phrase(scene, frame, verb)
    named = span is not None and span[0] >= other.end and is_noun(head(scene, span), "weak")
    return surface(scene, span) if span and named and " " in scene.folded[slice(*span)] else None


_THAT_ONE = re.compile(r"(?<![^\W_])cel(?:ui|le)[ ]d")  # « Le contingent canadien …, celui de la France en compte 600 »
_HAVE_OF_THEM = re.compile(
    r"(?<![^\W_])(?:l'|(?:le|la|les|des|ses|leurs|ces)[ ])[a-z]+(?:[ ][a-z]+)?[ ](?:n')?en[ ][a-z]+"
)


def is_of_another(scene: Scene, frame: Frame, other: Figure) -> bool:
    """« L'Alliance recueillera 3 300 armes ; les rebelles en détiennent [70 000] »: somebody else has these."""
    if frame.found.lead - other.end > _ELSEWHERE:
        return False
    verb = frame.finite
    if frame.found.kind != "count":  # « La Pologne atteindra 4,7 % ; [l'Espagne] restait à 1,3 % »
        end = verb.start if verb and verb.end <= frame.found.lead else frame.found.lead
        acting = scene.place_layer.first(other.end, end)
        if acting is None or acting.form == "adjective" or is_governed(scene, acting):
            return False
        return end < frame.found.lead or _ANOTHER.fullmatch(scene.folded, other.end, acting.start) is not None
    return _HAVE_OF_THEM.search(scene.folded, other.end, frame.found.lead) is not None


_ANOTHER = re.compile(r"[^;.]*;[ ](?:et[ ])?(?:l'|l[ae]s?[ ])?")
_ELSEWHERE = 160  # characters


def _share(scene: Scene, frame: Frame, whole: str, part: str | None) -> str:
    """« 72 millions d'aide, soit 16 % de son budget »: « aide, part de son budget »."""
    at = scene.text.find(whole, frame.found.end, frame.sentence.end)
    if part is None or at < 0:
        return whole
    return f"{part}, part {surface(scene, (frame.found.end, at + len(whole)))}"


_THAT_IS = re.compile(r"(?<!\w)soit[ ]$")
_AGAINST_IT = re.compile(r"(?<!\w)(?:contre|aux?|les|des)[ ]$")


def before_it(scene: Scene, frame: Frame) -> str:
    return scene.folded[max(0, frame.found.lead - 8) : frame.found.lead]


def is_compared(scene: Scene, frame: Frame) -> bool:
    """Whether the figure is somebody else's, named behind it, that the one before is compared with."""
    m = _WHOSE.match(scene.folded, frame.found.end)
    against = _AGAINST.search(scene.folded, max(0, frame.found.lead - _AGAINST_REACH), frame.found.lead)
    if m is None or against is None:
        return False
    return m[0].startswith(" pour") or scene.place_layer.first(m.end(), m.end() + 1) is not None


def levelled(scene: Scene, frame: Frame, figure: Figure) -> Figure:
    """« passera de 40 000 à 80 000 »: the second is the target, the first is nothing but where it starts, as is what
    « contre » compares it with."""
    if _AGAINST.search(scene.folded, max(0, frame.found.lead - _AGAINST_REACH), frame.found.lead):
        role = "count" if frame.found.kind == "count" else "spent" if frame.found.unit.startswith("% d") else None
        return changed(figure, role=role)
    if frame.found.kind == "count" and _GOAL.search(
        scene.folded, max(0, frame.found.lead - _GOAL_REACH), frame.found.lead
    ):
        return changed(figure, role="target")  # « compte 68 000 hommes ; l'objectif est de 134 000 »
    after = scene.found[frame.index + 1] if frame.index + 1 < len(scene.found) else None
    if after is not None and after.came_from == frame.index:
        return changed(figure, role=None)
    if frame.found.came_from is None:
        return figure
    verb, leading = frame.finite, frame.governor
    ahead = verb is not None and (verb.tense in ("future", "conditional") or verb.modal in ("devoir", "aller"))
    wished = leading is not None and leading.tense == "infinitive"  # « pour les faire passer de 1 à 2 % »
    return changed(figure, role="target") if ahead or wished else figure


_GOAL = re.compile(r"(?<!\w)(?:l'objectif|la[ ]cible)[ ](?:[a-z]+[ ]){0,2}(?:de|a)[ ]$")
_GOAL_REACH = 40  # characters


def last_sum(earlier: list[Figure], start: int) -> Figure | None:
    last = earlier[-1] if earlier else None
    return last if last and last.start >= start and (is_sum(last) or (last.unit == "fois" and last.subject)) else None


def is_sum(figure: Figure) -> bool:
    return figure.unit.startswith("%") or (len(figure.unit) == 3 and figure.unit.isupper())
