"""Where what a verb tells is done: by the phrases of place around it, the base that things are brought to or left,
the operation that somebody joins."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from ...find.triggers import Frame
from ...grammar import VerbGroup
from .clause import Clause, clause_of
from .frames import is_work, undertaking_before
from .phrases import Phrase
from .scene import Scene
from .sighting import PLACED
from .units import adjectival
from .where import full, is_capital, place_before_where, place_meant_by_there, place_of

# what is sent somewhere: the phrase of place says where, not to whom
SENT = frozenset(
    {
        "acheminer",
        "convoyer",
        "déployer",
        "stationner",
        "dépêcher",
        "renforcer",
        "envoyer",
        "projeter",
        "engager",
        "baser",
    }
)
# « ont signé un accord à Minsk », « l'engagement pris à Minsk »: what is signed is not for a place
SIGNING = frozenset(
    {
        "ouvrir",
        "rouvrir",
        "fermer",
        "implanter",
        "inaugurer",
        "signer",
        "conclure",
        "parapher",
        "adopter",
        "sceller",
        "entériner",
        "prendre",
    }
)
_LEAVING = frozenset({"appareiller", "décoller"})


def place_of_verb(scene: Scene, clause: Clause, frame: Frame, kind: str) -> str | None:
    """The place of what a verb tells, of a kind that its frame may have turned to; None where nothing says it."""
    verb = clause.verb
    placed = kind in PLACED or verb.lemma in SENT or kind == "conflict"
    place = _of_clause(scene, clause, frame) if placed else None
    if place is None and kind == "operation":  # « participe à la KFOR »: where that is
        named = [t for p in clause.links("to") for t in scene.names.within(p.start, p.end)]
        named += [t for t in (undertaking_before(scene, clause),) if t is not None]
        place = next((t.known[0].place for t in named if t.kind == kind and t.known), None)
    if kind == "attack" and (struck := _place_struck(scene, clause)) is not None:
        return struck
    if place is None and verb.lemma in _LEAVING:
        place = _place_left(scene, verb)
    if kind == "conflict" and verb.lemma in ("envahir", "annexer") and clause.object:
        place = place_of(scene, [replace(clause.object, link="")])
    if place is None and verb.lemma in _BROUGHT:
        place = _place_brought_to(scene, clause)
    if place is None and kind == "commitment" and verb.lemma in SIGNING:  # « a signé à Brno un contrat »
        place = place_of(scene, _not_about(clause, [p for p in clause.after if p.link in _PLACING]))
    if kind == "commitment" and place is None:  # « À Vilnius, les Alliés ont promis … »
        place = place_of(scene, [p for p in clause.before if p.link == "to" and p.begin <= clause.start + 1])
    if place is None and (kind == "appointment" or verb.lemma in _SAID):
        place = _town_of_act(scene, clause)
    return place


# « a annoncé à Tallinn une aide »; « a promis à Kiev » says to whom
_SAID = frozenset({"annoncer", "dévoiler", "confirmer", "engager", "présenter"})
# beside these a town says where somebody is to serve
_POSTED = frozenset({"nommer", "affecter", "muter", "désigner", "servir", "devenir", "être", "envoyer", "rejoindre"})


def _town_of_act(scene: Scene, clause: Clause) -> str | None:
    """« a annoncé lundi [à Tallinn] une aide », « prendra le 1er juillet, [à Norfolk], ses fonctions »: the town before
    what is announced or taken over, between commas or at the head of the clause."""
    fronted = (p for p in clause.before if p.comma or p.begin <= clause.start + 1)
    if clause.verb.lemma in _POSTED:
        return next((town for p in fronted if (town := _town(scene, p, clause)) is not None), None)
    thing = clause.direct.begin if clause.direct is not None else clause.end
    for index, phrase in enumerate(clause.after):
        aside = phrase.comma or _behind_date(scene, phrase)
        if (aside or (index == 0 and phrase.begin < thing)) and (town := _town(scene, phrase, clause)) is not None:
            return town
    return next((town for p in fronted if (town := _town(scene, p, clause)) is not None), None)


def _town(scene: Scene, phrase: Phrase, clause: Clause) -> str | None:
    if phrase.link != "to":
        return None
    place = scene.places.first(phrase.start, phrase.start + 1)
    alone = place is not None and place.kind == "city" and place.form == "noun" and phrase.end - place.end < _BRACKETED
    return full(scene, place) if place is not None and alone and place.start != clause.verb.end else None


_BRACKETED = 24  # « à Norfolk (États-Unis) »


_STRUCK = re.compile(
    r"\b(?:camp|base|aéroport|village|ville|localité|caserne|poste|centre|port|gare|quartier|raffinerie|centrale)[ ]"
    r"(?:[a-zé-]+[ ]){0,2}(?:de[ ]|d['’]|du[ ])(?P<town>[A-ZÀ-Ý][\w-]+(?:[ ][ae][a-z]{1,2}-[\w-]+)?)$"
)


def _place_struck(scene: Scene, clause: Clause) -> str | None:
    """« a visé [le camp de Taji], au nord de Bagdad »: not the town that it is near."""
    thing = (clause.object,) if clause.object is not None else ()
    return next((town for p in (*thing, *clause.links("against", "on")) if (town := site_struck(scene, p))), None)


def site_struck(scene: Scene, phrase: Phrase) -> str | None:
    """« contre [la base d'Aïn al-Assad] »: the town of what is struck, whether a list knows it or not."""
    m = _STRUCK.search(scene.text, phrase.start, phrase.end)
    if m is None or scene.mentions.over(m.start("town")):
        return None
    place = scene.places.over(m.start("town"))
    return m["town"] if place is None else full(scene, place) if place.kind == "city" else None


def _place_left(scene: Scene, verb: VerbGroup) -> str | None:
    """« a appareillé [de Toulon] »: where those who leave begin."""
    place = scene.places.first(verb.end, verb.end + 12)
    led = place is not None and scene.folded[verb.end : place.start].strip() in ("de", "d'", "du", "de la", "de l'")
    return full(scene, place) if place and led and place.kind in ("city", "site") else None


# « livrés [à Zeebruges] », « à [la base d'Istres] »: a town to which things are brought, and no capital that gets them
_BROUGHT = frozenset({"livrer", "acheminer", "réceptionner", "arriver"})
_BASE = re.compile(
    r"(?:l'aeroport|la[ ]base(?:[ ]aerienne|[ ]navale)?|le[ ]port|le[ ]camp|le[ ]terminal)[ ](?:de[ ]|d')"
)


def _place_brought_to(scene: Scene, clause: Clause) -> str | None:
    for phrase in clause.links("to"):
        site = _BASE.match(scene.folded, phrase.start)
        place = (
            scene.places.first(phrase.start, phrase.start + 2)
            if site is None
            else scene.places.first(site.end(), site.end() + 1)
        )
        if place is not None and place.kind == "city" and (site or not is_capital(place)):
            return full(scene, place)
    return None


def _of_clause(scene: Scene, clause: Clause, frame: Frame) -> str | None:
    direct = [clause.object] if {"place", "spot"} & {*frame.object} and clause.object else []
    after = [p for p in clause.after if p.link in _PLACING]
    if is_work(frame):  # « ont discuté de la situation en Ukraine »: only what stands right behind the verb or a date
        behind = clause.after[1:] if "stocktaking" in frame.object else clause.after  # « feront le point à Bruxelles »
        close = list(takewhile(lambda p: p.link in ("to", "near"), behind))
        after = [*close, *(p for p in after if p.comma or _behind_date(scene, p))]
    after = [p for p in after if not _of_visit(scene, clause, p)]
    there = place_meant_by_there(scene, clause.verb, clause.start)
    if frame.kind == "decision":
        after = _not_about(clause, after)
        return there or place_of(scene, after) or _place_before(scene, clause)
    if frame.kind == "visit" and not after:  # « s'envole pour Washington »
        after = [replace(p, link="to") for p in clause.after if p.link in _BOUND]
    near = place_of(scene, after) or place_of(scene, direct) or _place_before(scene, clause) or there
    near = near or place_before_where(scene, clause.start)
    return near or (_main_place(scene, clause) if clause.verb.tense == "participle" else None)


_PLACING = ("to", "on", "near")
_BOUND = ("pour", "for")  # « à destination de Kinshasa »


def _place_before(scene: Scene, clause: Clause) -> str | None:
    """The place of a phrase before the verb; « En 2008, après la guerre [en Géorgie], l'OTAN … » says where that was
    which only dates what is told."""
    dating = {p.end + 1 for p in clause.before if p.link in ("other", "about")}
    before = [p for p in clause.before if p.link in _PLACING and p.begin not in dating]
    return place_of(scene, [p for p in before if not _of_participle(scene, clause, p)])


def _of_participle(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """« L'accord, signé lundi [à Oslo], entrera en vigueur »; « Réunis [à Oslo], ils ont adopté » says where."""
    verb = scene.verbs.last(max(clause.start, scene.sentence(phrase.begin).start + 1), phrase.begin)
    return verb is not None and verb.tense == "participle" and verb.lemma not in _THERE and not adjectival(scene, verb)


_THERE = frozenset(
    {"réunir", "rassembler", "retrouver", "arriver", "rendre", "accueillir", "recevoir", "inviter", "attendre"}
)


def _of_visit(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """« a dressé le bilan de son déplacement [à Kiev] »: where another event was."""
    if clause.verb.lemma == "être":
        return False  # « est en déplacement à Bamako »
    said = (n for n in scene.nouns.within(clause.verb.end, phrase.begin) if n.form == "noun" and n.kind == "visit")
    return any("," not in scene.folded[noun.end : phrase.begin] for noun in said)


def _main_place(scene: Scene, clause: Clause) -> str | None:
    """« Hier à Bruxelles, les ministres, réunis d'urgence, ont observé … »: where the main clause begins."""
    end = scene.sentence(clause.verb.start).end
    main = scene.finite.first(clause.verb.end, end)
    return place_of(scene, [p for p in clause_of(scene, main).before if p.link == "to"]) if main else None


def _not_about(clause: Clause, after: list[Phrase]) -> list[Phrase]:
    """Of the phrases of place those that say where something is decided: before its object or behind a comma; « un
    accord sur la protection de la Turquie en cas de guerre en Irak », « a exclu X après la livraison, à la base de Y »
    say none."""
    later = next((p.begin for p in clause.after if p.link == "other"), None)
    after = [p for p in after if later is None or p.begin < later]
    if clause.direct is not None:
        start, end = clause.direct.begin, clause.direct.end + 1 if clause.verb.lemma in SIGNING else -1
        return [p for p in after if p.begin < start or p.comma or p.begin <= end]
    behind = (phrase for phrase in clause.after if phrase.link != "by")  # « approuvé par les dirigeants à Washington »
    return list(takewhile(lambda p: p.link in ("to", "near"), behind))


def _behind_date(scene: Scene, phrase: Phrase) -> bool:
    """« se pencheront sur la question le 23 mai [à Bruxelles] »."""
    aside = scene.asides.before(phrase.begin)
    return aside is not None and 0 <= phrase.begin - aside.end <= 2
