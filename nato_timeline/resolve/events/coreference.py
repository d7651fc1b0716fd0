"""Which sightings speak of one event: « la réunion des ministres », « cette rencontre », « la ministérielle »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from ...lean import changed
from .cluster import Cluster, noun_of
from .entitling import title_of
from .frames import is_work
from .known import Span, span_of, span_of_when
from .matching import is_told_in, killed_in, matches, places_agree
from .scene import Scene
from .sighting import Sighting, When

# how many events back a sighting may point, which keeps long documents linear; further apart than so many characters
# nothing stands in one sentence as it is looked at
_BACK, _SENTENCE = 24, 2_000
_MANY_SIDED = {"meeting", "summit"}
_GATHERING = frozenset({"réunir", "retrouver"})
# nouns of a talk between a few people, which no conference of ministers is
_TALKS = frozenset(
    {"entretien", "entrevue", "tete-a-tete"}
    | {"entretien telephonique", "conversation telephonique", "appel telephonique"}
)
# « se retrouvent lundi [pour un] sommet », « se réuniront [pour leur] réunion »
_FOR_A = re.compile(r"\b(?:pour|en)[ ](?:(?:une?|le|la|leur|sa)[ ])?$")
_MEALS = frozenset({"dejeuner", "dejeuner de travail", "diner", "diner de travail", "petit-dejeuner", "souper"})
# nouns of a meeting of many, which no talk is
_BODIES = frozenset({"reunion", "session", "seance", "conference", "ministerielle", "sommet"})
# nouns of what is celebrated, and of what goes on for weeks: they mean none but what is called so
_RITES = frozenset(
    {"ceremonie", "commemoration", "ceremonie commemorative", "defile", "prise d'armes", "hommage national"}
    | {"reception", "depot de gerbe", "remise de decorations"}
)
_TALKING = frozenset({"negociations", "pourparlers", "consultations", "discussions", "ouverture", "cloture"})
# nouns that can mean any exercise or attack
_GENERIC = frozenset({"", "exercice", "manoeuvres", "entrainement", "attaque", "attentat", "explosion", "frappe"})
# kinds of what a verb tells by its object: « annonce [sa démission] », « mènent [des frappes] »
_TOLD_OF = frozenset({"appointment", "attack", "conflict"})
# how long after a summit « le sommet » means it
_AFTERWARDS = timedelta(3)
_ANOTHER = re.compile(r"\b(?:prochaine?|precedente?|derniere?|suivante?)\b")
_OF_NATO = re.compile(r"\b(?:otan|alliance|allies)\b")
_ONE_MORE = re.compile(r"\b(?:premiere?|derniere?|precedente?)\b")
_NEXT = re.compile(r"\bprochaine?s?\b")


def clusters(scene: Scene, sightings: Iterable[Sighting]) -> list[Cluster]:
    """Events as clusters of sightings; a sighting that only points back and finds nothing is left out."""
    found: list[Cluster] = []
    for sighting in sightings:
        days = span_of_when(sighting.when)
        kinds = _MANY_SIDED if sighting.kind in _MANY_SIDED else {sighting.kind}
        near = range(len(found) - 1, max(-1, len(found) - 1 - _BACK), -1)
        fitting = [i for i in near if found[i].kind in kinds and _same(scene, sighting, days, found[i])]
        called = [i for i in fitting if _is_called(sighting, found[i])] if sighting.refers else []
        home = next(iter(called or fitting), None)
        if home is not None:
            cluster = found.pop(home)
            if _at_work(sighting, cluster):
                sighting = changed(sighting, when=When(), place=None)
            elif sighting.refers and _says_hour(sighting):
                sighting = changed(sighting, when=When())
            cluster.add(sighting)
            found.append(cluster)  # the event spoken of last is the first that « cette réunion » can mean
        elif not sighting.refers or (sighting.when.known and not _is_nameless(sighting)):
            named = _of_series(scene, sighting, found)
            found.append(Cluster())
            found[-1].add(named)
    return sorted(found, key=lambda c: c.sightings[0].start)


def _is_nameless(sighting: Sighting) -> bool:
    """« annonce le 18 octobre la fermeture de cette mission »: what needs a name and has none tells nothing new."""
    trigger = sighting.trigger
    return trigger.noun is not None and trigger.noun.named and trigger.name is None


def _says_hour(sighting: Sighting) -> bool:
    """« Le point de presse s'est achevé à 10 h 45 »: an hour, on the day that the event has."""
    said = sighting.when.finish or sighting.when.start or sighting.when.at
    return said is not None and _HOUR.fullmatch(said.surface.strip()) is not None


