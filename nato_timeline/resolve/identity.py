"""When two names are one person: spellings of one name in other transliterations, never two people of one surname.

« Souren Papikian » and « Suren Papikyan », « Zelensky » and « Zelenskyy », « Oumerov » and « Umerov » sound alike letter by
letter once the ways to write Cyrillic, Armenian and Arabic sounds are evened out. `sound` is the key for indexes, so
that nobody has to be compared with everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..model import Person
from ..text import fold
from ..titles import PARTICLES, given_names, given_words, sense_of

# sounds with several spellings, in order: « Porochenko, Poroshenko », « Zaloujny, Zaluzhny », « Evgueni, Yevgeny », « Poutine »
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), (r"[^a-z]", ""), ("shch|chtch|tsch|tch|sch|sh|ch", "s"), ("dzh|dj|zh", "j"), ("kh", "h"), ("ph", "f"),
        ("th", "t"), (r"gu(?=[eiy])", "g"), ("ck|qu|q|c", "k"), ("ou|oo", "u"), ("w", "v"), ("x", "ks"), ("y|ij", "i"), (r"^ie", "e"),
        (r"j$", "i"), (r"(.)\1+", r"\1"), (r"ine$", "in"),
    )
)  # fmt: skip
_CLOSE = 85


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A word's letters with the differences between transliterations taken out."""
    word = fold(word)
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def split(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A full name as given names and surname; a name of one word is a surname."""
    words = name.split()
    if len(words) < 2 or fold(words[0]) in PARTICLES and words[0].islower():
        return (), tuple(words)
    count = given_words(words)
    return tuple(words[:count]), tuple(words[count:])


def surname_sound(words: Iterable[str]) -> str:
    """The key of a surname, without its particles: « de Hoop Scheffer » and « Hoop Scheffer » have one."""
    kept = [word for word in words if fold(word).strip("'’") not in PARTICLES]
    return sound("".join(kept))


def key(person: Person) -> str:
    """What two people must share to be compared at all."""
    return person.ref or surname_sound(split(person.name)[1])


def same_person(a: Person, b: Person) -> bool:
    """Whether two people of two documents are one. A surname alone is not enough: the offices must agree then."""
    if a.ref and b.ref:
        return a.ref == b.ref
    if a.gender and b.gender and a.gender != b.gender:
        return False
    given_a, surname_a = split(a.name)
    given_b, surname_b = split(b.name)
    if surname_sound(surname_a) != surname_sound(surname_b):
        return False
    if given_a and given_b:
        return same_given(given_a, given_b)
    return bool(_offices(a) & _offices(b))


def _offices(person: Person) -> set[tuple[str, str]]:
    return {(sense_of(role.title) or fold(role.title), role.of) for role in person.roles if role.of}


def same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """« Oleksii » and « Oleksiï », « J. » and « Jens », « Donald » and « Donald J. »; not « Marie » and « Marine »."""
    if not _alike(a[0], b[0]):
        return False
    return all(_alike(x, y) for x, y in zip(a[1:], b[1:], strict=False))


def _alike(a: str, b: str) -> bool:
    sound_a, sound_b = sound(a), sound(b)
    if sound_a == sound_b:
        return True
    if len(sound_a) == 1 or len(sound_b) == 1:
        return sound_a[:1] == sound_b[:1]
    names = given_names()
    if fold(a) in names and fold(b) in names:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(sound_a, sound_b) >= _CLOSE
