"""Lines that lead to other texts: « Lire aussi » and what stands below; what is told there is told of others."""

from __future__ import annotations

import pytest

from nato_timeline.elsewhere import _NEEDLES, _WHOLE, _may_lead, elsewhere, is_elsewhere
from nato_timeline.model import Document
from nato_timeline.pipeline import parse
from nato_timeline.text import read

BODY = "Le ministre a reçu mardi son homologue letton au siège du ministère. Il a parlé du soutien à l’Ukraine."
AFTER = "Les deux ministres se reverront en juin à Riga, où se tiendra la conférence."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{BODY}\n\nLire aussi\nPologne : des drones abattus\nEstonie : l’OTAN inquiète\n\n{AFTER}", 3),
        (f"{BODY}\nÀ lire aussi : En Estonie, l’impôt de guerre divise\n{AFTER}", 1),
        (f"{BODY}\nPartager cet article - Lire aussi : Le budget en discussion\n{AFTER}", 1),
        (
            f"{BODY}\nÉvénements sur ce sujet\n03.02.2021 | Le ministre a présenté le plan\n16.12.2020 | Visite à Riga",
            3,
        ),
        (f"Accueil > Défense\nPartager sur Facebook\n{BODY}\n© Le Journal 2024 – Tous droits réservés", 3),
        (f"{BODY}\n{AFTER}", 0),
        ("Il faut lire aussi les mémoires du général. Voir aussi loin que possible est un devoir.", 0),
        (f"Le partage des charges\n{BODY}\nSur ce sujet, les Alliés sont divisés\n{AFTER}", 0),
    ],
)
def test_lines_that_lead_elsewhere(text: str, lines: int) -> None:
    reading = read(Document("x", text))
    assert len(elsewhere(reading)) == lines
    assert not is_elsewhere(reading, text.index("reçu") if "reçu" in text else 0)


def test_what_they_tell_is_no_fact_of_the_text() -> None:
    links = (
        "Lire aussi\nLe président Jean Dupont s’est rendu à Riga le 3 mai 2024\n"
        "« Il faut agir », a déclaré Anne Petit hier"
    )
    told = parse(Document("x", f"{BODY}\n\n{links}"))
    assert [event.kind for event in told.events] == ["meeting"]
    assert (told.quotes, told.statements) == ((), ())
    assert {m.surface: m.acting for m in told.mentions if "Dupont" in m.surface or "Petit" in m.surface} == {
        "Jean Dupont": False,
        "Anne Petit": False,
    }
    assert "2024-05-03" in [t.value for t in told.timexes]


def test_the_same_without_their_heading_is() -> None:
    told = parse(Document("x", f"{BODY}\n\nLe président Jean Dupont s’est rendu à Riga le 3 mai 2024"))
    assert [event.kind for event in told.events] == ["meeting", "visit"]


def test_what_is_asked_first_leaves_nothing_out() -> None:
    for needle in _NEEDLES:
        assert needle in _WHOLE or any(map(_may_lead, needle.split())), needle
