"""What the figure finder sees: a quantity as written, before anybody asks whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...lean import lean

Value = float | tuple[float, float]


@lean(frozen=True, slots=True)
class FoundFigure:
    """A number with its unit. `start`/`end` hold both, `lead` is where the qualifier before it begins (« [près de]
    220 M€ »), else `start`. `kind`: money percent point fraction times measure count.

    `like` is the index of the figure that gave the unit it leaves out; `came_from` the index of the figure that this
    one is the new level of (« de [40 000] à [80 000] »); `of_all` that of the whole it is counted among (« 21 des 32
    pays »); `counted` is the phrase that named the unit before the number (« le nombre de réservistes »). `is_open`:
    the text names the currency by a word that several countries use (« dollars »), or not at all. `rule` matched
    it."""

    start: int
    end: int
    value: Value
    unit: str
    kind: str
    qualifier: str | None = None
    lead: int = 0
    like: int | None = None
    came_from: int | None = None
    of_all: int | None = None
    counted: tuple[int, int] | None = None
    is_open: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a rule recognised: one number or two, as spans in the text, and what they count.

    `unit` is final but for counts, whose noun stands at `noun`. `link` says what two numbers are: a range, a pair (two
    figures with one unit), a change (from the first to the second), or a part out of a whole."""

    kind: str
    unit: str
    numbers: tuple[tuple[int, int], ...]
    factor: float = 1.0
    noun: tuple[int, int] | None = None
    link: str | None = None
    is_open: bool = False

    def linked(self, low: tuple[int, int], link: str) -> Shape:
        """The shape with another number before its own."""
        return replace(self, numbers=(low, *self.numbers), link=link)
