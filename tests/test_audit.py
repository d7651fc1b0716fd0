"""The sentences of a text that gave no fact."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from running import Run

from nato_timeline import audit, pipeline
from nato_timeline.model import Document, Mention, Parse, Published, Quote, Timex
from nato_timeline.render.audited import audited
from nato_timeline.render.page import Page
from nato_timeline.render.words import Words
from nato_timeline.text import read

pytestmark = pytest.mark.usefixtures("november")


TEXT = """Riga, le 3 mars 2024

Le 4 mai, il a plu. Ona Petraitė a salué 300 soldats. Il y avait 12 chars, selon l’article 5. Rien n’est dit ici. \
« Nous irons le 7 mai », dit-elle. Les F-16 sont là. Voir la résolution 1973 et la question n° 412.

1.

Tél. : 01 02 03 04 05"""


def _parsed(document: Document) -> Parse:
    """What a pipeline might say: three dates, a name, a quotation."""

    def at(words: str) -> tuple[int, int, str]:
        start = TEXT.index(words)
        return start, start + len(words), words

    timexes = tuple(
        Timex(*at(words), "DATE", value, first=date.fromisoformat(value), last=date.fromisoformat(value))
        for words, value in (("3 mars 2024", "2024-03-03"), ("4 mai", "2024-05-04"), ("7 mai", "2024-05-07"))
    )
    return Parse(
        Document(document.id, TEXT),
        Published(date(2024, 3, 3), "header"),
        timexes=timexes,
        mentions=(Mention(*at("Ona Petraitė"), "ona-petraite", "name"),),
        quotes=(Quote(*at("Nous irons le 7 mai"), None),),
        sentences=read(Document("x", TEXT)).sentences,
    )


def test_sentences_that_gave_no_fact() -> None:
    found = list(audit.silent(_parsed(Document("x", TEXT))))
    assert [(one.dates, one.numbers, one.names) for one in found] == [
        (("4 mai",), (), ()),
        ((), ("300",), ("Ona Petraitė",)),
        ((), ("12",), ()),
    ]
    assert all(TEXT[one.start : one.end] == one.sentence for one in found)
    page = Page(Words("en"), 60)
    audited(page, found)
    assert "number: 300 · name: Ona Petraitė" in str(page)


def test_audit(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    monkeypatch.setattr(pipeline, "side_by_side", partial(map, _parsed))
    ran = run("audit", "x.txt", "-f", "json")
    assert (ran.code, len(json.loads(ran.out))) == (5, 3)
    assert ran.err == "3 sentences gave no fact, of 10 read\n"
    assert [row[1:3] for row in run("audit", "x.txt", "--holding", "name").rows] == [["42", "75"]]
    assert run("audit", "x.txt", "--holding", "number,date", "-q").rows[0][3] == "Le 4 mai, il a plu."
    assert run("audit", "x.txt", "--holding", "colour").code == 2
    ran = run("audit", "x.txt", "x.txt", "-n", "3")
    assert ran.err == "3 sentences gave no fact, of 10 read\n1 of 2 texts read, as far as --limit\n"
    assert len(run("audit", "--source", "mars,rivale").rows) == 6, "the library's own documents, read again"


def test_nothing_to_audit(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Rien n’est dit ici.", "utf-8")
    monkeypatch.setattr(
        pipeline,
        "side_by_side",
        partial(map, lambda document: Parse(document, Published(), sentences=read(document).sentences)),
    )
    assert run("audit", "x.txt").code == 0
