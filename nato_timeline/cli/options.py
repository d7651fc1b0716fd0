"""The options that all commands share which list facts: declared once, meaning the same everywhere."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, get_type_hints

from typer import Argument, Option

from . import completing

WHICH, HOW, WHERE = "Which facts", "In which order, how many", "In which form"

Text = str | None
Texts = list[str] | None
Completer = Callable[[str], list[str]]
Paths = Annotated[Texts, Argument(metavar="[PATH…|-]", help="Texts to read; - for standard input.")]


def which(*names: str, help: str, metavar: str | None = None, complete: Completer | None = None) -> Any:
    """An option that says which facts."""
    return Option(*names, metavar=metavar, help=help, rich_help_panel=WHICH, autocompletion=complete)


def how(*names: str, help: str, metavar: str | None = None, complete: Completer | None = None) -> Any:
    """An option that says in which order, or how many."""
    return Option(*names, metavar=metavar, help=help, rich_help_panel=HOW, autocompletion=complete)


def where(*names: str, help: str, metavar: str | None = None, complete: Completer | None = None) -> Any:
    """An option that says in which form, and where to."""
    return Option(*names, metavar=metavar, help=help, rich_help_panel=WHERE, autocompletion=complete)


_SINCE = "Not before: 2022, 2022-06, 2024-W42, « 29 juin 2022 », « il y a 3 mois »."
_WHO = "Of a person, country or body, under any name."
_SOURCE = "From a document; see timeline sources."
_KIND = "Of a kind: summit, meeting, visit…; an unknown one lists them all."
_STATUS = "With a status: held, scheduled…; an unknown one lists them all."
_WORDS = "With these words in the fact or its sentence."
_FIELDS = "These fields only; without a value, which there are."
_TEMPLATE = "Each row so: '{date} — {who: : }{text} ({cite})'; « : » only after somebody. Any field will do."
_FORMATS = "One of table, plain, json, jsonl, csv, tsv, markdown."


class Request(NamedTuple):
    """What was asked of a command that lists facts. Options of a list may be given several times, or with commas."""

    since: Annotated[Text, which("--since", metavar="DATE", help=_SINCE)] = None
    until: Annotated[Text, which("--until", metavar="DATE", help="Not after.")] = None
    as_of: Annotated[Text, which("--as-of", metavar="DATE", help="Only what had been published by then.")] = None
    who: Annotated[Texts, which("--who", metavar="NAME", help=_WHO, complete=completing.people)] = None
    topic: Annotated[
        Texts, which("--topic", metavar="TOPIC", help="On a topic; see timeline topics.", complete=completing.topics)
    ] = None
    kind: Annotated[Texts, which("--kind", metavar="KIND", help=_KIND, complete=completing.kinds)] = None
    place: Annotated[Texts, which("--place", metavar="PLACE", help="At a place.", complete=completing.places)] = None
    source: Annotated[Texts, which("--source", metavar="ID", help=_SOURCE, complete=completing.sources)] = None
    status: Annotated[Texts, which("--status", metavar="STATUS", help=_STATUS, complete=completing.statuses)] = None
    text: Annotated[Texts, which("--text", metavar="WORDS", help=_WORDS)] = None
    sort: Annotated[
        str, how("--sort", metavar="ORDER", help="By date, source, who or value.", complete=completing.sorts)
    ] = "date"
    reverse: Annotated[bool, how("--reverse", help="The other way round.")] = False
    limit: Annotated[Text, how("-n", "--limit", metavar="N", help="At most N, 0 for all. A terminal shows 50.")] = None
    fail_empty: Annotated[bool, how("--fail-empty", help="Exit code 3 where nothing is found.")] = False
    form: Annotated[Text, where("-f", "--format", metavar="FORMAT", help=_FORMATS, complete=completing.formats)] = None
    fields: Annotated[Text, where("--fields", metavar="A,B,C", help=_FIELDS)] = None
    template: Annotated[Text, where("--template", metavar="TEXT", help=_TEMPLATE)] = None
    output: Annotated[
        Text, where("-o", "--output", metavar="FILE", help="Into a file; its ending gives the format.")
    ] = None
    force: Annotated[bool, where("--force", help="Overwrite the file.")] = False


FILTERS = ("since", "until", "as_of", "who", "topic", "kind", "place", "source", "status", "text")
OUTPUT_ONLY = ("limit", "fail_empty", "form", "fields", "template", "output", "force")


def takes_request(command: Callable[..., Any], only: tuple[str, ...] = Request._fields) -> Callable[..., Any]:
    """Gives a command the shared options, which it finds in its argument `request`; `only` some of them, where it lists
    something else than facts."""
    own = inspect.signature(command, eval_str=True)
    types = get_type_hints(Request, include_extras=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    defaults = Request._field_defaults
    shared = [inspect.Parameter(name, keyword, default=defaults[name], annotation=types[name]) for name in only]
    parameters = [p.replace(kind=keyword) for p in own.parameters.values() if p.name != "request"]

    def run(**given: Any) -> Any:
        request = Request(**{name: given.pop(name) for name in only})
        return command(request=request, **given)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = own.replace(parameters=[*parameters, *shared])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in (*parameters, *shared)}
    return run
