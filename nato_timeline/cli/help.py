"""`--help`: in the user's language, options in groups, with examples."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable
from inspect import cleandoc
from typing import Any

from ..render.words import Words
from .app import COMMANDS
from .guide import GROUPS, GUIDE, Subject
from .session import HELP

Entry = tuple[str, str]
_WIDEST = max(map(len, COMMANDS))


def overview(ctx: Any) -> str:
    """`timeline --help`."""
    words: Words = ctx.obj.words
    parts = [
        f"{words('Usage:')} timeline {words('COMMAND')} …",
        _filled(about(words)),
        *(
            _section(words(group), [(name, words(COMMANDS[name])) for name in names], _WIDEST)
            for group, names in GROUPS.items()
        ),
        _section(words("For any command"), globals_of(words)),
        _section(words("Subjects"), [(name, words(one.title)) for name, one in GUIDE.items()]),
        words("timeline COMMAND --help tells more.") + "\n" + words("timeline help SUBJECT tells more."),
    ]
    return "\n\n".join(parts) + "\n"


def about(words: Words) -> str:
    """What the tool is, in a sentence."""
    return words("Dates, people, figures, quotations and events from French texts about NATO, as a timeline.")


def subject(one: Subject, words: Words) -> str:
    """`timeline help dates`."""
    entries = [(name, words(text)) for name, text in one.entries]
    return "\n\n".join((words(one.title), _filled(words(one.about)), _listed(entries))) + "\n"


def command_help(command: Any, ctx: Any) -> str:
    """`timeline list --help`: what it does, its arguments, its options by group, examples."""
    words: Words = ctx.obj.words
    text, _, examples = cleandoc(command.help or "").partition("\n\n")
    arguments = [p for p in command.get_params(ctx) if p.param_type_name == "argument"]
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option" and not p.hidden]
    usage = " ".join((ctx.command_path, *(p.metavar or p.name for p in arguments), f"[{words('OPTIONS')}]"))
    parts = [f"{words('Usage:')} {usage}", _filled(words(text.replace("\n", " ")))]
    if arguments:
        parts.append(_section(words("Arguments"), [(p.metavar or p.name, words(p.help or "")) for p in arguments]))
    if subcommands := getattr(command, "commands", None):
        lines = [(name, words(cleandoc(each.help or "").split("\n")[0])) for name, each in subcommands.items()]
        parts.append(_section(words("Commands"), lines))
    for group in dict.fromkeys(p.rich_help_panel for p in options if p.name != "help"):
        entries = [entry_of_option(p, words) for p in options if p.rich_help_panel == group and p.name != "help"]
        parts.append(_section(words(group or "Options"), entries))
    parts.append(_section(words("For any command"), globals_of(words)))
    if examples:
        parts.append(words("Examples") + "\n" + textwrap.indent(examples.strip(), "  "))
    return "\n\n".join(parts) + "\n"


def entry_of_option(parameter: Any, words: Words) -> Entry:
    """An option's names with what they take, and what it does."""
    names = ", ".join(sorted(parameter.opts, key=len))
    return f"{names} {parameter.metavar}" if parameter.metavar else names, words(parameter.help or "")


def globals_of(words: Words) -> list[Entry]:
    """The options that hold for any command."""
    return [(f"{names} {metavar}".strip(), words(text)) for names, metavar, text in HELP] + [
        ("-h, --help", words("This help."))
    ]


def _width() -> int:
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


def _filled(text: str) -> str:
    return textwrap.fill(text, _width())


def _section(title: str, entries: Iterable[Entry], widest: int = 0) -> str:
    """A title and its entries."""
    return "\n".join((title, _listed(entries, widest)))


def _listed(entries: Iterable[Entry], widest: int = 0) -> str:
    """Entries, names in a column of at least so many cells; a long name has a line of its own."""
    entries = list(entries)
    column = min(max((len(name) for name, _ in entries), default=0), max(_width() // 3, 12))
    column = max(column, widest) + 4
    lines: list[str] = []
    for name, text in entries:
        body = textwrap.wrap(text, max(_width() - column, 16)) or [""]
        if len(name) > column - 4:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {name}".ljust(column) + body.pop(0))
        lines += [" " * column + line for line in body]
    return "\n".join(line.rstrip() for line in lines)
