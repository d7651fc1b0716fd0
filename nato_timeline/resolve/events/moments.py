"""Moments: the dates of a text as events take them, one for each period, with the preposition that leads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ...calendar import interval
from ...lean import changed, lean
from ...model import Period, Timex


@lean(frozen=True, slots=True)
class Moment:
    """`value` is EDTF (`2024-06-13/2024-06-14`), None where the text's date cannot be placed. `lead`: at, since, until,
    before, after, or target (« d'ici à 2035 », « à l'horizon 2031 »). `begin` is where the preposition begins.
    `unplaced`: a date that would be one if the document's were known (« vendredi »)."""

    start: int
    end: int
    begin: int
    value: str | None
    first: date | None
    last: date | None
    lead: str
    basis: str
    surface: str
    unplaced: bool = False

    @property
    def days(self) -> int:
        """How many days it spans; a large number where that is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else 100_000


_BARE_ARTICLE = re.compile(r"\b(?:le|la|les|l'|ce|cette|ces)[ ]?$")
# « depuis [le 3 mai] », « jusqu'au [31 mai] », « d'ici à [2035] », « avant [l'été] »
_LEAD = re.compile(
    r"\b(?:"
    r"(?P<target>d'ici(?:[ ](?:a|au|aux|la|fin))?|a[ ]l'horizon(?:[ ]de)?|a[ ]l'echeance(?:[ ]de)?|horizon|objectif)|"
    r"(?P<since>depuis|a[ ](?:partir|compter|dater)[ ](?:de|du|des|d'))|"
    r"(?P<until>jusqu'(?:au|aux|a|en)|jusque)|"
    r"(?P<before>avant|en[ ]amont[ ](?:de|du|des))|"
    r"(?P<after>apres)|"
    r"(?P<at>(?:au[ ](?:cours|courant)|dans[ ]le[ ]courant)[ ](?:de|du|des)|"
    r"en|au|aux|du|des|de|d'|a|pour|vers|dans|durant|pendant|courant|entre|a[ ]compter[ ]du)"
    r")[ ]?(?:(?:le|la|les|ce|cette|cet)[ ]|l')?$"
)
_DAY_WORD = re.compile(r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain|veille")
# « la réunion des [13 et 14 février] »; « dès » has its article: « dès le 13 février », or a year
_DAYS = re.compile(r"\d{1,2}(?:er)?(?!\d)")
_APPROXIMATE = frozenset({"APPROX"})


def moments(folded: str, timexes: Sequence[Timex], periods: Sequence[Period]) -> list[Moment]:
    """Moments in text order: periods first, then the dates that belong to none."""
    found = []
    taken: set[int] = set()
    for period in sorted(periods, key=lambda p: (p.start, -p.end)):
        if taken.isdisjoint(period.parts) and not period.value.startswith("{"):  # « les 3 et 10 mai »: each by itself
            taken.update(period.parts)
            basis = timexes[period.parts[0]].basis if period.parts else "stated"
            surface = folded[period.start : period.end]
            found.append(
                _moment(
                    folded, period.start, period.end, _days(period.value), period.first, period.last, basis, surface
                )
            )
    for index, timex in enumerate(timexes):
        if index not in taken and timex.type in ("DATE", "TIME"):
            found.append(_of_timex(folded, timex))
    return _paired(folded, sorted(found, key=lambda m: m.start))


def _paired(folded: str, found: list[Moment]) -> list[Moment]:
    """With « en 2025 et (en) 2026 » as one time of two years."""
    paired: list[Moment] = []
    for moment in found:
        last = paired[-1] if paired else None
        if last is not None and _is_next_year(folded, last, moment):
            value = f"{last.value}/{moment.value}"
            surface = folded[last.start : moment.end]
            paired[-1] = changed(last, end=moment.end, value=value, last=moment.last, surface=surface)
        else:
            paired.append(moment)
    return paired


def _is_next_year(folded: str, last: Moment, moment: Moment) -> bool:
    near = moment.start - last.end <= len(" et en ")
    if not near or folded[last.end : moment.start] not in (" et ", " et en ") or not last.lead == moment.lead == "at":
        return False
    one, other = _YEAR.match(last.value or ""), _YEAR.match(moment.value or "")
    return one is not None and other is not None and int(other[0]) == int(one[0]) + 1


_YEAR = re.compile(r"\d{4}$")


def _days(value: str) -> str:
    """A period without its hours: « 15 h - 16 h 30 » is that day."""
    if "T" not in value:
        return value
    ends = dict.fromkeys(end.split("T")[0] for end in value.split("/"))
    return "/".join(ends)


def _of_timex(folded: str, timex: Timex) -> Moment:
    value: str | None = timex.value.split("T")[0]
    unplaced = interval(value) == (None, None)
    if unplaced:
        value = None
    elif timex.mod in _APPROXIMATE and not str(value).endswith("~"):
        value = f"{value}~"
    if unplaced:  # a clock time alone (« à 14 heures ») says nothing of the day
        day = timex.type == "DATE" or bool(_DAY_WORD.search(timex.surface.lower()))
        unplaced = day and timex.value.startswith("XXXX")
    first, last, basis, surface = timex.first, timex.last, timex.basis, timex.surface
    return _moment(folded, timex.start, timex.end, value, first, last, basis, surface, unplaced=unplaced)


def _moment(
    folded: str,
    start: int,
    end: int,
    value: str | None,
    first: date | None,
    last: date | None,
    basis: str,
    surface: str,
    *,
    unplaced: bool = False,
) -> Moment:
    window = max(0, start - 28)
    m = _LEAD.search(folded, window, start)
    if m and not (m[0].strip() == "des" and _DAYS.match(folded, start)):
        return Moment(start, end, m.start(), value, first, last, str(m.lastgroup), basis, surface, unplaced)
    article = _BARE_ARTICLE.search(folded, window, start)
    return Moment(start, end, article.start() if article else start, value, first, last, "at", basis, surface, unplaced)
