"""Who gives, spends, fields or owes what a figure counts: a country or body, by the clause that the figure stands in."""

from __future__ import annotations

import re

from ...lexicon import country, country_of
from ...model import Place
from ...text import fold
from .phrases import before_clitics, forwards, surface
from .scene import Frame, Scene
from .words import is_noun, nouns, verbs

# before a name that is no subject: « au Canada », « selon Londres », « de la France »
_GOVERNED = re.compile(
    r"(?:^|[^\w])(?:a|au|aux|en|de|du|des|d'|dans|pour|avec|selon|contre|vers|sur|par|chez|depuis|entre|sous|envers|lors|hors)[ ]?"
    r"(?:l'|(?:la|le|les|son|sa|ses|leurs?|notre|nos)[ ])?$"
)
_BY = re.compile(r"(?:^|[^\w])par[ ](?:l'|(?:la|le|les)[ ])?$")
_TO_DO = re.compile(r"(?:^|[^\w])(?:a|au|aux)[ ](?:l'|(?:la|le|les)[ ])?$")
_OF = re.compile(r"(?:^|[^\w])(?:de|du|des|d')[ ]?(?:l'|la[ ])?$")
_COME_FROM = frozenset({"venir", "provenir", "émaner", "parvenir"})


def holder_of(scene: Scene, frame: Frame) -> str | None:
    """The holder that the words around the figure name; None where they leave it to its neighbours."""
    found = frame.found
    if is_noun(fold(found.unit), "votes"):
        return None
    if found.kind in ("measure", "times", "fraction") or fold(found.unit) in nouns("members"):
        return None
    return (
        _labelled(scene, frame)
        or _of_the_counted(scene, frame)
        or _source(scene, frame)
        or _agent(scene, frame)
        or _doer_of_infinitive(scene, frame)
        or _subject(scene, frame)
    )


# ---------------------------------------------------------------- the counted things themselves


def _of_the_counted(scene: Scene, frame: Frame) -> str | None:
    """« soixante militaires [luxembourgeois] », « 22 [Luxembourgeois] », « quatre chasseurs F-16 [belges] »."""
    found = frame.found
    if found.kind != "count":
        return None
    people = country_of(found.unit)
    if people is not None:
        return people.name
    for place in scene.place_layer.within(max(frame.clause[0], found.lead - 40), found.lead):
        if place.form == "adjective" and scene.folded[place.end : found.lead] in (" de ", " d'"):
            return _country_name(place)  # « un contingent luxembourgeois de 27 soldats »
    for place in scene.place_layer.within(found.start, min(found.end + 40, frame.clause[1], frame.right)):
        between = scene.folded[found.end : place.start]
        if (
            place.form == "adjective"
            and place.country
            and re.fullmatch(r"(?:[ ][\w-]+){0,3}[ ]", between)
            and not _PREPOSITION.search(between)
        ):
            return _country_name(place)
    return None


# « l'Allemagne (16,3 %) », « Pologne : 4 % », « et le Danemark 19 »
_LABEL = re.compile(r"[ ]?(?:\(|:)[ ]?|[ ]")
_LISTED = re.compile(r"(?:^|[,;(:]|[ ]et|\n)[ ]?(?:l'|(?:le|la|les)[ ])?$")


def _labelled(scene: Scene, frame: Frame) -> str | None:
    """The country that stands right before the figure in a list, without a verb; « 10 % pour la France »."""
    low = max(frame.sentence.start, frame.left)
    place = scene.place_layer.before(frame.found.lead)
    if place and place.start >= low and place.form != "adjective":
        label = _LABEL.fullmatch(scene.folded, place.end, frame.found.lead)
        listed = _LISTED.search(scene.folded, max(0, place.start - 10), place.start)
        if label and (listed or "(" in label[0]):
            return named(scene, frame, place)
    if frame.found.kind == "percent":
        m = _SHARE_OF.match(scene.folded, frame.found.end)
        after = scene.place_layer.first(m.end(), m.end() + 1) if m else None
        return named(scene, frame, after) if after and after.kind == "country" else None
    return None


_SHARE_OF = re.compile(r"[ ]pour[ ](?:l'|(?:la|le|les)[ ])?")
_PREPOSITION = re.compile(r"[ ](?:d'|(?:de|du|des|a|au|aux|en|dans|pour|et|sur|par|venus|contre|face)[ ])")


def _source(scene: Scene, frame: Frame) -> str | None:
    """« 80 % des dépenses viennent d'[États extérieurs à l'Union] »."""
    verb = frame.finite
    if verb is None or verb.start < frame.found.end or verb.lemma not in _COME_FROM:
        return None
    m = re.compile(r"[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])").match(scene.folded, verb.end)
    span = forwards(scene, m.end(), frame.clause[1]) if m else None
    return surface(scene, span) if span else None


# ---------------------------------------------------------------- who acts in the clause


def _agent(scene: Scene, frame: Frame) -> str | None:
    """« ont été livrés par [la Pologne et l'Allemagne] »."""
    places = scene.place_layer.within(frame.found.end, min(frame.clause[1], frame.right))
    agents: list[Place] = []
    for place in places:
        led = _AND.fullmatch(scene.folded, agents[-1].end, place.start) if agents else None
        if place.form != "adjective" and (_BY.search(scene.folded, max(0, place.start - 12), place.start) or led):
            agents.append(place)
    return ", ".join(dict.fromkeys(named(scene, frame, place) for place in agents)) or None


_AND = re.compile(r"(?:,|[ ]et)[ ](?:par[ ])?(?:l'|(?:la|le|les)[ ])?")


