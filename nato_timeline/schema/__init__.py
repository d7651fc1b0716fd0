"""What the JSON of each command holds, as a JSON Schema made from the types of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..facts import EVENT_KINDS, EVENT_STATUS, FIGURE_KINDS, FIGURE_STATUS, QUOTE_KINDS, ROLE_KINDS, STATUSES
from ..render import fields
from . import shapes
from .generate import Generator, Say, Schema, object_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANY_KIND = tuple(dict.fromkeys((*EVENT_KINDS, *FIGURE_KINDS, *QUOTE_KINDS, *ROLE_KINDS)))


class Rows(NamedTuple):
    """Rows of a command: their type, which of its keys they have (None: all), and of some keys the values there are."""

    shape: Any
    names: Sequence[str] | None = None
    values: Mapping[str, Sequence[str | None]] = {}

    def schema(self, make: Generator) -> Schema:
        found = make.of_keys(self.shape, self.names)
        for name, values in self.values.items():
            if name in found["properties"]:
                described = {"description": found["properties"][name]["description"]}
                found["properties"][name] = {"enum": list(values), **described}
        return found


_EVENT = Rows(shapes.FactRow, fields.EVENT, {"kind": EVENT_KINDS, "status": EVENT_STATUS})
_FIGURE = Rows(shapes.FactRow, fields.FIGURE, {"kind": FIGURE_KINDS, "role": (*FIGURE_STATUS, None)})
_QUOTE = Rows(shapes.FactRow, fields.QUOTE, {"kind": QUOTE_KINDS})
_MIXED = Rows(shapes.FactRow, fields.MIXED, {"kind": _ANY_KIND, "status": (*STATUSES, None)})
_SHOWN = tuple(one._replace(names=fields.with_sentences(one.names or ())) for one in (_EVENT, _FIGURE, _QUOTE, _MIXED))

# what a command prints: rows of one type, or of one of several
WHAT: dict[str, tuple[Rows, ...]] = {
    "list": (_EVENT,),
    "figures": (_FIGURE,),
    "figures history": (Rows(shapes.StatedRow),),
    "quotes": (_QUOTE,),
    "who": (Rows(shapes.PersonRow),),
    "who NAME": (_MIXED,),
    "on": (_EVENT,),
    "stats": (Rows(shapes.TallyRow),),
    "show": _SHOWN,
    "sources": (Rows(shapes.PaperRow),),
    "sources show": (Rows(shapes.PaperTextRow),),
    "topics": (Rows(shapes.TopicRow),),
    "search": (Rows(shapes.HitRow),),
    "audit": (Rows(shapes.SilentRow),),
    "add": (Rows(shapes.StoredRow),),
    "verify": (Rows(shapes.CheckedRow),),
    "export": (_EVENT, _FIGURE, _QUOTE, _MIXED),
}
NAMES = (*WHAT, "extract")


def schema(what: str, say: Say = str) -> Schema:
    """The schema of what a command prints with `--format json`; `say` puts descriptions into the user's language."""
    make = _generator(say)
    return {"$schema": _DIALECT, "title": f"timeline {what}", **_body(what, make), "$defs": make.definitions}


def everything(say: Say = str) -> Schema:
    """The schemas of all commands, by name under `$defs`, with the objects that they share."""
    make = _generator(say)
    bodies = {name: _body(name, make) for name in NAMES}
    return {"$schema": _DIALECT, "title": "timeline", "$defs": {**bodies, **make.definitions}}


def _generator(say: Say) -> Generator:
    from ..render.parse import NAMES as RENAMED

    return Generator(say, RENAMED)


def _body(what: str, make: Generator) -> Schema:
    if what == "extract":
        return _extracted(make)
    kinds = [rows.schema(make) for rows in WHAT[what]]
    return {"type": "array", "items": kinds[0] if len(kinds) == 1 else {"anyOf": kinds}}


def _extracted(make: Generator) -> Schema:
    """One object a text, made of the types that the pipeline gives; several texts are an array of them."""
    from typing import get_type_hints

    from ..model import Parse
    from ..render.parse import LAYERS

    found = get_type_hints(Parse)
    keys = {"source": make.of_type(shapes.TextRow), **{name: make.of_type(found[name]) for name in LAYERS}}
    make.definitions["Extracted"] = object_of(keys)
    one = {"$ref": "#/$defs/Extracted"}
    return {"anyOf": [one, {"type": "array", "items": one}]}
