"""Which runs of capitals are persons: a title before them, a known name, a given name, a role beside them, or the same
surname under a title elsewhere in the text. What carries a person's name and is none (ships, streets, firms) is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model import Reading
from ...titles import CAPITAL_PARTICLES, ROMAN, civilities, civility_pattern, given_names, is_given_name, title_adjectives, words
from .landmarks import Landmarks, known_surnames
from .records import FoundName, FoundRole
from .shapes import NOBILIARY, Run, Shapes, Word, given_count, is_given

# from a grade to the name: « Gén. Cavoli », « le général (2S) Trinquand »
_AFTER_GRADE = re.compile(r"\.?(?:[ ]\((?:2s|er|e\.r\.|cr|r)\))?[ ]")
# between the names of a list: « X et Y », « X (Lettonie), Y »
LIST_GAP = re.compile(r"(?:[ ]\([^()\n]{2,40}\))?(?:,[ ]et[ ]|,[ ]|[ ]et[ ]|[ ]and[ ]|[ ]ainsi[ ]que[ ]|[ ]ou[ ]|[ ]&[ ])")
# « Curtis M. Scaparrotti »: no civility
_MIDDLE_INITIAL = re.compile(r"(?<!\w)([A-Z][a-zà-ÿ]+)[ ]$")
# « baptisé du nom du général Piron », « qui porte le nom de Jean Moulin »
_NAMED_AFTER = re.compile(r"(?:baptisee?s?|port(?:e|ent|ant|era))[ ](?:du|le)[ ]nom[ ](?:de[ ](?:la[ ]|l')?|du[ ]|d')$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*'?)[ ]?[«\"“(]?[ ]?$")
# « le Charles de Gaulle », « du Louise-Marie »: what has an article is a ship, a prize or a school
_ARTICLE_BEFORE = re.compile(r"(?<![\w'-])(?:l[ea]|du|au)[ ][«\"“]?[ ]?$")
_ACRONYM = 5  # words in capitals as short as this are acronyms
_GRAMMAR = frozenset({"de", "du", "des", "d'", "la", "le", "l'", "les"})


@dataclass(frozen=True, slots=True)
class Title:
    """What stands right before a name: `kind` civility, grade or role; `firm`: no name can be mistaken after it; `grade`
    its key in the masculine, folded."""

    start: int
    kind: str
    surface: str
    gender: str | None
    plural: bool
    firm: bool = True
    grade: str | None = None


def titles(reading: Reading, marks: Landmarks, roles: Iterable[FoundRole]) -> dict[int, Title]:
    """Titles by the place where the name after them begins."""
    text, folded = reading.text, reading.folded
    out: dict[int, Title] = {}
    inside: list[tuple[int, int]] = []
    for role in roles:
        inside.append((role.head_start, role.end))
        if folded[role.end : role.end + 1] == " " and not role.english:
            firm = role.kind == "alone" and role.relation is None
            out[role.end + 1] = Title(role.head_start, "role", text[role.head_start : role.end], role.gender, role.plural, firm)
    taken = {at for start, end in inside for at in range(start, end)}
    for hit in marks.grades.values():
        if hit.start in taken or text[hit.start - 1 : hit.start] == "-" or text[hit.end : hit.end + 1] == "-":
            continue
        end = _past_adjectives(folded, marks, hit.end)
        m = _AFTER_GRADE.match(folded, end)
        if m:
            out[m.end()] = Title(hit.start, "grade", text[hit.start : hit.end], hit.record.gender, hit.record.plural, grade=hit.record.key)
    forms = civilities()
    for m in civility_pattern().finditer(text):
        civility = forms[m["form"]]
        middle = _MIDDLE_INITIAL.search(text, max(0, m.start() - 30), m.start()) if m["form"] == "M." else None
        if middle and is_given_name(middle[1]):
            continue
        out[m.end()] = Title(m.start(), "civility", m["form"], civility.gender, civility.plural)
    return out


def _past_adjectives(folded: str, marks: Landmarks, at: int) -> int:
    """Behind « américain » in « le général américain Christopher Cavoli »."""
    while folded[at : at + 1] == " ":
        hit = marks.adjectives.get(at + 1)
        word = re.compile(r"[a-z-]+").match(folded, at + 1)
        if hit:
            at = hit.end
        elif word and word[0] in title_adjectives():
            at = word.end()
        else:
            break
    return at


class Judge:
    """Decides for the runs of one text."""

    def __init__(self, reading: Reading, shapes: Shapes, before: Mapping[int, Title]) -> None:
        self.text, self.folded = reading.text, reading.folded
        self.shapes, self.titles = shapes, before
        self._ships, self._streets = words("traps", "before"), words("traps", "named_after")
        self._after, self._names = words("traps", "after"), words("traps", "names")

    # ---------------------------------------------------------------- with a title

    def titled(self) -> list[FoundName]:
        """Names after a title, and those that go on a list after a plural one: « MM. Powell et de Hoop Scheffer »."""
        found = []
        for start, title in sorted(self.titles.items()):
            name = self._titled(start, title)
            if name is None:
                continue
            found.append(name)
            if title.plural:
                found.extend(self._listed(name, title))
        return found

    def _titled(self, start: int, title: Title) -> FoundName | None:
        run = self._after_title(start, title)
        if not run or self.trapped(title.start):
            return None
        surname = self._surname_only(run)
        if not surname and title.kind == "role" and not title.firm and not is_given(run[0]) and not self._known(run):
            return None
        return self._name(run, given=0 if surname else given_count(run), title=title, why="title")

    def _after_title(self, start: int, title: Title) -> tuple[Word, ...]:
        run = self.shapes.at(start)
        if not run:
            return ()
        first = next(word for word in run if word.kind != "particle")
        marks = self.shapes.marks
        if first.start in marks.heads or first.start in marks.grades:  # « Madame la Ministre », « M. le Général »
            return ()
        if title.kind != "civility" and first.norm not in CAPITAL_PARTICLES:
            if first.start in marks.portfolios or first.norm in words("openers", "words"):
                return ()
        cut = self.shapes.trimmed(run, titled=True)
        if title.kind != "civility" and cut[-1].norm in self._after and not is_given(cut[0]):  # « General Dynamics »
            return ()
        if title.kind == "role" and not self._after_role(cut, title):
            return ()
        if len(cut) == 1 and first.kind == "upper" and len(first.norm) < 3:
            return ()
        return () if len(cut) == 1 and self._country(first, title) else cut

    def _country(self, word: Word, title: Title) -> bool:
        """A word that is the country or town, not the surname: « M. Hollande » is a man, « le président Géorgie » nobody."""
        return title.kind != "civility" and self.shapes.marked(word) and word.norm not in known_surnames()

    def _after_role(self, run: tuple[Word, ...], title: Title) -> bool:
        """After a role more than a capital is asked for: « le président de Renault », « sénateur RPR » name nobody."""
        first = run[0]
        if first.norm in NOBILIARY:
            return " ".join(word.norm for word in run) in known_surnames()
        if len(run) == 1 and first.kind == "upper" and (len(first.norm) < _ACRONYM or not title.firm):
            return False
        return is_given(first) or self._known(run) or not self.trapped(first.start)

    def _surname_only(self, run: tuple[Word, ...]) -> bool:
        first = run[0]
        if len(run) == 1 or (len(run) == 2 and ROMAN.fullmatch(run[1].surface)):
            return True
        if first.kind == "particle" or first.norm in CAPITAL_PARTICLES:
            return not self._known(run)
        return all(word.kind == "upper" for word in run) and not is_given(first)

    def _listed(self, name: FoundName, title: Title) -> Iterator[FoundName]:
        """The names that follow in the list, each with or without a title of its own."""
        end = name.end
        while m := LIST_GAP.match(self.folded, end):
            if m.end() in self.titles:
                return
            run = self.shapes.at(m.end())
            cut = self.shapes.trimmed(run, titled=True) if run else run
            if not cut or cut[0].start != m.end():
                return
            if self.shapes.marked(cut[0]) and cut[0].norm not in known_surnames():
                return
            bare = Title(m.end(), title.kind, title.surface, title.gender, plural=True, grade=title.grade)
            yield self._name(cut, given=0 if self._surname_only(cut) else given_count(cut), title=bare, why="title")
            end = cut[-1].end

    # ---------------------------------------------------------------- without one

    def untitled(self, taken: Iterable[int]) -> tuple[list[FoundName], list[Run]]:
        """Names that stand by themselves, and runs that may be names if something else says so."""
        found: list[FoundName] = []
        weak: list[Run] = []
        starts = set(taken)
        for run in self.shapes.all():
            cut = self.shapes.trimmed(run)
            if len(cut) < 2 or cut[0].start in starts or self.trapped(cut[0].start) or self._with_article(cut):
                continue
            if self._known(cut):
                found.append(self._name(cut, given=given_count(cut), title=None, why="lexicon"))
            elif self._odd(cut):
                continue
            elif is_given(cut[0]) and cut[0].kind != "upper" and not (cut[0].kind == "initial" and len(cut) == 2 and cut[1].kind == "upper"):
                found.append(self._name(cut, given=given_count(cut), title=None, why="given"))
            else:
                later = next((i for i in range(1, len(cut) - 1) if is_given(cut[i]) and cut[i].kind == "cap"), 0)
                if later:
                    found.append(self._name(cut[later:], given=given_count(cut[later:]), title=None, why="given"))
                else:
                    weak.append(Run(cut, given_count(cut)))
        return found, weak

    def _with_article(self, run: tuple[Word, ...]) -> bool:
        at = run[0].start
        return bool(_ARTICLE_BEFORE.search(self.folded, max(0, at - 6), at))

    def _known(self, run: tuple[Word, ...]) -> bool:
        return run[0].start in self.shapes.marks.known

    def _odd(self, run: tuple[Word, ...]) -> bool:
        """What no person is called: a firm's or a treaty's word at the end, a country or town after the first word."""
        norm = " ".join(word.norm for word in run)
        if self.shapes.marked(run[1]) or any(trap == norm or norm.startswith(f"{trap} ") for trap in self._names):
            return True
        if all(word.kind == "upper" for word in run):
            return True
        return run[-1].norm in self._after or run[0].norm in self._after

    def listed(self, names: Iterable[FoundName], weak: Iterable[Run]) -> list[FoundName]:
        """Runs that stand in a list of three or more people, among those known to be some."""
        people = {name.name_start: name.end for name in names if name.kind == "name"}
        maybe = {run.start: run for run in weak if len(run.words) <= 3 and all(word.kind == "cap" for word in run.words)}
        found: list[FoundName] = []
        ends: set[int] = set()
        for start in sorted((*people, *maybe)):
            if start in ends:
                continue
            members, at = [start], start
            while m := LIST_GAP.match(self.folded, people[at] if at in people else maybe[at].end):
                if m.end() not in people and m.end() not in maybe:
                    break
                at = m.end()
                members.append(at)
            ends.update(members)
            sure = [member for member in members if member in people]
            ending = [people[member] if member in people else maybe[member].end for member in members]
            of_countries = all(self.folded.startswith(" (", end) for end in ending)
            if 2 * len(sure) >= len(members) >= (2 if of_countries else 3):
                found.extend(self.person(maybe[member], "list") for member in members if member not in people)
        return found

    def person(self, run: Run, why: str) -> FoundName:
        """A weak run as a name, on other evidence."""
        return self._name(run.words, given=run.given, title=None, why=why)

    def trapped(self, at: int) -> bool:
        """Whether what begins at `at` is called after a person: « la frégate belge Louise-Marie », « rue du Général Leclerc »."""
        if _NAMED_AFTER.search(self.folded, max(0, at - 40), at):
            return True
        linked = False
        for _ in range(4):
            m = _WORD_BEFORE.search(self.folded, max(0, at - 40), at)
            if not m:
                return False
            word = m[1]
            if word in self._streets or (word in self._ships and not linked):
                return True
            if word in _GRAMMAR:
                linked = True
            elif not (m.start() in self.shapes.marks.adjectives or word in title_adjectives()):
                return False
            at = m.start()
        return False

    def _name(self, run: tuple[Word, ...], *, given: int, title: Title | None, why: str) -> FoundName:
        known = tuple(hit.record.id for hit in self.shapes.marks.known.get(run[0].start, ()) if hit.end == run[-1].end)
        surname = given == 0
        start = title.start if title and surname else run[0].start
        return FoundName(
            start=start,
            end=run[-1].end,
            kind="surname" if surname else "name",
            name_start=run[0].start,
            words=tuple(word.surface for word in run),
            given=given,
            gender=(title.gender if title else None) or (None if surname else _gender_of(run[:given])),
            title=title.surface if title else None,
            title_start=title.start if title and title.surface else None,
            grade=title.grade if title else None,
            known=known,
            why=why,
        )


def _gender_of(given: tuple[Word, ...]) -> str | None:
    """What the given names tell: the first one that tells something."""
    names = given_names()
    for word in given:
        for norm in (word.norm, word.norm.split("-")[0]):
            if names.get(norm):
                return names[norm]
    return None
