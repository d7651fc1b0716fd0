"""When two names are one person: spellings of one name in other transliterations, never two people of one surname.

« Souren Papikian » and « Suren Papikyan », « Zelensky » and « Zelenskyy », « Oumerov » and « Umerov » sound alike
letter by letter once the ways to write Cyrillic, Armenian and Arabic sounds are evened out. `sound` is the key for
indexes, so that nobody has to be compared with everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ...lexicon.titles import given_names, given_words, is_particle, sense_of, words
from ...model import Person
from ...text import fold

# sounds with several spellings, in order: « Porochenko, Poroshenko », « Zaloujny, Zaluzhny », « Evgueni, Yevgeny »
_SPELLINGS = (
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    (r"[^a-z]", ""),
    ("shch|chtch|tsch|tch|sch|sh|ch", "s"),
    ("dzh|dj|zh", "j"),
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    (r"gu(?=[eiy])", "g"),
    ("ck|qu|q|c", "k"),
    ("ou|oo", "u"),
    ("w", "v"),
    ("x", "ks"),
    ("y|ij", "i"),
    (r"^ie", "e"),
    (r"j$", "i"),
    (r"(.)\1+", r"\1"),
    (r"ine$", "in"),
)
_SOUNDS = tuple((re.compile(pattern), letters) for pattern, letters in _SPELLINGS)
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
    parts = name.split()
    if len(parts) < 2 or (parts[0].islower() and is_particle(parts[0])):
        return (), tuple(parts)
    count = given_words(parts)
    return tuple(parts[:count]), tuple(parts[count:])


def telling(surname: Iterable[str]) -> list[str]:
    """The words that tell a surname: without its particles, unless it has nothing else."""
    parts, particles = list(surname), words("civilities", "particles")
    return [part for part in parts if fold(part).strip("'’") not in particles] or parts


def surname_sound(surname: Iterable[str]) -> str:
    """The key of a surname: « de Hoop Scheffer » and « Hoop Scheffer » have one."""
    return sound("".join(telling(surname)))


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
    if len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1:
        return fold(a)[:1] == fold(b)[:1]
    names = given_names()
    if fold(a) in names and fold(b) in names:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(sound_a, sound_b) >= _CLOSE
