"""What figures are counted in: currencies, measures and nouns, from `data/lexicon/units.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ...lexicon import country_of, records
from ...text import fold


def alternation(words: Iterable[str]) -> str:
    """An atom for verbose patterns that takes the longest of the words, folded."""
    longest_first = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first)


# ---------------------------------------------------------------- money


@cache
def _currencies() -> tuple[Mapping[str, str], Mapping[tuple[str, str], str]]:
    """The code that each sign or name means alone, and the code that a name means with what follows it."""
    alone: dict[str, str] = {}
    qualified: dict[tuple[str, str], str] = {}
    shared: dict[str, int] = {}
    rows = records("units")["currency"]
    for row in rows:
        for name in row["names"]:
            shared[fold(name)] = shared.get(fold(name), 0) + 1
    for row in rows:
        code, names = row["code"], [fold(name) for name in row["names"]]
        signs = [fold(sign) for sign in (*row.get("symbols", ()), code)]
        alone.update(dict.fromkeys(signs, code))
        alone.update({name: code for name in names if shared[name] == 1 or row.get("default")})
        qualified.update({(name, fold(of)): code for name in (*names, *signs) for of in row.get("of", ())})
        if "dollar" in names:
            qualified.update({("$", fold(of)): code for of in row.get("of", ())})
    return alone, qualified


def currency(name: str, of: str | None) -> str:
    """The ISO 4217 code of a name or sign and its adjective; the bare name in the singular where it leaves it open."""
    alone, qualified = _currencies()
    return qualified.get((name, of or "")) or alone.get(name) or name.removesuffix("s")


@cache
def is_shared(name: str) -> bool:
    """Whether several countries call their money so: « dollars », « $ », « couronnes »."""
    rows = [row for row in records("units")["currency"] if row.get("of") and len(row.get("country", ())) <= 1]
    return name == "$" or sum(name in map(fold, row["names"]) for row in rows) > 1


@cache
def elided(table: str) -> tuple[str, ...]:
    """A word list of `[elided]`, folded."""
    return tuple(fold(word) for word in records("units")["elided"][table].split())


@cache
def national_currency(name: str, country: str, year: int | None = None) -> str | None:
    """The code of a bare name in the singular (« couronne », « franc ») in a country; None where nothing says, or where
    that money was no more in the year."""
    for row in records("units")["currency"]:
        gone = year is not None and year > row.get("until", year)
        if not gone and country in row.get("country", ()) and f"{name}s" in map(fold, row["names"]):
            return str(row["code"])
    return None


@cache
def currency_name(unit: str, *, bare: bool = False) -> str:
    """What the money with a code is called, in the singular: USD → « dollar »; "" where it is none. `bare`: the unit is
    a name itself."""
    rows = records("units")["currency"]
    if bare:
        return unit if any(fold(unit) == fold(row["names"][0]) for row in rows) else ""
    return next((fold(row["names"][0]) for row in rows if row["code"] == unit), "")


@cache
def magnitude(sign: str | None) -> float:
    """1e6 for the « M » of « 220 M€ », 1 for None."""
    return float(records("units")["magnitudes"][sign]) if sign else 1.0


@cache
def measure(name: str) -> str:
    """« km » for « kilomètres »."""
    by_name = {fold(n): unit for unit, names in records("units")["measures"].items() for n in names}
    return str(by_name[name])


# ---------------------------------------------------------------- nouns


@cache
def words(table: str) -> frozenset[str]:
    """A word list of `[nouns]`, folded: stop, words, before, invariable."""
    listed = records("units")["nouns"][table]
    return frozenset(fold(word) for word in (listed.split() if isinstance(listed, str) else listed))


@cache
def _irregular() -> Mapping[str, str]:
    return dict(pair.split("|") for pair in records("units")["nouns"]["singular"])


def is_counted(noun: str) -> bool:
    """Whether a folded word may be what a number counts: a plural noun that is no duration and no turn of speech."""
    if noun[-1] not in "sxz":
        return noun in words("invariable")  # « une dizaine de cessez-le-feu »
    countable = len(noun) > 2 and noun not in words("stop") and noun not in words("words")
    return countable and noun not in _ORDINALS  # « les six premiers arriveront »


_ORDINALS = frozenset({"premiers", "premieres", "derniers", "dernieres", "prochains", "prochaines"})
_ADVERBS = ("sous", "hors", "sans", "gros", "brise", "trois")
_SUFFIXES = (("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("oux", "ou"))


def singular(noun: str) -> str:
    """The singular of a plural noun as written, in lower case: « Alliés » → « allié », « obus » → « obus »."""
    noun = noun.lower()
    if noun in _irregular():
        return _irregular()[noun]
    if fold(noun) in words("invariable") or noun.endswith(("ais", "ois", "ss")):
        return noun
    head, hyphen, rest = noun.partition("-")
    if hyphen and head.endswith("s") and fold(head) not in _ADVERBS:
        return f"{head[:-1]}-{singular(rest)}"  # « avions-citernes »
    for ending, single in _SUFFIXES:
        if noun.endswith(ending):
            return noun.removesuffix(ending) + single
    return noun[:-1] if noun.endswith(("s", "x")) else noun


def equipment(name: str) -> str:
    """The name of equipment as a unit: « F-16 » → « f-16 », « Caesars » → « caesar »."""
    name = name.lower()
    return name[:-1] if name.endswith("s") and name[:-1] in records("units")["equipment"]["names"].split() else name


def is_people(noun: str) -> bool:
    """Whether a word names the people of a country: « 1500 [Canadiens] »."""
    return country_of(noun) is not None and not is_place_name(noun)


def is_place_name(noun: str) -> bool:
    """Whether a capitalised word is a place and no people: « 1000 [Bruxelles] », but not « 22 [Luxembourgeois] »."""
    country = country_of(noun)
    return country is not None and fold(noun) not in map(fold, country.forms)


# ---------------------------------------------------------------- atoms


@cache
def atoms() -> Mapping[str, str]:
    """The pieces that patterns take from the tables."""
    tables = records("units")
    nouns = tables["nouns"]
    names = [name for row in tables["currency"] for name in row["names"]]
    signs = [sign for row in tables["currency"] for sign in (*row.get("symbols", ()), row["code"])]
    of = [of for row in tables["currency"] for of in row.get("of", ())]
    measures = [name for names_ in tables["measures"].values() for name in names_]
    return {
        "CURRENCY": alternation([*names, *signs]),
        "SIGN": alternation(signs),
        "OF_CURRENCY": alternation(of),
        "MAGNITUDE": alternation(tables["magnitudes"]),
        "MEASURE": alternation(measures),
        "BEFORE": alternation(nouns["before"].split()),
        "AFTER": alternation(nouns["after"]),
        "EQUIPMENT": alternation(tables["equipment"]["names"].split()),
    }
