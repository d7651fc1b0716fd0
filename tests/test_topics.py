"""Topics: the corpus, and that the cues of every topic are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from nato_timeline import lexicon
from nato_timeline.model import Document
from nato_timeline.resolve.topics import stem, topics, topics_of
from nato_timeline.text import fold, read

CORPUS = Path(__file__).parent / "corpus" / "topics.txt"


def cases() -> list[tuple[str, str, set[str]]]:
    """What comes before, the passage, its topics."""
    rows = []
    for line in CORPUS.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, ids = line.partition("=>")
            before, _, passage = text.rpartition("//")
            lead = " ".join(part.strip() for part in before.split("//")).replace("¶", "\n")
            rows.append((lead, passage.strip(), set(ids.split())))
    return rows


@pytest.mark.parametrize(("before", "passage", "expected"), cases())
def test_corpus(before: str, passage: str, expected: set[str]) -> None:
    text = f"{before} {passage}".strip()
    start = text.index(passage)
    assert set(topics(read(Document("x", text)), start, start + len(passage))) == expected


@pytest.mark.parametrize(("before", "passage", "expected"), [case for case in cases() if not case[0]])
def test_capitals_and_accents_make_no_difference(before: str, passage: str, expected: set[str]) -> None:
    assert set(topics_of(passage.upper())) == expected
    assert set(topics_of(fold(passage))) == expected


def test_the_ids_of_the_corpus_are_topics() -> None:
    known = {topic.id for topic in lexicon.topics()}
    used = {id for _, _, ids in cases() for id in ids}
    assert used <= known


def test_every_cue_of_every_topic_is_found() -> None:
    missed = [
        (topic.id, cue)
        for topic in lexicon.topics()
        for cue in (*topic.words, *topic.phrases)
        if topic.id not in topics_of(f"Il s’agit de {cue.replace('*', 'xx').replace('#', '32')}.")
    ]
    assert missed == []


def test_a_subject_counts_beside_the_sentence() -> None:
    reading = read(Document("x", "Elle atteindra 40 milliards."))
    assert topics(reading, 0, 10) == ()
    assert topics(reading, 0, 10, "aide militaire à l’Ukraine") == ("ukraine",)


def test_topics_of_nothing() -> None:
    assert topics(read(Document("x", "")), 0, 0) == ()
    assert topics_of("") == ()


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("ukrainien", "ukrainienne", "ukrainiens", "ukrainiennes"), True),
        (("naval", "navale", "navaux", "navales"), True),
        (("industriel", "industrielle", "industriels"), True),
        (("russe", "russes"), True),
        (("nucleaire", "nucleaires"), True),
        (("missile", "mission"), False),
        (("char", "charte"), False),
        (("espace", "espion"), False),
    ],
)
def test_stem(words: tuple[str, ...], same: bool) -> None:
    assert (len({stem(word) for word in words}) == 1) is same
