"""Who can be named where: people by their mentions, bodies by their head nouns, somebody unnamed by a role.

A noun phrase is read from its first word: « le ministre allemand, Boris Pistorius » is a person, « le ministère russe
des Affaires étrangères » a body, « un diplomate » somebody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from ...find.quotes import speech_phrases, speech_words
from ...grammar.conjugation import word_set
from ...grammar.syntax import words_of
from ...lean import lazy, lean
from ...lexicon import country_of
from ...lexicon import person as known_person
from ...model import Mention, Person, Place, Reading

WEEKDAYS = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"})
ARTICLES = frozenset({"le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "leur", "notre", "des"})
_FEMININE = frozenset({"la", "une", "cette", "sa", "elle", "celle-ci", "elles"})
_MASCULINE = frozenset({"le", "un", "ce", "cet", "il", "celui-ci", "ils"})
_NO_COMPLEMENT = WEEKDAYS | {"a", "ou", "qui", "que", "comme"}
# prepositions inside a role: « secrétaire d'État à l'Énergie », « représentante pour l'Asie »
_COMPLEMENTS = frozenset({"de", "d'", "du", "des", "a", "au", "aux", "en", "pour", "aupres", "chez"})
# a text without a full stop is looked at in pieces, in characters
_LONG = 2500
# « le général d'armée X », « le général de corps aérien X »
_OF_GRADES = frozenset({"d'", "armee", "corps", "division", "brigade", "escadre", "aerien", "aerienne"})
# how far back « son hôte » looks for the two it is of, in characters
_PASSAGE = 600
# an apposition follows its role closely: « le président du Comité militaire de l'OTAN, l'amiral Rob Bauer »
_DESCRIBED = 3  # words between an article and a name
_APPOSITION = 25


@lean(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: `speaker` is a person's id, a body as written, or None for somebody unnamed.

    `person` says that it is an id; `feminine` the grammatical gender where it shows. `sure` is False for a subject that
    may be no speaker at all."""

    speaker: str | None
    person: bool = False
    feminine: bool | None = None
    sure: bool = True


@cache
def prepositions() -> frozenset[str]:
    """Words that make what follows a complement, never a subject."""
    return word_set("prepositions") | {"du", "des", "au", "aux", "aupres", "cote", "face"}


@cache
def _impersonal() -> frozenset[str]:
    """Head nouns of what speaks and is no person."""
    return speech_words("bodies") | speech_words("texts")


@cache
def _heads() -> frozenset[str]:
    """Nouns that say what speaks."""
    return _impersonal().union(*map(speech_words, ("humans", "orators", "counterparts")))


def _country_of(who: Person) -> str | None:
    """The code of a person's country: as the reference data has it, else of their one country's offices."""
    known = known_person(who.ref) if who.ref else None
    if known is not None and known.country:
        return known.country
    countries = {country.id for role in who.roles if role.of and (country := country_of(role.of))}
    return countries.pop() if len(countries) == 1 else None


