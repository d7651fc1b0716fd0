"""A library of a hundred thousand documents in the time of twenty thousand: what storing costs, how it answers.

    python tests/bench/scale.py [DOCUMENTS] [FOLDER]

Reading a text costs the same however large the library is; storing it might not. So one communiqué in five is read
(see communiques.py), and stored five times: as it is, and with all its years moved by 4, 8, 12 and 16, in the text and
in everything that was read in it. `library.py` does it all by `timeline add`, which takes three times as long.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from communiques import texts
from library import PARTS, ask

from nato_timeline.facts import in_time
from nato_timeline.library.batches import together
from nato_timeline.library.chunks import by_chunks
from nato_timeline.library.digest import Blob, Digest, Telling, digests, telling
from nato_timeline.library.workers import mapped
from nato_timeline.library.writer import Writer
from nato_timeline.merge.same import Told
from nato_timeline.model import Document, Parse, Published
from nato_timeline.store.freshness import rules

TIMES = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read(documents: int) -> Iterator[Digest]:
    """What so many communiqués say."""
    blobs = (Blob(name, f"/{name}", t.encode(), sha256(t.encode()).hexdigest(), {}) for name, t in texts(documents))
    read = by_chunks(mapped, digests, blobs, lambda blob: len(blob.data))
    return (known for _, known in read if isinstance(known, Digest))


def moved(known: Digest, years: int) -> Digest:
    """The digest of the same text with all its years later by some."""
    if not years:
        return known
    said: Digest = _moved(known, years)
    text = said.intake.text
    return said._replace(
        path=f"{said.path}-{years}",
        sha256=sha256(text.encode()).hexdigest(),
        origin=f"{said.origin}-{years}",
        said=tuple(sorted(said.said, key=in_time)),
        tellings=tuple(_found(one, said.origin) for one in said.tellings),
    )


def _moved(value: Any, years: int) -> Any:
    if isinstance(value, str):
        return _YEAR.sub(lambda m: str(int(m[0]) + years), value)
    if isinstance(value, float) and 1900 <= value < 2100:  # « 2014 chars » has moved too
        return value + years
    if isinstance(value, date):
        return value.replace(year=value.year + years)
    if isinstance(value, tuple):
        parts = (_moved(part, years) for part in value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{name: _moved(getattr(value, name), years) for name in value.__dataclass_fields__})
    return value


def _found(one: Telling, origin: str) -> Telling:
    """A telling with the keys of what it says now."""
    return telling(Told(one.event, Parse(Document("", ""), Published()), origin), one.sentence, one.paragraph, one.page)


def stored(writer: Writer, some: list[Digest]) -> None:
    """Stores some documents in one transaction."""
    with writer.batch():
        for known in some:
            writer.store(known, known.sha256)


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as aside:
        library = Path(sys.argv[2] if len(sys.argv) > 2 else aside) / "library.db"
        writer = Writer(library, rules())
        put, waiting, spent, count, told = partial(stored, writer), [], 0.0, 0, 0
        print("documents  ms of a processor to store each  bytes each", flush=True)
        for known in read(documents // TIMES):
            waiting += [moved(known, 4 * n) for n in range(TIMES)]
            if len(waiting) >= together(count):
                began = time.process_time()
                put(waiting)
                spent += time.process_time() - began
                count += len(waiting)
                waiting = []
                if count - told >= documents // PARTS:
                    each = spent * 1000 / (count - told)
                    print(f"{count:9,}  {each:31.2f}  {library.stat().st_size / count:10,.0f}", flush=True)
                    spent, told = 0.0, count
        put(waiting)
        writer.close()
        ask(str(library))


if __name__ == "__main__":
    main()
