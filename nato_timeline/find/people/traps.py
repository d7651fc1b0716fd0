"""What carries a person's name and is none: ships, streets, schools, firms, cabinets, treaties."""

from __future__ import annotations

import re
from bisect import bisect_left

from ...lexicon.titles import title_adjectives, words
from ...model import Reading
from .landmarks import Landmarks
from .shapes import Word

# « baptisé du nom du général Piron », « qui porte le nom de Jean Moulin »
_NAMED_AFTER = re.compile(r"(?:baptisee?s?|port(?:e|ent|ant|era))[ ](?:du|le)[ ]nom[ ](?:de[ ](?:la[ ]|l')?|du[ ]|d')$")
# between the word before and a name: « frégate », « l'avenue du », « « Amiral »
_BEFORE_NAME = re.compile(r"'?[ ]?[«\"“(]?[ ]?")
# « le Charles de Gaulle », « du Louise-Marie »: what has an article is a ship, a prize or a school
_ARTICLE_BEFORE = re.compile(r"(?<![\w'-])(?:l[ea]|du|au)[ ][«\"“]?[ ]?$")
_GRAMMAR = frozenset({"de", "du", "des", "d'", "la", "le", "l'", "les"})
_REACH = 40


class Traps:
    """Tells the traps of one text."""

    def __init__(self, reading: Reading, marks: Landmarks) -> None:
        self._folded, self._marks = reading.folded, marks
        self._starts, self._ends, self._norms = reading.starts, reading.ends, reading.norms
        self._ships, self._streets = words("traps", "before"), words("traps", "named_after")
        self._after, self._names = words("traps", "after"), words("traps", "names")
        self._openings = tuple([f"{name} " for name in self._names])

    def before(self, at: int) -> bool:
        """Whether what begins here is called after a person: « la frégate belge Louise-Marie », « rue du Général
        Leclerc »."""
        folded = self._folded
        near = max(0, at - _REACH)
        if folded.find(" nom d", near, at) >= 0 and _NAMED_AFTER.search(folded, near, at):
            return True
        linked = False
        k = bisect_left(self._starts, at)
        for _ in range(4):
            k -= 1
            if k < 0 or not _BEFORE_NAME.fullmatch(folded, self._ends[k], at):
                return False
            word, at = self._norms[k], self._starts[k]
            if word in self._streets or (word in self._ships and not linked):
                return True
            if word in _GRAMMAR:
                linked = True
            elif not (at in self._marks.adjectives or word in title_adjectives()):
                return False
        return False

    def article(self, run: tuple[Word, ...]) -> bool:
        """Whether a full name has an article before it, as no person's has."""
        at = run[0].start
        return bool(_ARTICLE_BEFORE.search(self._folded, max(0, at - 6), at))

    def firm(self, run: tuple[Word, ...]) -> bool:
        """Whether a run ends as firms and programmes do: « General Dynamics », « Dassault Aviation »."""
        return run[-1].norm in self._after

    def odd(self, run: tuple[Word, ...]) -> bool:
        """What nobody is called: a firm's or treaty's word at an end, a known thing's name, nothing but capitals."""
        norm = " ".join(word.norm for word in run)
        named = norm in self._names or norm.startswith(self._openings)
        return named or self.firm(run) or run[0].norm in self._after or all(word.kind == "upper" for word in run)
