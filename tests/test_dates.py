"""What dates go together, what does not add up, and why a value is what it is."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from nato_timeline.find.times import find
from nato_timeline.grammar import verb_groups
from nato_timeline.model import Document, Published
from nato_timeline.resolve.times.dates import Dated, resolve
from nato_timeline.text import read
from nato_timeline.turns import alone


def dated(text: str, day: str | None = "2024-06-12") -> Dated:
    reading = read(Document(id="x", text=text))
    known = Published(date.fromisoformat(day), "metadata") if day else Published()
    return resolve(reading, alone(find(reading)), verb_groups(reading), known)


# ---------------------------------------------------------------- periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Du 28 février au 2 mars, il était à Riga.", [("range", "2024-02-28/2024-03-02")]),
        ("Les jeudi 13 et vendredi 14 juin, ils se réuniront.", [("list", "2024-06-13/2024-06-14")]),
        ("De 2014 à 2019, il a dirigé l’agence.", [("range", "2014/2019")]),
        ("Entre avril et juin 2022, Paris a livré des canons.", [("range", "2022-04/2022-06")]),
        ("Le séminaire (24-25 juin 2025) aura lieu.", [("range", "2025-06-24/2025-06-25")]),
        ("Les 5, 6 et 7 juin, la brigade s’entraînait.", [("list", "2024-06-05/2024-06-07")]),
        ("Les 5 et 9 juin, la brigade s’entraînait.", [("list", "{2024-06-05,2024-06-09}")]),
        ("Ce mercredi (12 juin 2024), il a parlé.", [("gloss", "2024-06-12")]),
        (
            "Ces jeudi et vendredi (13 et 14 juin 2024), ils se réunissent.",
            [("gloss", "2024-06-13/2024-06-14"), ("list", "2024-06-13/2024-06-14"), ("list", "2024-06-13/2024-06-14")],
        ),
        ("De lundi à mercredi, la délégation a visité trois bases.", [("range", "2024-06-10/2024-06-12")]),
        ("De 10 h à 12 h, il a reçu la presse.", [("range", "2024-06-12T10:00/2024-06-12T12:00")]),
        ("Le 3 mai, il était à Riga. Le 5 mai, il est rentré.", []),
        ("Le contrat est de deux à trois ans.", []),
    ],
)
def test_periods(text: str, periods: list[tuple[str, str]]) -> None:
    assert [(p.kind, p.value) for p in dated(text).periods] == periods


def test_a_period_has_its_parts_and_bounds() -> None:
    found = dated("Du 28 décembre au 3 janvier 2020, il était absent.")
    (period,) = found.periods
    assert [found.timexes[k].value for k in period.parts] == ["2019-12-28", "2020-01-03"]
    assert (period.first, period.last) == (date(2019, 12, 28), date(2020, 1, 3))


# ---------------------------------------------------------------- diagnostics, bases, reasons


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("La réunion du vendredi 12 juin 2024 a été annulée.", "weekday-mismatch", ["2024-06-12"]),
        ("Le 31 juin 2024, il sera à Rome.", "impossible-date", ["2024-XX-XX"]),
        ("Le 30 février, il sera à Rome.", "impossible-date", ["XXXX-XX-XX"]),
        ("Le 28 mai 202. Il a été reçu à Rome.", "year-digits", ["2024-05-28"]),
        ("Hier, vendredi 12 juin 2024, il a parlé.", "weekday-mismatch", ["2024-06-12", "2024-06-12"]),
    ],
)
def test_diagnostics(text: str, code: str, values: list[str]) -> None:
    found = dated(text)
    assert code in [d.code for d in found.diagnostics]
    assert [t.value for t in found.timexes] == values


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Il a été reçu le 12 juin 2024.", ["stated"]),
        ("Les 12 et 13 octobre 2022, ils étaient à Bruxelles.", ["neighbour", "stated"]),
        ("Il a été reçu hier.", ["publication"]),
        ("Il a été reçu lundi.", ["publication"]),
        ("Il a été reçu le 25 mai.", ["publication"]),
        ("Le 3 mai 2023, il était à Riga. Le lendemain, il était à Vilnius.", ["stated", "story"]),
        ("La visite a duré deux jours.", ["none"]),
        ("À la veille du sommet de Vilnius, rien n’est joué.", ["reference"]),
        ("Au lendemain de la fête, il est parti.", ["unplaced"]),
    ],
)
def test_basis(text: str, basis: list[str]) -> None:
    assert [t.basis for t in dated(text).timexes] == basis


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Il a affirmé vendredi que tout va bien.", "« vendredi » before PUB → 2024-06-07"),
        ("Il sera reçu jeudi.", "« jeudi » after PUB → 2024-06-13"),
        ("Il a été reçu mercredi.", "« mercredi » on PUB → 2024-06-12"),
        ("Il a été reçu hier.", "« hier » 1 day before PUB → 2024-06-11"),
        ("Il y a deux ans, il a été élu.", "« Il y a deux ans » 2 years before PUB → 2022"),
        ("Il part dans dix jours.", "« dans dix jours » 10 days after PUB → 2024-06-22"),
        ("Il est reçu cette semaine.", "« cette semaine » in the week of PUB → 2024-W24"),
        ("Il a été reçu le 25 mai.", "« le 25 mai » nearest, told in the past, to PUB → 2024-05-25"),
        ("Réunion le 25 juin à Riga.", "« le 25 juin » nearest to PUB → 2024-06-25"),
        ("Il a été élu l’été dernier.", "« l’été dernier » last before PUB → 2023-SU"),
        ("Il sera reçu le 4 mars prochain.", "« le 4 mars prochain » first after PUB → 2025-03-04"),
        ("Il est parti en mars de l’an dernier.", "« mars de l’an dernier » in the year before PUB → 2023-03"),
        ("Ce mercredi (12 juin 2024), il parle.", "« Ce mercredi » completed by the date beside it → 2024-06-12"),
        ("Les 12 et 13 mai 2022, il parlait.", "« Les 12 » completed by the date beside it → 2022-05-12"),
        ("Au lendemain de la fête, il est parti.", "« lendemain » has nothing to count from → XXXX-XX-XX"),
        ("Il a été reçu le 12 juin 2024.", None),
    ],
)
def test_why(text: str, why: str | None) -> None:
    told = why.replace("PUB", "publication 2024-06-12 (Wednesday)") if why else None
    assert dated(text).timexes[0].why == told


def test_why_of_the_story() -> None:
    found = dated("Il a vu Riga le 25 mai. La veille, il était à Oslo ; le lendemain, à 10 heures, il parlait.").timexes
    assert [t.why for t in found[1:]] == [
        "« La veille » 1 day before story 2024-05-25 (Saturday) → 2024-05-24",
        "« le lendemain » 1 day after story 2024-05-24 (Friday) → 2024-05-25",
        "« 10 heures » on story 2024-05-25 (Saturday) → 2024-05-25T10:00",
    ]


def test_timexes_are_in_text_order_without_overlaps() -> None:
    text = "Hier soir, mardi 11 juin, à 20 h 30, le ministre, arrivé la veille de Riga, a parlé pendant deux heures."
    found = dated(text).timexes
    assert [(a.end <= b.start) for a, b in pairwise(found)] == [True] * (len(found) - 1)
    assert all(t.surface == text[t.start : t.end] for t in found)


def test_nothing_invented_without_an_anchor() -> None:
    text = "Hier, lundi et le 4 mai, il a plu. La semaine prochaine, en mars ou dans deux ans, il fera beau."
    found = dated(text, None).timexes
    assert [t.first for t in found] == [None] * len(found)
    assert all(t.value.startswith("XXXX") for t in found)
