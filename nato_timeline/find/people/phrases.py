"""Role phrases: from the article to the last complement, with whose office it is and in what status."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from ...lexicon.gazetteer import Found
from ...lexicon.titles import Head, built_in_owners, status_after, status_before, words
from ...model import Reading
from ...parts import parts_of
from .complements import Complements, Taken
from .landmarks import Landmarks
from .records import FoundRole

_DETERMINERS = {
    "definite": ("le", "la", "l'", "les"),
    "fused": ("du", "des", "au", "aux"),
    "possessive": ["son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes"],
    "indefinite": ["un", "une", "ce", "cet", "cette", "chaque", "tout", "aucun", "aucune"],
    "none": ("de", "d'"),
}
_KIND_OF = {word: kind for kind, group in _DETERMINERS.items() for word in group}
_PLURAL = frozenset({"les", "des", "aux", "ses", "leurs", "nos", "vos", "mes"})
_FEMININE = frozenset({"la", "une", "sa", "ma", "cette"})
_MASCULINE = frozenset({"le", "du", "au", "un", "ce"})
_STATUS_WORDS = {
    ("former", "m"): "ancien",
    ("former", "f"): "ancienne",
    ("future", "m"): "futur",
    ("future", "f"): "future",
}
# « de séance » after « le président »; not « d'envoyer » after « le ministre »
_UNREAD = re.compile(r"[ ](?:de[ ]la[ ]|de[ ]l'|du[ ]|des[ ]|de[ ]|d')(?![a-z]+(?:er|ir|re)\b)")
_LEFT = 60  # characters before a head that may belong to it


@cache
def _left() -> re.Pattern[str]:
    # what ends right before a head: « Madame la », « l'ancien », « du futur », « l'ex- », « les deux »
    status = "|".join(sorted(status_before(), key=len, reverse=True))
    polite = "|".join(map(re.escape, sorted(words("civilities", "polite"))))
    determiner = "|".join(sorted(_KIND_OF, key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w'-]) (?:(?P<polite>{polite})[ ])? (?:(?P<det>{determiner})[ ]?)?
        (?:(?:deux|trois|quatre|\d{{1,2}})[ ])? (?P<status>(?:(?:{status})[ ])*) (?P<ex>ex-|ex[ ])? $""",
        re.VERBOSE,
    )


@cache
def _left_words() -> frozenset[str]:
    written = (*status_before(), *words("civilities", "polite"), *_KIND_OF, "ex", "deux", "trois", "quatre")
    numbers = [f"{n:{width}}" for width in ("", "02") for n in range(100)]
    return frozenset([*(word.strip(".") for word in written), *numbers])


