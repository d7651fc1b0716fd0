"""Dataclasses for what the reading of one text makes by the thousands.

`@lean(frozen=True, slots=True)` is for what nobody keeps: words, phrases, hits. To the type checker it is a dataclass,
and it sees to it that nothing is set later; at run time nothing is checked when a field is set, which would cost three
times as much as all the rest. `@record(frozen=True, slots=True)` is for what the world gets, the facts of `model`: as
frozen as it says, but not while it is made, so that this costs a third. `changed` is `replace` for any dataclass, but
faster, and gives the same object where nothing would change. `lazy` is `cached_property` without its lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as lean
    from dataclasses import dataclass as record
    from dataclasses import replace as changed
    from functools import cached_property as lazy
else:
    from dataclasses import dataclass, fields
    from functools import cache
    from operator import attrgetter

    def lean(*, frozen, slots):
        return dataclass(slots=slots, unsafe_hash=frozen)

    def record(*, frozen, slots):
        return lambda cls: _made_unlocked(dataclass(frozen=frozen, slots=slots)(cls))

    def _made_unlocked(cls):
        """The class with an `__init__` that sets the fields of an object while it is of a class which lets it."""
        names = [field.name for field in fields(cls)]
        unlocked = type(cls.__name__, (), {"__slots__": tuple(names)})
        sets = "\n".join(f" self.{name} = {name}" for name in names)
        made = {"cls": cls, "unlocked": unlocked, "turn": object.__dict__["__class__"].__set__}
        exec(f"def init(self, {', '.join(names)}):\n turn(self, unlocked)\n{sets}\n turn(self, cls)", made)
        init, checked = made["init"], cls.__init__
        init.__name__, init.__qualname__, init.__module__ = "__init__", checked.__qualname__, cls.__module__
        init.__defaults__, init.__annotations__ = checked.__defaults__, checked.__annotations__
        cls.__init__ = init
        return cls

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

    class lazy:
        def __init__(self, make):
            self._make, self.__doc__ = make, make.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, item, owner=None):
            if item is None:
                return self
            made = item.__dict__[self._name] = self._make(item)
            return made

    @cache
    def _fields(cls):
        """What takes all that an object is made of, and where each of it stands among the rest."""
        names = [field.name for field in fields(cls) if field.init]
        every = attrgetter(*names) if len(names) > 1 else lambda item: (getattr(item, names[0]),)
        return every, {name: at for at, name in enumerate(names)}


__all__ = ["changed", "lazy", "lean", "record"]
