"""What people are called: civilities, grades, offices by their titles, given names.

From `data/lexicon/titles.toml` and `first_names.toml`. Inflected forms are made here; the finders and the resolution
of roles read them through indexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..text import fold
from . import records
from .gazetteer import Gazetteer
from .naming import genders, plural


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that says what somebody is. `key`: its masculine singular, folded; `singular`: in its own gender, as
    written. `kind`: alone (« le ministre » means somebody), apposed (a role only beside a name or with a complement),
    relational (« son homologue »), grade."""

    key: str
    kind: str
    gender: str | None
    plural: bool
    singular: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Civility:
    """« M. », « Mmes », « Dr »."""

    gender: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class EnglishRole:
    """What an English caption's title is in French; `of` where the title alone gives it."""

    title: str
    of: str | None


# the words of a head after one of these stay as they are in the plural: « chefs d'état-major », « hauts représentants »
_FIXED_AFTER = frozenset({"de", "du", "des", "d'", "à", "au", "en", "pour"})


def _plural_of(title: str) -> str:
    words = title.split(" ")
    for index, word in enumerate(words):
        if word in _FIXED_AFTER or word.startswith("d'"):
            break
        words[index] = word[:-1] + "ux" if word.endswith("al") else plural(word)
    return " ".join(words)


def _heads(titles: Iterable[str], kind: str, relation: str | None = None) -> Iterator[tuple[str, Head]]:
    for title in titles:
        m, f = genders(title)
        forms = ((m, None),) if m == f else ((m, "m"), (f, "f"))
        for form, gender in forms:
            yield form, Head(fold(m), kind, gender, False, form, relation)
            if _plural_of(form) != form:
                yield _plural_of(form), Head(fold(m), kind, gender, True, form, relation)


# « chef de la diplomatie » as « chef de sa diplomatie »
_OF_ITS = re.compile(r"(?<= )(?:de la |du |de l['’])")


def _with_own(named: Iterable[tuple[str, Head]]) -> Iterator[tuple[str, Head]]:
    """The heads, and those whose complement may be somebody's own: « chef de son gouvernement »."""
    for name, head in named:
        yield name, head
        if head.kind == "alone" and _OF_ITS.search(name):
            yield from ((_OF_ITS.sub(f"de {own} ", name), head) for own in ("sa", "son", "leur"))


@cache
def heads() -> Gazetteer[Head]:
    """Role heads in all their forms."""
    roles = records("titles")["roles"]
    relational = (
        (word, *item)
        for word, relation in roles["relational"].items()
        for item in _heads([word], "relational", relation)
    )
    named = {fold(name): (name, head) for name, head in _heads(roles["apposed"], "apposed")}
    named |= {fold(name): (name, head) for name, head in _heads(roles["alone"], "alone")}
    named |= {fold(name): (name, head) for _, name, head in relational}
    return Gazetteer((name.lower(), head) for name, head in _with_own(named.values()))


@cache
def grades() -> Gazetteer[Head]:
    """Military grades with what may follow them, and their abbreviations."""
    table = records("titles")["grades"]
    full = list(_heads(table["titles"], "grade"))
    suffixed = [(f"{name} {suffix}", head) for name, head in full for suffix in table["suffixes"]]
    short = [(name, Head(fold(name).strip("."), "grade", None, False, name)) for name in table["abbreviated"]]
    return Gazetteer((*((name.lower(), head) for name, head in (*full, *suffixed)), *short))


@cache
def civilities() -> Mapping[str, Civility]:
    """Civilities as they are written, capitals and stops included."""
    table = records("titles")["civilities"]
    out: dict[str, Civility] = {}
    for gender in ("m", "f", "any"):
        sex = None if gender == "any" else gender
        out |= {form: Civility(sex, plural=True) for form in table[f"{gender}_plural"]}
        out |= {form: Civility(sex, plural=False) for form in table[gender]}
    return out


@cache
def civility_pattern() -> re.Pattern[str]:
    """A civility and the space after it, in a text with its capitals: « M. », « Mme », « Me »."""
    forms = "|".join(map(re.escape, sorted(civilities(), key=lambda form: (-len(form), form))))
    return re.compile(rf"(?<![\w.])(?P<form>{forms})(?:(?<=\.)|(?![\w-]))[ \u00a0\u202f\u2009]?(?=[^\W\d_])")


@cache
def first_of_civilities() -> frozenset[str]:
    """The folded words that civilities begin with: « m », « mme », « s » of « S.E. »."""
    return frozenset(re.split(r"[. ]", fold(form))[0] for form in civilities())


@cache
def portfolios() -> Gazetteer[str]:
    """What a role is about: Défense, Affaires étrangères, État, diplomatie."""
    names = {fold(name): name for name in records("titles")["complements"]["portfolios"]}
    return Gazetteer((name.lower(), key) for key, name in names.items())


