"""The commands by name. Each has a module of its own, imported only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ..errors import UserError

# name: what it is for, in a line
COMMANDS = {
    "list": "The timeline: what happened, and what is to come.",
    "who": "A person: roles, meetings, words, figures. Without a name, everyone, with counts.",
    "figures": "Figures: what they count, whose they are, for when.",
    "quotes": "Quotations: who said what. Indirect speech has the kind statement.",
    "on": "What happened on this day of the year, in any year.",
    "stats": "Counts of facts: by person, topic, kind, month or document, as bars and over time.",
    "show": "One fact, its sentence lit in its paragraph, in every source that states it.",
    "sources": "The documents: when they came out and how that is known.",
    "add": "Reads documents into your own library: text, Markdown, HTML, PDF, DOCX, ODT.",
    "verify": "Reads the files of your library again: is every cited sentence exact, moved, changed, or gone?",
    "fix": "Corrects a fact in your library for good: kept in a file beside it, marked wherever the fact is shown.",
    "drop": "Leaves a fact of your library out from now on. The file of corrections says which, and can bring it back.",
    "tag": "Puts words of your own on a fact of your library; --text finds them.",
    "rebuild": "Reads the documents of your library again where the rules have changed. Nothing of yours is lost.",
    "search": "Sentences with these words, the best first; blind to case, accents, ligatures, spaces in numbers.",
    "topics": "The topics, their words, how many facts speak of them.",
    "extract": "All facts of a text: time expressions, people, figures, quotations, events. Nothing is stored.",
    "audit": "Sentences that hold a date, a number or a known name, but gave no fact.",
    "cite": "A citation ready to paste, with a link to the very sentence.",
    "export": "The timeline as a file: calendar, spreadsheet, bibliography, annotations, page, database.",
    "schema": "What the JSON of a command holds, as a JSON Schema.",
    "explain": "What each stage makes of a sentence.",
    "lexicon": "The reference data: people, offices, countries, events, topics, verbs.",
    "help": "How things are done: exit-codes, formats, dates, queries, environment; or what a command does.",
    "completion": "The script that makes TAB complete names, topics and ids.",
}


class _Helped:
    """Help that is ours: in the user's language, options in groups, examples."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from .help import command_help

        formatter.write(command_help(self, ctx))


class Command(_Helped, TyperCommand):
    """A command."""


class Group(_Helped, TyperGroup):
    """A command with commands of its own."""


class Commands(TyperGroup):
    """All commands, each imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The names of the commands with what they are for, none imported."""
        from .completion import item

        words = ctx.obj.words
        return [item(name, words(line)) for name, line in COMMANDS.items() if name.startswith(incomplete)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        return typer.main.get_command(import_module(f".commands.{cmd_name}", __package__).app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from ..lookup import nearest

            name, near = args[0], nearest(args[0], COMMANDS)
            command = None if near else "timeline --help"
            raise UserError(
                'there is no command "{name}".', name=name, given=name, nearest=near, command=command, code=2
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from .help import overview

        formatter.write(overview(ctx))


def new_app(**settings: Any) -> typer.Typer:
    """A Typer that starts fast: no markup, no rich traces, no completion options."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,
    )


def commands() -> Any:
    """The group of all commands, as Typer runs it."""
    app = new_app(cls=Commands, no_args_is_help=True)

    @app.callback()
    def timeline() -> None:
        """Dates, people, figures, quotations and events from French texts about NATO."""

    return typer.main.get_command(app)
