"""Whether a library says what today's rules say: a question that every query asks, so it must cost little."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from .. import own_topics
from ..folders import PACKAGE, cache_folder, data_root, replace_file
from . import stamps
from .schema import connect

_FILE = "rules.json"
# what reads files and what shows or finds facts has no part in what texts say
_OTHER = frozenset({
    "cli", "render", "store", "library", "intake", "citing", "export", "schema", "__pycache__", "data", "__main__.py",
    "audit.py", "due.py", "everyone.py", "lookup.py", "query.py", "shelves.py", "tally.py", "why.py",
})  # fmt: skip


def outdated(path: Path) -> int:
    """How many documents of a library were read by other rules than today's, or not at all."""
    db = connect(path)
    try:
        extremes = db.execute("SELECT (SELECT min(rules) FROM papers), (SELECT max(rules) FROM papers)").fetchone()
        if set(extremes) == {rules()}:  # so that nothing is counted: every document has its paper
            return 0
        query = "SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM papers WHERE rules = ?)"
        return int(db.execute(query, (rules(),)).fetchone()[0])
    finally:
        db.close()


@cache
def rules() -> str:
    """The same for the same rules, wherever and whenever they were installed. Their content is read once a change."""
    lists = stamps(data_root() / "lexicon", frozenset())
    seen = "\n".join((*stamps(PACKAGE, _OTHER), *lists, own_topics.stamp()))
    path = cache_folder() / _FILE
    try:
        before, known = json.loads(path.read_text("utf-8"))
        if before == seen:
            return str(known)
    except (OSError, ValueError, TypeError):
        pass
    known = _content()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps([seen, known]))
    except OSError:
        pass  # it is read again the next time
    return known


def _content() -> str:
    read = sha256()
    for root in (PACKAGE, data_root() / "lexicon"):
        for path in _files(root):
            read.update(f"{path.relative_to(root).as_posix()}\0".encode())
            read.update(path.read_bytes())
    read.update(own_topics.content())
    return read.hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _OTHER:
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.suffix in (".py", ".toml"):
            yield path
