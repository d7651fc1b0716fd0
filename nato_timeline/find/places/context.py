"""What the words around a name say of it: a government, a people, somebody's surname, a language."""

from __future__ import annotations

import re
from functools import cache

from ...grammar.conjugation import forms, verb_set
from ...lexicon import records
from ...model import Reading, Token
from ...text import fold

_WHO = re.compile(r", qui ")  # « Londres, qui préside le groupe, a livré »
_INVERTED = re.compile(r"(?:^|[,;»\"”] ?(?:a|ont|avait|avaient) |[,;»\"”] ?)$")  # « …, a répliqué Moscou »
_FINITE = frozenset(("present", "past", "imperfect", "future", "conditional", "subjunctive"))


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `data/lexicon/place_words.toml`, which says what each is for."""
    return frozenset(records("place_words")["words"][name].split())


def spoken_for(
    reading: Reading, before: Token | None, after: tuple[Token, ...], end: int, kind: str, many: bool
) -> bool:
    """Whether the name of a capital, or of a house such as the Kremlin, stands for the government: « Kiev a promis »,
    « selon Washington », « livrés à Kiev », « a répliqué Moscou ». `many`: it is one of several capitals in a row;
    `end` is that of the last. A house stands for it wherever nothing says that somebody is in it."""
    word = before.norm if before else ""
    if word in word_set("dealing"):
        return True
    if before and word == "a":
        return _given(reading, before)
    if word in word_set("placing"):
        return False
    return kind == "site" or _acts(reading, after, end, many) or _has_spoken(reading, before)


def _acts(reading: Reading, after: tuple[Token, ...], end: int, many: bool) -> bool:
    """Whether a finite verb follows: « Londres a promis », « Berlin n'avait pas », « Paris et Rome livreront »."""
    for token in after:
        if reading.folded[end : token.start].strip():
            return bool(_WHO.match(reading.folded, end))
        if token.norm in word_set("auxiliaries"):
            return True
        if token.norm not in word_set("clitics"):
            return any(f.tense in _FINITE and f.person == 3 and bool(f.plural) == many for f in forms(token.norm))
        end = token.end
    return False


def _has_spoken(reading: Reading, before: Token | None) -> bool:
    """Whether a verb of saying comes right before: « a répliqué Moscou », « a-t-on appris, estime Berlin »."""
    if before is None:
        return False
    said = any(form.lemma in verb_set("reporting") and form.person == 3 for form in forms(before.norm))
    return said and bool(_INVERTED.search(reading.folded[max(0, before.start - 12) : before.start]))


def _given(reading: Reading, preposition: Token) -> bool:
    """Whether « à » follows a verb or noun of giving, at most six words before it in the same sentence, and no other
    infinitive stands between them."""
    window = reading.folded[max(0, preposition.start - 60) : preposition.start]
    words = re.split(r"[.;:!?\n(]", window)[-1].replace("'", " ").split()[-6:]
    for word in reversed(words):
        verbs = forms(word)
        if word in word_set("giving_nouns") or any(form.lemma in word_set("giving_verbs") for form in verbs):
            return True
        if any(form.tense == "infinitive" for form in verbs):
            return False
    return False


@cache
def given_names() -> frozenset[str]:
    """Folded given names."""
    groups = records("first_names")["group"]
    return frozenset(fold(word) for group in groups for key in "mf" for word in group.get(key, "").split())


def qualifies(before: Token | None, surface: str) -> bool:
    """« les dirigeants alliés »: the name of a group in lower case, without a determiner."""
    return surface.islower() and not _counts(before)


def is_people(before: Token | None, surface: str) -> bool:
    """« les Ukrainiens », « 40 % des Belges », « le Français »: a capital and a determiner or a number before it."""
    return surface[0].isupper() and _counts(before)


def _counts(before: Token | None) -> bool:
    return before is not None and (before.norm in word_set("people") or before.norm[0].isdigit())


def is_language(before: Token | None, after: tuple[Token, ...], reading: Reading, surface: str) -> bool:
    """« en anglais », « le français est l'autre langue »: lower case, masculine singular, nothing named after it."""
    if surface[0].isupper() or before is None or before.norm not in word_set("language"):
        return False
    if before.norm == "en":
        return True
    return not (after and reading.text[after[0].start].isupper())


def is_surname(reading: Reading, before: Token | None, after: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a capitalised word touches a town's name, so that it is part of another name: « Paris Hilton »,
    « Florence Parly », « Jack London », « USS Norfolk »."""
    text = reading.text
    if text[start:end].isupper() and end - start > 3:
        return False
    touching = after and reading.folded[end : after[0].start] == " " and text[after[0].start].isupper()
    if touching and not _acronym(text, after[0]):
        return True
    if before is None or reading.folded[before.end : start] != " " or not text[before.start].isupper():
        return before is not None and before.norm in ("m", "mm", "mme") and start - before.end <= 2
    if before.norm in given_names():
        return True
    return before.norm not in word_set("openers") and not _first_of_sentence(reading, before)


def _acronym(text: str, token: Token) -> bool:
    return token.end - token.start > 1 and text[token.start : token.end].isupper()


def _first_of_sentence(reading: Reading, token: Token) -> bool:
    lead = reading.text[max(0, token.start - 3) : token.start].rstrip(' \u00a0«“"(')
    return not lead or lead[-1] in ".!?…:\n"
