"""The rules serve the language and no text: change the five texts and the facts change with them.

Each case gives replacements in the text and what they do to values; every fact of the changed text must be the fact of
the original with the same replacements made.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

import pytest

from nato_timeline.intake.bundled import bundled
from nato_timeline.model import Document, Parse
from nato_timeline.pipeline import parse
from nato_timeline.text import fold

TEXTS = {document.id[:3]: document for document in bundled()}


@dataclass(frozen=True)
class Change:
    text: str
    words: tuple[tuple[str, str], ...]
    values: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, tuple[float, str]] = field(default_factory=dict)
    name: str = ""


CHANGES = [
    Change(
        "000",
        (("Yuriko Backes", "Carine Weber"), ("Backes", "Weber"), ("Jens Stoltenberg", "Erik Halvorsen")),
        name="other people",
    ),
    Change(
        "000",
        (
            ("Yuriko Backes", "Mette Lund"),
            ("Backes", "Lund"),
            ("luxembourgeoise", "danoise"),
            ("le Luxembourg", "le Danemark"),
            ("du Luxembourg", "du Danemark"),
        ),
        name="another country",
    ),
    Change(
        "000",
        (("70 millions d’euros", "45,5 millions de dollars"), ("2 %", "3,5 %")),
        {},
        {"45,5 millions de dollars": (45_500_000, "USD"), "3,5 %": (3.5, "%")},
        name="other figures",
    ),
    Change(
        "000",
        (("Washington", "Madrid"), ("2024", "2022")),
        {"2024-06~": "2022-05~", "2024": "2022", "2024-07-09/2024-07-11": "2022-06-28/2022-06-30"},
        name="before another summit",
    ),
    Change(
        "001",
        (
            ("Ce mercredi", "Ce mardi"),
            ("12 juin 2024", "14 février 2023"),
            ("jeudi 13", "mercredi 15"),
            ("vendredi 14 juin", "jeudi 16 février"),
            ("Washington", "Vilnius"),
        ),
        {
            "2024-06-12": "2023-02-14",
            "2024-06-13": "2023-02-15",
            "2024-06-14": "2023-02-16",
            "2024-06-13/2024-06-14": "2023-02-15/2023-02-16",
            "2024-07-09/2024-07-11": "2023-07-11/2023-07-12",
        },
        name="another year",
    ),
    Change(
        "001",
        (
            ("40 milliards d’euros", "cinquante-cinq milliards de dollars canadiens"),
            ("Jens Stoltenberg", "Ingrid Nordli"),
            ("M. Stoltenberg", "Mme Nordli"),
            ("le secrétaire général", "la secrétaire générale"),
            ("a-t-il", "a-t-elle"),
        ),
        {},
        {"cinquante-cinq milliards de dollars canadiens": (55_000_000_000, "CAD")},
        name="other words for the sum, a woman in office",
    ),
    Change(
        "002",
        (
            ("vendredi 31 mars 2017", "mardi 27 avril 2010"),
            ("25 mai prochain", "19 novembre prochain"),
            ("Varsovie", "Riga"),
            ("juillet 2016", "novembre 2006"),
        ),
        {
            "2017-03-31": "2010-04-27",
            "2017-05-25": "2010-11-19",
            "2016-07": "2006-11",
            "2016-07-08/2016-07-09": "2006-11-28/2006-11-29",
        },
        name="another decade",
    ),
    Change(
        "002",
        (("Jean Asselborn", "Pierre-Yves d’Aubigny"), ("Rex Tillerson", "Sam Cole"), ("2% du PIB", "1,75 % du PIB")),
        {},
        {"1,75 % du PIB": (1.75, "% du PIB")},
        name="other people, another target",
    ),
    Change(
        "003",
        (
            ("Mark Rutte", "Lena Sørby"),
            ("M.\u00a0Rutte", "Mme\u00a0Sørby"),
            ("secrétaire général", "secrétaire générale"),
            ("Le secrétaire", "La secrétaire"),
            ("avec lequel il s’est entretenu", "avec lequel elle s’est entretenue"),
            ("est revenu sur", "est revenue sur"),
            ("Il a déclaré", "Elle a déclaré"),
            ("Wiesbaden (Allemagne)", "Szczecin (Pologne)"),
        ),
        name="a woman in office, another town",
    ),
    Change(
        "003",
        (
            ("17 Oct. 2024", "14 Nov. 2024"),
            ("17 octobre", "14 novembre"),
            ("40\u00a0milliards", "12,5 milliards"),
            ("20,9\u00a0milliards", "7 milliards"),
            ("premier semestre", "premier trimestre"),
        ),
        {
            "2024-10-17": "2024-11-14",
            "2024-10-17T20:23": "2024-11-14T20:23",
            "2024-10": "2024-11",
            "2024-H1": "2024-Q1",
            "2024-10~": "2024-11~",
            "2024-10-17/2024-10-18": "2024-11-14/2024-11-15",
        },
        {"12,5 milliards d’euros": (12_500_000_000, "EUR"), "7 milliards d’euros": (7_000_000_000, "EUR")},
        name="another day",
    ),
    Change(
        "004",
        (
            ("11 Oct. 2022", "23 Oct. 2019"),
            ("13 Oct. 2022", "25 Oct. 2019"),
            ("Jeudi, le secrétaire", "Vendredi, le secrétaire"),
            ("ces mercredi", "ces jeudi"),
            (" et jeudi (", " et vendredi ("),
            ("Mercredi, le Groupe", "Jeudi, le Groupe"),
            ("(12 et", "(24 et"),
            ("13 octobre 2022", "25 octobre 2019"),
            ("12 and 13 October", "24 and 25 October"),
        ),
        {
            "2022-10-11": "2019-10-23",
            "2022-10-12": "2019-10-24",
            "2022-10-13": "2019-10-25",
            "2022-10-13T10:54": "2019-10-25T10:54",
            "2022-WI": "2019-WI",
            "2022-W42": "2019-W44",
            "2022-10-12/2022-10-13": "2019-10-24/2019-10-25",
        },
        name="another week",
    ),
    Change(
        "004",
        (
            ("Oleksiï Reznikov", "Andriy Kovalenko"),
            ("Steadfast Noon", "Northern Shield"),
            ("au Kosovo et en Iraq", "en Géorgie et au Liban"),
        ),
        name="another minister, another exercise",
    ),
]


def swap(text: str | None, change: Change) -> str | None:
    for old, new in change.words if text else ():
        text = text.replace(old, new)
    return text


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def named(change: Change, original: Parse, who: str | None) -> str | None:
    names = {person.id: person.name for person in original.people}
    return slug(swap(names[who], change) or "") if who in names else swap(who, change)


def changed(change: Change) -> tuple[Parse, Parse]:
    document = TEXTS[change.text]
    text = swap(document.text, change)
    assert text != document.text
    return parse(document), parse(replace(document, text=text, title=None))


CASES = pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{c.text}: {c.name}")


@pytest.fixture(scope="module")
def pairs() -> dict[str, tuple[Parse, Parse]]:
    return {f"{change.text}: {change.name}": changed(change) for change in CHANGES}


@CASES
def test_timexes_follow(change: Change, pairs) -> None:
    before, after = pairs[f"{change.text}: {change.name}"]
    assert [(t.type, t.value, t.mod) for t in after.timexes] == [
        (t.type, change.values.get(t.value, t.value), t.mod) for t in before.timexes
    ]
    assert all(t.surface in after.document.text for t in after.timexes)


@CASES
def test_people_follow(change: Change, pairs) -> None:
    before, after = pairs[f"{change.text}: {change.name}"]
    assert [(m.surface, m.person, m.kind, m.acting) for m in after.mentions] == [
        (swap(m.surface, change), named(change, before, m.person), m.kind, m.acting) for m in before.mentions
    ]


@CASES
def test_figures_follow(change: Change, pairs) -> None:
    before, after = pairs[f"{change.text}: {change.name}"]
    expected = []
    for f in before.figures:
        surface = swap(f.surface, change)
        value, unit = change.amounts.get(surface or "", (f.value, f.unit))
        expected.append((surface, value, unit, f.qualifier, f.per, f.role))
    assert [(f.surface, f.value, f.unit, f.qualifier, f.per, f.role) for f in after.figures] == expected


@CASES
def test_quotes_follow(change: Change, pairs) -> None:
    before, after = pairs[f"{change.text}: {change.name}"]
    assert [(q.surface, q.speaker, q.verb) for q in after.quotes] == [
        (swap(q.surface, change), named(change, before, q.speaker), q.verb) for q in before.quotes
    ]


@CASES
def test_events_follow(change: Change, pairs) -> None:
    before, after = pairs[f"{change.text}: {change.name}"]
    assert [(e.kind, e.when, e.status, e.place) for e in after.events] == [
        (e.kind, change.values.get(e.when or "", e.when), e.status, swap(e.place, change)) for e in before.events
    ]


# ---------------------------------------------------------------- the same words in other characters

TYPOGRAPHY = {
    "straight apostrophes": lambda t: t.replace("’", "'"),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "narrow spaces before signs": lambda t: re.sub(r" (?=[%»:;!?])|(?<=«) ", "\u202f", t),
    "decomposed letters": lambda t: unicodedata.normalize("NFD", t),
    "a zero-width space in every fifth word": lambda t: re.sub(r"((?:\w+\W+){4}\w)(?=\w)", "\\1\u200b", t),
    "a byte order mark": lambda t: "\ufeff" + t,
    "bold dates": lambda t: re.sub(r"\b(\d{1,2} [a-zé]+)( 20\d\d)?", r"**\1**\2", t),
}


def facts(parsed: Parse) -> dict[str, list[tuple[object, ...]]]:
    def plain(surface: str) -> str:
        shown = unicodedata.normalize("NFC", surface).replace("\u200b", "").replace("**", "")
        return fold(shown)

    return {
        "timexes": [(plain(t.surface), t.type, t.value, t.mod) for t in parsed.timexes],
        "mentions": [(plain(m.surface), m.person, m.kind, m.acting) for m in parsed.mentions],
        "figures": [(plain(f.surface), f.value, f.unit, f.qualifier, f.holder) for f in parsed.figures],
        "quotes": [(plain(q.surface), q.speaker) for q in parsed.quotes],
        "events": [(e.kind, e.when, e.status, fold(e.place or "")) for e in parsed.events],
    }


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", TYPOGRAPHY)
def test_typography_changes_nothing(text: str, kind: str) -> None:
    document = TEXTS[text]
    other = TYPOGRAPHY[kind](document.text)
    if other == document.text:
        pytest.skip("nothing to change")
    before, after = facts(parse(document)), facts(parse(replace(document, text=other)))
    for layer, items in before.items():
        assert after[layer] == items


def test_lost_accents_leave_dates_and_figures() -> None:
    document = TEXTS["004"]
    bare = "".join(c for c in unicodedata.normalize("NFD", document.text) if not unicodedata.combining(c))
    before, after = facts(parse(document)), facts(parse(replace(document, text=bare)))
    for layer in ("timexes", "figures", "mentions"):
        assert [(fold(str(a[0])), *a[1:]) for a in after[layer]] == before[layer]


# ---------------------------------------------------------------- the document's date

STATED = "Il a été nommé le 3 mai 2019. Le sommet aura lieu du 9 au 11 juillet 2024 ; le budget atteindra 2 % en 2031."


@pytest.mark.parametrize("day", ["1999-01-31", "2012-02-29", "2024-06-12", "2030-12-31"])
def test_stated_dates_do_not_depend_on_the_document(day: str) -> None:
    from datetime import date

    given = Document(id="t", text=STATED, given_date=date.fromisoformat(day))
    assert [t.value for t in parse(given).timexes] == [t.value for t in parse(Document(id="t", text=STATED)).timexes]
