"""Errors as users see them: what is wrong, the nearest valid value, what to run next."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..errors import UserError
from ..lookup import argument
from ..render.safe import printable
from .session import Session, styled


def tell(session: Session, error: UserError, args: Sequence[str]) -> int:
    """Prints a user's error on stderr and returns its exit code."""
    if session.debug:
        import traceback

        traceback.print_exception(error)
    words = session.words
    label = words("Error:")
    if styled(session, sys.stderr):
        label = f"\x1b[1;31m{label}\x1b[0m"
    lines = [f"{label} {printable(words(error.template, **error.values))}"]
    lines += [f"  {line}" for line in _next(session, error, args)]
    print("\n".join(lines), file=sys.stderr)
    return error.code


def _next(session: Session, error: UserError, args: Sequence[str]) -> list[str]:
    words = session.words
    lines: list[tuple[str, str]] = []
    if error.nearest:
        command = error.command or _corrected(error, args)
        lines.append((_did_you_mean(session, error), command))
    if error.hint:
        hint = words(error.hint, **error.values)
        lines.append((hint, "" if error.nearest else error.command or ""))
    elif error.command and not error.nearest:
        lines.append(("", error.command))
    lines += error.choices
    width = max((len(text) for text, command in lines if command and error.choices), default=0)
    return [printable("   ".join(part for part in (text.ljust(width), command) if part)) for text, command in lines]


def _did_you_mean(session: Session, error: UserError) -> str:
    words = session.words
    if error.count is None:
        return words('Did you mean "{nearest}"?', nearest=error.nearest)
    count = words.count(error.count, "{n} fact", "{n} facts")
    return words('Did you mean "{nearest}" ({count})?', nearest=error.nearest, count=count)


def _corrected(error: UserError, args: Sequence[str]) -> str:
    """The command that failed, with the nearest valid value in place of the wrong one."""
    wrong, right = error.given or "", error.nearest or ""

    def mended(arg: str) -> str:
        if arg == wrong:
            return right
        name, equals, values = arg.rpartition("=")
        return name + equals + ",".join(right if value.strip() == wrong else value for value in values.split(","))

    fixed = [mended(arg) for arg in args]
    return " ".join(("timeline", *(argument(arg) for arg in fixed))) if fixed != list(args) else ""


def tell_other(session: Session, error: Exception, args: Sequence[str]) -> int:
    """Prints any other exception: a wrongly used command, a full disk, or a fault of the tool."""
    usage = _usage(error)
    if usage is not None:
        return tell(session, usage, args)
    if type(error).__module__ == "sqlite3":
        from ..store.place import library_path
        from ..store.schema import fault

        return tell(session, fault(library_path(session.library), error), args)  # type: ignore[arg-type]
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return tell(session, UserError("{where}{why}.", where=where, why=error.strerror or str(error)), args)
    if session.debug:
        import traceback

        traceback.print_exception(error)
    return tell(
        session,
        UserError(
            "something went wrong inside: {what}.",
            what=f"{type(error).__name__}: {error}",
            hint="The whole trace:",
            command=" ".join(("timeline", "--debug", *(argument(arg) for arg in args))),
        ),
        args,
    )


def _usage(error: Exception) -> UserError | None:
    """Typer's errors in the form of ours. Typer keeps the classes to itself, so they are known by name."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "timeline"
    command = f"{path} --help"
    match type(error).__name__:
        case "NoArgsIsHelpError":
            return UserError("{path} needs a command.", path=path, command=command, code=2)
        case "NoSuchOption":
            wrong = str(getattr(error, "option_name", ""))
            near = next(iter(getattr(error, "possibilities", None) or ()), None)
            listing = None if near else command
            return UserError(
                "there is no option {name}.", name=wrong, given=wrong, nearest=near, command=listing, code=2
            )
        case "MissingParameter":
            parameter = getattr(error, "param", None)
            name = parameter.human_readable_name.rstrip("…") if parameter is not None else ""
            return UserError("{path} needs {name}.", path=path, name=name, command=command, code=2)
        case "BadOptionUsage":
            name = getattr(error, "option_name", "")
            return UserError("option {name} needs a value.", name=name, command=command, code=2)
        case "UsageError" | "BadParameter" | "BadArgumentUsage":
            text = getattr(error, "message", str(error))
            return UserError("{text}", text=text, command=command, code=2)
    return None
