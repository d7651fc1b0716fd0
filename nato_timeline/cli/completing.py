"""What TAB offers: read from the cache as it is, never parsed for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..facts import Library


def _library() -> Library | None:
    from ..folders import cache_folder
    from ..store import kept

    return kept(cache_folder())


def people(incomplete: str) -> list[str]:
    """Surnames, where one person has it, else ids; as the user began, in capitals or not."""
    library = _library()
    if library is None:
        return []
    surnames = [person.name.rsplit(" ", 1)[-1] for person in library.people.values()]
    offered = [
        surname if surnames.count(surname) == 1 else person.id
        for surname, person in zip(surnames, library.people.values(), strict=True)
    ]
    if incomplete and not incomplete[0].isupper():
        offered = [*(name.lower() for name in offered), *library.people]
    return _beginning(offered, incomplete)


def topics(incomplete: str) -> list[str]:
    """Topic ids."""
    library = _library()
    return _beginning(list(library.topics), incomplete) if library else []


def kinds(incomplete: str) -> list[str]:
    """Kinds of facts."""
    from ..facts import EVENT_KINDS, FIGURE_KINDS, QUOTE_KINDS

    return _beginning([*EVENT_KINDS, *FIGURE_KINDS, *QUOTE_KINDS], incomplete)


def sources(incomplete: str) -> list[str]:
    """Ids of documents."""
    library = _library()
    return _beginning(list(library.papers), incomplete) if library else []


def facts(incomplete: str) -> list[str]:
    """Ids of facts."""
    library = _library()
    return _beginning([fact.id for fact in library.facts], incomplete) if library else []


def _beginning(offered: list[str], incomplete: str) -> list[str]:
    return list(dict.fromkeys(name for name in offered if name.startswith(incomplete)))
