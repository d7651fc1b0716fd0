"""Lines after a pattern of the user's: `{date} — {who} : {text} ({cite})`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..errors import UserError
from .rows import Table, flat

# a field and what follows it unless it is empty; a brace meant as such; a tab or line end as shells pass them on; a
# brace that is open or alone
_PART = re.compile(r"\{(\w+)(?::([^{}]*))?\}|\{\{|\}\}|\\[tn\\]|[{}]")
_SIGN = re.compile(r"\\[tn\\]")
_MEANT = {"{{": "{", "}}": "}", r"\t": "\t", r"\n": "\n", r"\\": "\\"}


class Part(NamedTuple):
    """Text, the field after it, and what follows the field unless it is empty. The last part has no field."""

    text: str
    field: str | None = None
    after: str = ""


def parts_of(template: str) -> list[Part]:
    """The parts of a pattern in their order. Raises UserError for a brace that is alone."""
    parts: list[Part] = []
    text, at = "", 0
    for m in _PART.finditer(template):
        text += template[at : m.start()]
        at = m.end()
        if m[1]:
            parts.append(Part(text, m[1], _plain(m[2] or "")))
            text = ""
        elif m[0] in _MEANT:
            text += _MEANT[m[0]]
        else:
            raise UserError(
                'in "{template}" the brace at {at} names no field.',
                template=template,
                at=m.start() + 1,
                hint="Write {{{{ and }}}} for braces; a field is named like {field}.",
                field="{title}",
                code=2,
            )
    return [*parts, Part(text + template[at:])]


def _plain(text: str) -> str:
    return _SIGN.sub(lambda m: _MEANT[m[0]], text)


def filled(table: Table, parts: Sequence[Part]) -> Iterator[str]:
    """A line for each row. A field that is empty leaves nothing in its place."""
    names = list(dict.fromkeys(part.field for part in parts if part.field))
    for row in table.rows(names):
        said = {name: flat(row[name]) for name in names}
        yield "".join(part.text + _field(said, part) for part in parts) + "\n"


def _field(said: Mapping[str, str], part: Part) -> str:
    value = said[part.field] if part.field else ""
    return value + part.after if value else ""
