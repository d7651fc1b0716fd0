"""Offices on the command line: who held one on a day, and whom the texts give a role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from ..everyone import Roles
from ..facts import Library
from ..holders import Held, holders, offices_called
from ..lookup import words
from ..render.rows import Table
from .listing import show_rows
from .options import Request
from .session import Session

if TYPE_CHECKING:
    from ..render.page import Page

FIELDS = ("name", "title", "of", "from", "to", "basis", "sure", "source", "papers", "id")
SHORT = ("name", "title", "of", "from", "to", "basis", "id")
_BEFORE_A_DATE = re.compile(r"\s(?:le|la|en|au|du|de|d['’]|à|on|in)\s*$", re.IGNORECASE)


def show_holders(session: Session, request: Request, library: Library, asked: str, day: str | None) -> bool:
    """Shows who held an office; False where what is asked is no office, or no date stands with it. Raises UserError for
    a day without an office."""
    from .values import days

    title, when = (asked, day) if day is not None else _apart(asked)
    if when is None:
        return False
    if not title:
        raise UserError(
            "--on goes with an office.",
            hint="For example:",
            command='timeline who "secrétaire général" --on 2019',
            code=2,
        )
    if not offices_called(title):
        if day is None:
            return False
        raise UserError(
            'no office is called "{name}".', name=title, hint="People and their roles:", command="timeline who"
        )
    first, last = days(when)
    period = date.fromisoformat(first or last or ""), date.fromisoformat(last or first or "")
    found = holders(library, title, period)

    def row(one: Held, names: Sequence[str]) -> dict[str, Any]:
        full = {**one._asdict(), "from": one.first, "to": one.last, "papers": list(one.papers)}
        return {name: full[name] for name in names}

    def draw(page: Page, rows: Sequence[Any]) -> None:
        from ..render.offices import offices

        offices(page, library, rows)

    show_rows(session, request, found, lambda rows: Table(rows, FIELDS, SHORT, row), draw)
    return True


def _apart(asked: str) -> tuple[str, str | None]:
    """A role and the date behind it: « secrétaire général en mai 2019 »."""
    from ..model import Document
    from ..pipeline import parse

    for timex in reversed(parse(Document("", asked)).timexes):
        if timex.end == len(asked) and timex.first and timex.start:
            return _BEFORE_A_DATE.sub("", asked[: timex.start] + " ").strip(), timex.surface
    m = re.fullmatch(r"(.+?)\s+(\d{4}(?:-\d\d){0,2})", asked.strip())
    return (_BEFORE_A_DATE.sub("", m[1] + " ").strip(), m[2]) if m else (asked, None)


def roles_of(titles: Sequence[str], countries: Sequence[str]) -> Roles:
    """The roles that a user means."""
    return Roles(tuple(frozenset(words(title)) for title in titles), tuple(map(_home, countries)))


def _home(name: str) -> frozenset[str]:
    """The words of a country's French name, under whatever name it is asked for: « ukrainien », « UK », Kiev."""
    from ..lexicon import country_of

    known = country_of(name)
    return frozenset(words(known.name if known else name))
