"""Sentences with their figures: spans, values, units, qualifiers (tests/corpus/figures.txt), and what they
mean (tests/corpus/figures_meaning.txt)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from nato_timeline.find.figures import FoundFigure, find
from nato_timeline.model import Document, Figure
from nato_timeline.pipeline import draft
from nato_timeline.text import read
from nato_timeline.turns import alone

CORPUS = Path(__file__).parent / "corpus" / "figures.txt"
MEANING = Path(__file__).parent / "corpus" / "figures_meaning.txt"

# [20,9 milliards d’euros → ~ 20.9e9 EUR], [600 à 700 soldats → 600..700 soldat]
_GOLD = re.compile(
    r"\[(?P<surface>[^\]→]+) →(?P<optional>\?)? (?:(?P<sign>>=|<=|[<>~]) )?(?P<value>[\d.e]+) (?P<unit>[^\]]+)\]"
)


@dataclass(frozen=True)
class Gold:
    surface: str
    sign: str | None
    value: float | tuple[float, float]
    unit: str
    optional: bool


def number(written: str) -> float | tuple[float, float]:
    if ".." in written:
        low, high = written.split("..")
        return float(low), float(high)
    return float(written)


def lines() -> list[tuple[str, str]]:
    section, out = "", []
    for line in CORPUS.read_text("utf-8").splitlines():
        if line.startswith("== "):
            section = line[3:]
        elif line and not line.startswith("#"):
            out.append((section, line))
    return out


def told(line: str) -> tuple[str, dict[int, Gold]]:
    """The plain sentence, and its figures by where they start."""
    text, gold, at = "", {}, 0
    for m in _GOLD.finditer(line):
        text += line[at : m.start()]
        gold[len(text)] = Gold(m["surface"], m["sign"], number(m["value"]), m["unit"], bool(m["optional"]))
        text += m["surface"]
        at = m.end()
    return text + line[at:], gold


def shown(text: str, figure: FoundFigure) -> Gold:
    return Gold(text[figure.start : figure.end], figure.qualifier, figure.value, figure.unit, False)


@pytest.mark.parametrize(("section", "line"), lines())
def test_sentence(section: str, line: str) -> None:
    text, gold = told(line)
    found = {f.start: shown(text, f) for f in alone(find(read(Document(id="phrase", text=text))))}
    must = {start: g for start, g in gold.items() if not g.optional}
    may = {start for start, g in gold.items() if g.optional}
    assert {start: g for start, g in found.items() if start not in may} == must


def told_meaning() -> list[tuple[str, list[str]]]:
    """Each sentence with the lines that tell its figures."""
    out: list[tuple[str, list[str]]] = []
    for line in MEANING.read_text("utf-8").splitlines():
        if line.startswith("  "):
            out[-1][1].append(line.strip().removesuffix(" |"))
        elif line and not line.startswith(("#", "== ")):
            out.append((line, []))
    return out


def meaning(figure: Figure) -> str:
    names = ("subject", "holder", "when", "per", "role", "same_as")
    said = [f"{name}={getattr(figure, name)}" for name in names if getattr(figure, name) is not None]
    for name in ("parts", "sources_differ"):
        others = getattr(figure, name)
        said += [f"{name}={','.join(map(str, others))}"] if others else []
    return f"{figure.surface} | {'; '.join(said)}".removesuffix(" | ")


@pytest.mark.parametrize(("sentence", "figures"), told_meaning())
def test_meaning(sentence: str, figures: list[str]) -> None:
    text = sentence.replace("\\n", "\n")
    state = draft(Document(id="phrase", text=text, given_date=date(2024, 7, 12)))
    assert [meaning(figure) for figure in state.figures] == figures


def test_a_figure_in_a_quotation_has_its_speaker() -> None:
    text = "« Nous avons livré 230 chars », a affirmé Jens Stoltenberg. Le sommet a réuni 60 délégations."
    said, told = draft(Document(id="phrase", text=text)).figures
    assert (said.speaker, told.speaker) == ("jens-stoltenberg", None)


def test_topics_come_from_the_sentence_and_the_subject() -> None:
    aid, spending = draft(
        Document(
            id="phrase",
            text="Paris versera 3 milliards d’euros d’aide militaire à l’Ukraine.\n\nL’objectif de 2 % du PIB demeure.",
        )
    ).figures
    assert "ukraine" in aid.topics
    assert "ukraine" not in spending.topics
    assert "depenses" in spending.topics


@pytest.mark.parametrize("spaces", ["\u00a0", "\u202f", "\u2009"])
def test_spaces_and_apostrophes_change_nothing(spaces: str) -> None:
    plain = "Au moins 1 250 000 euros d'aide et 20,9 milliards d'euros, soit 2 % du PIB, pour 40 000 soldats."
    fancy = plain.replace(" ", spaces).replace("'", "’")
    values = [(f.start, f.end, f.value, f.unit, f.qualifier) for f in alone(find(read(Document(id="a", text=plain))))]
    assert [
        (f.start, f.end, f.value, f.unit, f.qualifier) for f in alone(find(read(Document(id="b", text=fancy))))
    ] == values
    assert len(values) == 4


def test_a_text_without_accents_has_the_same_figures() -> None:
    text = (
        "Près d’un million d’habitants, quatre-vingts députés et trois hélicoptères ; l’effort sera porté à 2 % du PIB."
    )
    bare = text.translate(str.maketrans("éèàôç", "eeaoc"))
    found = [(f.start, f.end, f.value, f.qualifier) for f in alone(find(read(Document(id="a", text=text))))]
    assert [(f.start, f.end, f.value, f.qualifier) for f in alone(find(read(Document(id="b", text=bare))))] == found
    assert len(found) == 4


CANADA = "OTTAWA, le 3 mai 2023 – "
SWITZERLAND = "Suisse > Politique\n\nPublié mercredi 22.03.2023 à 17:45\n\n"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (CANADA + "Le Canada versera 30 millions de dollars, 5 M$ et 2 millions de dollars américains.", "CAD CAD USD"),
        ("Paris, le 3 mai 2023 – Ottawa versera 30 millions de dollars au fonds.", "USD"),
        (SWITZERLAND + "Le budget atteindra 5 milliards de francs, contre 4 milliards en 2020.", "CHF CHF"),
        ("La Suisse consacrera 5 milliards de francs à son armée.", "CHF"),
        ("La Norvège a prévu 85 milliards de couronnes pour 2030.", "NOK"),
        ("Le devis est de 85 milliards de couronnes.", "couronne"),
        ("Paris, le 3 mai 1998 – Le porte-avions a coûté 20 milliards de francs.", "FRF"),
        ("Il a reçu 40 millions d’euros. Il faudra 8 milliards de nouvelles dépenses.", "EUR EUR"),
        ("La Presse Canadienne\n\nLe plan vaut 3 milliards de dollars. Il manque 2 milliards de crédits.", "CAD CAD"),
    ],
)
def test_whose_money(text: str, units: str) -> None:
    state = draft(Document(id="phrase", text=text))
    assert " ".join(figure.unit for figure in state.figures) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Dépenses de défense (en % du PIB) :\n- Pologne : 4,12 %\n- Estonie : 3,43 %", "% du PIB, % du PIB"),
        ("En % du RNB\n\n| Pays | 2023 |\n| --- | --- |\n| Luxembourg | 0,9 % |", "% du RNB"),
        ("Part des équipements :\n- Pologne : 51 %", "%"),
    ],
)
def test_what_stands_above_a_list_or_table_says_of_what_its_shares_are(text: str, units: str) -> None:
    assert ", ".join(figure.unit for figure in draft(Document(id="phrase", text=text)).figures) == units
