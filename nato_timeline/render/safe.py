"""Text of a source made harmless for what shows it: a terminal obeys control characters, a spreadsheet formulas."""

from __future__ import annotations

import re

# C0 and C1 controls (ESC, CSI), DEL, and the marks that turn the direction of writing
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WHITE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_BEYOND_ASCII = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@")


def printable(text: str) -> str:
    """One line without control characters."""
    return _CONTROL.sub("", _WHITE.sub(" ", text))


def printable_lines(text: str) -> str:
    """The same with its line breaks."""
    return "\n".join(printable(line) for line in text.split("\n"))


def escaped(json: str) -> str:
    """JSON with the control characters escaped that `ensure_ascii=False` leaves as they are."""
    return _BEYOND_ASCII.sub(lambda m: f"\\u{ord(m[0]):04x}", json)


def cell(text: str) -> str:
    """Text that a spreadsheet takes as text: `=1+1` becomes `'=1+1`."""
    return f"'{text}" if text.startswith(_FORMULA) else text
