"""The words of a reading as grammar needs them: what stands between them, which classes they belong to, what verb forms
they can be.

Accents decide where the text has them (« annonce » is not « annoncé »); without accents every reading is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from ..lean import lean
from ..model import Reading
from ..text import fold
from ..tokens import shared
from .conjugation import Form, forms, phrases, word_set

FINITE = frozenset({"present", "imperfect", "past", "future", "conditional", "subjunctive"})
_PREFERRED = ("present", "imperfect", "future", "conditional", "past", "subjunctive")

# « ajouta-t-il », « est-elle », « assure-t-on », « doit-il »
_INVERTED = re.compile(r"(.+?)-(?:t-)?(je|tu|il|elle|on|ce|nous|vous|ils|elles)")
# what ends a clause besides the end of a sentence: brackets, quotation marks, spaced dashes (« M. » ends nothing)
_HARD = re.compile(r"[!?;:()\[\]«»“”\"\n|•]|(?:^|\s)-\s")
_OPENERS = ("«", "“", '"')


@lean(frozen=True, slots=True)
class Spelling:
    """What grammar makes of a spelling, worked out once.

    `forms`: the verb forms it can be, told apart by its accents where there are any; by tense in `finite`,
    `infinitives`, `gerunds`, `participles`. `third` is the finite form it is without a subject pronoun; `otherwise`
    says that a form which is not finite is written just so. `stem` is the verb without the pronoun behind it,
    `inverted` that pronoun (« a-t-il »). `listed`: it is as often a noun, adjective or preposition."""

    stem: str
    inverted: str | None
    listed: bool
    forms: tuple[Form, ...] = ()
    finite: tuple[Form, ...] = ()
    infinitives: tuple[Form, ...] = ()
    gerunds: tuple[Form, ...] = ()
    participles: tuple[Form, ...] = ()
    third: Form | None = None
    otherwise: bool = False


# words that are none stand behind the last one, and before the first as Python counts: whoever asks for a neighbour
# need not ask first whether there is one
_EDGE = 8


class Words:
    """Index-based view of a reading's tokens. Every method takes and gives token indexes.

    `norms`, `surfaces`, `gaps` (what stands before each word) and `spellings` may be asked for a few words before the
    first and behind the last: there is nothing."""

    def __init__(self, reading: Reading) -> None:
        # without the reading itself, which keeps this: what refers to itself is freed late
        self.folded = reading.folded
        text, starts, ends = reading.text, reading.starts, reading.ends
        self.starts, self.ends = starts, ends
        self.size = len(starts)
        # whether the text writes its accents at all
        self.accented = 300 * sum([text.count(c) for c in "éèêàç"]) >= len(text)
        edge = [""] * _EDGE
        surfaces = shared([text[start:end] for start, end in zip(starts, ends, strict=True)])
        self.spellings: list[Spelling] = list(map(_SPELLINGS[self.accented].__getitem__, surfaces + edge))
        self.surfaces: list[str] = surfaces + edge
        self.norms: list[str] = reading.norms + edge
        i = 0
        for _ in range(reading.norms.count("ne")):
            i = reading.norms.index("ne", i) + 1
            if surfaces[i - 1][1] == "é":  # « né en 1959 » denies nothing
                self.norms[i - 1] = "né"
        self.gaps: list[str] = ["\n", *reading.gaps[1:], *["\n"] * _EDGE]
        self._clitics = word_set("clitics")
        # where sentences begin: a full stop may also end an abbreviation
        self._first_words = frozenset([bisect_left(starts, start) for start in reading.sentence_starts])

    def norm(self, i: int) -> str:
        return self.norms[i] if 0 <= i < self.size else ""

    def hard(self, i: int) -> bool:
        """Whether something ends the clause before word i."""
        gap = self.gaps[i]
        return gap not in (" ", "", ", ") and (i in self._first_words or bool(_HARD.search(gap)))

    def opens_sentence(self, i: int) -> bool:
        return i in self._first_words

    def barred(self, i: int) -> bool:
        """Whether a group cannot go on to word i: a quotation may open inside it (« doivent « tenir compte » »)."""
        return self.hard(i) and (self.gaps[i].strip() not in _OPENERS or self.opens_sentence(i))

    def comma(self, i: int) -> bool:
        return "," in self.gaps[i]

    def near(self, i: int) -> bool:
        """Whether only space stands before word i, or the point of « M. »."""
        gap = self.gaps[i]
        return gap == " " or not gap.strip() or (gap == ". " and self.norms[i - 1] == "m")

    def capital(self, i: int) -> bool:
        return self.surfaces[i][:1].isupper()

    def opens(self, i: int) -> bool:
        """Whether word i is the first of its sentence or quotation."""
        return i == 0 or self.hard(i)

    def readings(self, i: int) -> tuple[Form, ...]:
        """What verb forms word i can be, told apart by its accents where there are any."""
        return self.spellings[i].forms

    def adverb(self, i: int) -> int:
        """How many words from i on are one adverb or adverbial phrase (« également », « en outre »); 0 for none."""
        phrases, alone, in_ment = _adverbial(self.norms[i])
        for phrase in phrases:
            end = i + len(phrase)
            if tuple(self.norms[i:end]) == phrase and all(self.near(j) for j in range(i + 1, end)):
                return len(phrase)
        return int(alone or (in_ment and self.norms[i - 1] not in word_set("determiners")))

    def clitics_before(self, i: int) -> tuple[frozenset[str], int]:
        """Clitics right before word i (« ne les », « s'y »), and the index of the word before them."""
        clitics = self._clitics
        near = self.gaps[i] == " " or self.near(i)
        if not near or self.norms[i - 1] not in clitics:
            return _NONE, i - 1 if near else -1
        found: set[str] = set()
        at = i - 1
        while at >= 0 and self.norms[at] in clitics and self.near(at + 1) and len(found) < 5:
            found.add(self.norms[at])
            at -= 1
        return frozenset(found), at if self.near(at + 1) else -1


_NONE: frozenset[str] = frozenset()


def words_of(reading: Reading) -> Words:
    """The words of a reading, made once for all who ask about them."""
    return reading.derived(Words)


# how many spellings are remembered
_REMEMBERED = 50_000


@lru_cache(_REMEMBERED)
def _adverbial(word: str) -> tuple[tuple[tuple[str, ...], ...], bool, bool]:
    """Adverbial phrases that begin with a word, whether it is an adverb alone, and whether it ends like one."""
    return phrases().get(word, ()), word in word_set("adverbs"), word.endswith("ment") and len(word) > 6


class _Spellings(dict[str, Spelling]):
    """A table of spellings that fills itself, for texts with accents or without."""

    def __init__(self, accented: bool) -> None:
        super().__init__()
        self._accented = accented

    def __missing__(self, surface: str) -> Spelling:
        if len(self) >= _REMEMBERED:
            self.clear()
        spelling = self[surface] = _spelling(fold(surface), surface, self._accented)
        return spelling


_SPELLINGS = (_Spellings(False), _Spellings(True))


def _spelling(norm: str, surface: str, accented: bool) -> Spelling:
    listed = surface.lower() in word_set("nouns") if accented else norm in _bare_nouns()
    stem, inverted = _split(norm, listed)
    readings = _readings(stem, surface[: len(stem)], accented)
    if not readings:
        return Spelling(stem, inverted, listed)
    finite = tuple([f for f in readings if f.tense in FINITE])
    # « Rappelons que … », not « les pressions »
    ours = [f for f in finite if (f.person, f.plural, f.tense) == (1, True, "present") and not listed]
    low = surface.lower()
    return Spelling(
        stem,
        inverted,
        listed,
        forms=readings,
        finite=finite,
        infinitives=tuple([f for f in readings if f.tense == "infinitive"]),
        gerunds=tuple([f for f in readings if f.tense == "gerund"]),
        participles=tuple([f for f in readings if f.tense == "participle"]),
        third=preferred([f for f in finite if f.person == 3] or ours),
        otherwise=any(f.tense not in FINITE and f.written == low for f in readings),
    )


def preferred(finite: Sequence[Form]) -> Form | None:
    """The likeliest of some finite forms; None for none."""
    return min(finite, key=lambda f: (_PREFERRED.index(f.tense), bool(f.plural)), default=None)


def _split(norm: str, listed: bool) -> tuple[str, str | None]:
    """A verb and its subject where that stands behind it; « rendez-vous » is a noun."""
    if "-" in norm and not listed:
        m = _INVERTED.fullmatch(norm)
        if m and forms(m[1]):
            return m[1], m[2]
    return norm, None


def _readings(word: str, surface: str, accented: bool) -> tuple[Form, ...]:
    found = forms(word)
    if not found:
        return ()
    low = surface.lower()
    shouted = len(surface) > 1 and surface.isupper()
    exact = tuple(f for f in found if f.written == low)
    if exact and accented and not shouted:
        return exact
    if word in ("du", "a", "ne") and not exact:  # « dû » has lost nothing in « du », nor « a » in « à »
        return ()
    return tuple(f for f in found if f.written == low or _lost_accents(low, f.written))


@cache
def _bare_nouns() -> frozenset[str]:
    return frozenset(fold(word) for word in word_set("nouns"))


def _lost_accents(low: str, written: str) -> bool:
    """« declare » can be « déclaré »; « déclarè » cannot."""
    return len(low) == len(written) and all(a == b or a == fold(b) for a, b in zip(low, written, strict=True))
