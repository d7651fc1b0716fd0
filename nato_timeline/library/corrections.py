"""What the user knows better: corrections in a TOML file beside the library, played again whenever it is made anew.

A correction belongs to what a document says, not to a row: it is found again by the sentence and the words of the fact,
should its id have changed with the rules.
"""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from ..calendar import interval
from ..errors import UserError
from ..facts import Fact, Library
from ..query import sentence
from ..searchable import searchable
from ..shelves import beginning
from .cast import recount
from .files import replace_for_good
from .parts import change_parts, parts_of
from .rows import as_json, lasts, put_own_words

_HEAD = (
    "# What the user knows better than the texts or the tool. Read again after every change; may be edited by hand.\n"
)
_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to hold of a fact. `fact`, `layer`, `wording` and `sentence` say which; None leaves a thing as it is."""

    fact: str
    layer: str
    wording: str
    sentence: str
    when: str | None = None
    who: tuple[str, ...] | None = None
    place: str | None = None
    title: str | None = None
    note: str | None = None
    drop: bool | None = None
    tags: tuple[str, ...] | None = None


def path_beside(library: Path) -> Path:
    """Where the corrections to a library are."""
    return library.with_name(f"{library.stem}.corrections.toml")


def read(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file; none where there is no file. Raises UserError for a file that is not well written."""
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise UserError("{path} cannot be read: {why}.", path=path, why=error) from None
    return tuple(_correction(path, entry) for entry in written.get("correction", ()))


def _correction(path: Path, entry: Mapping[str, object]) -> Correction:
    known = {f.name for f in fields(Correction)}
    lists = {name: tuple(map(str, value)) for name, value in entry.items() if isinstance(value, list)}
    try:
        return Correction(**{**{k: v for k, v in entry.items() if k in known}, **lists})  # type: ignore[arg-type]
    except TypeError as error:
        raise UserError("{path} cannot be read: {why}.", path=path, why=error) from None


def write(path: Path, corrections: Iterable[Correction]) -> None:
    """Writes the file, aside and then renamed."""
    parts = [_HEAD]
    for correction in corrections:
        lines = [f"{name} = {_toml(value)}" for name, value in asdict(correction).items() if value is not None]
        parts.append("[[correction]]\n" + "\n".join(lines) + "\n")
    replace_for_good(path, "\n".join(parts))


def _toml(value: object) -> str:
    """A value as TOML, which takes JSON's strings, lists and truth values as they are, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def of_fact(library: Library, fact: Fact, corrections: Sequence[Correction]) -> Correction:
    """The correction that there is of a fact, or an empty one. Of a fact whose id the rules have changed it is found by
    its words; a copy of them in another document has its own."""
    said = sentence(library, fact.sources[0])
    words = fact.layer, said, fact.title
    for known in corrections:
        if known.fact == fact.id:
            return known
    for known in corrections:
        same = (known.layer, known.sentence, known.wording) == words
        if same and not known.drop and not beginning(library.facts, known.fact, 1):
            return known
    return Correction(fact.id, fact.layer, fact.title, said)


def dropped(corrections: Sequence[Correction], id: str) -> Correction | None:
    """The correction that leaves out a fact whose id begins so: it cannot be asked for any more."""
    found = [one for one in corrections if one.drop and one.fact.startswith(id.lower())]
    return found[0] if len(found) == 1 else None


def with_correction(corrections: Sequence[Correction], old: Correction, **changes: object) -> tuple[Correction, ...]:
    """The corrections with one changed or added."""
    new = replace(old, **changes)  # type: ignore[arg-type]
    return (*(c for c in corrections if c != old), new)


# ---------------------------------------------------------------- played again


def replay(db: sqlite3.Connection, library: Path) -> tuple[Correction, ...]:
    """Undoes all corrections in the tables and does those of the file again. Returns those whose fact is not there."""
    touched: set[str] = set()
    for key, original in db.execute("SELECT key, original FROM facts WHERE original IS NOT NULL").fetchall():
        touched |= _set(db, key, json.loads(original))
        db.execute("UPDATE facts SET original = NULL WHERE key = ?", (key,))
    lost = []
    for correction in read(path_beside(library)):
        key = _find(db, correction)
        if key is None:
            lost.append(correction)
        else:
            touched |= _apply(db, key, correction)
    if touched:
        recount(db, touched)
    return tuple(lost)


def _find(db: sqlite3.Connection, wanted: Correction) -> int | None:
    row = db.execute("SELECT key FROM facts WHERE id = ? AND layer = ?", (wanted.fact, wanted.layer)).fetchone()
    if row:
        return int(row[0])
    words = searchable(wanted.sentence)
    tokens = "".join(c if c.isalnum() else " " for c in words).split()
    if not tokens:
        return None
    phrase = '"' + " ".join(tokens) + '"'
    said = db.execute(
        "SELECT f.key, s.wording, f.title FROM search JOIN sentences n ON n.key = search.rowid "
        "JOIN sources s ON s.document = n.document AND s.sentence_start = n.start JOIN facts f ON f.key = s.fact "
        "WHERE search MATCH ? AND n.words = ? AND f.layer = ? GROUP BY f.key",
        (phrase, words, wanted.layer),
    ).fetchall()
    same = [key for key, wording, title in said if wanted.wording in (wording, title)]
    found = same or [key for key, *_ in said]
    return int(found[0]) if len(found) == 1 else None


_FIELDS = ("title", "when", "first", "last", "basis", "place", "people", "undated", "day", "span", "lasting")
_MARKS = ("tags", "corrected", "note", "dropped")


def _apply(db: sqlite3.Connection, key: int, wanted: Correction) -> set[str]:
    columns = ", ".join(f'"{name}"' for name in (*_FIELDS, *_MARKS))
    row = db.execute(f"SELECT {columns} FROM facts WHERE key = ?", (key,)).fetchone()
    before = dict(zip((*_FIELDS, *_MARKS), row, strict=True))
    after = dict(before)
    corrected = []
    if wanted.when is not None:
        first, last = (day.isoformat() if day else None for day in interval(wanted.when))
        day, end = first or last or _NEVER, last or _NEVER
        after |= {"when": wanted.when, "first": first, "last": last, "basis": "correction"}
        span = -int(end.replace("-", ""))
        after |= {"undated": int(not (first or last)), "day": day, "span": span, "lasting": lasts(day, span)}
        corrected.append("when")
    if wanted.who is not None:
        after["people"] = as_json(wanted.who)
        corrected.append("people")
    for name, value in (("place", wanted.place), ("title", wanted.title)):
        if value is not None:
            after[name] = value
            corrected.append(name)
    after |= {"corrected": as_json(corrected), "tags": as_json(wanted.tags or ()), "note": wanted.note}
    after["dropped"] = int(bool(wanted.drop))
    touched = _set(db, key, after)
    db.execute("UPDATE facts SET original = ? WHERE key = ?", (as_json(before), key))
    return touched


def _set(db: sqlite3.Connection, key: int, values: Mapping[str, object]) -> set[str]:
    """Sets columns of a fact, and who takes part in it. Returns whoever did or does."""
    columns = ", ".join(f'"{name}" = ?' for name in values)
    before = parts_of(db, key)
    db.execute(f"UPDATE facts SET {columns} WHERE key = ?", (*values.values(), key))
    layer, title, subject, tags, note = db.execute(
        "SELECT layer, title, subject, tags, note FROM facts WHERE key = ?", (key,)
    ).fetchone()
    put_own_words(db, key, layer, title, subject or "", *json.loads(tags), note or "")
    now = parts_of(db, key)
    return change_parts(db, before, now).union(now.who() if now else ())
