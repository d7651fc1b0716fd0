"""Numbers whose noun is said by a pronoun or stood before: « la France en compte 1 600 », « ils n'étaient que 4 000 »,
« les 3 800 restants », « Sur les 6 000 policiers réclamés, deux mille sont arrivés »."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from ...lexicon import country_of
from .bare import REACH, Bare, figure_of, like, start_of
from .found import FoundFigure
from .lens import NUMBER_ATOMS
from .units import elided, is_counted, singular
from .values import number_value, plain

_ANY = NUMBER_ATOMS["ANY"]
_ONLY = (
    r"(?:(?:que|qu'|seulement|deja|encore|alors|desormais|actuellement|aujourd'hui|a[ ]peine"
    r"|a[ ]elle[ ]seule|a[ ]lui[ ]seul|plus)[ ]?){0,3}"
)
# « l'Ukraine en a 800 000 », « veut en avoir 203 000 »
_HAS = re.compile(rf"(?<!\w)en[ ](?:a|ont|avait|avaient|aura|auront|avoir)[ ]{_ONLY}$")
# « en compte déjà », « en représente à elle seule », « n'en a livré que »
_EN = re.compile(
    r"(?<!\w)en[ ](?:(?:a|ai|avons|avez|ont|avait|avaient|aura|auront)[ ](?:(?:deja|aussi|encore)[ ])?)?"
    rf"(?P<verb>[a-z]+)[ ]{_ONLY}(?:de[ ]|entre[ ])?$"
)
_LESS = re.compile(r"[ ]de[ ](?:moins|plus)(?![^\W_])")


def of_them(bare: Bare) -> FoundFigure | None:
    """« 700 soldats partent là où l'Alliance en compte déjà [1 600] »."""
    m = _EN.search(bare.before)
    if not _HAS.search(bare.before) and (m is None or not m["verb"].startswith(elided("of_them"))):
        return None
    if m and m["verb"].endswith("ant"):
        return None  # « en versant 40 »: no pronoun
    if not (bare.is_alone or _LESS.match(bare.after)):
        return None
    last = bare.last_before()
    told = _LASTS.search(bare.reading.folded, last.end, bare.lead) if last else None
    if told and told["before"] not in _PREPOSITIONS:
        return None  # « ont cédé 18 chars. Les stocks couvrent deux jours, l'OTAN en exige trente »
    if last and last.kind == "money" and not bare.is_big and not (m and _is_of_the_sum(bare, last, m["verb"])):
        last = bare.counted_before()  # « Le coût est de 197 millions. La Belgique en recevra [sept] »
    elif last and last.kind != "money" and not (last.kind == "measure" and bare.is_decimal):
        last = bare.counted_before() or (last if last.kind == "count" else None)
    if last is None:
        noun = _given_before(bare)
        return figure_of(bare, noun, "count") if noun else None
    return ranged(bare, like(bare, _whole(bare, last)))


_LASTS = re.compile(
    r"(?<![^\W_])(?P<before>[a-z]+)[ ](?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente)[ ]"
    r"(?:jours?|semaines?|mois|ans?|annees?|heures?)(?![^\W_])"
)
_PREPOSITIONS = frozenset(
    {"en", "depuis", "pendant", "a", "dans", "sur", "pour", "apres", "avant", "durant", "y", "ici"}
)
_PAID = ("pay", "pai", "absorb", "vers", "depens", "debours", "cout", "rembours", "financ", "assum")
_PROMISED = ("promi", "promet", "reclam", "demand", "attend", "esper", "engag")


def _is_of_the_sum(bare: Bare, money: FoundFigure, verb: str) -> bool:
    """« coûtera 135 millions ; Rome en assumera [80] », « a versé 50 milliards, alors qu'elle en avait promis [40] »:
    what is promised of a sum stands beside it, with nothing counted between."""
    if verb.startswith(_PAID):
        return True
    counted = bare.counted_before()
    beside = money.start >= bare.sentence.start and not (counted and counted.start >= bare.sentence.start)
    return beside and verb.startswith(_PROMISED)


_MADE_OF = re.compile(r",?(?:[ ][a-z]+){0,3}[ ](?:de|d'|dans)[ ]?")


def _whole(bare: Bare, last: FoundFigure) -> FoundFigure:
    """« 1 700 militaires originaires de [onze pays]. Celui de Roumanie en compte 1 000 »: the soldiers."""
    at = bisect_left(bare.figures, last.start, key=start_of) - 1
    before = bare.figures[at] if at >= 0 else None
    if before is None or before.kind != last.kind or not _MADE_OF.fullmatch(bare.lens, before.end, last.lead):
        return last
    return before


