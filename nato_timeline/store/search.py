"""Full-text search over sentences. What a user types is words, never a query language: nothing typed is an error."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ..facts import Library, Paper
from ..query import Query
from ..shelves import Sifted, Stacks
from .hits import MANY, Hit, Hits

_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BEYOND = "\U0010ffff"
_LAST = 1 << 62  # no key of a sentence is behind it


class Term(NamedTuple):
    """Words that stand together; of the last only the beginning may be given."""

    words: tuple[str, ...]
    begins: bool = False

    def __str__(self) -> str:
        return f'"{" ".join(self.words)}"' + ("*" if self.begins else "")


def terms(typed: str) -> tuple[Term, ...]:
    """What to look for: `etats-unis` and « 1 500 » are words that stand together, `oeuv*` how a word begins."""
    from ..searchable import searchable

    found = []
    typed = searchable(typed)
    for m in _PHRASE.finditer(typed):
        text = next(part for part in m.groups() if part is not None)
        begins = text.endswith("*") or typed[m.end() : m.end() + 1] == "*"
        words = tuple(_WORD.findall(text))
        if words:
            found.append(Term(words, begins))
    return tuple(found)


class Result(NamedTuple):
    """The sentences found; `instead` says what was looked for where nothing has the words that were typed."""

    hits: Hits
    wanted: tuple[Term, ...]
    instead: str | None = None

    def lit(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words that were looked for stand in a sentence."""
        from ..searchable import with_places

        words, places = with_places(text)
        tokens = [(m[0], places[m.start()], places[m.end() - 1] + 1) for m in _WORD.finditer(words)]
        for n in range(len(tokens)):
            for term in self.wanted:
                some = tokens[n : n + len(term.words)]
                if len(some) == len(term.words) and _fit(term, [token for token, _, _ in some]):
                    yield some[0][1], some[-1][2]
                    break


def _fit(term: Term, tokens: Sequence[str]) -> bool:
    *first, last = term.words
    return list(tokens[:-1]) == first and (tokens[-1].startswith(last) if term.begins else tokens[-1] == last)


def search(library: Library, typed: str, query: Query) -> Result:
    """The sentences with all that was typed; where there are none, those with the nearest words there are."""
    db = _index(library)
    wanted = terms(typed)
    found = Hits(db, _match(wanted), query)
    if len(found) or not wanted:
        return Result(found, wanted)
    near = _nearest(db, wanted)
    if near == wanted:
        return Result(found, wanted)
    instead = Hits(db, _match(near), query)
    return Result(instead, near, " ".join(map(_shown, near))) if len(instead) else Result(found, wanted)


def _match(wanted: Sequence[Term]) -> str:
    return " ".join(map(str, wanted))


def _shown(term: Term) -> str:
    text = " ".join(term.words)
    return (f'"{text}"' if len(term.words) > 1 else text) + ("*" if term.begins else "")


def _nearest(db: sqlite3.Connection, wanted: Sequence[Term]) -> tuple[Term, ...]:
    """The terms with each word that no sentence has put right, as far as some word looks like it."""
    from rapidfuzz import fuzz, process

    def right(word: str, begins: bool) -> str:
        there = "SELECT 1 FROM vocabulary WHERE term >= ? AND term <= ? LIMIT 1"
        if word.isdecimal() or db.execute(there, (word, word + _BEYOND if begins else word)).fetchone():
            return word  # another number is another thing
        hit = process.extractOne(word, _like(db, word), scorer=fuzz.ratio, score_cutoff=72)
        return str(hit[0]) if hit else word

    return tuple(
        term._replace(
            words=tuple(right(w, term.begins and n == len(term.words)) for n, w in enumerate(term.words, start=1))
        )
        for term in wanted
    )


def rarest(library: Library, words: Iterable[str]) -> list[str]:
    """The words by how many sentences have them, the fewest first; without those that none has."""
    db = _index(library)
    counted = ((_sentences(db, word), word) for word in words)
    return [word for n, word in sorted(counted) if n]


@lru_cache(1000)
def _sentences(db: sqlite3.Connection, word: str) -> int:
    """How many sentences have a word: of those that very many have it takes a while to count them."""
    found = db.execute("SELECT doc FROM vocabulary WHERE term = ?", (word,)).fetchone()
    return found[0] if found else 0


class Dated(NamedTuple):
    """A sentence, as the search sees its words, and the first and the last day on which its document came out."""

    hit: Hit
    words: str
    first: str
    last: str


def with_some(
    library: Library, words: Sequence[str], after: str, until: str | None, most: int = 200
) -> Iterator[Dated]:
    """Sentences with some of these words, the most alike first, of documents that certainly came out after a day. Of
    words that stand in very many sentences those that were added last."""
    db, some = _index(library), " OR ".join(str(Term((word,))) for word in words)
    common = any(_sentences(db, word) > MANY for word in words) or Hits(db, some, Query()).common
    last = _last(db, until) if common and until else _LAST
    found = _dated(db, some, common, last).one_by_one() if some else ()
    return islice((one for one in found if one.first > after and one.last <= (until or _BEYOND)), most)


