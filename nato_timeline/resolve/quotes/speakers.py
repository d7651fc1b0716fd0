"""Who speaks: the subject of a verb as a person of the document or a body by name.

Four answers are told apart: a person, a body, somebody without a name (« un diplomate »), and no speaker at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ...find.quotes import speech_phrases, speech_words
from ...grammar import VerbGroup, opens_clause
from ...grammar.conjugation import word_set
from ...lean import lean
from ...model import Mention, Person, Place, Reading, Zone
from .cast import Voice, prepositions
from .inversion import inverted_subject
from .telling import Telling, spans_of

# how far back a subject is looked for inside one sentence, in characters
_REACH = 800
# so many verbs may each have the subject of the one before until they are read in a row
_DEEP = 40
_BY_THE_MOUTH = ("par la voix", "par la bouche", "par l'intermediaire", "par l'entremise", "par la plume")
_MOUTH = 90  # characters to the name behind it
_RELATIVES = frozenset({"qui", "que", "qu'", "dont"})


@lean(frozen=True, slots=True)
class _Subject:
    at: int
    voice: Voice


class Speakers(Telling):
    """A cast with the subjects of its verbs, read when they are asked for: few ever are."""

    def __init__(
        self,
        reading: Reading,
        verbs: tuple[VerbGroup, ...],
        people: Iterable[Person],
        mentions: Iterable[Mention],
        places: Iterable[Place],
    ) -> None:
        super().__init__(reading, verbs, people, mentions, places)
        self._sourced = self._sources()
        self._source_starts = [source.at for source in self._sourced]
        # subjects by the verb's start: few verbs are ever asked for theirs
        self._voices: dict[int, Voice | None] = {}
        self._behind: dict[tuple[int, int], Voice | None] = {}  # also by `_now`
        self._inserted: dict[int, Voice | None] = {}
        # where « par la voix de », « par la bouche de » end
        self._mouths = sorted(end for phrase in _BY_THE_MOUTH for _, end in spans_of(reading, phrase))
        self._depth = 0
        self._learnt = 0  # how many verbs from the first on were asked in a row
        self._now = len(reading.text)  # where the verb stands whose subject is looked for

    # ------------------------------------------------------------ subjects

    def of(self, group: VerbGroup) -> Voice | None:
        """The subject of a verb outside quotations; for « disant », « soulignant » that of the clause it belongs to."""
        if group.finite:
            return self._voice(group)
        low, high = self.sentence(group.start)
        beside = self.finite(low, high)
        if not beside:
            return self.last_subject(group.start)
        before = self.finite(low, group.start)
        return self._voice(before[-1] if before else beside[0])

    def _voice(self, group: VerbGroup) -> Voice | None:
        """The subject of a finite verb. It may be that of the verb before, and so on: where that goes far back, the
        verbs are asked from the first one on."""
        if group.start in self._voices:
            return self._voices[group.start]
        while self._depth > _DEEP and self._clauses[self._learnt].start < group.start:
            self._learnt += 1
            self._voice(self._clauses[self._learnt - 1])
        now, self._now = self._now, group.start
        self._depth += 1
        voice = self._voices[group.start] = self._through(group, self._subject(group))
        self._depth -= 1
        self._now = now
        return voice

    def _through(self, group: VerbGroup, voice: Voice | None) -> Voice | None:
        """« Moscou a averti, par la voix de son ministre, M. X, que … »: the person through whom a body speaks."""
        if not self._mouths or voice is None or voice.person:
            return voice
        low, high = self.sentence(group.start)
        k = bisect_left(self._mouths, low)
        end = self._mouths[k] if k < len(self._mouths) else high
        named = self.mentions_in(end, min(high, end + _MOUTH))
        told = bool(named) and not self.finite(end, named[0].start)
        return self.person(named[0]) if told else voice

    def _subjects(self, at: int) -> Iterator[_Subject]:
        """Who was subject of a verb before a position, or the source of what is said, the last first."""
        verb, source = bisect_left(self._clause_starts, at), bisect_left(self._source_starts, at)
        while verb or source:
            if source and (not verb or self._source_starts[source - 1] >= self._clause_starts[verb - 1]):
                source -= 1
                yield self._sourced[source]
            else:
                verb -= 1
                voice = self._meant(self._clauses[verb])
                if voice is not None:
                    yield _Subject(self._clause_starts[verb], voice)

    def _meant(self, group: VerbGroup) -> Voice | None:
        """The subject of a verb if a pronoun can mean it: one person, known or not."""
        voice = self._voice(group) if not group.plural else None
        return voice if voice is not None and voice.sure and (voice.person or voice.speaker is None) else None

    def spoke(self, at: int) -> Iterator[Voice]:
        for group in reversed(self.finite(0, min(at, self._now))):
            voice = self._meant(group) if self.reports(group) else None
            if voice is not None:
                yield voice

    def _sources(self) -> list[_Subject]:
        """People behind « selon », « d'après »: « il » in the next sentence means them."""
        found: list[_Subject] = []
        for at, end in (*self.by, *spans_of(self.reading, "quant a")):
            k = bisect_left(self._mention_starts, at)
            near = self.mentions[k] if k < len(self.mentions) else None
            lead = self.reading.folded[end : near.start] if near is not None else ""
            if near is not None and lead.startswith(" ") and not lead.strip(" l'ae"):
                found.append(_Subject(at, self.person(near)))
        return sorted(found, key=lambda s: s.at)

    def _subject(self, group: VerbGroup) -> Voice | None:
        if group.inverted:
            return self.pronoun(group.inverted, group.start)
        low = max(self.sentence(group.start)[0], group.start - _REACH)
        earlier = self.finite(low, group.start)
        since = earlier[-1].end if earlier else low
        k = bisect_right(self._zone_opens, group.start) - 1
        closing = self._zones[k].close if k >= 0 and self._zones[k].close > since else None
        if closing is not None and not earlier and self._part_of_subject(self._zones[k], low):
            closing = None
        if closing is not None:
            since = closing
        first, last = self.token_at(since), self.token_at(group.start)
        content = any(self._content(i) for i in range(first, last))
        relative = self._closed_relative(earlier, since, last) if earlier and closing is None else None
        if relative is not None:
            return self.antecedent(relative, low)
        if earlier and self._coordinated(first, last):
            return self._voice(earlier[-1])
        if not content and (closing is not None or self.words.comma(self.with_clitics(last))):
            return self.behind(group)
        if not content:
            return self._voice(earlier[-1]) if earlier else self.behind(group)
        voice = self._before(group, first, last, earlier)
        if voice is None and earlier and self.words.comma(self.with_clitics(last)):
            return self.behind(group)  # « L'Italie fournira des avions, a annoncé X »
        return voice

    def _part_of_subject(self, zone: Zone, low: int) -> bool:
        """Whether quotation marks stand inside a noun phrase: « X, chef de l'opération « Aube », avait refusé »."""
        lead = self.reading.folded[low : zone.open].rstrip()
        within = bisect_left(self._all_starts, zone.start), bisect_left(self._all_starts, zone.end)
        return bool(lead) and lead[-1] not in ":,;." and not any(g.finite for g in self._all[slice(*within)])

    def _coordinated(self, first: int, last: int) -> bool:
        """Whether « et », « puis », « mais » stands right before the verb: it has the subject of the one before."""
        i = last - 1
        while i >= first and not self._content(i):
            if self.words.norm(i) in ("et", "puis", "mais"):
                return True
            i -= 1
        return False

    def _content(self, i: int) -> bool:
        """Whether a word can belong to a subject: no clitic, adverb or conjunction."""
        return self.words.norm(i) not in _outside_subjects() and not self.words.adverb(i)

    def with_clitics(self, i: int) -> int:
        while i > 0 and self.words.norm(i - 1) in word_set("clitics") and self.words.near(i):
            i -= 1
        return i

    def _before(self, group: VerbGroup, first: int, last: int, earlier: Sequence[VerbGroup]) -> Voice | None:
        """The subject among the words in front of the verb, in its own clause."""
        words = self.words
        at = self.with_clitics(last)
        if words.comma(at) and words.comma(at - 1) and words.norm(at - 1) in ("lui", "elle", "eux"):
            last = at = at - 1  # « La Maison-Blanche, elle, dénonce … »
        subject = words.norm(at - 1)
        if subject in ("il", "elle", "ils", "elles", "on", "je", "j'"):
            return self.pronoun(subject, group.start)
        if words.norm(last - 1) in ("nous", "vous") and group.person != 3:  # « l'état-major nous a dit »
            return self.pronoun(subject, group.start)
        two = f"{words.norm(at - 2)} {subject}"
        if two in speech_phrases("last_named") or subject in speech_phrases("last_named"):
            return self.last_named(words.starts[at - 1], words.norm(at - 2) == "cette" or subject == "celle-ci")
        opener = next((i for i in range(last - 1, first - 1, -1) if opens_clause(self.reading, i)), None)
        if opener is not None and words.norm(opener) in ("qui", "lequel", "laquelle"):
            return self.antecedent(opener, self.sentence(group.start)[0])
        start = first if opener is None else opener + 1
        low, high = words.starts[start] if start < last else group.start, group.start
        near = self.mentions_in(low, high)
        free = [m for m in near if not self.governed(m, low) and not self._within(m, low, last)]
        other = self._main(free[-1], last) if free and opener is not None and not words.comma(at) else None
        if other is not None:
            return other
        if free:
            together = group.plural and len({m.person for m in free}) > 1
            return Voice(None, sure=False) if together else self.person(free[-1])
        voice = self._unnamed(start, last)
        if group.plural and voice is not None and voice.speaker and " et " in self.reading.folded[low:high]:
            return Voice(None)  # « Paris et Bonn se sont déclarés … »
        return voice

    def _main(self, mention: Mention, last: int) -> Voice | None:
        """« Quand X démissionne, le lieutenant est à Naples »: whoever the main clause is about, without a name."""
        words = self.words
        comma = next((i for i in range(last - 1, self.token_at(mention.end) - 1, -1) if words.comma(i)), None)
        if comma is None or words.norm(comma) not in ("le", "la", "l'"):
            return None
        voice = self.noun_phrase(comma, words.starts[last] if last < words.size else len(self.reading.text))
        return voice if voice is not None and voice.sure and not voice.person else None

    def _within(self, mention: Mention, low: int, last: int) -> bool:
        """Whether a mention belongs to what stands before the subject: « Recevant M. X, le chancelier … »."""
        words = self.words
        i = self.token_at(mention.start)
        while words.starts[i] > low and not words.comma(i):
            i -= 1
        dependent = any(not g.finite for g in self.groups(words.starts[i], mention.start))
        return dependent and any(words.comma(j) for j in range(self.token_at(mention.end), last))

    def _closed_relative(self, earlier: Sequence[VerbGroup], since: int, last: int) -> int | None:
        """The relative pronoun of « X, que Y recevait mardi, a dit » if the comma ends its clause."""
        words = self.words
        commas = [i for i in range(self.token_at(since), last + 1) if words.comma(i)]
        if len(commas) != 1 or any(self._content(i) for i in range(commas[0], last)):
            return None
        begin = self.token_at(earlier[-2].end) if len(earlier) > 1 else self.token_at(self.sentence(since)[0])
        pronouns = (i for i in range(begin, self.token_at(earlier[-1].start)) if words.norm(i) in _RELATIVES)
        return next((i for i in pronouns if words.comma(i) or words.norm(i) == "qui"), None)

    def antecedent(self, relative: int, low: int) -> Voice | None:
        """Who stands before a relative pronoun: « M. X, qui … », « la Russie, qui … »."""
        start = self.words.starts[relative]
        near = self.mentions_in(low, start)
        if near and self._touches(near[-1].end, relative):
            return self.person(near[-1])
        place = self.places.get(self.words.starts[relative - 1]) if relative else None
        if place is not None and place.form != "adjective":
            return Voice(place.surface)
        verbs = self.finite(low, start)
        first = i = self.token_at(max(low, verbs[-1].end if verbs else low))
        for j in range(relative - 1, first, -1):
            if self.words.comma(j):
                i = j
                break
        return self._unnamed(i, relative)

    def _touches(self, end: int, token: int) -> bool:
        return not self.reading.folded[end : self.words.starts[token]].strip(" ,")

    def _unnamed(self, first: int, last: int) -> Voice | None:
        """A body or somebody unnamed at the head of the words before a verb, from their last comma back."""
        words = self.words
        unsure: Voice | None = None
        starts = [i for i in range(first, last) if i == first or words.comma(i)]
        for i in starts:
            at = words.starts[i]
            if words.norm(i) in prepositions() or words.adverb(i) or self.groups(at, at + 1):
                continue
            voice = self.noun_phrase(i, words.starts[last] if last < words.size else len(self.reading.text))
            if voice is not None and (voice.sure or voice.speaker):
                return voice
            unsure = unsure or voice
        return unsure

    def behind(self, group: VerbGroup, end: int | None = None) -> Voice | None:
        """The subject behind an inverted verb, in its own clause or up to a position."""
        if end is not None:
            return inverted_subject(self, group, end)
        key = group.start, self._now
        if key not in self._behind:
            end = min(self.sentence(group.end)[1], self.next_zone(group.end))
            following = self.finite(group.end, end)
            self._behind[key] = inverted_subject(self, group, following[0].start if following else end)
        return self._behind[key]

    def inserted(self, group: VerbGroup) -> Voice | None:
        """Who says what stands around a clause behind a comma: « …, a confié X, … », « …, a-t-il dit »."""
        if group.start not in self._inserted:
            told = self.reports(group) and self.words.comma(self.with_clitics(self.token_at(group.start)))
            voice = (self.of(group) if group.inverted else self.behind(group)) if told else None
            named = voice is not None and (voice.person or voice.speaker)
            self._inserted[group.start] = voice if named else None
        return self._inserted[group.start]

    # ------------------------------------------------------------ pronouns

    def pronoun(self, pronoun: str, at: int) -> Voice | None:
        """Who « il », « elle » means: the person of that gender who was subject last; nobody for « on », « ils »."""
        if pronoun not in ("il", "elle"):
            return Voice(None, sure=pronoun in ("on", "ils", "elles"))
        feminine = pronoun == "elle"
        subject = next((s for s in self._subjects(at) if s.voice.feminine in (None, feminine)), None)
        low = self._sentences_back(at, 2)
        if subject is not None and subject.at >= low:
            return subject.voice
        near = {m.person: m for m in self.mentions_in(low, at) if self.feminine.get(m.person) is feminine}
        if len(near) == 1:  # « Elle a été reçue par M. X. « Nous avançons », a-t-il dit »
            return self.person(next(iter(near.values())))
        # nobody knows who, but no man: « l'Allemagne …, qu'elle … » is not whom a later « il » means
        return subject.voice if subject is not None else Voice(None, feminine=feminine)

    def _sentences_back(self, at: int, count: int) -> int:
        """Where the sentence begins that stands so many sentences before a position."""
        sentences = self.reading.sentences
        k = self.reading.sentence_index(at) - count
        return sentences[max(0, k)].start if sentences else 0

    def named_by(self, at: int, end: int) -> Voice | None:
        """Who is named behind « selon », « d'après », « pour »: « lui » is the subject before."""
        i = self.token_at(at)
        if i >= self.words.size or self.words.starts[i] >= end:
            return None
        i = self._past_act(i)
        word = self.words.norm(i)
        if word in ("lui", "elle"):
            return self.pronoun("il" if word == "lui" else "elle", at)
        return self.noun_phrase(i, end)

    def _past_act(self, i: int) -> int:
        """« selon [l'expression du] général », « pour reprendre [les mots de] M. X »: where who is meant begins."""
        words = self.words
        for j in range(i, min(i + 4, words.size - 1)):
            if words.norm(j) in speech_words("acts") and words.norm(j + 1) in ("de", "du", "d'", "des"):
                return j + 2
        return i

    def last_subject(self, at: int) -> Voice | None:
        """Who was subject last before a position."""
        return next((s.voice for s in self._subjects(at)), None)


@cache
def _outside_subjects() -> frozenset[str]:
    return word_set("clitics") | {"et", "mais", "puis", "comme", "ainsi", "que", "qu'"}
