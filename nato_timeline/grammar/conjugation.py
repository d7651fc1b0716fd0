"""French conjugation: the forms of the verbs in `data/lexicon/verbs.toml`, generated, and what a form can be.

A form is a stem and an ending. Stems are indexed, endings lie in one table for each pattern, so that nothing has to be
expanded to know the seventy thousand forms; what was looked up once is remembered.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lexicon import data_root
from ..text import fold


@dataclass(frozen=True, slots=True)
class Form:
    """What one spelling can be: « ajoute » is the present of ajouter. `written` keeps the accents that tell annonce
    from annoncé. `person` and `plural` are a finite verb's; a participle's `plural` and `feminine` its agreement."""

    written: str
    lemma: str
    tense: str
    person: int = 3
    plural: bool | None = None
    feminine: bool = False


Slot = tuple[str, int, bool | None, bool]  # tense, person, plural, feminine
Endings = tuple[tuple[str, Slot], ...]
Paradigm = Mapping[str, Endings]

_PERSONS: tuple[tuple[int, bool], ...] = ((1, False), (2, False), (3, False), (1, True), (2, True), (3, True))
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_CONDITIONAL = _IMPERFECT
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
# passé simple by its vowel: je donnai, je finis, je reçus, je tins
_PAST = {
    "ai": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "i": ("is", "is", "it", "îmes", "îtes", "irent"),
    "u": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "in": ("ins", "ins", "int", "înmes", "întes", "inrent"),
}
# ending, plural, feminine
_AGREEMENT = (("", False, False), ("e", False, True), ("s", True, False), ("es", True, True))

_Pairs = list[tuple[str, Slot]]


def _finite(tense: str, forms: list[str]) -> _Pairs:
    return [(f, (tense, *_PERSONS[i], False)) for i, f in enumerate(forms) if "-" not in f]


def _participles(written: str) -> _Pairs:
    given = written.split()
    if len(given) == 4:
        return [(f, ("participle", 3, _AGREEMENT[i][1], _AGREEMENT[i][2])) for i, f in enumerate(given)]
    base = given[0]
    pairs: _Pairs = []
    for ending, plural, feminine in _AGREEMENT:
        if ending == "s" and base.endswith("s"):  # pris stays pris
            ending = ""
        pairs.append((base + ending, ("participle", 3, plural, feminine)))
    return pairs


# ---------------------------------------------------------------- first group


def _first_group() -> dict[str, _Pairs]:
    """Endings of -er verbs, by what they ask of the stem: a mute e after it, the future, a or o, or nothing."""
    pairs: _Pairs = [
        *_finite("present", ["e", "es", "e", "ons", "ez", "ent"]),
        *_finite("imperfect", list(_IMPERFECT)),
        *_finite("past", list(_PAST["ai"])),
        *_finite("subjunctive", list(_SUBJUNCTIVE)),
        *_finite("future", ["er" + e for e in _FUTURE]),
        *_finite("conditional", ["er" + e for e in _CONDITIONAL]),
        *_participles("é"),
        ("er", ("infinitive", 3, None, False)),
        ("ant", ("gerund", 3, None, False)),
    ]
    groups: dict[str, _Pairs] = {"mute": [], "future": [], "back": [], "front": []}
    for ending, slot in pairs:
        if ending in ("e", "es", "ent"):
            groups["mute"].append((ending, slot))
        elif slot[0] in ("future", "conditional"):
            groups["future"].append((ending, slot))
        else:
            groups["back" if ending[0] in "aoâ" else "front"].append((ending, slot))
    return groups


def _first_stems(verb: str, doubling: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(group of endings, stem) of an -er verb: « plaç-ait », « mange-ait », « emploi-e », « jett-e », « achèv-e »."""
    stem = verb[:-2]
    vowel, last = stem[-2:-1], stem[-1:]
    back = stem[:-1] + "ç" if last == "c" else stem + "e" if last == "g" else stem
    yield "back", back
    yield "front", stem
    if verb in doubling:
        yield from (("mute", stem + last), ("future", stem + last))
    elif last == "y" and vowel in "aou":
        yield from (("mute", stem[:-1] + "i"), ("future", stem[:-1] + "i"))
        if vowel == "a":  # paie and paye
            yield from (("mute", stem), ("future", stem))
    else:
        at = _last_e(stem)
        if at is None:
            yield from (("mute", stem), ("future", stem))
        else:
            grave = stem[:at] + "è" + stem[at + 1 :]
            yield from (("mute", grave), ("future", grave))
            if stem[at] == "é":  # cédera as well as cèdera
                yield "future", stem


def _last_e(stem: str) -> int | None:
    """Where the e or é stands that becomes è before a mute ending: « achev- », « céd- », « célébr- »; else None."""
    at = len(stem) - 1
    if stem[-2:] in ("gu", "qu"):  # déléguer: the u is only a sign
        at -= 1
    while at >= 0 and stem[at] not in "aeiouyéèêâîôûëïü":
        at -= 1
    rest = stem[at + 1 :]
    if at < 0 or not rest or stem[at] not in "eé":
        return None
    if stem[at] == "é":
        return at
    return at if len(rest) == 1 and rest != "x" else None


