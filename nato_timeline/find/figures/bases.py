"""Figures that go on from the one before: « 5 % du PIB, dont 3,5 % » of GDP too, « de 0,4 % à 0,6 % » a change."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from ...model import Reading
from .found import FoundFigure
from .lens import NUMBER_ATOMS

# « 2 % du PIB, en hausse de 10 % », « 20 % des dépenses »: these have a base of their own
_RISE = re.compile(
    r"(?:hausse|baisse|augmentation|progression|croissance|diminution|reduction|recul|bond|chute|augment\w+|progress\w+"
    r"|baiss\w+|inflation|croitr\w+|recul\w+)[ ](?:(?:annuelle|moyenne|globale|reelle)[ ])?(?:de|d')[ ]?$"
)
# not « 2 % dès cette année », « 3 % dès 2027 »
_OWN_BASE = re.compile(
    r"[ ](?:de[ ]|d'|des[ ](?!ce(?:t|tte)?[ ]|l[ae'][ ]?|aujourd|maintenant|"
    + NUMBER_ATOMS["YEAR"]
    + r")|du[ ]|en[ ](?:volume|valeur|termes))"
)
# « Pologne : 3,9 % du PIB », and on the next line « Grèce : 3 % »
_NEXT_LINE = re.compile(r"[^\n]{0,3}\n+[^\n.;:%]{1,30}[ ]?:[ ]")
# « La Pologne est à 3,9 % de son PIB. Le Luxembourg ferme la marche avec 0,7 % »
_RANKED = re.compile(
    r"(?:ferm[a-z]+[ ]la[ ]marche|arriv[a-z]+[ ](?:en[ ]tete|ensuite|en[ ]queue)|suiv[a-z]+|vien[a-z]+[ ]ensuite)"
    r",?[ ]avec[ ]$"
)
_BESIDE = 40  # characters
# « à », « en 2014 à », between the first and the second of two levels
# « 2,06 % et 2,12 % de leur PIB »
_PAIR = r"[ ](?:et|ou)[ ](?:de[ ])?"
LEVELS = re.compile(
    rf"(?:[ ](?:(?:en|fin|debut)[ ]{NUMBER_ATOMS['ANY']}|cette[ ]annee|aujourd'hui|actuellement"
    r"|l'an[ ](?:dernier|passe)))?[ ](?:a|jusqu'a)[ ]"
)


_LEVELS_OR_PAIR = re.compile(f"{LEVELS.pattern}|{_PAIR}")


def with_bases(reading: Reading, lens: str, figures: list[FoundFigure]) -> list[FoundFigure]:
    """The figures, bare percentages with the base that their sentence gives: from the one before, or, in « de 1,5 % à
    2 % du PIB », from the one after."""
    out: list[FoundFigure] = []
    based: FoundFigure | None = None
    sentence = -1
    for figure in figures:
        if based and figure.lead - based.end < _BESIDE and _NEXT_LINE.fullmatch(lens[based.end : figure.lead]):
            sentence = bisect_right(reading.sentence_starts, figure.start)
        here = bisect_right(reading.sentence_starts, figure.start)
        if based and here != sentence:
            follows = here == sentence + 1 and figure.kind == "percent"
            ranked = follows and _RANKED.search(lens, max(based.end, figure.lead - _BESIDE), figure.lead)
            based = based if ranked else None
        last = out[-1] if out and here == sentence else None
        sentence = here
        if figure.kind == "percent" and figure.unit != "%":
            based = figure
            if last and _is_bare(lens, last) and _LEVELS_OR_PAIR.fullmatch(lens[last.end : figure.lead]):
                out[-1] = replace(last, unit=figure.unit, like=figure.start)
        elif based and _is_bare(lens, figure):
            based = figure = replace(figure, unit=based.unit, like=based.start)
        out.append(figure)
    return out


def with_changes(lens: str, figures: list[FoundFigure]) -> list[FoundFigure]:
    """The figures, each that is the new level of the one before it with where that begins: « passera de 14 % en 2014
    à [28 %] »."""
    out = list(figures)
    for i, (first, second) in enumerate(pairwise(figures), start=1):
        between = lens[first.end : second.lead] if second.lead - first.end < _BESIDE else ""
        if (
            first.unit == second.unit
            and LEVELS.fullmatch(between)
            and _FROM.search(lens, max(0, first.lead - 8), first.lead)
        ):
            out[i] = replace(second, came_from=first.start)
    return out


_FROM = re.compile(r"(?<!\w)(?:de|d'|des)[ ]?$")


def _is_bare(lens: str, figure: FoundFigure) -> bool:
    if figure.unit != "%" or _OWN_BASE.match(lens, figure.end):
        return False
    return _RISE.search(lens, max(0, figure.lead - 50), figure.lead) is None
