"""The words of a reading as grammar needs them: what stands between them, which classes they belong to, what verb forms
they can be.

Accents decide where the text has them (« annonce » is not « annoncé »); without accents every reading is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property

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
        self.reading = reading
        self.tokens: tuple[Token, ...] = reading.tokens
        self.norms: list[str] = [t.norm for t in reading.tokens]
        for i, token in enumerate(reading.tokens):
            if token.norm == "ne" and reading.text[token.start + 1] == "é":  # « né en 1959 » denies nothing
                self.norms[i] = "né"
        self.size = len(self.tokens)

    @cached_property
    def accented(self) -> bool:
        """Whether the text writes its accents at all."""
        text = self.reading.text
        return 300 * sum(text.count(c) for c in "éèêàç") >= len(text)

    def norm(self, i: int) -> str:
        return self.norms[i] if 0 <= i < self.size else ""

    @cached_property
    def _first_words(self) -> frozenset[int]:
        """Where sentences begin: a full stop may also end an abbreviation."""
        return frozenset(bisect_left(self.tokens, s.start, key=lambda t: t.start) for s in self.reading.sentences)

    def surface(self, i: int) -> str:
        token = self.tokens[i]
        return self.reading.text[token.start : token.end]

    def gap(self, i: int) -> str:
        """What stands between word i - 1 and word i."""
        if not 0 < i < self.size:
            return "\n"
        return self.reading.folded[self.tokens[i - 1].end : self.tokens[i].start]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in a stretch of the text."""
        first = bisect_left(self.tokens, start, key=lambda t: t.start)
        return self.tokens[first : bisect_left(self.tokens, end, key=lambda t: t.start)]

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
        return "," in self.gap(i)

    def near(self, i: int) -> bool:
        """Whether only space stands before word i."""
        return not self.gap(i).strip()

    def capital(self, i: int) -> bool:
        return 0 <= i < self.size and self.surface(i)[0].isupper()

    def opens(self, i: int) -> bool:
        """Whether word i is the first of its sentence or quotation."""
        return i == 0 or self.hard(i)

    def inverted(self, i: int) -> str | None:
        """The pronoun of « a-t-il »; the verb's own form is `stem(i)`."""
        m = self._split(i)
        return m[2] if m else None

    def stem(self, i: int) -> str:
        """The word without an inverted pronoun."""
        m = self._split(i)
        return m[1] if m else self.tokens[i].norm

    def _split(self, i: int) -> re.Match[str] | None:
        """A verb with its subject behind it; « rendez-vous » is a noun."""
        if "-" not in self.norms[i] or self.listed(i):
            return None
        m = _INVERTED.fullmatch(self.norms[i])
        return m if m and forms(m[1]) else None

    def readings(self, i: int) -> tuple[Form, ...]:
        """What verb forms word i can be, told apart by its accents where there are any."""
        if not 0 <= i < self.size:
            return ()
        word = self.stem(i)
        found = forms(word)
        if not found:
            return ()
        surface = self.surface(i)[: len(word)]
        low = surface.lower()
        shouted = len(surface) > 1 and surface.isupper()
        exact = tuple(f for f in found if f.written == low)
        if exact and self.accented and not shouted:
            return exact
        if word in ("du", "a", "ne") and not exact:  # « dû » has lost nothing in « du », nor « a » in « à »
            return ()
        return tuple(f for f in found if f.written == low or _lost_accents(low, f.written))

    def listed(self, i: int) -> bool:
        """Whether the word is as often a noun, adjective or preposition."""
        if not self.accented:
            return self.tokens[i].norm in _bare_nouns()
        return self.surface(i).lower() in word_set("nouns")

    def adverb(self, i: int) -> int:
        """How many words from i on are one adverb or adverbial phrase (« également », « en outre »); 0 for none."""
        word = self.norm(i)
        for phrase in phrases().get(word, ()):
            end = i + len(phrase)
            if tuple(self.norms[i:end]) == phrase and all(self.near(j) for j in range(i + 1, end)):
                return len(phrase)
        if word in word_set("adverbs"):
            return 1
        return int(word.endswith("ment") and len(word) > 6 and not self._noun_in_ment(i))

    def _noun_in_ment(self, i: int) -> bool:
        return self.norm(i - 1) in word_set("determiners")

    def clitics_before(self, i: int) -> tuple[frozenset[str], int]:
        """Clitics right before word i (« ne les », « s'y »), and the index of the word before them."""
        found: set[str] = set()
        at = i - 1
        while at >= 0 and self.near(at + 1) and self.norms[at] in word_set("clitics") and len(found) < 5:
            found.add(self.norms[at])
            at -= 1
        return frozenset(found), at if self.near(at + 1) else -1


@cache
def _bare_nouns() -> frozenset[str]:
    return frozenset(fold(word) for word in word_set("nouns"))


def _lost_accents(low: str, written: str) -> bool:
    """« declare » can be « déclaré »; « déclarè » cannot."""
    return len(low) == len(written) and all(a == b or a == fold(b) for a, b in zip(low, written, strict=True))

