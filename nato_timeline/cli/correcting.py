"""What `fix`, `drop` and `tag` share: a correction put into the file beside the library, and played at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import UserError
from .own import path_to_change, writing
from .session import Session


def correct(session: Session, id: str, changes: Mapping[str, Any], *, undo: bool = False) -> None:
    """Corrects a fact. `changes` are fields of a correction that are not None; `more` and `less` are tags."""
    from .. import lookup
    from ..library import corrections
    from ..library.again import existing
    from ..store.own import stored

    library = existing(path_to_change(session))
    given = {name: value for name, value in changes.items() if value}
    if not given and not undo:
        raise UserError("nothing is said to be corrected.", command="timeline fix --help", code=2)
    file = corrections.path_beside(library)
    all_of_them = corrections.read(file)
    known = stored(library)
    old = corrections.dropped(all_of_them, id) if undo else None
    if old is None:
        fact = lookup.fact(known, id)
        old = corrections.of_fact(known, fact, all_of_them)
    if undo:
        new = tuple(one for one in all_of_them if one != old)
    else:
        new = corrections.with_correction(all_of_them, old, **_fields(known, old, given))
    corrections.write(file, new)
    with writing(library) as writer, writer.batch():
        pass  # whatever is written, the corrections are played again
    session.note(session.words("Kept in {path}", path=file))


def _fields(library: Any, old: Any, given: dict[str, Any]) -> dict[str, Any]:
    from .. import lookup
    from ..calendar import interval

    if when := given.get("when"):
        first, last = interval(when)
        if first is None and last is None:
            from .values import days

            start, end = days(when)
            given["when"] = start if start == end else f"{start or ''}/{end or ''}"
    if "who" in given:
        found = [lookup.find_people(library, name) for name in given["who"]]
        given["who"] = tuple(p[0].id if len(p) == 1 else name for name, p in zip(given["who"], found, strict=True))
    more, less = given.pop("more", ()), given.pop("less", ())
    if more or less:
        given["tags"] = tuple(tag for tag in dict.fromkeys((*(old.tags or ()), *more)) if tag not in less) or None
    return given
