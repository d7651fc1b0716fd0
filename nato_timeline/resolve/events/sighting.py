"""A sighting: one place in a document that speaks of an event, with what is said of it there."""

from __future__ import annotations

from collections.abc import Callable

from ...find.triggers import Frame, Trigger
from ...lean import lean
from ...lexicon.reference import NamedEvent
from .clause import Clause
from .moments import Moment

# kinds that are held somewhere
PLACED = frozenset(
    ["summit", "meeting", "visit", "press", "exercise", "accession", "attack", "operation", "statement", "decision"]
)


@lean(frozen=True, slots=True)
class When:
    """What one place says of the time: the whole of it (`at`), its first moment, its last; `days` how long it lasts.
    `was` is a time that no longer holds; `loose`: the day of what was done there, which may be one of several."""

    at: Moment | None = None
    start: Moment | None = None
    finish: Moment | None = None
    was: Moment | None = None
    days: int | None = None
    loose: bool = False

    @property
    def known(self) -> bool:
        return bool(self.at or self.start or self.finish)


def since_as_whole(when: When) -> When:
    """For what happens on one day, « depuis le 3 mai » says the day: « effective depuis hier »."""
    return When(at=when.start, was=when.was) if when.start and not when.finish else when


def _nothing() -> None:
    """What words say that call an event nothing."""


class Asked:
    """What is worked out when it is first asked for, and known from then on."""

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], str | None]) -> None:
        self._make: Callable[[], str | None] | None = make
        self._found: str | None = None

    def __call__(self) -> str | None:
        if self._make is not None:
            self._found, self._make = self._make(), None
        return self._found


@lean(frozen=True, slots=True)
class Sighting:
    """`span` is what `at` shows; `called` gives what the words here call the event, and is asked only for what is told;
    `given` is a title from elsewhere.

    `key` holds the words that tell whose meeting it is; `refers`: the words point back to an event named elsewhere
    (« cette réunion »); `background`: the event is only mentioned to place another (« avant le sommet »); `weak`: no
    event by itself; `held`: a verb says that it takes place; `programme`: only its programme is named;
    `announced`: a pledge told as the day's news; `told_by`: the clause of the verb that announces it. `looks`: past,
    future or None, as the clause looks from the document's date."""

    trigger: Trigger
    kind: str
    span: tuple[int, int]
    sentence: int
    when: When = When()
    called: Callable[[], str | None] = _nothing
    given: str | None = None
    place: str | None = None
    who: tuple[str, ...] = ()
    key: frozenset[str] = frozenset()
    known: NamedEvent | None = None
    frame: Frame | None = None
    clause: Clause | None = None
    looks: str | None = None
    change: str | None = None
    refers: bool = False
    background: bool = False
    weak: bool = False
    headline: bool = False
    held: bool = False
    programme: bool = False
    announced: bool = False
    told_by: Clause | None = None

    @property
    def start(self) -> int:
        return self.span[0]

    @property
    def title(self) -> str | None:
        """What it is called here; None where the words only point to it."""
        return self.given or (None if self.refers else self.called())

    @property
    def plain(self) -> str | None:
        """The title that even words that point elsewhere give, for want of a better."""
        return self.called()
