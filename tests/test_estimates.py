"""What is estimated of the day of a document that says none."""

from __future__ import annotations

import pytest
from publishing import published


@pytest.mark.parametrize(
    ("text", "estimate"),
    [
        # a known summit that lies ahead
        ("La ministre a été reçue hier, ceci un mois avant le sommet de l’OTAN à Vilnius.", "2023-06~"),
        ("À dix jours du sommet de Varsovie, l’accord a été signé.", "2016-06~"),
        ("Un mois avant le sommet de Washington, en 2024, rien n’est joué.", "2024-06~"),
        # three summits of that name, nothing to tell them apart
        ("Un mois avant le sommet de Washington, rien n’est joué.", None),
        # the news of the lead
        ("Le ministre a participé à la réunion, le vendredi 31 mars 2017 à Bruxelles.", "2017-03-31~"),
        # history and plans
        (
            "Questions\n"
            * 6
            + "Il dirige l’Alliance depuis le 1er octobre 2024. L’an dernier, 22 Alliés ont tenu leur promesse. "
            "Ils se réuniront les 24 et 25 juin 2025.",
            "2025~",
        ),
        ("Titre\n\nBruxelles, 12-13 juin 2024 – Les ministres se sont réunis.", "2024-06-13~"),
        ("AGENDA DE LA SEMAINE DU 10 AU 14 JUIN 2024\n\nLundi 10 juin\n09h30 : Entretien", "2024-06~"),
        ("Le sommet de Vilnius, le mois prochain, sera celui de l’Ukraine.", "2023-06~"),
        ("Il la verra la semaine prochaine, à moins d’un mois du sommet de Vilnius.", "2023-06~"),
        ("Le sommet de Vilnius a été long. La ministre part la semaine prochaine.", None),
        ("Il y a vingt ans, le 29 mars 2004, sept pays adhéraient.", "2024~"),
        ("Le 29 mars 2004, il y a vingt ans, sept pays adhéraient.", "2024~"),
        ("L’Alliance est une organisation politique et militaire.", None),
        ("En 2014, les Alliés ont pris un engagement.", None),
    ],
)
def test_estimate(text: str, estimate: str | None) -> None:
    found = published(text)
    assert (found.value, found.estimate) == (None, estimate)
    assert (found.basis == "estimate") == (estimate is not None)


def test_an_estimate_says_why() -> None:
    found = published("La ministre a été reçue hier, un mois avant le sommet de l’OTAN à Vilnius.")
    assert found.why == "un mois avant le sommet de l’OTAN à Vilnius (2023-07-11/2023-07-12)"
