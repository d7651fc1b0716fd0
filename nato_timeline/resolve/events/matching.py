"""What tells one event from another of its kind: who meets, where a visit leads, what an exercise is called."""

from __future__ import annotations

from ...find.triggers import word_list
from ...lexicon import country_of
from ...text import fold
from .cluster import Cluster
from .sighting import Sighting

# how far the sentence that tells a headline in full may stand from it, in characters
_LEAD = 500
# how far an accession's ceremony may stand from the accession, in characters
_NEAR = 900


def _by_key(sighting: Sighting, cluster: Cluster) -> bool:
    """Meetings: of the same people in the same body, or between the same persons."""
    if not places_agree(sighting, cluster):
        return False
    if _of_heading(sighting, cluster):
        return True
    if "audition" in cluster.called and sighting.frame is not None and sighting.frame.lemma in _HEARING:
        return not set(sighting.who).isdisjoint(cluster.who)  # « Audition de M. X », then « La commission a entendu X »
    keys = cluster.every_key
    same = len(cluster.who) > 1 and set(sighting.who) == set(cluster.who)
    if same and not sighting.key and cluster.sightings[0].headline:
        return True  # « Entretien du ministre avec M. X », then « M. Y a reçu M. X »
    if sighting.key and keys:
        return any(
            sighting.key == key or (len(key) > 1 and (sighting.key <= key or key <= sighting.key)) for key in keys
        )
    if sighting.key or keys:
        return False
    if _is_opposed(sighting, cluster):
        return False
    mine, theirs = set(sighting.who), set(cluster.who)
    if cluster.sightings[0].headline and theirs and theirs < mine and len(cluster.sightings) == 1:
        return True  # « Entretien téléphonique avec la présidente », then who had it
    return len(mine & theirs) >= 2 or (bool(mine) and mine == theirs and len(mine) > 1)


_HEARING = frozenset({"entendre", "auditionner"})


def _of_heading(sighting: Sighting, cluster: Cluster) -> bool:
    """« 1 - Réunion de Londres », then « participera demain à Londres à une réunion internationale »."""
    first = cluster.sightings[0]
    if not first.headline or first.when.known or first.who or len(cluster.sightings) > 1 or not first.place:
        return False
    nouns = [s.trigger.noun.key if s.trigger.noun else "" for s in (first, sighting)]
    near = sighting.start - first.start < _LEAD and first.place == sighting.place
    return near and nouns[0] == nouns[1] != "" and first.key <= {*sighting.key, fold(first.place)}


def _by_place(sighting: Sighting, cluster: Cluster) -> bool:
    if sighting.key != cluster.keys:
        return False  # « le sommet du G7 » and that of the Alliance
    return bool(sighting.place) and sighting.place in cluster.places


def _by_visitor(sighting: Sighting, cluster: Cluster) -> bool:
    mine, theirs = set(sighting.who), set(cluster.who)
    if mine and theirs and not mine & theirs:
        return False
    first, alone = cluster.sightings[0], len(cluster.sightings) == 1
    goes_there = sighting.frame is None or not sighting.frame.object  # « visitera le bataillon » is a visit of its own
    undated = first.headline and not first.when.known and alone and sighting.start - first.start < _LEAD
    if undated and goes_there and (not theirs or mine == theirs) and cluster.places and places_agree(sighting, cluster):
        return True  # « X en visite à Tallinn », then « s'est rendu mercredi en Estonie »
    if sighting.place and cluster.places:
        return sighting.place in cluster.places
    if first.frame is not None and first.frame.object and sighting.trigger.form == "verb":
        return False  # « Il visitera le quartier général … Il se rendra ensuite à Belgrade »
    headline = cluster.sightings[0].headline and not cluster.places
    ahead = sighting.looks == "future" and cluster.looks != "future"
    if ahead and cluster.dated and not headline:
        return False  # « Sa précédente visite remonte à mai 2014 … Il s'envolera ensuite pour Riga »
    return bool(mine and theirs) and goes_there and (headline or not sighting.when.known)


