"""Times of the day: « 20 h 30 », « 18h12 », « 10:54 », « 6 heures locales (4 heures GMT) », « à midi »."""

from __future__ import annotations

import re

from nato_timeline.rule import Rule

from .atoms import ATOMS, amount_of
from .expr import Clock, Found

_AFTERNOON = re.compile(r" (?:de l'apres-midi|du soir)$")


def _clock(m: re.Match[str]) -> Clock | None:
    g = m.groupdict()
    hour = int(amount_of(m["hour"]) or 0)
    if _AFTERNOON.search(g.get("said") or "") and hour < 12:
        hour += 12
    minute = int(amount_of(g.get("minute")) or 0) + (30 if g.get("half") else 15 if g.get("quarter") else 0)
    if g.get("less"):  # « huit heures moins le quart »
        hour, minute = hour - 1, 60 - _missing(g["less"] or "")
    if not 0 <= hour <= 24 or minute > 59:
        return None
    second = int(g["second"]) if g.get("second") else None
    zone = "Z" if re.search(r"gmt|utc|tu$", g.get("zone") or "") else ""
    return Clock(hour, minute, second, zone)


def _missing(said: str) -> int:
    """The minutes that an hour lacks: 15 for « moins le quart »."""
    return 15 if said.endswith("quart") else int(amount_of(said.rsplit(" ", 1)[-1]) or 0)


# marks at the head of a line: the hour of an item
_LINE = re.compile(r"(?:^|\n)[ \t•*|-]{0,6}$")


def _item(m: re.Match[str]) -> Clock | None:
    return _clock(m) if _LINE.search(m.string, max(0, m.start() - 8), m.start()) else None


_NO_CLOCK = re.compile(r"(?:duree|pendant|durant|total|delai)[ ](?:(?:est|etait)[ ])?(?:de[ ])?$")


def _dotted(m: re.Match[str]) -> Clock | None:
    """« 14.30 h », where it is no length."""
    return None if _NO_CLOCK.search(m.string, max(0, m.start() - 20), m.start()) else _clock(m)


_DATE_BEFORE = re.compile(rf"(?:{ATOMS['WEEKDAY']}|{ATOMS['MONTH']}|\b20\d\d|\b19\d\d|demain|hier|aujourd'hui),? $")


def _after_date(m: re.Match[str]) -> Clock | None:
    return _clock(m) if _DATE_BEFORE.search(m.string[max(0, m.start() - 14) : m.start()]) else None


def _noon(m: re.Match[str]) -> Clock:
    past = m["half"] or m["quarter"]
    hour = 12 if "midi" in m[0] else 0 if past else 24
    if m["less"]:
        return Clock(hour - 1, 60 - _missing(m["less"]))
    return Clock(hour, 30 if m["half"] else 15 if m["quarter"] else 0)


# « heure de Paris », « GMT », « locales »: the clock that is meant belongs to the time
_ZONE = (
    r"(?P<zone>[ ](?:(?:gmt|utc|tu|cet|cest)(?:[+-]\d{1,2})?|\((?:gmt|utc)\)|heures?[ ](?:gmt|utc|tu|locale|francaise"
    r"|belge|suisse)"
    r"|locales?|heure[ ]de[ ][a-z]+))?"
)
# « à », « vers », « avant » … right before a number of hours make it a time of the day
_AT = (
    r"(?:(?<=\ba[ ])|(?<=seance[ ]de[ ])(?=[89]|1\d|2[0-4])|(?<=vers[ ])|(?<=avant[ ])|(?<=apres[ ])|(?<=[ ]des[ ])"
    r"|(?<=depuis[ ])|(?<=\bil[ ]etait[ ])|(?<=\bil[ ]est[ ])|(?<=[(]))"
)

# « dix-neuf heures trente »
_MINUTES = "cinq|dix|quinze|vingt(?:-cinq)?|trente(?:-cinq)?|quarante(?:-cinq)?|cinquante(?:-cinq)?"

_LESS = r"[ ]moins[ ](?:(?:le|un)[ ]quart|cinq|dix|vingt(?:-cinq)?)"

