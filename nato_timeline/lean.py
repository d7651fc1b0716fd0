"""Lean dataclasses, for what the reading of one text makes by the thousands and nobody keeps: words, phrases, hits.
What the world gets, the types of `model`, is frozen as it says.

`@lean(frozen=True, slots=True)` is a dataclass to the type checker, which sees to it that nothing is set later; at
run time nothing is checked when a field is set, which would cost three times as much as all the rest. `changed` is
`replace` for any dataclass, but faster, and gives the same object where nothing would change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as lean
    from dataclasses import replace as changed
else:
    from dataclasses import dataclass, fields
    from functools import cache
    from operator import attrgetter

    def lean(*, frozen, slots):
        return dataclass(slots=slots, unsafe_hash=frozen)

    def changed(item, **changes):
        for name, value in changes.items():
            if getattr(item, name) != value:
                break
        else:
            return item
        every, places = _fields(item.__class__)
        values = list(every(item))
        for name, value in changes.items():
            values[places[name]] = value
        return item.__class__(*values)

    @cache
    def _fields(cls):
        """What takes all that an object is made of, and where each of it stands among the rest."""
        names = [field.name for field in fields(cls) if field.init]
        every = attrgetter(*names) if len(names) > 1 else lambda item: (getattr(item, names[0]),)
        return every, {name: at for at, name in enumerate(names)}


__all__ = ["changed", "lean"]
