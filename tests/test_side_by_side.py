"""Documents read side by side say what each says alone, in their order, whatever one of them does."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline import pipeline
from nato_timeline.intake import read
from nato_timeline.library.chunks import by_chunks
from nato_timeline.library.digest import Digest, Failure, Text, of_text, of_texts
from nato_timeline.library.workers import Lost, mapped
from nato_timeline.model import Document
from nato_timeline.pipeline import parse, side_by_side, stages
from nato_timeline.turns import at_once

TEXTS = (
    "",
    "Jens Stoltenberg s’est rendu à Kiev le 29 avril 2024.",
    "Le 12 mai 2024, la ministre Yuriko Backes a reçu Mark Rutte. Elle lui a promis 70 millions d’euros.",
    "« Nous tiendrons », a déclaré Mark Rutte, secrétaire général de l’OTAN, mardi à Bruxelles.",
    "Communiqué du 3 juin 2019\n\nLa réunion est reportée au 5 juillet.\n",
    "Le budget s’élève à 2,1 % du PIB. " * 400,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=40))
def test_each_says_what_it_says_alone(texts: list[str]) -> None:
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    assert list(side_by_side(documents)) == [parse(document) for document in documents]


def test_documents_are_taken_as_they_come() -> None:
    def endless() -> object:
        n = 0
        while True:
            yield Document(str(n), TEXTS[1])
            n += 1

    read_first = side_by_side(endless())  # type: ignore[arg-type]
    assert [next(read_first).document.id for _ in range(3)] == ["0", "1", "2"]


@pytest.fixture
def _one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    @at_once
    def faulty(draft: pipeline.Draft) -> pipeline.Draft:
        if "fatal" in draft.reading.text:
            raise IndexError("fatal")
        return draft

    monkeypatch.setattr(pipeline, "STAGES", (*stages.STAGES, ("fault", (faulty,))))
    monkeypatch.setattr(stages, "STAGES", (*stages.STAGES, ("fault", (faulty,))))


@pytest.mark.usefixtures("_one_fault")
def test_what_raises_does_so_in_its_turn() -> None:
    documents = [Document("a", TEXTS[1]), Document("b", "Un texte fatal."), Document("c", TEXTS[2])]
    one_by_one = side_by_side(documents)
    assert next(one_by_one) == parse(documents[0])
    with pytest.raises(IndexError, match="fatal"):
        next(one_by_one)


@pytest.mark.usefixtures("_one_fault")
def test_a_library_loses_only_the_text_that_raises() -> None:
    texts = [
        Text(name, read(text.encode(), name), {}, None)
        for name, text in (("a.txt", TEXTS[1]), ("b.txt", "Un texte fatal."), ("c.txt", TEXTS[2]))
    ]
    first, second, third = of_texts(texts)
    assert (first, third) == (of_text(texts[0]), of_text(texts[2]))
    assert isinstance(first, Digest)
    assert isinstance(second, Failure)
    assert second.values["why"] == "IndexError: fatal"


def _doubled(numbers: Sequence[int]) -> list[int]:
    if 13 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for number in numbers]


def test_what_kills_its_process_is_lost_alone() -> None:
    found = list(by_chunks(lambda do, work: mapped(do, work, 2), _doubled, range(70), lambda _: 1))
    assert [number for number, _ in found] == list(range(70))
    assert [number for number, result in found if isinstance(result, Lost)] == [13]
    assert all(result == 2 * number for number, result in found if number != 13)


@pytest.mark.parametrize(
    ("weights", "sizes"),
    [
        ([], []),
        ([0] * 20, [16, 4]),
        ([300_000] * 3, [1, 1, 1]),
        ([100_000, 100_000, 100_000, 5], [3, 1]),
    ],
)
def test_pieces_are_handed_out_by_number_and_weight(weights: list[int], sizes: list[int]) -> None:
    seen: list[int] = []

    def noted(some: list[int]) -> list[int]:
        seen.append(len(some))
        return some

    assert [result for _, result in by_chunks(lambda do, work: mapped(do, work, 1), noted, weights, int)] == weights
    assert seen == sizes
