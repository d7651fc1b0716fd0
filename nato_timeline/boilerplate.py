"""Lines that stand on pages of all sites and say nothing: sharing, subscribing, printing, legal notices.

The patterns are data, `data/intake/boilerplate.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from .folders import data_root
from .text import fold

# signs around a line
MARKS = " .:|>»→►▶•-–…"
_HEADING = 60  # characters: a longer line is no heading
_LINE = 400  # a longer one says more than that it is boilerplate


class Pattern(NamedTuple):
    """A kind of line, as a regular expression. `where`: line, part or heading; `examples` are taken, `rejects` left."""

    where: str
    regex: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """All kinds of lines, as the data has them."""
    rows = tomllib.loads((data_root() / "intake" / "boilerplate.toml").read_text("utf-8"))["pattern"]
    return tuple(Pattern(row["where"], row["is"], tuple(row["examples"]), tuple(row["not"])) for row in rows)


@cache
def _any(where: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.regex})" for pattern in patterns() if pattern.where == where))


def is_other_matter(line: str) -> bool:
    """Whether a line is the heading of links that lead elsewhere."""
    return len(line) <= _HEADING and _any("heading").fullmatch(_bare(line)) is not None


def is_boilerplate(line: str) -> bool:
    """Whether a line belongs to the page and not to what it tells."""
    bare = _bare(line)
    return _any("line").fullmatch(bare) is not None or (len(line) < _LINE and _any("part").search(bare) is not None)


def _bare(line: str) -> str:
    return fold(line).strip(MARKS)