def _by_name(sighting: Sighting, cluster: Cluster) -> bool:
    if sighting.trigger.form == "verb":
        # « Jusqu'au 31 mai, 90 000 militaires s'entraîneront »: how long the exercise goes on
        ends = sighting.when.finish is not None and sighting.when.start is None and sighting.when.at is None
        return ends and sighting.kind == "exercise"
    if sighting.key and cluster.keys:
        numbers, others = ({word[-2:] for word in key if word.isdigit()} for key in (sighting.key, cluster.keys))
        if numbers and others and not numbers & others:
            return False  # « Orion 23 » and « Orion 26 »
        mine = {word for word in sighting.key if not word.isdigit()}
        theirs = {word for word in cluster.keys if not word.isdigit()}
        return mine == theirs or _is_begun(sighting, cluster, mine ^ theirs)
    return False


# what a name stands behind: « le lancement de [l'opération] Sea Guardian »
_CALLED = frozenset({"operation", "exercice", "mission", "manoeuvres"})


def _is_begun(sighting: Sighting, cluster: Cluster, apart: set[str]) -> bool:
    """« lancement de l'opération X » and the operation in the same words: one, of which both tell the first day."""
    last = cluster.sightings[-1]
    return apart <= _CALLED and last.span[0] < sighting.start < last.span[1]


def _by_members(sighting: Sighting, cluster: Cluster) -> bool:
    """Accessions: of the same countries; a ceremony that names none belongs to the accession beside it."""
    if _act(sighting) != _act(cluster.sightings[0]):
        return False
    mine, theirs = _countries(sighting.who), _countries(cluster.who)
    own = {sighting.key} if sighting.frame and sighting.frame.noun == "adhésion" else set()
    if len(cluster.bodies | own) > 1:
        return False  # a member of the Partenariat pour la paix is none of the Alliance
    if mine and theirs:
        return bool(mine & theirs)
    if sighting.start - cluster.sightings[-1].span[1] >= _NEAR:
        return False
    return _act(sighting) == "join" or (not mine and _in_headline(sighting, cluster.sightings[0]))


def _in_headline(sighting: Sighting, first: Sighting) -> bool:
    """« Signature du traité d'amitié », then « ont signé un traité de coopération et d'amitié »."""
    if not first.headline or sighting.start - first.start > _NEAR:
        return False
    mine, theirs = (set(fold(s.title or "").split()) - word_list("titles") for s in (sighting, first))
    return len(mine & theirs) >= 2


def _act(sighting: Sighting) -> str:
    """Joining, or applying, signing, ratifying: acts that are not one another."""
    if sighting.frame is not None and "candidacy" in sighting.frame.object:
        return "apply"
    noun = sighting.frame.noun if sighting.frame else sighting.trigger.noun.noun if sighting.trigger.noun else None
    return noun if noun in ("signature", "ratification", "approbation") else "join"


def _countries(names: tuple[str, ...]) -> set[str]:
    return {name for name in names if name[:1].isupper()}


def _by_person(sighting: Sighting, cluster: Cluster) -> bool:
    if set(sighting.who[:1]) & set(cluster.who[:1]):
        return not _is_another_post(sighting, cluster)
    last = cluster.sightings[-1]  # « il quitte ses fonctions, où X le remplace »
    both = _hands_over(sighting) and _hands_over(last) and last.sentence == sighting.sentence
    return both and bool(set(sighting.who) & set(cluster.who))


def is_told_in(noun: Sighting, verb: Sighting) -> bool:
    """« a annoncé [sa démission] »: what the verb tells of."""
    told = noun.trigger.form == "noun" and verb.trigger.form == "verb" and (noun.kind == "conflict" or not noun.who)
    direct = verb.clause.direct if told and verb.clause is not None else None
    return direct is not None and direct.start <= noun.trigger.head < direct.end


def killed_in(sighting: Sighting, last: Sighting) -> bool:
    """« trois soldats tués dans un attentat »: the noun names what the verb before it tells."""
    if not (sighting.kind == last.kind == "attack") or sighting.trigger.form != "noun" or last.clause is None:
        return False
    return last.clause.verb.end <= sighting.start < last.clause.end


_RISING = "promouvoir"