# ---------------------------------------------------------------- second group and models

_FINIR: dict[str, str] = {
    "base": "ir",
    "present": "is is it issons issez issent",
    "past": "is",
    "future": "ir",
    "participle": "i",
}


def _model(model: Mapping[str, str]) -> _Pairs:
    """All forms of a model's base: from the few that are given, the rest as grammar derives them."""
    present = model["present"].split()
    we, they = present[3], present[5]
    imperfect = model.get("imperfect", we.removesuffix("ons"))
    gerund = model.get("gerund", imperfect + "ant")
    if "subjunctive" in model:
        subjunctive = model["subjunctive"].split()
    else:
        stems = [they.removesuffix("ent")] * 3 + [we.removesuffix("ons")] * 2 + [they.removesuffix("ent")]
        subjunctive = [s + e for s, e in zip(stems, _SUBJUNCTIVE, strict=True)]
    pairs: _Pairs = [
        *_finite("present", present),
        *_finite("imperfect", [imperfect + e for e in _IMPERFECT]),
        *_finite("future", [model["future"] + e for e in _FUTURE]),
        *_finite("conditional", [model["future"] + e for e in _CONDITIONAL]),
        *_finite("subjunctive", subjunctive),
        *_participles(model["participle"]),
        (model["base"], ("infinitive", 3, None, False)),
    ]
    if "-" not in gerund:
        pairs.append((gerund, ("gerund", 3, None, False)))
    if "past" in model:
        vowel = next(v for v in ("ai", "in", "i", "u") if model["past"].endswith((v, v + "s")))
        stem = model["past"].removesuffix("s").removesuffix(vowel)
        pairs += _finite("past", [stem + e for e in _PAST[vowel]])
    return pairs


def _paradigm(pairs: _Pairs) -> Paradigm:
    table: dict[str, list[tuple[str, Slot]]] = {}
    for ending, slot in pairs:
        table.setdefault(fold(ending), []).append((ending, slot))
    return {ending: tuple(found) for ending, found in table.items()}


# ---------------------------------------------------------------- the index


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((data_root() / "lexicon" / "verbs.toml").read_text("utf-8"))


@cache
def _stems() -> dict[str, list[tuple[str, str, Paradigm]]]:
    """Folded stem -> (infinitive, stem as written, the endings it takes)."""
    data = _data()
    stems: dict[str, list[tuple[str, str, Paradigm]]] = {}

    def add(verb: str, stem: str, paradigm: Paradigm) -> None:
        stems.setdefault(fold(stem), []).append((verb, stem, paradigm))

    groups = {name: _paradigm(pairs) for name, pairs in _first_group().items()}
    doubling = frozenset(data["first"]["doubling"].split())
    for verb in data["first"]["verbs"].split():
        for group, stem in _first_stems(verb, doubling):
            add(verb, stem, groups[group])
    for model in ({**_FINIR, "verbs": data["second"]["verbs"]}, *data["model"]):
        paradigm = _paradigm(_model(model))
        for verb in model["verbs"].split():
            add(verb, verb.removesuffix(model["base"]), paradigm)
    return stems


# letters of a verb at most: « réapprovisionneraient » has 21
_LONGEST = 30


@cache
def forms(word: str) -> tuple[Form, ...]:
    """What a folded word can be as a verb; empty for what is no form of a known verb."""
    if len(word) > _LONGEST:
        return ()
    stems = _stems()
    found: dict[Form, None] = {}
    for cut in range(len(word)):
        for verb, stem, paradigm in stems.get(word[:cut], ()):
            for ending, (tense, person, plural, feminine) in paradigm.get(word[cut:], ()):
                found[Form(stem + ending, verb, tense, person, plural, feminine)] = None
    return tuple(found)


def conjugate(verb: str) -> tuple[Form, ...]:
    """All forms of a known verb, in the order of the tables; empty for an unknown one."""
    return tuple(
        Form(stem + ending, verb, tense, person, plural, feminine)
        for entries in _stems().values()
        for lemma, stem, paradigm in entries
        if lemma == verb
        for endings in paradigm.values()
        for ending, (tense, person, plural, feminine) in endings
    )


@cache
def verb_set(name: str) -> frozenset[str]:
    """A named set of infinitives from the data: `etre`, `modal`, `reporting`, `prospective`, …"""
    return frozenset(_data()["sets"][name].split())


@cache
def word_set(name: str) -> frozenset[str]:
    """A named set of words from the data: `nouns` as written, with accents; `adverbs`, `determiners`, … folded."""
    words = {**_data()["words"], **_data()["closed"]}[name].split()
    return frozenset(words if name == "nouns" else (fold(w) for w in words))


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Adverbial phrases as folded words, by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _data()["words"]["phrases"].replace("\n", "").split("|"):
        words = tuple(fold(phrase).split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}
