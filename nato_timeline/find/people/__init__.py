"""People as a text names them: names known and unknown, with their titles, and role phrases with their bearers.

Recognition only: who « M. Powell » or « le ministre » is, `resolve.people` says.
"""

from __future__ import annotations

from dataclasses import replace

from ...grammar.syntax import words_of
from ...lean import changed
from ...model import Reading
from ...text import fold
from ...turns import Turns
from .apposition import Apposition
from .captions import english_lines, quiet
from .english import english_phrases
from .evidence import Judge
from .grades import grades_alone
from .landmarks import landmarks
from .phrases import PhraseReader
from .records import FoundName, FoundRole
from .repeats import repeats
from .shapes import Run, Shapes
from .title import titles

__all__ = ["FoundName", "FoundRole", "find"]


def find(reading: Reading) -> Turns[tuple[FoundName | FoundRole, ...]]:
    """Names and role phrases in text order."""
    marks = landmarks(reading)
    yield
    english = english_lines(reading)
    yield
    roles = PhraseReader(reading, marks).phrases(skip=english) + english_phrases(reading, english)
    roles.sort(key=lambda role: role.start)
    yield
    before = titles(reading, marks, roles)
    civil = frozenset(at for end, title in before.items() if title.kind == "civility" for at in range(title.start, end))
    yield
    words_of(reading)
    yield
    shapes = Shapes(reading, marks, without=civil)
    yield
    judge = Judge(reading, shapes, before)
    names = judge.titled()
    yield
    bare, weak = judge.untitled(name.name_start for name in names)
    names += bare
    surnames = {fold(" ".join(name.words)) for name in names if name.kind == "surname"}
    yield
    roles = Apposition(reading, marks, names, weak, before).bearers(roles)
    yield
    borne = {start for role in roles for start in role.bearers}
    for run in weak:
        if run.start in borne:
            names.append(judge.person(run, "role"))
        elif _surname(run) in surnames:
            names.append(judge.person(run, "document"))
    roles += grades_alone(reading, marks, roles, (name.title_start for name in names if name.grade))
    yield
    names += judge.listed(names, (run for run in weak if run.start not in borne))
    names = _apart(_double(names))
    yield
    names += repeats(reading, shapes, judge, names)
    yield
    kept = {name.name_start for name in names}
    roles = [
        role
        if kept.issuperset(role.bearers)
        else changed(role, bearers=tuple([start for start in role.bearers if start in kept]))
        for role in roles
    ]
    return tuple(quiet(reading, sorted((*_apart(names), *roles), key=lambda each: (each.start, each.end)), english))


def _surname(run: Run) -> str:
    return " ".join(word.norm for word in run.words[run.given :])


def _double(names: list[FoundName]) -> list[FoundName]:
    """« M. Rodríguez Zapatero » is a surname of two words where the text names José Luis Rodríguez Zapatero."""
    endings = {
        tuple(map(fold, name.words[at:]))
        for name in names
        if name.kind == "name"
        for at in range(1, len(name.words) - 1)
    }
    return [
        replace(name, kind="surname", start=name.title_start, given=0, known=())
        if name.title_start is not None and name.kind == "name" and tuple(map(fold, name.words)) in endings
        else name
        for name in names
    ]


def _apart(names: list[FoundName]) -> list[FoundName]:
    """Names in order, the longer of two that overlap."""
    out: list[FoundName] = []
    for name in sorted(names, key=lambda each: (each.name_start, each.start - each.end)):
        if out and name.start < out[-1].end:
            if name.end - name.name_start > out[-1].end - out[-1].name_start:
                out[-1] = name
            continue
        out.append(name)
    return out