class PhraseReader:
    """Reads the role phrases of one text."""

    def __init__(self, reading: Reading, marks: Landmarks) -> None:
        self.text, self.folded, self.marks = reading.text, reading.folded, marks
        self._parts = parts_of(reading)
        self._complements = Complements(reading.text, reading.folded, marks)

    def phrases(self, skip: tuple[tuple[int, int], ...] = ()) -> list[FoundRole]:
        """Role phrases in text order; none begins inside another or in one of the lines to skip."""
        out: list[FoundRole] = []
        end = 0
        skipped = iter(skip)
        line = next(skipped, None)
        for start in sorted(self.marks.heads):
            while line and line[1] <= start:
                line = next(skipped, None)
            if start < end or (line and line[0] <= start):
                continue
            role = self._phrase(self.marks.heads[start])
            if role:
                out.append(role)
                end = role.end
        return out

    def _phrase(self, hit: Found[Head]) -> FoundRole | None:
        head = hit.record
        grade = self.marks.grades.get(hit.start)
        if grade and grade.end > hit.end:  # « le commandant de corps »
            return None
        before = _left().search(self.folded, self._left_from(hit.start), hit.start)
        if before is None or self._inside_word(hit, before):
            return None
        determiner = _KIND_OF.get(before["det"], "none")
        taken = self._complements.read(hit, definite=determiner in ("definite", "fused"))
        if grade and taken.cursor == hit.end and self.text[hit.end : hit.end + 1] == " " and self._named(hit.end + 1):
            return None  # « le commandant Luca Rossi » has a grade, « le commandant de la brigade » a post
        status = taken.status or _status(before)
        gender = head.gender or _gender(before)
        key = self._key(taken, head) if len(taken.kept) > 1 else head.key
        return FoundRole(
            start=_start(hit, before, determiner),
            end=taken.cursor,
            head_start=hit.start,
            head=head.key,
            kind="alone" if head.kind == "apposed" and taken.complements else head.kind,
            title=_with_status(self._title(taken, head), status, gender),
            key=key,
            gender=gender,
            plural=head.plural or before["det"] in _PLURAL,
            determiner=determiner,
            status=status,
            of=tuple(owner.name for owner in taken.owners if owner.name) or _built_in(key, head),
            relation=head.relation,
            unread=bool(_UNREAD.match(self.folded, taken.cursor)),
        )

    def _left_from(self, at: int) -> int:
        """Where the words begin, as far as they are of a kind and close, that may belong to a head on their right."""
        parts = self._parts
        first = bisect_left(parts.starts, at)
        while first and parts.norms[first - 1] in _left_words() and at - parts.starts[first - 1] <= _LEFT:
            first -= 1
        return min(parts.starts[first], at)

    def _inside_word(self, hit: Found[Head], before: re.Match[str]) -> bool:
        """« état-major » holds no major; « ex-président » holds a president."""
        joined = self.folded[hit.start - 1 : hit.start] == "-" and before["ex"] != "ex-"
        return joined or self.folded[hit.end : hit.end + 1] == "-"

    def _named(self, at: int) -> bool:
        return self.text[at : at + 1].isupper()

    def _title(self, taken: Taken, head: Head) -> str:
        """The head in the singular and the stretches kept, as written."""
        if len(taken.kept) > 1:
            taken.kept.sort()
        pieces = [" ".join(self.text[a:b].split()) for a, b in taken.kept]
        noun = head.singular.replace("'", "’") if "’" in pieces[0] else head.singular
        if "Premi" in pieces[0]:
            noun = noun.replace("premi", "Premi")
        return " ".join((noun, *pieces[1:])).replace(" ,", ",")

    def _key(self, taken: Taken, head: Head) -> str:
        pieces = [self.folded[a:b].strip() for a, b in sorted(taken.kept)[1:]]
        return " ".join((head.key, *(piece for piece in pieces if piece not in status_after())))


def _built_in(key: str, head: Head) -> tuple[str, ...]:
    owner = built_in_owners().get(key) or built_in_owners().get(head.key)
    return (owner,) if owner else ()


def _start(hit: Found[Head], before: re.Match[str], determiner: str) -> int:
    if determiner == "definite":
        return before.start("polite") if before["polite"] else before.start("det")
    if before["polite"] and not before["det"]:
        return before.start("polite")
    return min((*(before.start(name) for name in ("status", "ex") if before[name]), hit.start))


def _status(before: re.Match[str]) -> str:
    """What the words before the head say; a new or present holder is a current one."""
    if before["ex"]:
        return "former"
    found = (status_before()[word] for word in before["status"].split())
    return next((status for status in found if status != "current"), "current")


def _gender(before: re.Match[str]) -> str | None:
    """What the words before the head tell: « la », « Madame », « ancienne »."""
    if before["polite"] in ("madame", "mme") or before["det"] in _FEMININE:
        return "f"
    if any(word.endswith("e") for word in before["status"].split()):
        return "f"
    masculine = before["polite"] in ("monsieur", "m.") or before["det"] in _MASCULINE
    return "m" if masculine or before["status"] else None


def _with_status(title: str, status: str, gender: str | None) -> str:
    """« ancien secrétaire général », « futur premier ministre »: what somebody no longer or not yet is says so."""
    word = _STATUS_WORDS.get((status, gender or "m"))
    return f"{word} {title}" if word else title
