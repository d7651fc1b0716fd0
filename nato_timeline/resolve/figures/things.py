"""What exactly is counted, where the text says more of it than the figure's own words do: « quatorze avions » that are
[avions ravitailleurs], « 94 missiles » that are [missiles balistiques tirés par Moscou]."""

from __future__ import annotations

import re

from ...find.figures import FoundFigure
from ...model import Figure, Place
from ...text import fold
from .actors import country_name
from .frames import Frame
from .phrases import first_break, forwards, surface
from .scene import Scene
from .words import is_noun, verbs, words

_WORD = re.compile(r"[ ](?P<of>de[ ](?:la[ ]|l')?|d'|du[ ]|des[ ])?(?P<word>[^\W_]+(?:[-/][^\W_]+)*)(?!')")
_MOST = 6  # words
_STEM, _NOUN_STEM = 3, 4  # letters
_NO_THINGS = ("votes", "members")
# they open what no longer belongs to the noun, unless a participle wants it
_NOT_OF_IT = frozenset({"avec", "entre", "lui", "tres"})
_JOINED = frozenset({"par", "hors", "contre"})
_COMPLEMENTS = (" par ", " a ", " au ", " aux ", " en ", " dans ", " hors d", " contre ", " pour ")
# they say nothing of what is counted
_ANY = re.compile(
    r"(?:supplementaire|additionnel(?:le)?|restante?|concernee?|presente?|disponible|differente?|suivante?|autre"
    r"|necessaire|requise?|precitee?|interessee?|seul)s?"
)


# « les 900 gendarmes promis »: what becomes of them, not what they are
_BECOMES = re.compile(r"(?:promis|commande|livre|envoye|annonce|prevu|fourni|achete|acquis|donne|attendu|offert)e?s?")


_OF_THEM = re.compile(r"[ ](?:des|de[ ](?:ses|leurs|nos|ces))[ ](?:quelque[ ])?")


def things_shared(scene: Scene, frame: Frame, figure: Figure) -> str | None:
    """« un tiers des 94 [missiles balistiques] »: what a fraction is of that is counted right behind it."""
    whole = scene.found[frame.index + 1] if frame.index + 1 < len(scene.found) else None
    if whole is None or whole.kind != "count" or is_noun(fold(whole.unit), "members"):
        return None
    if not _OF_THEM.fullmatch(scene.folded, figure.end, whole.lead):
        return None
    noun = _noun(scene, whole.start, whole.end, fold(whole.unit)[:_STEM])
    said = surface(scene, (noun, whole.end)) if noun else None
    return said if frame.found.kind == "fraction" or " " in (said or "") else None


def things(scene: Scene, frame: Frame, figure: Figure) -> str | None:
    """The noun that is counted with what stands behind it: adjectives, a name, « de … », a participle; None where that
    is no more than the figure says, or than whose it is."""
    found = frame.found
    if found.kind != "count" or found.like is not None or any(is_noun(fold(found.unit), t) for t in _NO_THINGS):
        return None
    noun = _noun(scene, found.start, found.end, fold(found.unit)[:_STEM])
    end = _end(scene, frame, (figure.holder or "").split(", ")) if noun else 0
    return surface(scene, (noun, end)) if end > found.end else None


def noun_of(scene: Scene, counted: FoundFigure) -> int:
    """Where the noun of a count begins: « trois [frégates] »."""
    return scene.folded.find(fold(counted.unit).split(" ")[0][:_NOUN_STEM], counted.start, counted.end)


def is_staff(frame: Frame, noun: str) -> bool:
    """« un quartier général de 700 personnes », not « un centre de 40 hectares »: what people make up, or a force."""
    if is_noun(noun, "forces") or is_noun(noun, "collections"):
        return True
    unit = fold(frame.found.unit)
    return is_noun(noun, "staffed") and (is_noun(unit, "people") or is_noun(unit, "staff"))


def named_behind(scene: Scene, frame: Frame) -> str:
    """« l'achat des 36 avions de combat [F-35A] »: the name of what is counted, a word with a capital or a number."""
    end = _end(scene, frame, [])
    said = surface(scene, (frame.found.end, end)) if end > frame.found.end else ""
    return said if said and _IS_NAME.fullmatch(said) else ""


_IS_NAME = re.compile(r"(?:[A-Z0-9][\w/-]*)(?: [A-Z0-9][\w/-]*){0,3}")


def _noun(scene: Scene, start: int, end: int, stem: str) -> int:
    """Where the noun begins behind its number: « Cent vingt [entreprises] », « un million d'[habitants] »."""
    at = max(scene.folded.find(f" {stem}", start, end), scene.folded.find(f"'{stem}", start, end))
    return at + 1


def _end(scene: Scene, frame: Frame, holders: list[str]) -> int:
    """Where the phrase ends: before a verb, a date, another figure, a preposition, or the country whose it is."""
    end = at = frame.found.end
    limit = min(frame.right, frame.sentence.end)
    limit = min(limit, first_break(scene, at, limit))
    for _ in range(_MOST):
        m = _WORD.match(scene.folded, at, limit)
        if m is None or _is_outside(m["word"]):
            break
        place = scene.place_layer.first(m.start("word"), m.end("word"))
        if place and _is_whose(place, holders, of=m["of"] is not None and at == frame.found.end):
            break
        done = scene.verb_layer.first(m.start("word"), m.end("word"))
        if done and any(done.lemma in verbs(table) for table in ("promising", "giving", "buying")):
            break
        at = max(m.end(), place.end) if place else m.end()
        if done and done.tense == "participle":
            wants = scene.folded.startswith(_COMPLEMENTS, at)
            wanted = forwards(scene, at + 1, limit, inside=_JOINED) if wants else None
            return wanted[1] if wanted else at
        end = end if _ANY.fullmatch(m["word"]) else at
    return end


def _is_outside(word: str) -> bool:
    is_adverb = word.endswith("ment") and len(word) > len("armement")
    return (
        is_adverb
        or _BECOMES.fullmatch(word) is not None
        or word in _NOT_OF_IT
        or word in words("joining")
        or word in words("ending")
    )


def _is_whose(place: Place, holders: list[str], *, of: bool) -> bool:
    """« quatre chasseurs [belges] », « 120 soldats de [Lettonie] »: said by the holder, or none of what they are."""
    return (of and place.kind != "body") or place.name in holders or country_name(place) in holders
