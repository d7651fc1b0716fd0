"""Which sightings speak of one event: « la réunion des ministres », « cette rencontre », « la ministérielle »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ...find.triggers import word_list
from ...lexicon import country_of
from ...text import fold
from .frames import is_work
from .known import span_of_when
from .scene import Scene
from .sighting import Sighting, When

# how many events back a sighting may point; keeps long documents linear
_BACK = 24
_MANY_SIDED = {"meeting", "summit"}
_GATHERING = frozenset({"réunir", "retrouver"})
# nouns of a talk between a few people, which no conference of ministers is
_TALKS = frozenset(
    {
        "entretien",
        "entrevue",
        "tete-a-tete",
        "entretien telephonique",
        "conversation telephonique",
        "appel telephonique",
    }
)
# « se retrouvent lundi [pour un] sommet », « se réuniront [pour leur] réunion »
_FOR_A = re.compile(r"\b(?:pour|en)[ ](?:(?:une?|le|la|leur)[ ])?$")
_NEXT = re.compile(r"\bprochaine?s?\b")
# how far the sentence that tells a headline in full may stand from it, in characters
_LEAD = 500
# how far an accession's ceremony may stand from the accession, in characters
_NEAR = 900


@dataclass(slots=True)
class Cluster:
    """The sightings of one event, in text order."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return next((s.kind for s in self.sightings if not s.refers), self.sightings[0].kind)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(word for s in self.sightings for word in s.key)

    @property
    def who(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for s in self.sightings for name in s.who))

    @property
    def known(self) -> str | None:
        return next((s.known.id for s in self.sightings if s.known), None)

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.place for s in self.sightings if s.place))

    @property
    def background(self) -> bool:
        return all(s.background for s in self.sightings)


def clusters(scene: Scene, sightings: Iterable[Sighting]) -> list[Cluster]:
    """Events as clusters of sightings; a sighting that only points back and finds nothing is left out."""
    found: list[Cluster] = []
    for sighting in sightings:
        near = range(len(found) - 1, max(-1, len(found) - 1 - _BACK), -1)
        fitting = [i for i in near if _same(scene, sighting, found[i])]
        called = [i for i in fitting if _is_called(sighting, found[i])] if sighting.refers else []
        home = next(iter(called or fitting), None)
        if home is not None:
            cluster = found.pop(home)
            cluster.sightings.append(
                replace(sighting, when=When(), place=None) if _at_work(sighting, cluster) else sighting
            )
            found.append(cluster)  # the event spoken of last is the first that « cette réunion » can mean
        elif not sighting.refers or sighting.when.known:
            found.append(Cluster([sighting]))
    return sorted(found, key=lambda c: c.sightings[0].start)


def _is_called(sighting: Sighting, cluster: Cluster) -> bool:
    """Whether an event has been called by the noun that points back: « la réunion » means a « réunion » first."""
    noun = _noun(sighting)
    return any(_noun(s) == noun or (s.frame and s.frame.noun and fold(s.frame.noun) == noun) for s in cluster.sightings)


def _same(scene: Scene, sighting: Sighting, cluster: Cluster) -> bool:
    last = cluster.sightings[-1]
    if (
        sighting.known
        and sighting.known.kind != "format"
        and sighting.known.id == cluster.known
        and _days_agree(sighting, cluster)
    ):
        return sighting.kind == cluster.kind
    if sighting.start < last.span[1] and last.start < sighting.span[1] and not sighting.key & cluster.keys:
        return False  # « la première séance de cette réunion » are two
    if not _days_agree(sighting, cluster):
        return False
    if _gathered_at(scene, sighting, last):
        return True
    if not _kinds_agree(sighting, cluster):
        return False
    known, other = sighting.known, cluster.known
    if known and other and known.kind != "format" and known.id != other:
        return False
    if _gathers_there(sighting, last) or _stays_there(sighting, last):
        return True
    if any(agree(scene, sighting, last) for agree in (_visits_there, _killed_in)):
        return True
    if _apposed(scene, sighting, last) or _at_work(sighting, cluster):
        return True
    if sighting.refers:
        return _can_mean(scene, sighting, cluster)
    return _MATCHES.get(sighting.kind, _never)(sighting, cluster)


def _kinds_agree(sighting: Sighting, cluster: Cluster) -> bool:
    if sighting.kind == cluster.kind:
        return True
    if {sighting.kind, cluster.kind} != _MANY_SIDED:
        return False
    return sighting.refers and _noun(sighting) in ("reunion", "rencontre") and _noun(cluster.sightings[0]) != "sommet"


def _noun(sighting: Sighting) -> str:
    return sighting.trigger.noun.key if sighting.trigger.noun else ""


def _gathers_there(sighting: Sighting, last: Sighting) -> bool:
    """« Pour la première séance, les ministres se sont réunis »: the verb says again what the noun has named."""
    verb = sighting.trigger.verb
    if verb is None or sighting.kind != "meeting" or verb.lemma not in _GATHERING:
        return False
    return last.sentence == sighting.sentence and last.trigger.form != "verb"


