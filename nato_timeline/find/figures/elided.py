"""Numbers whose unit stands with another: « 188 voix contre 8 », « les 35 milliards », « vingt autres ».

A number without a unit is a figure only where the language says what it counts; every other one is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from ...heads import places_of
from ...lean import changed
from ...lexicon import country_of
from ...model import Reading
from ...parts import matches_at
from .answers import answered
from .bare import REACH, Bare, figure_of, like, start_of
from .bases import LEVELS, with_bases, with_changes
from .found import FoundFigure
from .lens import BIG, COLLECTIVE, NUMBER_ATOMS, PLAIN
from .numbering import number_of, numbering, their_number
from .owned import by_source, gapped, in_brackets, in_items, in_rows
from .pronouns import among_many, first_plural, of_them, out_of_those, part_of_all, the_rest, they_were
from .qualifiers import qualifier
from .units import words
from .values import number_value, plain, scale_of

_SIGNS = (PLAIN, BIG, COLLECTIVE)
_YEAR = NUMBER_ATOMS["YEAR"]
_NUMBER = re.compile("|".join(NUMBER_ATOMS[form] for form in ("PLAIN", "BIG", "COLL")))
_ANY = NUMBER_ATOMS["ANY"]


def carried(reading: Reading, lens: str, found: list[FoundFigure]) -> tuple[FoundFigure, ...]:
    """The figures with those added that leave their unit to another, and percentages with the base they go on with."""
    figures = _without_adjectives(reading, lens, sorted(found, key=start_of))
    for m in matches_at(_NUMBER, lens, places_of(lens, _SIGNS)):
        bare = _bare(reading, lens, figures, m)
        figure = _elided(bare) if bare else None
        if figure:
            insort(figures, figure, key=start_of)
    return _indexed(with_changes(lens, with_bases(reading, lens, figures)))


def _without_adjectives(reading: Reading, lens: str, figures: list[FoundFigure]) -> list[FoundFigure]:
    """« 400 appareils, dont [200] américains »: of the count before; a capital makes a noun of it: « 22 Belges »."""
    for i, (whole, part) in enumerate(pairwise(figures), start=1):
        if part.kind != "count" or whole.kind != "count" or not lens.endswith("dont ", whole.end, part.lead):
            continue
        number = _NUMBER.match(lens, part.start)
        if number and reading.text[number.end() : part.end].islower() and country_of(part.unit):
            figures[i] = replace(part, end=number.end(), unit=whole.unit, like=whole.start)
    return figures


def _bare(reading: Reading, lens: str, figures: list[FoundFigure], m: re.Match[str]) -> Bare | None:
    at = bisect_right(figures, m.start(), key=start_of) - 1
    if at >= 0 and m.start() < figures[at].end:
        return None
    index = reading.sentence_index(m.start())
    if reading.folded.startswith("zero", m.start()):  # « 26 000 sorties et zéro soldat au sol »
        return None
    if index < 0 or m.end() > reading.sentences[index].end:
        return None
    _, lead = qualifier(reading.folded, m.start(), m.end())
    return Bare(reading, lens, figures, reading.sentences[index], m.start(), m.end(), lead)


def _elided(bare: Bare) -> FoundFigure | None:
    return next((figure for way in _WAYS if (figure := way(bare))), None)


# ---------------------------------------------------------------- the ways to leave a unit out

_AGAINST = re.compile(r"(?<!\w)(?:contre|au[ ]lieu[ ](?:de|d'))[ ]?(?:(?:seulement|a[ ]peine)[ ])?$")
_TOTAL = re.compile(r"(?<!\w)(?:total|ensemble)[ ](?:de|d')[ ]?$")  # « 150 soldats, sur un total de 700 »
# « compte 68 000 hommes ; l'objectif est de 134 000 »
_GOAL = re.compile(
    r"(?<!\w)(?:l'objectif|la[ ]cible|le[ ](?:but|plafond)|la[ ]limite)[ ](?:[a-z]+[ ])?"
    r"(?:(?:est|etait|reste|demeure)[ ](?:de|fixee?[ ]a)|s'etablit[ ]a)[ ]$"
)
_ONLY = re.compile(r"(?<!\w)seule?s[ ]$")  # « Sur les 31 Alliés, seuls 11 y parviennent »
_OF = re.compile(r"[ ]d(?:e[ ]|')")
# « 1 200 militaires : 150 forment l'armée, 180 servent les canons et 400 arment la base »
_SERVE = re.compile(r"[ ](?:sont|ont|[a-z]{3,}ent)[ ]")
_LISTED = re.compile(r"(?:[,:]|[ ]et)[ ]$")
# « ramenés à 39 000, et, à la fin de 2003, à 17 500 », « et le contingent hongrois, avec 468, »
_AND_LATER = re.compile(r"(?:,|[ ]et),?[ ](?:a|en|fin|debut|au)[ ][^,;.]{2,30},[ ]a[ ]$")
_WITH = re.compile(r",[ ]avec[ ]$")
_DATED = re.compile(r"[ ](?:en|fin|entre|d'ici|au|dans|a|pour)[ ]")  # « 170 soldats en Lituanie, 300 en Roumanie »
_DOES = re.compile(r"[ ](?:y[ ])?(?:sont|ont|etaient|avaient|seront|y)[ ]")  # « 18 000 y ont servi ; 32 y sont morts »
_THAT_IS = re.compile(r"(?<!\w)soit[ ]$")  # « 45 000 hommes, soit 5 000 de plus qu'aujourd'hui »
_MORE = re.compile(r"[ ]de[ ](?:plus|moins)(?![^\W_])")
_EACH = re.compile(
    r"[ ]par[ ](?:an|annee|mois|semaine|jour)(?![^\W_])"
)  # « 250 000 par mois, soit trois millions par an »
_THEN = re.compile(r"(?:[ ]puis|,[ ]et|[ ]et|(?P<of>[ (]dont))(?:[ ](?:a|de))?[ ]$")
_LONGEST_WHOLE, _LONGEST_BETWEEN = 120, 60  # characters from a figure to « dont », to « puis »
_LONGEST_ITEM, _LONGEST_TOTAL = 50, 100  # between two members of a list, behind what they sum up to
_OF_OTHERS = re.compile(r"(?<![^\W_])(?:ses|les|des|ces|leurs|aux)[ ][^,]{3,40},[ ]dont[ ]")
# « quatre milliards iront aux équipements, deux au personnel »
_TO_SHARE = re.compile(r"[^.;:]{0,24}[ ](?:aux?|pour|a[ ]la|a[ ]l')[ ]?[^.;:,]{3,40},[ ]")
_SHARES = re.compile(r"[ ](?:aux?[ ]|pour[ ]|a[ ](?:la[ ]|l'))")
# « dont 180 d'occasion », « 38 000 sorties, dont 10 484 de frappe »
_NOT_COUNTED = re.compile(
    r"[ ]d'(?:occasion|ici|active)(?![^\W_])|[ ]de[ ](?:frappe|combat|chasse|transport|reserve)(?![^\W_])"
)
# « 57 milliards en 2022, 97 en 2023 et 118 en 2024 »
_IN_YEAR = re.compile(rf"[ ]en[ ]{_YEAR},[ ]")
# « porte à 750 celui d'Afghanistan »
_BROUGHT = re.compile(r"(?<!\w)(?:port|ramen|relev|redui|fix|limit)[a-z]+[ ]a[ ]$")
_THAT_OF = re.compile(r"[ ](?:celui|celle|ceux|celles)[ ]d(?:e[ ]|u[ ]|es[ ]|')")
_GO_UP = re.compile(r"(?<!\w)(?:all|mont|grimp|pass)(?:er|e|ent|ait|aient|era|eront)[ ]$")  # « aller [jusqu'à] 500 »
_SEVERAL = re.compile(r",[ ]sur[ ]$")  # « Cinq Alliés seulement, sur vingt-huit, »
_SOURCE = re.compile(r"[ ](?:selon|d'apres)[ ]")  # « 400 morts selon Kiev, 150 selon Moscou »
_FROM = re.compile(r"(?<!\w)(?:de|d'|des)[ ]?$")


def _after_another(bare: Bare) -> FoundFigure | None:
    """« 188 voix contre 8 », « 12 % en 2014, puis 18 en 2024 », « de 300 soldats à 2 500 »."""
    previous = bare.previous
    more = _MORE.match(bare.after) is not None
    if previous is None or not (bare.is_alone or more) or previous.kind in ("fraction", "times"):
        return None
    if bare.is_milliards and previous.kind != "money":  # « 18 navires, et 5 milliards seront versés »
        return None
    between = bare.lens[previous.end : min(bare.lead, previous.end + REACH)]
    if _ONLY.search(bare.before) and previous.kind == "count":
        return like(bare, previous)
    if previous.kind == "count" and not bare.is_big and _GOAL.search(bare.before):
        return like(bare, previous)
    if _TOTAL.search(bare.before) and previous.kind == "count" and not bare.is_big:
        return replace(like(bare, previous), like=None)
    if previous.unit == "voix" and bare.after.startswith(" contre"):
        return like(bare, previous)
    if _AGAINST.search(bare.before):
        return like(bare, bare.compared or previous)
    if previous.kind == "count" and (_AND_LATER.search(bare.before) or _WITH.search(bare.before)):
        return like(bare, previous)
    listed = _LISTED.search(bare.before) is not None and bare.lens[bare.start] in (PLAIN, COLLECTIVE)
    longest = _LONGEST_TOTAL if bare.before.endswith(": ") else _LONGEST_ITEM
    if listed and _DATED.match(bare.after) and previous.kind == "count" and len(between) < longest:
        return like(bare, bare.headed(previous))
    if bare.before.endswith("; ") and _DOES.match(bare.after) and previous.kind == "count":
        return like(bare, previous)
    if _THAT_IS.search(bare.before) and previous.kind == "count" and (more or _EACH.match(bare.after)):
        return like(bare, previous)
    if _SOURCE.match(bare.after) and _SOURCE.search(between):
        return like(bare, previous)
    if _SERVE.match(bare.after) and not bare.is_big and _LISTED.search(bare.before):
        first = bare.first_count()
        return replace(like(bare, first), like=None) if first else None
    then = _THEN.search(bare.before)
    near = len(between) < (_LONGEST_WHOLE if then and then["of"] else _LONGEST_BETWEEN)
    if then and then["of"] and previous.kind != "count" and _OF_OTHERS.search(between):
        return None  # « pour 388 millions, doit retirer ses MiG-21, dont vingt »
    if then and near and (not _OF.match(bare.after) or _NOT_COUNTED.match(bare.after)):
        if previous.kind == "money" and bare.lens.endswith("pour ", 0, previous.lead):
            previous = bare.first_count() or previous  # « a acheté 17 F-16 pour 628 millions, puis [32] pour 388 »
        return like(bare, bare.headed(previous) if bare.before.endswith("dont ") else previous)
    if previous.kind == "money" and _IN_YEAR.fullmatch(between) and bare.after.startswith(" en "):
        return like(bare, previous)
    if previous.kind == "money" and _TO_SHARE.fullmatch(between) and _SHARES.match(bare.after):
        return like(bare, previous)
    if previous.kind == "count" and _is_another_level(bare):
        return like(bare, previous)
    if LEVELS.fullmatch(between) and _FROM.search(bare.lens, max(0, previous.lead - 8), previous.lead):
        return replace(like(bare, previous), came_from=previous.start)
    return None


def _is_another_level(bare: Bare) -> bool:
    """« 500 soldats en Irak et porte à [750] celui d'Afghanistan », « 150 et nous pouvons aller jusqu'à [500] »."""
    up_to = bare.reading.folded.startswith("jusqu'", bare.lead) and _GO_UP.search(bare.before)
    if up_to or (_SEVERAL.search(bare.before) and bare.after.startswith(",")):
        return True
    return _BROUGHT.search(bare.before) is not None and _THAT_OF.match(bare.after) is not None


_AUTRES = re.compile(r"[ ]autres(?![^\W_])|[ ](?:d'entre[ ](?:eux|elles|nous)|des[ ](?:siens|leurs|notres))(?![^\W_])")


def _others(bare: Bare) -> FoundFigure | None:
    """« Douze États ont signé ; [vingt autres] les ont rejoints », « une dizaine d'entre eux », « 57 des siens »."""
    m = _AUTRES.match(bare.after)
    if m is None:
        return None
    counted = bare.first_of_some() or bare.counted_before()
    if counted is None and bare.after.startswith(" d'entre e"):
        unit = first_plural(bare)
        return figure_of(bare, unit, "count", end=bare.end + m.end()) if unit else None
    return like(bare, counted, end=bare.end + m.end()) if counted else None


