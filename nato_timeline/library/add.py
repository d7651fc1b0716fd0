"""Files into a library: read here, understood on all cores, stored by one writer, a batch at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from ..errors import UserError
from .again import failure
from .batches import batches
from .chunks import by_chunks
from .digest import Blob, Failure, digests, packed, unpacked
from .found import Missing, files, written
from .found import read as read_file
from .workers import Engine, Lost, mapped
from .writer import Stored, Writer

STDIN = "-"

Outcome = Stored | Failure
Work = Blob | Failure | Stored
Known = bytes | Failure | Stored


def add(
    writer: Writer,
    names: Iterable[str],
    given: Mapping[str, str],
    told: Callable[[Outcome], None],
    engine: Engine = mapped,
    *,
    dry: bool = False,
) -> None:
    """Stores files, folders and standard input (`-`). `told` hears what became of each, once that is on the disk.

    What it has heard of stays, should it be interrupted; with `dry` nothing stays.
    """
    results = by_chunks(engine, understood, _work(writer, names, given), _size)
    known = ((work._replace(data=b"") if isinstance(work, Blob) else work, result) for work, result in results)
    for batch in batches(known, _weight):
        _store(writer, batch, told, dry)


def _size(work: Work) -> int:
    """How many bytes a piece of work has to read."""
    return len(work.data) if isinstance(work, Blob) else 0


def _weight(known: tuple[Work, Known | Lost]) -> int:
    """How many bytes wait with a result."""
    result = known[1]
    return len(result) if isinstance(result, bytes) else 0


def readable(text: str) -> str:
    """A name or an argument as text: bytes in it that are not UTF-8 come from the system as halves of characters, which
    no database and no file takes."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def understood(some: Sequence[Work]) -> list[Known]:
    """What each file says; or why that is not known; or what is known of it already."""
    read = iter(digests([work for work in some if isinstance(work, Blob)]))
    return [packed(next(read)) if isinstance(work, Blob) else work for work in some]


def _work(writer: Writer, names: Iterable[str], given: Mapping[str, str]) -> Iterator[Work]:
    """The files that are meant, read one by one; those that are in the library as they are need no more work."""
    said = {what: readable(value) for what, value in given.items()}
    for name in names:
        for found in _named(name):
            if isinstance(found, Failure):
                yield found
                continue
            path, data = found
            digits = sha256(data).hexdigest()
            place = written(path.resolve()) if path else None
            known = writer.known_file(digits, place) if not given else None
            yield known or Blob(readable(path.name) if path else name, place, data, digits, said)


def _named(name: str) -> Iterator[tuple[Path | None, bytes] | Failure]:
    if name == STDIN:
        yield None, sys.stdin.buffer.read()
        return
    for path in files([name]):
        try:
            if isinstance(path, Missing):
                raise path.error
            yield path, read_file(path)
        except UserError as error:
            shown = path.name if isinstance(path, Missing) else str(path)
            yield Failure.of(readable(shown), error)


def _store(
    writer: Writer, results: list[tuple[Work, Known | Lost]], told: Callable[[Outcome], None], dry: bool
) -> None:
    outcomes: list[Outcome] = []
    with writer.batch(keep=not dry):
        for work, result in results:
            if isinstance(result, bytes):
                assert isinstance(work, Blob)
                outcomes.append(writer.store(unpacked(result), work.sha256))
            elif isinstance(result, Stored):
                outcomes.append(result)
            else:
                outcomes.append(failure(work.name, result))
    for outcome in outcomes:
        told(outcome)
