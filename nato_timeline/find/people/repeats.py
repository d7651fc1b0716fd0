"""Names seen again once the same text has given them: a bare surname, a full name in capitals or without its cue; and
the surnames that French papers give alone from the start."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...lean import changed
from ...lexicon.titles import words
from ...model import Reading
from ...text import fold
from .evidence import Judge
from .landmarks import known_alone
from .records import FoundName, covered
from .shapes import Shapes, Word

_SHORTEST = 3
# the word before: « Fondation », « Ingrid »
_CAPITAL_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0\u202f]$")
# « Biden-Harris », « l'après-Merkel », « @Rutte », « Rutte's »
_TIED_BEFORE = re.compile(r"(?:[-@#/.\w]|(?<![ldLDsSnN\s])['’])$")
_TIED_AFTER = re.compile(r"[-'’\w]")

# « l'administration Trump », « le plan Rutte »: what bears a name; not « de Trump », « selon Trump », « que Trump »
_NOUN_BEFORE = re.compile(
    r"(?<![\w'])(?!(?:de|du|a|et|ou|avec|chez|contre|entre|par|pour|que|qui|quand|selon|si|vers|sur|sans|dont|mais|car|comme"
    r"|lorsque|puisque|alors|hier|face|voir|est|sont|a|ont|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|donc|ni|puis"
    r"|envers|devant|depuis|ainsi|seul|pourtant|enfin|desormais|toutefois|mr|mm|president|cher)[ ])[a-z-]+[ ]$"
)

Norms = tuple[str, ...]


def repeats(reading: Reading, shapes: Shapes, judge: Judge, names: list[FoundName]) -> list[FoundName]:
    """Names that the text repeats without anything beside them that says so."""
    known, (known_longest, known_opening) = _known_alone(), _known_shape()
    index = _index(names)
    longest = max(known_longest, max(map(len, index), default=0))
    taken = covered(len(reading.text), [(name.start, name.end) for name in names])
    opening = {norms[0] for norms in index} | known_opening
    out = []
    free = 0
    for first, word in enumerate(shapes.words):
        if word.norm not in opening or word.start < free or taken[word.start]:
            continue
        stretch = shapes.stretch(first, longest)
        for length in range(len(stretch), 0, -1):
            norms = tuple([word.norm for word in stretch[:length]])
            again = index.get(norms)
            name = _written(*again) if again else known.get(norms)
            if name and _is_name(name, stretch[:length], reading, shapes, judge, taken):
                start, end = stretch[0].start, stretch[length - 1].end
                if name.why == "lexicon":
                    if _NOUN_BEFORE.search(reading.folded, max(0, start - 24), start):
                        break
                    name = changed(name, words=tuple(word.surface for word in stretch[:length]))
                out.append(changed(name, start=start, end=end, name_start=start))
                free = end
                break
    return out


@cache
def _known_alone() -> dict[Norms, FoundName]:
    """« Poutine », « Zelensky »: known people whom nobody has to introduce."""
    return {
        norms: FoundName(0, 0, "surname", 0, norms, 0, known=(id,), why="lexicon")
        for norms, id in known_alone().items()
    }


@cache
def _known_shape() -> tuple[int, frozenset[str]]:
    """How many words the longest of these names has, and what they begin with."""
    return max(map(len, _known_alone()), default=0), frozenset([norms[0] for norms in _known_alone()])


# how a name is written when it comes again
_FULL, _SURNAME, _INITIAL = range(3)


def _index(names: Iterable[FoundName]) -> dict[Norms, tuple[FoundName, int]]:
    """Full names, their surnames and these with an initial (« D. Tonoyan ») by their folded words; a full name wins
    over somebody's surname."""
    full = {_norms(name.words): name for name in names if name.given}
    index = {norms[name.given :]: (name, _SURNAME) for norms, name in full.items()}
    index |= {(norms[0][0], *norms[name.given :]): (name, _INITIAL) for norms, name in full.items()}
    index |= {norms: (name, _FULL) for norms, name in full.items()}
    return {norms: named for norms, named in index.items() if len("".join(norms)) >= _SHORTEST}


def _written(name: FoundName, how: int) -> FoundName:
    """The name as it is when it comes again."""
    known = changed(name, title=None, grade=None, why="document")
    surname = name.words[name.given :]
    if how == _SURNAME:
        return changed(known, kind="surname", words=surname, given=0, known=(), gender=None)
    if how == _INITIAL:
        return changed(known, words=(f"{name.words[0][0]}.", *surname), given=1, known=())
    return known


def _norms(name: Iterable[str]) -> Norms:
    return tuple(fold(word).rstrip(".") for word in name)


def _is_name(
    name: FoundName, run: tuple[Word, ...], reading: Reading, shapes: Shapes, judge: Judge, taken: bytearray
) -> bool:
    if taken[run[-1].end - 1] or all(word.kind == "particle" for word in run):
        return False
    return name.kind == "name" or _stands_alone(reading, shapes, judge, run[0].start, run[-1].end)


def _stands_alone(reading: Reading, shapes: Shapes, judge: Judge, start: int, end: int) -> bool:
    """Whether a surname is one here: no other name's word beside it, no ship or street, no country or town."""
    text, marks = reading.text, shapes.marks
    if judge.traps.before(start) or any(start in table for table in (marks.owners, marks.sites, marks.heads)):
        return False
    if _TIED_BEFORE.search(text, max(0, start - 2), start) or _TIED_AFTER.match(text, end):
        return False
    if text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper() and text[end] != "\n":
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, start - 40), start)
    return not before or not before[1][0].isupper() or fold(before[1]) in words("openers", "words")