_LIST = re.compile(rf"(?:(?:[ ]?,|[ ]et)[ ](?:de[ ]|a[ ])?{_ANY}){{1,12}}")


def _in_a_list(bare: Bare) -> FoundFigure | None:
    """« respectivement [20], [30] et 40 millions d'euros »."""
    m = _LIST.match(bare.after) if "respectivement" in bare.before else None
    at = bisect_left(bare.figures, bare.end + m.end(), key=start_of) - 1 if m else -1
    return like(bare, bare.figures[at]) if at >= 0 and bare.figures[at].start > bare.start else None


_PAID = re.compile(r"[ ]d(?:e[ ]|')(?:nouvel(?:le)?s?[ ]|autres[ ])?(?P<noun>[a-z]+)")


def _sum_without_currency(bare: Bare) -> FoundFigure | None:
    """« une aide de 92 millions d'euros, qui s'ajoute aux [146 millions] », « [8 milliards] de dépenses »."""
    if not bare.is_big:
        return None
    priced = bare.after.startswith(")") and bare.before.endswith("(")
    money = bare.money_before() if priced else None  # « 60 chars (1,2 milliard) et deux drones, à 200 M$ »
    money = money or bare.money_near()
    counted = bare.previous
    elsewhere = money is None or money.start < bare.sentence.start
    if counted and counted.kind == "count" and elsewhere and not bare.is_milliards and _REACHES.search(bare.before):
        many = isinstance(counted.value, int | float) and counted.value >= _MANY
        return like(bare, counted) if many and bare.is_alone else None
    if money:
        return _between(bare, like(bare, money))
    paid = _PAID.match(bare.after)
    is_sum = (paid and paid["noun"] in words("paid")) or _AMOUNT.search(bare.before)
    pays = _PAYING.search(bare.before) is not None and _TO_SOMEBODY.match(bare.after) is not None
    far = bare.money_anywhere() if is_sum or pays or (bare.is_alone and bare.is_milliards) else None
    return _between(bare, replace(like(bare, far), like=None, is_open=True)) if far else None


