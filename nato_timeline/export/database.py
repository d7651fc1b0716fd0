"""Facts as an SQLite database, which opens as it is in sqlite3, Datasette and sqlite-utils; its tables and columns have
the names that those of a library have."""

from __future__ import annotations

import sqlite3
from json import dumps

from ..citing.reference import deep_link
from ..query import sentence
from . import View

_TABLES = """
CREATE TABLE documents (              -- without the path: where a file lies is nobody else's business
  id TEXT PRIMARY KEY, title TEXT, publisher TEXT, url TEXT, language TEXT NOT NULL,
  published TEXT, basis TEXT NOT NULL, estimate TEXT, why TEXT, updated TEXT, first TEXT, last TEXT, pages INTEGER,
  text TEXT NOT NULL);
CREATE TABLE facts (                  -- `n` is the order they were exported in, "when" EDTF, lists JSON arrays
  id TEXT PRIMARY KEY, n INTEGER NOT NULL, layer TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  "when" TEXT, first TEXT, last TEXT, basis TEXT, why TEXT, place TEXT, people TEXT NOT NULL, topics TEXT NOT NULL,
  status TEXT, was TEXT, differs TEXT NOT NULL, value REAL, value_to REAL, unit TEXT, qualifier TEXT, subject TEXT,
  holder TEXT, per TEXT, verb TEXT, tags TEXT NOT NULL, corrected TEXT NOT NULL, note TEXT);
CREATE INDEX facts_in_order ON facts (n);
CREATE INDEX facts_in_time ON facts (first, last);
CREATE TABLE sources (                -- start and end count characters of documents.text
  fact TEXT NOT NULL REFERENCES facts (id), n INTEGER NOT NULL, document TEXT NOT NULL REFERENCES documents (id),
  start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER, wording TEXT NOT NULL, sentence TEXT NOT NULL,
  "when" TEXT, status TEXT, link TEXT, PRIMARY KEY (fact, n));
CREATE INDEX sources_by_document ON sources (document);
CREATE TABLE participants (
  fact TEXT NOT NULL REFERENCES facts (id), who TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (fact, who));
CREATE INDEX participants_by_who ON participants (who);
CREATE TABLE subjects (fact TEXT NOT NULL REFERENCES facts (id), topic TEXT NOT NULL, PRIMARY KEY (fact, topic));
CREATE INDEX subjects_by_topic ON subjects (topic);
CREATE VIEW timeline AS
  SELECT facts."when", facts.layer, facts.kind, facts.title, facts.place, facts.status,
    (SELECT group_concat(name, ', ') FROM participants WHERE fact = facts.id) AS who,
    (SELECT group_concat(DISTINCT document) FROM sources WHERE fact = facts.id) AS documents, facts.id
  FROM facts ORDER BY n;
"""
_PAPER = (
    "id", "title", "publisher", "url", "language", "published", "basis", "estimate", "why", "updated", "first",
    "last", "pages", "text",
)  # fmt: skip


def sqlite(view: View) -> bytes:
    """The bytes of the database."""
    db = sqlite3.connect(":memory:")
    try:
        with db:
            db.executescript(_TABLES)
            _fill(db, view)
        return db.serialize()
    finally:
        db.close()


def _fill(db: sqlite3.Connection, view: View) -> None:
    for paper in view.papers():
        _insert(db, "documents", tuple(getattr(paper, name) for name in _PAPER))
    for n, (id, fact) in enumerate(view.named()):
        low, high = (*fact.value, None, None)[:2]
        _insert(db, "facts", (
            id, n, fact.layer, fact.kind, fact.title, fact.when, fact.first, fact.last, fact.basis, fact.why,
            fact.place, _list(fact.people), _list(fact.topics), fact.status, fact.was, _list(fact.differs), low, high,
            fact.unit, fact.qualifier, fact.subject, fact.holder, fact.per, fact.verb, _list(fact.tags),
            _list(fact.corrected), fact.note,
        ))  # fmt: skip
        for number, source in enumerate(fact.sources):
            paper = view.library.papers[source.paper]
            _insert(db, "sources", (
                id, number, paper.id, source.start, source.end, source.page, source.wording,
                sentence(view.library, source), source.when, source.status, deep_link(paper, source),
            ))  # fmt: skip
        for who in dict.fromkeys(fact.people):
            _insert(db, "participants", (id, who, view.name(who)))
        for topic in dict.fromkeys(fact.topics):
            _insert(db, "subjects", (id, topic))


def _insert(db: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _list(values: tuple[str, ...]) -> str:
    return dumps(values, ensure_ascii=False)
