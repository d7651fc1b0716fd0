"""The one exception that users see: what is wrong, the nearest valid value, what to run next."""

from __future__ import annotations


class UserError(Exception):
    """A fault in what the user gave.

    The message and `hint` are English sentences with `{names}` for the `values`, so that another language can say them:
    `template` is the message before, `message` after the values are put in.
    `nearest` is the valid value nearest to `given`, `count` how many facts it has; without `command`, what to run next
    is what failed, with `nearest` put in place of `given`. `choices` are (what, command) where several values would do.
    `code` is the exit code: 1 for what does not exist, 2 for what is written wrong.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        command: str | None = None,
        code: int = 1,
        given: str | None = None,
        nearest: str | None = None,
        count: int | None = None,
        choices: tuple[tuple[str, str], ...] = (),
        **values: object,
    ) -> None:
        self.template = message
        self.message = message.format(**values) if values else message
        super().__init__(self.message)
        self.hint = hint
        self.command = command
        self.code = code
        self.given = given
        self.nearest = nearest
        self.count = count
        self.choices = choices
        self.values = values
