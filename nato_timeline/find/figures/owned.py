"""Numbers whose noun another figure gives, beside the name of whose they are or who says them: « 24 avions et le
Danemark [19] », « devant les États-Unis ([561]) », a list of countries."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from ...lexicon import country_of
from ...text import fold
from .bare import Bare, figure_of, like, start_of
from .found import FoundFigure
from .lens import YEAR
from .pronouns import ranged
from .units import singular, words
from .values import number_value

# « et le Danemark », « ; Espagne, », « Lettonie : Canada (nation-cadre), », « et l'Allemagne de »
_NAME_BEFORE = re.compile(
    r"(?:[ ]et|,|[ ]?[;:])[ ](?:l'|(?:la|le|les)[ ])?(?P<name>[a-z-]+(?:[ -](?!(?:de|entre)[ ])[a-z]+)?)"
    r"(?:[ ]\([^()]{2,30}\))?,?[ ](?P<range>(?:de|entre)[ ])?$"
)
# « notre armée de terre compte 77 000 hommes, notre marine [35 000] et l'armée de l'air 40 000 »
_SERVICE_BEFORE = re.compile(
    r"(?:[ ]et|,)[ ](?:notre|sa|la|l')[ ]?(?:armee[ ]de[ ](?:l'air(?:[ ]et[ ]de[ ]l'espace)?|terre)|marine|gendarmerie"
    r"|aviation|police|garde[ ]nationale)(?:[ ]nationale)?,?[ ]$"
)
_CLOSES = re.compile(r"[ ]?(?:[.,;)]|$|en[ ]|et[ ]|chacune?(?![^\W_]))")


def gapped(bare: Bare) -> FoundFigure | None:
    """« Les Pays-Bas livreront 24 avions et le Danemark [19]. »: the verb and the noun are left out."""
    name = _NAME_BEFORE.search(bare.before)
    if name is None or not _is_named(name["name"]):
        staff = bare.previous if bare.previous and bare.previous.kind == "count" else None
        if staff is None or not _SERVICE_BEFORE.search(bare.before) or not _CLOSES.match(bare.after):
            return None
        return like(bare, staff) if fold(staff.unit) in words("row_people") and bare.is_alone else None
    other = bare.previous or _in_the_line_above(bare)
    figure = ranged(bare, like(bare, other)) if other else None
    closed = figure and _CLOSES.match(bare.lens, figure.end, bare.sentence.end) is not None
    return figure if figure and closed and isinstance(figure.value, tuple) == bool(name["range"]) else None


def _in_the_line_above(bare: Bare) -> FoundFigure | None:
    """« Estonie : Royaume-Uni, 1 700 soldats ; France, 300 / Lettonie : Canada, [700] »: a line of the same list."""
    at = bisect_left(bare.figures, bare.start, key=start_of) - 1
    above = bare.figures[at] if at >= 0 else None
    if above is None or above.kind != "count" or bare.lens.count("\n", above.end, bare.start) != 1:
        return None
    named = _NAME_BEFORE.search(bare.lens, max(0, above.lead - 60), above.lead)
    return above if named and _is_named(named["name"]) else None


def _is_named(name: str) -> bool:
    if name in ("union europeenne", "ue", "otan") or country_of(name) is not None:
        return True
    return name == "haye"  # « La Haye », behind what looks like its article


_ITS_SOURCE = re.compile(r"[ ]\((?:selon|d'apres)[ ][^()]{3,40}\)[ ](?:et|a|ou)[ ]")


def by_source(bare: Bare) -> FoundFigure | None:
    """« Entre [2 000] (selon la préfecture) et 5 000 manifestants (selon les syndicats) »."""
    m = _ITS_SOURCE.match(bare.after)
    following = bare.following
    if m is None or following is None or following.kind != "count" or following.lead != bare.end + m.end():
        return None
    return like(bare, following)


_LEAST = 10
_NAME_OUTSIDE = re.compile(r"(?:^|[ ,'])(?P<name>[a-z-]+(?:[ -][a-z]+)?)[ ]\($")


def in_brackets(bare: Bare) -> FoundFigure | None:
    """« avec 715 soldats, devant les États-Unis ([561]) »."""
    name = _NAME_OUTSIDE.search(bare.before) if bare.after.startswith(")") else None
    previous = bare.previous
    if bare.is_big and previous and previous.kind == "count" and not isinstance(previous.value, tuple):
        name = name if previous.value >= _MANY_MORE else None  # « 60 chars allemands (1,2 milliard) »: their price
    said = bare.reading.folded[bare.start : bare.end]
    if bare.after.startswith(")") and _in_brackets_too(bare) and bare.lens[bare.start] != YEAR:
        return replace(like(bare, previous), like=None) if previous and number_value(said) >= _MANY else None
    if name is None or previous is None or previous.kind not in ("count", "money", "percent"):
        return None
    if bare.lens[bare.start] == YEAR or (number_value(said) < _LEAST and "," not in said):
        return None  # a year, the number of a note
    words = (name["name"], name["name"].split(" ")[-1])
    return like(bare, previous) if any(country_of(word) for word in words) else None


_MANY = 100
_MANY_MORE = 100_000


def _in_brackets_too(bare: Bare) -> bool:
    """« le deuxième palier (5 700 hommes), puis le troisième ([2 500]) »: whether the count before stands so too."""
    last = bare.previous
    if last is None or last.kind != "count" or bare.lens[bare.lead - 1] != "(" or bare.lead - last.end > _NEXT_ROW:
        return False
    return bare.lens[last.lead - 1] == "(" and bare.lens.startswith("), puis ", last.end)


# « • Turquie : [349] » in a list
_ROW = re.compile(r"(?:^|\n)[ ]*(?:[-–—•*·][ ]*)?(?:l'|l[ae]s?[ ])?(?P<name>[a-z][a-z' -]{2,30}?)[ ]?:[ ]$")
_ROW_NOUN = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ROW_END = re.compile(r"[ ]*(?:[;,.]?[ ]*(?:\n|$)|\()")
_NEXT_ROW = 60  # characters from the figure of a line to that of the next


def in_rows(bare: Bare) -> FoundFigure | None:
    """« • Italie : 852 militaires / • Turquie : [349] », « • Militaires d'active : [41 000] »."""
    name = _ROW.search(bare.before) if _ROW_END.match(bare.after) else None
    at = bisect_left(bare.figures, bare.start, key=start_of) - 1
    above = bare.figures[at] if name and at >= 0 else None
    own = _ROW_NOUN.match(name["name"]) if name else None
    if name and own and own[0] in words("rows") and bare.lens[bare.start] != YEAR:
        start = bare.lead - len(bare.before) + name.start("name")
        return figure_of(bare, singular(bare.reading.text[start : start + own.end()]), "count")
    if name is None or above is None or above.kind != "count" or bare.start - above.end > _NEXT_ROW:
        return None
    lines = bare.lens.count("\n", above.end, bare.start)
    if own and own[0] in words("row_services") and fold(above.unit) in words("row_people"):
        return like(bare, above) if lines == 1 else None  # « Effectif : 344 000 hommes / Armée de terre : [185 000] »
    row = _ROW.search(bare.lens, max(0, above.lead - 40), above.lead)
    return like(bare, above) if lines == 1 and row and _is_named(name["name"]) else None


_BULLET = 6  # characters
_NEXT_ITEM = re.compile(r"[^\n]{0,120}\n+[ \t]*[-–—•*·][ ]+")


def in_items(bare: Bare) -> FoundFigure | None:
    """« • 1,7 milliard d'euros pour les munitions », and in the next item « • [600 millions] pour les drones »."""
    if "\n" not in bare.reading.text[max(0, bare.lead - _BULLET) : bare.lead] or not (bare.is_big and bare.is_alone):
        return None
    at = bisect_left(bare.figures, bare.start, key=start_of) - 1
    last = bare.figures[at] if at >= 0 else None
    goes_on = last and last.kind == "money" and _NEXT_ITEM.fullmatch(bare.reading.folded, last.end, bare.lead)
    return like(bare, last) if last and goes_on else None
