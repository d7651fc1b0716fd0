"""What a time expression says, before anybody asks what day it is.

An expression holds what is written and nothing else: « jeudi 13 » is a weekday and a day of the month, « hier » is one
day before publication. Which day that is, only `resolve/dates.py` knows.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...lean import lean


@lean(frozen=True, slots=True)
class Calendar:
    """A date, as far as it is written: « vendredi 14 juin », « en octobre », « l'été 2024 », « le 25 mai prochain ».

    `segment`: H1 H2 Q1-Q4 SP SU FA WI. `feast`: a day that moves with Easter. `part`: of the day (MO AF EV NI DT, or
    12:00). `toward`: this, next, last, following, previous. `years`: « mars de l'an dernier » is -1; `of_story`: « mars
    de l'année suivante », counted from the passage. `habitual`: every
    one of them unless the passage is about one (« en été », « le mercredi »). `whole_week`: « la semaine du 12 juin ».
    `misprint`: a year with a digit missing, as printed.
    """

    year: int | None = None
    years: int | None = None
    of_story: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    segment: str | None = None
    feast: str | None = None
    part: str | None = None
    toward: str | None = None
    mod: str | None = None
    habitual: bool = False
    whole_week: bool = False
    misprint: str | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century: `199X`, `18XX`."""

    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an anchor; `count` 0 is the period that the anchor lies in.

    `base`: publication (« hier », « il y a deux ans »), story (« la veille », « trois jours plus tard »), passage (« la
    fin du mois », of the date in its sentence if there is one). `of_event`: « au lendemain des attentats », counted
    from what is named after it. `weekday`: « demain jeudi ».
    """

    count: float
    unit: str
    base: str = "publication"
    part: str | None = None
    mod: str | None = None
    of_event: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day; `zone` is Z for GMT, else empty: the place's own time."""

    hour: int
    minute: int = 0
    second: int | None = None
    zone: str = ""
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: amounts with their units (« deux ans et trois mois »); an amount of None is unknown (« quelques
    jours »)."""

    amounts: tuple[tuple[float | None, str], ...]
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set: `P1Y` (« chaque année », « deux fois par an »), `XXXX-WXX-4` (« tous les jeudis »)."""

    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """What no calendar holds: PAST_REF, PRESENT_REF, FUTURE_REF; TNI for « nocturne », of no night in particular."""

    value: str


@dataclass(frozen=True, slots=True)
class Mask:
    """What looks like a time expression and is none: it wins its span and vanishes."""


Expr = Calendar | Era | Shift | Clock | Length | Recurring | Vague
Found = Expr | Mask


@lean(frozen=True, slots=True)
class TimeMention:
    """An expression where it stands. `link` says how it goes on from the mention before it, or None: range (« du 9 au
    11 juillet »), list (« 12 et 13 octobre »), gloss (« Ce mercredi (12 juin 2024) »), aside (« signé en mars et
    ratifié en juin 2007 », which share their year)."""

    start: int
    end: int
    rule: str
    expr: Expr
    link: str | None = None
