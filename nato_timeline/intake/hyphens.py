"""Words divided at the end of a line, put together again: « satisfai-santes », but « état-major »."""

from __future__ import annotations

import re
from collections.abc import Container

# what keeps its hyphen: the first parts and the last parts of compounds that no other word is divided into
_FIRST = re.compile(
    r"vice|non|demi|semi|hauts?|hautes?|nord|sud|ouest|peut|celui|celles?|ceux|quelques|vingt|trente|(?:qua|cinqu|soix)ante|"
    r"quatre|dix|porte|état|chef|cessez|rendez|anglo|franco|germano|belgo|euro|russo|sino|américano|israélo|gréco|turco|"
    r"polono|italo|nippo|indo|t|à|là"
)
_LAST = re.compile(
    r"ils?|elles|on|delà|mêmes?|majors?|président(?:e|s|es)?|ministres?|vous|feu|parole|dire|duché|ducale?|être|janvier|"
    r"février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_PAIRS = re.compile(r"(?:sol|air|mer|surface)-(?:sol|air|mer|surface)|vis-à|(?:est|sera|serait|fût|dit)-ce")
_NONE = re.compile(r"franco-ph.*|euro-p.*|porte-(?:feuille|manteau).*|demi-nu.*|semi-n.*")
_BEFORE = re.compile(r"((?:[^\W\d_]|['’-])*[^\W_])[-‐\u00ad]$")
_LONGEST = 60  # characters of a word
_AFTER = re.compile(r"[^\W\d_]+")


def joined(before: str, after: str, words: Container[str]) -> str | None:
    """A line that ends in a hyphen and the next one, put together; None where no word is divided between them.

    `words` are those that the document has elsewhere, in lower case.
    """
    first, rest = _BEFORE.search(before, max(0, len(before) - _LONGEST)), _AFTER.match(after)
    if first is None or rest is None:
        return before + after if first and after[:1].isdigit() else None  # F-16
    if before.endswith("\u00ad"):
        return before[:-1] + after
    return before + after if _is_compound(first[1], rest[0], words) else before[:-1] + after


def _is_compound(first: str, rest: str, words: Container[str]) -> bool:
    """Whether a hyphen stands between two words, and not inside one."""
    if rest[0].isupper() or first[-1].isdigit():
        return True
    one, other = first.lower().replace("’", "'").rpartition("'")[2], rest.lower()
    if f"{one}-{other}" in words:
        return True
    last = one.rpartition("-")[2]
    if f"{last}{other}" in words or _NONE.fullmatch(f"{last}-{other}"):
        return False
    if _PAIRS.fullmatch(f"{last}-{other}"):
        return True
    return bool(_FIRST.fullmatch(last) or _LAST.fullmatch(other))