_MANY = 1000  # a count that may go on in millions: « La production, de 300 000 obus, atteint [1,4 million] »
_REACHES = re.compile(
    r"(?<![^\W_])(?:attein|depass|franchi|pass|grimp|approch|frol)[a-z]*[ ](?:(?:desormais|deja|presque)[ ])?"
    r"(?:a[ ]|(?:la[ ]barre|le[ ]cap|le[ ]seuil)[ ]d(?:e[ ]|es[ ]|'))?$|;[ ]$"
)
# « consacrera quelque 212 millions à l'Ukraine »
_PAYING = re.compile(
    r"(?<!\w)(?:consacr|allou|vers|fourni|promi|mobilis|debours|investi|cout|depens|financ|debloqu|octroy"
    r"|revien|accord)[a-z]*[ ]"
    r"(?:[^.;]{0,30}[ ])?(?:a[ ])?$"
)
_TO_SOMEBODY = re.compile(r"[ ](?:a|au|aux|pour|dans|par)[ ]|[ ]?[,.;)]|$")
_AMOUNT = re.compile(
    r"(?:montant|somme|valeur|cout|budget|enveloppe|credits?|tranche|rallonge|acompte|versement|facture|cheque|pret)"
    r"[ ](?:totale?[ ]|globale?[ ]|supplementaire[ ])?(?:de|d')[ ]?$"
    r"|(?:credits?|depenses|budgets?|aide|soutien|contribution)[ ][^.;:]{0,60}"
    r"(?:est|s'est|s'etait)[ ](?:montee?|elevee?|chiffree?)[ ]a[ ]$|portant[ ]a[ ]$"
    r"|(?:credits?|depenses|budgets?)[ ][^.;]{0,20}(?:est|sont|etait|etaient|sera|seront)[ ]de[ ]$"
)
_LOW = re.compile(rf"(?<!\w)(?P<link>entre|de)[ ](?P<low>{_ANY})[ ](?P<word>et|a)[ ]$")


