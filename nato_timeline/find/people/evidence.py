"""Which runs of capitals are persons: a title before them, a known name, a given name, a role beside them, a list of
people around them, or the same surname under a title elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ...lexicon.titles import ROMAN, given_names, is_particle, words
from ...model import Reading
from .landmarks import known_surnames
from .records import FoundName
from .shapes import Run, Shapes, Word, given_count, is_given, is_nobiliary
from .title import Title
from .traps import Traps

# between the names of a list: « X et Y », « X (Lettonie), Y »
LIST_GAP = re.compile(r"(?:[ ]\([^()\n]{2,40}\))?(?:,[ ]et|,|[ ]et|[ ]and|[ ]ainsi[ ]que|[ ]ou|[ ]&)[ ]")
# articles that lead to a body, a force or a ship, and seldom to a surname
_OF_THE = frozenset(("la", "l'", "du", "des"))
# what a heading begins with behind its letter, and no surname does; or none that is nothing else
_ARTICLES, _PARTICLES = frozenset(("les", "des", "un", "une", "aux")), frozenset(("la", "le", "l'", "du", "au", "de"))
_ACRONYM = 5  # words in capitals shorter than this are acronyms


class Judge:
    """Decides for the runs of one text."""

    def __init__(self, reading: Reading, shapes: Shapes, before: Mapping[int, Title]) -> None:
        self._folded, self._shapes, self._titles = reading.folded, shapes, before
        self.traps = Traps(reading, shapes.marks)

    # ---------------------------------------------------------------- with a title

    def titled(self) -> list[FoundName]:
        """Names after a title, and those that go on a list after a plural one: « MM. Powell et de Hoop Scheffer »."""
        found = []
        for start, title in sorted(self._titles.items()):
            run = self._after_title(start, title)
            if run and not self.traps.before(title.start):
                name = self._named(run, title)
                found.append(name)
                if title.plural:
                    found.extend(self._listed_after(name, title))
        return found

    def _named(self, run: tuple[Word, ...], title: Title) -> FoundName:
        return self._name(run, given=0 if self._surname_only(run) else given_count(run), title=title, why="title")

    def _after_title(self, start: int, title: Title) -> tuple[Word, ...]:
        """The name after a title, or nothing."""
        run = self._shapes.at(start)
        first = next((word for word in run if word.kind != "particle"), None)
        marks = self._shapes.marks
        if first is None or first.start in marks.heads or first.start in marks.grades:  # « Madame la Ministre »
            return ()
        run = self._shapes.trimmed(run, titled=True)
        if not run or (len(run) == 1 and first.kind == "upper" and len(first.norm) < 3):
            return ()
        if title.kind == "civility":
            return run
        bodies = title.plural or any(word.norm in _OF_THE for word in run[:2])
        if bodies and is_nobiliary(run[0]) and " ".join(word.norm for word in run) not in known_surnames():
            return ()  # « trente soldats de la KFOR », « un soldat de la Swisscoy », « le capitaine du Foch »
        common = first.start in marks.portfolios or first.norm in words("openers", "words")
        firm = self.traps.firm(run) and not is_given(run[0])
        if firm or (common and (len(run) == 1 or not is_particle(first.surface))):
            return ()
        if len(run) == 1 and self._shapes.marked(first) and not is_given(first) and first.norm not in known_surnames():
            return ()  # « le président Hollande » is a man, « le président Géorgie » nobody
        return run if title.kind == "grade" or self._after_role(run, title) else ()

    def _after_role(self, run: tuple[Word, ...], title: Title) -> bool:
        """After a role more than a capital is asked for: « le président de Renault », « sénateur RPR » name nobody."""
        first = run[0]
        if is_nobiliary(first):
            return " ".join(word.norm for word in run) in known_surnames()
        if is_given(first) or self._known(run):
            return True
        if len(run) == 1 and first.kind == "upper" and (len(first.norm) < _ACRONYM or not title.firm):
            return False
        return (title.firm or self._surname_only(run)) and not self.traps.before(first.start)

    def _surname_only(self, run: tuple[Word, ...]) -> bool:
        """« Stoltenberg », « de Hoop Scheffer », « De Croo », « Abdallah II »."""
        first = run[0]
        if len(run) == 1 or (len(run) == 2 and ROMAN.fullmatch(run[1].surface)):
            return True
        if is_particle(first.surface):
            return not self._known(run)
        return all(word.kind == "upper" for word in run) and not is_given(first)

    def _listed_after(self, name: FoundName, title: Title) -> Iterator[FoundName]:
        """The names that follow in a list whose first has the title."""
        end = name.end
        while (m := LIST_GAP.match(self._folded, end)) and m.end() not in self._titles:
            run = self._shapes.trimmed(self._shapes.at(m.end()), titled=True)
            if not run or (self._shapes.marked(run[0]) and run[0].norm not in known_surnames()):
                return
            if run[0].start in self._shapes.marks.heads:  # « MM. X et Y, Sénateurs »
                return
            bare = Title(m.end(), title.kind, title.surface, title.gender, plural=True, grade=title.grade)
            yield self._named(run, bare)
            end = run[-1].end

    # ---------------------------------------------------------------- without one

    def untitled(self, taken: Iterable[int]) -> tuple[list[FoundName], list[Run]]:
        """Names that stand by themselves, and runs that may be names if something else says so."""
        found: list[FoundName] = []
        weak: list[Run] = []
        starts = set(taken)
        for whole in self._shapes.of_several():
            run = self._shapes.trimmed(whole)
            if len(run) < 2 or run[0].start in starts or self.traps.before(run[0].start) or self.traps.article(run):
                continue
            if self._known(run):
                found.append(self._name(run, given=given_count(run), why="lexicon"))
            elif not self.traps.odd(run) and not self._shapes.marked(run[1]):
                person = self._from_given(run)
                if person and not self.traps.before(person[0].start):  # « Rue Jean Jaurès »
                    found.append(self._name(person, given=given_count(person), why="given"))
                elif not person:
                    weak.append(Run(run, given_count(run)))
        return found, weak

    def _from_given(self, run: tuple[Word, ...]) -> tuple[Word, ...]:
        """The run from its given name on: « Dassault Aviation Éric Trappier » names Éric Trappier."""
        if is_given(run[0]) and run[0].kind != "upper":
            loud = all(word.kind != "initial" and word.surface.isupper() for word in run[1:])
            numbered = run[0].kind == "initial" and (loud or _begins_heading(run))
            return () if numbered else run  # « I. DES MOYENS RENFORCÉS », « B. Les moyens »
        later = (index for index in range(1, len(run) - 1) if is_given(run[index]) and run[index].kind == "cap")
        index = next(later, 0)
        return run[index:] if index else ()

    def _known(self, run: tuple[Word, ...]) -> bool:
        return run[0].start in self._shapes.marks.known

    def listed(self, names: Iterable[FoundName], weak: Iterable[Run]) -> list[FoundName]:
        """Runs that stand in a list of people, half of whom at least are known to be some: of three or more, or of two
        with their countries in brackets."""
        ends = {name.name_start: name.end for name in names if name.kind == "name"}
        maybe = {
            run.start: run for run in weak if len(run.words) <= 3 and all(word.kind == "cap" for word in run.words)
        }
        sure = frozenset(ends)
        ends |= {start: run.end for start, run in maybe.items() if start not in sure}
        found: list[FoundName] = []
        seen: set[int] = set()
        for start in sorted(ends):
            if start in seen:
                continue
            members = self._members(start, ends)
            seen.update(members)
            of_countries = all(self._folded.startswith(" (", ends[member]) for member in members)
            if 2 * len(sure.intersection(members)) >= len(members) >= (2 if of_countries else 3):
                found.extend(self.person(maybe[member], "list") for member in members if member not in sure)
        return found

    def _members(self, start: int, ends: Mapping[int, int]) -> list[int]:
        """Where the names of the list begin that this one opens."""
        members = [start]
        while (m := LIST_GAP.match(self._folded, ends[members[-1]])) and m.end() in ends:
            members.append(m.end())
        return members

    def person(self, run: Run, why: str) -> FoundName:
        """A weak run as a name, on other evidence."""
        return self._name(run.words, given=run.given, why=why)

    def _name(self, run: tuple[Word, ...], *, given: int, title: Title | None = None, why: str) -> FoundName:
        known = self._shapes.marks.known.get(run[0].start, ())
        return FoundName(
            start=title.start if title and not given else run[0].start,
            end=run[-1].end,
            kind="name" if given else "surname",
            name_start=run[0].start,
            words=tuple(word.surface for word in run),
            given=given,
            gender=(title.gender if title else None) or _gender_of(run[:given]),
            title=title.surface if title else None,
            title_start=title.start if title else None,
            grade=title.grade if title else None,
            known=tuple(hit.record.id for hit in known if hit.end == run[-1].end),
            why=why,
        )


def _gender_of(given: tuple[Word, ...]) -> str | None:
    """What the given names tell: the first one that tells something."""
    names = given_names()
    told = (names.get(norm) for word in given for norm in (word.norm, word.norm.split("-")[0]))
    return next((gender for gender in told if gender), None)


def _begins_heading(run: tuple[Word, ...]) -> bool:
    """Whether the words behind an initial are no name: « C. La mission », but « J. Le Bris »."""
    return run[1].norm in _ARTICLES or (len(run) == 2 and run[1].norm in _PARTICLES)
