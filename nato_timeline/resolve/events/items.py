"""Lines: event nouns that head a dated line, without a verb: « 14 décembre 1995 : accords de Dayton », « 24 mars :
début des bombardements ». What a line of a chronology names is told, whatever its noun needs elsewhere; its day is
that in the line or that of the heading above."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from .clause import clause_of
from .datable import usable
from .moments import Moment
from .scene import Scene

# what may stand between the date of a line and its noun
_HEAD = re.compile(
    r"[\s:|*•\-–)\]]*(?:la[ ]|le[ ]|les[ ]|l')?(?:(?:nouvelle|nouveau|premiere?|deuxieme|double)[ ])?"
    r"(?:(?P<part>debut|fin|ouverture|cloture)[ ](?:de[ ]la[ ]|de[ ]l'|de[ ]|du[ ]|des[ ]|d'))?"
)
# « début [de l'] »: so far before the noun at most
_PART = 24


def part_of_item(scene: Scene, trigger: Trigger) -> str | None:
    """Of a noun that heads a dated line: the words before it that say which part is meant (« début de l' »), else an
    empty string; None for a noun that heads none."""
    head = _head_of(scene, trigger)
    m = _HEAD.fullmatch(scene.folded, head, trigger.start) if head is not None else None
    if m is None:
        return None
    return scene.text[m.start("part") : trigger.start] if m["part"] else ""


def _head_of(scene: Scene, trigger: Trigger) -> int | None:
    """Where the words of a dated line begin, behind its date; for a line below a date, where it begins."""
    line = scene.entries.lines.over(trigger.start)
    if line is not None:
        return line.moments[-1].end if line.moments[-1].end <= trigger.start else None
    below = scene.entries.below.over(trigger.start)
    sentence = scene.sentence(trigger.start)
    return sentence.start if below is not None and not below.start <= sentence.start < below.moments[-1].end else None


def is_item(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun heads a dated line."""
    return part_of_item(scene, trigger) is not None


_LARGE = frozenset({"conflict", "attack", "operation", "exercise"})


def opens_entry(scene: Scene, trigger: Trigger) -> bool:
    """« 2008 : en août, [le conflit] entraîne la suspension … »: the subject of a dated line."""
    if trigger.kind not in _LARGE or scene.entries.at(trigger.start) is None:
        return False
    verb = scene.finite.first(trigger.end, scene.sentence(trigger.start).end)
    subject = clause_of(scene, verb).subject if verb is not None else None
    return subject is not None and subject[0] <= trigger.start < subject[0] + _ARTICLE


_ARTICLE = 4


_LINES = 12
_DAYS_OF_HEADING = 3  # « Jeudi 13 et vendredi 14 juin »
_RELATIVE = frozenset(
    {"ou", "qui", "que", "qu'", "dont", "laquelle", "lequel", "lesquels", "lesquelles"}
    | {"auquel", "auxquels", "auxquelles"}
)  # « la base de Tapa, où stationnent »


def heading_day(scene: Scene, at: int) -> list[Moment]:
    """The day in a line of its own above the items of a programme: « Mardi 9 juillet 2024 », then « 10 h 00
    Entretien »."""
    sentence = scene.sentence(at)
    for _ in range(_LINES):
        above = scene.sentences.before(sentence.start)
        if above is None or above.end - above.start > 120 or scene.finite.first(above.start, above.end) is not None:
            return []
        moment = scene.moments.first(above.start, above.end)
        if moment and moment.days <= _DAYS_OF_HEADING and above.end - above.start <= len(moment.surface) + 4:
            return [moment] if usable(scene, moment) else []
        sentence = above
    return []


def is_label(scene: Scene, trigger: Trigger) -> bool:
    """Whether the sentence has no verb of its own but in relative clauses: a headline, or an item of a list."""
    sentence = scene.sentence(trigger.start)
    # « 3 mai : démission de X ; Y lui succède », « Réunion du Conseil : le ministre y sera représenté par … »
    parts = [scene.folded.find(mark, trigger.end, sentence.end) for mark in (";", " : ")]
    for verb in scene.finite.within(sentence.start, min((at for at in parts if at >= 0), default=sentence.end)):
        if trigger.start < verb.start < trigger.end or scene.places.over(verb.start) is not None:
            continue  # « comité ministériel restreint » is all noun; « Vienne »
        if verb.start <= trigger.end or _RELATIVE.isdisjoint(scene.norms(trigger.end, verb.start)):
            return False
    return True