def _between(bare: Bare, figure: FoundFigure) -> FoundFigure:
    """The figure with the number that begins it as a range: « manquent entre [13 et 15 milliards] »."""
    m = _LOW.search(bare.before)
    if m is None or isinstance(figure.value, tuple) or (m["link"] == "entre") != (m["word"] == "et"):
        return figure
    start, end = (bare.lead - len(bare.before) + at for at in m.span("low"))
    low = number_value(bare.reading.folded[start:end])
    scaled = low * scale_of(bare.reading.folded[bare.start : bare.end], figure.value)
    return (
        replace(figure, start=start, lead=start, value=(plain(scaled), figure.value))
        if scaled < figure.value
        else figure
    )


_WAYS: tuple[Callable[[Bare], FoundFigure | None], ...] = (
    part_of_all,
    numbering,
    number_of,
    _others,
    of_them,
    the_rest,
    out_of_those,
    among_many,
    _after_another,
    gapped,
    by_source,
    in_brackets,
    in_rows,
    in_items,
    their_number,
    _in_a_list,
    they_were,
    answered,
    _sum_without_currency,
)


def _indexed(figures: list[FoundFigure]) -> tuple[FoundFigure, ...]:
    """The figures with what they refer to as indexes instead of offsets."""
    index = {figure.start: i for i, figure in enumerate(figures)}

    def at(start: int | None) -> int | None:
        return None if start is None else index.get(start)

    return tuple(changed(f, like=at(f.like), came_from=at(f.came_from), of_all=at(f.of_all)) for f in figures)
