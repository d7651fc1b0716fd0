"""Text of a source made harmless for what shows it: a terminal obeys control characters, a spreadsheet formulas."""

from __future__ import annotations

_WHITE = "\t\n\v\f\r\x85\u2028\u2029"
# what turns the direction of writing, and can make a text read otherwise than it is written
_TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# C0 and C1 controls (ESC, CSI) and DEL go; what breaks a line becomes a space
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *map(ord, _TURNS))
_PRINTABLE = {**dict.fromkeys(_CONTROLS), **dict.fromkeys(map(ord, _WHITE), " ")}
# what JSON leaves as it is where it need not be ASCII
_ESCAPED = {c: f"\\u{c:04x}" for c in (*range(0x7F, 0xA0), *map(ord, _TURNS), 0x2028, 0x2029)}
# fullwidth signs begin formulas in Japanese and Chinese spreadsheets
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def printable(text: str) -> str:
    """One line without control characters."""
    return text.translate(_PRINTABLE)


def escaped(json: str) -> str:
    """JSON with those control characters escaped that `ensure_ascii=False` leaves as they are."""
    return json.translate(_ESCAPED)


def cell(text: str) -> str:
    """Text that a spreadsheet takes as text: `=1+1` becomes `'=1+1`. A number stays one, be it negative."""
    return f"'{text}" if text.startswith(_FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(",", ".").replace(".", "", 1)
    return digits.isdecimal() and digits.isascii()
