"""Texts of one's own, read by `extract` and `list`: what the pipeline is given, and what is printed of its facts."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from running import FORMS, Run
from small_library import timeline

from nato_timeline import pipeline
from nato_timeline.model import Document, Parse


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the pipeline: gives the first small document's facts, and remembers what it was asked to read."""
    read: list[str] = []

    def parse(document: Document) -> Parse:
        read.append(f"{document.id} {document.given_date}")
        known = timeline().parses[0]
        return replace(known, document=replace(known.document, id=document.id))

    monkeypatch.setattr(pipeline, "side_by_side", partial(map, parse))
    return read


def test_extract(run: Run, tmp_path: Path, parsed: list[str]) -> None:
    (tmp_path / "a.txt").write_text("un")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("deux")
    one = json.loads(run("extract", "a.txt", "--format", "json").out)
    assert one["source"] == {
        "id": "a",
        "title": "Le sommet de Vilnius s’ouvre demain",
        "publisher": None,
        "url": None,
        "published": "2023-07-10",
        "published_basis": "header",
        "published_estimate": None,
        "published_why": "« Vilnius, le 10 juillet 2023 »",
        "updated": None,
        "language": "fr",
    }
    assert {"timexes", "people", "mentions", "figures", "quotes", "statements", "events", "diagnostics"} <= set(one)
    text = timeline().parses[0].document.text
    for layer in ("mentions", "figures", "quotes"):
        assert one[layer]
        assert all(text[item["start"] : item["end"]] == item["surface"] for item in one[layer])
    assert one["figures"][1]["value"] == 40000000000
    assert one["people"][0]["roles"][0]["of"] == "Lituanie"
    several = json.loads(run("extract", "a.txt", "other/a.txt", "-f", "json", "--date", "2024-06-12").out)
    assert [each["source"]["id"] for each in several] == ["a", "a-2"]
    assert parsed == ["a None", "a 2024-06-12", "a-2 2024-06-12"]


@pytest.mark.parametrize("form", [*FORMS, "table"])
def test_extract_in_every_format(run: Run, tmp_path: Path, parsed: list[str], form: str) -> None:
    (tmp_path / "a.txt").write_text("un")
    ran = run("extract", "a.txt", "-f", form)
    assert (ran.code, ran.err) == (0, "")
    assert "Ona Petrait" in ran.out


def test_list_of_a_text_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch, parsed: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Le sommet")))
    assert run("extract", "-", "--fields", "surface").code == 0
    assert parsed == ["stdin None"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    ran = run("list", "-")
    assert ran.code == 1
    assert "standard input is empty" in ran.err
