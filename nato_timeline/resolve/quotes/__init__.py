"""Quotations with their speakers: which words in quotation marks somebody said, who, and with what verb.

The attribution is looked for where French puts it: behind the quotation (« », a-t-il ajouté »), inside it, before it
(« X a déclaré : « … » », « selon X »), in the sentences around it. Words that nothing makes speech are no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...elsewhere import elsewhere, is_elsewhere
from ...find.quotes import FoundQuote, find_quotes, speech_phrases, speech_words
from ...grammar import VerbGroup
from ...lean import changed
from ...model import Mention, Person, Place, Quote, Reading
from ...text import fold
from ...turns import Turns
from .attribution import Attribution, aside, behind, inside, tail, whose
from .cast import Voice
from .lead import before, previous_character
from .speakers import Speakers
from .statements import find_statements

# a name below a quotation is short, its role included, in words
_SIGNATURE = 16
# between the dash and the name, in characters: « – L'honorable », « – Le général de corps d'armée »
_COURTESY = 40
# the lines at the head of a text, and how much of one is looked at
_HEAD, _LINE = 5, 160
_INTERVIEW = re.compile(
    r"\b(?:(?P<interview>interview)|(?:grand )?entretien) (?:de |d'|du |avec |accordee? par )(?:l[ae] |l')?"
)
# « L'annonce en a été faite hier par »
_MADE = frozenset({"faire", "annoncer", "confirmer", "livrer", "donner"})
_ANNOUNCEMENT = re.compile(
    r"\b(?:annonce|declaration|mise au point|appel|promesse|precision|confirmation|proposition)s?\b"
)
_BY = re.compile(r"\bpar (?=l[ae] |l'|m\.|mme |[a-z])")
_FIRST_PERSON = frozenset({"je", "j'", "me", "m'", "mon", "ma", "mes", "nous", "notre", "nos"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a document reports as said: in quotation marks, and in indirect speech."""

    quotes: tuple[Quote, ...] = ()
    statements: tuple[Quote, ...] = ()


def resolve(
    reading: Reading,
    verbs: tuple[VerbGroup, ...],
    people: Iterable[Person],
    mentions: Iterable[Mention],
    places: Iterable[Place],
) -> Turns[Said]:
    """Quotations and indirect speech in text order, each with its speaker: a person's id, a body's name, or None;
    none of lines that lead elsewhere."""
    speakers = Speakers(reading, verbs, people, mentions, places)
    yield
    resolver = _Resolver(speakers, verbs)
    yield
    quotes = resolver.run()
    yield
    statements = find_statements(speakers)
    if elsewhere(reading):
        quotes = tuple(quote for quote in quotes if not is_elsewhere(reading, quote.start))
        statements = tuple(each for each in statements if not is_elsewhere(reading, each.start))
    return Said(quotes, statements)