_GIVEN = re.compile(
    r"(?<![^\W_])(?:livraison|envoi|fourniture|achat|don|cession|transfert)s?[ ](?:de[ ]|d'|des[ ])(?:ses[ ]|ces[ ])?"
    r"(?P<noun>[a-z]+(?:-[a-z]+)*)"
)


def _given_before(bare: Bare) -> str | None:
    """« la livraison de chars. Berlin pourrait en fournir [cinquante] »: the noun, in the singular."""
    sentences = bare.reading.sentences
    first = sentences[max(0, bare.reading.sentence_index(bare.start) - 1)]
    start = first.start if first.paragraph == bare.sentence.paragraph else bare.sentence.start
    given = list(_GIVEN.finditer(bare.reading.folded, max(start, bare.lead - 2 * REACH), bare.lead))
    noun = given[-1].span("noun") if given and is_counted(given[-1]["noun"]) else None
    return singular(bare.reading.text[slice(*noun)]) if noun else None


_THEY = re.compile(
    r"(?<!\w)(?:ils|elles|nous)[ ](?:n'|ne[ ])?(?:etaient|sont|seront|seraient|furent|etions|sommes|serons"
    r"|(?:devraient|pourraient|doivent|vont|devrions)[ ](?:bientot[ ])?etre)[ ]"
    rf"{_ONLY}(?:de[ ])?$"
)
# « Ils étaient sept l'an dernier et devraient être [onze] »
_AND_WILL = re.compile(
    r"(?<!\w)(?:et|puis|mais)[ ](?:en[ ])?(?:(?:devraient|pourraient|doivent)[ ]etre|seront|seraient)[ ]$"
)
_PLURAL_NOUN = re.compile(
    r"(?<!\w)(?:(?:des|les|ces|ses|leurs|nos)[ ]|combien[ ]d(?:e[ ]|'))(?P<noun>[a-z]+(?:-[a-z]+)*)"
)


def they_were(bare: Bare) -> FoundFigure | None:
    """« Des soldats se sont relayés ; ils étaient plus de [cent trente mille] »: the first plural noun before them, or
    the last that was counted."""
    if bare.lead - bare.sentence.start < _OPENING and _OPENS.fullmatch(bare.before) and _DO.match(bare.after):
        return _some_of_those(bare)
    they = _THEY.search(bare.before)
    if they is None and bare.is_alone and bare.previous and bare.previous.rule == "elided":
        return like(bare, bare.previous) if _AND_WILL.search(bare.before) else None
    if they is None or not bare.is_alone:
        return None
    counted = bare.counted_before()
    if counted and counted.start >= bare.sentence.start and _opens(bare, counted):
        return ranged(bare, like(bare, counted))
    unit = None if "nous " in they[0] else first_plural(bare)
    if unit:
        return ranged(bare, figure_of(bare, unit, "count"))
    last = bare.counted_before()
    return ranged(bare, like(bare, _not_added(bare, last))) if last else None


_OPENS = re.compile(r"[\s«]*(?:(?:et|mais)[ ])?")
_DO = re.compile(r"[ ](?:(?:y|en|n'y|n'en|n'|ne)[ ]?)?(?:sont|ont|etaient|avaient|seront|auront|seraient|furent)[ ]")
_OPENING, _FEW = 8, 1  # characters; a number that is too few
_NEAR = 12  # figures of a sentence


def _some_of_those(bare: Bare) -> FoundFigure | None:
    """« Ils livreront six sous-marins. [Quatre] sont destinés à Oslo »: of the only things that the sentence before
    counts."""
    here = bare.reading.sentence_index(bare.start)
    before = bare.reading.sentences[here - 1] if here > 0 else None
    if before is None or before.paragraph != bare.sentence.paragraph or bare.is_big:
        return None
    at = bisect_left(bare.figures, before.start, key=start_of)
    near = bare.figures[at : at + _NEAR]
    units = {f.unit for f in near if f.start < before.end and f.kind == "count"}
    last = bare.counted_before()
    if last is None or units != {last.unit} or isinstance(last.value, tuple):
        return None
    figure = like(bare, last)
    fits = isinstance(figure.value, int) and _FEW < figure.value < last.value
    return figure if fits else None


_ADDED = re.compile(r"s'ajout[a-z]+(?![^\W_])")


def _not_added(bare: Bare, last: FoundFigure) -> FoundFigure:
    """« 25 200 militaires, auxquels s'ajoutent [1 500 civils]. Ils ne seront plus que 23 000 »: the soldiers."""
    at = bisect_left(bare.figures, last.start, key=start_of) - 1
    before = bare.figures[at] if at >= 0 and bare.figures[at].kind == "count" else None
    return before if before and _ADDED.search(bare.lens, before.end, last.lead) else last


def _opens(bare: Bare, counted: FoundFigure) -> bool:
    """Whether no plural noun stands in the sentence before what is counted: « trois Alliés … ; ils sont [23] »."""
    first = _PLURAL_NOUN.search(bare.reading.folded, bare.sentence.start, bare.lead)
    return first is None or first.start() > counted.start