RULES: tuple[Rule[Found], ...] = (
    Rule(
        "clock-digital",
        # « 10:54 », « 20:23:05 »
        rf"(?<![:\d])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![:\d]){_ZONE}",
        _clock,
        ("17 Oct. 2024 [20:23]", "à [9:05 GMT],"),
        ("2:1:45:12", "un score de 12:145"),
    ),
    Rule(
        "clock",
        # « 20 h 30 », « 18h12 », « 8 h »; never « 48 h », nor « 2 h » of « pendant 2 h »
        rf"(?=\d)(?<!pendant[ ])(?<!durant[ ])(?<!\ben[ ])(?P<hour>[01]?\d|2[0-4])[ ]?h(?:[ ]?(?P<minute>[0-5]\d)"
        rf"(?![ ]?%))?(?P<said>[ ](?:du[ ]matin|de[ ]l'apres-midi|du[ ]soir))?(?!/|[ ]sur[ ]24){_ZONE}",
        _clock,
        (
            "à [20 h 30], à la",
            "Publié le 05/06/2017 à [18h12], mis",
            "[8 h] dans la cour",
            "vers [12 h 30 locales] (",
            "de [10 h] à 12 h",
        ),
        ("100 km/h", "pendant 2 h", "en 48 h"),
    ),
    Rule(
        "clock-dotted",
        # « 14.30 h », « à 06.30 heures »
        rf"(?<![\d.])(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)[ ]?(?:h|heures)(?![/\w]){_ZONE}",
        _dotted,
        ("à [14.30 h], salle", "dès [06.30 heures]"),
        ("à 14.30 km/h", "une durée de 2.30 heures", "vers 25.30 h"),
    ),
    Rule(
        "clock-of-item",
        # what the items of a programme begin with: « 16 heures : point de presse »
        rf"(?P<hour>[01]?\d|2[0-4])[ ]heures?(?:[ ](?P<minute>[0-5]\d|{_MINUTES}))?(?=[ ]?(?::|-[ ]|\|))",
        _item,
        ("[16 heures] : point de presse", "Mardi\n- [9 heures 30] - séance"),
        ("un vol de 16 heures : il", "16 heures de vol"),
    ),
    Rule(
        "clock-of-item-dotted",
        # « 09.30 : commission de la Défense », as Belgian programmes write it; no « 1.2 : Contexte »
        r"(?P<hour>[01]\d|2[0-4])\.(?P<minute>[0-5]\d)(?=[ ]?(?::|[-–][ ]|\|))",
        _item,
        ("[09.30] : commission de la Défense", "Mardi\n- [14.00] - séance"),
        ("2.15 : Contexte", "soit 10.15 : un record", "12.60 : prix"),
    ),
    Rule(
        "clock-after-date",
        # « samedi 24 juillet, 20 heures »
        r"(?P<hour>[01]?\d|2[0-4])[ ]heures(?:[ ](?P<minute>[0-5]\d))?(?=[ ]?[,.;:)\n-]|$|[ ]a[ ])",
        _after_date,
        ("samedi 24 juillet, [20 heures], salle", "jeudi [18 heures]."),
        ("une attente de 20 heures, puis",),
    ),
    Rule(
        "clock-words",
        # « à 10 heures », « à six heures du matin », « vers 17 heures 30 »
        rf"(?=[\dcdnohqstu]){_AT}(?P<hour>[01]?\d|2[0-4]|{{NUMBER}})[ ]heures?"
        rf"(?:[ ](?P<minute>[0-5]\d|{_MINUTES})(?![ ]\w)|"
        rf"(?P<half>[ ]et[ ]demie)|(?P<quarter>[ ]et[ ](?:un[ ])?quart)|(?P<less>{_LESS}))?"
        rf"(?P<said>[ ](?:du[ ]matin|de[ ]l'apres-midi|du[ ]soir))?(?![ ](?:d[eu]s?\b|d'|par\b|sur[ ]\d|apres\b|avant\b"
        rf"|plus\b|supplementaires?)){_ZONE}",
        _clock,
        (
            "le lundi 4 mars à [10 heures] à",
            "à [6 heures locales] (",
            "([4 heures GMT])",
            "vers [cinq heures du matin]",
            "à [17 heures 30].",
            "est levée à [dix-neuf heures trente].",
            "à [6 heures] sur une plage",
            "Séance de [17 heures]",
            "Séance de [9 heures] consacrée",
            "à [huit heures moins le quart], le",
            "vers [7 heures moins dix].",
            "Il était [18 heures] précises",
        ),
        (
            "à 48 heures du sommet",
            "à deux heures de route",
            "pendant 10 heures",
            "à 8 heures sur 10",
            "une séance de 2 heures",
        ),
    ),
    Rule(
        "clock-from-to",
        # « de 10 heures à 12 heures », « entre 14 et 16 heures », « de 9 à 11 h »
        r"(?=\d)(?:(?<=entre[ ])|(?<=\bde[ ])(?<!duree[ ]de[ ])(?<!delai[ ]de[ ])(?<!attente[ ]de[ ])"
        r"(?<!garde[ ]de[ ])(?<!vol[ ]de[ ]))"
        r"(?P<hour>[01]?\d|2[0-4])(?:[ ]heures(?:[ ](?P<minute>[0-5]\d))?)?(?=[ ](?:a|et)[ ](?:[01]?\d|2[0-4])[ ]?"
        r"(?:h\b(?![ ]?/)|heures))",
        _clock,
        ("entre [14] et 16 h", "de [9] à 11h", "de [15 heures] à 18 heures", "de [9 heures 30] à 12 heures"),
        ("un délai de 24 à 48 heures", "une durée de 2 à 3 heures"),
    ),
    Rule(
        "noon",
        r"(?=mi)(?:(?<=\ba[ ])|(?<=vers[ ])|(?<=avant[ ])|(?<=apres[ ])|(?<=entre[ ])|(?<=\bde[ ])|(?<=[ ]des[ ]))"
        r"(?:midi|minuit)"
        rf"(?:(?P<half>[ ]et[ ]demie?|[ ]trente\b)|(?P<quarter>[ ]et[ ](?:un[ ])?quart)|(?P<less>{_LESS}))?(?!-)",
        _noon,
        ("à [midi],", "avant [minuit]", "à [midi et demi]", "à [minuit et quart],", "vers [midi moins dix]"),
        (
            "l'après-midi",
            "le Midi de la France",
            "à mi-chemin",
        ),
    ),
)
