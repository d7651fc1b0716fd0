"""Lean dataclasses, for what the reading of one text makes by the thousands and nobody keeps: words, phrases, hits.
What the world gets, the types of `model`, is frozen as it says.

`@lean(frozen=True, slots=True)` is a dataclass to the type checker, which sees to it that nothing is set later; at
run time nothing is checked when a field is set, which would cost three times as much as all the rest. `changed` is
`replace`, and gives the same object where nothing would change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as lean
    from dataclasses import replace as changed
else:
    from dataclasses import dataclass, replace

    def lean(*, frozen, slots):
        return dataclass(slots=slots, unsafe_hash=frozen)

    def changed(item, **changes):
        for name, value in changes.items():
            if getattr(item, name) != value:
                return replace(item, **changes)
        return item


__all__ = ["changed", "lean"]
