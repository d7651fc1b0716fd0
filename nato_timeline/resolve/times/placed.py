"""An expression with its place in the calendar, before it becomes a Timex, and the scene that it is placed in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from nato_timeline.grammar import VerbGroup, clause_at
from nato_timeline.grammar import direction as clause_direction
from nato_timeline.grammar.conjugation import verb_set
from nato_timeline.model import Reading

from ...lean import changed, lean
from .anchors import Anchor, Told, sentence_at, verbs_around
from .outlook import looks_ahead, of_gathering


@lean(frozen=True, slots=True)
class Placed:
    """`value` as TIMEX3 writes it; `basis`, `anchor`, `why` as in `Timex`; `fault` a diagnostic's code and message."""

    value: str
    type: str = "DATE"
    mod: str | None = None
    basis: str = "stated"
    anchor: str | None = None
    why: str | None = None
    fault: tuple[str, str] | None = None


_START = attrgetter("start")
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}


def unplaced(grain: str) -> Placed:
    """Nothing to count from: the form of the value with its digits open."""
    return Placed(_OPEN.get(grain, "XXXX"), basis="unplaced")


# « avant l'été », « d'ici au 9 juillet », « à partir de lundi »: with no tense to say so, ahead
_AHEAD = re.compile(r"(?:avant|d'ici(?: a| au)?|des|pour|a partir de|a compter du|jusqu'en|jusqu'a) (?:l[ea] |l')?$")
# « inscrit à l'ordre du jour de mardi », whatever became of it
_ON_THE_AGENDA = re.compile(r"ordre du jour d[eu] $")
# « a-t-il dit avant une réunion [vendredi] du groupe de contact »: what it is said before
_BEFORE_EVENT = re.compile(
    r"\bavant (?:une? |la |le |l'|sa |son |leur )(?:[a-z'-]+ ){0,2}(?:reunion|rencontre|conference|session|sommet"
    r"|entretien|visite|vote|entrevue|seance|debat)(?: [a-z'-]+){0,3} (?:de |du |prevue? )?(?:l[ea] )?$"
)
_BEFORE_DOING = re.compile(r"\bavant d(?:e |')[^,.;:()\n]{3,50}$")
_SINCE = re.compile(r"depuis (?:l[ea] |l')?$")
# « reporté au 25 juin », « annoncé pour octobre »: a past tense does not say where the date lies
_DESTINATION = re.compile(r"(?:[^\w]|^)(?:au|pour(?: l[ea]| l')?|d'ici(?: au| a)?|jusqu'(?:au|en)) $")
_FROM_ON = re.compile(r"\b(?:a (?:compter|partir|dater) d[eu]|des) (?:l[ea] |l')?$")


# how much of the text before an expression may lead to it, in characters
_CLAUSE = 160
# « prolongées jusqu'au 31 janvier », « reportée à la fin du mois », « avancée à lundi »: what is to come
_MOVED_TO = re.compile(
    r"\b(?:report|repouss|renvoy|remis|ajourn|differ|decal|avanc|(?:re)?prolong|prorog|recondui|renouvel|etend)[a-z]*"
    r"(?: [^.;:,()\n]{1,30}?)?(?: jusqu'(?:au|en|a)| au| a| pour) (?:l[ea] |l')?$"
)
# what lies ahead at its time, whatever its tense: « a convoqué pour vendredi »
_PLANNED_FOR = re.compile(
    r"\b(?:prevu|programme|convoque|planifie|attendu)(?:e?s?)[ ](?:[^.;:,()\n]{1,24}[ ])?pour (?:l[ea] |l')?$"
)
_FOR, _FOR_THE = ("pour ", "pour le ", "pour la ", "pour l'"), 9
_AT_THAT_TIME = re.compile(r"\b(?:etai|avai)")


