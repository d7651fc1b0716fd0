"""The one exception that users see: what is wrong, the nearest valid value, what to run next."""

from __future__ import annotations


class UserError(Exception):
    """A fault in what the user gave. `hint` is the nearest valid value, `command` what to run next."""

    def __init__(self, message: str, *, hint: str | None = None, command: str | None = None, code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.command = command
        self.code = code
