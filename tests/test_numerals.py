"""Every number below a million, those below ten thousand in four ways of counting, then the forms of real texts."""

from __future__ import annotations

import pytest

from nato_timeline import numerals
from nato_timeline.text import fold

UNITS = [
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
COUNTRIES = {
    "France": {},
    "Belgique": {70: "septante", 90: "nonante"},
    "Suisse": {70: "septante", 80: "huitante", 90: "nonante"},
    "Acadie": {70: "septante", 80: "octante", 90: "nonante"},
}


def spelled(n: int, tens: dict[int, str]) -> str:
    """A number in words, by the school grammar; « soixante et onze » where a country has no word of its own."""
    if n < 20:
        return UNITS[n]
    if n < 100:
        ten, rest = n - n % 10, n % 10
        if ten in tens:
            return tens[ten] + ("" if not rest else " et un" if rest == 1 else f"-{UNITS[rest]}")
        if ten == 70:
            return "soixante" + (" et onze" if rest == 1 else f"-{UNITS[10 + rest]}")
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{UNITS[n - 80]}"
    if n < 1000:
        hundreds, rest = divmod(n, 100)
        head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent" + ("" if rest else "s")
    else:
        thousands, rest = divmod(n, 1000)
        head = "mille" if thousands == 1 else f"{before_mille(spelled(thousands, tens))} mille"
    return f"{head} {spelled(rest, tens)}" if rest else head


def before_mille(written: str) -> str:
    """« quatre-vingts » and « deux cents » lose their s before « mille »."""
    return written.removesuffix("s") if written.endswith(("vingts", "cents")) else written


def test_every_number_below_a_million() -> None:
    below = [fold(spelled(n, TENS)) for n in range(1000)]
    wrong = {}
    for thousands in range(1000):
        head = {0: "", 1: "mille"}.get(thousands, f"{before_mille(below[thousands])} mille")
        for rest in range(1000):
            written = f"{head} {below[rest]}" if head and rest else head or below[rest]
            if numerals.cardinal(written, 0) != (1000 * thousands + rest, len(written)):
                wrong[written] = 1000 * thousands + rest
    assert not wrong


@pytest.mark.parametrize(("scale", "word"), [(10**6, "million"), (10**9, "milliard"), (10**12, "billion")])
def test_scales_above(scale: int, word: str) -> None:
    wrong = {}
    for n in (*range(1, 200), *range(200, 1000, 7)):
        plural = "s" if n > 1 else ""
        for written in (f"{n} {word}{plural}", f"{fold(spelled(n, TENS))} {word}{plural}"):
            for more, added in (("", 0), (" et demi", scale / 2), (" trois cent mille", 300_000)):
                if more == " trois cent mille" and written[0].isdigit():
                    continue
                if numerals.cardinal(written + more, 0) != (n * scale + added, len(written + more)):
                    wrong[written + more] = n * scale + added
    assert not wrong


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("hyphens", [False, True], ids=["espaces", "traits d’union"])
def test_all_numbers_in_words(country: str, hyphens: bool) -> None:
    tens = TENS | COUNTRIES[country]
    wrong = {}
    for n in range(10_000):
        written = fold(spelled(n, tens))
        written = written.replace(" ", "-") if hyphens else written
        if numerals.cardinal(f"{written} chars", 0) != (n, len(written)):
            wrong[written] = n
    assert not wrong


CARDINALS = {
    1: ["un", "une", "1"],
    21: ["vingt et un", "vingt-et-une", "21"],
    97: ["quatre-vingt-dix-sept", "quatre vingt dix sept", "nonante-sept"],
    1200: ["mille deux cents", "douze cents", "1 200", "1.200", "1\u202f200", "1\u00a0200", "1,200", "1'200", "1200"],
    2024: ["deux mille vingt-quatre", "2024"],
    8000: ["huit mille", "8.000", "8 000", "8 mille"],
    19000: ["dix-neuf mille", "19,000", "19.000"],
    130000: ["cent trente mille", "130 000"],
    1250000: ["1 250 000", "1.250.000", "1,250,000", "1,25 million", "un million deux cent cinquante mille"],
    1500000: ["un million et demi", "1,5 million", "1, 5 million", "1.5 million", "1 million 500 mille"],
    20900000000: ["20,9 milliards", "20, 9 milliards", "20 900 000 000", "20 milliards 900 millions"],
    1125000000: ["1,125 milliard"],
    500000000: ["un demi-milliard", "cinq cents millions", "cinq cent millions"],
    1000000000000: ["mille milliards", "1 000 milliards", "un billion", "1.000 milliards"],
    2300000000: ["deux milliards trois cents millions"],
    20.9: ["20,9", "20.9"],
    0.125: ["0,125"],
}


@pytest.mark.parametrize(("value", "written"), [(v, w) for v, forms in CARDINALS.items() for w in forms])
def test_cardinals(value: float, written: str) -> None:
    assert numerals.cardinal(fold(f"{written} d’euros"), 0) == (value, len(written))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("vingt-deuxième", 0),  # an ordinal
        ("onze-septembre", 0),
        ("mille-feuille", 0),
        ("deux-points", 0),
        ("Trois-Rivières", 0),
        ("12.03.2026", 0),
        ("18h30", 0),
        ("Leopard2", 7),
        ("3e brigade", 0),
        ("1.2.3", 2),
        ("unanime", 0),
        ("centre", 0),
        ("sixième", 0),
        ("", 0),
    ],
)
def test_no_cardinal(text: str, at: int) -> None:
    assert numerals.cardinal(fold(text), at) is None


