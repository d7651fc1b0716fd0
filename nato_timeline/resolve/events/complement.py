"""How far an event's noun phrase goes: « [réunion des ministres de la Défense des pays de l'OTAN] à Bruxelles »,
and what follows."""

from __future__ import annotations

import re
from itertools import takewhile

from ...find.triggers import Trigger
from ...lean import lean
from .kinds import holds
from .phrases import Phrase, phrases
from .scene import Scene

# links that belong to the name of an event, by kind; « de » always does
_LINKS = {
    "summit": frozenset({"between"}),
    "meeting": frozenset({"between"}),
    "visit": frozenset({"to"}),
    "accession": frozenset({"to", "between"}),
    "commitment": frozenset({"to", "for", "pour"}),
    "attack": frozenset({"against", "on", "by"}),
    "conflict": frozenset({"by", "against", "with", "between"}),
    "decision": frozenset({"on", "between"}),
    "statement": frozenset({"to"}),
    "appointment": frozenset({"to"}),
}
# « réunion du Groupe consultatif [sur la sécurité de l'Ukraine] »
_GROUP = re.compile(r"\b(?:groupe|comite|commission|coalition|forum|conference)\b[^,]*$")
# how far what follows a noun is looked at, in characters
_REACH = 500
# verbs that ask for « avec »
_WITH = frozenset({"entretenir", "échanger", "discuter", "dialoguer", "converser", "parler", "signer", "concerter"})
_TOPICAL = frozenset({"on", "pour"})
_DE = ("de ", "du ", "des ", "d'")


@lean(frozen=True, slots=True)
class Complement:
    """`end` is where the noun phrase ends; `inner` the phrases in it, `rest` those that follow in the clause."""

    end: int
    inner: tuple[Phrase, ...]
    rest: tuple[Phrase, ...]


def complement(scene: Scene, trigger: Trigger) -> Complement:
    """The complement of a trigger noun."""
    run = phrases(scene, trigger.end, min(scene.sentence(trigger.start).end, trigger.end + _REACH))
    end = trigger.end
    taken = 0
    if (behind := _behind_day_and_town(scene, trigger, run)) is not None:
        return Complement(behind.end, (behind,), (run[0], *(p for p in run if p.begin > behind.end)))
    for phrase in run:
        if not _belongs(scene, trigger, phrase, end, taken):
            break
        end = phrase.end
        taken += 1
    rest = run[taken:]
    if rest and "puis " in scene.folded[end : rest[-1].end]:  # « en marge de la réunion, puis à Rukla le 7 juillet »
        rest = tuple(takewhile(lambda p: not scene.folded.endswith("puis ", 0, p.begin), rest))
    if trigger.lead == "during" and _speaks_with(scene, trigger.start):
        rest = rest[: next((i for i, phrase in enumerate(rest) if phrase.link == "with"), len(rest))]
    return Complement(end, run[:taken], rest)


def _behind_day_and_town(scene: Scene, trigger: Trigger, run: tuple[Phrase, ...]) -> Phrase | None:
    """« la signature, le 6 février à Bruxelles, [du protocole d'accession] »: a complement behind a day and a town
    between commas."""
    if trigger.kind not in _ACTS or not scene.folded.startswith(", ", trigger.end):
        return None
    of = next((p for p in run[:2] if p.comma and not p.link and scene.folded.startswith(_DE, p.start)), None)
    town = run[0] if run else None
    if of is None or town is None or town is of or town.link != "to" or of.begin - trigger.end > _ASIDE:
        return None
    place = scene.places.first(town.start, town.start + 1)
    day = scene.moments.first(trigger.end, of.begin)
    return of if place is not None and place.kind == "city" and day is not None else None


_ASIDE = 60


def _speaks_with(scene: Scene, at: int) -> bool:
    """Whether « avec » behind the noun belongs to the verb: « s'est entretenue en marge de la rencontre avec X »."""
    verb = scene.verbs.before(at)
    return verb is not None and verb.lemma in _WITH and verb.start >= scene.sentence(at).start


