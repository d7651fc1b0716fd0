"""Places: the corpus, and that no text is too much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nato_timeline import lexicon
from nato_timeline.find import places
from nato_timeline.model import Document, Place
from nato_timeline.text import read

CORPUS = Path(__file__).parent / "corpus" / "places.txt"
MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")  # [Kiev|city metonym ua]


def cases() -> list[str]:
    lines = CORPUS.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def label(place: Place) -> str:
    """A place as the corpus writes it."""
    form = [place.form] if place.form != "noun" else []
    if place.kind == "country":
        return " ".join([place.country or "?", *form])
    words = [place.kind, *form]
    if place.kind == "body":
        words.append(place.id or "?")
        words += [place.country] if place.country and not place.id else []
    elif place.kind == "region":
        words += [place.country] if place.country else []
    else:
        words.append(place.country or "?")
    return " ".join(words)


def seen(text: str) -> str:
    out, at = "", 0
    for place in places.find(read(Document("x", text))):
        out += f"{text[at : place.start]}[{place.surface}|{label(place)}]"
        at = place.end
    return out + text[at:]


@pytest.mark.parametrize("line", cases())
def test_corpus(line: str) -> None:
    assert seen(MARK.sub(r"\1", line)) == line


@pytest.mark.parametrize("line", cases()[::7])
def test_apostrophes_and_spaces_make_no_difference(line: str) -> None:
    text = MARK.sub(r"\1", line)
    other = text.replace("’", "'").replace(" ", "\u00a0")
    found = [(p.start, p.end, label(p)) for p in places.find(read(Document("x", other)))]
    assert found == [(p.start, p.end, label(p)) for p in places.find(read(Document("x", text)))]


def test_every_country_is_found_with_its_forms_and_capital() -> None:
    missed = []
    for country in lexicon.countries():
        for word in (country.name, *country.aliases):
            if not any(p.country == country.id for p in places.find(read(Document("x", f"La situation de {word}.")))):
                missed.append(word)
        for form in country.forms:
            found = places.find(read(Document("x", f"Des représentants de plusieurs ministères {form} sont venus.")))
            if form not in country.ambiguous and not any(p.country == country.id for p in found):
                missed.append(form)
    assert missed == []


def test_every_town_region_and_body_is_found() -> None:
    missed = []
    for record in (*lexicon.cities(), *lexicon.regions(), *lexicon.organisations()):
        shared = getattr(record, "ambiguous", ())
        for name in (record.name, *record.aliases):
            if name not in shared and not places.find(read(Document("x", f"Il est question de « {name} », dit-on."))):
                missed.append(name)
    assert missed == []


def test_no_text_is_too_much() -> None:
    """How the time grows is measured in tests/bench/hostile.py; here only that all of it is read."""
    text = " ".join(MARK.sub(r"\1", line) for line in cases())
    once = places.find(read(Document("x", text)))
    assert len(places.find(read(Document("x", f"{text}\n\n" * 8)))) >= 8 * len(once) - 8
    hostile = "à " + "Aa-" * 2000 + " " + "Aa " * 2000 + "(" + "a" * 3000
    assert not places.find(read(Document("x", hostile)))
