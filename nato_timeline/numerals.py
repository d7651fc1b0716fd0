"""French numbers on folded text, in words, digits and both: what they look like (atoms for rules), what they are worth.

The atoms are regular expressions without named groups, for `{ATOM}` in rules; each has a function that gives the value
of a text it matched, and the functions with `at` read the number that stands at an offset. Values are plain numbers:
« 20,9 milliards » is 20900000000.0. Ranges, units and qualifiers are the business of the finders.
"""

from __future__ import annotations

import re
from functools import cache

# ---------------------------------------------------------------- cardinals in words

_UNITS = ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_TEENS = ("treize", "quatorze", "quinze", "seize")
_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "nonante")
_WORTH = {word: n for n, word in enumerate(_UNITS + _TEENS)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_WORTH |= {"une": 1, "octante": 80}
_SCALES = {"mille": 1e3, "millier": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e12}

_SEP = r"[ -]"
_MANY = rf"(?:{'|'.join(_UNITS[2:10])})"
_UNIT = rf"(?:une?|{_MANY})"
_TEEN = rf"(?:dix(?:{_SEP}(?:sept|huit|neuf))?|{'|'.join(_UNITS[11:] + _TEENS)})"
_BELOW_100 = (
    rf"(?:(?:quatre{_SEP}vingts?|soixante)(?:{_SEP}(?:et{_SEP}(?:une?|onze)|{_TEEN}|{_UNIT}))?"  # quatre-vingt-dix-sept
    rf"|(?:vingt|trente|quarante|cinquante|septante|huitante|octante|nonante)(?:{_SEP}(?:et{_SEP}une?|{_MANY}))?"
    rf"|{_TEEN}|{_UNIT})"
)

# « mille deux cents », « cent trente mille », « deux millions cinq cent mille », « mille milliards », « nonante-neuf »;
# not the « vingt » of « vingt-deuxième » or the « mille » of « mille-feuille »
WORDS = (
    r"(?=[cdhmnoqstuvz])(?<![^\W_])(?<![^\W\d_]-)"
    rf"(?:zero|(?:(?:cent|mille)(?:{_SEP}{_BELOW_100})?|{_BELOW_100})"
    rf"(?:{_SEP}(?:cents?|mil(?:les?|lions?|liards?)|billions?)(?:{_SEP}{_BELOW_100})?){{0,8}})"
    r"(?![^\W_]|-[^\W\d_])"
)
_WORD = re.compile(r"[a-z]+")


def words_value(text: str) -> float:
    """What a number in words is worth: 97 for « quatre-vingt-dix-sept », 2.3e9 for « deux milliards trois cents
    millions »."""
    total, group, last = 0.0, 0.0, float("inf")
    for word in _WORD.findall(text):
        if word in ("cent", "cents"):
            group = (group or 1) * 100
        elif word.startswith("vingt") and group % 100 == 4:
            group += 76  # quatre-vingts
        elif scale := scale_value(word):
            if scale > last:  # cent mille milliards
                total, group = (total + group) * scale, 0
            else:
                total, group = total + (group or 1) * scale, 0
            last = scale
        else:
            group += _WORTH.get(word, 0)
    return total + group


def scale_value(word: str) -> float:
    """1000 for « mille » or « milliers », 1e6 for « million », … 0 for any other word."""
    return _SCALES.get(word) or _SCALES.get(word.removesuffix("s"), 0)


# ---------------------------------------------------------------- digits

# « 20 000 », « 8.000 », « 20'000 », « 1,250,000 », « 1 250 000,50 » | « 20,9 » | « 52.55 » | « 12 »; the comma may have
# a space after it (« 4, 15 ») only in DIGITS_LOOSE, where a unit must follow
_GROUPED = (
    r"\d{1,3}(?:(?:[ ]\d{3})+|(?:'\d{3})+|(?:\.\d{3})+)(?!\d)(?:,\d{1,3}(?!\d))?"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?"
)
DIGITS = rf"(?<![\w,.])(?:{_GROUPED}|\d{{1,15}}[.,]\d{{1,15}}|\d{{1,15}})(?![\d])(?![.,]\d)"
DIGITS_LOOSE = rf"(?:{DIGITS}|(?<![\w,.])\d{{1,3}}[ ]?,[ ]?\d{{1,2}}(?!\d))"

SCALE = r"(?:mil(?:le|liers?|lions?|liards?)|billions?)"

# « 2 milliards 300 millions », « un million et demi », « 15 mille », « un demi-milliard »
CARDINAL = (
    rf"(?:(?:{DIGITS_LOOSE}[ ]?{SCALE}|{DIGITS})(?:[ ]\d{{1,3}}[ ](?:millions|mille))?(?:[ ]et[ ]demie?)?"
    rf"|(?:un[ ])?demi[ -](?:million|milliard)"
    rf"|{WORDS}(?:[ ]et[ ]demie?)?)(?![^\W_])"
)

_NOT_FIGURE = re.compile(r"\D")
_NOT_DIGIT = re.compile(r"[^\d.,]")
_LEADING = re.compile(rf"({DIGITS_LOOSE}) ?({SCALE})?(?: (\d{{1,3}}) (millions|mille))?")
_HALF = re.compile(r" et demie?$")


def digits_value(text: str, *, scaled: bool = False) -> float:
    """The number in « 20 000 », « 8.000 », « 19,000 », « 20,9 », « 4, 15 », « 52.55 ».

    Three digits after a single comma or dot are thousands, unless a scale word follows (`scaled`: « 1,125 milliard »)
    or the number begins with 0.
    """
    bare = _NOT_DIGIT.sub("", text)
    commas, dots = bare.count(","), bare.count(".")
    if commas and dots:
        mark = max(",.", key=bare.rfind)  # the last of the two is the decimal mark
        bare = bare.replace("," if mark == "." else ".", "")
        return float(bare.replace(",", "."))
    if commas > 1 or dots > 1:
        return float(bare.replace(",", "").replace(".", ""))
    whole, _, decimals = bare.replace(".", ",").partition(",")
    grouped = len(decimals) == 3 and len(whole) <= 3 and not whole.startswith("0") and whole == text[: len(whole)]
    if grouped and (dots or not scaled):
        return float(whole + decimals)
    return float(f"{whole}.{decimals or 0}")


def cardinal_value(text: str) -> float:
    """What a text matched by CARDINAL, WORDS or DIGITS is worth."""
    half = _HALF.search(text)
    if half:
        whole = text[: half.start()]
        return cardinal_value(whole) + 0.5 * _last_scale(whole)
    leading = _LEADING.fullmatch(text)
    if leading:
        digits, scale, more, more_scale = leading.groups()
        value = digits_value(digits, scaled=scale is not None) * (scale_value(scale) if scale else 1)
        return round(value + (float(more) * scale_value(more_scale) if more else 0), 6)
    return 0.5 * _last_scale(text) if "demi" in text else words_value(text)


def _last_scale(text: str) -> float:
    return scale_value(_WORD.findall(text)[-1]) or 1


@cache
def _cardinal() -> re.Pattern[str]:
    return re.compile(CARDINAL)


def cardinal(folded: str, at: int) -> tuple[float, int] | None:
    """The cardinal that starts at an offset, and where it ends; None where there is none. « un » and « une » count."""
    m = _cardinal().match(folded, at)
    return (cardinal_value(m[0]), m.end()) if m else None


# ---------------------------------------------------------------- ordinals, Roman numbers

_ORDINAL_STEM = r"(?:un|deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz)"
_TENS_STEM = r"(?:vingt|trent|quarant|cinquant|soixant|septant|huitant|octant|nonant|cent|mill)"

# « 1er », « 2nd », « 32e », « 75eme », « premier », « vingt et unième », « soixante-quinzième », « seconde »
ORDINAL = (
    r"(?<![^\W_])(?:\d{1,4}[ ]?(?:e|er|re|ere|eme|ieme|nd|nde)s?|premiere?s?|seconde?s?"
    rf"|(?:(?:cent{_SEP})?{_BELOW_100}{_SEP}(?:et{_SEP})?)?(?:{_ORDINAL_STEM}|{_TENS_STEM})iemes?)(?![^\W_])"
)
_WORD_STEM = re.compile(r"iemes?$")
_STEM_FORMS = {"neuv": "neuf", "cinqu": "cinq"}


def ordinal_value(text: str) -> int:
    """1 for « premier » or « 1re », 21 for « vingt et unième », 75 for « 75e »."""
    if text[0].isdigit():
        return int(_NOT_FIGURE.sub("", text))
    if text.startswith("premier"):
        return 1
    if text.startswith("second"):
        return 2
    *head, last = _WORD.findall(_WORD_STEM.sub("", text))
    known = last in _WORTH or last == "cent"
    return int(words_value(" ".join([*head, _STEM_FORMS.get(last, last if known else last + "e")])))


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(ORDINAL)


def ordinal(folded: str, at: int) -> tuple[int, int] | None:
    """The ordinal that starts at an offset, and where it ends; None where there is none."""
    m = _ordinal().match(folded, at)
    return (ordinal_value(m[0]), m.end()) if m else None


# « iv », « xxie » without its ending, « mcmxlix »
ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_value(text: str) -> int:
    """21 for « xxi »."""
    values = [_ROMAN_DIGITS[c] for c in text.lower()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


# ---------------------------------------------------------------- collectives and fractions

_COLLECTIVES = {
    "huitaine": 8,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
_COLLECTIVE_NOUN = rf"(?:{'|'.join(_COLLECTIVES)})"

# « une vingtaine », « trois douzaines », « une demi-douzaine », « deux milliers », « une bonne centaine », « une
# dizaine de milliers », « une centaine de millions »; never « des dizaines », which says no number
COLLECTIVE = (
    rf"(?<![^\W_])(?:(?:une?|{_BELOW_100})[ ](?:(?:bonne?|petite?)[ ])?(?:demi-)?{_COLLECTIVE_NOUN}s?)"
    r"(?:[ ]de[ ](?:milliers|millions|milliards))?(?![^\W_])"
)
_COLLECTIVE_PARTS = re.compile(
    rf"(?P<times>.+?)[ ](?:(?:bonne?|petite?)[ ])?(?P<half>demi-)?(?P<noun>{_COLLECTIVE_NOUN})s?"
    r"(?:[ ]de[ ](?P<scale>\w+))?"
)


def collective_value(text: str) -> float:
    """20 for « une vingtaine », 6 for « une demi-douzaine », 1e8 for « une centaine de millions »."""
    m = _COLLECTIVE_PARTS.fullmatch(text)
    if m is None:
        raise ValueError(text)
    half = 0.5 if m["half"] else 1
    return words_value(m["times"]) * half * _COLLECTIVES[m["noun"]] * (scale_value(m["scale"]) if m["scale"] else 1)


@cache
def _collective() -> re.Pattern[str]:
    return re.compile(COLLECTIVE)


def collective(folded: str, at: int) -> tuple[float, int] | None:
    """The collective that starts at an offset, « de » and its noun left out, and where it ends."""
    m = _collective().match(folded, at)
    return (collective_value(m[0]), m.end()) if m else None


_PARTS = {"moitie": 2, "tiers": 3, "quart": 4}

# « la moitié », « un tiers », « les trois quarts », « deux cinquièmes », « deux-tiers », « 2/3 »
FRACTION = (
    rf"(?<![^\W_])(?:(?:la|une)[ ]moitie|le[ ](?:tiers|quart)|(?:(?:les[ ])?{_UNIT})[ -](?:tiers|quarts?)"
    rf"|(?:les[ ])?{_UNIT}[ ](?!deux|trois|quatriem)(?:{_ORDINAL_STEM}|dix|vingt|cent|mill)iemes?)(?![^\W_])"
)
_FRACTION_PARTS = re.compile(r"(?:les?[ ])?(?:(?P<top>\w+)[ -])?(?P<bottom>\w+)")


def fraction_value(text: str) -> float:
    """0.666667 for « deux tiers » (six decimals), 0.5 for « la moitié »."""
    m = _FRACTION_PARTS.fullmatch(text)
    if m is None:
        raise ValueError(text)
    top = 1.0 if m["top"] in (None, "la") else words_value(m["top"])
    bottom = _PARTS.get(m["bottom"]) or _PARTS.get(m["bottom"].removesuffix("s")) or ordinal_value(m["bottom"])
    return round(top / bottom, 6)


@cache
def _fraction() -> re.Pattern[str]:
    return re.compile(FRACTION)


def fraction(folded: str, at: int) -> tuple[float, int] | None:
    """The fraction that starts at an offset, and where it ends; None where there is none."""
    m = _fraction().match(folded, at)
    return (fraction_value(m[0]), m.end()) if m else None
