"""What one verb tells of several days: « se rendra en Finlande dimanche, puis en Suède le lendemain » are two visits,
« s'est entretenu lundi avec X et mardi avec Y » two talks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from .beside import then_elsewhere
from .clause import Clause
from .datable import usable
from .french import de, joined
from .kinds import holds
from .moments import Moment
from .phrases import Phrase, phrases
from .scene import Scene
from .sighting import Sighting, When
from .where import place_of
from .who import phrase_people, subject_people
from .wording import names, text_of


def stops(scene: Scene, told: Sighting) -> Iterator[Sighting]:
    """The visit that a verb tells, or one for each place that has a day of its own beside it."""
    clause = told.clause
    if clause is not None and told.kind == "meeting" and (talks := _talks(scene, told, clause)):
        yield from talks
        return
    if scene.day_lists and told.kind in _REPEATED and told.when.at and (days := _days(scene, told, told.when.at)):
        yield from days
        return
    if clause is not None and told.kind in _THINGS and told.when.at and (parts := _parts(scene, told, clause)):
        yield from parts
        return
    dated = list(_dated_places(scene, clause)) if clause is not None and told.kind == "visit" else []
    if len(dated) < 2 or told.title is None:
        yield told
        return
    words = [text_of(scene, phrase) for phrase, _ in dated]
    bare = told.title.split(f" {words[0]}")[0]
    for index, (phrase, moment) in enumerate(dated):
        yield replace(
            told,
            span=told.span if index == 0 else (phrase.begin, phrase.end),
            when=When(finish=moment) if moment.lead == "until" else When(at=moment),
            place=place_of(scene, [phrase]),
            given=f"{bare} {words[index]}",
        )


_REPEATED = frozenset({"meeting", "press", "attack"})


def _days(scene: Scene, told: Sighting, first: Moment) -> list[Sighting]:
    """« se réunit les 20 avril, 13 juillet et 19 décembre »: one for each day of a list; none where there is none."""
    listed = scene.day_lists.get(first.start)
    if listed is None:
        return []
    days = [m for m in scene.moments.within(listed.start, listed.end) if m.value and m.days == 1]
    if len(days) < 2 or told.title is None:
        return []
    spans = [told.span, *((day.start, day.end) for day in days[1:])]
    return [replace(told, span=span, when=When(at=day)) for span, day in zip(spans, days, strict=True)]


_THINGS = frozenset({"commitment", "operation"})


def _parts(scene: Scene, told: Sighting, clause: Clause) -> list[Sighting]:
    """« a livré vingt chars [en mars] et six canons [en avril] »: one for each object with a date behind it."""
    things = [p for p in clause.after if not p.link]
    if len(things) < 2 or clause.direct is None or told.title is None:
        return []
    dated: list[tuple[Phrase, Moment]] = []
    for phrase in things:
        moment = scene.moments.first(phrase.end, phrase.end + _BEHIND)
        if moment is None or not usable(scene, moment) or scene.folded[phrase.end : moment.begin].strip():
            return []
        if not _SAYS_WHAT.match(scene.text, phrase.start, phrase.end):
            return []  # « et deux en avril »
        dated.append((phrase, moment))
    if len({moment.value for _, moment in dated}) < len(dated):
        return []
    bare = told.title.split(f" {text_of(scene, things[0])}")[0]
    leaves = clause.verb.lemma == "quitter"  # « Départ du contingent », of Kidal and of Tessalit
    said = [de(text_of(scene, p)) if leaves else text_of(scene, p) for p in things]
    return [
        replace(
            told,
            span=told.span if k == 0 else (phrase.begin, phrase.end),
            when=When(at=moment),
            place=_place_left(scene, phrase) if leaves else told.place,
            given=f"{bare} {said[k]}",
        )
        for k, (phrase, moment) in enumerate(dated)
    ]


# a name, or a noun behind its number
_SAYS_WHAT = re.compile(
    r"[A-ZÀ-Ý]|l['’]|(?:\d[\d ]*|les?|la|des?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|cent)[ ]\w"
)


def _place_left(scene: Scene, phrase: Phrase) -> str | None:
    """« quitte [Kidal] »: a town, of whatever name."""
    name = scene.text[phrase.start : phrase.end]
    return place_of(scene, [phrase]) or (name if name.isalpha() and name[:1].isupper() else None)


def _behind_where(scene: Scene, clause: Clause) -> tuple[Phrase, ...]:
    """« se rend en Albanie, où il verra X, puis demain [au Monténégro] »: what goes on behind a clause with « où »."""
    end = scene.sentence(clause.verb.start).end
    at = then_elsewhere(scene, clause.verb.end, end) if clause.after else None
    last = clause.after[-1].end if clause.after else 0
    if at is None or at <= last or not scene.text.startswith(", où ", last):
        return ()
    return phrases(scene, at + 1, end)


def _dated_places(scene: Scene, clause: Clause) -> Iterator[tuple[Phrase, Moment]]:
    """Phrases of place with the date right before or behind them."""
    taken: set[Moment] = set()
    for phrase in (*clause.after, *_behind_where(scene, clause)):
        if phrase.link != "to" or not holds(scene, phrase.start, phrase.end, ("spot",)):
            continue
        before = scene.moments.before(phrase.begin)
        behind = scene.moments.first(phrase.end, phrase.end + 24)
        for moment in (before, behind):
            if moment is None or moment in taken or not usable(scene, moment) or moment.start < clause.verb.start:
                continue
            low, high = (moment.end, phrase.begin) if moment is before else (phrase.end, moment.begin)
            if not scene.folded[low:high].strip(" ,"):
                taken.add(moment)
                yield phrase, moment
                break


# what joins the days of a list: « lundi avec X [et] mardi avec Y », « [, puis, ] ce matin, »
_THEN = re.compile(r"[ ,]*(?:(?:et|puis|ensuite|enfin)[ ,]*){0,2}")


def _talks(scene: Scene, told: Sighting, clause: Clause) -> list[Sighting]:
    """A talk for each day with people of its own; none where a day has nobody, or all are of one day."""
    end = max([clause.verb.end, *(p.end for p in clause.after)])
    days = [m for m in scene.moments.within(clause.verb.end, end + _BEHIND) if usable(scene, m) and m.days == 1]
    if len(days) < 2 or len({m.value for m in days}) < len(days):
        return []
    first = next((p.start for p in clause.after if phrase_people(scene, p, ())), end)
    leads = days[0].start < first
    cuts = [clause.verb.end, *((m.begin for m in days[1:]) if leads else (m.end for m in days))]
    parts = list(pairwise([*cuts, end] if leads else cuts))
    if leads and not all(_joins(scene, clause, day.begin) for day in days[1:]):
        return []
    mine = subject_people(scene, clause)
    found: list[Sighting] = []
    for (start, stop), day in zip(parts, days, strict=True):
        run = tuple([p for p in clause.after if start <= p.begin and p.end <= stop])
        met = dict.fromkeys(id for k, p in enumerate(run) for id in phrase_people(scene, p, run[k + 1 :]))
        others = tuple(id for id in met if id not in mine)
        if not others:
            return []
        title = f"{(told.title or '').split(' avec ')[0]} avec {joined(names(scene, others))}"
        span = told.span if not found else (min(start, run[0].begin), run[-1].end)
        place = place_of(scene, [p for p in run if p.link == "to"])
        found.append(replace(told, span=span, when=When(at=day), place=place, given=title, who=(*mine, *others)))
    return found


_BEHIND = 24


def _joins(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether nothing but « et », « puis » stands between the phrase before and a position."""
    before = [p.end for p in clause.after if p.end <= at]
    return bool(before) and _THEN.fullmatch(scene.folded, before[-1], at) is not None
