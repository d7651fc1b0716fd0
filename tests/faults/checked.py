"""What the fault tests add, how they run the tool, and how they see that nothing was lost."""

# ruff: noqa: E501 - sentences are not broken

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from nato_timeline.store.tallies import ANEW, SAID_ANEW

# so that forty documents are many transactions
_FEW = "import nato_timeline.library.batches as batches; batches._TOGETHER = 5; "
TIMELINE = (sys.executable, "-c", f"{_FEW}from nato_timeline.cli import main; main()")
DOCUMENTS = 40
FOUND_BY = ("wording_keys", "recent_keys", "wording_days", "recent_days")


def text(number: int) -> str:
    return (
        f"Bruxelles, le {number % 28 + 1} mai 2024. Le secrétaire général de l’OTAN, Jens Stoltenberg, a reçu le président letton.\n\n"
        f"Les Alliés ont promis {number + 11} millions d’euros à l’Ukraine.\n\nLe sommet de Washington aura lieu en juillet 2024.\n"
    )


def start(library: Path, *args: str, **more: object) -> subprocess.Popen[bytes]:
    command = (*TIMELINE, "--library", str(library), *args)
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **more  # type: ignore[call-overload, no-any-return]
    )  # fmt: skip


def finished(library: Path, *args: str, **more: object) -> int:
    """Runs a command to its end; its exit code."""
    with start(library, *args, **more) as process:
        process.communicate()
        return process.returncode


def has_tables(library: Path) -> bool:
    db = sqlite3.connect(library)
    found = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
    db.close()
    return bool(found)


def counted(db: sqlite3.Connection) -> list[set[tuple[object, ...]]]:
    """What is kept beside the facts so that it need not be counted or looked for."""
    return [set(db.execute(f"SELECT * FROM {table}")) for table in ("tallies", "stated", "said")]


def whole(library: Path) -> int:
    """How many documents a library holds, each with everything that follows from it. Fails on half a document."""
    db = sqlite3.connect(library)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    documents = db.execute("SELECT key, id, text FROM documents").fetchall()
    for key, id, said in documents:
        assert said == text(int(id.rsplit("-", 1)[1]))
        assert db.execute("SELECT count(*) FROM papers WHERE document = ?", (key,)).fetchone()[0] == 1
        assert db.execute("SELECT count(*) FROM sentences WHERE document = ?", (key,)).fetchone()[0] >= 3
        stated = "SELECT count(*) FROM sources JOIN facts ON facts.key = fact WHERE document = ? AND layer = 'figure'"
        assert db.execute(stated, (key,)).fetchone()[0] == 1
    loose = "SELECT count(*) FROM tellings WHERE fact IS NULL OR fact NOT IN (SELECT key FROM facts)"
    assert db.execute(loose).fetchone()[0] == 0
    for table, column in (("wordings", "key"), *((table, "wording") for table in FOUND_BY)):
        astray = f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT wording FROM tellings)"
        assert db.execute(astray).fetchone()[0] == 0
    kept = counted(db)
    for statement in (*ANEW, *SAID_ANEW):
        db.execute(statement)
    assert kept == counted(db)
    on_it = "SELECT 1 FROM json_each(f.topics) j WHERE j.value = topics.id"
    of_each = f"SELECT count(*) FROM facts f WHERE EXISTS ({on_it}) AND NOT dropped AND layer != 'role'"
    miscounted = f"SELECT count(*) FROM topics WHERE facts != ({of_each})"
    assert db.execute(miscounted).fetchone()[0] == 0
    assert db.execute("SELECT count(*) FROM facts WHERE key NOT IN (SELECT fact FROM sources)").fetchone()[0] == 0
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    db.close()
    return len(documents)
