"""What was announced for a date that is past by now, and what was said on the subject since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from .facts import Fact, Library
from .query import Query, Selection, select

if TYPE_CHECKING:
    from .store.hits import Hit

ANNOUNCED = frozenset({"scheduled", "postponed"})
_WORD = re.compile(r"[^\W_]+")
_LATER = 3  # sentences; the search finds the rest
_SHORTEST = 4  # letters of a word that says something
_COMMON = frozenset({"pays", "otan", "dans", "pour", "avec", "leur", "leurs", "entre", "sous", "cette", "niveau"})
_NAMED, _ALIKE = 0.5, 0.75  # share of the title's words that a sentence has, with the place among them or without


class Later(NamedTuple):
    """A sentence on the same subject in a document that came out later."""

    paper: str
    published: str | None
    start: int
    end: int
    sentence: str


class Due(NamedTuple):
    """An announced event whose date is past, and what was said since."""

    fact: Fact
    later: tuple[Later, ...]


def due(library: Library, facts: Iterable[Fact], query: Query, today: str) -> Selection:
    """The facts of a query that were announced for a day before today, in its order. A period must be over."""
    until = query.until if query.until and query.until < today else None  # what is over has begun
    statuses = query.statuses or ANNOUNCED
    return select(library, facts, query._replace(statuses=statuses, undated="no", until=until, over=today))


def since_then(library: Library, fact: Fact, as_of: str | None) -> Due:
    """The fact with the sentences on its subject in documents that came out after those which announce it."""
    papers = [library.papers[source.paper] for source in fact.sources]
    out = max((paper.last or "" for paper in papers), default="")
    if not out:
        return Due(fact, ())
    words, place = _words(fact.title), _words(fact.place or "")
    if len(words) < 2:
        return Due(fact, ())
    own = {paper.id for paper in papers}
    share = _NAMED if words & place else _ALIKE
    enough = len(words) - ceil(share * len(words)) + 1  # of the rarest words: a sentence that fits has one of them
    later = (hit for hit in _sentences(library, words, place, enough, out, as_of) if hit.paper not in own)
    return Due(fact, tuple(_later(library, hit) for hit in islice(later, _LATER)))


def _words(text: str) -> frozenset[str]:
    """The words that say something."""
    from .searchable import searchable

    return _telling(searchable(text))


def _telling(words: str) -> frozenset[str]:
    """Those among words as the search sees them."""
    return frozenset(w for w in _WORD.findall(words) if len(w) >= _SHORTEST and w not in _COMMON)


def _sentences(
    library: Library, words: frozenset[str], place: frozenset[str], enough: int, after: str, as_of: str | None
) -> Iterator[Hit]:
    """Sentences that speak of what a title with these words names, in documents that came out after a day: of those
    with some of the rarest words the most alike first."""
    from .store.search import rarest, with_some

    found = with_some(library, rarest(library, words)[:enough], after, as_of)
    return (one.hit for one in found if _fits(_telling(one.words), words, place))


def _later(library: Library, hit: Hit) -> Later:
    paper = library.papers[hit.paper]
    return Later(paper.id, paper.published or paper.estimate, hit.start, hit.end, paper.text[hit.start : hit.end])


def _fits(said: frozenset[str], words: frozenset[str], place: frozenset[str]) -> bool:
    """Whether a sentence with some words speaks of what a title with others names."""
    share = len(words & said) / len(words)
    return share >= (_NAMED if words & place & said else _ALIKE)
