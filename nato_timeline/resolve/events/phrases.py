"""A stretch of a sentence cut into phrases, each with the preposition that links it: what stands around a verb or noun.

No parser: prepositions, commas, verbs and dates are the joints, and what lies between two joints is a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...find.triggers import Trigger, word_list
from ...grammar import VerbGroup
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
        r"en[ ]prevision|a[ ]la[ ]suite|au[ ]nom|a[ ]titre)[ ](?:de|du|des|d')",
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
    ("against", r"contre"),
    (
        "other",
        r"depuis|apres|avant|pendant|durant|malgre|selon|sans|sous|hors|parmi|outre|via|face[ ]a|face[ ]au|"
        r"face[ ]aux|comme",
    ),
)
_LINK = re.compile("|".join(rf"(?P<{name}>(?:{pattern})(?<=')|(?:{pattern})\b)" for name, pattern in _LINKS))
_DE = frozenset({"de", "du", "des", "d'"})
# where a stretch ends: relative pronouns, conjunctions, subjects of the next clause

# words that belong to no phrase

_PHRASAL_ADVERB = re.compile(
    r"(?:pour[ ]la[ ](?:premiere|deuxieme|troisieme|derniere)[ ]fois|en[ ]outre|par[ ]ailleurs|de[ ](?:son|"
    r"leur)[ ]cote|a[ ]son[ ]tour|"
    r"a[ ](?:cette[ ]occasion|ce[ ]titre|nouveau)|en[ ]particulier|d'ores[ ]et[ ]deja|tout[ ]d'abord|"
    r"d'abord|de[ ]nouveau|en[ ]principe|"
    r"sur[ ]place|dans[ ]ce[ ](?:contexte|cadre)|d'emblee|en[ ]direct|cette[ ]fois|au[ ]total)\b"
)
_ENDS = re.compile(r'[;:!?«»"“”\n…]| -[ ]')
# words before a number that belong to it: « au moins cent », « près de 220 », « jusqu'à 2 200 »
_ABOUT = re.compile(
    r"(?:au[ ](?:moins|plus|maximum|minimum)|a[ ]peu[ ]pres|jusqu'a(?=[ ]\d)|pres[ ]de|plus[ ]de|moins[ ]de)\b"
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
_INSIDE = ("word", "article", "de")

_ALL = re.compile(r"\b(?:tous|toutes|toute|tout)[ ]$")
_SIGN = re.compile(r"[ \u00a0\u202f]?[€$£%]")
_AND = re.compile(r"(?:et|ou|ainsi[ ]qu(?:e\b|')|de[ ]meme[ ]qu(?:e\b|'))(?:\b|(?<='))")

# prepositions that could be verbs
_PREPOSITIONS = frozenset({"contre", "entre", "sous"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """`start`/`end` without the preposition that `link` names ("" for none), `begin` with it. `comma`: it stands behind
    a comma; `joined`: « et » goes on with it."""

    begin: int
    start: int
    end: int
    link: str
    comma: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    """A joint or a word: kind is word, article, de, link, comma, and, aside, or stop. An article after a word begins a
    phrase of its own: « à Bruxelles [une réunion] »."""

    kind: str
    start: int
    end: int
    link: str = ""


def phrases(scene: Scene, start: int, stop: int) -> tuple[Phrase, ...]:
    """The phrases of `[start, stop)`, up to where its clause ends."""
    found: list[Phrase] = []
    units = list(_units(scene, start, stop))
    comma = joined = False
    begin: int | None = None
    inner = end = start
    link = pending = ""
    for index, unit in enumerate(units):
        follows = units[index + 1] if index + 1 < len(units) else None
        goes_on = unit.kind in _INSIDE or (unit.kind == "and" and follows and follows.kind in _INSIDE)
        fresh = (link == "to" and _partitive(scene, unit, end)) or (
            unit.kind == "article"
            and units[index - 1].kind == "word"
            and not _ALL.search(scene.folded[max(0, unit.start - 8) : unit.start])
        )
        if goes_on and begin is not None and not fresh:
            end = unit.end
            continue
        if begin is not None and end > inner:
            found.append(Phrase(begin, inner, end, link, comma, joined))
            comma = joined = False
        elif begin is not None and link in ("with", "by"):
            pending = link  # « avec, pour la première fois, leurs homologues »
        begin = None
        if unit.kind in _INSIDE:
            begin, inner, end, link, pending = unit.start, unit.start, unit.end, pending, ""
        elif unit.kind == "link":
            begin, inner, end, link = unit.start, unit.end, unit.end, unit.link
        elif unit.kind == "comma":
            comma = True
        elif unit.kind == "and":
            joined = True
    if begin is not None and end > inner:
        found.append(Phrase(begin, inner, end, link, comma, joined))
    trimmed = (_trimmed(scene, phrase) for phrase in found)
    return tuple(phrase for phrase in trimmed if phrase.end > phrase.start)


def _partitive(scene: Scene, unit: _Unit, end: int) -> bool:
    """« à l'Ukraine [des obusiers] », « à l'Ukraine [288 missiles] »: behind a country they begin the object."""
    figure = unit.kind == "word" and scene.figures.first(unit.start, unit.start + 1) is not None
    if not figure and scene.folded[unit.start : unit.end] != "des":
        return False
    place = scene.places.before(end)
    return place is not None and place.end == end and place.kind == "country"


def _trimmed(scene: Scene, phrase: Phrase) -> Phrase:
    """Without the space before and the prepositions and articles that a date cut off at the end (« Lituanie du »)."""
    tokens = list(scene.tokens.within(phrase.start, phrase.end))
    while tokens and tokens[-1].norm in word_list("loose"):
        tokens.pop()
    if not tokens:
        return replace(phrase, end=phrase.start)
    loose = any(token.start >= tokens[-1].end for token in scene.tokens.within(phrase.start, phrase.end))
    return replace(phrase, start=tokens[0].start, end=tokens[-1].end if loose else phrase.end)


def _units(scene: Scene, start: int, stop: int) -> Iterator[_Unit]:
    folded = scene.folded
    at = start
    for token in scene.tokens.within(start, stop):
        if token.start < at:
            continue
        gap = folded[at : token.start]
        if gap not in ("", " ", ", "):
            gap = "".join(" " if i in scene.marks else folded[i] for i in range(at, token.start))
            if _ENDS.search(gap) or ")" in gap:
                return
        if "(" in gap:
            closing = folded.find(")", token.start, stop)
            at = closing + 1 if closing >= 0 else stop
            yield _Unit("aside", token.start, at)
            continue
        if "," in gap:
            yield _Unit("comma", at, token.start)
        unit = scene.units.get(token.start)
        if unit is None:
            unit = scene.units[token.start] = _unit(scene, token.start, token.end, token.norm)
        if unit.kind == "stop":
            return
        yield unit
        at = unit.end


def _unit(scene: Scene, start: int, end: int, norm: str) -> _Unit:
    folded = scene.folded
    if _FIGURES.match(folded, start):
        return _Unit("stop", start, end)
    match scene.wholes.get(start):
        case Trigger(name=(_, stop)):
            return _Unit("word", start, stop)
        case Mention(end=stop):
            return _Unit("word", start, stop)
        case Span(end=stop):
            return _Unit("aside", start, _closed(folded, start, stop))
    if (near := _NEAR.match(folded, start)) and scene.places.first(near.end(), near.end() + 5):
        return _Unit("link", start, near.end(), "near")
    if (until := _range_end(scene, start)) is not None:
        return _Unit("word", start, until)
    if about := _ABOUT.match(folded, start):
        return _Unit("article", start, about.end())
    if aside := _PHRASAL_ADVERB.match(folded, start):
        return _Unit("aside", start, aside.end())
    verb = None if norm in _PREPOSITIONS else scene.verb_tokens.get(start)
    if norm in word_list("clitics") and _before_verb(scene, end):
        return _Unit("aside", start, end)
    if also := _AND.match(folded, start):
        return _Unit("and", start, also.end())
    if norm in word_list("stop") or (verb and not adjectival(scene, verb)):
        return _Unit("stop", start, end)
    if norm in word_list("adverbs"):
        return _Unit("aside", start, end)
    if norm in _DE:
        return _Unit("de", start, end)
    if m := _LINK.match(folded, start):
        return _Unit("link", start, m.end(), str(m.lastgroup))
    if norm in word_list("articles"):
        return _Unit("article", start, end)
    sign = _SIGN.match(scene.text, end)
    return _Unit("word", start, sign.end() if sign else end)


def _range_end(scene: Scene, start: int) -> int | None:
    """« [de 600 à 800] soldats »: where a range ends, whose « à » leads to nobody."""
    m = _RANGE.match(scene.folded, start)
    figure = scene.figures.first(m.end("from"), m.end("from") + 1) if m else None
    return m.end() if m and figure is not None and not isinstance(figure.value, (int, float)) else None


def _closed(folded: str, start: int, end: int) -> int:
    """A date with the bracket that it opens: « ce mardi (21 novembre 2023[)] »."""
    return end + 1 if "(" in folded[start:end] and folded.startswith(")", end) else end


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


def adjectival(scene: Scene, verb: VerbGroup) -> bool:
    """Whether a bare participle only qualifies its noun: « réunion élargie », « présence renforcée »."""
    if verb.tense != "participle":
        return False
    if verb.lemma in ("allier", "unir", "armer", "associer"):  # « forces alliées », « forces armées »
        return True
    after = scene.folded[verb.end : verb.end + 4]
    return not after.strip() or after[0] in ",.;" or after.startswith((" de ", " du ", " des", " d'"))
