"""What a passage is about: the topics of `data/lexicon/topics.toml` that its words speak of.

A sentence speaks for itself. One that names no subject of its own, or speaks of « cette aide », goes on with the
subject of the sentence before it in the same paragraph. What a paragraph begins with as its title (« Soutien à
l'Ukraine. ») is about all of it. The rest of the document lends it nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .. import lexicon
from ..lexicon.gazetteer import split
from ..lexicon.reference import Topic
from ..model import Reading, Token
from ..text import fold, tokens

# what a phrase may have between its words without changing
_EMPTY = frozenset(("de", "d'", "du", "des", "la", "le", "les", "l'", "a", "au", "aux", "en", "pour", "un", "une"))
# how many sentences back a subject may have been named
_REACH = 5
# characters on either side, in a sentence that never ends
_WINDOW = 1500
# words of a title at most
_TITLE = 6
# with one of these they are a sentence
_CARRY = frozenset(("est", "sont", "a", "ont", "était", "sera", "seront", "aura"))
# a word that begins so is looked up by this many letters
_HEAD = 4


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words in a row that speak of a topic, or, as an `exclude`, do not although one of them would."""

    topic: str
    words: tuple[str, ...]
    exclude: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """Cues by the first word's stem; those whose first word is only a beginning (« dissua* ») by its first letters."""

    by_stem: dict[str, list[_Cue]]
    by_head: dict[str, list[_Cue]]
    aspects: frozenset[str]


def topics(reading: Reading, start: int, end: int, subject: str | None = None) -> tuple[str, ...]:
    """Ids, in the lexicon's order, of the topics of the sentences covering `[start, end)`; where these name no subject,
    of the one they go on from. `subject`: the words for what a figure is about, which count as well."""
    first = max(0, reading.sentence_index(start))
    after = max(first + 1, bisect_left(reading.sentence_starts, end))
    found = _speaking(reading, range(first, min(after, len(reading.sentences))), start)
    if subject:
        found |= set(_spoken_of(tokens(fold(subject))))
    if not found - _index().aspects or _GOES_ON.search(reading.folded, *_window(reading, first, start)):
        found |= _inherited(reading, first)
    found |= _title_of(reading, first)
    return tuple(topic.id for topic in lexicon.topics() if topic.id in found)


def topics_of(text: str) -> tuple[str, ...]:
    """Ids of the topics that a phrase of its own speaks of: a title, what somebody types."""
    found = set(_spoken_of(tokens(fold(text))))
    return tuple(topic.id for topic in lexicon.topics() if topic.id in found)


def _speaking(reading: Reading, sentences: range, near: int) -> set[str]:
    known = reading.derived(_known)
    found: set[str] = set()
    for index in sentences:
        stretch = _stretch(reading, index, near)
        if stretch not in known:
            known[stretch] = frozenset(_spoken_of(reading.tokens[slice(*stretch)]))
        found |= known[stretch]
    return found


def _known(reading: Reading) -> dict[tuple[int, int], frozenset[str]]:
    """What the words of a stretch were found to speak of."""
    return {}


# « 72 millions ont été consacrés à cette aide », « ces livraisons »
_GOES_ON = re.compile(
    r"(?<![^\W_])(?:cet|cette|ces?)[ ](?:aides?|soutien|appui|assistance|sommes?|montants?|enveloppe|contributions?"
    r"|efforts?|fonds|paquet|livraisons?|armes|equipements?|materiels?|missions?|operations?|contingent|deploiement)(?![^\W_])"
)


def _window(reading: Reading, index: int, near: int) -> tuple[int, int]:
    """Where a sentence begins and ends; for one that never ends, what is around a position."""
    if index >= len(reading.sentences):
        return 0, 0
    sentence = reading.sentences[index]
    return max(sentence.start, near - _WINDOW), min(sentence.end, near + _WINDOW)


def _title_of(reading: Reading, index: int) -> set[str]:
    """The subject of the few words that a paragraph opens with, set off by a full stop or a colon."""
    if index >= len(reading.sentences):
        return set()
    first = reading.sentence_index(reading.paragraphs[reading.sentences[index].paragraph][0])
    if not 0 <= first < index:
        return set()
    start, end = _stretch(reading, first, reading.sentences[first].start)
    says = any(reading.text[token.start : token.end] in _CARRY for token in reading.tokens[start:end])
    if says or end - start > _TITLE or reading.sentences[first].paragraph != reading.sentences[index].paragraph:
        return set()
    return _speaking(reading, range(first, first + 1), reading.sentences[first].start) - _index().aspects


