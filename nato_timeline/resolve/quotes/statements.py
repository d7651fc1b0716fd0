"""Indirect speech: « X a déclaré que … », « …, a souligné Y », « selon Z, … ».

The span is what is said, without the words that say who says it.
"""

from __future__ import annotations

from functools import cache

from ...find.quotes import reporting_verbs, reports, speech_words
from ...grammar import VerbGroup
from ...grammar.conjugation import verb_set, word_set
from ...lean import lean
from ...model import Quote
from ..times.datelines import dateline_end
from .cast import Voice
from .speakers import Speakers

# between a reporting verb and its que: « a déclaré jeudi à Bruxelles devant la presse que »
_REACH = 10
# less than this says nothing, in characters
_SHORT = 10


@lean(frozen=True, slots=True)
class _Statement:
    start: int
    end: int
    voice: Voice
    group: VerbGroup | None


def find_statements(speakers: Speakers) -> tuple[Quote, ...]:
    """Reported clauses outside quotation marks, in text order, none inside another."""
    found: list[_Statement] = []
    telling = _telling()
    for group in speakers.outside:
        if group.lemma in telling and group.person == 3 and not group.negated:
            statement = _with_que(speakers, group) or _aside(speakers, group)
            if statement is not None:
                found.append(statement)
    found += _by(speakers)
    found.sort(key=lambda s: (s.start, -s.end))
    kept: list[Quote] = []
    last = -1
    for statement in found:
        if statement.start >= last:
            kept.append(_quote(speakers, statement))
            last = statement.end
    return tuple(kept)


@cache
def _telling() -> frozenset[str]:
    """The verbs that can make a clause somebody's."""
    return verb_set("stating") | reporting_verbs()


def _quote(speakers: Speakers, statement: _Statement) -> Quote:
    group, text = statement.group, speakers.reading.text
    return Quote(
        start=statement.start,
        end=statement.end,
        surface=text[statement.start : statement.end],
        speaker=statement.voice.speaker,
        verb=speakers.verb(group) if group is not None else None,
        cue=group.span(text) if group is not None else None,
    )


# ---------------------------------------------------------------- a déclaré que …


def _with_que(speakers: Speakers, group: VerbGroup) -> _Statement | None:
    stating = group.lemma in verb_set("stating") or (group.voice == "reflexive" and group.lemma == "dire")
    if not stating or group.modal == "falloir" or group.tense in ("infinitive", "participle"):
        return None
    if group.voice == "passive" or (group.voice == "reflexive" and not reports(group)):
        return None
    opener = _que(speakers, group)
    voice = speakers.of(group) if opener is not None else None
    if opener is None or voice is None or not (voice.person or voice.speaker or voice.sure):
        return None
    start = speakers.words.ends[opener]
    while speakers.reading.text[start].isspace():
        start += 1
    end = _end(speakers, group, start)
    # « a admis que « … » » is a quotation, no indirect speech
    if end - start < _SHORT or (speakers.quoted(start) and speakers.quoted(end - 1)):
        return None
    return _Statement(start, end, voice, group)


def _que(speakers: Speakers, group: VerbGroup) -> int | None:
    """The que that opens what is said; None where another verb comes first."""
    words = speakers.words
    first = speakers.token_at(group.end)
    for i in range(first, min(first + _REACH, words.size - 1)):
        if words.barred(i) or words.norms[i] in ("qui", "dont", "et", "mais"):
            return None
        if words.norm(i) in ("que", "qu'"):
            before = words.norm(i - 1)
            return None if i > first and before in ("ainsi", "alors", "lors", "plus", "moins", "autant", "ce") else i
    return None


def _end(speakers: Speakers, group: VerbGroup, start: int) -> int:
    """The end of the sentence, or where the author goes on: « …, souligne le communiqué », « … et a salué … »."""
    words = speakers.words
    end = speakers.sentence(start)[1]
    for later in speakers.groups(start, end):
        i = speakers.with_clitics(speakers.token_at(later.start))
        if not later.finite or not reports(later):
            continue
        aside = words.comma(i) and (later.inverted is not None or speakers.behind(later) is not None)
        joined = words.norm(i - 1) == "et" and later.tense == group.tense == "past"
        if aside or joined:
            end = words.ends[i - 1 if aside else i - 2]
            break
    return _trimmed(speakers, start, end)


