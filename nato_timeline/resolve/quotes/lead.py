"""Who is made the speaker of a quotation by the words in front of it: « X a déclaré : « … » », « Selon X, … « … » »."""

from __future__ import annotations

from ...find.quotes import FoundQuote, speech_words
from ...grammar import VerbGroup
from ...grammar.conjugation import word_set
from ...text import fold
from .attribution import REACH, Attribution, by
from .cast import Voice
from .speakers import Speakers

# « Réponse du ministre de la Défense, M. X : » is short, in words
_LABEL = 14
# a definite article belongs to what is said only close behind its verb: « a salué le « courage » des soldats »
_NEAR = 5


def before(speakers: Speakers, quote: FoundQuote) -> Attribution | None:
    """The reporting verb, colon, label or « selon X » in front of a quotation."""
    low = _begins(speakers, quote)
    lead = speakers.reading.folded[low : quote.open]
    if not lead.strip(" \n-•"):
        return None
    colon = lead.rstrip().endswith(":")
    told = _by_verb(speakers, low, quote, colon)
    if told is not None and not (told.voice.person or told.voice.speaker):  # « Selon X, elle ne dit rien : « … » »
        told = _by_phrase(speakers, low, quote) or told
    return (
        told
        or _judged(speakers, low, quote)
        or _by_phrase(speakers, low, quote)
        or (_label(speakers, low, quote) if colon and quote.shape == "sentence" else None)
    )


def _begins(speakers: Speakers, quote: FoundQuote) -> int:
    """Where the sentence of a quotation begins; the line before it where that ends with a colon."""
    folded = speakers.reading.folded
    low, _ = speakers.sentence(quote.open)
    if not folded[low : quote.open].strip():
        at = previous_character(folded, low)
        if at >= 0 and folded[at] == ":":
            low = speakers.sentence(at)[0]
    return max(low, quote.open - REACH)


def previous_character(folded: str, at: int) -> int:
    """The last character before a position that is no space; -1 where there is none."""
    at -= 1
    while at >= 0 and folded[at].isspace():
        at -= 1
    return at


def _by_verb(speakers: Speakers, low: int, quote: FoundQuote, colon: bool) -> Attribution | None:
    folded = speakers.reading.folded
    groups = [g for g in speakers.groups(low, quote.open) if g.tense != "participle"]
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if group.tense == "infinitive" and not _narrative(speakers, group, low):
            continue
        if group.tense == "gerund" and at and speakers.token_at(groups[at - 1].end) == speakers.token_at(group.start):
            continue  # « s'est voulu rassurant »
        voice = speakers.of(group)
        if not speakers.reports(group):
            # « avait élargi le propos : « … » »: behind a colon any verb will do, if a person is its subject
            told = group.finite and quote.shape == "sentence" and ":" in folded[group.end : quote.open]
            if told and voice is not None and (voice.person or (voice.sure and not voice.speaker)):
                return Attribution(voice, group)
            continue
        if not colon and not _reaches(speakers, group, groups[at + 1 :], quote):
            return None
        if voice is not None and (voice.speaker or voice.sure or quote.shape == "sentence"):
            return Attribution(voice, group)
    return None


def _narrative(speakers: Speakers, group: VerbGroup, low: int) -> bool:
    """« avant d'ajouter : », « Et de conclure : »: an infinitive that tells of an act of speech."""
    words = speakers.words
    i = speakers.with_clitics(speakers.token_at(group.start))
    if words.norm(i - 1) not in ("de", "d'"):
        return False
    return words.norm(i - 2) == "avant" or (words.norm(i - 2) == "et" and words.starts[i - 2] <= low + 2)


