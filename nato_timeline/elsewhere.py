"""Lines of a text that lead elsewhere, as pages have them that somebody saved as text: « Lire aussi » with the titles
below it, menus, share lines. What they tell is of other texts.

What such lines look like says `data/intake/boilerplate.toml`, as for web pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from sys import maxsize

from .boilerplate import is_boilerplate, is_other_matter
from .parts import parts_of
from .reading import Reading

# no line leads elsewhere in a text that holds none of these
_NEEDLES = (
    "lire aussi", "lire egalement", "voir aussi", "voir egalement", "meme sujet", "meme theme", "meme rubrique",
    "savoir plus", "aller plus loin", "articles ", "article lie", "plus lus", "sur ce sujet", "sur ce theme", "abonne",
    "partage", "newsletter", "droits reserves", "mentions legales", "cookies", "a la une", "autres communiques",
    "see also", "related", "decouvrir la suite", "aimerez aussi", "sur le web", "+ lus", "sponsoris",
)  # fmt: skip
# of each needle a word that few texts hold, or a beginning of one: asked first, but for two that have none
_WORDS = frozenset(
    {"lire", "voir", "sujet", "theme", "rubrique", "savoir", "aller", "articles", "article", "lus"}
    | {"droits", "mentions", "communiques", "see", "related", "decouvrir", "aimerez", "web"}
)
_STEMS = ("abonne", "partage", "sponsoris", "newsletter", "cookies", "related")
_WHOLE = ("a la une", "+ lus")
# titles that lead elsewhere are no longer; so many may stand below a heading
_LINE, _LINES = 160, 12
# « Lire aussi : En Estonie, l'impôt divise », « Partager - Voir aussi > Le budget en discussion »
_INLINE = re.compile(
    r"(?:^|[|•·>►→-] ?)(?:a )?(?:voir|lire|lisez|relire|decouvrir|ecouter) (?:aussi|egalement|encore) ?[:|>»►→-] ?\S",
    re.MULTILINE,
)

Span = tuple[int, int]


def elsewhere(reading: Reading) -> tuple[Span, ...]:
    """Stretches of a reading that lead elsewhere, in text order."""
    return reading.derived(_spans)


def is_elsewhere(reading: Reading, at: int) -> bool:
    """Whether a position lies in a line that leads elsewhere."""
    spans = elsewhere(reading)
    index = bisect_right(spans, (at, maxsize)) - 1
    return index >= 0 and at < spans[index][1]


def _may_lead(word: str) -> bool:
    return word in _WORDS or any(stem in word for stem in _STEMS)


def _spans(reading: Reading) -> tuple[Span, ...]:
    folded = reading.folded
    if not (parts_of(reading).where(_may_lead) or any(needle in folded for needle in _WHOLE)):
        return ()
    if not any(needle in folded for needle in _NEEDLES):
        return ()
    found: list[Span] = []
    below = 0  # how many titles may still follow a heading
    for start, end in reading.paragraphs:
        if end - start > _LINE:
            below = 0
        elif is_other_matter(line := reading.text[start:end]):
            below = _LINES
            found.append((start, end))
        elif below and folded[end - 1] != ".":
            below -= 1
            found.append((start, end))
        else:
            below = 0
            inline = _INLINE.search(folded, start, end) if " " in line else None
            if inline or is_boilerplate(line):
                found.append((inline.start() if inline else start, end))
    return tuple(found)