def _trimmed(speakers: Speakers, start: int, end: int) -> int:
    text = speakers.reading.text
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:!?…"):
        end -= 1
    return end


# ---------------------------------------------------------------- …, a souligné X, …


def _aside(speakers: Speakers, group: VerbGroup) -> _Statement | None:
    """A reporting clause between commas, in a sentence without quotation marks."""
    words = speakers.words
    if not group.finite or not reports(group):
        return None
    low, high = speakers.sentence(group.start)
    i = speakers.with_clitics(speakers.token_at(group.start))
    if not words.comma(i) or speakers.quoted(low) or speakers.next_zone(low) < high:
        return None
    voice = speakers.of(group) if group.inverted else speakers.behind(group)
    own = speakers.of(group)
    if own is not None and own.person and own != voice:  # « M. X, qui quitte son poste, a fustigé les Européens »
        return None
    if voice is None or not (voice.person or voice.speaker) or not _clause(speakers, low, words.ends[i - 1]):
        return None
    low = dateline_end(speakers.reading, low)
    rest = speakers.groups(group.end, high)
    end = high if any(g.finite for g in rest) else words.ends[i - 1]
    return _Statement(low, _trimmed(speakers, low, end), voice, group)


def _clause(speakers: Speakers, low: int, high: int) -> bool:
    """Whether a stretch says something: it holds a finite verb, or leads up to one (« De 2014 à 2021, a dit X, … »)."""
    return high - low >= _SHORT and speakers.words.norm(speakers.token_at(low)) not in word_set("coordinators")


# ---------------------------------------------------------------- selon X, …


def _by(speakers: Speakers) -> list[_Statement]:
    found = (_attributed(speakers, at, after) for at, after in speakers.by)
    return [statement for statement in found if statement is not None]


def _attributed(speakers: Speakers, at: int, after: int) -> _Statement | None:
    """« Selon X, … » at the head of a sentence, « …, selon X » at its end."""
    low, high = speakers.sentence(at)
    folded = speakers.reading.folded
    if folded[at - 1 : at].isalnum() or folded[after : after + 1].isalnum() or speakers.next_zone(low) < high:
        return None
    voice = speakers.named_by(after, high)
    if voice is None or not (voice.person or voice.speaker):
        return None
    if at == low:
        comma = folded.find(",", after, high)
        if comma >= 0 and _is_subject(speakers, voice, comma, high):
            return None
        start = _past_apposed(speakers, voice, comma + 1, high) if comma >= 0 else high
        while start < high and speakers.reading.text[start].isspace():
            start += 1
        end = _trimmed(speakers, start, high)
    else:
        start, end = dateline_end(speakers.reading, low), _trimmed(speakers, low, at)
    return _Statement(start, end, voice, None) if end - start >= _SHORT else None


def _is_subject(speakers: Speakers, voice: Voice, comma: int, high: int) -> bool:
    """« Selon le ministre, [M. Pahor] a menti »: whether who would be the speaker is who it is said of."""
    named = [m for m in speakers.mentions_in(comma, high) if m.person == voice.speaker] if voice.person else []
    told = any(m.person == voice.speaker for m in speakers.mentions_in(speakers.sentence(comma)[0], comma))
    return bool(named) and not told and not speakers.reading.folded.startswith(",", named[0].end)


_APPOSED = 2  # at most: « Selon le ministre, Sébastien Lecornu, interrogé à Vilnius, … »


def _past_apposed(speakers: Speakers, voice: Voice, start: int, high: int) -> int:
    """Where what is said begins behind what is apposed to who says it: « Selon le secrétaire général, [Jens
    Stoltenberg,] cinq Alliés … », « Selon M. Rutte, [secrétaire général de l'OTAN,] les stocks … »."""
    for _ in range(_APPOSED):
        comma = speakers.reading.folded.find(",", start, high)
        if comma < 0 or speakers.finite(start, comma) or not voice.person:
            break
        first = speakers.token_at(start)
        first += speakers.words.norm(first) in ("le", "la", "l'")
        role = speakers.words.norm(first) in speech_words("orators") | speech_words("humans") | speech_words("titles")
        if not role and all(m.person != voice.speaker for m in speakers.mentions_in(start, comma)):
            break
        start = comma + 1
    return start
