"""TimeML: the text as it is, its time expressions marked in line as TIMEX3, its own day in the DCT."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from ..model import Parse, Published, Timex

_DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
<DOCID>{id}</DOCID>
<DCT>{day}</DCT>
<TEXT>{text}</TEXT>
</TimeML>
"""
# what no XML 1.0 document may hold; each becomes one character, so that offsets hold
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
# a parser would read a bare carriage return as a line break
_KEPT = {"\r": "&#13;"}
# the id of the document's own day, and of the expressions that count from it
_DCT = "t0"
# how many expressions back the story is looked for
_FAR = 50
_COUNTED = ("publication", "story", "estimate")


def document(parse: Parse) -> str:
    """A text with its time expressions. Its TEXT is the document's own, character by character; what XML forbids is
    U+FFFD there."""
    text, at, parts = parse.document.text, 0, []
    for index, timex in enumerate(parse.timexes):
        parts += [_plain(text[at : timex.start]), _timex(parse, index), _plain(timex.surface), "</TIMEX3>"]
        at = timex.end
    parts.append(_plain(text[at:]))
    return _DOCUMENT.format(id=_plain(parse.document.id), day=_day(parse.published), text="".join(parts))


def _plain(text: str) -> str:
    return escape(_FORBIDDEN.sub(_REPLACEMENT, text), _KEPT)


def _day(published: Published) -> str:
    """The day of publication, the month or year it is estimated to be of, or an open one."""
    value = published.value.isoformat() if published.value else published.estimate or "XXXX-XX-XX"
    exact, mod = _exact(value, None)
    shown = "" if published.value is None and published.estimate is None else exact
    return _open(_DCT, "DATE", exact, mod, function="CREATION_TIME") + f"{shown}</TIMEX3>"


def _timex(parse: Parse, index: int) -> str:
    timex = parse.timexes[index]
    value, mod = _exact(timex.value, timex.mod)
    counted = timex.basis in _COUNTED
    return _open(
        f"t{index + 1}",
        timex.type,
        value,
        mod,
        counted=counted,
        anchor=_anchor(parse.timexes, index) if counted else None,
    )


def _exact(value: str, mod: str | None) -> tuple[str, str | None]:
    """A value without the EDTF sign of what is approximate, which TIMEX3 says with `mod`."""
    return (value.rstrip("~"), mod or "APPROX") if value.endswith("~") else (value, mod)


def _anchor(timexes: Sequence[Timex], index: int) -> str | None:
    """The expression that a date counts from: the document's day, or the last one before it that gives that day."""
    timex = timexes[index]
    if timex.basis != "story":
        return _DCT
    for before in range(index - 1, max(-1, index - _FAR), -1):
        if timex.anchor in (str(timexes[before].first), str(timexes[before].last)):
            return f"t{before + 1}"
    return None


def _open(
    tid: str,
    type: str,
    value: str,
    mod: str | None,
    *,
    function: str = "NONE",
    counted: bool = False,
    anchor: str | None = None,
) -> str:
    named = {
        "tid": tid,
        "type": type,
        "value": value,
        "mod": mod,
        "temporalFunction": "true" if counted else "false",
        "functionInDocument": function,
        "anchorTimeID": anchor,
    }
    return f"<TIMEX3{''.join(f' {name}={quoteattr(said)}' for name, said in named.items() if said)}>"