_HOUR = re.compile(r"(?:à |vers |a )?\d{1,2}[ \u00a0\u202f]?(?:h|heures?|:)(?:[ \u00a0\u202f]?\d\d)?", re.IGNORECASE)


def _of_series(scene: Scene, sighting: Sighting, found: list[Cluster]) -> Sighting:
    """« La prochaine réunion aura lieu le 12 octobre », « la précédente remontait à mai »: another of the kind named
    before, and of its name."""
    if sighting.kind not in _MANY_SIDED or not _ANOTHER.search(scene.folded, *sighting.span) or sighting.title:
        return sighting
    if sighting.kind == "summit" and _OF_NATO.search(scene.folded, *sighting.span):
        return sighting  # « le prochain sommet de l'OTAN » behind one of others
    before = next((c for c in reversed(found) if c.kind == sighting.kind and _is_called(sighting, c) and c.keys), None)
    title = title_of(scene, before) if before is not None else None
    return changed(sighting, given=title) if title else sighting


def _is_called(sighting: Sighting, cluster: Cluster) -> bool:
    """Whether an event has been called by the noun that points back: « la réunion » means a « réunion » first."""
    return noun_of(sighting) in cluster.called


def _same(scene: Scene, sighting: Sighting, days: Span | None, cluster: Cluster) -> bool:
    """Whether a sighting, on the days it is of, speaks of an event of its kind."""
    last = cluster.sightings[-1]
    (start, end), (since, until) = sighting.span, last.span
    if sighting.kind == "attack" and _says_what_it_did(sighting, last):
        return True
    if (
        sighting.known
        and sighting.known.kind != "format"
        and sighting.known.id == cluster.known
        and _days_agree(sighting, days, cluster)
    ):
        return sighting.kind == cluster.kind
    if start < until and since < end and not sighting.key & cluster.keys:
        return False  # « la première séance de cette réunion » are two
    if not _days_agree(sighting, days, cluster):
        return False
    beside = start - since < _SENTENCE
    if beside and _gathered_at(scene, sighting, last):
        return True
    if sighting.kind != cluster.kind and not _kinds_agree(sighting, cluster):
        return False
    known, other = sighting.known, cluster.known
    if known and other and known.kind != "format" and known.id != other:
        return False
    if beside and (_tells_again(scene, sighting, last) or _apposed(scene, sighting, last)):
        return True
    if sighting.kind in _TOLD_OF and (is_told_in(sighting, last) or is_told_in(last, sighting)):
        return True
    if _we_met(sighting, days) and scene.in_title(cluster.sightings[0].start) and days == cluster.days:
        return True
    if sighting.frame is not None and _at_work(sighting, cluster):
        return True
    if sighting.kind == "summit" and _is_the_summit(scene, sighting, cluster):
        return True
    if sighting.refers:
        return _can_mean(scene, sighting, cluster)
    return matches(sighting, cluster)


def _we_met(sighting: Sighting, days: Span | None) -> bool:
    """« nous sommes réunis aujourd'hui »: the meeting that the heading of a communiqué names."""
    verb = sighting.trigger.verb
    return verb is not None and verb.person == 1 and verb.lemma in _GATHERING and days is not None


def _says_what_it_did(sighting: Sighting, last: Sighting) -> bool:
    """« [Les raids] de jeudi avaient visé une dizaine de sites »: the verb tells of the noun that is its subject."""
    subject = sighting.clause.subject if sighting.clause is not None and sighting.trigger.form == "verb" else None
    return subject is not None and last.kind == "attack" and subject[0] <= last.trigger.head < subject[1]


