"""The words of dates: tables, and the atoms for rules that are made from them.

Everything is folded (lower case, no accents). A table gives both the pattern and the value, so the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable

from nato_timeline import numerals

_MONTH_NAMES = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_ENGLISH_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT_MONTHS = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4, "jun": 6, "juil": 7, "jul": 7,
    "aou": 8, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTHS = {name: n for names in (_MONTH_NAMES, _ENGLISH_MONTHS) for n, name in enumerate(names, 1)} | _SHORT_MONTHS

_WEEKDAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: n for names in (_WEEKDAY_NAMES, _ENGLISH_WEEKDAYS) for n, name in enumerate(names, 1)}

SEASONS = {"printemps": "SP", "ete": "SU", "automne": "FA", "hiver": "WI"}

# feasts: month and day, or what moves with Easter (a key of calendar.MOVABLE_FEASTS)
FEASTS: dict[str, tuple[tuple[int, int], str | None]] = {
    "noel": ((12, 25), None), "toussaint": ((11, 1), None), "assomption": ((8, 15), None), "epiphanie": ((1, 6), None),
    "saint-sylvestre": ((12, 31), None), "jour de l'an": ((1, 1), None), "nouvel an": ((1, 1), None),
    "chandeleur": ((2, 2), None), "paques": ((0, 0), "easter"), "ascension": ((0, 0), "ascension"),
    "pentecote": ((0, 0), "pentecost"),
}  # fmt: skip

# « matin » … as TIMEX3 writes parts of the day
PARTS = {
    "matin": "MO", "matinee": "MO", "aube": "MO", "midi": "12:00", "mi-journee": "12:00", "apres-midi": "AF",
    "apres midi": "AF", "soir": "EV", "soiree": "EV", "nuit": "NI", "minuit": "24:00", "journee": "DT",
}  # fmt: skip

# units of durations and shifts: TIMEX3 letter, and how many of it
UNITS = {
    "seconde": ("TS", 1), "minute": ("TM", 1), "heure": ("TH", 1),
    "jour": ("D", 1), "journee": ("D", 1), "semaine": ("W", 1),
    "mois": ("M", 1), "trimestre": ("M", 3), "semestre": ("M", 6),
    "an": ("Y", 1), "annee": ("Y", 1), "quinquennat": ("Y", 5), "septennat": ("Y", 7), "decennie": ("Y", 10),
    "siecle": ("Y", 100), "millenaire": ("Y", 1000),
}  # fmt: skip

# the grain that a shift by so many of them is told at
GRAINS = {
    "jour": "day", "journee": "day", "semaine": "week", "week-end": "weekend", "weekend": "weekend", "mois": "month",
    "trimestre": "quarter", "semestre": "half", "an": "year", "annee": "year",
    "decennie": "decade", "siecle": "century",
}  # fmt: skip

_LAST = ("dernier", "derniere", "derniers", "dernieres", "passe", "passee", "passes", "ecoule", "ecoulee")
_NEXT = ("prochain", "prochaine", "prochains", "prochaines", "a venir", "qui vient")
_FOLLOWING = ("suivant", "suivante", "d'apres")
_PREVIOUS = ("precedent", "precedente", "d'avant")
TOWARD = {
    **dict.fromkeys(_LAST, "last"),
    **dict.fromkeys(_NEXT, "next"),
    **dict.fromkeys(_FOLLOWING, "following"),
    **dict.fromkeys(_PREVIOUS, "previous"),
    "courant": "this",
    "en cours": "this",
}

# what stands before an amount, inside the span
AMOUNT_MODS = {
    "environ": "APPROX", "pres de": "APPROX", "pres d'": "APPROX", "presque": "APPROX", "quelque": "APPROX",
    "a peu pres": "APPROX", "plus de": "MORE_THAN", "plus d'": "MORE_THAN", "bien plus de": "MORE_THAN",
    "bien plus d'": "MORE_THAN", "un peu plus de": "MORE_THAN", "un peu plus d'": "MORE_THAN", "moins de": "LESS_THAN",
    "moins d'": "LESS_THAN", "un peu moins de": "LESS_THAN", "un peu moins d'": "LESS_THAN", "a peine": "LESS_THAN",
    "au moins": "EQUAL_OR_MORE", "au minimum": "EQUAL_OR_MORE",
    "au plus": "EQUAL_OR_LESS", "au maximum": "EQUAL_OR_LESS",
}  # fmt: skip

# « mi-mars », « la fin septembre », « début avril »
POSITIONS = {"debut": "START", "commencement": "START", "mi": "MID", "milieu": "MID", "fin": "END"}


def _any(words: Iterable[str]) -> str:
    """Alternatives, the longest first, so that « plus d' » does not hide « plus de »."""
    return "|".join(sorted((word.replace(" ", "[ ]") for word in words), key=len, reverse=True))


