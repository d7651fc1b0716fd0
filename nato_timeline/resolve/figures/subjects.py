"""What a figure is about, in the text's own words: what it is for, what it measures, or what is spoken of around it."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...text import fold
from .distances import where
from .estimated import aid_given, as_to, asked_about, bracketed_price, built_for, put_at, raised
from .frames import Frame, past_adverbs
from .glosses import sized
from .harm import befallen, harmed_by
from .heads import force_before, noun_before, paid, says_what
from .lists import list_subject
from .measured import apposed, gapped, heading, planned, spent_for, subject_measured
from .missions import bracketed, gathered_by, of_its_force, reinforcing, served_in, served_with, stationed
from .moves import changed_to, moved, moved_behind, multiplied
from .phrases import forwards, head, surface, without_article
from .purposes import (
    for_what,
    given_to,
    going_to,
    in_what,
    of_what,
    opened,
    said_of_them,
    taking_part,
    to_what,
    wished,
)
from .recipients import for_whom
from .relatives import bearing_on, for_which, of_which, out_of, part_in
from .scene import Scene
from .tables import subject_in_table
from .talked_of import it_costs, we_pass_to
from .votes import voted_on
from .words import is_noun, verbs

_SHARES = frozenset({"money", "percent", "point", "fraction"})


def subject_of(scene: Scene, frame: Frame) -> str | None:
    """The subject that the words around the figure give it; None where they leave it to its neighbours."""
    found = frame.found
    if found.counted:
        return surface(scene, forwards(scene, found.counted[0], frame.sentence.end) or found.counted)
    ways = _OF_A_SHARE if found.kind in _SHARES else _OF_A_MULTIPLE if found.kind == "times" else _OF_A_COUNT
    if found.kind == "measure":  # « 42 kilomètres de piste »
        ways = (where, heading, of_what, *ways)
    if found.kind == "percent":  # « La part des équipements atteint 30 % du budget »
        ways = (voted_on, moved_behind, subject_measured, *ways)
    subject = next((subject for way in ways if (subject := way(scene, frame))), None)
    return opened(scene, frame, subject) if subject and " " not in subject else subject


def _share_spent(scene: Scene, frame: Frame, verb: VerbGroup) -> str | None:
    """« 23 Alliés consacreront cette année au moins [2 % de leur PIB à la défense] »."""
    share = scene.found_layer.first(verb.end, frame.clause[1])
    m = _CLAUSE_END.search(scene.folded, share.end, frame.sentence.end) if share else None
    return surface(scene, (share.start, m.start())) if share and share.kind == "percent" and m else None


_THEIR = re.compile(r"[ ](?:(?:encore|deja|ainsi)[ ])?(?:leurs?|l[ae]s?)[ ](?=[a-z])")


def _moved_by_them(scene: Scene, frame: Frame, verb: VerbGroup) -> str | None:
    """« seize Alliés ont augmenté leurs [dépenses de défense] »."""
    their = _THEIR.match(scene.folded, verb.end)
    span = forwards(scene, their.end(), frame.clause[1]) if their else None
    says = span is not None and is_noun(head(scene, span), "measured") and says_what(scene, span)
    return surface(scene, span) if span and says and " " in scene.folded[slice(*span)] else None


_OR_DO = re.compile(r"[ ](?:ou|et)[ ]")
_NOW = re.compile(
    r"(?:(?:toujours[ ])?pas|plus|guere|aujourd'hui|desormais|deja|actuellement|alors|encore|donc|ainsi)[ ]"
)
_CLAUSE_END = re.compile(r"[,;:.](?=[ ]|$)|$")


def _reached(scene: Scene, frame: Frame) -> str | None:
    """« 22 Alliés ont atteint [le seuil de 2 % du PIB] »."""
    verb = frame.finite
    if frame.found.kind != "count" or verb is None or not is_noun(fold(frame.found.unit), "members"):
        return None
    if verb.lemma in verbs("spending") and verb.start >= frame.found.end:
        return _share_spent(scene, frame, verb)
    if verb.lemma in verbs("moving") and verb.start >= frame.found.end:
        return _moved_by_them(scene, frame, verb)
    if verb.lemma not in verbs("reaching"):
        return None
    m = _CLAUSE_END.search(scene.folded, verb.end, frame.sentence.end)
    if verb.start < frame.found.end or m is None or m.start() <= verb.end:
        return None
    other = _OR_DO.match(scene.folded, verb.end)  # « atteignent ou dépassent les 2 % »
    again = scene.verb_layer.first(other.end(), other.end() + 1) if other else None
    start = past_adverbs(scene, again.end if again else verb.end, m.start()) + 1
    now = _NOW.match(scene.folded, start)
    share = scene.found_layer.first(start, m.start())
    end = share.end if share and share.kind == "percent" else m.start()  # « l'objectif de 2 % fixé en 2014 »
    span = without_article(scene, now.end() if now else start, end)
    return surface(scene, span) if says_what(scene, span) or scene.found_layer.first(*span) else None


# tried in order: the nearer words and the clearer constructions first
_OF_A_SHARE = (
    voted_on,
    for_which,
    gapped,
    wished,
    said_of_them,
    aid_given,
    going_to,
    of_what,
    given_to,
    part_in,
    to_what,
    taking_part,
    for_what,
    as_to,
    put_at,
    noun_before,
    asked_about,
    apposed,
    paid,
    moved,
    moved_behind,
    changed_to,
    subject_measured,
    planned,
    raised,
    built_for,
    bracketed_price,
    heading,
    spent_for,
    list_subject,
    subject_in_table,
    of_which,
    out_of,
    for_whom,
    it_costs,
    we_pass_to,
)
_OF_A_COUNT = (
    voted_on,
    force_before,
    stationed,
    gapped,
    in_what,
    bearing_on,
    noun_before,
    gathered_by,
    moved,
    moved_behind,
    subject_measured,
    served_in,
    of_its_force,
    bracketed,
    _reached,
    befallen,
    harmed_by,
    heading,
    sized,
    served_with,
    reinforcing,
    of_which,
)
_OF_A_MULTIPLE = (multiplied, *_OF_A_COUNT)
