"""Role phrases: from the article to the last complement, with whose office it is and in what status."""

from __future__ import annotations

import re

from ...lexicon.gazetteer import Found
from ...lexicon.titles import Head, built_in_owners, status_after
from ...model import Reading
from ...parts import parts_of
from .complements import Complements, Taken
from .landmarks import Landmarks
from .left import left_of
from .records import FoundRole

_STATUS_WORDS = {
    ("former", "m"): "ancien",
    ("former", "f"): "ancienne",
    ("future", "m"): "futur",
    ("future", "f"): "future",
}
# « de séance » after « le président »; not « d'envoyer » after « le ministre », nor « du 7 juin » after « Réponse de la
# ministre »
_UNREAD = re.compile(r"[ ](?:de[ ]la[ ]|de[ ]l'|du[ ]|des[ ]|de[ ]|d')(?![a-z]+(?:er|ir|re)\b|\d)")


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
        left = left_of(self._parts, hit.start)
        # « état-major » holds no major; « ex-président » holds a president
        if left is None or (self._tied(hit.start - 1) and not left.tied) or self._tied(hit.end):
            return None
        taken = self._complements.read(hit, definite=left.determiner in ("definite", "fused"))
        if grade and taken.cursor == hit.end and self.text[hit.end : hit.end + 1] == " " and self._named(hit.end + 1):
            return None  # « le commandant Luca Rossi » has a grade, « le commandant de la brigade » a post
        status = taken.status or left.status
        gender = head.gender or left.gender
        key = self._key(taken, head) if len(taken.kept) > 1 else head.key
        return FoundRole(
            start=hit.start - left.length,
            end=taken.cursor,
            head_start=hit.start,
            head=head.key,
            kind="alone" if head.kind == "apposed" and taken.complements else head.kind,
            title=_with_status(self._title(taken, head), left.status if taken.then else status, gender),
            key=key,
            gender=gender,
            plural=head.plural or left.plural,
            determiner=left.determiner,
            status=status,
            of=tuple(owner.name for owner in taken.owners if owner.name) or _built_in(key, head),
            relation=head.relation,
            unread=bool(_UNREAD.match(self.folded, taken.cursor)),
        )

    def _tied(self, at: int) -> bool:
        return self.folded[at : at + 1] == "-"

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
        return " ".join((head.key, *(piece for piece in pieces if piece not in status_after()))).replace(" ,", ",")


def _built_in(key: str, head: Head) -> tuple[str, ...]:
    owner = built_in_owners().get(key) or built_in_owners().get(head.key)
    return (owner,) if owner else ()


def _with_status(title: str, status: str, gender: str | None) -> str:
    """« ancien secrétaire général », « futur premier ministre »: what somebody no longer or not yet is says so."""
    word = _STATUS_WORDS.get((status, gender or "m"))
    return f"{word} {title}" if word else title
