"""Links that open a page at the very sentence: text fragments (`#:~:text=`), which browsers scroll to and light.

What a browser does with one is said in https://wicg.github.io/scroll-to-text-fragment/: it looks for the first place
that fits, blind to case and accents, in whole words; a text may not run over the end of a paragraph, but the two ends
of a range may stand in different ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from ..text import fold

_LONG = 300  # characters; a longer passage is named by its first and last words
_ENDS = 4  # how many words of each end at first
_MOST = 24  # and at most
_MOST_AROUND = 12  # words before a place that tell it from another
_FAR = 400  # characters in which these words are looked for
_TOKEN = re.compile(r"\S+")
_INSIDE = re.compile(r"\w(?:.*\w)?", re.DOTALL)  # from the first letter or digit to the last


def text_link(url: str, text: str, start: int, end: int) -> str:
    """The address of a page with the passage `text[start:end]` of it."""
    passage = _INSIDE.search(text, start, end)
    if passage is None:
        return url
    base = url.partition(":~:")[0]
    mark = "" if "#" in base else "#"
    return f"{base}{mark}:~:text={_directive(text, passage.start(), passage.end())}"


def _directive(text: str, start: int, end: int) -> str:
    """`[prefix-,]start[,end][,-suffix]`, such that what is meant is the first place that fits."""
    folded = fold(text)
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    if end - start <= _LONG and "\n" not in text[start:end]:
        head, tail = text[start:end], None
    else:
        head = _shortest_head(text, folded, tokens)
        tail = _shortest_tail(text, folded, tokens, start + len(head))
    clear = _first(folded, head) == start
    before = "" if clear else _before(text, folded, start, head)
    if tail:
        after = "" if _leads_to(folded, start + len(head), end, tail) else _after(text, folded, tail, start, end)
    else:
        after = "" if clear or before else _after(text, folded, head, 0, end)
    prefix, suffix = f"{_encoded(before)}-" if before else "", f"-{_encoded(after)}" if after else ""
    return ",".join(part for part in (prefix, _encoded(head), _encoded(tail or ""), suffix) if part)


def _shortest_head(text: str, folded: str, tokens: Sequence[tuple[int, int]]) -> str:
    """The first words of a long passage, as many as it takes to find none before; at most those of one line."""
    start = tokens[0][0]
    head = text[start : tokens[0][1]]
    for n, (_, end) in enumerate(tokens[: max(min(len(tokens) // 2, _MOST), 1)], start=1):
        if "\n" in text[start:end]:
            break
        head = text[start:end]
        if n >= _ENDS and _first(folded, head) == start:
            break
    return head


def _shortest_tail(text: str, folded: str, tokens: Sequence[tuple[int, int]], after: int) -> str | None:
    """The last words of a long passage, as many as it takes to find none between them and its head."""
    end = tokens[-1][1]
    tail = None
    for n, (start, _) in enumerate(reversed(tokens[-_MOST:]), start=1):
        if start < after or "\n" in text[start:end]:
            break
        tail = text[start:end]
        if n >= _ENDS and _leads_to(folded, after, end, tail):
            break
    return tail


def _leads_to(folded: str, after: int, end: int, tail: str) -> bool:
    found = _pattern(tail).search(folded, after)
    return found is not None and found.end() == end


def _before(text: str, folded: str, start: int, head: str) -> str:
    """The words before a place that tell it from an earlier one, as few as it takes; empty where none do. They may be
    the end of the paragraph before, or of this one's beginning, but not of both."""
    tokens = list(_TOKEN.finditer(text, max(0, start - _FAR), start))
    for m in reversed(tokens[-_MOST_AROUND:]):
        before = text[m.start() : start].rstrip()
        if "\n" in before:
            break
        found = _pattern(f"{before} {head}").search(folded)
        if found and found.end() == start + len(head):
            return before
    return ""


def _after(text: str, folded: str, words: str, since: int, end: int) -> str:
    """The words after a place that tell it from an earlier one. Where they too are the same, nothing tells the places
    apart, and the words are what is cited."""
    for m in list(_TOKEN.finditer(text, end, end + _FAR))[:_MOST_AROUND]:
        after = text[end : m.end()].lstrip()
        if "\n" in after:
            break
        found = _pattern(f"{words} {after}").search(folded, since)
        if found and found.end() == m.end():
            return after
    return ""


def _first(folded: str, words: str) -> int:
    found = _pattern(words).search(folded)
    return found.start() if found else -1


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words as a browser looks for them: any space between, no case, no accents."""
    inside = r"\s*".join(re.escape(token) for token in fold(words).split())
    return re.compile(rf"(?<!\w){inside}(?!\w)" if words[:1].isalnum() else rf"{inside}(?!\w)")


def _encoded(text: str) -> str:
    """Percent-encoded, with what separates the parts of a directive; any white space as one space."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")
