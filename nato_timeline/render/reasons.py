"""Why a fact is what it is, in words: the steps that led to it, and the reasons that the rules have written down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.text import Text

from ..facts import Fact
from .page import Page, between, joined
from .rows import Table
from .words import Words

if TYPE_CHECKING:
    from ..why import Reason

_ABOUT = {"date": "dates", "person": "people", "speaker": "speaker", "event": "event", "merged": "one event with"}

# what the rules write down, with gaps; « {why} » is a reason itself. The French of each
WRITTEN = {
    "given with the document": "donné avec le document",
    "the document's day": "le jour du document",
    "recent on the document's day": "récent au jour du document",
    "held during what is dated {date}": "tenu pendant ce qui est daté {date}",
    "in one breath with what is dated {date}": "d’un même trait que ce qui est daté {date}",
    "reference: {name}": "référence : {name}",
    "« {words} » of {date}": "« {words} » de {date}",
    "the line below: {words}": "la ligne d’en dessous : {words}",
    "as the sentence before: {words}": "comme la phrase d’avant : {words}",
    "« l'an dernier » is {year}: {why}": "« l’an dernier » est {year} : {why}",
    "{why}, without its year": "{why}, sans son année",
    "{why}, its year from a full date nearby ({year})": "{why}, son année d’après une date complète voisine ({year})",
    "{why}, its year from the weekday of the news ({year})": "{why}, son année d’après le jour de la semaine ({year})",
    "{why}, several days": "{why}, plusieurs jours",
    "{why}, the programme of that day": "{why}, le programme de ce jour",
    "{why}, a week": "{why}, une semaine",
    "header « {words} »": "en-tête « {words} »",
    "front matter « {words} »": "en-tête du fichier « {words} »",
    "after {last}, told in the past, and before {first}, to come": "après {last}, au passé, et avant {first}, à venir",
    "{words} counts from it": "« {words} » en part",
    "{words} is the latest dated event told in the past": "« {words} » est le dernier événement daté raconté au passé",
    "{words} avant {name} ({days})": "« {words} » avant « {name} » ({days})",
    # remarks on what is written
    "the calendar has no {date}": "le calendrier n’a pas de {date}",
    "no month {month} has a day {day}": "aucun mois {month} n’a de jour {day}",
    "« {words} » is no year of four digits": "« {words} » n’est pas une année à quatre chiffres",
    "{date} is not the weekday that the text gives it": "{date} n’est pas le jour de la semaine que dit le texte",
    "{date} is a {real}, not a {said}": "{date} est un {real}, et non un {said}",
    "« {words} » peut être {names}": "« {words} » peut être {names}",
}
# the English of what is written down in French, or without quotation marks
_IN_ENGLISH = {
    "{words} avant {name} ({days})": "« {words} » before « {name} » ({days})",
    "{words} is the latest dated event told in the past": "« {words} » is the latest dated event told in the past",
    "{words} counts from it": "« {words} » counts from it",
    "« {words} » peut être {names}": "“{words}” may be {names}",
}
_WEEKDAYS = dict(
    zip(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        strict=True,
    )
)


def written(text: str | None, words: Words) -> str:
    """A reason or remark that a rule has written down, in the user's language; as it is where it is none of those
    known."""
    for pattern, english, french in _patterns() if text else ():
        if m := pattern.fullmatch(text or ""):
            found = {name: written(value, words) if name == "why" else value for name, value in m.groupdict().items()}
            if words.language == "en":
                return english.format(**found)
            return french.format(**{name: _WEEKDAYS.get(value, value) for name, value in found.items()})
    return text or ""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What is written down as a pattern, in English, in French."""
    return tuple(
        (
            re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(form)), re.DOTALL),
            _IN_ENGLISH.get(form, form),
            french,
        )
        for form, french in WRITTEN.items()
    )


def draw(page: Page, reasons: Sequence[Reason]) -> None:
    """The steps of each source, those about one thing together."""
    words = page.words
    for paper, of_paper in groupby(reasons, key=lambda reason: reason.paper):
        page.paragraph(joined((paper, "bold blue")))
        for about, steps in groupby(of_paper, key=lambda reason: reason.about):
            page.paragraph(joined((words(_ABOUT[about]), "dim")), indent=2)
            for _, same in groupby(steps, key=lambda step: (step.surface, step.meaning)):
                page.paragraph(between(_parts(tuple(same), words)), indent=4, hang=6)


def _parts(steps: Sequence[Reason], words: Words) -> list[Text]:
    """What was taken for what, and each reason; of a date also the rule."""
    step = steps[0]
    surface = joined((step.surface, "bold"))
    if step.meaning and step.meaning != step.surface:
        surface += joined(" → ", step.meaning)
    rule = f"{words('rule')} {step.rule}" if step.rule and step.about == "date" else ""
    whys = [joined((words(each.why, **each.values), "italic")) for each in steps]
    return [surface, *whys, *([joined((rule, "dim"))] if rule else [])]


def with_reasons(table: Table, reasons: Mapping[str, Sequence[Reason]], words: Words) -> Table:
    """The rows of facts with one field more: `reasons`, a list of steps."""

    def row(fact: Fact, names: Sequence[str]) -> dict[str, Any]:
        known = table.row(fact, tuple(name for name in names if name != "reasons"))
        steps = list(_as_rows(reasons.get(fact.id, ()), words)) if "reasons" in names else []
        return {name: steps if name == "reasons" else known[name] for name in names}

    return Table(table.items, (*table.fields, "reasons"), (*table.short, "reasons"), row)


def _as_rows(steps: Sequence[Reason], words: Words) -> Iterator[dict[str, Any]]:
    for step in steps:
        known = step._asdict()
        del known["values"]
        yield {**known, "why": words(step.why, **step.values)}
