"""Where a noun's event is held: in its complement, behind it, around its verbs, or at the subject that is its host."""

from __future__ import annotations

import re

from ...find.triggers import Trigger
from ...model import Place
from ...text import fold
from .clause import clause_of
from .complement import Complement
from .french import joined
from .governors import Governor
from .labels import strange_town_at_end
from .phrases import Phrase
from .scene import Scene
from .verb_places import site_struck
from .where import full, place_before_where, place_meant_by_there, place_of, place_of_visit, region_names

# what stands behind these is what an event was about: « ont porté sur la situation en Europe »
_TOPICAL = frozenset({"porter", "traiter", "concerner", "aborder", "évoquer", "consacrer"})
_WHERE = frozenset({"to", "on", "near"})


def place_of_noun(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> str | None:
    """The town, else the country or region; what stands nearest the noun first."""
    named = [p for p in noun.inner if not p.link and _is_town(scene, p)]
    if noun.inner and _begins_with_place(scene, trigger, noun.inner[0]):
        named.insert(0, noun.inner[0])
    wide = place_of(scene, named) if named else None
    if wide and not (trigger.kind == "summit" and wide in region_names()):
        return wide
    if found := _in_bracket(scene, noun.end):
        return found
    if trigger.kind == "attack":  # « l'attaque contre la base d'Aïn al-Assad »
        struck = (site_struck(scene, p) for p in (*noun.inner, *noun.rest[:1]) if p.link in ("against", "on"))
        if found := next(filter(None, struck), None) or _land_that_suffers(scene, trigger):
            return found
    other = scene.nouns.first(
        noun.end, scene.sentence(trigger.start).end
    )  # « une visite en X, après la signature à Y »
    rest = [p for p in noun.rest if other is None or p.begin < other.start]
    near = [p for p in (*noun.inner, *rest) if p.link in _WHERE]
    if near and (found := place_of(scene, near)):
        return found
    if over and (found := place_of(scene, _phrases_of_place(trigger, over))):
        return found
    if trigger.kind == "visit" and (found := place_of_visit(scene, trigger.end, noun.end)):
        return found
    for governor in over:
        if found := place_before_where(scene, governor.clause.start):
            return found
    near_by = scene.folded[trigger.start - _AROUND if trigger.start > _AROUND else 0 : noun.end + _AROUND]
    for governor in over if "y " in near_by else ():  # « Jeudi s'y tiendra la réunion »
        if found := place_meant_by_there(scene, governor.verb, governor.clause.start):
            return found
    for governor in over:
        if found := _host_town(scene, governor):
            return found
    if trigger.kind == "attack":
        return _strange_town(scene, trigger, noun)
    return _town_beside(scene, trigger, over) or _town_at_end(scene, trigger, noun) or wide


_AROUND = 60  # characters
# « , Vilnius », « (Vilnius) », « , Paris 7e »: what may stand before the town that ends a line, and behind it
_BEFORE_TOWN = re.compile(r"(?:,[ ]|[ ][-|][ ]|[ ]\()(?:a[ ])?$")
_BEHIND_TOWN = re.compile(r"[ ]?\)?[ ]?(?:\((?P<country>[^)\d]{3,40})\)|,[ ][^,]{3,24}|\d{1,2}e)?[ ]?[.;|]?[ ]?$")


def _town_at_end(scene: Scene, trigger: Trigger, noun: Complement) -> str | None:
    """« 10 h – Réunion informelle des ministres, [Vilnius] »: the town that ends an item of a programme."""
    sentence = scene.sentence(trigger.start)
    if trigger.kind not in _HELD_IN or scene.entries.at(trigger.start) is None:
        return None
    if scene.finite.first(sentence.start, sentence.end) is not None:
        return None
    town = next((p for p in scene.places.within(noun.end, sentence.end) if p.kind == "city" and p.form == "noun"), None)
    if town is None:
        return strange_town_at_end(scene, noun.end, sentence.end)
    if not _BEFORE_TOWN.search(scene.folded, max(noun.end, town.start - 6), town.start):
        return None
    return full(scene, town) if _BEHIND_TOWN.match(scene.folded, town.end, sentence.end) else None


_HELD_IN = frozenset({"meeting", "press", "summit", "visit", "decision", "accession", "statement", "exercise"})


def _phrases_of_place(trigger: Trigger, over: tuple[Governor, ...]) -> list[Phrase]:
    """The phrases of place around the verbs."""
    around = [
        p
        for g in over
        for p in (*(() if g.verb.lemma in _TOPICAL else g.clause.after), *g.clause.before)
        if p.link in _WHERE
    ]
    if trigger.kind == "attack":  # « a frappé la base de Nassiriya »
        around += [g.clause.direct for g in over if g.clause.direct]
    return around


def _town_beside(scene: Scene, trigger: Trigger, over: tuple[Governor, ...]) -> str | None:
    """« Je le reverrai [à Bruxelles], lors de la réunion », « [À Berlin], entretien avec X »: the town right before
    what is held there, or at the head of a sentence without a verb."""
    start = scene.sentence(trigger.start).start
    town = scene.places.before(trigger.start)
    if town is None or town.start < start or town.kind not in ("city", "site") or town.form != "noun":
        return None
    gap = scene.folded[town.end : trigger.start]
    if len(gap) > _GAP or not _AT.search(scene.folded, max(start, town.start - 4), town.start):
        return None
    if scene.verbs.first(town.end, trigger.start) or scene.nouns.first(town.end, trigger.start):
        return None
    fronted = not over and scene.verbs.first(start, trigger.start) is None and gap == ", "
    return town.name if trigger.lead == "during" or fronted else None


_SUFFERING = frozenset({"connaître", "subir", "vivre", "essuyer"})


def _land_that_suffers(scene: Scene, trigger: Trigger) -> str | None:
    """« [Le Mali] a connu deux coups d'État »."""
    verb = scene.verbs.before(trigger.start)
    if verb is None or verb.lemma not in _SUFFERING or trigger.start - verb.end > len(" une nouvelle tentative de "):
        return None
    subject = clause_of(scene, verb).subject
    land = scene.places.first(*subject) if subject is not None else None
    return land.name if land is not None and land.kind == "country" and land.form == "noun" else None


# what is done to a country in it: « l'invasion [de l'Ukraine] »
_TAKEN_LAND = frozenset({"invasion", "annexion"})


def land_taken(scene: Scene, trigger: Trigger, noun: Complement) -> str | None:
    if trigger.noun is None or trigger.noun.key not in _TAKEN_LAND:
        return None
    first = noun.inner[0] if noun.inner else None
    place = scene.places.first(first.start, first.start + 8) if first is not None and not first.link else None
    return place.name if place is not None and place.kind != "body" and place.form == "noun" else None


# how far before what is held there a town stands, in characters
_GAP = 32
_AT = re.compile(r"\b(?:a|au)[ ]$")
_NAMED = re.compile(r"[ ]d(?:e[ ]|['’])(?P<town>[A-ZÀÂÇÉÈÊÎÔ][\w-]+)(?=[ ]?[,.;)]|[ ](?:du|le|en|qui|a|ont)\b|$)")


def _strange_town(scene: Scene, trigger: Trigger, noun: Complement) -> str | None:
    """« l'embuscade d'[Uzbin] »: a place that no list knows, where no person bears the name."""
    m = _NAMED.match(scene.text, trigger.end)
    if m is None or scene.mentions.over(m.start("town")) or scene.places.over(m.start("town")):
        return None
    return m["town"]


def _in_bracket(scene: Scene, end: int) -> str | None:
    """« le sommet du G7 (Hiroshima, 19-21 mai) », « une réunion (Bruxelles) »: a town, alone or with days, in the
    bracket behind the noun."""
    if not scene.folded.startswith(" (", end):
        return None
    close = scene.folded.find(")", end)
    place = scene.places.first(end, end + 4)
    dated = scene.moments.first(end, close) if close > 0 else None
    if place is None or place.kind != "city":
        return None
    return place.name if dated is not None or place.end == close else None


def _host_town(scene: Scene, governor: Governor) -> str | None:
    """« le sommet que [Strasbourg et Kehl] accueilleront », « [la Norvège] accueillera un exercice »: towns or the
    country that are host to what they are the subject of."""
    subject = governor.clause.subject
    if governor.role != "object" or governor.verb.lemma not in ("accueillir", "abriter") or subject is None:
        return None
    inside = [p for p in scene.places.within(*subject) if p.form == "noun"]
    if len(inside) == 1 and inside[0].kind == "country":
        return inside[0].name if _is_all_of(scene, inside[0], subject) else None
    towns = [p.name for p in inside if p.kind == "city"]
    whole = towns and scene.folded[slice(*subject)].split(" ")[0] == fold(towns[0]).split(" ")[0]
    return joined(towns) if whole else None


def _is_all_of(scene: Scene, place: Place, subject: tuple[int, int]) -> bool:
    """Whether a subject is nothing but a country with its article."""
    return place.start - subject[0] <= 3 and place.end >= subject[1] - 1


_SEAS = tuple(f"{of}{water} " for of in ("de la ", "de l'", "du ", "") for water in ("mer", "ocean", "golfe"))


def _begins_with_place(scene: Scene, trigger: Trigger, phrase: Phrase) -> bool:
    """« le sommet de Varsovie », « le sommet du pays de Galles »."""
    near = not phrase.link and trigger.kind == "summit"
    if scene.folded.startswith(_SEAS, phrase.start):
        return False  # « le sommet de la mer du Nord »: what it is about
    return near and any(p.kind != "body" for p in scene.places.within(phrase.start, phrase.start + 7))


def _is_town(scene: Scene, phrase: Phrase) -> bool:
    """« la réunion de Tallinn », « la réunion informelle de Tallinn »: a phrase that ends with a town right
    behind « de »."""
    place = next(
        (p for p in scene.places.within(phrase.start, phrase.end) if p.end == phrase.end and p.kind == "city"), None
    )
    return place is not None and scene.folded[max(phrase.start, place.start - 3) : place.start] in ("de ", " d'")


# a line of the header, « Varsovie, le 12 mars 2010 », in so many characters
_LINE, _LINES = 60, 8


def place_of_header(scene: Scene) -> str | None:
    """The town that the header gives beside the day: where a speech was held."""
    for sentence in scene.sentences[:_LINES]:
        if sentence.end - sentence.start > _LINE or scene.verbs.first(sentence.start, sentence.end) is not None:
            continue
        moment = scene.moments.first(sentence.start, sentence.end)
        town = scene.places.first(sentence.start, sentence.end)
        if moment is not None and moment.first == scene.published.value and town is not None and town.kind == "city":
            return full(scene, town)
    return None
