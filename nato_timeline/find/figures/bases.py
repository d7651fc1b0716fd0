"""Figures that go on from the one before: « 5 % du PIB, dont 3,5 % » of GDP too, « de 0,4 % à 0,6 % » a change."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from ...lexicon import country_of
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
    r"[ ](?:de[ ]|d'(?!ici)|des[ ](?!ce(?:t|tte)?[ ]|l[ae'][ ]?|aujourd|maintenant|"
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
# « En pourcentage du PIB, l'Estonie est à 3,4 %, la Lettonie à 3,2 % »
_OF_GDP = re.compile(r"en[ ](?:pourcentage|part|proportion|points?)[ ](?:du|de[ ](?:leur|son))[ ]pib(?![^\W_])")
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
        here, apart = bisect_right(reading.sentence_starts, figure.start), False
        if based and here != sentence:
            follows = here <= sentence + _SENTENCES and figure.kind == "percent"
            ranked = follows and _RANKED.search(lens, max(based.end, figure.lead - _BESIDE), figure.lead)
            apart = follows and not ranked and _stands_there(reading, lens, based, figure)
            based = based if ranked or apart else None
        last = out[-1] if out and here == sentence else None
        sentence = here
        start = reading.sentence_starts[here - 1]
        if lens[start : start + 4] == "en p" and _OF_GDP.match(lens, start) and _is_bare(lens, figure):
            figure = replace(figure, unit="% du PIB")
        if figure.kind == "percent" and figure.unit != "%":
            based = figure
            if last and _is_bare(lens, last) and _LEVELS_OR_PAIR.fullmatch(lens[last.end : figure.lead]):
                out[-1] = replace(last, unit=figure.unit, like=figure.start)
                _based_before(lens, out)
        elif based and _is_bare(lens, figure):
            based = figure = replace(figure, unit=based.unit, like=None if apart else based.start)
        out.append(figure)
    return out


def _based_before(lens: str, out: list[FoundFigure]) -> None:
    """« consacrent [4,1 %], [3,1 %] et 3,4 % de leur PIB »: those of the list before the last two."""
    for i in range(len(out) - 2, -1, -1):
        if not _is_bare(lens, out[i]) or lens[out[i].end : out[i + 1].lead] != ", ":
            return
        out[i] = replace(out[i], unit=out[i + 1].unit, like=out[i + 1].start)


def _stands_there(reading: Reading, lens: str, based: FoundFigure, figure: FoundFigure) -> bool:
    """Whether a percentage in a sentence behind says where somebody stands on the same scale."""
    start = reading.sentence_starts[bisect_right(reading.sentence_starts, figure.start) - 1]
    if figure.lead - start > _OPENING or _highest(figure) > _LIKE * _highest(based):
        return False
    having = _WITH.fullmatch(lens, start, figure.lead)
    if _LAST.fullmatch(lens, start, figure.lead) or (having and country_of(having["who"])):
        return True
    if "\n" in lens[based.end : start]:
        return False
    if _THAT_SHARE.fullmatch(lens, start, figure.lead) or _TO_IT.search(lens, start, figure.lead):
        return True
    if _AIMS.match(lens, start, figure.lead):
        return True
    stands = _STANDS.fullmatch(lens, start, figure.lead)
    return stands is not None and (stands["who"].startswith("moyenne") or country_of(stands["who"]) is not None)


def _highest(figure: FoundFigure) -> float:
    return figure.value[1] if isinstance(figure.value, tuple) else figure.value


_LIKE = 5  # times as much at most: a share of the GDP, and no « 30 % » of something else
_SENTENCES = 2  # behind the one that has the base
_OPENING = 90  # characters from the beginning of a sentence to its share
# « En queue de peloton figurent l'Espagne (0,9 %) », « L'Allemagne, avec 1,2 %, »
_LAST = re.compile(r"(?:en[ ](?:queue|tete)|tout[ ]en[ ]bas|au[ ]bas|derriere|devant)[^.;:()]{0,60}[ ]\($")
_WITH = re.compile(r"(?:l'|l[ae]s?[ ])?(?P<who>[a-z-]+(?:[ -][a-z]+)?),[ ]avec[ ]")
_DATE_OPENS = (
    rf"(?:(?:en|fin|des|d'ici[ ]a)[ ]{NUMBER_ATOMS['YEAR']},[ ]|l'an[ ](?:dernier|passe|prochain),[ ]"
    r"|cette[ ]annee,[ ])?"
)
_MAY = r"(?:(?:doit|devrait|devra|va|pourrait|entend|veut|compte|espere)[ ])?"
_LEVEL_VERB = (
    r"(?:n'|s'|se[ ])?(?:(?:est|a|etait|avait)[ ](?=[a-z]))?(?:est|etait|sera|serait|reste|restait|demeure|demeurait"
    r"|atteint|atteignait|atteindra|atteindrait"
    r"|atteindre|etabli[a-z]+|situ[a-z]+|plafonn[a-z]+|stagn[a-z]+|pass(?:ee?|era|erait|er)|mont(?:ee?|era|erait|er)|grimp[a-z]+"
    r"|tomb[a-z]+|descend[a-z]*|figur[a-z]+|pointe|pointait|affiche|affichait|vis(?:e|ait|er)|depass[a-z]+)"
)
_TO = r"(?:[ ](?:desormais|deja|toujours|encore|donc|ainsi|aujourd'hui))?(?:[ ](?:a|qu'a|sous[ ]les|les))?"
# « Ce taux devrait atteindre », « Cette part était de »
_THAT_SHARE = re.compile(
    rf"{_DATE_OPENS}(?:ce[ ](?:taux|ratio|pourcentage|chiffre|niveau)|cet[ ]effort|cette[ ](?:part|proportion))"
    rf"[ ]{_MAY}{_LEVEL_VERB}{_TO}(?:[ ]de)?[ ]"
)
# « En 2022, elle y consacrait »
_TO_IT = re.compile(
    r"(?<!\w)(?:n')?y[ ](?:consacr|affect|allou|depens)[a-z]+[ ]"
    r"(?:(?:deja|encore|que|toujours|actuellement|aujourd'hui|desormais)[ ])?$"
)
# « Nous nous sommes engagés à parvenir à », « Elle veut arriver à »
_AIMS = re.compile(r"(?:nous|ils?|elles?|on)[ ][^,;]{2,60}[ ](?:(?:parvenir|arriver|passer|monter)[ ]a|atteindre)[ ]$")
# « L'Allemagne était à », « La France, quant à elle, s'établit à », « Madrid vise »
_STANDS = re.compile(
    rf"{_DATE_OPENS}(?:l'|l[ae]s?[ ])?"
    r"(?P<who>moyenne(?:[ ]des[ ]allies|[ ]de[ ]l'(?:alliance|otan)|)|[a-z-]+(?:[ -][a-z]+)??)"
    rf"(?:,[ ][^,;]{{2,40}},)?[ ]{_MAY}{_LEVEL_VERB}{_TO}[ ]"
)


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