def _inherited(reading: Reading, index: int) -> set[str]:
    """The subject of the nearest sentence before that names one, in the same paragraph."""
    if index >= len(reading.sentences):
        return set()
    paragraph = reading.sentences[index].paragraph
    for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if reading.sentences[before].paragraph != paragraph:
            break
        found = _speaking(reading, range(before, before + 1), reading.sentences[before].end) - _index().aspects
        if found:
            return found
    return set()


def _stretch(reading: Reading, index: int, near: int) -> tuple[int, int]:
    """The words of a sentence, by their indexes; of one that never ends, those around a position."""
    sentence = reading.sentences[index]
    first = bisect_left(reading.starts, max(sentence.start, near - _WINDOW))
    last = bisect_left(reading.starts, min(sentence.end, near + _WINDOW))
    return first, last


def _spoken_of(words: Iterable[Token]) -> Iterator[str]:
    """Topics that the words speak of; a word inside an excluding phrase speaks of nothing."""
    norms = _content(words)
    spoken: list[tuple[int, _Cue]] = []
    silenced: set[tuple[str, int]] = set()
    for at, norm in enumerate(norms):
        for cue in _beginning(norm):
            if len(cue.words) > 1 and not _follows(cue.words, norms, at):
                continue
            if cue.exclude:
                silenced |= {(cue.topic, place) for place in range(at, at + len(cue.words))}
            else:
                spoken.append((at, cue))
    yield from (cue.topic for at, cue in spoken if (cue.topic, at) not in silenced)


@lru_cache(30_000)
def _beginning(norm: str) -> tuple[_Cue, ...]:
    """Cues whose first word this one is."""
    index = _index()
    cues = (*index.by_stem.get(stem(norm), ()), *index.by_head.get(norm[:_HEAD], ()))
    return tuple(cue for cue in cues if _same(cue.words[0], norm))


def _content(words: Iterable[Token]) -> list[str]:
    return [token.norm for token in split(words) if token.norm not in _EMPTY]


def _follows(cue: Sequence[str], norms: Sequence[str], at: int) -> bool:
    return at + len(cue) <= len(norms) and all(_same(word, norms[at + i]) for i, word in enumerate(cue))


def _same(word: str, norm: str) -> bool:
    if word.endswith("*"):
        return norm.startswith(word[:-1])
    return norm[0].isdigit() if word == "#" else stem(norm) == word


@cache
def stem(word: str) -> str:
    """A folded word without the ending of plural and feminine: « ukrainiennes » is ukrainien, « navales » and
    « navaux » are naval, « blindees » is blinde."""
    if len(word) < 4:
        return word
    if word.endswith("aux") and len(word) > 5:
        return word[:-3] + "al"
    base = word[:-1] if word[-1] in "sx" else word
    base = base[:-1] if base.endswith("e") and len(base) > 4 else base
    return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] in "nlst" else base


@cache
def _index() -> _Index:
    by_stem: dict[str, list[_Cue]] = {}
    by_head: dict[str, list[_Cue]] = {}
    for topic in lexicon.topics():
        for cue in _cues(topic):
            if cue.words[0].endswith("*"):
                by_head.setdefault(cue.words[0][:_HEAD], []).append(cue)
            else:
                by_stem.setdefault(cue.words[0], []).append(cue)
    return _Index(by_stem, by_head, frozenset(topic.id for topic in lexicon.topics() if topic.aspect))


def _cues(topic: Topic) -> Iterator[_Cue]:
    for written in (*topic.words, *topic.phrases):
        yield _Cue(topic.id, _cue_words(written), exclude=False)
    for written in topic.excludes:
        yield _Cue(topic.id, _cue_words(written), exclude=True)


def _cue_words(written: str) -> tuple[str, ...]:
    """« devien* le # membre » as it is compared: content words as stems, the beginnings and the numbers marked."""
    words: list[str] = []
    for part in written.split():
        if part == "#":
            words.append(part)
        elif part.endswith("*"):
            words.append(fold(part))
        else:
            words += (stem(norm) for norm in _content(tokens(fold(part))))
    return tuple(words)
