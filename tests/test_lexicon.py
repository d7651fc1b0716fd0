"""The reference data is sound, every name in it is found, and what is not known stays open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from nato_timeline import lexicon
from nato_timeline.lexicon import validate
from nato_timeline.lexicon.gazetteer import Gazetteer
from nato_timeline.lexicon.naming import feminine, genders, inflected, national_titles, of_country, slug
from nato_timeline.parts import Parts
from nato_timeline.text import fold

CACHED = [value for value in vars(lexicon).values() if hasattr(value, "cache_clear")]


def test_the_reference_data_has_no_fault() -> None:
    assert validate.check() == ()


def test_nothing_was_lost() -> None:
    counts = {
        "people": len(lexicon.people()),
        "terms": len(lexicon.terms()),
        "checked terms": sum(term.checked for term in lexicon.terms()),
        "acting": sum(term.acting for term in lexicon.terms()),
        "end unchecked": sum(term.end_unchecked for term in lexicon.terms()),
        "last seen": sum(term.last_seen is not None for term in lexicon.terms()),
        "members": sum(country.accession is not None for country in lexicon.countries()),
        "founders": sum(country.founder for country in lexicon.countries()),
        "summits": sum(event.kind == "summit" for event in lexicon.named_events()),
    }
    at_least = {
        "people": 706,
        "terms": 846,
        "checked terms": 725,
        "acting": 21,
        "end unchecked": 40,
        "last seen": 88,
        "members": 32,
        "founders": 12,
        "summits": 39,
    }
    assert {name: count for name, count in counts.items() if count < at_least[name]} == {}
    assert counts["members"] == 32
    assert counts["founders"] == 12


# ---------------------------------------------------------------- who held an office


@pytest.mark.parametrize(
    ("office", "day", "names"),
    [
        ("otan-secretaire-general", "2024-09-30", ["jens-stoltenberg"]),
        ("otan-secretaire-general", "2024-10-01", ["mark-rutte"]),  # the end is the successor's first day
        ("otan-secretaire-general", "2004-04-02", ["jaap-de-hoop-scheffer"]),
        ("lu-defense", "2024-06-11", ["yuriko-backes"]),
        ("lu-defense", "2019-05-03", ["francois-bausch"]),
        ("us-president", "2021-01-19", ["donald-trump"]),
        ("us-president", "2021-01-20", ["joe-biden"]),
        ("otan-secretaire-general", "1999-10-10", []),  # Solana left in October 1999, the day is not known
        ("otan-secretaire-general", "1945-05-08", []),  # before the office
        ("otan-secretaire-general", "2099-01-01", []),  # after everything that was seen
        ("no-such-office", "2024-01-01", []),
    ],
)
def test_holders(office: str, day: str, names: list[str]) -> None:
    assert [person.id for person in lexicon.holders(office, date.fromisoformat(day))] == names


def test_a_boundary_known_to_the_month_leaves_the_day_open() -> None:
    coarse = [term for term in lexicon.terms() if term.end and term.end[0] != term.end[1]]
    assert coarse
    for term in coarse:
        assert term.end is not None
        inside = lexicon.holders(term.office, term.end[0])
        assert len(inside) != 1 or inside[0].id != term.person, f"{term.office}: {term.person} is given for an open day"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2014-10", "2014-10-01", "2014-10-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012", "2012-01-01", "2012-12-31"),
    ],
)
def test_bounds(written: str, first: str, last: str) -> None:
    assert lexicon.bounds(written) == (date.fromisoformat(first), date.fromisoformat(last))


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Ukraine", "ua"),
        ("l’Ukraine", "ua"),
        ("ukrainiennes", "ua"),
        ("Kyïv", "ua"),
        ("le Kremlin", "ru"),
        ("Etats-Unis", "us"),
        ("la Maison-Blanche", "us"),
        ("américaine", "us"),
        ("USA", "us"),
        ("Grande-Bretagne", "gb"),
        ("Downing Street", "gb"),
        ("turque", "tr"),
        ("Türkiye", "tr"),
        ("grecques", "gr"),
        ("Macédoine", "mk"),
        ("Tchéquie", "cz"),
        ("lettonne", "lv"),
        ("Grand-Duché", "lu"),
        ("soviétiques", "suhh"),
        ("le Quai d'Orsay", "fr"),
        ("nord-coréens", "kp"),
        ("irakien", "iq"),
        ("congolais", None),  # of two countries
        ("Atlantide", None),
        ("", None),
    ],
)
def test_country_of(word: str, country: str | None) -> None:
    found = lexicon.country_of(word)
    assert (found.id if found else None) == country


@pytest.mark.parametrize(
    ("masculine", "expected"),
    [
        ("ukrainien", "ukrainienne"),
        ("français", "française"),
        ("belge", "belge"),
        ("ghanéen", "ghanéenne"),
        ("espagnol", "espagnole"),
        ("letton", "lettone"),
        ("américain", "américaine"),
    ],
)
def test_feminine(masculine: str, expected: str) -> None:
    assert feminine(masculine) == expected


def test_inflected() -> None:
    assert inflected([("danois", "danoise")]) == ("danois", "danoise", "danoises")
    assert inflected([("turc", "turque")]) == ("turc", "turque", "turcs", "turques")


@pytest.mark.parametrize(
    ("name", "article", "forms"),
    [
        ("France", "la", ("de France", "de la France")),
        ("Canada", "le", ("du Canada",)),
        ("États-Unis", "les", ("des États-Unis",)),
        ("Ukraine", "l'", ("d'Ukraine", "de l'Ukraine")),
        ("Chypre", "", ("de Chypre",)),
        ("Israël", "", ("d'Israël",)),
    ],
)
def test_of_country(name: str, article: str, forms: tuple[str, ...]) -> None:
    assert of_country(name, article) == forms


def test_titles_take_the_nationality_in_both_places() -> None:
    forms = set(national_titles("président|présidente du Conseil", [("italien", "italienne")], ["d'Italie"]))
    assert forms == {
        "président italien du Conseil",
        "président du Conseil italien",
        "président du Conseil d'Italie",
        "présidente italienne du Conseil",
        "présidente du Conseil italienne",
        "présidente du Conseil d'Italie",
    }
    assert genders("Premier|Première ministre") == ("Premier ministre", "Première ministre")
    fixed = national_titles("chef|cheffe de la diplomatie {f}", [("grec", "grecque")], ["de Grèce"])
    assert set(fixed) == {"chef de la diplomatie grecque", "cheffe de la diplomatie grecque"}


@pytest.mark.parametrize(
    ("office", "phrase"),
    [
        ("lu-defense", "ministre luxembourgeoise de la Défense"),
        ("lu-defense", "ministre de la Défense luxembourgeoise"),
        ("ua-president", "président ukrainien"),
        ("be-premier-ministre", "Première ministre de la Belgique"),
        ("fr-defense", "ministre française des Armées"),
        ("us-defense", "secrétaire américain à la Défense"),
        ("us-affaires-etrangeres", "secrétaire d'État des États-Unis"),
        ("de-affaires-etrangeres", "cheffe de la diplomatie allemande"),
        ("ca-defense", "ministre de la Défense nationale du Canada"),
        ("ru-president", "maître du Kremlin"),
    ],
)
def test_offices_go_by_their_full_names(office: str, phrase: str) -> None:
    record = next(each for each in lexicon.offices() if each.id == office)
    assert phrase in record.aliases


def test_offices_go_by_titles_that_name_no_country() -> None:
    generic = {each.id: each.generic for each in lexicon.offices()}
    assert "ministre de la Défense" in generic["lu-defense"]
    assert "ministre des Armées" in generic["fr-defense"]
    assert "Première ministre" in generic["dk-premier-ministre"]
    assert "chef de l'État" in generic["fr-president"]


def test_slug() -> None:
    assert slug("Klaipėda") == "klaipeda"
    assert slug("Dybkjær") == "dybkjaer"
    assert slug("mer d’Azov") == "mer-d-azov"


# ---------------------------------------------------------------- the index of names

NAMES = Gazetteer(
    (name, name)
    for name in (
        "Jens Stoltenberg",
        "Stoltenberg",
        "OTAN",
        "Ukraine",
        "Conseil OTAN-Ukraine",
        "États-Unis",
        "Ban Ki-moon",
        "Côte d'Ivoire",
        "ICI",
        "eFP",
        "letton",
    )
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("M. Jens Stoltenberg, puis M. Stoltenberg", ["Jens Stoltenberg", "Stoltenberg"]),
        ("M. JENS STOLTENBERG", ["Jens Stoltenberg"]),
        ("Jens, Stoltenberg", ["Stoltenberg"]),
        ("Jens\nStoltenberg", ["Stoltenberg"]),
        ("le Conseil OTAN-Ukraine", ["Conseil OTAN-Ukraine"]),
        ("les relations OTAN-Ukraine", ["OTAN", "Ukraine"]),
        ("les Etats-Unis et les États Unis", ["États-Unis", "États-Unis"]),
        ("Ban Ki moon", ["Ban Ki-moon"]),
        ("la Côte d’Ivoire", ["Côte d'Ivoire"]),
        ("d'ici à 2030, ici, l'ICI", ["ICI"]),
        ("la eFP, non l'EFP... ni efp", ["eFP", "eFP"]),
        ("le Letton, un letton, la lettone", ["letton", "letton"]),
        ("l’ukraine", []),
        ("Ukrainet", []),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, names: list[str]) -> None:
    folded = fold(text)
    hits = list(NAMES.find(Parts(folded), text))
    assert [hit.name for hit in hits] == names
    assert all(text[hit.start : hit.end].strip() == text[hit.start : hit.end] for hit in hits)


def test_a_shared_name_is_found_for_each_of_its_records() -> None:
    shared = Gazetteer([("sommet de Bruxelles", 1), ("sommet de Bruxelles", 2), ("sommet", 3)])
    text = "Le sommet de Bruxelles"
    assert [hit.record for hit in shared.find(Parts(fold(text)))] == [1, 2]
    assert "Sommet de Bruxelles" in shared
    assert "sommet de Riga" not in shared


BEHIND_ARTICLES = Gazetteer([("La Haye", 1), ("Haye", 2), ("Un", 3), ("le Pire", 4), ("L’Aquila", 5), ("Les", 6)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("à la Haye, La Haye", [(1, "la Haye"), (1, "La Haye")]),
        ("Haye, une Haye", [(2, "Haye"), (2, "Haye")]),
        ("un, les", [(3, "un"), (6, "les")]),
        ("l’Aquila, le pirate, le Pire", [(5, "l’Aquila"), (4, "le Pire")]),
        ("la, le, l’été", []),
    ],
)
def test_names_behind_an_article(text: str, found: list[tuple[int, str]]) -> None:
    hits = BEHIND_ARTICLES.find(Parts(fold(text)))
    assert [(hit.record, text[hit.start : hit.end]) for hit in hits] == found


# ---------------------------------------------------------------- faults are seen


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data that a test may spoil."""
    shutil.copytree(lexicon.data_root() / "lexicon", tmp_path / "lexicon")
    monkeypatch.setattr(lexicon, "data_root", lambda: tmp_path)
    for cached in CACHED:
        cached.cache_clear()
    yield tmp_path / "lexicon"
    monkeypatch.undo()
    for cached in CACHED:
        cached.cache_clear()


