"""People under many names, those who held an office on a day, and a person's card."""

from __future__ import annotations

import json
import re

import more_figures
import pytest
import small_library
from running import Run

from nato_timeline import holders, store
from nato_timeline.render.card import card
from nato_timeline.render.page import Page
from nato_timeline.render.words import Words

pytestmark = pytest.mark.usefixtures("november")
SMALL = more_figures.cached(small_library.library())


@pytest.mark.parametrize(
    "name", ["O. Petraite", "petraite o", "Petraite Ona", "O P", "Petrait", "petraité", "Ona Petraitė"]
)
def test_a_person_under_many_names(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    ran = run("who", name)
    assert ran.code == 0, ran.err
    assert ran.rows[0][3] == "ministre de la Défense (Lituanie)"


def test_everyone_by_how_much_is_known(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert [row[0] for row in run("who", "--sort", "value").rows] == ["Ona Petraitė", "Karl Øster"]
    assert [row[0] for row in run("who", "--sort", "value", "--reverse").rows] == ["Karl Øster", "Ona Petraitė"]


@pytest.mark.parametrize(("roles", "shown"), [(6, "chef 0, chef 1, chef 2, chef 3, chef 4, chef 5"), (9, "chef 4, +4")])
def test_of_many_roles_the_first_are_shown(run: Run, monkeypatch: pytest.MonkeyPatch, roles: int, shown: str) -> None:
    ona = SMALL.people["ona-petraite"]
    posts = tuple(ona.posts[0]._replace(title=f"chef {n}", of=None) for n in range(roles))
    many = SMALL._replace(people={"ona-petraite": ona._replace(posts=posts)})
    monkeypatch.setattr(store, "bundled", lambda *_: many)
    assert shown in " ".join(run("who", "-f", "table").out.split())


def test_no_one_else_by_initials(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert run("who", "K. Petraite").code == 1
    assert run("who", "Karl O.").rows[0][3] == "secrétaire général (OTAN)"


def test_an_office_of_two_people_asks_for_a_day(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = SMALL.people["karl-oster"]._replace(id="jan-ek", name="Jan Ek", names=("Jan Ek",))
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL._replace(people={**SMALL.people, "jan-ek": twin}))
    ran = run("who", "secrétaire général")
    assert ran.code == 1
    assert ran.err.splitlines()[0] == 'Error: "secrétaire général" may be any of 2; or with a day:'
    assert ran.err.splitlines()[-1].strip() == 'timeline who "secrétaire général" --on 2024-06-12'


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (("secrétaire général de l'OTAN", "--on", "2019-05-03"), ["Jens Stoltenberg"]),
        (("secrétaire général de l’OTAN en mai 2019",), ["Jens Stoltenberg"]),
        (("secretaire general 2019",), ["Jens Stoltenberg"]),
        (("secrétaire général", "le", "3", "mai", "2019"), ["Jens Stoltenberg"]),
        (("secrétaire général", "--on", "2024"), ["Jens Stoltenberg", "Mark Rutte"]),
        (("ministre luxembourgeoise de la Défense", "--on", "2024-06-12"), ["Yuriko Backes"]),
    ],
)
def test_who_held_an_office(run: Run, args: tuple[str, ...], names: list[str]) -> None:
    ran = run("who", *args)
    assert ran.code == 0, ran.err
    assert [row[0] for row in ran.rows] == names
    assert {row[5] for row in ran.rows} == {"reference"}


def test_an_office_that_nobody_knows(run: Run) -> None:
    ran = run("who", "grand vizir", "--on", "2019")
    assert (ran.code, ran.out) == (1, "")
    assert 'no office is called "grand vizir"' in ran.err
    assert run("who", "secrétaire général de l'OTAN", "--on", "1930").out == ""


def test_whom_the_texts_call_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    rows = json.loads(run("who", "ministre de la Défense de Lituanie", "--on", "2023-07", "-f", "json").out)
    said = [row for row in rows if row["basis"] == "text"]
    assert [(row["name"], row["from"], row["papers"]) for row in said] == [("Ona Petraitė", "2023-07-10", ["vilnius"])]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--role", "ministre"], ["Ona Petraitė"]),
        (["--role", "secretaire general"], ["Karl Øster"]),
        (["--country", "Lituanie"], ["Ona Petraitė"]),
        (["--country", "lituanien"], ["Ona Petraitė"]),
        (["--country", "OTAN", "--role", "ministre"], []),
        (["--country", "OTAN", "--country", "Lituanie"], ["Karl Øster", "Ona Petraitė"]),
    ],
)
def test_everyone_with_a_role(run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], names: list[str]) -> None:
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL)
    assert [row[0] for row in run("who", *options).rows] == names


def test_a_card_says_how_each_role_is_known() -> None:
    page = Page(Words("en"), 100)
    person = SMALL.people["karl-oster"]._replace(name="Jens Stoltenberg", names=("Jens Stoltenberg",))
    facts = [fact for fact in SMALL.facts if "karl-oster" in fact.people]
    card(page, SMALL, person, facts, holders.held_by(person))
    text = str(page)
    assert "secrétaire général (OTAN)  texts: 10 July 2023" in text
    assert re.search(r"secrétaire général \(OTAN\)  in office 1 October 2014 – 30 September 2024 +reference list", text)
    assert "1 meeting or visit" in text
    assert "1 document" in text


def test_a_card_of_many_facts_shows_the_first_of_each_sort(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [
        fact._replace(id=f"{fact.layer[0]}{n:03}")
        for n in range(40)
        for fact in SMALL.facts
        if "ona-petraite" in fact.people and fact.layer != "role"
    ]
    monkeypatch.setattr(store, "bundled", lambda *_: SMALL._replace(facts=many))
    ran = run("who", "Petraite", "-f", "table", "-q")
    headings = [line.split(" ─")[0] for line in ran.out.splitlines() if "─" in line]
    assert headings == [
        "Ona Petraitė",
        "12 meetings and visits",
        "12 quotations",
        "12 statements",
        "12 figures stated",
        "2 documents",
    ]
    assert run("who", "Petraite", "-f", "table").err.splitlines()[0] == "48 of 160 — --limit 0 for all"
    assert "40 quotations" in run("who", "Petraite", "-f", "table", "--limit", "0").out
    assert len(run("who", "Petraite").rows) == 160
