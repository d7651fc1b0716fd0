"""What a phrase is, as far as events ask: a person, a country, a place, equipment, an office."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import itemgetter

from ...find.triggers import types
from ...model import Reading
from ...parts import parts_of
from ...text import fold
from .scene import Scene
from .where import capital_at

_ALLIANCE = frozenset({"otan", "nato", "alliance", "organisation", "ue"})
_MANY = frozenset({"pays", "etats", "nations", "allies"})
_HYPHENED = re.compile(r"\b(?P<first>[^\W\d_]++)(?:(?:-[^\W\d_]++)++|-?\d{1,3}[a-z]?\b)")
# where the first hyphen or digit of such a word stands
_INSIDE = re.compile(r"[-\d](?<=[^\W\d_].)")
# what ties two words
_TIE = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])")
_NUMBERED = re.compile(r"\b[a-z]{1,4}-\d{1,3}\b")
_PROTOCOL = re.compile(r"protocoles?[ ]d'(?:adhesion|accession)")
_CURRENCIES = frozenset({"couronne", "dollar", "livre", "franc"})
# words after which a phrase speaks of something else: « le porte-parole du ministre »
_HEAD_WORDS = 5
_FIRST_WORDS = 3
_AMONG_FIRST = {
    **dict.fromkeys(("council", "gathering", "hostilities"), _FIRST_WORDS),
    **dict.fromkeys(("leaders", "text", "treaty", "office", "site", "unit", "preview"), _HEAD_WORDS),
}
_SUPPLIES = ("equipment", "aid", "unit")
# « F-4 », « Su-24 », « B-52 », « MQ-9 », none of which a list holds in full
_TYPE_OF_PLANE = re.compile(r"(?:f|su|mig|il|tu|b|a|u|p|e|c|kc|mq|rq|ch|uh|mi|ka|an|nh|av)-\d{1,3}[a-z]?")
_OF_TYPE = frozenset({"equipment", "unit", "aircraft", "ship"})
_OF_NONE: frozenset[str] = frozenset()
_WHOLE = frozenset({"countries", "alliance"})  # « pays-bas » is no « pays »
# what makes an office one person's, or known persons': « la ministre », « son homologue », « les deux présidents »
_DEFINITE = frozenset({"le", "la", "les", "l'", "son", "sa", "ses", "leur", "leurs", "du", "au", "aux"})


# « la direction [générale] », « l'assemblée générale » is no general, « le nouveau général » is
_GENERAL = frozenset({"general", "generale", "generaux"})
_BEFORE_GENERAL = frozenset({"nouveau", "ancien", "futur", "jeune", "meme", "deux", "premier", "seul"})

# one of which each pronoun holds that can be a subject; « qui » aside
PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles", "on", "nous", "je", "j'", "tous", "toutes", "celui-ci", "celle-ci", "ceux-ci"}
    | {"deux", "dernier", "derniere", "derniers", "dernieres", "interesse"}
)
# what stands for the person named last: « ce dernier »
_LAST = ("dernier", "derniere", "celui-ci", "celle-ci")


def holds(scene: Scene, start: int, end: int, names: tuple[str, ...]) -> bool:
    """Whether the phrase `[start, end)` is of one of the types."""
    for name in names:  # no any(): this is asked thousands of times a text
        asked = _OTHERS.get(name)
        if asked(scene, start, end) if asked else _has_word(scene, start, end, name):
            return True
    return False


def types_in(scene: Scene, start: int, end: int) -> frozenset[str]:
    """The types that a phrase in a stretch can be of, by what stands there at all, and `pronoun` where there is one.
    Worked out once for a sentence."""
    found = scene.types.get((start, end))
    if found is None:
        found = scene.types[start, end] = _types_between(scene, start, end)
    return found


def _types_between(scene: Scene, start: int, end: int) -> frozenset[str]:
    places, types_at = scene.reading.derived(_typed_words)
    found = _ANYWHERE.union(*types_at[bisect_left(places, start) : bisect_left(places, end)])
    counted = scene.figures.first(start, end) is not None
    if "official" in found or any(mention.acting for mention in scene.mentions.within(start, end)):
        found |= _PERSON
    if counted or not found.isdisjoint(_SUPPLIES):
        found |= _WITH_FIGURE if counted else {"supply"}
    if scene.places.first(start, end) is not None:
        found |= _WITH_PLACE
    if scene.places.first(start, end + _NEXT) is not None or scene.names.first(start, end) is not None:
        found |= {"format"}
    return found


_ANYWHERE, _PERSON = frozenset({"any", "undertaking", "treaty"}), frozenset({"person"})
_WITH_FIGURE, _WITH_PLACE = frozenset({"money", "supply"}), frozenset({"place", "spot", "country", "body"})
# how far behind the beginning of a phrase a body may stand that it is named by
_NEXT = 8


def _has_word(scene: Scene, start: int, end: int, name: str) -> bool:
    """Whether a word of the type stands in a phrase, or among its first words where it must be what the phrase
    names."""
    places, types_at = scene.reading.derived(_typed_words)
    for k in range(bisect_left(places, start), bisect_left(places, end)):
        if name in types_at[k]:
            among, starts = _AMONG_FIRST.get(name), scene.reading.starts
            return among is None or bisect_left(starts, places[k]) - bisect_left(starts, start) < among
    return False


def _typed_words(reading: Reading) -> tuple[list[int], list[frozenset[str]]]:
    """Where the words begin that are of some type, and the types of each."""
    known, parts, folded = _types_by_word(), parts_of(reading), reading.folded
    typed = parts.where(known.__contains__)
    if "-" in folded:  # what a hyphen ties to another word is no word by itself
        ties = {bisect_left(parts.ends, m.start()) for m in _TIE.finditer(folded)}
        typed = [k for k in typed if k not in ties and k - 1 not in ties]
    places, types_at = [parts.starts[k] for k in typed], [known[parts.norms[k]] for k in typed]
    found: list[tuple[int, frozenset[str]]] = []
    for m in _hyphened(reading):  # « porte-avions », « f-16 », « a400m »
        plane = _OF_TYPE if _TYPE_OF_PLANE.fullmatch(m[0]) else _OF_NONE
        names = plane | known.get(m[0], _OF_NONE) | (known.get(m["first"], _OF_NONE) - _WHOLE)
        if names:
            found.append((m.start(), names))
    if not found:
        return places, types_at
    found = sorted([*zip(places, types_at, strict=True), *found], key=itemgetter(0))
    return [at for at, _ in found], [names for _, names in found]


def _hyphened(reading: Reading) -> Iterator[re.Match[str]]:
    """Words with hyphens or digits in them: looked for by these, as few words have any."""
    folded, starts, end = reading.folded, reading.starts, 0
    for inside in _INSIDE.finditer(folded):
        start = starts[bisect_left(starts, inside.start()) - 1]
        if start >= end and (m := _HYPHENED.match(folded, start)):
            yield m
            end = m.end()


@cache
def _types_by_word() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    others = {"countries": _MANY, "alliance": _ALLIANCE, "pronoun": PRONOUNS | {"qui"}, "person": _LAST}
    for name, wanted in {**others, **types()}.items():
        for word in wanted:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _is_person(scene: Scene, start: int, end: int) -> bool:
    return any(mention.acting for mention in scene.mentions.within(start, end)) or is_official(scene, start, end)


def _is_place(scene: Scene, start: int, end: int) -> bool:
    within = scene.places.within(start, end)
    named = any(place.kind != "body" and place.form in ("noun", "metonym") for place in within)
    return named or capital_at(scene, start) is not None


def _is_country(scene: Scene, start: int, end: int) -> bool:
    within = scene.places.within(start, end)
    return any((place.kind == "country" and place.form == "noun") or place.form == "metonym" for place in within)


def _is_body(scene: Scene, start: int, end: int) -> bool:
    return any(place.kind == "body" for place in scene.places.within(start, end))


def _is_format(scene: Scene, start: int, end: int) -> bool:
    named = any(trigger.kind == "meeting" for trigger in scene.names.within(start, end))
    return named or _is_body(scene, start, start + _NEXT)


def _is_sum(scene: Scene, start: int, end: int) -> bool:
    return any(is_money(figure.unit) for figure in scene.figures.within(start, end))


def _is_supply(scene: Scene, start: int, end: int) -> bool:
    return holds(scene, start, end, _SUPPLIES) or _counts_supply(scene, start, end)


def _is_undertaking(scene: Scene, start: int, end: int) -> bool:
    named = any(t.kind == "operation" and t.name for t in scene.names.within(start, end))
    return named or _has_word(scene, start, end, "undertaking")


def _is_treaty(scene: Scene, start: int, end: int) -> bool:
    return _PROTOCOL.search(scene.folded, start, end) is not None or _has_word(scene, start, end, "treaty")


def _counts_supply(scene: Scene, start: int, end: int) -> bool:
    """« en fournirait 1 000 »: a number whose noun stands elsewhere."""
    figure = scene.figures.first(start, end)
    return figure is not None and any(fold(figure.unit) in types()[name] for name in ("unit", "equipment"))


def is_official(scene: Scene, start: int, end: int) -> bool:
    """Whether an office is what the phrase names: « la cheffe du DDPS », « les deux ministres »; not « des élus »."""
    head = words(scene, start, end)[:_FIRST_WORDS]
    if head[2:] and head[2] in _GENERAL and head[1] not in _BEFORE_GENERAL and head[1] not in types()["official"]:
        return False
    return bool(head) and head[0] in _DEFINITE and any(word in types()["official"] for word in head[1:])


def _opens_with_place(scene: Scene, start: int, end: int) -> bool:
    """Whether a place is what the phrase names, as in « la Lettonie » but not in « la tête de la France »."""
    if (m := _TOWN_OF.match(scene.folded, start, end)) is not None:
        return scene.text[m.end() : m.end() + 1].isupper()
    place = scene.places.first(start, min(end, start + 4))
    if place is None or place.kind == "body" or place.form not in ("noun", "metonym"):
        return capital_at(scene, start) is not None
    return True


# « la ville [d'Avdiïvka] », « le village stratégique [de] Robotyne », which need no gazetteer
_TOWN_OF = re.compile(
    r"(?:la[ ](?:ville|localite|cite|bourgade|region|province)|le[ ](?:village|port|bourg|district)|"
    r"l'(?:ile|oblast))(?:[ ][a-z-]+)?[ ](?:de[ ](?:la[ ]|l')?|du[ ]|d')"
)


def turned(turns: Mapping[str, tuple[str, ...]] | None, text: str) -> str | None:
    """The kind that a word of the text turns an event to: a meeting of « chefs d'État » is a summit, one of « chefs
    d'état-major » is not."""
    if turns and text:
        for kind, phrases in turns.items():
            if _any_of(phrases).search(text):
                return kind
    return None


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?![\w-])")


def words(scene: Scene, start: int, end: int) -> list[str]:
    """The words of a stretch, folded; names with a number as one (« f-16 »)."""
    known = scene.words.get((start, end))
    if known is None:
        known = scene.words[start, end] = scene.norms(start, end) + _NUMBERED.findall(scene.folded, start, end)
    return known


# what is no list of words
_OTHERS: Mapping[str, Callable[[Scene, int, int], bool]] = {
    "any": lambda scene, start, end: end > start,
    "person": _is_person,
    "money": _is_sum,
    "place": _is_place,
    "spot": _opens_with_place,
    "country": _is_country,
    "body": lambda scene, start, end: _is_body(scene, start, min(end, start + 6)),
    "format": _is_format,
    "supply": _is_supply,
    "undertaking": _is_undertaking,
    "treaty": _is_treaty,
}


def is_money(unit: str) -> bool:
    """ISO 4217 codes are the units of money: three capitals; a currency whose country is not said stays a word."""
    return (len(unit) == 3 and unit.isalpha() and unit.isupper()) or unit in _CURRENCIES
