"""A document and the view of it that the finders read: words, sentences, paragraphs, quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import InitVar, dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar, overload

from .lean import lean

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was decoded, never changed after, and what is known of it from outside the text.

    `pages` says where its second and later pages begin."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    path: str | None = None
    language: str = "fr"
    given_date: date | None = None
    pages: tuple[int, ...] = ()


class Token(NamedTuple):
    """A word, number or elided word (`l'`): offsets in the reading, folded form."""

    start: int
    end: int
    norm: str


# of the tokens of a text: where each begins, where it ends, its folded form
Columns = tuple[list[int], list[int], list[str]]


@lean(frozen=True, slots=True)
class Tokens(Sequence[Token]):
    """The tokens of a text by column, each put together when it is asked for: of most nobody asks for more than one
    column."""

    starts: list[int]
    ends: list[int]
    norms: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(index, slice):
            return tuple(map(Token, self.starts[index], self.ends[index], self.norms[index]))
        return Token(self.starts[index], self.ends[index], self.norms[index])

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.starts, self.ends, self.norms)


@lean(frozen=True, slots=True)
class Sentence:
    """A sentence; `paragraph` is the index of its paragraph."""

    start: int
    end: int
    paragraph: int


@lean(frozen=True, slots=True)
class Zone:
    """A quotation: `start`/`end` inside the marks, `open`/`close` with them; `depth` 0 is outermost.

    `closed` is False where the mark is missing and the end was taken from the paragraph."""

    start: int
    end: int
    open: int
    close: int
    depth: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the finders see it.

    `text` is the document without what runs invisibly through words (zero-width characters, soft hyphens, Markdown
    stars), composed (NFC), with every kind of space and soft line break as a plain space. `folded` has the same length:
    lower case, no accents, ' for ’, - for dashes. `origin[i]` is where `text[i]` stands in `document.text`. `gaps` is
    what stands folded before each word.
    """

    document: Document
    text: str
    folded: str
    origin: tuple[int, ...] | None
    columns: InitVar[Columns]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[tuple[int, int], ...]
    zones: tuple[Zone, ...]
    gaps: list[str] = field(repr=False, compare=False)
    tokens: Tokens = field(init=False)
    starts: list[int] = field(init=False, repr=False, compare=False)
    ends: list[int] = field(init=False, repr=False, compare=False)
    norms: list[str] = field(init=False, repr=False, compare=False)
    sentence_starts: list[int] = field(init=False, repr=False, compare=False)
    _derived: dict[Callable[[Reading], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self, columns: Columns) -> None:
        for name, value in zip(("starts", "ends", "norms", "tokens"), (*columns, Tokens(*columns)), strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "sentence_starts", [sentence.start for sentence in self.sentences])

    def words(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in `[start, end)`."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def sentence_index(self, at: int) -> int:
        """The index of the last sentence that begins at a position or before it; -1 for none."""
        return bisect_right(self.sentence_starts, at) - 1

    def derived(self, make: Callable[[Reading], T]) -> T:
        """What `make` makes of this reading (an index over its words), made once for all who ask. It must not refer
        back to the reading."""
        made = self._derived.get(make)
        if made is None:
            made = self._derived[make] = make(self)
        return made
