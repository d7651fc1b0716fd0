"""JSON Schema (2020-12) from types: what a type lets through, the schema lets through, and nothing else."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
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


def of_type(kind: Any, say: Say, renamed: Mapping[str, str]) -> Schema:
    """The schema of a type. `say` puts descriptions into the user's language; `renamed` are keys of dataclasses that
    are other in JSON."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return {**of_type(args[0], say, renamed), "description": say(args[1])}
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, types.UnionType):
        return _any_of([of_type(each, say, renamed) for each in args])
    if origin is list:
        return {"type": "array", "items": of_type(args[0], say, renamed)}
    if origin is tuple:
        return _tuple(args, say, renamed)
    if is_typeddict(kind):
        return of_keys(kind, None, say, renamed)
    if is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        keys = {renamed.get(f.name, f.name): of_type(hints[f.name], say, renamed) for f in fields(kind)}
        return _object(keys, None)
    return dict(_PLAIN[kind])


def of_keys(kind: Any, names: Sequence[str] | None, say: Say, renamed: Mapping[str, str]) -> Schema:
    """The schema of a typed dictionary, or of some of its keys."""
    hints = get_type_hints(kind, include_extras=True)
    keys = {name: of_type(hints[name], say, renamed) for name in names or hints}
    return _object(keys, None if names else say(_about(kind)))


def _about(kind: Any) -> str:
    return (kind.__doc__ or "").strip()


def _object(keys: Mapping[str, Schema], about: str | None) -> Schema:
    described = {"description": about} if about else {}
    return {
        "type": "object",
        **described,
        "properties": dict(keys),
        "required": list(keys),
        "additionalProperties": False,
    }


def _tuple(args: tuple[Any, ...], say: Say, renamed: Mapping[str, str]) -> Schema:
    """In JSON an array: of any length for `tuple[str, ...]`, of its own length for `tuple[int, int]`."""
    if args[-1] is Ellipsis:
        return {"type": "array", "items": of_type(args[0], say, renamed)}
    parts = [of_type(each, say, renamed) for each in args]
    return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}


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
