"""Whether the files still say what a library cites from them: each cited sentence looked for in today's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ..errors import UserError
from ..facts import Library
from ..intake import read as read_intake
from ..searchable import searchable
from .found import path_of, read

STATES = ("exact", "moved", "changed", "gone", "unread")
_ALIKE = 85  # of 100: a sentence in which a word or two are others is changed, not gone


class Checked(NamedTuple):
    """A cited sentence. `state`: exact, moved, changed, gone; unread for a document that came from no file.

    `now_at` is where it stands today, `facts` the ids of what it states.
    """

    state: str
    source: str
    start: int
    end: int
    now_at: int | None
    facts: tuple[str, ...]
    sentence: str
    file: str | None


def verify(library: Library, papers: Sequence[str] = ()) -> Iterator[tuple[Checked, ...]]:
    """The cited sentences of each document, of all or of some."""
    db: sqlite3.Connection = library.papers.db  # type: ignore[attr-defined]
    for key, id, path, file_sha256 in db.execute("SELECT key, id, path, file_sha256 FROM documents").fetchall():
        if papers and id not in papers:
            continue
        (text,) = db.execute("SELECT text FROM documents WHERE key = ?", (key,)).fetchone()
        now = None if path is None else _text_of(path_of(path), file_sha256, text)
        cited = db.execute(
            "SELECT s.sentence_start, s.sentence_end, group_concat(DISTINCT f.id) FROM sources s JOIN facts f "
            "ON f.key = s.fact WHERE s.document = ? AND NOT dropped GROUP BY 1, 2",
            (key,),
        )
        yield tuple(_check(id, path, text, now, start, end, facts) for start, end, facts in cited)


def _text_of(path: Path, file_sha256: str, text: str) -> str:
    """What a file says today; nothing where it is gone or cannot be read any more."""
    try:
        data = read(path)
        return text if sha256(data).hexdigest() == file_sha256 else read_intake(data, path.name).text
    except UserError:
        return ""


def _check(id: str, path: str | None, text: str, now: str | None, start: int, end: int, facts: str) -> Checked:
    sentence = text[start:end]
    state, at = ("unread", None) if now is None else _compare(sentence, start, now)
    return Checked(state, id, start, end, at, tuple(sorted(facts.split(","))), sentence, path)


def _compare(sentence: str, start: int, now: str) -> tuple[str, int | None]:
    if now[start : start + len(sentence)] == sentence:
        return "exact", start
    at = now.find(sentence)
    if at >= 0:
        return "moved", at
    from rapidfuzz import fuzz

    near = fuzz.partial_ratio_alignment(sentence, now, score_cutoff=_ALIKE) if now else None
    if near is None or not searchable(sentence):
        return "gone", None
    return "changed", near.dest_start
