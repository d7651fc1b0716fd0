"""What looks like a name: runs of words with capitals, with particles and initials between them.

Nothing here decides that a run is a person; `evidence` does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import compress, count

from ...grammar.conjugation import word_set
from ...grammar.syntax import words_of
from ...lean import lean
from ...lexicon.titles import given_words, is_given_name, words
from ...model import Reading
from ...parts import capitals
from .landmarks import Landmarks

_NOBILIARY = frozenset({"de", "du", "des", "d'", "la", "le"})
# « al-Maliki », « el-Sissi »: an article tied to the name
_TIED = re.compile(r"(?:al|el|as|ad|ar|ash|at|ul|bin|ben)-[^\W\d_a-zà-ÿ].")
_TIED_CAPITAL = re.compile(r"-(?=[^\W\d_a-zà-ÿ].)")
_INITIAL_GAP = re.compile(r"\.[ -]{0,2}$")  # « J. Stoltenberg », « J.-Y. Le Drian »
# « le 3e RIMa », « le 8e RPIMa »: letters of a unit, no name; « IJsselstein » is one
_UNIT = re.compile(r"(?!IJ)[A-Z]{2,}[a-z]")
# a verb in the future, or what no name holds: « EFFECTUERA », « RENDRA », « ET »
_GOES_ON = re.compile(
    r"(?:[eiy]ra|dra|[eiy]ront|dront)$|^(?:et|a|est|en|au|aux|avec|pour|dans|par|sur|qui|ont|sont|sera)$"
)
# « Frederick[ « Ben » ]Hodges », « Robert[ (Bob) ]Bauer »
_NICK_WORD = r"[^\W\d_a-zà-ÿ][\w'’-]*"
_MARKED = rf" (?:[«“\"(][  ]?){{1,2}}{_NICK_WORD}(?: {_NICK_WORD})?(?:[  ]?[»”\")]){{1,2}} "
_NICKNAME = re.compile(rf"{_MARKED}(?=[^\W\d_a-zà-ÿ])")
_NICKNAMED = re.compile(rf"(?P<given>{_NICK_WORD}){_MARKED}$")
_NICK_GAPS = frozenset({" « ", " «", ' "', " “", " (", " (« ", ' ("', " » ", "» ", '" ', "” ", ") ", " ») ", '") '})
_NICK_REACH = 40  # characters
_SPACES = frozenset({" ", "  "})
_LONGEST = 7


@lean(frozen=True, slots=True)
class Word:
    """A word of a name. `kind`: cap, upper (« STOLTENBERG »), initial, particle."""

    start: int
    end: int
    surface: str
    norm: str
    kind: str


@lean(frozen=True, slots=True)
class Run:
    """Words that may be a name; `given` of them go before the surname, 0 where the run is a surname alone."""

    words: tuple[Word, ...]
    given: int

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


class Shapes:
    """The runs of one text; the words that begin in `without` (civilities) are no part of a run."""

    def __init__(self, reading: Reading, marks: Landmarks, without: frozenset[int] = frozenset()) -> None:
        self.text, self.folded, self.marks = reading.text, reading.folded, marks
        self.words = self._words(reading, without)
        self._starts = [word.start for word in self.words]
        # whether each stands beside the next one
        self._joined = [*map(self._together, self.words, self._starts[1:]), False]
        self._openers = words("openers", "words")

    def _words(self, reading: Reading, without: frozenset[int]) -> list[Word]:
        out: list[Word] = []
        text, starts, ends, norms = self.text, reading.starts, reading.ends, reading.norms
        particles = words("civilities", "particles")
        done = 0
        surfaces, cased = words_of(reading).surfaces, reading.derived(capitals)
        tied = [bisect_right(starts, m.start()) - 1 for m in _TIED_CAPITAL.finditer(text)]
        for k in sorted(cased + tied) if tied else cased:
            start, end = starts[k], ends[k]
            if k < done or start in without:
                continue
            surface = surfaces[k]
            kind = self._kind(surface, start, end, out)
            if kind is None:
                continue
            first = k  # particles count only where a name goes on behind them
            while first > done and norms[first - 1] in particles and starts[first - 1] not in without:
                first -= 1
            for j in range(first, k):
                out.append(Word(starts[j], ends[j], surfaces[j], norms[j], "particle"))
            norm = norms[k]
            if kind == "initial":
                surface += "."
            done = k + 1
            while kind == "cap" and norm[-1] == "'" and starts[done] not in without:
                end, norm = ends[done], norm + norms[done]  # « O'Brien », « N'Guesso »
                surface = text[start:end]
                done += 1
            out.append(Word(start, end, surface, norm, kind))
        return out

    def _kind(self, surface: str, start: int, end: int, before: list[Word]) -> str | None:
        """What a word can be in a name; None for « L' », « A »."""
        if not surface[0].isupper():
            return "cap" if _TIED.match(surface) else None
        if len(surface) == 1:
            tied = self.folded[start - 1 : start].isdigit()  # « l'avion A400M. »
            return "initial" if self.folded[end : end + 1] == "." and not tied else None
        if surface[-1] in "'’":  # « O'Brien »; « N'Guesso » after a given name
            inside = bool(before) and self.folded[before[-1].end : start] == " "
            return "cap" if len(surface) == 2 and (surface[0] == "O" or inside) else None
        if surface.isupper():
            return "upper"
        return None if _UNIT.match(surface) else "cap"

    def _together(self, word: Word, following: int) -> bool:
        """Whether a word and the one that begins there stand side by side."""
        gap = self.folded[word.end : following]
        if word.kind == "initial":
            return _INITIAL_GAP.match(gap) is not None
        if gap in _SPACES or (not gap and word.norm[-1] == "'"):
            return True
        return gap in _NICK_GAPS and self._beside_nickname(word, following)

    def _beside_nickname(self, word: Word, following: int) -> bool:
        """« Frederick[ « ]Ben[ » ]Hodges », « Robert[ (]Bob[) ]Bauer »: whether a gap holds the mark of a nickname."""
        if _NICKNAME.match(self.text, word.end):
            return is_given(word)
        before = _NICKNAMED.search(self.text, max(0, word.start - _NICK_REACH), following)
        return before is not None and is_given_name(before["given"])

    # ---------------------------------------------------------------- runs

    def of_several(self) -> list[tuple[Word, ...]]:
        """Longest runs from left to right, before anything is cut off them, without words that stand alone."""
        out = []
        words, free = self.words, 0
        for index in compress(count(), self._joined):
            if index >= free and words[index].kind != "particle":
                free = self._extent(index)
                if free - index > 1:
                    out.append(tuple(words[index:free]))
        return out

    def at(self, start: int) -> tuple[Word, ...]:
        """The run that begins at that character, particles first where a title is before it: « de Hoop Scheffer »."""
        index = bisect_left(self._starts, start)
        if index >= len(self.words) or self.words[index].start != start:
            return ()
        lead = index
        while lead < len(self.words) and self.words[lead].kind == "particle" and self._joined[lead]:
            lead += 1
        if lead >= len(self.words) or self.words[lead].kind == "particle":
            return ()
        return tuple(self.words[index : self._extent(lead)])

    def stretch(self, index: int, longest: int) -> tuple[Word, ...]:
        """Words of names side by side from one on, whatever they are."""
        end = index + 1
        while end < len(self.words) and end - index < longest and self._joined[end - 1]:
            end += 1
        return tuple(self.words[index:end])

    def _extent(self, index: int) -> int:
        """The index after the last word of the run that begins here."""
        words, size = self.words, len(self.words)
        end = index + 1
        while end < size and end - index < _LONGEST and self._joined[end - 1]:
            step = end
            while step < size and words[step].kind == "particle":
                if not self._joined[step]:
                    return end
                step += 1
            if step >= size or (step > end and not self._particle_fits(index, end, step)):
                return end
            end = step + 1
        return end

    def _particle_fits(self, index: int, end: int, step: int) -> bool:
        """« Jaap de Hoop Scheffer », « Ursula von der Leyen »; not « Emmanuel Macron de France », « ministre de
        Suède »."""
        if step - end > 3 or step >= len(self.words):
            return False
        if not any(self.words[i].norm in _NOBILIARY for i in range(end, step)):
            return True
        start = self.words[step].start
        if (
            start in self.marks.owners
            or start in self.marks.sites
            or start in self.marks.heads
            or start in self.marks.portfolios
        ):
            return False
        known = self.marks.known.get(self.words[index].start)
        if known and known[0].end >= self.words[step].end:  # « M. Couve de Murville »
            return True
        if self.words[end].norm == "d'":  # « Hélène Carrère d'Encausse »
            return True
        if end == index + 1 and self.words[step].norm.startswith(("saint-", "sainte-")):
            lead = self.folded[max(0, self.words[index].start - 4) : self.words[index].start]
            if lead.endswith(("m. ", "mme ")):  # « M. Aymar de Saint-Projet », with a given name nobody lists
                return True
        return all(is_given(self.words[i]) for i in range(index, end))

    # ---------------------------------------------------------------- cutting

    def trimmed(self, run: tuple[Word, ...], *, titled: bool = False) -> tuple[Word, ...]:
        """The run without sentence openers, roles, countries, bodies and towns before it, and without what begins
        after it: « Jens Stoltenberg Secrétaire général ». A known name is cut out whole. After a title nothing is cut
        off the front."""
        for index, word in enumerate(run):
            if word.start in self.marks.known and not (titled and index):
                end = self.marks.known[word.start][0].end
                return tuple(each for each in run[index:] if each.end <= end)
        if not titled:
            run = self._cut_left(run)
        for index, word in enumerate(run):
            if index and (word.start in self.marks.heads or (index > 1 and self.marked(word))):
                run = run[:index]
                break
        if len(run) > 1 and run[0].kind == run[1].kind == "upper":
            run = _in_capitals(run)
        while run and run[-1].kind in ("particle", "initial"):
            run = run[:-1]
        return run

    def _cut_left(self, run: tuple[Word, ...]) -> tuple[Word, ...]:
        index = 0
        while index < len(run):
            word = run[index]
            if word.norm in self._openers or word.kind == "particle":
                index += 1
                continue
            skip = self._mark_end(word.start)
            later = index + 1 < len(run)
            if skip and not (later and is_given(word) and run[index + 1].start >= skip):
                index += 1
                while index < len(run) and run[index].start < skip:
                    index += 1
                continue
            if word.kind == "upper" and later and run[index + 1].kind != "upper" and not is_given(word):
                index += 1  # « OTAN Jens Stoltenberg »
                continue
            break
        return run[index:]

    def _mark_end(self, start: int) -> int:
        """The end of a role, country, body, town or nationality that begins here, else 0."""
        marks, end = self.marks, 0
        for table in (marks.heads, marks.grades, marks.owners, marks.sites, marks.adjectives):
            if start in table:
                end = max(end, table[start].end)
        return end

    def marked(self, word: Word) -> bool:
        """Whether a word is the name of a country, body or town, or a nationality."""
        start = word.start
        return start in self.marks.owners or start in self.marks.sites or start in self.marks.adjectives


def _in_capitals(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """« M. SCHILTZ SE RENDRA A KINGSTON »: in a text of capitals a name ends where the sentence goes on."""
    later = (k for k in range(1, len(run)) if run[k].norm in word_set("clitics") or _GOES_ON.search(run[k].norm))
    return run[: next(later, len(run))]


def is_nobiliary(word: Word) -> bool:
    """« de », « du » in lower case: as often a preposition as part of a name."""
    return word.kind == "particle" and word.norm in _NOBILIARY


def is_given(word: Word) -> bool:
    """A given name or an initial."""
    return is_given_name(word.surface)


def given_count(run: tuple[Word, ...]) -> int:
    """How many words of a full name go before the surname."""
    return given_words([word.surface for word in run])
