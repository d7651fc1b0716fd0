"""The office that somebody takes or holds, as the text states it."""

from __future__ import annotations

from ...grammar import VerbGroup
from .french import de
from .scene import Scene
from .wording import with_article

_HELD, _TO_COME = ("current", "acting"), ("future", "elected")


def office_of(scene: Scene, person: str, statuses: tuple[str, ...] = (*_HELD, *_TO_COME)) -> str:
    """« de secrétaire général de l'OTAN »; empty where the text states no role of that status."""
    roles = scene.people[person].roles
    role = next((r for r in roles if r.basis == "text" and r.status in statuses), None)
    if role is None or role.title in ("ministre", "secrétaire"):
        return ""  # « le ministre Kalle Laanet, en poste depuis janvier »: of what is not said
    plain = len(role.title.split()) <= 5 and role.of is not None and role.of.lower() not in role.title.lower()
    of = f" {de(with_article(role.of))}" if plain and role.of else ""
    return f" {de(role.title)}{of}"


def office_taken(scene: Scene, verb: VerbGroup, person: str) -> str:
    """The office behind « ses fonctions »: once taken it is the one that the person has; before, only one called
    future; once left, none that the text gives the person now."""
    if verb.lemma == "quitter":
        return office_of(scene, person, _HELD) if verb.tense == "future" else ""
    return office_of(scene, person, _TO_COME if verb.tense == "future" else _HELD)
