"""Numbers of what is named before them: « Les Alliés, au nombre de [seize] », « Le nombre d’instructeurs passera à
[500] », « leur nombre pourrait atteindre [300] »."""

from __future__ import annotations

import re
from dataclasses import replace

from .bare import REACH, Bare, figure_of, like
from .bases import LEVELS
from .found import FoundFigure
from .units import is_counted, singular

_NUMBER_OF = re.compile(
    r"(?:nombre|total|effectif|production|stock)[ ](?:[a-z]+[ ])?(?:de[ ]|d'|des[ ])(?:(?:ses|leurs|nos|ces)[ ])?"
    r"(?P<noun>[a-z]+(?:-[a-z]+)*)"
)
_SAYS_NUMBER = re.compile(
    r"(?<!\w)(?:de|d'|a|jusqu'a|atteint|atteindra|atteignait|atteindre|est|etait|sera|serait|passe|puis)[ ]?$|[ ]:[ ]$"
)


# « Les Alliés, au nombre de [seize], »
_NUMBERING = re.compile(
    r"(?<!\w)(?:les|des|ces|ses|leurs|nos|aux)[ ](?P<noun>[a-z]+(?:-[a-z]+)*)(?:[ ][a-z]+){0,3}"
    r",?[ ]au[ ]nombre[ ]d(?:e[ ]|')$"
)


def numbering(bare: Bare) -> FoundFigure | None:
    """« Les Alliés, au nombre de [seize], se réunissent »."""
    if not bare.before.endswith(("nombre de ", "nombre d'")) or not bare.is_alone:
        return None
    m = _NUMBERING.search(bare.reading.folded, max(bare.sentence.start, bare.lead - REACH), bare.lead)
    if m is None or not is_counted(m["noun"]):
        return None
    return figure_of(bare, singular(bare.reading.text[m.start("noun") : m.end("noun")]), "count")


def number_of(bare: Bare) -> FoundFigure | None:
    """« Le nombre d’instructeurs passera de [350] à [500] », « porter à [32] le nombre de ses membres »."""
    if not bare.is_alone or not _SAYS_NUMBER.search(bare.before):
        return None
    folded = bare.reading.folded
    near = max(bare.sentence.start, bare.start - REACH), min(bare.sentence.end, bare.end + REACH)
    m = _NUMBER_OF.search(folded, *near)
    if m is None or not is_counted(m["noun"]):
        return None
    figure = figure_of(bare, singular(bare.reading.text[m.start("noun") : m.end("noun")]), "count")
    previous = bare.previous
    changed = previous and previous.counted == m.span() and LEVELS.fullmatch(bare.lens[previous.end : bare.lead])
    return replace(figure, counted=m.span(), came_from=previous.start if previous and changed else None)


_NUMBER_SAID = re.compile(
    r"(?<!\w)(?:atteindre|atteint|atteindra"
    r"|(?:port|ramen|redui|relev)[a-z]+[ ](?:leur[ ]nombre|(?:nos|ses|les|leurs)[ ]effectifs)[ ]a"
    r"|(?:port|ramen|redui|tomb)[a-z]+[ ]a|pass[a-z]+[ ](?:a|de)"
    r"|(?:fixe|limite|plafonne|arrete)e?s?[ ]a)[ ]$"
)
_THEIR_NUMBER = re.compile(
    r"(?<![^\W_])(?:leur[ ]nombre|(?:chiffre|nombre|total|effectif)[ ]qui"
    r"|(?:l[ae]s?|ses|nos|leurs?|son|l')[ ]?effectifs?)(?![^\W_])"
)


# « 20 000 soldats de plus, portant leur présence à [100 000] »
_BROUGHT_TO = re.compile(
    r"(?<!\w)(?:port|ramen|relev|redui)[a-z]+[ ](?:ainsi[ ])?(?:leurs?|sa|son|ses|la|les?|l')[ ]?"
    r"(?:presence|contingent|effectifs?|total|dispositif|parc|flotte|participation|detachement|garnison)"
    r"(?:[ ][a-z]+){0,3}[ ]a[ ]$"
)


# « Les 180 carabiniers présents à Mitrovica seront ramenés à [120] »
_THEY_ARE_BROUGHT = re.compile(
    r"(?:[ ](?!(?:l[ae]s?|une?|qui|dont)[ ])[a-z'-]+){0,6},?[ ](?:sera|seront|seraient|a[ ]ete|ont[ ]ete)[ ]"
    r"(?:ramen|port|redui|abaiss|relev)[a-z]+[ ](?:a[ ]|de[ ]moitie,[ ]a[ ])"
)


def their_number(bare: Bare) -> FoundFigure | None:
    """« 50 instructeurs sont là ; leur nombre pourrait atteindre [300] »: what was counted before."""
    counts = bare.is_alone and not bare.is_big and bare.previous is not None and bare.previous.kind == "count"
    if counts and bare.previous and _BROUGHT_TO.search(bare.before):
        return like(bare, bare.previous)
    if counts and bare.previous and _THEY_ARE_BROUGHT.fullmatch(bare.lens, bare.previous.end, bare.lead):
        return like(bare, bare.previous)
    said = _NUMBER_SAID.search(bare.before) and _THEIR_NUMBER.search(bare.before)
    if not bare.is_alone or bare.is_big or not (said or _AIMED_AT.search(bare.before)):
        return None
    counted = bare.counted_before()
    return like(bare, counted) if counted else None


# « compte 216 000 soldats et vise [300 000] »
_AIMED_AT = re.compile(r"(?<!\w)(?:et|,|mais)[ ](?:en[ ])?vis(?:e|ent|ait|aient)[ ]$")
