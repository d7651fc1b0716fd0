"""What TAB offers: read from the cache or the user's library as it is, never parsed for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from ..facts import Library

MOST = 200  # more are no help to anybody
_VALUED = ("--library", "--lang", "--color")
_FLAGS = ("-q", "--quiet", "-v", "--verbose", "--debug")
_END = "\U0010ffff"


# ---------------------------------------------------------------- the line as it stands


def prepare() -> tuple[list[str], str]:
    """The words before the one that is being written, and that word, as Typer takes them: without what holds for any
    command, and with « --who=Sto », which bash takes apart, joined. A library named on the line is looked into."""
    words = _words()
    kept: list[str] = []
    n = 1
    while n < len(words) - 1:
        name, equals, value = words[n].partition("=")
        if name in _VALUED:
            if not equals:
                n += 1
                value = words[n]
            if name == "--library" and n < len(words) - 1:
                os.environ["TIMELINE_LIBRARY"] = value
        elif words[n] not in _FLAGS:
            kept.append(words[n])
        n += 1
    return kept, words[-1] if len(words) > 1 else ""


def _words() -> list[str]:
    """The words of the line up to the cursor, the program first."""
    line = os.environ.get("COMP_WORDS", "")
    words = line.split("\n") if "\n" in line else line.split(" ")
    at = int(os.environ.get("COMP_CWORD") or len(words) - 1)
    words = [_bare(word) for word in words[: at + 1]] + [""] * (at + 1 - len(words))
    for n in range(len(words) - 1, 1, -1):
        if words[n] == "=" and words[n - 1].startswith("--"):
            words[n - 1 : n + 2] = ["".join(words[n - 1 : n + 2])]
    return words


def _bare(word: str) -> str:
    """A word without the quotation marks and backslashes of the shell; the closing mark may be missing yet."""
    import shlex

    for closing in ("", "'", '"'):
        try:
            return "".join(shlex.split(word + closing))
        except ValueError:
            continue
    return word


# ---------------------------------------------------------------- what is there


def _own() -> sqlite3.Connection | None:
    """The user's library, if that is the one which commands ask."""
    from ..store.place import BUNDLED, library_path

    if os.environ.get("TIMELINE_LIBRARY") == BUNDLED:
        return None
    path = library_path()
    if not path.exists():
        return None
    import sqlite3

    try:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0.2)
    except sqlite3.Error:
        return None


def _bundled() -> Library | None:
    from ..folders import cache_folder
    from ..store import kept

    return kept(cache_folder())


def _found(sql: str, incomplete: str, of_bundled: Callable[[Library], Iterable[str]]) -> list[str]:
    """What begins so in the user's library, by a query with two gaps for the bounds; else in the bundled one."""
    db = _own()
    if db is not None:
        try:
            rows = db.execute(f"{sql} LIMIT {MOST}", (incomplete, incomplete + _END)).fetchall()
            return [str(value) for (value,) in rows]
        except Exception:  # a library of another version, or locked: TAB says nothing
            return []
        finally:
            db.close()
    library = _bundled()
    return _beginning(of_bundled(library), incomplete) if library else []


def people(incomplete: str) -> list[str]:
    """Surnames, where one person has it, else ids; as the user began, in capitals or not."""
    db = _own()
    if db is not None:
        try:
            likely = "SELECT DISTINCT p.id, p.name FROM words w JOIN people p ON p.id = w.person WHERE p.person"
            bounds = _folded(incomplete), _folded(incomplete) + _END
            rows = db.execute(f"{likely} AND w.word >= ? AND w.word < ? LIMIT {MOST}", bounds).fetchall()
        except Exception:
            return []
        finally:
            db.close()
        return _surnames(rows, incomplete)
    library = _bundled()
    return _surnames([(p.id, p.name) for p in library.people.values()], incomplete) if library else []


def _surnames(everybody: Sequence[tuple[str, str]], incomplete: str) -> list[str]:
    surnames = [name.rsplit(" ", 1)[-1] for _, name in everybody]
    offered = [
        surname if surnames.count(surname) == 1 else id for surname, (id, _) in zip(surnames, everybody, strict=True)
    ]
    if incomplete and not incomplete[0].isupper():
        offered = [*(name.lower() for name in offered), *(id for id, _ in everybody)]
    return _beginning(offered, incomplete)


def _folded(text: str) -> str:
    from unicodedata import normalize

    return "".join(c for c in normalize("NFD", text.lower()) if not "\u0300" <= c <= "\u036f")


def bodies(incomplete: str) -> list[str]:
    """Countries and bodies that hold figures."""
    figures = "EXISTS (SELECT 1 FROM participants WHERE who = id AND layer = 'figure')"
    sql = f"SELECT id FROM people WHERE person = 0 AND sort >= ? AND sort < ? AND {figures} ORDER BY sort"
    return _found(sql, incomplete, _holders)


def _holders(library: Library) -> list[str]:
    return sorted({fact.holder for fact in library.facts if fact.layer == "figure" and fact.holder})


def units(incomplete: str) -> list[str]:
    """Units of figures."""
    sql = "SELECT DISTINCT unit FROM facts WHERE layer = 'figure' AND unit >= ? AND unit < ? ORDER BY 1"
    return _found(sql, incomplete, lambda library: sorted({fact.unit for fact in library.facts if fact.unit}))


def places(incomplete: str) -> list[str]:
    """Places of events."""
    sql = "SELECT DISTINCT place FROM facts WHERE layer = 'event' AND place >= ? AND place < ? ORDER BY 1"
    return _found(sql, incomplete, lambda library: sorted({fact.place for fact in library.facts if fact.place}))


def topics(incomplete: str) -> list[str]:
    """Topic ids."""
    sql = "SELECT id FROM topics WHERE id >= ? AND id < ? ORDER BY rowid"
    return _found(sql, incomplete, lambda library: library.topics)


def sources(incomplete: str) -> list[str]:
    """Ids of documents."""
    return _found("SELECT id FROM documents WHERE id >= ? AND id < ?", incomplete, lambda library: library.papers)


def facts(incomplete: str) -> list[str]:
    """Ids of facts."""
    sql = "SELECT id FROM facts WHERE NOT dropped AND id >= ? AND id < ?"
    return _found(sql, incomplete, lambda library: (fact.id for fact in library.facts))


def kinds(incomplete: str) -> list[str]:
    """Kinds of facts."""
    from ..facts import EVENT_KINDS, FIGURE_KINDS, QUOTE_KINDS

    return _beginning([*EVENT_KINDS, *FIGURE_KINDS, *QUOTE_KINDS], incomplete)


def statuses(incomplete: str) -> list[str]:
    """Statuses of events and figures."""
    from ..facts import STATUSES

    return _beginning(STATUSES, incomplete)


def sorts(incomplete: str) -> list[str]:
    """Orders."""
    from ..query import SORTS

    return _beginning(SORTS, incomplete)


def formats(incomplete: str) -> list[str]:
    """Formats."""
    from .output import FORMATS

    return _beginning(FORMATS, incomplete)


def one_of(*values: str) -> Callable[[str], list[str]]:
    """These values."""
    return lambda incomplete: _beginning(values, incomplete)


def _beginning(offered: Iterable[str], incomplete: str) -> list[str]:
    return list(dict.fromkeys(name for name in offered if name.startswith(incomplete)))
