"""JSON Schema (2020-12) from types: what a type lets through, the schema lets through, and nothing else."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]
Say = Callable[[str], str]

_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
}


@dataclass(frozen=True, slots=True)
class Generator:
    """Makes schemas of types. `say` puts descriptions into the user's language; `renamed` are keys of dataclasses that
    are other in JSON. Objects inside others are named once, in `definitions`, which belong under `$defs`."""

    say: Say = str
    renamed: Mapping[str, str] = field(default_factory=dict)
    definitions: dict[str, Schema] = field(default_factory=dict)

    def of_type(self, kind: Any) -> Schema:
        """The schema of a type."""
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return {**self.of_type(args[0]), "description": self.say(args[1])}
        if origin is Literal:
            return {"enum": list(args)}
        if origin in (Union, types.UnionType):
            return _any_of([self.of_type(each) for each in args])
        if origin is list:
            return {"type": "array", "items": self.of_type(args[0])}
        if origin is tuple:
            return self._tuple(args)
        if is_typeddict(kind) or is_dataclass(kind):
            return self._named(kind)
        return dict(_PLAIN[kind])

    def of_keys(self, kind: Any, names: Sequence[str] | None = None) -> Schema:
        """The schema of a typed dictionary, or of some of its keys."""
        hints = get_type_hints(kind, include_extras=True)
        keys = {name: self.of_type(hints[name]) for name in names or hints}
        return object_of(keys, None if names else self.say((kind.__doc__ or "").strip()))

    def _named(self, kind: Any) -> Schema:
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = self.of_keys(kind) if is_typeddict(kind) else self._of_dataclass(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _of_dataclass(self, kind: Any) -> Schema:
        hints = get_type_hints(kind, include_extras=True)
        return object_of({self.renamed.get(f.name, f.name): self.of_type(hints[f.name]) for f in fields(kind)})

    def _tuple(self, args: tuple[Any, ...]) -> Schema:
        """In JSON an array: of any length for `tuple[str, ...]`, of its own length for `tuple[int, int]`."""
        if args[-1] is Ellipsis:
            return {"type": "array", "items": self.of_type(args[0])}
        parts = [self.of_type(each) for each in args]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}


def object_of(keys: Mapping[str, Schema], about: str | None = None) -> Schema:
    """An object with these keys, all of them, and no others."""
    described = {"description": about} if about else {}
    rest = {"properties": dict(keys), "required": list(keys), "additionalProperties": False}
    return {"type": "object", **described, **rest}


def _any_of(choices: Sequence[Schema]) -> Schema:
    """Plain types in one list, a choice of values with null in it; anything else under `anyOf`."""
    if all(set(choice) == {"type"} for choice in choices):
        names = list(dict.fromkeys(choice["type"] for choice in choices))
        names = [name for name in names if name != "integer" or "number" not in names]
        return {"type": names if len(names) > 1 else names[0]}
    values = [choice.get("enum", [None] if choice == {"type": "null"} else None) for choice in choices]
    if all(value is not None for value in values):
        return {"enum": [each for value in values for each in value or ()]}
    return {"anyOf": list(choices)}
