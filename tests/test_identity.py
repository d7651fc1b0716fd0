"""When two names of two documents are one person, and when they are not."""

from __future__ import annotations

import pytest

from nato_timeline.model import Person, Role
from nato_timeline.resolve.people.identity import key, same_person, sound, split
from nato_timeline.resolve.people.offices import by_surname, variant


def person(name: str, ref: str | None = None, gender: str | None = None, *roles: Role) -> Person:
    return Person(name.lower().replace(" ", "-"), name, roles, gender, ref is not None, ref)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Papikian", "Papikyan"),
        ("Zelensky", "Zelenskyy"),
        ("Zelensky", "Zelenski"),
        ("Oumerov", "Umerov"),
        ("Kouleba", "Kuleba"),
        ("Choïgou", "Shoigu"),
        ("Porochenko", "Poroshenko"),
        ("Poutine", "Putin"),
        ("Erdogan", "Erdoğan"),
        ("Saakachvili", "Saakashvili"),
        ("Djukanović", "Djukanovic"),
        ("Zaloujny", "Zaluzhny"),
        ("Loukachenko", "Lukashenko"),
        ("Mirzoïan", "Mirzoyan"),
        ("Evgueni", "Yevgeny"),
        ("Aliyev", "Aliev"),
        ("Tîlvăr", "Tilvar"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Michel", "Michal"), ("Bausch", "Busch"), ("Reynders", "Reinders-Vos"), ("Rutte", "Ruth"), ("Sandu", "Sanda")],
)
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Jaap de Hoop Scheffer", "Jaap", "de Hoop Scheffer"),
        ("Ursula von der Leyen", "Ursula", "von der Leyen"),
        ("Alexander De Croo", "Alexander", "De Croo"),
        ("Jean-Yves Le Drian", "Jean-Yves", "Le Drian"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip", "Erdoğan"),
        ("José Manuel Durão Barroso", "José Manuel", "Durão Barroso"),
        ("Jens STOLTENBERG", "Jens", "STOLTENBERG"),
        ("Donald J. Trump", "Donald J.", "Trump"),
        ("Stoltenberg", "", "Stoltenberg"),
    ],
)
def test_a_name_is_cut_before_its_surname(name: str, given: str, surname: str) -> None:
    assert split(name) == (tuple(given.split()), tuple(surname.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Souren Papikian"), person("Suren Papikyan")),
        (person("Volodymyr Zelensky"), person("Volodymyr Zelenskyy")),
        (person("Roustem Oumerov"), person("Rustem Umerov")),
        (person("Dmytro Kouleba"), person("Dmytro Kuleba")),
        (person("Oleksiï Reznikov"), person("Oleksii Reznikov")),
        (person("Donald Trump"), person("Donald J. Trump")),
        (person("J. Stoltenberg"), person("Jens Stoltenberg")),
        (person("Jaap de Hoop Scheffer"), person("Jaap De Hoop Scheffer")),
        (person("Kouleba", "dmytro-kuleba"), person("Dmytro Kuleba", "dmytro-kuleba")),
        (
            person("Oumerov", None, "m", Role("ministre de la Défense", "Ukraine")),
            person("Rustem Umerov", None, "m", Role("ministre de la Défense", "Ukraine")),
        ),
    ],
)
def test_one_person(one: Person, other: Person) -> None:
    assert same_person(one, other)
    assert same_person(other, one)
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Vitali Klitschko"), person("Wladimir Klitschko")),
        (person("Marie Dupont"), person("Marine Dupont")),
        (person("Donald Trump", None, "m"), person("Melania Trump", None, "f")),
        (person("Louis Michel"), person("Charles Michel")),
        (person("George H. W. Bush"), person("George W. Bush")),
        (person("Andris Bērziņš", "andris-berzins-1951"), person("Andris Bērziņš", "andris-berzins-1944")),
        (person("Dupont"), person("Jean Dupont")),
        (person("Dupont"), person("Dupont")),
        (
            person("Dupont", None, "m", Role("ministre", "Belgique")),
            person("Jean Dupont", None, "m", Role("ministre", "France")),
        ),
    ],
)
def test_two_people(one: Person, other: Person) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_a_known_person_is_found_under_another_spelling() -> None:
    known = variant(("Dmytro",), ("Kuleba",))
    assert known is not None
    assert known in by_surname(("Kouleba",))
    assert variant(("Jean",), ("Kuleba",)) is None
    assert variant(("D.",), ("Kuleba",)) is None