class _Resolver:
    """Goes through the quotations in text order: one may take its speaker from the one before."""

    def __init__(self, speakers: Speakers, verbs: tuple[VerbGroup, ...]) -> None:
        self.speakers = speakers
        self.verbs = verbs
        self.folded = speakers.reading.folded
        self.found = find_quotes(speakers.reading, verbs)
        self.said: dict[int, Attribution] = {}

    def run(self) -> tuple[Quote, ...]:
        for k in range(len(self.found)):
            attribution = None if self.found[k].naming else self._attribute(k)
            if attribution is not None:
                self.said[k] = attribution
        return tuple(self._quote(self.found[k], attribution) for k, attribution in self.said.items())

    def _attribute(self, k: int) -> Attribution | None:
        quote = self.found[k]
        return (
            self._in_brackets(quote)
            or behind(self.speakers, quote)
            or inside(self.speakers, self.verbs, quote)
            or self._resumed(k)
            or before(self.speakers, quote)
            or aside(self.speakers, quote)
            or self._alone(k)
        )

    def _in_brackets(self, quote: FoundQuote) -> Attribution | None:
        """« La phrase : « … » (Hadja Lahbib, RTBF, 2 juillet) »."""
        if not self.folded.startswith(" (", quote.close):
            return None
        mention = self.speakers.mention_at(quote.close + 2)
        ends = mention is not None and self.folded[mention.end : mention.end + 1] in (",", ")")
        return Attribution(self.speakers.person(mention)) if mention is not None and ends else None

    def _resumed(self, k: int) -> Attribution | None:
        """The second half of a quotation that its reporting clause cut in two: « … », a-t-il dit, « … »."""
        attribution = self.said.get(k - 1)
        if attribution is None:
            return None
        first, second = self.found[k - 1], self.found[k]
        if self.speakers.sentence(first.close)[0] != self.speakers.sentence(second.open)[0]:
            return None
        group, between = attribution.group, self.folded[first.close : second.open]
        if any(g is not group and self.speakers.reports(g) for g in self.speakers.groups(first.close, second.open)):
            return None  # « …, ajoutant : « … » »
        if group is not None and first.close <= group.start < second.open and between.rstrip().endswith((",", ":")):
            return attribution
        joined = len(between.split()) <= 3 and not any(c in between for c in ".:;")
        return attribution if joined else None

    def _alone(self, k: int) -> Attribution | None:
        """A quotation that is a sentence by itself: the next sentence, the quotation before it or the sentence before
        say whose it is; nobody where none of them does."""
        quote = self.found[k]
        low, _ = self.speakers.sentence(quote.open)
        if self.folded[low : quote.open].strip(" -•>"):
            return None
        start, end = tail(self.speakers, quote)
        if self.folded[start:end].strip(" .,;!?…"):
            return None
        found = self._next_sentence(quote) or self._previous(k, low)
        if quote.shape == "sentence":
            return found or self._of_interview(quote) or Attribution(Voice(None))
        return found if k - 1 in self.said else None

    def _of_interview(self, quote: FoundQuote) -> Attribution | None:
        """The words at the head of an interview: « Interview d'Étienne X avec La Gazette », or « Entretien avec X »
        where somebody has taken them down."""
        head = self.speakers.reading.paragraphs[:_HEAD]
        if quote.open > head[-1][1]:
            return None
        for start, end in head:
            m = _INTERVIEW.search(self.folded, start, min(end, start + _LINE))
            if m and (m["interview"] or "propos recueillis" in self.folded):
                named = self.speakers.mentions_in(m.end(), min(end, m.end() + _COURTESY))
                return Attribution(self.speakers.person(named[0])) if named else None
        return None

    def _next_sentence(self, quote: FoundQuote) -> Attribution | None:
        """« C'est en ces termes que M. X a salué … » behind the quotation."""
        start = quote.close
        while start < len(self.folded) and not self.folded[start].isalnum():
            start += 1
        _, end = self.speakers.sentence(start)
        if any(self.folded.startswith(phrase, start) for phrase in speech_phrases("afterwards")):
            return whose(self.speakers, start, end)
        return self._signed(start, end)

    def _signed(self, start: int, end: int) -> Attribution | None:
        """A name below or beside a quotation: « … » - Mark Rutte, secrétaire général."""
        named = self.speakers.mentions_in(start, min(end, start + _COURTESY))
        short = len(self.folded[start:end].split()) <= _SIGNATURE
        if not named or not short or self.speakers.finite(start, end):
            return None
        before = self.speakers.reading.words(start, named[0].start)
        if not all(word.norm in speech_words("titles") | speech_words("courtesies") for word in before):
            return None
        return Attribution(self.speakers.person(named[0]))

    def _previous(self, k: int, low: int) -> Attribution | None:
        """The speaker of the quotation in the sentence before, or the subject of its reporting verb."""
        at = previous_character(self.folded, low)
        if at < 0:
            return None
        start, end = self.speakers.sentence(at)
        last = self.said.get(k - 1)
        if last is not None and self.found[k - 1].close > start:
            return changed(last, group=None, end=None)
        if "\n" in self.folded[end:low]:
            return None
        groups = self.speakers.finite(start, end)
        telling = next((g for g in reversed(groups) if self.speakers.reports(g)), None)
        voice = self.speakers.of(telling) if telling is not None else None
        if voice is not None and voice.person:
            return Attribution(voice, telling)
        if announcer := self._announcer(start, end, groups):
            return Attribution(announcer)
        return self._first_person(self.found[k], start, end, groups)

    def _announcer(self, start: int, end: int, groups: list[VerbGroup]) -> Voice | None:
        """« L'annonce en a été faite hier par le ministre, M. X. « … » »: who made it, named last in the sentence."""
        named = self.speakers.mentions_in(start, end)
        group = groups[-1] if groups else None
        if group is None or group.voice != "passive" or not named or self.folded[named[-1].end : end].strip(" .\n"):
            return None
        told = fold(group.lemma) in _MADE or self.speakers.reports(group)
        behind = _BY.search(self.folded, group.end, named[-1].start) if told else None
        announced = behind is not None and _ANNOUNCEMENT.search(self.folded, start, group.start) is not None
        return self.speakers.person(named[-1]) if announced else None

    def _first_person(self, quote: FoundQuote, start: int, end: int, groups: list[VerbGroup]) -> Attribution | None:
        """« M. X a visité le port. « Je suis impressionné. » »: words of the one person of the sentence before."""
        words = {t.norm for t in self.speakers.reading.words(quote.start, quote.end)}
        people = {m.person for m in self.speakers.mentions_in(start, end)}
        if not groups or not words & _FIRST_PERSON or len(people) != 1:
            return None
        voice = self.speakers.of(groups[-1])
        return Attribution(voice) if voice is not None and voice.person else None

    def _quote(self, quote: FoundQuote, attribution: Attribution) -> Quote:
        group, end, text = attribution.group, attribution.end or quote.end, self.speakers.reading.text
        return Quote(
            start=quote.start,
            end=end,
            surface=text[quote.start : end],
            speaker=attribution.voice.speaker,
            verb=self.speakers.verb(group) if group is not None else None,
            cue=group.span(text) if group is not None else None,
        )