def first_plural(bare: Bare) -> str | None:
    """The noun, in the singular, of the first plural phrase of the sentence, or of the one before."""
    folded, sentences = bare.reading.folded, bare.reading.sentences
    here = bare.reading.sentence_index(bare.start)
    for sentence in (sentences[here], sentences[max(0, here - 1)]):
        low, high = max(sentence.start, bare.lead - 2 * REACH), min(sentence.end, bare.lead)
        for m in _PLURAL_NOUN.finditer(folded, low, high):
            if is_counted(m["noun"]) and not country_of(m["noun"]):  # not « les États-Unis »
                return singular(bare.reading.text[m.start("noun") : m.end("noun")])
    return None


_THE = re.compile(r"(?<!\w)(?:les|aux|des)[ ](?:autres[ ])?$")
_REMAINING = re.compile(r"[ ](?:restante?s|qui[ ](?:restent|y[ ]sont)|deja|autres)(?![^\W_])")


def the_rest(bare: Bare) -> FoundFigure | None:
    """« Deux cents soldats sont rentrés ; les [3 800] restants partiront », « s'ajoutent aux [douze] déjà livrés »."""
    if not _THE.search(bare.before) or not _REMAINING.match(bare.after):
        return None
    last = bare.counted_before() or bare.previous
    return like(bare, last) if last and last.kind in ("count", "money") else None


_OUT_OF = re.compile(r"(?<!\w)(?:sur|parmi|des)[ ](?:(?:les|ses|leurs|ces|nos|vos)[ ])?$")
_ACT = re.compile(r"[ ](?:seulement[ ]|a[ ]peine[ ])?(?:[a-z]*ront|sont|ont|[a-z]{3,}ent|y|n'|ne)(?![^\W_])")


def out_of_those(bare: Bare) -> FoundFigure | None:
    """« Sur les 6 000 policiers réclamés, [deux mille] seulement sont arrivés »."""
    whole = bare.previous
    if whole is None or whole.kind != "count" or not _ACT.match(bare.after):
        return None
    begins = _OUT_OF.search(bare.lens, max(bare.sentence.start, whole.lead - 14), whole.lead)
    return like(bare, whole) if begins and bare.before.endswith(", ") else None


# « plusieurs millions de personnes », « des centaines de soldats »
_MANY = re.compile(
    r"(?<!\w)(?:plusieurs|des|quelques)[ ](?:dizaines|centaines|milliers|millions)"
    r"(?:[ ]de[ ](?:milliers|millions))?[ ]d(?:e[ ]|')(?P<noun>[a-z]+(?:-[a-z]+)*)"
)
_REACH = 1_000  # characters, in a sentence that never ends
_AMONG = re.compile(r"(?<!\w)dont[ ]$")


def among_many(bare: Bare) -> FoundFigure | None:
    """« Plusieurs millions de personnes ont manifesté, dont au moins [un million] à Londres »."""
    if not _AMONG.search(bare.before) or not bare.is_alone:
        return None
    many = _MANY.search(bare.reading.folded, max(bare.sentence.start, bare.lead - _REACH), bare.lead)
    if many is None or (bare.previous and bare.previous.start > many.start()):
        return None
    noun = many.span("noun")
    return figure_of(bare, singular(bare.reading.text[slice(*noun)]), "count") if is_counted(many["noun"]) else None


_LINK = re.compile(rf"[ ](?:a|et)[ ](?P<high>{_ANY})")
_BETWEEN = re.compile(r"(?<!\w)(?:de|entre)[ ]$")


def ranged(bare: Bare, figure: FoundFigure) -> FoundFigure:
    """The figure with the number that ends it as a range: « ils seront de [25 à 30] »."""
    m = _LINK.match(bare.after)
    if m is None or isinstance(figure.value, tuple) or not _BETWEEN.search(bare.before):
        return figure
    start, end = bare.end + m.start("high"), bare.end + m.end()
    return replace(figure, end=end, value=(figure.value, plain(number_value(bare.reading.folded[start:end]))))


_OF_ALL = re.compile(
    r"(?P<first>[ ](?:premi|derni)ere?s)?[ ](?:des|de[ ](?:ses|nos|leurs|ces)|d'entre[ ]les|parmi[ ]les)[ ]"
)


def part_of_all(bare: Bare) -> FoundFigure | None:
    """« [21] des 32 pays »."""
    m = _OF_ALL.match(bare.after)
    whole = bare.following
    if m is None or whole is None or whole.kind not in ("count", "money") or whole.lead != bare.end + m.end():
        return None
    return replace(like(bare, whole, end=bare.end + m.end("first") if m["first"] else None), of_all=whole.start)