class Cast:
    """The people, bodies and places of a document, by where they stand."""

    def __init__(
        self, reading: Reading, people: Iterable[Person], mentions: Iterable[Mention], places: Iterable[Place]
    ) -> None:
        self.reading = reading
        self.words = words_of(reading)
        self.mentions = sorted((m for m in mentions if m.acting), key=lambda m: m.start)
        self._mention_starts = [m.start for m in self.mentions]
        people = tuple(people)
        self.feminine = {p.id: {"f": True, "m": False}.get(p.gender or "") for p in people}
        self.places = {p.start: p for p in places}
        self.countries = {p.id: _country_of(p) for p in people} | self._called()

    def spoke(self, at: int) -> Iterator[Voice]:
        """Who was the subject of a verb of speech before a position, the last first."""
        return iter(())

    def _called(self) -> dict[str, str | None]:
        """« l'Allemande Annalena Baerbock »: the country that stands before a name."""
        demonyms = (place for place in self.places.values() if place.form == "demonym")
        named = ((self.mention_at(place.end + 1), place.country) for place in demonyms)
        return {mention.person: country for mention, country in named if mention is not None}

    def token_at(self, at: int) -> int:
        """The index of the first word that starts at or after a position."""
        return bisect_left(self.reading.starts, at)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around a position; the last one before it where it stands between two."""
        sentences = self.reading.sentences
        if not sentences:
            return at, at
        found = sentences[max(0, self.reading.sentence_index(at))]
        if found.end - found.start <= _LONG and found.start <= at <= found.end:
            return found.start, found.end
        return max(found.start, at - _LONG), min(found.end, max(at, found.start) + _LONG)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions of people that begin in a stretch."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def mention_at(self, at: int) -> Mention | None:
        k = bisect_right(self._mention_starts, at) - 1
        return self.mentions[k] if k >= 0 and self.mentions[k].start <= at < self.mentions[k].end else None

    def person(self, mention: Mention) -> Voice:
        return Voice(mention.person, person=True, feminine=self.feminine.get(mention.person))

    def last_named(self, at: int, feminine: bool) -> Voice:
        """« ce dernier »: the person of that gender who was named last."""
        for mention in reversed(self.mentions_in(max(0, at - 600), at)):
            if self.feminine.get(mention.person) in (None, feminine):
                return self.person(mention)
        return Voice(None)

    def governed(self, mention: Mention, low: int) -> bool:
        """Whether a preposition governs a mention: « par M. X », « avec son homologue, Y », « l'avis de Z »."""
        words = self.words
        i = self.token_at(mention.start) - 1
        while i >= 0 and words.starts[i] >= low and words.near(i + 1) and self.titular(i):
            i -= 1
        if i < 0 or words.starts[i] < low:
            return False
        if words.near(i + 1):
            if words.norm(i) in prepositions():
                return True
            if not self._role_word(i, mention):
                return False
        # an apposition: what governs the role before the comma governs the name
        j = i
        while j >= 0 and words.starts[j] >= low and not words.comma(j) and not words.hard(j):
            j -= 1
        j = max(j, 0)
        while j < i and (words.adverb(j) or words.norm(j) in WEEKDAYS):
            j += 1
        return words.starts[j] >= low and words.norm(j) in prepositions() and words.norm(j) != "des"

    def titular(self, i: int) -> bool:
        """Whether word i can stand between an article and a name: « M. », « amiral », « président »."""
        word = self.words.norm(i)
        return word in speech_words("titles") or word in ("le", "la", "l'", "les", "son", "sa", "notre", "ce", "cette")

    def _before_name(self, i: int) -> bool:
        """Whether word i can stand between a comma and the name: of « général d'armée », « général américain »."""
        word = self.words.norm(i)
        grade = word in _OF_GRADES or (word == "de" and self.words.norm(i + 1) in _OF_GRADES)
        return self.titular(i) or grade or self._nationality(i)

    def _nationality(self, i: int) -> bool:
        """« le général américain X »: what may stand behind a grade, before the name."""
        place = self.places.get(self.words.starts[i])
        return place is not None and place.form == "adjective" and self.titular(i - 1)

    def _role_word(self, i: int, mention: Mention) -> bool:
        """Whether word i, right before a name, belongs to a role: « le ministre de la Défense Boris Pistorius »."""
        return mention.kind != "role" and not self.words.readings(i)

    def noun_phrase(self, i: int, end: int) -> Voice | None:
        """Who the noun phrase at word i is: « le ministre allemand, Boris Pistorius », « le ministère russe des … »."""
        words = self.words
        gender = self._gender(i)
        two = f"{words.norm(i)} {words.norm(i + 1)}"
        if two in speech_phrases("last_named") or words.norm(i) in speech_phrases("last_named"):
            return self.last_named(words.starts[i], two == "cette derniere" or words.norm(i) == "celle-ci")
        start = i + 1 if words.norm(i) in ARTICLES or words.norm(i) in ("au", "du", "aux") else i
        head = self._head(start)
        impersonal = head is not None and words.norm(head) in _impersonal()
        named = None if impersonal else self._named(i, end)
        if named is not None:
            return named
        place = self.places.get(words.starts[start]) if start < words.size else None
        if place is not None and place.form == "demonym" and words.norm(i) in ("le", "la", "l'"):
            return self._national(place, gender)
        if place is not None and place.form != "adjective":
            return Voice(place.surface)
        if head is None:
            return Voice(None, feminine=gender, sure=False)
        if words.norm(head) in speech_words("bodies"):
            return Voice(self._body(head, end), feminine=gender)
        if words.norm(head) in speech_words("texts"):
            behind = range(head + 1, min(head + 5, words.size))
            body = next((j for j in behind if words.norm(j) in speech_words("bodies")), None)
            return Voice(self._body(body, end) if body is not None else None)
        if words.norm(head) in speech_words("orators") or self._known_by_now(i, head, end):
            return self._orator(words.starts[head], words.norm(head), gender) or Voice(None, feminine=gender)
        if words.norm(i) in ("son", "sa") and words.norm(head) in speech_words("counterparts"):
            return self._other_of_two(i, head) or Voice(None, feminine=gender)
        return Voice(None, feminine=gender)

    def _national(self, place: Place, feminine: bool | None) -> Voice:
        """« a promis l'Américain »: the one person of that country named so far; nobody where there are two."""
        fits: list[str] = []
        for start, person in self._nationals.get(place.country, ()):
            if start >= place.start or len(fits) > 1:
                break
            if feminine is None or self.feminine.get(person) in (None, feminine):
                fits.append(person)
        return Voice(fits[0], person=True) if len(fits) == 1 else Voice(None)

    @lazy
    def _nationals(self) -> dict[str | None, list[tuple[int, str]]]:
        """The people of each country with where they are named first, in order."""
        first: dict[str, int] = {}
        for mention in self.mentions:
            first.setdefault(mention.person, mention.start)
        found: dict[str | None, list[tuple[int, str]]] = {}
        for person, start in first.items():
            found.setdefault(self.countries.get(person), []).append((start, person))
        return found

    def _other_of_two(self, i: int, head: int) -> Voice | None:
        """« a répondu son hôte »: where the passage names two people, the one who did not speak last."""
        after = self.places.get(self.words.starts[head + 1]) if head + 1 < self.words.size else None
        if after is not None and after.form == "adjective":  # « son homologue allemand » may be a third
            return None
        at = self.words.starts[i]
        spoke = next(self.spoke(at), None)
        paragraph = self.reading.paragraphs[max(0, bisect_right(self.reading.paragraphs, (at, at)) - 1)][0]
        for low in (max(paragraph, at - _LONG), max(0, at - _PASSAGE)):
            named = {mention.person for mention in self.mentions_in(low, at)}
            others = named - {spoke.speaker} if spoke is not None and spoke.speaker in named else set()
            if self.words.norm(i) == "sa":
                others = {person for person in others if self.feminine.get(person) is not False}
            if len(others) == 1:
                return Voice(others.pop(), person=True)
        return None

    def _known_by_now(self, i: int, head: int, end: int) -> bool:
        """« l'officier », « la diplomate » with nothing added: whoever spoke last."""
        words = self.words
        if words.norm(i) not in ("le", "la", "l'") or head != i + 1 or words.norm(head) not in speech_words("callings"):
            return False
        after = head + 1
        place = self.places.get(words.starts[after]) if after < words.size else None
        if place is not None and place.form == "adjective":  # « l'officier allemand »
            after += 1
        bare = after >= words.size or words.starts[after] >= end or words.hard(after) or words.comma(after)
        return bare or words.norm(after) in word_set("clitics") or bool(words.readings(after))

    def _orator(self, at: int, word: str, feminine: bool | None) -> Voice | None:
        """« l'orateur »: the person of that gender who spoke last."""
        if feminine is None:
            feminine = word.endswith(("ee", "rice", "nte", "iere"))
        return next((voice for voice in self.spoke(at) if voice.feminine in (None, feminine)), None)

    def _gender(self, i: int) -> bool | None:
        word = self.words.norm(i)
        return True if word in _FEMININE else False if word in _MASCULINE else None

    def _head(self, start: int) -> int | None:
        """The noun that says what speaks, before any complement: « la réunion des ministres » is no minister."""
        heads = _heads()
        for j in range(start, min(start + 4, self.words.size)):
            if self.words.norm(j) in heads:
                return j
            if self.words.norm(j) in prepositions():
                return None
        return None

    def _named(self, i: int, end: int) -> Voice | None:
        """The person that a role at word i names: in itself, right behind it, or in apposition."""
        words = self.words
        for mention in self.mentions_in(words.starts[i], end):
            first = self.token_at(mention.start)
            if first <= i + 1:
                return self.person(mention)
            if first - i > _APPOSITION or any(words.hard(j) for j in range(i + 1, first + 1)):
                return None
            before = first - 1
            while before > i and words.near(before + 1) and self._before_name(before):
                before -= 1
            if words.near(before + 1) and words.norm(before) in prepositions():
                continue
            apart = prepositions() - _COMPLEMENTS
            if any(words.norm(j) in apart for j in range(i + 1, first)):
                return None
            commas = sum(words.comma(j) for j in range(i + 1, first + 1))
            beside = commas == 1 and (words.comma(before + 1) or self._is_apposed(i, first))
            return self.person(mention) if commas == 0 or beside else None
        return None

    def _is_apposed(self, i: int, first: int) -> bool:
        """« le chef du DDPS, [le conseiller fédéral] Martin Pfister »: a phrase of its own before the name."""
        comma = next((j for j in range(first, i, -1) if self.words.comma(j)), first)
        apart = range(comma + 1, first)
        described = self.words.norm(comma) in ("le", "la", "l'") and len(apart) <= _DESCRIBED
        return described and not any(self.words.norm(j) in prepositions() for j in apart)

    def _body(self, head: int, end: int) -> str:
        """A body's name as written, from its head noun to its last complement: « ministère russe des Affaires … »."""
        words = self.words
        last = head
        i = head + 1
        while i < words.size and words.ends[i] <= end and words.near(i):
            word = words.norm(i)
            if word in ("de", "d'", "du", "des", "la", "le", "les", "l'"):
                i += 1
                continue
            if word == "et" and words.capital(last):
                i += 1
                continue
            if word in _NO_COMPLEMENT or word in prepositions() or word in word_set("clitics") or words.adverb(i):
                break
            joined = words.norm(i - 1) in ("de", "d'", "du", "des", "la", "le", "les", "l'")
            if words.readings(i) and not joined and not words.capital(i) and words.starts[i] not in self.places:
                break
            last = i
            i += 1
        return self.reading.text[words.starts[head] : words.ends[last]]
