"""What a passage is about: the topics of `data/lexicon/topics.toml` that its words speak of.

A sentence speaks for itself. One that names no subject of its own, or speaks of « cette aide », goes on with the
subject of the sentence before it in the same paragraph. What a paragraph begins with as its title (« Soutien à
l'Ukraine. ») is about all of it, and the short line above it about what names no subject. The rest of the document
lends it nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from .. import lexicon
from ..lexicon.reference import Topic
from ..model import Reading
from ..parts import parts_of
from ..text import fold
from ..tokens import words

# what a phrase may have between its words without changing
_EMPTY = frozenset(("de", "d'", "du", "des", "la", "le", "les", "l'", "a", "au", "aux", "en", "pour", "un", "une"))
# how many sentences back a subject may have been named
_REACH = 5
# characters on either side, in a sentence that never ends
_WINDOW = 1500
# words of a title at most
_TITLE = 6
_LONGEST_HEADING = 60  # characters
_ENDS_SENTENCE = (".", "!", "»", ":", ";", ",")
# with one of these they are a sentence
_CARRY = frozenset(("est", "sont", "a", "ont", "était", "sera", "seront", "aura"))
# a word that begins so is looked up by this many letters
_HEAD = 4
# how many words are remembered
_WORDS = 30_000
# behind the last word
_END = "\n"


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words in a row that speak of a topic, or, as an `exclude`, do not although one of them would."""

    topic: str
    words: tuple[str, ...]
    exclude: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """Cues by the first word's stem; those whose first word is only a beginning (« dissua* ») by its first letters.
    `order`: the topics' ids, as the lexicon has them."""

    by_stem: dict[str, list[_Cue]]
    by_head: dict[str, list[_Cue]]
    aspects: frozenset[str]
    order: dict[str, int]

    def opens(self, norm: str) -> bool:
        """Whether a cue can begin with a word: a judge of words that goes with its index."""
        return _opening(norm) is not None


class _Opening(NamedTuple):
    """What a word opens: the topics it speaks of alone, the cues by the stem of their second word, and the others."""

    alone: tuple[str, ...]
    longer: dict[str, list[_Cue]]
    vague: tuple[_Cue, ...]


# where a cue's first and last word stand, its topic, and whether it excludes that
_Hit = tuple[int, int, str, bool]


def topics(reading: Reading, start: int, end: int, subject: str | None = None) -> tuple[str, ...]:
    """Ids, in the lexicon's order, of the topics of the sentences covering `[start, end)`; where these name no subject,
    of the one they go on from. `subject`: the words for what a figure is about, which count as well."""
    first = max(0, reading.sentence_index(start))
    after = max(first + 1, bisect_left(reading.sentence_starts, end))
    found: set[str] = set()
    for index in range(first, min(after, len(reading.sentences))):
        found |= _speaking(reading, index, start)
    if subject:
        found |= _spoken_in(subject)
    goes_on = _GOES_ON.search(reading.folded, *_window(reading, first, start))
    if found <= _index().aspects or goes_on:
        found |= _inherited(reading, first, back=1 if goes_on else 0)
    found |= _title_of(reading, first)
    return _in_order(found | _heading_of(reading, first) if found <= _index().aspects else found)


def topics_of(text: str) -> tuple[str, ...]:
    """Ids of the topics that a phrase of its own speaks of: a title, what somebody types."""
    return _in_order(_spoken_in(text))


def _spoken_in(text: str) -> Set[str]:
    norms = _norms(text)
    return _spoken(_hits(norms, range(len(norms))))


def _in_order(found: Set[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=_index().order.__getitem__)) if found else ()


def _speaking(reading: Reading, index: int, near: int) -> Set[str]:
    """The topics of a sentence; of one that never ends, those around a position."""
    known, parts = reading.derived(_known), parts_of(reading)
    sentence = reading.sentences[index]
    if index not in known:
        first = bisect_left(parts.starts, sentence.start)
        after = bisect_left(parts.starts, sentence.end, first)
        openings = parts.where(_index().opens)
        inside = openings[bisect_left(openings, first) : bisect_left(openings, after)]
        hits = _hits([*parts.norms[first:after], _END], [at - first for at in inside])
        known[index] = hits, _spoken(hits)
    hits, spoken = known[index]
    low, high = _window(reading, index, near)
    if low == sentence.start and high == sentence.end:
        return spoken
    begin = bisect_left(parts.starts, sentence.start)
    first, after = bisect_left(parts.starts, low) - begin, bisect_left(parts.starts, high) - begin
    around = hits[bisect_left(hits, (first,)) : bisect_left(hits, (after,))]
    return _spoken([hit for hit in around if hit[1] < after])


def _known(reading: Reading) -> dict[int, tuple[list[_Hit], Set[str]]]:
    """The cues of a sentence and the topics that it speaks of, by its index, as they are asked for."""
    return {}


# « 72 millions ont été consacrés à cette aide », « ces livraisons »
_GOES_ON = re.compile(
    r"c(?<![^\W_]c)(?:et|ette|es?)[ ](?:aides?|soutien|appui|assistance|sommes?|montants?|enveloppe|contributions?"
    r"|efforts?|fonds|paquet|livraisons?|armes|equipements?|materiels?|missions?|operations?|contingent|deploiement)(?![^\W_])"
)


def _window(reading: Reading, index: int, near: int) -> tuple[int, int]:
    """Where a sentence begins and ends; for one that never ends, what is around a position."""
    if index >= len(reading.sentences):
        return 0, 0
    sentence = reading.sentences[index]
    return max(sentence.start, near - _WINDOW), min(sentence.end, near + _WINDOW)


