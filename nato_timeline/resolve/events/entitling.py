"""The title of an event: the best that its sightings give, with the town or the days where it says too little."""

from __future__ import annotations

import re
from functools import cache

from ...lexicon import countries, country_of, regions
from ...text import fold
from .cluster import Cluster
from .frames import is_work
from .french import a, capital, de
from .noun_wording import qualified
from .scene import Scene
from .sighting import Sighting
from .wording import with_article

# how the title of a kind begins best
_PLAIN = {
    "accession": ("Adhésion", "Signature"),
    "summit": ("Sommet", "Réunion"),
    "exercise": ("Exercice",),
    "visit": ("Visite",),
}
# « le 15 mai », « les 15 et 16 mai 2017 », « du 8 au 19 mai »
_OF_DAYS = re.compile(
    r"(?P<article>les?|du) (?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?P<days>\d.*)"
)


def title_of(scene: Scene, cluster: Cluster) -> str | None:
    """The best title that a sighting gives: people by name before roles, a full noun phrase before a bare noun."""
    titled = [s for s in cluster.sightings if s.title]
    if not titled:
        s = cluster.sightings[0]
        if not s.when.known or s.plain is None:
            return None
        return _with_town(scene, s.plain, cluster) or _with_day(scene, s)
    best = max(titled, key=lambda s: _merit(s, cluster)) if len(titled) > 1 else titled[0]
    title = best.title or ""
    if cluster.kind == "attack" or " " not in title:
        title = _with_town(scene, title, cluster) or title
    if cluster.kind in ("attack", "conflict") and " " not in title and cluster.places:
        title += _in_land(cluster.places[0])
    noun = next((s for s in cluster.sightings if s.refers and s.trigger.noun and not cluster.keys), None)
    if noun and best.frame and best.frame.noun and title.startswith(capital(best.frame.noun)):
        title = qualified(scene, noun.trigger) + title[len(best.frame.noun) :]
    return title


def _with_town(scene: Scene, title: str, cluster: Cluster) -> str | None:
    """A title that says nothing but the kind, with the town; None without one."""
    town = cluster.places[0] if cluster.places else None
    if town and _is_town(town) and fold(town) not in fold(title):
        return f"{title} près {de(town)}" if _is_near(scene, town, cluster) else f"{title} {_at(town)}"
    return title if " " in title else None


def _in_land(place: str) -> str:
    """« Guerre [en Ukraine] », « Attaque [au Mali] »; empty where it is no country with an article."""
    land = country_of(place)
    named = with_article(land.name) if land is not None and land.name == place else ""
    led = next((said for article, said in _IN.items() if named.startswith(article)), None)
    return f" {led} {place}" if led else ""


_IN = {"la ": "en", "l’": "en", "l'": "en", "les ": "aux", "le ": "au"}
# « à 60 kilomètres au sud [de Gao] », « près [de Brega] »
_NEARNESS = re.compile(r"\b(?:kilometres|km|pres|proximite|loin|abords|environs)\b[^,;.]{0,24}[ ](?:de[ ]|d')$")


def _is_near(scene: Scene, town: str, cluster: Cluster) -> bool:
    """Whether the words place it near the town and not in it."""
    for sighting in cluster.sightings:
        sentence = scene.sentence(sighting.start)
        place = next((p for p in scene.places.within(sentence.start, sentence.end) if p.name == town), None)
        if place and _NEARNESS.search(scene.folded, max(sentence.start, place.start - 48), place.start):
            return True
    return False


def _with_day(scene: Scene, sighting: Sighting) -> str | None:
    """« La prochaine réunion se tiendra les 15 et 16 mai »: a noun that says nothing, with its days."""
    moment = sighting.when.at
    said = _OF_DAYS.match(" ".join(scene.text[moment.begin : moment.end].split())) if moment else None
    if said is None or sighting.plain is None:
        return None
    return f"{sighting.plain} {'des' if said['article'] == 'les' else 'du'} {said['days']}"


def standing(title: str, place: str | None) -> str:
    """A title of one word with the town where it is held: « Réunion à Bucarest »."""
    if not place or " " in title or not _is_town(place):
        return title
    return f"{title} {_at(place)}"


def _at(place: str) -> str:
    """« à Bucarest », « au Caire », « au camp de Grafenwöhr »."""
    if place.startswith("Le "):
        return f"au {place[3:]}"
    if place[:1].islower():
        return a(("la " if place.startswith(_FEMININE) else "le ") + place)
    return f"à {place}"


_FEMININE = ("base ", "caserne ", "trouée ", "résidence ", "place ")


def _is_town(place: str) -> bool:
    return place not in _larger()


@cache
def _larger() -> frozenset[str]:
    """The names of countries and regions."""
    return frozenset([country.name for country in countries()] + [region.name for region in regions()])


def _is_named_behind(sighting: Sighting, cluster: Cluster) -> bool:
    """« se retrouveront à Kranj pour [le dîner informel des chefs d'État] »: a noun names what the verb tells."""
    verb = sighting.trigger.verb
    if verb is None or not verb.finite or verb.lemma not in ("retrouver", "réunir", "rassembler"):
        return False
    after = (s for s in cluster.sightings if s.sentence == sighting.sentence and s.start > sighting.start)
    return any(
        s.trigger.form == "noun" and s.trigger.determiner in _DETERMINED and " " in (s.title or "") for s in after
    )


_DETERMINED = ("definite", "indefinite")


def _merit(sighting: Sighting, cluster: Cluster) -> tuple[bool, bool, bool, int, int]:
    title = sighting.title or ""
    capitals = sum(word[:1].isupper() for word in title.split()[1:])
    if title.startswith(_PLAIN.get(cluster.kind, ("?",))) or "prend ses fonctions" in title:
        capitals += 10
    return (
        sighting.frame is None or not (is_work(sighting.frame) or _is_named_behind(sighting, cluster)),
        cluster.kind != "attack" or " " in title,  # « Attaque », where a verb says of what
        sighting.trigger.form == "verb" or not sighting.trigger.plural,
        min(capitals, 16) + (2 if sighting.when.known and cluster.kind in ("commitment", "decision") else 0),
        -sighting.start,
    )