def _tells_again(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """Whether it says once more what its sentence has told."""
    if _gathers_there(sighting, last) or _stays_there(sighting, last):
        return True
    if sighting.trigger.determiner == "possessive" and _received_for(scene, sighting, last):
        return True
    return _visits_there(scene, sighting, last) or killed_in(sighting, last)


def _received_for(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """« recevait ses homologues pour [leur rencontre annuelle] »: the noun names what the verb before it tells."""
    verb = last.trigger.verb if last.kind == sighting.kind == "meeting" else None
    behind = verb is not None and last.sentence == sighting.sentence and sighting.start > verb.end
    return behind and _leads_to(scene, sighting)


def _kinds_agree(sighting: Sighting, cluster: Cluster) -> bool:
    """« cette réunion » may be a summit."""
    if {sighting.kind, cluster.kind} != _MANY_SIDED:
        return False
    pointing = sighting.refers and noun_of(sighting) in ("reunion", "rencontre")
    return pointing and noun_of(cluster.sightings[0]) != "sommet"


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
    if not noun or last.trigger.form != "verb":
        return False
    thing = last.clause.direct if last.clause is not None else None
    if thing is not None and thing.start == sighting.start:
        return True
    return last.sentence == sighting.sentence and not (sighting.place or sighting.who)


def _leads_to(scene: Scene, sighting: Sighting) -> bool:
    return _FOR_A.search(scene.folded, max(0, sighting.start - 16), sighting.start) is not None


def _visits_there(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """« se rendra à Mons, où elle visitera le quartier général »: what a visitor sees there."""
    if not (sighting.kind == last.kind == "visit") or sighting.sentence != last.sentence or sighting.clause is None:
        return False
    return sighting.when.at in (None, last.when.at) and scene.text.startswith("où", sighting.clause.start)


def _at_work(sighting: Sighting, cluster: Cluster) -> bool:
    """« Mercredi, les ministres se pencheront sur … »: what they do on a day of their meeting is that meeting."""
    if sighting.frame is None or not is_work(sighting.frame):
        return False
    if sighting.trigger.verb is not None and sighting.trigger.verb.tense == "infinitive":
        return False
    if sighting.key and cluster.keys and not (cluster.days or sighting.key & cluster.keys):
        return False
    return cluster.dated and (cluster.kind == "summit" or bool(cluster.keys))


def _apposed(scene: Scene, sighting: Sighting, last: Sighting) -> bool:
    """« Steadfast Defender 2024, exercice qui … », « l'exercice annuel de l'OTAN, Steadfast Noon »: across a comma noun
    and name explain each other."""
    bare = sighting.trigger.form == "noun" and sighting.trigger.determiner == "bare"
    named = sighting.trigger.form == "name" and last.trigger.form == "noun" and last.trigger.name is None
    if sighting.kind != last.kind or not (bare or (named and sighting.kind == "exercise")):
        return False
    return scene.folded[last.span[1] : sighting.start].strip() == ","


def _days_agree(sighting: Sighting, mine: Span | None, cluster: Cluster) -> bool:
    if mine is None or (sighting.change and sighting.refers):
        return True
    if sighting.when.finish or sighting.when.start or cluster.bounded:
        return True  # a first day and a last day belong together
    return cluster.days is None or (mine[0] <= cluster.days[1] and cluster.days[0] <= mine[1])


def _is_the_summit(scene: Scene, sighting: Sighting, cluster: Cluster) -> bool:
    """« le bilan d'un sommet de deux jours », on the days of the one summit that is named."""
    said = sighting.kind == "summit" and not (sighting.key or sighting.place or sighting.when.known or sighting.known)
    today = scene.published.value
    known = cluster.reference if said else None
    days = span_of(known) if known is not None and cluster.kind == "summit" else None
    return days is not None and today is not None and days[0] <= today <= days[1] + _AFTERWARDS


def _is_told_at(sighting: Sighting, cluster: Cluster) -> bool:
    """« s'est entretenue en marge de [la rencontre] »: what the verb tells is not what it is told at."""
    for other in reversed(cluster.sightings):
        if sighting.start - other.start >= _SENTENCE:
            break
        clause = other.clause if other.trigger.form == "verb" else None
        if clause is not None and clause.verb.end <= sighting.start < clause.end:
            return True
    return False


def _is_another_day(scene: Scene, sighting: Sighting, days: Span) -> bool:
    """« Mercredi, … En marge de [la réunion], elle a vu X »: not Tuesday's, where the paragraph opens with its day."""
    start = scene.reading.paragraphs[scene.sentence(sighting.start).paragraph][0]
    day = scene.moments.first(start, start + 1)
    if day is None or day.lead != "at" or day.days > 1 or day.first is None or day.last is None:
        return False
    return day.last < days[0] or days[1] < day.first


def _can_mean(scene: Scene, sighting: Sighting, cluster: Cluster) -> bool:
    """Whether « cette réunion », « la réunion ministérielle » can be this event."""
    noun = noun_of(sighting)
    if cluster.background and sighting.trigger.determiner != "demonstrative":
        return False
    text = scene.folded[sighting.start : sighting.span[1]]
    if "ministeriel" in text and not cluster.keys & {"ministres", "ministre"}:
        return False
    if noun in _TALKS and cluster.keys:
        return False
    if cluster.kind == "meeting" and not cluster.solid:
        return False  # « au centre des discussions »: no event to point to
    if sighting.trigger.lead == "during" and _is_told_at(sighting, cluster):
        return False
    if not _may_be_called(noun, cluster):
        return False
    if noun[:6] == "comite" and noun not in cluster.called:
        return False
    if noun in _MEALS and noun_of(cluster.sightings[0]) not in _MEALS:
        return False
    if noun in _BODIES and noun_of(cluster.sightings[0]) in _TALKS:
        return False
    if sighting.who and cluster.who and not set(sighting.who) & set(cluster.who):
        return False
    if sighting.kind == cluster.kind == "summit" and sighting.key != cluster.keys and sighting.key:
        return False
    if sighting.trigger.noun is not None and sighting.trigger.noun.part:
        return False
    if sighting.trigger.elided and _ONE_MORE.search(text):
        return False  # « la première s'était tenue à Londres »: another of the series
    if _NEXT.search(text) and cluster.past:
        return False  # « leur prochaine réunion » is none that has been held
    if sighting.kind == "visit" and sighting.place and cluster.places and sighting.place not in cluster.places:
        return False
    if not places_agree(sighting, cluster):
        return False  # « Les discussions se poursuivront jeudi à Vienne »: not those of Geneva
    if sighting.kind == "visit" and sighting.when.known and not cluster.dated and cluster.looks == "future":
        return False  # « Il visitera l'école … en juin 2022, lors de la visite du Président »
    if sighting.change and sighting.kind in ("visit", "meeting") and cluster.only_past:
        return False  # « la visite prévue à Vienne est reportée » is none that was paid
    if sighting.trigger.lead == "during" and cluster.days and _is_another_day(scene, sighting, cluster.days):
        return False
    if sighting.kind in ("commitment", "decision"):
        return noun in cluster.called  # « la livraison » is no pledge to spend more
    if sighting.kind not in ("exercise", "attack") or noun in _GENERIC:
        return True
    return noun in cluster.nouns  # « le tir de missiles » is none of a landing


def _may_be_called(noun: str, cluster: Cluster) -> bool:
    """Whether a noun can mean what others have called a ceremony or negotiations, or the other way round."""
    if noun in cluster.called:
        return True
    if noun in ("negociations", "pourparlers"):
        return not cluster.called.isdisjoint(_TALKING)
    rites = {n for n in cluster.called if n}
    return (noun in _RITES) == (bool(rites) and rites <= _RITES) or noun == ""
