"""What the first row, the first cell and the line above a table say of a figure in it: « | Pays | 2014 | 2024 | »,
« | Pologne | 1,88 % | 4,12 % | »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .actors import named
from .frames import Frame
from .lists import opening_line
from .phrases import Stretch, forwards, head, surface, without_article
from .scene import Scene
from .words import is_noun

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 400  # characters of a row, and of the line above a table
_LEAST_BARS = 2  # of a row
_MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a figure stands in a table: the first cell of its row, the cell that heads its column, the line above."""

    label: Stretch
    column: Stretch
    caption: Stretch


def cell_of(scene: Scene, frame: Frame) -> Cell | None:
    """The figure's cell in a table whose cells are kept apart by « | »; None outside one."""
    folded, at = scene.folded, frame.found.start
    if folded.rfind("|", max(0, at - _LONGEST), at) < 0:
        return None
    row = _line(folded, at)
    if row and folded.count("|", *row) < _LEAST_BARS:
        return None
    cells = _cells(folded, row) if row else []
    index = next((i for i, (start, end) in enumerate(cells) if start <= at < end), 0)
    if row is None or not index:
        return None
    first = row
    for _ in range(_MOST_ROWS):
        above = _line(folded, first[0] - 1) if first[0] else None
        if above is None or folded.count("|", *above) < _LEAST_BARS:
            break
        first = above
    columns = _cells(folded, first)
    if first == row or index >= len(columns):
        return None
    end = first[0] - 1
    while end > 0 and folded[end - 1] in "\n ":
        end -= 1
    return Cell(cells[0], columns[index], _line(folded, max(0, end - 1)) or (0, 0))


def _line(folded: str, at: int) -> Stretch | None:
    """The line around a position, unless it is too long for a table."""
    start = folded.rfind("\n", max(0, at - _LONGEST), at) + 1
    end = folded.find("\n", at, at + _LONGEST)
    end = end if end >= 0 else min(len(folded), at + _LONGEST)
    return (start, end) if at - start < _LONGEST and end > start else None


def _cells(folded: str, row: Stretch) -> list[Stretch]:
    """The cells of a row, which may begin and end with « | », without the spaces around what they hold."""
    out: list[Stretch] = []
    start = row[0] + folded.startswith("|", row[0])
    while start < row[1]:
        bar = folded.find("|", start, row[1])
        end = bar if bar >= 0 else row[1]
        held = folded[start:end]
        out.append((start + len(held) - len(held.lstrip()), end - (len(held) - len(held.rstrip()))))
        start = end + 1
    return out


def holder_in_table(scene: Scene, frame: Frame) -> str | None:
    """« | [Pologne] | 1,88 % | »."""
    cell = cell_of(scene, frame)
    place = scene.place_layer.first(*cell.label) if cell else None
    return named(frame, place) if cell and place and (place.start, place.end) == cell.label else None


def when_in_table(scene: Scene, frame: Frame) -> str | None:
    """« | Pays | [2014] | 2024 | »."""
    cell = cell_of(scene, frame)
    if cell is None:
        return None
    year = _YEAR.fullmatch(scene.folded, *cell.column)
    date = scene.timex_layer.first(*cell.column)
    return year[0] if year else date.value if date and date.type == "DATE" and date.first else None


def subject_in_table(scene: Scene, frame: Frame) -> str | None:
    """What heads the column, or is said above the table, of money and shares."""
    cell = cell_of(scene, frame) if frame.found.kind in ("money", "percent") else None
    for stretch in (cell.column, cell.caption) if cell else ():
        span = forwards(scene, *without_article(scene, *stretch)) if stretch[1] > stretch[0] else None
        if span and any(is_noun(head(scene, span), table) for table in ("measured", "costs", "spending")):
            return surface(scene, span)
    return None


_BASE = re.compile(r"%[ ](?:du[ ](?P<base>pib|rnb|revenu[ ]national[ ]brut|produit[ ]interieur[ ]brut))(?![^\W_])")
_NAMES = {"pib": "% du PIB", "produit interieur brut": "% du PIB"}


def unit_above(scene: Scene, frame: Frame) -> str | None:
    """« Dépenses de défense (en [% du PIB]) », above a list or a table of percentages; None where nothing says it."""
    if frame.found.unit != "%":
        return None
    cell = cell_of(scene, frame)
    line = opening_line(scene, frame) if cell is None else None
    for stretch in (cell.column, cell.caption) if cell else (line,) if line else ():
        m = _BASE.search(scene.folded, stretch[0], min(stretch[1] + 1, len(scene.folded)))
        if m:
            return _NAMES.get(m["base"], "% du RNB")
    return None
