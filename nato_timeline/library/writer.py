"""The one door through which documents enter a library: each with everything derived from it, in one transaction."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from .. import lexicon
from ..facts import Fact
from ..pipeline import uncollected
from ..store.schema import create, fault
from ..text import fold, front_matter
from .again import kept
from .cast import forget_cast, put_cast, put_words, recount
from .digest import Digest, Text, of_text, renamed
from .found import path_of
from .parts import restate, settle_tallies
from .rows import New, as_json, delete_facts
from .sentences import delete_sentences, put_sentences
from .settle import Settler


class Stored(NamedTuple):
    """What became of a document. `state`: added, changed, set, unchanged. Facts as (layer, kind, title, when)."""

    state: str
    id: str
    name: str
    title: str | None
    published: str | None
    facts: int
    gained: tuple[tuple[str, str, str, str | None], ...] = ()
    lost: tuple[tuple[str, str, str, str | None], ...] = ()


class Writer:
    """Writes one library. Changes are made inside `with writer.batch():` and seen by readers when that ends."""

    def __init__(self, path: Path, rules: str) -> None:
        self.path = path
        self.db = create(path)
        self._rules = rules
        self._settler = Settler(self.db)
        self._seen = 0  # how often others have written
        self._touched: set[str] = set()
        self._said: dict[str, set[str]] = {}  # of people: names and roles that are new
        self._papers: set[int] = set()

    def close(self) -> None:
        """Tidies up and closes."""
        try:
            self.db.execute("PRAGMA analysis_limit = 400")  # so that a large library is not read through for it
            self.db.execute("PRAGMA optimize")
            self.db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error:
            pass  # another process writes: it will tidy up
        self.db.close()

    @contextmanager
    def batch(self, *, keep: bool = True) -> Iterator[None]:
        """A transaction: all of it is in afterwards, or nothing. Without `keep` it is only tried."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            (seen,) = self.db.execute("PRAGMA data_version").fetchone()
            if seen != self._seen:  # another process has written since
                self._settler.forget()
                self._seen = seen
            put_topics(self.db)
            try:
                with uncollected():
                    yield
                    self._finish()
                self.db.execute("COMMIT" if keep else "ROLLBACK")
                if not keep:
                    self._settler.forget()
            except BaseException:
                self._settler.forget()
                self._forget()
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise fault(self.path, error) from None

    def _finish(self) -> None:
        from .corrections import replay

        self._touched |= self._settler.settle()
        put_words(self.db, self._said)
        recount(self.db, self._touched | self._said.keys())
        for document in self._papers:
            self.db.execute(
                "UPDATE papers SET facts = (SELECT count(DISTINCT fact) FROM sources WHERE document = :d) "
                "WHERE document = :d",
                {"d": document},
            )
        replay(self.db, self.path)
        settle_tallies(self.db)
        self._forget()

    def _forget(self) -> None:
        self._touched, self._said, self._papers = set(), {}, set()

    # ------------------------------------------------------------ documents

    def known_file(self, file_sha256: str, path: str | None) -> Stored | None:
        """The document that was read from such a file, unless it came from another place with its own name."""
        query = f"SELECT key FROM documents WHERE {same_hash('file_sha256')} LIMIT 1"
        row = self.db.execute(query, (file_sha256,) * 2).fetchone()
        return self._stored("unchanged", row[0], path) if row else None

    def store(self, known: Digest, file_sha256: str) -> Stored:
        """Puts a document in: a new one, or a new version of that with its URL or path. The same text is none."""
        url = known.given.get("url") or known.intake.url
        query = f"SELECT key, coalesce(given ->> 'url', url) FROM documents WHERE {same_hash('sha256')}"
        same = self.db.execute(query, (known.sha256,) * 2).fetchall()
        for key, other in same:
            if url is None or other is None or url == other:
                return self._told_more(key, known)
        before = self._same_place(url, known.path)
        if before is not None:
            return self._new_version(before, known, file_sha256)
        key = self._insert(known, file_sha256)
        self._derive(key, known)
        return self._stored("added", key, known.path, known.said)

    def _told_more(self, key: int, known: Digest) -> Stored:
        """The document is there already; what the user says of it now is kept."""
        before = self.given(key)
        more = {**before, **known.given}
        if more == before:
            return self._stored("unchanged", key, known.path)
        self.set_given(key, more)
        return self._stored("set", key, known.path)

    def _same_place(self, url: str | None, path: str | None) -> int | None:
        for column, value in (("url", url), ("path", path)):
            if value is not None:
                row = self.db.execute(f"SELECT key FROM documents WHERE {column} = ?", (value,)).fetchone()
                if row:
                    return int(row[0])
        return None

    def _insert(self, known: Digest, file_sha256: str) -> int:
        intake = known.intake
        row = (
            self._free_id(known), known.sha256, file_sha256, intake.media_type, known.path, intake.url, intake.title,
            intake.publisher, intake.date, as_json(known.given), as_json(intake.pages), _now(), intake.text,
        )  # fmt: skip
        return int(
            self.db.execute(
                "INSERT INTO documents (id, sha256, file_sha256, media_type, path, url, title, publisher, date, given, "
                f"pages, added, text) VALUES ({', '.join('?' * len(row))})",
                row,
            ).lastrowid
            or 0
        )

    def _free_id(self, known: Digest) -> str:
        """The file's name, or the id in its front matter, made a word; with a number where another has it."""
        named = (
            front_matter(known.intake.text).get("id") or path_of(known.path or "").stem or known.intake.title or "text"
        )
        base = "-".join("".join(c if c.isalnum() or c in "._" else " " for c in fold(named)).split())[:60] or "text"
        id, n = base, 2
        while self.db.execute("SELECT 1 FROM documents WHERE id = ?", (id,)).fetchone():
            id, n = f"{base}-{n}", n + 1
        return id

    def _new_version(self, key: int, known: Digest, file_sha256: str) -> Stored:
        before = self._summary(key)
        self.db.execute(
            "INSERT INTO versions SELECT key, version, sha256, file_sha256, title, coalesce(changed, added), ?, text "
            "FROM documents WHERE key = ?",
            (_now(), key),
        )
        intake, given = known.intake, {**self.given(key), **known.given}
        self.db.execute(
            "UPDATE documents SET version = version + 1, sha256 = ?, file_sha256 = ?, media_type = ?, "
            "path = coalesce(?, path), url = coalesce(?, url), title = ?, publisher = ?, date = ?, given = ?, "
            "pages = ?, changed = ?, text = ? WHERE key = ?",
            (
                known.sha256, file_sha256, intake.media_type, known.path, intake.url, intake.title, intake.publisher,
                intake.date, as_json(given), as_json(intake.pages), _now(), intake.text, key,
            ),
        )  # fmt: skip
        if given != known.given:
            known = of_text(Text(known.paper.id, intake, given, known.path))
        self.underive(key)
        self._derive(key, known)
        self._settler.flush()
        after = self._summary(key)
        gained, lost = tuple(sorted(after - before, key=str)), tuple(sorted(before - after, key=str))
        return self._stored("changed", key, known.path)._replace(gained=gained, lost=lost)

    def given(self, key: int) -> dict[str, str]:
        """What the user says of a document: date, title, url, publisher, as far as said."""
        (text,) = self.db.execute("SELECT given FROM documents WHERE key = ?", (key,)).fetchone()
        found: dict[str, str] = json.loads(text)
        return found

    def set_given(self, key: int, given: Mapping[str, str]) -> None:
        """What the user says of a document from now on; what it says is read again in that light."""
        self.db.execute("UPDATE documents SET given = ? WHERE key = ?", (as_json(dict(given)), key))
        self.derive_again(key, of_text(kept(self.db, key).text))

    def remove(self, key: int) -> None:
        """Takes a document out, with all its versions."""
        self.underive(key)
        counted = "DELETE FROM tallies WHERE of = 'source' AND name = (SELECT id FROM documents WHERE key = ?)"
        self.db.execute(counted, (key,))
        self.db.execute("DELETE FROM versions WHERE document = ?", (key,))
        self.db.execute("DELETE FROM documents WHERE key = ?", (key,))

    # ------------------------------------------------------------ what follows from them

    def derive_again(self, key: int, known: Digest) -> None:
        """Replaces what was derived from a document."""
        self.underive(key)
        self._derive(key, known)

    def _derive(self, key: int, known: Digest) -> None:
        (id,) = self.db.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()
        known = renamed(known, id)
        p = known.paper
        self.db.execute(
            f"INSERT INTO papers VALUES ({', '.join('?' * 16)})",
            (
                key, self._rules, known.origin, p.title, p.publisher, p.url, p.published, p.basis, p.estimate, p.why,
                p.updated, p.first, p.last, 0, *put_sentences(self.db, key, known.sentences),
            ),
        )  # fmt: skip
        for fact in known.said:
            sentence = known.intake.text[slice(*fact.sources[0].sentence)]
            own = fact.subject if fact.subject and fact.subject not in sentence else ""
            self._settler.facts.put(New(fact, {id: key}, own=own))
            self._touched.update(who for who in (*fact.people, fact.holder) if who)
        self._settler.put(key, known)
        put_cast(self.db, key, id, known)
        for person in known.people:
            roles = {f"{title} {of or ''}" for title, of, *_ in person.posts}
            self._said.setdefault(person.id, set()).update(person.names, roles)
        self._papers.add(key)

    def underive(self, key: int) -> None:
        """Takes out whatever follows from a document."""
        db = self.db
        self._settler.flush()
        restate(db, [key])
        self._touched |= self._settler.drop(key) | forget_cast(db, key)
        said = "SELECT fact FROM sources JOIN facts ON facts.key = fact WHERE document = ? AND layer IN (?, ?, ?)"
        mine = [fact for (fact,) in db.execute(said, (key, "figure", "quote", "statement"))]
        self._touched |= delete_facts(db, mine)
        delete_sentences(db, key)
        db.execute("DELETE FROM papers WHERE document = ?", (key,))
        self._papers.discard(key)

    # ------------------------------------------------------------ what is told of them

    def _summary(self, key: int) -> set[tuple[str, str, str, str | None]]:
        """What a document says, before it is merged with what others say."""
        said = (
            'SELECT layer, kind, f.title, f."when" FROM sources s JOIN facts f ON f.key = s.fact WHERE s.document = ? '
        )
        told = "SELECT 'event', kind, title, \"when\" FROM tellings WHERE document = ?"
        return {*self.db.execute(f"{said} AND layer != 'event'", (key,)), *self.db.execute(told, (key,))}

    def _stored(self, state: str, key: int, name: str | None, said: Iterable[Fact] = ()) -> Stored:
        """What became of a document; `said` is of its facts what may not be in yet."""
        id, title, published = self.db.execute(
            "SELECT d.id, p.title, coalesce(p.published, p.estimate) FROM documents d LEFT JOIN papers p "
            "ON p.document = d.key WHERE d.key = ?",
            (key,),
        ).fetchone()
        facts = self._summary(key).union((f.layer, f.kind, f.title, f.when) for f in said)
        return Stored(state, id, name or id, title, published, len(facts))


def put_topics(db: sqlite3.Connection) -> None:
    """The topics that the lexicon knows, with the number of facts on each: triggers count from then on."""
    known = _topics()
    if db.execute("SELECT id, name, name_en, words FROM topics").fetchall() != known:
        db.execute("DELETE FROM topics")
        db.executemany("INSERT INTO topics (id, name, name_en, words) VALUES (?, ?, ?, ?)", known)
        db.execute(
            "UPDATE topics SET facts = coalesce((SELECT events + quotes + statements + figures FROM tallies "
            "WHERE of = 'topic' AND name = topics.id), 0)"
        )


def _topics() -> list[tuple[str, str, str, str]]:
    return [(t.id, t.name, t.name_en, as_json((*t.words, *t.phrases))) for t in lexicon.topics()]


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def same_hash(column: str) -> str:
    """The condition that a hash of documents is one, given twice: the index has the beginnings of them."""
    return f"substr({column}, 1, 12) = substr(?, 1, 12) AND +{column} = ?"  # without + SQLite puts the one in the other


def documents_of(db: sqlite3.Connection, ids: Iterable[str]) -> list[int]:
    """The keys of documents."""
    return [key for id in ids for (key,) in db.execute("SELECT key FROM documents WHERE id = ?", (id,))]
