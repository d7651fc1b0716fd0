"""A number that answers a question about how many: « Combien de militaires compte l'armée ? – [25 200]. »"""

from __future__ import annotations

import re

from .bare import Bare, figure_of
from .found import FoundFigure
from .lens import NUMBER_ATOMS
from .units import is_counted, singular

_YEAR = NUMBER_ATOMS["YEAR"]
# what an answer may begin with before its number: « – », « R. », « En 2024, », « Ils sont »
_OPENS = re.compile(
    r"\s*(?:[-–—•«][ ])?(?:(?:reponse|r)[ ]?[.:][ ]?)?(?:[-–—][ ])?(?:oui[,.][ ])?"
    rf"(?:(?:en|fin|d'ici[ ]a)[ ]{_YEAR},[ ]|aujourd'hui,[ ]|actuellement,[ ]|a[ ]ce[ ]jour,[ ]|au[ ]total,[ ])?"
    r"(?:il[ ]y[ ]en[ ]a[ ]|nous[ ]en[ ]avons[ ])?"
)
_LONGEST = 48  # characters of such an opening
_ASKED = re.compile(
    r"(?<![^\W_])(?:combien"
    r"(?:[ ](?:avez-vous|avons-nous|y[ ]a-t-il|a-t-(?:il|elle|on)|ont-(?:ils|elles))(?:[ ][a-z]+)?)?"
    r"|quel(?:le)?[ ](?:est|etait|sera)[ ]le[ ]nombre)[ ]d(?:e[ ](?:(?:vos|ses|nos|leurs)[ ])?|es[ ]|')"
    r"(?P<noun>[a-z]+(?:-[a-z]+)*)"
)
_LIST_MARK = re.compile(r"\d{1,2}[.)][ ]")  # « 2. Quel est le coût »
_REACH = 300  # characters of a question


def answered(bare: Bare) -> FoundFigure | None:
    """The number with the noun that the question asks for; None where none is asked right before."""
    if bare.lead - bare.sentence.start > _LONGEST or not _OPENS.fullmatch(bare.before):
        return None
    here = bare.reading.sentence_index(bare.start)
    asked = bare.reading.sentences[here - 1] if here > 0 else None
    folded = bare.reading.folded
    if asked is None or not folded.startswith("?", asked.end - 1) or asked.paragraph < bare.sentence.paragraph - 1:
        return None
    m = _ASKED.search(folded, max(asked.start, asked.end - _REACH), asked.end)
    if _LIST_MARK.fullmatch(bare.reading.folded[bare.start : bare.end + 2]):
        return None
    if m is None or bare.is_big or not bare.is_alone or not is_counted(m["noun"]):
        return None
    return figure_of(bare, singular(bare.reading.text[slice(*m.span("noun"))]), "count")
