"""A user's own topics: `topics.toml` in the config folder, written like `data/lexicon/topics.toml`.

    [topics.drones]
    name = "drones"
    words = ["drone", "munition rôdeuse"]
    excludes = ["drone de loisir"]

A topic that is known already gets the words beside its own.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .errors import UserError
from .folders import config_folder, data_root

_FILE = "topics.toml"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # « femmes-paix-securite »
_LISTS = ("words", "phrases", "excludes")
_KEYS = frozenset({"name", "name_en", "aspect", *_LISTS})


class OwnTopic(NamedTuple):
    """`name` is None where the file adds words to a topic without a name for it."""

    id: str
    name: str | None
    name_en: str | None
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    excludes: tuple[str, ...]
    aspect: bool


def own_file() -> Path:
    """Where a user's own topics are, if there are any."""
    return config_folder() / _FILE


def own_topics() -> tuple[OwnTopic, ...]:
    """The topics of the user's file, in its order; none without one. Raises UserError for what is written wrong."""
    return _read(own_file())


def where_from(id: str) -> str:
    """The files that the words of a topic come from."""
    bundled = str(data_root() / "lexicon" / _FILE)
    if all(topic.id != id for topic in own_topics()):
        return bundled
    return f"{bundled}, {own_file()}" if id in _bundled_ids() else str(own_file())


def stamp() -> str:
    """What changes whenever the file does: its path, size and time."""
    path = own_file()
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{path} {stat.st_size} {stat.st_mtime_ns}"


def content() -> bytes:
    """The file as it is; empty without one."""
    try:
        return own_file().read_bytes()
    except OSError:
        return b""


@cache
def _bundled_ids() -> frozenset[str]:
    import tomllib

    with (data_root() / "lexicon" / _FILE).open("rb") as file:
        return frozenset(tomllib.load(file)["topics"])


def _read(path: Path) -> tuple[OwnTopic, ...]:
    text = content()
    if not text:
        return ()
    import tomllib

    try:
        tables = tomllib.loads(text.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError("{path} is no TOML: {why}.", path=path, why=error, code=2) from None
    topics = tables.get("topics")
    if not isinstance(topics, dict) or set(tables) - {"topics", "source"}:
        raise UserError("{path}: a topic is a table « [topics.its-name] ».", path=path, code=2)
    return tuple(_topic(path, id, row) for id, row in topics.items())


def _are_texts(listed: Any) -> bool:
    return isinstance(listed, list) and all(isinstance(word, str) and word.strip() for word in listed)


def _topic(path: Path, id: str, row: Any) -> OwnTopic:
    if not _ID.fullmatch(id):
        raise UserError("{path}: « {id} » may hold small letters, digits and hyphens.", path=path, id=id, code=2)
    if not isinstance(row, dict):
        raise UserError("{path}: a topic is a table « [topics.its-name] ».", path=path, code=2)
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise UserError("{path}: {id} has no « {key} ».", path=path, id=id, key=unknown[0], code=2)
    lists = [row.get(key, []) for key in _LISTS]
    if not all(_are_texts(each) for each in lists):
        raise UserError("{path}: {id}: words, phrases and excludes are lists of texts.", path=path, id=id, code=2)
    words, phrases, excludes = (tuple(each) for each in lists)
    name, name_en = row.get("name"), row.get("name_en")
    return OwnTopic(id, name, name_en or name, words, phrases, excludes, row.get("aspect") is True)
