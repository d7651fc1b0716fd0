"""Quotations with their speakers: which words in quotation marks somebody said, who, and with what verb.

The attribution is looked for where French puts it: behind the quotation (« », a-t-il ajouté »), inside it, before it
(« X a déclaré : « … » », « selon X »), in the sentences around it. Words that nothing makes speech are no quotation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..conjugation import word_set
from ..find.quotes import FoundQuote, find_quotes, reports, speech_phrases
from ..grammar import VerbGroup
from ..model import Mention, Person, Place, Quote, Reading, Span
from .cast import Voice
from .speakers import Speakers


# « Réponse du ministre de la Défense, M. X : » is short, in words
_LABEL = 14


@dataclass(frozen=True, slots=True)
class Said:
    """What a document reports as said: in quotation marks, and in indirect speech."""

    quotes: tuple[Quote, ...] = ()
    statements: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class _Attribution:
    voice: Voice
    group: VerbGroup | None = None
    end: int | None = None  # where a quotation that was never closed really ends


class _Resolver:
    def __init__(self, reading: Reading, verbs: tuple[VerbGroup, ...], speakers: Speakers) -> None:
        self.reading = reading
        self.verbs = verbs
        self.speakers = speakers
        self.words = speakers.words
        self.found = find_quotes(reading, verbs)
        self.said: list[tuple[FoundQuote, _Attribution]] = []

    def run(self) -> tuple[Quote, ...]:
        for k, quote in enumerate(self.found):
            attribution = self._attribute(k, quote)
            if attribution is not None:
                self.said.append((quote, attribution))
        return tuple(_quote(self.reading, quote, attribution) for quote, attribution in self.said)

    def _attribute(self, k: int, quote: FoundQuote) -> _Attribution | None:
        if quote.naming:
            return None
        return (
            self._behind(quote)
            or self._inside(quote)
            or self._resumed(k, quote)
            or self._before(quote)
            or self._aside(quote)
            or self._alone(k, quote)
        )

    # ------------------------------------------------------------ « … », a déclaré X

    def _behind(self, quote: FoundQuote) -> _Attribution | None:
        """The verb right behind the closing mark, with its subject; or « selon X »."""
        low, high = self._tail(quote)
        if high <= low:
            return None
        group = next((g for g in self.speakers.groups(low, high) if g.finite), None)
        comma = "," in self.reading.folded[low : low + 3]
        if group is not None and self._only_little_words(low, group.start):
            if quote.shape != "sentence" and not comma:
                return None
            voice = self.speakers.of(group)
            if reports(group):
                return _Attribution(voice, group) if voice is not None else None
            if quote.shape == "sentence" and comma and voice is not None and voice.person:
                return _Attribution(voice, group)
            return None
        return self._by(low, high) if self._by_begins(low) else None

    def _tail(self, quote: FoundQuote) -> tuple[int, int]:
        """What follows a quotation in its sentence, up to the next one."""
        _, end = self.speakers.sentence(max(quote.start, quote.close - 1))
        return quote.close, min(end, self.speakers.next_zone(quote.close))

    def _only_little_words(self, low: int, high: int) -> bool:
        """Whether nothing but clitics, adverbs and « comme » stands between a closing mark and a verb."""
        words = self.words
        i, last = self.speakers.token_at(low), self.speakers.token_at(high)
        if any(c in self.reading.folded[low:high] for c in ":;(["):
            return False
        while i < last:
            word = words.norm(i)
            step = words.adverb(i) or int(word in word_set("clitics") or word in ("comme", "ainsi", "que"))
            if not step:
                return False
            i += step
        return True

    # ------------------------------------------------------------ « …, a confié X, … »

    def _inside(self, quote: FoundQuote) -> _Attribution | None:
        """A reporting clause between commas inside the marks."""
        for group in self.verbs:
            if not quote.start < group.start < quote.end or not group.finite or not reports(group) or group.person != 3:
                continue
            first = self.words.tokens[self.speakers.token_at(group.start)].start
            i = self.speakers.token_at(first)
            while self.words.norm(i - 1) in word_set("clitics") and self.words.near(i):
                i -= 1
            if not self.words.comma(i):
                continue
            if group.inverted:
                voice = self.speakers.pronoun(group.inverted, quote.open)
            else:
                voice = self.speakers.behind(group, end=quote.end)
            if voice is None or not (voice.sure or voice.person):
                continue
            end = None if quote.closed else self.words.tokens[i - 1].end
            return _Attribution(voice, group, end)
        return None

    # ------------------------------------------------------------ « … », a-t-il dit, « … »

    def _resumed(self, k: int, quote: FoundQuote) -> _Attribution | None:
        """The second half of a quotation that its reporting clause cut in two."""
        if not self.said or k == 0 or self.said[-1][0] is not self.found[k - 1]:
            return None
        before, attribution = self.said[-1]
        group = attribution.group
        between = self.reading.folded[before.close : quote.open]
        if self.speakers.sentence(before.close)[0] != self.speakers.sentence(quote.open)[0]:
            return None
        if group is not None and before.close <= group.start < quote.open and between.rstrip().endswith((",", ":")):
            return attribution
        short = len(between.split()) <= 3 and not any(c in between for c in ".:;")
        return attribution if short else None

    # ------------------------------------------------------------ X a déclaré : « … »

    def _before(self, quote: FoundQuote) -> _Attribution | None:
        """The reporting verb, colon or « selon X » in front of the quotation."""
        low = self._lead(quote)
        lead = self.reading.folded[low : quote.open]
        if not lead.strip(" \n-•"):
            return None
        colon = lead.rstrip().endswith(":")
        groups = [g for g in self.speakers.groups(low, quote.open) if g.tense not in ("infinitive", "participle")]
        for at in range(len(groups) - 1, -1, -1):
            group = groups[at]
            if not reports(group):
                if colon and group.finite and quote.shape == "sentence" and at == len(groups) - 1:
                    voice = self.speakers.of(group)
                    if voice is not None and voice.person:
                        return _Attribution(voice, group)
                continue
            if not colon and not self._reaches(group, groups[at + 1 :], quote):
                break
            voice = self.speakers.of(group)
            if voice is not None and (voice.speaker or voice.sure or quote.shape == "sentence"):
                return _Attribution(voice, group)
        return self._by_before(low, quote) or (self._label(low, quote) if colon else None)

    def _lead(self, quote: FoundQuote) -> int:
        """Where the sentence of a quotation begins; the line before it where that ends with a colon."""
        low, _ = self.speakers.sentence(quote.open)
        if not self.reading.folded[low : quote.open].strip() and self.reading.folded[:low].rstrip().endswith(":"):
            return self.speakers.sentence(max(0, len(self.reading.folded[:low].rstrip()) - 1))[0]
        return low

    def _reaches(self, group: VerbGroup, later: list[VerbGroup], quote: FoundQuote) -> bool:
        """Whether a verb's report goes on to the quotation: no clause of the author's own begins in between."""
        words = self.words
        first, last = self.speakers.token_at(group.end), self.speakers.token_at(quote.open)
        inside = [words.norm(i) for i in range(first, last)]
        que = bool({"que", "qu'"} & set(inside))
        if not que and any(g.finite for g in later):
            return False
        if any(words.norm(i) in ("qui", "dont", "ou") and words.comma(i) for i in range(first, last)):
            return False
        if quote.shape == "name":
            return len(inside) <= 1
        return que or not quote.definite or len(inside) <= 5

    # ------------------------------------------------------------ selon X

    def _by_begins(self, low: int) -> bool:
        tail = self.reading.folded[low : low + 40].lstrip(" ,.-")
        return any(tail.startswith(phrase) for phrase in speech_phrases("by"))

    def _by(self, low: int, high: int) -> _Attribution | None:
        """« selon M. Rutte », « d'après le ministère », « selon lui » in a stretch."""
        folded = self.reading.folded
        for phrase in speech_phrases("by"):
            at = folded.find(phrase, low, high)
            if at < 0 or folded[at - 1 : at].isalnum():
                continue
            voice = self._named_by(at + len(phrase), high)
            if voice is not None:
                return _Attribution(voice)
        return None

    def _named_by(self, at: int, high: int) -> Voice | None:
        i = self.speakers.token_at(at)
        if i >= self.words.size or self.words.tokens[i].start >= high:
            return None
        word = self.words.norm(i)
        if word in ("lui", "elle"):
            return self.speakers.pronoun("il" if word == "lui" else "elle", at)
        return self.speakers.noun_phrase(i, high)

    def _by_before(self, low: int, quote: FoundQuote) -> _Attribution | None:
        """« Selon X, … « … » », « Pour la ministre, il s'agit d'« … » »."""
        found = self._by(low, quote.open)
        if found is not None:
            return found
        i = self.speakers.token_at(low)
        if self.words.norm(i) != "pour":
            return None
        voice = self._named_by(self.words.tokens[i].end, quote.open)
        return _Attribution(voice) if voice is not None and voice.person else None

    def _label(self, low: int, quote: FoundQuote) -> _Attribution | None:
        """« Mark Rutte : « … » », « Réponse du ministre : « … » »: one person, a colon, and what was said."""
        people = {m.person for m in self.speakers.mentions_in(low, quote.open)}
        short = len(self.reading.folded[low : quote.open].split()) <= _LABEL
        if len(people) != 1 or not short or self.speakers.groups(low, quote.open):
            return None
        mention = self.speakers.mentions_in(low, quote.open)[0]
        return _Attribution(Voice(mention.person, person=True)) if quote.shape == "sentence" else None

    # ------------------------------------------------------------ « … » prévoit …, a-t-il dit

    def _aside(self, quote: FoundQuote) -> _Attribution | None:
        """A reporting clause at the end of the sentence of a quotation: « Le « mur » tiendra, a-t-il dit »."""
        low, high = quote.close, self.speakers.sentence(max(quote.start, quote.close - 1))[1]
        for group in self.speakers.groups(low, high):
            if not group.finite or not reports(group):
                continue
            i = self.speakers.with_clitics(self.speakers.token_at(group.start))
            if not self.words.comma(i):
                continue
            voice = self.speakers.of(group) if group.inverted else self.speakers.behind(group)
            if voice is not None and (voice.person or voice.speaker):
                return _Attribution(voice, group)
        return None

    # ------------------------------------------------------------ a sentence of its own

    def _alone(self, k: int, quote: FoundQuote) -> _Attribution | None:
        """A quotation that is a sentence by itself: the next sentence, the quotation before it or the sentence before
        say whose it is; nobody where none of them does."""
        low, _ = self.speakers.sentence(quote.open)
        if quote.shape != "sentence" or self.reading.folded[low : quote.open].strip(" -•"):
            return None
        after = self._tail(quote)
        if self.reading.folded[after[0] : after[1]].strip(" .,;!?…"):
            return None
        return self._next_sentence(quote) or self._previous(k, quote, low) or _Attribution(Voice(None))

    def _next_sentence(self, quote: FoundQuote) -> _Attribution | None:
        """« C'est en ces termes que M. X a salué … » behind the quotation."""
        start = quote.close
        while start < len(self.reading.folded) and not self.reading.folded[start].isalnum():
            start += 1
        _, end = self.speakers.sentence(start)
        if not any(self.reading.folded.startswith(phrase, start) for phrase in speech_phrases("afterwards")):
            return None
        groups = [g for g in self.speakers.groups(start, end) if g.finite and g.lemma != "être"]
        for group in groups:
            voice = self.speakers.of(group)
            if voice is not None:
                return _Attribution(voice, group)
        people = self.speakers.mentions_in(start, end)
        return _Attribution(self.speakers.person(people[0])) if people else None

    def _previous(self, k: int, quote: FoundQuote, low: int) -> _Attribution | None:
        """The speaker of the quotation in the sentence before, or the subject of its reporting verb."""
        before = self.reading.folded[:low].rstrip()
        if not before:
            return None
        start, end = self.speakers.sentence(len(before) - 1)
        last = self.said[-1] if self.said else None
        if last is not None and k and last[0] is self.found[k - 1] and last[0].close > start:
            return replace(last[1], group=None)
        paragraph = "\n" not in self.reading.folded[end:low]
        groups = [g for g in self.speakers.groups(start, end) if g.finite and reports(g)]
        voice = self.speakers.of(groups[-1]) if groups and paragraph else None
        return _Attribution(voice, groups[-1]) if voice is not None and voice.person else None


def _quote(reading: Reading, quote: FoundQuote, attribution: _Attribution) -> Quote:
    group = attribution.group
    end = attribution.end or quote.end
    return Quote(
        start=quote.start,
        end=end,
        surface=reading.text[quote.start : end],
        speaker=attribution.voice.speaker,
        verb=infinitive(group) if group is not None else None,
        cue=Span(group.start, group.end, reading.text[group.start : group.end]) if group is not None else None,
    )


def infinitive(group: VerbGroup) -> str:
    """The verb as a dictionary has it: « se réjouir », « s'exclamer », « déclarer »."""
    if group.voice != "reflexive":
        return group.lemma
    return ("s'" if group.lemma[0] in "aeéèêiouh" else "se ") + group.lemma


def resolve(
    reading: Reading,
    verbs: tuple[VerbGroup, ...],
    people: Iterable[Person],
    mentions: Iterable[Mention],
    places: Iterable[Place],
) -> Said:
    """Quotations and indirect speech in text order, each with its speaker: a person's id, a body's name, or None."""
    speakers = Speakers(reading, verbs, people, mentions, places)
    return Said(quotes=_Resolver(reading, verbs, speakers).run())
