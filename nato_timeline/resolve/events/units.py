"""The units of a sentence that phrases are made of: words and articles in them, and the joints between them, which are
prepositions, commas, « et », and what stands aside (dates, adverbs, brackets)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache

from ...find.triggers import Trigger, word_list
from ...grammar import VerbGroup
from ...heads import LENGTH, heads, key, parsed
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
        r"en[ ]prevision|a[ ]la[ ]suite|au[ ]nom|au?[ ]titre|faute|a[ ]defaut|en[ ]depit|a[ ]cause|en[ ]vertu|"
        r"en[ ]application|en[ ]l'absence|a[ ]l'exception|a[ ]la[ ](?:demande|faveur)|au[ ]lieu|en[ ]echange|"
        r"a[ ]l'(?:invitation|initiative|appel)|en[ ]signe|sous[ ]reserve|en[ ]plus|compte[ ]tenu|"
        r"sur[ ]le[ ]fondement|aux[ ]termes)[ ](?:de|du|des|d')|"
        r"(?:grace|conformement|contrairement|en[ ]reponse)[ ](?:a|au|aux)",
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
_DE = frozenset({"de", "du", "des", "d'"})
# where a stretch ends: relative pronouns, conjunctions, subjects of the next clause

# words that belong to no phrase

_PHRASAL_ADVERB = re.compile(
    r"(?:pour[ ]la[ ](?:premiere|deuxieme|troisieme|derniere)[ ]fois(?:[ ]de[ ](?:son|leur)[ ]histoire)?|"
    r"quant[ ]a[ ](?:lui|elle|eux|elles)|dans[ ]la[ ]foulee|en[ ]revanche|a[ ](?:son|leur)[ ](?:arrivee|tour)|"
    r"en[ ]outre|par[ ]ailleurs|de[ ](?:son|leur)[ ]cote|en[ ]principe|d'abord|de[ ]nouveau|tout[ ]d'abord|"
    r"a[ ](?:cette[ ]occasion|ce[ ]titre|cet[ ]effet|nouveau)|en[ ]particulier|d'ores[ ]et[ ]deja|"
    r"en[ ]tete-a-tete|sur[ ]place|dans[ ]ce[ ](?:contexte|cadre)|d'emblee|sine[ ]die|"
    r"comme[ ]prevu|presque[ ]jour[ ]pour[ ]jour|jour[ ]pour[ ]jour|en[ ]direct|cette[ ]fois|au[ ]total)\b"
)
_ENDS = re.compile(r'[;:!?«»"“”\n…]| -[ ]')
# words before a number that belong to it: « au moins cent », « près de 220 », « jusqu'à 2 200 »
_ABOUT = re.compile(
    r"(?:(?:quelque|environ)(?=[ ]\d)|au[ ](?:moins|plus|maximum|minimum)|"
    r"a[ ]peu[ ]pres|jusqu'a(?=[ ]\d)|pres[ ]de|plus[ ]de|moins[ ]de)\b"
)
# « près [de Brega] », « au large [d'Ustka] », where a place follows
_NEAR = re.compile(
    r"(?:a[ ](?:(?:[a-z-]+|[0-9,]+)[ ]){1,4}(?:kilometres|km)"
    r"(?:[ ](?:au|a[ ]l')[ ]?(?:[a-z]+-)?(?:nord|sud|est|ouest))?|"
    r"pres|au[ ]large|a[ ]proximite|non[ ]loin|aux[ ](?:abords|environs|portes)|au[ ](?:nord|sud|depart)|"
    r"a[ ]l'(?:est|ouest)|"
    r"dans[ ](?:la[ ](?:region|province|ville)|le[ ](?:nord|sud|centre)|l'(?:est|ouest)))[ ](?:de[ ]|du[ ]|des[ ]|d')"
)
_RANGE = re.compile(r"(?P<from>de[ ])\d[\d ,.]*[ ]a[ ](?=\d)")  # « de 600 à » before « 800 soldats »
# « figure au programme »: a verb though it is as often a noun
_FIGURES = re.compile(r"figure(?:nt|ra|ront)?[ ](?:egalement[ ]|aussi[ ]|notamment[ ])?(?:au|aux|a|parmi|dans)\b")
_FIGURE = frozenset({"figure", "figurent", "figurera", "figureront"})
# words in -ment that stand behind a verb without an article and are its object: « a prêté serment »
_NO_MANNER = frozenset({"serment", "jugement", "argument", "parlement"})
_COUNTING = re.compile(
    r"\b(?:les|des|ces|ses|leurs|plusieurs|quelques|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)[ ]$"
)
_AND = re.compile(r"(?:et|ou|ainsi[ ]qu(?:e\b|')|de[ ]meme[ ]qu(?:e\b|'))(?:\b|(?<='))")

# prepositions that could be verbs
_PREPOSITIONS = frozenset({"contre", "entre", "sous"})


# a joint or a word: kind (word, article, de, link, comma, and, aside, stop), start, end, the name of a link, index of
# the token behind it. An article after a word begins a phrase of its own: « à Bruxelles [une réunion] »
Unit = tuple[str, int, int, str, int]


def kinds_of(scene: Scene) -> list[str | None]:
    """The kind of each token; None where it is not known from the word alone, and `unit_at` tells."""
    if not scene.kinds:
        scene.kinds = _kinds(scene)
    return scene.kinds


def _kinds(scene: Scene) -> list[str | None]:
    starts, ends, norms = scene.reading.starts, scene.reading.ends, scene.reading.norms
    found = list(map(_kinds_by_word().__getitem__, norms))
    for index, verb in scene.verb_tokens.items():
        found[index] = "stop" if found[index] == "word" and verb.finite else None
    for index in scene.wholes:
        found[index] = None
    for at in scene.signed:
        index = bisect_left(ends, at)
        if index < len(ends) and ends[index] == at:
            found[index] = None
    clitics = word_list("clitics")
    for verb in scene.verb_groups:  # « [les] a reçus »
        index = last = bisect_left(starts, verb.start)
        while index and norms[index - 1] in clitics and last - index < _CLITICS:
            if starts[index] > ends[index - 1] + 1:
                break
            index -= 1
            if found[index] == "article":
                found[index] = "aside"
    return found


def unit_at(scene: Scene, index: int) -> Unit:
    """The unit that begins with a token of a verb, a name or a date, or with a word that can be more than a word."""
    known: Unit | None = scene.units.get(index)
    if known is None:
        known = scene.units[index] = _unit(scene, index)
    return known


def between(scene: Scene, at: int, index: int, stop: int) -> Unit | None:
    """What the marks make that stand behind a position before a token: a comma, an end, what stands in brackets."""
    first = scene.reading.starts[index]
    gap = scene.folded[at:first]
    if gap not in _PLAIN:
        gap = "".join([" " if i in scene.marks else scene.folded[i] for i in range(at, first)])
        if ")" in gap or _ENDS.search(gap):
            return "stop", at, first, "", index
        if "(" in gap:
            closing = scene.folded.find(")", first, stop)
            end = closing + 1 if closing >= 0 else stop
            return "aside", first, end, "", bisect_left(scene.reading.starts, end, index)
    return ("comma", at, first, "", index) if "," in gap else None


_PLAIN = ("", " ", ", ")
# words of which the kind is remembered
_REMEMBERED = 20_000
# how many clitics stand before a verb at most
_CLITICS = 3


_PATTERNS = {
    "figures": _FIGURES,
    "near": _NEAR,
    "range": _RANGE,
    "about": _ABOUT,
    "adverbial": _PHRASAL_ADVERB,
    "also": _AND,
}
_LISTS = ("clitics", "stop", "adverbs", "articles")
# what a word is that has these traits and no others
_KINDS = {
    frozenset[str](): "word",
    frozenset({"stop"}): "stop",
    frozenset({"adverbs"}): "aside",
    frozenset({"articles"}): "article",
    frozenset({"de"}): "de",
    frozenset({"clitics", "articles"}): "article",  # « les ministres »; of « les a reçus » a verb tells
}


class _KindsByWord(dict[str, str | None]):
    """The kind of a word that is the same wherever it stands, unless it is of a verb, a name or a date: a table that
    fills itself."""

    def __missing__(self, norm: str) -> str | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        kind = self[norm] = _KINDS.get(_traits(norm))
        return kind


@cache
def _kinds_by_word() -> _KindsByWord:
    return _KindsByWord()


@lru_cache(_REMEMBERED)
def _traits(norm: str) -> frozenset[str]:
    """The patterns that can match at a word, and the lists that hold it; most words have none of either."""
    found = {name for name, pattern in _PATTERNS.items() if _can_begin(pattern, norm)}
    found |= {name for name in _LISTS if norm in word_list(name)}
    if any(_can_begin(pattern, norm) for pattern in _links().values()):
        found.add("link")
    if norm in _DE:
        found.add("de")
    if norm.endswith("ment") and norm not in _NO_MANNER:
        found.add("manner")
    return frozenset(found)


@cache
def _links() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?P<{name}>(?:{pattern})(?<=')|(?:{pattern})\b(?!-(?!de(?:ss|l))\w))")
        for name, pattern in _LINKS
    }


def _can_begin(pattern: re.Pattern[str], norm: str) -> bool:
    """Whether a pattern can match at a word: in the word alone, or with words behind it."""
    if pattern.match(norm):
        return True
    word, closed = key(norm), not norm[-1].isalnum()
    for head in _heads(pattern):
        if len(head) > len(norm):
            if head.startswith(word) and (closed or not head[len(norm)].isalnum()):
                return True
        elif word.startswith(head) and (len(head) == LENGTH or not pattern.match(head)):
            return True  # not for « a » in « allies »: a word of its own, which would have matched
    return False


@cache
def _heads(pattern: re.Pattern[str]) -> frozenset[str]:
    return heads(parsed(pattern.pattern, verbose=False))


@lru_cache(1_000)
def _link_at(norm: str) -> re.Pattern[str]:
    """What a word can be the link of: the alternatives of _LINKS that can begin with it."""
    return re.compile("|".join(each.pattern for each in _links().values() if _can_begin(each, norm)))


def _unit(scene: Scene, index: int) -> Unit:
    reading = scene.reading
    start, first_end, norm = reading.starts[index], reading.ends[index], reading.norms[index]
    whole = scene.wholes.get(index)
    if whole is None:
        kind, end, link = _joint(scene, index, start, first_end, norm)
    elif norm in _FIGURE and _FIGURES.match(scene.folded, start):
        kind, end, link = "stop", first_end, ""
    else:
        kind, end, link = _whole(scene, start, whole)
    behind = index + 1 if end == first_end else bisect_left(reading.starts, end, index + 1)
    return kind, start, end, link, behind


def _whole(scene: Scene, start: int, whole: Span | Trigger | Mention) -> tuple[str, int, str]:
    """What a name or a date is, where it ends, and the name of the link."""
    if isinstance(whole, Trigger):
        return "word", whole.name[1] if whole.name else whole.end, ""
    if isinstance(whole, Mention):
        return "word", whole.end, ""
    return "aside", _closed(scene.folded, start, whole.end), ""


def _joint(scene: Scene, index: int, start: int, end: int, norm: str) -> tuple[str, int, str]:
    """What a word is that is no name and no date, where it ends, and the name of the link."""
    folded, traits = scene.folded, _traits(norm)
    verb = None if norm in _PREPOSITIONS else scene.verb_tokens.get(index)
    if not traits:
        is_joint = verb is not None and not (adjectival(scene, verb) or nominal(scene, verb))
        return ("stop", end, "") if is_joint else ("word", scene.signed.get(end, end), "")
    if "figures" in traits and _FIGURES.match(folded, start):
        return "stop", end, ""
    if "near" in traits and (near := _NEAR.match(folded, start)) and scene.places.first(near.end(), near.end() + 5):
        return "link", near.end(), "near"
    if "range" in traits and (until := _range_end(scene, start)) is not None:
        return "word", until, ""
    if "about" in traits and (about := _ABOUT.match(folded, start)):
        return "article", about.end(), ""
    if "adverbial" in traits and (aside := _PHRASAL_ADVERB.match(folded, start)):
        return "aside", aside.end(), ""
    if "clitics" in traits and _before_verb(scene, index):
        return "aside", end, ""
    if norm == "ou" and scene.text.startswith("où", start):
        return "stop", end, ""  # « s'est rendu à Oslo, où la première ministre l'a reçu »
    if "also" in traits and (also := _AND.match(folded, start)):
        return "and", also.end(), ""
    if "stop" in traits or (verb and not (adjectival(scene, verb) or nominal(scene, verb))):
        return "stop", end, ""
    if "adverbs" in traits or ("manner" in traits and _behind_verb(scene, start)):
        return "aside", end, ""  # « a annexé illégalement la Crimée »
    if "de" in traits:
        return "de", end, ""
    if "link" in traits and (m := _link_at(norm).match(folded, start)):
        return "link", m.end(), str(m.lastgroup)
    if "articles" in traits:
        return "article", end, ""
    return "word", scene.signed.get(end, end), ""


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


def _before_verb(scene: Scene, index: int) -> bool:
    """Whether a verb follows, other clitics between: « [s'] y posaient »."""
    reading, verbs = scene.reading, scene.verb_tokens
    starts, ends, norms = reading.starts, reading.ends, reading.norms
    for k in range(index + 1, min(index + 1 + _CLITICS, len(starts))):
        if starts[k] > ends[k - 1] + 1:
            return False
        if k in verbs:
            return True
        if norms[k] not in word_list("clitics"):
            return False
    return False


def nominal(scene: Scene, verb: VerbGroup) -> bool:
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
