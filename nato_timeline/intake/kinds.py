"""What kind of file some bytes are, and the reader for it."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import UserError
from ..text import decode

MOST = 5_000_000  # characters of one document: a book of two thousand pages


class Intake(NamedTuple):
    """A file's text and what the file says about itself. `date` is an ISO day, `pages` where later pages begin."""

    text: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()


def read(data: bytes, name: str) -> Intake:
    """The text of a file. Raises UserError where it cannot be read."""
    intake = Intake(decode(data, name), "text/plain")
    if len(intake.text) > MOST:
        raise UserError("{name} is too long: {n} characters, at most {most}.", name=name, n=len(intake.text), most=MOST)
    return intake
