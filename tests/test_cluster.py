"""`add --engine dask`: on a real cluster of two worker processes, one of which is killed, the library is the same."""

from __future__ import annotations

import builtins
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nato_timeline import cli
from nato_timeline.errors import UserError
from nato_timeline.library import cluster as clusters
from nato_timeline.library.add import add
from nato_timeline.library.digest import Failure
from nato_timeline.library.writer import Stored, Writer
from nato_timeline.store import freshness
from nato_timeline.store.own import stored

TIMELINE = (sys.executable, "-c", "from nato_timeline.cli import main; main()")
DOCUMENTS = 60

pytest.importorskip("dask.distributed", reason="the extra [dask] is not installed")


Running = subprocess.Popen[str]


@contextmanager
def started() -> Iterator[Running]:
    """Two workers and their scheduler, in processes of their own, ended afterwards whatever became of them."""
    script = str(Path(__file__).parent / "faults" / "cluster.py")
    with subprocess.Popen(
        (sys.executable, script), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process
            process.communicate(timeout=60)
        finally:
            process.kill()


def told(cluster: Running, what: str) -> None:
    assert cluster.stdin is not None
    cluster.stdin.write(f"{what}\n")
    cluster.stdin.flush()


def said(cluster: Running) -> str:
    assert cluster.stdout is not None
    return cluster.stdout.readline().strip()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Running]:
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def address(cluster: Running) -> str:
    return said(cluster)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("textes")
    for number in range(DOCUMENTS):
        (folder / f"texte-{number:03}.txt").write_text(
            f"Oslo, le {number % 28 + 1} mai 2024. La ministre a reçu son homologue letton.\n\n"
            f"La Norvège a promis {number + 11} millions d’euros à l’Ukraine.\n",
            "utf-8",
        )
    (folder / "vide.txt").write_text("")
    return folder


def test_a_worker_is_killed_and_nothing_is_lost(cluster: Running, address: str, texts: Path, tmp_path: Path) -> None:
    told(cluster, "kill")
    there, here = tmp_path / "there.db", tmp_path / "here.db"
    command = (*TIMELINE, "-q", "--library", str(there), "add", str(texts), "--engine", "dask", "--scheduler", address)
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert int(said(cluster)) > 1, "a worker was killed while it worked"
    assert ran.returncode == 4, ran.stderr  # the empty file
    assert [line.split("\t")[1] for line in ran.stdout.splitlines()] == [f"texte-{n:03}" for n in range(DOCUMENTS)]
    assert cli.run(("-q", "--library", str(here), "add", str(texts), "--jobs", "1")) == 4
    one, other = stored(there), stored(here)
    assert len(one.papers) == DOCUMENTS
    assert tuple(one.facts) == tuple(other.facts)
    assert dict(one.people) == dict(other.people)


def test_what_a_cluster_reads_again_is_the_same(address: str, texts: Path, tmp_path: Path) -> None:
    library = ("-q", "--library", str(tmp_path / "library.db"))
    assert cli.run((*library, "add", str(texts), "--jobs", "1")) == 4
    before = stored(tmp_path / "library.db")
    db = sqlite3.connect(tmp_path / "library.db")
    db.execute("UPDATE papers SET rules = 'older'")
    db.commit()
    assert cli.run((*library, "rebuild", "--engine", "dask", "--scheduler", address)) == 0
    assert {rules for (rules,) in db.execute("SELECT rules FROM papers")} == {freshness.rules()}
    assert tuple(stored(tmp_path / "library.db").facts) == tuple(before.facts)


def test_a_worker_with_other_rules_is_refused(
    address: str, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "rules", lambda: "other rules")
    with pytest.raises(UserError, match="other rules or word lists"):
        list(clusters.mapped_on(address, len, ["a", "b"]))


def test_an_address_where_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 0.3)
    with pytest.raises(UserError, match="no cluster answers at tcp:"):
        list(clusters.mapped_on("tcp://127.0.0.1:9", len, ["a"]))


def test_workers_that_all_go_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 2)
    with started() as cluster:
        address = said(cluster)

        def words() -> Iterator[str]:
            yield from ["a"] * 16  # more than are under way at once
            told(cluster, "retire")
            assert said(cluster) == "0", "workers left"
            yield from ["bb"] * 16

        done = clusters.mapped_on(address, len, words())
        assert next(done) == ("a", 1)
        with pytest.raises(UserError, match="has no worker left") as caught:
            list(done)
    assert caught.value.command == f"dask worker {address} --nthreads 1"


def test_an_extra_that_is_missing_names_itself(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> object:
        if name.split(".")[0] == "dask":
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    told: list[Stored | Failure] = []
    writer = Writer(tmp_path / "l.db", "rules")
    with pytest.raises(UserError) as caught:
        add(writer, [str(texts)], {}, told.append, lambda do, work: clusters.mapped_on("tcp://localhost:1", do, work))
    writer.close()
    assert caught.value.command == 'pip install "nato-timeline[dask]"'
    assert told == []


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--engine", "dusk"), 'there is no engine "dusk".'),
        (("--engine", "dask"), "a cluster is found by its scheduler's address."),
        (("--scheduler", "tcp://localhost:1"), "--scheduler is for --engine dask."),
        (("--engine", "dask", "--scheduler", "tcp://localhost:1", "--jobs", "2"), "--jobs is for --engine local."),
    ],
)
def test_options_that_do_not_go_together(
    options: tuple[str, ...], why: str, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (("add", str(texts)), ("rebuild",)):
        assert cli.run(("--library", str(tmp_path / "l.db"), *command, *options)) == 2
        assert why in capsys.readouterr().err
    assert not (tmp_path / "l.db").exists()
