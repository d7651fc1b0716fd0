"""A small library made by hand, so that what users see is tested apart from what is recognised."""

from __future__ import annotations

from datetime import date

from nato_timeline import index
from nato_timeline.calendar import interval
from nato_timeline.facts import Library
from nato_timeline.model import (
    Cite,
    Document,
    Entry,
    Figure,
    Mention,
    Parse,
    Person,
    Published,
    Quote,
    Role,
    Timeline,
)
from nato_timeline.text import read, titled

VILNIUS = """Le sommet de Vilnius s’ouvre demain

Vilnius, le 10 juillet 2023. La ministre de la Défense lituanienne, Ona Petraitė, a reçu lundi le secrétaire général \
de l’OTAN, Karl Øster. Le sommet se tiendra les 11 et 12 juillet. « Nous porterons notre effort à 2,5 % du PIB », a \
déclaré Mme Petraitė. Les Alliés ont promis 40 milliards d’euros par an à l’Ukraine.
"""
HOSTILE = """Bilan [de l'OTAN] \x1b[31mrouge\x1b[0m

Au premier semestre 2023, =SOMME(A1) le soutien a atteint 1,5 milliard de couronnes. L’exercice Nordlys aura lieu en \
octobre. Ona Petraite a précisé que rien n’était décidé </script>.
"""
TOPICS = (
    ("ukraine", "Ukraine", "Ukraine", ("ukraine", "kiev")),
    ("depenses", "Dépenses de défense", "Defence spending", ("dépenses", "effort de défense")),
)


def _at(text: str, words: str) -> tuple[int, int, str]:
    start = text.index(words)
    return start, start + len(words), words


def _vilnius() -> Parse:
    document = titled(Document("vilnius", VILNIUS))
    return Parse(
        document=document,
        published=Published(date(2023, 7, 10), "header", why="« Vilnius, le 10 juillet 2023 »"),
        people=(
            Person(
                "ona-petraite", "Ona Petraitė", (_role(VILNIUS, "ministre de la Défense", "Lituanie"),), known=True
            ),
            Person("karl-oster", "Karl Øster", (_role(VILNIUS, "secrétaire général", "OTAN"),)),
        ),
        mentions=(Mention(*_at(VILNIUS, "Ona Petraitė"), "ona-petraite", "name"),),
        figures=(
            Figure(
                *_at(VILNIUS, "2,5 % du PIB"), 2.5, "% du PIB", subject="effort de défense", holder="Lituanie",
                role="target", speaker="ona-petraite", topics=("depenses",),
            ),
            Figure(
                *_at(VILNIUS, "40 milliards d’euros"), 40e9, "EUR", subject="aide à l’Ukraine", holder="Alliés",
                per="P1Y", role="commitment", topics=("ukraine",),
            ),
        ),
        quotes=(Quote(*_at(VILNIUS, "Nous porterons notre effort à 2,5 % du PIB"), "ona-petraite", "déclarer"),),
        sentences=read(document).sentences,
    )  # fmt: skip


def _hostile() -> Parse:
    document = titled(Document("bilan_2023", HOSTILE))
    return Parse(
        document=document,
        published=Published(None, "estimate", "2023-09~", "six mois après mars 2023"),
        people=(Person("ona-petraite", "Ona Petraitė"),),
        mentions=(Mention(*_at(HOSTILE, "Ona Petraite"), "ona-petraite", "name"),),
        figures=(Figure(*_at(HOSTILE, "1,5 milliard de couronnes"), 1.5e9, "SEK", "~", "soutien", when="2023-H1"),),
        statements=(Quote(*_at(HOSTILE, "rien n’était décidé </script>"), "ona-petraite", "préciser"),),
        sentences=read(document).sentences,
    )


def _role(text: str, title: str, of: str) -> Role:
    start, end, _ = _at(text, title)
    return Role(title, of, start=start, end=end)


def _cite(document: str, text: str, words: str, when: str | None, wording: str, status: str) -> Cite:
    start, end, _ = _at(text, words)
    return Cite(document, None, None, start, end, "", when, wording, status)


def _entry(kind: str, title: str, when: str | None, status: str, *cites: Cite, **more: object) -> Entry:
    first, last = interval(when)
    given = {"date_basis": "text", "place": None, "participants": (), "topics": (), **more}
    return Entry("", kind, title, when, first, last, status=status, sources=cites, **given)  # type: ignore[arg-type]


ENTRIES = (
    _entry(
        "meeting", "Entrevue d’Ona Petraitė avec Karl Øster", "2023-07-10", "held",
        _cite("vilnius", VILNIUS, "a reçu", "2023-07-10", "Entrevue d’Ona Petraitė avec Karl Øster", "held"),
        place="Vilnius", participants=("ona-petraite", "karl-oster"),
    ),
    _entry(
        "summit", "Sommet de Vilnius", "2023-07-11/2023-07-12", "scheduled",
        _cite("vilnius", VILNIUS, "sommet", "2023-07-11/2023-07-12", "Sommet de Vilnius", "scheduled"),
        _cite("bilan_2023", HOSTILE, "décidé", "2023-07", "Sommet tenu à Vilnius", "held"),
        place="Vilnius", topics=("depenses",), differs=("2023-07",),
    ),
    _entry(
        "exercise", "Exercice Nordlys [de l'OTAN] \x1b[31m", "2023-10", "scheduled",
        _cite("bilan_2023", HOSTILE, "exercice Nordlys", "2023-10", "Exercice Nordlys", "scheduled"),
        date_basis="inherited",
    ),
    _entry(
        "commitment", "Soutien de 1,5 milliard de couronnes", "2023-H1", "held",
        _cite("bilan_2023", HOSTILE, "soutien", "2023-H1", "Soutien de 1,5 milliard de couronnes", "held"),
        participants=("Suède",),
    ),
    _entry(
        "decision", "=Décision d’augmenter l’effort", None, "postponed",
        _cite("bilan_2023", HOSTILE, "décidé", None, "Décision", "postponed"),
        was="2023-03-01",
    ),
)  # fmt: skip


def timeline() -> Timeline:
    return Timeline((_vilnius(), _hostile()), ENTRIES)


def library() -> Library:
    """Two documents, five events (one undated), three figures, a quotation, a statement, two roles."""
    return index.build(timeline(), TOPICS)
