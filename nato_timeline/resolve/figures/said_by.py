"""The country of whoever says a figure: « nous porterons notre effort à 2 % », « Nous avons perdu 46 soldats »."""

from __future__ import annotations

import re

from ...lexicon import country
from .actors import country_name, home_of
from .frames import Frame
from .scene import Scene


def speaker_home(scene: Scene, frame: Frame) -> str | None:
    """« nous porterons notre effort à 2 % »: the country of whoever says it, or whose paper says it."""
    quote = scene.quote_layer.over(frame.found.start)
    if quote:
        return home_of(scene, quote.speaker) if quote.speaker else _unnamed_home(scene, quote.end)
    return home_name(scene) or ("Alliés" if scene.is_of_the_allies else None)


# « …, a rappelé hier la ministre [norvégienne] »
_UNNAMED = re.compile(
    r"[ ]?[»”\"],?[ ](?:a[ ])?[a-z]+(?:[ ][a-z]+)?[ ](?:l'|l[ae][ ])(?:premi(?:er|ere)[ ])?"
    r"(?:ministre|president|presidente|ambassadeur|ambassadrice|chef|cheffe)(?:[ ][a-z-]+){0,4}[ ]"
)


def _unnamed_home(scene: Scene, end: int) -> str | None:
    """The country of somebody whom only an office tells."""
    m = _UNNAMED.match(scene.folded, end)
    place = scene.place_layer.first(m.end() - _NATION, m.end() + 1) if m else None
    return country_name(place) if place and place.form == "adjective" else None


_NATION = 20  # characters


_SENT = frozenset({"déployer", "engager", "envoyer", "détacher", "affecter", "mobiliser", "stationner", "dépêcher"})
_OWN = frozenset({"militaire", "soldat", "instructeur", "gendarme", "marin", "policier", "parachutiste"})


def sent_from_home(scene: Scene, frame: Frame) -> str | None:
    """« Actuellement, 27 militaires sont déployés au sein de six missions », in a paper whose header says of which
    country, where the sentence names nobody's."""
    verb = frame.finite
    if frame.found.kind != "count" or scene.headed is None or verb is None or verb.voice != "passive":
        return None
    if frame.found.unit not in _OWN or verb.lemma not in _SENT or verb.start < frame.found.end:
        return None
    around = scene.place_layer.within(frame.sentence.start, frame.sentence.end)
    theirs = any(
        place.form != "noun" or scene.folded.endswith(("la ", "l'", "le "), 0, place.start) for place in around
    )
    several = scene.found_layer.first(frame.sentence.start, frame.found.start)
    return None if theirs or several else home_name(scene)


def home_name(scene: Scene) -> str | None:
    home = country(scene.home or "")
    return home.name if home else None
