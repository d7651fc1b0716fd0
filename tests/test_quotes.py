"""Quotations and indirect speech with their speakers; quotation marks of every kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_timeline.find import places
from nato_timeline.find.quotes import find_quotes
from nato_timeline.grammar import verb_groups
from nato_timeline.model import Document, Mention, Person
from nato_timeline.pipeline import parse
from nato_timeline.resolve.quotes import Said, resolve
from nato_timeline.text import read
from nato_timeline.turns import alone

CORPUS = Path(__file__).parent / "corpus"

Expected = tuple[str, str | None, str | None]  # what was said, speaker, verb


@dataclass(frozen=True, slots=True)
class Case:
    """A line of the corpus without its markup. Offsets point into `text`."""

    text: str
    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    expected: tuple[Expected, ...]


_MENTION = re.compile(r"\{([^{}|]+) \| (\S+?)( f)?\}")
_CLOSING = re.compile(r" \| (=?[^|<>{}]+?) : ([^|<>{}]+)>")


def lines(name: str) -> list[str]:
    text = (CORPUS / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def case(line: str) -> Case:
    line = line.replace("¶", "\n\n")
    text, at = "", 0
    opened: list[int] = []
    mentions: list[Mention] = []
    people: dict[str, Person] = {}
    expected: list[tuple[int, Expected]] = []
    while at < len(line):
        if m := _MENTION.match(line, at):
            mentions.append(Mention(len(text), len(text) + len(m[1]), m[1], m[2], "name"))
            people[m[2]] = Person(m[2], m[2], gender="f" if m[3] else "m")
            text, at = text + m[1], m.end()
        elif line[at] == "<":
            opened.append(len(text))
            at += 1
        elif opened and (m := _CLOSING.match(line, at)):
            start = opened.pop()
            speaker, verb = (None if part == "-" else part.removeprefix("=") for part in m.groups())
            expected.append((start, (text[start:], speaker, verb)))
            at = m.end()
        else:
            text, at = text + line[at], at + 1
    assert not opened, line
    return Case(text, tuple(mentions), tuple(people.values()), tuple(item for _, item in sorted(expected)))


def said(text: str, mentions: tuple[Mention, ...] = (), people: tuple[Person, ...] = ()) -> Said:
    reading = read(Document(id="t", text=text))
    return alone(resolve(reading, verb_groups(reading), people, mentions, places.find(reading)))


def spoken(text: str, mentions: tuple[Mention, ...], people: tuple[Person, ...]) -> tuple[Expected, ...]:
    found = said(text, mentions, people).quotes
    text = read(Document(id="t", text=text)).text
    for quote in found:
        assert text[quote.start : quote.end] == quote.surface
        assert quote.cue is None or text[quote.cue.start : quote.cue.end] == quote.cue.surface
    return tuple((quote.surface, quote.speaker, quote.verb) for quote in found)


@pytest.mark.parametrize("line", lines("quotes.txt"))
def test_quotations(line: str) -> None:
    each = case(line)
    assert spoken(each.text, each.mentions, each.people) == each.expected


# the marks, apostrophes and spaces that texts use in their place, character by character
_MARKS = {
    "curled": str.maketrans("«»'", "“”’"),
    "no-break": str.maketrans(" ", "\u00a0"),
    "straight": str.maketrans("«»", '""'),
}


@pytest.mark.parametrize("marks", _MARKS)
def test_other_marks_change_nothing(marks: str) -> None:
    table = _MARKS[marks]
    compared = 0
    for line in lines("quotes.txt"):
        each = case(line)
        plain = each.text.count("«") == each.text.count("»") and not set('“”"¶\n') & set(each.text)
        if not plain or (marks == "straight" and re.search("« [^»]*«", each.text)):
            continue
        # of the same length: « Oui » becomes "Oui"
        spaced = each.text.replace("« ", " «").replace(" »", "» ") if marks == "straight" else each.text
        text = spaced.translate(table)
        mentions = tuple(Mention(m.start, m.end, text[m.start : m.end], m.person, m.kind) for m in each.mentions)
        # in the view a no-break space is a space
        plain = [(surface.translate(table).replace("\u00a0", " "), speaker) for surface, speaker, _ in each.expected]
        wanted = tuple(plain)
        found = tuple((surface, speaker) for surface, speaker, _ in spoken(text, mentions, each.people))
        bodies = {speaker.translate(table).replace("\u00a0", " ") for _, speaker in wanted if speaker}
        assert [s for s, _ in found] == [s for s, _ in wanted], text
        assert {speaker for _, speaker in found if speaker} <= bodies, text
        compared += 1
    assert compared > 120


@pytest.mark.parametrize("line", lines("statements.txt"))
def test_statements(line: str) -> None:
    each = case(line)
    found = said(each.text, each.mentions, each.people).statements
    assert tuple((s.surface, s.speaker, s.verb) for s in found) == each.expected


# ---------------------------------------------------------------- zones: where quotation marks are

ZONES = {
    "Il a dit « oui » puis « non ».": ["oui", "non"],
    'Il a dit : « oui et "non" à la fois ».': ['oui et "non" à la fois'],
    "« Un.\n\n« Deux.\n\n« Trois », dit-il.": ["Un.\n\n« Deux.\n\n« Trois"],
    "« Jamais fermé, a dit X.\n\nAutre paragraphe « ok ».": ["Jamais fermé, a dit X.", "ok"],
    "« Mixte ”, dit-il.": ["Mixte"],
    "“Mixte », dit-il.": ["Mixte"],
    "<<Oui>>, dit-il.": ["Oui"],
    '" Avec espaces ", dit-il.': ["Avec espaces"],
    'Un obus de 155" et un tube de 6".': [],
    "« Il a dit « oui ». Fin de la phrase.": ["Il a dit « oui"],
    "„Ja“, dit-il.": ["Ja"],
    "« »": [],
    '"Oui", dit-il. "Non."': ["Oui", "Non."],
}


@pytest.mark.parametrize("text", ZONES)
def test_zones(text: str) -> None:
    reading = read(Document(id="t", text=text))
    assert [text[z.start : z.end] for z in reading.zones if z.depth == 0] == ZONES[text]


# ---------------------------------------------------------------- hostile input

_PIECES = [*'«»"“”,:.', "\n\n", "a déclaré", "M. Rutte", "selon", "a-t-il dit", "que", "le", "Oui"]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)))
def test_never_crashes(text: str) -> None:
    at = text.find("M. Rutte")
    mentions = (Mention(at, at + 8, "M. Rutte", "rutte", "surname"),) if at >= 0 else ()
    reading = read(Document(id="t", text=text))
    found = find_quotes(reading, verb_groups(reading))
    result = said(text, mentions if reading.origin is None else ())
    assert len(result.quotes) <= len(found)
    for quote in (*result.quotes, *result.statements):
        assert 0 <= quote.start < quote.end <= len(reading.text)
        assert reading.text[quote.start : quote.end] == quote.surface


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le ministre norvégien Espen Dahl est venu. « Nous serons là », a assuré le Norvégien.", "espen-dahl"),
        ("La ministre lettone Ilze Ozola a parlé. « Nous serons là », a dit la Lettone.", "ilze-ozola"),
        # two of that country, or none
        ("Le ministre norvégien Espen Dahl et le Norvégien Jon Lie sont là. « Bien sûr », a dit le Norvégien.", None),
        ("Le ministre norvégien Espen Dahl est venu. « Nous serons là », a assuré le Letton.", None),
    ],
)
def test_somebody_by_nationality(text: str, speaker: str | None) -> None:
    found = parse(Document(id="t", text=text)).quotes
    assert [quote.speaker for quote in found] == [speaker]


@pytest.mark.parametrize("count", [3, 300, 3_000])
def test_a_pronoun_goes_back_through_any_number_of_sentences(count: int) -> None:
    text = "La ministre Ilze Ozola a parlé. " + "Elle a écouté. " * count + "« Nous serons là », a-t-elle dit."
    assert [quote.speaker for quote in parse(Document(id="t", text=text)).quotes] == ["ilze-ozola"]
