"""The words of a reading as grammar needs them: what stands between them, which classes they belong to, what verb forms
they can be.

Accents decide where the text has them (« annonce » is not « annoncé »); without accents every reading is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import pairwise

from ..model import Reading, Token
from ..text import fold
from .conjugation import Form, forms, phrases, word_set

FINITE = frozenset({"present", "imperfect", "past", "future", "conditional", "subjunctive"})

# « ajouta-t-il », « est-elle », « assure-t-on », « doit-il »
_INVERTED = re.compile(r"(.+?)-(?:t-)?(je|tu|il|elle|on|ce|nous|vous|ils|elles)")
# what ends a clause besides the end of a sentence: brackets, quotation marks, spaced dashes (« M. » ends nothing)
_HARD = re.compile(r"[!?;:()\[\]«»“”\"\n|•]|(?:^|\s)-\s")
_OPENERS = ("«", "“", '"')


class Words:
    """Index-based view of a reading's tokens. Every method takes and gives token indexes."""

    def __init__(self, reading: Reading) -> None:
        # without the reading itself, which keeps this: what refers to itself is freed late
        self.folded = reading.folded
        self.tokens: tuple[Token, ...] = reading.tokens
        self.size = len(self.tokens)
        self.norms: list[str] = [norm for _, _, norm in reading.tokens]
        self.surfaces: list[str] = [reading.text[start:end] for start, end, _ in reading.tokens]
        for i, norm in enumerate(self.norms):
            if norm == "ne" and self.surfaces[i][1] == "é":  # « né en 1959 » denies nothing
                self.norms[i] = "né"
        between = pairwise(self.tokens)
        self._gaps = ["\n", *[self.folded[before[1] : after[0]] for before, after in between]]
        # where sentences begin: a full stop may also end an abbreviation
        self._first_words = frozenset(bisect_left(reading.starts, start) for start in reading.sentence_starts)
        # whether the text writes its accents at all
        self.accented = 300 * sum(reading.text.count(c) for c in "éèêàç") >= len(reading.text)
        seen = zip(reading.tokens, self.surfaces, strict=True)
        self.all_readings: list[tuple[Form, ...]] = [
            _readings(norm, surface, self.accented) for (_, _, norm), surface in seen
        ]

    def norm(self, i: int) -> str:
        return self.norms[i] if 0 <= i < self.size else ""

    def surface(self, i: int) -> str:
        return self.surfaces[i]

    def gap(self, i: int) -> str:
        """What stands between word i - 1 and word i."""
        return self._gaps[i] if 0 < i < self.size else "\n"

    def hard(self, i: int) -> bool:
        """Whether something ends the clause before word i."""
        gap = self.gap(i)
        return gap not in (" ", "", ", ") and (i in self._first_words or bool(_HARD.search(gap)))

    def opens_sentence(self, i: int) -> bool:
        return i in self._first_words

    def barred(self, i: int) -> bool:
        """Whether a group cannot go on to word i: a quotation may open inside it (« doivent « tenir compte » »)."""
        return self.hard(i) and (self.gap(i).strip() not in _OPENERS or self.opens_sentence(i))

    def comma(self, i: int) -> bool:
        return 0 < i < self.size and "," in self._gaps[i]

    def near(self, i: int) -> bool:
        """Whether only space stands before word i, or the point of « M. »."""
        gap = self._gaps[i] if 0 < i < self.size else "\n"
        return gap == " " or not gap.strip() or (gap == ". " and self.norms[i - 1] == "m")

    def capital(self, i: int) -> bool:
        return 0 <= i < self.size and self.surfaces[i][0].isupper()

    def opens(self, i: int) -> bool:
        """Whether word i is the first of its sentence or quotation."""
        return i == 0 or self.hard(i)

    def inverted(self, i: int) -> str | None:
        """The pronoun of « a-t-il »; the verb's own form is `stem(i)`."""
        return _split(self.tokens[i].norm, self.surfaces[i], self.accented)[1] if "-" in self.norms[i] else None

    def stem(self, i: int) -> str:
        """The word without an inverted pronoun."""
        norm = self.tokens[i].norm
        return _split(norm, self.surfaces[i], self.accented)[0] if "-" in norm else norm

    def readings(self, i: int) -> tuple[Form, ...]:
        """What verb forms word i can be, told apart by its accents where there are any."""
        return self.all_readings[i] if 0 <= i < self.size else ()

    def listed(self, i: int) -> bool:
        """Whether the word is as often a noun, adjective or preposition."""
        return _listed(self.tokens[i].norm, self.surfaces[i], self.accented)

    def adverb(self, i: int) -> int:
        """How many words from i on are one adverb or adverbial phrase (« également », « en outre »); 0 for none."""
        phrases, alone, in_ment = _adverbial(self.norm(i))
        for phrase in phrases:
            end = i + len(phrase)
            if tuple(self.norms[i:end]) == phrase and all(self.near(j) for j in range(i + 1, end)):
                return len(phrase)
        return int(alone or (in_ment and not self._noun_in_ment(i)))

    def _noun_in_ment(self, i: int) -> bool:
        return self.norm(i - 1) in word_set("determiners")

    def clitics_before(self, i: int) -> tuple[frozenset[str], int]:
        """Clitics right before word i (« ne les », « s'y »), and the index of the word before them."""
        found: set[str] = set()
        at = i - 1
        clitics = word_set("clitics")
        while at >= 0 and self.norms[at] in clitics and self.near(at + 1) and len(found) < 5:
            found.add(self.norms[at])
            at -= 1
        return frozenset(found), at if self.near(at + 1) else -1


def words_of(reading: Reading) -> Words:
    """The words of a reading, made once for all who ask about them."""
    return reading.derived(Words)


# how many spellings are remembered
_SPELLINGS = 50_000


@lru_cache(_SPELLINGS)
def _adverbial(word: str) -> tuple[tuple[tuple[str, ...], ...], bool, bool]:
    """Adverbial phrases that begin with a word, whether it is an adverb alone, and whether it ends like one."""
    return phrases().get(word, ()), word in word_set("adverbs"), word.endswith("ment") and len(word) > 6


@lru_cache(_SPELLINGS)
def _listed(norm: str, surface: str, accented: bool) -> bool:
    if not accented:
        return norm in _bare_nouns()
    return surface.lower() in word_set("nouns")


@lru_cache(_SPELLINGS)
def _split(norm: str, surface: str, accented: bool) -> tuple[str, str | None]:
    """A verb and its subject where that stands behind it; « rendez-vous » is a noun."""
    if "-" in norm and not _listed(norm, surface, accented):
        m = _INVERTED.fullmatch(norm)
        if m and forms(m[1]):
            return m[1], m[2]
    return norm, None


@lru_cache(_SPELLINGS)
def _readings(norm: str, surface: str, accented: bool) -> tuple[Form, ...]:
    word, _ = _split(norm, surface, accented)
    found = forms(word)
    if not found:
        return ()
    surface = surface[: len(word)]
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
