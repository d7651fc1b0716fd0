"""What holds for every text: a result, spans that are the text, the same bytes twice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline.model import Document, Parse
from nato_timeline.pipeline import parse, stages
from nato_timeline.render.parse import as_json

# pieces that the rules look for, so that random texts are not random noise
PIECES = st.sampled_from(
    [
        "le 12 juin 2024", "jeudi", "hier", "la veille", "du 9 au 11 juillet", "31 juin", "29 février 2023", "999",
        "40 milliards d’euros", "2 % du PIB", "une centaine de", "soldats", "de 1,5 à 2", "8.000", "€", "%",
        "M. Stoltenberg", "Mme", "MM.", "la ministre de la Défense", "Jens", "STOLTENBERG", "de Hoop Scheffer",
        "son homologue",
        "«", "»", "“", "”", '"', "a déclaré", "a-t-il ajouté", "selon", "s’est rendu", "n’a pas été reçue", "devrait",
        "réunion", "sommet de Bruxelles", "exercice Steadfast Noon", "OTAN", "Kiev", "l’Ukraine", "à Rukla (Lituanie)",
        "\n", "\n\n", "  •", "|", "- ", ".", ",", ":", ";", "(", ")", "’", "'", "\u00a0", "\u200b", "\u00ad", 
        "**", "[", "](x)",
        "e\u0301", "ﬁ", "İ", "ß", "🇺🇦", "\u0000", "\ud800".encode("utf-8", "replace").decode(), "---\n", 
        "\t", "1er", "XXIe siècle",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=30).map("".join)
)


def document(text: str, day: date | None = None) -> Document:
    return Document(id="t", text=text, given_date=day)


def spans(parsed: Parse) -> Iterator[tuple[int, int, str]]:
    for item in (
        *parsed.timexes,
        *parsed.places,
        *parsed.mentions,
        *parsed.figures,
        *parsed.quotes,
        *parsed.statements,
    ):
        yield item.start, item.end, item.surface
    for event in parsed.events:
        yield from ((span.start, span.end, span.surface) for span in event.at)
    for diagnostic in parsed.diagnostics:
        if diagnostic.span:
            yield diagnostic.span.start, diagnostic.span.end, diagnostic.span.surface


@given(TEXTS, st.one_of(st.none(), st.dates()))
@settings(deadline=None, max_examples=250)
def test_any_text_gives_facts_that_are_in_it(text: str, day: date | None) -> None:
    parsed = parse(document(text, day))
    for start, end, surface in spans(parsed):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == surface
    assert as_json([parsed]) == as_json([parse(document(text, day))])


@given(TEXTS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_finders_does_not_matter(text: str, shuffler: random.Random) -> None:
    (name, steps), *others = stages.STAGES
    finders = list(steps)
    shuffler.shuffle(finders)
    with pytest.MonkeyPatch.context() as patch:
        expected = as_json([parse(document(text))])
        patch.setattr(stages, "STAGES", ((name, tuple(finders)), *others))
        assert as_json([parse(document(text))]) == expected


STATED = [
    "Le sommet s’est tenu le 4 avril 2009 à Strasbourg.",
    "Il prendra ses fonctions le 1er octobre 2024.",
    "La réunion aura lieu du 28 février au 2 mars 2019.",
    "Entre mars 2022 et le 9 avril 2023, la Belgique a livré 92 millions d’euros d’aide.",
    "Au deuxième trimestre 2024, le Canada a livré dix véhicules.",
    "En 1949, douze États ont signé le traité ; l’objectif est fixé à 2 % d’ici à 2035.",
    "Les vendredi 3 et samedi 4 mai 2019, les ministres se sont réunis.",
]


@pytest.mark.parametrize("text", STATED)
@given(day=st.dates(date(1950, 1, 1), date(2060, 12, 31)))
@settings(deadline=None, max_examples=25)
def test_stated_dates_do_not_depend_on_the_document(text: str, day: date) -> None:
    stated = [(t.surface, t.value) for t in parse(document(text, date(2024, 6, 12))).timexes]
    assert stated
    assert [(t.surface, t.value) for t in parse(document(text, day)).timexes] == stated


@pytest.mark.parametrize(
    "text",
    [
        "Il a rencontré hier le président. La veille, il était à Rome. Il ira jeudi à Kiev, dans dix jours à Oslo.",
        "Le mois dernier, les ministres se sont réunis ; ils se retrouveront à l’automne.",
        "Ce matin, à 10 heures, la conférence de presse a commencé. Elle reprendra lundi prochain.",
    ],
)
def test_without_an_anchor_nothing_is_dated(text: str) -> None:
    parsed = parse(document(text))
    assert parsed.published.value is None
    assert parsed.timexes
    for timex in parsed.timexes:
        assert timex.first is None
        assert not timex.value[:4].isdigit(), timex
    assert [event.when for event in parsed.events if event.first] == []
