"""What a word processor's file holds, heard element by element: paragraphs, rows of tables, notes after the paragraphs
that call them."""

from __future__ import annotations

from collections.abc import Iterable

from .kinds import MOST
from .table import table_lines

_BULLETS = ("•", "-", "–", "—")


class Unsafe(Exception):
    """A part is too large."""


class Declared(Exception):
    """A part declares a document type or entities."""


class _Paragraph:
    """One that has begun: its words, the notes it calls, whether it is shown, of a list, a heading."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.notes: list[str] = []
        self.hidden = self.listed = self.heading = False

    def read(self) -> str:
        text = "" if self.hidden else "".join(self.words).strip()
        bullet = self.listed and not self.heading and text and not text.startswith(_BULLETS)
        return f"• {text}" if bullet else text


class Body:
    """Collects text. Elements have names as « namespace name »; inside what is skipped, they are only counted."""

    paragraph: frozenset[str]
    skipped: frozenset[str]
    table: str
    row: str
    cells: frozenset[str]

    def __init__(self) -> None:
        self.title: str | None = None  # the first heading of the highest level
        self._paragraphs: list[list[str]] = [[]]  # of the document, and inside it of a cell, of a note
        self._tables: list[list[list[list[str]]]] = []
        self._open: list[_Paragraph] = []
        self._skipping = 0
        self._characters = 0

    # ------------------------------------------------------------ what a parser tells

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping or name in self.skipped or self.is_hidden(name, given):
            self._skipping += 1
        elif name in self.paragraph:
            self._open.append(_Paragraph())
            self.begun(name, given)
        elif name == self.table:
            self._tables.append([])
        elif name == self.row and self._tables:
            self._tables[-1].append([])
        elif name in self.cells and self._tables:
            self._paragraphs.append([])
        else:
            self.element(name, given)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif name in self.paragraph and self._open:
            self._ended(self._open.pop())
        elif name == self.table and self._tables:
            self._paragraphs[-1] += table_lines(self._tables.pop())
        elif name in self.cells and self._tables and len(self._paragraphs) > 1:
            held = self._paragraphs.pop()
            if self._tables[-1]:
                self._tables[-1][-1].append(held)
        else:
            self.closed(name)

    def text(self, text: str) -> None:
        """Characters."""
        if not self._skipping and self._open and self.takes_text():
            self.put(text)

    # ------------------------------------------------------------ what kinds of files differ in

    def is_hidden(self, name: str, given: dict[str, str]) -> bool:
        """Whether an element is not shown."""
        return False

    def begun(self, name: str, given: dict[str, str]) -> None:
        """A paragraph begins."""

    def takes_text(self) -> bool:
        """Whether characters here are text."""
        return True

    def element(self, name: str, given: dict[str, str]) -> None:
        """An element that is neither a paragraph, nor of a table, nor skipped."""

    def closed(self, name: str) -> None:
        """Its end."""

    # ------------------------------------------------------------ what they do

    def put(self, text: str) -> None:
        """Text of the innermost paragraph."""
        if self._open:
            self._characters += len(text)
            if self._characters > 2 * MOST:
                raise Unsafe
            self._open[-1].words.append(text)

    def begin_note(self) -> None:
        """The paragraphs that follow are of a note, until `end_note`."""
        self._paragraphs.append([])

    def end_note(self) -> None:
        """The note ends."""
        self.note(self._paragraphs.pop())

    def note(self, paragraphs: Iterable[str]) -> None:
        """A note that the innermost paragraph calls."""
        (self._open[-1].notes if self._open else self._paragraphs[-1]).extend(paragraphs)

    def hide(self) -> None:
        """The innermost paragraph is not shown."""
        if self._open:
            self._open[-1].hidden = True

    def entitles(self) -> None:
        """The innermost paragraph is the title, unless there is one already."""
        if self._open and self.title is None:
            self.title = ""

    def _ended(self, paragraph: _Paragraph) -> None:
        text = paragraph.read()
        if text:
            self._paragraphs[-1].append(text)
            if self.title == "":
                self.title = " ".join(text.split())[:300]
        if not paragraph.hidden:
            self._paragraphs[-1] += paragraph.notes

    def lines(self) -> list[str]:
        """The paragraphs that have been heard, and the tables."""
        return self._paragraphs[0]
