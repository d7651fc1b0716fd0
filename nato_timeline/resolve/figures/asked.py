"""What the question says that a figure answers without a verb: « Combien la [Belgique] consacre-t-elle à sa [défense] ?
– 3,9 milliards d'euros en 2018, soit 0,93 % du PIB. »"""

from __future__ import annotations

import re

from ...model import Sentence
from ...text import fold
from .actors import actors_in, group_in
from .frames import Frame
from .holders import can_be_held
from .measured import topical
from .phrases import forwards, head, is_actor, surface, without_article
from .scene import Scene
from .words import is_noun, verbs

_IT = re.compile(r"(?<![^\W_])(?:ils?|elles?|cela|ca)[ ](?:(?:s'|n'|ne[ ]|se[ ]|en[ ])+)?$")


def question(scene: Scene, frame: Frame) -> Sentence | None:
    """The question right before the figure's sentence, where that has no verb, or only says « il atteint »."""
    start = frame.sentence.start
    verb = frame.finite
    if verb and not (
        verb.lemma in verbs("measuring") and _IT.search(scene.folded, max(start, verb.start - 9), verb.start)
    ):
        return None
    before = scene.sentence_before(frame.sentence)
    asked = before is not None and scene.folded[before.end - 1] == "?"
    named = scene.place_layer.first(start, frame.found.lead)  # « La Pologne : 4 %. »
    return before if asked and (named is None or named.form == "adjective") else None


def holder_asked(scene: Scene, frame: Frame, asked: Sentence) -> str | None:
    """Who is asked about: the only country or body, or the group, that acts in the question or owns what is told."""
    if not can_be_held(frame):
        return None
    acting = group_in(scene, asked.start, asked.end)
    if acting:
        return acting
    names = actors_in(scene, frame, asked.start, asked.end)
    names = names or actors_in(scene, frame, asked.start, asked.end, owners=True)
    return names[0] if len(names) == 1 else None


# « Combien coûte [la mission] ? », « Quel est [le coût de l'opération] ? », « À combien s'élève [l'aide] ? »
_MEASURES = re.compile(
    r"(?:combien[ ](?:cout[a-z]+|vaut|represent[a-z]+)|(?:que|qu')[ ]?(?:cout[a-z]+|represent[a-z]+)"
    r"|(?:quel(?:le)?s?|a[ ]combien)[ ](?:est|sont|etait|etaient|sera|seront|s'elev[a-z]+|s'etabli[a-z]+"
    r"|se[ ]mont[a-z]+|atteint|represent[a-z]+))"
    r"[ ](?=l'|(?:l[ae]s?|son|sa|ses|ce(?:t|tte|s)?|notre|nos|votre|vos|leurs?)[ ])"
)
# « consacre-t-elle [à sa défense] ? », « est investi [dans les équipements] ? »
_GIVES_TO = re.compile(
    r"(?:consacr|affect|allou|investi|depens|reserv|destin|attribu|vers)[a-z]*(?:-t)?(?:-(?:il|elle|ils|elles|on|vous))?"
    r"(?:[ ](?:chaque[ ]annee|par[ ]an))?[ ](?:(?:a|pour|dans|en[ ]faveur[ ]de)[ ]|(?=aux?[ ](?!total|moins)))"
)
_MANY = re.compile(r"(?<![^\W_])combien[ ]d(?:e[ ]|')(?=[a-z])")


def subject_asked(scene: Scene, frame: Frame, asked: Sentence) -> str | None:
    """What is asked about: what something costs, what is given to it, the things that are counted."""
    if frame.found.kind == "count":
        return _things(scene, frame, asked)
    end = asked.end - 1
    m = _MEASURES.search(scene.folded, asked.start, end) or _GIVES_TO.search(scene.folded, asked.start, end)
    start = without_article(scene, m.end(), end)[0] if m else end
    span = forwards(scene, start, end) if m else None
    if span and not is_actor(scene, span):
        return surface(scene, span)
    return topical(scene, asked.start, end)


def _things(scene: Scene, frame: Frame, asked: Sentence) -> str | None:
    """« Combien d'[avions F-35] seront achetés ? – 34. »: the things, where more than their noun is said of them."""
    m = _MANY.search(scene.folded, asked.start, asked.end)
    span = forwards(scene, m.end(), asked.end - 1) if m else None
    unit = fold(frame.found.unit)
    if span is None or not head(scene, span).startswith(unit[:_STEM]) or is_noun(unit, "people"):
        return None
    said = surface(scene, span)
    return said if " " in said else None


_STEM = 4  # letters that a noun and its plural share