def _reaches(speakers: Speakers, group: VerbGroup, later: list[VerbGroup], quote: FoundQuote) -> bool:
    """Whether a verb's report goes on to the quotation: no clause of the author's own begins in between."""
    words = speakers.words
    first, last = speakers.token_at(group.end), speakers.token_at(quote.open)
    between = [words.norm(i) for i in range(first, last)]
    que = "que" in between or "qu'" in between
    if not que and any(g.finite for g in later):
        return False
    if any(words.norm(i) in ("qui", "dont", "ou") and words.comma(i) for i in range(first, last)):
        return False
    if quote.shape == "name":
        return len(between) <= 1 and not _coined(speakers, group, quote, between)
    if quote.shape == "fragment" and _coined(speakers, group, quote, between):
        return False
    return que or not quote.definite or len(between) <= _NEAR


def _coined(speakers: Speakers, group: VerbGroup, quote: FoundQuote, between: list[str]) -> bool:
    """« a annoncé la création d'une « task force » », « a promis un « paquet » »: a term, not somebody's words."""
    if speech_words("founding") & set(between[-5:]):
        return True
    name = speakers.reading.text[quote.start].isupper() and not between
    if name and fold(group.lemma) == "lancer":  # « L'OTAN lance « Sentinelle de la Baltique » »
        return True
    short = len(speakers.reading.text[quote.start : quote.end].split()) <= 2
    announced = fold(group.lemma) in speech_words("announcing")
    return short and announced and bool(between) and between[-1] in word_set("determiners") | word_set("adjectives")


def _judged(speakers: Speakers, low: int, quote: FoundQuote) -> Attribution | None:
    """« qualifié d'« historique » par M. X », « est jugée « insuffisante » à Kiev »: with an agent or without."""
    groups = speakers.groups(low, quote.open)
    if not groups or quote.shape == "name":
        return None
    group = groups[-1]
    near = speakers.token_at(quote.open) - speakers.token_at(group.end) <= 2
    if group.voice != "passive" or fold(group.lemma) not in speech_words("judging") or not near:
        return None
    i = speakers.token_at(quote.close)
    agent = speakers.words.norm(i) == "par" and quote.close + 2 >= speakers.words.starts[i]
    voice = speakers.named_by(speakers.words.ends[i], speakers.sentence(quote.open)[1]) if agent else None
    return Attribution(voice or Voice(None), group)


def _by_phrase(speakers: Speakers, low: int, quote: FoundQuote) -> Attribution | None:
    """« Selon X, … « … » », « Pour la ministre, il s'agit d'« … » »."""
    found = by(speakers, low, quote.open) if quote.shape != "name" else None
    apart = "," in speakers.reading.folded[low : quote.open] or speakers.finite(low, quote.open)
    if found is not None and apart:  # « Selon le « Financial Times », … » quotes nobody
        return found
    words = speakers.words
    first, last = speakers.token_at(low), speakers.token_at(quote.open)
    asked = "qui" in words.norms[first:last]
    qui = (i for i in (range(last - 1, first, -1) if asked else ()) if words.norm(i) == "qui")
    relative = next((i for i in qui if words.norm(i - 1) in ("pour", "selon") and words.comma(i - 1)), None)
    if relative is not None:  # « la ministre, pour qui il faut « … » »
        antecedent = speakers.antecedent(relative - 1, low)
        return Attribution(antecedent) if antecedent is not None and antecedent.person else None
    if words.norm(first) != "pour":
        return None
    voice = speakers.named_by(words.ends[first], quote.open)
    return Attribution(voice) if voice is not None and voice.person else None


def _label(speakers: Speakers, low: int, quote: FoundQuote) -> Attribution | None:
    """« Mark Rutte : « … » », « Réponse du ministre : « … » », « Sa réaction : « … » »."""
    words = speakers.words
    if speakers.finite(low, quote.open):
        return None
    inside = [words.norm(i) for i in range(speakers.token_at(low), speakers.token_at(quote.open))]
    if len(inside) > _LABEL:
        return None
    named = speakers.mentions_in(low, quote.open)
    if len({m.person for m in named}) == 1:
        return Attribution(speakers.person(named[0]))
    if not speech_words("acts") & set(inside):
        return None
    theirs = {"sa", "son", "ses"} & set(inside)
    return Attribution((speakers.last_subject(quote.open) if theirs else None) or Voice(None))
