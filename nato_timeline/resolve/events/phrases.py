"""A stretch of a sentence cut into phrases, each with the preposition that links it: what stands around a verb or noun.

No parser: prepositions, commas, verbs and dates are the joints, and what lies between two joints is a phrase.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ...find.triggers import Trigger, word_list
from ...grammar import VerbGroup
from ...heads import FirstWords
from ...lean import lean
from ...model import Mention, Span
from .scene import Scene

# prepositions that begin a phrase, by the name of their link; « de » only goes on with the phrase before it
_LINKS = (
    ("presence", r"en[ ](?:la[ ])?presence[ ](?:notamment[ ])?(?:de|du|des|d')"),
    ("led", r"sous[ ](?:la[ ](?:presidence|conduite|direction)|l'egide)[ ](?:de|du|des|d')"),
    ("beside", r"(?:aux|a[ ]ses|a[ ]leurs)[ ]cotes(?:[ ](?:de|du|des|d'))?"),
    (
        "during",
        r"(?:lors|au[ ]cours|a[ ]l'occasion|en[ ]marge|dans[ ]le[ ]cadre|au[ ]sein|a[ ]l'ouverture|au[ ]terme|"
        r"a[ ]l'issue)[ ](?:de|du|des|d')",
    ),
    (
        "about",
        r"(?:au[ ]sujet|a[ ]propos|en[ ]matiere|en[ ]vue|afin|dans[ ]la[ ]perspective|en[ ]amont|"
        r"en[ ]raison|au[ ]niveau|"
        r"en[ ]prevision|a[ ]la[ ]suite|au[ ]nom|au?[ ]titre)[ ](?:de|du|des|d')",
    ),
    (
        "for",
        r"(?:en[ ]faveur|au[ ]profit|a[ ]destination|au[ ]benefice|a[ ]l'intention|a[ ]hauteur|"
        r"aupres)[ ](?:de|du|des|d')",
    ),
    ("to", r"a|au|aux|en|dans|vers|devant|chez|jusqu'a|jusqu'au|jusqu'en"),
    ("with", r"avec"),
    ("by", r"par"),
    ("between", r"entre"),
    ("on", r"sur"),
    ("pour", r"pour"),
    ("against", r"contre(?!-)"),
    (
        "other",
        r"depuis|apres|avant|pendant|durant|malgre|selon|sans|sous|hors|parmi|outre|via|face[ ]a|face[ ]au|"
        r"face[ ]aux|comme",
    ),
)
_LINK = re.compile("|".join(rf"(?:{pattern})" for _, pattern in _LINKS))
_FIRST_OF_LINKS = FirstWords(**{name: re.compile(pattern) for name, pattern in _LINKS})
_DE = frozenset({"de", "du", "des", "d'"})
# where a stretch ends: relative pronouns, conjunctions, subjects of the next clause

# words that belong to no phrase

_PHRASAL_ADVERB = re.compile(
    r"(?:pour[ ]la[ ](?:premiere|deuxieme|troisieme|derniere)[ ]fois(?:[ ]de[ ](?:son|leur)[ ]histoire)?|"
    r"en[ ]outre|par[ ]ailleurs|de[ ](?:son|"
    r"leur)[ ]cote|a[ ]son[ ]tour|"
    r"a[ ](?:cette[ ]occasion|ce[ ]titre|nouveau)|en[ ]particulier|d'ores[ ]et[ ]deja|tout[ ]d'abord|"
    r"d'abord|de[ ]nouveau|en[ ]principe|"
    r"en[ ]tete-a-tete|sur[ ]place|dans[ ]ce[ ](?:contexte|cadre)|d'emblee|en[ ]direct|cette[ ]fois|au[ ]total)\b"
)
_ENDS = re.compile(r'[;:!?«»"“”\n…]| -[ ]')
# words before a number that belong to it: « au moins cent », « près de 220 », « jusqu'à 2 200 »
_ABOUT = re.compile(
    r"(?:(?:quelque|environ)(?=[ ]\d)|au[ ](?:moins|plus|maximum|minimum)|"
    r"a[ ]peu[ ]pres|jusqu'a(?=[ ]\d)|pres[ ]de|plus[ ]de|moins[ ]de)\b"
)
# « près [de Brega] », « au large [d'Ustka] », where a place follows
_NEAR = re.compile(
    r"(?:pres|au[ ]large|a[ ]proximite|non[ ]loin|aux[ ](?:abords|environs|portes)|au[ ](?:nord|sud|depart)|"
    r"a[ ]l'(?:est|ouest)|"
    r"dans[ ](?:la[ ](?:region|province|ville)|le[ ](?:nord|sud|centre)|l'(?:est|ouest)))[ ](?:de[ ]|du[ ]|des[ ]|d')"
)
_RANGE = re.compile(r"(?P<from>de[ ])\d[\d ,.]*[ ]a[ ](?=\d)")  # « de 600 à » before « 800 soldats »
# « figure au programme »: a verb though it is as often a noun
_FIGURES = re.compile(r"figure(?:nt|ra|ront)?[ ](?:egalement[ ]|aussi[ ]|notamment[ ])?(?:au|aux|a|parmi|dans)\b")
# words in -ment that stand behind a verb without an article and are its object: « a prêté serment »
_NO_MANNER = frozenset({"serment", "jugement", "argument", "parlement"})
_COUNTING = re.compile(
    r"\b(?:les|des|ces|ses|leurs|plusieurs|quelques|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)[ ]$"
)
_INSIDE = ("word", "article", "de")

_ALL = re.compile(r"\b(?:tous|toutes|toute|tout)[ ]$")
_SIGNS = frozenset("€$£%")
_SIGN = re.compile(r"[ \u00a0\u202f]?[€$£%]")
_AND = re.compile(r"(?:et|ou|ainsi[ ]qu(?:e\b|')|de[ ]meme[ ]qu(?:e\b|'))(?:\b|(?<='))")

# prepositions that could be verbs
_PREPOSITIONS = frozenset({"contre", "entre", "sous"})


@lean(frozen=True, slots=True)
class Phrase:
    """`start`/`end` without the preposition that `link` names ("" for none), `begin` with it. `comma`: it stands behind
    a comma; `joined`: « et » goes on with it."""

    begin: int
    start: int
    end: int
    link: str
    comma: bool = False
    joined: bool = False


class _Unit(NamedTuple):
    """A joint or a word: kind is word, article, de, link, comma, and, aside, or stop. An article after a word begins a
    phrase of its own: « à Bruxelles [une réunion] »."""

    kind: str
    start: int
    end: int
    link: str = ""


def phrases(scene: Scene, start: int, stop: int) -> tuple[Phrase, ...]:
    """The phrases of `[start, stop)`, up to where its clause ends."""
    found: list[Phrase] = []
    units = _units(scene, start, stop)
    comma = joined = False
    begin: int | None = None
    inner = end = start
    link = pending = ""
    for index, unit in enumerate(units):
        inside = unit.kind in _INSIDE
        if begin is not None and (inside or (unit.kind == "and" and _goes_on(units, index))):
            behind_word = unit.kind == "article" and units[index - 1].kind == "word"
            fresh = (link == "to" and _partitive(scene, unit, end)) or (
                behind_word and not _ALL.search(scene.folded, max(0, unit.start - 8), unit.start)
            )
            if not fresh:
                end = unit.end
                continue
        if begin is not None and end > inner:
            found += _trimmed(scene, begin, inner, end, link, comma, joined)
            comma = joined = False
        elif begin is not None and link in ("with", "by"):
            pending = link  # « avec, pour la première fois, leurs homologues »
        begin = None
        if inside:
            begin, inner, end, link, pending = unit.start, unit.start, unit.end, pending, ""
        elif unit.kind == "link":
            begin, inner, end, link = unit.start, unit.end, unit.end, unit.link
        elif unit.kind == "comma":
            comma = True
        elif unit.kind == "and":
            joined = True
    if begin is not None and end > inner:
        found += _trimmed(scene, begin, inner, end, link, comma, joined)
    return tuple(found)


def _goes_on(units: list[_Unit], index: int) -> bool:
    return index + 1 < len(units) and units[index + 1].kind in _INSIDE


def _partitive(scene: Scene, unit: _Unit, end: int) -> bool:
    """« à l'Ukraine [des obusiers] », « à l'Ukraine [288 missiles] »: behind a country they begin the object."""
    figure = unit.kind == "word" and scene.figures.first(unit.start, unit.start + 1) is not None
    if not figure and scene.folded[unit.start : unit.end] != "des":
        return False
    place = scene.places.before(end)
    return place is not None and place.end == end and (place.kind == "country" or place.form == "metonym")


def _trimmed(
    scene: Scene, begin: int, start: int, end: int, link: str, comma: bool, joined: bool
) -> tuple[Phrase, ...]:
    """The phrase without the space before and the prepositions and articles that a date cut off at the end (« Lituanie
    du »); none where nothing is left of it."""
    tokens = scene.reading.words(start, end)
    kept, loose = len(tokens), word_list("loose")
    while kept and tokens[kept - 1].norm in loose:
        kept -= 1
    if not kept:
        return ()
    end = end if kept == len(tokens) else tokens[kept - 1].end
    return (Phrase(begin, tokens[0].start, end, link, comma, joined),)


def _units(scene: Scene, start: int, stop: int) -> list[_Unit]:
    folded, known = scene.folded, scene.units
    units: list[_Unit] = []
    at = start
    for first, last, norm in scene.reading.words(start, stop):
        if first < at:
            continue
        gap = folded[at:first]
        if gap not in ("", " "):
            if gap != ", ":
                gap = "".join(" " if i in scene.marks else folded[i] for i in range(at, first))
                if _ENDS.search(gap) or ")" in gap:
                    break
            if "(" in gap:
                closing = folded.find(")", first, stop)
                at = closing + 1 if closing >= 0 else stop
                units.append(_Unit("aside", first, at))
                continue
            if "," in gap:
                units.append(_Unit("comma", at, first))
        unit = known.get(first)
        if unit is None:
            unit = known[first] = _unit(scene, first, last, norm)
        if unit.kind == "stop":
            break
        units.append(unit)
        at = unit.end
    return units


_PATTERNS = FirstWords(
    figures=_FIGURES, near=_NEAR, range=_RANGE, about=_ABOUT, adverbial=_PHRASAL_ADVERB, also=_AND, link=_LINK
)


@lru_cache(20_000)
def _traits(norm: str) -> frozenset[str]:
    """The patterns that can match at a word, and the lists that hold it; most words have none of either."""
    lists = ("clitics", "stop", "adverbs", "articles")
    manner = {"manner"} if norm.endswith("ment") and norm not in _NO_MANNER else set()
    return _PATTERNS(norm) | {name for name in lists if norm in word_list(name)} | manner


@lru_cache(1_000)
def _link_at(norm: str) -> re.Pattern[str]:
    """What a word can be the link of: the alternatives of _LINKS that can begin with it."""
    fitting = _FIRST_OF_LINKS(norm)
    found = (rf"(?P<{name}>(?:{pattern})(?<=')|(?:{pattern})\b)" for name, pattern in _LINKS if name in fitting)
    return re.compile("|".join(found))


def _unit(scene: Scene, start: int, end: int, norm: str) -> _Unit:
    folded, traits = scene.folded, _traits(norm)
    if "figures" in traits and _FIGURES.match(folded, start):
        return _Unit("stop", start, end)
    match scene.wholes.get(start):
        case Trigger(name=(_, stop)):
            return _Unit("word", start, stop)
        case Mention(end=stop):
            return _Unit("word", start, stop)
        case Span(end=stop):
            return _Unit("aside", start, _closed(folded, start, stop))
    if not traits and norm not in _DE:
        verb = scene.verb_tokens.get(start)
        return _Unit("stop", start, end) if verb and not adjectival(scene, verb) else _word(scene, start, end)
    if "near" in traits and (near := _NEAR.match(folded, start)) and scene.places.first(near.end(), near.end() + 5):
        return _Unit("link", start, near.end(), "near")
    if "range" in traits and (until := _range_end(scene, start)) is not None:
        return _Unit("word", start, until)
    if "about" in traits and (about := _ABOUT.match(folded, start)):
        return _Unit("article", start, about.end())
    if "adverbial" in traits and (aside := _PHRASAL_ADVERB.match(folded, start)):
        return _Unit("aside", start, aside.end())
    verb = None if norm in _PREPOSITIONS else scene.verb_tokens.get(start)
    if "clitics" in traits and _before_verb(scene, end):
        return _Unit("aside", start, end)
    if "also" in traits and (also := _AND.match(folded, start)):
        return _Unit("and", start, also.end())
    if "stop" in traits or (verb and not (adjectival(scene, verb) or _nominal(scene, verb))):
        return _Unit("stop", start, end)
    if "adverbs" in traits or ("manner" in traits and _behind_verb(scene, start)):
        return _Unit("aside", start, end)  # « a annexé illégalement la Crimée »
    if norm in _DE:
        return _Unit("de", start, end)
    if "link" in traits and (m := _link_at(norm).match(folded, start)):
        return _Unit("link", start, m.end(), str(m.lastgroup))
    if "articles" in traits:
        return _Unit("article", start, end)
    return _word(scene, start, end)


def _word(scene: Scene, start: int, end: int) -> _Unit:
    """A word with the sign behind it."""
    after = scene.text[end : end + 2]
    sign = None if _SIGNS.isdisjoint(after) else _SIGN.match(after)
    return _Unit("word", start, end + sign.end() if sign else end)


def _range_end(scene: Scene, start: int) -> int | None:
    """« [de 600 à 800] soldats »: where a range ends, whose « à » leads to nobody."""
    m = _RANGE.match(scene.folded, start)
    figure = scene.figures.first(m.end("from"), m.end("from") + 1) if m else None
    return m.end() if m and figure is not None and not isinstance(figure.value, (int, float)) else None


def _closed(folded: str, start: int, end: int) -> int:
    """A date with the bracket that it opens: « ce mardi (21 novembre 2023[)] »."""
    return end + 1 if "(" in folded[start:end] and folded.startswith(")", end) else end


def _behind_verb(scene: Scene, start: int) -> bool:
    """Whether a word stands right behind a verb: « a annexé [illégalement] », « se sont réunis [séparément] »."""
    verb = scene.verbs.before(start)
    return verb is not None and verb.end == start - 1


def _before_verb(scene: Scene, at: int) -> bool:
    """Whether a verb follows, other clitics between: « [s'] y posaient »."""
    for _ in range(3):
        token = scene.tokens.first(at, at + 2)
        if token is None:
            return False
        if scene.verbs.over(token.start):
            return True
        if token.norm not in word_list("clitics"):
            return False
        at = token.end
    return False


def _nominal(scene: Scene, verb: VerbGroup) -> bool:
    """Whether a participle is a noun: « quatre insurgés libyens », « les blessés »."""
    before = scene.folded[max(0, verb.start - 14) : verb.start]
    return verb.tense == "participle" and verb.start == verb.head_start and _COUNTING.search(before) is not None


def adjectival(scene: Scene, verb: VerbGroup) -> bool:
    """Whether a bare participle only qualifies its noun: « réunion élargie », « présence renforcée »."""
    if verb.tense != "participle":
        return False
    if verb.lemma in ("allier", "unir", "armer", "associer", "intégrer"):  # « forces alliées », « forces armées »
        return True
    after = scene.folded[verb.end : verb.end + 4]
    return not after.strip() or after[0] in ",.;" or after.startswith((" de ", " du ", " des", " d'"))
