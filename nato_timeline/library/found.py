"""From what the user names to the files that are meant: folders with all below them, patterns, the tool's own texts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from glob import has_magic, iglob
from pathlib import Path
from typing import NamedTuple

from ..errors import UserError
from ..text import load

_HALF = re.compile(r"\\udc([89a-f][0-9a-f])")  # of a character: how Python keeps a byte that is no UTF-8
_ENDINGS = frozenset({
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".docx", ".docm", ".dotx",
    ".odt", ".ott", ".fodt", ".eml", ".asc", ".rst", "",
    # what is no document that can be read, but looks like one: to be named, not passed over
    ".doc", ".dot", ".rtf", ".msg", ".wpd", ".wps", ".pages", ".epub",
})  # fmt: skip
_PARTS = re.compile(r"[_-](?:files|fichiers|Dateien)$")
MOST_BYTES = 100_000_000  # a file that is larger is no document


def written(path: Path) -> str:
    """A path as text that any file and database takes: bytes in it that are not UTF-8 as `\\udcXX`."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def path_of(text: str) -> Path:
    """The path that was written so."""
    path = Path(text)
    if _HALF.search(text) is None or path.exists():
        return path
    return Path(_HALF.sub(lambda m: chr(0xDC00 + int(m[1], 16)), text))


class Missing(NamedTuple):
    """What was named and is not there, as the error that says so."""

    name: str
    error: UserError


def files(names: Iterable[str]) -> Iterator[Path | Missing]:
    """The files meant, each once, in the order of the names and then of the alphabet. `-` is left to the caller.

    Of a folder those are taken that look like documents, without hidden ones and the parts of saved pages; links to
    folders are followed once.
    """
    seen: set[tuple[int, int]] = set()
    for name in names:
        for path in _meant(name, seen):
            if isinstance(path, Missing):
                yield path
                continue
            try:
                stat = path.stat()
            except OSError as error:
                why = error.strerror or str(error)
                yield Missing(str(path), UserError("{path} cannot be read: {why}.", path=path, why=why))
                continue
            if (stat.st_dev, stat.st_ino) not in seen:
                seen.add((stat.st_dev, stat.st_ino))
                yield path


def _meant(name: str, seen: set[tuple[int, int]]) -> Iterator[Path | Missing]:
    path = Path(name).expanduser()
    if path.is_dir():
        yield from _below(path, seen)
    elif path.exists() or path.is_symlink():
        yield path
    elif has_magic(name):
        found = sorted(iglob(str(path), recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not found:
            yield Missing(name, UserError('no file is called "{name}".', name=name))
        for each in found:
            yield from _meant(each, seen)
    else:
        yield from _bundled(name, path)


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Missing]:
    try:
        stat = folder.stat()
        if (stat.st_dev, stat.st_ino) in seen:  # a link that leads back
            return
        seen.add((stat.st_dev, stat.st_ino))
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        why = error.strerror or str(error)
        yield Missing(str(folder), UserError("{path} cannot be read: {why}.", path=folder, why=why))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith((".", "~$")) or _is_of_page(entry.name, names):
            continue
        if entry.is_dir():
            yield from _below(Path(entry.path), seen)
        elif Path(entry.name).suffix.lower() in _ENDINGS and entry.is_file():
            yield Path(entry.path)


def _is_of_page(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures and frames of a page that a browser has saved beside it."""
    page = _PARTS.sub("", name)
    return page != name and not names.isdisjoint((f"{page}.html", f"{page}.htm"))


def _bundled(name: str, path: Path) -> Iterator[Path | Missing]:
    from ..intake.bundled import bundled

    for document in bundled():
        if name in (document.id, Path(document.path or "").name) and document.path:
            yield Path(document.path)
            return
    try:
        load(path)
    except UserError as error:
        yield Missing(name, error)


def read(path: Path) -> bytes:
    """The bytes of a file as they are now. Raises UserError for what is no document."""
    try:
        if not path.is_file() and path.exists():  # opening a pipe would wait for ever
            raise UserError("{path} is not a file.", path=path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError("{path} cannot be read: {why}.", path=path, why=error.strerror or str(error)) from None
    if len(data) > MOST_BYTES:
        raise UserError("{path} is too large: more than {n} MB.", path=path, n=MOST_BYTES // 1_000_000)
    return data