def _gathered_at(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """« se retrouveront au sommet de Madrid »: the noun names what the verb before it has told."""
    verb, clause = last.trigger.verb, last.clause
    if verb is None or clause is None or verb.lemma not in _GATHERING or sighting.trigger.form != "noun":
        return False
    inside = clause.verb.end <= sighting.start < clause.end
    if sighting.kind == last.kind and sighting.trigger.lead == "during":
        return inside
    return inside and {sighting.kind, last.kind} <= _MANY_SIDED and _leads_to(scene, sighting)


def _stays_there(sighting: Sighting, last: Sighting) -> bool:
    """« est arrivé lundi à Kaboul pour une visite de deux jours », « a rendu visite aux troupes »."""
    noun = sighting.trigger.form == "noun" and sighting.kind == last.kind == "visit"
    thing = last.clause.direct if last.clause is not None and last.trigger.form == "verb" else None
    if noun and thing is not None and thing.start == sighting.start:
        return True
    return (
        noun
        and last.trigger.form == "verb"
        and last.sentence == sighting.sentence
        and not (sighting.place or sighting.who)
    )


def _leads_to(scene: Scene, sighting: Sighting) -> bool:
    return _FOR_A.search(scene.folded, max(0, sighting.start - 16), sighting.start) is not None


def _visits_there(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """« se rendra à Mons, où elle visitera le quartier général »: what a visitor sees there."""
    if not (sighting.kind == last.kind == "visit") or sighting.sentence != last.sentence or sighting.clause is None:
        return False
    return sighting.when.at in (None, last.when.at) and scene.text.startswith("où", sighting.clause.start)


def _killed_in(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """« trois soldats tués dans un attentat »: the noun names what the verb before it tells."""
    if not (sighting.kind == last.kind == "attack") or sighting.trigger.form != "noun" or last.clause is None:
        return False
    return last.clause.verb.end <= sighting.start < last.clause.end


def _at_work(sighting: Sighting, cluster: Cluster) -> bool:
    """« Mercredi, les ministres se pencheront sur … »: what they do on a day of their meeting is that meeting."""
    if sighting.frame is None or not is_work(sighting.frame):
        return False
    dated = any(s.when.known for s in cluster.sightings)
    return dated and (cluster.kind == "summit" or bool(cluster.keys))


def _apposed(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """« Steadfast Defender 2024, exercice qui … »: a bare noun behind a comma explains the name before it."""
    bare = sighting.trigger.form == "noun" and sighting.trigger.determiner == "bare" and sighting.kind == last.kind
    return bare and scene.folded[last.span[1] : sighting.start].strip() == ","


def _days_agree(sighting: Sighting, cluster: Cluster) -> bool:
    mine = span_of_when(sighting.when)
    if mine is None or (sighting.change and sighting.refers):
        return True
    spans = [span for s in cluster.sightings if (span := span_of_when(s.when))]
    if sighting.when.finish or sighting.when.start or any(s.when.start or s.when.finish for s in cluster.sightings):
        return True  # a first day and a last day belong together
    return all(mine[0] <= last and first <= mine[1] for first, last in spans)


def _can_mean(scene: Scene, sighting: Sighting, cluster: Cluster) -> bool:
    """Whether « cette réunion », « la réunion ministérielle » can be this event."""
    text = scene.folded[sighting.start : sighting.span[1]]
    if "ministeriel" in text and not cluster.keys & {"ministres", "ministre"}:
        return False
    if _noun(sighting) in _TALKS and cluster.keys:
        return False
    if sighting.who and cluster.who and not set(sighting.who) & set(cluster.who):
        return False
    if sighting.kind == cluster.kind == "summit" and sighting.key != cluster.keys and sighting.key:
        return False
    if sighting.trigger.noun is not None and sighting.trigger.noun.part:
        return False
    if _NEXT.search(text) and any(s.looks == "past" for s in cluster.sightings):
        return False  # « leur prochaine réunion » is none that has been held
    pointing = sighting.trigger.determiner == "demonstrative"
    return pointing or not cluster.background


def _by_key(sighting: Sighting, cluster: Cluster) -> bool:
    """Meetings: of the same people in the same body, or between the same persons."""
    if not _places_agree(sighting, cluster):
        return False
    keys = [s.key for s in cluster.sightings if s.key]
    if sighting.key and keys:
        return any(
            sighting.key == key or (len(key) > 1 and (sighting.key <= key or key <= sighting.key)) for key in keys
        )
    if sighting.key or keys:
        return False
    mine, theirs = set(sighting.who), set(cluster.who)
    if cluster.sightings[0].headline and theirs and theirs < mine and len(cluster.sightings) == 1:
        return True  # « Entretien téléphonique avec la présidente », then who had it
    return len(mine & theirs) >= 2 or (bool(mine) and mine == theirs and len(mine) > 1)


def _by_place(sighting: Sighting, cluster: Cluster) -> bool:
    if sighting.key != cluster.keys:
        return False  # « le sommet du G7 » and that of the Alliance
    return bool(sighting.place) and sighting.place in cluster.places


def _by_visitor(sighting: Sighting, cluster: Cluster) -> bool:
    mine, theirs = set(sighting.who), set(cluster.who)
    if mine and theirs and not mine & theirs:
        return False
    if sighting.place and cluster.places:
        return sighting.place in cluster.places
    goes_there = sighting.frame is None or not sighting.frame.object  # « visitera le bataillon » is a visit of its own
    headline = cluster.sightings[0].headline and not cluster.places
    return bool(mine and theirs) and goes_there and (headline or not sighting.when.known)


def _by_name(sighting: Sighting, cluster: Cluster) -> bool:
    if (
        sighting.trigger.form == "verb"
    ):  # « Jusqu'au 31 mai, 90 000 militaires s'entraîneront »: how long the exercise goes on
        return sighting.when.finish is not None and sighting.when.start is None and sighting.when.at is None
    if sighting.key and cluster.keys:
        numbers, others = ({word[-2:] for word in key if word.isdigit()} for key in (sighting.key, cluster.keys))
        if numbers and others and not numbers & others:
            return False  # « Orion 23 » and « Orion 26 »
        mine = {word for word in sighting.key if not word.isdigit()}
        theirs = {word for word in cluster.keys if not word.isdigit()}
        return mine == theirs
    return False


def _by_members(sighting: Sighting, cluster: Cluster) -> bool:
    """Accessions: of the same countries; a ceremony that names none belongs to the accession beside it."""
    if _act(sighting) != _act(cluster.sightings[0]):
        return False
    mine, theirs = _countries(sighting.who), _countries(cluster.who)
    bodies = [s.key for s in (sighting, *cluster.sightings) if s.frame and s.frame.noun == "adhésion"]
    if any(body != bodies[0] for body in bodies):
        return False  # a member of the Partenariat pour la paix is none of the Alliance
    if mine and theirs:
        return bool(mine & theirs)
    return sighting.start - cluster.sightings[-1].span[1] < _NEAR and _act(sighting) == "join"


def _act(sighting: Sighting) -> str:
    """Joining, or signing or ratifying: acts that are not one another."""
    noun = sighting.frame.noun if sighting.frame else sighting.trigger.noun.noun if sighting.trigger.noun else None
    return noun if noun in ("signature", "ratification") else "join"


def _countries(names: tuple[str, ...]) -> set[str]:
    return {name for name in names if name[:1].isupper()}


def _by_person(sighting: Sighting, cluster: Cluster) -> bool:
    return bool(set(sighting.who[:1]) & set(cluster.who[:1]))


def _by_press(sighting: Sighting, cluster: Cluster) -> bool:
    if sighting.trigger.noun is not None and sighting.trigger.noun.foreign:
        return True
    mine, theirs = set(sighting.who), set(cluster.who)
    told = (s.looks for s in cluster.sightings if s.looks and not s.headline)
    if {"past", "future"} == {sighting.looks, next(told, None)}:
        return False  # « lors d'une conférence de presse » today, and the one that « il tiendra » tomorrow
    return bool(mine & theirs) and _places_agree(sighting, cluster)


def _by_kind(sighting: Sighting, cluster: Cluster) -> bool:
    return True


def _by_headline(sighting: Sighting, cluster: Cluster) -> bool:
    """A headline and the sentence that tells it in full: the same verb, and words of its object in common."""
    first = cluster.sightings[0]
    if not first.headline or first.frame is None or sighting.frame is None:
        return False
    told = first.sentence != sighting.sentence and sighting.start - first.start < _LEAD
    if first.frame.lemma != sighting.frame.lemma and not told:
        return False
    mine, theirs = (set(fold(s.title or "").split()) - word_list("titles") for s in (sighting, first))
    return len(mine & theirs) >= 2


def _never(sighting: Sighting, cluster: Cluster) -> bool:
    return False


_MATCHES = {
    "meeting": _by_key,
    "summit": _by_place,
    "visit": _by_visitor,
    "exercise": _by_name,
    "operation": _by_name,
    "accession": _by_members,
    "appointment": _by_person,
    "press": _by_press,
    "conflict": _by_kind,
    "decision": _by_headline,
    "commitment": _by_headline,
}


def _places_agree(sighting: Sighting, cluster: Cluster) -> bool:
    if not sighting.place or not cluster.places:
        return True
    mine = {sighting.place, _country(sighting.place)}
    return any(place in mine or _country(place) in mine for place in cluster.places)


def _country(place: str) -> str:
    known = country_of(place.split(" (")[0])
    return known.name if known else place
