"""What an auxiliary or modal governs, past adverbs, pronouns and insertions: « a, ce mercredi, également présenté »."""

from __future__ import annotations

from .conjugation import Form, word_set
from .syntax import Words

# an insertion between commas inside a group is short: « a, ce mercredi 12 juin, présenté »
_INSERTION = 12


def participle_after(words: Words, i: int, auxiliary: str) -> tuple[int, Form] | None:
    """The participle that completes the auxiliary at i, past adverbs and short insertions between commas."""
    at = i + 1
    while at < words.size and at <= i + 2 * _INSERTION:
        if words.barred(at):
            return None
        if words.comma(at):
            at = _past_insertion(words, at)
            if at < 0:
                return None
        participles = words.spellings[at].participles
        participle = participles[0] if participles else _unknown(words, at)
        step = words.adverb(at)
        if participle is not None and not (step and words.norms[at] != "compris"):
            return None if auxiliary == "être" and participle.lemma == "être" else (at, participle)
        if not step:
            return None
        at += step
    return None


def infinitive_after(words: Words, i: int, link: str) -> int | None:
    """The infinitive that the modal at i governs, behind its link (nothing, « de » or « à »), or None."""
    at = i + 1
    linked = not link
    for _ in range(10):
        if at >= words.size or words.barred(at):
            return None
        word = words.norms[at]
        if not linked and word in (("de", "d'") if link == "de" else ("a",)):
            linked = True
        elif words.comma(at):
            at = _past_insertion(words, at) - 1
            if at < 0:
                return None
        elif linked and words.spellings[at].infinitives:
            return at
        elif step := words.adverb(at):  # « vient en outre d'annoncer »: « en » is no pronoun there
            at += step - 1
        elif word not in word_set("clitics"):
            return None
        at += 1
    return None


def _past_insertion(words: Words, i: int) -> int:
    """Where the words go on after an insertion that begins, behind a comma, at word i; -1 where it does not close."""
    for at in range(i + 1, min(i + _INSERTION, words.size)):
        if words.hard(at):
            return -1
        if words.comma(at):
            return at
    return -1


def _unknown(words: Words, i: int) -> Form | None:
    """A participle of a verb that is not in the data, by its clear shape: « a … ubérisé »."""
    surface = words.surfaces[i]
    if "é" not in surface:
        return None
    stem = surface.rstrip("s").removesuffix("e") if surface.rstrip("s").endswith("ée") else surface.rstrip("s")
    if not stem.endswith("é") or len(stem) < 5 or not surface.islower() or words.spellings[i].listed:
        return None
    return Form(surface, stem[:-1] + "er", "participle", 3, surface.endswith("s"), "ée" in surface[-3:])