def _title_of(reading: Reading, index: int) -> Set[str]:
    """The subject of the few words that a paragraph opens with, set off by a full stop or a colon."""
    if index >= len(reading.sentences):
        return frozenset()
    first = reading.sentence_index(reading.paragraphs[reading.sentences[index].paragraph][0])
    if not 0 <= first < index or reading.sentences[first].paragraph != reading.sentences[index].paragraph:
        return frozenset()
    title = reading.words(*_window(reading, first, reading.sentences[first].start))
    if len(title) > _TITLE or any(reading.text[token.start : token.end] in _CARRY for token in title):
        return frozenset()
    return _speaking(reading, first, reading.sentences[first].start) - _index().aspects


def _heading_of(reading: Reading, index: int) -> Set[str]:
    """The subject of the short line above a paragraph: « OPÉRATION CHAMMAL », « Et l'aide à l'Ukraine ? »."""
    paragraph = reading.sentences[index].paragraph if index < len(reading.sentences) else 0
    start, end = reading.paragraphs[paragraph - 1] if paragraph else (0, _LONGEST_HEADING)
    if end - start >= _LONGEST_HEADING or reading.folded.startswith(_ENDS_SENTENCE, end - 1):
        return frozenset()
    if reading.folded.count(" ", start, end) > _TITLE:
        return frozenset()
    return _speaking(reading, reading.sentence_index(start), start) - _index().aspects


def _inherited(reading: Reading, index: int, *, back: int) -> Set[str]:
    """The subject of the nearest sentence before that names one, in the same paragraph, or so many before it."""
    if index >= len(reading.sentences):
        return frozenset()
    paragraph = reading.sentences[index].paragraph
    for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if reading.sentences[before].paragraph < paragraph - back:
            break
        found = _speaking(reading, before, reading.sentences[before].end) - _index().aspects
        if found:
            return found
    return frozenset()


def _norms(text: str) -> list[str]:
    """The words of a text by itself, and its end."""
    folded = fold(text)
    if "-" not in folded:
        return [*words(folded), _END]
    norms: list[str] = []
    for word in words(folded):
        if "-" in word:
            norms += filter(None, word.split("-"))
        else:
            norms.append(word)
    norms.append(_END)
    return norms


def _hits(norms: Sequence[str], openings: Sequence[int]) -> list[_Hit]:
    """The cues in words that end with `_END`, in order, by where those can begin."""
    hits: list[_Hit] = []
    for at in openings:
        opening = _opening(norms[at])
        if opening is None:
            continue
        alone, longer, vague = opening
        for topic in alone:
            hits.append((at, at, topic, False))
        after = longer.get(stem(norms[_next(norms, at)])) if longer else None
        for cue in (*after, *vague) if after else vague:
            last = _last(cue, norms, at)
            if last >= 0:
                hits.append((at, last, cue.topic, cue.exclude))
    return hits


def _spoken(hits: Sequence[_Hit]) -> Set[str]:
    """The topics of cues; a word inside an excluding phrase speaks of nothing."""
    silenced = {(topic, place) for at, last, topic, exclude in hits if exclude for place in range(at, last + 1)}
    return {topic for at, _, topic, exclude in hits if not exclude and (topic, at) not in silenced}


def _last(cue: _Cue, norms: Sequence[str], at: int) -> int:
    """The index of the last word of a cue whose first stands at one; -1 where the others are not there."""
    for word in cue.words[1:]:
        at = _next(norms, at)
        if not _same(word, norms[at]):
            return -1
    return at


def _next(norms: Sequence[str], at: int) -> int:
    """The next word that says something, or the end."""
    at += 1
    while norms[at] in _EMPTY:
        at += 1
    return at


@lru_cache(_WORDS)
def _opening(norm: str) -> _Opening | None:
    """The cues whose first word this one is."""
    if norm in _EMPTY:
        return None
    index = _index()
    cues = (*index.by_stem.get(stem(norm), ()), *index.by_head.get(norm[:_HEAD], ()))
    cues = tuple(cue for cue in cues if _same(cue.words[0], norm))
    if not cues:
        return None
    alone: list[str] = []
    longer: dict[str, list[_Cue]] = {}
    vague: list[_Cue] = []
    for cue in cues:
        second = cue.words[1] if len(cue.words) > 1 else ""
        if not second and not cue.exclude:
            alone.append(cue.topic)
        elif not second or second == "#" or second.endswith("*"):
            vague.append(cue)
        else:
            longer.setdefault(second, []).append(cue)
    return _Opening(tuple(alone), longer, tuple(vague))


def _same(word: str, norm: str) -> bool:
    if word.endswith("*"):
        return norm.startswith(word[:-1])
    return norm[0].isdigit() if word == "#" else stem(norm) == word


@lru_cache(_WORDS)
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
    aspects = frozenset(topic.id for topic in lexicon.topics() if topic.aspect)
    return _Index(by_stem, by_head, aspects, {topic.id: at for at, topic in enumerate(lexicon.topics())})


def _cues(topic: Topic) -> Iterator[_Cue]:
    for written in (*topic.words, *topic.phrases):
        yield _Cue(topic.id, _cue_words(written), exclude=False)
    for written in topic.excludes:
        yield _Cue(topic.id, _cue_words(written), exclude=True)


def _cue_words(written: str) -> tuple[str, ...]:
    """« devien* le # membre » as it is compared: content words as stems, the beginnings and the numbers marked."""
    cue: list[str] = []
    for part in written.split():
        if part == "#":
            cue.append(part)
        elif part.endswith("*"):
            cue.append(fold(part))
        else:
            cue += (stem(norm) for norm in _norms(part)[:-1] if norm not in _EMPTY)
    return tuple(cue)
