"""Records and lean dataclasses: what they have in common with those of the library, and what they leave out."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from typing import Any

import pytest

from nato_timeline.lean import changed, lean, record
from nato_timeline.model import Event, Mention, Place, Timex


@dataclass(frozen=True, slots=True)
class Plain:
    start: int
    surface: str
    form: str = "noun"


@record(frozen=True, slots=True)
class Kept:
    start: int
    surface: str
    form: str = "noun"


@lean(frozen=True, slots=True)
class Passing:
    start: int
    surface: str
    form: str = "noun"


@pytest.mark.parametrize("cls", [Kept, Passing])
def test_made_like_any_dataclass(cls: Any) -> None:
    for given in ({"form": "adjective"}, {}):
        made, plain = cls(3, surface="letton", **given), Plain(3, surface="letton", **given)
        assert repr(made).partition("(")[2] == repr(plain).partition("(")[2]
        assert made == cls(3, "letton", **given) != cls(4, "letton", **given)
        assert hash(made) == hash(cls(3, "letton", **given))
    for wrong in ((), (1,), (1, "a", "b", "c")):
        with pytest.raises(TypeError, match="argument"):
            cls(*wrong)


@pytest.mark.parametrize("cls", [Kept, Timex, Place, Mention, Event])
def test_a_record_is_frozen(cls: Any) -> None:
    names = [field.name for field in fields(cls)]
    made = cls(*range(len(names)))
    assert type(made) is cls
    with pytest.raises(FrozenInstanceError):
        setattr(made, names[0], 5)
    with pytest.raises(FrozenInstanceError):
        delattr(made, names[0])
    with pytest.raises((AttributeError, TypeError)):
        made.other = 5
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == replace(made) == made


def test_changed_gives_the_same_object_where_nothing_changes() -> None:
    for made in (Kept(3, "letton"), Passing(3, "letton"), Plain(3, "letton")):
        assert changed(made, start=3, form="noun") is made
        assert changed(made, start=4) == replace(made, start=4) != made
        with pytest.raises((AttributeError, TypeError)):
            changed(made, other=1)
