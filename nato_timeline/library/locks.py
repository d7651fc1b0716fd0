"""That one process at a time does what need not be done twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def one_at_a_time(path: Path) -> Iterator[bool]:
    """Whether no other process is reading this library again."""
    try:
        import fcntl
    except ImportError:  # a system without such locks: the writers wait for one another all the same
        yield True
        return
    try:
        lock = path.with_name(f".{path.name}.rebuilding").open("w")
    except OSError:  # where nothing may be written nothing can be read again
        yield False
        return
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
