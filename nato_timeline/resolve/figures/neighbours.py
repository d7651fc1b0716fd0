"""What a figure takes from its neighbours where its own words are silent: « contre 0,4 % en 2014 », « un crédit de 70 M€ »,
« le pays y consacre 220 M€ ».
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...model import Figure
from ...text import fold
from .holders import actors_in, group_in, home_of, named
from .measured import completes_weak_noun
from .periods import is_day
from .phrases import backwards, surface
from .scene import Frame, Scene
from .subjects import topical
from .words import nouns, verbs

_SUMS = frozenset({"money", "percent", "point", "fraction"})


def completed(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """The figure with what those before it, or the passage, say for it."""
    figure = _like_another(scene, frame, figure, earlier)
    if figure.subject is None and frame.found.kind in _SUMS:
        figure = replace(figure, subject=_subject(scene, frame, earlier))
    if figure.holder is None and not _is_anothers(scene, frame):
        figure = replace(figure, holder=_holder(scene, frame, figure, earlier))
    if figure.when is None and figure.role in ("spent", "delivered"):
        figure = replace(figure, when=_when(scene, frame))
    return _levels(scene, frame, figure)


def _levels(scene: Scene, frame: Frame, figure: Figure) -> Figure:
    """« passera de 40 000 à 80 000 »: the second is the target, the first is nothing but where it starts."""
    after = scene.found[frame.index + 1] if frame.index + 1 < len(scene.found) else None
    if after is not None and after.came_from == frame.index:
        return replace(figure, role=None)
    if (
        frame.found.came_from is not None
        and frame.finite is not None
        and frame.finite.tense in ("future", "conditional")
    ):
        return replace(figure, role="target")
    return figure


# ---------------------------------------------------------------- a gloss, a part, another level

_PART = re.compile(r"(?:^|[^\w])dont[ ]$")
_AGAINST = re.compile(r"(?:^|[^\w])contre[ ]$")


def _like_another(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """A gloss says the same again; a part or another level has the subject and holder of what it goes on from."""
    if figure.same_as is not None:
        twin = earlier[figure.same_as]
        return replace(
            figure,
            subject=twin.subject,
            holder=twin.holder,
            per=twin.per,
            when=figure.when or twin.when,
            role=twin.role,
        )
    index = frame.found.like
    if index is None or index >= frame.index:
        return figure
    other = earlier[index]
    before = scene.folded[max(0, frame.found.lead - 8) : frame.found.lead]
    figure = replace(
        figure,
        subject=figure.subject or other.subject,
        holder=figure.holder or (other.holder if fold(frame.found.unit) not in nouns("members") else None),
        per=figure.per or other.per,
    )
    if _PART.search(before):
        return replace(figure, when=figure.when or other.when, role=figure.role or other.role)
    if _is_anothers(scene, frame):
        return _anothers(scene, frame, figure, other)
    if _AGAINST.search(before) and frame.found.kind in _SUMS:
        return replace(figure, role="spent" if frame.found.unit.startswith("% d") else None)
    return figure


_WHOSE = re.compile(r"[ ](?:pour|en|au|aux)[ ](?:l'|(?:la|le|les)[ ])?")


def _is_anothers(scene: Scene, frame: Frame) -> bool:
    """« contre 2 % [pour la moyenne des Alliés] », « contre 15 % [en France] »: what it is compared with."""
    m = _WHOSE.match(scene.folded, frame.found.end)
    against = _AGAINST.search(scene.folded, max(0, frame.found.lead - 8), frame.found.lead)
    return bool(m and against) and (m[0].startswith(" pour") or bool(scene.place_layer.first(m.end(), m.end() + 1)))


def _anothers(scene: Scene, frame: Frame, figure: Figure, other: Figure) -> Figure:
    m = _WHOSE.match(scene.folded, frame.found.end)
    place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
    return replace(figure, subject=other.subject, holder=named(scene, frame, place) if place else None)


# ---------------------------------------------------------------- subject

_THERE = re.compile(r"(?:^|[^\w])y[ ](?:(?:a|ont|avait|aura|est|sont)[ ])?(?:[^\W\d_]+[ ]){0,2}$")
# « Dotée de 413 Md€, elle sera promulguée »: what the sentence before ended on
_OPENS = re.compile(r"(?:dote|fort|estime|evalue|chiffre|fixe)(?:e|s|es)?[ ](?:de|d'|a)[ ]?$")


def _subject(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    before = scene.sentence_before(frame.sentence)
    if before and _THERE.search(scene.folded, frame.clause[0], frame.found.lead):
        return topical(scene, before.start, before.end)
    if before and _OPENS.fullmatch(scene.folded, frame.sentence.start, frame.found.lead):
        last = scene.verb_layer.within(before.start, before.end)
        span = backwards(scene, before.end, last[-1].end if last else before.start)
        return surface(scene, span) if span else None
    beside = _last_sum(earlier, frame.sentence.start)
    if beside is None and before and completes_weak_noun(scene, frame):
        beside = _last_sum(earlier, before.start)
    return beside.subject if beside else None


def _last_sum(earlier: list[Figure], start: int) -> Figure | None:
    last = earlier[-1] if earlier else None
    return last if last and last.start >= start and _is_sum(last) else None


def _is_sum(figure: Figure) -> bool:
    return figure.unit.startswith("%") or (len(figure.unit) == 3 and figure.unit.isupper())


# ---------------------------------------------------------------- holder

_PRONOUN = re.compile(
    r"(?:^|[^\w])(?:ils?|elles?|tous|toutes|celui-ci|celle-ci|ceux-ci|ce[ ]dernier|cette[ ]derniere|qui)[ ]"
    r"(?:(?:ne|n'|se|s'|y|en|lui|leur)[ ]?)*$"
)
_FIRST_PERSON = re.compile(r"(?:^|[^\w])(?:nous|je|j')[ ]?(?:(?:ne|n'|nous|me|m'|y|en)[ ]?)*$")
_OWN = re.compile(r"(?:^|[^\w])(?:ses|leurs)[ ]")


def _holder(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> str | None:
    kind = frame.found.kind
    if kind in ("measure", "times", "fraction") or fold(frame.found.unit) in nouns("members"):
        return None
    if _OWN.search(scene.folded, frame.found.start, frame.found.end):
        return _named_before(scene, frame, earlier, everywhere=True)
    verb = frame.finite
    acts = verb is not None and _holds(scene, frame)
    if verb is not None and acts:
        said = scene.folded[max(frame.clause[0], verb.start - 40) : verb.start]
        if _FIRST_PERSON.search(said):
            return _speaker_home(scene, frame)
        if _PRONOUN.search(said):
            return _named_before(scene, frame, earlier, everywhere=False)
        if any(phrase in said for phrase in nouns("spoken_of")):
            return _named_before(scene, frame, earlier, everywhere=True)
    if kind not in _SUMS:
        return None
    beside = next((f for f in reversed(earlier) if f.start >= frame.sentence.start and f.holder and _is_sum(f)), None)
    if beside is None and figure.subject is not None:
        first = scene.reading.paragraphs[frame.sentence.paragraph][0]
        same = (f for f in reversed(earlier[-6:]) if f.start >= first and f.subject == figure.subject)
        beside = next(same, None)
    return beside.holder if beside else None


def _holds(scene: Scene, frame: Frame) -> bool:
    """Whether a verb of the clause gives, spends or fields, or the figure opens it (« Avec 2 000 soldats, le pays … »)."""
    start, end = frame.clause
    if frame.finite and frame.found.end < frame.finite.start:
        return scene.folded.startswith("avec ", start) or frame.found.kind in ("money", "percent")
    return any(v.lemma in verbs("holding") for v in scene.verb_layer.within(start, min(end, frame.found.lead)))


def _named_before(scene: Scene, frame: Frame, earlier: list[Figure], *, everywhere: bool) -> str | None:
    """Whom a pronoun or « le pays » means: who acts in the sentence so far, in the one before, or was last named."""
    inside = actors_in(scene, frame, frame.sentence.start, frame.clause[0])
    if inside:
        return inside[-1]
    before = scene.sentence_before(frame.sentence)
    if before:
        verb = next((v for v in scene.verb_layer.within(before.start, before.end) if v.finite), None)
        end = verb.start if verb else before.end
        acting = group_in(scene, before.start, end) or ", ".join(actors_in(scene, frame, before.start, end))
        if acting:
            return acting
        held = next((f.holder for f in reversed(earlier) if f.start >= before.start and f.holder), None)
        if held:
            return held
    return _last_country(scene, frame) if everywhere else None


def _last_country(scene: Scene, frame: Frame) -> str | None:
    """The country last named by its name or its government's seat."""
    for place in reversed(scene.place_layer.within(0, frame.sentence.start)):
        if place.country and (place.form == "metonym" or (place.kind == "country" and place.form == "noun")):
            return named(scene, frame, place)
    return None


def _speaker_home(scene: Scene, frame: Frame) -> str | None:
    """« nous porterons notre effort à 2 % »: the country of whoever says it."""
    over = [q for q in scene.quotes if q.start <= frame.found.start < q.end and q.speaker]
    return home_of(scene, over[-1].speaker) if over and over[-1].speaker else None


# ---------------------------------------------------------------- period


def _when(scene: Scene, frame: Frame) -> str | None:
    """The date that the sentence before began with, where this one goes on in the past without any date."""
    before = scene.sentence_before(frame.sentence)
    if before is None or scene.timex_layer.within(frame.sentence.start, frame.sentence.end):
        return None
    opening = scene.timex_layer.first(before.start, before.start + 12)
    return opening.value if opening and opening.type == "DATE" and opening.first and not is_day(opening.value) else None
