"""What holds for any command, before or after its name: the language, colours, how much to say."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import UserError
from ..render.words import LANGUAGES, Words, language_of

COLORS = ("auto", "always", "never")
_VALUED: dict[str, tuple[str, ...]] = {"--lang": LANGUAGES, "--color": COLORS, "--library": ()}
_FLAGS = {
    "-q": "quiet", "--quiet": "quiet", "-v": "verbose", "--verbose": "verbose", "--debug": "debug",
    "-V": "version", "--version": "version",
}  # fmt: skip
_BARE = frozenset({"--fields"})  # what may stand without its value
# (options, metavar, help) for `--help`
HELP = (
    (
        "--library",
        "PATH",
        "The library to use; else $TIMELINE_LIBRARY, else your own. « bundled »: the texts of the tool.",
    ),
    ("--lang", "en|fr", "Language of labels and messages; else that of the locale."),
    ("--color", "auto|always|never", "Colours; auto: on a terminal, unless NO_COLOR is set."),
    ("-q, --quiet", "", "Say nothing but errors beside the data."),
    ("-v, --verbose", "", "Say more: what is read, what is kept for the next time."),
    ("--debug", "", "Show the whole trace of a failure."),
    ("-V, --version", "", "The version."),
)


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the tool."""

    words: Words = field(default_factory=lambda: Words(language_of()))
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    version: bool = False
    library: str | None = None

    def note(self, text: str) -> None:
        """Says something beside the data."""
        if not self.quiet:
            print(text, file=sys.stderr)

    def detail(self, text: str, /, **values: object) -> None:
        """Says something that only `-v` asks for: an English sentence with gaps, and what fills them."""
        if self.verbose:
            self.note(self.words(text, **values))


def begin(args: Sequence[str]) -> Session:
    """A session that speaks the language asked for, so that even a fault in the other options is told in it."""
    asked = ""
    for n, arg in enumerate(args):
        name, _, value = arg.partition("=")
        if name == "--lang":
            asked = value or "".join(args[n + 1 : n + 2])
    return Session(Words(asked)) if asked in LANGUAGES else Session()


def read_globals(session: Session, args: Sequence[str]) -> tuple[Session, list[str]]:
    """Takes the options that hold for any command out of a command line, wherever they stand before `--`."""
    rest: list[str] = []
    at = 0
    while at < len(args):
        name, equals, value = args[at].partition("=")
        if name == "--":
            break
        if name in _VALUED:
            if not equals:
                at += 1
                value = args[at] if at < len(args) else ""
            session = _valued(session, name, value)
        elif args[at] in _FLAGS:
            flag: dict[str, Any] = {_FLAGS[args[at]]: True}
            session = replace(session, **flag)
        elif args[at] in _BARE and (at + 1 == len(args) or args[at + 1].startswith("-")):
            rest.append(f"{args[at]}=")
        else:
            rest.append(args[at])
        at += 1
    return session, [*rest, *args[at:]]


def _valued(session: Session, name: str, value: str) -> Session:
    if name == "--library":
        if not value:
            raise UserError("option {name} needs a value.", name=name, command="timeline --help", code=2)
        return replace(session, library=value)
    if value not in _VALUED[name]:
        valid = ", ".join(_VALUED[name])
        raise UserError(
            '{option} takes one of {valid}, not "{value}".', option=name, valid=valid, value=value, given=value, code=2
        )
    return replace(session, words=Words(value)) if name == "--lang" else replace(session, color=value)


def terminal(stream: object) -> bool:
    """Whether somebody sees the stream as it is written."""
    return bool(getattr(stream, "isatty", lambda: False)())


def styled(session: Session, stream: object) -> bool:
    """Whether escape codes are wanted on a stream."""
    if session.color != "auto":
        return session.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal(stream) and os.environ.get("TERM") != "dumb"