def _is_another_post(sighting: Sighting, cluster: Cluster) -> bool:
    """« a nommé X chef de la Défense … Il a commandé la base de 2005 à 2008 »: a term of its own, with its own days."""
    verb, last = sighting.trigger.verb, cluster.sightings[-1].trigger.verb
    told_back = verb is not None and verb.tense == "pluperfect" and sighting.when.known and not cluster.dated
    if told_back and last is not None and verb is not None and last.tense == "past" and last.lemma != verb.lemma:
        return True  # « X a succédé à Y … Il avait été désigné le 3 mai »
    lemmas = {s.frame.lemma for s in (sighting, *cluster.sightings) if s.frame is not None}
    if len(lemmas) > 1 and _RISING in lemmas:
        return True  # « a été nommé chef de la Défense … Promu général en 2012 »
    if _is_term(sighting) != _is_term(cluster.sightings[-1]) and sighting.when.known and cluster.dated:
        return True  # « De 1987 à 1992, il est ministre … Il démissionne en novembre 1992 »
    terms = [s for s in (sighting, *cluster.sightings) if s.frame is not None and s.frame.since]
    return len(terms) == 1 and terms[0].when.known and (not cluster.dated or not sighting.when.known)


_YEARS = 500


def _is_term(sighting: Sighting) -> bool:
    """« de 1987 à 1992 »: an office held for years."""
    return (
        sighting.frame is not None
        and bool(sighting.frame.since)
        and (sighting.when.at is not None)
        and (_YEARS < sighting.when.at.days < 100_000)
    )


_HANDOVER = frozenset({"quitter", "céder", "démissionner", "remplacer", "succéder", "passer", "transmettre"})


def _hands_over(sighting: Sighting) -> bool:
    return sighting.frame is not None and sighting.frame.lemma in _HANDOVER


def _is_opposed(sighting: Sighting, cluster: Cluster) -> bool:
    """« lors d'une conférence de presse » today, and the one that « il tiendra » tomorrow."""
    return {"past", "future"} == {sighting.looks, cluster.looks}


def _by_press(sighting: Sighting, cluster: Cluster) -> bool:
    if sighting.trigger.noun is not None and sighting.trigger.noun.foreign:
        return True
    mine, theirs = set(sighting.who), set(cluster.who)
    if _is_opposed(sighting, cluster):
        return False
    return bool(mine & theirs) and places_agree(sighting, cluster)


# nouns of fighting that can mean one another: « la guerre », « l'invasion », and verbs that say no more
_WARS = frozenset({"", "guerre", "conflit", "hostilites", "invasion", "offensive"})


def _by_fight(sighting: Sighting, cluster: Cluster) -> bool:
    """Fights: one, unless others fight; a landing, an annexation, a truce is none but one called so."""
    if sighting.who and cluster.who and set(sighting.who).isdisjoint(cluster.who):
        return False
    mine, theirs = _fight(sighting), _fight(cluster.sightings[0])
    return mine == theirs or {mine, theirs} <= _WARS


def _fight(sighting: Sighting) -> str:
    said = sighting.frame.noun if sighting.frame else sighting.trigger.noun.key if sighting.trigger.noun else None
    return fold(said or "")


def _by_headline(sighting: Sighting, cluster: Cluster) -> bool:
    """A headline and the sentence that tells it in full: the same verb, and words of its object in common."""
    first = cluster.sightings[0]
    if not first.headline or first.frame is None or sighting.frame is None:
        return False
    told = first.sentence != sighting.sentence and sighting.start - first.start < _LEAD
    if first.frame.lemma != sighting.frame.lemma and not told:
        return False
    mine, theirs = (set(fold(s.title or "").split()) - word_list("titles") for s in (sighting, first))
    names = {word for person in (*sighting.who, *first.who) for word in fold(person).replace("-", " ").split()}
    both = {name for name in {*sighting.who} & {*first.who} if name[:1].isupper()}
    return len((mine & theirs) - names) >= (1 if len(both) > 1 else 2)


def _never(sighting: Sighting, cluster: Cluster) -> bool:
    return False


_WAYS = {
    "meeting": _by_key,
    "summit": _by_place,
    "visit": _by_visitor,
    "exercise": _by_name,
    "operation": _by_name,
    "accession": _by_members,
    "appointment": _by_person,
    "press": _by_press,
    "conflict": _by_fight,
    "decision": _by_headline,
    "commitment": _by_headline,
}


def places_agree(sighting: Sighting, cluster: Cluster) -> bool:
    if not sighting.place or not cluster.places:
        return True
    mine = {sighting.place, _country(sighting.place)}
    return any(place in mine or _country(place) in mine for place in cluster.places)


def _country(place: str) -> str:
    known = country_of(place.split(" (")[0])
    return known.name if known else place


def matches(sighting: Sighting, cluster: Cluster) -> bool:
    """Whether a sighting that stands by itself tells the event of a cluster, by what tells events of its kind apart."""
    return _WAYS.get(sighting.kind, _never)(sighting, cluster)
