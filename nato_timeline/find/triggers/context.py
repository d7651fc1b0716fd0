"""What stands right before a noun: its determiner, and the preposition that says how the noun lies to the clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from ...model import Reading
from ...parts import parts_of

# adjectives that go before the noun: « première séance », « prochain sommet », « plus grand exercice »
_BEFORE = (
    r"(?:premiers?|premieres?|[a-z-]+iemes?|seconde?s?|dernier[es]?s?|dernieres|prochaine?s?|"
    r"recente?s?|nouvel|nouveaux?|nouvelles?|importante?s?|breve?s?|bref|longs?|longues?|doubles?|grande?s?|vastes?|"
    r"majeure?s?|plus|tres|meme|traditionnel(?:le)?s?|annuel(?:le)?s?|futurs?|futures?|autre|ambitieux|principale?s?|"
    r"multiples|diverses|differente?s|precedente?s?|simple|presente?|\d{1,3}e)"
)
_ADJECTIVE = re.compile(rf"\b{_BEFORE}$")
_NUMERAL = re.compile(r"\d{1,3}")
_KINDS = {
    "demonstrative": "ce cet cette ces",
    "possessive": "son sa ses leur leurs notre nos votre vos mon ma",
    "indefinite": "un une des plusieurs quelques chaque toute aucun aucune",
    "definite": "le les la l' du au aux",
    "number": "deux trois quatre cinq six sept huit neuf dix",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}

# how the noun lies to the clause: « lors du », « au cours d'une », « à l'occasion de cette »; « avant le »,
# « après la »
_DE = r"(?:[ ]de|[ ]du|[ ]des|[ ]d')"
_ARTICLE = r"[ ]?(?:la|l'|le|les|cette|cet|ce|ces|une?|sa|son|ses|leurs?)?[ ]?$"
_LEADS = (
    (
        "before",
        rf"(?:\bavant|\b(?:en[ ]amont|(?:dans[ ]la|en)[ ]perspective|en[ ]vue|a[ ]l'approche|en[ ]prevision|"
        rf"en[ ]preparation|"
        rf"a[ ]la[ ]veille|jours?|semaines?|mois){_DE}|\bd'ici[ ](?:a|au|aux)|\bjusqu'(?:a|au)|"
        rf"\bpreparation[ ]pour|\bpreparer){_ARTICLE}",
    ),
    (
        "after",
        rf"(?:\bapres|\bdepuis|\bdes(?=[ ]l)|\b(?:a[ ]la[ ]suite|au[ ]lendemain|en[ ]aval|"
        rf"dans[ ]la[ ]foulee|dans[ ]le[ ]prolongement|"
        rf"comme[ ]suite|a[ ]l'issue|au[ ]terme|au[ ]sortir){_DE}){_ARTICLE}",
    ),
    (
        "during",
        rf"(?:\b(?:lors|au[ ]cours|a[ ]l'occasion|en[ ]marge|dans[ ]le[ ]cadre|au[ ]debut|a[ ]l'ouverture|"
        rf"au[ ]sein|a[ ]la[ ]tete|"
        rf"(?:au|le)[ ](?:dernier|premier|deuxieme|second|troisieme)[ ]jour|durant|en[ ]ouverture|en[ ]cloture){_DE}|"
        rf"\b(?:pendant|durant|au|aux|a|en|par)){_ARTICLE}",
    ),
)
_PATTERNS = {name: re.compile(pattern) for name, pattern in _LEADS}
# the articles after leads
_ARTICLES = frozenset(
    {"la", "l'", "le", "les", "cette", "cet", "ce", "ces", "un", "une", "sa", "son", "ses", "leur", "leurs"}
)
# the last words of leads; which those can be: by the last word, or by the one before « de »
_OF = frozenset({"de", "du", "des", "d'"})
_BY_LAST = {
    **dict.fromkeys(("avant", "pour", "preparer"), ("before",)),
    **dict.fromkeys(("apres", "depuis"), ("after",)),
    **dict.fromkeys(("a", "au", "aux"), ("before", "during")),
    **dict.fromkeys(("en", "par", "pendant", "durant"), ("during",)),
}
_LAST = _OF | _BY_LAST.keys()
_HEADS = {
    "before": "amont perspective vue approche prevision preparation veille jours semaine semaines mois",
    "after": "suite lendemain aval foulee prolongement issue terme sortir",
    "during": "lors cours occasion marge cadre debut ouverture sein tete durant cloture",
}
_BY_HEAD: dict[str, tuple[str, ...]] = {word: (name,) for name, words in _HEADS.items() for word in words.split()}
_BY_HEAD["jour"] = ("before", "during")
# « d'[ici] à », « [jusqu']au »
_UP_TO = ("ici", "jusqu'")
_WINDOW = 60


def start_of(reading: Reading, noun: int) -> int:
    """Where the noun begins with the adjectives before it."""
    starts, ends, norms = reading.starts, reading.ends, reading.norms
    start, k = noun, bisect_left(starts, noun) - 1
    while k >= 0 and reading.folded[ends[k] : start] == " ":
        if norms[k] == "e" and k and norms[k - 1].isdecimal() and len(norms[k - 1]) <= 3 and ends[k - 1] == starts[k]:
            k, within = k - 1, 0  # « 32e »
        else:
            within = _adjective(norms[k])
        if within < 0 or starts[k] + within < noun - _WINDOW:
            break
        start = starts[k] + within
        if within:
            break
        k -= 1
    return start


@lru_cache(5_000)
def _adjective(word: str) -> int:
    """Where in a word such an adjective begins that it ends with (« avant-dernière »); -1 for none."""
    m = _ADJECTIVE.search(word)
    return m.start() if m else -1


def determiner(reading: Reading, start: int) -> tuple[str, int]:
    """The determiner before a noun phrase and where it begins; ("bare", start) without one."""
    parts = parts_of(reading)
    k = bisect_left(parts.starts, start) - 1
    if k < 0 or reading.folded[parts.ends[k] : start] not in ("", " "):
        return "bare", start
    norm, begin = parts.norms[k], parts.starts[k]
    kind = _KIND_OF.get(norm) or ("number" if _NUMERAL.fullmatch(norm) else None)
    if kind is None or (begin and reading.folded[begin - 1].isalnum()):
        return "bare", start
    if norm in ("un", "une") and k and parts.norms[k - 1] == "d'" and parts.ends[k - 1] == begin:
        return kind, parts.starts[k - 1]
    return kind, begin


def lead(reading: Reading, start: int) -> str:
    """How the noun phrase that begins at `start`, its determiner aside, lies to its clause: before, after,
    during, or ""."""
    parts = parts_of(reading)
    k = bisect_left(parts.starts, start) - 1
    if k > 0 and parts.norms[k] in _ARTICLES and parts.norms[k - 1] in _LAST:
        k -= 1
    if k < 0 or parts.norms[k] not in _LAST:
        return ""
    last, head = parts.norms[k], parts.norms[k - 1] if k else ""
    if last in _OF:
        names = ("after",) if last == "des" and parts.ends[k] < start - 1 else _BY_HEAD.get(head, ())  # « dès la »
    else:
        names = _BY_LAST[last]
        if len(names) > 1 and head not in _UP_TO:
            names = names[1:]
    before = reading.folded[max(0, start - _WINDOW) : start] if names else ""
    return next((name for name in names if _PATTERNS[name].search(before)), "")