def _belongs(scene: Scene, trigger: Trigger, phrase: Phrase, end: int, taken: int) -> bool:
    gap = scene.folded[end : phrase.begin]
    if (
        taken == 0
        and gap != " "
        and phrase.link == "to"
        and not phrase.comma
        and of_what(scene, trigger, phrase) is not None
    ):
        day = scene.asides.first(end, phrase.begin)  # « une réunion mardi [à Oslo des ministres nordiques] »
        return day is not None and not (scene.folded[end : day.start] + scene.folded[day.end : phrase.begin]).strip()
    if taken == 0 and phrase.comma and _around_date(scene, phrase, end):
        return trigger.determiner != "possessive"  # « a pris acte, lors de sa séance du 29 mai, [du rapport] »
    if phrase.comma and taken > 0 and not phrase.link and _among(scene, trigger, end):
        return scene.mentions.first(phrase.start, phrase.start + 1) is not None  # « entre A, B et C »
    if phrase.comma or phrase.joined:
        return (
            taken > 0 and not phrase.link and scene.folded.startswith(_DE, phrase.start) and gap.strip() in (",", "et")
        )
    if gap.strip():
        return taken == 0 and (_lasts(scene, phrase, end) or _of_a_day(scene, trigger, phrase, end))
    if not phrase.link:
        return taken == 0 or scene.folded.endswith(" envers", 0, end)  # « l'approche envers [la Russie] »
    if scene.folded.startswith("au niveau", phrase.begin) or _one_word(scene, phrase, end):
        return True
    if phrase.link == "to" and taken == 0 and of_what(scene, trigger, phrase) is not None:
        return True
    if phrase.link == "to":
        return "to" in _LINKS.get(trigger.kind, ()) and _fits_place(scene, trigger.kind, phrase)
    group = bool(_GROUP.search(scene.folded, trigger.end, end))
    part = group or (trigger.noun is not None and (trigger.noun.part or trigger.noun.weak))
    return phrase.link in _LINKS.get(trigger.kind, ()) or (part and phrase.link in _TOPICAL)


# « la mise [en œuvre] », « la prise [en charge] », « l'entrée [en vigueur] » are one noun
_HALF = re.compile(r"\b(?:re)?(?:mise|prise|entree|montee)s?$")


def _one_word(scene: Scene, phrase: Phrase, end: int) -> bool:
    half = _HALF.search(scene.folded, max(0, end - 10), end)
    return half is not None and scene.folded.startswith("en ", phrase.begin)


_ACTS = frozenset({"decision", "accession", "commitment"})
_MEETINGS = frozenset({"meeting", "summit"})
_MEET = ("leaders", "official", "council", "gathering", "authority")
_OF = re.compile(r"[ ](?:d[eu][ ](?:la[ ]|l')?|des[ ]|d')")


def of_what(scene: Scene, trigger: Trigger, phrase: Phrase) -> int | None:
    """Where, behind the town, it is said of what or whom an event is: « la signature à Nancy [du traité d'amitié] »,
    « une réunion à Helsinki [des dirigeants des pays riverains] »."""
    if phrase.link != "to" or trigger.kind not in _ACTS | _MEETINGS:
        return None
    place = scene.places.first(phrase.start, phrase.start + 1)
    led = _OF.match(scene.folded, place.end, phrase.end) if place is not None and place.kind == "city" else None
    if place is None or led is None:
        return None
    met = trigger.kind in _ACTS or holds(scene, led.end(), min(phrase.end, led.end() + _HEAD), _MEET)
    return place.end if met else None


_HEAD = 16


def _among(scene: Scene, trigger: Trigger, end: int) -> bool:
    return trigger.kind == "meeting" and scene.folded.startswith("entre ", trigger.end + 1) and end > trigger.end


def _around_date(scene: Scene, phrase: Phrase, end: int) -> bool:
    """« la signature, aujourd'hui, [d'une déclaration] »: a date between commas stands before the complement."""
    aside = scene.asides.first(end, phrase.begin)
    if aside is None or phrase.link or not scene.folded.startswith(_DE, phrase.start):
        return False
    return not (scene.folded[end : aside.start] + scene.folded[aside.end : phrase.begin]).strip(" ,")


def _lasts(scene: Scene, phrase: Phrase, end: int) -> bool:
    """« une réunion de deux jours [des ministres] »: how long it lasts stands before the complement."""
    day = scene.moments.first(end, phrase.begin)
    if day is not None and not phrase.link and scene.folded.startswith(("du ", "des ", "de "), phrase.start):
        return not (
            scene.folded[end : day.begin] + scene.folded[day.end : phrase.begin]
        ).strip()  # « une réunion vendredi du groupe »
    aside = scene.durations.first(end, phrase.begin)
    if aside is None or phrase.link or not scene.folded.startswith(_DE, phrase.start):
        return False
    said = scene.folded[end : aside.start].strip() in ("de", "d'")
    return said and not scene.folded[aside.end : phrase.begin].strip()


def _of_a_day(scene: Scene, trigger: Trigger, phrase: Phrase, end: int) -> bool:
    """« l'attaque de lundi [contre l'aéroport d'Erbil] »: its day stands before what it was against."""
    day = scene.moments.first(end, phrase.begin) if trigger.kind == "attack" and phrase.link == "against" else None
    return day is not None and not (scene.folded[end : day.begin] + scene.folded[day.end : phrase.begin]).strip()


def _fits_place(scene: Scene, kind: str, phrase: Phrase) -> bool:
    if kind == "accession":
        return holds(scene, phrase.start, phrase.end, ("alliance", "treaty"))
    if kind == "visit":
        return holds(scene, phrase.start, phrase.end, ("place", "site", "alliance", "unit"))
    return True
