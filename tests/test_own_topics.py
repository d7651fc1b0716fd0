"""A user's own topics: joined in, told from the ones that come with the tool, and part of what a parse depends on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_timeline import lexicon, own_topics
from nato_timeline.errors import UserError
from nato_timeline.model import Document
from nato_timeline.resolve import topics
from nato_timeline.store import freshness
from nato_timeline.text import read

WRITTEN = """
[topics.scrutins]
name = "scrutins"
words = ["référendum"]
phrases = ["second tour"]
excludes = ["référendum interne"]

[topics.ukraine]
words = ["Verbove"]
"""


def forget() -> None:
    lexicon.topics.cache_clear()
    topics._index.cache_clear()
    topics._opening.cache_clear()


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The user's file, with two topics in it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "nato-timeline" / "topics.toml"
    path.parent.mkdir()
    path.write_text(WRITTEN, "utf-8")
    forget()
    yield path
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Les Suédois voteront lors d’un référendum.", ("scrutins",)),
        ("Le second tour a eu lieu dimanche.", ("scrutins",)),
        ("Le parti tient un référendum interne.", ()),
        ("Les combats continuent à Verbove.", ("ukraine",)),
        ("Une aide à l’Ukraine a été promise.", ("ukraine",)),
    ],
)
def test_own_words_count(file: Path, text: str, ids: tuple[str, ...]) -> None:
    assert topics.topics(read(Document("x", text)), 0, len(text)) == ids


def test_without_a_file_there_are_none(file: Path) -> None:
    file.unlink()
    forget()
    assert own_topics.own_topics() == ()
    assert topics.topics_of("un référendum à Verbove") == ()


def test_where_words_come_from(file: Path) -> None:
    bundled = str(lexicon.data_root() / "lexicon" / "topics.toml")
    assert own_topics.where_from("scrutins") == str(file)
    assert own_topics.where_from("ukraine") == f"{bundled}, {file}"
    assert own_topics.where_from("cyber") == bundled


def test_what_is_kept_is_read_again_when_the_file_changes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(file.parent / "cache"))
    before, stamp = freshness.rules.__wrapped__(), own_topics.stamp()
    file.write_text(WRITTEN + '\n[topics.blocus]\nname = "blocus"\nwords = ["blocus"]\n', "utf-8")
    assert own_topics.stamp() != stamp
    assert freshness.rules.__wrapped__() != before


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[topics", "is no TOML"),
        ("words = ['a']", "a topic is a table"),
        ("[topics.Mon-Sujet]\nname = 'x'", "small letters"),
        ("[topics.x]\nmots = ['a']", "has no « mots »"),
        ("[topics.x]\nwords = 'a'", "lists of texts"),
        ("[topics.x]\nwords = ['']", "lists of texts"),
        ("[topics]\nx = 3", "a topic is a table"),
    ],
)
def test_faults_are_told(file: Path, written: str, message: str) -> None:
    file.write_text(written, "utf-8")
    with pytest.raises(UserError, match=message):
        own_topics.own_topics()
