"""Clauses, and which way each looks from the document's date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from ..heads import places_of
from ..model import Reading
from ..parts import parts_of
from .conjugation import verb_set, word_set
from .verbs import VerbGroup

# what ends a clause wherever it stands; what does so outside clock times and words: « 14:30 », « avions-radars »
_BREAKS, _MAYBE = '«»“”"();[]\n!?', ":=-"
_BREAK = re.compile(r"(?<!\d):|(?<![^ ])[-=](?![^ ])")


# no clause reaches further: a text without a full stop is read in windows
_REACH = 500


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    index = reading.sentence_index(at)
    if index >= 0 and at < reading.sentences[index].end:
        return max(reading.sentences[index].start, at - _REACH), min(reading.sentences[index].end, at + _REACH)
    return at, at


def _segment(reading: Reading, at: int) -> tuple[int, int]:
    """The stretch of the sentence between quotation marks, brackets, « ; », « : » and spaced dashes."""
    start, end = _sentence(reading, at)
    breaks = reading.derived(_breaks)
    k = bisect_left(breaks, at)
    low = at if _dash_before(reading, at, start) else breaks[k - 1] + 1 if k and breaks[k - 1] >= start else start
    if k < len(breaks) and breaks[k] < end:
        return low, breaks[k]
    return low, end - 1 if _dash_before(reading, end, at) else end


def _breaks(reading: Reading) -> list[int]:
    folded = reading.folded
    maybe = [at for at in places_of(folded, _MAYBE) if _BREAK.match(folded, at)]
    return sorted([*places_of(folded, _BREAKS), *maybe])


def _dash_before(reading: Reading, at: int, start: int) -> bool:
    """Whether a dash behind a space stands right before a position, and not before `start`: what follows it there is
    of no account."""
    return at > start and reading.folded[at - 1] in "-=" and (at < 2 or reading.folded[at - 2] == " ")


def clause_at(reading: Reading, verbs: tuple[VerbGroup, ...], at: int) -> tuple[int, int]:
    """The clause around a position: inside its sentence, between relative pronouns, conjunctions, « ; », « : »,
    brackets and quotation marks, so that each clause holds at most one finite verb group where the text allows."""
    cuts = _cuts_around(reading, _verbs_of(reading, verbs), at)
    if len(cuts) == 2:
        return cuts[0], cuts[1]
    k = min(max(bisect_right(cuts, at) - 1, 0), len(cuts) - 2)
    return cuts[k], cuts[k + 1]


class _Verbs:
    """The verbs of a text by where they begin, with the marks and words beside which they cut it into clauses, and
    where they do, as far as anybody asked."""

    def __init__(self, reading: Reading, groups: tuple[VerbGroup, ...]) -> None:
        self.groups = groups  # kept, so that no others take their place
        self.breaks, self.openers = reading.derived(_breaks), reading.derived(_openers)
        self.starts = [verb.start for verb in groups]
        self.finite = [verb for verb in groups if verb.finite]
        self.finite_starts = [verb.start for verb in self.finite]
        self.cuts: dict[tuple[int, int], list[int]] = {}
        self.cuts_by_stretch: dict[tuple[int, int], list[int]] = {}

    def between(self, start: int, end: int) -> tuple[VerbGroup, ...]:
        return self.groups[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def finite_between(self, start: int, end: int) -> list[VerbGroup]:
        return self.finite[bisect_left(self.finite_starts, start) : bisect_left(self.finite_starts, end)]


def _verbs_of(reading: Reading, verbs: tuple[VerbGroup, ...]) -> _Verbs:
    known = reading.derived(_known_verbs)
    found = known.get(id(verbs))
    if found is None:
        found = known[id(verbs)] = _Verbs(reading, verbs)
    return found


def _known_verbs(reading: Reading) -> dict[int, _Verbs]:
    return {}


def _cuts_around(reading: Reading, verbs: _Verbs, at: int) -> list[int]:
    """Where the clauses begin and end in the stretch around a position."""
    index = reading.sentence_index(at)
    sentence = reading.sentences[index] if index >= 0 else None
    # the sentence and the marks before the position in it tell the stretch, but for a dash and in the longest sentences
    plain = sentence is not None and at < sentence.end <= sentence.start + _REACH
    if not plain or reading.folded[at - 1 : at] in ("-", "="):
        return _cuts_between(reading, verbs, *_segment(reading, at))
    place = index, bisect_left(verbs.breaks, at)
    known = verbs.cuts.get(place)
    if known is None:
        known = verbs.cuts[place] = _cuts_between(reading, verbs, *_segment(reading, at))
    return known


def _cuts_between(reading: Reading, verbs: _Verbs, low: int, high: int) -> list[int]:
    stretch = low, high
    if stretch not in verbs.cuts_by_stretch:
        verbs.cuts_by_stretch[stretch] = _cuts(reading, verbs, low, high)
    return verbs.cuts_by_stretch[stretch]


def _cuts(reading: Reading, verbs: _Verbs, low: int, high: int) -> list[int]:
    """Where the clauses between two places begin and end."""
    finite = verbs.finite_between(low, high)
    cuts = [low]
    for k, verb in enumerate(finite):
        since = finite[k - 1].end if k else low
        cut = _cut(reading, verbs.openers, since, verb.start, between=k > 0)
        if cut is not None and cut > cuts[-1]:
            cuts.append(cut)
    cuts.append(high)
    return cuts


def _cut(reading: Reading, openers: list[int], since: int, until: int, *, between: bool) -> int | None:
    """Where the clause of a verb begins: at the last relative pronoun or conjunction before it, else at « et », else
    at a comma, else at the verb. Before the first verb of a stretch only a subordinator cuts."""
    last = bisect_left(openers, until) - 1
    if last >= 0 and openers[last] >= since:
        return openers[last]
    if not between:
        return None
    coordinators = word_set("coordinators")
    starts, norms = reading.starts, reading.norms
    for k in range(bisect_left(starts, until) - 1, bisect_left(starts, since) - 1, -1):
        if norms[k] in coordinators and norms[k] not in ("or", "ni"):
            return starts[k]
    comma = _last_comma(reading, since, until)
    return comma + 1 if comma >= 0 else until


def _last_comma(reading: Reading, since: int, until: int) -> int:
    """The last comma with a subject between it and the verb: not the one that closes « le ministre, M. X, a dit », nor
    that of « 0,8 % »."""
    last = comma = comma_before(reading.folded, since, until)
    while comma >= 0:
        first = bisect_left(reading.starts, comma)
        end = bisect_left(reading.starts, until)
        if not word_set("clitics").issuperset(reading.norms[first:end]):
            return comma
        comma = comma_before(reading.folded, since, comma)
    return last


def comma_before(folded: str, since: int, until: int) -> int:
    """Where the last comma of a stretch is that is not inside a number; -1 without one."""
    comma = folded.rfind(",", since, until)
    while comma > 0 and folded[comma - 1].isdigit() and folded[comma + 1 : comma + 2].isdigit():
        comma = folded.rfind(",", since, comma)
    return comma


def _openers(reading: Reading) -> list[int]:
    """Where the words begin that open clauses."""
    maybe = parts_of(reading).starting(_can_open())
    return [start for start in maybe if opens_clause(reading, bisect_left(reading.starts, start))]


@cache
def _can_open() -> frozenset[str]:
    return word_set("subordinators") | {"ou", "s'"}


def opens_clause(reading: Reading, k: int) -> bool:
    """Whether word k opens a clause: qui, que, lorsque, où (not ou), s' before il (not « s'adressera »)."""
    norm = reading.norms[k]
    if norm == "ou":
        return reading.text[reading.starts[k] + 1] in "ùÙ"
    if norm == "s'":
        return reading.norms[k + 1] in ("il", "ils")
    if norm in ("que", "qu'") and k > 1 and reading.norms[k - 1] == "tant" and reading.norms[k - 2] == "en":
        return False  # « en tant que membre »
    return norm in word_set("subordinators")


# ---------------------------------------------------------------- direction

_BY_TENSE = {"past": "past", "pluperfect": "past", "imperfect": "past", "future": "future", "conditional": "future"}
_PROSPECTIVE_MODALS = frozenset(
    {"aller", "devoir", "compter", "vouloir", "souhaiter", "entendre", "apprêter", "espérer", "falloir"}
)


def direction(reading: Reading, verbs: tuple[VerbGroup, ...], at: int) -> str | None:
    """Which way the clause around a position looks from the document's date: past, future, or None where nothing says.

    From the participle that governs the position (« donnée jeudi », « prévue jeudi »), from the finite verb of the
    clause (past tenses; future, « va/doit/devrait » and an infinitive), then from cues (« rendez-vous »,
    « prochain »), then from the rest of the sentence.
    """
    start, end = clause_at(reading, verbs, at)
    known = _verbs_of(reading, verbs)
    inside = known.between(start, end)
    finite = next((v for v in inside if v.finite), None)
    governed = _governing(reading, inside, finite, start, at)
    if governed is not None:
        return governed
    looks = _of_finite(finite) if finite is not None else None
    if looks is None and _ahead(reading, start, end):  # also « les Alliés ont rendez-vous dimanche »
        looks = "future"
    if finite is not None or looks is not None:
        return looks
    low, high = _sentence(reading, at)
    others = known.finite_between(low, high)
    if not others:
        return "future" if _ahead(reading, low, high) else None
    low, high = _segment(reading, at)
    others = [v for v in others if low <= v.start < high]
    return _of_finite(others[-1]) if others else None


def _of_finite(verb: VerbGroup) -> str | None:
    if verb.tense == "present":
        if verb.lemma == "convenir" and verb.voice == "passive":  # « sont convenus dimanche de » is a past
            return "past"
        if verb.modal == "falloir" and verb.lemma in verb_set("retrospective"):  # « ce qu'il faut retenir de mardi »
            return None
        if verb.modal in _PROSPECTIVE_MODALS or verb.lemma in verb_set("expiring"):
            return "future"
        return "future" if verb.voice == "passive" and verb.lemma in verb_set("prospective") else None
    return _BY_TENSE.get(verb.tense)


def _governing(
    reading: Reading, inside: tuple[VerbGroup, ...], finite: VerbGroup | None, start: int, at: int
) -> str | None:
    """Direction from a participle or infinitive between the finite verb and the position; None where none governs."""
    before = [v for v in inside if v.end <= at]
    if not before or before[-1] is finite:
        return None
    last = before[-1]
    if "," in reading.folded[last.end : at] and finite is not None and last.end <= finite.start:
        return None
    if last.tense == "participle":
        if last.lemma in verb_set("resolving") and not _TO_COME.match(reading.folded, last.end, at):
            return "past"  # « une aide promise en mars », « l'achat décidé en mars »
        if last.lemma in verb_set("prospective"):
            put_off = finite is not None and finite.tense == "pluperfect" and last.end <= finite.start
            return None if put_off else "future"  # « L'appel, prévu lundi, avait été décalé d'un jour »
        return None if last.lemma in ("réunir", "rentrer") else "past"  # « la rentrée du Comité le 13 septembre »
    if last.tense == "infinitive" and finite is not None and finite.end <= last.start:
        if reading.folded.find(", apres ", last.end, at) >= 0:
            return None  # « ont invité la Suède à adhérer, après la signature, mardi soir, d'un accord »
        return "future" if finite.lemma in verb_set("prospective") or _ready(reading, last) else None
    return None


_TO_COME = re.compile(r"[ ](?:pour|aux?|a|d'ici)(?![^\W_])")


def _ready(reading: Reading, infinitive: VerbGroup) -> bool:
    """« prêt à rencontrer », « disposée à livrer »: what follows lies ahead."""
    k = bisect_left(reading.starts, infinitive.start)
    words = reading.norms[max(0, k - 3) : k]
    return "a" in words and any(w.startswith(("pret", "dispose")) for w in words)


def _ahead(reading: Reading, start: int, end: int) -> bool:
    cues = reading.derived(_cues_ahead)
    k = bisect_left(cues, start)
    return k < len(cues) and cues[k] < end


def _cues_ahead(reading: Reading) -> list[int]:
    ahead = word_set("ahead")
    return [start for start, norm in zip(reading.starts, reading.norms, strict=True) if norm in ahead]