def _doer_of_infinitive(scene: Scene, frame: Frame) -> str | None:
    """« doit permettre [au Canada] d'atteindre la cible »."""
    verb = frame.governor
    if verb is None or verb.tense != "infinitive":
        return None
    before = scene.folded[max(frame.clause[0], verb.start - 3) : verb.start]
    if not before.endswith(("de ", "d'", " a ")):
        return None
    allowing = [v for v in scene.verb_layer.within(frame.clause[0], verb.start) if v.lemma in verbs("allowing")]
    for place in scene.place_layer.within(allowing[-1].end, verb.start) if allowing else ():
        gap = scene.folded[place.end : verb.start]
        if gap in (" de ", " d'", " a ") and _TO_DO.search(scene.folded, max(0, place.start - 8), place.start):
            return named(scene, frame, place)
    return None


def _subject(scene: Scene, frame: Frame) -> str | None:
    """The subject of the clause's verb, where that verb gives, spends or fields."""
    verb = frame.finite
    if verb is None:
        return None
    if verb.start > frame.found.start:  # « Avec 2 000 soldats, la Pologne aligne »
        led = scene.folded.startswith("avec ", frame.clause[0])
        return ", ".join(actors_in(scene, frame, frame.found.end, verb.start)) or None if led else None
    lemmas = {v.lemma for v in scene.verb_layer.within(frame.clause[0], frame.clause[1]) if v.end <= frame.found.lead}
    if not lemmas & verbs("holding"):
        owned = lemmas & verbs("measuring") and verb.end <= frame.found.lead
        return ", ".join(actors_in(scene, frame, frame.clause[0], verb.start, owners=True)) or None if owned else None
    start, end = frame.clause[0], verb.start
    if not scene.folded[start:end].strip():  # « L'Islande, qui n'a pas d'armée, verse »
        comma = scene.folded.find(", ", frame.sentence.start, start)
        start, end = frame.sentence.start, comma if comma >= 0 else start
    return group_in(scene, start, end) or ", ".join(actors_in(scene, frame, start, end)) or None


_TOGETHER = re.compile(r"(?:^|[^\w])(?:les|tous[ ]les|\d+|d'autres)[ ](?=[^\W\d_])")


def group_in(scene: Scene, start: int, end: int) -> str | None:
    """« les [dirigeants de l'OTAN] », « les [Alliés européens et le Canada] »: a group that acts, in its own words."""
    for m in _TOGETHER.finditer(scene.folded, start, end):
        word = re.compile(r"[^\W\d_]+").match(scene.folded, m.end())
        if word and is_noun(word[0], "groups"):
            span = forwards(scene, m.end(), before_clitics(scene, m.end(), end), joined=True)
            return re.sub(r" et (?:l[ae]s? |l['’])", " et ", surface(scene, span)) if span else None
    return None


def actors_in(scene: Scene, frame: Frame, start: int, end: int, *, owners: bool = False) -> tuple[str, ...]:
    """Countries and bodies that stand as subjects in a stretch, each once; else those of the people named there.

    `owners`: only those whose aid, spending or budget stands there (« l'aide américaine », « le budget de la Belgique »).
    """
    found = []
    for place in scene.place_layer.within(start, end):
        if fold(place.surface) == "allie":
            continue  # « le nouvel Allié » is one of them, named before
        if place.form == "adjective":
            if _institution_before(scene, start, place, owners):
                found.append(_country_name(place) or place.name)
            continue
        if not owners and not _GOVERNED.search(scene.folded, max(0, place.start - 14), place.start):
            found.append(named(scene, frame, place))
        elif _OF.search(scene.folded, max(0, place.start - 8), place.start) and _owned(scene, start, place):
            found.append(named(scene, frame, place))
    if not found and not owners:
        found = [home for m in scene.mention_layer.within(start, end) if (home := home_of(scene, m.person))]
    return tuple(dict.fromkeys(found))


def _institution_before(scene: Scene, start: int, place: Place, owners: bool) -> bool:
    """« le gouvernement belge », « l'aide militaire américaine »: an adjective speaks for its country."""
    words = re.findall(r"[^\W\d_]+", scene.folded[max(start, place.start - 40) : place.start])
    return any(is_noun(word, "measured" if owners else "institutions") for word in words[-3:])


def _owned(scene: Scene, start: int, place: Place) -> bool:
    """« le budget de la Belgique », « la contribution du Canada »."""
    words = re.findall(r"[^\W\d_]+", scene.folded[max(start, place.start - 60) : place.start])
    return any(is_noun(word, "measured") or is_noun(word, "institutions") for word in words)


def named(scene: Scene, frame: Frame, place: Place) -> str:
    """The holder's name: the country for a metonym, a government or, for a share of GDP, any national body."""
    if place.kind == "body" and place.country:
        national = frame.found.kind == "percent" or is_noun(fold(place.name).split()[0], "institutions")
        is_defence = fold(place.name).startswith("defense")
        return (
            (_country_name(place) or place.name)
            if national and (frame.found.kind == "percent" or not is_defence)
            else place.name
        )
    if place.form == "metonym" or place.kind == "country":
        return _country_name(place) or place.name
    return place.name


def _country_name(place: Place) -> str | None:
    home = country(place.country) if place.country else None
    return home.name if home else None


def home_of(scene: Scene, person_id: str) -> str | None:
    """The country or body that a person speaks for: what the current role is of."""
    person = scene.person_by_id.get(person_id)
    roles = (
        [role for role in person.roles if role.of and role.status in ("current", "acting", "elected")] if person else []
    )
    return roles[0].of if roles else None