@cache
def title_adjectives() -> frozenset[str]:
    """Adjectives that are part of a title, inflected and folded."""
    forms = (form for each in records("titles")["adjectives"]["title"] for form in genders(each))
    return frozenset(fold(form) for each in forms for form in (each, plural(each), each.removesuffix("al") + "aux"))


@cache
def status_before() -> Mapping[str, str]:
    """« ancien », « futur »: the status they give, by folded word."""
    return {fold(word): status for word, status in records("titles")["status"]["before"].items()}


@cache
def status_after() -> Mapping[str, str]:
    """« sortant », « par intérim »: the status they give, by folded words."""
    return {fold(words): status for words, status in records("titles")["status"]["after"].items()}


@cache
def given_names() -> Mapping[str, str | None]:
    """Given names, folded, with the gender they tell: m, f, or None where both bear them."""
    out: dict[str, str | None] = {}
    for group in records("first_names")["group"]:
        for gender in ("m", "f"):
            for name in fold(group[gender]).split():
                out[name] = gender if out.get(name, gender) == gender else None
    return out


# the number of a king or pope: « Charles III »
ROMAN = re.compile(r"[IVX]+(?:er)?")


def is_given_name(word: str) -> bool:
    """A given name, a compound of them (« Jean-Yves »), or an initial (« J. »)."""
    norm = fold(word)
    if norm in given_names() or (norm.endswith(".") and len(norm) <= 2):
        return True
    parts = norm.split("-")
    return len(parts) > 1 and all(part in given_names() for part in parts)


def is_particle(word: str) -> bool:
    """A particle as it is written: « de », « von »; with a capital, one that begins a surname (« De », « Ben »)."""
    return fold(word) in words("civilities", "capital_particles" if word[0].isupper() else "particles")


def given_words(name: Sequence[str]) -> int:
    """How many words of a full name go before the surname: up to a particle, or to the first word in capitals (« Jens
    STOLTENBERG »), or the given names it begins with; at least one, and never the last."""
    for index, word in enumerate(name[1:], 1):
        shout = len(word) > 2 and word.isupper() and not name[0].isupper()
        if shout or is_particle(word):
            return index
    count = 0
    while count < len(name) - 1 and is_given_name(name[count]):
        count += 1
    return max(count, 1)


def in_gender(key: str, gender: str | None) -> str | None:
    """A role head's form for a woman or a man: président, f: présidente. None where it does not change."""
    return _forms_by_gender().get((key, gender))


@cache
def _forms_by_gender() -> Mapping[tuple[str, str | None], str]:
    roles = records("titles")["roles"]
    both = (*_heads(roles["apposed"], "apposed"), *_heads(roles["alone"], "alone"))
    return {(head.key, head.gender): head.singular for _, head in both if head.gender}


@cache
def _senses() -> Mapping[str, str]:
    return {fold(title): sense for sense, titles in records("titles")["senses"].items() for title in titles}


def sense_of(title: str) -> str | None:
    """The office that a masculine title means whatever its name: « chef de la diplomatie » is foreign."""
    return _senses().get(fold(title))


def elsewhere_called(key: str) -> str | None:
    """What an office that one country calls so is in others: « secrétaire à la Défense » is ministre de la Défense."""
    return _elsewhere().get(key)


@cache
def _elsewhere() -> Mapping[str, str]:
    return {fold(title): usual for title, usual in records("titles")["elsewhere"].items()}


@cache
def bare_senses() -> Mapping[str, tuple[str, ...]]:
    """Offices that a head without a complement may stand for: « le ministre »."""
    return {head: tuple(senses) for head, senses in records("titles")["bare"].items()}


@cache
def english_roles() -> Gazetteer[EnglishRole]:
    """Titles in captions: « Secretary of State »."""
    table = records("titles")["english"]
    return Gazetteer((form, EnglishRole(row["title"], row.get("of"))) for form, row in table.items())


@cache
def english_owners() -> Gazetteer[str]:
    """Countries and bodies in captions, as English names and adjectives, with their French names."""
    return Gazetteer(records("titles")["english_owners"].items())


@cache
def built_in_owners() -> Mapping[str, str]:
    """Whose office a head is that says so itself: « chef du Kremlin »; by its key."""
    return {fold(head): owner for head, owner in records("titles")["roles"]["owners"].items()}


def only_of(key: str) -> frozenset[str] | None:
    """The countries that have an office at all, where few have; None where any may."""
    exact, openings = _only_of()
    return exact.get(key) or next((found for start, found in openings.items() if key.startswith(start)), None)


@cache
def _only_of() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    listed = {fold(k): frozenset(v.split("|")) for k, v in records("titles")["roles"]["only_of"].items()}
    exact = {key: found for key, found in listed.items() if not key.endswith("*")}
    return exact, {key[:-1]: found for key, found in listed.items() if key.endswith("*")}


@cache
def words(table: str, key: str) -> frozenset[str]:
    """A word list of the titles file, folded: a list of strings, or one string of words."""
    listed = records("titles")[table][key]
    return frozenset(fold(word) for word in (listed.split() if isinstance(listed, str) else listed))
