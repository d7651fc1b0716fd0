"""The door to the file of a library: made, opened, brought up to date."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from ..errors import UserError
from .tables import DERIVED, TRUTH, WORKING

APPLICATION = 0x4E54_4C31  # « NTL1 » in the file's header tells a library from any other database
VERSION = 10  # older ones are brought to it by `upgrade`
_PAUSE = 0.01  # seconds before it is tried again
_STATEMENTS = 512  # that stay prepared
_BUSY = 60_000  # milliseconds that a writer waits for another
# what is told to be in must be on the disk; kB of pages kept in memory; pages of the log before they go to their places
_WRITING = ("synchronous = FULL", "cache_size = -12000", "wal_autocheckpoint = 24000")


def connect(path: Path) -> sqlite3.Connection:
    """A library to read. Raises UserError for what is not one, or was made by a newer version."""
    try:
        db = _opened(path, "mode=rw")
        try:
            version = _version(db, path)
        except sqlite3.OperationalError:
            db.close()
            db = _opened(path, "mode=ro&immutable=1")  # a folder that may not be written has no room for the log
            version = _version(db, path)
        _bring_up(db, path, version)
        db.execute("PRAGMA query_only = 1")
    except sqlite3.Error as error:
        raise fault(path, error) from None
    return db


def create(path: Path) -> sqlite3.Connection:
    """A library to write, made where there is none. Raises UserError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = _opened(path, "mode=rwc")
        version = _version(db, path)
        if not version:
            _fill(db)
            version = _version(db, path)
        _bring_up(db, path, version)
        for pragma in _WRITING:
            db.execute(f"PRAGMA {pragma}")
        db.executescript(WORKING)
    except OSError as error:
        raise UserError("{path} cannot be written: {why}.", path=path, why=error.strerror) from None
    except sqlite3.Error as error:
        raise fault(path, error) from None
    return db


def memory() -> sqlite3.Connection:
    """An empty library that is kept nowhere."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TRUTH + DERIVED + WORKING)
    return db


def fault(path: Path, error: sqlite3.Error) -> UserError:
    """What a failing database means to a user."""
    text = str(error)
    if "malformed" in text or "not a database" in text:
        return UserError(
            "{path} is damaged or not a library: {why}.",
            path=path,
            why=text,
            hint="If it is one, what can be saved of it:",
            command=f'sqlite3 "{path}" .recover | sqlite3 saved.db',
        )
    if "disk" in text and "full" in text:
        return UserError("there is no room left for {path}; nothing half done stays in it.", path=path)
    if "readonly" in text or "unable to open" in text:
        return UserError("{path} cannot be written: {why}.", path=path, why=text)
    if "locked" in text or "busy" in text:
        return UserError("{path} is being written by somebody else; try again later.", path=path)
    return UserError("{path} cannot be read: {why}.", path=path, why=text)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    name = f"file:{quote(str(path))}?{mode}"
    db = sqlite3.connect(name, uri=True, isolation_level=None, timeout=_BUSY / 1000, cached_statements=_STATEMENTS)
    db.execute("PRAGMA trusted_schema = 0")
    return db


def _version(db: sqlite3.Connection, path: Path) -> int:
    """The version of a library; 0 for an empty file. Raises UserError for a newer one, and for anything else."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    # asked last: whoever makes the library at this moment writes all three at once, and this one is not yet missed
    application = db.execute("PRAGMA application_id").fetchone()[0]
    if application == APPLICATION:
        if version > VERSION:
            raise UserError(
                "{path} was made by a newer version of this tool.",
                path=path,
                hint="Bring the tool up to date:",
                command="pip install -U nato-timeline",
            )
        return int(version)
    if application or version or tables:
        raise UserError("{path} is the database of something else; nothing in it was touched.", path=path)
    return 0


def _bring_up(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Brings a library of a former version to today's. Raises UserError where it may not be written."""
    if not 0 < version < VERSION:
        return
    from .upgrade import upgrade

    try:
        upgrade(db, VERSION)
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
        raise UserError(
            "{path} was made by an older version of this tool and may not be written.",
            path=path,
            hint="A copy can be brought up to date:",
            command="timeline --library COPY list",
        ) from None


def _fill(db: sqlite3.Connection) -> None:
    """Makes the tables, unless another process has just done so."""
    _log_ahead(db)
    db.execute("BEGIN IMMEDIATE")
    if not db.execute("PRAGMA user_version").fetchone()[0]:
        for statement in _statements(TRUTH + DERIVED):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")


def _log_ahead(db: sqlite3.Connection) -> None:
    """Turns on the write-ahead log. Where others do so at the same moment, SQLite fails at once instead of waiting."""
    give_up = time.monotonic() + _BUSY / 1000
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE)


def _statements(script: str) -> list[str]:
    """The statements of a script one by one, so that they can stand in one transaction."""
    found, rest = [], ""
    for line in script.splitlines():
        rest += line + "\n"
        if sqlite3.complete_statement(rest):
            found.append(rest)
            rest = ""
    return found
