"""Two who write into a library at once, and one who reads: nobody loses or sees half of anything."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import Counter
from pathlib import Path

from checked import DOCUMENTS, has_tables, start, whole

from nato_timeline.library.add import add
from nato_timeline.library.writer import Writer
from nato_timeline.store.own import stored
from nato_timeline.store.schema import create


def test_two_who_add_at_once_and_one_who_reads(texts: Path, tmp_path: Path, survived: Counter[str]) -> None:
    library = tmp_path / "library.db"
    names = sorted(texts.iterdir())
    both = [start(library, "-q", "add", *map(str, part)) for part in (names[:30], names[10:])]
    seen = []
    while any(process.poll() is None for process in both):
        if library.exists() and has_tables(library):
            known = stored(library)
            seen.append(len(known.papers))
            assert all(fact.sources for fact in known.facts[:20])
        time.sleep(0.05)
    for process in both:
        _, err = process.communicate()
        assert process.returncode == 0, err
    survived["writers at once"] += len(both)
    assert seen == sorted(seen), "no document goes while others come"
    assert whole(library) == DOCUMENTS


def test_readers_see_a_batch_or_nothing_of_it(texts: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    writer = Writer(library, "rules")
    add(writer, [str(p) for p in sorted(texts.iterdir())[:5]], {}, lambda _: None)
    done = threading.Event()
    counts: set[int] = set()

    def read() -> None:
        db = sqlite3.connect(library)
        while not done.is_set():
            query = "SELECT count(*), sum(key IN (SELECT document FROM papers)) FROM documents"
            documents, papers = db.execute(query).fetchone()
            assert documents == papers
            counts.add(documents)
            time.sleep(0.01)
        db.close()

    reader = threading.Thread(target=read)
    reader.start()
    add(writer, [str(p) for p in sorted(texts.iterdir())[5:]], {}, lambda _: None)
    done.set()
    reader.join()
    writer.close()
    assert min(counts) == 5
    assert max(counts) <= DOCUMENTS


def test_nothing_is_missing_while_documents_are_read_again(texts: Path, tmp_path: Path, survived: Counter[str]) -> None:
    library = tmp_path / "library.db"
    start(library, "-q", "add", str(texts)).communicate()
    with sqlite3.connect(library) as db:
        db.execute("UPDATE papers SET rules = ''")

    def known() -> list[tuple[str, int]]:
        return sorted((fact.id, len(fact.sources)) for fact in stored(library).facts)

    before, times = known(), 0
    process = start(library, "-q", "rebuild")
    while process.poll() is None:
        assert known() == before
        times += 1
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert times > 1
    assert known() == before
    assert whole(library) == DOCUMENTS
    survived["readers while all is read again"] += 1


def test_a_query_is_of_one_moment(texts: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    writer = Writer(library, "rules")
    add(writer, [str(p) for p in sorted(texts.iterdir())[:5]], {}, lambda _: None)
    writer.close()
    known = stored(library)
    before = len(known.facts)
    db = sqlite3.connect(library)
    db.execute("DELETE FROM sources")  # as where a document is taken out to be read again
    db.commit()
    db.close()
    facts = tuple(known.facts)
    assert len(facts) == before > 0
    assert all(fact.sources for fact in facts)


def test_a_library_is_made_once_by_all_who_begin_it(tmp_path: Path, survived: Counter[str]) -> None:
    makers, libraries = 4, 40
    together = threading.Barrier(makers)
    errors: list[Exception] = []

    def make() -> None:
        for number in range(libraries):
            together.wait()
            try:
                create(tmp_path / f"{number}.db").close()
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(makers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    survived["libraries begun by four at once"] += libraries