def test_where_a_cardinal_ends() -> None:
    assert numerals.cardinal("2024 300 soldats", 0) == (2024, 4)
    assert numerals.cardinal("4, 15 et 16 du traite", 0) == (4, 1)
    assert numerals.cardinal("vingt ou trente chars", 0) == (20, 5)
    assert numerals.cardinal("de 40 000 a 80 000", 3) == (40000, 9)


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        (1, ["premier", "première", "1er", "1re", "1ère"]),
        (2, ["deuxième", "second", "seconde", "2e", "2ème", "2nd"]),
        (5, ["cinquième"]),
        (9, ["neuvième"]),
        (21, ["vingt et unième", "vingt-et-unième", "21e"]),
        (32, ["trente-deuxième", "32ème"]),
        (75, ["soixante-quinzième", "septante-cinquième", "75e"]),
        (80, ["quatre-vingtième"]),
        (100, ["centième"]),
    ],
)
def test_ordinals(value: int, forms: list[str]) -> None:
    for written in forms:
        assert numerals.ordinal(fold(f"{written} membre"), 0) == (value, len(written))


def test_every_ordinal_below_a_hundred() -> None:
    for n in range(3, 100):
        word = fold(spelled(n, TENS)).removesuffix("s" if n == 80 else "")
        for plain, stem in (("cinq", "cinqu"), ("neuf", "neuv")):
            word = stem if word == plain else word.replace(f"-{plain}", f"-{stem}")
        assert numerals.ordinal_value(word.removesuffix("e") + "ieme") == n


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (10, "une dizaine"),
        (6, "une demi-douzaine"),
        (20, "une petite vingtaine"),
        (36, "trois douzaines"),
        (100, "une bonne centaine"),
        (1000, "un millier"),
        (10000, "une dizaine de milliers"),
        (1e8, "une centaine de millions"),
    ],
)
def test_collectives(value: float, written: str) -> None:
    assert numerals.collective(fold(f"{written} de chars"), 0) == (value, len(written))


@pytest.mark.parametrize("text", ["des dizaines de milliers", "quelques centaines", "plusieurs milliers"])
def test_no_number_in_a_vague_collective(text: str) -> None:
    assert numerals.collective(text, 0) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.5, "la moitié"),
        (0.333333, "un tiers"),
        (0.333333, "le tiers"),
        (0.666667, "les deux tiers"),
        (0.666667, "deux-tiers"),
        (0.25, "le quart"),
        (0.75, "trois quarts"),
        (0.6, "trois cinquièmes"),
        (0.1, "un dixième"),
    ],
)
def test_fractions(value: float, written: str) -> None:
    assert numerals.fraction(fold(f"{written} des membres"), 0) == (value, len(written))


@pytest.mark.parametrize("text", ["pays tiers", "la moyenne", "un quartier", "le quarteron", "la cinquième"])
def test_no_fraction(text: str) -> None:
    assert numerals.fraction(fold(text), 0) is None


@pytest.mark.parametrize(("value", "written"), [(4, "iv"), (19, "xix"), (21, "xxi"), (1949, "mcmxlix")])
def test_roman_numbers(value: int, written: str) -> None:
    assert numerals.roman_value(written) == value