@lean(frozen=True, slots=True)
class Scene:
    """What surrounds one expression: the text, where it stands, the document's day, the dates told so far, `news`,
    the day that the first sentences tell of, and `heading`, the last day that heads lines."""

    reading: Reading
    verbs: tuple[VerbGroup, ...]
    start: int
    end: int
    publication: Anchor | None
    told: Sequence[Told]
    sentence: int
    news: Told | None = None
    heading: Told | None = None

    def at(self, start: int, end: int) -> Scene:
        """The same around another expression."""
        return changed(self, start=start, end=end, sentence=sentence_at(self.reading, start))

    @property
    def paragraph(self) -> int:
        return self.reading.sentences[self.sentence].paragraph if self.reading.sentences else 0

    @property
    def surface(self) -> str:
        return self.reading.text[self.start : self.end]

    def before(self, width: int = 24) -> str:
        """The folded text right before the expression."""
        return self.reading.folded[max(0, self.start - width) : self.start]

    def sentence_before(self) -> str:
        """The folded sentence up to the expression, as far as it matters."""
        return self.reading.folded[max(self.sentence_start, self.start - 300) : self.start]

    @property
    def sentence_start(self) -> int:
        return self.reading.sentences[self.sentence].start if self.reading.sentences else 0

    def direction(self) -> str | None:
        """past, future or None, as the clause around the expression looks."""
        return clause_direction(self.reading, self.verbs, self.start)

    @property
    def since(self) -> bool:
        """Whether something began then and goes on: « depuis mardi » lies behind, whatever the tense."""
        return _SINCE.search(self.before()) is not None

    def way(self) -> str | None:
        """past or future: as « depuis » says, else the clause, else another preposition."""
        if self.since:
            return "past"
        if _ON_THE_AGENDA.search(self.before()):
            return "future"
        if _BEFORE_EVENT.search(self.before(60)) or self._planned_for:
            return "future"
        if self.looks_ahead():
            return "future"
        before, way = self.before(), self._put_off() or self.direction()
        if way != "future" and self.moved:
            return "future"
        if way is None:
            return "future" if _AHEAD.search(before) else None
        if way == "past" and _BEFORE_DOING.search(self.before(60)):
            return None  # « a fait ses adieux avant de quitter ses fonctions [le 30 octobre] »
        if way == "past" and self._laid_down(before):
            return "future"
        return None if way == "past" and _DESTINATION.search(before) else way

    def _laid_down(self, before: str) -> bool:
        """« a annoncé [mardi] la fermeture à compter de jeudi »: what begins later than it is told; « dès jeudi » only
        where another day says when it was told."""
        m = _FROM_ON.search(before)
        verb = self.verb() if m else None
        if m is None or verb is None or verb.lemma not in verb_set("ruling") or verb.start > self.start:
            return False
        return m[0].startswith("a ") or any(t.sentence == self.sentence and t.to_the_day for t in self.told)

    @property
    def _planned_for(self) -> bool:
        """« a convoqué pour vendredi », « prévue pour mars »; « était prévue pour mars » may be over."""
        if not self.before(_FOR_THE).endswith(_FOR):
            return False
        before = self.before(60)
        return _PLANNED_FOR.search(before) is not None and not _AT_THAT_TIME.search(before)

    def looks_ahead(self) -> bool:
        """Whether it dates a gathering that the words around look ahead to."""
        before = self.before(_CLAUSE)
        if not before.endswith(("de ", "du ")) or of_gathering(before) is None:
            return False
        verbs = [v for v in verbs_around(self.verbs, self.start) if v.start >= self.sentence_start]
        sentence_end = self.reading.sentences[self.sentence].end if self.reading.sentences else self.end
        later = next((v for v in verbs if v.finite and self.end <= v.start < sentence_end), None)
        return looks_ahead(before, [v for v in verbs if v.end <= self.start], self.start, later)

    @property
    def moved(self) -> bool:
        """Whether a verb says that something was put off or goes on to it."""
        return _MOVED_TO.search(self.before(60)) is not None

    def _put_off(self) -> str | None:
        """« qui devait débuter lundi, est reporté »: what was to be and shall not be lies ahead."""
        near = verbs_around(self.verbs, self.start)
        verb = self.verb() if any(v.modal == "devoir" for v in near) else None
        return "future" if verb and verb.modal == "devoir" and verb.tense == "imperfect" else None

    def verb(self) -> VerbGroup | None:
        """The finite verb of the clause that is nearest to the expression."""
        start, end = clause_at(self.reading, self.verbs, self.start)
        first = bisect_left(self.verbs, start, key=_START)
        last = bisect_left(self.verbs, end, key=_START)
        finite = [v for v in self.verbs[first:last] if v.finite]
        return min(finite, key=lambda v: min(abs(v.start - self.end), abs(v.end - self.start))) if finite else None

    def anchored(self, anchor: Anchor, how: str, value: str) -> Placed:
        """A value counted from an anchor, with the arithmetic in words: « vendredi » before publication … → …"""
        why = f"« {self.surface} » {how} {anchor.label()} → {value}"
        return Placed(value, basis=anchor.basis, anchor=anchor.value, why=why)
