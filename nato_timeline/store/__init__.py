"""The parsed library as a file: read for every query, made again when a text, a rule or the lexicon has changed.

Nothing here is the truth: the texts are. A cache that is missing, stale, broken or not writable costs a second, never
an answer.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from .. import __version__, own_topics
from ..facts import Fact, Library, Paper, Person, Post, Source, Topic
from ..folders import PACKAGE, cache_folder, data_root, replace_file

if TYPE_CHECKING:
    from ..model import Document, Parse

FORMAT = 1
_FILE = "bundled.json"
# what shows or finds facts has no part in them
_NOT_RULES = frozenset({"cli", "render", "store", "library", "__pycache__", "data"})


class Note(Protocol):
    """Hears what went wrong with the cache: an English sentence with gaps, and what fills them."""

    def __call__(self, text: str, /, **values: object) -> None: ...


def _unheard(text: str, /, **values: object) -> None:
    """Says nothing."""


def bundled(note: Note = _unheard) -> Library:
    """The library of the texts that come with the tool. `note` hears what went wrong with the cache."""
    library = _read(cache_folder() / _FILE, _fingerprint(), note)
    if library is None:
        from ..intake.bundled import bundled as texts

        library = parsed(texts())
        keep(library, note)
    return library


def keep(library: Library, note: Note = _unheard) -> None:
    """Keeps a library for the next time."""
    _write(cache_folder() / _FILE, _fingerprint(), library, note)


def kept(folder: Path) -> Library | None:
    """The library as it was last kept, be it stale: what TAB offers from, which must not parse."""
    try:
        with (folder / _FILE).open(encoding="utf-8") as file:
            file.readline()
            return _library(json.load(file))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def parsed(documents: Iterable[Document]) -> Library:
    """The library of some documents, parsed now and kept nowhere."""
    from .. import pipeline

    return library_of(pipeline.side_by_side(documents))


def library_of(parses: Iterable[Parse]) -> Library:
    """The library of some parses: their events merged, all facts as rows."""
    from .. import index, lexicon, merge
    from ..model import Timeline

    parses = tuple(parses)
    topics = ((t.id, t.name, t.name_en, (*t.words, *t.phrases)) for t in lexicon.topics())
    return index.build(Timeline(parses, merge.merge(parses)), topics)


# ---------------------------------------------------------------- what the cache depends on


def _fingerprint() -> str:
    """Everything that a parse depends on: the version, and size and time of each rule, word list and text, the user's
    own topics with them."""
    parts = [f"{FORMAT} {__version__}"]
    parts += stamps(PACKAGE, skip=_NOT_RULES)
    parts += stamps(data_root(), skip=frozenset())
    parts.append(own_topics.stamp())
    return "\n".join(parts)


def stamps(folder: Path | str, skip: frozenset[str]) -> Iterator[str]:
    """Path, size and time of every file under a folder, but for the names to skip."""
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if entry.name in skip:
            continue
        if entry.is_dir():
            yield from stamps(entry.path, skip)
        else:
            stat = entry.stat()
            yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"


# ---------------------------------------------------------------- the file


def _read(path: Path, key: str, note: Note) -> Library | None:
    try:
        with path.open(encoding="utf-8") as file:
            if file.readline() != json.dumps(key) + "\n":
                return None
            return _library(json.load(file))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        note("cache {path}: {why}; the texts are read again", path=path, why=error)
        return None


def _write(path: Path, key: str, library: Library, note: Note) -> None:
    """Written aside, then renamed: a reader sees the old file or the new one."""
    rows = {
        "papers": list(library.papers.values()),
        "facts": library.facts,
        "people": list(library.people.values()),
        "topics": list(library.topics.values()),
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(key) + "\n" + json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
    except OSError as error:
        note("cache {path}: {why}; nothing is kept for the next time", path=path, why=error.strerror)


def _library(rows: dict[str, list[list[Any]]]) -> Library:
    papers = map(Paper._make, rows["papers"])
    people = (_person(*row) for row in rows["people"])
    topics = map(Topic._make, rows["topics"])
    return Library(
        papers={paper.id: paper for paper in papers},
        facts=tuple(_fact(row) for row in rows["facts"]),
        people={person.id: person for person in people},
        topics={topic.id: topic for topic in topics},
    )


_SOURCES = Fact._fields.index("sources")


def _fact(row: list[Any]) -> Fact:
    row[_SOURCES] = tuple(map(Source._make, row[_SOURCES]))
    return Fact._make(row)


def _person(id: str, name: str, names: list[str], posts: list[list[Any]], facts: int) -> Person:
    return Person(id, name, tuple(names), tuple(map(Post._make, posts)), facts)
