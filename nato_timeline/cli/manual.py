"""The man page, made from the commands themselves: `timeline help --man`, and `share/man` of the wheel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from typing import Any

from ..render.words import Words
from .app import COMMANDS, commands
from .guide import GUIDE
from .help import about, entry_of_option, globals_of
from .options import Request
from .values import today

SHARED = frozenset({*Request._fields, "help"})  # said once for all commands
_LEADING = re.compile(r"^(?=[.'])", re.MULTILINE)


def page(words: Words) -> str:
    """The page in roff, in one language."""
    from .. import __version__

    parts = [
        f'.TH TIMELINE 1 "{today().isoformat()}" "nato-timeline {__version__}" "timeline"',
        *_heading(words("NAME")),
        rf"timeline \- {_text(words('a timeline of French texts about NATO'))}",
        *_heading(words("SYNOPSIS")),
        ".B timeline",
        rf"\fI{_text(words('COMMAND'))}\fR [\fI{_text(words('OPTIONS'))}\fR]",
        *_heading(words("DESCRIPTION")),
        _text(about(words)),
        ".PP",
        _text(
            words(
                "It uses no model and no network: the same texts give the same facts, "
                "and what a text does not support is left open."
            )
        ),
        *_heading(words("COMMANDS")),
        *_commands(words),
        *_heading(words("OPTIONS OF COMMANDS THAT LIST FACTS")),
        *_entries(entry_of_option(p, words) for p in commands().get_command(None, "list").params if p.name in SHARED),
        *_heading(words("OPTIONS OF EVERY COMMAND")),
        *_entries(globals_of(words)),
    ]
    for subject in GUIDE.values():
        parts += [*_heading(words(subject.title).upper()), _text(words(subject.about))]
        parts += _entries((name, words(text)) for name, text in subject.entries)
    parts += [*_heading(words("EXAMPLES")), ".nf", *map(_text, _examples()), ".fi"]
    return "\n".join(parts) + "\n"


def _heading(title: str) -> list[str]:
    return [f'.SH "{_text(title)}"']


def _commands(words: Words) -> Iterator[str]:
    group = commands()
    for name in COMMANDS:
        yield from _command(group.get_command(None, name), ("timeline", name), words)


def _command(command: Any, path: tuple[str, ...], words: Words) -> Iterator[str]:
    """A command: how it is called, what it does, its own options; then the commands that it has."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    yield f'.SS "{_text(" ".join((*path, *(p.metavar or p.name for p in arguments))))}"'
    yield _text(words(cleandoc(command.help or "").partition("\n\n")[0].replace("\n", " ")))
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden and p.name not in SHARED]
    yield from _entries((p.metavar or p.name, words(p.help or "")) for p in arguments)
    yield from _entries(entry_of_option(p, words) for p in options)
    for name, each in getattr(command, "commands", {}).items():
        yield from _command(each, (*path, name), words)


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in entries:
        yield from (".TP", rf"\fB{_text(name)}\fR", _text(text))


def _examples() -> Iterator[str]:
    """The examples of all commands' own help."""
    group = commands()
    for name in COMMANDS:
        command = group.get_command(None, name)
        for each in (command, *getattr(command, "commands", {}).values()):
            _, _, examples = cleandoc(each.help or "").partition("\n\n")
            yield from (line.strip() for line in examples.splitlines() if line.strip())


def _text(text: str) -> str:
    """Text that roff sets as it is: backslashes, hyphens to copy, quotes, and what ASCII lacks."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    coded = "".join(c if ord(c) < 128 else rf"\[u{ord(c):04X}]" for c in escaped)
    return _LEADING.sub(r"\\&", coded)