def replace(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


TERM = '{ person = "mark-rutte", start = 2024-10-01'


@pytest.mark.parametrize(
    ("file", "edit", "code"),
    [
        ("terms", replace(TERM, TERM.replace("mark-rutte", "mark-ruthe")), "lexicon-unknown-id"),
        ("terms", replace(TERM, TERM.replace("2024-10-01", "2024-09-01")), "lexicon-overlap"),
        ("terms", replace('"hastings-ismay", start = 1952', '"hastings-ismay", start = 1962'), "lexicon-reversed"),
        ("terms", replace('source = "wikipedia-simple"', 'source = "wikipedia-simpel"'), "lexicon-unknown-source"),
        ("terms", replace('source = "wikipedia-simple"', 'source = ""'), "lexicon-no-source"),
        ("terms", replace("last_seen = ", "last_sene = "), "lexicon-no-last-seen"),
        ("events", replace("first = 1957-12-16", "first = 1958-12-16"), "lexicon-reversed"),
        ("events", replace('first = "1963"', 'first = "63e"'), "lexicon-bad-date"),
        ("people", replace('"Alexander Haig"', '""'), "lexicon-empty-name"),
        ("people", replace('country = "gb"', 'country = "uk"'), "lexicon-unknown-id"),
        ("people", replace(', ambiguous = ["Andris Bērziņš"]', ""), "lexicon-shared-name"),
        ("organisations", replace('"Otan", ', '"Otan", "ONU", '), "lexicon-shared-name"),
        ("countries", replace('al = { name = "Albanie"', 'al = { nmae = "Albanie"'), "lexicon-no-field"),
        ("topics", replace("[topics.ukraine]", "[topics.ukraine"), "lexicon-unreadable"),
    ],
)
def test_a_fault_is_named(own_data: Path, file: str, edit: Callable[[str], str], code: str) -> None:
    path = own_data / f"{file}.toml"
    path.write_text(edit(path.read_text("utf-8")), "utf-8")
    assert code in {fault.code for fault in validate.check()}
