"""The period that a figure is about, and how often it comes again. The day on which it was announced is neither."""

from __future__ import annotations

import re

from ...model import Period, Timex
from .scene import Frame, Scene, past_aside
from .words import is_noun, verbs

_PER = re.compile(
    r"(?P<count>par|chaque|tous[ ]les|toutes[ ]les)[ ](?P<unit>ans?|annees?|mois|semaines?|jours?|trimestres?|semestres?)(?![^\W_])"
    r"|(?P<adverb>annuels?|annuelles?|annuellement|mensuels?|mensuelles?|mensuellement|hebdomadaires?|quotidiens?|quotidiennes?)(?![^\W_])"
)
_PER_VALUE = {
    "an": "P1Y",
    "mois": "P1M",
    "sem": "P1W",
    "jou": "P1D",
    "tri": "P3M",
    "men": "P1M",
    "heb": "P1W",
    "quo": "P1D",
}
_SINCE = re.compile(r"(?:^|[^\w])depuis[ ](?:le[ ]|l'|la[ ]|fin[ ]|debut[ ])?$")
_THAN = re.compile(
    r"(?:^|[^\w])(?:plus|moins|autant|aussi|superieure?s?)[ ][^.;:,]{1,40}qu(?:e[ ](?:celui[ ])?(?:de|en)|'en)[ ]$"
    r"|par[ ]rapport[ ](?:a|au)[ ](?:celui[ ]de[ ]|l'annee[ ])?$|compare[ ]a[ ]$"
)
_RELATIVE = re.compile(r"[\s,]*(?:qui|dont)[ ]")
_PAUSE = re.compile(r"[,;(:][ ]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def per_of(scene: Scene, frame: Frame) -> str | None:
    """« par an » → P1Y: beside the figure, or at the end or start of its clause."""
    start, end = frame.clause
    for m in (
        *_PER.finditer(scene.folded, frame.found.end, min(frame.right, end)),
        *_PER.finditer(scene.folded, max(start, frame.left), frame.found.lead),
    ):
        word = m["unit"] or m["adverb"]
        if word.startswith("semestre"):
            return "P6M"
        return _PER_VALUE["an" if word.startswith("an") else word[: 4 if word == "mois" else 3]]
    return None


def is_day(value: str) -> bool:
    return _DAY.fullmatch(value) is not None


def when_of(scene: Scene, frame: Frame) -> str | None:
    """The EDTF value of the period: of the date after the figure in its clause, else of one before it, else of the only
    one in its sentence."""
    found, (start, end) = frame.found, frame.clause
    after = past_aside(scene, frame)
    limit = min(frame.right, end if after <= end else frame.sentence.end)
    stretches = (
        _dates(scene, after, _pause(scene, after, limit)),
        _dates(scene, max(start, frame.left), found.lead)[::-1],
        _dates(scene, start, found.lead)[::-1],
        _dates(scene, frame.sentence.start, min(frame.sentence.start + 16, start)) if frame.left < start else [],
    )
    for dates in stretches:
        value = next((value for date in dates if (value := _value(scene, frame, date))), None)
        if value:
            return value
    if not _RELATIVE.match(scene.folded, start):
        return None
    around = [
        v for date in _dates(scene, frame.sentence.start, frame.sentence.end) if (v := _value(scene, frame, date))
    ]
    return around[0] if len(around) == 1 else None


def _pause(scene: Scene, start: int, end: int) -> int:
    """Where the first comma, bracket or semicolon stands in a stretch; its end without one."""
    m = _PAUSE.search(scene.folded, start, end)
    return m.start() if m else end


def _dates(scene: Scene, start: int, end: int) -> list[Timex | Period]:
    """Dates of a stretch in order; those of a range as one."""
    ranges = [p for p in scene.period_layer.within(start, end) if p.kind == "range" and p.end <= end]
    covered = {scene.timexes[part].start for p in ranges for part in p.parts}
    single = [
        t for t in scene.timex_layer.within(start, end) if t.type == "DATE" and t.first and t.start not in covered
    ]
    return sorted([*ranges, *single], key=lambda date: date.start)


def _value(scene: Scene, frame: Frame, date: Timex | Period) -> str | None:
    """The date's value if the figure can be about it."""
    if _THAN.search(scene.folded, max(frame.found.end, date.start - 60), date.start):
        return None
    if _SINCE.search(scene.folded, max(0, date.start - 20), date.start):
        return f"{date.value}/.."
    if isinstance(date, Timex) and (_is_of_a_noun(scene, date) or _is_of_a_participle(scene, frame, date)):
        return None
    if date.start < frame.found.start and _is_announced(frame):
        return None
    if is_day(date.value) and not is_noun(frame.found.unit, "casualties"):
        return None  # a sum is not about a day
    return date.value


def _is_of_a_noun(scene: Scene, date: Timex) -> bool:
    """« le traité de 1949 », « le budget de 2024 »."""
    return re.search(r"(?:^|[^\w])(?:de|d'|du)[ ]?$", scene.folded[max(0, date.start - 5) : date.start]) is not None


def _is_of_a_participle(scene: Scene, frame: Frame, date: Timex) -> bool:
    """« L'opération, [lancée en 2014], mobilise 2 000 soldats », not « le soutien fourni en 2024 représente … »."""
    before = scene.verb_layer.within(frame.clause[0], date.start) if date.start < frame.found.start else ()
    if not before or before[-1].tense != "participle" or before[-1] is frame.governor:
        return False
    measured = frame.finite is not None and date.start < frame.finite.start <= frame.found.lead
    return not measured or scene.folded.startswith(", ", before[-1].start - 2)


def _is_announced(frame: Frame) -> bool:
    verb = frame.governor or frame.finite
    return verb is not None and verb.lemma in verbs("announcing") and verb.tense in ("past", "pluperfect", "infinitive")
