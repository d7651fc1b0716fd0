"""The subject of an inverted verb: « a confié hier à la presse le ministre », « a répondu à M. X son homologue, Y »."""

from __future__ import annotations

from ...find.quotes import speech_phrases, speech_words
from ...grammar import VerbGroup
from ...grammar.evidence import dated
from ...model import Mention
from .cast import ARTICLES, Cast, Voice, prepositions

_TIMES = frozenset(
    {"semaine", "veille", "matin", "soir", "lendemain", "meme", "mois", "annee", "jour", "matinee", "soiree"}
)
_ASIDE = 14  # words between two commas
# « alors que » begins a clause, « résume alors le ministre » does not
_MAY_END = frozenset({"alors"})
_ENDS = frozenset({"que", "qu'", "qui", "dont", "alors", "tandis"})


def inverted_subject(cast: Cast, group: VerbGroup, end: int) -> Voice | None:
    """Who stands behind a verb, up to a position, past adverbs, dates and complements; None where nobody does."""
    words = cast.words
    i = cast.token_at(group.end)
    while i < words.size and words.starts[i] < end:
        word, step = words.norm(i), words.adverb(i)
        if words.hard(i) or (word in _ENDS and (word not in _MAY_END or words.norm(i + 1) in ("que", "qu'"))):
            return None
        mention = cast.mention_at(words.starts[i])
        if mention is not None:
            return _joint(cast, group, mention) or cast.person(mention)
        if word in ARTICLES:
            if not dated(words, i) and words.norm(i + 1) not in _TIMES:
                return cast.noun_phrase(i, end)
            i += 2
        elif word in speech_phrases("last_named"):
            return cast.last_named(words.starts[i], word == "celle-ci")
        elif word in prepositions():
            aside = _past_aside(cast, i, end) if words.comma(i) else 0
            i = aside or _past_complement(cast, i, end)
        elif word in speech_words("titles"):  # « a résumé Sir Stuart Peach »
            i += 1
        elif words.capital(i) and not step:
            place = cast.places.get(words.starts[i])
            return Voice(place.surface) if place is not None else Voice(None, sure=False)
        else:
            i += max(1, step)
    return None


def _past_aside(cast: Cast, i: int, end: int) -> int:
    """The word behind what two commas set apart: « a réagi, selon l'agence X, le ministre »; 0 where none follows."""
    words = cast.words
    for j in range(i + 1, min(i + _ASIDE, words.size)):
        if words.starts[j] >= end or words.hard(j):
            return 0
        if words.comma(j):
            return j if words.norm(j) in ARTICLES or cast.mention_at(words.starts[j]) else 0
    return 0


def _past_complement(cast: Cast, i: int, end: int) -> int:
    """The word behind a preposition's first noun: « à Bruxelles », « devant la presse », « au ministre français X »."""
    words = cast.words
    i += 1
    if words.norm(i) in ARTICLES and words.near(i):
        i += 1
    if i >= words.size or words.starts[i] >= end:
        return i
    mention = cast.mention_at(words.starts[i])
    if mention is None and (cast.titular(i) or words.norm(i) in speech_words("humans")):
        named = next(iter(cast.mentions_in(words.starts[i], end)), None)
        mention = named if named is not None and _one_phrase(cast, i, cast.token_at(named.start)) else None
    if mention is not None:
        return max(i + 1, cast.token_at(mention.end))
    if words.norm(i) in prepositions():
        return i
    i += 1
    while words.capital(i - 1) and words.capital(i) and words.near(i) and words.starts[i] < end:
        if cast.titular(i):  # « à l'AFP M. Rutte »
            break
        i += 1  # « à bord de l'USS Kentucky »
    return i


def _one_phrase(cast: Cast, i: int, last: int) -> bool:
    """Whether the words from i to a name are one role: no comma, no article of their own."""
    between = range(i + 1, last + 1)
    return not any(cast.words.comma(j) or cast.words.norm(j) in ("le", "la", "l'", "un", "une") for j in between)


def _joint(cast: Cast, group: VerbGroup, mention: Mention) -> Voice | None:
    """« ont rappelé X et Y »: two speak, and nobody alone."""
    second = next(iter(cast.mentions_in(mention.end, mention.end + 60)), None)
    if not group.plural or second is None or second.person == mention.person:
        return None
    between = cast.reading.folded[mention.end : second.start]
    return Voice(None) if " et " in between and "." not in between else None
