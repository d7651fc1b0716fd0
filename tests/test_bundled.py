"""The texts that come with the tool."""

from __future__ import annotations

from pathlib import Path

from nato_timeline.intake.bundled import bundled


def test_the_bundled_texts_are_five_and_whole() -> None:
    texts = bundled()
    assert [document.id[:3] for document in texts] == ["000", "001", "002", "003", "004"]
    for document in texts:
        assert document.path
        assert document.text == Path(document.path).read_bytes().decode("utf-8")
        assert document.title is None or document.text.startswith(document.title)
        assert document.publisher is None or document.publisher in document.text
