"""What stands right before a noun: its determiner, and the preposition that says how the noun lies to the clause."""

from __future__ import annotations

import re

# adjectives that go before the noun: « première séance », « prochain sommet », « plus grand exercice »
_BEFORE = (
    r"(?:premiers?|premieres?|[a-z-]+iemes?|seconde?s?|dernier[es]?s?|dernieres|prochaine?s?|"
    r"recente?s?|nouvel|nouveaux?|nouvelles?|importante?s?|breve?s?|bref|longs?|longues?|doubles?|grande?s?|vastes?|"
    r"majeure?s?|plus|tres|meme|traditionnel(?:le)?s?|annuel(?:le)?s?|futurs?|futures?|autre|ambitieux|principale?s?|"
    r"multiples|diverses|differente?s|precedente?s?|simple|presente?|\d{1,3}e)"
)
_DETERMINER = re.compile(
    r"(?:(?P<demonstrative>ce|cet|cette|ces)|(?P<possessive>son|sa|ses|leurs?|notre|nos|votre|vos|mon|ma)|"
    r"(?P<indefinite>une?|des|d'une?|plusieurs|quelques|chaque|toute|aucune?)|(?P<definite>les?|la|l'|du|au|aux)|"
    r"(?P<number>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d{1,3}))[ ]?$"
)
_ADJECTIVES = re.compile(rf"(?:\b{_BEFORE}[ ])+$")

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
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _LEADS)
_WINDOW = 60


def start_of(folded: str, noun: int) -> int:
    """Where the noun begins with the adjectives before it."""
    window = max(0, noun - _WINDOW)
    m = _ADJECTIVES.search(folded, window, noun)
    return m.start() if m else noun


def determiner(folded: str, start: int) -> tuple[str, int]:
    """The determiner before a noun phrase and where it begins; ("bare", start) without one."""
    m = _DETERMINER.search(folded, max(0, start - 12), start)
    if not m or (m.start() and (folded[m.start() - 1].isalnum())):
        return "bare", start
    return str(m.lastgroup), m.start()


def lead(folded: str, start: int) -> str:
    """How the noun phrase that begins at `start`, its determiner aside, lies to its clause: before, after,
    during, or ""."""
    before = folded[max(0, start - _WINDOW) : start]
    return next((name for name, pattern in _PATTERNS if pattern.search(before)), "")
