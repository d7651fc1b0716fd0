"""People of sentences with inline gold: who is named where, and what the text says they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from nato_timeline.find.people import find
from nato_timeline.model import Document, Published
from nato_timeline.pipeline import draft
from nato_timeline.resolve.people import Cast, resolve
from nato_timeline.text import read
from nato_timeline.turns import alone

CORPUS = Path(__file__).resolve().parent / "corpus"
_MARK = re.compile(r"\[([^\[\]=~]+)(?:=([^\[\]~]+))?(~)?\]")
_DAY = re.compile(r"@(\d{4}-\d\d-\d\d) ")


@dataclass(frozen=True)
class Case:
    text: str
    day: date | None
    mentions: tuple[tuple[int, int, str, bool], ...]
    roles: dict[str, set[tuple[str, str]]]


def cases(file: str) -> list[Case]:
    """The texts of a corpus file with their gold."""
    out: list[tuple[str, list[str]]] = []
    for line in (CORPUS / file).read_text("utf-8").splitlines():
        if line.startswith("  "):
            out[-1][1].append(line.strip())
        elif line.strip() and not line.startswith("#"):
            out.append((line, []))
    return [_case(line, roles) for line, roles in out]


def _case(line: str, roles: list[str]) -> Case:
    day = _DAY.match(line)
    line = line[day.end() :] if day else line
    text, mentions, at = "", [], 0
    for m in _MARK.finditer(line):
        text += line[at : m.start()]
        mentions.append((len(text), len(text) + len(m[1]), m[2] or "", not m[3]))
        text += m[1]
        at = m.end()
    text = (text + line[at:]).replace("⏎", "\n")
    stated = {}
    for each in roles:
        name, _, given = each.partition(": ")
        stated[name] = {
            (title.strip(), of.strip()) for title, _, of in (role.partition(" /") for role in given.split("; "))
        }
    return Case(text, date.fromisoformat(day[1]) if day else None, tuple(mentions), stated)


def cast_of(case: Case) -> Cast:
    reading = read(Document("case", case.text))
    return resolve(reading, alone(find(reading)), (), (), Published(case.day))


CASES = [*cases("people.txt"), *cases("people_documents.txt")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_mentions(case: Case) -> None:
    cast = cast_of(case)
    names = {person.id: person.name for person in cast.people}
    got = [(m.surface, names[m.person], m.acting) for m in cast.mentions]
    wanted = []
    for start, end, name, acting in case.mentions:
        surface = case.text[start:end]
        given = next((names[m.person] for m in cast.mentions if (m.start, m.end) == (start, end)), None)
        wanted.append((surface, name or given, acting))
    assert got == wanted
    assert all(case.text[m.start : m.end] == m.surface for m in cast.mentions)


@pytest.mark.parametrize("case", [c for c in CASES if c.roles], ids=lambda case: case.text[:60])
def test_roles(case: Case) -> None:
    got = {person.name: {(role.title, role.of or "") for role in person.roles} for person in cast_of(case).people}
    assert {name: got.get(name) for name in case.roles} == case.roles


def cast_of_text(text: str, day: date | None = None) -> Cast:
    return cast_of(Case(text, day, (), {}))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Le ministre de la Défense, Raoul Feltgen, a vu le ministre des Finances, Guy Assel. Le ministre a parlé.",
            ("Raoul Feltgen", "Guy Assel"),
        ),
        ("Paul Martin et Jean Martin sont là. M. Martin a parlé.", ("Paul Martin", "Jean Martin")),
    ],
)
def test_what_may_be_two_people_stays_open_and_says_so(text: str, names: tuple[str, str]) -> None:
    cast = cast_of_text(text)
    assert [m.surface for m in cast.mentions] == list(names)
    (problem,) = cast.diagnostics
    assert problem.code == "mention-open"
    assert problem.span is not None
    assert text[problem.span.start : problem.span.end] == problem.span.surface
    assert all(name in problem.message for name in names)


def test_the_day_changes_who_holds_an_office_and_nothing_that_is_stated() -> None:
    text = "Le secrétaire général de l’OTAN est à Kiev. La ministre de la Défense, Carla Weydert, l’accompagne."
    early, late = cast_of_text(text, date(2012, 5, 2)), cast_of_text(text, date(2023, 5, 2))
    assert [p.name for p in early.people] == ["Anders Fogh Rasmussen", "Carla Weydert"]
    assert [p.name for p in late.people] == ["Jens Stoltenberg", "Carla Weydert"]
    assert early.people[1] == late.people[1]
    assert [m.basis for m in late.mentions] == ["reference", "text"]
    assert late.people[0].roles[0].basis == "reference"


def test_ids_are_slugs_and_two_of_one_name_have_two() -> None:
    cast = cast_of_text(
        "Angel Tîlvăr et Oleksiï Reznikov ont signé. Le roi Philippe, puis le prince Philippe, ont parlé."
    )
    ids = [p.id for p in cast.people]
    assert ids[:2] == ["angel-tilvar", "oleksii-reznikov"]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "text", ["", "\n", "M.", "« M. », dit-il.", "Le ministre", "le ministre du ministre du ministre du " * 50]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    assert cast_of_text(text).people == ()


def test_what_somebody_held_before_is_not_his_predecessors() -> None:
    cast = cast_of_text("Le Premier ministre danois, Lars Friis, a été désigné pour succéder à Peter van Haren.")
    assert {person.name: len(person.roles) for person in cast.people} == {"Lars Friis": 1, "Peter van Haren": 0}


def test_an_initial_alone_does_not_make_somebody_known() -> None:
    text = "Ottawa, le 3 avril 2019 – Le chef d’état-major de la défense, le général Jasper Vance, a salué la décision."
    (person,) = cast_of_text(text, date(2025, 4, 3)).people
    assert not person.known
    assert [(role.title, role.of) for role in person.roles] == [("chef d’état-major de la défense", "Canada")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "L’ONU se réunit. Le secrétaire général de l’Organisation, Bo Lindh, a parlé.",
            ("secrétaire général", "ONU"),
        ),
        (
            "L’ONU et l’OTAN en parlent. Le porte-parole de l’Organisation, Bo Lindh, a réagi.",
            ("porte-parole", "OTAN"),
        ),
        ("Le secrétaire général de l’Organisation, Bo Lindh, a parlé.", ("secrétaire général", None)),
        (
            "Ministère des Affaires étrangères\n\nPoint de presse\n\nDéclarations du porte-parole, M. Bo Lindh",
            ("porte-parole", "Ministère des Affaires étrangères"),
        ),
        (
            "COMMISSION DE LA DÉFENSE NATIONALE\n\nMardi 3 mai 2011\n\nPrésidence de M. Bo Lindh, président",
            ("président", "Commission de la défense nationale"),
        ),
        ("MINISTÈRE DES AFFAIRES ÉTRANGÈRES\n\nLe président Bo Lindh est venu.", ("président", None)),
        (
            "OTTAWA, le 3 mai 2023 – Le directeur parlementaire du budget, Bo Lindh, a parlé.",
            ("directeur parlementaire du budget", "Canada"),
        ),
    ],
)
def test_whose_an_office_is_by_what_stands_around(text: str, role: tuple[str, str | None]) -> None:
    (person,) = draft(Document("case", text)).people
    assert [(each.title, each.of) for each in person.roles] == [role]


def test_who_was_last_known_in_an_office_still_bears_it_beside_the_name() -> None:
    """The reference data saw Catherine Vautrin in office on a day before; it does not know that she left."""
    text = "ENTRETIEN. Catherine Vautrin : « Le temps presse »\n\nLa ministre des Armées répond à nos questions."
    after, before = cast_of_text(text, date(2026, 2, 5)), cast_of_text(text, date(2019, 2, 5))
    assert [(role.title, role.of) for role in after.people[0].roles] == [("ministre des Armées", "France")]
    assert ("ministre des Armées", "France") not in [(role.title, role.of) for role in before.people[0].roles]


def test_a_journey_leads_abroad() -> None:
    agenda = (
        "Déplacement du Président de la République en Lituanie et en Lettonie\n"
        "10h00 : Entretien avec M. Egils Levits\n12h30 : Déjeuner avec M. Krišjānis Kariņš, Premier ministre\n\n"
        "Pour mémoire, le Président s’est entretenu avec M. Vladimir Poutine."
    )
    state = draft(Document("x", agenda, given_date=date(2020, 9, 15)))
    assert [(m.surface, m.kind) for m in state.mentions if m.kind == "role"] == []
    at_home = agenda.replace("Déplacement du Président de la République en Lituanie et en Lettonie", "Agenda")
    state = draft(Document("x", at_home, given_date=date(2020, 9, 15)))
    assert [(m.surface, m.person) for m in state.mentions if m.kind == "role"] == [("le Président", "egils-levits")]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("La Lettonie attend. Son président, Edgars Rinkis, l’a dit.", "Lettonie"),
        (
            "L’Agence européenne de défense attend. Son directeur, Edgars Rinkis, l’a dit.",
            "Agence européenne de défense",
        ),
        ("La Lettonie attend. M. Horvat arrive. Son directeur, Edgars Rinkis, l’a dit.", None),
    ],
)
def test_its_president_is_of_what_the_sentence_before_is_about(text: str, of: str | None) -> None:
    people = draft(Document("case", text)).people
    assert [role.of for person in people if person.name == "Edgars Rinkis" for role in person.roles] == [of]