# Numbers as dates and durations have them. Looser than the grammar in numerals, which gives the value: thirty patterns
# hold these, and each would carry the whole grammar of French numbers. « deux trois » is no number all the same.
_DIGITS = r"(?<![\w,.])(?:\d{1,3}(?:[ .]\d{3})+|\d{1,15}(?:[.,]\d{1,15})?)(?![\d])(?![.,]\d)"
_SMALL = "deux|trois|quatre|cinq|six|sept|huit|neuf"
_GREAT = "vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille"
_RUN = rf"(?:(?:{_GREAT}|dix|(?:{_SMALL})(?=[ -](?:vingt|cent|mille)))[ -](?:et[ -])?){{0,8}}"
_WORDS = rf"{_RUN}(?:{_SMALL}|{_GREAT}|une?|dix|onze|douze|treize|quatorze|quinze|seize)(?![^\W_]|-[^\W\d_])"
_NUMBER = rf"(?:{_DIGITS}|{_WORDS})(?:[ ]et[ ]demie?)?(?![^\W_])"
_ORDINAL = (
    r"(?:\d{1,4}[ ]?(?:e|er|re|ere|eme|ieme|nd|nde)s?|premiere?s?|seconde?s?"
    rf"|{_RUN}(?:un|deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz|vingt|trent|quarant"
    r"|cinquant|soixant|cent)iemes?)(?![^\W_])"
)
_COLLECTIVE = (
    rf"(?:une?|{_WORDS})[ ](?:(?:bonne?|petite?)[ ])?(?:hui|di|dou|quin|ving|tren|quaran|cinquan|soixan|cen)"
    r"(?:taine|zaine)s?(?![^\W_])"
)

_UNIT_FORMS = "secondes?|minutes?|heures?|jours?|journees?|semaines?|mois|trimestres?|semestres?|ans?|annees?"

ATOMS = {
    "MONTH": _any(_MONTH_NAMES),
    "MONTH_ANY": _any(MONTHS),
    "WEEKDAY": _any(_WEEKDAY_NAMES),
    "WEEKDAY_ANY": _any(WEEKDAYS),
    "SEASON": _any(SEASONS),
    "FEAST": _any(FEASTS),
    # « 1er », « 1 », « 01 », « 31 », « premier »; no ordinal otherwise
    "DAY": r"3[01]|[12]\d|0?[1-9](?:[ ]?er\b)?"
    r"|premier(?![ -](?:ministre|secretaire|president|vice|conseiller|lord|maire|adjoint|representant|lieutenant))",
    "YEAR": r"(?:1[89]|20)\d\d(?!\d|[.,]\d|[ ]?%|[ ]000)",
    # « 98 » in « octobre 98 »: no figure that something is counted with
    "YEAR2": r"'?\d\d(?!\d|[.,]\d|[ ]?%|[ ]?[h€$])",
    "PART": r"matin(?:ee)?|apres[- ]midi|soir(?:ee)?|nuit|midi",
    "UNIT": _UNIT_FORMS + "|decennies?|siecles?|quinquennats?|septennats?|millenaires?",
    "HALF_UNIT": "siecle|heure|journee|decennie",
    "TOWARD": _any(TOWARD),
    "AMOUNT_MOD": _any(AMOUNT_MODS),
    "NUMBER": _NUMBER,
    "ORDINAL": _ORDINAL,
    "COLLECTIVE": _COLLECTIVE,
    "ROMAN": "x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|xx?",
    # « début », « mi- », « à la fin de »: what picks a stretch of the period that follows
    "POSITION": r"mi-?|(?:debut|milieu|fin|commencement)",
    # « de l'an dernier », « de cette année », « de l'année suivante », « de la même année »
    "OF_YEAR": (
        r"de[ ](?:l'an(?:nee)?[ ](?P<of_year>derniere?|passee?|prochaine?|suivante?|precedente?|d'apres|d'avant)|"
        r"(?P<this_year>cette[ ]annee)|(?P<same_year>la[ ]meme[ ]annee))"
    ),
}


def unit_of(word: str) -> str:
    """The singular, as UNITS and GRAINS have it: « années » (folded) → « annee »."""
    return word if word in UNITS or word in GRAINS else word.removesuffix("s")


def position_of(text: str | None) -> str | None:
    """START, MID or END for « début », « la mi- », « fin de »; None for nothing."""
    if not text:
        return None
    return next((mod for word, mod in POSITIONS.items() if word in text.replace("-", " ").split()), None)


def part_of(text: str | None) -> tuple[str | None, str | None]:
    """The part of the day in « au matin », « en fin d'après-midi », « dans la soirée », and START, MID or END of it."""
    if not text:
        return None, None
    part = next((code for word, code in sorted(PARTS.items(), key=lambda p: -len(p[0])) if word in text), None)
    return part, position_of(text.split("d'")[0]) if "debut" in text or "fin" in text or "milieu" in text else None


def amount_of(text: str | None) -> float | None:
    """An amount: 2 for « deux », 10 for « une dizaine de », None for « quelques »."""
    if text is None or text in ("quelques", "plusieurs", "des"):
        return None
    bare = text.strip().removesuffix(" de").removesuffix(" d'")
    if "aine" in bare:
        return numerals.collective_value(bare)
    return numerals.cardinal_value(bare)


def full_year(text: str) -> int:
    """1998 for « 98 », 1945 for « 45 », 2014 for « 14 »: two digits up to 39 are of this century."""
    digits = text.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 40 else 1900)


_YEARS_AWAY = {
    **dict.fromkeys(("dernier", "derniere", "passe", "passee", "precedent", "precedente", "d'avant"), -1),
    **dict.fromkeys(("prochain", "prochaine", "suivant", "suivante", "d'apres"), 1),
}


def of_story(m: dict[str, str | None]) -> bool:
    """Whether a year is counted from what the passage is about: « de l'année suivante », « de la même année »."""
    return m.get("same_year") is not None or TOWARD.get(m.get("of_year") or "") in ("following", "previous")


def years_away(m: dict[str, str | None]) -> int | None:
    """-1 for « de l'an dernier », 0 for « de cette année », 1 for « de l'année prochaine », else None; likewise
    from the story, « de l'année suivante » (`of_story` tells them apart)."""
    if m.get("this_year") or m.get("same_year"):
        return 0
    return _YEARS_AWAY.get(m.get("of_year") or "")
