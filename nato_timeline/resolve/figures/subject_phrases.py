"""The noun phrase that is the subject of a figure's verb: « [Le budget des armées], en hausse, atteindra », « Ancienne
base soviétique, [le camp] accueille »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from .frames import Frame
from .phrases import Stretch, agreeing, backwards, before_clitics, forwards, without_article
from .scene import Scene

# what a clause may begin with before its subject: conjunctions, adverbs, phrases with a preposition
_OPENER = re.compile(
    r"[\s,]*(?:(?:et|que|ou|mais|car|or|enfin|ainsi|puis|dont|etant[ ]donne[ ]que),?[ ]|qu'|[^\w\s][ ]?)*"
)
_ADJUNCT = re.compile(
    r"(?:a|au|aux|en|dans|de|des|du|d'apres|d'ici|hors|sauf|malgre|[a-z]+ement[ ](?:a|aux?)|grace|concernant|quant"
    r"|ensemble|forte?s?|s'agissant|pour|sur|par|selon|depuis|pendant|durant|lors|avec|apres|avant|entre|face|outre"
    r"|hier|aujourd'hui|demain|ce(?:tte|t)?[ ](?:annee|semaine|mois|jour|matin|soir|fois|automne|hiver|ete|nuit)"
    r"|enfin|ensuite|toutefois|cependant|parallelement|actuellement|desormais)"
    r"(?![^\W_])"
)
_WHICH = re.compile(r"[\s,]*(?:qui|lequel|laquelle|lesquel(?:le)?s)[ ](?:(?:en|y|ne|n'|se|s')[ ]?)*")
_IN_SUBJECT = frozenset({"dans", "vers", "contre", "par", "plus"})


def subject_phrase(scene: Scene, frame: Frame, verb: VerbGroup) -> Stretch | None:
    """The noun phrase before a finite verb: the first stretch between commas that is no adjunct."""
    start, end = frame.subject
    opener = _OPENER.match(scene.folded, start, end)
    low = opener.end() if opener else start
    first, limit = low, before_clitics(scene, low, end)
    if _WHICH.fullmatch(scene.folded, low, verb.start):  # « le projet de force, [qui] réunira dix pays »
        end = frame.clause[0]
        start = max(frame.sentence.start, scene.folded.rfind(", ", frame.sentence.start, max(0, low - 2)))
        aside = scene.verb_layer.first(start + 2, start + 3)
        if aside and aside.tense == "participle":  # « l'opération Althea, conduite par l'Union, qui compte »
            end, start = start, max(frame.sentence.start, scene.folded.rfind(", ", frame.sentence.start, start))
        said = scene.verb_layer.within(start, end)
        governing = [v for v in said if v.tense != "participle"]
        span = backwards(scene, end, governing[-1].end if governing else start)
        return agreeing(scene, span, plural=bool(verb.plural)) if span else None
    after_adjunct = False
    he = _HE.search(scene.folded, max(low, limit - _CLITICS_REACH), limit)
    to_us = he is not None and verb.person == 3 and he[0].strip() in ("nous", "vous")  # « L'opération nous coûte »
    if he and not to_us and not scene.folded.startswith(",", he.end()):  # « Avec son homologue, elle a rassemblé »
        return None
    while low < limit:
        comma = scene.folded.find(", ", low, limit)
        end = comma if comma >= 0 else limit
        leading = scene.timex_layer.first(low, low + 4) or scene.verb_layer.first(low, low + 1)
        adjunct = _ADJUNCT.match(scene.folded, low) or leading
        after_adjunct = after_adjunct or (adjunct is not None and low == first)
        # « D'après le délégué, M. Untel, le programme disposera »: behind an adjunct, what has an article
        apposed = after_adjunct and without_article(scene, low, end)[0] == low
        if comma >= 0 and low == first and not adjunct and _is_fronted(scene, low, comma, verb.start):
            low = comma + 2
            continue
        if comma < 0 and adjunct and not leading:  # « En Lituanie, nous avons formé deux bataillons »
            return None
        if comma < 0 or not (adjunct or apposed):
            return forwards(scene, without_article(scene, low, end)[0], end, inside=_IN_SUBJECT)
        low = comma + 2
    return None


def _is_fronted(scene: Scene, start: int, comma: int, end: int) -> bool:
    """« Ancienne base soviétique, [le camp] accueille »: what only describes the subject behind it, up to the verb."""
    bare = without_article(scene, start, comma)[0] == start
    behind = without_article(scene, comma + 2, end)[0] > comma + 2
    return bare and behind and scene.folded.find(",", comma + 1, end) < 0


_HE = re.compile(r"(?<![^\W_])(?:ils?|elles?|on|nous|vous)[ ]*$")
_CLITICS_REACH = 8  # characters