@lru_cache(16)
def _last(db: sqlite3.Connection, until: str) -> int:
    """The key of the last sentence of the documents that were certainly out by a day."""
    found = db.execute("SELECT max(sentences_to) FROM papers WHERE last <= ?", (until,)).fetchone()[0]
    return _LAST if found is None else int(found)


@lru_cache(16)
def _dated(db: sqlite3.Connection, match: str, common: bool, last: int) -> Sifted[Dated]:
    """Sentences with words, which are `common` or not, up to one of a key, read as far as they are looked at: many an
    event is announced in the same words."""
    order = "search.rowid DESC" if common else "rank, search.rowid"
    query = (
        "SELECT d.id, s.start, s.end, s.words, p.first, p.last FROM search JOIN sentences s ON s.key = search.rowid "
        "JOIN documents d ON d.key = s.document JOIN papers p ON p.document = d.key WHERE search MATCH ? AND "
        f"search.rowid <= ? AND p.first IS NOT NULL AND p.last IS NOT NULL ORDER BY {order} LIMIT ?"
    )
    return Sifted(Dated(Hit._make(row[:3]), *row[3:]) for row in db.execute(query, (match, last, MANY)))


def _like(db: sqlite3.Connection, word: str) -> list[str]:
    """The words there are that begin as one does, and those that are a slip at its beginning away from it: of the
    hundred thousand words of a large library few have to be looked at."""
    first, rest = word[:1], word[1:]
    query = "SELECT term FROM vocabulary WHERE term >= ? AND term <= ?"
    others = {rest, rest[:1] + first + rest[1:], *(c + rest for c in _LETTERS), *(c + word for c in _LETTERS)}
    bounds = [(first, first + _BEYOND), *((other, other) for other in sorted(others) if other[:1] not in ("", first))]
    return [term for each in bounds for (term,) in db.execute(query, each)]


def around(library: Library, hit: Hit, sentences: int) -> tuple[str, str]:
    """The text of some sentences before and after one."""
    text = library.papers[hit.paper].text
    if not sentences:
        return "", ""
    db = _index(library)
    document = "document = (SELECT key FROM documents WHERE id = ?)"
    near = f"SELECT start, end FROM sentences WHERE {document} AND start"
    before = f"SELECT min(start) FROM ({near} < ? ORDER BY start DESC LIMIT ?)"
    after = f"SELECT max(end) FROM ({near} > ? ORDER BY start LIMIT ?)"
    (start,) = db.execute(before, (hit.paper, hit.start, sentences)).fetchone()
    (end,) = db.execute(after, (hit.paper, hit.start, sentences)).fetchone()
    return text[start : hit.start].strip() if start is not None else "", text[hit.end : end].strip() if end else ""


def page_of(library: Library, hit: Hit) -> int | None:
    """The page on which a sentence begins, in a document of a library that has pages."""
    if not isinstance(library.papers, Stacks):
        return None
    query = (
        "SELECT CASE pages WHEN '[]' THEN NULL ELSE (SELECT count(*) + 1 FROM json_each(pages) WHERE value <= ?) END "
        "FROM documents WHERE id = ?"
    )
    page: int | None = _index(library).execute(query, (hit.start, hit.paper)).fetchone()[0]
    return page


def facts_in(library: Library, hit: Hit) -> list[str]:
    """The ids of the facts that a sentence states."""
    if isinstance(library.papers, Stacks):
        query = (
            "SELECT DISTINCT f.id FROM sources s JOIN facts f ON f.key = s.fact WHERE s.document = "
            "(SELECT key FROM documents WHERE id = ?) AND s.sentence_start < ? AND s.sentence_end > ? AND NOT dropped"
        )
        return sorted(id for (id,) in _index(library).execute(query, (hit.paper, hit.end, hit.start)))
    return sorted(
        fact.id
        for fact in library.facts
        if any(s.paper == hit.paper and s.sentence[0] < hit.end and s.sentence[1] > hit.start for s in fact.sources)
    )


_made: dict[int, sqlite3.Connection] = {}


def _index(library: Library) -> sqlite3.Connection:
    """The library's own index; one made now for texts that are kept in memory."""
    own = getattr(library.papers, "db", None)
    if isinstance(own, sqlite3.Connection):
        return own
    if id(library) not in _made:
        _made[id(library)] = _new_index(library.papers.values())
    return _made[id(library)]


def _new_index(papers: Iterable[Paper]) -> sqlite3.Connection:
    from ..model import Document
    from ..searchable import searchable
    from ..text import place_back, read
    from .schema import memory

    db = memory()
    for key, paper in enumerate(papers, start=1):
        db.execute(
            "INSERT INTO documents (key, id, sha256, file_sha256, media_type, added, text) "
            "VALUES (?, ?, '', '', '', '', '')",
            (key, paper.id),
        )
        db.execute(
            "INSERT INTO papers (document, rules, origin, basis, first, last) VALUES (?, '', '', '', ?, ?)",
            (key, paper.first, paper.last),
        )
        reading = read(Document(paper.id, paper.text))
        for sentence in reading.sentences:
            start, end, text = place_back(reading, sentence.start, sentence.end)
            words = searchable(text)
            put = "INSERT INTO sentences (document, start, end, words) VALUES (?, ?, ?, ?)"
            row = db.execute(put, (key, start, end, words)).lastrowid
            db.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (row, words))
    return db
