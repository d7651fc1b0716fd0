"""Who speaks, by the words behind a quotation or inside it: « … », a-t-il ajouté; « …, a confié X, … »."""

from __future__ import annotations

from bisect import bisect_left

from ...find.quotes import FoundQuote, speech_phrases
from ...grammar import VerbGroup
from ...grammar.conjugation import word_set
from ...lean import lean
from .cast import Voice
from .speakers import Speakers

# a sentence is looked through this far from a quotation, in characters
REACH = 1500
_RELATIVES = frozenset({"qui", "que", "dont", "ou"})
_BETWEEN = frozenset({"comme", "ainsi", "que", "et"})


@lean(frozen=True, slots=True)
class Attribution:
    """A speaker with the verb that names the act of speech; `end` is where a quotation that was never closed ends."""

    voice: Voice
    group: VerbGroup | None = None
    end: int | None = None


def tail(speakers: Speakers, quote: FoundQuote) -> tuple[int, int]:
    """What follows a quotation in its sentence, up to the next one."""
    _, end = speakers.sentence(max(quote.start, quote.close - 1))
    return quote.close, min(end, speakers.next_zone(quote.close), quote.close + REACH)


def behind(speakers: Speakers, quote: FoundQuote) -> Attribution | None:
    """The verb right behind the closing mark with its subject, or « selon X », « tel est le message de X »."""
    low, high = tail(speakers, quote)
    if high <= low:
        return None
    group = next(iter(speakers.finite(low, high)), None)
    comma = "," in speakers.reading.folded[low : low + 3]
    if group is not None and _only_little_words(speakers, low, group.start):
        if quote.shape != "sentence" and ((not comma and not group.inverted) or _pending(speakers, quote)):
            return None
        voice = speakers.of(group)
        if voice is not None and speakers.reports(group):
            return Attribution(voice if voice.person else _cited(speakers, group.end, high) or voice, group)
        if voice is not None and quote.shape == "sentence" and comma and (voice.person or group.inverted):
            return Attribution(voice, group)
    if group is not None and ":" in speakers.reading.folded[low : low + 3] and _object(speakers, group):
        voice = speakers.of(group)
        return Attribution(voice, group) if voice is not None and voice.person else None
    return _by_behind(speakers, low, high)


def _object(speakers: Speakers, group: VerbGroup) -> bool:
    """« … » : M. X l'a promis lundi."""
    clitics, _ = speakers.words.clitics_before(speakers.token_at(group.start))
    return speakers.reports(group) and "l'" in clitics


def _cited(speakers: Speakers, low: int, high: int) -> Voice | None:
    """« a rapporté l'agence, citant M. X »: whose words a body passes on."""
    at = speakers.reading.folded.find(" citant ", low, high)
    voice = speakers.named_by(at + 8, high) if at >= 0 else None
    return voice if voice is not None and voice.person else None


def _only_little_words(speakers: Speakers, low: int, high: int) -> bool:
    """Whether nothing but clitics, adverbs and « comme » stands between a closing mark and a verb."""
    words = speakers.words
    i, last = speakers.token_at(low), speakers.token_at(high)
    if any(c in speakers.reading.folded[low:high] for c in ":;(["):
        return False
    while i < last:
        word = words.norm(i)
        step = words.adverb(i) or int(word in word_set("clitics") or word in _BETWEEN)
        if not step:
            return False
        i += step
    return True


def _pending(speakers: Speakers, quote: FoundQuote) -> bool:
    """Whether the sentence still waits for its verb: « La Russie, qui parlait de « … », a rappelé son ambassadeur »."""
    words = speakers.words
    low = max(speakers.sentence(quote.open)[0], quote.open - REACH)
    inside = range(speakers.token_at(low), speakers.token_at(quote.open))
    if _RELATIVES.isdisjoint(words.norms[inside.start : inside.stop]):
        return False
    relative = next((i for i in inside if words.norm(i) in _RELATIVES and words.comma(i)), None)
    if relative is None:
        return False
    groups = speakers.finite(low, quote.open)
    return bool(groups) and all(g.start > words.starts[relative] for g in groups)


def _by_behind(speakers: Speakers, low: int, high: int) -> Attribution | None:
    """« …, selon M. Rutte », « …, pour le ministre », « : c'est le message qu'a adressé X »."""
    folded = speakers.reading.folded
    at = low
    while at < high and not folded[at].isalnum():
        at += 1
    if any(folded.startswith(phrase, at) for phrase in speech_phrases("by")):
        return by(speakers, at, high)
    if any(folded.startswith(phrase, at) for phrase in speech_phrases("afterwards")):
        return whose(speakers, at, high)
    if folded.startswith("pour ", at):
        voice = speakers.named_by(at + 5, high)
        return Attribution(voice) if voice is not None and voice.person else None
    return None


def by(speakers: Speakers, low: int, high: int) -> Attribution | None:
    """« selon M. Rutte », « d'après le ministère », « selon lui » in a stretch."""
    folded = speakers.reading.folded
    for phrase in speech_phrases("by"):
        at = folded.find(phrase, low, high)
        if at < 0 or folded[at - 1 : at].isalnum() or folded[at + len(phrase) : at + len(phrase) + 1].isalnum():
            continue
        voice = speakers.named_by(at + len(phrase), high)
        if voice is not None:
            return Attribution(voice)
    return None


def whose(speakers: Speakers, low: int, high: int) -> Attribution | None:
    """« C'est en ces termes que M. X a salué … », « Tel est le message de M. Y »: the subject, or who is named."""
    for group in speakers.groups(low, high):
        voice = speakers.of(group) if group.finite and group.lemma != "être" else None
        if voice is not None and (voice.person or voice.speaker):
            return Attribution(voice, group)
    people = speakers.mentions_in(low, high)
    return Attribution(speakers.person(people[0])) if people else None


def inside(speakers: Speakers, verbs: tuple[VerbGroup, ...], quote: FoundQuote) -> Attribution | None:
    """A reporting clause between commas inside the marks: « C'est un grand jour, s'est réjoui M. X, et nous … »."""
    words = speakers.words
    first = bisect_left(verbs, quote.start, key=lambda v: v.start)
    last = bisect_left(verbs, quote.end, key=lambda v: v.start)
    for group in verbs[first:last]:
        if not group.finite or not speakers.reports(group) or group.person != 3:
            continue
        i = speakers.with_clitics(speakers.token_at(group.start))
        if not words.comma(i) or words.starts[i - 1] < quote.start:
            continue
        if group.inverted:
            voice: Voice | None = speakers.pronoun(group.inverted, quote.open)
        else:
            voice = speakers.behind(group, end=quote.end)
        if voice is None or not (voice.sure or voice.person):
            continue
        goes_on = any(v.finite and v.start > group.end for v in verbs[first:last])
        return Attribution(voice, group, None if quote.closed or goes_on else words.ends[i - 1])
    return None


def aside(speakers: Speakers, quote: FoundQuote) -> Attribution | None:
    """A reporting clause further on in the sentence of a quotation: « Le « mur » tiendra, a-t-il dit »;
    or « …, selon X »."""
    low, high = quote.close, speakers.sentence(max(quote.start, quote.close - 1))[1]
    for group in speakers.finite(low, min(high, low + REACH)):
        voice = speakers.inserted(group)
        if voice is not None:
            return Attribution(voice, group)
    low, high = tail(speakers, quote)
    comma = speakers.reading.folded.find(",", low, high)
    return _by_behind(speakers, comma, high) if comma >= 0 else None
