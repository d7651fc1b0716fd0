"""What stands on the left of a role's head and belongs to it: « Madame la », « l'ancien », « du futur », « les deux »,
« l'ex- »."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from ...lean import lean
from ...lexicon.titles import status_before, words
from ...parts import Parts

_DETERMINERS = {
    "definite": ("le", "la", "l'", "les"),
    "fused": ("du", "des", "au", "aux"),
    "possessive": ["son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes"],
    "indefinite": ["un", "une", "ce", "cet", "cette", "chaque", "tout", "aucun", "aucune"],
    "none": ("de", "d'"),
}
_KIND_OF = {word: kind for kind, group in _DETERMINERS.items() for word in group}
_PLURAL = frozenset({"les", "des", "aux", "ses", "leurs", "nos", "vos", "mes"})
_FEMININE = frozenset({"la", "une", "sa", "ma", "cette"})
_MASCULINE = frozenset({"le", "du", "au", "un", "ce"})
_LONGEST = 60  # characters


@lean(frozen=True, slots=True)
class Left:
    """`determiner`: definite, fused, possessive, indefinite, none. `status`: former, future, current. `tied`: « ex- »
    stands right before the head. `length`: how many characters before the head the phrase begins with it."""

    determiner: str
    status: str
    gender: str | None
    plural: bool
    tied: bool
    length: int


def left_of(parts: Parts, at: int) -> Left | None:
    """What belongs to the head that begins at a position; None where that is inside a word."""
    first = bisect_left(parts.starts, at)
    while first and parts.norms[first - 1] in _known_words() and at - parts.starts[first - 1] <= _LONGEST:
        first -= 1
    start = min(parts.starts[first], at)
    return _read(parts.folded[start - 1 : at] if start else "\n" + parts.folded[:at])


@cache
def _pattern() -> re.Pattern[str]:
    status = "|".join(sorted(status_before(), key=len, reverse=True))
    polite = "|".join(map(re.escape, sorted(words("civilities", "polite"))))
    determiner = "|".join(sorted(_KIND_OF, key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w'-]) (?:(?P<polite>{polite})[ ])? (?:(?P<det>{determiner})[ ]?)?
        (?:(?:deux|trois|quatre|\d{{1,2}})[ ])? (?P<status>(?:(?:{status})[ ])*) (?P<ex>ex-|ex[ ])? $""",
        re.VERBOSE,
    )


@cache
def _known_words() -> frozenset[str]:
    written = (*status_before(), *words("civilities", "polite"), *_KIND_OF, "ex", "deux", "trois", "quatre")
    numbers = [f"{n:{width}}" for width in ("", "02") for n in range(100)]
    return frozenset([*(word.strip(".") for word in written), *numbers])


@lru_cache(5_000)
def _read(before: str) -> Left | None:
    """The words before a head, which end where it begins, with the character before them."""
    m = _pattern().search(before, 1)
    if m is None:
        return None
    determiner = _KIND_OF.get(m["det"], "none")
    return Left(
        determiner=determiner,
        status=_status(m),
        gender=_gender(m),
        plural=m["det"] in _PLURAL,
        tied=m["ex"] == "ex-",
        length=len(before) - _start(m, determiner),
    )


def _start(before: re.Match[str], determiner: str) -> int:
    if determiner == "definite":
        return before.start("polite") if before["polite"] else before.start("det")
    if before["polite"] and not before["det"]:
        return before.start("polite")
    return min((*(before.start(name) for name in ("status", "ex") if before[name]), before.endpos))


def _status(before: re.Match[str]) -> str:
    """What the words before the head say; a new or present holder is a current one."""
    if before["ex"]:
        return "former"
    found = (status_before()[word] for word in before["status"].split())
    return next((status for status in found if status != "current"), "current")


def _gender(before: re.Match[str]) -> str | None:
    """What the words before the head tell: « la », « Madame », « ancienne »."""
    if before["polite"] in ("madame", "mme") or before["det"] in _FEMININE:
        return "f"
    if any(word.endswith("e") for word in before["status"].split()):
        return "f"
    masculine = before["polite"] in ("monsieur", "m.") or before["det"] in _MASCULINE
    return "m" if masculine or before["status"] else None
