"""Lean dataclasses, for what the reading of one text makes by the thousands: words, phrases, hits.

`@lean(frozen=True, slots=True)` is a dataclass to the type checker, which sees to it that nothing is set later; at
run time nothing is checked when a field is set, which would cost three times as much as all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as lean
else:
    from dataclasses import dataclass

    def lean(*, frozen, slots):
        return dataclass(slots=slots, unsafe_hash=frozen)

__all__ = ["lean"]
